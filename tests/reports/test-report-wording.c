/* Words of a report that would be misread: what nobody set is not unknown, a difference of shares is no percentage, and a check that
 * found no fault says so. */
#include "report-fixture.h"

#include <string.h>

#include "dr-message.h"
#include "dr-names.h"
#include "dr-result-words.h"

static DrDocument *
report_of (ReportFixture *self,
           const char    *file)
{
  report_fixture_load (self, file);

  return dr_assessment_report_new (&self->input);
}

/* Each column of each table of charts and of the text that a word heads. */
static const DrDocumentTable *
find_table (const DrDocument *document,
            const char       *anchor)
{
  for (guint i = 0; i < document->n_blocks; i++)
    {
      const DrBlock *block = &document->blocks[i];
      const DrDocumentTable *table = block->kind == DR_BLOCK_TABLE    ? block->table
                                     : block->kind == DR_BLOCK_FIGURE ? block->figure.table
                                                                      : NULL;

      if (table != NULL && strcmp (table->anchor, anchor) == 0)
        return table;
    }

  return NULL;
}

static char *
cell_text (const DrDocumentTable *table,
           guint                  row,
           guint                  column)
{
  return dr_words_to_text (&dr_document_table_cell (table, row, column)->words);
}

/* The option that the pilot chose sets no target. */
static void
test_targets (void)
{
  g_auto (ReportFixture) fixture = { 0 };
  g_autoptr (DrDocument) document = report_of (&fixture, "data/examples/bishops-stortford-desk.xml");
  const DrDocumentTable *mix = find_table (document, "mix-table");
  g_autofree char *text = dr_document_to_text (document);

  g_assert_nonnull (mix);
  for (guint row = mix->n_head_rows; row < mix->n_rows; row++)
    {
      g_autofree char *target = cell_text (mix, row, mix->n_columns - 1);

      g_assert_cmpstr (target, ==, "not set");
    }
  g_assert_nonnull (strstr (text, "Target: not set."));
  g_assert_null (strstr (text, "Target: not known"));
}

/* A share of the groups that no target is announced for is judged against no number. */
static void
test_announced_later (void)
{
  g_auto (ReportFixture) fixture = { 0 };
  g_autoptr (DrDocument) document = NULL;
  g_autofree char *text = NULL;
  DrTarget target;

  report_fixture_load (&fixture, "data/examples/four-day-week.xml");
  target = fixture.assessment->options[fixture.assessment->chosen].targets[0];
  target.share = DR_UNKNOWN;
  ((DrOption *) fixture.assessment->options)[fixture.assessment->chosen].targets = &target;
  report_fixture_check (&fixture);
  document = dr_assessment_report_new (&fixture.input);
  text = dr_document_to_text (document);
  g_assert_nonnull (strstr (text, "the target of “to be announced” cannot be judged"));
  g_assert_null (strstr (text, "the target of 0 % cannot be judged"));
  g_assert_nonnull (strstr (text, "Target: to be announced."));
}

static void
expect_points (const DrValue *value,
               gpointer       n)
{
  gboolean difference = value->key != NULL && value->kind == DR_VALUE_SHARE
                        && (g_str_has_suffix (value->key, "/difference") || g_str_has_suffix (value->key, "/interval")
                            || (g_str_has_prefix (value->key, "gap:") && strstr (value->key, "/channel:") != NULL));

  if (!difference)
    return;
  (*(guint *) n)++;
  if (strchr (value->text, '%') != NULL || strstr (value->text, " point") == NULL)
    g_error ("%s is “%s”", value->key, value->text);
}

static void
test_points (void)
{
  g_auto (ReportFixture) fixture = { 0 };
  g_autoptr (DrDocument) document = report_of (&fixture, "data/examples/clean.xml");
  guint n = 0;

  dr_document_each_value (document, expect_points, &n);
  g_assert_cmpuint (n, >, 20);
}

static const struct {
  const char *path;
  DrInterval  difference;
  const char *expected;
} points[] = {
  { "/reports/wording/points/one", { 0.01, 0.01 }, "1 point" },
  { "/reports/wording/points/minus-one", { -0.01, -0.01 }, "−1 point" },
  { "/reports/wording/points/none", { 0.0, 0.0 }, "0 points" },
  { "/reports/wording/points/decimal", { 0.123, 0.123 }, "12.3 points" },
  { "/reports/wording/points/range", { -0.004, 0.086 }, "−0.4 to 8.6 points" },
};

static void
test_format_points (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *text = dr_format_points (points[i].difference);

  g_assert_cmpstr (text, ==, points[i].expected);
}

static void
test_one_person (void)
{
  g_autofree char *one = dr_result_value_words (1.0, "people");
  g_autofree char *two = dr_result_value_words (2.0, "people");

  g_assert_cmpstr (one, ==, "1 person");
  g_assert_cmpstr (two, ==, "2 people");
}

/* No browser breaks a line inside a citation or a date. */
static void
test_page (void)
{
  g_auto (ReportFixture) fixture = { 0 };
  g_autoptr (DrDocument) document = report_of (&fixture, "data/examples/cashiers-desk.xml");
  g_autofree char *html = report_fixture_html (document);

  g_assert_nonnull (strstr (html, "[2008]\xc2\xa0" "EWHC\xc2\xa0" "3158"));
  g_assert_nonnull (strstr (html, "time{white-space:nowrap}"));
}

