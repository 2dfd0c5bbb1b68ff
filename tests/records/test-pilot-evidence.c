#include "dr-evidence-check.h"
#include "dr-evidence-reader.h"

#include <string.h>

#define LARGEST_SUM 5

/* Census 2021 as published: what each group is the sum of, and the total of that table. East Hertfordshire (E07000242),
 * then North Hertfordshire (E07000099). Office for National Statistics, Open Government Licence v3.0. */
static const struct {
  const char *group;
  guint       east[LARGEST_SUM];
  guint       east_base;
  guint       north[LARGEST_SUM];
  guint       north_base;
} published[] = {
  { "age-0-14", { 8316, 8931, 9811 }, 150161,
    { 7469, 8237, 8269 }, 133211 },
  { "age-15-24", { 8193, 6972 }, 150161,
    { 6655, 5837 }, 133211 },
  { "age-25-44", { 8865, 9599, 9654, 10125 }, 150161,
    { 7631, 8677, 9014, 9400 }, 133211 },
  { "age-45-64", { 10979, 11392, 10990, 8944 }, 150161,
    { 9531, 9470, 9428, 7762 }, 133211 },
  { "age-65-74", { 7136, 7471 }, 150161,
    { 6544, 6748 }, 133211 },
  { "age-75-plus", { 5220, 3722, 3841 }, 150161,
    { 5011, 3663, 3865 }, 133211 },
  { "age-65-plus", { 7136, 7471, 5220, 3722, 3841 }, 150161,
    { 6544, 6748, 5011, 3663, 3865 }, 133211 },
  { "age-85-plus", { 3841 }, 150161,
    { 3865 }, 133211 },
  { "disabled", { 20462 }, 150157,
    { 21236 }, 133209 },
  { "not-disabled", { 129695 }, 150157,
    { 111973 }, 133209 },
  { "limited-a-lot", { 7295 }, 150140,
    { 7839 }, 133211 },
  { "limited-a-little", { 13159 }, 150140,
    { 13387 }, 133211 },
  { "never-married", { 41042 }, 121153,
    { 36521 }, 107743 },
  { "married-or-civil-partner", { 60422 }, 121153,
    { 52565 }, 107743 },
  { "separated", { 2257 }, 121153,
    { 2278 }, 107743 },
  { "divorced", { 10549 }, 121153,
    { 9579 }, 107743 },
  { "widowed", { 6883 }, 121153,
    { 6800 }, 107743 },
  { "asian", { 366, 786, 1442, 1035, 390 }, 150159,
    { 581, 709, 3811, 1319, 536 }, 133210 },
  { "black", { 1206, 496, 249 }, 150159,
    { 1458, 1331, 446 }, 133210 },
  { "mixed", { 1207, 1427, 489, 1122 }, 150159,
    { 1129, 1455, 509, 1820 }, 133210 },
  { "white-british", { 127245 }, 150159,
    { 108298 }, 133210 },
  { "white-irish", { 1855 }, 150159,
    { 1684 }, 133210 },
  { "white-other", { 9059 }, 150159,
    { 6518 }, 133210 },
  { "gypsy-or-irish-traveller", { 145 }, 150159,
    { 39 }, 133210 },
  { "roma", { 283 }, 150159,
    { 81 }, 133210 },
  { "arab", { 258 }, 150159,
    { 291 }, 133210 },
  { "other-ethnic", { 1099 }, 150159,
    { 1195 }, 133210 },
  { "buddhist", { 546 }, 150132,
    { 656 }, 133215 },
  { "christian", { 73731 }, 150132,
    { 58319 }, 133215 },
  { "hindu", { 920 }, 150132,
    { 1455 }, 133215 },
  { "jewish", { 559 }, 150132,
    { 367 }, 133215 },
  { "muslim", { 1753 }, 150132,
    { 2069 }, 133215 },
  { "sikh", { 221 }, 150132,
    { 2280 }, 133215 },
  { "other-religion", { 645 }, 150132,
    { 739 }, 133215 },
  { "no-religion", { 62809 }, 150132,
    { 59318 }, 133215 },
  { "religion-not-answered", { 8948 }, 150132,
    { 8012 }, 133215 },
  { "female", { 76666 }, 150166,
    { 68474 }, 133209 },
  { "male", { 73500 }, 150166,
    { 64735 }, 133209 },
  { "straight", { 110717 }, 121150,
    { 97811 }, 107742 },
  { "gay-or-lesbian", { 1431 }, 121150,
    { 1378 }, 107742 },
  { "bisexual", { 1087 }, 121150,
    { 1273 }, 107742 },
  { "other-orientation", { 281 }, 121150,
    { 290 }, 107742 },
  { "orientation-not-answered", { 7634 }, 121150,
    { 6990 }, 107742 },
  { "unpaid-carers", { 6566, 1738, 2672 }, 141821,
    { 6168, 1864, 2828 }, 125740 },
  { "limited-english", { 628, 101 }, 145277,
    { 671, 112 }, 128773 },
  { "no-car-households", { 7695 }, 62021,
    { 8781 }, 56732 },
  { "deprived-households", { 6202, 1121, 39 }, 62026,
    { 6264, 1267, 83 }, 56738 },
  { "households-with-disabled-people", { 13213, 2920 }, 62027,
    { 13504, 3167 }, 56736 },
};

