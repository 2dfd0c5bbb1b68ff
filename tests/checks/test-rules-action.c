/* The rules about options and actions. The change takes effect on 2026-09-01, the as-of date is 2026-03-10; when the
 * decision comes next, it is 2026-05-01. */
#include "check-fixture.h"

static void
keep_one_option (CheckFixture   *fixture,
                 const CheckRow *row)
{
  fixture->options[0] = fixture->options[CHECK_CHOSEN_OPTION];
  fixture->assessment->n_options = 1;
  check_fixture_choose (fixture, 0);
}

static void
keep_no_option (CheckFixture   *fixture,
                const CheckRow *row)
{
  check_fixture_choose (fixture, DR_NO_INDEX);
  fixture->assessment->n_options = 0;
}

static void
keep_one_option_that_harms_nobody (CheckFixture   *fixture,
                                   const CheckRow *row)
{
  keep_one_option (fixture, row);
  fixture->assessment->n_impacts = 1;
}

/* An entry about a characteristic as a whole is negative for somebody, though for no group. */
static void
keep_one_option_that_harms_characteristic (CheckFixture   *fixture,
                                           const CheckRow *row)
{
  keep_one_option (fixture, row);
  fixture->impacts[CHECK_OVER_75_IMPACT].groups = CHECK_NO_INDICES;
  fixture->impacts[CHECK_OVER_75_IMPACT].characteristics = 1u << DR_CHARACTERISTIC_AGE;
}

static void
choose (CheckFixture   *fixture,
        const CheckRow *row)
{
  check_fixture_choose (fixture, (int) row->number);
}

static void
remove_actions (CheckFixture   *fixture,
                const CheckRow *row)
{
  fixture->assessment->n_actions = 0;
}

static void
set_owner (CheckFixture   *fixture,
           const CheckRow *row)
{
  fixture->actions[0].owner = row->text;
}

static void
set_due (CheckFixture   *fixture,
         const CheckRow *row)
{
  fixture->actions[0].due = check_date (row->text);
  if (row->other != NULL)
    fixture->assessment->effective = check_date (row->other);
}

static void
set_due_of_kind (CheckFixture   *fixture,
                 const CheckRow *row)
{
  set_due (fixture, row);
  fixture->actions[0].kind = (DrActionKind) row->number;
}

static void
open_action (CheckFixture   *fixture,
             const CheckRow *row)
{
  fixture->actions[0].due = check_date (row->text);
  fixture->actions[0].status = DR_ACTION_OPEN;
  fixture->actions[0].evidence = "";
  if (row->other != NULL)
    fixture->context.as_of = check_date (row->other);
}

static void
set_evidence (CheckFixture   *fixture,
              const CheckRow *row)
{
  fixture->actions[0].evidence = row->text;
}

