#include "dr-suggestions.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-justification.h"
#include "dr-names.h"
#include "dr-suggestion-draft.h"

static const DrSuggestionRow rows[] = {
  { "ACC-01", "excluded", DR_SUGGEST_EACH_GROUP, DR_ACTION_MITIGATION, TRUE, FALSE,
    N_("Open another way in, before the change, for: %s.") },
  { "ACC-01", "at-risk", DR_SUGGEST_EACH_GROUP, DR_ACTION_MITIGATION, TRUE, FALSE,
    N_("Keep another way in open, in case the one that is cut or moves does not work for: %s.") },
  { "ACC-10", NULL, DR_SUGGEST_EACH_GROUP, DR_ACTION_MITIGATION, TRUE, FALSE,
    N_("Open a way in for people who cannot use any today: %s.") },
  { "ACC-02", "fails", DR_SUGGEST_EACH_GROUP, DR_ACTION_MITIGATION, FALSE, TRUE,
    N_("Lessen what these bear more than others, with help on the new way or by keeping part of the old one: %s.") },
  { "ACC-03", NULL, DR_SUGGEST_EACH_GROUP, DR_ACTION_MITIGATION, FALSE, FALSE,
    N_("Help with going online, and keep a way in that is not digital, for: %s.") },
  { "ACC-04", "last", DR_SUGGEST_EACH_CHANNEL, DR_ACTION_MITIGATION, TRUE, FALSE,
    N_("Keep a way in elsewhere, for those who have no other: %s.") },
  { "ACC-04", "one", DR_SUGGEST_EACH_CHANNEL, DR_ACTION_MITIGATION, FALSE, FALSE,
    N_("Show those who use what closes the way to what stays open: %s.") },
  { "ACC-05", NULL, DR_SUGGEST_EACH_RESULT, DR_ACTION_MITIGATION, TRUE, FALSE, N_("Open a way in that is not digital.") },
  { "ACC-06", NULL, DR_SUGGEST_EACH_RESULT, DR_ACTION_MITIGATION, FALSE, FALSE,
    N_("Tell people in good time where to go instead, and help them in the first weeks.") },
  { "ACC-07", "lost", DR_SUGGEST_EACH_NEED, DR_ACTION_ADJUSTMENT, FALSE, FALSE,
    N_("Provide at what stays open what would be lost: %s.") },
  { "ACC-07", "never", DR_SUGGEST_EACH_NEED, DR_ACTION_ADJUSTMENT, FALSE, FALSE, N_("Provide what was never on offer: %s.") },
  { "ACC-08", NULL, DR_SUGGEST_EACH_CHANNEL, DR_ACTION_MONITORING, FALSE, FALSE,
    N_("Find out why contacts are so far from what was expected: %s.") },
  { "ACC-09", "over", DR_SUGGEST_EACH_CHANNEL, DR_ACTION_MITIGATION, FALSE, FALSE,
    N_("Make room for the contacts that move, with staff, hours or lines: %s.") },
  { "ACC-09", "unstated", DR_SUGGEST_EACH_CHANNEL, DR_ACTION_INQUIRY, FALSE, FALSE,
    N_("Find out how many contacts a year can be handled: %s.") },
  { "STD-01", "none", DR_SUGGEST_EACH_CHANNEL, DR_ACTION_MITIGATION, FALSE, FALSE,
    N_("Set and publish a standard of response: %s.") },
  { "STD-01", "worse", DR_SUGGEST_EACH_CHANNEL, DR_ACTION_MITIGATION, FALSE, FALSE,
    N_("Bring the standard of service back to what it was: %s.") },
  { "IMP-07", "no-action", DR_SUGGEST_EACH_IMPACT, DR_ACTION_INQUIRY, FALSE, FALSE,
    N_("Find out before the decision what the change means for: %s.") },
  { "IMP-02", NULL, DR_SUGGEST_EACH_IMPACT, DR_ACTION_MITIGATION, FALSE, TRUE, N_("Remove or lessen the disadvantage for: %s.") },
  { "EVD-02", NULL, DR_SUGGEST_SETTLING, DR_ACTION_INQUIRY, FALSE, TRUE, N_("Find out who can use this way in: %s.") },
  { "EVD-06", NULL, DR_SUGGEST_EACH_RESULT, DR_ACTION_INQUIRY, FALSE, FALSE,
    N_("Count who the customers of the service are, by group.") },
  { "GOV-06", NULL, DR_SUGGEST_EACH_RESULT, DR_ACTION_MONITORING, FALSE, FALSE,
    N_("Set the target that is still to be announced: %s.") },
};

