/* Bags of a register: checked with the tools of others, of one moment while others write, whole or not there at all. */
#include "exports.h"

#include "dr-bag-check.h"
#include "dr-load.h"
#include "dr-trail-file.h"

#define XMLLINT "for f in data/records/*/*.xml; do " \
  "xmllint --nonet --noout --schema data/schemas/assessment-record.xsd \"$f\" 2>&1 | grep -v ' validates$' || true; done"
#define SUMS "sha256sum --quiet -c manifest-sha256.txt; sha256sum --quiet -c tagmanifest-sha256.txt"

static const struct { const char *name; guint n; } members[] = {
  { "data/records/NH-1/v1-02-submit.xml", 1 },
  { "data/records/NH-1/v1-03-endorse.xml", 1 },
  { "data/records/NH-1/v1-04-approve.xml", 1 },
  { "data/records/T~C5~B7~20100~25~2F2/v1-02-submit.xml", 1 },
  { "data/records/~2E.~2Fx/v1-02-submit.xml", 1 },
  { "data/records/draft", 0 },
  { "data/evidence/1.xml", 1 },
  { "data/rulebook/1.xml", 1 },
  { "data/questionnaire/1.xml", 1 },
  { "data/schemas/assessment-record.xsd", 1 },
  { "data/schemas/trail-format.md", 1 },
  { "data/schemas/record-format.md", 1 },
  { "data/schemas/return-format.md", 1 },
  { "data/schemas/reperform.py", 1 },
  { "data/return", 0 },
  { "data/received", 0 },
};

/* Its own checks, both chains, and the head that it prints. */
static void
check_bag (const char          *path,
           const DrBagExported *result)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrBagReader) reader = dr_bag_reader_open (path, NULL, NULL, &error);
  g_autoptr (DrBagCheck) check = NULL;
  g_autoptr (GBytes) trail = NULL;
  g_autoptr (GInputStream) stream = NULL;
  g_autoptr (DrTrailReading) reading = NULL;
  g_autofree char *head = NULL;

  g_assert_no_error (error);
  check = dr_bag_check (reader, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (check->n_problems, ==, 0);
  trail = dr_bag_reader_read (reader, DR_TRAIL_FILE_NAME, 1 << 24, NULL, &error);
  g_assert_no_error (error);
  stream = g_memory_input_stream_new_from_bytes (trail);
  reading = dr_trail_file_read (stream, NULL, 0, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (reading->n_problems, ==, 0);
  g_assert_cmpuint (reading->store.length, ==, result->head.length);
  g_assert_cmpstr (reading->store.head, ==, result->head.head);
  head = dr_bag_reader_get_info (reader, "Due-Regard-Store-Head");
  g_assert_cmpstr (head, ==, result->head.head);
}

static void
test_folder (void)
{
  g_auto (Office) office = { NULL };
  g_autofree char *path = NULL;
  g_autofree char *info = NULL;
  g_autofree char *evidence = NULL;
  g_autofree char *kept = NULL;
  DrBagExported result;

  office_open (&office, NULL);
  office_fill (&office);
  path = office_export (&office, "whole", (DrBagExportOptions) { NULL }, &result);
  g_assert_cmpuint (result.n_assessments, ==, 4);   /* the fifth is a draft: nothing of it is in the bag */
  g_assert_cmpuint (result.n_records, ==, 3 + 1 + 2 + 1);
  g_assert_cmpuint (result.n_attachments, ==, 2);   /* the examples' own, and one that was added */
  run_shell (path, SUMS);
  run_shell (path, XMLLINT);
  check_bag (path, &result);
  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    {
      g_autofree char *member = g_build_filename (path, members[i].name, NULL);

      g_test_message ("%s", member);
      g_assert_cmpint (g_file_test (member, G_FILE_TEST_EXISTS), ==, members[i].n);
    }
  /* Differs from NH-1 in case only: some systems would make one folder of them. */
  run_shell (path, "test -f data/records/nh-1~~*/v1-02-submit.xml; grep -l 'reference=\"nh-1\"' data/records/nh-1~~*/*.xml >/dev/null");

  evidence = read_text (path, "data/evidence/1.xml", NULL);
  kept = desk_read ("examples/evidence-example.xml");
  g_assert_cmpstr (evidence, ==, kept);
  info = read_text (path, "bag-info.txt", NULL);
  g_assert_nonnull (strstr (info, "Source-Organization: Exampleton Council (fictitious)\n"));
  g_assert_nonnull (strstr (info, "Bagging-Date: 2025-09-15\n"));
}

/* Every sealed record comes out as it went in. */
static void
test_bytes (void)
{
  g_auto (Office) office = { NULL };
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DrTrail) trail = NULL;
  DrBagExported result;
  guint n = 0;

  office_open (&office, NULL);
  office_add (&office, "NH-1", 3);
  path = office_export (&office, "whole", (DrBagExportOptions) { NULL }, &result);
  trail = dr_store_read_trail (office.desk.store, "NH-1", 0, 100, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < trail->n_entries; i++)
    {
      static const char * const names[] = { NULL, "v1-02-submit.xml", "v1-03-endorse.xml", "v1-04-approve.xml" };
      g_autofree char *folder = g_build_filename (path, "data/records/NH-1", NULL);
      g_autofree char *text = NULL;
      gsize length;

      if (trail->entries[i].record == NULL)
        continue;
      text = read_text (folder, names[i], &length);
      {
        g_autofree char *digest = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) text, length);

        g_assert_cmpstr (digest, ==, trail->entries[i].record);
      }
      n++;
    }
  g_assert_cmpuint (n, ==, 3);
}

