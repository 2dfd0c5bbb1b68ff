#include "dr-justification.h"

#include <string.h>

#include "dr-rule-run.h"

/* Between the figures of one finding, and between the findings of one answer. */
#define BETWEEN_FIGURES "; "
#define BETWEEN_SUBJECTS " | "

/* A finding without a figure: the attribute that keeps them cannot be empty. */
#define NO_FIGURES "none"

/* Bytes of a list that is bound as it is displayed. */
#define LONG_LIST 80

/* Digits as in every language: what is bound must not depend on who looks at it. */
static void
append_number (GString    *text,
               double      value,
               const char *format)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE * 10];

  g_ascii_formatd (buffer, sizeof buffer, format, value);
  g_string_append (text, strspn (buffer, "-0.") == strlen (buffer) && buffer[0] == '-' ? buffer + 1 : buffer);
}

/* One value where both ends look alike. */
static void
append_range (GString    *text,
              double      lo,
              double      hi,
              const char *format)
{
  g_autoptr (GString) lower = g_string_new (NULL);
  g_autoptr (GString) upper = g_string_new (NULL);

  append_number (lower, lo, format);
  append_number (upper, hi, format);
  g_string_append (text, lower->str);
  if (!g_string_equal (lower, upper))
    g_string_append_printf (text, " to %s", upper->str);
}

/* A list of other assessments grows with the register, and what is bound has only so much room: a long one is bound by
 * its length and the beginning of its digest, which change when it does. */
static void
append_list (GString    *text,
             const char *list)
{
  g_autofree char *digest = NULL;
  guint n = 1;

  if (strlen (list) <= LONG_LIST)
    {
      g_string_append (text, list);
      return;
    }

  for (const char *at = list; *at != '\0'; at++)
    n += *at == ' ';
  digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, list, -1);
  g_string_append_printf (text, "%u (%.16s)", n, digest);
}

static void
append_value (GString          *text,
              const DrMeasured *measured)
{
  switch (measured->type)
    {
    case DR_MEASURED_SHARE:
    case DR_MEASURED_SHARE_INTERVAL:
      append_range (text, measured->lo * 100.0, measured->hi * 100.0, "%.1f");
      g_string_append (text, " %");
      break;
    case DR_MEASURED_RATIO:
      append_number (text, measured->lo, "%.2f");
      break;
    case DR_MEASURED_PEOPLE:
    case DR_MEASURED_PEOPLE_INTERVAL:
      append_range (text, measured->lo, measured->hi, "%.0f");
      break;
    case DR_MEASURED_COUNT:
      append_number (text, measured->lo, measured->lo == floor (measured->lo) ? "%.0f" : "%.1f");
      break;
    case DR_MEASURED_FLAG:
      g_string_append (text, measured->lo != 0.0 ? "yes" : "no");
      break;
    case DR_MEASURED_IDS:
    case DR_MEASURED_WORD:
      append_list (text, measured->text[0] != '\0' ? measured->text : "none");
      break;
    case DR_MEASURED_UNKNOWN:
    case DR_MEASURED_DATE:
    default:
      g_string_append (text, "not known");
      break;
    }
}

/* Thresholds are the rulebook's, not the finding's; dates and ages go on changing while nothing else does. */
static gboolean
is_figure (const DrRule     *rule,
           const DrMeasured *measured)
{
  if (measured->type == DR_MEASURED_DATE)
    return FALSE;
  for (guint i = 0; i < rule->n_parameters; i++)
    if (strcmp (rule->parameters[i].id, measured->name) == 0)
      return FALSE;

  return TRUE;
}

/**
 * dr_justification_figures:
 * @check: a check
 * @result: one of its results
 *
 * What an answer is bound to: the figures of a finding as they are displayed, shares as percent with one decimal,
 * people as whole numbers, the same in every language; a long list by its length and digest. Never a date, an age or a
 * threshold.
 *
 * Returns: (transfer full): "name=value" joined by "; ", "none" where there is none
 */
char *
dr_justification_figures (const DrCheck  *check,
                          const DrResult *result)
{
  const DrRule *rule = dr_check_get_rule (check, result);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < result->n_measured; i++)
    {
      const DrMeasured *measured = &result->measured[i];

      if (!is_figure (rule, measured))
        continue;
      if (text->len > 0)
        g_string_append (text, BETWEEN_FIGURES);
      g_string_append_printf (text, "%s=", measured->name);
      append_value (text, measured);
    }

  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : g_strdup (NO_FIGURES);
}

