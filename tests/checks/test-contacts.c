/* Yearly contacts, and what part of a channel's is withdrawn (v), or reduced or relocated (r). */
#include "access-fixture.h"

#define U DR_UNKNOWN

/* Two desks, Hertford's and Ware's, each with what happens to it and how many come. */
typedef struct {
  const char *path;
  DrOffer     hertford;           /* after; both were full before */
  DrOffer     ware;
  double      hertford_contacts;
  double      ware_contacts;
  double      whole;              /* counted for the channel */
  DrInterval  withdrawn;          /* v */
  DrInterval  reduced;            /* r */
  double      channel_contacts;
} PartRow;

#define NOBODY { 0.0, 0.0 }
#define ALL { 1.0, 1.0 }
#define UNKNOWN { 0.0, 1.0 }

static const PartRow part_rows[] = {
  { "/checks/contacts/parts/none", DR_OFFER_FULL, DR_OFFER_FULL, U, U, U, NOBODY, NOBODY, U },
  { "/checks/contacts/parts/all-go", DR_OFFER_NONE, DR_OFFER_NONE, U, U, U, ALL, NOBODY, U },
  { "/checks/contacts/parts/all-reduced", DR_OFFER_REDUCED, DR_OFFER_REDUCED, U, U, U, NOBODY, ALL, U },
  { "/checks/contacts/parts/one-goes", DR_OFFER_NONE, DR_OFFER_FULL, 300, 100, U, { 0.75, 0.75 }, NOBODY, 400 },
  { "/checks/contacts/parts/other-goes", DR_OFFER_FULL, DR_OFFER_NONE, 300, 100, U, { 0.25, 0.25 }, NOBODY, 400 },
  { "/checks/contacts/parts/one-reduced", DR_OFFER_REDUCED, DR_OFFER_FULL, 300, 100, U, NOBODY, { 0.75, 0.75 }, 400 },
  { "/checks/contacts/parts/both", DR_OFFER_NONE, DR_OFFER_REDUCED, 300, 100, U, { 0.75, 0.75 },
    { 0.25, 0.25 }, 400 },
  { "/checks/contacts/parts/unknown", DR_OFFER_NONE, DR_OFFER_REDUCED, U, U, 400, UNKNOWN, UNKNOWN, 400 },
  { "/checks/contacts/parts/one-unknown", DR_OFFER_NONE, DR_OFFER_FULL, 300, U, U, UNKNOWN, NOBODY, U },
  { "/checks/contacts/parts/other-unknown", DR_OFFER_NONE, DR_OFFER_FULL, U, 100, U, UNKNOWN, NOBODY, U },
  { "/checks/contacts/parts/zero", DR_OFFER_NONE, DR_OFFER_FULL, 0, 0, U, UNKNOWN, NOBODY, 0 },
  { "/checks/contacts/parts/none-at-it", DR_OFFER_NONE, DR_OFFER_FULL, 0, 100, U, NOBODY, NOBODY, 100 },
  { "/checks/contacts/parts/all-at-it", DR_OFFER_NONE, DR_OFFER_FULL, 100, 0, U, ALL, NOBODY, 100 },
  { "/checks/contacts/parts/whole-before-sum", DR_OFFER_NONE, DR_OFFER_FULL, 300, 100, 500, { 0.75, 0.75 },
    NOBODY, 500 },
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
count (CheckFixture *fixture,
       int           evidence_point,
       double        contacts)
{
  if (dr_is_known (contacts))
    check_fixture_contacts (fixture, CHECK_DESK, evidence_point, "2025", contacts);
}

static void
test_parts (gconstpointer data)
{
  const PartRow *row = data;
  g_autoptr (CheckFixture) fixture = access_fixture_new ();
  int ware = access_fixture_add_desk (fixture, "ware", DR_OFFER_FULL, row->ware);
  const DrAccessFigures *figures;
  guint cell;

  access_fixture_change (fixture, CHECK_POINT_DESK, DR_OFFER_FULL, row->hertford);
  count (fixture, CHECK_POINT_DESK, row->hertford_contacts);
  count (fixture, ware, row->ware_contacts);
  count (fixture, DR_NO_INDEX, row->whole);
  figures = check_fixture_run (fixture)->figures;

  cell = CHECK_CHOSEN_OPTION * figures->n_channels + CHECK_DESK;
  access_assert_interval (figures->withdrawn_share[cell], row->withdrawn.lo, row->withdrawn.hi);
  access_assert_interval (figures->reduced_share[cell], row->reduced.lo, row->reduced.hi);
  cell = CHECK_OTHER_OPTION * figures->n_channels + CHECK_DESK;
  access_assert_interval (figures->withdrawn_share[cell], 0.0, 0.0);
  access_assert_interval (figures->reduced_share[cell], 0.0, 0.0);
  assert_number (figures->channel_contacts[CHECK_DESK], row->channel_contacts);
  assert_number (figures->point_contacts[CHECK_POINT_DESK], row->hertford_contacts);
  g_assert_false (dr_is_known (figures->channel_contacts[CHECK_EMAIL]));
}

/* A relocated desk is not withdrawn but moved; where it goes had no contacts before. */
static void
test_relocated (void)
{
  g_autoptr (CheckFixture) fixture = access_fixture_new ();
  int ware = access_fixture_add_desk (fixture, "ware", DR_OFFER_FULL, DR_OFFER_NONE);
  int to = access_fixture_add_desk (fixture, "buntingford", DR_OFFER_NONE, DR_OFFER_NONE);
  const DrAccessFigures *figures;
  guint cell;

  check_fixture_relocate (fixture, CHECK_CHOSEN_OPTION, CHECK_POINT_DESK, to);
  count (fixture, CHECK_POINT_DESK, 300);
  count (fixture, ware, 100);
  count (fixture, to, 900);
  figures = check_fixture_run (fixture)->figures;
  cell = CHECK_CHOSEN_OPTION * figures->n_channels + CHECK_DESK;
  access_assert_interval (figures->withdrawn_share[cell], 0.25, 0.25);
  access_assert_interval (figures->reduced_share[cell], 0.75, 0.75);
  assert_number (figures->channel_contacts[CHECK_DESK], 400);
}

/* The only point of its channel has the channel's contacts, if its own are not counted. */
static void
test_only_point (void)
{
  g_autoptr (CheckFixture) fixture = access_fixture_new ();
  const DrAccessFigures *figures;

  check_fixture_contacts (fixture, CHECK_DESK, DR_NO_INDEX, "2025", 800);
  check_fixture_contacts (fixture, CHECK_TELEPHONE, DR_NO_INDEX, "2025", 900);
  check_fixture_contacts (fixture, CHECK_TELEPHONE, CHECK_POINT_TELEPHONE, "2025", 850);
  fixture->points[CHECK_POINT_WEBSITE].evidence_point = DR_NO_INDEX;
  check_fixture_contacts (fixture, CHECK_WEBSITE, CHECK_POINT_WEBSITE, "2025", 70);
  figures = check_fixture_run (fixture)->figures;
  assert_number (figures->point_contacts[CHECK_POINT_DESK], 800);
  assert_number (figures->point_contacts[CHECK_POINT_TELEPHONE], 850);
  assert_number (figures->channel_contacts[CHECK_TELEPHONE], 900);
  assert_number (figures->point_contacts[CHECK_POINT_WEBSITE], U);
  assert_number (figures->channel_contacts[CHECK_WEBSITE], U);
}

/* One option is enough to know what was offered before; without any, nothing is. */
static void
test_options (void)
{
  g_autoptr (CheckFixture) fixture = access_fixture_new ();

  check_fixture_contacts (fixture, CHECK_DESK, CHECK_POINT_DESK, "2025", 300);
  fixture->assessment->n_options = 1;
  check_fixture_choose (fixture, 0);
  assert_number (check_fixture_run (fixture)->figures->channel_contacts[CHECK_DESK], 300);
  check_fixture_choose (fixture, DR_NO_INDEX);
  fixture->assessment->n_options = 0;
  assert_number (check_fixture_run (fixture)->figures->channel_contacts[CHECK_DESK], U);
  g_assert_true (check_fixture_run (fixture)->figures->new_place[CHECK_POINT_DESK]);
}

/* --- Which counts make a year --- */

typedef struct {
  const char *path;
  const char *periods;   /* each with its count */
  double      expected;
} YearRow;

#define ELEVEN "2025-01 10,2025-02 10,2025-03 10,2025-04 10,2025-05 10,2025-06 10,2025-07 10,2025-08 10,2025-09 10," \
  "2025-10 10,2025-11 10"

static const YearRow year_rows[] = {
  { "/checks/contacts/year/none", "", U },
  { "/checks/contacts/year/yearly", "2025 500", 500 },
  { "/checks/contacts/year/latest", "2024 400,2025 500", 500 },
  { "/checks/contacts/year/latest/first", "2025 500,2024 400", 500 },
  { "/checks/contacts/year/twelve", ELEVEN ",2025-12 15", 125 },
  { "/checks/contacts/year/eleven", ELEVEN, U },
  { "/checks/contacts/year/eleven-and-one-twice", ELEVEN ",2025-11 10", U },
  { "/checks/contacts/year/twelve-and-one-twice", ELEVEN ",2025-11 99,2025-12 15", 125 },
  { "/checks/contacts/year/eleven-and-another-year", ELEVEN ",2024-12 15", U },
  { "/checks/contacts/year/eleven-then-whole-before", ELEVEN ",2024 400", 400 },
  { "/checks/contacts/year/yearly-before-months", ELEVEN ",2025-12 15,2025 130", 130 },
  { "/checks/contacts/year/yearly-twice", "2025 500,2025 600", 500 },
  { "/checks/contacts/year/zero", "2025 0", 0 },
};

static void
test_year (gconstpointer data)
{
  const YearRow *row = data;
  g_autoptr (CheckFixture) fixture = access_fixture_new ();
  g_auto (GStrv) counts = g_strsplit (row->periods, ",", -1);

  for (guint i = 0; counts[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (counts[i], " ", 2);

      check_fixture_contacts (fixture, CHECK_DESK, DR_NO_INDEX, parts[0], g_ascii_strtod (parts[1], NULL));
    }
  assert_number (check_fixture_run (fixture)->figures->channel_contacts[CHECK_DESK], row->expected);
}

/* One year for all: a channel that was not counted in it is not known. */
static void
test_one_year (void)
{
  g_autoptr (CheckFixture) fixture = access_fixture_new ();
  const DrAccessFigures *figures;

  check_fixture_contacts (fixture, CHECK_TELEPHONE, DR_NO_INDEX, "2024", 900);
  check_fixture_contacts (fixture, CHECK_DESK, CHECK_POINT_DESK, "2025", 300);
  figures = check_fixture_run (fixture)->figures;
  assert_number (figures->channel_contacts[CHECK_TELEPHONE], U);
  assert_number (figures->channel_contacts[CHECK_DESK], 300);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (part_rows); i++)
    g_test_add_data_func (part_rows[i].path, &part_rows[i], test_parts);
  g_test_add_func ("/checks/contacts/relocated", test_relocated);
  g_test_add_func ("/checks/contacts/only-point", test_only_point);
  g_test_add_func ("/checks/contacts/options", test_options);
  for (guint i = 0; i < G_N_ELEMENTS (year_rows); i++)
    g_test_add_data_func (year_rows[i].path, &year_rows[i], test_year);
  g_test_add_func ("/checks/contacts/one-year", test_one_year);

  return g_test_run ();
}
