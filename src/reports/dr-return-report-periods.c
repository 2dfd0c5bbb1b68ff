/* Results and predictions of two periods: whoever has the public reports of both knows by how many answers, or people, they differ.
 * Those of the period before are taken as published, but for what hides a count of 1 to 9: its numbers are classes of ten at least. */
#include "dr-return-report-private.h"

#include <math.h>
#include <string.h>

#include "dr-satisfaction-cells.h"

/* The numbers that are said of one result. */
typedef struct {
  DrValue values[2];
  guint   n;
} Said;

static gboolean
counts (const DrValue  *value,
        DrStatedPeople *people)
{
  return dr_value_is_number (value) && value->key != NULL && dr_suppression_counts (value, &people->lo, &people->hi);
}

static gboolean
is_few (DrStatedPeople people)
{
  return dr_suppression_is_small (people.lo) || dr_suppression_is_small (people.hi);
}

/* A result of which one number is of few shows none of them as it is. */
static DrElsewhere
shown_before (const Said *was)
{
  DrElsewhere shown = DR_ELSEWHERE_PUBLISHED;

  for (guint i = 0; i < was->n; i++)
    {
      DrStatedPeople people;
      const DrValue *value = &was->values[i];

      if (!counts (value, &people))
        continue;
      if (is_few (people) || (dr_is_known (value->of) && value->of - (double) people.lo > 0.0
                              && value->of - (double) people.lo <= DR_SMALL_COUNT_MOST))
        shown = DR_ELSEWHERE_TENS;
    }

  return shown;
}

/* What @more has beyond @less, where that is few: nobody states it. */
static void
add_difference (const DrReturnPages *self,
                const char          *less,
                const char          *more,
                DrStatedPeople       fewer,
                DrStatedPeople       people)
{
  const DrStatedPeople difference = { MAX (people.lo - fewer.lo, 0), MAX (people.hi - fewer.hi, 0) };
  g_autofree char *key = g_strconcat (more, " beyond ", less, NULL);
  const char * const parts[2] = { less, key };

  if (!is_few (difference))
    return;
  dr_document_add_elsewhere (self->out, DR_ELSEWHERE_NOWHERE, key, difference.lo, difference.hi);
  dr_document_add_sum (self->out, more, parts, 2);
}

/* A number now, and what it was: where it did not change both are one. @before: what it was called then. */
static void
compare (const DrReturnPages *self,
         const char          *key,
         const char          *before,
         DrStatedPeople       now,
         DrStatedPeople       was,
         DrElsewhere          shown)
{
  g_autofree char *earlier = g_strconcat ("period before ", before, NULL);
  const char * const same[1] = { earlier };

  dr_document_add_elsewhere (self->out, shown, earlier, was.lo, was.hi);
  if (now.lo == was.lo || now.hi == was.hi)
    dr_document_add_sum (self->out, key, same, 1);
  add_difference (self, earlier, key, was, now);
  add_difference (self, key, earlier, now, was);
}

static void
compare_said (const DrReturnPages *self,
              const Said          *now,
              const Said          *was)
{
  DrElsewhere shown = shown_before (was);

  for (guint i = 0; i < now->n; i++)
    {
      DrStatedPeople here;
      DrStatedPeople there;

      if (counts (&now->values[i], &here) && counts (&was->values[i], &there))
        compare (self, now->values[i].key, was->values[i].key, here, there, shown);
    }
}

/* --- Targets and measures --- */

static Said
said_of (const DrReturnPages  *self,
         const DrStatedTarget *item)
{
  return (Said) { { dr_return_report_result (self, item, item->actual, "value"), dr_return_report_answers (self, item) },
                  item->n > 0 ? 2 : 1 };
}

static const DrStatedTarget *
find_before (const DrStatedTarget *items,
             guint                 n,
             const DrStatedTarget *like)
{
  for (guint i = 0; i < n; i++)
    if (strcmp (items[i].assessment, like->assessment) == 0 && g_strcmp0 (items[i].measure, like->measure) == 0
        && strcmp (items[i].name, like->name) == 0 && g_strcmp0 (items[i].group, like->group) == 0
        && dr_is_known (items[i].actual) && (items[i].n > 0) == (like->n > 0))
      return &items[i];

  return NULL;
}

static void
compare_results (const DrReturnPages  *self,
                 const DrStatedTarget *items,
                 guint                 n,
                 const DrStatedTarget *earlier,
                 guint                 n_earlier)
{
  for (guint i = 0; i < n; i++)
    {
      const DrStatedTarget *was = dr_is_known (items[i].actual) ? find_before (earlier, n_earlier, &items[i]) : NULL;

      if (was != NULL)
        {
          const Said here = said_of (self, &items[i]);
          const Said there = said_of (self, was);

          compare_said (self, &here, &there);
        }
    }
}

