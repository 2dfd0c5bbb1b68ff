/* The maintaining-access return: what belongs to a period, what it says of one assessment, and which version counts. */
#include "return-fixture.h"

#include <malloc.h>

static void
test_empty (void)
{
  g_autoptr (DrReturn) self = return_begin ("2025-26-Q3", AS_OF);
  g_autoptr (DrXmlDocument) document = return_document (self);

  expect (document, "@from", "2025-10-01");
  expect (document, "@to", "2025-12-31");
  expect (document, "@as-of", "2026-03-31");
  expect (document, "@council-id", "E07000999");
  expect (document, "all/assessments/@n", "0");
  expect (document, "all/overdue/@reviews", "0");
  g_assert_cmpuint (count_at (document, "services", "service"), ==, 0);
  g_assert_cmpuint (count_at (document, "records", "record"), ==, 0);
  g_assert_cmpuint (count_at (document, "cumulative", "group"), ==, 0);
  g_assert_null (value_at (document, "chain/@head"));
}

/* The worked example of record-format.md: 1,200 of 10,000 people; 30 % of them would come to the desk, 8 % of all. */
static void
test_worked_example (void)
{
  g_auto (Sealed) sealed = { 0 };
  g_autoptr (DrReturn) self = return_begin ("2025-26", AS_OF);
  g_autoptr (DrXmlDocument) document = NULL;

  seal (&sealed, "worked-example", "R-1", 1, (DrDate) { 2025, 9, 15 }, NULL);
  return_add (self, &sealed, DR_STAGE_APPROVED);
  document = return_document (self);

  expect (document, "all/assessments/@n", "1");
  expect (document, "all/assessments/@in-effect", "1");
  expect (document, "all/assessments/stage[kind=approved]/@n", "1");
  expect (document, "all/assessments/outcome[kind=adjust]/@n", "1");
  expect (document, "all/groups/group[id=age-75-plus]/@newly-excluded", "0 292");
  expect (document, "all/groups/group[id=age-75-plus]/@at-risk", "283 640");
  expect (document, "all/groups/group[id=age-75-plus]/@displaced", "360 360");
  expect (document, "all/groups/group[id=age-75-plus]/@negative", "1");
  expect (document, "all/groups/group[id=age-75-plus]/@displaced-unknown", NULL);
  expect (document, "all/groups/group[id=all]/@displaced", "800 800");
  expect (document, "all/groups/group[id=all]/@negative", "0");
  expect (document, "all/channels/channel[id=telephone]/@reduced", "1");
  expect (document, "all/channels/channel[id=face-to-face]/@withdrawn", "1");
  expect (document, "all/channels/channel[id=website]/@withdrawn", NULL);
  expect (document, "services/service[id=parking-permits]/@name", "Parking permits");
  expect (document, "services/service[id=parking-permits]/@plan", NULL);
  expect (document, "services/service/access-points/access-point[id=permit-desk]/@change", "withdrawn");
  expect (document, "services/service/access-points/access-point[id=permit-desk]/@place", "Town Hall");
  expect (document, "services/service/access-points/access-point[id=permit-desk]/@effective", "2026-01-05");
  expect (document, "services/service/access-points/access-point[id=permit-line]/@change", "reduced");
  expect (document, "services/service/access-points/access-point[id=permit-line]/@hours-after", "20");
  g_assert_cmpuint (count_at (document, "services/service/access-points", "access-point"), ==, 2);
  expect (document, "services/service/standard-list/standard[channel=website]/@state", "missing");
  expect (document, "records/record/@sha256", sealed.digest);
  expect (document, "records/record/@began", "2025-09-15");
  g_assert_cmpuint (count_at (document, "service-plans", "service-plan"), ==, 0);
}

/* An action of an option that nobody took is promised no more: online-help belongs to "assist", "move" is chosen. */
static void
test_other_option (void)
{
  g_auto (Sealed) sealed = { 0 };
  g_autoptr (DrReturn) self = return_begin ("2023-24", (DrDate) { 2024, 3, 31 });
  g_autoptr (DrXmlDocument) document = NULL;

  seal (&sealed, "bishops-stortford-desk", "R-1", 1, (DrDate) { 2023, 1, 16 }, NULL);
  return_add (self, &sealed, DR_STAGE_APPROVED);
  document = return_document (self);
  expect (document, "all/actions/action[kind=mitigation]/@open", "1");
  expect (document, "all/actions/action[kind=inquiry]/@open", "2");
  expect (document, "services/service/overdue-actions/overdue-action[id=online-help]/@id", NULL);
}

static void
stop (DrAssessment *assessment,
      DrContext    *context)
{
  assessment->outcome = DR_OUTCOME_STOP;
}

static void
decide_otherwise (DrAssessment *assessment,
                  DrContext    *context)
{
  assessment->decision = (DrDecision) { { 2025, 10, 14 }, "Cabinet", "CAB/2025/88", DR_NO_INDEX, TRUE };
}

/* The second option keeps the desk. */
static void
decide_second (DrAssessment *assessment,
               DrContext    *context)
{
  assessment->decision = (DrDecision) { { 2025, 10, 14 }, "Cabinet", "CAB/2025/88", 1, TRUE };
}