typedef struct {
  const char *folder;
  guint       n;
} Compared;

static gboolean
compare_member (const DrBagMember  *member,
                GInputStream       *stream,
                gpointer            data,
                GError            **error)
{
  Compared *compared = data;
  g_autofree char *bytes = g_malloc (member->size + 1);
  g_autofree char *other = NULL;
  gsize length = 0;
  gsize other_length = 0;

  g_assert_true (g_input_stream_read_all (stream, bytes, member->size, &length, NULL, error));
  other = read_text (compared->folder, member->name, &other_length);
  g_assert_cmpmem (bytes, length, other, other_length);
  compared->n++;

  return TRUE;
}

static void
test_zip (void)
{
  g_auto (Office) office = { NULL };
  g_autofree char *folder = NULL;
  g_autofree char *zip = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DrBagReader) reader = NULL;
  DrBagExported result;
  Compared compared = { NULL };

  office_open (&office, NULL);
  office_fill (&office);
  folder = office_export (&office, "b", (DrBagExportOptions) { NULL }, &result);
  zip = office_export (&office, "b.zip", (DrBagExportOptions) { NULL }, &result);
  check_bag (zip, &result);
  reader = dr_bag_reader_open (zip, NULL, NULL, &error);
  g_assert_no_error (error);
  compared.folder = folder;
  dr_bag_reader_visit (reader, compare_member, &compared, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (compared.n, >, 20);
}

static void
test_some (void)
{
  static const char * const some[] = { "NH-1", "draft", NULL };
  static const char * const unknown[] = { "NH-1", "NH-2", NULL };
  g_auto (Office) office = { NULL };
  g_autofree char *path = NULL;
  g_autofree char *nowhere = NULL;
  g_autoptr (GError) error = NULL;
  DrBagExported result;
  DrBagExportOptions options = { .references = some };

  office_open (&office, NULL);
  office_fill (&office);
  path = office_export (&office, "some", options, &result);
  g_assert_cmpuint (result.n_assessments, ==, 1);   /* the other is a draft */
  g_assert_cmpuint (result.n_records, ==, 3);
  g_assert_cmpuint (result.n_attachments, ==, 1);
  check_bag (path, &result);
  run_shell (path, SUMS);
  /* What nobody may read is a digest: nh-1 has two entries, Tŷ three, ../x two. */
  run_shell (path, "test $(grep -a -c '^H[0-9a-f]*$' data/trail/trail.txt) = 7; ! grep -a -q 'nh-1\\|100%' data/trail/trail.txt");

  nowhere = office_path (&office, "bags/nowhere.zip");
  options.path = nowhere;
  options.references = unknown;
  g_assert_false (dr_register_export_bag (office.desk.reg, &options, NULL, NULL, NULL, &result, &error));
  g_assert_error (error, DR_STORE_ERROR, DR_STORE_ERROR_NOT_FOUND);
  g_assert_cmpuint (office_count (&office), ==, 1);
}

