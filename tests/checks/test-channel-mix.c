/* Expected, preferred, actual and target mixes: which are chosen, what is computed, and how they differ. */
#include "access-fixture.h"


static const DrChannelMixes *
mixes_of (CheckFixture *fixture)
{
  return check_fixture_run (fixture)->mixes;
}

static int
add_mix (CheckFixture *fixture,
         DrMixKind     kind,
         const char   *period,
         const char   *comparable,
         gboolean      complete,
         double        telephone,
         double        website,
         double        email)
{
  int mix = check_fixture_add_mix (fixture, kind, period, comparable, complete, CHECK_SURVEY);
  double shares[] = { [CHECK_TELEPHONE] = telephone, [CHECK_WEBSITE] = website, [CHECK_DESK] = DR_UNKNOWN,
                      [CHECK_EMAIL] = email };

  for (int c = 0; c < (int) G_N_ELEMENTS (shares); c++)
    if (dr_is_known (shares[c]))
      check_fixture_mix_share (fixture, mix, c, shares[c]);

  return mix;
}

/* --- The pilot, as printed in its strategy --- */

static void
test_pilot (void)
{
  g_autoptr (CheckFixture) fixture = access_fixture_new ();
  const DrChannelMixes *mixes;
  const DrMixGap *gap;

  add_mix (fixture, DR_MIX_EXPECTED, "2009", "strategy", TRUE, 0.34, 0.25, 0.32);
  add_mix (fixture, DR_MIX_PREFERRED, "2008", "strategy", TRUE, 0.48, 0.07, 0.29);
  mixes = mixes_of (fixture);
  g_assert_cmpuint (mixes->n_gaps, ==, 1);
  gap = &mixes->gaps[0];
  g_assert_cmpint (gap->a, ==, DR_MIX_EXPECTED);
  g_assert_cmpint (gap->b, ==, DR_MIX_PREFERRED);
  access_assert_interval (gap->difference[CHECK_WEBSITE], 0.18, 0.18);
  access_assert_interval (gap->difference[CHECK_EMAIL], 0.03, 0.03);
  access_assert_interval (gap->difference[CHECK_TELEPHONE], -0.14, -0.14);
  g_assert_false (gap->compared[CHECK_DESK]);
  g_assert_true (gap->has_other && gap->has_dissimilarity && gap->has_digital_a && gap->has_digital_b);
  access_assert_interval (gap->other, -0.07, -0.07);
  access_assert_equal (gap->dissimilarity, 0.21);
  access_assert_equal (gap->digital_a, 0.57);
  access_assert_equal (gap->digital_b, 0.36);
  g_assert_cmpint (mixes->mixes[DR_MIX_EXPECTED].mix, ==, 0);
  access_assert_interval (mixes->mixes[DR_MIX_EXPECTED].other, 0.09, 0.09);
  g_assert_false (mixes->mixes[DR_MIX_ACTUAL].present);
}

/* --- Complete or not --- */

typedef struct {
  const char *path;
  gboolean    complete_a;
  gboolean    complete_b;
  double      website_b;    /* DR_UNKNOWN: not stated; @a states 0.3 */
  gboolean    compared;     /* the website is */
  gboolean    has_index;
  double      index;        /* telephone 0.5 against 0.4 */
  gboolean    has_digital_b;
} CompleteRow;

static const CompleteRow complete_rows[] = {
  { "/checks/mix/complete/both", TRUE, TRUE, 0.2, TRUE, TRUE, 0.2, TRUE },
  { "/checks/mix/complete/both/one-missing", TRUE, TRUE, DR_UNKNOWN, TRUE, TRUE, 0.4, TRUE },
  { "/checks/mix/complete/first", TRUE, FALSE, 0.2, TRUE, FALSE, 0, TRUE },
  { "/checks/mix/complete/first/one-missing", TRUE, FALSE, DR_UNKNOWN, FALSE, FALSE, 0, FALSE },
  { "/checks/mix/complete/second", FALSE, TRUE, 0.2, TRUE, FALSE, 0, TRUE },
  { "/checks/mix/complete/second/one-missing", FALSE, TRUE, DR_UNKNOWN, FALSE, FALSE, 0, TRUE },
  { "/checks/mix/complete/neither", FALSE, FALSE, 0.2, TRUE, FALSE, 0, TRUE },
};

