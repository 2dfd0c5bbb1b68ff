/* The workflow as product.md has it, said once more and independently: every step from every stage, every role, the
 * separation of duties, and who may write which field when. */
#include "dr-act-names.h"
#include "dr-register-error.h"
#include "dr-workflow.h"

#include <string.h>

#define M (1u << DR_ROLE_MANAGER)
#define E (1u << DR_ROLE_EQUALITIES)
#define A (1u << DR_ROLE_APPROVER)

/* Columns: submit return endorse approve decide monitor close withdraw. A way: the stage after it and whose act it is. */
static const struct { DrStage to; guint roles; } ways[DR_N_STAGES][DR_N_STEPS] = {
  [DR_STAGE_DRAFT] = {
    [DR_STEP_SUBMIT] = { DR_STAGE_SUBMITTED, M },
    [DR_STEP_WITHDRAW] = { DR_STAGE_WITHDRAWN, M },
  },
  [DR_STAGE_SUBMITTED] = {
    [DR_STEP_RETURN] = { DR_STAGE_RETURNED, E },
    [DR_STEP_ENDORSE] = { DR_STAGE_ENDORSED, E },
    [DR_STEP_WITHDRAW] = { DR_STAGE_WITHDRAWN, M },
  },
  [DR_STAGE_RETURNED] = {
    [DR_STEP_WITHDRAW] = { DR_STAGE_WITHDRAWN, M },
  },
  [DR_STAGE_ENDORSED] = {
    [DR_STEP_RETURN] = { DR_STAGE_RETURNED, E | A },
    [DR_STEP_APPROVE] = { DR_STAGE_APPROVED, A },
    [DR_STEP_WITHDRAW] = { DR_STAGE_WITHDRAWN, M },
  },
  [DR_STAGE_APPROVED] = {
    [DR_STEP_DECIDE] = { DR_STAGE_DECIDED, M | E },
    [DR_STEP_WITHDRAW] = { DR_STAGE_WITHDRAWN, M },
  },
  [DR_STAGE_DECIDED] = {
    [DR_STEP_MONITOR] = { DR_STAGE_MONITORED, M | E },
  },
  [DR_STAGE_MONITORED] = {
    [DR_STEP_CLOSE] = { DR_STAGE_CLOSED, M },
  },
};

/* One person with one role for one service, as the store would list them. */
static const DrPerson one_person = { "pat", "Pat", "" };

static DrPeopleList
people_with (DrGrant *grant,
             DrRole   role)
{
  *grant = (DrGrant) { .person = "pat", .role = role, .service = "library" };

  return (DrPeopleList) { .people = &one_person, .n_people = 1, .roles = grant, .n_roles = 1 };
}

static void
test_stages (void)
{
  for (guint stage = 0; stage < DR_N_STAGES; stage++)
    {
      const DrTransition *found[8];
      guint n = 0;

      for (guint step = 0; step < DR_N_STEPS; step++)
        {
          const DrTransition *way = NULL;
          g_autoptr (GError) error = NULL;
          gboolean can = dr_workflow_check_stage ((DrStep) step, (DrStage) stage, "R-1", 1, &way, &error);

          g_test_message ("%s from %s", dr_workflow_step_name ((DrStep) step), dr_workflow_stage_name ((DrStage) stage));
          g_assert_cmpint (can, ==, ways[stage][step].roles != 0);
          g_assert_true (way == dr_workflow_find ((DrStep) step, (DrStage) stage));
          if (!can)
            {
              g_assert_error (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_STAGE);
              g_assert_null (way);
              continue;
            }
          g_assert_no_error (error);
          g_assert_cmpint (way->step, ==, step);
          g_assert_cmpint (way->from, ==, stage);
          g_assert_cmpint (way->to, ==, ways[stage][step].to);
          n++;
        }
      g_assert_cmpuint (dr_workflow_from ((DrStage) stage, found), ==, n);
      for (guint i = 0; i < n; i++)
        g_assert_cmpuint (ways[stage][found[i]->step].roles, !=, 0);
    }
}

static void
test_roles (void)
{
  for (guint stage = 0; stage < DR_N_STAGES; stage++)
    for (guint step = 0; step < DR_N_STEPS; step++)
      for (guint role = 0; role < DR_N_ROLES; role++)
        {
          const DrTransition *way = dr_workflow_find ((DrStep) step, (DrStage) stage);
          DrGrant grant;
          DrPeopleList people = people_with (&grant, (DrRole) role);
          g_autoptr (GError) error = NULL;
          g_autoptr (GError) elsewhere = NULL;
          g_autoptr (GError) stranger = NULL;

          if (way == NULL)
            continue;
          g_assert_cmpint (dr_workflow_check_role (way, &people, "pat", NULL, "library", &error), ==,
                           (ways[stage][step].roles & (1u << role)) != 0);
          if (error != NULL)
            g_assert_error (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_ROLE);
          g_assert_false (dr_workflow_check_role (way, &people, "pat", NULL, "museum", &elsewhere));
          g_assert_error (elsewhere, DR_REGISTER_ERROR, DR_REGISTER_ERROR_ROLE);
          g_assert_false (dr_workflow_check_role (way, &people, "paul", NULL, "library", &stranger));
          g_assert_error (stranger, DR_REGISTER_ERROR, DR_REGISTER_ERROR_ROLE);
        }
}

