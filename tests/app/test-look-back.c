/* What was predicted beside what was measured, what follows from it, and what may be typed as a result. */
#include "check-fixture.h"

#include <string.h>

#include "dr-look-back-state.h"
#include "dr-result-entry.h"

#define TODAY ((DrDate) { 2027, 6, 30 })

/* The desk closes; whether those over 75 can use the telephone and the website is surveyed. One measure is held against
 * the prediction of @quantity, with one result (none where it is negative). */
static DrLookBackState *
look_back (CheckFixture *fixture,
           const char   *quantity,
           double        value)
{
  DrMeasureResult *result = dr_arena_array0 (fixture->arena, DrMeasureResult, 2);

  check_fixture_offer (fixture, CHECK_CHOSEN_OPTION, CHECK_POINT_DESK, DR_OFFER_FULL, DR_OFFER_NONE);
  result[0] = (DrMeasureResult) { { 2027, 1, 0 }, CHECK_OVER_75, 1.0, 10 };
  result[1] = (DrMeasureResult) { { 2027, 2, 0 }, CHECK_OVER_75, value, 180 };
  fixture->measures[0] = (DrMeasure) {
    .id = "m1", .name = "A measure", .quantity = quantity, .groups = CHECK_INDICES (fixture, CHECK_OVER_75),
    .baseline = DR_UNKNOWN, .target = DR_UNKNOWN, .results = result, .n_results = value < 0 ? 0 : 2,
  };
  fixture->assessment->n_measures = 1;

  return dr_look_back_state_new (check_fixture_run (fixture), NULL, FALSE, TODAY);
}

static const DrLookBackRow *
find_row (const DrLookBackState *state,
          const CheckFixture    *fixture,
          const char            *title)
{
  for (guint i = 0; i < state->n_groups; i++)
    for (guint r = 0; r < state->groups[i].n_rows; r++)
      if (strcmp (state->groups[i].title, fixture->groups[CHECK_OVER_75].name) == 0
          && strcmp (state->groups[i].rows[r].title, title) == 0)
        return &state->groups[i].rows[r];

  return NULL;
}

static const struct {
  const char        *path;
  const char        *quantity;
  const char        *title;
  double             at;       /* of the predicted interval: 0 its lower end, 1 its upper, beyond: outside */
  DrLookBackVerdict  verdict;
} verdicts[] = {
  { "/app/look-back/lower-end", "displaced", "Share whose main way is withdrawn", 0, DR_LOOK_BACK_AS_PREDICTED },
  { "/app/look-back/upper-end", "displaced", "Share whose main way is withdrawn", 1, DR_LOOK_BACK_AS_PREDICTED },
  { "/app/look-back/above", "displaced", "Share whose main way is withdrawn", 2, DR_LOOK_BACK_MORE },
  { "/app/look-back/below", "displaced", "Share whose main way is withdrawn", -1, DR_LOOK_BACK_LESS },
  { "/app/look-back/another-quantity", "affected", "Share whose main way is withdrawn, reduced or moved", 2,
    DR_LOOK_BACK_MORE },
};

static void
test_verdict (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (CheckFixture) fixture = check_fixture_new ();
  const DrCheck *check;
  const DrGroupReview *review;
  DrInterval predicted;
  double value;
  g_autoptr (DrLookBackState) before = look_back (fixture, verdicts[i].quantity, -1);
  g_autoptr (DrLookBackState) state = NULL;
  const DrLookBackRow *row = find_row (before, fixture, verdicts[i].title);

  g_assert_nonnull (row);
  g_assert_null (row->actual);
  g_assert_cmpint (row->verdict, ==, DR_LOOK_BACK_NOT_KNOWN);
  g_assert_cmpuint (before->facts.n_without_result, ==, 1);

  check = check_fixture_run (fixture);
  review = dr_access_review_get (check->review, CHECK_CHOSEN_OPTION, CHECK_OVER_75);
  predicted = i < 4 ? review->displaced.share : review->affected.share;
  value = verdicts[i].at <= 0 ? predicted.lo + verdicts[i].at * 0.001 : predicted.hi + (verdicts[i].at - 1) * 0.001;
  state = look_back (fixture, verdicts[i].quantity, value);
  row = find_row (state, fixture, verdicts[i].title);
  g_assert_nonnull (row);
  g_assert_nonnull (row->actual);
  g_assert_nonnull (strstr (row->actual, "February 2027"));   /* the newest of the two */
  g_assert_nonnull (strstr (row->actual, "180"));
  g_assert_cmpint (row->verdict, ==, verdicts[i].verdict);
  g_assert_cmpuint (state->facts.n_more, ==, verdicts[i].verdict == DR_LOOK_BACK_MORE);
  g_assert_cmpuint (state->facts.n_less, ==, verdicts[i].verdict == DR_LOOK_BACK_LESS);
  g_assert_cmpuint (state->facts.n_as_predicted, ==, verdicts[i].verdict == DR_LOOK_BACK_AS_PREDICTED);
  g_assert_cmpstr (state->groups[0].title, ==, fixture->groups[CHECK_OVER_75].name);   /* what was measured comes first */
}

