/* Pages, drawn one after another, with their elements in reading order. */
#include "dr-pdf-private.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_QUARK (dr-pdf-error-quark, dr_pdf_error)

#define ACCENT 0x12 / 255.0, 0x35 / 255.0, 0x5b / 255.0
#define GRID 0xd4 / 255.0, 0xd7 / 255.0, 0xdc / 255.0
#define RULE 0x85 / 255.0, 0x88 / 255.0, 0x8f / 255.0
#define TINT 0xf3 / 255.0, 0xf5 / 255.0, 0xf8 / 255.0
#define WARNING 0xb3 / 255.0, 0x40 / 255.0, 0x1e / 255.0

/* Where something stands, on a page that may run from right to left. */
static double
place_x (const DrPdf *self,
         double       x,
         double       width)
{
  return self->document->right_to_left ? DR_PDF_WIDTH - DR_PDF_MARGIN - x - width : DR_PDF_MARGIN + x;
}

static double
text_width (const DrPdfText *text)
{
  return (double) pango_layout_get_width (text->layout) / PANGO_SCALE;
}

static void
fill (cairo_t *cr,
      double   x,
      double   y,
      double   width,
      double   height)
{
  cairo_rectangle (cr, x, y, width, height);
  cairo_fill (cr);
}

/* Right before the element that it is the label of. */
static void
draw_label (DrPdf           *self,
            cairo_t         *cr,
            const DrPdfUnit *unit)
{
  dr_pdf_begin (self, cr, "Lbl");
  dr_pdf_text_draw (self, cr, unit->label, 0, unit->label->n_lines, place_x (self, 0.0, text_width (unit->label)), unit->y);
  dr_pdf_end (self, cr, "Lbl");
}

/* A name that links lead to; the names of what lies on the page. */
static void
add_anchor (const DrPdf *self,
            cairo_t     *cr,
            const char  *anchor,
            double       y)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  g_autoptr (GString) name = g_string_new (anchor);
  g_autofree char *attributes = NULL;

  if (self->untagged)
    return;
  g_string_replace (name, "\\", "\\\\", 0);
  g_string_replace (name, "'", "\\'", 0);
  attributes = g_strdup_printf ("name='%s' x=%d y=%s", name->str, (int) DR_PDF_MARGIN,
                                g_ascii_formatd (buffer, sizeof buffer, "%.2f", MAX (y - 6.0, 0.0)));
  cairo_tag_begin (cr, CAIRO_TAG_DEST, attributes);
  cairo_tag_end (cr, CAIRO_TAG_DEST);
}

static void
draw_small (DrPdf      *self,
            cairo_t    *cr,
            const char *words,
            double      y,
            gboolean    at_end)
{
  DrPdfText *text = dr_pdf_text_new (self, dr_pdf_words (self, words, NULL, DR_RUN_PLAIN), DR_PDF_RUNNING,
                                     DR_PDF_BODY_WIDTH - 90.0, at_end);
  double x = place_x (self, at_end ? 90.0 : 0.0, DR_PDF_BODY_WIDTH - 90.0);

  /* One line, whatever it says. */
  pango_layout_set_height (text->layout, -1);
  pango_layout_set_ellipsize (text->layout, PANGO_ELLIPSIZE_END);
  dr_pdf_text_draw (self, cr, text, 0, 1, x, y);
}

/* Outside every element: it is not read aloud. */
static void
draw_furniture (DrPdf   *self,
                cairo_t *cr,
                guint    page)
{
  g_autofree char *number = g_strdup_printf (_("Page %u of %u"), page + 1, self->n_pages);
  double foot = DR_PDF_HEIGHT - 40.0;

  if (page > 0)
    {
      draw_small (self, cr, self->document->running != NULL ? self->document->running : self->document->title, 32.0, FALSE);
      cairo_set_source_rgb (cr, GRID);
      fill (cr, DR_PDF_MARGIN, 47.0, DR_PDF_BODY_WIDTH, 0.5);
    }
  else
    {
      cairo_set_source_rgb (cr, ACCENT);
      fill (cr, 0.0, 0.0, DR_PDF_WIDTH, 14.0);
    }
  if (self->document->publisher != NULL)
    draw_small (self, cr, self->document->publisher, foot, FALSE);
  draw_small (self, cr, number, foot, TRUE);
}