/* Separation of duties: the person's part so far, and the steps that they may not take then. */
static void
test_hands (void)
{
  enum { AUTHOR, REVIEWER, APPROVER, N_PARTS };
  static const gboolean refused[N_PARTS][DR_N_STEPS] = {
    [AUTHOR] = { [DR_STEP_RETURN] = TRUE, [DR_STEP_ENDORSE] = TRUE, [DR_STEP_APPROVE] = TRUE },
    [REVIEWER] = { [DR_STEP_SUBMIT] = TRUE, [DR_STEP_APPROVE] = TRUE },
    [APPROVER] = { [DR_STEP_SUBMIT] = TRUE, [DR_STEP_ENDORSE] = TRUE },
  };
  static const char * const hand[] = { "quinn", "pat" };

  for (guint part = 0; part < N_PARTS; part++)
    for (guint step = 0; step < DR_N_STEPS; step++)
      {
        DrPeopleList people = { .people = &one_person, .n_people = 1 };
        DrHands hands = {
          .authors = hand, .n_authors = part == AUTHOR ? 2 : 1,
          .reviewers = hand, .n_reviewers = part == REVIEWER ? 2 : 1,
          .approvers = hand, .n_approvers = part == APPROVER ? 2 : 1,
        };
        g_autoptr (GError) error = NULL;
        g_autoptr (GError) other = NULL;

        g_test_message ("part %u: %s", part, dr_workflow_step_name ((DrStep) step));
        g_assert_cmpint (dr_workflow_check_hands ((DrStep) step, &hands, &people, "pat", &error), ==, !refused[part][step]);
        if (error != NULL)
          g_assert_error (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_DUTIES);
        g_assert_true (dr_workflow_check_hands ((DrStep) step, &hands, &people, "paul", &other));
        g_assert_no_error (other);
      }
}

#define DRAFT (1u << DR_STAGE_DRAFT)
#define SUBMITTED (1u << DR_STAGE_SUBMITTED)
#define ENDORSED (1u << DR_STAGE_ENDORSED)
#define APPROVED (1u << DR_STAGE_APPROVED)
#define DECIDED (1u << DR_STAGE_DECIDED)
#define MONITORED (1u << DR_STAGE_MONITORED)

/* Each field: at which stages it is written, and by whom then; everywhere else and by all others it is refused. */
static const struct {
  const char *key;
  guint       stages;
  guint       roles;      /* at a stage after draft */
  gboolean    register_s; /* never in a draft, whoever asks */
} fields[] = {
  { "@title", DRAFT, 0, FALSE },
  { "@author", DRAFT, 0, FALSE },
  { "@service", DRAFT, 0, FALSE },
  { "change/@effective", DRAFT, 0, FALSE },
  { "change/what", DRAFT, 0, FALSE },
  { "answers/answer[need]", DRAFT, 0, FALSE },
  { "options/option[desk]/@chosen", DRAFT, 0, FALSE },
  { "impacts/impact[i]/aim[advance]/@effect", DRAFT, 0, FALSE },
  { "outcome/@kind", DRAFT, 0, FALSE },
  { "monitoring/measure[m]/@target", DRAFT, 0, FALSE },
  { "justifications/justification[j]/text", DRAFT, 0, FALSE },
  { "justifications/justification[j]/@rule", DRAFT, 0, FALSE },
  { "justifications/justification[j]/@figures", DRAFT, 0, FALSE },
  { "actions/action[a]/text", DRAFT, 0, FALSE },
  { "actions/action[a]/@owner", DRAFT, 0, FALSE },
  { "actions/action[a]/alternative/@share", DRAFT, 0, FALSE },
  { "@reference", 0, 0, TRUE },
  { "@version", 0, 0, TRUE },
  { "justifications/justification[j]/reviewer/@by", SUBMITTED, E, TRUE },
  { "justifications/justification[j]/reviewer/@verdict", SUBMITTED, E, TRUE },
  { "justifications/justification[j]/approver/@by", ENDORSED, A, TRUE },
  { "justifications/justification[j]/approver/@verdict", ENDORSED, A, TRUE },
  { "section-reviews/section-review[needs]", SUBMITTED, E, TRUE },
  { "section-reviews/section-review[needs]/@verdict", SUBMITTED, E, TRUE },
  { "section-reviews/section-review[needs]/@by", SUBMITTED, E, TRUE },
  { "decision/@date", APPROVED, M | E, TRUE },
  { "decision/@before-decider", APPROVED, M | E, TRUE },
  { "publication/@date", DECIDED | MONITORED, M | E, TRUE },
  { "monitoring/@review", DRAFT | MONITORED, M, FALSE },
  { "monitoring/@reviewed", DRAFT | MONITORED, M, FALSE },
  { "monitoring/@reviewed-before", DRAFT | MONITORED, M, FALSE },
  { "monitoring/channel-share[2026|post]/@share", DRAFT | MONITORED, M, FALSE },
  { "monitoring/measure[m]/result[2026|all]/@value", DRAFT | MONITORED, M, FALSE },
  { "monitoring/measure[m]/result[2026|all]/#", DRAFT | MONITORED, M, FALSE },
  { "actions/action[a]/@status", DRAFT | DECIDED | MONITORED, M, FALSE },
  { "actions/action[a]/@closed", DRAFT | DECIDED | MONITORED, M, FALSE },
  { "actions/action[a]/evidence", DRAFT | DECIDED | MONITORED, M, FALSE },
  { "attachments/attachment[f]/@sha256", DRAFT | DECIDED | MONITORED, M, FALSE },
};

