#include "dr-suggestion-draft.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-group-words.h"
#include "dr-justification.h"
#include "dr-message.h"
#include "dr-names.h"

/* Groups that an action's own words name; the others are in its list. */
#define NAMED 4

/* An inquiry is done this many days before the decision, where there is the time. */
#define DAYS_BEFORE_DECISION 14

/**
 * dr_suggestion_part:
 * @result: of a check
 * @kind: as "group"
 *
 * Returns: (transfer full) (nullable): the id of the part of its subject that is of this kind; %NULL: none is
 */
char *
dr_suggestion_part (const DrResult *result,
                    const char     *kind)
{
  g_auto (GStrv) parts = g_strsplit (result->subject, "/", -1);
  gsize length = strlen (kind);

  for (guint i = 0; parts[i] != NULL; i++)
    if (strncmp (parts[i], kind, length) == 0 && parts[i][length] == ':')
      return g_strdup (parts[i] + length + 1);

  return NULL;
}

/**
 * dr_suggestion_draft_init:
 * @draft: (out caller-allocates): a suggestion that answers nothing yet
 * @work: what is being gathered
 * @row: what may be suggested
 */
void
dr_suggestion_draft_init (DrSuggestionDraft     *draft,
                          const DrSuggesting    *work,
                          const DrSuggestionRow *row)
{
  const DrCheck *check = work->check;

  *draft = (DrSuggestionDraft) { .row = row };
  draft->groups = g_new0 (gboolean, check->evidence->n_groups + 1);
  draft->points = g_new0 (gboolean, check->assessment->n_points + 1);
  draft->needs = g_new0 (gboolean, check->evidence->n_needs + 1);
}

/**
 * dr_suggestion_draft_clear:
 * @draft: a suggestion
 *
 * Frees what it holds.
 */
void
dr_suggestion_draft_clear (DrSuggestionDraft *draft)
{
  g_clear_pointer (&draft->groups, g_free);
  g_clear_pointer (&draft->points, g_free);
  g_clear_pointer (&draft->needs, g_free);
  g_clear_pointer (&draft->what, g_free);
}

/**
 * dr_suggestion_draft_answer:
 * @draft: a suggestion
 * @result: that fails, and that the suggestion is for
 */
void
dr_suggestion_draft_answer (DrSuggestionDraft *draft,
                            const DrResult    *result)
{
  if (draft->first == NULL)
    draft->first = result;
  draft->n_results++;
}

static guint
count (const gboolean *marks,
       guint           n)
{
  guint marked = 0;

  for (guint i = 0; i < n; i++)
    marked += marks[i] ? 1 : 0;

  return marked;
}

/* Of no rows no member is looked at: they may be NULL. */
#define JOIN(draft, marks, rows, n, arena) \
  join_ids ((draft)->marks, (n) > 0 ? &(rows)->id : NULL, sizeof *(rows), (n), (arena))

/* The ids of marked rows; each row begins where the first does, @size apart. */
static const char *
join_ids (const gboolean     *marks,
          const char * const *first,
          gsize               size,
          guint               n,
          DrArena            *arena)
{
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    if (marks[i])
      g_string_append_printf (ids, "%s%s", ids->len > 0 ? " " : "",
                              *(const char * const *) (gconstpointer) ((const char *) (gconstpointer) first + i * size));

  return dr_arena_strdup (arena, ids->str);
}

static char *
name_groups (const DrSuggesting      *work,
             const DrSuggestionDraft *draft)
{
  const DrEvidence *evidence = work->check->evidence;
  g_autofree const char **names = g_new0 (const char *, evidence->n_groups + 1);
  guint n = 0;

  for (guint g = 0; g < evidence->n_groups; g++)
    if (draft->groups[g])
      names[n++] = evidence->groups[g].name;

  return dr_group_words (names, n, NAMED);
}

static gboolean
is_mitigating (DrActionKind kind)
{
  return kind == DR_ACTION_MITIGATION || kind == DR_ACTION_ADJUSTMENT;
}

static gboolean
is_same_kind (DrActionKind a,
              DrActionKind b)
{
  return a == b || (is_mitigating (a) && is_mitigating (b));
}

