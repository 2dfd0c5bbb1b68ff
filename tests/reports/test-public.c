/* The public version: no name, no small count and no private word of a report can be read or worked out of it. */
#include "public-adversary.h"
#include "registers.h"
#include "report-fixture.h"

#include <math.h>

#include "dr-document-builder.h"
#include "dr-generator.h"
#include "dr-html-report.h"
#include "dr-suppression.h"
#include "dr-version.h"

static const char * const examples[] = {
  "data/examples/access-review.xml", "data/examples/bishops-stortford-desk.xml", "data/examples/cashiers-desk.xml",
  "data/examples/clean.xml", "data/examples/every-family.xml", "data/examples/wales.xml", "data/examples/worked-example.xml",
  "tests/fixtures/assessment-full.xml",
};

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

static void
expect_no_leak (Adversary  *self,
                const char *what)
{
  if (self->leaks->len > 0)
    g_error ("%s gives away:\n%s", what, self->leaks->str);
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
  for (gsize i = 0; i < G_N_ELEMENTS (examples); i++)
    for (guint round = 0; round <= rounds; round++)
      {
        g_auto (ReportFixture) self = { NULL };
        g_autoptr (GRand) random = g_rand_new_with_seed (round * 1000 + (guint32) i);
        g_autoptr (DrDocument) report = NULL;
        g_autoptr (DrDocument) shown = NULL;
        g_autofree char *what = g_strdup_printf ("%s, round %u", examples[i], round);
        DrPublicTally tally;

        report_fixture_load (&self, examples[i]);
        if (round > 0)
          {
            make_small (self.evidence, random);
            make_results (self.assessment, self.evidence, random);
            g_clear_pointer (&self.check, dr_check_free);
            self.check = dr_check_new (self.evidence, self.assessment, &self.context, self.rulebook);
            self.input.check = self.check;
          }
        report = dr_assessment_report_new (&self.input);
        shown = dr_assessment_report_public_new (&self.input, &tally);
        attack (&adversary, self.check, report, shown);
        expect_no_leak (&adversary, what);
        untouched += tally.small + tally.coarse + tally.withheld == 0;
      }
  g_test_message ("hidden %u, relations %u, bars %u, untouched %u", adversary.hidden, adversary.sums, adversary.bars, untouched);
  g_assert_cmpuint (adversary.hidden, >, 500);
  g_assert_cmpuint (adversary.sums, >, 1000);
  g_assert_cmpuint (adversary.bars, >, 50);
  g_assert_cmpuint (untouched, >, 0);
}

/* Of a made-up register, with the names that it knows. */
static void
attack_version (Adversary    *self,
                Desk         *desk,
                const char   *reference,
                guint         number,
                GRand        *random)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrVersion) version = dr_version_load (desk->reg, reference, number, &error);
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
  make_small (version->check->evidence, random);
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
  expect_no_leak (self, reference);
}

