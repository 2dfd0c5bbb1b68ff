/* The rules about governance from GOV-06 on: targets and monitoring, who signs, and what is published. The decision is on 2026-06-01, the change takes effect on 2026-09-01, the first draft is
 * of 2026-01-10 and the as-of date 2026-03-10; see check_fixture_advance() for the dates of the steps. */
#include "check-fixture.h"

/* --- GOV-06 --- */

static void
open_target (CheckFixture   *fixture,
             const CheckRow *row)
{
  check_fixture_target (fixture, CHECK_CHOSEN_OPTION, CHECK_WEBSITE, (int) row->number, DR_UNKNOWN);
  if (row->text != NULL)
    fixture->context.as_of = check_date (row->text);
}

static void
open_target_of_other_option (CheckFixture   *fixture,
                             const CheckRow *row)
{
  check_fixture_target (fixture, CHECK_OTHER_OPTION, CHECK_EMAIL, DR_GROUP_ALL, DR_UNKNOWN);
}

static void
open_measure (CheckFixture   *fixture,
              const CheckRow *row)
{
  fixture->measures[0].target = DR_UNKNOWN;
  fixture->measures[0].target_tba = TRUE;
  if (row->text != NULL)
    fixture->context.as_of = check_date (row->text);
}

static void
set_no_target (CheckFixture   *fixture,
               const CheckRow *row)
{
  fixture->measures[0].target = DR_UNKNOWN;
}

static void
remove_targets (CheckFixture   *fixture,
                const CheckRow *row)
{
  fixture->options[CHECK_CHOSEN_OPTION].n_targets = 0;
  fixture->assessment->n_measures = 0;
}

static void
choose_none (CheckFixture   *fixture,
             const CheckRow *row)
{
  check_fixture_choose (fixture, DR_NO_INDEX);
}

/* Monitored without an approval on record: it cannot be told since when the target is open. */
static void
open_target_without_approval (CheckFixture   *fixture,
                              const CheckRow *row)
{
  check_fixture_step (fixture, DR_STEP_DECIDE, "2026-06-01", "ann");
  open_target (fixture, row);
}

/* --- GOV-07 --- */

static void
measure_group (CheckFixture   *fixture,
               const CheckRow *row)
{
  fixture->measures[0].groups = CHECK_INDICES (fixture, (int) row->number);
}

static void
measure_twice (CheckFixture   *fixture,
               const CheckRow *row)
{
  check_fixture_add_measure (fixture, "m2", CHECK_INDICES (fixture, CHECK_CARERS, CHECK_OVER_75), 50.0);
}

static void
harm_nobody (CheckFixture   *fixture,
             const CheckRow *row)
{
  fixture->assessment->n_impacts = 1;
}

/* --- GOV-08 --- */

/* @text: who submits; @other: who endorses; the author stays ann. */
static void
sign (CheckFixture   *fixture,
      const CheckRow *row)
{
  check_fixture_step (fixture, DR_STEP_SUBMIT, "2026-04-01", row->text);
  if (row->other != NULL)
    check_fixture_step (fixture, DR_STEP_ENDORSE, "2026-04-02", row->other);
}

static void
sign_without_author (CheckFixture   *fixture,
                     const CheckRow *row)
{
  fixture->assessment->author = NULL;
  sign (fixture, row);
}

/* The approver's act is on record while the next step is still tested, as after a return. */
static void
approve (CheckFixture   *fixture,
         const CheckRow *row)
{
  check_fixture_step (fixture, DR_STEP_SUBMIT, "2026-04-01", "ann");
  check_fixture_step (fixture, DR_STEP_ENDORSE, "2026-04-02", "eve");
  check_fixture_step (fixture, DR_STEP_APPROVE, "2026-04-03", row->text);
  check_fixture_step (fixture, DR_STEP_RETURN, "2026-04-04", "pat");
}

static void
no_author (CheckFixture   *fixture,
           const CheckRow *row)
{
  fixture->assessment->author = NULL;
}

