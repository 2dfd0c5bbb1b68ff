/* A disk that is full, fails or is held by others: one clear error, and what stood before stands. */
#include "store-support.h"

#include <sqlite3.h>

#include "fault-vfs.h"

#define SAVES 12

static const struct {
  const char  *name;
  Fault        fault;
  DrStoreError code;
} fault_cases[] = {
  { "full", FAULT_FULL, DR_STORE_ERROR_FULL },
  { "io", FAULT_IO, DR_STORE_ERROR_IO },
  { "busy", FAULT_BUSY, DR_STORE_ERROR_BUSY },
};

/* Saves until one fails; the number that were acknowledged. */
static guint
save_until_failure (DrStore *store, DrStoreError code)
{
  for (guint i = 0; i < SAVES; i++)
    {
      g_autofree char *value = g_strdup_printf ("%u", i + 1);
      g_autoptr (GError) error = NULL;

      if (try_save (store, "EIA-1", "ann", "a", value, 1000, NULL, NULL, &error))
        continue;
      g_assert_error (error, DR_STORE_ERROR, (int) code);
      return i;
    }
  return SAVES;
}

/* The fault strikes at the first operation, then at the second, and so on until all saves get through. */
static void
test_saves (gconstpointer data)
{
  guint index = GPOINTER_TO_UINT (data);
  guint hits = 1;

  for (guint after = 0; hits > 0 && after < 400; after++)
    {
      Case self = { 0 };
      g_autofree char *expected = NULL;
      guint saved = 0;

      case_set_up (&self, GUINT_TO_POINTER (BACKEND_FAULTS));
      create (self.store, "EIA-1", 1, "Desk");
      g_assert_true (try_save (self.store, "EIA-1", "ann", "a", "0", 1, NULL, NULL, NULL));
      dr_store_set_patience (self.store, 1);
      fault_vfs_set (fault_cases[index].fault, after);
      saved = save_until_failure (self.store, fault_cases[index].code);
      hits = fault_vfs_hits ();
      g_assert_true (hits > 0 || saved == SAVES);
      fault_vfs_clear ();

      /* The same store goes on, and another finds what was acknowledged. */
      expected = g_strdup_printf ("%u", saved);
      assert_field (self.store, "EIA-1", "a", expected);
      save_one (self.store, "EIA-1", "ann", "b", "after", 1000);
      g_assert_finalize_object (g_steal_pointer (&self.store));
      case_open (&self);
      assert_field (self.store, "EIA-1", "a", expected);
      assert_field (self.store, "EIA-1", "b", "after");
      g_assert_true (dr_store_check (self.store, NULL));
      case_tear_down (&self, NULL);
    }
  g_assert_cmpuint (hits, ==, 0);
}

/* A step is there with its trail entry and its record, or not at all. */
static void
test_step (gconstpointer data)
{
  guint index = GPOINTER_TO_UINT (data);
  gboolean done = FALSE;

  for (guint after = 0; !done && after < 200; after++)
    {
      Case self = { 0 };
      g_autoptr (DrRegisterPage) page = NULL;
      g_autoptr (GError) error = NULL;
      DrTrailHead head;

      case_set_up (&self, GUINT_TO_POINTER (BACKEND_FAULTS));
      create (self.store, "EIA-1", 1, "Desk");
      dr_store_set_patience (self.store, 1);
      fault_vfs_set (fault_cases[index].fault, after);
      done = try_step (self.store, "EIA-1", DR_STAGE_DRAFT, DR_STAGE_SUBMITTED, &error);
      fault_vfs_clear ();
      if (!done)
        g_assert_error (error, DR_STORE_ERROR, (int) fault_cases[index].code);
      g_assert_finalize_object (g_steal_pointer (&self.store));
      case_open (&self);
      g_assert_true (dr_store_read_head (self.store, NULL, &head, NULL));
      g_assert_cmpuint (head.length, ==, done ? 2 : 1);
      page = dr_store_get_row (self.store, "EIA-1", 1, NULL);
      g_assert_cmpint (page->rows[0].stage, ==, done ? DR_STAGE_SUBMITTED : DR_STAGE_DRAFT);
      g_assert_true (dr_store_check (self.store, NULL));
      case_tear_down (&self, NULL);
    }
  g_assert_true (done);
}

