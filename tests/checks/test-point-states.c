/* How access points stand in an option, which lists they are in, and which mitigations count. */
#include "access-fixture.h"

#define B DR_POINT_BEFORE
#define A DR_POINT_AFTER
#define W DR_POINT_WITHDRAWN
#define R DR_POINT_REDUCED
#define U DR_UNKNOWN

typedef struct {
  const char *path;
  DrOffer     before;
  DrOffer     after;
  double      hours_before;
  double      hours_after;
  guint       state;
} StateRow;

static const StateRow state_rows[] = {
  { "/checks/points/none/none", DR_OFFER_NONE, DR_OFFER_NONE, U, U, 0 },
  { "/checks/points/none/reduced", DR_OFFER_NONE, DR_OFFER_REDUCED, U, U, A },
  { "/checks/points/none/reduced/hours", DR_OFFER_NONE, DR_OFFER_REDUCED, 30, 20, A },
  { "/checks/points/none/full", DR_OFFER_NONE, DR_OFFER_FULL, U, 20, A },
  { "/checks/points/reduced/none", DR_OFFER_REDUCED, DR_OFFER_NONE, U, U, B | W },
  { "/checks/points/reduced/none/hours", DR_OFFER_REDUCED, DR_OFFER_NONE, 30, 0, B | W },
  { "/checks/points/reduced/reduced/unknown", DR_OFFER_REDUCED, DR_OFFER_REDUCED, U, U, B | A },
  { "/checks/points/reduced/reduced/before-unknown", DR_OFFER_REDUCED, DR_OFFER_REDUCED, U, 20, B | A },
  { "/checks/points/reduced/reduced/after-unknown", DR_OFFER_REDUCED, DR_OFFER_REDUCED, 20, U, B | A },
  { "/checks/points/reduced/reduced/equal", DR_OFFER_REDUCED, DR_OFFER_REDUCED, 20, 20, B | A },
  { "/checks/points/reduced/reduced/fewer", DR_OFFER_REDUCED, DR_OFFER_REDUCED, 20, 19.5, B | A | R },
  { "/checks/points/reduced/reduced/more", DR_OFFER_REDUCED, DR_OFFER_REDUCED, 20, 20.5, B | A },
  { "/checks/points/reduced/full/unknown", DR_OFFER_REDUCED, DR_OFFER_FULL, U, U, B | A },
  { "/checks/points/reduced/full/equal", DR_OFFER_REDUCED, DR_OFFER_FULL, 20, 20, B | A },
  { "/checks/points/reduced/full/fewer", DR_OFFER_REDUCED, DR_OFFER_FULL, 20, 15, B | A | R },
  { "/checks/points/reduced/full/more", DR_OFFER_REDUCED, DR_OFFER_FULL, 20, 40, B | A },
  { "/checks/points/full/none", DR_OFFER_FULL, DR_OFFER_NONE, U, U, B | W },
  { "/checks/points/full/reduced/unknown", DR_OFFER_FULL, DR_OFFER_REDUCED, U, U, B | A | R },
  { "/checks/points/full/reduced/equal", DR_OFFER_FULL, DR_OFFER_REDUCED, 40, 40, B | A | R },
  { "/checks/points/full/reduced/fewer", DR_OFFER_FULL, DR_OFFER_REDUCED, 40, 20, B | A | R },
  { "/checks/points/full/reduced/more", DR_OFFER_FULL, DR_OFFER_REDUCED, 20, 40, B | A | R },
  { "/checks/points/full/full/unknown", DR_OFFER_FULL, DR_OFFER_FULL, U, U, B | A },
  { "/checks/points/full/full/equal", DR_OFFER_FULL, DR_OFFER_FULL, 40, 40, B | A },
  { "/checks/points/full/full/fewer", DR_OFFER_FULL, DR_OFFER_FULL, 40, 39.5, B | A | R },
  { "/checks/points/full/full/more", DR_OFFER_FULL, DR_OFFER_FULL, 39.5, 40, B | A },
};

static gboolean
is_listed (const DrAccessFigures *figures,
           DrPlaceSet             set,
           guint                  place)
{
  const DrPlaceList *list = dr_access_figures_list (figures, CHECK_CHOSEN_OPTION, set);
  guint n = 0;

  for (guint i = 0; i < list->n; i++)
    n += list->items[i] == place ? 1 : 0;
  g_assert_cmpuint (n, <=, 1);

  return n == 1;
}

