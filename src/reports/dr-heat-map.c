#include "dr-heat-map.h"

#include "dr-chart-private.h"
#include "dr-names.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define MARK_SIGN " *"
#define UNKNOWN_SIGN "?"

typedef struct {
  DrChart           chart;
  const char       *value_name;
  const char       *mark_text;
  const char      **columns;
  guint             n_columns;
  const char      **rows;
  guint             n_rows;
  const DrHeatCell *cells;       /* copied; text is what stands in the cell, mark included */
  const char      **words;       /* [cell] the value as spoken, where it is known */
  DrKeyEntry       *key;
  guint             n_key;
} DrHeatMap;

typedef enum {
  HEADS_WRAPPED,      /* above their columns */
  HEADS_TURNED,       /* likewise, read from bottom to top */
  HEADS_IN_CELLS,     /* too narrow for a grid: each cell says its column, as many a line as fit */
} Heads;

typedef struct {
  Heads    heads;
  gboolean names_above;
  double   x;            /* of the first cell */
  double   name_width;
  double   cell_width;
  double   cell_height;
  double   head_height;
  double   value_height;   /* of the first line in a cell */
  double   detail_height;  /* of the second; 0: none has one */
  double   gap;
  double   pad;          /* between a cell's side and its text */
  guint    per_line;
} Frame;

static const DrHeatCell *
get_cell (const DrHeatMap *self,
          guint            row,
          guint            column)
{
  return &self->cells[row * self->n_columns + column];
}

static guint
heat_class (double value)
{
  return (guint) CLAMP (floor (value * DR_N_HEAT_CLASSES + 1e-9), 0.0, DR_N_HEAT_CLASSES - 1.0);
}

static void
grow (const DrHeatMap *self,
      const char      *text,
      DrTextStyle      style,
      double          *widest,
      double          *tallest)
{
  g_autoptr (PangoLayout) layout = dr_chart_text (&self->chart, text, style, 0.0, 1, DR_TEXT_START);
  double width;
  double height;

  dr_chart_text_size (layout, &width, &height);
  *widest = MAX (*widest, width);
  *tallest = MAX (*tallest, height);
}

/* Width of the widest text of any cell, and height of the tallest first and second line. */
static double
measure_cells (const DrHeatMap *self,
               Frame           *frame)
{
  double widest = 0.0;

  grow (self, UNKNOWN_SIGN, DR_TEXT_BOLD, &widest, &frame->value_height);
  for (guint i = 0; i < self->n_rows * self->n_columns; i++)
    {
      grow (self, self->cells[i].text, DR_TEXT_BOLD, &widest, &frame->value_height);
      if (self->cells[i].detail != NULL)
        grow (self, self->cells[i].detail, DR_TEXT_SMALL, &widest, &frame->detail_height);
    }

  return widest;
}

static PangoLayout *
head_layout (const DrHeatMap *self,
             const Frame     *frame,
             guint            column)
{
  const DrChart *chart = &self->chart;
  double inner = frame->cell_width - 2.0 * frame->pad;

  if (frame->heads == HEADS_TURNED)
    {
      guint lines = (guint) MAX (floor (frame->cell_width / chart->line), 1.0);

      return dr_chart_text (chart, self->columns[column], DR_TEXT_SMALL, chart->em * 10.0, lines, DR_TEXT_START);
    }

  return dr_chart_text (chart, self->columns[column], DR_TEXT_SMALL, inner, 4,
                        frame->heads == HEADS_WRAPPED ? DR_TEXT_CENTRE : DR_TEXT_START);
}

static double
tallest_head (const DrHeatMap *self,
              const Frame     *frame)
{
  double tallest = 0.0;

  for (guint i = 0; i < self->n_columns; i++)
    {
      g_autoptr (PangoLayout) layout = head_layout (self, frame, i);
      double width;
      double height;

      dr_chart_text_size (layout, &width, &height);
      tallest = MAX (tallest, frame->heads == HEADS_TURNED ? width : height);
    }

  return tallest;
}