/* An act with all that one can carry, of a draft that it makes and takes a step. */
static gboolean
try_everything (DrStore *store, GError **error)
{
  const char *group = "age-75-plus";
  const char *tag = "evidence/1";
  DrWithdrawnPoint point = { "desk-bs", "desk" };
  DrField title = { .key = "title", .value = "Van" };
  DrField verdict = { .key = "verdict", .value = "yes" };
  DrRegisterRow row = make_row ("EIA-2", 1, "Van");
  DrDraftSave first = {
    .reference = "EIA-2", .version = 1, .person = "ann", .at = 1, .fields = &title, .n_fields = 1, .row = &row,
  };
  DrDraftSave save = { .reference = "EIA-2", .version = 1, .person = "ann", .at = 2, .fields = &verdict, .n_fields = 1 };
  DrLimitation limitation = { .id = "L1", .rule = "r", .subject = "s", .text = "t", .by = "ann" };
  DrPerson bob = { "bob", "Bob", "" };
  DrGrant grant = { .person = "bob", .role = DR_ROLE_APPROVER, .service = "", .by = "ann" };
  g_autoptr (GBytes) record = g_bytes_new_static ("<sealed/>", 9);
  g_autoptr (GBytes) evidence = g_bytes_new_static ("<evidence/>", 11);
  DrNewEdition edition = { DR_EDITION_EVIDENCE, evidence, "2026" };
  g_autofree char *large = g_strnfill (300 * 1024, 'x');
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (large, 300 * 1024, NULL);
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, large, 300 * 1024);
  DrReceived received = {
    .name = "data/attachments/large", .kind = DR_RECEIVED_ATTACHMENT, .stream = stream, .size = 300 * 1024, .digest = digest,
  };

  row.search_text = "answers";
  row.negative = (DrIds) { &group, 1 };
  row.withdrawn = &point;
  row.n_withdrawn = 1;
  row.uses = (DrIds) { &tag, 1 };
  return try_act (store, (DrTrailAct) {
    .reference = "EIA-2", .version = 1, .create = &first, .save = &save, .person = "ann", .step = TRUE,
    .from = DR_STAGE_DRAFT, .to = DR_STAGE_SUBMITTED, .record = record, .new_person = &bob, .grant = &grant,
    .limitation = &limitation, .edition = &edition, .received = &received,
  }, "everything", error);
}

static gboolean
remove_and_try (DrStore *store, gpointer data, GError **error)
{
  return try_remove (store, "EIA-1", 1, error) && try_everything (store, error);
}

/* All that try_everything() brings is there, or none of it. */
static void
assert_everything (DrStore *store, gboolean done)
{
  const char *tag = "evidence/1";
  DrRegisterQuery query = { .uses = { &tag, 1 }, .search = "answers", .limit = 5 };
  g_autoptr (DrRegisterPage) page = dr_store_query (store, &query, NULL);
  g_autoptr (DrLiveList) live = dr_store_list_live (store, NULL, DR_DATE_NONE, DR_DATE_NONE, NULL);
  g_autoptr (DrPeopleList) people = dr_store_list_people (store, NULL);
  g_autoptr (DrLimitations) limitations = dr_store_list_limitations (store, NULL);
  g_autoptr (DrEditions) editions = dr_store_list_editions (store, DR_EDITION_EVIDENCE, NULL);
  g_autoptr (DrReceivedList) received = dr_store_list_received (store, 0, 5, NULL);
  g_autoptr (GBytes) record = NULL;
  char digest[DR_DIGEST_SIZE];

  make_digest (digest, "<sealed/>");
  record = dr_store_get_blob (store, digest, NULL);
  g_assert_cmpuint (page->n_rows, ==, done ? 1 : 0);
  g_assert_cmpuint (live->n_items, ==, done ? 1 : 0);
  g_assert_cmpuint (people->n_people, ==, done ? 1 : 0);
  g_assert_cmpuint (people->n_roles, ==, done ? 1 : 0);
  g_assert_cmpuint (limitations->n_items, ==, done ? 1 : 0);
  g_assert_cmpuint (editions->n_items, ==, done ? 1 : 0);
  g_assert_cmpuint (received->n_items, ==, done ? 1 : 0);
  if (done)
    {
      g_autoptr (GBytes) large = dr_store_get_blob (store, received->items[0].digest, NULL);

      g_assert_cmpuint (g_bytes_get_size (large), ==, 300 * 1024);
    }
  g_assert_cmpint (record != NULL, ==, done);
  if (done)
    assert_field (store, "EIA-2", "verdict", "yes");
}

