/* What the access review shows of an option, without a display. */
#include "dr-review-state.h"
#include "dr-rulebook-reader.h"
#include "options-support.h"

#include <string.h>

typedef struct {
  Example       example;
  DrAssessment *assessment;
  DrRulebook   *rulebook;
  DrContext     context;
  DrCheck      *check;
} Reviewed;

static void
review_set_up (Reviewed   *self,
               const char *name,
               const char *evidence)
{
  g_autoptr (GError) error = NULL;

  example_set_up (&self->example, name, evidence);
  self->assessment = example_read (&self->example);
  self->rulebook = dr_rulebook_read_default (&error);
  g_assert_no_error (error);
  self->context = (DrContext) { .as_of = { 2026, 3, 1 } };
  self->check = dr_check_new (self->example.evidence, self->assessment, &self->context, self->rulebook);
}

static void
review_tear_down (Reviewed *self)
{
  dr_check_free (self->check);
  dr_rulebook_unref (self->rulebook);
  dr_assessment_unref (self->assessment);
  example_tear_down (&self->example);
}

static const DrIntervalRow *
find_row (const DrReviewState *state,
          const char          *name)
{
  for (guint i = 0; i < state->people.n_rows; i++)
    if (strstr (state->people.rows[i].name, name) != NULL)
      return &state->people.rows[i];

  g_return_val_if_reached (NULL);
}

/* The worked example: 0 to 292 people newly excluded, 283 to 640 at risk; 30 % displaced against 5 % of the others. */
static void
test_worked_example (void)
{
  Reviewed reviewed;
  g_autoptr (DrReviewState) state = NULL;
  const DrIntervalRow *row;

  review_set_up (&reviewed, "examples/worked-example.xml", "examples/evidence-worked-example.xml");
  state = dr_review_state_new (reviewed.check, 0, 0);
  row = find_row (state, "75");
  g_assert_true (row->value[DR_INTERVAL_NEWLY_EXCLUDED].known);
  g_assert_cmpfloat (row->value[DR_INTERVAL_NEWLY_EXCLUDED].lo, ==, 0);
  g_assert_cmpfloat (row->value[DR_INTERVAL_NEWLY_EXCLUDED].hi, ==, 292);
  g_assert_cmpfloat (row->value[DR_INTERVAL_AT_RISK].lo, ==, 283);
  g_assert_cmpfloat (row->value[DR_INTERVAL_AT_RISK].hi, ==, 640);
  g_assert_true (state->people.rows[0].total);
  g_assert_false (state->people.rows[0].value[DR_INTERVAL_AT_RISK].known);
  for (guint i = 0; i < state->shares.n_rows; i++)
    if (strstr (state->shares.rows[i], "75") != NULL)
      {
        g_assert_cmpstr (state->shares.cells[2 * i].text, ==, "30 %");
        g_assert_cmpstr (state->shares.cells[2 * i].detail, ==, "others 5 %");
        g_assert_cmpstr (state->shares.cells[2 * i + 1].text, ==, "50 %");
      }
  g_assert_nonnull (state->settle[0]);
  review_tear_down (&reviewed);
}

/* Worst first, whatever the option: unbounded, then by the most people that it could be. */
static void
test_order (void)
{
  Reviewed reviewed;

  review_set_up (&reviewed, "examples/bishops-stortford-desk.xml", "evidence/east-herts.xml");
  for (guint option = 0; option < reviewed.assessment->n_options; option++)
    {
      g_autoptr (DrReviewState) state = dr_review_state_new (reviewed.check, option, 0);
      double before = G_MAXDOUBLE;
      gboolean sized = FALSE;

      if (!state->changes)
        {
          g_assert_cmpuint (state->people.n_rows, ==, 0);
          g_assert_nonnull (state->sentences[0]);
          continue;
        }
      g_assert_cmpuint (state->people.n_rows, ==, reviewed.example.evidence->n_groups);
      for (guint i = 1; i < state->people.n_rows; i++)
        {
          const DrIntervalRow *row = &state->people.rows[i];
          double most = 0;

          for (guint j = 0; j < DR_N_CHART_MEASURES; j++)
            most += row->value[j].known ? row->value[j].hi : dr_is_known (row->population) ? row->population : 0;
          g_assert_false (sized && !dr_is_known (row->population) && !row->value[0].known && !row->value[1].known
                          && row->note == NULL);
          if (!dr_is_known (row->population))
            continue;
          sized = TRUE;
          g_assert_cmpfloat (most, <=, before + 2);
          before = most;
        }
    }
  review_tear_down (&reviewed);
}

/* What nobody knows is neither nothing nor everybody. */
static void
test_unknown (void)
{
  Reviewed reviewed;
  g_autoptr (DrReviewState) state = NULL;

  review_set_up (&reviewed, "examples/bishops-stortford-desk.xml", "evidence/east-herts.xml");
  state = dr_review_state_new (reviewed.check, (guint) reviewed.assessment->chosen, 0);
  g_assert_false (find_row (state, "Trans people")->value[DR_INTERVAL_NEWLY_EXCLUDED].known);
  g_assert_false (state->people.rows[0].value[DR_INTERVAL_AT_RISK].known);
  g_assert_nonnull (state->shares_unknown);
  g_assert_cmpuint (state->people.n_options, ==, 2);
  review_tear_down (&reviewed);
}

/* Fewer rows are the first of all of them; the same review has the same digests, another option another. */
static void
test_digests (void)
{
  Reviewed reviewed;
  g_autoptr (DrReviewState) all = NULL;
  g_autoptr (DrReviewState) some = NULL;
  g_autoptr (DrReviewState) again = NULL;
  g_autoptr (DrReviewState) other = NULL;

  review_set_up (&reviewed, "examples/bishops-stortford-desk.xml", "evidence/east-herts.xml");
  all = dr_review_state_new (reviewed.check, 0, 0);
  some = dr_review_state_new (reviewed.check, 0, 5);
  again = dr_review_state_new (reviewed.check, 0, 5);
  other = dr_review_state_new (reviewed.check, 1, 5);
  g_assert_cmpuint (some->people.n_rows, ==, 6);
  for (guint i = 0; i < some->people.n_rows; i++)
    g_assert_cmpstr (some->people.rows[i].name, ==, all->people.rows[i].name);
  g_assert_cmpstr (some->people_digest, ==, again->people_digest);
  g_assert_cmpstr (some->people_digest, !=, all->people_digest);
  g_assert_cmpstr (some->people_digest, !=, other->people_digest);
  g_assert_cmpstr (some->mixes_digest, ==, other->mixes_digest);
  review_tear_down (&reviewed);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/app/review-state/worked-example", test_worked_example);
  g_test_add_func ("/app/review-state/order", test_order);
  g_test_add_func ("/app/review-state/unknown", test_unknown);
  g_test_add_func ("/app/review-state/digests", test_digests);

  return g_test_run ();
}
