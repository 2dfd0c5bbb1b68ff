/* What cairo cannot say of a PDF, said by libqpdf: language, alternatives of figures, scope and spans of cells, metadata. */
#include "dr-pdf-private.h"

#include <glib/gi18n-lib.h>
#include <qpdf/qpdf-c.h>
#include <string.h>

typedef struct {
  const DrPdf *report;
  qpdf_data    pdf;
  guint        cell;      /* the next */
  guint        figure;
} Finish;

static void
replace_text (Finish     *self,
              qpdf_oh     object,
              const char *key,
              const char *text)
{
  qpdf_oh_replace_key (self->pdf, object, key, qpdf_oh_new_unicode_string (self->pdf, text));
}

/* Scope of a header, and spans of any cell. */
static void
finish_cell (Finish  *self,
             qpdf_oh  element)
{
  const DrPdfCellMark *mark;
  qpdf_oh attributes;

  if (self->cell >= self->report->cell_marks->len)
    return;
  mark = &g_array_index (self->report->cell_marks, DrPdfCellMark, self->cell++);
  if (mark->kind == DR_CELL_DATA && mark->column_span <= 1 && mark->row_span <= 1)
    return;
  attributes = qpdf_oh_new_dictionary (self->pdf);
  qpdf_oh_replace_key (self->pdf, attributes, "/O", qpdf_oh_new_name (self->pdf, "/Table"));
  if (mark->kind != DR_CELL_DATA)
    qpdf_oh_replace_key (self->pdf, attributes, "/Scope",
                         qpdf_oh_new_name (self->pdf, mark->kind == DR_CELL_COLUMN_HEADER ? "/Column" : "/Row"));
  if (mark->column_span > 1)
    qpdf_oh_replace_key (self->pdf, attributes, "/ColSpan", qpdf_oh_new_integer (self->pdf, mark->column_span));
  if (mark->row_span > 1)
    qpdf_oh_replace_key (self->pdf, attributes, "/RowSpan", qpdf_oh_new_integer (self->pdf, mark->row_span));
  qpdf_oh_replace_key (self->pdf, element, "/A", attributes);
}

/* Elements in their order, which is that in which they were drawn. */
static void
walk (Finish  *self,
      qpdf_oh  element)
{
  qpdf_oh kids;
  qpdf_oh kind;

  if (qpdf_oh_is_array (self->pdf, element))
    {
      int n = qpdf_oh_get_array_n_items (self->pdf, element);

      for (int i = 0; i < n; i++)
        {
          qpdf_oh item = qpdf_oh_get_array_item (self->pdf, element, i);

          walk (self, item);
          qpdf_oh_release (self->pdf, item);
        }
      return;
    }
  if (!qpdf_oh_is_dictionary (self->pdf, element))
    return;

  kind = qpdf_oh_get_key (self->pdf, element, "/S");
  if (qpdf_oh_is_name (self->pdf, kind))
    {
      const char *name = qpdf_oh_get_name (self->pdf, kind);

      if (strcmp (name, "/TH") == 0 || strcmp (name, "/TD") == 0)
        finish_cell (self, element);
      else if (strcmp (name, "/Figure") == 0 && self->figure < self->report->alternatives->len)
        replace_text (self, element, "/Alt", g_ptr_array_index (self->report->alternatives, self->figure++));
    }
  qpdf_oh_release (self->pdf, kind);
  kids = qpdf_oh_get_key (self->pdf, element, "/K");
  walk (self, kids);
  qpdf_oh_release (self->pdf, kids);
}

/* Title and language for programs that read nothing else of the file. */
static void
add_metadata (Finish  *self,
              qpdf_oh  root)
{
  const DrDocument *document = self->report->document;
  g_autofree char *title = g_markup_escape_text (document->title, -1);
  g_autofree char *language = g_markup_escape_text (document->language, -1);
  g_autofree char *packet = NULL;
  qpdf_oh null = qpdf_oh_new_null (self->pdf);
  qpdf_oh stream = qpdf_oh_new_stream (self->pdf);
  qpdf_oh dictionary = qpdf_oh_get_dict (self->pdf, stream);

  packet = g_strdup_printf ("<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                            "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
                            "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">"
                            "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">%s</rdf:li></rdf:Alt></dc:title>"
                            "<dc:language><rdf:Bag><rdf:li>%s</rdf:li></rdf:Bag></dc:language>"
                            "</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"r\"?>", title, language);
  qpdf_oh_replace_stream_data (self->pdf, stream, (const unsigned char *) packet, strlen (packet), null, null);
  qpdf_oh_replace_key (self->pdf, dictionary, "/Type", qpdf_oh_new_name (self->pdf, "/Metadata"));
  qpdf_oh_replace_key (self->pdf, dictionary, "/Subtype", qpdf_oh_new_name (self->pdf, "/XML"));
  qpdf_oh_replace_key (self->pdf, root, "/Metadata", stream);
}

