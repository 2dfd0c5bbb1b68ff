/* Which figure would settle what is uncertain, worked out by hand for a group of 1,200. */
#include "access-fixture.h"

#define OLD CHECK_OVER_75

typedef struct {
  const char *path;
  void      (*arrange) (CheckFixture *fixture);
  const char *expected;   /* figures and people, in order */
} SettleRow;

static void
offer (CheckFixture *fixture,
       DrOffer       telephone,
       DrOffer       website,
       DrOffer       desk)
{
  DrOffer after[] = { telephone, website, desk };

  for (int p = CHECK_POINT_TELEPHONE; p <= CHECK_POINT_DESK; p++)
    {
      gboolean before = after[p] != DR_OFFER_NONE || p == CHECK_POINT_DESK;

      access_fixture_change (fixture, p, before ? DR_OFFER_FULL : DR_OFFER_NONE, after[p]);
    }
}

/* The desk goes, the telephone stays and nobody knows who can use it. Newly excluded is 0 to 0.8 now; with x of them
 * able to telephone it is max(0, 0.8 - x) to min(0.8, 1 - x), of a width of 0, 0.2, 0.2, 0.2 and 0: 0.12 on average. */
static void
telephone_unknown (CheckFixture *fixture)
{
  offer (fixture, DR_OFFER_FULL, DR_OFFER_NONE, DR_OFFER_NONE);
  access_fixture_use (fixture, OLD, CHECK_DESK, 0.8, 0);
}

/* 0 to 0.5 now; with x at the desk max(0, x - 0.5) to min(x, 0.5): 0, 0.25, 0.5, 0.25 and 0. */
static void
desk_unknown (CheckFixture *fixture)
{
  offer (fixture, DR_OFFER_FULL, DR_OFFER_NONE, DR_OFFER_NONE);
  access_fixture_use (fixture, OLD, CHECK_TELEPHONE, 0.5, 0);
}

/* 0.2 to 0.4 now; with x on the internet the website is down to min(0.6, x): 0, 0.2, 0.2, 0.2 and 0.2. */
static void
internet_unknown (CheckFixture *fixture)
{
  offer (fixture, DR_OFFER_NONE, DR_OFFER_FULL, DR_OFFER_NONE);
  access_fixture_use (fixture, OLD, CHECK_WEBSITE, 0.6, 0);
  access_fixture_use (fixture, OLD, CHECK_DESK, 0.8, 0);
}

/* At risk is 0 to 1 and wider than newly excluded, 0 to 0.5. With x able to use the website: 0.2 four times, and 0.
 * With x on the internet: 0.2, 0.45, 0.7, 0.95 and 1. */
static void
at_risk_wider (CheckFixture *fixture)
{
  offer (fixture, DR_OFFER_REDUCED, DR_OFFER_FULL, DR_OFFER_NONE);
  access_fixture_use (fixture, OLD, CHECK_TELEPHONE, 0.5, 0);
  access_fixture_use (fixture, OLD, CHECK_DESK, 0.8, 0);
}

/* Two desks of which only the channel is known, 0.8. One goes: 0 to 0.8 now. With x at it: 0 to x. With x at the one
 * that stays: 0 to min(0.8, 1 - x), x at 0, 0.2, 0.4, 0.6 and 0.8. */
static void
desks_unknown (CheckFixture *fixture)
{
  offer (fixture, DR_OFFER_NONE, DR_OFFER_NONE, DR_OFFER_NONE);
  access_fixture_add_desk (fixture, "ware", DR_OFFER_FULL, DR_OFFER_FULL);
  access_fixture_use (fixture, OLD, CHECK_DESK, 0.8, 0);
}

/* The desk moves to where nothing is known: 0 to 0.8, and at risk 0.8 exactly. As with the telephone above. */
static void
new_place_unknown (CheckFixture *fixture)
{
  offer (fixture, DR_OFFER_NONE, DR_OFFER_NONE, DR_OFFER_FULL);
  access_fixture_add_desk (fixture, "ware", DR_OFFER_NONE, DR_OFFER_NONE);
  check_fixture_relocate (fixture, CHECK_CHOSEN_OPTION, CHECK_POINT_DESK, 3);
  access_fixture_use (fixture, OLD, CHECK_DESK, 0.8, 0);
}

/* Newly excluded and at risk are 0 to 1 both, and newly excluded is what counts then: with x able to telephone, or to
 * use the website, it is 0 to 1 - x. */
static void
as_wide (CheckFixture *fixture)
{
  offer (fixture, DR_OFFER_REDUCED, DR_OFFER_FULL, DR_OFFER_NONE);
  access_fixture_use (fixture, OLD, CHECK_DESK, 1.0, 0);
}

