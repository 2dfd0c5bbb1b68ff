/* What came in a bag stays whole: from hand to hand byte for byte, found and named where it is damaged, never counted among
 * a register's own records, and all of it or none of it whatever happens. */
#include "exports.h"

#include "dr-import.h"
#include "dr-load.h"
#include "dr-received-kind.h"
#include "dr-verify.h"

static GPtrArray *
bring (Office      *self,
       const char  *path,
       const char  *anchor,
       GError     **error)
{
  const char *paths[] = { path, NULL };
  const char *anchors[] = { anchor, NULL };

  return dr_register_import (self->desk.reg, "officer", paths, anchor != NULL ? anchors : NULL, NULL, NULL, NULL, error);
}

/* (transfer full): what was done with the bag; the last that was told. */
static DrImported *
must_bring (Office     *self,
            const char *path,
            const char *anchor)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) imported = bring (self, path, anchor, &error);

  g_assert_no_error (error);

  return g_ptr_array_steal_index (imported, imported->len - 1);
}

static guint64
length_of (Office *self)
{
  g_autoptr (GError) error = NULL;
  DrTrailHead head;

  dr_store_read_head (self->desk.store, NULL, &head, &error);
  g_assert_no_error (error);

  return head.length;
}

static DrVerification *
verify (const char *path)
{
  g_autoptr (GError) error = NULL;
  DrVerification *verification = dr_verify_bag (path, NULL, &error);

  g_assert_no_error (error);

  return verification;
}

/* Whether a line of what was received names @where and has @words. */
static gboolean
says (const DrVerification *verification,
      gboolean              is_problem,
      const char           *where,
      const char           *words)
{
  const GPtrArray *lines = verification->results[DR_VERIFY_RECEIVED].lines;

  for (guint i = 0; i < lines->len; i++)
    {
      const DrVerifyLine *line = lines->pdata[i];

      if (line->is_problem == is_problem && (where == NULL || (line->where != NULL && strstr (line->where, where) != NULL))
          && strstr (line->words, words) != NULL)
        return TRUE;
    }

  return FALSE;
}

/* Each file of one bag lies in the other's data/received, byte for byte, under its digest. */
static void
assert_holds (const char *bag,
              const char *within)
{
  g_autofree char *line = g_strdup_printf ("find . -type f | while read -r f; do d=$(sha256sum \"$f\" | cut -c1-64); "
                                           "g=$(find '%s/data/received' -type f -name \"$d*\" | head -n 1); "
                                           "test -n \"$g\" && cmp \"$f\" \"$g\" || exit 1; done", within);

  run_shell (bag, line);
}

/* A's bag goes to B, B's to C, C's to D, and nothing is lost on the way; each adds its own. */
static void
test_rounds (void)
{
  static const char * const names[] = { "a", "b", "c", "d" };
  Office offices[4] = { { NULL } };
  char *bags[4] = { NULL };
  const DrPeriod period = { { 2025, 4, 1 }, { 2026, 3, 31 } };
  g_autofree char *of_period = NULL;
  g_autofree char *last = NULL;
  DrBagExported result;
  guint64 n_before = 0;

  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (DrVerification) verification = NULL;
      g_autoptr (DrImported) told = NULL;

      office_open (&offices[i], NULL);
      if (i == 0)
        office_fill (&offices[i]);
      else
        told = must_bring (&offices[i], bags[i - 1], NULL);
      bags[i] = office_export (&offices[i], names[i], (DrBagExportOptions) { NULL }, &result);
      g_assert_cmpuint (result.n_received, ==, i == 0 ? 0 : 7);
      g_assert_cmpuint (result.n_records, ==, i == 0 ? 7 : 0);
      verification = verify (bags[i]);
      g_assert_cmpint (verification->grade, ==, DR_GRADE_CONSISTENT);
      g_assert_cmpuint (verification->n_records, ==, result.n_records);
      g_assert_cmpuint (verification->n_received, ==, result.n_received);
      g_assert_cmpuint (verification->n_received_files, ==, result.n_received_files);
      if (i == 0)
        continue;

      g_assert_cmpuint (result.n_received_files, >, n_before);
      n_before = result.n_received_files;
      g_assert_cmpuint (told->n_kept, ==, result.n_received_files);
      g_assert_false (told->is_here);
      assert_holds (bags[i - 1], bags[i]);
      assert_holds (bags[0], bags[i]);
      g_assert_true (says (verification, FALSE, "data/received/trail/", "graded consistent when officer received it"));
      if (i > 1)
        {
          g_autofree char *line = g_strdup_printf ("! diff -r . '%s/data/received' | grep -v '^Only in %s/data/received'",
                                                   bags[i], bags[i]);
          g_autofree char *received = g_build_filename (bags[i - 1], "data/received", NULL);

          run_shell (received, line);
        }
    }

  /* The return goes along too. */
  of_period = office_export (&offices[0], "period", (DrBagExportOptions) { .period = &period }, &result);
  dr_imported_free (must_bring (&offices[3], of_period, NULL));
  last = office_export (&offices[3], "last", (DrBagExportOptions) { NULL }, &result);
  assert_holds (of_period, last);
  for (guint i = 0; i < 4; i++)
    {
      g_free (bags[i]);
      office_close (&offices[i]);
    }
}

