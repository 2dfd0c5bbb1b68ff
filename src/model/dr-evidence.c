#include "dr-evidence.h"

#include <string.h>

/**
 * dr_evidence_new:
 *
 * Starts an evidence base that holds nothing; a loader fills it before it is shared.
 *
 * Returns: (transfer full): an empty evidence base with an arena of its own
 */
DrEvidence *
dr_evidence_new (void)
{
  DrEvidence *self = g_new0 (DrEvidence, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->arena = dr_arena_new ();
  self->area = DR_NO_INDEX;

  return self;
}

/**
 * dr_evidence_ref:
 * @self: an evidence base
 *
 * Returns: (transfer full): @self
 */
DrEvidence *
dr_evidence_ref (DrEvidence *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

/**
 * dr_evidence_unref:
 * @self: (transfer full) (nullable): an evidence base
 */
void
dr_evidence_unref (DrEvidence *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;

  dr_arena_free (self->arena);
  g_free (self);
}

/* Every row type starts with its identifier, so one search serves them all. */
static int
find_row (gconstpointer  rows,
          guint          n_rows,
          gsize          row_size,
          const char    *id)
{
  if (id == NULL)
    return DR_NO_INDEX;

  for (guint i = 0; i < n_rows; i++)
    {
      const char * const *row_id = (const char * const *) ((const char *) rows + i * row_size);

      if (strcmp (*row_id, id) == 0)
        return (int) i;
    }

  return DR_NO_INDEX;
}

/* dr_evidence_find_*(): (self, nullable id) to the index of that row, or DR_NO_INDEX. Pure. */
#define DEFINE_FIND(name, rows, Type) \
  G_STATIC_ASSERT (G_STRUCT_OFFSET (Type, id) == 0); \
  int dr_evidence_find_##name (const DrEvidence *self, const char *id) \
  { \
    return find_row (self->rows, self->n_##rows, sizeof (Type), id); \
  }

DEFINE_FIND (area, areas, DrArea)
DEFINE_FIND (source, sources, DrSource)
DEFINE_FIND (need, needs, DrNeed)
DEFINE_FIND (prerequisite, prerequisites, DrPrerequisite)
DEFINE_FIND (channel, channels, DrChannel)
DEFINE_FIND (dimension, dimensions, DrDimension)
DEFINE_FIND (group, groups, DrGroup)
DEFINE_FIND (service, services, DrService)
DEFINE_FIND (point, points, DrPoint)

/**
 * dr_evidence_call_service:
 * @self: (nullable): an evidence base; %NULL: none is at hand
 * @id: of a service
 *
 * Returns: (transfer full): what the service is called where people read: the name, with the id after it where another
 *   service has the same name; the id where there is none of that id
 */
char *
dr_evidence_call_service (const DrEvidence *self,
                          const char       *id)
{
  int found = self != NULL ? dr_evidence_find_service (self, id) : DR_NO_INDEX;
  const char *name = found != DR_NO_INDEX ? self->services[found].name : NULL;
  guint n = 0;

  if (name == NULL || *name == '\0')
    return g_strdup (id);
  for (guint i = 0; i < self->n_services; i++)
    n += g_str_equal (self->services[i].name, name);

  return n > 1 ? g_strdup_printf ("%s (%s)", name, id) : g_strdup (name);
}

/**
 * dr_figure_is_better:
 * @a: a figure
 * @b: a figure for the same thing, earlier in the document
 *
 * Returns: whether @a counts instead of @b: its fieldwork is later, or as late and its base larger
 */
gboolean
dr_figure_is_better (const DrFigure *a,
                     const DrFigure *b)
{
  int later = dr_date_compare (a->date, b->date);

  return later > 0 || (later == 0 && a->n > b->n);
}

/**
 * dr_evidence_choose_figure:
 * @self: an evidence base
 * @kind: use, prefer, contact or attitude
 * @group: index of its groups
 * @target: what the figure speaks of
 * @target_index: index of its channels, prerequisites or points
 *
 * A share of households says nothing of a group of people.
 *
 * Returns: index of the figure that counts: the latest, then the one with the larger base, then the first; or
 * DR_NO_INDEX
 */
int
dr_evidence_choose_figure (const DrEvidence *self,
                           DrFigureKind      kind,
                           int               group,
                           DrFigureTarget    target,
                           int               target_index)
{
  int best = DR_NO_INDEX;

  for (guint i = 0; i < self->n_figures; i++)
    {
      const DrFigure *figure = &self->figures[i];

      if (figure->kind == kind && figure->group == group && figure->target == target
          && figure->target_index == target_index
          && (figure->unit == DR_UNIT_PEOPLE || self->groups[group].unit == DR_UNIT_HOUSEHOLDS)
          && (best == DR_NO_INDEX || dr_figure_is_better (figure, &self->figures[best])))
        best = (int) i;
    }

  return best;
}

/**
 * dr_indices_contain:
 * @self: indices
 * @index: an index
 *
 * Returns: whether @index is among them
 */
gboolean
dr_indices_contain (const DrIndices *self,
                    int              index)
{
  for (guint i = 0; i < self->n; i++)
    if (self->items[i] == index)
      return TRUE;

  return FALSE;
}

/**
 * dr_ids_contain:
 * @self: identifiers
 * @id: an identifier
 *
 * Returns: whether @id is among them
 */
gboolean
dr_ids_contain (const DrIds *self,
                const char  *id)
{
  for (guint i = 0; i < self->n; i++)
    if (strcmp (self->items[i], id) == 0)
      return TRUE;

  return FALSE;
}
