/* The checklist of Inspect as it fills, the grade, what is explained, what is typed as noted outside, and an auditor's notes. */
#include <glib/gstdio.h>
#include <string.h>

#include "dr-inspect-explain.h"
#include "dr-inspect-item.h"
#include "dr-inspect-notes.h"
#include "dr-inspect-state.h"
#include "dr-verification-private.h"

#define HEAD "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

static void
expect_row (const DrInspectProgress *progress,
            DrVerifyCheck            check,
            DrInspectPhase           phase,
            const char              *status,
            const char              *icon)
{
  g_auto (DrInspectRow) row = dr_inspect_row (progress, check);

  g_assert_cmpint (row.phase, ==, phase);
  g_assert_cmpstr (row.status, ==, status);
  g_assert_cmpstr (row.icon, ==, icon);
  g_assert_cmpstr (row.name, !=, "");
  g_assert_cmpstr (row.meaning, !=, "");
  g_assert_cmpstr (row.why, !=, "");
}

static void
expect_words (const DrInspectProgress *progress,
              const char              *words)
{
  g_autofree char *said = dr_inspect_progress_words (progress);

  g_assert_cmpstr (said, ==, words);
}

static void
test_fills (void)
{
  DrInspectProgress progress;
  guint64 n_problems[DR_N_VERIFY_CHECKS] = { 0 };

  dr_inspect_progress_init (&progress, TRUE, FALSE);
  expect_row (&progress, DR_VERIFY_CHECKSUMS, DR_INSPECT_WAITING, "waiting", "content-loading-symbolic");
  expect_words (&progress, "0 of 17 checks made");
  dr_inspect_progress_begun (&progress, DR_VERIFY_CHECKSUMS);
  expect_row (&progress, DR_VERIFY_CHECKSUMS, DR_INSPECT_RUNNING, "running", "media-playback-start-symbolic");
  dr_inspect_progress_done (&progress, DR_VERIFY_CHECKSUMS, DR_VERIFY_FAILED, 1, 0);
  expect_row (&progress, DR_VERIFY_CHECKSUMS, DR_INSPECT_FAILED, "failed: 1 problem", "dialog-error-symbolic");
  expect_words (&progress, "1 of 17 checks made, 1 failed");
  dr_inspect_progress_done (&progress, DR_VERIFY_SCHEMA, DR_VERIFY_PASSED, 0, 2);
  expect_row (&progress, DR_VERIFY_SCHEMA, DR_INSPECT_PASSED, "passed", "object-select-symbolic");
  dr_inspect_progress_done (&progress, DR_VERIFY_RETURN, DR_VERIFY_NOT_TESTED, 0, 0);
  expect_row (&progress, DR_VERIFY_RETURN, DR_INSPECT_NOT_POSSIBLE, "not possible", "action-unavailable-symbolic");
  dr_inspect_progress_done (&progress, DR_VERIFY_CHAINS, DR_VERIFY_FAILED, 12, 0);
  expect_row (&progress, DR_VERIFY_CHAINS, DR_INSPECT_FAILED, "failed: 12 problems", "dialog-error-symbolic");
  n_problems[DR_VERIFY_REPERFORMANCE] = 3;
  n_problems[DR_VERIFY_CHECKSUMS] = 9;
  dr_inspect_progress_begun (&progress, DR_VERIFY_REPERFORMANCE);
  dr_inspect_progress_begun (&progress, DR_VERIFY_DUTIES);
  dr_inspect_progress_begun (&progress, DR_VERIFY_EDITIONS);
  expect_row (&progress, DR_VERIFY_DUTIES, DR_INSPECT_RUNNING, "running", "media-playback-start-symbolic");
  dr_inspect_progress_count (&progress, 214, 1116, n_problems);
  expect_row (&progress, DR_VERIFY_DUTIES, DR_INSPECT_RUNNING, "214 of 1,116 records", "media-playback-start-symbolic");
  expect_row (&progress, DR_VERIFY_REPERFORMANCE, DR_INSPECT_RUNNING, "214 of 1,116 records: 3 problems",
              "media-playback-start-symbolic");
  expect_row (&progress, DR_VERIFY_EDITIONS, DR_INSPECT_RUNNING, "running", "media-playback-start-symbolic");
  expect_row (&progress, DR_VERIFY_CHECKSUMS, DR_INSPECT_FAILED, "failed: 1 problem", "dialog-error-symbolic");
  expect_row (&progress, DR_VERIFY_SCHEMA, DR_INSPECT_PASSED, "passed", "object-select-symbolic");
  dr_inspect_progress_done (&progress, DR_VERIFY_DUTIES, DR_VERIFY_PASSED, 0, 0);
  expect_row (&progress, DR_VERIFY_DUTIES, DR_INSPECT_PASSED, "passed", "object-select-symbolic");
  dr_inspect_progress_init (&progress, TRUE, FALSE);
  dr_inspect_progress_begun (&progress, DR_VERIFY_ROLES);
  dr_inspect_progress_done (&progress, DR_VERIFY_SCHEMA, DR_VERIFY_PASSED, 0, 2);
  dr_inspect_progress_stop (&progress);
  expect_row (&progress, DR_VERIFY_ROLES, DR_INSPECT_STOPPED, "stopped", "media-playback-stop-symbolic");
  expect_row (&progress, DR_VERIFY_DUTIES, DR_INSPECT_STOPPED, "stopped", "media-playback-stop-symbolic");
  expect_row (&progress, DR_VERIFY_SCHEMA, DR_INSPECT_PASSED, "passed", "object-select-symbolic");
}

