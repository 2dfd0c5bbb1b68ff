/* Whose main way is concerned, and how a group compares with the rest. */
#include "access-fixture.h"

#define OLD CHECK_OVER_75

/* --- Against the rest: one share of the group and of everybody --- */

typedef struct {
  const char *path;
  double      proportion;
  double      of_group;
  double      of_all;
  gboolean    known;        /* expected */
  double      rest;
  double      difference;
  double      ratio;        /* DR_UNKNOWN: none */
} RestRow;

static const RestRow rest_rows[] = {
  { "/checks/bears-more/rest/displaced", 0.12, 0.30, 0.08, TRUE, 0.05, 0.25, 6.0 },
  { "/checks/bears-more/rest/the-same", 0.12, 0.30, 0.30, TRUE, 0.30, 0.0, 1.0 },
  { "/checks/bears-more/rest/less", 0.5, 0.1, 0.2, TRUE, 0.3, -0.2, 1.0 / 3.0 },
  { "/checks/bears-more/rest/nobody-else", 0.2, 0.5, 0.1, TRUE, 0.0, 0.5, DR_UNKNOWN },
  { "/checks/bears-more/rest/everybody-else", 0.5, 0.2, 0.6, TRUE, 1.0, -0.8, 0.2 },
  { "/checks/bears-more/rest/nobody", 0.12, 0.0, 0.0, TRUE, 0.0, 0.0, DR_UNKNOWN },
  { "/checks/bears-more/rest/nobody-of-the-group", 0.5, 0.0, 0.2, TRUE, 0.4, -0.4, 0.0 },
  { "/checks/bears-more/rest/below/inside", 0.5, 0.504, 0.25, TRUE, 0.0, 0.504, DR_UNKNOWN },
  { "/checks/bears-more/rest/below/at", 0.5, 0.505, 0.25, TRUE, 0.0, 0.505, DR_UNKNOWN },
  { "/checks/bears-more/rest/below/at/awkward", 0.25, 0.033, 0.0045, TRUE, 0.0, 0.033, DR_UNKNOWN },
  { "/checks/bears-more/rest/below/outside", 0.5, 0.50502, 0.25, FALSE, 0, 0, 0 },
  { "/checks/bears-more/rest/above/inside", 0.5, 0.196, 0.6, TRUE, 1.0, -0.804, 0.196 },
  { "/checks/bears-more/rest/above/at", 0.5, 0.195, 0.6, TRUE, 1.0, -0.805, 0.195 },
  { "/checks/bears-more/rest/above/at/awkward", 0.3, 0.001, 0.7038, TRUE, 1.0, -0.999, 0.001 },
  { "/checks/bears-more/rest/above/outside", 0.5, 0.19498, 0.6, FALSE, 0, 0, 0 },
  { "/checks/bears-more/rest/contradiction", 0.5, 0.9, 0.1, FALSE, 0, 0, 0 },
  { "/checks/bears-more/rest/no-proportion", DR_UNKNOWN, 0.3, 0.1, FALSE, 0, 0, 0 },
  { "/checks/bears-more/rest/no-proportion/nobody", DR_UNKNOWN, 0.0, 0.0, TRUE, 0.0, 0.0, DR_UNKNOWN },
  { "/checks/bears-more/rest/no-proportion/nobody-of-the-group", DR_UNKNOWN, 0.0, 0.1, FALSE, 0, 0, 0 },
  { "/checks/bears-more/rest/no-proportion/nobody-of-all", DR_UNKNOWN, 0.1, 0.0, FALSE, 0, 0, 0 },
  { "/checks/bears-more/rest/hardly-anybody", 0.5, 0.0015, 0.001, TRUE, 0.0005, 0.001, 3.0 },
  { "/checks/bears-more/rest/almost-all", 0.999, 0.5, 0.5, TRUE, 0.5, 0.0, 1.0 },
};

static DrBorne
borne (double share,
       guint  n)
{
  return (DrBorne) { TRUE, dr_interval_exact (share), TRUE, CHECK_SURVEY, n };
}

