/* Bags as they come to an auditor, honest and tampered with: what is found in them to be read, and what the failures are said to
 * mean. */
#include "bag-fixture.h"
#include "verify-fixture.h"

#include <pango/pango.h>

#include "dr-inspect-compare.h"
#include "dr-inspect-explain.h"
#include "dr-inspect-reading.h"
#include "dr-inspect-sample-state.h"
#include "dr-inspect-state.h"
#include "dr-inspect-trail-state.h"

#define REFERENCE "NH-2025-001"
#define RECORDS "data/records/" REFERENCE "/"
#define TRAIL "data/trail/trail.txt"

static Maker *
make_all (void)
{
  Maker *maker = maker_new (NULL);

  maker_council (maker);
  maker_assessment (maker, REFERENCE);

  return maker;
}

static DrInspected *
open_path (const char *path)
{
  g_autoptr (GError) error = NULL;
  DrInspected *inspected = dr_inspected_open (path, NULL, NULL, NULL, &error);

  g_assert_no_error (error);

  return inspected;
}

static gboolean
says (const DrReadingState *state,
      const char           *name,
      const char           *text)
{
  for (guint i = 0; i < state->n_blocks; i++)
    if (g_strcmp0 (state->blocks[i].name, name) == 0 && strstr (state->blocks[i].text, text) != NULL)
      return TRUE;

  return FALSE;
}