static void
test_erased (void)
{
  g_auto (Office) office = { NULL };
  g_autofree char *path = NULL;
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "Private matters.\n", -1);
  g_autofree char *member = g_strconcat ("data/attachments/", digest, NULL);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  DrBagExported result;

  office_open (&office, NULL);
  office_fill (&office);
  path = office_export (&office, "before", (DrBagExportOptions) { NULL }, &result);
  g_assert_cmpuint (result.n_attachments, ==, 2);
  text = read_text (path, member, NULL);
  g_assert_cmpstr (text, ==, "Private matters.\n");

  dr_register_erase (office.desk.reg, "officer", digest, "Somebody asked for it.", &error);
  g_assert_no_error (error);
  after = office_export (&office, "after", (DrBagExportOptions) { NULL }, &result);
  g_assert_cmpuint (result.n_attachments, ==, 1);
  g_assert_cmpuint (result.n_withheld, ==, 1);
  check_bag (after, &result);
  before = g_build_filename (after, member, NULL);
  g_assert_false (g_file_test (before, G_FILE_TEST_EXISTS));
}

/* Bytes that are not those of their digest any more are not handed out: the manifest would call them whole. */
static void
test_altered (void)
{
  g_auto (Office) office = { NULL };
  g_autofree char *uri = NULL;
  g_autofree char *text = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  DrBagExportOptions options = { NULL };
  DrBagExported result;
  char *at;
  gsize length = 0;

  office_open (&office, "register.db");
  office_fill (&office);
  desk_close (&office.desk);
  uri = office_path (&office, "register.db");
  g_file_get_contents (uri, &text, &length, &error);
  g_assert_no_error (error);
  for (at = text; at < text + length - strlen ("Private matters."); at++)
    if (memcmp (at, "Private matters.", strlen ("Private matters.")) == 0)
      memcpy (at, "Private mattere.", strlen ("Private matters."));
  g_file_set_contents (uri, text, (gssize) length, &error);
  g_assert_no_error (error);

  office.desk.store = dr_store_open (uri, DR_STORE_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  office.desk.reg = dr_register_new (office.desk.store);
  path = office_path (&office, "bags/b");
  options.path = path;
  g_assert_false (dr_register_export_bag (office.desk.reg, &options, NULL, NULL, NULL, &result, &error));
  g_assert_error (error, DR_STORE_ERROR, DR_STORE_ERROR_DAMAGED);
  g_assert_cmpuint (office_count (&office), ==, 0);
}

typedef struct {
  GCancellable *cancellable;
  guint         at;
  guint         n;
  double        last;
} Stop;

static void
count_and_stop (double   share,
                gpointer data)
{
  Stop *stop = data;

  g_assert_cmpfloat (share, >=, stop->last);
  g_assert_cmpfloat (share, <=, 1);
  stop->last = share;
  if (stop->n++ == stop->at)
    g_cancellable_cancel (stop->cancellable);
}

/* At every call of the progress: nothing is left. The last comes when the bag is there. */
static void
test_cancel (gconstpointer data)
{
  g_auto (Office) office = { NULL };
  g_autofree char *inner = g_strconcat ("bags/", (const char *) data, NULL);
  g_autofree char *path = NULL;
  DrPeriod period = { { 2025, 4, 1 }, { 2026, 3, 31 } };
  DrBagExportOptions options = { .period = &period };
  gboolean done = FALSE;
  guint at;

  office_open (&office, NULL);
  office_fill (&office);
  path = office_path (&office, inner);
  options.path = path;
  for (at = 0; !done; at++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GError) error = NULL;
      Stop stop = { cancellable, at, 0, 0 };
      DrBagExported result;

      done = dr_register_export_bag (office.desk.reg, &options, count_and_stop, &stop, cancellable, &result, &error);
      if (!done)
        g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_cmpuint (office_count (&office), ==, done ? 1 : 0);
    }
  g_assert_cmpuint (at, >, 10);
}

typedef struct {
  const char *uri;
  const char *erase;
  guint       n;
} Other;