/* A failing result of the row that is not answered yet. */
static gboolean
is_of_row (const DrSuggesting    *work,
           const DrSuggestionRow *row,
           const DrResult        *result)
{
  const DrCheck *check = work->check;

  return result->kind == DR_RESULT_FAIL && strcmp (dr_check_get_rule (check, result)->id, row->rule) == 0
         && (row->rule_case == NULL || strcmp (dr_check_get_case (check, result), row->rule_case) == 0)
         && (result->severity == DR_SEVERITY_ADVISE || dr_check_is_open (check, result));
}

static void
mark_group (const DrSuggesting *work,
            DrSuggestionDraft  *draft,
            const DrResult     *result)
{
  g_autofree char *id = dr_suggestion_part (result, "group");
  int group = id != NULL ? dr_evidence_find_group (work->check->evidence, id) : DR_NO_INDEX;

  if (group != DR_NO_INDEX)
    draft->groups[group] = TRUE;
}

static void
suggest_for_groups (DrSuggesting          *work,
                    const DrSuggestionRow *row)
{
  g_auto (DrSuggestionDraft) draft = { NULL };

  dr_suggestion_draft_init (&draft, work, row);
  for (guint i = 0; i < work->check->n_results; i++)
    if (is_of_row (work, row, &work->check->results[i]))
      {
        dr_suggestion_draft_answer (&draft, &work->check->results[i]);
        mark_group (work, &draft, &work->check->results[i]);
      }
  dr_suggestion_draft_finish (&draft, work);
}

static void
suggest_for_needs (DrSuggesting          *work,
                   const DrSuggestionRow *row)
{
  for (guint n = 0; n < work->check->evidence->n_needs; n++)
    {
      g_auto (DrSuggestionDraft) draft = { NULL };

      dr_suggestion_draft_init (&draft, work, row);
      draft.needs[n] = TRUE;
      draft.what = g_strdup (work->check->evidence->needs[n].name);
      for (guint i = 0; i < work->check->n_results; i++)
        {
          const DrResult *result = &work->check->results[i];
          g_autofree char *id = is_of_row (work, row, result) ? dr_suggestion_part (result, "need") : NULL;

          if (g_strcmp0 (id, work->check->evidence->needs[n].id) != 0)
            continue;
          dr_suggestion_draft_answer (&draft, result);
          mark_group (work, &draft, result);
        }
      dr_suggestion_draft_finish (&draft, work);
    }
}

/* Those for whom the last way in by a channel goes: whoever loses by it, else everybody. */
static void
mark_losers (const DrSuggesting *work,
             DrSuggestionDraft  *draft)
{
  gboolean any = FALSE;

  for (guint i = 0; i < work->check->n_results; i++)
    {
      const DrResult *result = &work->check->results[i];

      if (result->kind != DR_RESULT_FAIL || strcmp (dr_check_get_rule (work->check, result)->id, "ACC-01") != 0)
        continue;
      mark_group (work, draft, result);
      any = TRUE;
    }
  if (!any)
    draft->groups[DR_GROUP_ALL] = TRUE;
}

