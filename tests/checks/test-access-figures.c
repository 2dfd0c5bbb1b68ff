/* Which figures are chosen, how many people there are, and how access points stand. */
#include "access-fixture.h"

/* --- Of several figures for the same thing --- */

static const struct {
  const char *path;
  const char *first_date;
  guint       first_n;
  const char *second_date;
  guint       second_n;
  int         expected;   /* 0: the first in the document, 1: the second */
} choices[] = {
  { "/checks/figures/choice/later", "2023-05-01", 500, "2023-05-02", 100, 1 },
  { "/checks/figures/choice/earlier", "2023-05-02", 100, "2023-05-01", 500, 0 },
  { "/checks/figures/choice/larger", "2023-05-01", 100, "2023-05-01", 101, 1 },
  { "/checks/figures/choice/smaller", "2023-05-01", 101, "2023-05-01", 100, 0 },
  { "/checks/figures/choice/the-same", "2023-05-01", 100, "2023-05-01", 100, 0 },
  { "/checks/figures/choice/base-not-given", "2023-05-01", 1, "2023-05-01", 0, 0 },
  { "/checks/figures/choice/month-is-its-last-day", "2023-05-30", 100, "2023-05", 50, 1 },
  { "/checks/figures/choice/month-the-same", "2023-05-31", 100, "2023-05", 50, 0 },
  { "/checks/figures/choice/year-is-its-last-day", "2023-12", 100, "2023", 100, 0 },
  { "/checks/figures/choice/year-after-month", "2023-11-30", 100, "2023", 50, 1 },
  { "/checks/figures/choice/next-year", "2023", 100, "2024-01-01", 50, 1 },
};

static void
add_two (CheckFixture *fixture,
         guint         i)
{
  DrFigure *first = &fixture->figures[fixture->evidence->n_figures - 1];
  DrFigure *second;

  first->date = check_date (choices[i].first_date);
  first->n = choices[i].first_n;
  second = access_fixture_copy (fixture, first);
  second->date = check_date (choices[i].second_date);
  second->n = choices[i].second_n;
}

/* The rule is the same for channels, prerequisites, points and main channels. */
static void
test_choice (gconstpointer data)
{
  static const DrPrerequisite prerequisites[] = { { "internet", "Internet" }, { "email", "Email" } };
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (CheckFixture) fixture = access_fixture_new ();
  const DrAccessFigures *figures;
  guint g = CHECK_OVER_75;

  fixture->evidence->prerequisites = prerequisites;
  fixture->evidence->n_prerequisites = G_N_ELEMENTS (prerequisites);
  access_fixture_use (fixture, CHECK_OVER_75, CHECK_DESK, 0.5, 100);
  add_two (fixture, i);
  check_fixture_set_figure (fixture, DR_FIGURE_USE, CHECK_OVER_75, DR_TARGET_PREREQUISITE, 1, 0.6, 100, CHECK_SURVEY);
  add_two (fixture, i);
  access_fixture_use_point (fixture, CHECK_OVER_75, CHECK_POINT_DESK, 0.7, 100);
  add_two (fixture, i);
  check_fixture_prefer (fixture, CHECK_OVER_75, CHECK_WEBSITE, 0.2, 100, CHECK_SURVEY);
  add_two (fixture, i);

  figures = check_fixture_run (fixture)->figures;
  g_assert_cmpint (figures->use_channel[g * figures->n_channels + CHECK_DESK].figure, ==, choices[i].expected);
  g_assert_cmpint (figures->use_prerequisite[g * 2 + 1].figure, ==, 2 + choices[i].expected);
  g_assert_cmpint (figures->use_place[g * figures->n_places + CHECK_POINT_DESK].figure, ==, 4 + choices[i].expected);
  g_assert_cmpint (figures->prefer[g * figures->n_channels + CHECK_WEBSITE].figure, ==, 6 + choices[i].expected);
  for (guint f = 0; f < 8; f++)
    g_assert_cmpint (dr_access_figures_set_aside (figures, f), ==, f % 2 != (guint) choices[i].expected);
}

/* Figures of one group that speak of different things, or say nothing here: none takes the place of another. */
static void
test_none_set_aside (void)
{
  g_autoptr (CheckFixture) fixture = access_fixture_new ();
  int elsewhere = check_fixture_add_evidence_point (fixture, "elsewhere", CHECK_DESK, "Elsewhere");
  const DrAccessFigures *figures;

  access_fixture_use (fixture, CHECK_CARERS, CHECK_TELEPHONE, 0.5, 100);
  check_fixture_prefer (fixture, CHECK_CARERS, CHECK_TELEPHONE, 0.4, 100, CHECK_SURVEY);
  access_fixture_need (fixture, CHECK_CARERS, 0.6, 100);
  access_fixture_use_point (fixture, CHECK_CARERS, CHECK_POINT_TELEPHONE, 0.7, 100);
  access_fixture_use_point (fixture, CHECK_CARERS, CHECK_POINT_DESK, 0.7, 100);
  access_fixture_use_point (fixture, CHECK_CARERS, elsewhere, 0.7, 100);
  check_fixture_set_figure (fixture, DR_FIGURE_PREFER, CHECK_CARERS, DR_TARGET_PREREQUISITE, CHECK_INTERNET, 0.1, 0,
                            CHECK_SURVEY);
  check_fixture_set_figure (fixture, DR_FIGURE_CONTACT, CHECK_CARERS, DR_TARGET_CHANNEL, CHECK_TELEPHONE, 0.2, 0,
                            CHECK_COUNTS);
  access_fixture_use (fixture, CHECK_CARERS, CHECK_WEBSITE, 0.5, 100);
  fixture->figures[fixture->evidence->n_figures - 1].unit = DR_UNIT_HOUSEHOLDS;

  figures = check_fixture_run (fixture)->figures;
  for (guint f = 0; f < fixture->evidence->n_figures; f++)
    g_assert_false (dr_access_figures_set_aside (figures, f));
}

