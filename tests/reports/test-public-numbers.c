/* The public version's numbers: exact, in tens or not at all, so that no small count is read or worked out of them. */
#include "report-fixture.h"

#include <string.h>

#include "dr-document-builder.h"
#include "dr-suppression.h"

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
  { "few-to-many", 3, 292, 0, FALSE, DR_COARSE_TENS, "from fewer than 10 to 299 people" },
  { "nobody-to-many", 0, 292, 0, FALSE, DR_COARSE_TENS, "0 to 299 people" },
  { "tens", 243, 387, 0, FALSE, DR_COARSE_TENS, "240 to 389 people" },
  { "between", 9, 10, 0, FALSE, DR_COARSE_TENS, "fewer than 10 people" },
  { "share", 0.8, 0.8, 300, TRUE, DR_COARSE_TENS, "77.7 % to 83.0 %" },
  { "small-share", 0.01, 0.01, 300, TRUE, DR_COARSE_TENS, "less than 3.4 %" },
  { "no-share", 0, 0, 300, TRUE, DR_COARSE_TENS, "0 %" },
  { "all-of-them", 1, 1, 300, TRUE, DR_COARSE_TENS, "97.1 % to 100 %" },
  { "share-alone", 0.01, 0.01, 300, TRUE, DR_COARSE_EXACT, "less than 3.4 %" },
  { "all-but-few-alone", 0.99, 0.99, 300, TRUE, DR_COARSE_EXACT, "93.9 % to 99.7 %" },
  { "all-but-many-alone", 0.96, 0.96, 300, TRUE, DR_COARSE_EXACT, "96 %" },
  { "share-of-few", 0.5, 0.5, 6, TRUE, DR_COARSE_TENS, "[not shown]" },
  { "too-few", 0.5, 0.5, 25, TRUE, DR_COARSE_TENS, "[too few to say]" },
  { "wide-by-itself", 0.44, 0.96, 25, TRUE, DR_COARSE_TENS, "34.5 % to 100 %" },
  { "enough-to-say", 0.5, 0.5, 50, TRUE, DR_COARSE_TENS, "33.9 % to 58.0 %" },
  { "share-of-unknown", 0.5, 0.5, 0, TRUE, DR_COARSE_TENS, "[not shown]" },
};

/* The suppression of a document in which another value of the same family asks for it. */
static void
test_values (void)
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

      shown = dr_public_document_new (report_fixture_paragraph (out, dr_words_format (out, "<%s> %s", values, 2)), &options, NULL);
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
      suppression = dr_suppression_new (document, NULL, 0, NULL);
      for (guint k = 0; k < n + (sums[i].total >= 0); k++)
        g_string_append_c (coarse, "ethw"[dr_suppression_get (suppression, &values[k])]);
      g_test_message ("%s: %s", sums[i].path, coarse->str);
      g_assert_cmpstr (coarse->str, ==, sums[i].coarse);
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
        report_fixture_check (&self);
        shown = dr_assessment_report_public_new (&self.input, NULL);
        all = dr_document_to_text (shown);
        if ((strstr (all, few) != NULL) != units[i].hidden)
          g_error ("%s of %g %s: expected %s in %s", which[k], units[i].number, units[i].unit, few, all);
      }
}

/* Each group in its turn has 5 people, first none of them. Where what the checks say of these is left out, the report does not say that
 * nothing is open, in its summary or in the chapter of findings; where all is told, it does. */
static void
test_nothing_open (void)
{
  guint n_left_out = 0;

  for (guint g = 0; g < 5; g++)
    {
      g_auto (ReportFixture) self = { NULL };
      g_autoptr (DrDocument) shown = NULL;
      g_autofree char *all = NULL;
      g_auto (GStrv) usual = NULL;
      g_auto (GStrv) told = NULL;
      gboolean left_out;

      report_fixture_load (&self, "data/examples/clean.xml");
      if (g > 0)
        ((DrGroup *) self.evidence->groups)[g].count = 5.0;
      report_fixture_check (&self);
      shown = dr_assessment_report_public_new (&self.input, NULL);
      all = dr_document_to_text (shown);
      left_out = strstr (all, "is left out, and not counted") != NULL;
      usual = g_strsplit (all, "Nothing is open", -1);
      told = g_strsplit (all, "Of the findings that are told here none is open", -1);
      g_assert_cmpuint (g_strv_length (usual), ==, left_out ? 1 : 3);
      g_assert_cmpuint (g_strv_length (told), ==, left_out ? 3 : 1);
      n_left_out += left_out;
    }
  g_assert_cmpuint (n_left_out, ==, 4);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reports/public-numbers/values", test_values);
  g_test_add_func ("/reports/public-numbers/classes", test_classes);
  g_test_add_func ("/reports/public-numbers/sums", test_sums);
  g_test_add_func ("/reports/public-numbers/units", test_units);
  g_test_add_func ("/reports/public-numbers/nothing-open", test_nothing_open);

  return g_test_run ();
}