/* --- GOV-09, GOV-10 and GOV-11 --- */

static void
set_report (CheckFixture   *fixture,
            const CheckRow *row)
{
  fixture->assessment->report = row->text;
}

static void
decide (CheckFixture   *fixture,
        const CheckRow *row)
{
  fixture->assessment->decision.option = (int) row->number;
}

static void
decide_unseen (CheckFixture   *fixture,
               const CheckRow *row)
{
  fixture->assessment->decision.before_decider = FALSE;
}

static void
decide_nothing (CheckFixture   *fixture,
                const CheckRow *row)
{
  fixture->assessment->decision.date = DR_DATE_NONE;
}

/* Neither assessed nor decided is not the same option. */
static void
decide_something_else_without_choice (CheckFixture   *fixture,
                                      const CheckRow *row)
{
  check_fixture_choose (fixture, DR_NO_INDEX);
  decide (fixture, row);
}

/* Decided on @text, published on @other; today is the as-of date of 2026-06-01. */
static void
publish (CheckFixture *fixture,
         DrNation      nation,
         const char   *decided,
         const char   *published)
{
  fixture->assessment->nation = nation;
  fixture->assessment->substantial_impact = TRUE;
  fixture->assessment->decision.date = check_date (decided);
  fixture->assessment->published = check_date (published);
}

static void
publish_in_wales (CheckFixture   *fixture,
                  const CheckRow *row)
{
  publish (fixture, DR_NATION_WALES, row->text, row->other);
}

static void
publish_in_scotland (CheckFixture   *fixture,
                     const CheckRow *row)
{
  publish (fixture, DR_NATION_SCOTLAND, row->text, row->other);
  fixture->assessment->substantial_impact = FALSE;
}

static void
publish_in_england (CheckFixture   *fixture,
                    const CheckRow *row)
{
  publish (fixture, DR_NATION_ENGLAND, row->text, row->other);
}

static void
publish_no_substantial_impact (CheckFixture   *fixture,
                               const CheckRow *row)
{
  publish_in_wales (fixture, row);
  fixture->assessment->substantial_impact = FALSE;
}