/* Another program writes while the bag is made: a new draft, its steps, an edition, an erasure. */
static void
write_meanwhile (double   share,
                 gpointer data)
{
  Other *other = data;
  Office office = { NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *reference = g_strdup_printf ("LATER-%u", other->n);

  office.desk.store = dr_store_open (other->uri, DR_STORE_OPEN_DEFAULT, &error);
  g_assert_no_error (error);
  office.desk.reg = dr_register_new (office.desk.store);
  desk_set_day (&office.desk, 2025, 9, 15);
  office_add (&office, reference, 3);
  if (other->n == 0)
    {
      desk_publish_edited (&office.desk, "<evidence ", "<evidence  ");
      desk_step (&office.desk, "../x", DR_STEP_ENDORSE, "officer", NULL, 0);
      dr_register_erase (office.desk.reg, "officer", other->erase, "Somebody asked for it.", &error);
      g_assert_no_error (error);
    }
  other->n++;
  desk_close (&office.desk);
}

static void
test_moment (void)
{
  g_auto (Office) office = { NULL };
  g_autofree char *uri = NULL;
  g_autofree char *path = NULL;
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "Private matters.\n", -1);
  DrTrailHead head;
  DrPeriod period = { { 2025, 4, 1 }, { 2026, 3, 31 } };
  DrBagExportOptions options = { .period = &period };
  DrBagExported result;
  g_autoptr (GError) error = NULL;
  Other other = { NULL };

  office_open (&office, "register.db");
  office_fill (&office);
  uri = office_path (&office, "register.db");
  path = office_path (&office, "bags/b");
  other.uri = uri;
  other.erase = digest;
  options.path = path;
  g_assert_true (dr_store_read_head (office.desk.store, NULL, &head, &error));
  dr_register_export_bag (office.desk.reg, &options, write_meanwhile, &other, NULL, &result, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (other.n, >, 10);
  g_assert_cmpuint (result.head.length, ==, head.length);
  g_assert_cmpstr (result.head.head, ==, head.head);
  g_assert_cmpuint (result.n_records, ==, 7);
  g_assert_cmpuint (result.n_attachments, ==, 1);
  check_bag (path, &result);
  run_shell (path, SUMS);
  run_shell (path, XMLLINT);
  run_shell (path, "! grep -r -q LATER- data; test ! -e data/evidence/2.xml; test ! -e data/records/~2E.~2Fx/v1-03-endorse.xml");
}

/* There is something of that name, or nothing to export from. */
static void
test_refused (void)
{
  g_auto (Office) office = { NULL };
  g_autofree char *path = NULL;
  g_autoptr (DrStore) store = NULL;
  g_autoptr (DrRegister) empty = NULL;
  g_autoptr (GError) error = NULL;
  DrBagExportOptions options = { NULL };
  DrBagExported result;

  office_open (&office, NULL);
  path = office_export (&office, "b", options, &result);
  g_assert_cmpuint (result.n_records, ==, 0);
  options.path = path;
  g_assert_false (dr_register_export_bag (office.desk.reg, &options, NULL, NULL, NULL, &result, &error));
  g_assert_error (error, DR_RECORD_ERROR, DR_RECORD_ERROR_EXISTS);
  g_clear_error (&error);

  store = dr_store_open (":memory:", DR_STORE_OPEN_CREATE, &error);
  g_assert_no_error (error);
  empty = dr_register_new (store);
  g_free (path);
  path = office_path (&office, "bags/empty.zip");
  options.path = path;
  g_assert_false (dr_register_export_bag (empty, &options, NULL, NULL, NULL, &result, &error));
  g_assert_error (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_INPUT);
  g_assert_cmpuint (office_count (&office), ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/register/export/folder", test_folder);
  g_test_add_func ("/register/export/bytes", test_bytes);
  g_test_add_func ("/register/export/zip", test_zip);
  g_test_add_func ("/register/export/some", test_some);
  g_test_add_func ("/register/export/erased", test_erased);
  g_test_add_func ("/register/export/altered", test_altered);
  g_test_add_data_func ("/register/export/cancel/folder", "b", test_cancel);
  g_test_add_data_func ("/register/export/cancel/zip", "b.zip", test_cancel);
  g_test_add_func ("/register/export/moment", test_moment);
  g_test_add_func ("/register/export/refused", test_refused);

  return g_test_run ();
}
