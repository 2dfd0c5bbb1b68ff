#include "dr-census-look.h"

#include <glib/gi18n-lib.h>

/* Columns of a table in the mapping that no group uses are listed one by one up to here. */
#define MOST_LISTED 40

/* dr_census_preview_has_area(): whether the file has the preview's area, itself or as small areas. */
gboolean
dr_census_preview_has_area (const DrImportPreview *self,
                            const DrImportFile    *file)
{
  g_autofree char *reason = NULL;
  DrCensusLook look;

  return dr_census_look_at (&look, self, file, &reason) || reason != NULL;
}

/* dr_census_preview_is_direct(): whether the file has the area's own row. */
gboolean
dr_census_preview_is_direct (const DrImportPreview *self,
                             const DrImportFile    *file)
{
  return dr_figure_table_find_area (file->figures, self->area) >= 0;
}

/* Holds a figure against the evidence base. */
static void
compare (DrCensusLook  *look,
         DrImportRow   *row,
         const DrGroup *old)
{
  if (old == NULL)
    return;
  if (old->unit != row->unit)
    {
      dr_import_preview_refuse (look->preview, row,
                                row->unit == DR_UNIT_HOUSEHOLDS
                                  ? _("the table counts households and the group of the evidence base people, expected a "
                                      "table of people: a share of households is no share of people")
                                  : _("the table counts people and the group of the evidence base households, expected a "
                                      "table of households"));
      return;
    }
  row->old_count = old->count;
  row->old_base = old->base;
  if (!dr_is_known (old->count))
    return;
  row->status = old->source != DR_NO_INDEX && old->count == row->count && old->base == row->base
                  ? DR_IMPORT_UNCHANGED
                  : DR_IMPORT_CHANGED;
}

static const DrGroup *
find_old_group (const DrCensusLook *look,
                const char         *id)
{
  const DrEvidence *evidence = look->preview->evidence;
  int index = evidence != NULL ? dr_evidence_find_group (evidence, id) : DR_NO_INDEX;

  return index != DR_NO_INDEX ? &evidence->groups[index] : NULL;
}

static DrImportRow *
add_row (DrCensusLook   *look,
         DrImportStatus  status,
         DrImportRowKind kind,
         guint           line)
{
  DrImportRow *row = dr_import_preview_add_row (look->preview, status, kind, look->figures->file, line);

  if (look->table != NULL)
    {
      row->table = look->table->id;
      row->unit = look->table->unit;
    }
  row->base = look->base;
  row->n_areas = look->small ? look->n_areas : 0;

  return row;
}

static void
add_population (DrCensusLook       *look,
                guint               origin,
                const DrImportFile *population)
{
  DrImportRow *row = add_row (look, DR_IMPORT_TAKEN, DR_IMPORT_ROW_POPULATION, look->figures->areas[look->areas[0]].line);

  row->id = DR_GROUP_ALL_ID;
  row->name = _("Everyone");
  row->count = look->base;
  dr_import_preview_get_detail (look->preview, row)->origin = origin;
  if (population != look->file)
    {
      dr_import_preview_refuse (look->preview, row, _("the population is taken from %s, expected it once"),
                                population->figures->file);
      return;
    }
  compare (look, row, find_old_group (look, DR_GROUP_ALL_ID));
}

static void
add_group (DrCensusLook *look,
           guint         index,
           guint         origin)
{
  DrImportPreview *preview = look->preview;
  const DrCensusGroup *group = &look->table->groups[index];
  const DrGroupColumns *columns = &look->file->match->groups[index];
  guint line = look->figures->areas[look->areas[0]].line;
  guint first = GPOINTER_TO_UINT (g_hash_table_lookup (preview->taken, group->id));
  DrImportRow *row = add_row (look, DR_IMPORT_TAKEN, DR_IMPORT_ROW_GROUP, line);
  DrImportDetail *detail = dr_import_preview_get_detail (preview, row);
  g_autofree char *reason = NULL;

  row->id = group->id;
  row->name = group->name;
  detail->origin = origin;
  detail->group = group;
  detail->n_columns = columns->n_columns;
  if (columns->missing != NULL)
    {
      row->line = 1;
      dr_import_preview_refuse (preview, row, _("there is no column “%s”, expected it for this group"), columns->missing);
      return;
    }
  row->columns = dr_arena_strdup (preview->arena, columns->wording);
  if (!dr_census_look_sum (look, columns->columns, columns->n_columns, &row->count, &row->line, &reason))
    dr_import_preview_refuse (preview, row, "%s", reason);
  else if (row->count > row->base)
    dr_import_preview_refuse (preview, row, _("%.0f is more than the total of %.0f, expected at most that"), row->count,
                              row->base);
  else if (first != 0)
    dr_import_preview_refuse (preview, row, _("%s gives this group too, expected one file for each"),
                              g_array_index (preview->rows, DrImportRow, first - 1).file);
  else
    compare (look, row, find_old_group (look, group->id));
}

