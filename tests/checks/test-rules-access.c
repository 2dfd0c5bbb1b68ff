/* The access rules about people: ACC-01, ACC-02, ACC-03 and ACC-10, at both sides of each threshold. */
#include <string.h>

#include "access-fixture.h"

#define OLD CHECK_OVER_75
#define F DR_OFFER_FULL
#define R DR_OFFER_REDUCED
#define N DR_OFFER_NONE

/* Two numbers, or three, of a row's text. */
static double
number_in (const char *text,
           guint       index)
{
  g_auto (GStrv) words = g_strsplit (text, " ", -1);

  g_assert_cmpuint (index, <, g_strv_length (words));
  if (g_str_equal (words[index], "?"))
    return DR_UNKNOWN;

  return g_ascii_strtod (words[index], NULL);
}

/* --- ACC-01 No way left --- */

/* The desk goes or is reduced, as @number says; only the website remains. @text: of how many carers who can come to the
 * desk, who can use the website, and of how many carers there are. */
static void
leave_website (CheckFixture   *fixture,
               const CheckRow *row)
{
  access_fixture_change (fixture, CHECK_POINT_TELEPHONE, N, N);
  access_fixture_change (fixture, CHECK_POINT_DESK, F, (DrOffer) row->number);
  access_fixture_use (fixture, CHECK_CARERS, CHECK_DESK, number_in (row->text, 0), 0);
  access_fixture_use (fixture, CHECK_CARERS, CHECK_WEBSITE, number_in (row->text, 1), 0);
  check_fixture_set_people (fixture, CHECK_CARERS, number_in (row->text, 2));
}

/* Everybody else can use the website. */
static void
leave_website_to_others (CheckFixture   *fixture,
                         const CheckRow *row)
{
  for (int g = CHECK_ALL; g < CHECK_CARERS; g++)
    {
      access_fixture_use (fixture, g, CHECK_WEBSITE, 1.0, 0);
      access_fixture_need (fixture, g, 1.0, 0);
    }
  leave_website (fixture, row);
}

static void
leave_website_within (CheckFixture   *fixture,
                      const CheckRow *row)
{
  check_rulebook_set_parameter (fixture->rulebook, "ACC-01", "may_exclude_share", 0.02);
  leave_website (fixture, row);
}

/* Whoever could come to the desk can write instead. */
static void
let_them_write (CheckFixture   *fixture,
                const CheckRow *row)
{
  leave_website (fixture, row);
  access_fixture_mitigate (fixture, CHECK_CARERS, CHECK_POST, NULL, 1.0);
}

static void
let_others_write (CheckFixture   *fixture,
                  const CheckRow *row)
{
  leave_website (fixture, row);
  access_fixture_mitigate (fixture, OLD, CHECK_POST, NULL, 1.0);
}

/* Nothing is lost; of all carers @text can telephone, and there are as many as it says next. */
static void
shut_out (CheckFixture   *fixture,
          const CheckRow *row)
{
  access_fixture_change (fixture, CHECK_POINT_WEBSITE, N, N);
  access_fixture_change (fixture, CHECK_POINT_DESK, N, N);
  access_fixture_use (fixture, CHECK_CARERS, CHECK_TELEPHONE, number_in (row->text, 0), 0);
  check_fixture_set_people (fixture, CHECK_CARERS, number_in (row->text, 1));
}

static void
shut_out_review (CheckFixture   *fixture,
                 const CheckRow *row)
{
  shut_out (fixture, row);
  fixture->assessment->access_review = TRUE;
}

static void
choose_none (CheckFixture   *fixture,
             const CheckRow *row)
{
  check_fixture_choose (fixture, DR_NO_INDEX);
}

/* --- ACC-02 Bears more --- */

/* What is known by a census has no interval. @share of the group's is the desk, and @rest of everybody else's. */
static void
prefer_desk (CheckFixture *fixture,
             int           channel,
             double        share,
             double        rest,
             guint         n)
{
  double proportion = check_fixture_run (fixture)->figures->proportion[OLD];
  int source = n > 0 ? CHECK_SURVEY : CHECK_CENSUS;

  check_fixture_prefer (fixture, OLD, channel, share, n, source);
  check_fixture_prefer (fixture, CHECK_ALL, channel, proportion * share + (1.0 - proportion) * rest, n * 4, source);
}

