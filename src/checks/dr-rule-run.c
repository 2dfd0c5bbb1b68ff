#include "dr-rule-run.h"

#include <string.h>

/**
 * dr_rule_parameter:
 * @run: a run
 * @parameter: its place in the rule's definition
 *
 * Returns: the rulebook's value
 */
double
dr_rule_parameter (DrRuleRun *run,
                   guint      parameter)
{
  g_return_val_if_fail (parameter < run->rule->n_parameters, 0.0);

  return run->rule->parameters[parameter].value;
}

static void
measure (DrRuleRun      *run,
         const char     *name,
         DrMeasuredType  type,
         double          lo,
         double          hi,
         DrDate          date,
         const char     *text)
{
  DrMeasured measured = { name, type, lo, hi, date, text };

  g_array_append_val (run->pending, measured);
}

static void
measure_unknown (DrRuleRun  *run,
                 const char *name)
{
  measure (run, name, DR_MEASURED_UNKNOWN, 0.0, 0.0, DR_DATE_NONE, NULL);
}

/* dr_rule_measure_share(): a share or difference of shares; DR_UNKNOWN. */
void
dr_rule_measure_share (DrRuleRun  *run,
                       const char *name,
                       double      share)
{
  if (dr_is_known (share))
    measure (run, name, DR_MEASURED_SHARE, share, share, DR_DATE_NONE, NULL);
  else
    measure_unknown (run, name);
}

/* dr_rule_measure_interval(): a share or difference of shares within bounds. */
void
dr_rule_measure_interval (DrRuleRun  *run,
                          const char *name,
                          DrInterval  share)
{
  measure (run, name, DR_MEASURED_SHARE_INTERVAL, share.lo, share.hi, DR_DATE_NONE, NULL);
}

/* dr_rule_measure_borne(): displaced, restricted or affected; may not be known. */
void
dr_rule_measure_borne (DrRuleRun     *run,
                       const char    *name,
                       const DrBorne *borne)
{
  if (borne->known)
    dr_rule_measure_interval (run, name, borne->share);
  else
    measure_unknown (run, name);
}

/* dr_rule_measure_ratio(): a ratio, "none" where the rest is 0, or not known. */
void
dr_rule_measure_ratio (DrRuleRun  *run,
                       const char *name,
                       gboolean    known,
                       gboolean    has_ratio,
                       double      ratio)
{
  if (!known)
    measure_unknown (run, name);
  else if (has_ratio)
    measure (run, name, DR_MEASURED_RATIO, ratio, ratio, DR_DATE_NONE, NULL);
  else
    measure (run, name, DR_MEASURED_WORD, 0.0, 0.0, DR_DATE_NONE, "none");
}

/* dr_rule_measure_people(): whole people, lower to upper; may not be known. */
void
dr_rule_measure_people (DrRuleRun  *run,
                        const char *name,
                        DrPeople    people)
{
  if (people.known)
    measure (run, name, DR_MEASURED_PEOPLE_INTERVAL, (double) people.lo, (double) people.hi, DR_DATE_NONE, NULL);
  else
    measure_unknown (run, name);
}

/* dr_rule_measure_count(): a number of anything; DR_UNKNOWN. */
void
dr_rule_measure_count (DrRuleRun  *run,
                       const char *name,
                       double      count)
{
  if (dr_is_known (count))
    measure (run, name, DR_MEASURED_COUNT, count, count, DR_DATE_NONE, NULL);
  else
    measure_unknown (run, name);
}

/* dr_rule_measure_date(): a date; none is unknown. */
void
dr_rule_measure_date (DrRuleRun  *run,
                      const char *name,
                      DrDate      date)
{
  if (dr_date_is_set (date))
    measure (run, name, DR_MEASURED_DATE, 0.0, 0.0, date, NULL);
  else
    measure_unknown (run, name);
}

/* dr_rule_measure_flag(): true or false. */
void
dr_rule_measure_flag (DrRuleRun  *run,
                      const char *name,
                      gboolean    flag)
{
  measure (run, name, DR_MEASURED_FLAG, flag, flag, DR_DATE_NONE, NULL);
}

/* dr_rule_measure_word(): a word that outlives the results: static, or of the evidence or assessment; NULL: unknown. */
void
dr_rule_measure_word (DrRuleRun  *run,
                      const char *name,
                      const char *word)
{
  if (word != NULL)
    measure (run, name, DR_MEASURED_WORD, 0.0, 0.0, DR_DATE_NONE, word);
  else
    measure_unknown (run, name);
}