/* A partition with a hole, or whose groups are not its base, would make every share in it wrong: all or none. */
static void
check_partition (DrCensusLook *look,
                 guint         first_row,
                 int           dimension)
{
  DrImportPreview *preview = look->preview;
  const DrDimension *declared = &preview->mapping->dimensions[dimension];
  double tolerance = look->figures->layout == DR_FIGURE_LAYOUT_ONS ? 0.0 : DR_CENSUS_TOLERANCE * look->base;
  const DrImportRow *culprit = NULL;
  double total = 0.0;

  for (guint i = 0; i < look->table->n_groups; i++)
    {
      const DrImportRow *row = &g_array_index (preview->rows, DrImportRow, first_row + i);

      if (look->table->groups[i].dimension != dimension)
        continue;
      if (row->status == DR_IMPORT_REFUSED)
        culprit = culprit != NULL ? culprit : row;
      else
        total += row->count;
    }
  for (guint i = 0; i < look->table->n_groups; i++)
    {
      DrImportRow *row = &g_array_index (preview->rows, DrImportRow, first_row + i);

      if (look->table->groups[i].dimension != dimension || row->status == DR_IMPORT_REFUSED)
        continue;
      if (culprit != NULL)
        dr_import_preview_refuse (preview, row, _("“%s” of the same partition, %s, is refused, expected all its groups"),
                                  culprit->name, declared->name);
      else if (fabs (total - look->base) > tolerance && look->file->match->unknown != NULL)
        dr_import_preview_refuse (preview, row, _("the groups of %s sum to %.0f, expected the total of %.0f; there are "
                                                  "columns that the mapping does not know: %s"),
                                  declared->name, total, look->base, look->file->match->unknown);
      else if (fabs (total - look->base) > tolerance)
        dr_import_preview_refuse (preview, row, _("the groups of %s sum to %.0f, expected the total of %.0f"),
                                  declared->name, total, look->base);
    }
}

static void
add_groups (DrCensusLook *look,
            guint         origin)
{
  DrImportPreview *preview = look->preview;
  guint first_row = preview->rows->len;
  g_autoptr (GHashTable) checked = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < look->table->n_groups; i++)
    add_group (look, i, origin);
  for (guint i = 0; i < look->table->n_groups; i++)
    {
      int dimension = look->table->groups[i].dimension;

      if (preview->mapping->dimensions[dimension].partition && g_hash_table_add (checked, GINT_TO_POINTER (dimension)))
        check_partition (look, first_row, dimension);
    }
  for (guint i = first_row; i < preview->rows->len; i++)
    {
      const DrImportRow *row = &g_array_index (preview->rows, DrImportRow, i);

      if (row->status != DR_IMPORT_REFUSED)
        g_hash_table_insert (preview->taken, (gpointer) row->id, GUINT_TO_POINTER (i + 1));
    }
}

/* What is in the file and goes nowhere is said, not passed over. */
static void
add_other_columns (DrCensusLook *look)
{
  const DrCensusMatch *match = look->file->match;
  guint n = 0;
  DrImportRow *row;

  for (guint i = 0; i < look->figures->n_columns; i++)
    if (!match->used[i])
      n++;
  if (look->table != NULL && n > MOST_LISTED)
    {
      g_autofree char *name = g_strdup_printf (_("%u other columns"), n);

      row = add_row (look, DR_IMPORT_NOT_MAPPED, DR_IMPORT_ROW_CATEGORY, 1);
      row->name = dr_arena_strdup (look->preview->arena, name);
      row->reason = _("the mapping names no group for them");
      return;
    }
  for (guint i = 0; i < look->figures->n_columns; i++)
    {
      g_autofree char *reason = NULL;

      if (match->used[i])
        continue;
      row = add_row (look, DR_IMPORT_NOT_MAPPED, DR_IMPORT_ROW_CATEGORY, 0);
      row->name = dr_arena_strdup (look->preview->arena, look->figures->columns[i].wording);
      row->reason = look->figures->columns[i].outside ? _("whom the question does not apply to is no part of the base")
                                                      : _("the mapping names no group for it");
      if (!dr_census_look_sum (look, &i, 1, &row->count, &row->line, &reason))
        dr_import_preview_refuse (look->preview, row, "%s", reason);
    }
}