static void
test_register (void)
{
  g_auto (Adversary) adversary = { 0 };
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autoptr (GError) error = NULL;
  DrRegisterQuery query = { .limit = 1000 };
  g_autoptr (DrRegisterPage) page = NULL;
  Desk desk;

  adversary_init (&adversary);
  desk_open (&desk, "sqlite::memory:");
  dr_generator_run (desk.reg, generated, 11, NULL, NULL, &error);
  g_assert_no_error (error);
  page = dr_store_query (desk.store, &query, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < page->n_rows; i++)
    attack_version (&adversary, &desk, page->rows[i].reference, page->rows[i].version, random);
  g_test_message ("assessments %u, hidden %u, relations %u, bars %u, names %u", page->n_rows, adversary.hidden, adversary.sums,
                  adversary.bars, adversary.names);
  g_assert_cmpuint (adversary.hidden, >, 100);
  g_assert_cmpuint (adversary.names, >, 20);
  desk_close (&desk);
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
  g_clear_pointer (&self.check, dr_check_free);
  self.check = dr_check_new (self.evidence, self.assessment, &self.context, self.rulebook);
  self.input.check = self.check;
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

static const struct {
  const char *path;
  double      lo;
  double      hi;
  double      of;        /* 0: not known */
  gboolean    share;
  DrCoarse    coarse;
  const char *text;
} numbers[] = {
  { "exact", 243, 243, 0, FALSE, DR_COARSE_EXACT, "243 people" },
  { "small", 5, 5, 0, FALSE, DR_COARSE_TENS, "fewer than 10 people" },
  { "nine", 9, 9, 0, FALSE, DR_COARSE_TENS, "fewer than 10 people" },
  { "ten", 10, 10, 0, FALSE, DR_COARSE_TENS, "10 to 19 people" },
  { "nobody", 0, 0, 0, FALSE, DR_COARSE_TENS, "0 people" },
  { "nobody-to-few", 0, 7, 0, FALSE, DR_COARSE_TENS, "fewer than 10 people" },
  { "few-to-many", 3, 292, 0, FALSE, DR_COARSE_TENS, "fewer than 10 to 299 people" },
  { "nobody-to-many", 0, 292, 0, FALSE, DR_COARSE_TENS, "0 to 299 people" },
  { "tens", 243, 387, 0, FALSE, DR_COARSE_TENS, "240 to 389 people" },
  { "between", 9, 10, 0, FALSE, DR_COARSE_TENS, "fewer than 10 people" },
  { "share", 0.8, 0.8, 300, TRUE, DR_COARSE_TENS, "77.7 % to 83 %" },
  { "small-share", 0.01, 0.01, 300, TRUE, DR_COARSE_TENS, "less than 3.4 %" },
  { "no-share", 0, 0, 300, TRUE, DR_COARSE_TENS, "0 %" },
  { "all-of-them", 1, 1, 300, TRUE, DR_COARSE_TENS, "97.1 % to 100 %" },
  { "share-alone", 0.01, 0.01, 300, TRUE, DR_COARSE_EXACT, "less than 3.4 %" },
  { "all-but-few-alone", 0.99, 0.99, 300, TRUE, DR_COARSE_EXACT, "93.9 % to 99.7 %" },
  { "all-but-many-alone", 0.96, 0.96, 300, TRUE, DR_COARSE_EXACT, "96 %" },
  { "share-of-few", 0.5, 0.5, 6, TRUE, DR_COARSE_TENS, "not shown" },
  { "share-of-unknown", 0.5, 0.5, 0, TRUE, DR_COARSE_TENS, "not shown" },
};

static DrDocument *
document_of (DrDocumentBuilder *out,
             DrWords            words)
{
  dr_document_add_paragraph (out, DR_PARAGRAPH_PLAIN, words);

  return dr_document_builder_finish (out);
}

/* The suppression of a document in which another value of the same family asks for it. */
static void
test_numbers (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autoptr (DrDocumentBuilder) out = dr_document_builder_new ("en-GB", "Numbers");
      double of = numbers[i].of > 0 ? numbers[i].of : DR_UNKNOWN;
      const DrPeople people = { TRUE, (gint64) numbers[i].lo, (gint64) numbers[i].hi };
      const DrPeople few = { TRUE, 5, 5 };
      const DrPeople part = { TRUE, 1000, 1000 };
      const DrValue values[2] = {
        numbers[i].share ? dr_value_share (out, (DrInterval) { numbers[i].lo, numbers[i].hi }, of, "group:a/x")
                         : dr_value_people (out, people, of, "group:a/x"),
        numbers[i].coarse != DR_COARSE_EXACT ? dr_value_people (out, few, DR_UNKNOWN, "group:a/y")
                                             : dr_value_people (out, part, DR_UNKNOWN, "group:a/y"),
      };
      g_autoptr (DrDocument) shown = NULL;
      g_autofree char *text = NULL;
      g_autofree char *all = NULL;
      DrPublicOptions options = { NULL };

      shown = dr_public_document_new (document_of (out, dr_words_format (out, "<%s> %s", values, 2)), &options, NULL);
      text = g_strdup_printf ("<%s>", numbers[i].text);
      all = dr_document_to_text (shown);
      if (strstr (all, text) == NULL)
        g_error ("%s: expected %s in %s", numbers[i].path, text, all);
    }
}

