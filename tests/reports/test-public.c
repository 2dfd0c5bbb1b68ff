/* The public version: no name, no small count and no private word of a report can be read or worked out of it. */
#include "public-adversary.h"
#include "public-register.h"
#include "public-rounds.h"
#include "report-fixture.h"

#include <math.h>

/* Rounds over the examples, each with other people in the same groups: more on request. */
static guint rounds = 4;
static guint generated = 12;

/* A few people in each of @n groups, together @all; some groups hold nearly nobody. */
static void
share_out (GRand  *random,
           double *counts,
           guint   n,
           double  all)
{
  double left = all;

  for (guint i = 0; i + 1 < n; i++)
    {
      double most = g_rand_int_range (random, 0, 3) == 0 ? 12.0 : left / (n - i) * 2.0;

      counts[i] = MIN (floor (g_rand_double (random) * (most + 1.0)), left);
      left -= counts[i];
    }
  counts[n - 1] = left;
}

/* The evidence of a village: the same groups, with few people in them. */
static void
make_small (const DrEvidence *evidence,
            GRand            *random)
{
  DrGroup *groups = (DrGroup *) evidence->groups;
  double all = g_rand_int_range (random, 12, 1500);

  groups[0].count = groups[0].base = all;
  for (guint d = 0; d < evidence->n_dimensions; d++)
    {
      g_autofree double *counts = g_new0 (double, evidence->n_groups + 1);
      guint n = 0;

      for (guint g = 1; g < evidence->n_groups; g++)
        n += groups[g].dimension == (int) d;
      if (n == 0)
        continue;
      share_out (random, counts, n, all);
      n = 0;
      for (guint g = 1; g < evidence->n_groups; g++)
        if (groups[g].dimension == (int) d)
          {
            gboolean counted = dr_is_known (groups[g].count) || dr_is_known (groups[g].share);

            groups[g].share = DR_UNKNOWN;
            groups[g].count = counted ? counts[n] : DR_UNKNOWN;
            groups[g].base = counted ? all : DR_UNKNOWN;
            n++;
          }
    }
  for (guint s = 0; s < evidence->n_services; s++)
    for (guint i = 0; i < evidence->services[s].n_profile; i++)
      {
        DrProfileRow *row = (DrProfileRow *) &evidence->services[s].profile[i];

        if (dr_is_known (row->count))
          row->count = floor (g_rand_double (random) * (g_rand_boolean (random) ? 15.0 : 200.0));
      }
}

/* What happened afterwards: few people of each band, and everybody; few were asked, and fewer answered. */
static void
make_results (const DrAssessment *assessment,
              const DrEvidence   *evidence,
              GRand              *random)
{
  DrAssessment *made = (DrAssessment *) assessment;
  DrMeasure *measure = dr_arena_new0 (made->arena, DrMeasure);
  DrMeasureResult *results = dr_arena_array0 (made->arena, DrMeasureResult, evidence->n_groups);
  guint n = 1;
  static const char * const names[] = { "people", "visits a week", "tenants", "ymwelwyr", "older people", "callers" };

  for (guint d = 0; d < evidence->n_dimensions && n == 1; d++)
    for (guint g = 1; g < evidence->n_groups && evidence->dimensions[d].partition; g++)
      if (evidence->groups[g].dimension == (int) d)
        results[n++] = (DrMeasureResult) { { 2026, 3, 0 }, (int) g, g_rand_int_range (random, 0, 25),
                                           (guint) g_rand_int_range (random, 1, 30) };
  results[0] = (DrMeasureResult) { { 2026, 3, 0 }, DR_GROUP_ALL, 0, 0 };
  for (guint i = 1; i < n; i++)
    {
      results[0].value += results[i].value;
      results[0].n += results[i].n;
    }
  *measure = (DrMeasure) { .id = "m", .name = "Who came back", .unit = names[g_rand_int_range (random, 0, G_N_ELEMENTS (names))],
                           .baseline = g_rand_int_range (random, 0, 12), .target = DR_UNKNOWN, .results = results, .n_results = n };
  made->measures = measure;
  made->n_measures = 1;
  for (guint i = 0; i < made->n_consultations; i++)
    {
      DrConsultation *each = (DrConsultation *) &made->consultations[i];

      each->asked = g_rand_int_range (random, 1, 40);
      each->answered = g_rand_int_range (random, 0, (int) each->asked + 1);
    }
}

/* @report: what it is of; @shown: what is to be published. */
static void
attack (Adversary        *self,
        const DrCheck    *check,
        const DrDocument *report,
        const DrDocument *shown)
{
  adversary_count (self, check, report, shown);
  adversary_chart (self, report, shown);
  adversary_search (self, shown);
}