/* Which side of a target is the wrong one is known from today's figure alone. */
static const struct {
  double   baseline;
  double   target;
  double   value;
  gboolean missed;
} targets[] = {
  { 10, 6, 7, TRUE }, { 10, 6, 6, FALSE }, { 10, 6, 5, FALSE },
  { 10, 12, 11, TRUE }, { 10, 12, 12, FALSE }, { 10, 12, 13, FALSE },
  { 10, 10, 11, FALSE }, { NAN, 6, 7, FALSE }, { 10, NAN, 7, FALSE },
};

static void
test_targets (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    {
      g_autoptr (CheckFixture) fixture = check_fixture_new ();
      g_autoptr (DrLookBackState) first = look_back (fixture, NULL, targets[i].value);
      g_autoptr (DrLookBackState) state = NULL;

      fixture->measures[0].baseline = targets[i].baseline;
      fixture->measures[0].target = targets[i].target;
      state = dr_look_back_state_new (check_fixture_run (fixture), NULL, FALSE, TODAY);
      g_assert_cmpuint (state->n_measures, ==, 1);
      g_assert_cmpuint (state->facts.n_missed, ==, targets[i].missed);
    }
}

static const struct {
  const char      *path;
  DrLookBackFacts  facts;
  DrProposalKind   kind;
  const char      *says;
} proposals[] = {
  { "/app/proposal/keep", { .n_measures = 2, .n_as_predicted = 2 }, DR_PROPOSAL_KEEP, "2 figures came out as predicted." },
  { "/app/proposal/lower", { .n_measures = 1, .n_less = 1 }, DR_PROPOSAL_KEEP, "1 figure came out lower than was predicted." },
  { "/app/proposal/more", { .n_measures = 2, .n_as_predicted = 5, .n_more = 1 }, DR_PROPOSAL_NEW_VERSION,
    "1 figure came out higher than was predicted." },
  { "/app/proposal/moved", { .n_measures = 1, .moved = TRUE }, DR_PROPOSAL_NEW_VERSION,
    "With the latest evidence its results no longer hold." },
  { "/app/proposal/moved-and-open", { .n_measures = 1, .moved = TRUE, .n_open_actions = 1 }, DR_PROPOSAL_NEW_VERSION,
    "1 action is open still." },
  { "/app/proposal/missed", { .n_measures = 1, .n_missed = 1 }, DR_PROPOSAL_ADJUST, "1 result misses its target." },
  { "/app/proposal/open", { .n_measures = 1, .n_open_actions = 2 }, DR_PROPOSAL_ADJUST, "2 actions are open still." },
  { "/app/proposal/overdue", { .n_measures = 1, .n_open_actions = 2, .n_overdue_actions = 1 }, DR_PROPOSAL_ADJUST,
    "1 action is overdue." },
  { "/app/proposal/no-result", { .n_measures = 2, .n_without_result = 2 }, DR_PROPOSAL_ADJUST,
    "2 measures have no result yet." },
  { "/app/proposal/to-be-announced", { .n_measures = 1, .n_to_be_announced = 1 }, DR_PROPOSAL_ADJUST,
    "1 target is to be announced still." },
  { "/app/proposal/nothing-measured", { .n_measures = 0 }, DR_PROPOSAL_ADJUST,
    "Nothing is measured: nobody can say whether it came out as predicted." },
};

static void
test_proposal (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_auto (DrProposal) proposal = { 0 };

  dr_proposal_init (&proposal, &proposals[i].facts);
  g_assert_cmpint (proposal.kind, ==, proposals[i].kind);
  g_assert_nonnull (proposal.reasons[0]);
  g_assert_true (g_strv_contains ((const char * const *) proposal.reasons, proposals[i].says));
}

static const struct {
  const char *typed;
  const char *period;   /* (nullable): none */
  gboolean    odd;
} periods[] = {
  { "2027", "2027", FALSE },          { " 2027-03 ", "2027-03", FALSE }, { "2027-06-30", "2027-06-30", FALSE },
  { "2027-07", NULL, FALSE },         { "2028", NULL, FALSE },           { "", NULL, FALSE },
  { NULL, NULL, FALSE },              { "last year", NULL, FALSE },      { "2027-02-30", NULL, FALSE },
  { "2026-08-31", "2026-08-31", TRUE }, { "2026", "2026", FALSE },
};

