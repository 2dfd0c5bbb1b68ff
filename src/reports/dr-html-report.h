/* dr-html-report.h: a document as one HTML file, which needs nothing beside it: no script, no network, no font of its own.
 * Used by both programs. It opens by itself in a browser and in a word processor. It adds no content: only numbers of
 * chapters, a list of contents and the words around them. */
#pragma once

#include "dr-document.h"

G_BEGIN_DECLS

char *dr_html_report_new (const DrDocument *document, gsize *length);

G_END_DECLS
