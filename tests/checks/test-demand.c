/* Where the contacts of what is withdrawn go, and what each channel has to carry then. */
#include "access-fixture.h"

#define F DR_OFFER_FULL
#define R DR_OFFER_REDUCED
#define N DR_OFFER_NONE
#define U DR_UNKNOWN

typedef struct {
  const char *path;
  DrOffer     after[3];      /* telephone, website, desk; all full before */
  double      contacts[3];   /* a year */
  double      prefer[3];     /* everybody's */
  double      moved[3];      /* expected; U where not known, or not offered */
  double      load[3];
} DemandRow;

static const DemandRow demand_rows[] = {
  { "/checks/demand/nothing-goes", { F, F, F }, { 5000, 3000, 2000 }, { 0.5, 0.3, 0.2 }, { 0, 0, 0 },
    { 5000, 3000, 2000 } },
  { "/checks/demand/nothing-goes/unknown", { F, R, F }, { U, U, U }, { U, U, U }, { 0, 0, 0 }, { U, U, U } },
  { "/checks/demand/desk-goes", { F, F, N }, { 5000, 3000, 2000 }, { 0.5, 0.3, 0.2 }, { 1250, 750, U },
    { 6250, 3750, U } },
  { "/checks/demand/two-go", { F, N, N }, { 5000, 3000, 2000 }, { 0.5, 0.3, 0.2 }, { 5000, U, U }, { 10000, U, U } },
  { "/checks/demand/all-go", { N, N, N }, { 5000, 3000, 2000 }, { 0.5, 0.3, 0.2 }, { U, U, U }, { U, U, U } },
  { "/checks/demand/reduced-stays", { R, F, N }, { 5000, 3000, 2000 }, { 0.5, 0.3, 0.2 }, { 1250, 750, U },
    { 6250, 3750, U } },
  { "/checks/demand/contacts-unknown", { F, F, N }, { 5000, 3000, U }, { 0.5, 0.3, 0.2 }, { U, U, U }, { U, U, U } },
  { "/checks/demand/another-unknown", { F, F, N }, { 5000, U, 2000 }, { 0.5, 0.3, 0.2 }, { 1250, 750, U },
    { 6250, U, U } },
  { "/checks/demand/prefer-unknown", { F, F, N }, { 5000, 3000, 2000 }, { 0.5, U, 0.2 }, { U, U, U }, { U, U, U } },
  { "/checks/demand/prefer-of-desk-unknown", { F, F, N }, { 5000, 3000, 2000 }, { 0.5, 0.3, U },
    { 1250, 750, U }, { 6250, 3750, U } },
  { "/checks/demand/prefer-zero", { F, F, N }, { 5000, 3000, 2000 }, { 0, 0, 0.2 }, { U, U, U }, { U, U, U } },
  { "/checks/demand/prefer-few", { F, F, N }, { 5000, 3000, 2000 }, { 0.0004, 0.0001, 0.2 }, { 1600, 400, U },
    { 6600, 3400, U } },
  { "/checks/demand/prefer-one-zero", { F, F, N }, { 5000, 3000, 2000 }, { 0.5, 0, 0.2 }, { 2000, 0, U },
    { 7000, 3000, U } },
  { "/checks/demand/nobody-came", { F, F, N }, { 5000, 3000, 0 }, { U, U, U }, { 0, 0, U }, { 5000, 3000, U } },
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
test_demand (gconstpointer data)
{
  const DemandRow *row = data;
  g_autoptr (CheckFixture) fixture = access_fixture_new ();
  const DrDemand *demand;

  for (int c = CHECK_TELEPHONE; c <= CHECK_DESK; c++)
    {
      access_fixture_change (fixture, c, DR_OFFER_FULL, row->after[c]);
      if (dr_is_known (row->contacts[c]))
        check_fixture_contacts (fixture, c, DR_NO_INDEX, "2025", row->contacts[c]);
      if (dr_is_known (row->prefer[c]))
        check_fixture_prefer (fixture, CHECK_ALL, c, row->prefer[c], 400, CHECK_SURVEY);
    }
  check_fixture_capacity (fixture, CHECK_WEBSITE, 4000);

  demand = check_fixture_run (fixture)->demand;
  for (int c = CHECK_TELEPHONE; c <= CHECK_DESK; c++)
    {
      gboolean offered = row->after[c] != DR_OFFER_NONE;

      g_assert_cmpint (demand[c].offered, ==, offered);
      assert_number (demand[c].moved, row->moved[c]);
      assert_number (demand[c].load, row->load[c]);
      assert_number (demand[c].capacity, offered && c == CHECK_WEBSITE ? 4000 : U);
    }
  g_assert_false (demand[CHECK_EMAIL].offered);
}

/* Two desks: what goes from one may land at the other. */
static const struct {
  const char *path;
  DrOffer     hertford;
  DrOffer     ware;
  double      whole;     /* counted for the channel; U: 1500 at Hertford's and 500 at Ware's */
  double      moved;     /* to the desks; telephone and desks are preferred by as many */
  double      load;
} desk_rows[] = {
  { "/checks/demand/desks/one-goes", N, F, U, 750, 1250 },
  { "/checks/demand/desks/other-goes", F, N, U, 250, 1750 },
  { "/checks/demand/desks/one-goes/whole-counted", N, F, 2400, 750, 1650 },
  { "/checks/demand/desks/one-reduced", R, F, 2400, 0, 2400 },
};

static void
test_desks (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (CheckFixture) fixture = access_fixture_new ();
  const DrDemand *demand;

  access_fixture_change (fixture, CHECK_POINT_WEBSITE, N, N);
  access_fixture_add_desk (fixture, "ware", F, desk_rows[i].ware);
  access_fixture_change (fixture, CHECK_POINT_DESK, F, desk_rows[i].hertford);
  check_fixture_contacts (fixture, CHECK_DESK, CHECK_POINT_DESK, "2025", 1500);
  check_fixture_contacts (fixture, CHECK_DESK, 3, "2025", 500);
  if (dr_is_known (desk_rows[i].whole))
    check_fixture_contacts (fixture, CHECK_DESK, DR_NO_INDEX, "2025", desk_rows[i].whole);
  check_fixture_prefer (fixture, CHECK_ALL, CHECK_TELEPHONE, 0.25, 400, CHECK_SURVEY);
  check_fixture_prefer (fixture, CHECK_ALL, CHECK_DESK, 0.25, 400, CHECK_SURVEY);

  demand = check_fixture_run (fixture)->demand;
  assert_number (demand[CHECK_DESK].moved, desk_rows[i].moved);
  assert_number (demand[CHECK_DESK].load, desk_rows[i].load);
}

/* All desks go: the whole channel's contacts move, also those that were not counted at either. */
static void
test_whole_channel (void)
{
  g_autoptr (CheckFixture) fixture = access_fixture_new ();
  const DrDemand *demand;

  access_fixture_add_desk (fixture, "ware", F, N);
  access_fixture_change (fixture, CHECK_POINT_DESK, F, N);
  check_fixture_contacts (fixture, CHECK_DESK, CHECK_POINT_DESK, "2025", 1500);
  check_fixture_contacts (fixture, CHECK_DESK, DR_NO_INDEX, "2025", 2400);
  check_fixture_prefer (fixture, CHECK_ALL, CHECK_TELEPHONE, 0.6, 400, CHECK_SURVEY);
  check_fixture_prefer (fixture, CHECK_ALL, CHECK_WEBSITE, 0.2, 400, CHECK_SURVEY);
  demand = check_fixture_run (fixture)->demand;
  assert_number (demand[CHECK_TELEPHONE].moved, 1800);
  assert_number (demand[CHECK_WEBSITE].moved, 600);
}

/* The same where there is only one desk. */
static void
test_only_desk (void)
{
  g_autoptr (CheckFixture) fixture = access_fixture_new ();

  access_fixture_change (fixture, CHECK_POINT_DESK, F, N);
  check_fixture_contacts (fixture, CHECK_DESK, CHECK_POINT_DESK, "2025", 1500);
  check_fixture_contacts (fixture, CHECK_DESK, DR_NO_INDEX, "2025", 2400);
  check_fixture_prefer (fixture, CHECK_ALL, CHECK_TELEPHONE, 0.6, 400, CHECK_SURVEY);
  check_fixture_prefer (fixture, CHECK_ALL, CHECK_WEBSITE, 0.2, 400, CHECK_SURVEY);
  assert_number (check_fixture_run (fixture)->demand[CHECK_TELEPHONE].moved, 1800);
}

/* Who moves with the desk does not move to another channel; a channel that is new has no contacts yet. */
static void
test_relocated_and_new (void)
{
  g_autoptr (CheckFixture) fixture = access_fixture_new ();
  int email = check_fixture_add_point (fixture, "email", CHECK_EMAIL, NULL, DR_NO_INDEX);
  int ware = check_fixture_add_point (fixture, "ware", CHECK_DESK, "Ware", DR_NO_INDEX);
  const DrDemand *demand;

  access_fixture_change (fixture, email, N, F);
  access_fixture_change (fixture, CHECK_POINT_TELEPHONE, F, N);
  check_fixture_relocate (fixture, CHECK_CHOSEN_OPTION, CHECK_POINT_DESK, ware);
  for (int c = CHECK_TELEPHONE; c <= CHECK_EMAIL; c++)
    {
      check_fixture_contacts (fixture, c, DR_NO_INDEX, "2025", 1000);
      check_fixture_prefer (fixture, CHECK_ALL, c, 0.2, 400, CHECK_SURVEY);
    }
  check_fixture_capacity (fixture, CHECK_WEBSITE, 4000);
  check_fixture_capacity (fixture, CHECK_EMAIL, 100);
  check_fixture_capacity (fixture, CHECK_EMAIL, 700);

  demand = check_fixture_run (fixture)->demand;
  g_assert_false (demand[CHECK_TELEPHONE].offered);
  g_assert_true (demand[CHECK_DESK].offered && demand[CHECK_EMAIL].offered);
  assert_number (demand[CHECK_DESK].moved, 1000.0 / 3.0);
  assert_number (demand[CHECK_DESK].load, 1000.0 + 1000.0 / 3.0);
  assert_number (demand[CHECK_EMAIL].load, 1000.0 / 3.0);
  assert_number (demand[CHECK_EMAIL].capacity, 100);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (demand_rows); i++)
    g_test_add_data_func (demand_rows[i].path, &demand_rows[i], test_demand);
  for (guint i = 0; i < G_N_ELEMENTS (desk_rows); i++)
    g_test_add_data_func (desk_rows[i].path, GUINT_TO_POINTER (i), test_desks);
  g_test_add_func ("/checks/demand/whole-channel", test_whole_channel);
  g_test_add_func ("/checks/demand/only-desk", test_only_desk);
  g_test_add_func ("/checks/demand/relocated-and-new", test_relocated_and_new);

  return g_test_run ();
}
