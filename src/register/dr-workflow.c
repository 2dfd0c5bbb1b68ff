#include "dr-workflow.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-act-names.h"
#include "dr-register-error.h"

#define ROLE(role) (1u << DR_ROLE_##role)

/* What may be written at a stage, by whom: the start of a key, and how it ends, in a list's item or anywhere. */
static const struct {
  DrStage     stage;
  guint       roles;
  const char *start;
  const char *part;        /* (nullable): also somewhere after @start */
  const char *signed_by;   /* (nullable): a key that ends so says who writes, and must say so truly */
} writable[] = {
  { DR_STAGE_SUBMITTED, ROLE (EQUALITIES), "justifications/", "/reviewer/", "/reviewer/@by" },
  { DR_STAGE_SUBMITTED, ROLE (EQUALITIES), "section-reviews/", NULL, "/@by" },
  { DR_STAGE_ENDORSED, ROLE (APPROVER), "justifications/", "/approver/", "/approver/@by" },
  { DR_STAGE_APPROVED, ROLE (MANAGER) | ROLE (EQUALITIES), "decision/", NULL, NULL },
  { DR_STAGE_DECIDED, ROLE (MANAGER) | ROLE (EQUALITIES), "publication/", NULL, NULL },
  { DR_STAGE_MONITORED, ROLE (MANAGER) | ROLE (EQUALITIES), "publication/", NULL, NULL },
  { DR_STAGE_MONITORED, ROLE (MANAGER), "monitoring/@review", NULL, NULL },   /* and "monitoring/@reviewed…" */
  { DR_STAGE_MONITORED, ROLE (MANAGER), "monitoring/channel-share[", NULL, NULL },
  { DR_STAGE_MONITORED, ROLE (MANAGER), "monitoring/measure[", "/result[", NULL },
  { DR_STAGE_DECIDED, ROLE (MANAGER), "actions/action[", "/@status", NULL },
  { DR_STAGE_DECIDED, ROLE (MANAGER), "actions/action[", "/@closed", NULL },
  { DR_STAGE_DECIDED, ROLE (MANAGER), "actions/action[", "/evidence", NULL },
  { DR_STAGE_MONITORED, ROLE (MANAGER), "actions/action[", "/@status", NULL },
  { DR_STAGE_MONITORED, ROLE (MANAGER), "actions/action[", "/@closed", NULL },
  { DR_STAGE_MONITORED, ROLE (MANAGER), "actions/action[", "/evidence", NULL },
  { DR_STAGE_DECIDED, ROLE (MANAGER), "attachments/", NULL, NULL },
  { DR_STAGE_MONITORED, ROLE (MANAGER), "attachments/", NULL, NULL },
};

/* What nobody writes into a draft: it is other people's word, or the register's. */
static const struct {
  const char *start;
  const char *part;   /* (nullable) */
} not_in_drafts[] = {
  { "@reference", NULL },
  { "@version", NULL },
  { "justifications/", "/reviewer/" },
  { "justifications/", "/approver/" },
  { "section-reviews/", NULL },
  { "decision/", NULL },
  { "publication/", NULL },
};

/**
 * dr_workflow_find:
 * @step: a step
 * @from: a stage
 *
 * Returns: (transfer none) (nullable): the way, where there is one
 */
const DrTransition *
dr_workflow_find (DrStep  step,
                  DrStage from)
{
  return dr_transition_find (step, from);
}

/**
 * dr_workflow_from:
 * @from: a stage
 * @found: (out caller-allocates): the ways from it
 *
 * Returns: how many there are
 */
guint
dr_workflow_from (DrStage             from,
                  const DrTransition *found[8])
{
  guint n_transitions;
  const DrTransition *transitions = dr_transition_table (&n_transitions);
  guint n = 0;

  for (guint i = 0; i < n_transitions; i++)
    if (transitions[i].from == from)
      found[n++] = &transitions[i];

  return n;
}

/**
 * dr_workflow_stage_name:
 * @stage: a stage
 *
 * Returns: (transfer none): its name for people, translated
 */
const char *
dr_workflow_stage_name (DrStage stage)
{
  return dr_stage_name (stage);
}

/**
 * dr_workflow_step_name:
 * @step: a step
 *
 * Returns: (transfer none): its name for people, a noun, translated
 */
const char *
dr_workflow_step_name (DrStep step)
{
  return dr_step_name (step);
}

/**
 * dr_workflow_role_name:
 * @role: a role
 *
 * Returns: (transfer none): its name for people, translated
 */
const char *
dr_workflow_role_name (DrRole role)
{
  return dr_role_name (role);
}

