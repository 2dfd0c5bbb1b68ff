/* dr-pdf-report.h: a report as a PDF: A4, tagged, with contents, bookmarks and links, for paper and for screen readers.
 * Used by the command line and the app.
 * It writes no file and adds nothing to what the document says but page numbers, contents and "continued". */
#pragma once

#include <gio/gio.h>

#include "dr-document.h"

G_BEGIN_DECLS

typedef enum {
  DR_PDF_ERROR_FAILED,   /* cairo or libqpdf could not make it */
} DrPdfError;
#define DR_PDF_ERROR (dr_pdf_error_quark ())
GQuark dr_pdf_error_quark (void);

char *dr_pdf_report_new (const DrDocument *document, DrDate created, GCancellable *cancellable, gsize *length,
                         GError **error);

G_END_DECLS