static const struct { gint64 count; DrCoarse coarse; gint64 lo; gint64 hi; gboolean small; } classes[] = {
  { 0, DR_COARSE_TENS, 0, 0, FALSE },       { 1, DR_COARSE_TENS, 1, 9, TRUE },        { 9, DR_COARSE_HUNDREDS, 1, 9, TRUE },
  { 10, DR_COARSE_EXACT, 10, 10, FALSE },   { 19, DR_COARSE_TENS, 10, 19, FALSE },    { 20, DR_COARSE_TENS, 20, 29, FALSE },
  { 10, DR_COARSE_HUNDREDS, 10, 99, FALSE }, { 99, DR_COARSE_HUNDREDS, 10, 99, FALSE }, { 387, DR_COARSE_HUNDREDS, 300, 399, FALSE },
};

static void
test_classes (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (classes); i++)
    {
      DrCoarseEnd end = dr_suppression_end (classes[i].count, classes[i].coarse);

      g_assert_cmpint (end.lo, ==, classes[i].lo);
      g_assert_cmpint (end.hi, ==, classes[i].hi);
      g_assert_cmpint (end.small, ==, classes[i].small);
    }
}

#define MOST_PARTS 10

static const struct {
  const char *path;
  double      total;                /* -1: known to everybody */
  double      parts[MOST_PARTS];    /* up to a negative one */
  const char *coarse;               /* of the parts, then of the total: exact, tens, hundreds, withheld */
} sums[] = {
  { "nothing-small", 1000, { 300, 700, -1 }, "eee" },
  { "two-parts", 1005, { 5, 1000, -1 }, "tte" },
  { "known-total", -1, { 5, 1000, -1 }, "tt" },
  { "five-in-a-round-thousand", -1, { 5, 995, -1 }, "tt" },
  { "two-small", 1010, { 5, 5, 1000, -1 }, "ttee" },
  { "one-only", -1, { 5, -1 }, "w" },
  { "small-total", 9, { 1, 1, 1, 1, 1, 1, 1, 1, 1, -1 }, "tttttttttw" },
  { "small-and-nobody", 5, { 5, 0, -1 }, "tet" },
  { "does-not-add-up", 1500, { 5, 1000, -1 }, "tee" },
};

/* Every row: no part is given away, and what needs not be touched is not. */
static void
test_sums (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sums); i++)
    {
      g_autoptr (DrDocumentBuilder) out = dr_document_builder_new ("en-GB", "Sums");
      g_autoptr (DrDocument) document = NULL;
      g_autoptr (DrSuppression) suppression = NULL;
      g_autoptr (GString) coarse = g_string_new (NULL);
      DrValue values[MOST_PARTS + 1];
      const char *keys[MOST_PARTS];
      static const char * const names[MOST_PARTS] = { "a/x", "b/x", "c/x", "d/x", "e/x", "f/x", "g/x", "h/x", "i/x", "j/x" };
      guint n = 0;

      for (; n < MOST_PARTS && sums[i].parts[n] >= 0; n++)
        {
          const DrPeople people = { TRUE, (gint64) sums[i].parts[n], (gint64) sums[i].parts[n] };

          keys[n] = names[n];
          values[n] = dr_value_people (out, people, DR_UNKNOWN, names[n]);
          dr_document_add_paragraph (out, DR_PARAGRAPH_PLAIN, dr_words_value (out, values[n]));
        }
      if (sums[i].total >= 0)
        {
          const DrPeople people = { TRUE, (gint64) sums[i].total, (gint64) sums[i].total };

          values[n] = dr_value_people (out, people, DR_UNKNOWN, "total/x");
          dr_document_add_paragraph (out, DR_PARAGRAPH_PLAIN, dr_words_value (out, values[n]));
        }
      dr_document_add_sum (out, sums[i].total >= 0 ? "total/x" : NULL, keys, n);
      document = dr_document_builder_finish (out);
      suppression = dr_suppression_new (document);
      for (guint k = 0; k < n + (sums[i].total >= 0); k++)
        g_string_append_c (coarse, "ethw"[dr_suppression_get (suppression, &values[k])]);
      g_test_message ("%s: %s", sums[i].path, coarse->str);
      g_assert_cmpstr (coarse->str, ==, sums[i].coarse);
    }
}