static void
test_fields (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    for (guint stage = 0; stage < DR_N_STAGES; stage++)
      for (guint role = 0; role < DR_N_ROLES; role++)
        {
          guint roles = stage == DR_STAGE_DRAFT ? (M | E) : fields[i].roles;
          gboolean may = (fields[i].stages & (1u << stage)) != 0 && (roles & (1u << role)) != 0;
          DrGrant grant;
          DrPeopleList people = people_with (&grant, (DrRole) role);
          g_autoptr (GError) error = NULL;
          g_autoptr (GError) elsewhere = NULL;

          g_test_message ("%s, %s, %s", fields[i].key, dr_workflow_stage_name ((DrStage) stage),
                          dr_workflow_role_name ((DrRole) role));
          g_assert_cmpint (dr_workflow_check_field ((DrStage) stage, &people, "pat", NULL, "library", fields[i].key, "pat",
                                                    &error), ==, may);
          if (!may && stage == DR_STAGE_DRAFT && !fields[i].register_s)
            g_assert_error (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_ROLE);
          else if (!may)
            g_assert_error (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_FIELD);
          g_assert_false (dr_workflow_check_field ((DrStage) stage, &people, "pat", NULL, "museum", fields[i].key, "pat",
                                                   &elsewhere));
          g_assert_nonnull (elsewhere);
        }
}

static const struct {
  const char *path;
  DrStage     stage;
  DrRole      role;
  const char *key;
  const char *value;
  gboolean    may;
} signing[] = {
  { "reviewer-own", DR_STAGE_SUBMITTED, DR_ROLE_EQUALITIES, "justifications/justification[j]/reviewer/@by", "pat", TRUE },
  { "reviewer-other", DR_STAGE_SUBMITTED, DR_ROLE_EQUALITIES, "justifications/justification[j]/reviewer/@by", "eve", FALSE },
  { "reviewer-none", DR_STAGE_SUBMITTED, DR_ROLE_EQUALITIES, "justifications/justification[j]/reviewer/@by", NULL, TRUE },
  { "approver-own", DR_STAGE_ENDORSED, DR_ROLE_APPROVER, "justifications/justification[j]/approver/@by", "pat", TRUE },
  { "approver-other", DR_STAGE_ENDORSED, DR_ROLE_APPROVER, "justifications/justification[j]/approver/@by", "ann", FALSE },
  { "section-own", DR_STAGE_SUBMITTED, DR_ROLE_EQUALITIES, "section-reviews/section-review[needs]/@by", "pat", TRUE },
  { "section-other", DR_STAGE_SUBMITTED, DR_ROLE_EQUALITIES, "section-reviews/section-review[needs]/@by", "eve", FALSE },
};

static void
test_signing (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  DrGrant grant;
  DrPeopleList people = people_with (&grant, signing[i].role);
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (dr_workflow_check_field (signing[i].stage, &people, "pat", NULL, "library", signing[i].key,
                                            signing[i].value, &error), ==, signing[i].may);
  if (!signing[i].may)
    g_assert_error (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_FIELD);
}

/* A choice of one, two and more; the list is read by people. */
static void
test_role_names (void)
{
  static const struct { guint roles; const char *words; } lists[] = {
    { 0, "" },
    { 1u << DR_ROLE_MANAGER, "service manager" },
    { 1u << DR_ROLE_MANAGER | 1u << DR_ROLE_EQUALITIES, "service manager or equalities officer" },
    { 1u << DR_ROLE_MANAGER | 1u << DR_ROLE_EQUALITIES | 1u << DR_ROLE_APPROVER,
      "service manager, equalities officer or approver" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autofree char *words = dr_role_names (lists[i].roles);

      g_assert_cmpstr (words, ==, lists[i].words);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/register/workflow/stages", test_stages);
  g_test_add_func ("/register/workflow/roles", test_roles);
  g_test_add_func ("/register/workflow/hands", test_hands);
  g_test_add_func ("/register/workflow/fields", test_fields);
  g_test_add_func ("/register/workflow/role-names", test_role_names);
  for (guint i = 0; i < G_N_ELEMENTS (signing); i++)
    {
      g_autofree char *path = g_strconcat ("/register/workflow/signing/", signing[i].path, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_signing);
    }

  return g_test_run ();
}