/* What verify makes of a record, or of a bag, is what has a row. */
static void
test_applies (void)
{
  for (guint kind = DR_VERIFY_RECORD; kind <= DR_VERIFY_BAG; kind++)
    for (guint anchored = 0; anchored < 2; anchored++)
      {
        g_autoptr (DrVerification) verification = dr_verification_new ((DrVerifyKind) kind, "x");
        DrInspectProgress progress;

        dr_inspect_progress_init (&progress, kind == DR_VERIFY_BAG, anchored == 1);
        if (anchored == 1)
          dr_verification_tested (verification, DR_VERIFY_ANCHOR);
        for (guint i = 0; i < DR_N_VERIFY_CHECKS; i++)
          g_assert_cmpint (dr_inspect_applies (&progress, (DrVerifyCheck) i), ==, verification->results[i].applies);
      }
}

/* There is something to say of each thing that can be found. */
static void
test_explained (void)
{
  for (guint check = 0; check < DR_N_VERIFY_CHECKS; check++)
    for (guint kind = 0; kind < DR_N_VERIFY_LINE_KINDS; kind++)
      {
        DrInspectExplanation words = dr_inspect_explain ((DrVerifyCheck) check, (DrVerifyLineKind) kind);

        g_assert_cmpuint (strlen (words.means), >, 20);
        g_assert_cmpuint (strlen (words.perhaps), >, 20);
        g_assert_cmpuint (strlen (words.next), >, 20);
      }
  g_assert_cmpstr (dr_inspect_explain (DR_VERIFY_CHECKSUMS, DR_VERIFY_LINE_ALTERED).means, !=,
                   dr_inspect_explain (DR_VERIFY_CHECKSUMS, DR_VERIFY_LINE_MISSING).means);
  g_assert_cmpstr (dr_inspect_explain (DR_VERIFY_CHAINS, DR_VERIFY_LINE_REORDERED).means, !=,
                   dr_inspect_explain (DR_VERIFY_CHAINS, DR_VERIFY_LINE_OTHER).means);
  g_assert_cmpstr (dr_inspect_explain (DR_VERIFY_DUTIES, DR_VERIFY_LINE_MISSING).means, ==,
                   dr_inspect_explain (DR_VERIFY_DUTIES, DR_VERIFY_LINE_OTHER).means);
}

#define NONE (-1)

static DrVerification *
graded (DrVerifyKind kind,
        int          failed,     /* a DrVerifyCheck; NONE */
        gboolean     anchored,
        guint64      uncovered)
{
  DrVerification *verification = dr_verification_new (kind, "the.zip");

  verification->n_records = 3;
  verification->n_entries = 1009;
  verification->n_uncovered = uncovered;
  verification->reference = kind == DR_VERIFY_RECORD ? g_strdup ("EIA-1") : NULL;
  verification->version = 2;
  for (guint i = 0; i < DR_N_VERIFY_CHECKS; i++)
    if (verification->results[i].applies && i != DR_VERIFY_RETURN)
      dr_verification_tested (verification, (DrVerifyCheck) i);
  if (failed != NONE)
    dr_verification_problem (verification, (DrVerifyCheck) failed, "here", "odd");
  dr_verification_finish (verification, anchored, uncovered > 0);

  return verification;
}

