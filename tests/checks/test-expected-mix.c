/* The expected mix, worked out from who the customers are. */
#include "access-fixture.h"

#define YOUNG CHECK_UNDER_75
#define OLD CHECK_OVER_75

/* Of the fixture's 10,000 customers 8,800 are young and 1,200 old: weights of 0.88 and 0.12. */
typedef struct {
  const char *path;
  void      (*arrange) (CheckFixture *fixture);
  gboolean    present;
  gboolean    stated[2];      /* telephone, website */
  DrInterval  telephone;
  DrInterval  website;
  const char *period;
  gboolean    has_digital;
} ExpectedRow;

static DrFigure *
rate (CheckFixture *fixture,
      int           group,
      int           channel,
      double        share)
{
  check_fixture_set_figure (fixture, DR_FIGURE_CONTACT, group, DR_TARGET_CHANNEL, channel, share, 100, CHECK_SURVEY);

  return check_fixture_figure (fixture, DR_FIGURE_CONTACT, group, DR_TARGET_CHANNEL, channel);
}

static void
both (CheckFixture *fixture)
{
  rate (fixture, YOUNG, CHECK_TELEPHONE, 0.3);
  rate (fixture, OLD, CHECK_TELEPHONE, 0.8);
  rate (fixture, YOUNG, CHECK_WEBSITE, 0.5);
  rate (fixture, OLD, CHECK_WEBSITE, 0.2);
}

static void
nothing (CheckFixture *fixture)
{
}

static void
one_missing (CheckFixture *fixture)
{
  both (fixture);
  check_fixture_drop_figure (fixture, DR_FIGURE_CONTACT, OLD, DR_TARGET_CHANNEL, CHECK_WEBSITE);
}

static void
band_missing (CheckFixture *fixture)
{
  rate (fixture, YOUNG, CHECK_TELEPHONE, 1.0);
  rate (fixture, YOUNG, CHECK_WEBSITE, 0.0);
}

/* The counts of the bands overlap: no more than everybody. */
static void
band_missing_over_one (CheckFixture *fixture)
{
  band_missing (fixture);
  check_fixture_set_people (fixture, OLD, 3000);
}

static void
residents (CheckFixture *fixture)
{
  both (fixture);
  fixture->service->profile_source = DR_NO_INDEX;
  fixture->groups[YOUNG].count = 5000;
  fixture->groups[OLD].count = 15000;
  fixture->groups[YOUNG].base = fixture->groups[OLD].base = 20000;
}

static void
residents_by_share (CheckFixture *fixture)
{
  residents (fixture);
  fixture->groups[YOUNG].count = fixture->groups[OLD].count = DR_UNKNOWN;
  fixture->groups[YOUNG].share = 0.25;
  fixture->groups[OLD].share = 0.75;
}

static void
profile_by_share (CheckFixture *fixture)
{
  DrProfileRow *rows = dr_arena_array0 (fixture->arena, DrProfileRow, 2);

  both (fixture);
  rows[0] = (DrProfileRow) { YOUNG, DR_UNKNOWN, DR_UNKNOWN, 0.25 };
  rows[1] = (DrProfileRow) { OLD, 600, 800, DR_UNKNOWN };
  fixture->service->profile = rows;
  fixture->service->n_profile = 2;
}

static void
weight_unknown (CheckFixture *fixture)
{
  residents (fixture);
  fixture->groups[OLD].count = DR_UNKNOWN;
}

/* A share of nobody is no share. */
static void
weight_of_nobody (CheckFixture *fixture)
{
  residents (fixture);
  fixture->groups[OLD].base = 0;
}

/* However small the base, it is one: estimates are no whole numbers. */
static void
weight_of_few (CheckFixture *fixture)
{
  residents (fixture);
  fixture->groups[YOUNG].count = 0.000125;
  fixture->groups[OLD].count = 0.000375;
  fixture->groups[YOUNG].base = fixture->groups[OLD].base = 0.0005;
}

/* A profile that lacks a band gives no weights: those of residents do. */
static void
profile_without_band (CheckFixture *fixture)
{
  residents (fixture);
  fixture->service->profile_source = 0;
  fixture->service->n_profile = 1;
}

