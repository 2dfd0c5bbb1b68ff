/* dr-pdf-pages.h: the pages of the PDF, each to be drawn by itself: on paper by a printer, or on a screen.
 * Used by the app's preview and for print. Made in any thread and drawn in another: what is drawn was recorded, and lays out
 * nothing. There is one layout: these are the pages of dr_pdf_report_new(), without its elements and links. */
#pragma once

#include <gio/gio.h>

#include "dr-document.h"

G_BEGIN_DECLS

typedef struct _DrPdfPages DrPdfPages;

DrPdfPages *dr_pdf_pages_new      (const DrDocument *document, GCancellable *cancellable, GError **error);
DrPdfPages *dr_pdf_pages_from_bytes (GBytes *bytes, GError **error);
GBytes     *dr_pdf_pages_to_bytes (const DrPdfPages *self, GError **error);
void        dr_pdf_pages_free     (DrPdfPages *self);
guint       dr_pdf_pages_count    (const DrPdfPages *self);
double      dr_pdf_pages_width    (void);
double      dr_pdf_pages_height   (void);
const char *dr_pdf_pages_title    (const DrPdfPages *self);
const char *dr_pdf_pages_chapter  (const DrPdfPages *self, guint page);
const char *dr_pdf_pages_text     (const DrPdfPages *self, guint page);
void        dr_pdf_pages_draw     (const DrPdfPages *self, guint page, cairo_t *cr);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrPdfPages, dr_pdf_pages_free)

G_END_DECLS