static void
draw_box (DrPdf           *self,
          cairo_t         *cr,
          const DrPdfUnit *unit)
{
  if (unit->note != DR_NOTE_MISSING)
    {
      cairo_set_source_rgb (cr, TINT);
      fill (cr, DR_PDF_MARGIN, unit->y, DR_PDF_BODY_WIDTH, unit->height + 0.05);
    }
  if (unit->note == DR_NOTE_WARNING)
    cairo_set_source_rgb (cr, WARNING);
  else
    cairo_set_source_rgb (cr, RULE);
  fill (cr, place_x (self, 0.0, 2.5), unit->y, 2.5, unit->height + 0.05);
}

static void
draw_text (DrPdf           *self,
           cairo_t         *cr,
           const DrPdfUnit *unit)
{
  dr_pdf_text_draw (self, cr, unit->text, unit->first, unit->end, place_x (self, unit->x, unit->width), unit->y + unit->pad_top);
}

static void
draw_rules (cairo_t        *cr,
            const DrPdfRow *row,
            double          y)
{
  for (guint i = 0; row->ruled && i < row->n_rows; i++)
    {
      gboolean strong = row->head && i + 1 == row->n_rows;

      if (row->head && !strong)
        continue;
      if (strong)
        cairo_set_source_rgb (cr, RULE);
      else
        cairo_set_source_rgb (cr, GRID);
      fill (cr, DR_PDF_MARGIN, y + row->rules[i] - (strong ? 1.0 : 0.5), DR_PDF_BODY_WIDTH, strong ? 1.0 : 0.5);
    }
}

/* A header that spans columns is underlined as far as it reaches. */
static void
draw_span (const DrPdf     *self,
           cairo_t         *cr,
           const DrPdfCell *cell,
           double           x,
           double           y)
{
  if (cell->cell == NULL || cell->cell->kind != DR_CELL_COLUMN_HEADER || cell->cell->column_span < 2)
    return;
  cairo_set_source_rgb (cr, RULE);
  fill (cr, x, y + dr_pdf_text_height (cell->text, 0, cell->end) + 1.6, text_width (cell->text), 0.5);
}

/* @tagged: not a header that is shown again. Two terms side by side are two items of their list. */
static void
draw_row (DrPdf          *self,
          cairo_t        *cr,
          const DrPdfRow *row,
          double          y,
          gboolean        tagged)
{
  guint open = G_MAXUINT;

  draw_rules (cr, row, y);
  for (guint i = 0; i < row->cells->len; i++)
    {
      const DrPdfCell *cell = &g_array_index (row->cells, DrPdfCell, i);
      gboolean next = open != cell->row || (strcmp (row->tag, "LI") == 0 && strcmp (cell->tag, "Lbl") == 0);
      double x = place_x (self, cell->x, text_width (cell->text));

      if (tagged && next)
        {
          if (open != G_MAXUINT)
            dr_pdf_end (self, cr, row->tag);
          dr_pdf_begin (self, cr, row->tag);
          open = cell->row;
        }
      if (tagged && cell->cell != NULL)
        {
          DrPdfCellMark mark = { cell->cell->kind, cell->cell->column_span, cell->cell->row_span };

          g_array_append_val (self->cell_marks, mark);
          if (cell->cell->anchor != NULL && cell->first == 0)
            add_anchor (self, cr, cell->cell->anchor, y);
        }
      draw_span (self, cr, cell, x, y + cell->y);
      if (tagged)
        dr_pdf_begin (self, cr, cell->tag);
      if (tagged || !cell->text->in_parts)
        dr_pdf_text_draw (self, cr, cell->text, cell->first, cell->end, x, y + cell->y);
      if (tagged)
        dr_pdf_end (self, cr, cell->tag);
    }
  if (tagged && open != G_MAXUINT)
    dr_pdf_end (self, cr, row->tag);
}