/* --- Which figures say anything of whom --- */

static void
test_households (void)
{
  g_autoptr (CheckFixture) fixture = access_fixture_new ();
  const DrAccessFigures *figures;

  access_fixture_use (fixture, CHECK_CARERS, CHECK_TELEPHONE, 0.5, 0);
  fixture->figures[0].unit = DR_UNIT_HOUSEHOLDS;
  access_fixture_use (fixture, CHECK_DISABLED, CHECK_TELEPHONE, 0.4, 0);
  fixture->figures[1].unit = DR_UNIT_HOUSEHOLDS;
  fixture->groups[CHECK_DISABLED].unit = DR_UNIT_HOUSEHOLDS;
  access_fixture_use (fixture, CHECK_DISABLED, CHECK_DESK, 0.3, 0);

  figures = check_fixture_run (fixture)->figures;
  g_assert_cmpint (figures->use_channel[CHECK_CARERS * figures->n_channels + CHECK_TELEPHONE].figure, ==, DR_NO_INDEX);
  g_assert_cmpint (figures->use_channel[CHECK_DISABLED * figures->n_channels + CHECK_TELEPHONE].figure, ==, 1);
  g_assert_cmpint (figures->use_channel[CHECK_DISABLED * figures->n_channels + CHECK_DESK].figure, ==, 2);
  g_assert_false (dr_is_known (figures->people[CHECK_DISABLED]));
  g_assert_false (dr_is_known (figures->proportion[CHECK_DISABLED]));
}

static void
test_kinds (void)
{
  g_autoptr (CheckFixture) fixture = access_fixture_new ();
  const DrAccessFigures *figures;
  guint row = CHECK_CARERS * 5;

  check_fixture_prefer (fixture, CHECK_CARERS, CHECK_TELEPHONE, 0.3, 50, CHECK_SURVEY);
  check_fixture_prefer (fixture, CHECK_CARERS, CHECK_DESK, 0.25, 50, CHECK_SURVEY);
  check_fixture_set_figure (fixture, DR_FIGURE_CONTACT, CHECK_CARERS, DR_TARGET_CHANNEL, CHECK_WEBSITE, 0.2, 0,
                            CHECK_COUNTS);
  check_fixture_set_figure (fixture, DR_FIGURE_ATTITUDE, CHECK_CARERS, DR_TARGET_CHANNEL, CHECK_EMAIL, 0.1, 0,
                            CHECK_SURVEY);
  check_fixture_set_figure (fixture, DR_FIGURE_PREFER, CHECK_CARERS, DR_TARGET_PREREQUISITE, CHECK_INTERNET, 0.1, 0,
                            CHECK_SURVEY);

  figures = check_fixture_run (fixture)->figures;
  g_assert_cmpuint (figures->n_channels, ==, 5);
  for (guint c = 0; c < 5; c++)
    g_assert_cmpint (figures->use_channel[row + c].figure, ==, DR_NO_INDEX);
  g_assert_cmpint (figures->use_prerequisite[CHECK_CARERS].figure, ==, DR_NO_INDEX);
  access_assert_interval (figures->prefer[row + CHECK_TELEPHONE].interval, 0.3, 0.3);
  g_assert_cmpint (figures->prefer[row + CHECK_WEBSITE].figure, ==, DR_NO_INDEX);
  access_assert_equal (figures->prefer_known[CHECK_CARERS], 0.55);
  g_assert_false (dr_is_known (figures->prefer_known[CHECK_DISABLED]));
}

/* --- The range of a figure: exact only where everybody was counted --- */

static const struct {
  const char *path;
  int         kind;   /* -1: no source */
  guint       n;
  double      lo;
  double      hi;
} intervals[] = {
  { "/checks/figures/interval/census", DR_SOURCE_CENSUS, 0, 0.5, 0.5 },
  { "/checks/figures/interval/administrative", DR_SOURCE_ADMINISTRATIVE, 20, 0.5, 0.5 },
  { "/checks/figures/interval/survey", DR_SOURCE_SURVEY, 2, 0.0945, 0.9055 },
  { "/checks/figures/interval/study", DR_SOURCE_STUDY, 1, 0.0546, 0.9454 },
  { "/checks/figures/interval/no-source", -1, 2, 0.0945, 0.9055 },
  { "/checks/figures/interval/assumed", DR_SOURCE_SURVEY, 0, 0.4038, 0.5962 },
};