static void
test_examples (void)
{
  g_auto (Adversary) adversary = { 0 };
  guint untouched = 0;

  adversary_init (&adversary);
  for (gsize i = 0; i < REPORT_FIXTURE_N_EXAMPLES; i++)
    for (guint round = 0; round <= rounds; round++)
      {
        g_auto (ReportFixture) self = { NULL };
        g_autoptr (GRand) random = g_rand_new_with_seed (round * 1000 + (guint32) i);
        g_autoptr (DrDocument) report = NULL;
        g_autoptr (DrDocument) shown = NULL;
        g_autofree char *what = g_strdup_printf ("%s, round %u", report_fixture_examples[i], round);
        DrPublicTally tally;

        report_fixture_load (&self, report_fixture_examples[i]);
        if (round > 0)
          {
            make_small (self.evidence, random);
            make_results (self.assessment, self.evidence, random);
            report_fixture_check (&self);
          }
        report = dr_assessment_report_new (&self.input);
        shown = dr_assessment_report_public_new (&self.input, &tally);
        attack (&adversary, self.check, report, shown);
        adversary_expect_nothing (&adversary, what);
        untouched += tally.small + tally.coarse + tally.withheld == 0;
      }
  g_test_message ("hidden %u, relations %u, bars %u, untouched %u", adversary.hidden, adversary.sums, adversary.bars, untouched);
  g_assert_cmpuint (adversary.hidden, >, 500);
  g_assert_cmpuint (adversary.sums, >, 1000);
  g_assert_cmpuint (adversary.bars, >, 50);
  g_assert_cmpuint (untouched, >, 0);
}

typedef struct {
  Adversary  adversary;
  GRand     *random;
} Village;

/* Of a made-up register, with the names that it knows. */
static void
attack_version (Desk       *desk,
                DrVersion  *version,
                const char *reference,
                gpointer    data)
{
  Village *village = data;
  Adversary *self = &village->adversary;
  g_autoptr (GError) error = NULL;
  g_autoptr (DrPeopleList) list = dr_store_list_people (desk->store, &error);
  g_autofree DrReportPerson *people = NULL;
  g_autoptr (GString) prose = g_string_new ("Told by everybody:");
  g_autoptr (DrCheck) check = NULL;
  g_autoptr (DrDocument) report = NULL;
  g_autoptr (DrDocument) shown = NULL;
  DrAssessmentReport input = { .language = "en-GB" };
  const char *approver = NULL;

  g_assert_no_error (error);
  people = g_new0 (DrReportPerson, list->n_people + 1);
  for (guint i = 0; i < list->n_people; i++)
    {
      people[i] = (DrReportPerson) { list->people[i].id, list->people[i].name };
      g_string_append_printf (prose, " %s,", list->people[i].name);
    }
  ((DrAssessment *) version->assessment)->what = prose->str;
  make_small (version->check->evidence, village->random);
  check = dr_check_new (version->check->evidence, version->assessment, &version->context, version->check->rulebook);
  input.check = check;
  input.questionnaire = version->editions->questionnaire;
  input.people = people;
  input.n_people = list->n_people;
  report = dr_assessment_report_new (&input);
  shown = dr_assessment_report_public_new (&input, NULL);
  attack (self, check, report, shown);
  for (guint i = 0; i < version->n_steps; i++)
    if (version->steps[i].step == DR_STEP_APPROVE)
      approver = version->steps[i].person;
  for (guint i = 0; i < list->n_people; i++)
    if (g_strcmp0 (approver, list->people[i].id) != 0)
      adversary_name (self, shown, list->people[i].id, list->people[i].name);
  adversary_expect_nothing (self, reference);
}

static void
test_register (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  Village village = { .random = random };
  const Adversary *adversary = &village.adversary;
  guint n;

  adversary_init (&village.adversary);
  n = public_register_each (generated, attack_version, &village);
  g_test_message ("assessments %u, hidden %u, relations %u, bars %u, names %u", n, adversary->hidden, adversary->sums, adversary->bars,
                  adversary->names);
  g_assert_cmpuint (adversary->hidden, >, 100);
  g_assert_cmpuint (adversary->names, >, 20);
  adversary_clear (&village.adversary);
}

