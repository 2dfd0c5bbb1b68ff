#include "dr-finding-place.h"

#include <string.h>

#include "dr-draft-key.h"

/* What a rule's own function looks for. */
typedef struct {
  const DrCheck      *check;
  const DrAssessment *assessment;
  const DrResult     *result;
  const char         *rule_case;   /* "" where the result does not fail */
} Finding;

typedef struct {
  const char *rule;
  const char *section;
  const char *key;                    /* (nullable): where @find is NULL or finds nothing */
  char     *(*find) (const Finding *finding);
} Row;

/* The id of the part of a subject that is of this kind: "x" of "impact:x". */
static char *
part (const Finding *finding,
      const char    *kind)
{
  g_auto (GStrv) parts = g_strsplit (finding->result->subject, "/", -1);
  gsize length = strlen (kind);

  for (guint i = 0; parts[i] != NULL; i++)
    if (strncmp (parts[i], kind, length) == 0 && parts[i][length] == ':')
      return g_strdup (parts[i] + length + 1);

  return NULL;
}

/* A key with the subject's id of this kind in its brackets. */
static char *
key_of_part (const Finding *finding,
             const char    *kind,
             const char    *pattern)
{
  g_autofree char *id = part (finding, kind);

  return id != NULL ? dr_draft_key (pattern, id, NULL) : NULL;
}

/* The first of the ids that were measured under @name. */
static char *
first_measured (const Finding *finding,
                const char    *name)
{
  for (guint i = 0; i < finding->result->n_measured; i++)
    {
      const DrMeasured *measured = &finding->result->measured[i];

      if (strcmp (measured->name, name) == 0 && measured->type == DR_MEASURED_IDS && measured->text != NULL
          && measured->text[0] != '\0')
        return g_strndup (measured->text, strcspn (measured->text, " "));
    }

  return NULL;
}

static gboolean
is_blank (const char *text)
{
  return text == NULL || text[strspn (text, " \t\n")] == '\0';
}

static const DrOption *
chosen_option (const Finding *finding)
{
  int chosen = finding->assessment->chosen;

  return chosen != DR_NO_INDEX ? &finding->assessment->options[chosen] : NULL;
}

static int
group_of (const Finding *finding)
{
  g_autofree char *id = part (finding, "group");

  return id != NULL ? dr_evidence_find_group (finding->check->evidence, id) : DR_NO_INDEX;
}

static gboolean
is_less (const DrPointOffer *offer)
{
  return offer->before != DR_OFFER_NONE && offer->after != offer->before;
}

/* What the chosen option offers at the first point that loses something; of the subject's channel where it has one. */
static char *
find_offer (const Finding *finding)
{
  const DrOption *option = chosen_option (finding);
  g_autofree char *id = part (finding, "channel");
  int channel = id != NULL ? dr_evidence_find_channel (finding->check->evidence, id) : DR_NO_INDEX;
  int found = DR_NO_INDEX;

  for (guint i = 0; option != NULL && i < finding->assessment->n_points; i++)
    {
      gboolean less = is_less (&option->offers[i]);

      if (id != NULL && finding->assessment->points[i].channel != channel)
        continue;
      if (less || (found == DR_NO_INDEX && id != NULL))
        found = (int) i;
      if (less)
        break;
    }
  if (found == DR_NO_INDEX)
    return NULL;

  return dr_draft_key ("options/option[]/offer[]/@after", option->id, finding->assessment->points[found].id, NULL);
}

static char *
target_key (const Finding  *finding,
            const DrOption *option,
            const DrTarget *target)
{
  const DrEvidence *evidence = finding->check->evidence;

  return dr_draft_key ("options/option[]/target[|]/@share", option->id, evidence->channels[target->channel].id,
                       evidence->groups[target->group].id, NULL);
}

/* The digital target of the subject's group, or the one for everybody that stands for it. */
static char *
find_digital_target (const Finding *finding)
{
  const DrOption *option = chosen_option (finding);
  const DrTarget *found = NULL;
  int group = group_of (finding);

  for (guint i = 0; option != NULL && i < option->n_targets; i++)
    {
      const DrTarget *target = &option->targets[i];

      if (!finding->check->evidence->channels[target->channel].digital)
        continue;
      if (target->group == group)
        return target_key (finding, option, target);
      if (found == NULL)
        found = target;
    }

  return found != NULL ? target_key (finding, option, found) : find_offer (finding);
}