/* Whether an answer was given to this case of this rule for this subject. */
static gboolean
is_about (const DrCheck         *check,
          const DrJustification *justification,
          const DrResult        *result)
{
  return result->kind == DR_RESULT_FAIL
         && strcmp (justification->rule, dr_check_get_rule (check, result)->id) == 0
         && strcmp (justification->rule_case, dr_check_get_case (check, result)) == 0
         && dr_ids_contain (&justification->subjects, result->subject)
         && !dr_rule_is_blank (justification->text);
}

/* What an answer is bound to for one of its subjects; an answer to several says which is whose. */
static char *
bound_figures (const DrCheck         *check,
               const DrJustification *justification,
               const DrResult        *result)
{
  g_autofree char *figures = dr_justification_figures (check, result);

  if (justification->subjects.n < 2)
    return g_steal_pointer (&figures);

  return g_strdup_printf ("%s: %s", result->subject, figures);
}

/**
 * dr_justification_bind:
 * @check: a check
 * @justification: an answer
 *
 * What is to be kept as the answer's figures when it is given: those of the finding, or of each of the findings that it
 * answers, as "subject: figures" joined by " | ".
 *
 * Returns: (transfer full) (nullable): the figures; %NULL where it answers no finding
 */
char *
dr_justification_bind (const DrCheck         *check,
                       const DrJustification *justification)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < check->n_results; i++)
    if (is_about (check, justification, &check->results[i]))
      {
        g_autofree char *figures = bound_figures (check, justification, &check->results[i]);

        g_string_append_printf (text, "%s%s", text->len > 0 ? BETWEEN_SUBJECTS : "", figures);
      }

  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

/* Whether @figures are those of one of the findings that @bound lists. */
static gboolean
is_among (const char *bound,
          const char *figures)
{
  gsize length = strlen (figures);

  for (;;)
    {
      const char *end = strstr (bound, BETWEEN_SUBJECTS);

      if (end == NULL)
        return strcmp (bound, figures) == 0;
      if ((gsize) (end - bound) == length && memcmp (bound, figures, length) == 0)
        return TRUE;
      bound = end + strlen (BETWEEN_SUBJECTS);
    }
}

/**
 * dr_justification_stands:
 * @check: a check
 * @justification: an answer
 * @result: one of the results
 *
 * An answer stands while the case and the figures as displayed are those that it was given to. One that is not bound
 * yet stands. Of an answer to several subjects each stands by itself.
 *
 * Returns: whether it answers @result and stands; it may have been refused
 */
gboolean
dr_justification_stands (const DrCheck         *check,
                         const DrJustification *justification,
                         const DrResult        *result)
{
  g_autofree char *now = NULL;

  if (!is_about (check, justification, result))
    return FALSE;
  if (justification->figures == NULL)
    return TRUE;

  now = bound_figures (check, justification, result);
  if (justification->subjects.n < 2)
    return strcmp (justification->figures, now) == 0;

  return is_among (justification->figures, now);
}

/* dr_justification_is_accepted_by_reviewer(): whether the reviewer has accepted it. */
gboolean
dr_justification_is_accepted_by_reviewer (const DrJustification *justification)
{
  return justification->reviewer != NULL && justification->reviewer->accepted;
}

/* dr_justification_is_accepted_by_approver(): whether the approver has accepted it. */
gboolean
dr_justification_is_accepted_by_approver (const DrJustification *justification)
{
  return justification->approver != NULL && justification->approver->accepted;
}

/* dr_justification_is_refused(): whether the reviewer or the approver has refused it. */
gboolean
dr_justification_is_refused (const DrJustification *justification)
{
  return (justification->reviewer != NULL && !justification->reviewer->accepted)
         || (justification->approver != NULL && !justification->approver->accepted);
}

/* As dr_justification_for(); @stands: (out): whether it has not lapsed. */
static const DrJustification *
find_answer (const DrCheck  *check,
             const DrResult *result,
             gboolean       *stands)
{
  const DrAssessment *assessment = check->assessment;
  const DrJustification *lapsed = NULL;

  *stands = FALSE;
  for (guint i = assessment->n_justifications; i-- > 0;)
    {
      const DrJustification *each = &assessment->justifications[i];

      *stands = dr_justification_stands (check, each, result);
      if (*stands)
        return each;
      if (lapsed == NULL && is_about (check, each, result))
        lapsed = each;
    }

  return lapsed;
}