static void
test_interval (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (CheckFixture) fixture = access_fixture_new ();
  int source = DR_NO_INDEX;

  if (intervals[i].kind >= 0)
    {
      source = CHECK_SURVEY;
      fixture->sources[CHECK_SURVEY].kind = (DrSourceKind) intervals[i].kind;
    }
  access_assert_about (dr_access_figures_interval (fixture->evidence, 0.5, intervals[i].n, source, 100.0),
                       intervals[i].lo, intervals[i].hi);
}

/* --- How many people --- */

typedef struct {
  const char *path;
  gboolean    profile;      /* of the service's own customers */
  double      total;        /* of customers */
  double      count;        /* of the group */
  double      base;
  double      share;
  double      people;       /* expected; DR_UNKNOWN */
  double      proportion;   /* expected; DR_UNKNOWN */
} PeopleRow;

#define U DR_UNKNOWN

static const PeopleRow people_rows[] = {
  { "/checks/figures/people/profile", TRUE, 8000, 1200, U, U, 1200, 0.15 },
  { "/checks/figures/people/profile/own-base", TRUE, 8000, 1200, 6000, U, 1200, 0.2 },
  { "/checks/figures/people/profile/no-total", TRUE, U, 1200, U, U, 1200, U },
  { "/checks/figures/people/profile/share", TRUE, 8000, U, U, 0.1, 800, 0.1 },
  { "/checks/figures/people/profile/share/rounded", TRUE, 8005, U, U, 0.1, 801, 0.1 },
  { "/checks/figures/people/profile/share/down", TRUE, 8004, U, U, 0.1, 800, 0.1 },
  { "/checks/figures/people/profile/share/no-total", TRUE, U, U, U, 0.1, U, 0.1 },
  { "/checks/figures/people/profile/count-before-share", TRUE, 8000, 1200, U, 0.5, 1200, 0.15 },
  { "/checks/figures/people/profile/unknown", TRUE, 8000, U, U, U, U, U },
  { "/checks/figures/people/profile/zero-base", TRUE, 8000, 1200, 0, U, 1200, U },
  { "/checks/figures/people/residents", FALSE, 8000, 1200, 24000, U, 1200, 0.05 },
  { "/checks/figures/people/residents/no-base", FALSE, 8000, 1200, U, U, 1200, U },
  { "/checks/figures/people/residents/share", FALSE, 8000, U, 24000, 0.1, 1000, 0.1 },
  { "/checks/figures/people/residents/unknown", FALSE, 8000, U, U, U, U, U },
};

static void
assert_number (double actual,
               double expected)
{
  g_assert_cmpint (dr_is_known (actual), ==, dr_is_known (expected));
  if (dr_is_known (expected))
    access_assert_equal (actual, expected);
}

static void
test_people (gconstpointer data)
{
  const PeopleRow *row = data;
  g_autoptr (CheckFixture) fixture = access_fixture_new ();
  DrProfileRow *profile = dr_arena_array0 (fixture->arena, DrProfileRow, 2);
  DrGroup *group = &fixture->groups[CHECK_OVER_75];
  const DrAccessFigures *figures;

  fixture->service->profile_source = row->profile ? CHECK_PROFILE : DR_NO_INDEX;
  fixture->service->profile_total = row->total;
  profile[0] = (DrProfileRow) { CHECK_UNDER_75, 5, DR_UNKNOWN, DR_UNKNOWN };
  profile[1] = (DrProfileRow) { CHECK_OVER_75, row->count, row->base, row->share };
  fixture->service->profile = profile;
  fixture->service->n_profile = 2;
  group->count = row->profile ? 77 : row->count;
  group->base = row->profile ? 99 : row->base;
  group->share = row->profile ? 0.9 : row->share;

  figures = check_fixture_run (fixture)->figures;
  assert_number (figures->people[CHECK_OVER_75], row->people);
  assert_number (figures->proportion[CHECK_OVER_75], row->proportion);
  assert_number (figures->people[DR_GROUP_ALL], row->profile ? row->total : 10000);
  assert_number (figures->proportion[DR_GROUP_ALL], 1.0);
  if (row->profile)
    g_assert_false (dr_is_known (figures->people[CHECK_CARERS]));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    g_test_add_data_func (choices[i].path, GUINT_TO_POINTER (i), test_choice);
  g_test_add_func ("/checks/figures/choice/none-set-aside", test_none_set_aside);
  g_test_add_func ("/checks/figures/households", test_households);
  g_test_add_func ("/checks/figures/kinds", test_kinds);
  for (guint i = 0; i < G_N_ELEMENTS (intervals); i++)
    g_test_add_data_func (intervals[i].path, GUINT_TO_POINTER (i), test_interval);
  for (guint i = 0; i < G_N_ELEMENTS (people_rows); i++)
    g_test_add_data_func (people_rows[i].path, &people_rows[i], test_people);

  return g_test_run ();
}
