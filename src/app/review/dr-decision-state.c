#include "dr-decision-state.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-names.h"

/**
 * dr_decision_key:
 * @part: of a decision
 *
 * Returns: (transfer none): key of its field
 */
const char *
dr_decision_key (DrDecisionPart part)
{
  static const char * const keys[DR_N_DECISION_PARTS] = {
    [DR_DECISION_DATE] = "decision/@date",           [DR_DECISION_DECIDER] = "decision/@decider",
    [DR_DECISION_REFERENCE] = "decision/@reference", [DR_DECISION_OPTION] = "decision/@option",
    [DR_DECISION_BEFORE] = "decision/@before-decider",
  };

  return keys[part];
}

/**
 * dr_decision_suggest:
 * @version: of an assessment that was approved
 * @part: of the decision
 *
 * Who was to decide, and what was proposed. The day and whether this was before the decider have to be said: they are
 * what the record is for.
 *
 * Returns: (transfer full): what the form begins with; "" for nothing
 */
char *
dr_decision_suggest (const DrVersion *version,
                     DrDecisionPart   part)
{
  const DrAssessment *assessment = version->assessment;

  if (part == DR_DECISION_DECIDER && assessment->decision_body != NULL)
    return g_strdup (assessment->decision_body);
  if (part == DR_DECISION_OPTION)
    for (guint i = 0; i < assessment->n_options; i++)
      if (assessment->options[i].chosen)
        return g_strdup (assessment->options[i].id);

  return g_strdup ("");
}

static gboolean
is_blank (const char *text)
{
  return text == NULL || text[strspn (text, " \n\t")] == '\0';
}

/**
 * dr_decision_missing:
 * @said: (array fixed-size=5) (element-type utf8): the parts as they were typed; each may be %NULL
 * @today: the day that it is
 *
 * Returns: (transfer full) (nullable): what has to be said before it can be recorded; %NULL: nothing
 */
char *
dr_decision_missing (const char * const said[DR_N_DECISION_PARTS],
                     DrDate             today)
{
  DrDate date;

  if (is_blank (said[DR_DECISION_DATE]) || !dr_date_parse_full (said[DR_DECISION_DATE], &date))
    return g_strdup (_("Say on which day it was decided."));
  if (dr_date_compare (date, today) > 0)
    return g_strdup (_("That day has not come: a decision is recorded as it was taken."));
  if (is_blank (said[DR_DECISION_DECIDER]))
    return g_strdup (_("Say who decided."));
  if (is_blank (said[DR_DECISION_BEFORE]))
    return g_strdup (_("Say whether whoever decided had this assessment."));

  return NULL;
}

/**
 * dr_decision_describe:
 * @version: of an assessment that was decided on
 *
 * Returns: (transfer full): the decision as it was recorded, in sentences
 */
char *
dr_decision_describe (const DrVersion *version)
{
  const DrDecision *decision = &version->assessment->decision;
  g_autofree char *date = dr_format_date (decision->date);
  g_autoptr (GString) text = g_string_new (NULL);

  /* Translators: %1$s is a date, %2$s who decided */
  g_string_append_printf (text, _("Decided on %1$s by %2$s."), date, decision->decider != NULL ? decision->decider : "");
  g_string_append_c (text, ' ');
  if (decision->option != DR_NO_INDEX)
    g_string_append_printf (text, _("Taken was “%s”."), version->assessment->options[decision->option].name);
  else
    g_string_append (text, _("Something other than the options of this assessment was taken."));
  g_string_append_c (text, ' ');
  g_string_append (text, decision->before_decider ? _("Whoever decided had this assessment.")
                                                  : _("Whoever decided did not have this assessment."));
  if (decision->reference != NULL && decision->reference[0] != '\0')
    {
      g_string_append_c (text, ' ');
      g_string_append_printf (text, _("Reference: %s."), decision->reference);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}