/* The same for one act, and for two done together. */
static void
try_faulty_act (guint index, gboolean together)
{
  gboolean done = FALSE;

  for (guint after = 0; !done && after < 400; after++)
    {
      Case self = { 0 };
      g_autoptr (GError) error = NULL;
      DrTrailHead head;

      case_set_up (&self, GUINT_TO_POINTER (BACKEND_FAULTS));
      create (self.store, "EIA-1", 1, "Desk");
      dr_store_set_patience (self.store, 1);
      fault_vfs_set (fault_cases[index].fault, after);
      done = together ? dr_store_together (self.store, remove_and_try, NULL, &error)
                      : try_everything (self.store, &error);
      fault_vfs_clear ();
      if (!done)
        g_assert_error (error, DR_STORE_ERROR, (int) fault_cases[index].code);
      for (guint again = 0; again < 2; again++)
        {
          assert_everything (self.store, done);
          g_assert_true (dr_store_read_head (self.store, NULL, &head, NULL));
          g_assert_cmpuint (head.length, ==, 1 + (done ? 1 + (guint) together : 0));
          if (!(done && together))
            assert_field (self.store, "EIA-1", "title", "Desk");
          g_assert_true (dr_store_check (self.store, NULL));
          /* The same store goes on, and another finds the same. */
          g_assert_finalize_object (g_steal_pointer (&self.store));
          case_open (&self);
        }
      case_tear_down (&self, NULL);
    }
  g_assert_true (done);
}

static void
test_everything (gconstpointer data)
{
  try_faulty_act (GPOINTER_TO_UINT (data), FALSE);
}

static void
test_together (gconstpointer data)
{
  try_faulty_act (GPOINTER_TO_UINT (data), TRUE);
}

/* A work that takes no notice of the disk's failure, and says that all is well: nothing stands, and it is told so. */
static gboolean
save_blindly (DrStore *store, gpointer data, GError **error)
{
  for (guint i = 0; i < SAVES; i++)
    {
      g_autofree char *value = g_strdup_printf ("%u", i);

      try_save (store, "EIA-1", "ann", "a", value, 1000, NULL, NULL, NULL);
    }
  return TRUE;
}