/* The desk goes. @text: of those aged 75 and over, of everybody else, and how many the former are of 10,000. */
static void
bear (CheckFixture   *fixture,
      const CheckRow *row)
{
  check_fixture_set_people (fixture, OLD, number_in (row->text, 2));
  access_fixture_change (fixture, CHECK_POINT_DESK, F, N);
  prefer_desk (fixture, CHECK_DESK, number_in (row->text, 0), number_in (row->text, 1), (guint) row->number);
}

/* Of a million customers. */
static void
bear_of_many (CheckFixture   *fixture,
              const CheckRow *row)
{
  check_fixture_set_people (fixture, DR_GROUP_ALL, 1000000);
  bear (fixture, row);
}

/* One in ten is known, but not of how many. */
static void
bear_uncounted (CheckFixture   *fixture,
                const CheckRow *row)
{
  DrProfileRow *profile = dr_arena_new0 (fixture->arena, DrProfileRow);

  *profile = (DrProfileRow) { OLD, DR_UNKNOWN, DR_UNKNOWN, 0.1 };
  fixture->service->profile = profile;
  fixture->service->n_profile = 1;
  fixture->service->profile_total = DR_UNKNOWN;
  access_fixture_change (fixture, CHECK_POINT_DESK, F, N);
  prefer_desk (fixture, CHECK_DESK, number_in (row->text, 0), number_in (row->text, 1), 0);
}

/* The desk goes and the telephone is reduced: @text of the desk, @other of the telephone; the group's, and then the
 * rest's. */
static void
bear_both (CheckFixture   *fixture,
           const CheckRow *row)
{
  guint n = (guint) row->number;

  access_fixture_change (fixture, CHECK_POINT_DESK, F, N);
  access_fixture_change (fixture, CHECK_POINT_TELEPHONE, F, R);
  prefer_desk (fixture, CHECK_DESK, number_in (row->text, 0), number_in (row->text, 1), n);
  prefer_desk (fixture, CHECK_TELEPHONE, number_in (row->other, 0), number_in (row->other, 1), n);
}

/* As bear_both(), but of the telephone nothing is known. */
static void
bear_half_known (CheckFixture   *fixture,
                 const CheckRow *row)
{
  access_fixture_change (fixture, CHECK_POINT_DESK, F, N);
  access_fixture_change (fixture, CHECK_POINT_TELEPHONE, F, R);
  prefer_desk (fixture, CHECK_DESK, number_in (row->text, 0), number_in (row->text, 1), (guint) row->number);
  check_fixture_drop_figure (fixture, DR_FIGURE_PREFER, OLD, DR_TARGET_CHANNEL, CHECK_TELEPHONE);
}

static void
bear_unknown (CheckFixture   *fixture,
              const CheckRow *row)
{
  access_fixture_change (fixture, CHECK_POINT_DESK, F, N);
  for (int c = CHECK_TELEPHONE; c <= CHECK_DESK; c++)
    check_fixture_drop_figure (fixture, DR_FIGURE_PREFER, OLD, DR_TARGET_CHANNEL, c);
}

static void
bear_two_sources (CheckFixture   *fixture,
                  const CheckRow *row)
{
  bear (fixture, row);
  check_fixture_prefer (fixture, OLD, CHECK_DESK, number_in (row->text, 0), 0, CHECK_COUNTS);
}

static void
bear_within (CheckFixture   *fixture,
             const CheckRow *row)
{
  check_rulebook_set_parameter (fixture->rulebook, "ACC-02", "points", 0.3);
  check_rulebook_set_parameter (fixture->rulebook, "ACC-02", "ratio", 1.5);
  check_rulebook_set_parameter (fixture->rulebook, "ACC-02", "people", 400);
  bear (fixture, row);
}

/* --- ACC-03 Target beyond reach --- */

static int
open_email (CheckFixture *fixture)
{
  int point = check_fixture_add_point (fixture, "email", CHECK_EMAIL, NULL, DR_NO_INDEX);

  access_fixture_change (fixture, point, F, F);

  return point;
}

