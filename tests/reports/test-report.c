/* The report of an assessment: it says all that the record says, and every figure as it is displayed. */
#include "fold-judge.h"
#include "report-fixture.h"

#include <math.h>
#include <string.h>

#include "dr-document-fold.h"
#include "dr-html-report.h"
#include "dr-names.h"
#include "dr-record.h"
#include "dr-report-source.h"

/* What a report says under each key. */
static void
remember (const DrValue *value,
          gpointer       data)
{
  GHashTable *said = data;
  const DrValue *before;

  if (value->key == NULL || !dr_value_is_number (value) || !g_str_has_prefix (value->key, "group:"))
    return;
  before = g_hash_table_lookup (said, value->key);
  /* The same quantity has the same value wherever it is shown. */
  if (before != NULL && (before->lo != value->lo || before->hi != value->hi))
    g_error ("%s is %s and %s", value->key, before->text, value->text);
  if (before == NULL)
    g_hash_table_insert (said, (gpointer) value->key, (gpointer) value);
}

static void
expect (GHashTable *said,
        const char *text,
        const char *group,
        const char *option,
        const char *quantity,
        char       *displayed)   /* (transfer full) */
{
  g_autofree char *key = g_strdup_printf ("group:%s/option:%s/%s", group, option, quantity);
  g_autofree char *owned = displayed;
  const DrValue *value = g_hash_table_lookup (said, key);

  if (value == NULL)
    g_error ("the report does not say %s, which is %s", key, owned);
  g_assert_cmpstr (value->text, ==, owned);
  if (strstr (text, owned) == NULL)
    g_error ("the page does not say %s, which is %s", key, owned);
}

/* Nobody to everybody is no figure. */
static gboolean
is_figure (DrInterval share)
{
  return share.lo > 0.0 || share.hi < 1.0;
}

static void
expect_loss (GHashTable *said,
             const char *text,
             const char *group,
             const char *option,
             const char *quantity,
             DrInterval  share,
             DrPeople    people)
{
  g_autofree char *of = g_strconcat (quantity, "/share", NULL);

  if (!is_figure (share))
    return;
  expect (said, text, group, option, of, dr_format_interval (share));
  if (people.known)
    expect (said, text, group, option, quantity, dr_format_people (people));
}

static void
expect_against (GHashTable        *said,
                const char        *text,
                const char        *group,
                const char        *option,
                const char        *quantity,
                const DrBearsMore *against)
{
  g_autofree char *rest = g_strconcat (quantity, "/rest", NULL);
  g_autofree char *difference = g_strconcat (quantity, "/difference", NULL);
  g_autofree char *interval = g_strconcat (quantity, "/interval", NULL);
  g_autofree char *ratio = g_strconcat (quantity, "/ratio", NULL);

  if (!against->applicable || !against->known)
    return;
  expect (said, text, group, option, rest, dr_format_share (against->rest));
  expect (said, text, group, option, difference, dr_format_points (dr_interval_exact (against->difference)));
  if (against->has_interval)
    expect (said, text, group, option, interval, dr_format_points (against->interval));
  if (against->has_ratio)
    expect (said, text, group, option, ratio, dr_format_ratio (against->ratio));
}

static void
expect_review (const ReportFixture *self,
               GHashTable          *said,
               const char          *text,
               guint                o,
               guint                g)
{
  const DrGroupReview *row = dr_access_review_get (self->check->review, o, g);
  const char *group = self->evidence->groups[g].id;
  const char *option = self->assessment->options[o].id;
  gboolean known = row->displaced.known || row->restricted.known || row->affected.known;

  expect_loss (said, text, group, option, "excluded-before", row->excluded_before, row->excluded_before_people);
  if (self->assessment->access_review)
    return;
  expect_loss (said, text, group, option, "excluded-after", row->excluded_after, dr_people_of (row->people, row->excluded_after));
  expect_loss (said, text, group, option, "newly-excluded", row->mitigated.newly_excluded, row->mitigated.newly_excluded_people);
  expect_loss (said, text, group, option, "at-risk", row->mitigated.at_risk, row->mitigated.at_risk_people);
  if (row->has_mitigation)
    {
      expect_loss (said, text, group, option, "newly-excluded/without-mitigation", row->plain.newly_excluded,
                   row->plain.newly_excluded_people);
      expect_loss (said, text, group, option, "at-risk/without-mitigation", row->plain.at_risk, row->plain.at_risk_people);
    }
  if (row->displaced.known)
    expect (said, text, group, option, "displaced", dr_format_interval (row->displaced.share));
  if (row->restricted.known)
    expect (said, text, group, option, "restricted", dr_format_interval (row->restricted.share));
  if (row->affected.known)
    expect (said, text, group, option, "affected", dr_format_interval (row->affected.share));
  if (known)
    {
      expect_against (said, text, group, option, "displaced", &row->displaced_against_rest);
      expect_against (said, text, group, option, "affected", &row->affected_against_rest);
    }
}