static void
draw_chart (DrPdf           *self,
            cairo_t         *cr,
            const DrPdfUnit *unit)
{
  g_autofree char *title = dr_words_to_text (&unit->figure->title);
  g_autofree char *words = dr_words_to_text (&unit->figure->alternative);

  g_ptr_array_add (self->alternatives, title[0] != '\0' ? g_strdup_printf ("%s. %s", title, words) : g_strdup (words));
  /* A part that goes on begins a page: parts on one page are one. */
  if (unit->again != NULL)
    dr_pdf_text_draw (self, cr, unit->again, 0, unit->again->n_lines, DR_PDF_MARGIN,
                      unit->y - dr_chart_head_height (unit->chart, unit->chart_from) - dr_pdf_again_height (unit));
  cairo_save (cr);
  cairo_translate (cr, DR_PDF_MARGIN, unit->y - dr_chart_head_height (unit->chart, unit->chart_from));
  dr_chart_draw_part (unit->chart, cr, unit->chart_from, unit->height);
  cairo_restore (cr);
}

static void
draw_unit (DrPdf           *self,
           cairo_t         *cr,
           const DrPdfUnit *unit,
           GPtrArray       *open)
{
  for (guint i = 0; i < unit->n_opens; i++)
    {
      /* What only decorates stands before the element that is a leaf. */
      if (i + 1 == unit->n_opens && unit->note >= 0)
        draw_box (self, cr, unit);
      if (i + 1 == unit->n_opens && unit->label != NULL)
        draw_label (self, cr, unit);
      dr_pdf_begin (self, cr, unit->opens[i]);
      g_ptr_array_add (open, (gpointer) unit->opens[i]);
    }
  if (unit->note >= 0 && unit->n_opens == 0)
    draw_box (self, cr, unit);
  switch (unit->kind)
    {
    case DR_PDF_UNIT_TEXT:
      draw_text (self, cr, unit);
      break;
    case DR_PDF_UNIT_ROW:
      draw_row (self, cr, unit->row, unit->y, TRUE);
      break;
    case DR_PDF_UNIT_CHART:
      draw_chart (self, cr, unit);
      break;
    }
  for (guint i = 0; i < unit->closes && open->len > 0; i++)
    {
      dr_pdf_end (self, cr, g_ptr_array_index (open, open->len - 1));
      g_ptr_array_set_size (open, (gint) open->len - 1);
    }
}

/* Chapters, and within each what it is made of. */
static void
add_bookmarks (DrPdf           *self,
               cairo_surface_t *surface)
{
  int chapter = CAIRO_PDF_OUTLINE_ROOT;

  for (guint i = 0; i < self->units->len; i++)
    {
      const DrHeading *heading = dr_pdf_unit_at (self, i)->heading;
      g_autoptr (GString) dest = NULL;
      g_autofree char *text = NULL;
      int id;

      if (heading == NULL || heading->level > 2)
        continue;
      dest = g_string_new (heading->anchor);
      g_string_replace (dest, "\\", "\\\\", 0);
      g_string_replace (dest, "'", "\\'", 0);
      g_string_prepend (dest, "dest='");
      g_string_append_c (dest, '\'');
      text = dr_words_to_text (&heading->words);
      id = cairo_pdf_surface_add_outline (surface, heading->level == 1 ? CAIRO_PDF_OUTLINE_ROOT : chapter, text, dest->str, 0);
      if (heading->level == 1)
        chapter = id;
    }
}

