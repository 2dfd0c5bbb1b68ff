#include "dr-figure-text.h"
#include "import-support.h"

static const struct {
  const char *path;
  const char *text;
  const char *folded;
} fold_cases[] = {
  { "/import/figure-text/fold/case", "Geography Code", "geography code" },
  { "/import/figure-text/fold/white-space", "  Aged \t 4\n years ", "aged 4 years" },
  { "/import/figure-text/fold/no-break-space", "Aged\xc2\xa0" "4 years", "aged 4 years" },
  { "/import/figure-text/fold/colon", "Resident :Male: Aged 4", "resident:male:aged 4" },
  { "/import/figure-text/fold/semicolon", "Sex: Male ; Age: Total", "sex:male;age:total" },
  { "/import/figure-text/fold/quotes", "Children\xe2\x80\x99s home", "children's home" },
  { "/import/figure-text/fold/dash", "Disability \xe2\x80\x93 Equality act", "disability - equality act" },
  { "/import/figure-text/fold/byte-order-mark", "\xef\xbb\xbf" "date", "date" },
  { "/import/figure-text/fold/empty", "", "" },
};

static void
test_fold (gconstpointer data)
{
  g_autofree char *folded = dr_figure_fold (fold_cases[GPOINTER_TO_UINT (data)].text);

  g_assert_cmpstr (folded, ==, fold_cases[GPOINTER_TO_UINT (data)].folded);
}

static const struct {
  const char *path;
  const char *text;
  double      count;    /* where there is no reason */
  const char *reason;   /* part of it */
} count_cases[] = {
  { "/import/figure-text/count/plain", "150161", 150161, NULL },
  { "/import/figure-text/count/zero", "0", 0, NULL },
  { "/import/figure-text/count/spaces", " 12 ", 12, NULL },
  { "/import/figure-text/count/leading-zero", "007", 7, NULL },
  { "/import/figure-text/count/largest", "10000000000", 1e10, NULL },
  { "/import/figure-text/count/too-large", "10000000001", 0, "more than any area has" },
  { "/import/figure-text/count/far-too-large", "99999999999999999999999999999999", 0, "more than any area has" },
  { "/import/figure-text/count/negative", "-3", 0, "negative" },
  { "/import/figure-text/count/fraction", "12.5", 0, "not a whole number" },
  { "/import/figure-text/count/whole-fraction", "12.0", 0, "not a whole number" },
  { "/import/figure-text/count/thousands-comma", "1,234", 0, "thousands separators" },
  { "/import/figure-text/count/thousands-space", "1 234", 0, "thousands separators" },
  { "/import/figure-text/count/suppressed-c", "c", 0, "suppressed" },
  { "/import/figure-text/count/suppressed-dash", "-", 0, "suppressed" },
  { "/import/figure-text/count/suppressed-dots", "..", 0, "suppressed" },
  { "/import/figure-text/count/suppressed-star", "*", 0, "suppressed" },
  { "/import/figure-text/count/empty", "", 0, "empty" },
  { "/import/figure-text/count/blank", "  ", 0, "empty" },
  { "/import/figure-text/count/exponent", "1e3", 0, "not a number" },
  { "/import/figure-text/count/plus", "+12", 0, "not a number" },
  { "/import/figure-text/count/words", "not available", 0, "not a number" },
  { "/import/figure-text/count/per-cent", "12%", 0, "not a number" },
  { "/import/figure-text/count/arabic-digits", "\xd9\xa1\xd9\xa2", 0, "not a number" },
};

static void
test_count (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *reason = NULL;
  double count = -1.0;
  gboolean parsed = dr_figure_parse_count (count_cases[i].text, &count, &reason);

  g_assert_cmpint (parsed, ==, count_cases[i].reason == NULL);
  if (parsed)
    {
      g_assert_cmpfloat (count, ==, count_cases[i].count);
      return;
    }
  test_contains (reason, count_cases[i].reason);
  test_contains (reason, "expected");
  g_assert_cmpfloat (count, ==, -1.0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (fold_cases); i++)
    g_test_add_data_func (fold_cases[i].path, GUINT_TO_POINTER (i), test_fold);
  for (guint i = 0; i < G_N_ELEMENTS (count_cases); i++)
    g_test_add_data_func (count_cases[i].path, GUINT_TO_POINTER (i), test_count);

  return g_test_run ();
}