/* What the format's own page says brings the first bag back out of the last, whoever had it in between. */
static void
test_put_together (void)
{
  static const char begin[] = "# In the folder data/received: the bag whose";
  Office offices[3] = { { NULL } };
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "schemas", "trail-format.md", NULL);
  g_autofree char *page = NULL;
  g_autofree char *script = NULL;
  g_autofree char *line = NULL;
  g_autofree char *first = NULL;
  g_autofree char *bag = NULL;
  g_autofree char *folder = NULL;
  g_autofree char *out = NULL;
  g_autoptr (DrImported) told = NULL;
  g_autoptr (DrVerification) verification = NULL;
  g_autoptr (GError) error = NULL;
  const char *from;
  DrBagExported result;

  g_file_get_contents (path, &page, NULL, &error);
  g_assert_no_error (error);
  from = strstr (page, begin);
  g_assert_nonnull (from);
  script = g_strndup (from, (gsize) (strstr (from, "```") - from));
  for (guint i = 0; i < 3; i++)
    office_open (&offices[i], NULL);
  office_fill (&offices[0]);
  first = office_export (&offices[0], "first", (DrBagExportOptions) { NULL }, &result);
  told = must_bring (&offices[1], first, NULL);
  bag = office_export (&offices[1], "second", (DrBagExportOptions) { NULL }, &result);
  dr_imported_free (must_bring (&offices[2], bag, NULL));
  g_clear_pointer (&bag, g_free);
  bag = office_export (&offices[2], "third", (DrBagExportOptions) { NULL }, &result);

  folder = g_build_filename (bag, "data/received", NULL);
  out = office_path (&offices[2], "out");
  line = g_strdup_printf ("set -- %s '%s'\n%s\ndiff -r '%s' '%s'", told->digest, out, script, first, out);
  run_shell (folder, line);
  verification = verify (out);
  g_assert_cmpint (verification->grade, ==, DR_GRADE_CONSISTENT);
  g_assert_cmpuint (verification->n_records, ==, 7);
  for (guint i = 0; i < 3; i++)
    office_close (&offices[i]);
}