static char *
find_standard (const Finding *finding)
{
  const DrOption *option = chosen_option (finding);
  g_autofree char *channel = part (finding, "channel");

  return option != NULL && channel != NULL ? dr_draft_key ("options/option[]/standard[]/@text", option->id, channel, NULL)
                                           : NULL;
}

static char *
find_choice (const Finding *finding)
{
  const DrAssessment *assessment = finding->assessment;

  return assessment->n_options > 0 ? dr_draft_key ("options/option[]/@chosen", assessment->options[0].id, NULL) : NULL;
}

static const DrImpact *
find_impact (const Finding *finding)
{
  g_autofree char *id = part (finding, "impact");

  for (guint i = 0; id != NULL && i < finding->assessment->n_impacts; i++)
    if (strcmp (finding->assessment->impacts[i].id, id) == 0)
      return &finding->assessment->impacts[i];

  return NULL;
}

static char *
aim_key (const DrImpact *impact,
         DrAim           aim,
         const char     *pattern)
{
  return dr_draft_key (pattern, impact->id, dr_vocabulary_to_string (DR_VOCABULARY_AIM, (int) aim), NULL);
}

/* The effect of the first aim that is not answered, or its text where only that is missing. */
static char *
find_unanswered_aim (const Finding *finding)
{
  const DrImpact *impact = find_impact (finding);
  g_autofree char *word = first_measured (finding, "unanswered");
  int aim;

  if (impact == NULL)
    return NULL;
  if (word == NULL || !dr_vocabulary_parse (DR_VOCABULARY_AIM, word, &aim))
    aim = DR_AIM_ELIMINATE;

  return aim_key (impact, (DrAim) aim, impact->aims[aim].effect == DR_EFFECT_NONE ? "impacts/impact[]/aim[]/@effect"
                                                                                  : "impacts/impact[]/aim[]");
}

static char *
find_unknown_aim (const Finding *finding)
{
  const DrImpact *impact = find_impact (finding);

  for (guint i = 0; impact != NULL && i < DR_N_AIMS; i++)
    if (impact->aims[i].effect == DR_EFFECT_UNKNOWN)
      return aim_key (impact, (DrAim) i, "impacts/impact[]/aim[]/@effect");

  return NULL;
}

static char *
find_impact_sources (const Finding *finding)
{
  return key_of_part (finding, "impact", "impacts/impact[]/@sources");
}

static char *
find_impact_despite (const Finding *finding)
{
  return key_of_part (finding, "impact", "impacts/impact[]/despite");
}

static char *
find_impact_mechanism (const Finding *finding)
{
  return key_of_part (finding, "impact", "impacts/impact[]/mechanism");
}

/* The first of the entries that say the same: the aim whose words they share is told by the message. */
static char *
find_repeated (const Finding *finding)
{
  g_autofree char *entry = first_measured (finding, "entries");

  return entry != NULL ? dr_draft_key ("impacts/impact[]/aim[]", entry, "eliminate", NULL) : NULL;
}

/* The first entry that names the subject's group. */
static char *
find_impact_of_group (const Finding *finding)
{
  int group = group_of (finding);

  for (guint i = 0; group != DR_NO_INDEX && i < finding->assessment->n_impacts; i++)
    if (dr_indices_contain (&finding->assessment->impacts[i].groups, group))
      return dr_draft_key ("impacts/impact[]/@groups", finding->assessment->impacts[i].id, NULL);

  return NULL;
}

/* An adjustment for the subject's group that says nothing yet. */
static char *
find_adjustment (const Finding *finding)
{
  int group = group_of (finding);

  for (guint i = 0; i < finding->assessment->n_adjustments; i++)
    {
      const DrAdjustment *adjustment = &finding->assessment->adjustments[i];

      if (is_blank (adjustment->text) && (adjustment->groups.n == 0 || dr_indices_contain (&adjustment->groups, group)))
        return dr_draft_key ("adjustments/adjustment[]", adjustment->id, NULL);
    }

  return NULL;
}

static char *
find_consultation_closed (const Finding *finding)
{
  return key_of_part (finding, "consultation", "consultations/consultation[]/@closed");
}

static char *
find_consultation_changed (const Finding *finding)
{
  return key_of_part (finding, "consultation", "consultations/consultation[]/changed");
}

static char *
find_consultation_answered (const Finding *finding)
{
  return key_of_part (finding, "consultation", "consultations/consultation[]/@answered");
}

static char *
find_consultation_channels (const Finding *finding)
{
  return key_of_part (finding, "consultation", "consultations/consultation[]/@channels");
}

