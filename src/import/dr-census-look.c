#include "dr-census-look.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-figure-text.h"

/* Of a small total the tolerance is less than the perturbation itself. */
#define TOLERANCE_COUNT 10.0

/* No district has fewer than 1.25 residents a household. */
#define MOST_HOUSEHOLDS_PER_RESIDENT 0.8

/* dr_census_look_at(): finds the rows of the preview's area. FALSE where there are none that can be used, with a reason
 * where there are some. */
gboolean
dr_census_look_at (DrCensusLook          *look,
                   const DrImportPreview *preview,
                   const DrImportFile    *file,
                   char                 **reason)
{
  const DrFigureTable *figures = file->figures;
  int own = dr_figure_table_find_area (figures, preview->area);
  const DrSmallAreas *small = NULL;

  memset (look, 0, sizeof *look);
  look->preview = (DrImportPreview *) preview;
  look->file = file;
  look->figures = figures;
  look->table = file->match->table;
  look->base = DR_UNKNOWN;
  if (own >= 0)
    {
      look->own = (guint) own;
      look->areas = &look->own;
      look->n_areas = 1;
    }
  else if (preview->area_name != NULL)
    small = dr_figure_table_find_small_areas (figures, preview->area_name);
  if (small != NULL && small->lower && small->middle)
    {
      *reason = g_strdup (_("it has both lower and middle layer areas of the district, expected one layer: together they "
                            "would count everybody twice"));
      return FALSE;
    }
  if (small != NULL)
    {
      look->areas = (const guint *) small->areas->data;
      look->n_areas = small->areas->len;
      look->small = TRUE;
      look->middle = small->middle;
    }

  return look->n_areas > 0;
}

/* dr_census_look_why_rows_refused(): a row that is there twice, or of another year, says nothing about this area. */
char *
dr_census_look_why_rows_refused (const DrCensusLook *look)
{
  for (guint i = 0; i < look->n_areas; i++)
    {
      const DrFigureArea *area = &look->figures->areas[look->areas[i]];
      g_autofree char *year = g_strdup_printf ("%04u", look->preview->mapping->fieldwork.year);

      if (area->again != 0)
        return g_strdup_printf (_("%s stands on lines %u and %u, expected it once"), area->code, area->line, area->again);
      if (area->date != NULL && strncmp (area->date, year, 4) != 0)
        {
          g_autofree char *quoted = dr_figure_quote (area->date);

          return g_strdup_printf (_("the row is of “%s”, expected %s, the year of this mapping"), quoted, year);
        }
    }

  return NULL;
}

/* dr_census_look_sum(): sums columns over the rows. On failure @line and @reason say which cell is to blame. */
gboolean
dr_census_look_sum (const DrCensusLook *look,
                    const guint        *columns,
                    guint               n_columns,
                    double             *total,
                    guint              *line,
                    char              **reason)
{
  double value = 0.0;

  for (guint i = 0; i < look->n_areas; i++)
    for (guint c = 0; c < n_columns; c++)
      {
        const char *cell = dr_figure_table_get_cell (look->figures, look->areas[i], columns[c]);
        g_autofree char *why = NULL;
        double count = 0.0;

        *line = dr_figure_table_get_line (look->figures, look->areas[i], columns[c]);
        if (cell == NULL)
          {
            *reason = g_strdup_printf (_("%s has no row for “%s”, expected one for every category: the file seems to be "
                                         "cut short"),
                                       look->figures->areas[look->areas[i]].code,
                                       look->figures->columns[columns[c]].wording);
            return FALSE;
          }
        if (!dr_figure_parse_count (cell, &count, &why))
          {
            *reason = g_strdup_printf ("“%s”: %s", look->figures->columns[columns[c]].wording, why);
            return FALSE;
          }
        value += count;
      }
  /* Of one cell its own line, which in a long file is not the area's first. */
  if (look->n_areas > 1 || n_columns > 1)
    *line = look->figures->areas[look->areas[0]].line;
  *total = value;

  return TRUE;
}

/* dr_census_look_sum_base(): the base, which is the total column, or in a long file the sum of all categories that
 * apply. FALSE without a reason where the file has none. */
