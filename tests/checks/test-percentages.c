/* Shares as percentages: what is not quite none or all does not look as if it were. */
#include "dr-names.h"

static const struct {
  const char *path;
  DrInterval  share;
  const char *alone;      /* the upper end */
  const char *interval;
  const char *aligned;    /* the interval among others that need a decimal */
  const char *points;
  const char *whole;      /* the upper end */
} cases[] = {
  { "/checks/percentages/none", { 0.0, 0.0 }, "0 %", "0 %", "0 %", "0 points", "0 %" },
  { "/checks/percentages/all", { 0.0, 1.0 }, "100 %", "0 % to 100 %", "0 % to 100 %", "0 to 100 points", "100 %" },
  { "/checks/percentages/hardly-any", { 0.0004, 0.0004 }, "under 0.1 %", "under 0.1 %", "under 0.1 %", "0.0 points", "under 1 %" },
  { "/checks/percentages/none-to-hardly-any", { 0.0, 0.0004 }, "under 0.1 %", "0 % to under 0.1 %", "0 % to under 0.1 %",
    "0 to 0.0 points", "under 1 %" },
  { "/checks/percentages/from-hardly-any", { 0.0004, 0.24 }, "24 %", "under 0.1 % to 24.0 %", "under 0.1 % to 24.0 %",
    "0.0 to 24.0 points", "24 %" },
  { "/checks/percentages/least", { 0.0005, 0.0014 }, "0.1 %", "0.1 %", "0.1 %", "0.1 points", "under 1 %" },
  { "/checks/percentages/nearly-all", { 0.24, 0.9996 }, "over 99.9 %", "24.0 % to over 99.9 %", "24.0 % to over 99.9 %",
    "24.0 to 100.0 points", "over 99 %" },
  { "/checks/percentages/most", { 0.9994, 0.9994 }, "99.9 %", "99.9 %", "99.9 %", "99.9 points", "over 99 %" },
  { "/checks/percentages/whole", { 0.08, 0.24 }, "24 %", "8 % to 24 %", "8.0 % to 24.0 %", "8 to 24 points", "24 %" },
  { "/checks/percentages/crumbs", { 1e-12, 1.0 - 1e-12 }, "100 %", "0 % to 100 %", "0 % to 100 %", "0 to 100 points", "100 %" },
  { "/checks/percentages/more-than-all", { 1.0, 1.24 }, "124 %", "100 % to 124 %", "100 % to 124.0 %", "100 to 124 points", "124 %" },
  { "/checks/percentages/fewer", { -0.031, -0.0004 }, "0.0 %", "−3.1 % to 0.0 %", "−3.1 % to 0.0 %", "−3.1 to 0.0 points", "0 %" },
};

static void
test_words (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *alone = dr_format_share (cases[i].share.hi);
  g_autofree char *interval = dr_format_interval (cases[i].share);
  g_autofree char *aligned = dr_format_interval_with (cases[i].share, 1);
  g_autofree char *points = dr_format_points (cases[i].share);
  g_autofree char *whole = dr_format_share_whole (cases[i].share.hi);

  g_assert_cmpstr (alone, ==, cases[i].alone);
  g_assert_cmpstr (interval, ==, cases[i].interval);
  g_assert_cmpstr (aligned, ==, cases[i].aligned);
  g_assert_cmpstr (points, ==, cases[i].points);
  g_assert_cmpstr (whole, ==, cases[i].whole);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add_data_func (cases[i].path, GUINT_TO_POINTER (i), test_words);

  return g_test_run ();
}