static void
test_state (gconstpointer data)
{
  const StateRow *row = data;
  g_autoptr (CheckFixture) fixture = access_fixture_new ();
  const DrAccessFigures *figures;
  guint p = CHECK_POINT_DESK;
  gboolean after = (row->state & A) != 0;
  gboolean reduced = (row->state & R) != 0;
  gboolean withdrawn = (row->state & W) != 0;

  access_fixture_change (fixture, CHECK_POINT_DESK, row->before, row->after);
  check_fixture_hours (fixture, CHECK_CHOSEN_OPTION, CHECK_POINT_DESK, row->hours_before, row->hours_after);
  figures = check_fixture_run (fixture)->figures;

  g_assert_cmpuint (dr_access_figures_state (figures, CHECK_CHOSEN_OPTION, p), ==, row->state);
  g_assert_cmpint (is_listed (figures, DR_PLACES_BEFORE, p), ==, row->before != DR_OFFER_NONE);
  g_assert_cmpint (is_listed (figures, DR_PLACES_AFTER, p), ==, after);
  g_assert_cmpint (is_listed (figures, DR_PLACES_AFTER_MITIGATED, p), ==, after);
  g_assert_cmpint (is_listed (figures, DR_PLACES_WITHDRAWN, p), ==, withdrawn);
  g_assert_cmpint (is_listed (figures, DR_PLACES_LOST, p), ==, withdrawn || reduced);
  g_assert_cmpint (is_listed (figures, DR_PLACES_UNTOUCHED, p), ==, after && !reduced);
  g_assert_cmpint (is_listed (figures, DR_PLACES_UNTOUCHED_MITIGATED, p), ==, after && !reduced);
  g_assert_cmpint (figures->new_place[p], ==, row->before == DR_OFFER_NONE);
  g_assert_cmpuint (figures->n_before[CHECK_DESK], ==, row->before != DR_OFFER_NONE ? 1 : 0);
  g_assert_false (figures->new_place[CHECK_POINT_TELEPHONE]);
}

static void
test_relocated (void)
{
  g_autoptr (CheckFixture) fixture = access_fixture_new ();
  guint from = CHECK_POINT_DESK;
  guint to = (guint) access_fixture_add_desk (fixture, "ware", DR_OFFER_NONE, DR_OFFER_NONE);
  const DrAccessFigures *figures;

  check_fixture_relocate (fixture, CHECK_CHOSEN_OPTION, CHECK_POINT_DESK, (int) to);
  figures = check_fixture_run (fixture)->figures;

  g_assert_cmpuint (dr_access_figures_state (figures, CHECK_CHOSEN_OPTION, from), ==, B | W | DR_POINT_RELOCATED);
  g_assert_cmpuint (dr_access_figures_state (figures, CHECK_CHOSEN_OPTION, to), ==, A | DR_POINT_TARGET);
  g_assert_cmpuint (dr_access_figures_state (figures, CHECK_OTHER_OPTION, from), ==, B | A);
  g_assert_cmpuint (dr_access_figures_state (figures, CHECK_OTHER_OPTION, to), ==, 0);
  g_assert_true (is_listed (figures, DR_PLACES_WITHDRAWN, from));
  g_assert_true (is_listed (figures, DR_PLACES_LOST, from));
  g_assert_false (is_listed (figures, DR_PLACES_AFTER, from));
  g_assert_true (is_listed (figures, DR_PLACES_AFTER, to));
  g_assert_false (is_listed (figures, DR_PLACES_LOST, to));
  g_assert_false (is_listed (figures, DR_PLACES_UNTOUCHED, to));
  g_assert_false (is_listed (figures, DR_PLACES_UNTOUCHED_MITIGATED, to));
  g_assert_true (figures->new_place[to]);
  g_assert_false (figures->new_place[from]);
}

