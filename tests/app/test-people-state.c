/* The groups of a service's customers against the district, and the sources used, as people read them. */
#include "check-fixture.h"

#include <string.h>

#include "dr-people-state.h"

static const DrPeopleRow *
find_row (const DrPeopleState *state,
          const char          *name)
{
  for (guint b = 0; b < state->blocks->len; b++)
    {
      const DrPeopleBlock *block = &g_array_index (state->blocks, DrPeopleBlock, b);

      for (guint i = 0; i < block->rows->len; i++)
        if (g_str_equal (g_array_index (block->rows, DrPeopleRow, i).name, name))
          return &g_array_index (block->rows, DrPeopleRow, i);
    }

  return NULL;
}

static const DrPeopleBlock *
find_block (const DrPeopleState *state,
            const char          *title)
{
  for (guint b = 0; b < state->blocks->len; b++)
    if (g_str_equal (g_array_index (state->blocks, DrPeopleBlock, b).title, title))
      return &g_array_index (state->blocks, DrPeopleBlock, b);

  return NULL;
}

static const DrSourceRow *
find_source (const DrPeopleState *state,
             const char          *id)
{
  for (guint i = 0; i < state->sources->len; i++)
    if (g_str_equal (g_array_index (state->sources, DrSourceRow, i).id, id))
      return &g_array_index (state->sources, DrSourceRow, i);

  return NULL;
}

static DrPeopleState *
run (CheckFixture *fixture)
{
  return dr_people_state_new (check_fixture_run (fixture));
}

/* Gives the service a customer profile of one group. */
static void
set_profile (CheckFixture *fixture,
             int           group,
             double        count,
             double        base,
             double        share)
{
  DrProfileRow *rows = (DrProfileRow *) fixture->service->profile;

  rows[0] = (DrProfileRow) { .group = group, .count = count, .base = base, .share = share };
  fixture->service->n_profile = 1;
  fixture->service->profile_total = 1000;
}

static const struct {
  const char *path;
  double      count;      /* of the group in the district */
  double      base;
  double      share;
  double      own_count;  /* among the service's customers */
  double      own_base;
  double      own_share;
  const char *people;
  const char *district;
  const char *customers;
  const char *lean;       /* (nullable) */
} share_rows[] = {
  { "/app/people/shares/count", 1200, 10000, NAN, NAN, NAN, NAN, "1,200", "12.0 %", "not known", NULL },
  { "/app/people/shares/share-alone", NAN, NAN, 0.085, NAN, NAN, NAN, "not known", "8.5 %", "not known", NULL },
  { "/app/people/shares/nothing", NAN, NAN, NAN, NAN, NAN, NAN, "not known", "not known", "not known", NULL },
  { "/app/people/shares/own-share", 1200, 10000, NAN, NAN, NAN, 0.4, "1,200", "12.0 %", "40.0 %", "28 points more" },
  { "/app/people/shares/own-count", 1200, 10000, NAN, 110, NAN, NAN, "1,200", "12.0 %", "11.0 %", "1 point fewer" },
  { "/app/people/shares/own-base", 1200, 10000, NAN, 26, 200, NAN, "1,200", "12.0 %", "13.0 %", "1 point more" },
  { "/app/people/shares/alike", 1200, 10000, NAN, NAN, NAN, 0.123, "1,200", "12.0 %", "12.3 %", NULL },
  { "/app/people/shares/none-of-them", 1200, 10000, NAN, 0, NAN, NAN, "1,200", "12.0 %", "0 %", "12 points fewer" },
};

static void
test_shares (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (CheckFixture) fixture = check_fixture_new ();
  g_autoptr (DrPeopleState) state = NULL;
  const DrPeopleRow *row;

  fixture->groups[CHECK_OVER_75].count = share_rows[i].count;
  fixture->groups[CHECK_OVER_75].base = share_rows[i].base;
  fixture->groups[CHECK_OVER_75].share = share_rows[i].share;
  set_profile (fixture, CHECK_OVER_75, share_rows[i].own_count, share_rows[i].own_base, share_rows[i].own_share);
  state = run (fixture);
  row = find_row (state, fixture->groups[CHECK_OVER_75].name);
  g_assert_cmpstr (row->people, ==, share_rows[i].people);
  g_assert_cmpstr (row->district, ==, share_rows[i].district);
  g_assert_cmpstr (row->customers, ==, share_rows[i].customers);
  g_assert_cmpstr (row->lean, ==, share_rows[i].lean);
}