static void
test_open (BagFixture   *fixture,
           gconstpointer data)
{
  g_autofree char *path = bag_path (fixture, data);
  g_autoptr (Maker) maker = make_all ();
  g_autoptr (DrInspected) inspected = NULL;
  g_autoptr (DrInspectedReading) reading = NULL;
  g_autoptr (DrInspectComparison) comparison = NULL;
  g_autoptr (DrInspectComparison) again = NULL;
  g_autoptr (DrInspectedReading) later = NULL;
  g_autoptr (DrReadingState) head = NULL;
  g_autoptr (DrReadingState) body = NULL;
  g_autoptr (DrReadingState) findings = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  g_autoptr (DrInspectComparison) with_names = NULL;
  DrInspectedEntry entry = { 0 };
  DrTrailStatement renamed;
  DrInspected named;

  maker_write (maker, path);
  inspected = open_path (path);
  g_assert_true (inspected->is_bag);
  g_assert_cmpuint (inspected->n_records, ==, 5);
  g_assert_cmpuint (inspected->n_entries, ==, maker->n_entries);
  g_assert_null (inspected->trail_problem);
  g_assert_cmpuint (strlen (inspected->key), ==, 64);
  for (guint i = 0; i < inspected->n_records; i++)
    {
      const DrInspectedRecord *record = &inspected->records[i];

      g_assert_cmpstr (record->reference, ==, REFERENCE);
      g_assert_null (record->problem);
      g_assert_cmpstr (record->service_name, !=, "");
      g_assert_cmpint (dr_inspected_find (inspected, record->digest), ==, (int) i);
      g_assert_cmpint (dr_inspected_find_member (inspected, record->member), ==, (int) i);
    }
  g_assert_cmpint (inspected->entries[inspected->n_entries - 1].record, ==, 4);
  g_assert_cmpint (inspected->entries[0].record, ==, -1);
  name = dr_inspected_name (&inspected->records[0]);
  g_assert_nonnull (strstr (name, REFERENCE ", version 1, submission: "));

  reading = dr_inspected_read (inspected, 0, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (reading->is_sealed);
  g_assert_false (reading->is_own_questionnaire);
  head = dr_inspect_reading_head (reading, inspected);
  g_assert_true (says (head, "Digest (SHA-256 of the file)", inspected->records[0].digest));
  g_assert_true (says (head, "By", "mary"));
  body = dr_reading_state_new_of (reading->record->assessment, reading->record->evidence, reading->questionnaire);
  g_assert_cmpuint (body->n_blocks, >, 20);
  findings = dr_inspect_reading_findings (reading);
  g_assert_cmpuint (findings->n_blocks, >, 1);

  later = dr_inspected_read (inspected, 4, NULL, &error);
  g_assert_no_error (error);
  comparison = dr_inspect_compare (reading, later, inspected);
  g_assert_cmpuint (comparison->n_differences, >, 3);
  g_assert_nonnull (comparison->rows[0].heading);

  /* The trail has another name than the id. */
  renamed = *inspected->entries[inspected->n_entries - 1].says;
  renamed.name = (char *) "Mary Mears";
  entry.says = &renamed;
  named = *inspected;
  named.entries = &entry;
  named.n_entries = 1;
  with_names = dr_inspect_compare (reading, later, &named);
  text = dr_inspect_comparison_to_text (with_names, "a", "b");
  g_assert_nonnull (strstr (text, "person Mary Mears (mary)\n"));
  g_assert_nonnull (strstr (text, "person anna\n"));   /* of whom the trail says nothing */
  again = dr_inspect_compare_again (reading, inspected);
  g_assert_cmpuint (again->n_differences, ==, 0);
}

static void
test_record (BagFixture   *fixture,
             gconstpointer data)
{
  g_autofree char *folder = bag_path (fixture, "bag");
  g_autofree char *path = g_build_filename (folder, RECORDS "v1-04-approve.xml", NULL);
  g_autofree char *other = bag_path (fixture, "other.xml");
  g_autofree char *draft = g_test_build_filename (G_TEST_DIST, "data", "examples", "clean.xml", NULL);
  g_autoptr (Maker) maker = make_all ();
  g_autoptr (DrInspected) inspected = NULL;
  g_autoptr (DrInspected) none = NULL;
  g_autoptr (GError) error = NULL;

  maker_write (maker, folder);
  inspected = open_path (path);
  g_assert_false (inspected->is_bag);
  g_assert_cmpuint (inspected->n_records, ==, 1);
  g_assert_cmpuint (inspected->n_entries, ==, 0);
  g_assert_cmpstr (inspected->key, ==, inspected->records[0].digest);

  bag_put (other, "not XML at all", 14);
  none = dr_inspected_open (other, NULL, NULL, NULL, &error);
  g_assert_null (none);
  g_assert_nonnull (error);
  g_assert_true (dr_inspected_is_ours (folder));
  g_assert_true (dr_inspected_is_ours (path));
  g_assert_false (dr_inspected_is_ours (other));
  g_assert_false (dr_inspected_is_ours (draft));
  g_clear_error (&error);
  none = dr_inspected_open (draft, NULL, NULL, NULL, &error);
  g_assert_null (none);
  g_assert_nonnull (strstr (error->message, "expected assessment-record"));
}

/* --- What goes wrong with bags --- */

static void
edit (const char *folder,
      const char *file,
      const char *find,
      const char *with)
{
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_autofree char *text = bag_text (folder, file);
  g_auto (GStrv) parts = g_strsplit (text, find, 2);
  g_autofree char *changed = g_strjoinv (with, parts);

  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  bag_put (path, changed, strlen (changed));
}

static void
flip_a_bit (const char *folder)
{
  edit (folder, RECORDS "v1-03-endorse.xml", "outcome", "outcoma");
}

static void
remove_a_file (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, RECORDS "v1-03-endorse.xml", NULL);

  g_assert_cmpint (g_remove (path), ==, 0);
}

static void
add_a_file (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "data", "notes.txt", NULL);

  bag_put (path, "mine", 4);
}

/* As somebody who knows about manifests. */
static void
edit_a_status (const char *folder)
{
  edit (folder, RECORDS "v1-04-approve.xml", "step date=\"2025-09-29\" kind=\"approve\"", "step date=\"2025-09-22\" kind=\"approve\"");
  bag_remanifest (folder);
}

static void
edit_a_figure (const char *folder)
{
  edit (folder, RECORDS "v1-02-submit.xml", "result=\"pass\"", "result=\"fail\"");
  bag_remanifest (folder);
}

static void
reorder_the_trail (const char *folder)
{
  g_autofree char *path = g_build_filename (folder, TRAIL, NULL);
  g_autofree char *text = bag_text (folder, TRAIL);
  g_auto (GStrv) items = g_strsplit (text, "\n", -1);
  char *kept = items[5];
  g_autofree char *changed = NULL;

  items[5] = items[6];
  items[6] = kept;
  changed = g_strjoinv ("\n", items);
  bag_put (path, changed, strlen (changed));
  bag_remanifest (folder);
}