static void
test_periods (void)
{
  const DrDate effective = { 2026, 9, 1 };

  for (guint i = 0; i < G_N_ELEMENTS (periods); i++)
    {
      const char *problem;
      const char *remark;
      g_autofree char *period = dr_result_entry_period (periods[i].typed, effective, TODAY, &problem, &remark);

      g_assert_cmpstr (period, ==, periods[i].period);
      g_assert_cmpint (problem == NULL, ==, period != NULL);
      g_assert_cmpint (remark != NULL, ==, periods[i].odd);
    }
}

/* How people came is the manager's to say; what the service aimed at stands beside it, and the newest counts. */
static void
test_mix (void)
{
  g_autoptr (CheckFixture) fixture = check_fixture_new ();
  const DrChannelShare shares[] = {
    { { 2027, 3, 0 }, 0, 0.31 },
    { { 2027, 1, 0 }, 0, 0.44 },
  };
  g_autoptr (DrLookBackState) before = look_back (fixture, NULL, 1);
  g_autoptr (DrLookBackState) state = NULL;

  g_assert_nonnull (before->mix);
  g_assert_cmpuint (before->mix->n_known, ==, 0);
  fixture->assessment->channel_shares = shares;
  fixture->assessment->n_channel_shares = G_N_ELEMENTS (shares);
  state = dr_look_back_state_new (check_fixture_run (fixture), NULL, FALSE, TODAY);
  g_assert_nonnull (state->mix);
  g_assert_cmpuint (state->mix->n_known, ==, 1);
  for (guint i = 0; i < state->mix->n_rows; i++)
    {
      const DrLookBackRow *row = &state->mix->rows[i];

      g_assert_cmpint (row->actual != NULL, ==, g_str_equal (row->title, fixture->evidence->channels[0].name));
      g_assert_cmpstr (row->actual, ==, row->actual != NULL ? "31 % (March 2027)" : NULL);
    }
}

static void
test_next_review (void)
{
  g_assert_null (dr_next_review_problem ("2027-07-01", TODAY));
  g_assert_nonnull (strstr (dr_next_review_problem ("2027-06-30", TODAY), "after today"));
  g_assert_nonnull (strstr (dr_next_review_problem ("2027-07", TODAY), "which day"));
  g_assert_nonnull (strstr (dr_next_review_problem (NULL, TODAY), "which day"));
}

static void
test_why_not (void)
{
  g_assert_null (dr_result_entry_why_not (DR_STAGE_MONITORED, "csm", TRUE));
  g_assert_nonnull (strstr (dr_result_entry_why_not (DR_STAGE_MONITORED, "eo", FALSE), "service manager"));
  g_assert_nonnull (strstr (dr_result_entry_why_not (DR_STAGE_MONITORED, NULL, FALSE), "preferences"));
  g_assert_nonnull (strstr (dr_result_entry_why_not (DR_STAGE_DECIDED, "csm", TRUE), "taken effect"));
  g_assert_nonnull (strstr (dr_result_entry_why_not (DR_STAGE_CLOSED, "csm", TRUE), "sealed"));
  g_assert_null (dr_action_close_why_not (DR_STAGE_DRAFT, NULL, FALSE));
  g_assert_null (dr_action_close_why_not (DR_STAGE_DECIDED, "csm", TRUE));
  g_assert_null (dr_action_close_why_not (DR_STAGE_MONITORED, "csm", TRUE));
  g_assert_nonnull (strstr (dr_action_close_why_not (DR_STAGE_MONITORED, "eo", FALSE), "service manager"));
  g_assert_nonnull (strstr (dr_action_close_why_not (DR_STAGE_APPROVED, "csm", TRUE), "decision"));
  g_assert_nonnull (strstr (dr_action_close_why_not (DR_STAGE_CLOSED, "csm", TRUE), "until"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (verdicts); i++)
    g_test_add_data_func (verdicts[i].path, GUINT_TO_POINTER (i), test_verdict);
  g_test_add_func ("/app/look-back/targets", test_targets);
  for (guint i = 0; i < G_N_ELEMENTS (proposals); i++)
    g_test_add_data_func (proposals[i].path, GUINT_TO_POINTER (i), test_proposal);
  g_test_add_func ("/app/result/periods", test_periods);
  g_test_add_func ("/app/look-back/mix", test_mix);
  g_test_add_func ("/app/result/next-review", test_next_review);
  g_test_add_func ("/app/result/why-not", test_why_not);

  return g_test_run ();
}
