/* Who can use the service before and after: the worked example of the design, and each part of the arithmetic alone. */
#include "access-fixture.h"

#define OLD CHECK_OVER_75

/* --- The worked example, all of its numbers --- */

/* N = 10,000, of whom 1,200 are 75 and over; telephone reduced, website stays, desk goes; of the internet nothing is
 * known. */
static CheckFixture *
worked_example (void)
{
  CheckFixture *fixture = access_fixture_new ();

  access_fixture_change (fixture, CHECK_POINT_TELEPHONE, DR_OFFER_FULL, DR_OFFER_REDUCED);
  access_fixture_change (fixture, CHECK_POINT_DESK, DR_OFFER_FULL, DR_OFFER_NONE);
  access_fixture_use (fixture, OLD, CHECK_TELEPHONE, 0.82, 180);
  access_fixture_use (fixture, OLD, CHECK_WEBSITE, 0.54, 180);
  access_fixture_use (fixture, OLD, CHECK_DESK, 0.90, 180);
  check_fixture_prefer (fixture, OLD, CHECK_TELEPHONE, 0.50, 180, CHECK_SURVEY);
  check_fixture_prefer (fixture, OLD, CHECK_DESK, 0.30, 180, CHECK_SURVEY);
  check_fixture_prefer (fixture, OLD, CHECK_WEBSITE, 0.10, 180, CHECK_SURVEY);
  check_fixture_prefer (fixture, CHECK_ALL, CHECK_TELEPHONE, 0.48, 400, CHECK_SURVEY);
  check_fixture_prefer (fixture, CHECK_ALL, CHECK_WEBSITE, 0.20, 400, CHECK_SURVEY);
  check_fixture_prefer (fixture, CHECK_ALL, CHECK_DESK, 0.08, 400, CHECK_SURVEY);

  return fixture;
}

static void
test_worked_example (void)
{
  g_autoptr (CheckFixture) fixture = worked_example ();
  const DrCheck *check = check_fixture_run (fixture);
  const DrAccessFigures *figures = check->figures;
  const DrGroupReview *review = dr_access_review_get (check->review, CHECK_CHOSEN_OPTION, OLD);
  const DrGroupReview *all = dr_access_review_get (check->review, CHECK_CHOSEN_OPTION, CHECK_ALL);

  access_assert_about (figures->use_channel[OLD * figures->n_channels + CHECK_TELEPHONE].interval, 0.7574, 0.8692);
  access_assert_about (figures->use_channel[OLD * figures->n_channels + CHECK_WEBSITE].interval, 0.4671, 0.6112);
  access_assert_about (figures->use_channel[OLD * figures->n_channels + CHECK_DESK].interval, 0.8475, 0.9358);
  access_assert_equal (figures->proportion[OLD], 0.12);

  access_assert_equal (review->people, 1200);
  access_assert_about (review->excluded_before, 0.0, 0.1525);
  access_assert_about (review->excluded_after, 0.0, 0.2426);
  access_assert_about (review->plain.newly_excluded, 0.0, 0.2426);
  access_assert_people (review->plain.newly_excluded_people, 0, 292);
  access_assert_about (review->plain.at_risk, 0.2363, 0.5329);
  access_assert_people (review->plain.at_risk_people, 283, 640);
  g_assert_false (review->has_mitigation);

  access_assert_interval (review->displaced.share, 0.30, 0.30);
  access_assert_interval (review->restricted.share, 0.50, 0.50);
  access_assert_interval (review->affected.share, 0.80, 0.80);
  access_assert_equal (review->displaced_against_rest.rest, 0.05);
  access_assert_equal (review->displaced_against_rest.difference, 0.25);
  access_assert_equal (review->displaced_against_rest.ratio, 6.0);
  g_assert_cmpfloat_with_epsilon (review->affected_against_rest.rest, 0.5273, 0.00005);
  g_assert_cmpfloat_with_epsilon (review->affected_against_rest.difference, 0.2727, 0.00005);
  g_assert_cmpfloat_with_epsilon (review->affected_against_rest.ratio, 1.5172, 0.00005);

  access_assert_interval (all->displaced.share, 0.08, 0.08);
  access_assert_interval (all->restricted.share, 0.48, 0.48);
  access_assert_interval (all->affected.share, 0.56, 0.56);
}

