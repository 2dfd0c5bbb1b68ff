#include "dr-heat-map-private.h"

#include "dr-heat-layout.h"
#include "dr-names.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

typedef struct {
  DrHeatLayout at;
  double       head_length;    /* of a turned head, at most */
  double       head_height;
  double       cell_height;
  double       value_height;   /* of the first line in a cell */
  double       detail_height;  /* of the second; 0: none has one, or none is shown */
  double       gap;
} Frame;

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

/* Widths of the widest text of any cell, and height of the tallest first and second line. */
static void
measure_cells (const DrHeatMap *self,
               DrHeatSizes     *sizes,
               Frame           *frame)
{
  double *widest = sizes->contents;

  for (guint i = 0; i < DR_N_HEAT_CONTENTS; i++)
    grow (self, DR_HEAT_UNKNOWN_SIGN, i == DR_HEAT_SMALL ? DR_TEXT_SMALL : DR_TEXT_BOLD, &widest[i], &frame->value_height);
  for (guint i = 0; i < self->n_rows * self->n_columns; i++)
    {
      grow (self, self->figures[i], DR_TEXT_BOLD, &widest[DR_HEAT_FIGURE], &frame->value_height);
      grow (self, self->figures[i], DR_TEXT_SMALL, &widest[DR_HEAT_SMALL], &frame->value_height);
      grow (self, self->cells[i].text, DR_TEXT_BOLD, &widest[DR_HEAT_VALUE], &frame->value_height);
      if (self->cells[i].detail != NULL)
        grow (self, self->cells[i].detail, DR_TEXT_SMALL, &widest[DR_HEAT_WHOLE], &frame->detail_height);
    }
  widest[DR_HEAT_WHOLE] = MAX (widest[DR_HEAT_WHOLE], widest[DR_HEAT_VALUE]);
}

static PangoLayout *
head_layout (const DrHeatMap *self,
             const Frame     *frame,
             guint            column)
{
  const DrChart *chart = &self->chart;
  double inner = frame->at.cell_width - 2.0 * frame->at.pad;

  if (frame->at.heads == DR_HEAT_HEADS_TURNED)
    {
      guint lines = (guint) CLAMP (floor (frame->at.cell_width / (chart->line * 0.92)), 1.0, 3.0);

      return dr_chart_text (chart, self->columns[column], DR_TEXT_SMALL, frame->head_length, lines, DR_TEXT_START);
    }

  return dr_chart_text (chart, self->columns[column], DR_TEXT_SMALL, inner, 4,
                        frame->at.heads == DR_HEAT_HEADS_WRAPPED ? DR_TEXT_CENTRE : DR_TEXT_START);
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
      tallest = MAX (tallest, frame->at.heads == DR_HEAT_HEADS_TURNED ? width : height);
    }

  return tallest;
}

/* Turned heads are as long as they need, up to a length that leaves room for what they head. */
static double
head_length (const DrHeatMap *self,
             Frame           *frame)
{
  double em = self->chart.em;

  for (double length = 8.0; length < 14.0; length += 2.0)
    {
      gboolean cut = FALSE;

      frame->head_length = length * em;
      for (guint i = 0; i < self->n_columns && !cut; i++)
        {
          g_autoptr (PangoLayout) layout = head_layout (self, frame, i);

          cut = pango_layout_is_ellipsized (layout);
        }
      if (!cut)
        return frame->head_length;
    }

  return 14.0 * em;
}

static Frame
new_frame (const DrHeatMap *self,
           double           width)
{
  const DrChart *chart = &self->chart;
  Frame frame = { .gap = chart->hair * 1.5 };
  DrHeatSizes sizes = { .width = width, .em = chart->em, .gap = frame.gap, .n_columns = self->n_columns };

  measure_cells (self, &sizes, &frame);
  for (guint i = 0; i < self->n_rows; i++)
    sizes.names = MAX (sizes.names, dr_chart_text_width (chart, self->rows[i], DR_TEXT_NORMAL));
  for (guint i = 0; i < self->n_columns; i++)
    sizes.word = MAX (sizes.word, dr_chart_longest_word (chart, self->columns[i], DR_TEXT_SMALL));

  frame.at = dr_heat_layout (&sizes);
  if (frame.at.content != DR_HEAT_WHOLE)
    frame.detail_height = 0.0;
  if (frame.at.heads == DR_HEAT_HEADS_TURNED)
    frame.head_length = head_length (self, &frame);
  frame.head_height = tallest_head (self, &frame);
  frame.cell_height = frame.value_height + frame.detail_height + chart->em * 0.35;
  if (frame.at.heads == DR_HEAT_HEADS_IN_CELLS)
    frame.cell_height += frame.head_height + frame.at.pad;

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
      double x = frame->at.x + i * (frame->at.cell_width + frame->gap);
      DrMark *mark = dr_chart_add_text (chart, head_layout (self, frame, i), x, y, DR_PAINT_FOREGROUND);

      if (frame->at.heads == DR_HEAT_HEADS_TURNED)
        {
          double wide = mark->rect.width;

          mark->turned = TRUE;
          mark->rect.width = mark->rect.height;
          mark->rect.height = wide;
        }
      mark->rect.x = x + (frame->at.cell_width - mark->rect.width) / 2.0;
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
  mark->rect.x = frame->at.heads == DR_HEAT_HEADS_IN_CELLS ? cell.x + frame->at.pad
                                                           : cell.x + (cell.width - mark->rect.width) / 2.0;

  return mark->rect.height;
}

