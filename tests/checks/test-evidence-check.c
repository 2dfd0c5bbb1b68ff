#include "dr-evidence-check.h"

#include <string.h>

/* A small evidence base in which nothing is wrong. Every row has a line of its own. */
typedef struct {
  DrArea         areas[1];
  DrSource       sources[2];
  DrChannel      channels[2];
  DrPrerequisite prerequisites[1];
  DrDimension    dimensions[2];
  DrProjection   projections[2];
  DrGroup        groups[5];
  DrFigure       figures[7];
  DrMixShare     shares[2];
  DrMix          mixes[1];
  DrProfileRow   profile[1];
  DrContactReason reasons[1];
  DrShiftTarget  targets[1];
  DrService      services[1];
  DrPoint        points[4];
  DrEvidence     evidence;
} Fixture;

enum { ALL, OLD, YOUNG, HOMES, CARERS };
enum { OLD_USES_DESK, OLD_USES_DESK_TOWN, OLD_PREFERS_DESK, OLD_PREFERS_LINE, OLD_USES_INTERNET, HOMES_USE_INTERNET,
       OLD_USES_DESK_BEFORE };

#define GROUP(...) (DrGroup) { .share = DR_UNKNOWN, .population = "residents", __VA_ARGS__ }
#define FIGURE(...) (DrFigure) { .population = "residents", .source = 1, .date = { 2022, 0, 0 }, __VA_ARGS__ }
#define POINT(...) (DrPoint) { .hours = DR_UNKNOWN, __VA_ARGS__ }