static void
complete (Finish *self)
{
  qpdf_oh root = qpdf_get_root (self->pdf);
  qpdf_oh preferences = qpdf_oh_new_dictionary (self->pdf);
  qpdf_oh mark = qpdf_oh_new_dictionary (self->pdf);
  int n_pages = qpdf_get_num_pages (self->pdf);

  replace_text (self, root, "/Lang", self->report->document->language);
  qpdf_oh_replace_key (self->pdf, preferences, "/DisplayDocTitle", qpdf_oh_new_bool (self->pdf, QPDF_TRUE));
  if (self->report->document->right_to_left)
    qpdf_oh_replace_key (self->pdf, preferences, "/Direction", qpdf_oh_new_name (self->pdf, "/R2L"));
  qpdf_oh_replace_key (self->pdf, root, "/ViewerPreferences", preferences);
  qpdf_oh_replace_key (self->pdf, mark, "/Marked", qpdf_oh_new_bool (self->pdf, QPDF_TRUE));
  qpdf_oh_replace_key (self->pdf, root, "/MarkInfo", mark);
  for (int i = 0; i < n_pages; i++)
    qpdf_oh_replace_key (self->pdf, qpdf_get_page_n (self->pdf, (size_t) i), "/Tabs", qpdf_oh_new_name (self->pdf, "/S"));
  add_metadata (self, root);
  walk (self, qpdf_oh_get_key (self->pdf, root, "/StructTreeRoot"));
}

/**
 * dr_pdf_finish:
 * @self: a report that was drawn
 * @drawn: the file as cairo made it
 * @cancellable: (nullable): looked at before each block and each page
 * @length: (out): bytes
 * @error: return location for %DR_PDF_ERROR_FAILED, and %G_IO_ERROR_CANCELLED
 *
 * The same input gives the same bytes.
 *
 * Returns: (transfer full): the whole file; %NULL on failure
 */
char *
dr_pdf_finish (const DrPdf       *self,
               const GByteArray  *drawn,
               gsize             *length,
               GError           **error)
{
  Finish finish = { .report = self, .pdf = qpdf_init () };
  char *bytes = NULL;
  QPDF_ERROR_CODE status;

  qpdf_silence_errors (finish.pdf);
  qpdf_set_suppress_warnings (finish.pdf, QPDF_TRUE);
  status = qpdf_read_memory (finish.pdf, "report", (const char *) drawn->data, drawn->len, NULL);
  if (!(status & QPDF_ERRORS))
    {
      complete (&finish);
      status = qpdf_init_write_memory (finish.pdf);
    }
  if (!(status & QPDF_ERRORS))
    {
      qpdf_set_deterministic_ID (finish.pdf, QPDF_TRUE);
      qpdf_set_object_stream_mode (finish.pdf, qpdf_o_generate);
      status = qpdf_write (finish.pdf);
    }
  if (!(status & QPDF_ERRORS) && !qpdf_has_error (finish.pdf))
    {
      *length = qpdf_get_buffer_length (finish.pdf);
      bytes = g_memdup2 (qpdf_get_buffer (finish.pdf), *length);
    }
  else
    g_set_error (error, DR_PDF_ERROR, DR_PDF_ERROR_FAILED, _("the PDF could not be completed (%s); expected a whole file"),
                 qpdf_has_error (finish.pdf) ? qpdf_get_error_full_text (finish.pdf, qpdf_get_error (finish.pdf)) : "libqpdf");
  qpdf_cleanup (&finish.pdf);

  return bytes;
}

/**
 * dr_pdf_report_new:
 * @document: a report
 * @created: the date that the file says it was made on; none: a fixed one
 * @length: (out): bytes
 * @error: return location for %DR_PDF_ERROR_FAILED
 *
 * In the language of the messages as it is now, which is that of the document. The same document, date and fonts give the
 * same bytes. The thread needs nothing; it takes about 20 ms a page.
 *
 * Returns: (transfer full): the file; %NULL on failure
 */
char *
dr_pdf_report_new (const DrDocument  *document,
                   DrDate             created,
                   GCancellable      *cancellable,
                   gsize             *length,
                   GError           **error)
{
  g_autoptr (DrPdf) self = dr_pdf_new (document, cancellable);
  g_autoptr (GByteArray) drawn = NULL;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  drawn = dr_pdf_draw (self, created, error);

  return drawn != NULL ? dr_pdf_finish (self, drawn, length, error) : NULL;
}