static const struct {
  const char  *name;
  DrVerifyKind kind;
  int          failed;
  gboolean     anchored;
  guint64      uncovered;
  guint        n_anchors;
  const char  *title;
  const char  *meaning;    /* in it */
  const char  *summary;
} grades[] = {
  { "consistent", DR_VERIFY_BAG, NONE, FALSE, 9, 0, "Consistent", "made it anew",
    "A bag with 3 sealed records and a trail of 1,009 entries. 16 checks were made, and all passed. 1 could not be made." },
  { "one-assessment", DR_VERIFY_BAG, NONE, FALSE, 9, 1, "Consistent", "one assessment only",
    "A bag with 3 sealed records and a trail of 1,009 entries. 16 checks were made, and all passed. 1 could not be made." },
  { "anchored", DR_VERIFY_BAG, NONE, TRUE, 0, 1, "Anchored", "nothing in it was rewritten",
    "A bag with 3 sealed records and a trail of 1,009 entries. 16 checks were made, and all passed. 1 could not be made." },
  { "partly", DR_VERIFY_BAG, NONE, TRUE, 4, 1, "Anchored", "consistent only",
    "A bag with 3 sealed records and a trail of 1,009 entries. 16 checks were made, and all passed. 1 could not be made." },
  { "record", DR_VERIFY_RECORD, NONE, TRUE, 0, 1, "Anchored", "it is the record that was noted",
    "A record of EIA-1, version 2. 8 checks were made, and all passed." },
  { "failed", DR_VERIFY_RECORD, DR_VERIFY_SEAL, TRUE, 0, 1, "Not consistent", "Rely on nothing",
    "A record of EIA-1, version 2. 1 of 8 checks failed." },
  { "another", DR_VERIFY_BAG, DR_VERIFY_ANCHOR, FALSE, 0, 1, "Not what was noted", "It agrees with itself, and what was noted outside is not",
    "A bag with 3 sealed records and a trail of 1,009 entries. 1 of 17 checks failed. 1 could not be made." },
};

static void
test_grade (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (DrVerification) verification = graded (grades[i].kind, grades[i].failed, grades[i].anchored, grades[i].uncovered);
  g_auto (DrInspectGrade) grade = dr_inspect_grade (verification, grades[i].n_anchors);
  g_autofree char *summary = dr_inspect_summary (verification);
  g_autofree char *text = dr_inspect_to_text (verification, grades[i].n_anchors);

  g_assert_cmpstr (grade.title, ==, grades[i].title);
  g_assert_nonnull (strstr (grade.meaning, grades[i].meaning));
  g_assert_cmpstr (summary, ==, grades[i].summary);
  g_assert_nonnull (strstr (text, grade.title));
  g_assert_nonnull (strstr (text, "What this cannot show:"));
  g_assert_cmpint (strstr (text, "here: odd") != NULL, ==, grades[i].failed != NONE);
}

static const struct { const char *name; const char *typed; const char *parsed; } anchors[] = {
  { "nothing", " \n ", "" },
  { "head", HEAD, HEAD },
  { "capitals", "  0123456789ABCDEF0123456789abcdef0123456789abcdef0123456789abcdef\r\n", HEAD },
  { "reference", "EIA 1:\t" HEAD, "EIA 1:" HEAD },
  { "two", HEAD "\nEIA-1:" HEAD, HEAD "|EIA-1:" HEAD },
  { "short", "0123", NULL },
  { "no-reference", ":" HEAD, NULL },
};

static void
test_anchor (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) parsed = dr_inspect_parse_anchors (anchors[i].typed, &error);
  g_autofree char *joined = parsed != NULL ? g_strjoinv ("|", parsed) : NULL;

  g_assert_cmpstr (joined, ==, anchors[i].parsed);
  g_assert_cmpint (error != NULL, ==, anchors[i].parsed == NULL);
  g_assert_true (error == NULL || strstr (error->message, " is no head and no digest. Each has 64 characters") != NULL);
}

