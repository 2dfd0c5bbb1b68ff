/* Results of measures and what was predicted, as what they are: people, shares of those who answered, other numbers. One
 * quantity has one key, wherever the report says it. */
#include "dr-return-report-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-names.h"
#include "dr-result-words.h"
#include "dr-satisfaction-cells.h"

/* Who answered: by the name that a return has for a group. */
static const char *
group_name (const DrReturnPages *self,
            const char          *name)
{
  const DrEvidence *evidence = self->input->evidence;
  gboolean all = name == NULL || (evidence != NULL && strcmp (evidence->groups[DR_GROUP_ALL].name, name) == 0);

  return all ? "all" : name;
}

/* What a measure gives for one group at one time is a family. */
static char *
key_of (const DrReturnPages *self,
        const char          *assessment,
        const char          *measure,
        const char          *group,
        DrDate               period,
        const char          *word)
{
  gboolean before = strcmp (word, "baseline") == 0;
  g_autofree char *day = before ? g_strdup ("") : dr_format_date (period);
  g_autofree char *family = g_strdup_printf ("measure:%s@%s,%s,%s", measure, assessment,
                                             before ? "" : group_name (self, group), day);

  return g_strconcat (g_strdelimit (family, "/", '|'), "/", word, NULL);
}

/* @word: "value", "answers", "baseline". */
char *
dr_return_report_result_key (const DrReturnPages  *self,
                             const DrStatedTarget *target,
                             const char           *word)
{
  return key_of (self, target->assessment, target->measure, target->group_name, target->period, word);
}

/* What all services have together, if several of them have it; @group: its id. */
char *
dr_return_report_pool_key (const char *measure,
                           const char *group,
                           const char *word)
{
  g_autofree char *family = g_strdup_printf ("measure:%s,%s", measure, group);

  return g_strconcat (g_strdelimit (family, "/", '|'), "/", word, NULL);
}

/* Likewise. Where one assessment alone has it, the two are one number, and have one key. */
char *
dr_return_report_pooled_key (const DrReturnPages *self,
                             const char          *measure,
                             const char          *group,
                             const char          *word)
{
  const DrStatedTarget *only = NULL;

  for (guint i = 0; i < self->now->n_services; i++)
    for (guint k = 0; k < self->now->services[i].n_measures; k++)
      {
        const DrStatedTarget *item = &self->now->services[i].measures[k];

        if (g_strcmp0 (item->group, group) != 0 || strcmp (item->measure, measure) != 0 || !dr_return_report_is_pooled (item))
          continue;
        if (only != NULL)
          return dr_return_report_pool_key (measure, group, word);
        only = item;
      }
  if (only == NULL || dr_return_report_result (self, only, only->actual, "value").kind != DR_VALUE_SHARE)
    return dr_return_report_pool_key (measure, group, word);

  return dr_return_report_result_key (self, only, word);
}

/* Whether a result can be put together with those of other services. */
gboolean
dr_return_report_is_pooled (const DrStatedTarget *item)
{
  return item->n > 0 && dr_is_known (item->actual) && dr_is_known (dr_satisfaction_share (item->actual, item->unit));
}

/* A return has no ids of measures that predict; one of the same name is the same measure. */
static char *
prediction_key (const DrReturnPages      *self,
                const DrStatedPrediction *prediction,
                const char               *word)
{
  const char *measure = prediction->name;

  for (guint i = 0; i < self->now->n_services; i++)
    for (guint k = 0; k < self->now->services[i].n_measures; k++)
      {
        const DrStatedTarget *item = &self->now->services[i].measures[k];

        if (strcmp (item->assessment, prediction->assessment) == 0 && strcmp (item->name, prediction->name) == 0)
          measure = item->measure;
      }

  return key_of (self, prediction->assessment, measure, prediction->group_name, prediction->period, word);
}

/* Of a target for channel shift: the share of the contacts of a group by a channel, and how many contacts these were. */
static char *
shift_key (const DrReturnPages  *self,
           const DrStatedTarget *target,
           const char           *word)
{
  g_autofree char *channel = g_strconcat ("channel ", target->name, NULL);

  return key_of (self, target->assessment, channel, target->group_name, target->period, word);
}

/* A value of a target or a measure; channels are shares of contacts. What is aimed at is a family of its own: it makes nothing
 * of what was measured any coarser. */