/* Households are no weights of people. */
static void
households (CheckFixture *fixture)
{
  residents (fixture);
  fixture->groups[OLD].unit = DR_UNIT_HOUSEHOLDS;
}

static void
no_partition (CheckFixture *fixture)
{
  both (fixture);
  ((DrDimension *) fixture->evidence->dimensions)[CHECK_BY_AGE].partition = FALSE;
}

/* The first dimension has no rates at all, so the next that partitions is used. */
static void
second_dimension (CheckFixture *fixture)
{
  ((DrDimension *) fixture->evidence->dimensions)[CHECK_BY_DISABILITY].partition = TRUE;
  check_fixture_set_people (fixture, CHECK_DISABLED, 10000);
  rate (fixture, CHECK_DISABLED, CHECK_TELEPHONE, 0.6);
  rate (fixture, CHECK_DISABLED, CHECK_WEBSITE, 0.1);
}

/* Both have rates: the first is used alone. */
static void
two_dimensions (CheckFixture *fixture)
{
  both (fixture);
  second_dimension (fixture);
}

/* The first has rates but not all weights. */
static void
first_without_weight (CheckFixture *fixture)
{
  second_dimension (fixture);
  rate (fixture, YOUNG, CHECK_TELEPHONE, 0.3);
  check_fixture_set_people (fixture, OLD, DR_UNKNOWN);
  fixture->groups[OLD].count = DR_UNKNOWN;
}

static void
others_rates (CheckFixture *fixture)
{
  both (fixture);
  rate (fixture, CHECK_DISABLED, CHECK_TELEPHONE, 0.9);
  rate (fixture, CHECK_ALL, CHECK_TELEPHONE, 0.9);
}

static void
later_rate (CheckFixture *fixture)
{
  DrFigure *later;

  both (fixture);
  later = access_fixture_copy (fixture, rate (fixture, OLD, CHECK_TELEPHONE, 0.8));
  later->share = 0.7;
  later->date = check_date ("2025-03");
  later->n = 10;
}

static void
larger_rate (CheckFixture *fixture)
{
  DrFigure *larger;

  both (fixture);
  larger = access_fixture_copy (fixture, rate (fixture, OLD, CHECK_TELEPHONE, 0.8));
  larger->share = 0.7;
  larger->n = 101;
}

static void
as_large_rate (CheckFixture *fixture)
{
  DrFigure *second;

  both (fixture);
  second = access_fixture_copy (fixture, rate (fixture, OLD, CHECK_TELEPHONE, 0.8));
  second->share = 0.7;
}

static void
earlier_rate (CheckFixture *fixture)
{
  later_rate (fixture);
  fixture->figures[fixture->evidence->n_figures - 1].date = check_date ("2020");
  fixture->figures[fixture->evidence->n_figures - 1].n = 1000;
}

/* What is preferred, and who has the internet, say nothing of contacts. */
static void
other_kinds (CheckFixture *fixture)
{
  check_fixture_prefer (fixture, YOUNG, CHECK_TELEPHONE, 0.3, 100, CHECK_SURVEY);
  check_fixture_set_figure (fixture, DR_FIGURE_CONTACT, OLD, DR_TARGET_PREREQUISITE, CHECK_TELEPHONE, 0.3, 100,
                            CHECK_SURVEY);
}

/* Hardly anybody is left out; but somebody is. */
static void
few_missing (CheckFixture *fixture)
{
  one_missing (fixture);
  check_fixture_set_people (fixture, OLD, 5);
}

/* The period is the latest, as it was first stated. */
static void
same_day (CheckFixture *fixture)
{
  both (fixture);
  rate (fixture, OLD, CHECK_WEBSITE, 0.2)->date = check_date ("2024-06-30");
}

static void
next_day (CheckFixture *fixture)
{
  both (fixture);
  rate (fixture, YOUNG, CHECK_WEBSITE, 0.5)->date = check_date ("2024-07-01");
  rate (fixture, OLD, CHECK_WEBSITE, 0.2)->date = check_date ("2024-07-02");
}