static void
suggest_for_channel (DrSuggesting          *work,
                     const DrSuggestionRow *row,
                     const DrResult        *result)
{
  g_autofree char *id = dr_suggestion_part (result, "channel");
  int channel = id != NULL ? dr_evidence_find_channel (work->check->evidence, id) : DR_NO_INDEX;
  g_auto (DrSuggestionDraft) draft = { NULL };

  if (channel == DR_NO_INDEX)
    return;
  dr_suggestion_draft_init (&draft, work, row);
  draft.what = g_strdup (work->check->evidence->channels[channel].name);
  dr_suggestion_draft_answer (&draft, result);
  if (row->opens)
    mark_losers (work, &draft);
  else
    for (guint p = 0; p < work->check->assessment->n_points; p++)
      draft.points[p] = work->check->assessment->points[p].channel == channel;
  dr_suggestion_draft_finish (&draft, work);
}

static const DrImpact *
find_impact (const DrSuggesting *work,
             const DrResult     *result)
{
  g_autofree char *id = dr_suggestion_part (result, "impact");

  for (guint i = 0; id != NULL && i < work->check->assessment->n_impacts; i++)
    if (strcmp (work->check->assessment->impacts[i].id, id) == 0)
      return &work->check->assessment->impacts[i];

  return NULL;
}

/* The groups of the entry, or of the characteristics that it names whole; with its needs and points. */
static void
suggest_for_impact (DrSuggesting          *work,
                    const DrSuggestionRow *row,
                    const DrResult        *result)
{
  const DrImpact *impact = find_impact (work, result);
  g_auto (DrSuggestionDraft) draft = { NULL };

  if (impact == NULL)
    return;
  dr_suggestion_draft_init (&draft, work, row);
  dr_suggestion_draft_answer (&draft, result);
  for (guint g = 1; g < work->check->evidence->n_groups; g++)
    {
      const DrGroup *group = &work->check->evidence->groups[g];
      gboolean whole = impact->groups.n == 0 && !group->without_characteristic
                       && (impact->characteristics & (1u << group->characteristic)) != 0;

      draft.groups[g] = whole || dr_indices_contain (&impact->groups, (int) g);
    }
  dr_suggestion_draft_finish (&draft, work);
}

/* What a result is about where it is not the assessment as a whole. */
static void
suggest_for_result (DrSuggesting          *work,
                    const DrSuggestionRow *row,
                    const DrResult        *result)
{
  g_auto (DrSuggestionDraft) draft = { NULL };

  dr_suggestion_draft_init (&draft, work, row);
  draft.what = dr_subject_describe (work->check, result->subject);
  dr_suggestion_draft_answer (&draft, result);
  if (row->opens)
    draft.groups[DR_GROUP_ALL] = TRUE;
  dr_suggestion_draft_finish (&draft, work);
}

/* The figure that would settle most, for those groups that wait for one of the same. */
static void
suggest_settling (DrSuggesting          *work,
                  const DrSuggestionRow *row)
{
  const DrCheck *check = work->check;
  const DrSettle *top = check->settle.n > 0 ? &check->settle.items[0] : NULL;
  g_auto (DrSuggestionDraft) draft = { NULL };

  if (top == NULL)
    return;
  dr_suggestion_draft_init (&draft, work, row);
  draft.what = g_strdup (top->target == DR_TARGET_CHANNEL ? check->evidence->channels[top->index].name
                         : top->target == DR_TARGET_PREREQUISITE ? check->evidence->prerequisites[top->index].name
                         : top->index < check->assessment->n_points ? check->assessment->points[top->index].name
                                                                    : _("the alternative that is set out"));
  for (guint i = 0; i < check->n_results; i++)
    {
      const DrResult *result = &check->results[i];
      g_autofree char *id = is_of_row (work, row, result) ? dr_suggestion_part (result, "group") : NULL;
      int group = id != NULL ? dr_evidence_find_group (check->evidence, id) : DR_NO_INDEX;

      for (guint k = 0; group != DR_NO_INDEX && k < check->settle.n; k++)
        if ((int) check->settle.items[k].group == group && check->settle.items[k].target == top->target
            && check->settle.items[k].index == top->index)
          {
            dr_suggestion_draft_answer (&draft, result);
            draft.groups[group] = TRUE;
            break;
          }
    }
  dr_suggestion_draft_finish (&draft, work);
}