static Frame
new_frame (const DrHeatMap *self,
           double           width)
{
  const DrChart *chart = &self->chart;
  guint n = MAX (self->n_columns, 1);
  Frame frame = { .gap = chart->hair * 1.5, .pad = chart->em * 0.35, .per_line = n };
  double least = measure_cells (self, &frame) + 2.0 * frame.pad;
  double names = 0.0;
  double word = 0.0;

  for (guint i = 0; i < self->n_rows; i++)
    names = MAX (names, dr_chart_text_width (chart, self->rows[i], DR_TEXT_NORMAL));
  for (guint i = 0; i < self->n_columns; i++)
    word = MAX (word, dr_chart_longest_word (chart, self->columns[i], DR_TEXT_SMALL));

  frame.name_width = MIN (names, MIN (width * 0.45, MAX (width - chart->em - n * (least + frame.gap), chart->em * 9.0)));
  frame.x = frame.name_width + chart->em;
  if (frame.name_width < MIN (names, chart->em * 9.0) || (width - frame.x) / n < least + frame.gap - 0.01)
    {
      frame.names_above = TRUE;
      frame.name_width = width;
      frame.x = 0.0;
    }
  frame.cell_width = MIN ((width - frame.x) / n - frame.gap, MAX (chart->em * 9.0, least));
  if (frame.cell_width < least - 0.01)
    {
      double card = MAX (least, MIN (word, chart->em * 9.0) + 2.0 * frame.pad);

      frame.heads = HEADS_IN_CELLS;
      frame.per_line = (guint) CLAMP (floor (width / (card + frame.gap)), 1.0, n);
      frame.cell_width = width / frame.per_line - frame.gap;
    }
  else
    frame.heads = word <= frame.cell_width - 2.0 * frame.pad ? HEADS_WRAPPED : HEADS_TURNED;
  frame.head_height = tallest_head (self, &frame);
  frame.cell_height = frame.value_height + frame.detail_height + chart->em * 0.35;
  if (frame.heads == HEADS_IN_CELLS)
    frame.cell_height += frame.head_height + frame.pad;

  return frame;
}

static void
add_heads (DrHeatMap   *self,
           const Frame *frame,
           double       y)
{
  DrChart *chart = &self->chart;

  for (guint i = 0; i < self->n_columns; i++)
    {
      double x = frame->x + i * (frame->cell_width + frame->gap);
      DrMark *mark = dr_chart_add_text (chart, head_layout (self, frame, i), x, y, DR_PAINT_FOREGROUND);

      if (frame->heads == HEADS_TURNED)
        {
          double wide = mark->rect.width;

          mark->turned = TRUE;
          mark->rect.width = mark->rect.height;
          mark->rect.height = wide;
        }
      mark->rect.x = x + (frame->cell_width - mark->rect.width) / 2.0;
      mark->rect.y = y + frame->head_height - mark->rect.height;
    }
}

/* A line of text in a cell. Returns: its height. */
static double
add_cell_text (DrHeatMap   *self,
               const Frame *frame,
               PangoLayout *layout,
               DrChartRect  cell,
               double       y,
               int          item)
{
  const DrHeatCell *value = &self->cells[item];
  DrMark *mark = dr_chart_add_text (&self->chart, layout, 0.0, y, DR_PAINT_FOREGROUND);

  mark->item = item;
  mark->inside = TRUE;
  mark->clears = !dr_is_known (value->value);
  if (dr_is_known (value->value))
    mark->paint = (DrPaint) { DR_PAINT_ON_HEAT, heat_class (value->value), DR_PATTERN_SOLID };
  mark->rect.x = frame->heads == HEADS_IN_CELLS ? cell.x + frame->pad : cell.x + (cell.width - mark->rect.width) / 2.0;

  return mark->rect.height;
}

static void
add_cell (DrHeatMap   *self,
          const Frame *frame,
          guint        row,
          guint        column,
          double       x,
          double       y)
{
  DrChart *chart = &self->chart;
  const DrHeatCell *cell = get_cell (self, row, column);
  int item = (int) (row * self->n_columns + column);
  DrChartRect rect = { x, y, frame->cell_width, frame->cell_height };
  double inner = frame->cell_width - 2.0 * frame->pad;
  double text_height = frame->value_height + (cell->detail != NULL ? frame->detail_height : 0.0);
  DrMark *fill;

  if (dr_is_known (cell->value))
    {
      DrPaint paint = { DR_PAINT_HEAT, heat_class (cell->value), DR_PATTERN_SOLID };

      fill = dr_chart_add_fill (chart, rect, paint, item);
      fill->edged = dr_colour_contrast (dr_chart_colour (chart, paint), chart->theme->background) < 3.0;
    }
  else
    dr_chart_add_fill (chart, rect, (DrPaint) { DR_PAINT_OUTLINE, 0, DR_PATTERN_HATCH }, item);
  dr_chart_set_item_rect (chart, item, rect);

  if (frame->heads == HEADS_IN_CELLS)
    {
      add_cell_text (self, frame, head_layout (self, frame, column), rect, y + frame->pad / 2.0, item);
      y += frame->head_height + frame->pad / 2.0;
    }
  else
    y += (frame->cell_height - text_height) / 2.0;
  y += add_cell_text (self, frame, dr_chart_text (chart, cell->text, DR_TEXT_BOLD, inner, 1, DR_TEXT_START), rect, y,
                      item);
  if (cell->detail != NULL)
    add_cell_text (self, frame, dr_chart_text (chart, cell->detail, DR_TEXT_SMALL, inner, 1, DR_TEXT_START), rect, y,
                   item);
}

