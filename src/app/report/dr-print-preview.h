/* dr-print-preview.h: the pages of a report as they will be on paper, and the way to the printer.
 * Opened by the Report window. It draws what was laid out for the PDF and lays out nothing. */
#pragma once

#include <adwaita.h>

#include "dr-pdf-pages.h"

G_BEGIN_DECLS

#define DR_TYPE_PRINT_PREVIEW (dr_print_preview_get_type ())

G_DECLARE_FINAL_TYPE (DrPrintPreview, dr_print_preview, DR, PRINT_PREVIEW, AdwWindow)

DrPrintPreview    *dr_print_preview_new   (GtkWindow *parent, DrPdfPages *pages);
GtkPrintOperation *dr_print_operation_new (const DrPdfPages *pages);

G_END_DECLS