/* The adversary finds what is planted: else it would find nothing in anything. */
static void
test_adversary (void)
{
  g_auto (ReportFixture) self = { NULL };
  g_auto (Adversary) adversary = { 0 };
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  g_autoptr (DrDocument) report = NULL;
  g_autoptr (DrDocument) shown = NULL;
  gsize before;

  adversary_init (&adversary);
  report_fixture_load (&self, "data/examples/bishops-stortford-desk.xml");
  make_small (self.evidence, random);
  report_fixture_check (&self);
  report = dr_assessment_report_new (&self.input);
  shown = dr_assessment_report_public_new (&self.input, NULL);
  adversary_count (&adversary, self.check, report, report);
  g_assert_cmpuint (adversary.hidden, >, 0);
  g_assert_cmpuint (adversary.leaks->len, >, 0);
  before = adversary.leaks->len;
  /* A chart of the real numbers in the public version. */
  for (guint i = 0; i < shown->n_blocks; i++)
    if (shown->blocks[i].kind == DR_BLOCK_FIGURE && strcmp (shown->blocks[i].figure.anchor, "figure-people") == 0)
      for (guint k = 0; k < report->n_blocks; k++)
        if (report->blocks[k].kind == DR_BLOCK_FIGURE && strcmp (report->blocks[k].figure.anchor, "figure-people") == 0)
          ((DrBlock *) shown->blocks)[i].figure.chart = report->blocks[k].figure.chart;
  adversary_chart (&adversary, report, shown);
  g_assert_cmpuint (adversary.bars, >, 0);
  g_assert_cmpuint (adversary.leaks->len, >, before);
  before = adversary.leaks->len;
  adversary_name (&adversary, report, "m", self.evidence->groups[0].name);
  g_assert_cmpuint (adversary.leaks->len, >, before);
}

/* The first page still says who loses most, and as many of them as the report does. */
static void
test_chosen (void)
{
  g_auto (ReportFixture) self = { NULL };
  g_autoptr (DrDocument) report = NULL;
  g_autoptr (DrDocument) shown = NULL;
  const DrDocument *documents[2];
  guint n[2] = { 0, 0 };

  report_fixture_load (&self, "data/examples/cashiers-desk.xml");
  documents[0] = report = dr_assessment_report_new (&self.input);
  documents[1] = shown = dr_assessment_report_public_new (&self.input, NULL);
  for (guint d = 0; d < 2; d++)
    for (guint i = 0; i < documents[d]->n_blocks; i++)
      if (documents[d]->blocks[i].kind == DR_BLOCK_TABLE && strcmp (documents[d]->blocks[i].table->anchor, "who-loses") == 0)
        n[d] = documents[d]->blocks[i].table->n_rows;
  g_assert_cmpuint (n[0], >, 2);
  g_assert_cmpuint (n[1], ==, n[0]);
}

/* A check of which nothing is said was not made in vain: it is not counted. */
static void
test_checks (void)
{
  static const char * const left_out[] = { "SCR-01", "IMP-01", "GOV-01" };
  g_auto (ReportFixture) self = { NULL };
  g_autoptr (DrDocument) shown = NULL;
  guint found = 0;

  report_fixture_load (&self, "data/examples/every-family.xml");
  shown = dr_assessment_report_public_new (&self.input, NULL);
  for (guint i = 0; i < shown->n_blocks; i++)
    for (guint row = 0; shown->blocks[i].kind == DR_BLOCK_TABLE && row < shown->blocks[i].table->n_rows; row++)
      for (gsize k = 0; k < G_N_ELEMENTS (left_out) && strcmp (shown->blocks[i].table->anchor, "checks-table") == 0; k++)
        {
          g_autofree char *rule = dr_words_to_text (&dr_document_table_cell (shown->blocks[i].table, row, 0)->words);
          g_autofree char *holds = dr_words_to_text (&dr_document_table_cell (shown->blocks[i].table, row, 2)->words);

          if (strcmp (rule, left_out[k]) != 0)
            continue;
          found++;
          g_assert_nonnull (strstr (holds, "not shown"));
        }
  g_assert_cmpuint (found, ==, G_N_ELEMENTS (left_out));
}

/* What stands on the first page and in the last chapter, and on each page. */
static void
test_marks (void)
{
  g_auto (ReportFixture) self = { NULL };
  g_autoptr (DrDocument) shown = NULL;
  g_autofree char *html = NULL;
  const char *digest = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
  static const char * const expected[] = {
    "Public version", "Made from the record with the SHA-256", "What this public version leaves out", "Names of officers",
    "those that would tell more of a number than is shown of it",
  };

  report_fixture_load (&self, "data/examples/every-family.xml");
  self.input.record_digest = digest;
  shown = dr_assessment_report_public_new (&self.input, NULL);
  g_assert_true (g_str_has_prefix (shown->running, "Public version"));
  html = report_fixture_html (shown);
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_nonnull (strstr (html, expected[i]));
  g_assert_nonnull (strstr (html, digest));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  rounds = public_rounds (rounds);
  generated = public_rounds (generated);
  g_test_add_func ("/reports/public/chosen", test_chosen);
  g_test_add_func ("/reports/public/checks", test_checks);
  g_test_add_func ("/reports/public/marks", test_marks);
  g_test_add_func ("/reports/public/adversary", test_adversary);
  g_test_add_func ("/reports/public/examples", test_examples);
  g_test_add_func ("/reports/public/register", test_register);

  return g_test_run ();
}