/* The same bag again, as a folder or a zip, adds nothing, and what is handed out afterwards is the same. */
static void
test_twice (void)
{
  g_auto (Office) first = { NULL };
  g_auto (Office) second = { NULL };
  g_autofree char *bag = NULL;
  g_autofree char *zip = NULL;
  g_autofree char *once = NULL;
  g_autofree char *twice = NULL;
  g_autofree char *line = NULL;
  g_autoptr (DrImported) again = NULL;
  g_autoptr (DrImported) zipped = NULL;
  DrBagExported result;
  guint64 length;

  office_open (&first, NULL);
  office_open (&second, NULL);
  office_fill (&first);
  bag = office_export (&first, "bag", (DrBagExportOptions) { NULL }, &result);
  zip = office_export (&first, "bag.zip", (DrBagExportOptions) { NULL }, &result);
  dr_imported_free (must_bring (&second, bag, NULL));
  length = length_of (&second);
  once = office_export (&second, "once", (DrBagExportOptions) { NULL }, &result);
  again = must_bring (&second, bag, NULL);
  zipped = must_bring (&second, zip, NULL);
  g_assert_true (again->is_here);
  g_assert_true (zipped->is_here);
  g_assert_cmpuint (again->n_kept, ==, 0);
  g_assert_cmpuint (length_of (&second), ==, length);
  twice = office_export (&second, "twice", (DrBagExportOptions) { NULL }, &result);
  line = g_strdup_printf ("diff -r data '%s/data'", twice);
  run_shell (once, line);
}

/* Damage to what was received, with the manifests made anew: found, and the file is named. */
static const struct { const char *name; const char *line; const char *where; const char *words; } damages[] = {
  { "record", "sed -i 's/Saturday/Sunday/' $R", "data/received/", "its digest is" },
  { "record-content", "sed -i '0,/ people=\"[0-9.]*\"/s// people=\"7\"/' $R", "data/received/", "re-performance: " },
  { "evidence", "echo >> $(ls data/received/evidence/* | head -n 1)", "data/received/evidence/", "its digest is" },
  { "attachment", "echo x > $(ls data/received/attachment/* | head -n 1)", "data/received/attachment/", "its digest is" },
  { "trail", "sed -i 's/6:submit,/6:submut,/' data/received/trail/*", "data/received/trail/", "its digest is" },
  { "swapped", "f=$(ls data/received/attachment/* | head -n 1); echo x > x; mv x data/received/attachment/$(sha256sum x | cut -c1-64); rm $f",
    "data/received/attachment/", "no act in the trail says that it was received" },
  { "other-kind", "mv data/received/attachment/* data/received/return/", "data/received/return/",
    "no act in the trail says that it was received" },
};

static void
test_damage (gconstpointer data)
{
  guint row = GPOINTER_TO_UINT (data);
  g_auto (Office) first = { NULL };
  g_auto (Office) second = { NULL };
  g_autofree char *bag = NULL;
  g_autofree char *again = NULL;
  g_autofree char *line = NULL;
  g_autoptr (DrVerification) before = NULL;
  g_autoptr (DrVerification) verification = NULL;
  DrBagExported result;

  office_open (&first, NULL);
  office_open (&second, NULL);
  office_fill (&first);
  bag = office_export (&first, "bag", (DrBagExportOptions) { NULL }, &result);
  dr_imported_free (must_bring (&second, bag, NULL));
  again = office_export (&second, "again", (DrBagExportOptions) { NULL }, &result);
  before = verify (again);
  g_assert_cmpint (before->grade, ==, DR_GRADE_CONSISTENT);
  line = g_strdup_printf ("mkdir -p data/received/return; R=$(grep -l Saturday data/received/*.xml | head -n 1); %s; "
                          "find data -type f | sort | xargs -d '\\n' sha256sum > manifest-sha256.txt; "
                          "n=$(find data -type f | wc -l); s=$(find data -type f -printf '%%s\\n' | paste -sd+ | bc); "
                          "sed -i \"s/^Payload-Oxum: .*/Payload-Oxum: $s.$n/\" bag-info.txt; "
                          "sha256sum bagit.txt bag-info.txt manifest-sha256.txt > tagmanifest-sha256.txt; "
                          "rmdir data/received/* 2>/dev/null || true",
                          damages[row].line);
  run_shell (again, line);
  verification = verify (again);
  g_assert_cmpint (verification->results[DR_VERIFY_CHECKSUMS].status, ==, DR_VERIFY_PASSED);
  g_assert_cmpint (verification->results[DR_VERIFY_CHAINS].status, ==, DR_VERIFY_PASSED);
  g_assert_cmpint (verification->results[DR_VERIFY_ENTRIES].status, ==, DR_VERIFY_PASSED);
  g_assert_cmpint (verification->results[DR_VERIFY_RECEIVED].status, ==, DR_VERIFY_FAILED);
  g_assert_cmpint (verification->grade, ==, DR_GRADE_FAILED);
  g_assert_true (says (verification, TRUE, damages[row].where, damages[row].words));
}

