#include "dr-status-page.h"

/**
 * dr_status_page_explain:
 * @page: an #AdwStatusPage
 * @text: what its description is to say, as plain text
 */
void
dr_status_page_explain (gpointer    page,
                        const char *text)
{
  g_autofree char *markup = g_markup_escape_text (text, -1);

  adw_status_page_set_description (ADW_STATUS_PAGE (page), markup);
}
