/* What follows from numbers that a public version does not show: whether a check found something in them, who is among those that
 * lose most. It would tell on which side of some limit such a number is, so none of it is said. */
#include "dr-report-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* How coarsely what has the key is shown. */
static DrCoarse
coarse_of (const DrReport *self,
           const char     *key)
{
  return self->shown != NULL ? dr_suppression_get_key (self->shown, key) : DR_COARSE_EXACT;
}

/* Whether nothing at all is shown of what has the key. */
gboolean
dr_report_is_withheld (const DrReport *self,
                       const char     *key)
{
  return coarse_of (self, key) == DR_COARSE_WITHHELD;
}

/* Whether what has the key is not shown as it is. */
gboolean
dr_report_is_coarse (const DrReport *self,
                     const char     *key)
{
  return coarse_of (self, key) != DR_COARSE_EXACT;
}

/* Whether nothing is shown of what a group loses in an option. */
gboolean
dr_report_is_hidden (const DrReport *self,
                     guint           option,
                     guint           group)
{
  g_autofree char *excluded = dr_report_key (self, option, group, "newly-excluded");
  g_autofree char *at_risk = dr_report_key (self, option, group, "at-risk");

  return dr_report_is_withheld (self, excluded) || dr_report_is_withheld (self, at_risk);
}

/* A flag for each group: nothing is shown of what it loses. (nullable): everything is. */
gboolean *
dr_report_hidden_groups (const DrReport *self,
                         guint           option)
{
  gboolean *hidden;

  if (self->shown == NULL)
    return NULL;
  hidden = dr_arena_array0 (dr_document_builder_get_arena (self->out), gboolean, self->evidence->n_groups + 1);
  for (guint g = 0; g < self->evidence->n_groups; g++)
    hidden[g] = dr_report_is_hidden (self, option, g);

  return hidden;
}

/* Whether what would settle something about a group is not said: which figures do, and which of them most, follows from numbers that
 * are not shown as they are. */
gboolean
dr_report_is_unranked (const DrReport *self,
                       guint           group)
{
  g_autofree char *key = g_strdup_printf ("group:%s/settle", self->evidence->groups[group].id);

  return coarse_of (self, key) != DR_COARSE_EXACT;
}

/* A flag for each group: likewise. (nullable): of none. */
gboolean *
dr_report_unranked_groups (const DrReport *self)
{
  gboolean *unranked;

  if (self->shown == NULL)
    return NULL;
  unranked = dr_arena_array0 (dr_document_builder_get_arena (self->out), gboolean, self->evidence->n_groups + 1);
  for (guint g = 0; g < self->evidence->n_groups; g++)
    unranked[g] = dr_report_is_unranked (self, g);

  return unranked;
}

/* The coarsest of the numbers that a result was concluded from. */
static DrCoarse
coarsest (const DrReport *self,
          const DrResult *result)
{
  DrCoarse coarse = DR_COARSE_EXACT;

  for (guint i = 0; i < result->n_measured; i++)
    {
      g_autofree char *key = dr_report_measured_key (self, result, &result->measured[i]);

      coarse = key != NULL ? MAX (coarse, coarse_of (self, key)) : coarse;
    }

  return coarse;
}

/* So few are shown as fewer than ten: a limit that is no less tells no more. */
static gboolean
is_limit_above (const DrResult *result,
                const char     *name)
{
  for (guint i = 0; i < result->n_measured; i++)
    if (strcmp (result->measured[i].name, name) == 0)
      return result->measured[i].lo > DR_SMALL_COUNT_MOST;

  return FALSE;
}

/* Of nobody it is shown that it is nobody, as long as anything is shown: whether there is somebody can be said. */
static gboolean
is_told_anyway (const DrReport *self,
                const DrResult *result)
{
  const char *rule = dr_check_get_rule (self->check, result)->id;
  const char *rule_case = dr_check_get_case (self->check, result);

  return strcmp (rule, "ACC-10") == 0 || (strcmp (rule, "ACC-01") == 0 && g_strcmp0 (rule_case, "excluded") == 0)
         || (strcmp (rule, "EVD-04") == 0 && is_limit_above (result, "min_base"));
}

/* It says what the access rules found of a group, in other words. */
static gboolean
repeats (const DrReport *self,
         const DrResult *result,
         const gboolean *groups,
         gboolean        any)
{
  static const char * const by_group[] = { "EVD-01", "EVD-02", "ADJ-01", NULL };
  static const char * const of_all[] = { "GOV-01", "IMP-01", "SCR-01", NULL };
  const char *rule = dr_check_get_rule (self->check, result)->id;
  const DrMeasured nothing = { .name = "" };
  int group = dr_report_result_group (self, result, &nothing);

  if (g_strv_contains (by_group, rule))
    return group != DR_NO_INDEX && groups[group];

  return any && g_strv_contains (of_all, rule);
}

/* A flag for each result: it tells something of a number that is not shown as it is, whatever it says. So it is neither said nor
 * counted. */
gboolean *
dr_report_find_left_out (const DrReport *self)
{
  const DrCheck *check = self->check;
  gboolean *left_out;
  g_autofree gboolean *groups = g_new0 (gboolean, self->evidence->n_groups + 1);
  gboolean any = FALSE;

  if (self->shown == NULL)
    return NULL;
  left_out = dr_arena_array0 (dr_document_builder_get_arena (self->out), gboolean, check->n_results + 1);
  for (guint i = 0; i < check->n_results; i++)
    {
      const DrResult *result = &check->results[i];
      DrCoarse coarse = coarsest (self, result);
      int group = result->n_measured > 0 ? dr_report_result_group (self, result, &result->measured[0]) : DR_NO_INDEX;

      left_out[i] = coarse == DR_COARSE_WITHHELD || (coarse != DR_COARSE_EXACT && !is_told_anyway (self, result));
      if (left_out[i] && group != DR_NO_INDEX && g_str_has_prefix (dr_check_get_rule (check, result)->id, "ACC-"))
        any = groups[group] = TRUE;
    }
  for (guint i = 0; i < check->n_results; i++)
    left_out[i] = left_out[i] || repeats (self, &check->results[i], groups, any);

  return left_out;
}

/* That some findings are not there: whatever these are. */
void
dr_report_say_left_out (const DrReport *self)
{
  dr_report_small (self, _("What the checks say of numbers that are not shown as they are is left out, and not counted."));
}

/* Whether a check was made of a number that is not shown, whatever came of it. */
gboolean
dr_report_leaves_out (const DrReport *self)
{
  for (guint i = 0; self->left_out != NULL && i < self->check->n_results; i++)
    if (self->left_out[i])
      return TRUE;

  return FALSE;
}

/* What is said where no finding that is told is open: of others nothing is, not even whether there are any.
 * Returns: (nullable): translated, without a full stop; %NULL: all are told. */
const char *
dr_report_nothing_open (const DrReport *self)
{
  return dr_report_leaves_out (self) ? _("Of the findings that are told here none is open") : NULL;
}