/* Website 0.4 and email 0.3 of everybody: 0.4 to 0.7 of them in all. @number is meant to use the website. */
static void
aim (CheckFixture   *fixture,
     const CheckRow *row)
{
  open_email (fixture);
  access_fixture_use (fixture, CHECK_ALL, CHECK_WEBSITE, 0.4, 0);
  access_fixture_use (fixture, CHECK_ALL, CHECK_EMAIL, 0.3, 0);
  check_fixture_target (fixture, CHECK_CHOSEN_OPTION, CHECK_WEBSITE, DR_GROUP_ALL, row->number);
}

/* A quarter is meant to use email as well, and everybody the telephone. */
static void
aim_at_two (CheckFixture   *fixture,
            const CheckRow *row)
{
  aim (fixture, row);
  check_fixture_target (fixture, CHECK_CHOSEN_OPTION, CHECK_EMAIL, DR_GROUP_ALL, 0.25);
  check_fixture_target (fixture, CHECK_CHOSEN_OPTION, CHECK_TELEPHONE, DR_GROUP_ALL, 1.0);
}

static void
announce_later (CheckFixture   *fixture,
                const CheckRow *row)
{
  aim (fixture, row);
  check_fixture_target (fixture, CHECK_CHOSEN_OPTION, CHECK_EMAIL, DR_GROUP_ALL, DR_UNKNOWN);
}

static void
aim_in_the_dark (CheckFixture   *fixture,
                 const CheckRow *row)
{
  aim (fixture, row);
  check_fixture_drop_figure (fixture, DR_FIGURE_USE, CHECK_ALL, DR_TARGET_CHANNEL, CHECK_EMAIL);
}

static void
aim_at_nothing (CheckFixture   *fixture,
                const CheckRow *row)
{
  access_fixture_change (fixture, CHECK_POINT_WEBSITE, F, N);
  check_fixture_target (fixture, CHECK_CHOSEN_OPTION, CHECK_WEBSITE, DR_GROUP_ALL, row->number);
}

/* Of those aged 75 and over 0.6 can use the website. */
static void
aim_at_group (CheckFixture   *fixture,
              const CheckRow *row)
{
  check_fixture_target (fixture, CHECK_CHOSEN_OPTION, CHECK_WEBSITE, OLD, row->number);
}

/* The website goes for all; who is 75 and over gets help with email, 0.5 of them. */
static void
aim_with_help (CheckFixture   *fixture,
               const CheckRow *row)
{
  access_fixture_change (fixture, CHECK_POINT_WEBSITE, F, N);
  access_fixture_mitigate (fixture, OLD, CHECK_EMAIL, NULL, 0.5);
  check_fixture_target (fixture, CHECK_CHOSEN_OPTION, CHECK_WEBSITE, OLD, row->number);
  check_fixture_target (fixture, CHECK_CHOSEN_OPTION, CHECK_WEBSITE, CHECK_CARERS, row->number);
}

static void
aim_at_telephone_only (CheckFixture   *fixture,
                       const CheckRow *row)
{
  fixture->options[CHECK_CHOSEN_OPTION].n_targets = 0;
  check_fixture_target (fixture, CHECK_CHOSEN_OPTION, CHECK_TELEPHONE, DR_GROUP_ALL, 1.0);
}

/* Terminals at libraries, as @text says: each where it stands before and after, "x" for its own figure. */
static void
aim_at_terminals (CheckFixture   *fixture,
                  const CheckRow *row)
{
  g_auto (GStrv) terminals = g_strsplit (row->text, " ", -1);

  check_fixture_add_channel (fixture, "terminal", TRUE, DR_NO_INDEX);
  if (row->other == NULL)
    access_fixture_use (fixture, CHECK_ALL, 5, 0.9, 0);
  for (guint i = 0; terminals[i] != NULL; i++)
    {
      const char *id = dr_arena_strdup (fixture->arena, terminals[i]);
      int place = check_fixture_add_evidence_point (fixture, id, 5, "a library");
      int point = check_fixture_add_point (fixture, id, 5, "a library", place);

      access_fixture_change (fixture, point, strchr (id, 'b') != NULL ? F : N, strchr (id, 'a') != NULL ? F : N);
      if (strchr (id, 'x') != NULL)
        access_fixture_use_point (fixture, CHECK_ALL, place, 0.9, 0);
    }
  check_fixture_target (fixture, CHECK_CHOSEN_OPTION, CHECK_WEBSITE, DR_GROUP_ALL, 0.8);
}