/* The first of the four tests that nothing is said of. */
static char *
find_consultation_test (const Finding *finding)
{
  g_autofree char *missing = first_measured (finding, "missing");
  g_autofree char *consultation = part (finding, "consultation");
  g_autofree char *item = NULL;

  if (consultation == NULL)
    return NULL;
  item = dr_draft_key ("consultations/consultation[]", consultation, NULL);

  return g_strdup_printf ("%s/%s", item, missing != NULL ? missing : "formative");
}

static const DrAction *
find_action (const Finding *finding)
{
  g_autofree char *id = part (finding, "action");

  for (guint i = 0; id != NULL && i < finding->assessment->n_actions; i++)
    if (strcmp (finding->assessment->actions[i].id, id) == 0)
      return &finding->assessment->actions[i];

  return NULL;
}

static char *
find_action_owner (const Finding *finding)
{
  const DrAction *action = find_action (finding);

  return key_of_part (finding, "action", action != NULL && !is_blank (action->owner) ? "actions/action[]/@due"
                                                                                     : "actions/action[]/@owner");
}

static char *
find_action_due (const Finding *finding)
{
  return key_of_part (finding, "action", "actions/action[]/@due");
}

static char *
find_action_status (const Finding *finding)
{
  return key_of_part (finding, "action", "actions/action[]/@status");
}

static char *
find_action_evidence (const Finding *finding)
{
  return key_of_part (finding, "action", "actions/action[]/evidence");
}

static char *
find_reason (const Finding *finding)
{
  g_autofree char *missing = first_measured (finding, "missing");

  return g_strconcat ("outcome/", missing != NULL ? missing : "legitimate-aim", NULL);
}

static char *
find_time (const Finding *finding)
{
  return g_strdup (strcmp (finding->rule_case, "late-start") == 0 ? "@first-draft" : "change/@decision-date");
}

static char *
find_review (const Finding *finding)
{
  return g_strdup (strcmp (finding->rule_case, "passed") == 0 ? "monitoring/@reviewed" : "monitoring/@review");
}

/* The target that is still to be announced: of a measure, or of an option. */
static char *
find_target (const Finding *finding)
{
  g_autofree char *option = part (finding, "option");
  g_autofree char *channel = part (finding, "channel");
  g_autofree char *group = part (finding, "group");

  if (option != NULL && channel != NULL)
    return dr_draft_key ("options/option[]/target[|]/@share", option, channel, group != NULL ? group : DR_GROUP_ALL_ID,
                         NULL);

  return key_of_part (finding, "measure", "monitoring/measure[]/@target");
}

/* Every rule that the program knows; tests hold the table to that. */
static const Row rows[] = {
  { "ACC-01", "options", NULL, find_offer },
  { "ACC-02", "options", NULL, find_offer },
  { "ACC-03", "options", NULL, find_digital_target },
  { "ACC-04", "options", NULL, find_offer },
  { "ACC-05", "options", NULL, find_offer },
  { "ACC-06", "options", NULL, find_offer },
  { "ACC-07", "options", NULL, find_offer },
  { "ACC-08", "options", NULL, find_offer },
  { "ACC-09", "options", NULL, find_offer },
  { "ACC-10", "options", NULL, find_offer },
  { "STD-01", "options", NULL, find_standard },
  { "EVD-01", "impacts", "impacts/impact", NULL },
  { "EVD-02", "people", NULL, NULL },
  { "EVD-03", "people", NULL, NULL },
  { "EVD-04", "people", NULL, NULL },
  { "EVD-05", "impacts", NULL, find_impact_sources },
  { "EVD-06", "people", NULL, NULL },
  { "EVD-07", "people", NULL, NULL },
  { "SCR-01", "screening", "screening/@decision", NULL },
  { "IMP-01", "impacts", NULL, find_impact_despite },
  { "IMP-02", "actions", "actions/action", NULL },
  { "IMP-03", "impacts", NULL, find_repeated },
  { "IMP-04", "impacts", NULL, find_unanswered_aim },
  { "IMP-05", "impacts", "impacts/impact", NULL },
  { "IMP-06", "impacts", NULL, find_impact_mechanism },
  { "IMP-07", "impacts", NULL, find_unknown_aim },
  { "ADJ-01", "impacts", "adjustments/adjustment", find_adjustment },
  { "CON-01", "consultation", "consultations/consultation", NULL },
  { "CON-02", "consultation", NULL, find_consultation_closed },
  { "CON-03", "consultation", NULL, find_consultation_changed },
  { "CON-04", "consultation", NULL, find_consultation_answered },
  { "CON-05", "consultation", NULL, find_consultation_channels },
  { "CON-06", "consultation", NULL, find_consultation_test },
  { "OPT-01", "options", "options/option", NULL },
  { "OPT-02", "options", "options/option", find_choice },
  { "MIT-01", "actions", NULL, find_action_owner },
  { "MIT-02", "actions", NULL, find_action_due },
  { "MIT-03", "actions", NULL, find_action_status },
  { "MIT-04", "actions", NULL, find_action_evidence },
  { "GOV-01", "outcome", "outcome/@kind", NULL },
  { "GOV-02", "outcome", NULL, find_reason },
  { "GOV-03", "change", NULL, find_time },
  { "GOV-04", "outcome", "outcome/@kind", NULL },
  { "GOV-05", "monitoring", NULL, find_review },
  { "GOV-06", "monitoring", NULL, find_target },
  { "GOV-07", "monitoring", "monitoring/measure", NULL },
  { "GOV-08", "submit", NULL, NULL },
  { "GOV-09", "change", "change/@report", NULL },
  { "GOV-10", "submit", "decision/@option", NULL },
  { "GOV-11", "submit", "publication/@date", NULL },
  { "CUM-01", "impacts", "impacts/impact", find_impact_of_group },
  { "CUM-02", "options", NULL, find_offer },
};