static void
test_rest (gconstpointer data)
{
  const RestRow *row = data;
  g_autoptr (CheckFixture) fixture = access_fixture_new ();
  const DrAccessFigures *figures = check_fixture_run (fixture)->figures;
  DrBorne of_group = borne (row->of_group, 0);
  DrBorne of_all = borne (row->of_all, 0);
  DrBearsMore result;

  figures->proportion[OLD] = row->proportion;
  result = dr_bears_more (figures, OLD, &of_group, &of_all);
  g_assert_true (result.applicable);
  g_assert_cmpint (result.known, ==, row->known);
  g_assert_false (result.has_interval);
  if (!row->known)
    {
      g_assert_false (result.has_ratio);
      g_assert_true (result.rest == 0.0 && result.difference == 0.0 && result.ratio == 0.0);
      return;
    }
  access_assert_equal (result.rest, row->rest);
  access_assert_equal (result.difference, row->difference);
  g_assert_cmpint (result.has_ratio, ==, dr_is_known (row->ratio));
  access_assert_equal (result.ratio, result.has_ratio ? row->ratio : 0.0);
}

/* --- When there is no comparison --- */

typedef enum { OF_GROUP, OF_ALL, OF_BOTH } Whose;

static const struct {
  const char *path;
  Whose       whose;
  DrBorne     borne;   /* in its place */
  gboolean    known;
} incomparable[] = {
  { "/checks/bears-more/unknown/neither", OF_BOTH, { TRUE, { 0.3, 0.3 }, TRUE, CHECK_SURVEY, 0 }, TRUE },
  { "/checks/bears-more/unknown/group", OF_GROUP, { FALSE, { 0.3, 0.3 }, TRUE, CHECK_SURVEY, 0 }, FALSE },
  { "/checks/bears-more/unknown/all", OF_ALL, { FALSE, { 0.3, 0.3 }, TRUE, CHECK_SURVEY, 0 }, FALSE },
  { "/checks/bears-more/width/group", OF_GROUP, { TRUE, { 0.3, 0.31 }, TRUE, CHECK_SURVEY, 0 }, FALSE },
  { "/checks/bears-more/width/all", OF_ALL, { TRUE, { 0.3, 0.31 }, TRUE, CHECK_SURVEY, 0 }, FALSE },
  { "/checks/bears-more/sources/group-mixed", OF_GROUP, { TRUE, { 0.3, 0.3 }, FALSE, CHECK_SURVEY, 0 }, FALSE },
  { "/checks/bears-more/sources/all-mixed", OF_ALL, { TRUE, { 0.3, 0.3 }, FALSE, CHECK_SURVEY, 0 }, FALSE },
  { "/checks/bears-more/sources/different", OF_GROUP, { TRUE, { 0.3, 0.3 }, TRUE, CHECK_COUNTS, 0 }, FALSE },
  { "/checks/bears-more/sources/both-none", OF_BOTH, { TRUE, { 0.0, 0.0 }, TRUE, DR_NO_INDEX, 0 }, TRUE },
};

static void
test_incomparable (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (CheckFixture) fixture = access_fixture_new ();
  const DrAccessFigures *figures = check_fixture_run (fixture)->figures;
  DrBorne usual = borne (0.3, 0);
  const DrBorne *of_group = incomparable[i].whose != OF_ALL ? &incomparable[i].borne : &usual;
  const DrBorne *of_all = incomparable[i].whose != OF_GROUP ? &incomparable[i].borne : &usual;
  DrBearsMore result = dr_bears_more (figures, OLD, of_group, of_all);
  DrBearsMore of_everybody = dr_bears_more (figures, CHECK_ALL, of_group, of_all);

  g_assert_true (result.applicable);
  g_assert_cmpint (result.known, ==, incomparable[i].known);
  g_assert_false (of_everybody.applicable);
  g_assert_false (of_everybody.known);
}

/* --- Newcombe's interval, method 10, by hand --- */

