/* Stores as earlier programs made them: opened and brought up to date with all that is in them, or left as they were. */
#include "store-support.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#define LATEST 3
#define KILLS 60

static char *
copy_fixture (const char *folder, guint version)
{
  g_autofree char *name = g_strdup_printf ("version-%u.db", version);
  g_autofree char *fixture = g_build_filename (g_getenv ("DR_STORE_FIXTURES"), name, NULL);
  g_autofree char *bytes = NULL;
  char *path = g_build_filename (folder, name, NULL);
  gsize length = 0;

  g_assert_true (g_file_get_contents (fixture, &bytes, &length, NULL));
  g_assert_true (g_file_set_contents (path, bytes, (gssize) length, NULL));
  return path;
}

static int
read_version (const char *path)
{
  sqlite3 *connection = NULL;
  sqlite3_stmt *statement = NULL;
  int version = 0;

  g_assert_cmpint (sqlite3_open_v2 (path, &connection, SQLITE_OPEN_READWRITE, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_prepare_v2 (connection, "PRAGMA user_version", -1, &statement, NULL), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_step (statement), ==, SQLITE_ROW);
  version = sqlite3_column_int (statement, 0);
  sqlite3_finalize (statement);
  sqlite3_close (connection);
  return version;
}

/* What both fixtures hold. */
static void
assert_first (DrStore *store)
{
  g_autoptr (DrPeopleList) people = NULL;
  g_autoptr (DrTrail) trail = NULL;
  g_autoptr (DrRegisterPage) page = NULL;
  g_autoptr (GBytes) record = NULL;
  g_autoptr (GError) error = NULL;
  DrRegisterQuery query = { .search = "ŵyl", .limit = 5 };

  g_assert_true (dr_store_check (store, &error));
  g_assert_no_error (error);
  assert_field (store, "EIA-2026-1", "title", "Tŷ Ŵyl");
  page = dr_store_query (store, &query, NULL);
  g_assert_cmpuint (page->n_rows, ==, 2);
  g_assert_cmpint (page->rows[1].stage, ==, DR_STAGE_SUBMITTED);
  trail = dr_store_read_trail (store, "EIA-2026-1", 0, 100, NULL);
  g_assert_cmpuint (trail->n_entries, >=, 1);
  record = dr_store_get_blob (store, trail->entries[trail->n_entries - 1].record, NULL);
  g_assert_nonnull (record);
  people = dr_store_list_people (store, NULL);
  g_assert_true (dr_people_has_role (people, "ann", DR_ROLE_ADMINISTRATOR, NULL));
}

/* What the fixtures from version 2 on hold besides. */
static void
assert_second (DrStore *store, guint version)
{
  const char *tag = "evidence/1";
  DrRegisterQuery query = { .uses = { &tag, 1 }, .limit = 5 };
  g_autoptr (DrLimitations) limitations = dr_store_list_limitations (store, NULL);
  g_autoptr (DrReceivedList) received = dr_store_list_received (store, 0, 5, NULL);
  g_autoptr (DrEditions) editions = dr_store_list_editions (store, DR_EDITION_RULEBOOK, NULL);
  g_autoptr (DrLiveList) live = dr_store_list_live (store, NULL, (DrDate) { 2026, 4, 1 }, (DrDate) { 2026, 4, 1 }, NULL);
  g_autoptr (DrRegisterPage) page = dr_store_query (store, &query, NULL);

  g_assert_cmpuint (limitations->n_items, ==, 1);
  g_assert_cmpstr (limitations->items[0].text, ==, "no survey");
  g_assert_cmpuint (received->n_items, ==, version >= 3 ? 2 : 1);
  g_assert_cmpstr (received->items[0].grade, ==, "sealed");
  g_assert_cmpint (received->items[0].kind, ==, DR_RECEIVED_RECORD);
  g_assert_cmpstr (received->items[0].bag, ==, "");
  g_assert_cmpuint (editions->n_items, ==, 1);
  g_assert_cmpuint (live->n_items, ==, 1);
  g_assert_cmpstr (live->items[0].withdrawn[0].point, ==, "desk-bs");
  g_assert_cmpstr (live->items[0].negative.items[0], ==, "age-75-plus");
  g_assert_cmpuint (page->n_rows, ==, 1);
}

/* What the fixture of version 3 holds besides. */
static void
assert_third (DrStore *store)
{
  g_autoptr (DrReceivedList) received = dr_store_list_received (store, 0, 5, NULL);
  g_autoptr (GBytes) bytes = dr_store_get_blob (store, received->items[1].digest, NULL);

  g_assert_cmpint (received->items[1].kind, ==, DR_RECEIVED_ATTACHMENT);
  g_assert_cmpuint (strlen (received->items[1].bag), ==, DR_DIGEST_LENGTH);
  g_assert_cmpuint (g_bytes_get_size (bytes), ==, received->items[1].size);
}

/* Every released version, opened for writing, and every later verb works on it. */
static void
test_opened (gconstpointer data)
{
  guint version = GPOINTER_TO_UINT (data);
  g_autofree char *folder = g_dir_make_tmp ("due-regard-store-XXXXXX", NULL);
  g_autofree char *path = copy_fixture (folder, version);
  g_autoptr (GError) error = NULL;
  g_autoptr (DrStore) store = dr_store_open (path, DR_STORE_OPEN_DEFAULT, &error);

  g_assert_no_error (error);
  g_assert_cmpint (read_version (path), ==, LATEST);
  assert_first (store);
  if (version >= 2)
    assert_second (store, version);
  if (version >= 3)
    assert_third (store);
  save_one (store, "EIA-2026-2", "ann", "title", "changed", 1);
  g_assert_true (try_step (store, "EIA-2026-2", DR_STAGE_DRAFT, DR_STAGE_SUBMITTED, NULL));
  g_assert_true (dr_store_check (store, NULL));
  g_assert_finalize_object (g_steal_pointer (&store));
  remove_all (folder);
}

/* Whoever only looks changes nothing, and so cannot look at what has yet to be brought up to date. */
static void
test_read_only (void)
{
  g_autofree char *folder = g_dir_make_tmp ("due-regard-store-XXXXXX", NULL);
  g_autofree char *path = copy_fixture (folder, LATEST);
  g_autofree char *old = copy_fixture (folder, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (DrStore) store = dr_store_open (path, DR_STORE_OPEN_READ_ONLY, NULL);

  assert_first (store);
  assert_second (store, LATEST);
  assert_third (store);
  g_assert_null (dr_store_open (old, DR_STORE_OPEN_READ_ONLY, &error));
  g_assert_error (error, DR_STORE_ERROR, DR_STORE_ERROR_READ_ONLY);
  g_assert_cmpint (read_version (old), ==, 1);
  g_assert_finalize_object (g_steal_pointer (&store));
  remove_all (folder);
}

/* A table of the new version's that somebody made stands in the way: the upgrade fails, and all is as it was. */
static void
test_failed (void)
{
  g_autofree char *folder = g_dir_make_tmp ("due-regard-store-XXXXXX", NULL);
  g_autofree char *path = copy_fixture (folder, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (DrStore) store = NULL;
  sqlite3 *connection = NULL;

  g_assert_cmpint (sqlite3_open (path, &connection), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_exec (connection, "CREATE TABLE received (x)", NULL, NULL, NULL), ==, SQLITE_OK);
  for (guint i = 0; i < 2; i++)
    {
      g_assert_null (dr_store_open (path, DR_STORE_OPEN_DEFAULT, &error));
      g_assert_nonnull (error);
      g_clear_error (&error);
      g_assert_cmpint (read_version (path), ==, 1);
      g_assert_cmpint (sqlite3_exec (connection, "SELECT effective FROM assessment", NULL, NULL, NULL), ==, SQLITE_ERROR);
      g_assert_cmpint (sqlite3_exec (connection, "SELECT 1 FROM limitation", NULL, NULL, NULL), ==, SQLITE_ERROR);
    }
  g_assert_cmpint (sqlite3_exec (connection, "DROP TABLE received", NULL, NULL, NULL), ==, SQLITE_OK);
  sqlite3_close (connection);
  store = dr_store_open (path, DR_STORE_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  assert_first (store);
  g_assert_finalize_object (g_steal_pointer (&store));
  remove_all (folder);
}

/* Killed at any moment of the upgrade: it is of one version or the other, and the next program finds all of it. */
static void
test_killed (void)
{
  guint left[LATEST + 1] = { 0 };

  for (guint i = 0; i < KILLS; i++)
    {
      g_autofree char *folder = g_dir_make_tmp ("due-regard-store-XXXXXX", NULL);
      g_autofree char *path = copy_fixture (folder, 1);
      g_autoptr (DrStore) store = NULL;
      int status = 0;
      int version = 0;
      pid_t child = fork ();

      g_assert_cmpint (child, >=, 0);
      if (child == 0)
        {
          dr_store_open (path, DR_STORE_OPEN_DEFAULT, NULL);
          pause ();
          _exit (0);
        }
      g_usleep ((gulong) g_test_rand_int_range (100, 12000));
      g_assert_cmpint (kill (child, SIGKILL), ==, 0);
      g_assert_cmpint (waitpid (child, &status, 0), ==, child);
      version = read_version (path);
      g_assert_cmpint (version, >=, 1);
      g_assert_cmpint (version, <=, LATEST);
      left[version]++;
      store = dr_store_open (path, DR_STORE_OPEN_DEFAULT, NULL);
      g_assert_nonnull (store);
      assert_first (store);
      g_assert_finalize_object (g_steal_pointer (&store));
      remove_all (folder);
    }
  g_test_message ("%u were left at version 1, %u at version 2, %u at version 3", left[1], left[2], left[3]);
  g_assert_cmpuint (left[1], >, 0);
}

/* What the latest version's fixture holds. It is made once, where DR_STORE_MAKE_FIXTURE says, and never again. */
static void
make_fixture (const char *path)
{
  const char *group = "age-75-plus";
  const char *tag = "evidence/1";
  DrWithdrawnPoint point = { "desk-bs", "desk" };
  g_autoptr (GError) error = NULL;
  g_autoptr (DrStore) store = dr_store_open (path, DR_STORE_OPEN_CREATE, &error);
  g_autoptr (GBytes) rulebook = g_bytes_new_static ("<rulebook/>", 11);
  g_autoptr (GBytes) theirs = g_bytes_new_static ("<record id='theirs'/>", 21);
  g_autoptr (GBytes) letter = g_bytes_new_static ("a letter", 8);
  DrPerson person = { "ann", "Ann", "ann" };
  DrGrant grant = { .person = "ann", .role = DR_ROLE_ADMINISTRATOR, .service = "", .by = "ann" };
  DrLimitation limitation = { "L1", "r1", "channel/web", "no survey", "ann", { 2026, 1, 1 }, { 2026, 12, 31 } };
  DrNewEdition edition = { DR_EDITION_RULEBOOK, rulebook, "2026" };
  DrReceived received = { theirs, "theirs.xml", "EIA-9", 1, "Bus", "sealed" };
  DrReceived file = {
    letter, "data/attachments/l", NULL, 0, NULL, "consistent", DR_RECEIVED_ATTACHMENT,
    "00000000000000000000000000000000000000000000000000000000000000aa",
  };
  DrAttachment attachment = { .id = "at1", .name = "letter.txt", .media_type = "text/plain" };
  DrRegisterRow row = make_row ("EIA-2026-1", 1, "Tŷ Ŵyl");
  DrField field = { .key = "title", .value = "Tŷ Ŵyl" };
  DrDraftSave first = {
    .reference = "EIA-2026-1", .version = 1, .person = "ann", .at = 1, .fields = &field, .n_fields = 1, .row = &row,
  };

  g_assert_no_error (error);
  row.search_text = "answers";
  row.effective = (DrDate) { 2026, 4, 1 };
  row.negative = (DrIds) { &group, 1 };
  row.withdrawn = &point;
  row.n_withdrawn = 1;
  row.uses = (DrIds) { &tag, 1 };
  g_assert_true (try_act (store, (DrTrailAct) { .new_person = &person, .grant = &grant }, "first", NULL));
  g_assert_true (try_create (store, &first, NULL));
  g_assert_true (dr_store_attach (store, "EIA-2026-1", 1, &attachment, letter, NULL));
  g_assert_true (try_step (store, "EIA-2026-1", DR_STAGE_DRAFT, DR_STAGE_SUBMITTED, NULL));
  create (store, "EIA-2026-2", 1, "Ŵyl eto");
  g_assert_true (try_act (store, (DrTrailAct) { .limitation = &limitation }, "limitation", NULL));
  g_assert_true (try_act (store, (DrTrailAct) { .person = "ann", .edition = &edition }, "edition", NULL));
  g_assert_true (try_act (store, (DrTrailAct) { .person = "ann", .received = &received }, "import", NULL));
  g_assert_true (try_act (store, (DrTrailAct) { .person = "ann", .received = &file }, "file", NULL));
}

int
main (int argc, char **argv)
{
  if (g_getenv ("DR_STORE_MAKE_FIXTURE") != NULL)
    {
      make_fixture (g_getenv ("DR_STORE_MAKE_FIXTURE"));
      return 0;
    }
  g_test_init (&argc, &argv, NULL);
  for (guint version = 1; version <= LATEST; version++)
    {
      g_autofree char *name = g_strdup_printf ("/store/versions/opened/%u", version);

      g_test_add_data_func (name, GUINT_TO_POINTER (version), test_opened);
    }
  g_test_add_func ("/store/versions/read-only", test_read_only);
  g_test_add_func ("/store/versions/failed", test_failed);
  g_test_add_func ("/store/versions/killed", test_killed);
  return g_test_run ();
}