static void
add_cell (DrHeatMap   *self,
          const Frame *frame,
          guint        row,
          guint        column,
          DrChartRect  rect)
{
  DrChart *chart = &self->chart;
  const DrHeatCell *cell = &self->cells[row * self->n_columns + column];
  int item = (int) (row * self->n_columns + column);
  double inner = frame->at.cell_width - 2.0 * frame->at.pad;
  gboolean detailed = cell->detail != NULL && frame->at.content == DR_HEAT_WHOLE;
  double text_height = frame->value_height + (detailed ? frame->detail_height : 0.0);
  const char *text = frame->at.content >= DR_HEAT_FIGURE ? self->figures[item] : cell->text;
  DrTextStyle style = frame->at.content == DR_HEAT_SMALL ? DR_TEXT_SMALL : DR_TEXT_BOLD;
  double y = rect.y;
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

  if (frame->at.heads == DR_HEAT_HEADS_IN_CELLS)
    {
      add_cell_text (self, frame, head_layout (self, frame, column), rect, y + frame->at.pad / 2.0, item);
      y += frame->head_height + frame->at.pad / 2.0;
    }
  else
    y += (rect.height - text_height) / 2.0;
  y += add_cell_text (self, frame, dr_chart_text (chart, text, style, inner, 1, DR_TEXT_START), rect, y, item);
  if (detailed)
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
  PangoLayout *name = dr_chart_text (chart, self->rows[row], frame->at.names_above ? DR_TEXT_BOLD : DR_TEXT_NORMAL,
                                     frame->at.name_width, 4, DR_TEXT_START);
  DrMark *mark = dr_chart_add_text (chart, name, 0.0, y, DR_PAINT_FOREGROUND);
  double name_height = mark->rect.height;
  guint n_lines = (self->n_columns + frame->at.per_line - 1) / frame->at.per_line;
  double height = frame->cell_height;   /* of a cell: as high as its row */

  if (frame->at.names_above)
    y += name_height + chart->em * 0.2;
  else
    {
      height = MAX (height, name_height + chart->em * 0.3);
      mark->rect.y = y + (height - name_height) / 2.0;
    }
  for (guint i = 0; i < self->n_columns; i++)
    {
      DrChartRect rect = { frame->at.x + i % frame->at.per_line * (frame->at.cell_width + frame->gap),
                           y + i / frame->at.per_line * (height + frame->gap), frame->at.cell_width, height };

      add_cell (self, frame, row, i, rect);
    }

  return y + n_lines * (height + frame->gap) + (frame->at.names_above ? chart->em * 0.8 : 0.0);
}

/* Only what can be seen is explained. Returns: where what follows begins. */
static double
add_key (DrHeatMap   *self,
         const Frame *frame,
         double       y,
         double       width)
{
  g_autofree DrKeyEntry *entries = g_new (DrKeyEntry, self->n_key);
  guint n = 0;

  for (guint i = 0; i < self->n_key; i++)
    if (((int) i != self->detail_key || frame->at.content == DR_HEAT_WHOLE)
        && ((int) i != self->figure_key || frame->at.content >= DR_HEAT_FIGURE))
      entries[n++] = self->key[i];

  return dr_chart_add_key (&self->chart, entries, n, y, width);
}

static double
arrange (DrChart *chart,
         double   width)
{
  DrHeatMap *self = (DrHeatMap *) chart;
  Frame frame = new_frame (self, width);
  double y = dr_chart_add_heading (chart, width);
  const double key = y;

  y = add_key (self, &frame, y, width);
  if (frame.at.heads != DR_HEAT_HEADS_IN_CELLS && self->n_columns > 0)
    {
      add_heads (self, &frame, y);
      dr_chart_set_head (chart, key, y + frame.head_height + chart->em * 0.35);
      y += frame.head_height + chart->em * 0.35;
    }
  for (guint i = 0; i < self->n_rows; i++)
    {
      dr_chart_add_break (chart, y);
      y = add_row (self, &frame, i, y);
    }

  return y + chart->em * 0.2;
}

static const DrChartClass heat_class_table = { arrange, dr_heat_map_summary, dr_heat_map_table };

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
  dr_heat_map_copy_cells (self, data);
  dr_heat_map_build_key (self, data);
  for (guint i = 0; i < self->n_rows; i++)
    for (guint j = 0; j < self->n_columns; j++)
      {
        g_autofree char *words = dr_heat_map_cell_words (self, i * self->n_columns + j);

        /* Translators: a row, a column, and the value there: "Disabled people, Website: 54 %" */
        dr_chart_add_item (chart, i, j, g_strdup_printf (_("%1$s, %2$s: %3$s"), self->rows[i], self->columns[j], words));
      }
  dr_chart_set_theme (chart, theme);

  return chart;
}