static void
edit_a_tag (const char *folder)
{
  edit (folder, "bag-info.txt", "Bagging-Date: 20", "Bagging-Date: 21");
}

/* Words in what is said of a kind of tampering: together, and of the check that finds it. */
static const struct {
  const char       *name;
  void            (*tamper) (const char *folder);
  DrVerifyCheck     check;
  DrVerifyLineKind  kind;
  const char       *where;      /* of the line; in it */
  const char       *means;      /* in it */
  const char       *together;   /* in it */
  const char       *not;        /* (nullable): must not be said */
} tampered[] = {
  { "flipped-bit", flip_a_bit, DR_VERIFY_CHECKSUMS, DR_VERIFY_LINE_ALTERED, RECORDS "v1-03-endorse.xml", "byte for byte",
    "1 file was changed after the bag was made.", "made anew" },
  { "missing-file", remove_a_file, DR_VERIFY_CHECKSUMS, DR_VERIFY_LINE_MISSING, RECORDS "v1-03-endorse.xml", "names a file that is not there",
    "1 file is missing from the bag.", "made anew" },
  { "added-file", add_a_file, DR_VERIFY_CHECKSUMS, DR_VERIFY_LINE_EXTRA, "data/notes.txt", "does not name",
    "1 file is in the bag that its list does not name.", "made anew" },
  { "edited-status", edit_a_status, DR_VERIFY_ENTRIES, DR_VERIFY_LINE_EXTRA, RECORDS "v1-04-approve.xml", "not what was signed off",
    "1 record is not the one that was sealed", "was changed after the bag" },
  { "edited-status/manifests", edit_a_status, DR_VERIFY_ENTRIES, DR_VERIFY_LINE_MISSING, "", "a record was sealed, and that record is not here",
    "here the list was made anew after the change", NULL },
  { "edited-figure", edit_a_figure, DR_VERIFY_REPERFORMANCE, DR_VERIFY_LINE_OTHER, RECORDS "v1-02-submit.xml", "does not follow from its own evidence",
    "In 1 record a stated figure does not follow", NULL },
  { "reordered-trail", reorder_the_trail, DR_VERIFY_CHAINS, DR_VERIFY_LINE_REORDERED, TRAIL, "another order",
    "Entries of the trail stand in another order", "on its way was" },
  { "edited-tag", edit_a_tag, DR_VERIFY_CHECKSUMS, DR_VERIFY_LINE_ALTERED, "bag-info.txt", "byte for byte",
    "what was changed is beside them", "made anew" },
};

static gboolean
has_line (const DrVerification *verification,
          DrVerifyCheck         check,
          DrVerifyLineKind      kind,
          const char           *where)
{
  const GPtrArray *lines = verification->results[check].lines;

  for (guint i = 0; i < lines->len; i++)
    {
      const DrVerifyLine *line = lines->pdata[i];

      if (line->is_problem && line->kind == kind && strstr (line->where != NULL ? line->where : "", where) != NULL)
        return TRUE;
    }

  return FALSE;
}