/* Returns: where the next row begins. */
static double
add_row (DrHeatMap   *self,
         const Frame *frame,
         guint        row,
         double       y)
{
  DrChart *chart = &self->chart;
  PangoLayout *name = dr_chart_text (chart, self->rows[row], frame->names_above ? DR_TEXT_BOLD : DR_TEXT_NORMAL,
                                     frame->name_width, 4, DR_TEXT_START);
  DrMark *mark = dr_chart_add_text (chart, name, 0.0, y, DR_PAINT_FOREGROUND);
  double name_height = mark->rect.height;
  guint n_lines = (self->n_columns + frame->per_line - 1) / frame->per_line;
  double cells = n_lines * (frame->cell_height + frame->gap);

  if (frame->names_above)
    y += name_height + chart->em * 0.2;
  else
    mark->rect.y = y + MAX ((frame->cell_height - name_height) / 2.0, 0.0);
  for (guint i = 0; i < self->n_columns; i++)
    add_cell (self, frame, row, i, frame->x + i % frame->per_line * (frame->cell_width + frame->gap),
              y + i / frame->per_line * (frame->cell_height + frame->gap));

  return y + (frame->names_above ? cells + chart->em * 0.8 : MAX (cells, name_height + chart->em * 0.3));
}

static double
arrange (DrChart *chart,
         double   width)
{
  DrHeatMap *self = (DrHeatMap *) chart;
  Frame frame = new_frame (self, width);
  double y = dr_chart_add_heading (chart, width);

  y = dr_chart_add_key (chart, self->key, self->n_key, y, width);
  if (frame.heads != HEADS_IN_CELLS && self->n_columns > 0)
    {
      add_heads (self, &frame, y);
      y += frame.head_height + chart->em * 0.35;
    }
  for (guint i = 0; i < self->n_rows; i++)
    {
      dr_chart_add_break (chart, y);
      y = add_row (self, &frame, i, y);
    }

  return y + chart->em * 0.2;
}

static char *
cell_words (const DrHeatMap *self,
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

static void
append_extreme (const DrHeatMap *self,
                gboolean         highest,
                GString         *text)
{
  int found = -1;
  g_autofree char *words = NULL;

  for (guint i = 0; i < self->n_rows * self->n_columns; i++)
    {
      double value = self->cells[i].value;

      if (dr_is_known (value)
          && (found < 0 || (highest ? value > self->cells[found].value : value < self->cells[found].value)))
        found = (int) i;
    }
  if (found < 0)
    return;

  words = cell_words (self, (guint) found);
  g_string_append_c (text, ' ');
  g_string_append_printf (text, highest ? _("Highest: %1$s, %2$s: %3$s.") : _("Lowest: %1$s, %2$s: %3$s."),
                          self->rows[(guint) found / self->n_columns], self->columns[(guint) found % self->n_columns],
                          words);
}

static char *
summary (const DrChart *chart)
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

static DrChartTable *
table (const DrChart *chart)
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
          dr_chart_table_take (made, i + 1, j + 1, cell_words (self, i * self->n_columns + j));
          dr_chart_table_set_item (made, i + 1, j + 1, (int) (i * self->n_columns + j));
        }
    }

  return made;
}

static const DrChartClass heat_class_table = { arrange, summary, table };

static void
add_key_text (DrHeatMap  *self,
              const char *text)
{
  self->key[self->n_key++].text = dr_arena_strdup (self->chart.arena, text);
}

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

