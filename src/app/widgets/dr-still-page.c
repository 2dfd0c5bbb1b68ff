#include "dr-still-page.h"

static void
follow_focus (GtkWidget *popover,
              gboolean   follows)
{
  for (GtkWidget *each = gtk_widget_get_parent (popover); each != NULL; each = gtk_widget_get_parent (each))
    if (GTK_IS_VIEWPORT (each))
      gtk_viewport_set_scroll_to_focus (GTK_VIEWPORT (each), follows);
}

static void
opened (GtkWidget *popover)
{
  follow_focus (popover, FALSE);
}

static void
closed (GtkWidget *popover)
{
  follow_focus (popover, TRUE);
}

/**
 * dr_still_page_watch:
 * @popover: a popover with something that scrolls
 *
 * Whatever scrolls around the popover stays where it is while it is open. A viewport of GTK's brings whatever has the focus into sight,
 * and in a list that is where it stands before the list itself has scrolled: the page ran away under the open list, and came back.
 */
void
dr_still_page_watch (GtkPopover *popover)
{
  g_signal_connect (popover, "map", G_CALLBACK (opened), NULL);
  g_signal_connect (popover, "unmap", G_CALLBACK (closed), NULL);
}