/* (transfer full): the stages that a step starts from, as a list for people. */
static char *
stages_of (DrStep step)
{
  const char *words[DR_N_STAGES];
  guint n = 0;
  guint n_transitions;
  const DrTransition *transitions = dr_transition_table (&n_transitions);

  for (guint i = 0; i < n_transitions && n < G_N_ELEMENTS (words); i++)
    if (transitions[i].step == step)
      words[n++] = dr_workflow_stage_name (transitions[i].from);

  return n > 0 ? dr_words_or (words, n) : g_strdup ("");
}

/**
 * dr_workflow_check_stage:
 * @step: a step
 * @stage: where the version stands
 * @reference: its reference, for the message
 * @version: its version, for the message
 * @transition: (out): the way
 * @error: return location for %DR_REGISTER_ERROR_STAGE
 *
 * Returns: whether the step can be taken from there
 */
gboolean
dr_workflow_check_stage (DrStep               step,
                         DrStage              stage,
                         const char          *reference,
                         guint                version,
                         const DrTransition **transition,
                         GError             **error)
{
  g_autofree char *stages = NULL;

  *transition = dr_workflow_find (step, stage);
  if (*transition != NULL)
    return TRUE;

  stages = stages_of (step);
  g_set_error (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_STAGE,
               _("%s, version %u: the stage is %s; the %s expects one that is %s"), reference, version,
               dr_workflow_stage_name (stage), dr_workflow_step_name (step), stages);

  return FALSE;
}

static gboolean
has_any_role (const DrPeopleList *people,
              const char     *person,
              guint           roles,
              const char     *service)
{
  for (guint role = 0; role < DR_N_ROLES; role++)
    if ((roles & (1u << role)) && dr_people_has_role (people, person, (DrRole) role, service))
      return TRUE;

  return FALSE;
}

/**
 * dr_workflow_check_role:
 * @transition: a way
 * @people: everybody, and the roles that stand
 * @person: id of who wants to take it
 * @evidence: (nullable): that names the service, for the message
 * @service: id of the assessment's service
 * @error: return location for %DR_REGISTER_ERROR_ROLE
 *
 * Returns: whether it is this person's act
 */
gboolean
dr_workflow_check_role (const DrTransition *transition,
                        const DrPeopleList *people,
                        const char         *person,
                        const DrEvidence   *evidence,
                        const char         *service,
                        GError            **error)
{
  g_autofree char *roles = NULL;
  g_autofree char *who = NULL;
  g_autofree char *which = NULL;

  if (has_any_role (people, person, transition->roles, service))
    return TRUE;

  roles = dr_role_names (transition->roles);
  who = dr_people_call (people, person);
  which = dr_evidence_call_service (evidence, service);
  g_set_error (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_ROLE,
               /* Translators: a person's name, what they wanted to do (a noun), a role, or two with "or" between, and
                * the name of a service */
               _("%1$s has no role for the %2$s: expected somebody with the role of %3$s for the service “%4$s”"), who,
               dr_workflow_step_name (transition->step), roles, which);

  return FALSE;
}

static gboolean
contains (const char * const *ids,
          guint               n,
          const char         *id)
{
  for (guint i = 0; i < n; i++)
    if (strcmp (ids[i], id) == 0)
      return TRUE;

  return FALSE;
}

/**
 * dr_workflow_check_hands:
 * @step: a step
 * @hands: who had a hand in the version so far
 * @people: everybody, for the message
 * @person: id of who wants to take the step
 * @error: return location for %DR_REGISTER_ERROR_DUTIES
 *
 * The same person never holds two of author, reviewer and approver of one version.
 *
 * Returns: whether this person may
 */
gboolean
dr_workflow_check_hands (DrStep               step,
                         const DrHands       *hands,
                         const DrPeopleList  *people,
                         const char          *person,
                         GError             **error)
{
  g_autofree char *who = NULL;
  gboolean author = contains (hands->authors, hands->n_authors, person);
  gboolean reviewer = contains (hands->reviewers, hands->n_reviewers, person);
  gboolean approver = contains (hands->approvers, hands->n_approvers, person);
  const char *has = NULL;
  const char *would = NULL;

  if (step == DR_STEP_SUBMIT)
    {
      would = _("author");
      has = reviewer ? _("reviewer") : approver ? _("approver") : NULL;
    }
  else if (step == DR_STEP_ENDORSE)
    {
      would = _("reviewer");
      has = author ? _("author") : approver ? _("approver") : NULL;
    }
  else if (step == DR_STEP_APPROVE)
    {
      would = _("approver");
      has = author ? _("author") : reviewer ? _("reviewer") : NULL;
    }
  else if (step == DR_STEP_RETURN)
    {
      would = _("reviewer");
      has = author ? _("author") : NULL;
    }

  if (has == NULL)
    return TRUE;

  who = dr_people_call (people, person);
  g_set_error (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_DUTIES,
               _("%1$s is the %2$s of this version and cannot be its %3$s too: expected another person"), who, has, would);

  return FALSE;
}