static const struct {
  const char   *path;
  DrSourceKind  kind;
  double        proportion;
  double        of_group;
  double        of_all;
  guint         n_group;
  guint         n_all;
  gboolean      has_interval;
  double        lo;
  double        hi;
} newcombe_rows[] = {
  /* Newcombe (1998), table II, contrast (a): 56/70 − 48/80. */
  { "/checks/bears-more/newcombe/published", DR_SOURCE_SURVEY, 7.0 / 15.0, 0.8, 104.0 / 150.0, 70, 150, TRUE,
    0.0524, 0.3339 },
  /* Contrast (e): 5/56 − 0/29. */
  { "/checks/bears-more/newcombe/published/none", DR_SOURCE_SURVEY, 56.0 / 85.0, 5.0 / 56.0, 5.0 / 85.0, 56,
    85, TRUE, -0.0381, 0.1926 },
  { "/checks/bears-more/newcombe/study", DR_SOURCE_STUDY, 7.0 / 15.0, 0.8, 104.0 / 150.0, 70, 150, TRUE,
    0.0524, 0.3339 },
  { "/checks/bears-more/newcombe/census", DR_SOURCE_CENSUS, 7.0 / 15.0, 0.8, 104.0 / 150.0, 70, 150, FALSE, 0, 0 },
  { "/checks/bears-more/newcombe/counts", DR_SOURCE_ADMINISTRATIVE, 7.0 / 15.0, 0.8, 104.0 / 150.0, 70, 150,
    FALSE, 0, 0 },
  { "/checks/bears-more/newcombe/no-base", DR_SOURCE_SURVEY, 7.0 / 15.0, 0.8, 104.0 / 150.0, 0, 150, FALSE, 0, 0 },
  { "/checks/bears-more/newcombe/as-many", DR_SOURCE_SURVEY, 7.0 / 15.0, 0.8, 104.0 / 150.0, 150, 150, FALSE, 0, 0 },
  { "/checks/bears-more/newcombe/fewer", DR_SOURCE_SURVEY, 7.0 / 15.0, 0.8, 104.0 / 150.0, 151, 150, FALSE, 0, 0 },
  { "/checks/bears-more/newcombe/one-more", DR_SOURCE_SURVEY, 0.5, 1.0, 0.5, 1, 2, TRUE, -0.1221, 1.0 },
};

static void
test_newcombe (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (CheckFixture) fixture = access_fixture_new ();
  const DrAccessFigures *figures = check_fixture_run (fixture)->figures;
  DrBorne of_group = borne (newcombe_rows[i].of_group, newcombe_rows[i].n_group);
  DrBorne of_all = borne (newcombe_rows[i].of_all, newcombe_rows[i].n_all);
  DrBearsMore result;

  fixture->sources[CHECK_SURVEY].kind = newcombe_rows[i].kind;
  figures->proportion[OLD] = newcombe_rows[i].proportion;
  result = dr_bears_more (figures, OLD, &of_group, &of_all);
  g_assert_true (result.known);
  g_assert_cmpint (result.has_interval, ==, newcombe_rows[i].has_interval);
  if (result.has_interval)
    access_assert_about (result.interval, newcombe_rows[i].lo, newcombe_rows[i].hi);
}

/* --- Whose main way it is: displaced, restricted, affected --- */

typedef struct {
  const char *path;
  DrOffer     telephone;    /* after; all were full before */
  DrOffer     website;
  DrOffer     desk;
  DrOffer     second_desk;  /* none before where DR_OFFER_NONE */
  double      contacts[2];  /* of the desks */
  double      prefer[3];    /* telephone, website, desk; DR_UNKNOWN: no figure */
  gboolean    known;
  DrInterval  displaced;
  DrInterval  restricted;
  DrInterval  affected;
} BurdenRow;

#define F DR_OFFER_FULL
#define R DR_OFFER_REDUCED
#define N DR_OFFER_NONE
#define U DR_UNKNOWN

