/* What holds for the access review whatever the input: thousands of random ones, against a second, plain calculation,
 * against the truth of a small population, and against each other. */
#include <string.h>

#include "reach-oracle.h"

#define N_RANDOM 2000

/* The figures, and the review of all options, without running the rules. */
typedef struct {
  DrAccessFigures *figures;
  DrAccessReview  *review;
} Run;

static void
run_clear (Run *run)
{
  dr_access_review_free (run->review);
  dr_access_figures_free (run->figures);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, run_clear)

static Run
run_review (const RandomAccess *random)
{
  Run run;

  run.figures = dr_access_figures_new (random->fixture->evidence, random->fixture->assessment, 100.0);
  run.review = dr_access_review_new (run.figures);

  return run;
}

/* Calls @each for every option and group of many random inputs. */
static void
for_all (gboolean   tame,
         void     (*each) (const RandomAccess *random, const DrGroupReview *review, guint option, guint group))
{
  for (guint32 seed = 1; seed <= N_RANDOM; seed++)
    {
      g_autoptr (RandomAccess) random = random_access_new (seed, tame);
      g_auto (Run) run = run_review (random);

      for (guint o = 0; o < run.figures->n_options; o++)
        for (guint g = 0; g < RANDOM_GROUPS; g++)
          each (random, dr_access_review_get (run.review, o, g), o, g);
    }
}

static void
compare_with_oracle (const RandomAccess  *random,
                     const DrGroupReview *review,
                     guint                option,
                     guint                group)
{
  OracleReview oracle = reach_oracle (random->fixture, option, (int) group);

  access_assert_interval (review->excluded_before, oracle.excluded_before.lo, oracle.excluded_before.hi);
  access_assert_interval (review->excluded_after, oracle.excluded_after.lo, oracle.excluded_after.hi);
  access_assert_interval (review->plain.newly_excluded, oracle.newly_excluded.lo, oracle.newly_excluded.hi);
  access_assert_interval (review->plain.at_risk, oracle.at_risk.lo, oracle.at_risk.hi);
  access_assert_interval (review->mitigated.newly_excluded, oracle.mitigated_newly_excluded.lo,
                          oracle.mitigated_newly_excluded.hi);
  access_assert_interval (review->mitigated.at_risk, oracle.mitigated_at_risk.lo, oracle.mitigated_at_risk.hi);
}

static void
test_oracle (void)
{
  for_all (FALSE, compare_with_oracle);
  for_all (TRUE, compare_with_oracle);
}

/* --- In order, within 0..1, and one within the other --- */

static void
assert_in_order (DrInterval interval)
{
  g_assert_cmpfloat (interval.lo, >=, 0.0);
  g_assert_cmpfloat (interval.lo, <=, interval.hi);
  g_assert_cmpfloat (interval.hi, <=, 1.0);
  g_assert_false (signbit (interval.lo) || signbit (interval.hi));
}

/* Every one of @fewer is one of @more, as far as bounds can say. */
static void
assert_at_most (DrInterval fewer,
                DrInterval more)
{
  g_assert_cmpfloat (fewer.lo, <=, more.lo + 2e-9);
  g_assert_cmpfloat (fewer.hi, <=, more.hi + 2e-9);
}

static void
assert_people (DrPeople   people,
               DrInterval share,
               double     group_size)
{
  g_assert_cmpint (people.known, ==, dr_is_known (group_size));
  if (!people.known)
    return;
  g_assert_cmpint (people.lo, >=, 0);
  g_assert_cmpint (people.lo, <=, people.hi);
  g_assert_cmpfloat ((double) people.hi, <=, group_size);
  g_assert_cmpfloat ((double) people.lo, <=, group_size * share.lo + 1e-6);
  g_assert_cmpfloat ((double) people.hi, >=, group_size * share.hi - 1e-6);
}

static void
check_borne (const DrBorne *displaced,
             const DrBorne *restricted,
             const DrBorne *affected)
{
  g_assert_true (displaced->known == affected->known && restricted->known == affected->known);
  assert_in_order (displaced->share);
  assert_in_order (restricted->share);
  assert_in_order (affected->share);
  assert_at_most (affected->share, (DrInterval) { displaced->share.lo + restricted->share.lo,
                                                  displaced->share.hi + restricted->share.hi });
}

static guint n_compared;