/* The council's own strategy and survey, and what is published for the United Kingdom. */
static const struct {
  const char *figure;
  double      share;
  guint       n;
} figures[] = {
  { "prefer-telephone", 0.48, 1300 },
  { "prefer-email", 0.29, 1300 },
  { "prefer-website", 0.07, 1300 },
  { "use-internet-all", 0.92, 0 },
  { "use-internet-age-16-44", 0.99, 0 },
  { "use-internet-age-75-plus", 0.54, 0 },
  { "use-internet-disabled", 0.81, 0 },
  { "use-internet-disabled-2015", 0.65, 4004 },
  { "use-telephone-disabled", 0.85, 4004 },
  { "use-e-form-age-65-plus", 0.64, 0 },
  { "use-e-form-age-65-74", 0.70, 0 },
  { "use-e-form-age-75-plus", 0.31, 0 },
  { "attitude-as-quick", 0.49, 0 },
};

static DrEvidence *
read_pilot (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "evidence", name, NULL);
  g_autoptr (GError) error = NULL;
  DrEvidence *evidence = dr_evidence_read_file (path, NULL, &error);

  g_assert_no_error (error);

  return evidence;
}

static void
test_nothing_wrong (gconstpointer data)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "evidence", data, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = dr_evidence_read_problems (path, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < problems->len; i++)
    g_test_message ("%u: %s", ((DrEvidenceProblem *) problems->pdata[i])->line,
                    ((DrEvidenceProblem *) problems->pdata[i])->message);
  g_assert_cmpuint (problems->len, ==, 0);
}

/* Every count is one of those above, and every one of those is there. */
static void
test_census (gconstpointer data)
{
  gboolean east = strcmp (data, "east-herts.xml") == 0;
  g_autoptr (DrEvidence) evidence = read_pilot (data);
  guint n_counted = 0;

  g_assert_cmpfloat (evidence->groups[DR_GROUP_ALL].count, ==, east ? 150161.0 : 133211.0);
  for (guint i = 1; i < evidence->n_groups; i++)
    if (dr_is_known (evidence->groups[i].count))
      {
        const DrSource *source = &evidence->sources[evidence->groups[i].source];

        n_counted++;
        g_assert_cmpint (source->kind, ==, DR_SOURCE_CENSUS);
        g_assert_cmpint (evidence->groups[i].area, ==, evidence->area);
      }
  g_assert_cmpuint (n_counted, ==, G_N_ELEMENTS (published));

  for (guint i = 0; i < G_N_ELEMENTS (published); i++)
    {
      const guint *parts = east ? published[i].east : published[i].north;
      int index = dr_evidence_find_group (evidence, published[i].group);
      guint sum = 0;

      for (guint j = 0; j < LARGEST_SUM; j++)
        sum += parts[j];
      g_test_message ("%s", published[i].group);
      g_assert_cmpint (index, !=, DR_NO_INDEX);
      g_assert_cmpfloat (evidence->groups[index].count, ==, sum);
      g_assert_cmpfloat (evidence->groups[index].base, ==, east ? published[i].east_base : published[i].north_base);
    }
}