static const BurdenRow burden_rows[] = {
  { "/checks/burden/no-change", F, F, F, N, { U, U }, { 0.5, 0.1, 0.3 }, TRUE, { 0, 0 }, { 0, 0 }, { 0, 0 } },
  { "/checks/burden/no-change/unknown", F, F, F, N, { U, U }, { U, U, U }, TRUE, { 0, 0 }, { 0, 0 }, { 0, 0 } },
  { "/checks/burden/one-goes", F, F, N, N, { U, U }, { 0.5, 0.1, 0.3 }, TRUE, { 0.3, 0.3 }, { 0, 0 }, { 0.3, 0.3 } },
  { "/checks/burden/one-reduced", R, F, F, N, { U, U }, { 0.5, 0.1, 0.3 }, TRUE, { 0, 0 }, { 0.5, 0.5 },
    { 0.5, 0.5 } },
  { "/checks/burden/both", R, F, N, N, { U, U }, { 0.5, 0.1, 0.3 }, TRUE, { 0.3, 0.3 }, { 0.5, 0.5 }, { 0.8, 0.8 } },
  { "/checks/burden/two-go", N, N, F, N, { U, U }, { 0.5, 0.1, 0.3 }, TRUE, { 0.6, 0.6 }, { 0, 0 }, { 0.6, 0.6 } },
  { "/checks/burden/nothing-known", F, F, N, N, { U, U }, { U, U, U }, FALSE, { 0, 0 }, { 0, 0 }, { 0, 0 } },
  { "/checks/burden/missing", F, F, N, N, { U, U }, { 0.5, 0.1, U }, TRUE, { 0, 0.4 }, { 0, 0 }, { 0, 0.4 } },
  { "/checks/burden/missing/nothing-left", F, F, N, N, { U, U }, { 0.5, 0.5, U }, TRUE, { 0, 0 }, { 0, 0 },
    { 0, 0 } },
  { "/checks/burden/missing/over-one", F, F, N, N, { U, U }, { 0.8, 0.5, U }, TRUE, { 0, 0 }, { 0, 0 }, { 0, 0 } },
  { "/checks/burden/missing/not-concerned", F, F, N, N, { U, U }, { U, U, 0.3 }, TRUE, { 0.3, 0.3 }, { 0, 0 },
    { 0.3, 0.3 } },
  { "/checks/burden/missing/two", N, N, F, N, { U, U }, { U, U, 0.3 }, TRUE, { 0, 1 }, { 0, 0 }, { 0, 1 } },
  { "/checks/burden/missing/reduced", N, R, F, N, { U, U }, { U, U, 0.3 }, TRUE, { 0, 0.7 }, { 0, 0.7 }, { 0, 1 } },
  { "/checks/burden/missing/two-reduced", R, R, F, N, { U, U }, { U, U, 0.3 }, TRUE, { 0, 0 }, { 0, 1 }, { 0, 1 } },
  { "/checks/burden/by-contacts", F, F, N, F, { 300, 100 }, { 0.5, 0.1, 0.4 }, TRUE, { 0.3, 0.3 }, { 0, 0 },
    { 0.3, 0.3 } },
  { "/checks/burden/by-contacts/both", F, F, N, R, { 300, 100 }, { 0.5, 0.1, 0.4 }, TRUE, { 0.3, 0.3 },
    { 0.1, 0.1 }, { 0.4, 0.4 } },
  { "/checks/burden/by-contacts/few", F, F, N, F, { 1, 1999 }, { 0.5, 0.1, 0.4 }, TRUE, { 0.0002, 0.0002 },
    { 0, 0 }, { 0.0002, 0.0002 } },
  { "/checks/burden/by-contacts/few-reduced", F, F, R, F, { 1, 1999 }, { 0.5, 0.1, 0.4 }, TRUE, { 0, 0 },
    { 0.0002, 0.0002 }, { 0.0002, 0.0002 } },
  { "/checks/burden/contacts-unknown", F, F, N, F, { U, U }, { 0.5, 0.1, 0.4 }, TRUE, { 0, 0.4 }, { 0, 0 },
    { 0, 0.4 } },
  { "/checks/burden/contacts-unknown/both", F, F, N, R, { U, U }, { 0.5, 0.1, 0.4 }, TRUE, { 0, 0.4 },
    { 0, 0.4 }, { 0, 0.4 } },
  { "/checks/burden/nobody-prefers", F, F, N, N, { U, U }, { 0.5, 0.1, 0 }, TRUE, { 0, 0 }, { 0, 0 }, { 0, 0 } },
};