static void
test_complete (gconstpointer data)
{
  const CompleteRow *row = data;
  g_autoptr (CheckFixture) fixture = access_fixture_new ();
  const DrMixGap *gap;

  add_mix (fixture, DR_MIX_EXPECTED, "2025", NULL, row->complete_a, 0.5, 0.3, DR_UNKNOWN);
  add_mix (fixture, DR_MIX_PREFERRED, "2025", NULL, row->complete_b, 0.4, row->website_b, DR_UNKNOWN);
  g_assert_cmpuint (mixes_of (fixture)->n_gaps, ==, 1);
  gap = &mixes_of (fixture)->gaps[0];
  g_assert_true (gap->compared[CHECK_TELEPHONE]);
  access_assert_interval (gap->difference[CHECK_TELEPHONE], 0.1, 0.1);
  g_assert_cmpint (gap->compared[CHECK_WEBSITE], ==, row->compared);
  if (row->compared)
    access_assert_interval (gap->difference[CHECK_WEBSITE], dr_is_known (row->website_b) ? 0.1 : 0.3,
                            dr_is_known (row->website_b) ? 0.1 : 0.3);
  g_assert_cmpint (gap->has_other, ==, row->has_index);
  g_assert_cmpint (gap->has_dissimilarity, ==, row->has_index);
  if (row->has_index)
    access_assert_equal (gap->dissimilarity, row->index);
  g_assert_true (gap->has_digital_a);
  g_assert_cmpint (gap->has_digital_b, ==, row->has_digital_b);
  access_assert_equal (gap->digital_b, dr_is_known (row->website_b) ? row->website_b : 0.0);
}

/* What is printed may add up to more than everything: nothing is left for others then. */
static void
test_over_one (void)
{
  g_autoptr (CheckFixture) fixture = access_fixture_new ();

  add_mix (fixture, DR_MIX_ACTUAL, "2025", NULL, TRUE, 0.6, 0.3, 0.2);
  access_assert_interval (mixes_of (fixture)->mixes[DR_MIX_ACTUAL].other, 0, 0);
}

/* --- Which may be compared --- */

static const struct {
  const char *path;
  const char *period_a;
  const char *period_b;
  const char *word_a;
  const char *word_b;
  gboolean    comparable;
} comparable_rows[] = {
  { "/checks/mix/comparable/same-year", "2025", "2025", NULL, NULL, TRUE },
  { "/checks/mix/comparable/same-month", "2025-03", "2025-03", NULL, NULL, TRUE },
  { "/checks/mix/comparable/same-day", "2025-03-01", "2025-03-01", NULL, NULL, TRUE },
  { "/checks/mix/comparable/years", "2024", "2025", NULL, NULL, FALSE },
  { "/checks/mix/comparable/months", "2025-03", "2025-04", NULL, NULL, FALSE },
  { "/checks/mix/comparable/same-month-of-years", "2024-03", "2025-03", NULL, NULL, FALSE },
  { "/checks/mix/comparable/days", "2025-03-01", "2025-03-02", NULL, NULL, FALSE },
  { "/checks/mix/comparable/same-day-of-months", "2025-03-01", "2025-04-01", NULL, NULL, FALSE },
  { "/checks/mix/comparable/month-and-year", "2025-12", "2025", NULL, NULL, FALSE },
  { "/checks/mix/comparable/marked", "2024", "2025", "strategy", "strategy", TRUE },
  { "/checks/mix/comparable/marked-otherwise", "2024", "2025", "strategy", "plan", FALSE },
  { "/checks/mix/comparable/marked-first", "2024", "2025", "strategy", NULL, FALSE },
  { "/checks/mix/comparable/marked-second", "2024", "2025", NULL, "strategy", FALSE },
  { "/checks/mix/comparable/marked-otherwise-same-year", "2025", "2025", "strategy", "plan", TRUE },
  { "/checks/mix/comparable/no-periods", "", "", NULL, NULL, FALSE },
  { "/checks/mix/comparable/no-periods/marked", "", "", "strategy", "strategy", TRUE },
};