static const struct { const char *said; const char *shown; } said[] = {
  { "Ada Lovelace asked.", "Officer 1 asked." },
  { "ADA  LOVELACE asked, and ada.l too.", "Officer 1 asked, and Officer 1 too." },
  { "Mrs Lovelace and Ms. A. Lovelace agreed.", "an officer and an officer agreed." },
  { "Lovelace said so; Ada's note.", "an officer said so; an officer's note." },
  { "Young people and Mr Young.", "Young people and an officer." },
  { "Zoë Young met Grace Head.", "Officer 1 met Grace Head." },
  { "Mr Head stays, and so does Grace.", "Mr Head stays, and so does Grace." },
  { "Cŵlm-Jones? Llŷr Cŵlm-Jones!", "an officer? Officer 1!" },
  { "Gráinne O'Neill rang. Ms O’Neill too.", "Officer 1 rang. an officer too." },
  { "Lovelacely adamant.", "Lovelacely adamant." },
  { "Open. [private]A name.[/private] Open again.", "Open. [not published] Open again." },
  { "Open. [PRIVATE] the rest\n\nand this.", "Open. [not published]" },
  { "[private]one[/private] and [private]two[/private]", "[not published] and [not published]" },
};

static void
test_words (void)
{
  static const DrPublicPerson people[] = {
    { "ada.l", "Ada Lovelace" }, { "young", "Zoë Young" }, { "head", "Grace Head" }, { "llyr", "Llŷr Cŵlm-Jones" },
    { "grainne", "Gráinne O’Neill" }, { "x", NULL },
  };
  const DrPublicOptions options = { NULL, "head", people, G_N_ELEMENTS (people) };

  for (gsize i = 0; i < G_N_ELEMENTS (said); i++)
    {
      g_autoptr (DrDocumentBuilder) out = dr_document_builder_new ("en-GB", "Words");
      g_autoptr (DrDocument) shown = NULL;
      g_autofree char *text = NULL;

      dr_document_add_said (out, said[i].said, "change/what");
      shown = dr_public_document_new (document_of (out, dr_words_text (out, "Helps young people. The end.")), &options, NULL);
      text = dr_words_to_text (&shown->blocks[0].paragraph.words);
      g_assert_cmpstr (text, ==, said[i].shown);
      g_assert_cmpint (shown->blocks[1].kind, ==, DR_BLOCK_PARAGRAPH);
      g_free (text);
      text = dr_words_to_text (&shown->blocks[1].paragraph.words);
      g_assert_cmpstr (text, ==, "Helps young people. The end.");
    }
}

static const struct { const char *unit; double number; gboolean hidden; } units[] = {
  { "visits a week", 7, TRUE }, { "tenants", 7, TRUE }, { "ymwelwyr", 9, TRUE }, { "older people", 1, TRUE }, { "", 5, TRUE },
  { "Callers", 7, TRUE },       { "tenants", 70, FALSE }, { "per cent of tenants", 7, FALSE }, { "share of hours", 7, FALSE },
  { "working days", 7, FALSE }, { "hours a week", 7, FALSE }, { "£", 5, FALSE }, { "Places", 5, FALSE }, { "tenants", 0, FALSE },
};