static const CheckRow rows[] = {
  /* GOV-06 Target to be announced. Approved on 2026-05-01: 90 days later it is 2026-07-30. */
  { "/checks/rules/GOV-06/announced", "GOV-06", "option:chosen/channel:website", "pass",
    .measured = "announced", .value = "true" },
  { "/checks/rules/GOV-06/open", "GOV-06", "option:chosen/channel:website", "open", open_target, .number = CHECK_ALL,
    .measured = "announced", .value = "false" },
  { "/checks/rules/GOV-06/open/group", "GOV-06", "option:chosen/channel:website/group:carers", "open", open_target,
    .number = CHECK_CARERS },
  { "/checks/rules/GOV-06/other-option", "GOV-06", "option:other/channel:email", "absent",
    open_target_of_other_option },
  { "/checks/rules/GOV-06/at", "GOV-06", "option:chosen/channel:website", "pass", open_target, "2026-07-30",
    .number = CHECK_ALL, .step = DR_STEP_CLOSE, .measured = "approved", .value = "2026-05-01" },
  { "/checks/rules/GOV-06/overdue", "GOV-06", "option:chosen/channel:website", "overdue", open_target, "2026-07-31",
    .number = CHECK_ALL, .step = DR_STEP_CLOSE },
  { "/checks/rules/GOV-06/no-approval", "GOV-06", "option:chosen/channel:website", "unknown",
    open_target_without_approval, "2026-07-31", .number = CHECK_ALL },
  { "/checks/rules/GOV-06/measure", "GOV-06", "measure:m1", "pass" },
  { "/checks/rules/GOV-06/measure/open", "GOV-06", "measure:m1", "open", open_measure },
  { "/checks/rules/GOV-06/measure/at", "GOV-06", "measure:m1", "pass", open_measure, "2026-07-30",
    .step = DR_STEP_DECIDE },
  { "/checks/rules/GOV-06/measure/overdue", "GOV-06", "measure:m1", "overdue", open_measure, "2026-07-31",
    .step = DR_STEP_DECIDE },
  { "/checks/rules/GOV-06/measure/no-target", "GOV-06", "measure:m1", "absent", set_no_target },
  { "/checks/rules/GOV-06/no-option", "GOV-06", "measure:m1", "pass", choose_none },
  { "/checks/rules/GOV-06/no-target", "GOV-06", "assessment", "not-applicable", remove_targets },

  /* GOV-07 Nobody would notice */
  { "/checks/rules/GOV-07/measured", "GOV-07", "group:over-75", "pass", .measured = "measured_by", .value = "m1" },
  { "/checks/rules/GOV-07/twice", "GOV-07", "group:over-75", "pass", measure_twice,
    .measured = "measured_by", .value = "m1 m2" },
  { "/checks/rules/GOV-07/of-others", "GOV-07", "group:over-75", "fails", measure_group, .number = CHECK_CARERS,
    .measured = "measured_by", .value = "" },
  { "/checks/rules/GOV-07/of-all", "GOV-07", "group:over-75", "fails", measure_group, .number = CHECK_ALL },
  { "/checks/rules/GOV-07/not-negative", "GOV-07", "group:carers", "absent" },
  { "/checks/rules/GOV-07/nobody-harmed", "GOV-07", "assessment", "not-applicable", harm_nobody },

  /* GOV-08 One person in two roles */
  { "/checks/rules/GOV-08/draft", "GOV-08", "assessment", "pass", .measured = "author", .value = "ann" },
  { "/checks/rules/GOV-08/no-author", "GOV-08", "assessment", "pass", no_author,
    .measured = "author", .value = "null" },
  { "/checks/rules/GOV-08/submitted", "GOV-08", "assessment", "pass", sign, "ann",
    .measured = "reviewer", .value = "null" },
  { "/checks/rules/GOV-08/three", "GOV-08", "assessment", "pass", sign, "ann", "eve",
    .measured = "reviewer", .value = "eve" },
  { "/checks/rules/GOV-08/author-reviews", "GOV-08", "assessment", "fails", sign, "bea", "ann",
    .measured = "author", .value = "ann" },
  { "/checks/rules/GOV-08/submitter-reviews", "GOV-08", "assessment", "fails", sign, "bea", "bea",
    .measured = "author", .value = "bea" },
  { "/checks/rules/GOV-08/no-author/submitter-reviews", "GOV-08", "assessment", "fails", sign_without_author, "bea",
    "bea" },
  { "/checks/rules/GOV-08/no-author/three", "GOV-08", "assessment", "pass", sign_without_author, "bea", "eve",
    .measured = "author", .value = "bea" },
  { "/checks/rules/GOV-08/three-and-approver", "GOV-08", "assessment", "pass", approve, "pat",
    .measured = "approver", .value = "pat" },
  { "/checks/rules/GOV-08/author-approves", "GOV-08", "assessment", "fails", approve, "ann" },
  { "/checks/rules/GOV-08/reviewer-approves", "GOV-08", "assessment", "fails", approve, "eve" },

  /* GOV-09 Not before the decision-makers */
  { "/checks/rules/GOV-09/report", "GOV-09", "assessment", "pass", .step = DR_STEP_APPROVE,
    .measured = "report", .value = "CAB-26-1" },
  { "/checks/rules/GOV-09/none", "GOV-09", "assessment", "fails", set_report, .step = DR_STEP_APPROVE,
    .measured = "report", .value = "null" },
  { "/checks/rules/GOV-09/blank", "GOV-09", "assessment", "fails", set_report, " ", .step = DR_STEP_DECIDE },
  { "/checks/rules/GOV-09/before-approval", "GOV-09", "assessment", "not-applicable", set_report,
    .step = DR_STEP_ENDORSE },

  /* GOV-10 What was decided */
  { "/checks/rules/GOV-10/same", "GOV-10", "assessment", "pass", .step = DR_STEP_MONITOR,
    .measured = "decided", .value = "chosen" },
  { "/checks/rules/GOV-10/other", "GOV-10", "assessment", "fails", decide, .number = CHECK_OTHER_OPTION,
    .step = DR_STEP_MONITOR, .measured = "decided", .value = "other" },
  { "/checks/rules/GOV-10/something-else", "GOV-10", "assessment", "fails", decide, .number = DR_NO_INDEX,
    .step = DR_STEP_CLOSE, .measured = "decided", .value = "null" },
  { "/checks/rules/GOV-10/unseen", "GOV-10", "assessment", "fails", decide_unseen, .step = DR_STEP_MONITOR,
    .measured = "before_decider", .value = "false" },
  { "/checks/rules/GOV-10/nothing-chosen", "GOV-10", "assessment", "fails", decide_something_else_without_choice,
    .number = DR_NO_INDEX, .step = DR_STEP_MONITOR, .measured = "assessed", .value = "null" },
  { "/checks/rules/GOV-10/not-decided", "GOV-10", "assessment", "not-applicable", decide_nothing,
    .step = DR_STEP_MONITOR },
  { "/checks/rules/GOV-10/before-decision", "GOV-10", "assessment", "not-applicable", decide,
    .number = CHECK_OTHER_OPTION,
    .step = DR_STEP_DECIDE },

  /* GOV-11 Publication. 28 days after 2026-05-04 it is 2026-06-01, the as-of date. */
  { "/checks/rules/GOV-11/wales/at", "GOV-11", "assessment", "pass", publish_in_wales, "2026-05-04",
    .step = DR_STEP_MONITOR, .measured = "published", .value = "null" },
  { "/checks/rules/GOV-11/wales/late", "GOV-11", "assessment", "fails", publish_in_wales, "2026-05-03",
    .step = DR_STEP_MONITOR, .measured = "decided", .value = "2026-05-03" },
  { "/checks/rules/GOV-11/wales/published", "GOV-11", "assessment", "pass", publish_in_wales, "2026-05-01",
    "2026-05-29",
    .step = DR_STEP_MONITOR },
  { "/checks/rules/GOV-11/wales/published-late", "GOV-11", "assessment", "fails", publish_in_wales, "2026-05-01",
    "2026-05-30", .step = DR_STEP_MONITOR },
  { "/checks/rules/GOV-11/wales/leap", "GOV-11", "assessment", "pass", publish_in_wales, "2024-02-01", "2024-02-29",
    .step = DR_STEP_MONITOR },
  { "/checks/rules/GOV-11/wales/leap/late", "GOV-11", "assessment", "fails", publish_in_wales, "2024-02-01",
    "2024-03-01",
    .step = DR_STEP_MONITOR },
  { "/checks/rules/GOV-11/wales/common", "GOV-11", "assessment", "pass", publish_in_wales, "2026-02-01", "2026-03-01",
    .step = DR_STEP_MONITOR },
  { "/checks/rules/GOV-11/wales/no-impact", "GOV-11", "assessment", "not-applicable", publish_no_substantial_impact,
    "2026-05-03", .step = DR_STEP_MONITOR },
  { "/checks/rules/GOV-11/wales/not-decided", "GOV-11", "assessment", "not-applicable", publish_in_wales, "",
    .step = DR_STEP_DECIDE },
  { "/checks/rules/GOV-11/scotland/at", "GOV-11", "assessment", "pass", publish_in_scotland, "2026-05-04",
    .step = DR_STEP_MONITOR },
  { "/checks/rules/GOV-11/scotland/late", "GOV-11", "assessment", "fails", publish_in_scotland, "2026-05-03",
    .step = DR_STEP_MONITOR },
  { "/checks/rules/GOV-11/england", "GOV-11", "assessment", "not-applicable", publish_in_england, "2026-05-03",
    .step = DR_STEP_MONITOR },
};

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  check_fixture_add_rows (rows, G_N_ELEMENTS (rows));

  return g_test_run ();
}