static void
test_comparable (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (CheckFixture) fixture = access_fixture_new ();

  add_mix (fixture, DR_MIX_PREFERRED, comparable_rows[i].period_a, comparable_rows[i].word_a, FALSE, 0.5, 0.3, 0.1);
  add_mix (fixture, DR_MIX_ACTUAL, comparable_rows[i].period_b, comparable_rows[i].word_b, FALSE, 0.5, 0.3, 0.1);
  g_assert_cmpuint (mixes_of (fixture)->n_gaps, ==, comparable_rows[i].comparable ? 1 : 0);
}

/* Every pair once, in the order of the kinds. */
static void
test_pairs (void)
{
  static const DrMixKind expected[][2] = { { 0, 1 }, { 0, 2 }, { 0, 3 }, { 1, 2 }, { 1, 3 }, { 2, 3 } };
  g_autoptr (CheckFixture) fixture = access_fixture_new ();
  const DrChannelMixes *mixes;

  for (guint kind = DR_N_MIX_KINDS; kind-- > 0;)
    add_mix (fixture, kind, "2025", NULL, FALSE, 0.5, 0.3, 0.1);
  mixes = mixes_of (fixture);
  g_assert_cmpuint (mixes->n_gaps, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < mixes->n_gaps; i++)
    {
      g_assert_cmpint (mixes->gaps[i].a, ==, expected[i][0]);
      g_assert_cmpint (mixes->gaps[i].b, ==, expected[i][1]);
    }
}

/* --- Which is chosen --- */

static const struct {
  const char *path;
  int         first_service;   /* DR_NO_INDEX: the district's */
  const char *first_period;
  int         second_service;
  const char *second_period;
  int         expected;
} chosen_rows[] = {
  { "/checks/mix/chosen/own", 0, "2024", DR_NO_INDEX, "2025", 0 },
  { "/checks/mix/chosen/own-second", DR_NO_INDEX, "2025", 0, "2024", 1 },
  { "/checks/mix/chosen/later", 0, "2024", 0, "2025", 1 },
  { "/checks/mix/chosen/earlier", 0, "2025", 0, "2024", 0 },
  { "/checks/mix/chosen/a-day-later", 0, "2025-03-01", 0, "2025-03-02", 1 },
  { "/checks/mix/chosen/first", 0, "2025", 0, "2025", 0 },
  { "/checks/mix/chosen/district-later", DR_NO_INDEX, "2024", DR_NO_INDEX, "2025", 1 },
  { "/checks/mix/chosen/district-first", DR_NO_INDEX, "2025", DR_NO_INDEX, "2025", 0 },
  { "/checks/mix/chosen/of-another", 1, "2025", DR_NO_INDEX, "2024", 1 },
  { "/checks/mix/chosen/only-of-another", 1, "2025", 1, "2024", DR_NO_INDEX },
};

static void
test_chosen (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (CheckFixture) fixture = access_fixture_new ();

  add_mix (fixture, DR_MIX_ACTUAL, chosen_rows[i].first_period, NULL, FALSE, 0.5, 0.3, 0.1);
  add_mix (fixture, DR_MIX_ACTUAL, chosen_rows[i].second_period, NULL, FALSE, 0.4, 0.2, 0.1);
  fixture->mixes[0].service = chosen_rows[i].first_service;
  fixture->mixes[1].service = chosen_rows[i].second_service;
  g_assert_cmpint (mixes_of (fixture)->mixes[DR_MIX_ACTUAL].mix, ==, chosen_rows[i].expected);
}

/* --- Targets of the chosen option --- */

