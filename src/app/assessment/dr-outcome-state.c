#include "dr-outcome-state.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-group-words.h"
#include "dr-harm-order.h"
#include "dr-justification.h"
#include "dr-names.h"

/* Groups that a note names, where there are more. */
#define NAMED 4

static void
add_line (GString    *notes,
          const char *line)
{
  g_string_append_printf (notes, "%s%s", notes->len > 0 ? "\n" : "", line);
}

/* The groups that an impact entry says are worse off, by name; of many the worst off by the figures. @all: (out) (nullable) (transfer
 * full): all of them, where some are left out */
static char *
list_negative (const DrCheck  *check,
               char          **all)
{
  g_autofree guint *groups = g_new (guint, check->evidence->n_groups + 1);
  g_autofree const char **names = g_new0 (const char *, check->evidence->n_groups + 1);
  guint n = 0;

  for (guint g = 0; g < check->evidence->n_groups; g++)
    if (dr_effect_is_negative (check->effect[g]))
      groups[n++] = g;
  if (n > NAMED + 1)
    dr_harm_order_sort (check, groups, n);
  for (guint i = 0; i < n; i++)
    names[i] = check->evidence->groups[groups[i]].name;
  *all = n > NAMED + 1 ? dr_group_words (names, n, DR_ALL_NAMES) : NULL;

  return dr_group_words (names, n, NAMED);
}

/* The rules about access with a finding that only two people's acceptance closes, by title. */
static char *
list_escalations (const DrCheck *check)
{
  g_autoptr (GString) titles = g_string_new (NULL);
  const DrRule *last = NULL;

  for (guint i = 0; i < check->n_results; i++)
    {
      const DrResult *result = &check->results[i];
      const DrRule *rule = dr_check_get_rule (check, result);

      if (rule == last || !g_str_has_prefix (rule->id, "ACC-") || result->kind != DR_RESULT_FAIL
          || result->severity != DR_SEVERITY_ESCALATE
          || dr_check_answer_state (check, result) == DR_ANSWER_ACCEPTED_BY_BOTH)
        continue;
      g_string_append_printf (titles, "%s%s (%s)", titles->len > 0 ? ", " : "", dr_edition_words (rule->title), rule->id);
      last = rule;
    }

  return g_string_free (g_steal_pointer (&titles), FALSE);
}

static gboolean
any_negative_characteristic (const DrCheck *check)
{
  for (guint i = 0; i < check->assessment->n_impacts; i++)
    for (guint a = 0; a < DR_N_AIMS; a++)
      if (dr_effect_is_negative (check->assessment->impacts[i].aims[a].effect))
        return TRUE;

  return FALSE;
}

/* “No major change” where somebody is worse off or an access finding is open: GOV-01. */
static void
note_no_major_change (GString        *notes,
                      const DrCheck  *check,
                      char          **names)
{
  g_autofree char *negative = list_negative (check, names);
  g_autofree char *open = list_escalations (check);
  g_autofree char *line = NULL;

  if (negative[0] != '\0')
    /* Translators: %s are groups of people */
    line = g_strdup_printf (_("This would be a finding that has to be mended (GOV-01): you say yourself that some are worse "
                              "off. Groups: %s."), negative);
  else if (any_negative_characteristic (check))
    line = g_strdup (_("This would be a finding that has to be mended (GOV-01): an impact that you entered is negative."));
  if (line != NULL)
    add_line (notes, line);
  if (open[0] != '\0')
    {
      /* Translators: %s are titles of rules */
      g_autofree char *access = g_strdup_printf (_("This would be a finding that has to be mended (GOV-01): serious findings "
                                                   "about access are open. They are: %s."), open);

      add_line (notes, access);
    }
}

static gboolean
is_blank (const char *text)
{
  return text == NULL || text[strspn (text, " \t\n")] == '\0';
}

/* “Continue” without its three reasons: GOV-02. */
static void
note_continue (GString       *notes,
               const DrCheck *check)
{
  const DrAssessment *assessment = check->assessment;

  if (is_blank (assessment->legitimate_aim) || is_blank (assessment->proportionate) || is_blank (assessment->less_harmful))
    add_line (notes, _("It takes three reasons, which you would have to give below (GOV-02)."));
}

/**
 * dr_outcome_state_init:
 * @self: (out caller-allocates): what to say; clear it when done
 * @check: a check, whatever outcome its assessment has
 *
 * Pure.
 */
void
dr_outcome_state_init (DrOutcomeState *self,
                       const DrCheck  *check)
{
  for (int outcome = DR_OUTCOME_NONE; outcome < DR_N_OUTCOMES; outcome++)
    {
      g_autoptr (GString) notes = g_string_new (NULL);

      self->notes[outcome] = NULL;
      self->names[outcome] = NULL;
      if (outcome == DR_OUTCOME_NONE)
        continue;
      if (outcome == DR_OUTCOME_NO_MAJOR_CHANGE)
        note_no_major_change (notes, check, &self->names[outcome]);
      if (outcome == DR_OUTCOME_CONTINUE)
        note_continue (notes, check);
      if (outcome != DR_OUTCOME_STOP && check->assessment->conduct_risk)
        add_line (notes, _("A risk of prohibited conduct is marked. With this outcome somebody senior has to accept in "
                           "writing that you go on (GOV-04)."));
      if (notes->len > 0)
        self->notes[outcome] = g_string_free (g_steal_pointer (&notes), FALSE);
    }
}

/**
 * dr_outcome_state_clear:
 * @self: a state
 *
 * Frees what it holds.
 */
void
dr_outcome_state_clear (DrOutcomeState *self)
{
  for (guint i = 0; i < DR_N_OUTCOMES; i++)
    {
      g_clear_pointer (&self->notes[i], g_free);
      g_clear_pointer (&self->names[i], g_free);
    }
}