/* Whether an action does for some groups what the suggestion would: of its kind, for the same needs, in the option. */
static gboolean
does_the_same (const DrSuggesting      *work,
               const DrSuggestionDraft *draft,
               const DrAction          *action)
{
  const DrAssessment *assessment = work->check->assessment;

  if (!is_same_kind (action->kind, draft->row->kind) || (draft->row->opens && action->alternative == NULL))
    return FALSE;
  if (action->options.n > 0 && assessment->chosen != DR_NO_INDEX
      && !dr_indices_contain (&action->options, assessment->chosen))
    return FALSE;
  for (guint n = 0; n < work->check->evidence->n_needs; n++)
    if (draft->needs[n] && !dr_indices_contain (&action->needs, (int) n))
      return FALSE;

  return TRUE;
}

static gboolean
covers_points (const DrSuggesting      *work,
               const DrSuggestionDraft *draft,
               const DrAction          *action)
{
  gboolean any = FALSE;

  for (guint p = 0; p < work->check->assessment->n_points; p++)
    if (draft->points[p])
      {
        any = TRUE;
        if (!dr_indices_contain (&action->points, (int) p))
          return FALSE;
      }

  return any;
}

/* Leaves out the groups that an action is for already. Returns whether nothing is left to suggest. */
static gboolean
is_taken (const DrSuggesting *work,
          DrSuggestionDraft  *draft,
          const char         *text)
{
  const DrAssessment *assessment = work->check->assessment;
  guint n_groups = work->check->evidence->n_groups;
  gboolean for_groups = count (draft->groups, n_groups) > 0;

  for (guint i = 0; i < assessment->n_actions; i++)
    {
      const DrAction *action = &assessment->actions[i];

      if (strcmp (action->text, text) == 0)
        return TRUE;
      if (!does_the_same (work, draft, action))
        continue;
      if (!for_groups && covers_points (work, draft, action))
        return TRUE;
      for (guint g = 0; g < n_groups; g++)
        draft->groups[g] = draft->groups[g] && !dr_indices_contain (&action->groups, (int) g);
    }

  return for_groups && count (draft->groups, n_groups) == 0;
}

static gboolean
stays (const DrSuggesting *work,
       guint               channel)
{
  const DrAccessFigures *figures = work->check->figures;

  for (guint p = 0; p < figures->n_points; p++)
    if (figures->channel[p] == (int) channel
        && (dr_access_figures_state (figures, (guint) work->check->assessment->chosen, p) & DR_POINT_AFTER) != 0)
      return TRUE;

  return FALSE;
}

/* The least that anybody of the groups is known to be able to use the channel. */
static double
least_use (const DrSuggesting      *work,
           const DrSuggestionDraft *draft,
           guint                    channel)
{
  const DrAccessFigures *figures = work->check->figures;
  double least = 1.0;

  for (guint g = 0; g < figures->n_groups; g++)
    if (draft->groups[g])
      least = MIN (least, figures->use_channel[g * figures->n_channels + channel].interval.lo);

  return least;
}

/* A channel that is not digital: the one of the result, else one that is not there after the change, else any; of several
 * the one that most of the groups can use, as far as is known. DR_NO_INDEX: the evidence base has none. */
static int
another_way (const DrSuggesting      *work,
             const DrSuggestionDraft *draft)
{
  const DrEvidence *evidence = work->check->evidence;
  g_autofree char *own = dr_suggestion_part (draft->first, "channel");
  int best = DR_NO_INDEX;

  if (own != NULL)
    return dr_evidence_find_channel (evidence, own);
  if (work->check->assessment->chosen == DR_NO_INDEX)
    return DR_NO_INDEX;
  for (int missing = 1; missing >= 0 && best == DR_NO_INDEX; missing--)
    for (guint c = 0; c < evidence->n_channels; c++)
      {
        if (evidence->channels[c].digital || (missing == 1 && stays (work, c)))
          continue;
        if (best == DR_NO_INDEX || least_use (work, draft, c) > least_use (work, draft, (guint) best))
          best = (int) c;
      }

  return best;
}

/* With time to look at what was found; at the latest the day before. */
static DrDate
before_decision (const DrCheck *check)
{
  DrDate decision = check->assessment->decision_date;
  DrDate due;

  if (!dr_date_is_set (decision))
    return DR_DATE_NONE;
  due = dr_date_add_days (decision, -DAYS_BEFORE_DECISION);
  if (dr_date_compare (due, check->context->as_of) < 0)
    due = dr_date_add_days (decision, -1);

  return dr_date_compare (due, check->context->as_of) >= 0 ? due : DR_DATE_NONE;
}

