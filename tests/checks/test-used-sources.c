/* Which figures and sources a check rests on: what it marks, and what it leaves out. */
#include "check-fixture.h"

#include "dr-used-sources.h"

typedef struct {
  const char  *path;
  void       (*mutate) (CheckFixture *fixture);
  const char  *sources;
} SourcesRow;

static void
change_nothing (CheckFixture *fixture)
{
}

static void
remove_profile (CheckFixture *fixture)
{
  fixture->service->profile_source = DR_NO_INDEX;
}

/* Residents are counted in a source of their own; what is known of customers comes before it. */
static void
count_residents_elsewhere (CheckFixture *fixture)
{
  int estimates = check_fixture_add_source (fixture, "estimates", DR_SOURCE_ADMINISTRATIVE, "2025", 0);

  for (guint i = 0; i < fixture->evidence->n_groups; i++)
    fixture->groups[i].source = estimates;
}

static void
count_residents_elsewhere_without_profile (CheckFixture *fixture)
{
  count_residents_elsewhere (fixture);
  remove_profile (fixture);
}

static void
replace_survey (CheckFixture *fixture)
{
  int later = check_fixture_add_source (fixture, "later", DR_SOURCE_SURVEY, "2025", 500);

  for (guint i = 0; i < fixture->evidence->n_figures; i++)
    if (fixture->figures[i].source == CHECK_SURVEY)
      {
        fixture->figures[i].source = later;
        fixture->figures[i].date = check_date ("2025");
      }
  for (guint i = 0; i < fixture->assessment->n_impacts; i++)
    fixture->impacts[i].sources = CHECK_INDICES (fixture, later);
  fixture->mixes[0].source = later;
}

/* Email is offered nowhere: what is known of it is not used, except for what people prefer. */
static void
add_use_of_email (CheckFixture *fixture)
{
  int study = check_fixture_add_source (fixture, "study", DR_SOURCE_STUDY, "2025", 500);

  check_fixture_use (fixture, CHECK_CARERS, CHECK_EMAIL, 0.5, 500, study);
}

static void
add_preference_for_email (CheckFixture *fixture)
{
  int study = check_fixture_add_source (fixture, "study", DR_SOURCE_STUDY, "2025", 500);

  check_fixture_prefer (fixture, CHECK_CARERS, CHECK_EMAIL, 0.1, 500, study);
}

static void
consult_by_email (CheckFixture *fixture)
{
  add_use_of_email (fixture);
  check_fixture_add_consultation (fixture, "c2", CHECK_INDICES (fixture, CHECK_CARERS),
                                  CHECK_INDICES (fixture, CHECK_EMAIL));
}

static void
consult_others_by_email (CheckFixture *fixture)
{
  add_use_of_email (fixture);
  check_fixture_add_consultation (fixture, "c2", CHECK_INDICES (fixture, CHECK_DISABLED),
                                  CHECK_INDICES (fixture, CHECK_EMAIL));
}

/* An alternative way in brings its channel into play, and a source of its own. */
static void
mitigate_by_email (CheckFixture *fixture)
{
  int pilot = check_fixture_add_source (fixture, "pilot", DR_SOURCE_STUDY, "2025", 500);
  DrAction *action
    = check_fixture_add_action (fixture, "a2", DR_ACTION_MITIGATION, CHECK_INDICES (fixture, CHECK_CARERS));

  add_use_of_email (fixture);
  check_fixture_alternative (fixture, action, CHECK_EMAIL, NULL, 0.9, 100, pilot);
}

static void
mitigate_too_late (CheckFixture *fixture)
{
  mitigate_by_email (fixture);
  fixture->actions[1].due = check_date ("2026-09-02");
}

/* The expected mix is computed from the first dimension that partitions the population and has rates. */
static void
compute_expected (CheckFixture *fixture)
{
  int national = check_fixture_add_source (fixture, "national", DR_SOURCE_SURVEY, "2025", 500);
  int other = check_fixture_add_source (fixture, "other", DR_SOURCE_SURVEY, "2025", 500);

  fixture->mixes[0].kind = DR_MIX_PREFERRED;
  check_fixture_set_figure (fixture, DR_FIGURE_CONTACT, CHECK_OVER_75, DR_TARGET_CHANNEL, CHECK_TELEPHONE, 0.7, 500,
                            national);
  check_fixture_set_figure (fixture, DR_FIGURE_CONTACT, CHECK_CARERS, DR_TARGET_CHANNEL, CHECK_TELEPHONE, 0.7, 500,
                            other);
}

static void
state_expected (CheckFixture *fixture)
{
  compute_expected (fixture);
  fixture->mixes[0].kind = DR_MIX_EXPECTED;
}