/* A standard is said with every digit that tells before from after, and in its unit. */
static void
test_standard (void)
{
  g_auto (ReportFixture) fixture = { 0 };
  g_autoptr (DrDocument) document = NULL;
  g_autofree char *text = NULL;
  g_autofree DrStandardChange *standards = NULL;
  DrOption *option;

  report_fixture_load (&fixture, "data/examples/every-family.xml");
  option = (DrOption *) &fixture.assessment->options[fixture.assessment->chosen];
  standards = g_memdup2 (option->standards, option->n_standards * sizeof *standards);
  standards[0].before = 1.02;
  standards[0].after = 1.04;
  option->standards = standards;
  report_fixture_check (&fixture);
  document = dr_assessment_report_new (&fixture.input);
  text = dr_document_to_text (document);
  g_assert_nonnull (strstr (text, "the standard of service gets worse, from 1.02 seconds to 1.04 seconds."));
}

static void
expect_head (const DrDocument *document,
             const char       *anchor,
             const char       *expected)
{
  const DrDocumentTable *table = find_table (document, anchor);
  g_autofree char *head = NULL;

  g_assert_nonnull (table);
  head = cell_text (table, 0, 1);
  g_assert_cmpstr (head, ==, expected);
}

/* Who is counted: customers, where the service has counted them, else residents. */
static void
test_whom (void)
{
  g_auto (ReportFixture) fixture = { 0 };
  g_auto (ReportFixture) other = { 0 };
  g_autoptr (DrDocument) customers = report_of (&fixture, "data/examples/cashiers-desk.xml");
  g_autoptr (DrDocument) residents = report_of (&other, "data/examples/wales.xml");

  expect_head (customers, "who-loses", "Customers");
  expect_head (residents, "who-loses", "Residents");
  expect_head (residents, "people-table", "Residents");
}

/* The number of an action stands by itself, so that what somebody typed finds its own side. */
static void
test_actions (void)
{
  g_auto (ReportFixture) fixture = { 0 };
  g_autoptr (DrDocument) document = report_of (&fixture, "data/examples/cashiers-desk.xml");
  const DrDocumentTable *table = find_table (document, "actions-mitigation-table");
  const DrCell *cell;
  g_autofree char *number = NULL;

  g_assert_nonnull (table);
  number = cell_text (table, 1, 0);
  cell = dr_document_table_cell (table, 1, 1);
  g_assert_cmpstr (number, ==, "1");
  g_assert_cmpint (cell->words.runs[0].value.kind, ==, DR_VALUE_SAID);
  g_assert_cmpstr (cell->words.runs[0].value.text, ==, fixture.assessment->actions[0].text);
}

/* One word for one thing, and a name where one is known. */
static void
test_one_word (void)
{
  static const DrReportPerson people[] = { { "payments-manager", "Pat Manager" } };
  g_auto (ReportFixture) fixture = { 0 };
  g_autoptr (DrDocument) document = NULL;
  g_autofree char *text = NULL;

  report_fixture_load (&fixture, "data/examples/cashiers-desk.xml");
  fixture.input.people = people;
  fixture.input.n_people = 1;
  document = dr_assessment_report_new (&fixture.input);
  text = dr_document_to_text (document);
  g_assert_null (strstr (text, "Less than before"));
  g_assert_nonnull (strstr (text, "Reduced\n9 hours a week"));
  g_assert_nonnull (strstr (text, "Pat Manager"));
  g_assert_null (strstr (text, "payments-manager"));
}

/* Titles of checks are faults, or not: below "Holds" they would say the opposite. Where one does not apply the reason is there. */
static void
test_checks (void)
{
  static const char * const heads[] = { "Check", "What it is about", "Nothing found", "Something found", "Could not be judged", "Does not apply" };
  g_auto (ReportFixture) fixture = { 0 };
  g_autoptr (DrDocument) document = report_of (&fixture, "data/examples/cashiers-desk.xml");
  const DrDocumentTable *table = find_table (document, "checks-table");
  g_autofree char *text = NULL;
  guint n = 0;

  g_assert_nonnull (table);
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    {
      g_autofree char *head = cell_text (table, 0, i);

      g_assert_cmpstr (head, ==, heads[i]);
    }
  text = dr_document_to_text (document);
  for (guint i = 0; i < fixture.check->n_results; i++)
    if (fixture.check->results[i].kind == DR_RESULT_NOT_APPLICABLE)
      {
        const DrResult *result = &fixture.check->results[i];
        g_autofree char *why = dr_message_format (fixture.check, result);
        const char *line = strstr (text, why);

        n++;
        g_assert_nonnull (line);
        g_assert_nonnull (g_strstr_len (line, (gssize) strcspn (line, "\n"), dr_check_get_rule (fixture.check, result)->id));
      }
  g_assert_cmpuint (n, >, 2);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reports/wording/targets", test_targets);
  g_test_add_func ("/reports/wording/announced-later", test_announced_later);
  g_test_add_func ("/reports/wording/points", test_points);
  for (guint i = 0; i < G_N_ELEMENTS (points); i++)
    g_test_add_data_func (points[i].path, GUINT_TO_POINTER (i), test_format_points);
  g_test_add_func ("/reports/wording/page", test_page);
  g_test_add_func ("/reports/wording/whom", test_whom);
  g_test_add_func ("/reports/wording/actions", test_actions);
  g_test_add_func ("/reports/wording/one-word", test_one_word);
  g_test_add_func ("/reports/wording/standard", test_standard);
  g_test_add_func ("/reports/wording/one-person", test_one_person);
  g_test_add_func ("/reports/wording/checks", test_checks);

  return g_test_run ();
}