static void
suggest_for_row (DrSuggesting          *work,
                 const DrSuggestionRow *row)
{
  if (row->scope == DR_SUGGEST_EACH_GROUP)
    suggest_for_groups (work, row);
  else if (row->scope == DR_SUGGEST_EACH_NEED)
    suggest_for_needs (work, row);
  else if (row->scope == DR_SUGGEST_SETTLING)
    suggest_settling (work, row);
  else
    for (guint i = 0; i < work->check->n_results; i++)
      {
        const DrResult *result = &work->check->results[i];

        if (!is_of_row (work, row, result))
          continue;
        if (row->scope == DR_SUGGEST_EACH_CHANNEL)
          suggest_for_channel (work, row, result);
        else if (row->scope == DR_SUGGEST_EACH_IMPACT)
          suggest_for_impact (work, row, result);
        else
          suggest_for_result (work, row, result);
      }
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  const DrSuggestion *first = a;
  const DrSuggestion *second = b;

  return first->severity > second->severity ? -1 : first->severity < second->severity ? 1 : 0;
}

/**
 * dr_suggestions_new:
 * @check: of an assessment; must outlive the suggestions
 *
 * Returns: (transfer full): what might be done about what fails, and is not done yet
 */
DrSuggestions *
dr_suggestions_new (const DrCheck *check)
{
  DrSuggestions *self = g_new0 (DrSuggestions, 1);
  DrSuggesting work = { .check = check };
  DrSuggestion *kept;

  self->arena = dr_arena_new ();
  work.arena = self->arena;
  work.items = g_array_new (FALSE, FALSE, sizeof (DrSuggestion));
  work.helped = dr_arena_array0 (self->arena, gboolean, check->evidence->n_groups);
  work.asked = dr_arena_array0 (self->arena, gboolean, check->evidence->n_groups);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    suggest_for_row (&work, &rows[i]);
  g_array_sort (work.items, compare);   /* stable */
  kept = dr_arena_array0 (self->arena, DrSuggestion, work.items->len);
  if (work.items->len > 0)
    memcpy (kept, work.items->data, work.items->len * sizeof (DrSuggestion));
  self->items = kept;
  self->n = work.items->len;
  g_array_unref (work.items);

  return self;
}

/**
 * dr_suggestions_free:
 * @self: (nullable): suggestions
 *
 * Frees them.
 */
void
dr_suggestions_free (DrSuggestions *self)
{
  if (self == NULL)
    return;
  dr_arena_free (self->arena);
  g_free (self);
}

/**
 * dr_suggestions_has_rule:
 * @rule: id
 *
 * Returns: whether an action is ever suggested for what the rule finds
 */
gboolean
dr_suggestions_has_rule (const char *rule)
{
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (strcmp (rows[i].rule, rule) == 0)
      return TRUE;

  return FALSE;
}

/**
 * dr_suggestion_put:
 * @self: a suggestion
 * @action: an action that is not in the draft yet
 *
 * Writes the suggestion into the action: all that the format asks of one, and no owner.
 */
void
dr_suggestion_put (const DrSuggestion *self,
                   DrNewItem          *action)
{
  char due[DR_DATE_STRING_SIZE];

  dr_new_item_put (action, "/@kind", dr_vocabulary_to_string (DR_VOCABULARY_ACTION_KIND, (int) self->kind));
  dr_new_item_put (action, "/@status", dr_vocabulary_to_string (DR_VOCABULARY_ACTION_STATUS, DR_ACTION_OPEN));
  dr_new_item_put (action, "/text", self->text);
  dr_new_item_put (action, "/@groups", self->groups);
  dr_new_item_put (action, "/@points", self->points);
  dr_new_item_put (action, "/@needs", self->needs);
  dr_new_item_put (action, "/@options", self->options);
  if (dr_date_is_set (self->due))
    dr_new_item_put (action, "/@due", dr_date_format (self->due, due));
  if (self->alternative != NULL)
    {
      dr_new_item_put (action, "/alternative/@name", self->channel_name);
      dr_new_item_put (action, "/alternative/@channel", self->alternative);
    }
}