/* As telephone_unknown(), but twenty million were asked: what is left open is little, but it is open. */
static void
hardly_unknown (CheckFixture *fixture)
{
  telephone_unknown (fixture);
  access_fixture_use (fixture, OLD, CHECK_TELEPHONE, 0.5, 20000000);
}

/* With help for half of them 0 to 0.5 can neither telephone nor be helped. With x able to telephone: from 0.9 - (x +
 * 0.5) to 1 - the larger of x and 0.5, of a width of 0.1, 0.35, 0.5, 0.25 and 0. */
static void
mitigation_and_telephone (CheckFixture *fixture)
{
  access_fixture_mitigate (fixture, OLD, CHECK_POST, "Ware", 0.5);
  offer (fixture, DR_OFFER_FULL, DR_OFFER_NONE, DR_OFFER_NONE);
  access_fixture_use (fixture, OLD, CHECK_DESK, 0.9, 0);
}

/* The same of those at risk, where the desk is only reduced. */
static void
mitigation_at_risk (CheckFixture *fixture)
{
  mitigation_and_telephone (fixture);
  access_fixture_change (fixture, CHECK_POINT_DESK, DR_OFFER_FULL, DR_OFFER_REDUCED);
}

/* Everybody's desk goes; the alternative is for half of them, of two asked: 0.0945 to 0.9055, as wide as what
 * is lost. */
static void
mitigation (CheckFixture *fixture)
{
  DrAction *action;

  check_fixture_add_action (fixture, "leaflet", DR_ACTION_MITIGATION, CHECK_INDICES (fixture, OLD));
  action = access_fixture_mitigate (fixture, OLD, CHECK_POST, "Ware", 0.5);
  check_fixture_alternative (fixture, action, CHECK_POST, "Ware", 0.5, 2, CHECK_SURVEY);
  offer (fixture, DR_OFFER_NONE, DR_OFFER_NONE, DR_OFFER_NONE);
  access_fixture_use (fixture, OLD, CHECK_DESK, 1.0, 0);
  access_fixture_use (fixture, OLD, CHECK_POST, 0.0, 0);
}

static void
mitigation_of_others (CheckFixture *fixture)
{
  mitigation (fixture);
  fixture->actions[1].groups = CHECK_INDICES (fixture, CHECK_CARERS);
}

static void
mitigation_of_other_option (CheckFixture *fixture)
{
  mitigation (fixture);
  fixture->actions[1].options = CHECK_INDICES (fixture, CHECK_OTHER_OPTION);
}

/* A line with its own figure, of two asked, and its channel's, which is exact: only what is stated for the line is
 * open. */
static void
own_figure (CheckFixture *fixture)
{
  telephone_unknown (fixture);
  access_fixture_use (fixture, OLD, CHECK_TELEPHONE, 1.0, 0);
  access_fixture_use_point (fixture, OLD, CHECK_POINT_TELEPHONE, 0.5, 2);
  access_fixture_use (fixture, OLD, CHECK_DESK, 1.0, 0);
}

static void
all_known (CheckFixture *fixture)
{
  telephone_unknown (fixture);
  access_fixture_use (fixture, OLD, CHECK_TELEPHONE, 0.5, 0);
}

/* Nothing changes, so nothing is open; but the figures are, and stand in the order of the document. */
static void
no_change (CheckFixture *fixture)
{
  access_fixture_use (fixture, OLD, CHECK_WEBSITE, 0.5, 0);
}

static void
size_unknown (CheckFixture *fixture)
{
  telephone_unknown (fixture);
  check_fixture_set_people (fixture, OLD, DR_UNKNOWN);
}

/* Two groups alike: ties stand in the order of the document; a larger one goes before both. */
static void
three_groups (CheckFixture *fixture)
{
  telephone_unknown (fixture);
  access_fixture_use (fixture, CHECK_DISABLED, CHECK_DESK, 0.8, 0);
  access_fixture_use (fixture, CHECK_CARERS, CHECK_DESK, 0.8, 0);
  check_fixture_set_people (fixture, CHECK_DISABLED, 1200);
  check_fixture_set_people (fixture, CHECK_CARERS, 2000);
}