static gboolean
starts (const char *key,
        const char *start,
        const char *part)
{
  return g_str_has_prefix (key, start) && (part == NULL || strstr (key + strlen (start) - 1, part) != NULL);
}

static gboolean
check_draft_field (const DrPeopleList  *people,
                   const char          *person,
                   const DrEvidence    *evidence,
                   const char          *service,
                   const char          *key,
                   GError             **error)
{
  g_autofree char *who = NULL;
  g_autofree char *which = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (not_in_drafts); i++)
    if (starts (key, not_in_drafts[i].start, not_in_drafts[i].part))
      {
        g_set_error (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_FIELD,
                     _("“%s” cannot be changed in a draft: it is the reviewer’s, the approver’s or the register’s"), key);
        return FALSE;
      }
  if (has_any_role (people, person, ROLE (MANAGER) | ROLE (EQUALITIES), service))
    return TRUE;

  who = dr_people_call (people, person);
  which = dr_evidence_call_service (evidence, service);
  g_set_error (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_ROLE,
               _("%1$s may not write assessments of the service “%2$s”: expected its service manager or an equalities "
                 "officer"), who, which);

  return FALSE;
}

/**
 * dr_workflow_check_writer:
 * @people: everybody, and the roles that stand
 * @person: id of who would write a draft
 * @error: return location for %DR_REGISTER_ERROR_ROLE
 *
 * Returns: whether there is any service whose assessments this person may write: asked before it is known which it is
 */
gboolean
dr_workflow_check_writer (const DrPeopleList  *people,
                          const char          *person,
                          GError             **error)
{
  g_autofree char *who = NULL;

  for (guint i = 0; i < people->n_roles; i++)
    if (strcmp (people->roles[i].person, person) == 0
        && (people->roles[i].role == DR_ROLE_MANAGER || people->roles[i].role == DR_ROLE_EQUALITIES))
      return TRUE;

  who = dr_people_call (people, person);
  g_set_error (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_ROLE,
               _("%s may not write assessments: expected a service manager or an equalities officer"), who);

  return FALSE;
}

static void
refuse_name (const DrPeopleList  *people,
             const char          *person,
             const char          *value,
             GError             **error)
{
  g_autofree char *who = dr_people_call (people, person);
  g_autofree char *whose = dr_people_call (people, value);

  g_set_error (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_FIELD,
               _("%1$s gives a verdict in the name of %2$s: expected one in their own name"), who, whose);
}

/**
 * dr_workflow_check_field:
 * @stage: where the version stands
 * @people: everybody, and the roles that stand
 * @person: id of who writes
 * @evidence: (nullable): that names the service, for the message
 * @service: id of the assessment's service
 * @key: of a field
 * @value: (nullable): what it is to be; %NULL: taken away
 * @error: return location for %DR_REGISTER_ERROR_FIELD or %DR_REGISTER_ERROR_ROLE
 *
 * A draft is written by its service's manager or an equalities officer. Later each stage leaves open what its people
 * add: the reviewer's verdicts, the approver's, the decision, publication, results and closed actions. Whoever gives a
 * verdict gives it in their own name.
 *
 * Returns: whether this person may write this field now
 */
gboolean
dr_workflow_check_field (DrStage              stage,
                         const DrPeopleList  *people,
                         const char          *person,
                         const DrEvidence    *evidence,
                         const char          *service,
                         const char          *key,
                         const char          *value,
                         GError             **error)
{
  g_autofree char *who = NULL;

  if (stage == DR_STAGE_DRAFT)
    return check_draft_field (people, person, evidence, service, key, error);

  for (gsize i = 0; i < G_N_ELEMENTS (writable); i++)
    {
      if (writable[i].stage != stage || !starts (key, writable[i].start, writable[i].part)
          || !has_any_role (people, person, writable[i].roles, service))
        continue;
      if (writable[i].signed_by == NULL || value == NULL || !g_str_has_suffix (key, writable[i].signed_by)
          || strcmp (value, person) == 0)
        return TRUE;
      refuse_name (people, person, value, error);
      return FALSE;
    }

  who = dr_people_call (people, person);
  g_set_error (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_FIELD,
               _("“%1$s” cannot be changed by %2$s while the stage is %3$s: what was sealed stays as it is"), key, who,
               dr_workflow_stage_name (stage));

  return FALSE;
}