static const char *
reason_of (const DrSuggesting      *work,
           const DrSuggestionDraft *draft)
{
  g_autofree char *message = dr_message_format_few (work->check, draft->first, NAMED);
  g_autofree char *more = NULL;

  if (draft->n_results == 1)
    return dr_arena_strdup (work->arena, message);
  /* Translators: the message of a finding, and how many more there are of the kind */
  more = g_strdup_printf (ngettext ("%1$s And %2$u more.", "%1$s And %2$u more.", draft->n_results - 1), message,
                          draft->n_results - 1);

  return dr_arena_strdup (work->arena, more);
}

/* What the groups are after an action for others was taken off, the words follow. */
static char *
text_of (const DrSuggesting      *work,
         const DrSuggestionDraft *draft)
{
  g_autofree char *names = draft->what != NULL ? g_strdup (draft->what) : name_groups (work, draft);

  return strstr (draft->row->text, "%s") != NULL ? g_strdup_printf (_(draft->row->text), names)
                                                 : g_strdup (_(draft->row->text));
}

static DrActionKind
kind_of (const DrSuggesting      *work,
         const DrSuggestionDraft *draft)
{
  if (draft->row->kind != DR_ACTION_ADJUSTMENT)
    return draft->row->kind;
  for (guint g = 0; g < work->check->evidence->n_groups; g++)
    if (draft->groups[g] && work->check->evidence->groups[g].characteristic == DR_CHARACTERISTIC_DISABILITY)
      return DR_ACTION_ADJUSTMENT;

  return DR_ACTION_MITIGATION;
}

static gboolean
is_of_option (const DrSuggestionRow *row)
{
  return g_str_has_prefix (row->rule, "ACC-") || g_str_has_prefix (row->rule, "STD-");
}

/* Everybody is meant by no group beside them. */
static void
leave_out_everybody (const DrSuggesting *work,
                     DrSuggestionDraft  *draft)
{
  if (count (draft->groups, work->check->evidence->n_groups) > 1)
    draft->groups[DR_GROUP_ALL] = FALSE;
}

/**
 * dr_suggestion_draft_finish:
 * @draft: a suggestion
 * @work: what is being gathered
 *
 * Adds it, unless it answers nothing or is done already.
 */
void
dr_suggestion_draft_finish (DrSuggestionDraft *draft,
                            DrSuggesting      *work)
{
  const DrCheck *check = work->check;
  const DrAssessment *assessment = check->assessment;
  guint n_groups = check->evidence->n_groups;
  gboolean *met = is_mitigating (draft->row->kind) ? work->helped : work->asked;
  gboolean for_groups;
  g_autofree char *before = NULL;
  g_autofree char *text = NULL;
  DrSuggestion item = { NULL };
  int channel;

  if (draft->first == NULL)
    return;
  leave_out_everybody (work, draft);
  for_groups = count (draft->groups, n_groups) > 0;
  for (guint g = 0; draft->row->general && g < n_groups; g++)
    draft->groups[g] = draft->groups[g] && !met[g];
  before = text_of (work, draft);
  if ((for_groups && count (draft->groups, n_groups) == 0) || is_taken (work, draft, before))
    return;
  text = text_of (work, draft);
  channel = draft->row->opens ? another_way (work, draft) : DR_NO_INDEX;

  item.rule = dr_check_get_rule (check, draft->first)->id;
  item.title = dr_edition_words (dr_check_get_rule (check, draft->first)->title);
  item.reason = reason_of (work, draft);
  item.severity = draft->first->severity;
  item.kind = kind_of (work, draft);
  item.text = dr_arena_strdup (work->arena, text);
  item.names_groups = draft->what == NULL;
  item.groups = JOIN (draft, groups, check->evidence->groups, n_groups, work->arena);
  item.points = JOIN (draft, points, assessment->points, assessment->n_points, work->arena);
  item.needs = JOIN (draft, needs, check->evidence->needs, check->evidence->n_needs, work->arena);
  item.options = is_of_option (draft->row) && assessment->n_options > 1 && assessment->chosen != DR_NO_INDEX
                   ? assessment->options[assessment->chosen].id : "";
  item.due = draft->row->kind == DR_ACTION_INQUIRY ? before_decision (check) : DR_DATE_NONE;
  if (channel != DR_NO_INDEX)
    {
      item.alternative = check->evidence->channels[channel].id;
      item.channel_name = check->evidence->channels[channel].name;
    }
  g_array_append_val (work->items, item);
  for (guint g = 0; g < n_groups; g++)
    met[g] = met[g] || draft->groups[g];
}