/* Every value is stored rounded to 1e-9. */
static void
test_rounded (void)
{
  g_autoptr (CheckFixture) fixture = worked_example ();
  const DrGroupReview *review = access_fixture_review (fixture, OLD);
  const DrInterval values[] = {
    review->excluded_before, review->excluded_after, review->plain.newly_excluded, review->plain.at_risk,
    review->mitigated.at_risk, review->displaced.share, review->restricted.share, review->affected.share,
    { review->affected_against_rest.rest, review->affected_against_rest.ratio },
    { review->affected_against_rest.difference, review->displaced_against_rest.difference },
    review->displaced_against_rest.interval,
  };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_assert_cmpfloat (values[i].lo, ==, dr_round (values[i].lo));
      g_assert_cmpfloat (values[i].hi, ==, dr_round (values[i].hi));
    }
}

/* --- Each part alone: what is offered, and what is known of one group, exactly --- */

typedef struct {
  const char *path;
  void      (*arrange) (CheckFixture *fixture);
  DrInterval  before;           /* excluded */
  DrInterval  after;
  DrInterval  newly_excluded;
  DrInterval  at_risk;
} PartRow;

static void
nothing_known (CheckFixture *fixture)
{
  access_fixture_change (fixture, CHECK_POINT_DESK, DR_OFFER_FULL, DR_OFFER_NONE);
}

static void
exact (CheckFixture *fixture)
{
  access_fixture_use (fixture, OLD, CHECK_TELEPHONE, 0.2, 0);
  access_fixture_use (fixture, OLD, CHECK_WEBSITE, 0.6, 0);
  access_fixture_use (fixture, OLD, CHECK_DESK, 0.5, 0);
}

static void
everything_goes (CheckFixture *fixture)
{
  exact (fixture);
  for (int p = CHECK_POINT_TELEPHONE; p <= CHECK_POINT_DESK; p++)
    access_fixture_change (fixture, p, DR_OFFER_FULL, DR_OFFER_NONE);
}

static void
nothing_before (CheckFixture *fixture)
{
  exact (fixture);
  for (int p = CHECK_POINT_TELEPHONE; p <= CHECK_POINT_DESK; p++)
    access_fixture_change (fixture, p, DR_OFFER_NONE, DR_OFFER_FULL);
}

static void
nothing_at_all (CheckFixture *fixture)
{
  exact (fixture);
  for (int p = CHECK_POINT_TELEPHONE; p <= CHECK_POINT_DESK; p++)
    access_fixture_change (fixture, p, DR_OFFER_NONE, DR_OFFER_NONE);
}

static void
telephone_goes (CheckFixture *fixture)
{
  exact (fixture);
  access_fixture_change (fixture, CHECK_POINT_TELEPHONE, DR_OFFER_FULL, DR_OFFER_NONE);
}

static void
website_reduced (CheckFixture *fixture)
{
  exact (fixture);
  access_fixture_change (fixture, CHECK_POINT_WEBSITE, DR_OFFER_FULL, DR_OFFER_REDUCED);
}

/* Website and email both need the internet, which caps them together. */
static void
shared_need (CheckFixture *fixture)
{
  int email = check_fixture_add_point (fixture, "email", CHECK_EMAIL, NULL, DR_NO_INDEX);

  access_fixture_use (fixture, OLD, CHECK_TELEPHONE, 0.2, 0);
  access_fixture_use (fixture, OLD, CHECK_WEBSITE, 0.6, 0);
  access_fixture_use (fixture, OLD, CHECK_EMAIL, 0.5, 0);
  access_fixture_need (fixture, OLD, 0.7, 0);
  access_fixture_change (fixture, email, DR_OFFER_FULL, DR_OFFER_NONE);
  access_fixture_change (fixture, CHECK_POINT_WEBSITE, DR_OFFER_FULL, DR_OFFER_NONE);
  access_fixture_change (fixture, CHECK_POINT_DESK, DR_OFFER_NONE, DR_OFFER_NONE);
}

/* Fewer have the internet than are said to use the website. */
static void
need_below_channel (CheckFixture *fixture)
{
  access_fixture_use (fixture, OLD, CHECK_WEBSITE, 0.8, 0);
  access_fixture_need (fixture, OLD, 0.5, 0);
  access_fixture_change (fixture, CHECK_POINT_DESK, DR_OFFER_NONE, DR_OFFER_NONE);
  access_fixture_change (fixture, CHECK_POINT_TELEPHONE, DR_OFFER_NONE, DR_OFFER_NONE);
}