static void
test_burden (gconstpointer data)
{
  const BurdenRow *row = data;
  g_autoptr (CheckFixture) fixture = access_fixture_new ();
  const DrGroupReview *review;

  if (row->second_desk != DR_OFFER_NONE)
    access_fixture_add_desk (fixture, "ware", DR_OFFER_FULL, row->second_desk);
  access_fixture_change (fixture, CHECK_POINT_TELEPHONE, DR_OFFER_FULL, row->telephone);
  access_fixture_change (fixture, CHECK_POINT_WEBSITE, DR_OFFER_FULL, row->website);
  access_fixture_change (fixture, CHECK_POINT_DESK, DR_OFFER_FULL, row->desk);
  for (int i = 0; i < 2; i++)
    if (dr_is_known (row->contacts[i]))
      check_fixture_contacts (fixture, CHECK_DESK, CHECK_POINT_DESK + i, "2025", row->contacts[i]);
  for (int c = CHECK_TELEPHONE; c <= CHECK_DESK; c++)
    if (dr_is_known (row->prefer[c]))
      check_fixture_prefer (fixture, OLD, c, row->prefer[c], 180, CHECK_SURVEY);

  review = access_fixture_review (fixture, OLD);
  g_assert_cmpint (review->displaced.known, ==, row->known);
  g_assert_cmpint (review->restricted.known, ==, row->known);
  g_assert_cmpint (review->affected.known, ==, row->known);
  if (!row->known)
    return;
  access_assert_interval (review->displaced.share, row->displaced.lo, row->displaced.hi);
  access_assert_interval (review->restricted.share, row->restricted.lo, row->restricted.hi);
  access_assert_interval (review->affected.share, row->affected.lo, row->affected.hi);
}

/* Of what was summed: whether from one source, which, and the smallest base. What is not concerned does not count. */
static void
test_burden_sources (void)
{
  g_autoptr (CheckFixture) fixture = access_fixture_new ();
  const DrGroupReview *review;

  access_fixture_change (fixture, CHECK_POINT_TELEPHONE, DR_OFFER_FULL, DR_OFFER_REDUCED);
  access_fixture_change (fixture, CHECK_POINT_DESK, DR_OFFER_FULL, DR_OFFER_NONE);
  check_fixture_prefer (fixture, OLD, CHECK_TELEPHONE, 0.5, 180, CHECK_SURVEY);
  check_fixture_prefer (fixture, OLD, CHECK_DESK, 0.3, 120, CHECK_SURVEY);
  check_fixture_prefer (fixture, OLD, CHECK_WEBSITE, 0.1, 60, CHECK_COUNTS);
  review = access_fixture_review (fixture, OLD);
  g_assert_true (review->displaced.one_source && review->restricted.one_source && review->affected.one_source);
  g_assert_cmpint (review->affected.source, ==, CHECK_SURVEY);
  g_assert_cmpuint (review->displaced.n, ==, 120);
  g_assert_cmpuint (review->restricted.n, ==, 180);
  g_assert_cmpuint (review->affected.n, ==, 120);

  check_fixture_prefer (fixture, OLD, CHECK_TELEPHONE, 0.5, 100, CHECK_COUNTS);
  review = access_fixture_review (fixture, OLD);
  g_assert_true (review->displaced.one_source && review->restricted.one_source);
  g_assert_false (review->affected.one_source);
  g_assert_cmpuint (review->affected.n, ==, 100);

  /* Three, of which the first and the last agree. */
  access_fixture_change (fixture, CHECK_POINT_WEBSITE, DR_OFFER_FULL, DR_OFFER_NONE);
  check_fixture_prefer (fixture, OLD, CHECK_TELEPHONE, 0.5, 100, CHECK_SURVEY);
  review = access_fixture_review (fixture, OLD);
  g_assert_false (review->affected.one_source);
  g_assert_cmpuint (review->affected.n, ==, 60);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rest_rows); i++)
    g_test_add_data_func (rest_rows[i].path, &rest_rows[i], test_rest);
  for (guint i = 0; i < G_N_ELEMENTS (incomparable); i++)
    g_test_add_data_func (incomparable[i].path, GUINT_TO_POINTER (i), test_incomparable);
  for (guint i = 0; i < G_N_ELEMENTS (newcombe_rows); i++)
    g_test_add_data_func (newcombe_rows[i].path, GUINT_TO_POINTER (i), test_newcombe);
  for (guint i = 0; i < G_N_ELEMENTS (burden_rows); i++)
    g_test_add_data_func (burden_rows[i].path, &burden_rows[i], test_burden);
  g_test_add_func ("/checks/burden/sources", test_burden_sources);

  return g_test_run ();
}