/* A record that was wrong when it came is kept as it was, and whoever kept it so is not to blame. */
static void
test_failed_before (void)
{
  g_auto (Office) first = { NULL };
  g_auto (Office) second = { NULL };
  g_autofree char *bag = NULL;
  g_autofree char *again = NULL;
  g_autoptr (DrImported) told = NULL;
  g_autoptr (DrVerification) verification = NULL;
  DrBagExported result;

  office_open (&first, NULL);
  office_open (&second, NULL);
  office_add (&first, "A", 2);
  bag = office_export (&first, "bag", (DrBagExportOptions) { NULL }, &result);
  run_shell (bag, "sed -i '0,/ people=\"[0-9.]*\"/s// people=\"7\"/' data/records/A/v1-02-submit.xml");
  told = must_bring (&second, bag, NULL);
  g_assert_cmpstr (told->grade, ==, "failed");
  again = office_export (&second, "again", (DrBagExportOptions) { NULL }, &result);
  assert_holds (bag, again);
  verification = verify (again);
  g_assert_cmpint (verification->grade, ==, DR_GRADE_CONSISTENT);
  g_assert_true (says (verification, FALSE, "data/received/", "it was graded failed when it was received: "));
  g_assert_true (says (verification, FALSE, NULL, "2 records were graded failed when they were received"));
  g_assert_true (says (verification, FALSE, "data/received/trail/", "graded failed when officer received it"));
}

/* Anchored where the head is the bag's own; where it is an earlier one, not everything is; where it is none, nothing comes in. */
static void
test_anchor (void)
{
  g_auto (Office) first = { NULL };
  g_auto (Office) second = { NULL };
  g_auto (Office) third = { NULL };
  g_autofree char *bag = NULL;
  g_autofree char *later = NULL;
  g_autofree char *on = NULL;
  g_autoptr (DrImported) told = NULL;
  g_autoptr (DrImported) partly = NULL;
  g_autoptr (DrImported) passed_on = NULL;
  g_autoptr (DrReceivedList) list = NULL;
  g_autoptr (DrReceivedList) handed_on = NULL;
  g_autoptr (GError) error = NULL;
  DrBagExported result;
  DrTrailHead early;

  office_open (&first, NULL);
  office_open (&second, NULL);
  office_open (&third, NULL);
  office_add (&first, "A", 2);
  bag = office_export (&first, "bag", (DrBagExportOptions) { NULL }, &result);
  early = result.head;
  office_add (&first, "B", 1);
  later = office_export (&first, "later", (DrBagExportOptions) { NULL }, &result);

  g_assert_null (bring (&second, bag, "00000000000000000000000000000000000000000000000000000000000000aa", &error));
  g_assert_error (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_INPUT);
  g_assert_nonnull (strstr (error->message, "00aa"));
  g_assert_null (strchr (error->message, '\n'));
  g_clear_error (&error);
  g_assert_null (bring (&second, bag, "nonsense", &error));
  g_assert_error (error, DR_RECORD_ERROR, DR_RECORD_ERROR_INVALID);
  g_clear_error (&error);
  list = dr_store_list_received (second.desk.store, 0, 10, &error);
  g_assert_cmpuint (list->n_items, ==, 0);
  g_clear_pointer (&list, dr_received_list_free);

  told = must_bring (&second, bag, early.head);
  g_assert_cmpstr (told->grade, ==, "anchored");
  list = dr_store_list_received (second.desk.store, 0, 1000, &error);
  for (guint i = 0; i < list->n_items; i++)
    {
      g_assert_cmpstr (list->items[i].grade, ==, "anchored");
      g_assert_cmpstr (list->items[i].bag, ==, told->digest);
    }
  g_assert_cmpuint (list->n_items, >, 10);
  partly = must_bring (&third, later, early.head);
  g_assert_cmpstr (partly->grade, ==, "consistent");

  /* A head of the one that hands it on says nothing of where it came from. */
  on = office_export (&second, "on", (DrBagExportOptions) { NULL }, &result);
  passed_on = must_bring (&first, on, result.head.head);
  g_assert_cmpstr (passed_on->grade, ==, "anchored");
  office_close (&third);
  office_open (&third, NULL);
  dr_imported_free (must_bring (&third, on, result.head.head));
  handed_on = dr_store_list_received (third.desk.store, 0, 1000, &error);
  for (guint i = 0; i < handed_on->n_items; i++)
    g_assert_cmpstr (handed_on->items[i].grade, ==,
                     handed_on->items[i].kind == DR_RECEIVED_RECORD ? "consistent" : "anchored");
}