static void
test_targets (void)
{
  g_autoptr (CheckFixture) fixture = access_fixture_new ();
  const DrChannelMix *target;

  add_mix (fixture, DR_MIX_TARGET, "2025", NULL, FALSE, 0.5, 0.3, 0.1);
  target = &mixes_of (fixture)->mixes[DR_MIX_TARGET];
  g_assert_cmpint (target->mix, ==, 0);

  /* A group's, and one to be announced, are not the service's. */
  check_fixture_target (fixture, CHECK_CHOSEN_OPTION, CHECK_WEBSITE, CHECK_OVER_75, 0.6);
  check_fixture_target (fixture, CHECK_CHOSEN_OPTION, CHECK_EMAIL, DR_GROUP_ALL, DR_UNKNOWN);
  check_fixture_target (fixture, CHECK_OTHER_OPTION, CHECK_EMAIL, DR_GROUP_ALL, 0.9);
  target = &mixes_of (fixture)->mixes[DR_MIX_TARGET];
  g_assert_cmpint (target->mix, ==, 0);

  check_fixture_target (fixture, CHECK_CHOSEN_OPTION, CHECK_WEBSITE, DR_GROUP_ALL, 0.7);
  target = &mixes_of (fixture)->mixes[DR_MIX_TARGET];
  g_assert_true (target->present);
  g_assert_cmpint (target->mix, ==, DR_NO_INDEX);
  access_assert_interval (target->share[CHECK_WEBSITE], 0.7, 0.7);
  g_assert_true (target->stated[CHECK_WEBSITE]);
  g_assert_false (target->stated[CHECK_EMAIL]);
  g_assert_false (target->stated[CHECK_TELEPHONE]);
  g_assert_false (dr_date_is_set (target->period));

  check_fixture_choose (fixture, DR_NO_INDEX);
  g_assert_cmpint (mixes_of (fixture)->mixes[DR_MIX_TARGET].mix, ==, 0);
}

/* The service's own for channel shift count where the option sets none at all; of a district there are none. */
static void
test_service_targets (void)
{
  static const DrShiftTarget shifts[] = { { CHECK_WEBSITE, DR_GROUP_ALL, 0.6, { 2027, 0, 0 } },
                                          { CHECK_EMAIL, DR_GROUP_ALL, 0.1, { 2027, 0, 0 } } };
  g_autoptr (CheckFixture) fixture = access_fixture_new ();
  const DrChannelMix *target;

  fixture->service->targets = shifts;
  fixture->service->n_targets = G_N_ELEMENTS (shifts);
  target = &mixes_of (fixture)->mixes[DR_MIX_TARGET];
  access_assert_interval (target->share[CHECK_WEBSITE], 0.6, 0.6);
  access_assert_interval (target->share[CHECK_EMAIL], 0.1, 0.1);
  check_fixture_choose (fixture, DR_NO_INDEX);
  g_assert_true (mixes_of (fixture)->mixes[DR_MIX_TARGET].stated[CHECK_EMAIL]);
  g_assert_false (dr_channel_mixes_new (fixture->evidence, DR_NO_INDEX, NULL, fixture->arena)
                    ->mixes[DR_MIX_TARGET].present);

  check_fixture_choose (fixture, CHECK_CHOSEN_OPTION);
  check_fixture_target (fixture, CHECK_CHOSEN_OPTION, CHECK_WEBSITE, DR_GROUP_ALL, 0.7);
  target = &mixes_of (fixture)->mixes[DR_MIX_TARGET];
  access_assert_interval (target->share[CHECK_WEBSITE], 0.7, 0.7);
  g_assert_false (target->stated[CHECK_EMAIL]);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/checks/mix/pilot", test_pilot);
  for (guint i = 0; i < G_N_ELEMENTS (complete_rows); i++)
    g_test_add_data_func (complete_rows[i].path, &complete_rows[i], test_complete);
  g_test_add_func ("/checks/mix/over-one", test_over_one);
  for (guint i = 0; i < G_N_ELEMENTS (comparable_rows); i++)
    g_test_add_data_func (comparable_rows[i].path, GUINT_TO_POINTER (i), test_comparable);
  g_test_add_func ("/checks/mix/pairs", test_pairs);
  for (guint i = 0; i < G_N_ELEMENTS (chosen_rows); i++)
    g_test_add_data_func (chosen_rows[i].path, GUINT_TO_POINTER (i), test_chosen);
  g_test_add_func ("/checks/mix/targets", test_targets);
  g_test_add_func ("/checks/mix/service-targets", test_service_targets);

  return g_test_run ();
}