static void
fixture_fill (Fixture *self)
{
  *self = (Fixture) {
    .areas = { { "E1", "Here" } },
    .sources = {
      { .id = "census", .kind = DR_SOURCE_CENSUS, .fieldwork = { 2021, 3, 21 }, .population = "residents", .line = 10 },
      { .id = "survey", .kind = DR_SOURCE_SURVEY, .fieldwork = { 2022, 0, 0 }, .n = 200, .sent = 200,
        .population = "residents", .line = 11 },
    },
    .channels = {
      { .id = "desk", .prerequisite = DR_NO_INDEX, .line = 20 },
      { .id = "line", .prerequisite = DR_NO_INDEX, .line = 21 },
    },
    .prerequisites = { { "internet", "Internet" } },
    .dimensions = {
      { .id = "age", .partition = TRUE, .line = 30 },
      { .id = "other", .line = 31 },
    },
    .projections = { { 2021, 500, 0 }, { 2035, 600, 0 } },
    .groups = {
      GROUP (.id = "all", .dimension = DR_NO_INDEX, .count = 1000, .base = 1000, .line = 40),
      GROUP (.id = "old", .dimension = 0, .count = 300, .base = 1000, .line = 41),
      GROUP (.id = "young", .dimension = 0, .count = 704, .base = 1000, .line = 42),
      GROUP (.id = "homes", .dimension = 1, .count = 50, .base = 400, .unit = DR_UNIT_HOUSEHOLDS, .line = 43),
      GROUP (.id = "carers", .dimension = 1, .count = DR_UNKNOWN, .base = DR_UNKNOWN, .source = DR_NO_INDEX, .line = 44),
    },
    .figures = {
      FIGURE (.id = "f0", .kind = DR_FIGURE_USE, .group = OLD, .target = DR_TARGET_CHANNEL, .target_index = 0,
              .share = 0.9, .line = 50),
      FIGURE (.id = "f1", .kind = DR_FIGURE_USE, .group = OLD, .target = DR_TARGET_POINT, .target_index = 0,
              .share = 0.9, .line = 51),
      FIGURE (.id = "f2", .kind = DR_FIGURE_PREFER, .group = OLD, .target = DR_TARGET_CHANNEL, .target_index = 0,
              .share = 0.4, .line = 52),
      FIGURE (.id = "f3", .kind = DR_FIGURE_PREFER, .group = OLD, .target = DR_TARGET_CHANNEL, .target_index = 1,
              .share = 0.604, .line = 53),
      FIGURE (.id = "f4", .kind = DR_FIGURE_USE, .group = OLD, .target = DR_TARGET_PREREQUISITE, .target_index = 0,
              .share = 0.5, .line = 54),
      FIGURE (.id = "f5", .kind = DR_FIGURE_USE, .group = HOMES, .target = DR_TARGET_PREREQUISITE, .target_index = 0,
              .share = 0.5, .unit = DR_UNIT_HOUSEHOLDS, .line = 55),
      FIGURE (.id = "f6", .kind = DR_FIGURE_USE, .group = OLD, .target = DR_TARGET_CHANNEL, .target_index = 0,
              .share = 0.7, .line = 56),
    },
    .shares = { { 0, 0.5 }, { 1, 0.5 } },
    .mixes = { { .id = "mix", .service = DR_NO_INDEX, .complete = TRUE, .n_shares = 2, .line = 60 } },
    .profile = { { OLD, 20, DR_UNKNOWN, DR_UNKNOWN } },
    .reasons = { { "tax", 0.8, 0, 1 } },
    .targets = { { 1, DR_GROUP_ALL, DR_UNKNOWN, DR_DATE_NONE } },
    .services = { { .id = "service", .profile_total = 20, .profile_source = 1, .n_profile = 1, .n_reasons = 1,
                    .n_targets = 1, .line = 70 } },
    .points = {
      POINT (.id = "p0", .channel = 0, .place = "Town", .line = 80),
      POINT (.id = "p1", .channel = 0, .place = "Village", .line = 81),
      POINT (.id = "p2", .channel = 1, .line = 82),
      POINT (.id = "p3", .channel = 1, .line = 83),
    },
  };
  self->figures[OLD_USES_DESK_BEFORE].date.year = 2019;
  self->groups[OLD].projections = self->projections;
  self->groups[OLD].n_projections = G_N_ELEMENTS (self->projections);
  self->mixes[0].shares = self->shares;
  self->services[0].profile = self->profile;
  self->services[0].reasons = self->reasons;
  self->services[0].targets = self->targets;

#define ROWS(name) .name = self->name, .n_##name = G_N_ELEMENTS (self->name)
  self->evidence = (DrEvidence) {
    ROWS (areas), ROWS (sources), ROWS (channels), ROWS (prerequisites), ROWS (dimensions), ROWS (groups),
    ROWS (figures), ROWS (mixes), ROWS (services), ROWS (points),
  };
}

#define PLANT(name, statement) static void plant_##name (Fixture *self) { statement; }

PLANT (over_sent, self->sources[1].sent = 199)
PLANT (sum_low, self->groups[YOUNG].count = 690)
PLANT (sum_high, self->groups[YOUNG].count = 710)
PLANT (sum_unknown_high, self->groups[OLD].count = DR_UNKNOWN; self->groups[YOUNG].count = 1000; self->groups[YOUNG].dimension = 0;
       self->groups[HOMES] = self->groups[YOUNG]; self->groups[HOMES].id = "more"; self->groups[HOMES].line = 43;
       self->figures[HOMES_USE_INTERNET].unit = DR_UNIT_PEOPLE)
PLANT (shares_low, self->groups[OLD].count = DR_UNKNOWN; self->groups[OLD].share = 0.3;
       self->groups[YOUNG].count = DR_UNKNOWN; self->groups[YOUNG].share = 0.6)