static void
check_bears_more (const DrBearsMore *against,
                  const DrBorne     *share)
{
  if (!against->known)
    return;
  n_compared++;
  g_assert_cmpfloat (against->rest, >=, 0.0);
  g_assert_cmpfloat (against->rest, <=, 1.0);
  access_assert_equal (against->difference, share->share.lo - against->rest);
  if (against->has_ratio && against->rest > 1e-3)
    g_assert_cmpfloat_with_epsilon (against->ratio * against->rest, share->share.lo, 1e-5);
  if (against->has_interval)
    {
      g_assert_cmpfloat (against->interval.lo, <=, against->difference);
      g_assert_cmpfloat (against->interval.hi, >=, against->difference);
      g_assert_cmpfloat (against->interval.lo, >=, -1.0 - 1e-9);
      g_assert_cmpfloat (against->interval.hi, <=, 1.0 + 1e-9);
    }
}

static void
check_order (const RandomAccess  *random,
             const DrGroupReview *review,
             guint                option,
             guint                group)
{
  assert_in_order (review->excluded_before);
  assert_in_order (review->excluded_after);
  assert_in_order (review->plain.newly_excluded);
  assert_in_order (review->plain.at_risk);
  assert_in_order (review->mitigated.newly_excluded);
  assert_in_order (review->mitigated.at_risk);
  assert_at_most (review->plain.newly_excluded, review->excluded_after);
  assert_at_most (review->plain.newly_excluded, review->plain.at_risk);
  assert_at_most (review->mitigated.newly_excluded, review->plain.newly_excluded);
  assert_at_most (review->mitigated.at_risk, review->plain.at_risk);
  assert_people (review->excluded_before_people, review->excluded_before, review->people);
  assert_people (review->plain.newly_excluded_people, review->plain.newly_excluded, review->people);
  assert_people (review->plain.at_risk_people, review->plain.at_risk, review->people);
  assert_people (review->mitigated.at_risk_people, review->mitigated.at_risk, review->people);
  check_borne (&review->displaced, &review->restricted, &review->affected);
  check_bears_more (&review->displaced_against_rest, &review->displaced);
  check_bears_more (&review->affected_against_rest, &review->affected);
  if (!review->has_mitigation)
    g_assert_cmpfloat (review->mitigated.at_risk.hi, ==, review->plain.at_risk.hi);
}

static void
test_order (void)
{
  n_compared = 0;
  for_all (FALSE, check_order);
  g_assert_cmpuint (n_compared, >, N_RANDOM);
}

/* --- The truth lies within --- */

static void
assert_holds (DrInterval bounds,
              guint64    people)
{
  double share = (double) __builtin_popcountll (people) / RANDOM_PEOPLE;

  g_assert_cmpfloat (bounds.lo, <=, share + 2e-9);
  g_assert_cmpfloat (bounds.hi, >=, share - 2e-9);
}

static void
check_truth (const RandomAccess  *random,
             const DrGroupReview *review,
             guint                option,
             guint                group)
{
  static const guint64 everybody = (G_GUINT64_CONSTANT (1) << RANDOM_PEOPLE) - 1;
  const DrAssessment *assessment = random->fixture->assessment;
  guint64 before = 0;
  guint64 after = 0;
  guint64 gone = 0;
  guint64 helped = 0;

  for (guint p = 0; p < assessment->n_points; p++)
    {
      const DrPointOffer *offer = &assessment->options[option].offers[p];
      guint64 people = random->at_point[group][p];
      gboolean is = offer->after == DR_OFFER_FULL || offer->after == DR_OFFER_REDUCED;

      before |= offer->before != DR_OFFER_NONE ? people : 0;
      after |= is ? people : 0;
      gone |= offer->before != DR_OFFER_NONE && !is ? people : 0;
    }
  for (guint i = 0; i < assessment->n_actions; i++)
    if (assessment->actions[i].options.n == 0
        || dr_indices_contain (&assessment->actions[i].options, (int) option))
      helped |= random->by_action[group][i];

  assert_holds (review->excluded_before, everybody & ~before);
  assert_holds (review->excluded_after, everybody & ~after);
  assert_holds (review->plain.newly_excluded, gone & ~after);
  assert_holds (review->mitigated.newly_excluded, gone & ~after & ~helped);
}

static void
test_truth (void)
{
  for_all (TRUE, check_truth);
}

/* --- From one input to another --- */