static const Row *
find_row (const char *rule)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (strcmp (rows[i].rule, rule) == 0)
      return &rows[i];

  return NULL;
}

/* A matter of no effect known has an action to come first. */
static const char *
section_of (const Row     *row,
            const Finding *finding)
{
  if (strcmp (row->rule, "IMP-07") == 0 && strcmp (finding->rule_case, "no-action") == 0)
    return "actions";
  if (strcmp (row->rule, "GOV-06") == 0 && g_str_has_prefix (finding->result->subject, "option:"))
    return "options";

  return row->section;
}

/**
 * dr_finding_place_section:
 * @rule: id of a rule
 *
 * Returns: (transfer none) (nullable): id of the section that its findings belong to, unless the finding says otherwise;
 *   %NULL: there is no such rule
 */
const char *
dr_finding_place_section (const char *rule)
{
  const Row *row = find_row (rule);

  return row != NULL ? row->section : NULL;
}

static const Row *
init_finding (Finding        *finding,
              const DrCheck  *check,
              const DrResult *result)
{
  const DrRule *rule = dr_check_get_rule (check, result);

  *finding = (Finding) { .check = check, .assessment = check->assessment, .result = result, .rule_case = "" };
  if (result->kind == DR_RESULT_FAIL && result->failing_case != DR_NO_INDEX)
    finding->rule_case = rule->cases[result->failing_case].id;

  return find_row (rule->id);
}

/**
 * dr_finding_place_of_result:
 * @check: a check
 * @result: one of its results
 *
 * Pure.
 *
 * Returns: (transfer none): id of the section that dr_finding_place_init() says, for much less
 */
const char *
dr_finding_place_of_result (const DrCheck  *check,
                            const DrResult *result)
{
  Finding finding;
  const Row *row = init_finding (&finding, check, result);

  g_return_val_if_fail (row != NULL, "submit");

  return section_of (row, &finding);
}

/**
 * dr_finding_place_init:
 * @self: (out caller-allocates): where to go; clear it when done
 * @check: a check
 * @result: one of its results
 *
 * Pure.
 */
void
dr_finding_place_init (DrFindingPlace *self,
                       const DrCheck  *check,
                       const DrResult *result)
{
  Finding finding;
  const Row *row = init_finding (&finding, check, result);

  self->section = "submit";
  self->key = NULL;
  g_return_if_fail (row != NULL);

  self->section = section_of (row, &finding);
  if (strcmp (row->rule, "IMP-07") == 0 && strcmp (self->section, "actions") == 0)
    self->key = g_strdup ("actions/action");
  else if (row->find != NULL)
    self->key = row->find (&finding);
  if (self->key == NULL)
    self->key = g_strdup (row->key);
}

/**
 * dr_finding_place_clear:
 * @self: a place
 *
 * Frees what it holds; it may be cleared again.
 */
void
dr_finding_place_clear (DrFindingPlace *self)
{
  g_clear_pointer (&self->key, g_free);
}