static void
test_blind (gconstpointer data)
{
  guint index = GPOINTER_TO_UINT (data);
  guint hits = 1;

  for (guint after = 0; hits > 0 && after < 200; after++)
    {
      Case self = { 0 };
      g_autoptr (GError) error = NULL;
      gboolean done = FALSE;

      case_set_up (&self, GUINT_TO_POINTER (BACKEND_FAULTS));
      create (self.store, "EIA-1", 1, "Desk");
      dr_store_set_patience (self.store, 1);
      fault_vfs_set (fault_cases[index].fault, after);
      done = dr_store_together (self.store, save_blindly, NULL, &error);
      hits = fault_vfs_hits ();
      fault_vfs_clear ();
      if (!done)
        g_assert_error (error, DR_STORE_ERROR, (int) fault_cases[index].code);
      if (done && hits == 0)
        assert_field (self.store, "EIA-1", "a", "11");
      else if (!done)
        assert_field (self.store, "EIA-1", "a", NULL);
      save_one (self.store, "EIA-1", "ann", "b", "after", 1000);
      g_assert_true (dr_store_check (self.store, NULL));
      case_tear_down (&self, NULL);
    }
  g_assert_cmpuint (hits, ==, 0);
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

/* An upgrade that the disk stops leaves version 1 as it was, and the next one gets through. */
static void
test_upgrade (gconstpointer data)
{
  guint index = GPOINTER_TO_UINT (data);
  g_autofree char *fixture = g_build_filename (g_getenv ("DR_STORE_FIXTURES"), "version-1.db", NULL);
  g_autofree char *bytes = NULL;
  gsize length = 0;
  guint hits = 1;
  guint stopped = 0;

  g_assert_true (g_file_get_contents (fixture, &bytes, &length, NULL));
  for (guint after = 0; hits > 0 && after < 400; after++)
    {
      Case self = { 0 };
      g_autoptr (GError) error = NULL;

      case_set_up (&self, GUINT_TO_POINTER (BACKEND_FAULTS));
      g_assert_finalize_object (g_steal_pointer (&self.store));
      g_free (self.uri);
      self.uri = g_build_filename (self.folder, "old.db", NULL);
      g_assert_true (g_file_set_contents (self.uri, bytes, (gssize) length, NULL));
      fault_vfs_set (fault_cases[index].fault, after);
      self.store = dr_store_open (self.uri, DR_STORE_OPEN_DEFAULT, &error);
      hits = fault_vfs_hits ();
      fault_vfs_clear ();
      if (self.store == NULL)
        {
          g_assert_error (error, DR_STORE_ERROR, (int) fault_cases[index].code);
          stopped += read_version (self.uri) == 1;
          case_open (&self);
        }
      assert_field (self.store, "EIA-2026-1", "title", "Tŷ Ŵyl");
      create (self.store, "EIA-1", 1, "Desk");
      g_assert_true (dr_store_check (self.store, NULL));
      g_assert_finalize_object (g_steal_pointer (&self.store));
      g_assert_cmpint (read_version (self.uri), ==, 3);
      case_tear_down (&self, NULL);
    }
  g_assert_cmpuint (hits, ==, 0);
  g_assert_cmpuint (stopped, >, 0);
}

/* Making a store fails cleanly too, and the next try succeeds. */
static void
test_open (gconstpointer data)
{
  guint index = GPOINTER_TO_UINT (data);
  guint failures = 0;

  for (guint after = 0; after < 40; after++)
    {
      Case self = { 0 };
      g_autoptr (GError) error = NULL;

      case_set_up (&self, GUINT_TO_POINTER (BACKEND_FAULTS));
      g_assert_finalize_object (g_steal_pointer (&self.store));
      g_free (self.uri);
      self.uri = g_build_filename (self.folder, "fresh.db", NULL);
      fault_vfs_set (fault_cases[index].fault, after);
      self.store = dr_store_open (self.uri, DR_STORE_OPEN_CREATE, &error);
      fault_vfs_clear ();
      if (self.store == NULL)
        {
          failures++;
          g_assert_error (error, DR_STORE_ERROR, (int) fault_cases[index].code);
          case_open (&self);
        }
      create (self.store, "EIA-1", 1, "Desk");
      case_tear_down (&self, NULL);
    }
  g_assert_cmpuint (failures, >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (fault_cases); i++)
    {
      g_autofree char *saves = g_strdup_printf ("/store/faults/saves/%s", fault_cases[i].name);
      g_autofree char *step = g_strdup_printf ("/store/faults/step/%s", fault_cases[i].name);
      g_autofree char *everything = g_strdup_printf ("/store/faults/everything/%s", fault_cases[i].name);
      g_autofree char *together = g_strdup_printf ("/store/faults/together/%s", fault_cases[i].name);
      g_autofree char *blind = g_strdup_printf ("/store/faults/blind/%s", fault_cases[i].name);
      g_autofree char *upgrade = g_strdup_printf ("/store/faults/upgrade/%s", fault_cases[i].name);
      g_autofree char *open = g_strdup_printf ("/store/faults/open/%s", fault_cases[i].name);

      g_test_add_data_func (saves, GUINT_TO_POINTER (i), test_saves);
      g_test_add_data_func (step, GUINT_TO_POINTER (i), test_step);
      g_test_add_data_func (everything, GUINT_TO_POINTER (i), test_everything);
      g_test_add_data_func (together, GUINT_TO_POINTER (i), test_together);
      g_test_add_data_func (blind, GUINT_TO_POINTER (i), test_blind);
      /* Opening waits its full time for others: five seconds a try. */
      if (fault_cases[i].fault != FAULT_BUSY)
        {
          g_test_add_data_func (open, GUINT_TO_POINTER (i), test_open);
          g_test_add_data_func (upgrade, GUINT_TO_POINTER (i), test_upgrade);
        }
    }
  return g_test_run ();
}
