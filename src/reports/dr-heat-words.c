/* What a grid of shares says: in its cells, in its key, and in words for those who do not see it. */
#include "dr-heat-map-private.h"

#include "dr-names.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MARK_SIGN " *"
#define SHORT_MARK_SIGN "*"

/* What a cell says in words. Returns: (transfer full). */
char *
dr_heat_map_cell_words (const DrHeatMap *self,
                        guint            index)
{
  const DrHeatCell *cell = &self->cells[index];
  GString *text = g_string_new (cell->spoken != NULL                              ? cell->spoken
                                : dr_is_known (cell->value) || cell->withheld ? self->words[index]
                                                                              : _("unknown"));

  if (cell->detail != NULL && cell->spoken == NULL)
    g_string_append_printf (text, ", %s", cell->detail);
  if (cell->mark && self->mark_text != NULL)
    g_string_append_printf (text, ", %s", self->mark_text);

  return g_string_free (text, FALSE);
}

/* Of groups: everybody is none. Where several share the place, the first stands for them, and how many others there are is said.
 * Only of those that are shown as they are: of a class it would tell more than the class does. */
static void
append_extreme (const DrHeatMap *self,
                gboolean         highest,
                GString         *text)
{
  int found = -1;
  guint others = 0;
  gboolean all = TRUE;
  const char *format;
  g_autofree char *words = NULL;

  for (guint i = 0; i < self->n_rows * self->n_columns; i++)
    {
      double value = self->cells[i].value;

      all = all && !self->cells[i].coarse && !self->cells[i].withheld;
      if (!dr_is_known (value) || self->cells[i].total || self->cells[i].coarse)
        continue;
      if (found >= 0 && value == self->cells[found].value)
        others++;
      else if (found < 0 || (highest ? value > self->cells[found].value : value < self->cells[found].value))
        {
          found = (int) i;
          others = 0;
        }
    }
  if (found < 0)
    return;

  words = dr_heat_map_cell_words (self, (guint) found);
  g_string_append_c (text, ' ');
  if (all)
    format = highest ? _("Highest: %1$s, %2$s: %3$s.") : _("Lowest: %1$s, %2$s: %3$s.");
  else
    format = highest ? _("Highest of those shown as they are: %1$s, %2$s: %3$s.")
                     : _("Lowest of those shown as they are: %1$s, %2$s: %3$s.");
  g_string_append_printf (text, format, self->rows[(guint) found / self->n_columns], self->columns[(guint) found % self->n_columns],
                          words);
  if (others > 0)
    {
      g_string_append_c (text, ' ');
      g_string_append_printf (text, highest ? ngettext ("%u other is as high.", "%u others are as high.", others)
                                            : ngettext ("%u other is as low.", "%u others are as low.", others), others);
    }
}

char *
dr_heat_map_summary (const DrChart *chart)
{
  const DrHeatMap *self = (const DrHeatMap *) chart;
  GString *text = g_string_new (NULL);
  guint n_cells = self->n_rows * self->n_columns;
  guint n_unknown = 0;
  guint n_marked = 0;

  for (guint i = 0; i < n_cells; i++)
    {
      n_unknown += !dr_is_known (self->cells[i].value) && !self->cells[i].withheld;
      n_marked += self->cells[i].mark;
    }
  if (chart->title != NULL)
    g_string_append_printf (text, "%s. ", chart->title);
  /* Translators: what a grid of shares shows, and its size */
  g_string_append_printf (text, _("%1$s, in %2$u rows and %3$u columns. Unknown in %4$u of %5$u."), self->value_name,
                          self->n_rows, self->n_columns, n_unknown, n_cells);
  append_extreme (self, FALSE, text);
  append_extreme (self, TRUE, text);
  if (n_marked > 0 && self->mark_text != NULL)
    {
      g_string_append_c (text, ' ');
      /* Translators: how many cells bear the mark, and what it means */
      g_string_append_printf (text, _("Marked (%1$s): %2$u."), self->mark_text, n_marked);
    }

  return g_string_free (text, FALSE);
}

DrChartTable *
dr_heat_map_table (const DrChart *chart)
{
  const DrHeatMap *self = (const DrHeatMap *) chart;
  DrChartTable *made = dr_chart_table_new (self->n_rows + 1, self->n_columns + 1);

  dr_chart_table_take (made, 0, 0, g_strdup (self->value_name));
  for (guint i = 0; i < self->n_columns; i++)
    dr_chart_table_take (made, 0, i + 1, g_strdup (self->columns[i]));
  for (guint i = 0; i < self->n_rows; i++)
    {
      dr_chart_table_take (made, i + 1, 0, g_strdup (self->rows[i]));
      for (guint j = 0; j < self->n_columns; j++)
        {
          dr_chart_table_take (made, i + 1, j + 1, dr_heat_map_cell_words (self, i * self->n_columns + j));
          dr_chart_table_set_item (made, i + 1, j + 1, (int) (i * self->n_columns + j));
        }
    }

  return made;
}

/* A whole percentage; what is not quite nothing or everything does not look as if it were.
 * @figure: without its sign. */