/* Whatever a measure counts in: only what is known to count nobody is shown where it is few. */
static void
test_units (void)
{
  static const char * const which[] = { "baseline", "target", "value" };

  for (gsize i = 0; i < G_N_ELEMENTS (units); i++)
    for (gsize k = 0; k < G_N_ELEMENTS (which); k++)
      {
        g_auto (ReportFixture) self = { NULL };
        g_autoptr (DrDocument) shown = NULL;
        g_autofree char *all = NULL;
        const DrMeasureResult result = { { 2026, 3, 0 }, DR_GROUP_ALL, units[i].number, 0 };
        DrMeasure measure = { .id = "m", .name = "Who came", .unit = units[i].unit, .baseline = DR_UNKNOWN, .target = DR_UNKNOWN };
        g_autofree char *few = g_strdup_printf ("fewer than 10%s%s", units[i].unit[0] != '\0' ? " " : "", units[i].unit);

        report_fixture_load (&self, "data/examples/clean.xml");
        if (k == 0)
          measure.baseline = units[i].number;
        else if (k == 1)
          measure.target = units[i].number;
        else
          measure.results = &result;
        measure.n_results = k == 2;
        ((DrAssessment *) self.assessment)->measures = &measure;
        ((DrAssessment *) self.assessment)->n_measures = 1;
        g_clear_pointer (&self.check, dr_check_free);
        self.check = dr_check_new (self.evidence, self.assessment, &self.context, self.rulebook);
        self.input.check = self.check;
        shown = dr_assessment_report_public_new (&self.input, NULL);
        all = dr_document_to_text (shown);
        if ((strstr (all, few) != NULL) != units[i].hidden)
          g_error ("%s of %g %s: expected %s in %s", which[k], units[i].number, units[i].unit, few, all);
      }
}

static const char *
number_it (DrArena    *arena,
           const char *text,
           guint       index)
{
  g_autofree char *numbered = g_strdup_printf ("%s %u", text, index + 1);

  return dr_arena_strdup (arena, numbered);
}

/* Every short text of an assessment says something private of an officer, who is named by her surname too. */
static void
plant_private (DrAssessment *made)
{
  static const char planted[] = "Hughes rings. [private]TOPSECRET[/private]";
  DrArena *arena = made->arena;
  DrAction *actions = dr_arena_new0 (arena, DrAction);
  DrStandardChange *standards = dr_arena_new0 (arena, DrStandardChange);
  DrMeasure *measures = dr_arena_new0 (arena, DrMeasure);

  made->title = planted;
  for (guint i = 0; i < made->n_options; i++)
    ((DrOption *) made->options)[i].name = number_it (arena, planted, i);
  for (guint i = 0; i < made->n_points; i++)
    {
      DrAccessPoint *point = &((DrAccessPoint *) made->points)[i];

      point->name = number_it (arena, planted, i);
      point->place = planted;
    }
  *actions = (DrAction) { .id = "late", .kind = DR_ACTION_MITIGATION, .text = planted, .owner = "m.hughes", .due = { 2099, 1, 1 } };
  made->actions = actions;
  made->n_actions = 1;
  *standards = (DrStandardChange) { .text = planted, .before = 20, .after = 40, .unit = planted };
  for (guint i = 0; i < made->n_options; i++)
    {
      ((DrOption *) made->options)[i].standards = standards;
      ((DrOption *) made->options)[i].n_standards = 1;
    }
  *measures = (DrMeasure) { .id = "m", .name = planted, .unit = planted, .baseline = 70, .target = DR_UNKNOWN };
  made->measures = measures;
  made->n_measures = 1;
}