/* Another way in never leaves more people without one. */
static void
test_more_points (void)
{
  for (guint32 seed = 1; seed <= N_RANDOM; seed++)
    {
      g_autoptr (RandomAccess) random = random_access_new (seed, FALSE);
      g_auto (Run) without = run_review (random);
      g_auto (Run) with = { NULL, NULL };

      random_access_add_point (random);
      with = run_review (random);
      for (guint o = 0; o < with.figures->n_options; o++)
        for (guint g = 0; g < RANDOM_GROUPS; g++)
          {
            const DrGroupReview *a = dr_access_review_get (with.review, o, g);
            const DrGroupReview *b = dr_access_review_get (without.review, o, g);

            assert_at_most (a->excluded_after, b->excluded_after);
            assert_at_most (a->plain.newly_excluded, b->plain.newly_excluded);
            assert_at_most (a->plain.at_risk, b->plain.at_risk);
          }
    }
}

static void
assert_within (DrInterval narrow,
               DrInterval wide)
{
  g_assert_cmpfloat (narrow.lo, >=, wide.lo - 2e-9);
  g_assert_cmpfloat (narrow.hi, <=, wide.hi + 2e-9);
}

/* A figure of a channel or prerequisite that agrees with the others never widens what is known. */
static void
test_more_knowledge (void)
{
  guint n_forgotten = 0;

  for (guint32 seed = 1; seed <= N_RANDOM; seed++)
    {
      g_autoptr (RandomAccess) random = random_access_new (seed, TRUE);
      g_auto (Run) with = run_review (random);
      g_auto (Run) without = { NULL, NULL };
      DrFigure *figure;

      if (random->fixture->evidence->n_figures == 0)
        continue;
      figure = &random->fixture->figures[seed % random->fixture->evidence->n_figures];
      if (figure->target == DR_TARGET_POINT)
        continue;
      n_forgotten++;
      figure->kind = DR_FIGURE_ATTITUDE;
      without = run_review (random);
      for (guint o = 0; o < with.figures->n_options; o++)
        for (guint g = 0; g < RANDOM_GROUPS; g++)
          {
            const DrGroupReview *a = dr_access_review_get (with.review, o, g);
            const DrGroupReview *b = dr_access_review_get (without.review, o, g);

            assert_within (a->excluded_before, b->excluded_before);
            assert_within (a->excluded_after, b->excluded_after);
            assert_within (a->plain.newly_excluded, b->plain.newly_excluded);
            assert_within (a->plain.at_risk, b->plain.at_risk);
            assert_within (a->mitigated.newly_excluded, b->mitigated.newly_excluded);
            assert_within (a->mitigated.at_risk, b->mitigated.at_risk);
          }
    }
  g_assert_cmpuint (n_forgotten, >, N_RANDOM / 4);
}

static void
assert_same_bits (DrInterval a,
                  DrInterval b)
{
  g_assert_cmpmem (&a, sizeof a, &b, sizeof b);
}

/* The same input gives the same bytes. */
static void
test_same_bytes (void)
{
  for (guint32 seed = 1; seed <= N_RANDOM / 4; seed++)
    {
      g_autoptr (RandomAccess) one = random_access_new (seed, FALSE);
      g_autoptr (RandomAccess) two = random_access_new (seed, FALSE);
      g_auto (Run) first = run_review (one);
      g_auto (Run) second = run_review (two);

      for (guint o = 0; o < first.figures->n_options; o++)
        for (guint g = 0; g < RANDOM_GROUPS; g++)
          {
            const DrGroupReview *a = dr_access_review_get (first.review, o, g);
            const DrGroupReview *b = dr_access_review_get (second.review, o, g);

            assert_same_bits (a->excluded_before, b->excluded_before);
            assert_same_bits (a->excluded_after, b->excluded_after);
            assert_same_bits (a->mitigated.newly_excluded, b->mitigated.newly_excluded);
            assert_same_bits (a->mitigated.at_risk, b->mitigated.at_risk);
            g_assert_cmpint (a->mitigated.at_risk_people.hi, ==, b->mitigated.at_risk_people.hi);
          }
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/checks/properties/oracle", test_oracle);
  g_test_add_func ("/checks/properties/order", test_order);
  g_test_add_func ("/checks/properties/truth", test_truth);
  g_test_add_func ("/checks/properties/more-points", test_more_points);
  g_test_add_func ("/checks/properties/more-knowledge", test_more_knowledge);
  g_test_add_func ("/checks/properties/same-bytes", test_same_bytes);

  return g_test_run ();
}