static void
test_households (void)
{
  g_autoptr (CheckFixture) fixture = check_fixture_new ();
  g_autoptr (DrPeopleState) state = NULL;

  fixture->groups[CHECK_CARERS].unit = DR_UNIT_HOUSEHOLDS;
  state = run (fixture);
  g_assert_cmpstr (find_row (state, fixture->groups[CHECK_CARERS].name)->people, ==, "900 households");
}

/* Everybody is no group among others; each characteristic has a block; a common source is said once. */
static void
test_blocks (void)
{
  g_autoptr (CheckFixture) fixture = check_fixture_new ();
  g_autoptr (DrPeopleState) state = NULL;
  const DrPeopleBlock *age;

  fixture->groups[CHECK_UNDER_75].base = fixture->groups[CHECK_OVER_75].base = 10000;
  state = run (fixture);
  g_assert_null (find_row (state, fixture->groups[CHECK_ALL].name));
  g_assert_cmpuint (state->blocks->len, ==, 3);
  age = find_block (state, "Age");
  g_assert_cmpuint (age->rows->len, ==, 2);
  g_assert_nonnull (age->source);
  g_assert_nonnull (strstr (age->source, "out of 10,000"));
  g_assert_false (age->old);
}

static void
test_two_sources (void)
{
  g_autoptr (CheckFixture) fixture = check_fixture_new ();
  g_autoptr (DrPeopleState) state = NULL;

  fixture->groups[CHECK_OVER_75].source = CHECK_COUNTS;
  state = run (fixture);
  g_assert_null (find_block (state, "Age")->source);
}

static void
test_no_source (void)
{
  g_autoptr (CheckFixture) fixture = check_fixture_new ();
  g_autoptr (DrPeopleState) state = NULL;
  const DrPeopleRow *row;

  fixture->groups[CHECK_OVER_75].source = DR_NO_INDEX;
  fixture->groups[CHECK_OVER_75].count = DR_UNKNOWN;
  state = run (fixture);
  row = find_row (state, fixture->groups[CHECK_OVER_75].name);
  g_assert_false (row->known);
  g_assert_cmpstr (row->source, ==, "No source");
  g_assert_nonnull (find_block (state, "Age")->source);
}

static void
test_profile (void)
{
  g_autoptr (CheckFixture) fixture = check_fixture_new ();
  g_autoptr (DrPeopleState) counted = run (fixture);
  g_autoptr (DrPeopleState) uncounted = NULL;

  g_assert_true (counted->has_profile);
  fixture->service->profile_source = DR_NO_INDEX;
  uncounted = run (fixture);
  g_assert_false (uncounted->has_profile);
  g_assert_nonnull (strstr (uncounted->profile, "Nobody has counted"));
}

/* Sources that something is said against come first, marked in words. */
static void
test_old (void)
{
  g_autoptr (CheckFixture) fixture = check_fixture_new ();
  g_autoptr (DrPeopleState) state = NULL;
  g_autofree char *spoken = NULL;
  const DrPeopleRow *row;

  fixture->sources[CHECK_CENSUS].fieldwork = check_date ("1971-04-25");
  fixture->sources[CHECK_SURVEY].fieldwork = check_date ("2019-01-01");
  state = run (fixture);
  g_assert_cmpstr (find_source (state, "census")->marks, ==, "Very old");
  g_assert_cmpstr (find_source (state, "survey")->marks, ==, "Old");
  g_assert_null (find_source (state, "profile")->marks);
  g_assert_nonnull (g_array_index (state->sources, DrSourceRow, 0).marks);
  g_assert_nonnull (strstr (find_source (state, "survey")->detail, "400 people asked"));
  row = find_row (state, fixture->groups[CHECK_OVER_75].name);
  g_assert_true (row->old);
  spoken = dr_people_row_speak (row);
  g_assert_nonnull (strstr (spoken, "Share of the district: 12.0 %"));
  g_assert_nonnull (strstr (spoken, "Old"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (share_rows); i++)
    g_test_add_data_func (share_rows[i].path, GUINT_TO_POINTER (i), test_shares);
  g_test_add_func ("/app/people/households", test_households);
  g_test_add_func ("/app/people/blocks", test_blocks);
  g_test_add_func ("/app/people/two-sources", test_two_sources);
  g_test_add_func ("/app/people/no-source", test_no_source);
  g_test_add_func ("/app/people/profile", test_profile);
  g_test_add_func ("/app/people/old", test_old);

  return g_test_run ();
}