static void
compute_without_weights (CheckFixture *fixture)
{
  compute_expected (fixture);
  fixture->service->n_profile = 0;
  fixture->groups[CHECK_OVER_75].count = DR_UNKNOWN;
}

/* Of the rates of one band those on other channels, of other targets or replaced by a later one do not count. */
static void
compute_expected_from_latest (CheckFixture *fixture)
{
  int newer = check_fixture_add_source (fixture, "newer", DR_SOURCE_SURVEY, "2025-06", 400);
  DrFigure *figure;

  compute_expected (fixture);
  figure = &fixture->figures[fixture->evidence->n_figures++];
  *figure = *check_fixture_figure (fixture, DR_FIGURE_CONTACT, CHECK_OVER_75, DR_TARGET_CHANNEL, CHECK_TELEPHONE);
  figure->source = newer;
  figure->date = check_date ("2026");
  figure->n = 1;
}

static void
compute_expected_from_largest (CheckFixture *fixture)
{
  compute_expected_from_latest (fixture);
  fixture->figures[fixture->evidence->n_figures - 1].date = check_date ("2025");
}

static void
compute_expected_from_first (CheckFixture *fixture)
{
  compute_expected_from_largest (fixture);
  fixture->figures[fixture->evidence->n_figures - 1].n = 500;
}

static void
compute_expected_before_older (CheckFixture *fixture)
{
  compute_expected_from_latest (fixture);
  fixture->figures[fixture->evidence->n_figures - 1].date = check_date ("2020");
  fixture->figures[fixture->evidence->n_figures - 1].n = 9000;
}

/* A rate on another channel counts as well. */
static void
compute_expected_by_two_channels (CheckFixture *fixture)
{
  int newer = check_fixture_add_source (fixture, "newer", DR_SOURCE_SURVEY, "2025-06", 400);

  compute_expected (fixture);
  check_fixture_set_figure (fixture, DR_FIGURE_CONTACT, CHECK_OVER_75, DR_TARGET_CHANNEL, CHECK_EMAIL, 0.1, 400, newer);
}

static void
compute_expected_by_three_channels (CheckFixture *fixture)
{
  int newest = check_fixture_add_source (fixture, "newest", DR_SOURCE_SURVEY, "2025-09", 400);

  compute_expected_by_two_channels (fixture);
  check_fixture_set_figure (fixture, DR_FIGURE_CONTACT, CHECK_OVER_75, DR_TARGET_CHANNEL, CHECK_POST, 0.1, 400, newest);
}

/* A second dimension that partitions the population is not looked at once the first will do. */
static void
compute_expected_by_first_dimension (CheckFixture *fixture)
{
  int sex = check_fixture_add_dimension (fixture, "sex", TRUE);
  int women = check_fixture_add_group (fixture, "women", DR_CHARACTERISTIC_SEX, sex, 5100);
  int newer = check_fixture_add_source (fixture, "newer", DR_SOURCE_SURVEY, "2025-06", 400);

  compute_expected (fixture);
  check_fixture_set_figure (fixture, DR_FIGURE_CONTACT, women, DR_TARGET_CHANNEL, CHECK_EMAIL, 0.1, 400, newer);
}

/* The first dimension will not do: it lacks the size of a band. */
static void
compute_expected_by_second_dimension (CheckFixture *fixture)
{
  compute_expected_by_first_dimension (fixture);
  check_fixture_add_group (fixture, "ageless", DR_CHARACTERISTIC_AGE, CHECK_BY_AGE, DR_UNKNOWN);
}

/* Nor will it without rates. */
static void
compute_expected_without_first_rates (CheckFixture *fixture)
{
  compute_expected_by_first_dimension (fixture);
  check_fixture_drop_figure (fixture, DR_FIGURE_CONTACT, CHECK_OVER_75, DR_TARGET_CHANNEL, CHECK_TELEPHONE);
}

/* A dimension that is no partition will not do at all; one group without a size in another does no harm. */
static void
compute_expected_beside_unknown (CheckFixture *fixture)
{
  compute_expected (fixture);
  check_fixture_set_people (fixture, CHECK_CARERS, DR_UNKNOWN);
}

static void
compute_expected_from_no_partition (CheckFixture *fixture)
{
  compute_expected (fixture);
  check_fixture_drop_figure (fixture, DR_FIGURE_CONTACT, CHECK_OVER_75, DR_TARGET_CHANNEL, CHECK_TELEPHONE);
}