/* By channel as the evidence lists them, then as the assessment lists them. */
static void
test_order (void)
{
  static const guint expected[] = { 0, 4, 6, 1, 2, 3, 5 };
  g_autoptr (CheckFixture) fixture = access_fixture_new ();
  const DrPlaceList *list;

  access_fixture_add_desk (fixture, "ware", DR_OFFER_FULL, DR_OFFER_FULL);
  check_fixture_add_point (fixture, "second-line", CHECK_TELEPHONE, NULL, DR_NO_INDEX);
  access_fixture_change (fixture, 4, DR_OFFER_FULL, DR_OFFER_FULL);
  access_fixture_mitigate (fixture, CHECK_CARERS, CHECK_DESK, "Buntingford", 0.5);
  access_fixture_mitigate (fixture, CHECK_CARERS, CHECK_TELEPHONE, NULL, 0.5);

  list = dr_access_figures_list (check_fixture_run (fixture)->figures, CHECK_CHOSEN_OPTION, DR_PLACES_AFTER_MITIGATED);
  g_assert_cmpmem (list->items, list->n * sizeof (guint), expected, sizeof expected);
}

/* --- Mitigations that count, and each reason why one does not --- */

typedef struct {
  const char *path;
  guint       n;   /* that count */
  void      (*mutate) (CheckFixture *fixture, DrAction *action);
} MitigationRow;

#define MUTATOR(name, statement) \
  static void name (CheckFixture *fixture, DrAction *action) { statement; }

MUTATOR (no_change, (void) action)
MUTATOR (no_alternative, action->alternative = NULL)
MUTATOR (no_share, ((DrAlternative *) action->alternative)->share = DR_UNKNOWN)
MUTATOR (share_of_nobody, ((DrAlternative *) action->alternative)->share = 0.0)
MUTATOR (no_source, ((DrAlternative *) action->alternative)->source = DR_NO_INDEX)
MUTATOR (no_owner, action->owner = NULL)
MUTATOR (empty_owner, action->owner = "")
MUTATOR (no_due_date, action->due = DR_DATE_NONE)
MUTATOR (no_effective_date, fixture->assessment->effective = DR_DATE_NONE)
MUTATOR (neither_date, fixture->assessment->effective = action->due = DR_DATE_NONE)
MUTATOR (due_on_the_day, action->due = fixture->assessment->effective)
MUTATOR (due_the_day_after, action->due = dr_date_add_days (fixture->assessment->effective, 1))
MUTATOR (due_in_the_month, action->due = check_date ("2026-09"))
MUTATOR (effective_in_the_month, fixture->assessment->effective = check_date ("2026-05"))
MUTATOR (closed, action->status = DR_ACTION_CLOSED)
MUTATOR (adjustment, action->kind = DR_ACTION_ADJUSTMENT)
MUTATOR (inquiry, action->kind = DR_ACTION_INQUIRY)
MUTATOR (monitoring, action->kind = DR_ACTION_MONITORING)

static const MitigationRow mitigation_rows[] = {
  { "/checks/mitigation/counts", 1, no_change },
  { "/checks/mitigation/no-alternative", 0, no_alternative },
  { "/checks/mitigation/no-share", 0, no_share },
  { "/checks/mitigation/share-of-nobody", 1, share_of_nobody },
  { "/checks/mitigation/no-source", 0, no_source },
  { "/checks/mitigation/no-owner", 0, no_owner },
  { "/checks/mitigation/empty-owner", 0, empty_owner },
  { "/checks/mitigation/no-due-date", 0, no_due_date },
  { "/checks/mitigation/no-effective-date", 0, no_effective_date },
  { "/checks/mitigation/neither-date", 0, neither_date },
  { "/checks/mitigation/due/on-the-day", 1, due_on_the_day },
  { "/checks/mitigation/due/the-day-after", 0, due_the_day_after },
  { "/checks/mitigation/due/in-the-month", 0, due_in_the_month },
  { "/checks/mitigation/effective/in-the-month", 1, effective_in_the_month },
  { "/checks/mitigation/closed", 1, closed },
  { "/checks/mitigation/adjustment", 1, adjustment },
  { "/checks/mitigation/inquiry", 0, inquiry },
  { "/checks/mitigation/monitoring", 0, monitoring },
};