static void
set_metadata (const DrPdf     *self,
              cairo_surface_t *surface,
              DrDate           created)
{
  const DrDocument *document = self->document;
  g_autofree char *title = document->kind != NULL && document->kind[0] != '\0'
                             ? g_strdup_printf ("%s \xe2\x80\x93 %s", document->title, document->kind)
                             : g_strdup (document->title);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  if (document->publisher != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, document->publisher);
  if (document->subject != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, document->subject);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Due Regard");
  {
    char buffer[DR_DATE_STRING_SIZE];
    g_autofree char *date = g_strdup_printf ("%sT00:00:00Z", dr_date_format (dr_date_is_set (created) ? created
                                                                               : (DrDate) { 2000, 1, 1 }, buffer));

    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
  }
}

static cairo_status_t
take_bytes (void          *data,
            const guchar  *bytes,
            guint          length)
{
  g_byte_array_append (data, bytes, length);

  return CAIRO_STATUS_SUCCESS;
}

/* The header rows that go with it, its anchor, the line above a chapter, and itself. */
static void
draw_placed (DrPdf           *self,
             cairo_t         *cr,
             const DrPdfUnit *unit,
             gboolean         begins_page,
             GPtrArray       *open)
{
  if (begins_page && unit->head != NULL)
    draw_row (self, cr, unit->head, unit->y - unit->head->height, FALSE);
  if (unit->anchor != NULL)
    add_anchor (self, cr, unit->anchor, unit->y);
  if (unit->heading != NULL && unit->heading->level == 1)
    {
      cairo_set_source_rgb (cr, ACCENT);
      fill (cr, DR_PDF_MARGIN, unit->y - 7.0, DR_PDF_BODY_WIDTH, 1.6);
    }
  draw_unit (self, cr, unit, open);
}

/* One page by itself, for paper or a screen: there are no elements in it. */
void
dr_pdf_draw_page (DrPdf   *self,
                  cairo_t *cr,
                  guint    page)
{
  g_autoptr (GPtrArray) open = g_ptr_array_new ();

  self->untagged = TRUE;
  draw_furniture (self, cr, page);
  for (guint i = 0; i < self->units->len; i++)
    {
      const DrPdfUnit *unit = dr_pdf_unit_at (self, i);
      gboolean begins = page > 0 && i > 0 && dr_pdf_unit_at (self, i - 1)->page != page;

      if (unit->page == page)
        draw_placed (self, cr, unit, begins, open);
    }
  self->untagged = FALSE;
}

static void
draw_pages (DrPdf           *self,
            cairo_t         *cr,
            cairo_surface_t *surface)
{
  g_autoptr (GPtrArray) open = g_ptr_array_new ();
  guint page = 0;

  draw_furniture (self, cr, page);
  dr_pdf_begin (self, cr, "Document");
  for (guint i = 0; i < self->units->len; i++)
    {
      const DrPdfUnit *unit = dr_pdf_unit_at (self, i);

      gboolean begins = page < unit->page;

      while (page < unit->page)
        {
          if (g_cancellable_is_cancelled (self->cancellable))
            return;   /* the file is thrown away */
          cairo_show_page (cr);
          draw_furniture (self, cr, ++page);
        }
      draw_placed (self, cr, unit, begins, open);
    }
  dr_pdf_end (self, cr, "Document");
  cairo_show_page (cr);
}

/**
 * dr_pdf_draw:
 * @self: a report that was laid out
 * @created: the date that the file says it was made on
 * @error: return location for %DR_PDF_ERROR_FAILED, and %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full): the file as cairo makes it, which dr_pdf_finish() completes; %NULL on failure
 */
GByteArray *
dr_pdf_draw (DrPdf   *self,
             DrDate   created,
             GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_pdf_surface_create_for_stream (take_bytes, bytes, DR_PDF_WIDTH, DR_PDF_HEIGHT);
  cairo_t *cr = cairo_create (surface);
  cairo_status_t status;

  set_metadata (self, surface, created);
  draw_pages (self, cr, surface);
  add_bookmarks (self, surface);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    return NULL;
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, DR_PDF_ERROR, DR_PDF_ERROR_FAILED, _("the PDF could not be drawn (%s); expected pages"),
                   cairo_status_to_string (status));
      return NULL;
    }

  return g_steal_pointer (&bytes);
}
