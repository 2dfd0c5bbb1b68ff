/* Units: what a page holds as a whole, and with what it stays together. */
#include "dr-pdf-private.h"

/**
 * dr_pdf_new:
 * @document: a report; must outlive this
 * @cancellable: (nullable): stops it, must outlive this: what is laid out then is not to be drawn
 *
 * Lays it out: every unit has its page then.
 *
 * Returns: (transfer full): what dr_pdf_draw() draws
 */
DrPdf *
dr_pdf_new (const DrDocument *document,
            GCancellable     *cancellable)
{
  DrPdf *self = g_new0 (DrPdf, 1);
  PangoFontDescription *font = pango_font_description_from_string ("Noto Sans, Liberation Sans, DejaVu Sans, Sans 9");
  cairo_font_options_t *options = cairo_font_options_create ();

  self->document = document;
  self->cancellable = cancellable;
  self->arena = dr_arena_new ();
  self->units = g_array_new (FALSE, TRUE, sizeof (DrPdfUnit));
  self->texts = g_ptr_array_new_with_free_func ((GDestroyNotify) dr_pdf_text_free);
  self->rows = g_ptr_array_new ();
  self->charts = g_ptr_array_new_with_free_func ((GDestroyNotify) dr_chart_free);
  self->anchors = g_hash_table_new (g_str_hash, g_str_equal);
  self->waiting = g_ptr_array_new ();
  self->entries = g_ptr_array_new ();
  self->siblings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) dr_pdf_siblings_free);
  self->cell_marks = g_array_new (FALSE, TRUE, sizeof (DrPdfCellMark));
  self->alternatives = g_ptr_array_new_with_free_func (g_free);
  self->scale = 1.0;
  self->spacing = 1.0;

  self->context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (self->context, options);
  pango_cairo_context_set_resolution (self->context, 72.0);
  pango_context_set_round_glyph_positions (self->context, FALSE);
  pango_context_set_font_description (self->context, font);
  pango_context_set_language (self->context, pango_language_from_string (document->language));
  pango_context_set_base_dir (self->context, document->right_to_left ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
  cairo_font_options_destroy (options);
  pango_font_description_free (font);

  dr_pdf_add_all (self);

  return self;
}

void
dr_pdf_free (DrPdf *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    g_array_unref (((DrPdfRow *) g_ptr_array_index (self->rows, i))->cells);
  g_array_unref (self->units);
  g_ptr_array_unref (self->texts);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->charts);
  g_hash_table_unref (self->anchors);
  g_ptr_array_unref (self->entries);
  g_hash_table_unref (self->siblings);
  g_ptr_array_unref (self->waiting);
  g_array_unref (self->cell_marks);
  g_ptr_array_unref (self->alternatives);
  g_object_unref (self->context);
  dr_arena_free (self->arena);
  g_free (self);
}

/* Adds a unit in which the elements begin that were opened since the last. Valid until the next is added. */
DrPdfUnit *
dr_pdf_add_unit (DrPdf         *self,
                 DrPdfUnitKind  kind,
                 double         before)
{
  DrPdfUnit unit = { .kind = kind, .before = before, .width = DR_PDF_BODY_WIDTH, .note = -1 };

  g_assert (self->waiting->len <= G_N_ELEMENTS (unit.opens));
  for (guint i = 0; i < self->waiting->len; i++)
    unit.opens[unit.n_opens++] = g_ptr_array_index (self->waiting, i);
  g_ptr_array_set_size (self->waiting, 0);
  g_array_append_val (self->units, unit);

  return dr_pdf_unit_at (self, self->units->len - 1);
}

DrPdfUnit *
dr_pdf_unit_at (const DrPdf *self,
                guint        index)
{
  return &g_array_index (self->units, DrPdfUnit, index);
}

/* All units from @first on stand on one page with what follows. */
void
dr_pdf_keep_from (DrPdf *self,
                  guint  first)
{
  for (guint i = first; i < self->units->len; i++)
    dr_pdf_unit_at (self, i)->keeps = TRUE;
}

/* Units from @first to before @end stand on one page with what follows, unless that leaves too much of a page white. */
void
dr_pdf_prefer_from (DrPdf *self,
                    guint  first,
                    guint  end)
{
  for (guint i = first; i < end; i++)
    {
      DrPdfUnit *unit = dr_pdf_unit_at (self, i);

      unit->yields = unit->yields || !unit->keeps;
      unit->keeps = TRUE;
    }
}

void
dr_pdf_open (DrPdf      *self,
             const char *tag)
{
  g_ptr_array_add (self->waiting, (gpointer) tag);
}

/* An element in which nothing stands is left out. */
void
dr_pdf_close (DrPdf *self)
{
  if (self->waiting->len > 0)
    g_ptr_array_set_size (self->waiting, (gint) self->waiting->len - 1);
  else if (self->units->len > 0)
    dr_pdf_unit_at (self, self->units->len - 1)->closes++;
}

/* Adds the lines of a text, which may be broken between them, but leaves none alone on either page. */
static void
add_lines (DrPdf     *self,
           DrPdfText *text,
           double     x,
           double     before)
{
  guint line = 0;

  while (line < text->n_lines)
    {
      guint rest = text->n_lines - line;
      guint n = rest <= 3 ? rest : line == 0 ? 2 : 1;
      DrPdfUnit *unit = dr_pdf_add_unit (self, DR_PDF_UNIT_TEXT, line == 0 ? before : 0.0);

      unit->text = text;
      unit->first = line;
      unit->end = line + n;
      unit->x = x;
      unit->width = DR_PDF_BODY_WIDTH - x;
      unit->height = dr_pdf_text_height (text, line, line + n);
      line += n;
    }
}

void
dr_pdf_add_text (DrPdf         *self,
                 const char    *tag,
                 const DrWords *words,
                 DrPdfStyle     style,
                 double         before)
{
  if (dr_words_are_empty (words))
    return;
  dr_pdf_open (self, tag);
  add_lines (self, dr_pdf_text_new (self, words, style, DR_PDF_BODY_WIDTH, FALSE), 0.0, before);
  dr_pdf_close (self);
}

/* An item of a list: @text at @x and as wide as all that is left, after its bullet or number. */
void
dr_pdf_add_item (DrPdf     *self,
                 DrPdfText *label,
                 DrPdfText *text,
                 double     x,
                 double     before)
{
  guint first = self->units->len;

  dr_pdf_open (self, "LI");
  dr_pdf_open (self, "LBody");
  add_lines (self, text, x, before);
  dr_pdf_close (self);
  dr_pdf_close (self);
  dr_pdf_unit_at (self, first)->label = label;
}