static void
test_notes (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *home = g_dir_make_tmp ("notes-XXXXXX", &error);
  g_autofree char *folder = g_build_filename (home, "inspected", NULL);
  g_autofree char *path = dr_inspect_notes_path (folder, HEAD);
  g_autoptr (DrInspectNotes) notes = dr_inspect_notes_load (folder, HEAD, &error);
  g_autoptr (DrInspectNotes) again = NULL;
  g_autofree char *text = NULL;
  g_autofree char *csv = NULL;
  g_autofree char *table = g_build_filename (home, "notes.csv", NULL);

  g_assert_no_error (error);
  g_assert_true (dr_inspect_notes_save (notes, folder, &error));
  g_assert_false (g_file_test (folder, G_FILE_TEST_EXISTS));   /* nothing noted, nothing made */

  g_assert_false (dr_inspect_notes_set (notes, DR_INSPECT_NOTE_WHOLE, "", "The bag", "  \n", 1));
  g_assert_true (dr_inspect_notes_set (notes, DR_INSPECT_NOTE_CHECK, "seal", "seal", "=Ask \"eddy\";\nthen [again] = ŵ", 60));
  g_assert_true (dr_inspect_notes_set (notes, DR_INSPECT_NOTE_WHOLE, "", "The bag", "By e-mail", 120));
  g_assert_false (dr_inspect_notes_set (notes, DR_INSPECT_NOTE_WHOLE, "", "The bag", "By e-mail", 180));
  g_assert_true (dr_inspect_notes_set (notes, DR_INSPECT_NOTE_RECORD, HEAD, "EIA-1", "gone", 180));
  g_assert_true (dr_inspect_notes_set (notes, DR_INSPECT_NOTE_RECORD, HEAD, "EIA-1", "", 240));
  g_assert_cmpuint (dr_inspect_notes_count (notes), ==, 2);
  g_assert_true (dr_inspect_notes_save (notes, folder, &error));
  g_assert_no_error (error);

  again = dr_inspect_notes_load (folder, HEAD, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (dr_inspect_notes_count (again), ==, 2);
  g_assert_cmpstr (dr_inspect_notes_get (again, DR_INSPECT_NOTE_CHECK, "seal"), ==, "=Ask \"eddy\";\nthen [again] = ŵ");
  g_assert_cmpstr (dr_inspect_notes_get (again, DR_INSPECT_NOTE_RECORD, HEAD), ==, "");
  text = dr_inspect_notes_to_text (again, "a.zip");
  g_assert_nonnull (strstr (text, "Digest " HEAD));
  g_assert_true (strstr (text, "By e-mail") < strstr (text, "=Ask"));
  g_assert_true (dr_inspect_notes_write_csv (again, "a.zip", table, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (table, &csv, NULL, NULL));
  g_test_message ("%s", csv);
  g_assert_nonnull (strstr (csv, "a.zip,a check,seal,seal,1970-01-01 01:01,\""));
  g_assert_nonnull (strstr (csv, "=Ask \"\"eddy\"\";\nthen [again] = ŵ\"\r\n"));
  g_assert_null (strstr (csv, ",=Ask"));
  g_assert_null (strstr (csv, ",\"=Ask"));
  g_remove (table);

  g_assert_true (g_file_set_contents (path, "no key file", -1, NULL));
  g_clear_pointer (&again, dr_inspect_notes_free);
  again = dr_inspect_notes_load (folder, HEAD, &error);
  g_assert_null (again);
  g_assert_nonnull (error);
  g_remove (path);
  g_rmdir (folder);
  g_rmdir (home);
}

static void
count_change (GListModel *model,
              guint       position,
              guint       removed,
              guint       added,
              guint      *most)
{
  *most = MAX (*most, added);
}

/* A long list comes in slices, in order; what was to come is forgotten once it is filled again. */
static void
test_items (void)
{
  g_autoptr (GListStore) store = g_list_store_new (DR_TYPE_INSPECT_ITEM);
  GListModel *model = G_LIST_MODEL (store);
  guint most = 0;

  g_signal_connect (store, "items-changed", G_CALLBACK (count_change), &most);
  dr_inspect_items_fill (store, NULL, 150);
  g_assert_cmpuint (g_list_model_get_n_items (model), <, 50);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 150);
  g_assert_cmpuint (most, <, 50);
  for (guint i = 0; i < 150; i++)
    {
      g_autoptr (DrInspectItem) item = g_list_model_get_item (model, i);

      g_assert_cmpuint (dr_inspect_item_get_index (item), ==, i);
    }

  dr_inspect_items_fill (store, NULL, 5000);
  dr_inspect_items_fill (store, (const guint[]) { 7, 3 }, 2);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 2);
  dr_inspect_items_fill (store, NULL, 5000);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 5000);
  dr_inspect_items_fill (store, NULL, 5000);   /* and gone before it is full */
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/app/inspect/fills", test_fills);
  g_test_add_func ("/app/inspect/applies", test_applies);
  g_test_add_func ("/app/inspect/explained", test_explained);
  for (gsize i = 0; i < G_N_ELEMENTS (grades); i++)
    {
      g_autofree char *path = g_strdup_printf ("/app/inspect/grade/%s", grades[i].name);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_grade);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (anchors); i++)
    {
      g_autofree char *path = g_strdup_printf ("/app/inspect/anchor/%s", anchors[i].name);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_anchor);
    }
  g_test_add_func ("/app/inspect/notes", test_notes);
  g_test_add_func ("/app/inspect/items", test_items);

  return g_test_run ();
}
