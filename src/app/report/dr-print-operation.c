/* Pages to a printer, or to a file in its stead. */
#include "dr-print-preview.h"

/* Paper of another size takes the page as large as it can, in its middle. */
static void
draw_page (GtkPrintOperation *operation,
           GtkPrintContext   *context,
           int                page,
           const DrPdfPages  *pages)
{
  cairo_t *cr = gtk_print_context_get_cairo_context (context);
  double width = gtk_print_context_get_width (context);
  double height = gtk_print_context_get_height (context);
  double scale = MIN (width / dr_pdf_pages_width (), height / dr_pdf_pages_height ());

  cairo_translate (cr, (width - scale * dr_pdf_pages_width ()) / 2.0, (height - scale * dr_pdf_pages_height ()) / 2.0);
  cairo_scale (cr, scale, scale);
  dr_pdf_pages_draw (pages, (guint) page, cr);
}

/**
 * dr_print_operation_new:
 * @pages: must outlive the operation
 *
 * Returns: (transfer full): what prints them, a page of the report a page of paper
 */
GtkPrintOperation *
dr_print_operation_new (const DrPdfPages *pages)
{
  GtkPrintOperation *operation = gtk_print_operation_new ();
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  g_autoptr (GtkPaperSize) paper = gtk_paper_size_new (GTK_PAPER_NAME_A4);

  gtk_page_setup_set_paper_size_and_default_margins (setup, paper);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_n_pages (operation, (int) dr_pdf_pages_count (pages));
  gtk_print_operation_set_job_name (operation, dr_pdf_pages_title (pages));
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  g_signal_connect (operation, "draw-page", G_CALLBACK (draw_page), (gpointer) pages);

  return operation;
}