static const CheckRow rows[] = {
  /* OPT-01 No other option */
  { "/checks/rules/OPT-01/two", "OPT-01", "assessment", "pass", .measured = "options", .value = "2" },
  { "/checks/rules/OPT-01/one", "OPT-01", "assessment", "fails", keep_one_option,
    .measured = "negative", .value = "true" },
  { "/checks/rules/OPT-01/none", "OPT-01", "assessment", "fails", keep_no_option,
    .measured = "options", .value = "0" },
  { "/checks/rules/OPT-01/nobody-harmed", "OPT-01", "assessment", "pass", keep_one_option_that_harms_nobody,
    .measured = "negative", .value = "false" },
  { "/checks/rules/OPT-01/characteristic", "OPT-01", "assessment", "fails",
    keep_one_option_that_harms_characteristic },
  { "/checks/rules/OPT-01/decided", "OPT-01", "assessment", "not-applicable", keep_one_option,
    .step = DR_STEP_DECIDE },

  /* OPT-02 No option chosen */
  { "/checks/rules/OPT-02/chosen", "OPT-02", "assessment", "pass", .measured = "chosen", .value = "chosen" },
  { "/checks/rules/OPT-02/other", "OPT-02", "assessment", "pass", choose, .number = CHECK_OTHER_OPTION,
    .measured = "chosen", .value = "other" },
  { "/checks/rules/OPT-02/none", "OPT-02", "assessment", "fails", choose, .number = DR_NO_INDEX,
    .measured = "chosen", .value = "null" },
  { "/checks/rules/OPT-02/no-options", "OPT-02", "assessment", "fails", keep_no_option },

  /* MIT-01 Owner and date */
  { "/checks/rules/MIT-01/both", "MIT-01", "action:a1", "pass", .measured = "has_owner", .value = "true" },
  { "/checks/rules/MIT-01/no-owner", "MIT-01", "action:a1", "fails", set_owner,
    .measured = "has_owner", .value = "false" },
  { "/checks/rules/MIT-01/blank-owner", "MIT-01", "action:a1", "fails", set_owner, " " },
  { "/checks/rules/MIT-01/no-date", "MIT-01", "action:a1", "fails", set_due, "",
    .measured = "has_due", .value = "false" },
  { "/checks/rules/MIT-01/none", "MIT-01", "assessment", "not-applicable", remove_actions },

  /* MIT-02 Due after it takes effect */
  { "/checks/rules/MIT-02/before", "MIT-02", "action:a1", "pass", set_due, "2026-08-31" },
  { "/checks/rules/MIT-02/on-the-day", "MIT-02", "action:a1", "pass", set_due, "2026-09-01" },
  { "/checks/rules/MIT-02/after", "MIT-02", "action:a1", "fails", set_due, "2026-09-02",
    .measured = "due", .value = "2026-09-02" },
  { "/checks/rules/MIT-02/adjustment", "MIT-02", "action:a1", "fails", set_due_of_kind, "2026-09-02",
    .number = DR_ACTION_ADJUSTMENT },
  { "/checks/rules/MIT-02/inquiry", "MIT-02", "action:a1", "not-applicable", set_due_of_kind, "2026-09-02",
    .number = DR_ACTION_INQUIRY },
  { "/checks/rules/MIT-02/monitoring", "MIT-02", "action:a1", "not-applicable", set_due_of_kind, "2026-09-02",
    .number = DR_ACTION_MONITORING },
  { "/checks/rules/MIT-02/leap", "MIT-02", "action:a1", "fails", set_due, "2028-03-01", "2028-02-29" },
  { "/checks/rules/MIT-02/leap/on-the-day", "MIT-02", "action:a1", "pass", set_due, "2028-02-29", "2028-02-29" },
  { "/checks/rules/MIT-02/no-due-date", "MIT-02", "action:a1", "not-applicable", set_due, "" },
  { "/checks/rules/MIT-02/no-effective-date", "MIT-02", "action:a1", "unknown", set_due, "2026-09-02", "",
    .measured = "effective", .value = "null" },
  { "/checks/rules/MIT-02/none", "MIT-02", "assessment", "not-applicable", remove_actions },

  /* MIT-03 Past its date */
  { "/checks/rules/MIT-03/closed", "MIT-03", "action:a1", "pass", set_due, "2026-04-30", .step = DR_STEP_DECIDE,
    .measured = "open", .value = "false" },
  { "/checks/rules/MIT-03/on-the-day", "MIT-03", "action:a1", "pass", open_action, "2026-05-01",
    .step = DR_STEP_DECIDE },
  { "/checks/rules/MIT-03/past", "MIT-03", "action:a1", "fails", open_action, "2026-04-30", .step = DR_STEP_DECIDE,
    .measured = "as_of", .value = "2026-05-01" },
  { "/checks/rules/MIT-03/leap", "MIT-03", "action:a1", "fails", open_action, "2028-02-29", "2028-03-01",
    .step = DR_STEP_CLOSE },
  { "/checks/rules/MIT-03/leap/on-the-day", "MIT-03", "action:a1", "pass", open_action, "2028-02-29", "2028-02-29",
    .step = DR_STEP_CLOSE },
  { "/checks/rules/MIT-03/no-date", "MIT-03", "action:a1", "pass", open_action, "", .step = DR_STEP_MONITOR,
    .measured = "due", .value = "null" },
  { "/checks/rules/MIT-03/before-approval", "MIT-03", "assessment", "not-applicable", open_action, "2026-03-01",
    .step = DR_STEP_APPROVE },
  { "/checks/rules/MIT-03/none", "MIT-03", "assessment", "not-applicable", remove_actions, .step = DR_STEP_DECIDE },

  /* MIT-04 Closed without evidence */
  { "/checks/rules/MIT-04/evidence", "MIT-04", "action:a1", "pass", .measured = "has_evidence", .value = "true" },
  { "/checks/rules/MIT-04/none-said", "MIT-04", "action:a1", "fails", set_evidence, "",
    .measured = "has_evidence", .value = "false" },
  { "/checks/rules/MIT-04/blank", "MIT-04", "action:a1", "fails", set_evidence, "\t" },
  { "/checks/rules/MIT-04/open", "MIT-04", "action:a1", "not-applicable", open_action, "2026-05-01" },
  { "/checks/rules/MIT-04/none", "MIT-04", "assessment", "not-applicable", remove_actions },
};

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  check_fixture_add_rows (rows, G_N_ELEMENTS (rows));

  return g_test_run ();
}