static const CheckRow rows[] = {
  /* ACC-01 No way left. W: the desk; S: the website, exactly; 900 carers. */
  { "/checks/rules/ACC-01/no-change", "ACC-01", "group:carers", "pass", .measured = "newly_excluded",
    .value = "0..0" },
  { "/checks/rules/ACC-01/excluded/one-person", "ACC-01", "group:carers", "excluded", leave_website,
    "0.60111111111111111 0.6 900", .number = N, .measured = "newly_excluded_people", .value = "1..360" },
  { "/checks/rules/ACC-01/excluded/not-one-person", "ACC-01", "group:carers", "unknown", leave_website,
    "0.601111 0.6 900", .number = N, .measured = "newly_excluded_people", .value = "0..360" },
  { "/checks/rules/ACC-01/excluded/few-are-too-many", "ACC-01", "group:carers", "excluded", leave_website,
    "0.005 0.001 900", .number = N },
  { "/checks/rules/ACC-01/excluded/not-counted", "ACC-01", "group:carers", "unknown", leave_website,
    "0.9 0.1 ?", .number = N, .measured = "newly_excluded_people", .value = "null" },
  { "/checks/rules/ACC-01/excluded/beats-at-risk", "ACC-01", "group:carers", "excluded", leave_website,
    "0.9 0.1 900", .number = N },
  { "/checks/rules/ACC-01/pass/under", "ACC-01", "group:carers", "pass", leave_website, "0.0099 0.5 900", .number = N,
    .measured = "may_exclude_share", .value = "0.01" },
  { "/checks/rules/ACC-01/pass/at", "ACC-01", "group:carers", "unknown", leave_website, "0.01 0.5 900", .number = N },
  { "/checks/rules/ACC-01/pass/not-counted", "ACC-01", "group:carers", "pass", leave_website, "0.0099 0.5 ?",
    .number = N },
  { "/checks/rules/ACC-01/pass/parameter", "ACC-01", "group:carers", "pass", leave_website_within, "0.0199 0.5 900",
    .number = N },
  { "/checks/rules/ACC-01/pass/at-parameter", "ACC-01", "group:carers", "unknown", leave_website_within,
    "0.02 0.5 900",
    .number = N },
  { "/checks/rules/ACC-01/at-risk/at", "ACC-01", "group:carers", "at-risk", leave_website, "0.61 0.6 900",
    .number = R,
    .measured = "at_risk", .value = "0.01..0.4" },
  { "/checks/rules/ACC-01/at-risk/under", "ACC-01", "group:carers", "unknown", leave_website, "0.6099 0.6 900",
    .number = R,
    .measured = "at_risk_people", .value = "8..360" },
  { "/checks/rules/ACC-01/at-risk/one-person", "ACC-01", "group:carers", "at-risk", leave_website, "0.61 0.6 100",
    .number = R },
  { "/checks/rules/ACC-01/at-risk/not-one-person", "ACC-01", "group:carers", "unknown", leave_website, "0.61 0.6 99",
    .number = R },
  { "/checks/rules/ACC-01/at-risk/not-counted", "ACC-01", "group:carers", "unknown", leave_website, "0.9 0.1 ?",
    .number = R },
  { "/checks/rules/ACC-01/at-risk/pass", "ACC-01", "group:carers", "pass", leave_website, "0.0099 0.6 900",
    .number = R },
  { "/checks/rules/ACC-01/at-risk/not-pass", "ACC-01", "group:carers", "unknown", leave_website,
    "0.01 0.6 900", .number = R },
  { "/checks/rules/ACC-01/at-risk/parameter", "ACC-01", "group:carers", "unknown", leave_website_within,
    "0.61 0.6 900",
    .number = R },
  { "/checks/rules/ACC-01/contradicts-no-impact", "IMP-01", "impact:others", "fails", leave_website_to_others,
    "0.61 0.6 900",
    .number = R, .measured = "groups", .value = "carers" },
  { "/checks/rules/ACC-01/mitigated", "ACC-01", "group:carers", "pass", let_them_write, "0.9 0.1 900", .number = N },
  { "/checks/rules/ACC-01/mitigated/others", "ACC-01", "group:carers", "excluded", let_others_write, "0.9 0.1 900",
    .number = N },
  { "/checks/rules/ACC-01/no-option", "ACC-01", "assessment", "not-applicable", choose_none },

  /* ACC-02 Bears more */
  { "/checks/rules/ACC-02/no-change", "ACC-02", "group:over-75", "pass", .measured = "affected_ratio",
    .value = "none" },
  { "/checks/rules/ACC-02/all", "ACC-02", "group:all", "not-applicable", bear, "0.9 0 1200" },
  { "/checks/rules/ACC-02/points/at", "ACC-02", "group:over-75", "fails", bear, "0.15 0.1 1200",
    .measured = "displaced_difference", .value = "0.05" },
  { "/checks/rules/ACC-02/points/under", "ACC-02", "group:over-75", "pass", bear, "0.1499 0.1 1200" },
  { "/checks/rules/ACC-02/ratio/at", "ACC-02", "group:over-75", "fails", bear, "0.5 0.4 1200",
    .measured = "displaced_ratio", .value = "1.25" },
  { "/checks/rules/ACC-02/ratio/under", "ACC-02", "group:over-75", "pass", bear, "0.4999 0.4 1200" },
  { "/checks/rules/ACC-02/both/at", "ACC-02", "group:over-75", "fails", bear, "0.25 0.2 1200",
    .measured = "affected_rest", .value = "0.2" },
  { "/checks/rules/ACC-02/both/under", "ACC-02", "group:over-75", "pass", bear, "0.2499 0.2 1200" },
  { "/checks/rules/ACC-02/twice/at", "ACC-02", "group:over-75", "fails", bear, "0.02 0.01 1200" },
  { "/checks/rules/ACC-02/twice/under", "ACC-02", "group:over-75", "pass", bear, "0.0199 0.01 1200" },
  { "/checks/rules/ACC-02/people/at", "ACC-02", "group:over-75", "fails", bear, "0.02 0.01 1000" },
  { "/checks/rules/ACC-02/people/under", "ACC-02", "group:over-75", "pass", bear, "0.02 0.01 999" },
  { "/checks/rules/ACC-02/none-else/at", "ACC-02", "group:over-75", "fails", bear, "0.01 0 1000",
    .measured = "displaced_ratio", .value = "none" },
  { "/checks/rules/ACC-02/none-else/under", "ACC-02", "group:over-75", "pass", bear, "0.0099 0 1000" },
  { "/checks/rules/ACC-02/nobody", "ACC-02", "group:over-75", "pass", bear, "0 0 1000" },
  { "/checks/rules/ACC-02/the-same", "ACC-02", "group:over-75", "pass", bear, "0.9 0.9 1200" },
  { "/checks/rules/ACC-02/less", "ACC-02", "group:over-75", "pass", bear, "0.1 0.5 1200" },
  { "/checks/rules/ACC-02/not-counted", "ACC-02", "group:over-75", "unknown", bear_uncounted, "0.04 0.01" },
  { "/checks/rules/ACC-02/not-counted/points", "ACC-02", "group:over-75", "fails", bear_uncounted, "0.4 0.1" },
  { "/checks/rules/ACC-02/not-counted/not-twice", "ACC-02", "group:over-75", "pass", bear_uncounted, "0.019 0.01" },
  { "/checks/rules/ACC-02/not-counted/less", "ACC-02", "group:over-75", "pass", bear_uncounted, "0.01 0.02" },
  { "/checks/rules/ACC-02/not-counted/nobody", "ACC-02", "group:over-75", "pass", bear_uncounted, "0 0" },
  { "/checks/rules/ACC-02/unknown", "ACC-02", "group:over-75", "unknown", bear_unknown,
    .measured = "displaced", .value = "null" },
  { "/checks/rules/ACC-02/two-sources", "ACC-02", "group:over-75", "unknown", bear_two_sources, "0.9 0.1 1200",
    .measured = "displaced_rest", .value = "null" },
  { "/checks/rules/ACC-02/worse-counts/displaced", "ACC-02", "group:over-75", "fails", bear_both, "0.3 0.1",
    "0.3 0.5" },
  { "/checks/rules/ACC-02/worse-counts/affected", "ACC-02", "group:over-75", "fails", bear_both, "0.1 0.1",
    "0.5 0.2" },
  { "/checks/rules/ACC-02/worse-counts/neither", "ACC-02", "group:over-75", "pass", bear_both, "0.2 0.2", "0.3 0.3" },
  { "/checks/rules/ACC-02/half-known/fails", "ACC-02", "group:over-75", "fails", bear_half_known, "0.3 0.1" },
  { "/checks/rules/ACC-02/half-known/unknown", "ACC-02", "group:over-75", "unknown", bear_half_known, "0.1 0.1" },
  { "/checks/rules/ACC-02/uncertain", "ACC-02", "group:over-75", "uncertain", bear, "0.25 0.2 1200", .number = 100 },
  { "/checks/rules/ACC-02/certain", "ACC-02", "group:over-75", "fails", bear, "0.25 0.2 1200", .number = 10000 },
  { "/checks/rules/ACC-02/certain-in-one", "ACC-02", "group:over-75", "fails", bear_both, "0.25 0.2", "0.6 0.1",
    .number = 100 },
  { "/checks/rules/ACC-02/uncertain-and-unknown", "ACC-02", "group:over-75", "uncertain", bear_half_known, "0.25 0.2",
    .number = 100 },
  { "/checks/rules/ACC-02/uncertain/from-nothing", "ACC-02", "group:over-75", "uncertain", bear,
    "0.25 0.16242334266954 1200", .number = 100 },
  { "/checks/rules/ACC-02/certain/from-hardly-anything", "ACC-02", "group:over-75", "fails", bear, "0.25 0.161946 1200",
    .number = 100 },
  { "/checks/rules/ACC-02/uncertain/of-hardly-anybody", "ACC-02", "group:over-75", "uncertain", bear_of_many,
    "0.0008 0.0004 50000", .number = 16000 },
  { "/checks/rules/ACC-02/hardly-anybody-of-many/at", "ACC-02", "group:over-75", "fails", bear_of_many,
    "0.001 0.0005 20000" },
  { "/checks/rules/ACC-02/hardly-anybody-of-many/under", "ACC-02", "group:over-75", "pass", bear_of_many,
    "0.001 0.0005 19999" },
  { "/checks/rules/ACC-02/uncertain-but-passes", "ACC-02", "group:over-75", "pass", bear, "0.24 0.2 1200",
    .number = 100 },
  { "/checks/rules/ACC-02/parameters/points/at", "ACC-02", "group:over-75", "fails", bear_within, "0.9 0.6 1200" },
  { "/checks/rules/ACC-02/parameters/points/under", "ACC-02", "group:over-75", "pass", bear_within,
    "0.8999 0.6 1200" },
  { "/checks/rules/ACC-02/parameters/people/at", "ACC-02", "group:over-75", "fails", bear_within, "0.2 0 2000",
    .measured = "people", .value = "400" },
  { "/checks/rules/ACC-02/parameters/people/under", "ACC-02", "group:over-75", "pass", bear_within, "0.1999 0 2000" },

  /* ACC-03 Target beyond reach */
  { "/checks/rules/ACC-03/within", "ACC-03", "group:all", "pass", .measured = "reach", .value = "0.6..0.6" },
  { "/checks/rules/ACC-03/lower/at", "ACC-03", "group:all", "pass", aim, .number = 0.4,
    .measured = "reach", .value = "0.4..0.7" },
  { "/checks/rules/ACC-03/lower/above", "ACC-03", "group:all", "stretch", aim, .number = 0.4001 },
  { "/checks/rules/ACC-03/upper/at", "ACC-03", "group:all", "stretch", aim, .number = 0.7 },
  { "/checks/rules/ACC-03/upper/above", "ACC-03", "group:all", "beyond", aim, .number = 0.7001,
    .measured = "target", .value = "0.7001" },
  { "/checks/rules/ACC-03/two/at", "ACC-03", "group:all", "pass", aim_at_two, .number = 0.15,
    .measured = "target", .value = "0.4" },
  { "/checks/rules/ACC-03/two/above", "ACC-03", "group:all", "stretch", aim_at_two, .number = 0.1501 },
  { "/checks/rules/ACC-03/two/beyond", "ACC-03", "group:all", "beyond", aim_at_two, .number = 0.4501 },
  { "/checks/rules/ACC-03/to-be-announced", "ACC-03", "group:all", "unknown", announce_later, .number = 0.1 },
  { "/checks/rules/ACC-03/to-be-announced/beyond", "ACC-03", "group:all", "beyond", announce_later, .number = 0.8 },
  { "/checks/rules/ACC-03/unknown", "ACC-03", "group:all", "unknown", aim_in_the_dark, .number = 0.1,
    .measured = "reach", .value = "0.4..0.9" },
  { "/checks/rules/ACC-03/unknown/beyond", "ACC-03", "group:all", "beyond", aim_in_the_dark, .number = 0.91 },
  { "/checks/rules/ACC-03/nothing-digital", "ACC-03", "group:all", "beyond", aim_at_nothing, .number = 0.1 },
  { "/checks/rules/ACC-03/nothing-meant", "ACC-03", "group:all", "pass", aim_at_nothing, .number = 0.0 },
  { "/checks/rules/ACC-03/group/at", "ACC-03", "group:over-75", "pass", aim_at_group, .number = 0.6 },
  { "/checks/rules/ACC-03/group/above", "ACC-03", "group:over-75", "beyond", aim_at_group, .number = 0.61 },
  { "/checks/rules/ACC-03/group/none", "ACC-03", "group:carers", "absent", aim_at_group, .number = 0.61 },
  { "/checks/rules/ACC-03/contradicts-nothing", "IMP-01", "impact:others", "pass", aim_with_help, .number = 0.5 },
  { "/checks/rules/ACC-03/helped", "ACC-03", "group:over-75", "pass", aim_with_help, .number = 0.5 },
  { "/checks/rules/ACC-03/helped/above", "ACC-03", "group:over-75", "beyond", aim_with_help, .number = 0.51 },
  { "/checks/rules/ACC-03/helped/others", "ACC-03", "group:carers", "beyond", aim_with_help, .number = 0.5 },
  { "/checks/rules/ACC-03/no-digital-target", "ACC-03", "assessment", "not-applicable", aim_at_telephone_only },
  { "/checks/rules/ACC-03/terminal/only", "ACC-03", "group:all", "pass", aim_at_terminals, "ba" },
  { "/checks/rules/ACC-03/terminal/only/unknown", "ACC-03", "group:all", "unknown", aim_at_terminals, "ba",
    "unknown" },
  { "/checks/rules/ACC-03/terminal/one-of-two", "ACC-03", "group:all", "unknown", aim_at_terminals, "ba b" },
  { "/checks/rules/ACC-03/terminal/one-of-two/own", "ACC-03", "group:all", "pass", aim_at_terminals, "bax b" },
  { "/checks/rules/ACC-03/terminal/new", "ACC-03", "group:all", "unknown", aim_at_terminals, "b a" },
  { "/checks/rules/ACC-03/terminal/new/own", "ACC-03", "group:all", "pass", aim_at_terminals, "b ax" },
  { "/checks/rules/ACC-03/terminal/first-unknown", "ACC-03", "group:all", "unknown", aim_at_terminals, "ba bax" },

  /* ACC-10 Already shut out */
  { "/checks/rules/ACC-10/nobody", "ACC-10", "group:carers", "pass", shut_out, "1 900" },
  { "/checks/rules/ACC-10/one-person", "ACC-10", "group:carers", "fails", shut_out, "0.99888888888888888 900",
    .measured = "excluded_before_people", .value = "1..1" },
  { "/checks/rules/ACC-10/not-one-person", "ACC-10", "group:carers", "unknown", shut_out, "0.9989 900",
    .measured = "excluded_before_people", .value = "0..1" },
  { "/checks/rules/ACC-10/not-counted", "ACC-10", "group:carers", "unknown", shut_out, "0.5 ?",
    .measured = "excluded_before", .value = "0.5..0.5" },
  { "/checks/rules/ACC-10/another", "ACC-10", "group:disabled", "pass", shut_out, "0.5 900" },
  { "/checks/rules/ACC-10/review", "ACC-10", "group:carers", "fails", shut_out_review, "0.5 900" },
  { "/checks/rules/ACC-10/contradicts-nothing", "IMP-01", "impact:others", "pass", shut_out, "0.5 900" },
  { "/checks/rules/ACC-10/no-option", "ACC-10", "assessment", "not-applicable", choose_none },
};

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  check_fixture_add_rows (rows, G_N_ELEMENTS (rows));

  return g_test_run ();
}