gboolean
dr_census_look_sum_base (DrCensusLook *look,
                         guint        *line,
                         char        **reason)
{
  const DrCensusMatch *match = look->file->match;
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < look->figures->n_columns; i++)
    if (match->base_column >= 0 ? (int) i == match->base_column
                                : (look->figures->layout == DR_FIGURE_LAYOUT_ONS && !look->figures->columns[i].outside))
      g_array_append_val (columns, i);

  return columns->len > 0
         && dr_census_look_sum (look, (const guint *) columns->data, columns->len, &look->base, line, reason);
}

/* The base that another file of the same call, or the evidence base from the same census, gives for a population. */
static double
find_reference (const DrCensusLook *look,
                const GPtrArray    *files,
                const char         *population,
                DrUnit              unit,
                const char        **from)
{
  const DrImportPreview *preview = look->preview;
  const DrEvidence *evidence = preview->evidence;
  const DrCensusTable *best = NULL;
  double reference = DR_UNKNOWN;

  for (guint i = 0; i < files->len; i++)
    {
      const DrImportFile *file = g_ptr_array_index (files, i);
      const DrCensusTable *table = file->match != NULL ? file->match->table : NULL;
      g_autofree char *reason = NULL;
      guint line;
      DrCensusLook other;

      /* Only tables that come earlier in the mapping, so that of two that contradict each other one is refused. */
      if (file == look->file || table == NULL || file->match->refused != NULL || table->unit != unit
          || strcmp (table->population, population) != 0 || (best != NULL && table >= best)
          || (!look->small && look->table->unit == unit && table >= look->table))
        continue;
      if (dr_census_look_at (&other, preview, file, &reason) && !other.small
          && dr_census_look_sum_base (&other, &line, &reason))
        {
          best = table;
          reference = other.base;
          *from = file->figures->file;
        }
    }
  if (best != NULL || evidence == NULL)
    return reference;

  for (guint i = 0; i < evidence->n_groups; i++)
    {
      const DrGroup *group = &evidence->groups[i];
      double base = dr_is_known (group->base) ? group->base : i == DR_GROUP_ALL ? group->count : DR_UNKNOWN;

      if (group->unit == unit && group->source != DR_NO_INDEX && dr_is_known (base)
          && evidence->sources[group->source].area == evidence->area
          && evidence->sources[group->source].kind == DR_SOURCE_CENSUS
          && dr_date_compare (evidence->sources[group->source].fieldwork, preview->mapping->fieldwork) == 0
          && g_ascii_strcasecmp (evidence->sources[group->source].population, population) == 0)
        {
          *from = _("the evidence base");
          return base;
        }
    }

  return reference;
}

/* dr_census_look_is_as_known(): whether the base agrees with what is known of the same people elsewhere, if anything. */
gboolean
dr_census_look_is_as_known (const DrCensusLook *look,
                            const GPtrArray    *files,
                            double             *known,
                            const char        **from)
{
  *known = find_reference (look, files, look->table->population, look->table->unit, from);

  return !dr_is_known (*known) || fabs (look->base - *known) <= MAX (DR_CENSUS_TOLERANCE * *known, TOLERANCE_COUNT);
}

/* dr_census_look_why_base_refused(): a base that cannot be: nobody, small areas that are not all there, somebody else. */
char *
dr_census_look_why_base_refused (const DrCensusLook *look,
                                 const GPtrArray    *files)
{
  const DrCensusTable *table = look->table;
  const char *from = NULL;
  double known;

  if (look->base == 0.0)
    return g_strdup (_("the total is 0, expected somebody"));
  if (look->small && !dr_census_look_is_as_known (look, files, &known, &from))
    return g_strdup_printf (_("its %u small areas have %.0f %s together, expected about %.0f as in %s: some are missing"),
                            look->n_areas, look->base, table->population, known, from);
  if (table->lookalike != NULL && !dr_census_look_is_as_known (look, files, &known, &from))
    return g_strdup_printf (_("the total is %.0f, expected about %.0f %s as in %s: this seems to be table %s, which has "
                              "the same headers"),
                            look->base, known, table->population, from, table->lookalike);

  if (table->unit != DR_UNIT_HOUSEHOLDS || look->figures->layout != DR_FIGURE_LAYOUT_ONS)
    return NULL;
  known = find_reference (look, files, "usual residents", DR_UNIT_PEOPLE, &from);
  if (dr_is_known (known) && look->base > MOST_HOUSEHOLDS_PER_RESIDENT * known)
    return g_strdup_printf (_("the counts add up to %.0f where %.0f people live: they seem to count people, expected "
                              "households"),
                            look->base, known);

  return NULL;
}
