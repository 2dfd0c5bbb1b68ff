#include "dr-chart-private.h"

#include <math.h>

static double
style_scale (DrTextStyle style)
{
  switch (style)
    {
    case DR_TEXT_NORMAL:
    case DR_TEXT_BOLD:
      return 1.0;
    case DR_TEXT_SMALL:
      return 0.88;
    case DR_TEXT_TITLE:
      return 1.2;
    }

  g_return_val_if_reached (1.0);
}

static PangoLayout *
lay_out (const DrChart *self,
         const char    *text,
         DrTextStyle    style,
         double         max_width,
         guint          max_lines,
         DrTextAlign    align)
{
  PangoLayout *layout = pango_layout_new (self->context);
  PangoAttrList *attributes = pango_attr_list_new ();
  gboolean rtl = self->theme->right_to_left;

  pango_attr_list_insert (attributes, pango_attr_scale_new (style_scale (style)));
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum"));
  if (style == DR_TEXT_BOLD || style == DR_TEXT_TITLE)
    pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
  pango_layout_set_text (layout, text, -1);

  /* Pango turns left and right round in a paragraph that runs against the chart's direction; all start at one side here. */
  if (align == DR_TEXT_CENTRE)
    pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);
  else if ((pango_layout_get_direction (layout, 0) == PANGO_DIRECTION_RTL) == rtl)
    pango_layout_set_alignment (layout, rtl ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  else
    pango_layout_set_alignment (layout, rtl ? PANGO_ALIGN_LEFT : PANGO_ALIGN_RIGHT);

  if (max_width > 0.0)
    {
      pango_layout_set_width (layout, (int) ceil (max_width * PANGO_SCALE));
      pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
      pango_layout_set_height (layout, -(int) max_lines);
      pango_layout_set_ellipsize (layout, PANGO_ELLIPSIZE_END);
    }

  return layout;
}

/* Text that keeps within a width: wrapped between words, within a word that is too long, and cut with an ellipsis
 * after @max_lines. @max_width 0: one line as wide as it needs. Figures have one width, so that columns of them align.
 * What was laid out before is not laid out again; nobody may change it. */
PangoLayout *
dr_chart_text (const DrChart *self,
               const char    *text,
               DrTextStyle    style,
               double         max_width,
               guint          max_lines,
               DrTextAlign    align)
{
  g_autofree char *key = g_strdup_printf ("%d %d %d %u %s", (int) style, (int) align, (int) ceil (max_width * PANGO_SCALE),
                                          max_lines, text);
  PangoLayout *layout = g_hash_table_lookup (self->texts, key);

  if (layout == NULL)
    {
      layout = lay_out (self, text, style, max_width, max_lines, align);
      g_hash_table_insert (self->texts, g_steal_pointer (&key), layout);
    }

  return g_object_ref (layout);
}

void
dr_chart_text_size (PangoLayout *layout,
                    double      *width,
                    double      *height)
{
  PangoRectangle logical;

  pango_layout_get_extents (layout, NULL, &logical);
  *width = (double) logical.width / PANGO_SCALE;
  *height = (double) logical.height / PANGO_SCALE;
}

/* Of one line. */
double
dr_chart_text_width (const DrChart *self,
                     const char    *text,
                     DrTextStyle    style)
{
  g_autoptr (PangoLayout) layout = dr_chart_text (self, text, style, 0.0, 1, DR_TEXT_START);
  double width;
  double height;

  dr_chart_text_size (layout, &width, &height);

  return width;
}

/* The width below which a word would have to be broken. */
double
dr_chart_longest_word (const DrChart *self,
                       const char    *text,
                       DrTextStyle    style)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \n\t", -1);
  double longest = 0.0;

  for (guint i = 0; words[i] != NULL; i++)
    longest = MAX (longest, dr_chart_text_width (self, words[i], style));

  return longest;
}

static DrMark *
add_mark (DrChart    *self,
          DrMarkKind  kind,
          DrChartRect rect,
          DrPaint     paint)
{
  DrMark mark = { .kind = kind, .rect = rect, .paint = paint, .item = -1 };

  g_array_append_val (self->marks, mark);

  return &g_array_index (self->marks, DrMark, self->marks->len - 1);
}

/* Returns: (transfer none): the mark, until another is added. */
DrMark *
dr_chart_add_fill (DrChart    *self,
                   DrChartRect rect,
                   DrPaint     paint,
                   int         item)
{
  DrMark *mark = add_mark (self, DR_MARK_FILL, rect, paint);

  mark->item = item;

  return mark;
}

