/* dr-html-report.h: a document as one HTML file, which needs nothing beside it: no script, no network, no font of its own.
 * Used by both programs. One flavour for browsers, and a plainer one that word processors turn into a document of theirs.
 * It adds no content: only numbers of chapters, a list of contents and the words around them. */
#pragma once

#include "dr-document.h"

G_BEGIN_DECLS

char *dr_html_report_new (const DrDocument *document, gsize *length);
char *dr_html_office_new (const DrDocument *document, gsize *length);

G_END_DECLS