static char *
short_share (double   share,
             gboolean figure)
{
  if (share > 0.0 && share < 0.005)
    return g_strdup (figure ? _("<1") : _("<1 %"));
  if (share < 1.0 && share >= 0.995)
    return g_strdup (figure ? _(">99") : _(">99 %"));
  if (figure && dr_is_known (share))
    return dr_format_whole ((gint64) round (share * 100.0));

  return dr_format_share (dr_is_known (share) ? round (share * 100.0) / 100.0 : share);
}

static const char *
shown_text (const DrHeatMap  *self,
            const DrHeatCell *cell,
            gboolean          figure)
{
  g_autofree char *share = short_share (cell->value, figure);
  const char *own = figure && cell->brief != NULL ? cell->brief : cell->text;
  const char *sign = figure ? SHORT_MARK_SIGN : MARK_SIGN;
  g_autofree char *text = g_strconcat (own != NULL ? own : share, cell->mark ? sign : NULL, NULL);

  return dr_is_known (cell->value) || cell->withheld ? dr_arena_strdup (self->chart.arena, text) : DR_HEAT_UNKNOWN_SIGN;
}

/* The texts of all cells, of every length that they may be shown in. */
void
dr_heat_map_copy_cells (DrHeatMap           *self,
                        const DrHeatMapData *data)
{
  DrArena *arena = self->chart.arena;
  guint n = data->n_rows * data->n_columns;
  DrHeatCell *cells = dr_arena_array0 (arena, DrHeatCell, n);

  self->figures = dr_arena_array0 (arena, const char *, n);
  self->words = dr_arena_array0 (arena, const char *, n);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *whole = dr_format_share (data->cells[i].value);

      cells[i] = data->cells[i];
      self->words[i] = dr_arena_strdup (arena, data->cells[i].text != NULL ? data->cells[i].text : whole);
      self->figures[i] = shown_text (self, &data->cells[i], TRUE);
      cells[i].text = shown_text (self, &data->cells[i], FALSE);
      cells[i].brief = NULL;
      cells[i].detail = dr_arena_strdup (arena, data->cells[i].detail);
      cells[i].spoken = dr_arena_strdup (arena, data->cells[i].spoken);
    }
  self->cells = cells;
}

static void
add_key_text (DrHeatMap  *self,
              const char *text)
{
  self->key[self->n_key++].text = dr_arena_strdup (self->chart.arena, text);
}

/* Returns: (transfer full) (nullable): %NULL for a fill that no cell has */
static char *
name_class (const DrHeatMapData *data,
            guint                index)
{
  g_autofree char *lo = dr_format_share ((double) index / DR_N_HEAT_CLASSES);
  g_autofree char *hi = dr_format_share ((double) (index + 1) / DR_N_HEAT_CLASSES);

  if (data->class_names != NULL)
    return g_strdup (data->class_names[index]);
  if (index == 0)
    return g_strdup_printf (_("under %s"), hi);
  if (index + 1 == DR_N_HEAT_CLASSES)
    return g_strdup_printf (_("%s and over"), lo);

  return g_strdup_printf (_("%1$s to under %2$s"), lo, hi);
}

/* All that the key may say; after the cells. */
void
dr_heat_map_build_key (DrHeatMap           *self,
                       const DrHeatMapData *data)
{
  const char *detail_name = data->detail_name;
  gboolean unknown = FALSE;
  gboolean marked = FALSE;
  gboolean detailed = FALSE;
  gboolean shares = FALSE;

  for (guint i = 0; i < self->n_rows * self->n_columns; i++)
    {
      shares |= data->cells[i].text == NULL && dr_is_known (data->cells[i].value);
      unknown |= !dr_is_known (self->cells[i].value) && !self->cells[i].withheld;
      marked |= self->cells[i].mark;
      detailed |= self->cells[i].detail != NULL;
    }
  self->key = dr_arena_array0 (self->chart.arena, DrKeyEntry, DR_N_HEAT_CLASSES + 5);
  self->detail_key = -1;
  self->figure_key = -1;
  add_key_text (self, self->value_name);
  for (guint i = 0; i < DR_N_HEAT_CLASSES; i++)
    {
      g_autofree char *text = name_class (data, i);

      if (text == NULL)
        continue;
      self->key[self->n_key].paint[0] = (DrPaint) { DR_PAINT_HEAT, i, DR_PATTERN_SOLID };
      self->key[self->n_key].n_paints = 1;
      add_key_text (self, text);
    }
  if (unknown)
    {
      self->key[self->n_key].paint[0] = (DrPaint) { DR_PAINT_OUTLINE, 0, DR_PATTERN_HATCH };
      self->key[self->n_key].n_paints = 1;
      add_key_text (self, _("unknown"));
    }
  if (detail_name != NULL && detailed)
    {
      g_autofree char *text = g_strdup_printf (_("Below each value: %s"), detail_name);

      self->detail_key = (int) self->n_key;
      add_key_text (self, text);
    }
  if (shares)
    {
      self->figure_key = (int) self->n_key;
      /* Translators: in the key of a grid: 54 stands for 54 % */
      add_key_text (self, _("Figures in per cent"));
    }
  if (marked && self->mark_text != NULL)
    {
      g_autofree char *text = g_strdup_printf ("* %s", self->mark_text);

      add_key_text (self, text);
    }
}
