/* dr-status-page.h: plain words on a status page, which would take them for markup.
 * Used wherever one says something that the program did not write itself: an error with the name of a file. It changes
 * nothing else of the page. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void dr_status_page_explain (gpointer page, const char *text);

G_END_DECLS