#define T TRUE
#define F FALSE

static const ExpectedRow expected_rows[] = {
  { "/checks/mix/expected/both", both, T, { T, T }, { 0.36, 0.36 }, { 0.464, 0.464 }, "2024-06", T },
  { "/checks/mix/expected/nothing", nothing, F, { F, F }, { 0, 0 }, { 0, 0 }, "", F },
  { "/checks/mix/expected/one-missing", one_missing, T, { T, T }, { 0.36, 0.36 }, { 0.44, 0.56 }, "2024-06", F },
  { "/checks/mix/expected/band-missing", band_missing, T, { T, T }, { 0.88, 1 }, { 0, 0.12 }, "2024-06", F },
  { "/checks/mix/expected/over-one", band_missing_over_one, T, { T, T }, { 0.88, 1 }, { 0, 0.3 }, "2024-06", F },
  { "/checks/mix/expected/residents", residents, T, { T, T }, { 0.675, 0.675 }, { 0.275, 0.275 }, "2024-06", T },
  { "/checks/mix/expected/residents/share", residents_by_share, T, { T, T }, { 0.675, 0.675 },
    { 0.275, 0.275 }, "2024-06", T },
  { "/checks/mix/expected/profile/share", profile_by_share, T, { T, T }, { 0.675, 0.675 }, { 0.275, 0.275 },
    "2024-06", T },
  { "/checks/mix/expected/weight-unknown", weight_unknown, F, { F, F }, { 0, 0 }, { 0, 0 }, "", F },
  { "/checks/mix/expected/weight-of-nobody", weight_of_nobody, F, { F, F }, { 0, 0 }, { 0, 0 }, "", F },
  { "/checks/mix/expected/weight-of-few", weight_of_few, T, { T, T }, { 0.675, 0.675 }, { 0.275, 0.275 }, "2024-06", T },
  { "/checks/mix/expected/profile/band-missing", profile_without_band, T, { T, T }, { 0.675, 0.675 },
    { 0.275, 0.275 }, "2024-06", T },
  { "/checks/mix/expected/households", households, F, { F, F }, { 0, 0 }, { 0, 0 }, "", F },
  { "/checks/mix/expected/no-partition", no_partition, F, { F, F }, { 0, 0 }, { 0, 0 }, "", F },
  { "/checks/mix/expected/second-dimension", second_dimension, T, { T, T }, { 0.6, 0.6 }, { 0.1, 0.1 },
    "2024-06", T },
  { "/checks/mix/expected/two-dimensions", two_dimensions, T, { T, T }, { 0.36, 0.36 }, { 0.464, 0.464 },
    "2024-06", T },
  { "/checks/mix/expected/first-without-weight", first_without_weight, T, { T, T }, { 0.6, 0.6 }, { 0.1, 0.1 },
    "2024-06", T },
  { "/checks/mix/expected/others-rates", others_rates, T, { T, T }, { 0.36, 0.36 }, { 0.464, 0.464 }, "2024-06", T },
  { "/checks/mix/expected/later-rate", later_rate, T, { T, T }, { 0.348, 0.348 }, { 0.464, 0.464 }, "2025-03", T },
  { "/checks/mix/expected/earlier-rate", earlier_rate, T, { T, T }, { 0.36, 0.36 }, { 0.464, 0.464 }, "2024-06", T },
  { "/checks/mix/expected/larger-rate", larger_rate, T, { T, T }, { 0.348, 0.348 }, { 0.464, 0.464 }, "2024-06", T },
  { "/checks/mix/expected/as-large-rate", as_large_rate, T, { T, T }, { 0.36, 0.36 }, { 0.464, 0.464 },
    "2024-06", T },
  { "/checks/mix/expected/few-missing", few_missing, T, { T, T }, { 0.2644, 0.2644 }, { 0.44, 0.4405 }, "2024-06", F },
  { "/checks/mix/expected/same-day", same_day, T, { T, T }, { 0.36, 0.36 }, { 0.464, 0.464 }, "2024-06", T },
  { "/checks/mix/expected/next-day", next_day, T, { T, T }, { 0.36, 0.36 }, { 0.464, 0.464 }, "2024-07-02", T },
  { "/checks/mix/expected/other-kinds", other_kinds, F, { F, F }, { 0, 0 }, { 0, 0 }, "", F },
};