DrMark *
dr_chart_add_rule (DrChart    *self,
                   DrChartRect rect,
                   DrPaintRole role)
{
  return add_mark (self, DR_MARK_RULE, rect, (DrPaint) { role, 0, DR_PATTERN_SOLID });
}

/* @layout: (transfer full). */
DrMark *
dr_chart_add_text (DrChart     *self,
                   PangoLayout *layout,
                   double       x,
                   double       y,
                   DrPaintRole  role)
{
  DrChartRect rect = { x, y, 0.0, 0.0 };
  DrMark *mark;

  dr_chart_text_size (layout, &rect.width, &rect.height);
  mark = add_mark (self, DR_MARK_TEXT, rect, (DrPaint) { role, 0, DR_PATTERN_SOLID });
  mark->layout = layout;

  return mark;
}

void
dr_chart_add_break (DrChart *self,
                    double   y)
{
  g_array_append_val (self->breaks, y);
}

void
dr_chart_set_head (DrChart *self,
                   double   from,
                   double   to)
{
  self->head_from = from;
  self->head_to = to;
}

/* Title and subtitle. Returns: where what follows begins. */
double
dr_chart_add_heading (DrChart *self,
                      double   width)
{
  double y = 0.0;

  if (self->title != NULL)
    y += dr_chart_add_text (self, dr_chart_text (self, self->title, DR_TEXT_TITLE, width, 4, DR_TEXT_START),
                            0.0, y, DR_PAINT_FOREGROUND)->rect.height + self->em * 0.15;
  if (self->subtitle != NULL)
    y += dr_chart_add_text (self, dr_chart_text (self, self->subtitle, DR_TEXT_NORMAL, width, 6, DR_TEXT_START),
                            0.0, y, DR_PAINT_MUTED)->rect.height;

  return y > 0.0 ? y + self->em * 0.75 : 0.0;
}

static double
swatch_width (const DrChart    *self,
              const DrKeyEntry *entry)
{
  if (entry->whisker || entry->n_paints == 2)
    return self->em * 1.9;

  return entry->n_paints == 1 ? self->em * 1.25 : 0.0;
}

static void
add_swatch (DrChart          *self,
            const DrKeyEntry *entry,
            double            x,
            double            y)
{
  double width = swatch_width (self, entry);
  double height = self->em * 0.75;
  double top = y + (self->line * style_scale (DR_TEXT_SMALL) - height) / 2.0;

  if (entry->whisker)
    {
      dr_chart_add_rule (self, (DrChartRect) { x, top + height / 2.0, width, self->hair }, DR_PAINT_MUTED);
      dr_chart_add_rule (self, (DrChartRect) { x, top + height / 4.0, self->hair, height / 2.0 }, DR_PAINT_MUTED);
      dr_chart_add_rule (self, (DrChartRect) { x + width - self->hair, top + height / 4.0, self->hair, height / 2.0 },
                         DR_PAINT_MUTED);
      return;
    }
  for (guint i = 0; i < entry->n_paints; i++)
    dr_chart_add_fill (self, (DrChartRect) { x + i * width / entry->n_paints, top, width / entry->n_paints, height },
                       entry->paint[i], -1)->edged
      = dr_colour_contrast (dr_chart_colour (self, entry->paint[i]), self->theme->background) < 3.0;
}

/* Entries in reading order, wrapped like words. Returns: where what follows begins. */
double
dr_chart_add_key (DrChart          *self,
                  const DrKeyEntry *entries,
                  guint             n,
                  double            y,
                  double            width)
{
  double x = 0.0;
  double height = 0.0;

  for (guint i = 0; i < n; i++)
    {
      double swatch = swatch_width (self, &entries[i]);
      double text = dr_chart_text_width (self, entries[i].text, DR_TEXT_SMALL);
      DrMark *mark;

      if (swatch > 0.0)
        swatch += self->em * 0.4;
      if (x > 0.0 && x + swatch + text > width)
        {
          x = 0.0;
          y += height + self->em * 0.3;
          height = 0.0;
        }
      add_swatch (self, &entries[i], x, y);
      x += swatch;
      mark = dr_chart_add_text (self, dr_chart_text (self, entries[i].text, DR_TEXT_SMALL, MAX (width - x, self->em), 5,
                                                     DR_TEXT_START), x, y, DR_PAINT_FOREGROUND);
      height = MAX (height, mark->rect.height);
      x += mark->rect.width + self->em * 1.5;
    }

  return n > 0 ? y + height + self->em * 0.8 : y;
}