static void
test_mitigation (gconstpointer data)
{
  const MitigationRow *row = data;
  g_autoptr (CheckFixture) fixture = access_fixture_new ();
  DrAction *action = access_fixture_mitigate (fixture, CHECK_CARERS, CHECK_POST, NULL, 0.5);
  const DrAccessFigures *figures;

  row->mutate (fixture, action);
  figures = check_fixture_run (fixture)->figures;
  g_assert_cmpuint (figures->n_mitigations, ==, row->n);
  g_assert_cmpint (dr_access_figures_any_mitigation (figures, CHECK_CHOSEN_OPTION, CHECK_CARERS), ==, row->n > 0);
  g_assert_false (dr_access_figures_any_mitigation (figures, CHECK_CHOSEN_OPTION, CHECK_DISABLED));
  g_assert_false (dr_access_figures_any_mitigation (figures, CHECK_CHOSEN_OPTION, DR_GROUP_ALL));
}

/* As many were asked as it says, else as its source says, else as are assumed. */
static const struct {
  const char *path;
  guint       n;
  guint       of_source;
  guint       expected;
} base_rows[] = {
  { "/checks/mitigation/base/own", 1, 400, 1 },
  { "/checks/mitigation/base/source", 0, 400, 400 },
  { "/checks/mitigation/base/assumed", 0, 0, 100 },
};

static void
test_base (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (CheckFixture) fixture = access_fixture_new ();
  DrAction *action = access_fixture_mitigate (fixture, CHECK_CARERS, CHECK_POST, NULL, 0.5);
  DrInterval expected = dr_interval_wilson (0.5, base_rows[i].expected);
  const DrAccessFigures *figures;

  fixture->sources[CHECK_SURVEY].n = base_rows[i].of_source;
  check_fixture_alternative (fixture, action, CHECK_POST, NULL, 0.5, base_rows[i].n, CHECK_SURVEY);
  figures = check_fixture_run (fixture)->figures;
  access_assert_interval (figures->use_place[CHECK_CARERS * figures->n_places + figures->n_points].interval, expected.lo,
                          expected.hi);
}

/* Those that do not count are passed over; each counts in the options and for the groups that it names. */
static void
test_several (void)
{
  g_autoptr (CheckFixture) fixture = access_fixture_new ();
  DrAction *first = access_fixture_mitigate (fixture, CHECK_CARERS, CHECK_POST, NULL, 0.5);
  DrAction *second = access_fixture_mitigate (fixture, CHECK_DISABLED, CHECK_DESK, "Ware", 0.5);
  DrAction *third = access_fixture_mitigate (fixture, CHECK_CARERS, CHECK_EMAIL, NULL, 0.5);
  const DrAccessFigures *figures;

  first->owner = NULL;
  second->options = CHECK_INDICES (fixture, CHECK_OTHER_OPTION);
  third->options = CHECK_INDICES (fixture, CHECK_OTHER_OPTION, CHECK_CHOSEN_OPTION);
  figures = check_fixture_run (fixture)->figures;

  g_assert_cmpuint (figures->n_mitigations, ==, 2);
  g_assert_cmpint (figures->mitigation_action[0], ==, 1);
  g_assert_cmpint (figures->mitigation_action[1], ==, 2);
  g_assert_true (figures->new_place[3]);
  g_assert_false (figures->new_place[4]);
  g_assert_true (dr_access_figures_mitigates (figures, CHECK_OTHER_OPTION, 0, CHECK_DISABLED));
  g_assert_false (dr_access_figures_mitigates (figures, CHECK_CHOSEN_OPTION, 0, CHECK_DISABLED));
  g_assert_false (dr_access_figures_mitigates (figures, CHECK_OTHER_OPTION, 0, CHECK_CARERS));
  g_assert_true (dr_access_figures_mitigates (figures, CHECK_OTHER_OPTION, 1, CHECK_CARERS));
  g_assert_true (dr_access_figures_mitigates (figures, CHECK_CHOSEN_OPTION, 1, CHECK_CARERS));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (state_rows); i++)
    g_test_add_data_func (state_rows[i].path, &state_rows[i], test_state);
  g_test_add_func ("/checks/points/relocated", test_relocated);
  g_test_add_func ("/checks/points/order", test_order);
  for (guint i = 0; i < G_N_ELEMENTS (mitigation_rows); i++)
    g_test_add_data_func (mitigation_rows[i].path, &mitigation_rows[i], test_mitigation);
  for (guint i = 0; i < G_N_ELEMENTS (base_rows); i++)
    g_test_add_data_func (base_rows[i].path, GUINT_TO_POINTER (i), test_base);
  g_test_add_func ("/checks/mitigation/several", test_several);

  return g_test_run ();
}