PLANT (other_base, self->groups[YOUNG].base = 1001)
PLANT (lost_base, self->groups[YOUNG].base = DR_UNKNOWN)
PLANT (other_unit, self->groups[YOUNG].unit = DR_UNIT_HOUSEHOLDS)
PLANT (group_share, self->groups[CARERS].share = 1.01; self->groups[CARERS].source = 0)
PLANT (count_over_base, self->groups[HOMES].count = 401)
PLANT (group_without_source, self->groups[CARERS].count = 3)
PLANT (everyone_without_source, self->groups[ALL].source = DR_NO_INDEX)
PLANT (early_projection, self->projections[0].year = 2020)
PLANT (figure_share, self->figures[OLD_USES_INTERNET].share = 1.01)
PLANT (negative_share, self->figures[OLD_USES_INTERNET].share = -0.01)
PLANT (figure_without_source, self->figures[OLD_USES_INTERNET].source = DR_NO_INDEX)
PLANT (household_share, self->figures[OLD_USES_INTERNET].unit = DR_UNIT_HOUSEHOLDS)
PLANT (people_share, self->figures[HOMES_USE_INTERNET].unit = DR_UNIT_PEOPLE)
PLANT (duplicate, self->figures[OLD_USES_DESK_BEFORE].date.year = 2022)
PLANT (prefer_sum, self->figures[OLD_PREFERS_LINE].share = 0.606)
PLANT (contact_sum, self->figures[OLD_PREFERS_DESK].kind = DR_FIGURE_CONTACT;
       self->figures[OLD_PREFERS_LINE].kind = DR_FIGURE_CONTACT; self->figures[OLD_PREFERS_LINE].share = 0.7)
PLANT (point_over_channel, self->figures[OLD_USES_DESK_TOWN].share = 0.91)
PLANT (mix_share, self->shares[0].share = 1.001; self->shares[1].share = 0.0)
PLANT (mix_complete, self->shares[0].share = 0.51)
PLANT (mix_sum, self->shares[0].share = 0.51; self->mixes[0].complete = FALSE)
PLANT (customers, self->profile[0].count = 21)
PLANT (customers_base, self->profile[0].base = 19)
PLANT (customers_share, self->profile[0].share = 1.1)
PLANT (reason_share, self->reasons[0].share = 1.1)
PLANT (target_share, self->targets[0].share = 1.1)
PLANT (placed, self->points[3].place = "Town")
PLANT (remote, self->points[1].place = NULL)

static const struct {
  const char *path;
  void      (*plant) (Fixture *self);
  guint       line;
  const char *kind;
  const char *message;   /* part of it */
} cases[] = {
  { "/checks/evidence-check/n-over-sent", plant_over_sent, 11, "n-over-sent", "200 answered, but only 199" },
  { "/checks/evidence-check/partition/low", plant_sum_low, 30, "partition-sum", "come to 990 together" },
  { "/checks/evidence-check/partition/high", plant_sum_high, 30, "partition-sum", "come to 1010 together" },
  { "/checks/evidence-check/partition/unknown-and-high", plant_sum_unknown_high, 30, "partition-sum", "2000 together" },
  { "/checks/evidence-check/partition/shares", plant_shares_low, 30, "partition-sum", "come to 0.9 together" },
  { "/checks/evidence-check/partition/base", plant_other_base, 42, "partition-base", "another base than “old”" },
  { "/checks/evidence-check/partition/no-base", plant_lost_base, 42, "partition-base", "“young”" },
  { "/checks/evidence-check/partition/unit", plant_other_unit, 42, "unit", "“young”" },
  { "/checks/evidence-check/group/share", plant_group_share, 44, "share", "group “carers”" },
  { "/checks/evidence-check/group/count", plant_count_over_base, 43, "count-over-base", "401 of a base of only 400" },
  { "/checks/evidence-check/group/source", plant_group_without_source, 44, "no-source", "“carers”" },
  { "/checks/evidence-check/group/everyone", plant_everyone_without_source, 40, "no-source", "“all”" },
  { "/checks/evidence-check/group/projection", plant_early_projection, 41, "projection", "2020, before its count of 2021" },
  { "/checks/evidence-check/figure/share", plant_figure_share, 54, "share", "figure “f4”" },
  { "/checks/evidence-check/figure/negative", plant_negative_share, 54, "share", "-0.01" },
  { "/checks/evidence-check/figure/source", plant_figure_without_source, 54, "no-source", "“f4”" },
  { "/checks/evidence-check/figure/households", plant_household_share, 54, "household-share", "group “old” counts people" },
  { "/checks/evidence-check/figure/people", plant_people_share, 55, "unit", "group “homes” counts households" },
  { "/checks/evidence-check/figure/duplicate", plant_duplicate, 56, "duplicate", "“f6” repeats “f0”" },
  { "/checks/evidence-check/figure/prefer", plant_prefer_sum, 53, "method-sum", "prefer shares of group “old”" },
  { "/checks/evidence-check/figure/contact", plant_contact_sum, 53, "method-sum", "to 1.1, more than 1" },
  { "/checks/evidence-check/figure/point", plant_point_over_channel, 51, "point-over-channel", "“f0” only 0.9" },
  { "/checks/evidence-check/mix/share", plant_mix_share, 60, "share", "mix “mix”" },
  { "/checks/evidence-check/mix/complete", plant_mix_complete, 60, "mix-sum", "marked complete" },
  { "/checks/evidence-check/mix/sum", plant_mix_sum, 60, "mix-sum", "more than 1" },
  { "/checks/evidence-check/service/customers", plant_customers, 70, "count-over-base", "21 customers" },
  { "/checks/evidence-check/service/base", plant_customers_base, 70, "count-over-base", "only 19" },
  { "/checks/evidence-check/service/share", plant_customers_share, 70, "share", "profile of service “service”" },
  { "/checks/evidence-check/service/reason", plant_reason_share, 70, "share", "reason" },
  { "/checks/evidence-check/service/target", plant_target_share, 70, "share", "target" },
  { "/checks/evidence-check/point/placed", plant_placed, 83, "place", "“p3” has a place, but “p2”" },
  { "/checks/evidence-check/point/remote", plant_remote, 81, "place", "“p1” has no place, but “p0”" },
};