/* What is needed for a channel that is offered, but by another prerequisite than the first. */
static void
need_second_prerequisite (CheckFixture *fixture)
{
  static const DrPrerequisite prerequisites[] = { { "internet", "Internet" }, { "webcam", "Webcam" } };
  int study = check_fixture_add_source (fixture, "study", DR_SOURCE_STUDY, "2025", 500);

  fixture->evidence->prerequisites = prerequisites;
  fixture->evidence->n_prerequisites = 2;
  fixture->channels[CHECK_WEBSITE].prerequisite = 1;
  for (guint g = 0; g < fixture->evidence->n_groups; g++)
    check_fixture_set_figure (fixture, DR_FIGURE_USE, (int) g, DR_TARGET_PREREQUISITE, 1, 0.9, 500, study);
}

static const SourcesRow sources_rows[] = {
  { "/checks/used-sources/base", change_nothing, "census survey counts profile" },
  { "/checks/used-sources/no-profile", remove_profile, "census survey counts" },
  { "/checks/used-sources/residents/with-profile", count_residents_elsewhere, "census survey counts profile" },
  { "/checks/used-sources/residents", count_residents_elsewhere_without_profile, "census survey counts estimates" },
  { "/checks/used-sources/replaced", replace_survey, "census counts profile later" },
  { "/checks/used-sources/not-in-play", add_use_of_email, "census survey counts profile" },
  { "/checks/used-sources/preferred", add_preference_for_email, "census survey counts profile study" },
  { "/checks/used-sources/consultation", consult_by_email, "census survey counts profile study" },
  { "/checks/used-sources/consultation/others", consult_others_by_email, "census survey counts profile" },
  { "/checks/used-sources/mitigation", mitigate_by_email, "census survey counts profile pilot study" },
  { "/checks/used-sources/mitigation/too-late", mitigate_too_late, "census survey counts profile" },
  { "/checks/used-sources/expected", compute_expected, "census survey counts profile national" },
  { "/checks/used-sources/expected/latest", compute_expected_from_latest, "census survey counts profile newer" },
  { "/checks/used-sources/expected/largest", compute_expected_from_largest, "census survey counts profile national" },
  { "/checks/used-sources/expected/first", compute_expected_from_first, "census survey counts profile national" },
  { "/checks/used-sources/expected/older", compute_expected_before_older, "census survey counts profile national" },
  { "/checks/used-sources/expected/two-channels", compute_expected_by_two_channels,
    "census survey counts profile newer national" },
  { "/checks/used-sources/expected/three-channels", compute_expected_by_three_channels,
    "census survey counts profile newest newer national" },
  { "/checks/used-sources/expected/first-dimension", compute_expected_by_first_dimension,
    "census survey counts profile national" },
  { "/checks/used-sources/expected/second-dimension", compute_expected_by_second_dimension,
    "census survey counts profile newer" },
  { "/checks/used-sources/expected/no-rates", compute_expected_without_first_rates,
    "census survey counts profile newer" },
  { "/checks/used-sources/expected/beside-unknown", compute_expected_beside_unknown,
    "census survey counts profile national" },
  { "/checks/used-sources/expected/no-partition", compute_expected_from_no_partition, "census survey counts profile" },
  { "/checks/used-sources/second-prerequisite", need_second_prerequisite, "census survey counts profile study" },
  { "/checks/used-sources/expected/stated", state_expected, "census survey counts profile" },
  { "/checks/used-sources/expected/no-weights", compute_without_weights, "census survey counts profile" },
};

static void
test_sources (gconstpointer data)
{
  const SourcesRow *row = data;
  g_autoptr (CheckFixture) fixture = check_fixture_new ();
  g_autoptr (DrArena) arena = dr_arena_new ();
  g_autoptr (GString) sources = g_string_new (NULL);
  const gboolean *used;

  row->mutate (fixture);
  used = dr_used_sources (check_fixture_run (fixture), arena);
  for (guint i = 0; i < fixture->evidence->n_sources; i++)
    if (used[i])
      g_string_append_printf (sources, "%s%s", sources->len > 0 ? " " : "", fixture->sources[i].id);
  g_assert_cmpstr (sources->str, ==, row->sources);
}

/* Of two figures for the same thing the later one is used, and the other is not. */
static void
test_figures (void)
{
  g_autoptr (CheckFixture) fixture = check_fixture_new ();
  g_autoptr (DrArena) arena = dr_arena_new ();
  guint n = fixture->evidence->n_figures++;
  const gboolean *used;

  fixture->figures[n] = fixture->figures[0];
  fixture->figures[n].id = "later";
  fixture->figures[n].date = check_date ("2022");
  used = dr_used_figures (check_fixture_run (fixture), arena);
  g_assert_false (used[0]);
  for (guint i = 1; i <= n; i++)
    g_assert_true (used[i]);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (sources_rows); i++)
    g_test_add_data_func (sources_rows[i].path, &sources_rows[i], test_sources);
  g_test_add_func ("/checks/used-sources/figures", test_figures);

  return g_test_run ();
}
