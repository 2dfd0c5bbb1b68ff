#include "dr-return-private.h"

#include <string.h>

/**
 * dr_return_new:
 * @period: the days that the return is about
 * @as_of: the day whose stages are given, and against which things are overdue; usually the last day of @period
 * @council: the council's name
 * @council_id: (nullable): its official code
 *
 * Returns: (transfer full): a return of nothing yet
 */
DrReturn *
dr_return_new (DrPeriod    period,
               DrDate      as_of,
               const char *council,
               const char *council_id)
{
  DrReturn *self = g_new0 (DrReturn, 1);

  self->words = g_string_chunk_new (4096);
  self->period = period;
  self->as_of = as_of;
  self->council = dr_return_word (self, council);
  self->council_id = dr_return_word (self, council_id);
  self->tally = dr_return_tally_new ();
  self->directorates = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) dr_return_tally_free);
  self->plans = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) dr_return_plan_free);
  self->services = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) dr_return_service_free);
  self->negative = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->withdrawn = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->lines = g_ptr_array_new_with_free_func (g_free);

  return self;
}

/**
 * dr_return_free:
 * @self: (transfer full) (nullable): a return
 */
void
dr_return_free (DrReturn *self)
{
  if (self == NULL)
    return;

  dr_return_tally_free (self->tally);
  g_hash_table_unref (self->directorates);
  g_hash_table_unref (self->plans);
  g_hash_table_unref (self->services);
  g_hash_table_unref (self->negative);
  g_hash_table_unref (self->withdrawn);
  g_ptr_array_unref (self->lines);
  g_string_chunk_free (self->words);
  g_clear_pointer (&self->details, g_array_unref);
  g_clear_pointer (&self->arena, dr_arena_free);
  g_free (self);
}

/* When a version began: its first step where a record tells, else what the caller knows. */
static DrDate
began (const DrReturnEntry *entry)
{
  if (entry->check == NULL)
    return entry->began;
  if (entry->check->context->n_steps > 0)
    return entry->check->context->steps[0].date;

  return entry->check->context->as_of;
}

/* How much a version has to say for its reference: one in force before one that is closed, before one that came to
 * nothing or was replaced, before a draft. */
static guint
weight_of (DrStage stage)
{
  if (dr_stage_is_live (stage))
    return 4;
  if (stage == DR_STAGE_CLOSED)
    return 3;

  return stage == DR_STAGE_DRAFT ? 1 : 2;
}

/* By reference, then the one that speaks first. */
static int
compare_claims (const void *a,
                const void *b)
{
  const DrReturnEntry *first = *(const DrReturnEntry * const *) a;
  const DrReturnEntry *second = *(const DrReturnEntry * const *) b;
  int order = strcmp (first->reference, second->reference);

  if (order != 0)
    return order;
  if (weight_of (first->stage) != weight_of (second->stage))
    return weight_of (first->stage) > weight_of (second->stage) ? -1 : 1;

  return first->version > second->version ? -1 : 1;
}

/**
 * dr_return_choose:
 * @entries: (array length=n): every version of every assessment, in any order; only reference, version, stage and began
 *   (or the check) are read
 * @n: how many
 * @until: the last day of the period
 *
 * Says of each version whether it speaks for its reference, so that each assessment is counted once: of those begun by
 * @until the highest that is live, else the highest closed, else the highest withdrawn or superseded, else the draft.
 */
void
dr_return_choose (DrReturnEntry *entries,
                  guint          n,
                  DrDate         until)
{
  g_autofree DrReturnEntry **order = g_new (DrReturnEntry *, n);
  const char *last = NULL;
  guint n_claims = 0;

  for (guint i = 0; i < n; i++)
    {
      DrDate first = began (&entries[i]);

      entries[i].counts = FALSE;
      if (!dr_date_is_set (first) || dr_date_compare (first, until) <= 0)
        order[n_claims++] = &entries[i];
    }

  if (n_claims > 0)
    qsort (order, n_claims, sizeof *order, compare_claims);
  for (guint i = 0; i < n_claims; i++)
    {
      order[i]->counts = last == NULL || strcmp (last, order[i]->reference) != 0;
      last = order[i]->reference;
    }
}

/* Whether a version belongs to the period: see return-format.md. */
static gboolean
belongs (const DrReturn      *self,
         const DrReturnEntry *entry)
{
  const DrAssessment *assessment = entry->check != NULL ? entry->check->assessment : NULL;
  DrDate first = began (entry);

  if (dr_date_is_set (first) && dr_date_compare (first, self->period.to) > 0)
    return FALSE;
  if (entry->stage == DR_STAGE_DRAFT || dr_stage_is_live (entry->stage))
    return TRUE;
  if (assessment == NULL)
    return dr_period_contains (self->period, first);

  for (guint i = 0; i < entry->check->context->n_steps; i++)
    if (dr_period_contains (self->period, entry->check->context->steps[i].date))
      return TRUE;

  return dr_period_contains (self->period, entry->check->context->as_of)
         || dr_period_contains (self->period, assessment->decision.date)
         || dr_period_contains (self->period, assessment->effective);
}

/**
 * dr_return_entry_set_record:
 * @entry: an entry whose reference and version are set
 * @record: the latest sealed record of that version
 * @check: what is computed from @record; must outlive the adding of @entry
 * @digest: SHA-256 of the record's bytes; must outlive it as well
 *
 * Returns: whether @record is of that version of that assessment; @entry is untouched where it is not
 */
gboolean
dr_return_entry_set_record (DrReturnEntry  *entry,
                            const DrRecord *record,
                            const DrCheck  *check,
                            const char     *digest)
{
  int step = DR_STEP_SUBMIT;

  if (strcmp (record->assessment->reference, entry->reference) != 0 || record->assessment->version != entry->version)
    return FALSE;

  if (record->seal != NULL)
    dr_vocabulary_parse (DR_VOCABULARY_STEP, dr_xml_node_get (record->seal, "step"), &step);
  entry->step = (DrStep) step;
  entry->check = check;
  entry->digest = digest;

  return TRUE;
}

static void
add_line (DrReturn            *self,
          const DrReturnEntry *entry)
{
  DrReturnLine *line = g_new0 (DrReturnLine, 1);
  const DrCheck *check = entry->check;

  line->reference = dr_return_word (self, entry->reference);
  line->version = entry->version;
  line->stage = entry->stage;
  line->counts = entry->counts;
  line->began = began (entry);
  line->step = entry->step;
  line->date = check != NULL ? check->context->as_of : DR_DATE_NONE;
  line->digest = dr_return_word (self, entry->digest);
  line->approval_digest = dr_return_word (self, entry->approval != NULL ? entry->approval_digest : NULL);
  line->service = dr_return_word (self, check != NULL ? check->evidence->services[check->assessment->service].id
                                                      : entry->service);
  line->title = dr_return_word (self, check != NULL ? check->assessment->title : NULL);
  g_ptr_array_add (self->lines, line);
}

/**
 * dr_return_add:
 * @self: a return
 * @entry: one version of an assessment; each at most once, and of each reference at most one that counts
 *
 * Takes a version in, in any order. Its check may be freed afterwards.
 *
 * Returns: whether it belongs to the period; one that does not leaves no trace
 */
gboolean
dr_return_add (DrReturn            *self,
               const DrReturnEntry *entry)
{
  g_return_val_if_fail (entry->reference != NULL && entry->version > 0, FALSE);

  if (!belongs (self, entry))
    return FALSE;

  add_line (self, entry);
  if (entry->counts)
    dr_return_fold (self, entry);

  return TRUE;
}