/* Only desks: what is known of the channel is known of neither alone. */
static void
two_desks (CheckFixture *fixture)
{
  access_fixture_use (fixture, OLD, CHECK_DESK, 0.8, 0);
  access_fixture_change (fixture, CHECK_POINT_TELEPHONE, DR_OFFER_NONE, DR_OFFER_NONE);
  access_fixture_change (fixture, CHECK_POINT_WEBSITE, DR_OFFER_NONE, DR_OFFER_NONE);
  access_fixture_change (fixture, CHECK_POINT_DESK, DR_OFFER_FULL, DR_OFFER_NONE);
  access_fixture_add_desk (fixture, "ware", DR_OFFER_FULL, DR_OFFER_FULL);
}

static void
two_known_desks (CheckFixture *fixture)
{
  two_desks (fixture);
  access_fixture_use_point (fixture, OLD, CHECK_POINT_DESK, 0.5, 0);
  access_fixture_use_point (fixture, OLD, 3, 0.4, 0);
}

/* A figure above its channel's is cut to it. */
static void
desk_above_channel (CheckFixture *fixture)
{
  two_known_desks (fixture);
  access_fixture_use_point (fixture, OLD, CHECK_POINT_DESK, 0.9, 0);
}

/* The only desk moves to a place of which nothing is known. */
static void
moved (CheckFixture *fixture)
{
  access_fixture_use (fixture, OLD, CHECK_DESK, 0.8, 0);
  access_fixture_change (fixture, CHECK_POINT_TELEPHONE, DR_OFFER_NONE, DR_OFFER_NONE);
  access_fixture_change (fixture, CHECK_POINT_WEBSITE, DR_OFFER_NONE, DR_OFFER_NONE);
  access_fixture_add_desk (fixture, "ware", DR_OFFER_NONE, DR_OFFER_NONE);
  check_fixture_relocate (fixture, CHECK_CHOSEN_OPTION, CHECK_POINT_DESK, 3);
}

/* A new place may suit more people than the old one ever did. */
static void
moved_to_known_place (CheckFixture *fixture)
{
  moved (fixture);
  access_fixture_use_point (fixture, OLD, 3, 0.9, 0);
}

/* The old one stays beside the new one: the two add up, to everybody at most. */
static void
new_beside_old (CheckFixture *fixture)
{
  moved_to_known_place (fixture);
  access_fixture_use_point (fixture, OLD, 3, 0.1, 0);
  access_fixture_change (fixture, CHECK_POINT_DESK, DR_OFFER_FULL, DR_OFFER_FULL);
  access_fixture_change (fixture, CHECK_POINT_TELEPHONE, DR_OFFER_FULL, DR_OFFER_NONE);
  access_fixture_use (fixture, OLD, CHECK_TELEPHONE, 0.95, 0);
}

/* A new line is as good as the channel it belongs to. */
static void
new_line (CheckFixture *fixture)
{
  int line = check_fixture_add_point (fixture, "new-line", CHECK_TELEPHONE, NULL, DR_NO_INDEX);

  exact (fixture);
  access_fixture_change (fixture, CHECK_POINT_TELEPHONE, DR_OFFER_NONE, DR_OFFER_NONE);
  access_fixture_change (fixture, CHECK_POINT_WEBSITE, DR_OFFER_NONE, DR_OFFER_NONE);
  access_fixture_change (fixture, CHECK_POINT_DESK, DR_OFFER_FULL, DR_OFFER_NONE);
  access_fixture_change (fixture, line, DR_OFFER_NONE, DR_OFFER_FULL);
}