/* Each of the nine characteristics has a group, known or not, and so have local ones. */
static void
test_characteristics (gconstpointer data)
{
  g_autoptr (DrEvidence) evidence = read_pilot (data);
  guint n_groups[DR_N_CHARACTERISTICS] = { 0 };

  for (guint i = 1; i < evidence->n_groups; i++)
    n_groups[evidence->groups[i].characteristic]++;
  for (guint i = 0; i < DR_N_CHARACTERISTICS; i++)
    g_assert_cmpuint (n_groups[i], >, 0);
  g_assert_cmpuint (evidence->n_channels, ==, 13);
}

static void
test_figures (void)
{
  g_autoptr (DrEvidence) evidence = read_pilot ("east-herts.xml");

  g_assert_cmpuint (evidence->n_figures, ==, G_N_ELEMENTS (figures));
  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      g_assert_cmpstr (evidence->figures[i].id, ==, figures[i].figure);
      g_assert_cmpfloat (evidence->figures[i].share, ==, figures[i].share);
      g_assert_cmpuint (evidence->figures[i].n, ==, figures[i].n);
    }
}

/* 32 % email, 25 % internet, 34 % telephone expected; 29 %, 7 %, 48 % preferred. */
static void
test_mixes (void)
{
  static const double shares[2][3] = { { 0.32, 0.25, 0.34 }, { 0.29, 0.07, 0.48 } };
  static const char * const channels[3] = { "email", "website", "telephone" };
  g_autoptr (DrEvidence) evidence = read_pilot ("east-herts.xml");

  for (guint i = 0; i < 2; i++)
    {
      const DrMix *mix = &evidence->mixes[i];

      g_assert_cmpint (mix->kind, ==, i == 0 ? DR_MIX_EXPECTED : DR_MIX_PREFERRED);
      g_assert_true (mix->complete);
      g_assert_cmpstr (mix->comparable, ==, "strategy-2015-2020");
      g_assert_cmpuint (mix->n_shares, ==, 3);
      for (guint j = 0; j < 3; j++)
        {
          g_assert_cmpstr (evidence->channels[mix->shares[j].channel].id, ==, channels[j]);
          g_assert_cmpfloat (mix->shares[j].share, ==, shares[i][j]);
        }
    }
}

/* Two desks, a line of 40 hours, and nothing more known of the rest. */
static void
test_desks (void)
{
  g_autoptr (DrEvidence) evidence = read_pilot ("east-herts.xml");
  const DrPoint *desk = &evidence->points[dr_evidence_find_point (evidence, "charringtons-house-desk")];
  const DrPoint *wallfields = &evidence->points[dr_evidence_find_point (evidence, "wallfields-desk")];
  const DrPoint *line = &evidence->points[dr_evidence_find_point (evidence, "telephone-line")];

  g_assert_cmpuint (evidence->n_services, ==, 1);
  g_assert_cmpuint (evidence->n_points, ==, 7);
  g_assert_cmpfloat (desk->hours, ==, 8.0);
  g_assert_cmpfloat (wallfields->hours, ==, 12.0);
  g_assert_cmpint (desk->channel, ==, wallfields->channel);
  g_assert_cmpfloat (line->hours, ==, 40.0);
  g_assert_null (line->place);
  g_assert_cmpuint (evidence->services[0].n_contacts + evidence->services[0].n_standards, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_data_func ("/records/pilot-evidence/nothing-wrong/east", "east-herts.xml", test_nothing_wrong);
  g_test_add_data_func ("/records/pilot-evidence/nothing-wrong/north", "north-herts.xml", test_nothing_wrong);
  g_test_add_data_func ("/records/pilot-evidence/census/east", "east-herts.xml", test_census);
  g_test_add_data_func ("/records/pilot-evidence/census/north", "north-herts.xml", test_census);
  g_test_add_data_func ("/records/pilot-evidence/characteristics/east", "east-herts.xml", test_characteristics);
  g_test_add_data_func ("/records/pilot-evidence/characteristics/north", "north-herts.xml", test_characteristics);
  g_test_add_func ("/records/pilot-evidence/figures", test_figures);
  g_test_add_func ("/records/pilot-evidence/mixes", test_mixes);
  g_test_add_func ("/records/pilot-evidence/desks", test_desks);

  return g_test_run ();
}