/* Every value that the document shows is read in the page, line by line. */
static void
find_value (const DrValue *value,
            gpointer       data)
{
  const char *text = data;
  g_auto (GStrv) lines = g_strsplit (value->text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (strstr (text, lines[i]) == NULL)
      g_error ("the page does not say “%s”", lines[i]);
}

/* From nobody to all: said in words where many groups have it, and no figure. */
static gboolean
is_anything (const DrValue *value)
{
  return value->kind == DR_VALUE_PEOPLE && value->lo == 0.0 && value->hi == value->of;
}

static void
find_figure (const DrValue *value,
             gpointer       data)
{
  g_autofree char *plain = fold_judge_plain (value->text);

  /* That two shares of nobody do not differ goes with the sentence that says nobody. */
  if (dr_value_is_number (value) && !is_anything (value) && strcmp (value->text, "0 points") != 0
      && strstr (data, plain) == NULL)
    g_error ("the folded report does not say “%s”, which is %s", value->text, value->key);
}

/* Rows in which nobody is counted, of those that may be folded. */
static guint
count_empty_rows (const DrDocumentTable *table)
{
  guint n = 0;

  for (guint row = table->n_head_rows; row < table->n_rows; row++)
    {
      gboolean empty = TRUE;

      for (guint column = table->none_from; column < table->n_columns; column++)
        {
          g_autofree char *text = dr_words_to_text (&dr_document_table_cell (table, row, column)->words);

          empty = empty && (strcmp (text, "0 people\n0 %") == 0 || strcmp (text, "0 %") == 0 || strcmp (text, "0") == 0
                            || strcmp (text, "0 points") == 0
                            || strcmp (text, "–") == 0);
        }
      n += empty;
    }

  return n;
}

/* All figures, and the name of each row, are still there where rows of zeros are sentences; and no table shows three of them. */
static void
assert_folded (const DrDocument *document,
               DrDocument       *whole)   /* (transfer full): the same again */
{
  g_autoptr (DrDocument) folded = dr_document_fold (whole);
  g_autofree char *shown = dr_document_to_text (folded);
  g_autofree char *text = fold_judge_plain (shown);
  g_autoptr (GString) lost = g_string_new (NULL);

  g_assert_cmpuint (fold_judge (document, folded, lost), >, 100);
  g_assert_cmpstr (lost->str, ==, "");
  dr_document_each_value (document, find_figure, text);
  for (guint i = 0; i < document->n_blocks; i++)
    {
      const DrBlock *block = &document->blocks[i];

      for (guint row = 0; block->kind == DR_BLOCK_TABLE && row < block->table->n_rows; row++)
        {
          g_autofree char *name = dr_words_to_text (&dr_document_table_cell (block->table, row, 0)->words);

          g_assert_nonnull (strstr (text, name));
        }
    }
  for (guint i = 0; i < folded->n_blocks; i++)
    if (folded->blocks[i].kind == DR_BLOCK_TABLE && folded->blocks[i].table->none != NULL)
      g_assert_cmpuint (count_empty_rows (folded->blocks[i].table), <, 3);
}

/* The defect that is planted: numbers of two rows change places. Returns: whether there were such. */
static gboolean
swap_numbers (const DrDocument *folded)
{
  for (guint i = 0; i < folded->n_blocks; i++)
    {
      const DrDocumentTable *table = folded->blocks[i].kind == DR_BLOCK_TABLE ? folded->blocks[i].table : NULL;

      for (guint row = table != NULL && table->none != NULL ? table->n_head_rows + 1 : G_MAXUINT; table != NULL && row < table->n_rows; row++)
        {
          DrCell *one = (DrCell *) dr_document_table_cell (table, row - 1, table->n_columns - 1);
          DrCell *other = (DrCell *) dr_document_table_cell (table, row, table->n_columns - 1);
          g_autofree char *text = dr_words_to_text (&one->words);
          g_autofree char *other_text = dr_words_to_text (&other->words);
          const DrWords words = one->words;

          if (strcmp (text, other_text) == 0)
            continue;
          one->words = other->words;
          other->words = words;
          return TRUE;
        }
    }

  return FALSE;
}

/* A number that stands in the row of another name is found, though it is there. */
static void
test_moved (void)
{
  g_auto (ReportFixture) fixture = { 0 };
  g_autoptr (DrDocument) document = NULL;
  g_autoptr (DrDocument) folded = NULL;
  g_autoptr (GString) lost = g_string_new (NULL);

  report_fixture_load (&fixture, "data/examples/bishops-stortford-desk.xml");
  document = dr_assessment_report_new (&fixture.input);
  folded = dr_document_fold (dr_assessment_report_new (&fixture.input));
  g_assert_true (swap_numbers (folded));
  fold_judge (document, folded, lost);
  g_assert_cmpstr (lost->str, !=, "");
}

static void
test_figures (gconstpointer file)
{
  g_auto (ReportFixture) fixture = { 0 };
  g_autoptr (GHashTable) said = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (DrDocument) document = NULL;
  g_autofree char *html = NULL;
  g_autofree char *text = NULL;

  report_fixture_load (&fixture, file);
  document = dr_assessment_report_new (&fixture.input);
  assert_folded (document, dr_assessment_report_new (&fixture.input));
  html = report_fixture_html (document);
  text = report_fixture_text (html);
  dr_document_each_value (document, remember, said);
  dr_document_each_value (document, find_value, text);
  {
    gsize length;
    g_autofree char *office = dr_html_office_new (document, &length);
    g_autofree char *office_text = report_fixture_text (office);

    dr_document_each_value (document, find_value, office_text);
  }
  for (guint o = 0; o < fixture.assessment->n_options; o++)
    for (guint g = 0; g < fixture.evidence->n_groups; g++)
      expect_review (&fixture, said, text, o, g);
  for (guint i = 0; i < fixture.check->settle.n; i++)
    if (fixture.check->settle.items[i].gain > 0.0)
      {
        gint64 people = (gint64) round (fixture.check->settle.items[i].gain);
        g_autofree char *number = people > 0 ? dr_format_whole (people) : g_strdup ("fewer than 1");
        g_autofree char *gain = g_strdup_printf ("(%s)", number);

        g_assert_nonnull (strstr (text, gain));
      }
}

/* What officers entered of the mix since the change is in the report alone: no return has it. */
static void
test_channel_shares (void)
{
  static const DrChannelShare shares[] = { { { 2026, 3, 0 }, 0, 0.314 }, { { 2026, 4, 0 }, 1, 0.277 } };
  g_auto (ReportFixture) fixture = { 0 };
  g_autoptr (DrDocument) document = NULL;
  g_autofree char *text = NULL;

  report_fixture_load (&fixture, "tests/fixtures/assessment-full.xml");
  fixture.assessment->channel_shares = shares;
  fixture.assessment->n_channel_shares = G_N_ELEMENTS (shares);
  document = dr_assessment_report_new (&fixture.input);
  text = dr_document_to_text (document);
  for (gsize i = 0; i < G_N_ELEMENTS (shares); i++)
    {
      g_autofree char *share = dr_format_share (shares[i].share);
      g_autofree char *row = g_strdup_printf ("%s 2026\t%s\t%s\n", i == 0 ? "March" : "April",
                                              fixture.evidence->channels[shares[i].channel].name, share);

      g_assert_nonnull (strstr (text, row));
    }
}

static void
expect_said (const char *text,
             const char *said)
{
  g_auto (GStrv) lines = g_strsplit (said != NULL ? said : "", "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (strstr (text, g_strstrip (lines[i])) == NULL)
      g_error ("the page does not say “%s”", lines[i]);
}

/* All that officers typed is there: of a fixture in which everything is said. */
static void
test_words (void)
{
  g_auto (ReportFixture) fixture = { 0 };
  g_autoptr (DrDocument) document = NULL;
  g_autofree char *html = NULL;
  g_autofree char *text = NULL;
  const DrAssessment *a;

  report_fixture_load (&fixture, "tests/fixtures/assessment-full.xml");
  a = fixture.assessment;
  document = dr_assessment_report_new (&fixture.input);
  html = report_fixture_html (document);
  text = report_fixture_text (html);
  expect_said (text, a->title);
  expect_said (text, a->what);
  expect_said (text, a->why);
  expect_said (text, a->decision_body);
  expect_said (text, a->forward_plan);
  expect_said (text, a->report);
  expect_said (text, a->screening_reason);
  expect_said (text, a->conduct_text);
  expect_said (text, a->outcome_reasons);
  expect_said (text, a->legitimate_aim);
  expect_said (text, a->proportionate);
  expect_said (text, a->less_harmful);
  expect_said (text, a->decision.decider);
  expect_said (text, a->decision.reference);
  for (guint i = 0; i < a->n_points; i++)
    expect_said (text, a->points[i].name);
  for (guint i = 0; i < a->n_options; i++)
    {
      expect_said (text, a->options[i].name);
      expect_said (text, a->options[i].description);
      for (guint k = 0; k < a->options[i].n_standards; k++)
        expect_said (text, a->options[i].standards[k].text);
    }
  for (guint i = 0; i < a->n_answers; i++)
    expect_said (text, a->answers[i].text);
  for (guint i = 0; i < a->n_impacts; i++)
    {
      for (guint k = 0; k < DR_N_AIMS; k++)
        expect_said (text, a->impacts[i].aims[k].text);
      expect_said (text, a->impacts[i].mechanism);
      expect_said (text, a->impacts[i].despite);
    }
  for (guint i = 0; i < a->n_adjustments; i++)
    expect_said (text, a->adjustments[i].text);
  for (guint i = 0; i < a->n_consultations; i++)
    {
      expect_said (text, a->consultations[i].name);
      expect_said (text, a->consultations[i].formative);
      expect_said (text, a->consultations[i].information);
      expect_said (text, a->consultations[i].time);
      expect_said (text, a->consultations[i].consideration);
      expect_said (text, a->consultations[i].changed);
    }
  for (guint i = 0; i < a->n_no_consultations; i++)
    expect_said (text, a->no_consultations[i].reason);
  for (guint i = 0; i < a->n_actions; i++)
    {
      expect_said (text, a->actions[i].text);
      expect_said (text, a->actions[i].owner);
      expect_said (text, a->actions[i].evidence);
      if (a->actions[i].alternative != NULL)
        expect_said (text, a->actions[i].alternative->name);
    }
  for (guint i = 0; i < a->n_measures; i++)
    expect_said (text, a->measures[i].name);
  for (guint i = 0; i < a->n_section_reviews; i++)
    expect_said (text, a->section_reviews[i].comment);
  for (guint i = 0; i < a->n_attachments; i++)
    {
      expect_said (text, a->attachments[i].name);
      expect_said (text, a->attachments[i].sha256);
    }
}

static void
test_same (void)
{
  g_auto (ReportFixture) fixture = { 0 };
  g_autoptr (DrDocument) first = NULL;
  g_autoptr (DrDocument) second = NULL;
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;

  report_fixture_load (&fixture, "data/examples/bishops-stortford-desk.xml");
  first = dr_assessment_report_new (&fixture.input);
  second = dr_assessment_report_new (&fixture.input);
  one = report_fixture_html (first);
  other = report_fixture_html (second);
  g_assert_cmpstr (one, ==, other);
}

static void
test_draft (void)
{
  g_auto (ReportFixture) fixture = { 0 };
  g_autoptr (DrDocument) document = NULL;
  g_autofree char *text = NULL;

  report_fixture_load (&fixture, "data/examples/worked-example.xml");
  document = dr_assessment_report_new (&fixture.input);
  text = dr_document_to_text (document);
  g_assert_nonnull (strstr (text, "\nDraft\nNobody has signed this off, and it may still change.\n"));
  g_assert_nonnull (strstr (text, "none: this is a draft, and no record of it exists"));
  g_assert_null (strstr (text, "How to verify it"));
}

static DrReportSource *
read_record (const ReportFixture *fixture,
             char                *record,
             GError             **error)
{
  return dr_report_source_new ("record.xml", record, strlen (record), fixture->rulebook, fixture->questionnaire, error);
}

/* A record says what its draft says, and its own digest. */
static void
test_record (void)
{
  g_auto (ReportFixture) fixture = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (DrReportSource) source = NULL;
  g_autoptr (DrDocument) document = NULL;
  g_autofree char *record = NULL;
  g_autofree char *digest = NULL;
  g_autofree char *text = NULL;
  DrAssessmentReport input = { .language = "en-GB" };
  gsize length;

  report_fixture_load (&fixture, "data/examples/worked-example.xml");
  record = dr_record_write (fixture.check, fixture.digest, fixture.questionnaire, NULL, &length);
  source = read_record (&fixture, record, &error);
  g_assert_no_error (error);
  dr_report_source_fill (source, &input);
  g_assert_false (input.differs);
  g_assert_false (input.other_words);
  document = dr_assessment_report_new (&input);
  text = dr_document_to_text (document);
  digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, record, -1);
  g_assert_nonnull (strstr (text, digest));
  g_assert_nonnull (strstr (text, "\nNot sealed\n"));
  g_assert_nonnull (strstr (text, "How to verify it"));
  /* The rules have their words though the record has none. */
  g_assert_null (strstr (text, " · Justify\nACC-01. \n"));
  for (guint i = 0; i < fixture.check->n_results; i++)
    if (fixture.check->results[i].kind == DR_RESULT_FAIL)
      g_assert_nonnull (strstr (text, dr_check_get_rule (fixture.check, &fixture.check->results[i])->title));
}

/* A record that somebody has changed is reported as what it is. */
static void
test_changed_record (void)
{
  g_auto (ReportFixture) fixture = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (DrReportSource) source = NULL;
  g_autoptr (DrDocument) document = NULL;
  g_autofree char *record = NULL;
  g_autofree char *text = NULL;
  DrAssessmentReport input = { .language = "en-GB" };
  char *figure;
  gsize length;

  report_fixture_load (&fixture, "data/examples/worked-example.xml");
  record = dr_record_write (fixture.check, fixture.digest, fixture.questionnaire, NULL, &length);
  figure = strstr (record, "newly-excluded-people=\"0 ");
  g_assert_nonnull (figure);
  figure[strlen ("newly-excluded-people=\"")] = '1';
  source = read_record (&fixture, record, &error);
  g_assert_no_error (error);
  dr_report_source_fill (source, &input);
  g_assert_true (input.differs);
  document = dr_assessment_report_new (&input);
  text = dr_document_to_text (document);
  g_assert_nonnull (strstr (text, "This record is not what it claims to be"));
}

/* What is known of people beyond the record: names and comments. */
static void
test_people (void)
{
  static const DrReportPerson people[] = { { "A.Person", "Ada Person" } };
  g_auto (ReportFixture) fixture = { 0 };
  g_autoptr (DrDocument) document = NULL;
  g_autofree char *text = NULL;

  report_fixture_load (&fixture, "tests/fixtures/assessment-full.xml");
  fixture.input.people = people;
  fixture.input.n_people = 1;
  document = dr_assessment_report_new (&fixture.input);
  text = dr_document_to_text (document);
  g_assert_nonnull (strstr (text, "\nAuthor\tAda Person\n"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < REPORT_FIXTURE_N_EXAMPLES; i++)
    {
      g_autofree char *name = g_path_get_basename (report_fixture_examples[i]);
      g_autofree char *path = g_strconcat ("/reports/report/figures/", name, NULL);

      g_test_add_data_func (path, report_fixture_examples[i], test_figures);
    }
  g_test_add_func ("/reports/report/another-row", test_moved);
  g_test_add_func ("/reports/report/channel-shares", test_channel_shares);
  g_test_add_func ("/reports/report/words", test_words);
  g_test_add_func ("/reports/report/same", test_same);
  g_test_add_func ("/reports/report/draft", test_draft);
  g_test_add_func ("/reports/report/record", test_record);
  g_test_add_func ("/reports/report/changed-record", test_changed_record);
  g_test_add_func ("/reports/report/people", test_people);

  return g_test_run ();
}