static const PartRow part_rows[] = {
  { "/checks/review/no-change", exact, { 0, 0.4 }, { 0, 0.4 }, { 0, 0 }, { 0, 0 } },
  { "/checks/review/nothing-known", nothing_known, { 0, 1 }, { 0, 1 }, { 0, 1 }, { 0, 1 } },
  { "/checks/review/everything-goes", everything_goes, { 0, 0.4 }, { 1, 1 }, { 0.6, 1 }, { 0.6, 1 } },
  { "/checks/review/nothing-before", nothing_before, { 1, 1 }, { 0, 0.4 }, { 0, 0 }, { 0, 0 } },
  { "/checks/review/nothing-at-all", nothing_at_all, { 1, 1 }, { 1, 1 }, { 0, 0 }, { 0, 0 } },
  { "/checks/review/telephone-goes", telephone_goes, { 0, 0.4 }, { 0, 0.4 }, { 0, 0.2 }, { 0, 0.2 } },
  { "/checks/review/website-reduced", website_reduced, { 0, 0.4 }, { 0, 0.4 }, { 0, 0 }, { 0, 0.5 } },
  { "/checks/review/shared-need", shared_need, { 0.1, 0.4 }, { 0.8, 0.8 }, { 0.4, 0.7 }, { 0.4, 0.7 } },
  { "/checks/review/need-below-channel", need_below_channel, { 0.5, 0.5 }, { 0.5, 0.5 }, { 0, 0 }, { 0, 0 } },
  { "/checks/review/two-desks", two_desks, { 0.2, 1 }, { 0.2, 1 }, { 0, 0.8 }, { 0, 0.8 } },
  { "/checks/review/two-known-desks", two_known_desks, { 0.2, 0.5 }, { 0.6, 0.6 }, { 0.1, 0.5 }, { 0.1, 0.5 } },
  { "/checks/review/desk-above-channel", desk_above_channel, { 0.2, 0.2 }, { 0.6, 0.6 }, { 0.4, 0.6 }, { 0.4, 0.6 } },
  { "/checks/review/moved", moved, { 0.2, 0.2 }, { 0, 1 }, { 0, 0.8 }, { 0.8, 0.8 } },
  { "/checks/review/moved-to-known-place", moved_to_known_place, { 0.2, 0.2 }, { 0.1, 0.1 }, { 0, 0.1 },
    { 0.8, 0.8 } },
  { "/checks/review/new-beside-old", new_beside_old, { 0, 0.05 }, { 0.1, 0.2 }, { 0.05, 0.2 }, { 0.05, 0.2 } },
  { "/checks/review/new-line", new_line, { 0.5, 0.5 }, { 0.8, 0.8 }, { 0.3, 0.5 }, { 0.3, 0.5 } },
};

static void
test_part (gconstpointer data)
{
  const PartRow *row = data;
  g_autoptr (CheckFixture) fixture = access_fixture_new ();
  const DrGroupReview *review;

  row->arrange (fixture);
  review = access_fixture_review (fixture, OLD);
  access_assert_interval (review->excluded_before, row->before.lo, row->before.hi);
  access_assert_interval (review->excluded_after, row->after.lo, row->after.hi);
  access_assert_interval (review->plain.newly_excluded, row->newly_excluded.lo, row->newly_excluded.hi);
  access_assert_interval (review->plain.at_risk, row->at_risk.lo, row->at_risk.hi);
  access_assert_interval (review->mitigated.newly_excluded, row->newly_excluded.lo, row->newly_excluded.hi);
  access_assert_interval (review->mitigated.at_risk, row->at_risk.lo, row->at_risk.hi);

  /* In the other option everything stays as it was. */
  review = dr_access_review_get (check_fixture_run (fixture)->review, CHECK_OTHER_OPTION, OLD);
  access_assert_interval (review->plain.newly_excluded, 0, 0);
  access_assert_interval (review->plain.at_risk, 0, 0);
  access_assert_interval (review->excluded_after, row->before.lo, row->before.hi);
}

/* --- Mitigations --- */

typedef struct {
  const char *path;
  int         channel;
  const char *place;
  double      share;
  gboolean    other_option;     /* it belongs to that only */
  gboolean    other_group;      /* likewise */
  DrInterval  newly_excluded;   /* of all who could come to the desk: 0.9 before it */
  gboolean    counts;
} MitigationRow;

static const MitigationRow mitigation_rows[] = {
  { "/checks/review/mitigated/remote", CHECK_POST, NULL, 0.7, FALSE, FALSE, { 0.2, 0.3 }, TRUE },
  { "/checks/review/mitigated/remote/cut-to-channel", CHECK_TELEPHONE, NULL, 0.7, FALSE, FALSE, { 0.4, 0.5 }, TRUE },
  { "/checks/review/mitigated/remote/cut-to-need", CHECK_WEBSITE, NULL, 0.7, FALSE, FALSE, { 0.5, 0.6 }, TRUE },
  { "/checks/review/mitigated/new-place", CHECK_DESK, "Ware", 0.95, FALSE, FALSE, { 0, 0.05 }, TRUE },
  { "/checks/review/mitigated/nobody", CHECK_POST, NULL, 0.0, FALSE, FALSE, { 0.9, 0.9 }, TRUE },
  { "/checks/review/mitigated/other-option", CHECK_POST, NULL, 0.7, TRUE, FALSE, { 0.9, 0.9 }, FALSE },
  { "/checks/review/mitigated/other-group", CHECK_POST, NULL, 0.7, FALSE, TRUE, { 0.9, 0.9 }, FALSE },
};