/* In findings, headings, titles, legends and cells. */
static void
test_private (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_auto (ReportFixture) self = { NULL };
      g_auto (Adversary) adversary = { 0 };
      g_autoptr (DrDocument) report = NULL;
      g_autoptr (DrDocument) shown = NULL;
      DrReportPerson person = { "m.hughes", "Mair Hughes" };

      adversary_init (&adversary);
      report_fixture_load (&self, examples[i]);
      plant_private ((DrAssessment *) self.assessment);
      g_clear_pointer (&self.check, dr_check_free);
      self.check = dr_check_new (self.evidence, self.assessment, &self.context, self.rulebook);
      self.input.check = self.check;
      self.input.people = &person;
      self.input.n_people = 1;
      report = dr_assessment_report_new (&self.input);
      adversary_name (&adversary, report, "x", "TOPSECRET");
      g_assert_cmpuint (adversary.leaks->len, >, 0);
      g_string_truncate (adversary.leaks, 0);
      shown = dr_assessment_report_public_new (&self.input, NULL);
      adversary_name (&adversary, shown, "m.hughes", "TOPSECRET");
      adversary_name (&adversary, shown, "m.hughes", "Hughes");
      for (guint k = 0; k < shown->n_blocks; k++)
        if (shown->blocks[k].kind == DR_BLOCK_FIGURE && shown->blocks[k].figure.chart.kind == DR_CHART_DATA_INTERVALS)
          for (guint o = 0; o < shown->blocks[k].figure.chart.data.intervals->n_options; o++)
            g_assert_null (strstr (shown->blocks[k].figure.chart.data.intervals->options[o], "TOPSECRET"));
      g_assert_null (strstr (shown->running, "TOPSECRET"));
      g_assert_null (strstr (shown->subject, "TOPSECRET"));
      expect_no_leak (&adversary, examples[i]);
    }
}

#define MIX_CHANNELS 5

/* Contacts of each channel of a service: few by one of them; and the shares that they are of all. Returns how many in all. */
static double
make_mix (const DrEvidence   *evidence,
          const DrAssessment *assessment,
          const double       *counts)
{
  DrEvidence *made = (DrEvidence *) evidence;
  DrArena *arena = made->arena;
  DrService *service = &((DrService *) made->services)[assessment->service];
  DrContactCount *contacts = dr_arena_array0 (arena, DrContactCount, MIX_CHANNELS);
  DrMixShare *shares = dr_arena_array0 (arena, DrMixShare, MIX_CHANNELS);
  DrMix *mixes = dr_arena_array0 (arena, DrMix, made->n_mixes + 1);
  double all = 0.0;
  guint n = 0;

  for (guint c = 0; c < MIX_CHANNELS; c++)
    all += counts[c];
  for (guint c = 0; c < MIX_CHANNELS; c++)
    {
      contacts[c] = (DrContactCount) { (int) c, DR_NO_INDEX, { 2025, 0, 0 }, counts[c], 0 };
      shares[c] = (DrMixShare) { (int) c, counts[c] / all };
    }
  for (guint i = 0; i < made->n_mixes; i++)
    if (made->mixes[i].kind != DR_MIX_ACTUAL)
      mixes[n++] = made->mixes[i];
  mixes[n++] = (DrMix) { .id = "was", .kind = DR_MIX_ACTUAL, .service = assessment->service, .period = { 2025, 0, 0 },
                         .shares = shares, .n_shares = MIX_CHANNELS };
  made->mixes = mixes;
  made->n_mixes = n;
  service->contacts = contacts;
  service->n_contacts = MIX_CHANNELS;

  return all;
}

/* The contacts that a document leaves possible for each channel, to somebody who knows how many there were in all. */
static gboolean
read_mix (const DrDocument *document,
          double            all,
          double           *lo,
          double           *hi)
{
  for (guint i = 0; i < document->n_blocks; i++)
    if (document->blocks[i].kind == DR_BLOCK_FIGURE && strcmp (document->blocks[i].figure.anchor, "figure-mix") == 0)
      {
        const DrDocumentTable *table = document->blocks[i].figure.table;
        const DrMixRow *bars = document->blocks[i].figure.chart.data.mix->rows;

        for (guint c = 0; c < MIX_CHANNELS; c++)
          {
            const DrValue *value = &dr_document_table_cell (table, table->n_head_rows + c, 1 + DR_MIX_ACTUAL)->words.runs[0].value;
            const DrMixValue *bar = &bars[c].value[DR_MIX_ACTUAL];

            lo[c] = value->kind == DR_VALUE_SHARE ? value->lo * all : 0.0;
            hi[c] = value->kind == DR_VALUE_SHARE ? value->hi * all : all;
            lo[c] = bar->stated ? MAX (lo[c], bar->share.lo * all) : lo[c];
            hi[c] = bar->stated ? MIN (hi[c], bar->share.hi * all) : hi[c];
          }
        return TRUE;
      }

  return FALSE;
}

