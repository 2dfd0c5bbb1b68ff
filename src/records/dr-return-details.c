#include "dr-return-private.h"

#include <string.h>

/**
 * dr_return_keep_details:
 * @self: a return of nothing yet
 *
 * Has it keep, of every assessment that is counted, what it adds: some kilobytes each.
 */
void
dr_return_keep_details (DrReturn *self)
{
  g_return_if_fail (self->lines->len == 0 && self->arena == NULL);

  self->arena = dr_arena_new ();
  self->details = g_array_new (FALSE, TRUE, sizeof (DrReturnDetail));
}

/**
 * dr_return_get_details:
 * @self: a return that keeps details
 * @details: (out caller-allocates): what it was added up from; good until something is added, or @self is freed
 */
void
dr_return_get_details (const DrReturn  *self,
                       DrReturnDetails *details)
{
  g_return_if_fail (self->details != NULL);

  *details = (DrReturnDetails) {
    .period = self->period,
    .as_of = self->as_of,
    .council = self->council,
    .items = (const DrReturnDetail *) (gconstpointer) self->details->data,
    .n_items = self->details->len,
  };
}

/* dr_return_detail_begin(): from here on @fold keeps what it adds, where its return does. */
void
dr_return_detail_begin (DrReturnFold *fold)
{
  static const guint sizes[DR_N_RETURN_PARTS] = {
    [DR_RETURN_PART_EFFECTS] = sizeof (DrReturnEffect), [DR_RETURN_PART_POINTS] = sizeof (DrReturnPoint),
    [DR_RETURN_PART_ACTIONS] = sizeof (DrReturnAction), [DR_RETURN_PART_TARGETS] = sizeof (DrReturnTarget),
    [DR_RETURN_PART_RESULTS] = sizeof (DrReturnResult),
  };

  for (guint i = 0; fold->self->details != NULL && i < DR_N_RETURN_PARTS; i++)
    fold->parts[i] = g_array_new (FALSE, FALSE, sizes[i]);
}

/* dr_return_detail_add(): one more of a part; copied. Nothing where no details are kept. */
void
dr_return_detail_add (DrReturnFold  *fold,
                      DrReturnPart   part,
                      gconstpointer  item)
{
  if (fold->parts[part] != NULL)
    g_array_append_vals (fold->parts[part], item, 1);
}

static gconstpointer
take (DrReturnFold *fold,
      DrReturnPart  part,
      guint        *n)
{
  g_autoptr (GArray) items = g_steal_pointer (&fold->parts[part]);
  gsize size = (gsize) items->len * g_array_get_element_size (items);
  gpointer copy = dr_arena_alloc0 (fold->self->arena, size);

  *n = items->len;
  if (size > 0)
    memcpy (copy, items->data, size);

  return copy;
}

/* dr_return_detail_end(): keeps the assessment with all its parts. */
void
dr_return_detail_end (DrReturnFold *fold)
{
  DrReturn *self = fold->self;
  const DrCheck *check = fold->entry->check;
  const DrService *service = check != NULL ? &check->evidence->services[check->assessment->service] : NULL;
  DrReturnDetail detail = fold->detail;

  if (self->details == NULL)
    return;

  detail.reference = dr_return_word (self, fold->entry->reference);
  detail.version = fold->entry->version;
  detail.stage = fold->entry->stage;
  detail.service = dr_return_word (self, service != NULL ? service->id : fold->entry->service);
  if (service != NULL)
    {
      detail.title = dr_return_word (self, check->assessment->title);
      detail.service_name = dr_return_word (self, service->name);
      detail.directorate = dr_return_word (self, service->directorate);
      detail.outcome = check->assessment->outcome;
      detail.effective = check->assessment->effective;
    }
  detail.effects = take (fold, DR_RETURN_PART_EFFECTS, &detail.n_effects);
  detail.points = take (fold, DR_RETURN_PART_POINTS, &detail.n_points);
  detail.actions = take (fold, DR_RETURN_PART_ACTIONS, &detail.n_actions);
  detail.targets = take (fold, DR_RETURN_PART_TARGETS, &detail.n_targets);
  detail.results = take (fold, DR_RETURN_PART_RESULTS, &detail.n_results);
  g_array_append_val (self->details, detail);
}
