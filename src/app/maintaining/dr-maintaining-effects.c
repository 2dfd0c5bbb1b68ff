/* Groups and services: how much falls on a group, service by service and in all of them. */
#include "dr-maintaining-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-effect-cells.h"

typedef struct {
  const char *id;
  const char *name;
  gint64      hi;         /* of all services; for the order */
  guint       unknown;
  guint       negative;
} Group;

typedef struct {
  const char *id;
  const char *name;
} Service;

/* What one cell adds up, and from which. */
typedef struct {
  DrEffectSum sum;
  GArray     *items;   /* of indices of the details */
} Sum;

/**
 * dr_maintaining_quantity_name:
 * @quantity: what the grid says
 *
 * Returns: (transfer none): its name, translated
 */
const char *
dr_maintaining_quantity_name (DrMaintainingQuantity quantity)
{
  switch (quantity)
    {
    case DR_MAINTAINING_EXCLUDED:
      return _("People newly excluded, with mitigations");
    case DR_MAINTAINING_AT_RISK:
      return _("People at risk, with mitigations");
    case DR_MAINTAINING_DISPLACED:
      return _("People displaced to another way in");
    case DR_MAINTAINING_NEGATIVE:
      return _("Assessments that say negative or mixed");
    }

  g_return_val_if_reached ("");
}

static const DrPeople *
people_of (const DrReturnEffect  *effect,
           DrMaintainingQuantity  quantity)
{
  static const DrReturnQuantity quantities[DR_N_MAINTAINING_QUANTITIES] = {
    [DR_MAINTAINING_EXCLUDED] = DR_RETURN_NEWLY_EXCLUDED_MITIGATED,
    [DR_MAINTAINING_AT_RISK] = DR_RETURN_AT_RISK_MITIGATED,
    [DR_MAINTAINING_DISPLACED] = DR_RETURN_DISPLACED,
    [DR_MAINTAINING_NEGATIVE] = DR_RETURN_NEWLY_EXCLUDED_MITIGATED,
  };

  return &effect->people[quantities[quantity]];
}

/* --- Rows and columns --- */

static int
compare_groups (gconstpointer a,
                gconstpointer b,
                gpointer      data)
{
  const Group *first = *(const Group * const *) a;
  const Group *second = *(const Group * const *) b;
  gboolean by_negative = GPOINTER_TO_UINT (data) == DR_MAINTAINING_NEGATIVE;

  if (by_negative && first->negative != second->negative)
    return first->negative > second->negative ? -1 : 1;
  if (!by_negative && first->hi != second->hi)
    return first->hi > second->hi ? -1 : 1;
  if (first->unknown != second->unknown)
    return first->unknown > second->unknown ? -1 : 1;

  return g_utf8_collate (first->name, second->name);
}

static int
compare_services (gconstpointer a,
                  gconstpointer b)
{
  const Service *first = *(const Service * const *) a;
  const Service *second = *(const Service * const *) b;
  int order = g_utf8_collate (first->name, second->name);

  return order != 0 ? order : strcmp (first->id, second->id);
}

static void
add_group (const DrMaintaining  *self,
           GHashTable           *table,
           GPtrArray            *groups,
           const DrReturnEffect *effect)
{
  Group *group = g_hash_table_lookup (table, effect->group);
  const DrPeople *people = people_of (effect, self->filter->quantity);

  if (group == NULL)
    {
      group = dr_arena_new0 (self->arena, Group);
      group->id = effect->group;
      group->name = effect->name;
      g_hash_table_insert (table, (gpointer) group->id, group);
      g_ptr_array_add (groups, group);
    }
  group->negative += effect->negative;
  if (people->known)
    group->hi += people->hi;
  else
    group->unknown++;
}

static void
find_axes (const DrMaintaining *self,
           GPtrArray           *groups,
           GPtrArray           *services)
{
  g_autoptr (GHashTable) by_group = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) by_service = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->n_items; i++)
    {
      const DrReturnDetail *detail = dr_maintaining_get (self, i);

      if (detail->n_effects == 0)
        continue;
      for (guint k = 0; k < detail->n_effects; k++)
        add_group (self, by_group, groups, &detail->effects[k]);
      if (g_hash_table_lookup (by_service, detail->service) == NULL)
        {
          Service *service = dr_arena_new0 (self->arena, Service);

          service->id = detail->service;
          service->name = dr_maintaining_service (detail);
          g_hash_table_insert (by_service, (gpointer) service->id, service);
          g_ptr_array_add (services, service);
        }
    }
  g_ptr_array_sort_with_data (groups, compare_groups, GUINT_TO_POINTER (self->filter->quantity));
  g_ptr_array_sort (services, compare_services);
}