/* How many numbers of 1 to 9 are left for one channel, given what is shown of the others. */
static guint
count_left (const double *lo,
            const double *hi,
            guint         channel,
            double        all)
{
  double least = all;
  double most = all;

  for (guint c = 0; c < MIX_CHANNELS; c++)
    if (c != channel)
      {
        least -= hi[c];
        most -= lo[c];
      }
  least = ceil (MAX (MAX (least, lo[channel]), 1.0) - 0.01);
  most = floor (MIN (MIN (most, hi[channel]), 9.0) + 0.01);

  return most >= least ? (guint) (most - least) + 1 : 0;
}

static const double mixes[][MIX_CHANNELS] = {
  { 71, 21, 30, 13, 6 }, { 500, 3, 40, 1000, 20 }, { 9, 8, 7, 6, 5 }, { 1, 0, 99, 200, 4000 }, { 7, 0, 0, 0, 993 },
};

/* Shares of contacts are no way around contacts. */
static void
test_mix (void)
{
  guint found = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (examples); i++)
    for (gsize k = 0; k < G_N_ELEMENTS (mixes); k++)
      {
        g_auto (ReportFixture) self = { NULL };
        g_autoptr (DrDocument) report = NULL;
        g_autoptr (DrDocument) shown = NULL;
        double lo[MIX_CHANNELS];
        double hi[MIX_CHANNELS];
        double all;

        report_fixture_load (&self, examples[i]);
        if (self.evidence->n_channels < MIX_CHANNELS || self.assessment->service == DR_NO_INDEX)
          continue;
        all = make_mix (self.evidence, self.assessment, mixes[k]);
        g_clear_pointer (&self.check, dr_check_free);
        self.check = dr_check_new (self.evidence, self.assessment, &self.context, self.rulebook);
        self.input.check = self.check;
        report = dr_assessment_report_new (&self.input);
        shown = dr_assessment_report_public_new (&self.input, NULL);
        if (!read_mix (report, all, lo, hi))
          continue;
        for (guint c = 0; c < MIX_CHANNELS; c++)
          if (mixes[k][c] >= 1 && mixes[k][c] <= 9)
            {
              read_mix (report, all, lo, hi);
              g_assert_cmpuint (count_left (lo, hi, c, all), ==, 1);
              g_assert_true (read_mix (shown, all, lo, hi));
              if (count_left (lo, hi, c, all) < 5)
                g_error ("%s, mix %u: channel %u has %g contacts, %g to %g of %g are shown, which leaves %u", examples[i],
                         (guint) k, c, mixes[k][c], lo[c], hi[c], all, count_left (lo, hi, c, all));
              found++;
            }
      }
  g_assert_cmpuint (found, >, 5);
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
  if (g_getenv ("PUBLIC_ROUNDS") != NULL)
    {
      rounds = (guint) g_ascii_strtoull (g_getenv ("PUBLIC_ROUNDS"), NULL, 10);
      generated = rounds;
    }
  g_test_add_func ("/reports/public/numbers", test_numbers);
  g_test_add_func ("/reports/public/classes", test_classes);
  g_test_add_func ("/reports/public/sums", test_sums);
  g_test_add_func ("/reports/public/words", test_words);
  g_test_add_func ("/reports/public/units", test_units);
  g_test_add_func ("/reports/public/private", test_private);
  g_test_add_func ("/reports/public/mix", test_mix);
  g_test_add_func ("/reports/public/chosen", test_chosen);
  g_test_add_func ("/reports/public/marks", test_marks);
  g_test_add_func ("/reports/public/adversary", test_adversary);
  g_test_add_func ("/reports/public/examples", test_examples);
  g_test_add_func ("/reports/public/register", test_register);

  return g_test_run ();
}