/**
 * dr_justification_for:
 * @check: a check; its results need not be there yet
 * @result: a result
 *
 * Of several answers to one finding the last that stands counts, else the last.
 *
 * Returns: (transfer none) (nullable): the answer to it, which may have lapsed or been refused
 */
const DrJustification *
dr_justification_for (const DrCheck  *check,
                      const DrResult *result)
{
  gboolean stands = FALSE;

  return find_answer (check, result, &stands);
}

/* (transfer full) (nullable): the list of that name as it was bound for the subject; %NULL where it is not known, or was
 * too long to be bound as it is. */
static char *
bound_list (const DrJustification *justification,
            const char            *subject,
            const char            *list)
{
  g_autofree char *name = g_strconcat (list, "=", NULL);
  g_auto (GStrv) subjects = g_strsplit (justification->figures != NULL ? justification->figures : "", BETWEEN_SUBJECTS, -1);

  for (guint i = 0; subjects[i] != NULL; i++)
    {
      g_autofree char *start = g_strconcat (subject, ": ", NULL);
      const char *own = subjects[i];
      g_auto (GStrv) figures = NULL;

      if (justification->subjects.n > 1 && !g_str_has_prefix (own, start))
        continue;
      figures = g_strsplit (justification->subjects.n > 1 ? own + strlen (start) : own, BETWEEN_FIGURES, -1);
      for (guint k = 0; figures[k] != NULL; k++)
        if (g_str_has_prefix (figures[k], name) && strchr (figures[k], '(') == NULL)
          return g_strdup (figures[k] + strlen (name));
    }

  return NULL;
}

/* (transfer full) (nullable): what of @these is not of @those, as a list for people. */
static char *
only_in (char **these,
         char **those)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; these[i] != NULL; i++)
    if (these[i][0] != '\0' && strcmp (these[i], "none") != 0 && !g_strv_contains ((const char * const *) those, these[i]))
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", these[i]);

  return text->len > 0 ? g_string_free (g_steal_pointer (&text), FALSE) : NULL;
}

/**
 * dr_justification_list_change:
 * @justification: an answer that has lapsed
 * @result: what it was given to, as it is now
 * @list: name of one of the result's figures that is a list of ids, as "assessments"
 * @joined: (out) (transfer full) (nullable): what has come to it since, as a list for people
 * @left: (out) (transfer full) (nullable): what is no longer in it
 *
 * Why an answer lapsed that nobody touched: another change came, or went.
 *
 * Returns: whether it is known and something changed; what was bound by its digest is not known
 */
gboolean
dr_justification_list_change (const DrJustification  *justification,
                              const DrResult         *result,
                              const char             *list,
                              char                  **joined,
                              char                  **left)
{
  g_autofree char *bound = bound_list (justification, result->subject, list);
  g_auto (GStrv) before = g_strsplit (bound != NULL ? bound : "", " ", -1);
  g_auto (GStrv) now = NULL;

  *joined = NULL;
  *left = NULL;
  for (guint i = 0; bound != NULL && i < result->n_measured; i++)
    if (result->measured[i].type == DR_MEASURED_IDS && strcmp (result->measured[i].name, list) == 0)
      now = g_strsplit (result->measured[i].text, " ", -1);
  if (now == NULL)
    return FALSE;
  *joined = only_in (now, before);
  *left = only_in (before, now);

  return *joined != NULL || *left != NULL;
}

/**
 * dr_limitation_for:
 * @check: a check; its results need not be there yet
 * @result: a result
 *
 * A limitation is of the evidence: of one source or one service. It never answers for a group or for the change.
 *
 * Returns: (transfer none) (nullable): the limitation in force on the as-of date that answers it
 */
const DrLimitation *
dr_limitation_for (const DrCheck  *check,
                   const DrResult *result)
{
  const DrContext *context = check->context;

  if (result->kind != DR_RESULT_FAIL
      || (!g_str_has_prefix (result->subject, "source:") && !g_str_has_prefix (result->subject, "service:")))
    return NULL;

  for (guint i = 0; i < context->n_limitations; i++)
    {
      const DrLimitation *each = &context->limitations[i];

      if (strcmp (each->rule, dr_check_get_rule (check, result)->id) == 0
          && strcmp (each->subject, result->subject) == 0
          && dr_date_compare (each->from, context->as_of) <= 0 && dr_date_compare (context->as_of, each->until) <= 0)
        return each;
    }

  return NULL;
}