/* Erased here, it does not come back with somebody else's bag; erased after it came, it is withheld, and verify says so. */
static void
test_erased (void)
{
  g_auto (Office) first = { NULL };
  g_auto (Office) second = { NULL };
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "Private matters.\n", -1);
  g_autofree char *bag = NULL;
  g_autofree char *on = NULL;
  g_autofree char *after = NULL;
  g_autofree char *line = g_strdup_printf ("! find . -name %s | grep .", digest);
  g_autoptr (DrImported) back = NULL;
  g_autoptr (DrVerification) verification = NULL;
  g_autoptr (GError) error = NULL;
  DrBagExported result;

  office_open (&first, NULL);
  office_open (&second, NULL);
  office_fill (&first);
  bag = office_export (&first, "bag", (DrBagExportOptions) { NULL }, &result);
  dr_imported_free (must_bring (&second, bag, NULL));
  on = office_export (&second, "on", (DrBagExportOptions) { NULL }, &result);

  g_assert_true (dr_register_erase (first.desk.reg, "officer", digest, "It names a resident.", &error));
  back = must_bring (&first, on, NULL);
  g_assert_cmpuint (back->n_erased, ==, 1);
  g_assert_null (dr_store_get_blob (first.desk.store, digest, &error));
  g_assert_error (error, DR_STORE_ERROR, DR_STORE_ERROR_ERASED);
  g_clear_error (&error);

  g_assert_true (dr_register_erase (second.desk.reg, "officer", digest, "It names a resident.", &error));
  after = office_export (&second, "after", (DrBagExportOptions) { NULL }, &result);
  g_assert_cmpuint (result.n_withheld, ==, 1);
  run_shell (after, line);
  verification = verify (after);
  g_assert_cmpint (verification->grade, ==, DR_GRADE_CONSISTENT);
  g_assert_true (says (verification, FALSE, NULL, "1 file was withheld"));
}

/* Part of a register: the records that say that they are of it, and the act of what is not handed out is no problem. */
static void
test_part (void)
{
  static const char * const one[] = { "NH-1", NULL };
  g_auto (Office) first = { NULL };
  g_auto (Office) second = { NULL };
  g_autofree char *bag = NULL;
  g_autofree char *part = NULL;
  g_autoptr (DrVerification) verification = NULL;
  DrBagExported result;

  office_open (&first, NULL);
  office_open (&second, NULL);
  office_fill (&first);
  desk_set_day (&second.desk, 2025, 9, 16);
  office_add (&second, "NH-1", 1);
  bag = office_export (&first, "bag.zip", (DrBagExportOptions) { NULL }, &result);
  dr_imported_free (must_bring (&second, bag, NULL));
  part = office_export (&second, "part", (DrBagExportOptions) { .references = one }, &result);
  g_assert_cmpuint (result.n_received, ==, 3);
  g_assert_cmpuint (result.n_received_files, ==, 0);
  verification = verify (part);
  g_assert_cmpint (verification->grade, ==, DR_GRADE_CONSISTENT);
  g_assert_cmpuint (verification->n_records, ==, 1);
  g_assert_true (says (verification, FALSE, NULL, "only a bag of the whole register has all"));
}

/* A file too large to keep: one clear error that names it, and nothing of the bag is kept. What the format knows nothing of
 * is kept all the same. */