static void
add_refusal (DrCensusLook *look,
             guint         line,
             const char   *reason)
{
  DrImportRow *row = add_row (look, DR_IMPORT_REFUSED, DR_IMPORT_ROW_FILE, line);

  dr_import_preview_refuse (look->preview, row, "%s", reason);
}

/**
 * dr_census_preview_add:
 * @self: a preview with its area
 * @files: (element-type DrImportFile): all files of the call
 * @index: the one to add, a census file
 * @population: (nullable): the one that the area's population is taken from
 *
 * Adds what the file tells of the area.
 */
void
dr_census_preview_add (DrImportPreview    *self,
                       const GPtrArray    *files,
                       guint               index,
                       const DrImportFile *population)
{
  const DrImportFile *file = g_ptr_array_index (files, index);
  const DrCensusMatch *match = file->match;
  g_autofree char *reason = NULL;
  const char *from = NULL;
  double known = DR_UNKNOWN;
  gboolean found;
  guint line = 0;
  guint origin;
  DrCensusLook look;

  found = dr_census_look_at (&look, self, file, &reason);
  if (!found && reason == NULL)
    reason = g_strdup_printf (_("%s stands in no row, and no small area is named after it, expected its row"),
                              self->area);
  else if (found && match->refused != NULL)
    {
      reason = g_strdup (match->refused);
      line = 1;
    }
  else if (found && (reason = dr_census_look_why_rows_refused (&look)) != NULL)
    line = look.figures->areas[look.areas[0]].line;
  else if (found)
    {
      dr_census_look_sum_base (&look, &line, &reason);
      /* A table that is only shown need not add up. */
      if (look.table == NULL)
        g_clear_pointer (&reason, g_free);
    }
  if (reason == NULL && look.table != NULL)
    {
      reason = dr_census_look_why_base_refused (&look, files);
      line = look.figures->areas[look.areas[0]].line;
    }
  if (reason != NULL)
    {
      add_refusal (&look, line, reason);
      return;
    }

  if (look.table != NULL)
    {
      origin = dr_import_preview_add_origin (self, look.figures->file, look.figures->digest);
      g_array_index (self->origins, DrImportOrigin, origin).table = look.table;
      g_array_index (self->origins, DrImportOrigin, origin).n_areas = look.small ? look.n_areas : 0;
      g_array_index (self->origins, DrImportOrigin, origin).middle = look.middle;
      g_array_index (self->origins, DrImportOrigin, origin).dataset = look.figures->layout == DR_FIGURE_LAYOUT_ONS;
      if (look.table->everybody)
        add_population (&look, origin, population);
      add_groups (&look, origin);
    }
  else
    {
      DrImportRow *row = add_row (&look, DR_IMPORT_NOT_MAPPED, DR_IMPORT_ROW_FILE, 1);
      g_autofree char *topic = g_strdup_printf (_("the mapping has no table about “%s”: it is shown and not taken"),
                                                look.figures->topic_wording);

      row->reason = dr_arena_strdup (self->arena, topic);
    }
  add_other_columns (&look);
  if (look.table != NULL && !dr_census_look_is_as_known (&look, files, &known, &from))
    {
      DrImportRow *row = add_row (&look, DR_IMPORT_NOTE, DR_IMPORT_ROW_FILE, line);
      g_autofree char *note = g_strdup_printf (_("the total is %.0f where %s has %.0f: look whether both count the same "
                                                 "people"), look.base, from, known);

      row->reason = dr_arena_strdup (self->arena, note);
    }
  if (!dr_figure_table_is_terminated (look.figures))
    {
      DrImportRow *row = add_row (&look, DR_IMPORT_NOTE, DR_IMPORT_ROW_FILE, 0);

      row->reason = _("the last line has no line end: the file may have been cut short there");
    }
}