/* --- Of all services --- */

/* How many answered a question of all services, in one group, and how many of them were content. */
typedef struct {
  guint  n;
  double favourable;
} Pool;

static Pool
pool_of (const DrStatedReturn *stated,
         const DrStatedTarget *like)
{
  Pool pool = { 0, 0.0 };

  for (guint i = 0; i < stated->n_services; i++)
    for (guint k = 0; k < stated->services[i].n_measures; k++)
      {
        const DrStatedTarget *item = &stated->services[i].measures[k];

        if (strcmp (item->measure, like->measure) != 0 || g_strcmp0 (item->group, like->group) != 0
            || !dr_return_report_is_pooled (item))
          continue;
        pool.n += item->n;
        pool.favourable += dr_satisfaction_share (item->actual, item->unit) * item->n;
      }

  return pool;
}

/* @now: of this period, in which its only part may stand for it. */
static Said
said_of_pool (const DrReturnPages  *self,
              const DrStatedTarget *item,
              Pool                  pool,
              gboolean              now)
{
  g_autofree char *value = now ? dr_return_report_pooled_key (self, item->measure, item->group, "value")
                               : dr_return_report_pool_key (item->measure, item->group, "value");
  g_autofree char *answers = now ? dr_return_report_pooled_key (self, item->measure, item->group, "answers")
                                 : dr_return_report_pool_key (item->measure, item->group, "answers");
  const DrInterval share = dr_interval_exact (pool.favourable / pool.n);

  return (Said) { { dr_value_share (self->out, share, pool.n, value),
                    dr_value_people (self->out, (DrPeople) { TRUE, pool.n, pool.n }, DR_UNKNOWN, answers) }, 2 };
}

static void
compare_pools (const DrReturnPages   *self,
               const DrStatedService *service,
               GHashTable            *met)
{
  for (guint i = 0; i < service->n_measures; i++)
    {
      const DrStatedTarget *item = &service->measures[i];
      const Pool now = item->group != NULL ? pool_of (self->now, item) : (Pool) { 0, 0.0 };
      const Pool was = now.n > 0 ? pool_of (self->before, item) : now;

      if (was.n > 0 && g_hash_table_add (met, dr_return_report_pool_key (item->measure, item->group, "")))
        {
          const Said here = said_of_pool (self, item, now, TRUE);
          const Said there = said_of_pool (self, item, was, FALSE);

          compare_said (self, &here, &there);
        }
    }
}

/* --- Predictions --- */

static Said
said_of_prediction (const DrReturnPages      *self,
                    const DrStatedPrediction *item)
{
  return (Said) { { dr_return_report_measured (self, item), dr_return_report_answers_to (self, item) }, item->n > 0 ? 2 : 1 };
}

static void
compare_predictions (const DrReturnPages   *self,
                     const DrStatedService *now,
                     const DrStatedService *before)
{
  for (guint i = 0; i < now->n_predictions; i++)
    for (guint k = 0; k < before->n_predictions; k++)
      {
        const DrStatedPrediction *item = &now->predictions[i];
        const DrStatedPrediction *was = &before->predictions[k];
        Said here;
        Said there;

        if (strcmp (item->assessment, was->assessment) != 0 || strcmp (item->name, was->name) != 0
            || strcmp (item->quantity, was->quantity) != 0 || strcmp (item->group_name, was->group_name) != 0
            || (item->n > 0) != (was->n > 0))
          continue;
        here = said_of_prediction (self, item);
        there = said_of_prediction (self, was);
        compare_said (self, &here, &there);
        if (!item->known || !was->known)
          continue;
        here = (Said) { { dr_return_report_predicted (self, item) }, 1 };
        there = (Said) { { dr_return_report_predicted (self, was) }, 1 };
        compare_said (self, &here, &there);
      }
}

/* All that both periods say of one assessment, and of all together. */
void
dr_return_report_compare_periods (const DrReturnPages *self)
{
  g_autoptr (GHashTable) met = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; self->before != NULL && i < self->now->n_services; i++)
    {
      const DrStatedService *now = &self->now->services[i];
      const DrStatedService *before = dr_stated_return_service (self->before, now->id);

      compare_pools (self, now, met);
      if (before == NULL)
        continue;
      compare_results (self, now->measures, now->n_measures, before->measures, before->n_measures);
      compare_results (self, now->targets, now->n_targets, before->targets, before->n_targets);
      compare_predictions (self, now, before);
    }
}