/* How far the acceptance of an answer has gone. One person cannot accept it twice. */
static DrAnswerState
state_of (const DrJustification *justification)
{
  if (dr_justification_is_refused (justification))
    return DR_ANSWER_REFUSED;
  if (!dr_justification_is_accepted_by_reviewer (justification))
    return DR_ANSWER_GIVEN;
  if (dr_justification_is_accepted_by_approver (justification)
      && g_strcmp0 (justification->reviewer->by, justification->approver->by) != 0)
    return DR_ANSWER_ACCEPTED_BY_BOTH;

  return DR_ANSWER_ACCEPTED_BY_REVIEWER;
}

/**
 * dr_check_answer_state:
 * @check: a check; its results need not be there yet
 * @result: a result
 *
 * A limitation answers where no accepted answer does.
 *
 * Returns: how a finding is answered; none where the result is not a finding
 */
DrAnswerState
dr_check_answer_state (const DrCheck  *check,
                       const DrResult *result)
{
  gboolean stands = FALSE;
  const DrJustification *justification = find_answer (check, result, &stands);
  DrAnswerState state = DR_ANSWER_NONE;

  if (justification != NULL)
    state = stands ? state_of (justification) : DR_ANSWER_LAPSED;
  if (state != DR_ANSWER_ACCEPTED_BY_REVIEWER && state != DR_ANSWER_ACCEPTED_BY_BOTH
      && dr_limitation_for (check, result) != NULL)
    state = DR_ANSWER_LIMITATION;

  return state;
}

/* Of a result that fails, answered like that. */
static gboolean
is_open (const DrCheck  *check,
         const DrResult *result,
         DrAnswerState   state)
{
  switch (result->severity)
    {
    case DR_SEVERITY_MUST:
    case DR_SEVERITY_OVERDUE:
      return TRUE;
    case DR_SEVERITY_ESCALATE:
      return check->assessment->outcome != DR_OUTCOME_STOP && state != DR_ANSWER_ACCEPTED_BY_BOTH;
    case DR_SEVERITY_JUSTIFY:
      return state != DR_ANSWER_ACCEPTED_BY_REVIEWER && state != DR_ANSWER_ACCEPTED_BY_BOTH
             && state != DR_ANSWER_LIMITATION;
    case DR_SEVERITY_ADVISE:
    default:
      return FALSE;
    }
}

/**
 * dr_check_is_open:
 * @check: a check
 * @result: a result
 *
 * "Must" and "overdue" are open while they fail; "escalate" closes when the outcome is stop and rethink or both have
 * accepted the answer; "justify" when the reviewer has; "advise" is never open.
 *
 * Returns: whether something is still to be done about it
 */
gboolean
dr_check_is_open (const DrCheck  *check,
                  const DrResult *result)
{
  return result->kind == DR_RESULT_FAIL && is_open (check, result, dr_check_answer_state (check, result));
}

/**
 * dr_justification_is_answered:
 * @state: how a finding is answered
 *
 * Returns: whether by something that stands, and that nobody has refused
 */
gboolean
dr_justification_is_answered (DrAnswerState state)
{
  return state != DR_ANSWER_NONE && state != DR_ANSWER_REFUSED && state != DR_ANSWER_LAPSED;
}

/**
 * dr_check_blocks:
 * @check: a check
 * @result: a result
 *
 * Submission needs an answer to every "justify" and "escalate", endorsement the reviewer's acceptance of each, approval
 * the approver's of each "escalate"; "must" is mended before any step that tests it. Nothing else holds up later steps.
 *
 * Returns: whether @result stands in the way of the step that comes next
 */
gboolean
dr_check_blocks (const DrCheck  *check,
                 const DrResult *result)
{
  DrAnswerState state;
  gboolean accepted;
  gboolean escalate = result->severity == DR_SEVERITY_ESCALATE;

  if (result->kind != DR_RESULT_FAIL)
    return FALSE;
  state = dr_check_answer_state (check, result);
  accepted = state == DR_ANSWER_ACCEPTED_BY_REVIEWER || state == DR_ANSWER_ACCEPTED_BY_BOTH;
  if (!is_open (check, result, state) || result->severity == DR_SEVERITY_OVERDUE)
    return FALSE;
  if (result->severity == DR_SEVERITY_MUST)
    return TRUE;
  if (check->next_step == DR_STEP_SUBMIT)
    return !dr_justification_is_answered (state);
  if (check->next_step == DR_STEP_ENDORSE)
    return !accepted;
  if (check->next_step == DR_STEP_APPROVE)
    return escalate ? state != DR_ANSWER_ACCEPTED_BY_BOTH : !accepted;

  return FALSE;
}
