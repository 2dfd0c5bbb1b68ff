#include "dr-pdf-pages.h"

#include <glib/gi18n-lib.h>

#include "dr-pdf-pages-private.h"
#include "dr-pdf-private.h"

static void
clear_page (gpointer data)
{
  DrPdfPage *page = data;

  if (page->drawn != NULL)
    cairo_surface_destroy (page->drawn);
  g_free (page->text);
}

/* dr_pdf_pages_empty(): (transfer full): with no page yet. */
DrPdfPages *
dr_pdf_pages_empty (const char *title)
{
  DrPdfPages *self = g_new0 (DrPdfPages, 1);

  self->arena = dr_arena_new ();
  self->title = g_strdup (title);
  self->pages = g_array_new (FALSE, TRUE, sizeof (DrPdfPage));
  g_array_set_clear_func (self->pages, clear_page);

  return self;
}

/* dr_pdf_pages_surface(): (transfer full): what keeps all that is drawn on a page. */
cairo_surface_t *
dr_pdf_pages_surface (void)
{
  const cairo_rectangle_t whole = { 0.0, 0.0, DR_PDF_WIDTH, DR_PDF_HEIGHT };

  return cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &whole);
}

static void
add_lines (GString         *out,
           const DrPdfText *text,
           guint            first,
           guint            end)
{
  const char *all = pango_layout_get_text (text->layout);

  for (guint i = first; i < end; i++)
    {
      PangoLayoutLine *line = pango_layout_get_line_readonly (text->layout, (int) i);

      g_string_append_len (out, all + line->start_index, line->length);
      g_string_append_c (out, ' ');
    }
}

static void
add_unit (GString         *out,
          const DrPdfUnit *unit)
{
  g_autofree char *words = NULL;

  if (unit->label != NULL)
    {
      add_lines (out, unit->label, 0, unit->label->n_lines);
      g_string_append (out, "\t");
    }
  if (unit->text != NULL)
    add_lines (out, unit->text, unit->first, unit->end);
  for (guint k = 0; unit->row != NULL && k < unit->row->cells->len; k++)
    {
      const DrPdfCell *cell = &g_array_index (unit->row->cells, DrPdfCell, k);

      add_lines (out, cell->text, cell->first, cell->end);
      g_string_append (out, "\t");
    }
  if (unit->chart != NULL)
    {
      words = dr_words_to_text (&unit->figure->alternative);
      g_string_append (out, words);
    }
  if (out->len > 0 && (unit->text == NULL || unit->end == unit->text->n_lines))
    g_string_append_c (out, '\n');
}

static cairo_surface_t *
record (DrPdf *pdf,
        guint  page)
{
  cairo_surface_t *surface = dr_pdf_pages_surface ();
  cairo_t *cr = cairo_create (surface);

  dr_pdf_draw_page (pdf, cr, page);
  cairo_destroy (cr);

  return surface;
}

/**
 * dr_pdf_pages_new:
 * @document: a report; not needed afterwards
 * @cancellable: (nullable): looked at before each block and each page
 * @error: return location for %G_IO_ERROR_CANCELLED
 *
 * In the language of the messages as it is now, which is that of the document.
 *
 * Returns: (transfer full) (nullable): its pages, which any one thread may draw; %NULL: it was stopped
 */
DrPdfPages *
dr_pdf_pages_new (const DrDocument  *document,
                  GCancellable      *cancellable,
                  GError           **error)
{
  g_autoptr (DrPdf) pdf = dr_pdf_new (document, cancellable);
  g_autoptr (DrPdfPages) self = dr_pdf_pages_empty (document->title);
  const char *chapter = NULL;
  guint at = 0;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  for (guint i = 0; i < pdf->n_pages; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      DrPdfPage page = { 0 };

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      page.drawn = record (pdf, i);
      for (; at < pdf->units->len && dr_pdf_unit_at (pdf, at)->page == i; at++)
        {
          const DrPdfUnit *unit = dr_pdf_unit_at (pdf, at);

          if (unit->heading != NULL && unit->heading->level == 1)
            {
              g_autofree char *words = dr_words_to_text (&unit->heading->words);

              chapter = dr_arena_strdup (self->arena, words);
              if (page.chapter == NULL)
                page.chapter = chapter;
            }
          add_unit (text, unit);
        }
      if (page.chapter == NULL && pdf->n_contents > 0 && dr_pdf_unit_at (pdf, pdf->contents)->page == i)
        page.chapter = dr_arena_strdup (self->arena, _("Contents"));
      if (page.chapter == NULL)
        page.chapter = chapter;
      page.text = g_strdup (g_strstrip (text->str));
      g_array_append_val (self->pages, page);
    }

  return g_steal_pointer (&self);
}

/**
 * dr_pdf_pages_free:
 * @self: (transfer full) (nullable): pages
 */
void
dr_pdf_pages_free (DrPdfPages *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->pages, g_array_unref);
  g_free (self->title);
  g_clear_pointer (&self->arena, dr_arena_free);
  g_free (self);
}

/**
 * dr_pdf_pages_count:
 * @self: pages
 *
 * Returns: how many there are, at least 1
 */
guint
dr_pdf_pages_count (const DrPdfPages *self)
{
  return self->pages->len;
}

/**
 * dr_pdf_pages_width:
 *
 * Returns: of each page, in points
 */
double
dr_pdf_pages_width (void)
{
  return DR_PDF_WIDTH;
}

/**
 * dr_pdf_pages_height:
 *
 * Returns: of each page, in points
 */
double
dr_pdf_pages_height (void)
{
  return DR_PDF_HEIGHT;
}

/**
 * dr_pdf_pages_title:
 * @self: pages
 *
 * Returns: (transfer none): of the report
 */
const char *
dr_pdf_pages_title (const DrPdfPages *self)
{
  return self->title;
}

/**
 * dr_pdf_pages_chapter:
 * @self: pages
 * @page: from 0
 *
 * Returns: (transfer none) (nullable): the chapter that begins on the page, or goes on there
 */
const char *
dr_pdf_pages_chapter (const DrPdfPages *self,
                      guint             page)
{
  return g_array_index (self->pages, DrPdfPage, page).chapter;
}

/**
 * dr_pdf_pages_text:
 * @self: pages
 * @page: from 0
 *
 * Returns: (transfer none): all that stands on it, in reading order
 */
const char *
dr_pdf_pages_text (const DrPdfPages *self,
                   guint             page)
{
  return g_array_index (self->pages, DrPdfPage, page).text;
}

/**
 * dr_pdf_pages_draw:
 * @self: pages
 * @page: from 0
 * @cr: where to: the page's top left corner at its origin, a point as its unit
 *
 * Paper stays as it is where nothing stands on it.
 */
void
dr_pdf_pages_draw (const DrPdfPages *self,
                   guint             page,
                   cairo_t          *cr)
{
  cairo_save (cr);
  cairo_set_source_surface (cr, g_array_index (self->pages, DrPdfPage, page).drawn, 0.0, 0.0);
  cairo_paint (cr);
  cairo_restore (cr);
}