/* --- Cells --- */

static void
add_effect (Sum                   *cell,
            const DrReturnEffect  *effect,
            DrMaintainingQuantity  quantity,
            guint                  index)
{
  const DrPeople *people = people_of (effect, quantity);
  DrEffectSum *sum = &cell->sum;

  sum->assessments++;
  sum->negative += effect->negative;
  if (people->known)
    {
      sum->lo += people->lo;
      sum->hi += people->hi;
    }
  else
    sum->unknown++;
  g_array_append_val (cell->items, index);
}

/* All sums at once: in one pass over what is affected. The first column is that of all services. */
static Sum *
add_up (const DrMaintaining *self,
        const GPtrArray     *groups,
        const GPtrArray     *services)
{
  g_autoptr (GHashTable) rows = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) columns = g_hash_table_new (g_str_hash, g_str_equal);
  guint width = services->len + 1;
  Sum *sums = g_new0 (Sum, (gsize) groups->len * width);

  for (guint i = 0; i < groups->len; i++)
    g_hash_table_insert (rows, (gpointer) ((const Group *) groups->pdata[i])->id, GUINT_TO_POINTER (i));
  for (guint i = 0; i < services->len; i++)
    g_hash_table_insert (columns, (gpointer) ((const Service *) services->pdata[i])->id, GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < groups->len * width; i++)
    sums[i].items = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < self->n_items; i++)
    {
      const DrReturnDetail *detail = dr_maintaining_get (self, i);

      for (guint k = 0; k < detail->n_effects; k++)
        {
          const DrReturnEffect *effect = &detail->effects[k];
          Sum *row = &sums[GPOINTER_TO_UINT (g_hash_table_lookup (rows, effect->group)) * width];

          add_effect (row, effect, self->filter->quantity, self->items[i]);
          add_effect (&row[GPOINTER_TO_UINT (g_hash_table_lookup (columns, detail->service))], effect,
                      self->filter->quantity, self->items[i]);
        }
    }

  return sums;
}

static void
fill (const DrMaintaining *self,
      DrMaintainingGrid   *grid,
      Sum                 *sums)
{
  guint n = grid->data.n_rows * grid->data.n_columns;
  DrHeatCell *cells = dr_arena_array0 (self->arena, DrHeatCell, n);
  DrBehind *behind = dr_arena_array0 (self->arena, DrBehind, n);
  g_autofree DrEffectSum *added = g_new (DrEffectSum, n);
  DrEffectScale scale;

  for (guint i = 0; i < n; i++)
    added[i] = sums[i].sum;
  scale = dr_effect_scale (added, n, self->filter->quantity != DR_MAINTAINING_NEGATIVE);
  grid->data.class_names = dr_effect_cell_classes (&scale, self->arena);
  for (guint i = 0; i < n; i++)
    {
      cells[i] = dr_effect_cell_new (&added[i], &scale, self->arena);
      behind[i] = dr_maintaining_behind (self, sums[i].items);
      g_array_unref (sums[i].items);
    }
  grid->data.cells = cells;
  grid->behind = behind;
}

/* dr_maintaining_effects(): the grid of groups and services. */
void
dr_maintaining_effects (DrMaintaining *self)
{
  gboolean people = self->filter->quantity != DR_MAINTAINING_NEGATIVE;
  g_autoptr (GPtrArray) groups = g_ptr_array_new ();
  g_autoptr (GPtrArray) services = g_ptr_array_new ();
  const char **rows;
  const char **columns;
  DrMaintainingGrid *grid = &self->state->effects;
  g_autofree Sum *sums = NULL;

  find_axes (self, groups, services);
  rows = dr_arena_array0 (self->arena, const char *, groups->len + 1);
  columns = dr_arena_array0 (self->arena, const char *, services->len + 2);
  for (guint i = 0; i < groups->len; i++)
    rows[i] = ((const Group *) groups->pdata[i])->name;
  columns[0] = self->filter->directorate != NULL ? _("All of these services") : _("All services");
  for (guint i = 0; i < services->len; i++)
    columns[i + 1] = ((const Service *) services->pdata[i])->name;

  grid->empty = _("No assessment in effect affects a group. The grid fills when an assessment with a chosen option is "
                  "submitted, and its access review finds who could lose access, or an impact is negative.");
  grid->data = (DrHeatMapData) {
    .value_name = dr_maintaining_quantity_name (self->filter->quantity),
    .detail_name = dr_effect_cell_detail (people),
    .mark_text = dr_effect_cell_mark (),
    .columns = columns,
    .n_columns = services->len + 1,
    .rows = rows,
    .n_rows = groups->len,
  };
  sums = add_up (self, groups, services);
  fill (self, grid, sums);
}