DrValue
dr_return_report_result (const DrReturnPages  *self,
                         const DrStatedTarget *target,
                         double                value,
                         const char           *word)
{
  gboolean shift = target->measure == NULL;
  gboolean points = strcmp (word, "difference") == 0 && (shift || dr_report_is_share (target->unit));
  g_autofree char *text = points ? dr_format_points (dr_interval_exact (value))
                                 : dr_result_value_words (value, shift ? "share" : target->unit);
  g_autofree char *key = NULL;
  double base = strcmp (word, "value") == 0 && target->n > 0 ? (double) target->n : DR_UNKNOWN;
  g_autofree char *measured = NULL;

  if (shift && !dr_is_known (base))
    return dr_value_shown_as (self->out, dr_value_number (self->out, value), text);
  if (shift)
    {
      key = shift_key (self, target, word);
      return dr_value_shown_as (self->out, dr_value_share (self->out, dr_interval_exact (value), base, key), text);
    }
  measured = dr_return_report_result_key (self, target, word);
  key = strcmp (word, "target") == 0 ? g_strconcat ("target-", measured, NULL) : g_steal_pointer (&measured);

  return dr_report_result (self->out, target->unit, NULL, value, base, text, key);
}

static DrValue
answers (const DrReturnPages *self,
         guint                n,
         const char          *key)
{
  g_autofree char *text = dr_format_whole (n);
  DrValue value = dr_value_people (self->out, (DrPeople) { TRUE, n, n }, DR_UNKNOWN, key);

  return dr_value_shown_as (self->out, value, text);
}

DrValue
dr_return_report_answers (const DrReturnPages  *self,
                          const DrStatedTarget *target)
{
  g_autofree char *key = target->measure != NULL ? dr_return_report_result_key (self, target, "answers")
                                                 : shift_key (self, target, "answers");

  return answers (self, target->n, key);
}

DrValue
dr_return_report_answers_to (const DrReturnPages      *self,
                             const DrStatedPrediction *prediction)
{
  g_autofree char *key = prediction_key (self, prediction, "answers");

  return answers (self, prediction->n, key);
}

/* Where nothing was predicted it is not said what a result is of, but by its own unit. */
DrValue
dr_return_report_measured (const DrReturnPages      *self,
                           const DrStatedPrediction *prediction)
{
  const char *unit = !prediction->known ? prediction->unit : prediction->people ? _("people") : "share";
  const char *quantity = !prediction->known ? NULL : prediction->people ? "_people" : "_share";
  g_autofree char *text = dr_result_value_words (prediction->actual, unit);
  g_autofree char *key = prediction_key (self, prediction, "value");

  return dr_report_result (self->out, unit, quantity, prediction->actual,
                           prediction->n > 0 ? (double) prediction->n : DR_UNKNOWN, text, key);
}

/* What an assessment predicts of a group. */
char *
dr_return_report_predicted_key (const DrStatedPrediction *prediction)
{
  g_autofree char *family = g_strdup_printf ("predicted:%s@%s", prediction->group_name, prediction->assessment);

  return g_strconcat (g_strdelimit (family, "/", '|'), "/", prediction->quantity, NULL);
}

/* How many people a group has. Of a group whose size nobody knows a share may be one of very few. */
static double
size_of (const DrReturnPages *self,
         const char          *name)
{
  const DrEvidence *evidence = self->input->evidence;

  for (guint i = 0; evidence != NULL && !self->input->elsewhere && i < evidence->n_groups; i++)
    {
      const DrGroup *group = &evidence->groups[i];

      if (strcmp (group->name, name) != 0)
        continue;
      if (dr_is_known (group->count))
        return group->count;
      if (dr_is_known (group->share) && dr_is_known (group->base))
        return group->share * group->base;
    }

  return self->open ? 1.0 : DR_UNKNOWN;
}

DrValue
dr_return_report_predicted (const DrReturnPages      *self,
                            const DrStatedPrediction *prediction)
{
  g_autofree char *key = dr_return_report_predicted_key (prediction);

  if (prediction->people)
    return dr_value_people (self->out, (DrPeople) { TRUE, (gint64) prediction->predicted.lo, (gint64) prediction->predicted.hi },
                            DR_UNKNOWN, key);

  return dr_value_share (self->out, prediction->predicted, size_of (self, prediction->group_name), key);
}