static void
test_nothing_wrong (void)
{
  Fixture fixture;
  g_autoptr (GPtrArray) problems = NULL;

  fixture_fill (&fixture);
  problems = dr_evidence_check (&fixture.evidence);
  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%s", ((DrEvidenceProblem *) problems->pdata[i])->message);
  g_assert_cmpuint (problems->len, ==, 0);
}

/* What is planted is found, and nothing else. */
static void
test_planted (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  Fixture fixture;
  g_autoptr (GPtrArray) problems = NULL;
  const DrEvidenceProblem *problem = NULL;

  fixture_fill (&fixture);
  cases[i].plant (&fixture);
  problems = dr_evidence_check (&fixture.evidence);

  for (guint j = 0; j < problems->len; j++)
    g_test_message ("%s", ((DrEvidenceProblem *) problems->pdata[j])->message);
  g_assert_cmpuint (problems->len, ==, 1);
  problem = problems->pdata[0];
  g_assert_cmpuint (problem->line, ==, cases[i].line);
  g_assert_cmpstr (problem->kind, ==, cases[i].kind);
  g_assert_nonnull (strstr (problem->message, cases[i].message));
}

/* All of them, by line. */
static void
test_several (void)
{
  Fixture fixture;
  g_autoptr (GPtrArray) problems = NULL;
  guint last = 0;

  fixture_fill (&fixture);
  plant_remote (&fixture);
  plant_over_sent (&fixture);
  plant_mix_sum (&fixture);
  plant_figure_share (&fixture);
  problems = dr_evidence_check (&fixture.evidence);

  g_assert_cmpuint (problems->len, ==, 4);
  for (guint i = 0; i < problems->len; i++)
    {
      const DrEvidenceProblem *problem = problems->pdata[i];

      g_assert_cmpuint (problem->line, >, last);
      last = problem->line;
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/checks/evidence-check/nothing-wrong", test_nothing_wrong);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add_data_func (cases[i].path, GUINT_TO_POINTER (i), test_planted);
  g_test_add_func ("/checks/evidence-check/several", test_several);

  return g_test_run ();
}