static void
test_tampered (BagFixture   *fixture,
               gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *folder = bag_path (fixture, "bag");
  g_autoptr (Maker) maker = make_all ();
  g_autoptr (DrVerification) verification = NULL;
  g_autoptr (DrInspected) inspected = NULL;
  g_autoptr (GPtrArray) sentences = NULL;
  g_autofree char *together = NULL;
  g_autoptr (GError) error = NULL;

  maker_write (maker, folder);
  tampered[i].tamper (folder);
  verification = dr_verify_path (folder, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (verification->grade, ==, DR_GRADE_FAILED);
  g_assert_true (has_line (verification, tampered[i].check, tampered[i].kind, tampered[i].where));
  g_assert_nonnull (strstr (dr_inspect_explain (tampered[i].check, tampered[i].kind).means, tampered[i].means));
  sentences = dr_inspect_together (verification);
  g_ptr_array_add (sentences, NULL);
  together = g_strjoinv ("\n", (char **) sentences->pdata);
  g_test_message ("%s", together);
  g_assert_nonnull (strstr (together, tampered[i].together));
  if (tampered[i].not != NULL)
    g_assert_null (strstr (together, tampered[i].not));

  /* It can be looked at all the same. */
  inspected = open_path (folder);
  g_assert_cmpuint (inspected->n_records, ==, tampered[i].tamper == remove_a_file ? 4 : 5);
}

/* A figure that was edited is shown as it stands and as it is computed again. */
static void
test_figure (BagFixture   *fixture,
             gconstpointer data)
{
  g_autofree char *folder = bag_path (fixture, "bag");
  g_autoptr (Maker) maker = make_all ();
  g_autoptr (DrInspected) inspected = NULL;
  g_autoptr (DrInspectedReading) reading = NULL;
  g_autoptr (DrInspectComparison) again = NULL;
  g_autofree char *text = NULL;
  g_autofree char *summary = NULL;
  g_autoptr (GError) error = NULL;

  maker_write (maker, folder);
  edit_a_figure (folder);
  inspected = open_path (folder);
  reading = dr_inspected_read (inspected, 0, NULL, &error);
  g_assert_no_error (error);
  again = dr_inspect_compare_again (reading, inspected);
  g_assert_cmpuint (again->n_differences, >=, 1);
  text = dr_inspect_comparison_to_text (again, "stated", "computed again");
  g_test_message ("%s", text);
  g_assert_nonnull (strstr (text, "A: fail\n  B: pass\n"));
  g_assert_nonnull (strstr (text, "\nWhat was computed\n"));
  summary = dr_inspect_comparison_summary (again, TRUE);
  g_assert_nonnull (strstr (summary, "stated otherwise"));
}

/* Names of what was said and of the rest. */
static void
test_places (BagFixture   *fixture,
             gconstpointer data)
{
  g_autofree char *folder = bag_path (fixture, "bag");
  g_autofree char *path = bag_path (fixture, "edited.xml");
  g_autofree char *text = NULL;
  g_autofree char *shown = NULL;
  g_autoptr (Maker) maker = make_all ();
  g_autoptr (DrInspected) inspected = NULL;
  g_autoptr (DrInspectedReading) before = NULL;
  g_autoptr (DrInspectedReading) after = NULL;
  g_autoptr (DrInspectComparison) comparison = NULL;
  g_autoptr (GString) edited = NULL;
  g_autoptr (GError) error = NULL;

  maker_write (maker, folder);
  inspected = open_path (folder);
  before = dr_inspected_read (inspected, 0, NULL, &error);
  g_assert_no_error (error);
  text = bag_text (folder, RECORDS "v1-02-submit.xml");
  edited = g_string_new (text);
  g_assert_cmpuint (g_string_replace (edited, "<why>", "<why>Not so: ", 1), ==, 1);
  g_assert_cmpuint (g_string_replace (edited, "status=\"open\"", "closed=\"2025-09-01\" status=\"closed\"", 1), <=, 1);
  bag_put (path, edited->str, edited->len);
  after = dr_inspected_read_file (path, &error);
  g_assert_no_error (error);
  comparison = dr_inspect_compare (before, after, inspected);
  shown = dr_inspect_comparison_to_text (comparison, "a", "b");
  g_test_message ("%s", shown);
  g_assert_nonnull (strstr (shown, "What was said\n- Why the change is made\n"));
  g_assert_null (strstr (shown, "["));
}

/* Who did what when, and only of the assessment that is asked for. */
static void
test_trail (BagFixture   *fixture,
            gconstpointer data)
{
  g_autofree char *folder = bag_path (fixture, "bag");
  g_autoptr (Maker) maker = make_all ();
  g_autoptr (DrInspected) inspected = NULL;
  g_auto (GStrv) references = NULL;
  g_autoptr (GArray) of_one = NULL;
  g_autoptr (GArray) all = NULL;
  g_auto (DrInspectEntryWords) words = { NULL };
  g_autofree char *markup = NULL;
  g_autofree char *spoken = NULL;
  g_autofree char *summary = NULL;

  maker_write (maker, folder);
  inspected = open_path (folder);
  references = dr_inspect_trail_references (inspected);
  g_assert_cmpuint (g_strv_length (references), ==, 1);
  g_assert_cmpstr (references[0], ==, REFERENCE);
  of_one = dr_inspect_trail_filter (inspected, REFERENCE);
  g_assert_cmpuint (of_one->len, ==, 6);
  all = dr_inspect_trail_filter (inspected, NULL);
  g_assert_cmpuint (all->len, ==, inspected->n_entries);
  dr_inspect_entry_words (&inspected->entries[g_array_index (of_one, guint, 3)], &words);
  g_assert_cmpstr (words.title, ==, "Approval of " REFERENCE ", version 1");
  g_assert_nonnull (strstr (words.who, "anna"));
  g_assert_true (g_str_has_prefix (words.digest, "Record "));
  markup = dr_inspect_entry_markup (&words);
  g_assert_nonnull (strstr (markup, "<b>Approval of " REFERENCE ", version 1</b>\n"));
  g_assert_true (pango_parse_markup (markup, -1, 0, NULL, NULL, NULL, NULL));
  spoken = dr_inspect_entry_spoken (&words);
  g_assert_true (g_str_has_prefix (spoken, words.day));
  summary = dr_inspect_trail_summary (inspected, of_one->len);
  g_assert_cmpstr (summary, ==, "6 entries.");
}

static const struct { const char *name; const char *seed; const char *size; guint stage; const char *problem; } samples[] = {
  { "all", " 7 ", "25", 0, NULL },
  { "of-a-stage", "7", "1", DR_STAGE_MONITORED, NULL },
  { "no-seed", "seven", "25", 0, "The seed is no whole number" },
  { "none", "7", "0", 0, "How many is no whole number" },
};

/* What is drawn is what the library draws, with what anybody needs to draw it again. */
static void
test_sample (BagFixture   *fixture,
             gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *folder = bag_path (fixture, "bag");
  g_autoptr (Maker) maker = NULL;
  g_autoptr (DrInspected) inspected = NULL;
  g_autoptr (DrSample) sample = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *problem = NULL;
  g_autofree char *text = NULL;
  DrInspectSampleAnswers answers = { .seed = samples[i].seed, .size = samples[i].size, .stage = samples[i].stage };
  DrSampleOptions options;
  gboolean is_good = dr_inspect_sample_check (&answers, &options, &problem);

  g_assert_cmpint (is_good, ==, samples[i].problem == NULL);
  if (!is_good)
    {
      g_assert_nonnull (strstr (problem, samples[i].problem));
      return;
    }
  maker = make_all ();
  maker_write (maker, folder);
  inspected = open_path (folder);
  sample = dr_sample_bag (folder, &options, NULL, &error);
  g_assert_no_error (error);
  text = dr_inspect_sample_to_text (sample, &options, inspected);
  g_assert_nonnull (strstr (text, "\nSeed 7: 1 drawn of 1 sealed versions.\n"));
  g_assert_nonnull (strstr (text, REFERENCE "\t1\tmonitored\t"));
  g_assert_cmpint (strstr (text, "Stage: monitored") != NULL, ==, samples[i].stage != 0);
}

#define ADD(path, data, test) g_test_add (path, BagFixture, data, bag_set_up, test, bag_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  ADD ("/app/inspected/folder", "bag", test_open);
  ADD ("/app/inspected/zip", "bag.zip", test_open);
  ADD ("/app/inspected/record", NULL, test_record);
  for (gsize i = 0; i < G_N_ELEMENTS (tampered); i++)
    {
      g_autofree char *path = g_strdup_printf ("/app/inspected/tampered/%s", tampered[i].name);

      ADD (path, GSIZE_TO_POINTER (i), test_tampered);
    }
  ADD ("/app/inspected/figure", NULL, test_figure);
  ADD ("/app/inspected/trail", NULL, test_trail);
  for (gsize i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      g_autofree char *path = g_strdup_printf ("/app/inspected/sample/%s", samples[i].name);

      ADD (path, GSIZE_TO_POINTER (i), test_sample);
    }
  ADD ("/app/inspected/places", NULL, test_places);

  return g_test_run ();
}