static void
build_key (DrHeatMap           *self,
           const DrHeatMapData *data)
{
  const char *detail_name = data->detail_name;
  gboolean unknown = FALSE;
  gboolean marked = FALSE;

  for (guint i = 0; i < self->n_rows * self->n_columns; i++)
    {
      unknown |= !dr_is_known (self->cells[i].value) && !self->cells[i].withheld;
      marked |= self->cells[i].mark;
    }
  self->key = dr_arena_array0 (self->chart.arena, DrKeyEntry, DR_N_HEAT_CLASSES + 4);
  add_key_text (self, self->value_name);
  for (guint i = 0; i < DR_N_HEAT_CLASSES; i++)
    {
      g_autofree char *text = name_class (data, i);

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
  if (detail_name != NULL)
    {
      g_autofree char *text = g_strdup_printf (_("Second line: %s"), detail_name);

      add_key_text (self, text);
    }
  if (marked && self->mark_text != NULL)
    {
      g_autofree char *text = g_strdup_printf ("* %s", self->mark_text);

      add_key_text (self, text);
    }
}

static const char **
copy_texts (DrArena           *arena,
            const char *const *texts,
            guint              n)
{
  const char **copies = dr_arena_array0 (arena, const char *, n + 1);

  for (guint i = 0; i < n; i++)
    copies[i] = dr_arena_strdup (arena, texts[i]);

  return copies;
}

/* A whole percentage; what is not quite nothing or everything does not look as if it were. */
static char *
short_share (double share)
{
  if (share > 0.0 && share < 0.005)
    return g_strdup (_("<1 %"));
  if (share < 1.0 && share >= 0.995)
    return g_strdup (_(">99 %"));

  return dr_format_share (dr_is_known (share) ? round (share * 100.0) / 100.0 : share);
}

static void
copy_cells (DrHeatMap           *self,
            const DrHeatMapData *data)
{
  DrArena *arena = self->chart.arena;
  guint n = data->n_rows * data->n_columns;
  DrHeatCell *cells = dr_arena_array0 (arena, DrHeatCell, n);
  const char **words = dr_arena_array0 (arena, const char *, n);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *share = short_share (data->cells[i].value);
      const char *shown = data->cells[i].text != NULL ? data->cells[i].text : share;
      g_autofree char *text = g_strconcat (shown, data->cells[i].mark ? MARK_SIGN : NULL, NULL);
      g_autofree char *whole = dr_format_share (data->cells[i].value);

      cells[i] = data->cells[i];
      words[i] = dr_arena_strdup (arena, data->cells[i].text != NULL ? data->cells[i].text : whole);
      cells[i].text = dr_is_known (cells[i].value) || cells[i].withheld ? dr_arena_strdup (arena, text) : UNKNOWN_SIGN;
      cells[i].detail = dr_arena_strdup (arena, data->cells[i].detail);
      cells[i].spoken = dr_arena_strdup (arena, data->cells[i].spoken);
    }
  self->cells = cells;
  self->words = words;
}

/**
 * dr_heat_map_new:
 * @data: (transfer none): what to show, in this order; copied
 * @theme: (transfer none): looks; copied
 *
 * Its items are the cells, row by row.
 *
 * Returns: (transfer full): the chart
 */
DrChart *
dr_heat_map_new (const DrHeatMapData *data,
                 const DrChartTheme  *theme)
{
  DrHeatMap *self = dr_chart_alloc (&heat_class_table, sizeof *self, data->title, data->subtitle);
  DrChart *chart = &self->chart;

  self->value_name = dr_arena_strdup (chart->arena, data->value_name);
  self->mark_text = dr_arena_strdup (chart->arena, data->mark_text);
  self->columns = copy_texts (chart->arena, data->columns, data->n_columns);
  self->n_columns = data->n_columns;
  self->rows = copy_texts (chart->arena, data->rows, data->n_rows);
  self->n_rows = data->n_rows;
  copy_cells (self, data);
  build_key (self, data);
  for (guint i = 0; i < self->n_rows; i++)
    for (guint j = 0; j < self->n_columns; j++)
      {
        g_autofree char *words = cell_words (self, i * self->n_columns + j);

        /* Translators: a row, a column, and the value there: "Disabled people, Website: 54 %" */
        dr_chart_add_item (chart, i, j, g_strdup_printf (_("%1$s, %2$s: %3$s"), self->rows[i], self->columns[j], words));
      }
  dr_chart_set_theme (chart, theme);

  return chart;
}