static void
test_mitigated (gconstpointer data)
{
  const MitigationRow *row = data;
  g_autoptr (CheckFixture) fixture = access_fixture_new ();
  DrAction *action = access_fixture_mitigate (fixture, row->other_group ? CHECK_CARERS : OLD, row->channel, row->place,
                                              row->share);
  const DrGroupReview *review;

  if (row->other_option)
    action->options = CHECK_INDICES (fixture, CHECK_OTHER_OPTION);
  access_fixture_use (fixture, OLD, CHECK_DESK, 0.9, 0);
  access_fixture_use (fixture, OLD, CHECK_TELEPHONE, 0.5, 0);
  access_fixture_need (fixture, OLD, 0.4, 0);
  access_fixture_change (fixture, CHECK_POINT_TELEPHONE, DR_OFFER_NONE, DR_OFFER_NONE);
  access_fixture_change (fixture, CHECK_POINT_WEBSITE, DR_OFFER_NONE, DR_OFFER_NONE);
  access_fixture_change (fixture, CHECK_POINT_DESK, DR_OFFER_FULL, DR_OFFER_NONE);

  review = access_fixture_review (fixture, OLD);
  g_assert_cmpint (review->has_mitigation, ==, row->counts);
  access_assert_interval (review->plain.newly_excluded, 0.9, 0.9);
  access_assert_interval (review->mitigated.newly_excluded, row->newly_excluded.lo, row->newly_excluded.hi);
  access_assert_interval (review->mitigated.at_risk, row->newly_excluded.lo, row->newly_excluded.hi);
  access_assert_people (review->mitigated.newly_excluded_people, (gint64) round (1200 * row->newly_excluded.lo),
                        (gint64) round (1200 * row->newly_excluded.hi));
  access_assert_interval (review->excluded_after, 1, 1);
}

/* --- People --- */

static const struct {
  const char *path;
  double      size;
  DrInterval  share;
  gint64      lo;
  gint64      hi;
} people_rows[] = {
  { "/checks/review/people/none", 1200, { 0, 0 }, 0, 0 },
  { "/checks/review/people/all", 1200, { 1, 1 }, 1200, 1200 },
  { "/checks/review/people/outwards", 1000, { 0.0015, 0.0025 }, 1, 3 },
  { "/checks/review/people/one-short", 1000, { 0.000999, 0.001001 }, 0, 2 },
  { "/checks/review/people/whole", 1200, { 0.29, 0.29 }, 348, 348 },
  { "/checks/review/people/what-sums-leave", 10, { 0.1 + 0.2, 0.1 + 0.2 }, 3, 3 },
  { "/checks/review/people/what-differences-leave", 10, { 1 - 0.9, 1 - 0.9 }, 1, 1 },
  { "/checks/review/people/a-billionth", 1, { 1 - 9e-10, 1 + 9e-10 }, 1, 1 },
  { "/checks/review/people/two-billionths", 1, { 1 - 2e-9, 1 + 2e-9 }, 0, 2 },
  { "/checks/review/people/nobody-there", 0, { 0, 1 }, 0, 0 },
};

static void
test_people (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);

  access_assert_people (dr_people_of (people_rows[i].size, people_rows[i].share), people_rows[i].lo, people_rows[i].hi);
  g_assert_false (dr_people_of (DR_UNKNOWN, people_rows[i].share).known);
}

/* People are worked out before anything is rounded: half a billionth of eight billion people is four. */
static void
test_people_unrounded (void)
{
  g_autoptr (CheckFixture) fixture = access_fixture_new ();

  access_fixture_use (fixture, OLD, CHECK_TELEPHONE, 1.0 - 0x1p-31, 0);
  access_fixture_use (fixture, OLD, CHECK_WEBSITE, 0.0, 0);
  access_fixture_use (fixture, OLD, CHECK_DESK, 0.0, 0);
  check_fixture_set_people (fixture, OLD, 0x1p33);
  access_assert_people (access_fixture_review (fixture, OLD)->excluded_before_people, 4, 4);
  access_assert_interval (access_fixture_review (fixture, OLD)->excluded_before, 0, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/checks/review/worked-example", test_worked_example);
  g_test_add_func ("/checks/review/rounded", test_rounded);
  for (guint i = 0; i < G_N_ELEMENTS (part_rows); i++)
    g_test_add_data_func (part_rows[i].path, &part_rows[i], test_part);
  for (guint i = 0; i < G_N_ELEMENTS (mitigation_rows); i++)
    g_test_add_data_func (mitigation_rows[i].path, &mitigation_rows[i], test_mitigated);
  for (guint i = 0; i < G_N_ELEMENTS (people_rows); i++)
    g_test_add_data_func (people_rows[i].path, GUINT_TO_POINTER (i), test_people);
  g_test_add_func ("/checks/review/people/unrounded", test_people_unrounded);

  return g_test_run ();
}