static void
test_expected (gconstpointer data)
{
  const ExpectedRow *row = data;
  g_autoptr (CheckFixture) fixture = access_fixture_new ();
  const DrChannelMixes *mixes;
  const DrChannelMix *mix;
  char period[DR_DATE_STRING_SIZE];
  int actual;

  row->arrange (fixture);
  actual = check_fixture_add_mix (fixture, DR_MIX_ACTUAL, *row->period != '\0' ? row->period : "2025", NULL, FALSE,
                                  CHECK_COUNTS);
  check_fixture_mix_share (fixture, actual, CHECK_TELEPHONE, 0.5);
  check_fixture_mix_share (fixture, actual, CHECK_WEBSITE, 0.1);
  check_fixture_mix_share (fixture, actual, CHECK_EMAIL, 0.1);

  mixes = check_fixture_run (fixture)->mixes;
  mix = &mixes->mixes[DR_MIX_EXPECTED];
  g_assert_cmpint (mix->present, ==, row->present);
  g_assert_cmpint (mixes->n_gaps, ==, row->present ? 1 : 0);
  if (!row->present)
    return;
  g_assert_cmpint (mix->mix, ==, DR_NO_INDEX);
  g_assert_false (mix->complete);
  g_assert_cmpint (mix->stated[CHECK_TELEPHONE], ==, row->stated[0]);
  g_assert_cmpint (mix->stated[CHECK_WEBSITE], ==, row->stated[1]);
  g_assert_false (mix->stated[CHECK_EMAIL]);
  g_assert_false (mixes->gaps[0].compared[CHECK_EMAIL]);
  access_assert_interval (mix->share[CHECK_TELEPHONE], row->telephone.lo, row->telephone.hi);
  access_assert_interval (mix->share[CHECK_WEBSITE], row->website.lo, row->website.hi);
  g_assert_cmpstr (dr_date_format (mix->period, period), ==, row->period);
  access_assert_interval (mixes->gaps[0].difference[CHECK_TELEPHONE], row->telephone.lo - 0.5, row->telephone.hi - 0.5);
  g_assert_cmpint (mixes->gaps[0].has_digital_a, ==, row->has_digital);
  g_assert_false (mixes->gaps[0].has_dissimilarity);
}

/* What a source states goes before what could be worked out. */
static void
test_stated_first (void)
{
  g_autoptr (CheckFixture) fixture = access_fixture_new ();
  int mix;

  both (fixture);
  mix = check_fixture_add_mix (fixture, DR_MIX_EXPECTED, "2001", NULL, FALSE, CHECK_SURVEY);
  check_fixture_mix_share (fixture, mix, CHECK_TELEPHONE, 0.9);
  access_assert_interval (check_fixture_run (fixture)->mixes->mixes[DR_MIX_EXPECTED].share[CHECK_TELEPHONE], 0.9, 0.9);
}

/* Of a district, without any service. */
static void
test_no_service (void)
{
  g_autoptr (CheckFixture) fixture = access_fixture_new ();
  g_autoptr (DrArena) arena = dr_arena_new ();
  const DrChannelMixes *mixes;

  residents (fixture);
  fixture->service->profile_source = CHECK_PROFILE;
  mixes = dr_channel_mixes_new (fixture->evidence, DR_NO_INDEX, NULL, arena);
  access_assert_interval (mixes->mixes[DR_MIX_EXPECTED].share[CHECK_TELEPHONE], 0.675, 0.675);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (expected_rows); i++)
    g_test_add_data_func (expected_rows[i].path, &expected_rows[i], test_expected);
  g_test_add_func ("/checks/mix/expected/stated-first", test_stated_first);
  g_test_add_func ("/checks/mix/expected/no-service", test_no_service);

  return g_test_run ();
}