static void
test_large_and_strange (void)
{
  g_auto (Office) first = { NULL };
  g_auto (Office) second = { NULL };
  g_autofree char *bag = NULL;
  g_autofree char *again = NULL;
  g_autoptr (DrImported) told = NULL;
  g_autoptr (GError) error = NULL;
  DrBagExported result;
  guint64 length;

  office_open (&first, NULL);
  office_open (&second, NULL);
  office_add (&first, "A", 1);
  bag = office_export (&first, "bag", (DrBagExportOptions) { NULL }, &result);
  length = length_of (&second);
  run_shell (bag, "truncate -s 268435457 data/attachments-of-ours");
  g_assert_null (bring (&second, bag, NULL, &error));
  g_assert_error (error, DR_STORE_ERROR, DR_STORE_ERROR_TOO_LARGE);
  g_assert_nonnull (strstr (error->message, "data/attachments-of-ours has 268435457 bytes, expected at most 268435456"));
  g_assert_cmpuint (length_of (&second), ==, length);

  run_shell (bag, "rm data/attachments-of-ours; mkdir data/records/odd; echo odd > data/records/odd/notes.txt; : > data/empty");
  told = must_bring (&second, bag, NULL);
  g_assert_cmpstr (told->grade, ==, "failed");
  again = office_export (&second, "again", (DrBagExportOptions) { NULL }, &result);
  assert_holds (bag, again);
  run_shell (again, "test $(ls data/received/other | wc -l) = 2");
}

/* Interrupted while it is kept, not only while it is looked at. */
typedef struct {
  GCancellable *cancellable;
  const char   *folder;
} Interrupt;

static gboolean
import_and_stop (DrStore   *store,
                 gpointer   data,
                 GError   **error)
{
  Interrupt *interrupt = data;
  DrRegister *self = g_object_get_data (G_OBJECT (store), "register");
  const char *paths[] = { interrupt->folder, NULL };
  g_autoptr (GPtrArray) imported = dr_register_import (self, "officer", paths, NULL, NULL, NULL, NULL, error);

  g_assert_nonnull (imported);
  g_cancellable_cancel (interrupt->cancellable);

  return !g_cancellable_set_error_if_cancelled (interrupt->cancellable, error);
}

static void
test_interrupted (void)
{
  g_auto (Office) first = { NULL };
  g_auto (Office) second = { NULL };
  g_autofree char *bag = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (DrReceivedList) list = NULL;
  g_autoptr (GError) error = NULL;
  Interrupt interrupt = { cancellable, NULL };
  DrBagExported result;
  guint64 length;

  office_open (&first, NULL);
  office_open (&second, NULL);
  office_fill (&first);
  bag = office_export (&first, "bag", (DrBagExportOptions) { NULL }, &result);
  interrupt.folder = bag;
  length = length_of (&second);
  g_object_set_data (G_OBJECT (second.desk.store), "register", second.desk.reg);
  g_assert_false (dr_store_together (second.desk.store, import_and_stop, &interrupt, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (length_of (&second), ==, length);
  list = dr_store_list_received (second.desk.store, 0, 10, NULL);
  g_assert_cmpuint (list->n_items, ==, 0);
  g_assert_true (dr_store_check (second.desk.store, NULL));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/register/received/rounds", test_rounds);
  g_test_add_func ("/register/received/put-together", test_put_together);
  g_test_add_func ("/register/received/twice", test_twice);
  for (guint i = 0; i < G_N_ELEMENTS (damages); i++)
    {
      g_autofree char *name = g_strconcat ("/register/received/damage/", damages[i].name, NULL);

      g_test_add_data_func (name, GUINT_TO_POINTER (i), test_damage);
    }
  g_test_add_func ("/register/received/failed-before", test_failed_before);
  g_test_add_func ("/register/received/anchor", test_anchor);
  g_test_add_func ("/register/received/erased", test_erased);
  g_test_add_func ("/register/received/part", test_part);
  g_test_add_func ("/register/received/large-and-strange", test_large_and_strange);
  g_test_add_func ("/register/received/interrupted", test_interrupted);

  return g_test_run ();
}