static const SettleRow settle_rows[] = {
  { "/checks/settle/telephone", telephone_unknown, "over-75 channel:telephone 816" },
  { "/checks/settle/desk", desk_unknown, "over-75 channel:face-to-face 360" },
  { "/checks/settle/internet", internet_unknown, "over-75 prerequisite:internet 48" },
  { "/checks/settle/at-risk-wider", at_risk_wider,
    "over-75 channel:website 1008, over-75 prerequisite:internet 408" },
  { "/checks/settle/as-wide", as_wide,
    "over-75 channel:telephone 600, over-75 channel:website 600, over-75 prerequisite:internet 0" },
  { "/checks/settle/hardly-unknown", hardly_unknown, "over-75 channel:telephone 0.525913474" },
  { "/checks/settle/desks", desks_unknown, "over-75 point:hertford-desk 480, over-75 point:ware 288" },
  { "/checks/settle/new-place", new_place_unknown, "over-75 point:ware 816" },
  { "/checks/settle/mitigation", mitigation, "over-75 point:help-2 973.1251062" },
  { "/checks/settle/mitigation/and-telephone", mitigation_and_telephone, 
    "over-75 channel:telephone 312, over-75 channel:post 0" },
  { "/checks/settle/mitigation/at-risk", mitigation_at_risk,
    "over-75 channel:telephone 312, over-75 channel:post 0" },
  { "/checks/settle/mitigation/others", mitigation_of_others, "" },
  { "/checks/settle/mitigation/other-option", mitigation_of_other_option, "" },
  { "/checks/settle/own-figure", own_figure, "over-75 point:phone-line 973.1251062" },
  { "/checks/settle/all-known", all_known, "" },
  { "/checks/settle/no-change", no_change,
    "over-75 channel:telephone 0, over-75 channel:face-to-face 0, over-75 prerequisite:internet 0" },
  { "/checks/settle/size-unknown", size_unknown, "" },
  { "/checks/settle/three-groups", three_groups,
    "carers channel:telephone 1360, over-75 channel:telephone 816, disabled channel:telephone 816" },
};

static char *
settle_text (const DrCheck *check)
{
  g_autoptr (DrArena) arena = dr_arena_new ();
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < check->settle.n; i++)
    {
      const DrSettle *item = &check->settle.items[i];

      g_string_append_printf (text, "%s%s %s %.10g", i > 0 ? ", " : "", check->evidence->groups[item->group].id,
                              dr_settle_target (check->figures, item, arena), item->gain);
      g_assert_cmpfloat (item->gain, ==, dr_round (item->gain));
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
test_settle (gconstpointer data)
{
  const SettleRow *row = data;
  g_autoptr (CheckFixture) fixture = access_fixture_new ();
  g_autofree char *text = NULL;

  for (guint g = 0; g < fixture->evidence->n_groups; g++)
    check_fixture_set_people (fixture, (int) g, g == OLD ? 1200 : DR_UNKNOWN);
  row->arrange (fixture);
  text = settle_text (check_fixture_run (fixture));
  g_assert_cmpstr (text, ==, row->expected);
}

/* Trying a figure leaves the others as they were: what is found does not depend on what was tried before. */
static void
test_independent (void)
{
  g_autoptr (CheckFixture) fixture = access_fixture_new ();
  const DrCheck *check;
  double first = 0.0;

  desks_unknown (fixture);
  access_fixture_use (fixture, OLD, CHECK_DESK, 0.8, 100);
  check = check_fixture_run (fixture);
  for (guint i = 0; i < check->settle.n; i++)
    if (check->settle.items[i].group == OLD && check->settle.items[i].target == DR_TARGET_POINT
        && check->settle.items[i].index == 3)
      first = check->settle.items[i].gain;
  g_assert_cmpfloat (first, >, 0.0);

  /* The same with the channel known exactly at the same upper end: only its own gain is gone. */
  access_fixture_use (fixture, OLD, CHECK_DESK, dr_interval_wilson (0.8, 100).hi, 0);
  check = check_fixture_run (fixture);
  for (guint i = 0; i < check->settle.n; i++)
    {
      g_assert_false (check->settle.items[i].group == OLD && check->settle.items[i].target == DR_TARGET_CHANNEL);
      if (check->settle.items[i].group == OLD && check->settle.items[i].target == DR_TARGET_POINT
          && check->settle.items[i].index == 3)
        access_assert_equal (check->settle.items[i].gain, first);
    }
}

static void
test_no_option (void)
{
  g_autoptr (CheckFixture) fixture = access_fixture_new ();

  check_fixture_choose (fixture, DR_NO_INDEX);
  g_assert_cmpuint (check_fixture_run (fixture)->settle.n, ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (settle_rows); i++)
    g_test_add_data_func (settle_rows[i].path, &settle_rows[i], test_settle);
  g_test_add_func ("/checks/settle/independent", test_independent);
  g_test_add_func ("/checks/settle/no-option", test_no_option);

  return g_test_run ();
}