/* dr_rule_measure_ids(): identifiers, separated by spaces in the result; may be empty. */
void
dr_rule_measure_ids (DrRuleRun       *run,
                     const char      *name,
                     const GPtrArray *ids)
{
  g_autoptr (GString) joined = g_string_new (NULL);

  for (guint i = 0; i < ids->len; i++)
    g_string_append_printf (joined, "%s%s", i > 0 ? " " : "", (const char *) g_ptr_array_index (ids, i));

  measure (run, name, DR_MEASURED_IDS, 0.0, 0.0, DR_DATE_NONE,
           dr_arena_strndup (run->arena, joined->str, joined->len));
}

/* dr_rule_measure_parameters(): all parameters of the rule, under their own names and in their units. */
void
dr_rule_measure_parameters (DrRuleRun *run)
{
  for (guint i = 0; i < run->rule->n_parameters; i++)
    {
      const DrParameter *parameter = &run->rule->parameters[i];
      gboolean share = g_strcmp0 (parameter->unit, "share") == 0;
      gboolean ratio = g_strcmp0 (parameter->unit, "ratio") == 0;

      measure (run, parameter->id, share ? DR_MEASURED_SHARE : ratio ? DR_MEASURED_RATIO : DR_MEASURED_COUNT,
               parameter->value, parameter->value, DR_DATE_NONE, NULL);
    }
}

/* dr_holds(): a plain yes or no. */
DrHolds
dr_holds (gboolean holds)
{
  return holds ? DR_HOLDS_YES : DR_HOLDS_NO;
}

/* dr_holds_and(): both, in Kleene's logic. */
DrHolds
dr_holds_and (DrHolds a,
              DrHolds b)
{
  return MIN (a, b);
}

/* dr_holds_or(): either, in Kleene's logic. */
DrHolds
dr_holds_or (DrHolds a,
             DrHolds b)
{
  return MAX (a, b);
}

/* dr_holds_at_least(): value ≥ limit; perhaps where either is unknown. */
DrHolds
dr_holds_at_least (double value,
                   double limit)
{
  if (!dr_is_known (value) || !dr_is_known (limit))
    return DR_HOLDS_PERHAPS;

  return dr_holds (value >= limit);
}

/* dr_holds_interval_at_least(): yes when every value is ≥ limit, no when none is, else perhaps. */
DrHolds
dr_holds_interval_at_least (DrInterval value,
                            double     limit)
{
  if (value.lo >= limit)
    return DR_HOLDS_YES;

  return value.hi >= limit ? DR_HOLDS_PERHAPS : DR_HOLDS_NO;
}

/* dr_holds_people_at_least(): yes when even the lower end is ≥ limit, no when the upper end is not, else perhaps. */
DrHolds
dr_holds_people_at_least (DrPeople people,
                          gint64   limit)
{
  if (!people.known)
    return DR_HOLDS_PERHAPS;
  if (people.lo >= limit)
    return DR_HOLDS_YES;

  return people.hi >= limit ? DR_HOLDS_PERHAPS : DR_HOLDS_NO;
}

/* dr_rule_subject(): "kind:id", or several joined by "/". */
const char *
dr_rule_subject (DrRuleRun  *run,
                 const char *format,
                 ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  return dr_arena_strdup (run->arena, text);
}

/* dr_rule_group_subject(): "group:id". */
const char *
dr_rule_group_subject (DrRuleRun *run,
                       guint      group)
{
  return run->group_subjects[group];
}

static DrResult *
add_result (DrRuleRun    *run,
            const char   *subject,
            DrResultKind  kind)
{
  DrResult result = { run->rule_index, kind, DR_NO_INDEX, DR_SEVERITY_ADVISE, subject, NULL, NULL, 0 };

  if (run->pending->len > 0)
    {
      DrMeasured *measured = dr_arena_array0 (run->arena, DrMeasured, run->pending->len);

      memcpy (measured, run->pending->data, sizeof (DrMeasured) * run->pending->len);
      result.measured = measured;
      result.n_measured = run->pending->len;
      g_array_set_size (run->pending, 0);
    }
  g_array_append_val (run->results, result);

  return &g_array_index (run->results, DrResult, run->results->len - 1);
}