/* Which effects count: stage, outcome and what was decided. */
static void
test_in_effect (void)
{
  static const struct { DrStage stage; Edit edit; const char *in_effect; const char *withdrawn; const char *displaced; } rows[] = {
    { DR_STAGE_SUBMITTED, NULL, "1", "1", "360 360" },
    { DR_STAGE_CLOSED, NULL, "1", "1", "360 360" },
    { DR_STAGE_WITHDRAWN, NULL, "0", NULL, NULL },
    { DR_STAGE_SUPERSEDED, NULL, "0", NULL, NULL },
    { DR_STAGE_APPROVED, stop, "0", NULL, NULL },
    { DR_STAGE_DECIDED, decide_otherwise, "0", NULL, NULL },
    { DR_STAGE_DECIDED, decide_second, "1", NULL, "0 0" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_auto (Sealed) sealed = { 0 };
      g_autoptr (DrReturn) self = return_begin ("2025-26", AS_OF);
      g_autoptr (DrXmlDocument) document = NULL;

      g_test_message ("row %u", i);
      seal (&sealed, "worked-example", "R-1", 1, (DrDate) { 2025, 9, 15 }, rows[i].edit);
      return_add (self, &sealed, rows[i].stage);
      document = return_document (self);
      expect (document, "all/assessments/@n", "1");
      expect (document, "all/assessments/@in-effect", rows[i].in_effect);
      expect (document, "all/channels/channel[id=face-to-face]/@withdrawn", rows[i].withdrawn);
      expect (document, "all/groups/group[id=age-75-plus]/@displaced", rows[i].displaced);
    }
}

static void
take_steps (DrAssessment *assessment,
            DrContext    *context)
{
  static const DrStepTaken steps[] = {
    { DR_STEP_SUBMIT, { 2025, 10, 10 }, "customer-manager" },
    { DR_STEP_ENDORSE, { 2025, 10, 20 }, "equalities-officer" },
    { DR_STEP_APPROVE, { 2025, 10, 27 }, "head" },
    { DR_STEP_DECIDE, { 2025, 11, 3 }, "customer-manager" },
  };

  context->steps = steps;
  context->n_steps = G_N_ELEMENTS (steps);
}

/* The approval's record speaks for what is no longer tested after it. */
static void
test_approval (void)
{
  g_auto (Sealed) approval = { 0 };
  g_auto (Sealed) latest = { 0 };
  g_autoptr (DrReturn) self = return_begin ("2025-26", AS_OF);
  g_autoptr (DrReturn) alone = return_begin ("2025-26", AS_OF);
  g_autoptr (DrXmlDocument) document = NULL;
  g_autoptr (DrXmlDocument) document_alone = NULL;
  DrReturnEntry entry;

  seal (&approval, "every-family", "R-1", 1, (DrDate) { 2025, 10, 27 }, NULL);
  seal (&latest, "every-family", "R-1", 1, (DrDate) { 2025, 12, 1 }, take_steps);
  entry = entry_of (&latest, DR_STAGE_MONITORED);
  g_assert_true (dr_return_add (alone, &entry));
  entry.approval = approval.check;
  entry.approval_digest = approval.digest;
  g_assert_true (dr_return_add (self, &entry));
  document = return_document (self);
  document_alone = return_document (alone);

  expect (document_alone, "all/findings/rule[id=GOV-04]/@id", NULL);
  expect (document, "all/findings/rule[id=GOV-04]/finding[severity=escalate]/@answered", "0");
  /* Tested at both: counted once. */
  g_assert_cmpstr (value_at (document, "all/findings/rule[id=ACC-04]/finding/@n"), ==,
                   value_at (document_alone, "all/findings/rule[id=ACC-04]/finding/@n"));
  expect (document, "records/record/@approval-sha256", approval.digest);
  expect (document, "records/record/@began", "2025-10-10");
  expect (document_alone, "records/record/@approval-sha256", NULL);
}

/* A return takes each assessment's sums and one line; 1,000 of them must not grow it by more than that. */
static void
test_memory (void)
{
  g_auto (Sealed) sealed = { 0 };
  g_autoptr (DrReturn) self = return_begin ("2025-26", AS_OF);
  g_autoptr (DrXmlDocument) document = NULL;
  DrReturnEntry entry;
  struct mallinfo2 before;
  struct mallinfo2 after;

  seal (&sealed, "clean", "R-0", 1, (DrDate) { 2025, 9, 15 }, NULL);
  entry = entry_of (&sealed, DR_STAGE_APPROVED);
  return_add (self, &sealed, DR_STAGE_APPROVED);
  before = mallinfo2 ();
  for (guint i = 1; i <= 1000; i++)
    {
      g_autofree char *reference = g_strdup_printf ("R-%u", i);

      entry.reference = reference;
      g_assert_true (dr_return_add (self, &entry));
    }
  after = mallinfo2 ();
  g_test_message ("%zu bytes each", (after.uordblks - MIN (before.uordblks, after.uordblks)) / 1000);
  g_assert_cmpuint (after.uordblks, <, before.uordblks + 1000 * 4096);
  document = return_document (self);
  expect (document, "all/assessments/@n", "1001");
  g_assert_cmpuint (count_at (document, "records", "record"), ==, 1001);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/records/return/empty", test_empty);
  g_test_add_func ("/records/return/worked-example", test_worked_example);
  g_test_add_func ("/records/return/other-option", test_other_option);
  g_test_add_func ("/records/return/in-effect", test_in_effect);
  g_test_add_func ("/records/return/approval", test_approval);
  g_test_add_func ("/records/return/memory", test_memory);

  return g_test_run ();
}