/**
 * dr_rule_conclude:
 * @run: a run, with what was measured
 * @subject: the subject
 * @holds: for each of the rule's cases whether it holds
 *
 * Of the cases that the step tests, the most severe that holds is the result; a failing case beats unknown. A rule
 * with a case that perhaps holds and none that does is unknown.
 */
void
dr_rule_conclude (DrRuleRun     *run,
                  const char    *subject,
                  const DrHolds *holds)
{
  int worst = DR_NO_INDEX;
  gboolean perhaps = FALSE;
  DrResult *result;

  for (guint i = 0; i < run->rule->n_cases; i++)
    {
      const DrCase *each = &run->rule->cases[i];

      if ((each->steps & (1u << run->step)) == 0)
        continue;
      perhaps = perhaps || holds[i] == DR_HOLDS_PERHAPS;
      if (holds[i] == DR_HOLDS_YES
          && (worst == DR_NO_INDEX || each->severity[run->step] > run->rule->cases[worst].severity[run->step]))
        worst = (int) i;
    }

  if (worst == DR_NO_INDEX)
    {
      add_result (run, subject, perhaps ? DR_RESULT_UNKNOWN : DR_RESULT_PASS);
      return;
    }

  result = add_result (run, subject, DR_RESULT_FAIL);
  result->failing_case = worst;
  result->severity = run->rule->cases[worst].severity[run->step];
}

/**
 * dr_rule_conclude_group:
 * @run: a run of an access rule
 * @group: the group that the result is about
 * @subject: the subject
 * @holds: for each of the rule's cases whether it holds
 * @contradicts: whether a failure contradicts an impact entry that says "no impact"
 *
 * Like dr_rule_conclude(), and remembers the result for the rules that build on it.
 */
void
dr_rule_conclude_group (DrRuleRun     *run,
                        guint          group,
                        const char    *subject,
                        const DrHolds *holds,
                        gboolean       contradicts)
{
  const DrResult *result;

  dr_rule_conclude (run, subject, holds);

  result = &g_array_index (run->results, DrResult, run->results->len - 1);
  run->access[group].unknown = run->access[group].unknown || result->kind == DR_RESULT_UNKNOWN;
  run->access[group].fails = run->access[group].fails || result->kind == DR_RESULT_FAIL;
  run->access[group].contradicts = run->access[group].contradicts
                                   || (result->kind == DR_RESULT_FAIL && contradicts);
}

/**
 * dr_rule_not_applicable:
 * @run: a run
 * @subject: the subject
 * @reason: why, in English, marked with N_()
 */
void
dr_rule_not_applicable (DrRuleRun  *run,
                        const char *subject,
                        const char *reason)
{
  add_result (run, subject, DR_RESULT_NOT_APPLICABLE)->reason = reason;
}

/* dr_rule_is_blank(): whether nothing but white space was said. */
gboolean
dr_rule_is_blank (const char *text)
{
  for (; text != NULL && *text != '\0'; text = g_utf8_next_char (text))
    if (!g_unichar_isspace (g_utf8_get_char (text)))
      return FALSE;

  return TRUE;
}

/* dr_rule_is_negative(): whether some impact entry says that the group is negatively affected. */
gboolean
dr_rule_is_negative (const DrRuleRun *run,
                     guint            group)
{
  return dr_effect_is_negative (run->effect[group]);
}

/* dr_rule_any_negative(): whether any entry says that anybody is negatively affected. */
gboolean
dr_rule_any_negative (const DrRuleRun *run)
{
  for (guint i = 0; i < run->assessment->n_impacts; i++)
    if (dr_effect_is_negative (dr_impact_worst (&run->assessment->impacts[i])))
      return TRUE;

  return FALSE;
}

/* dr_rule_targets(): what the chosen option aims for. */
DrTargetList
dr_rule_targets (const DrRuleRun *run,
                 DrArena         *arena)
{
  return dr_targets_of_option (run->evidence, run->assessment->service, &run->assessment->options[run->option], arena);
}

/* dr_impact_worst(): the worst of an entry's aims; none where all are unanswered. */
DrEffect
dr_impact_worst (const DrImpact *impact)
{
  DrEffect worst = DR_EFFECT_NONE;

  for (guint aim = 0; aim < DR_N_AIMS; aim++)
    worst = MAX (worst, impact->aims[aim].effect);

  return worst;
}
