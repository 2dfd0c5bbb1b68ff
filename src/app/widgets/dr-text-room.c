#include "dr-text-room.h"

/* Of "gtk-xft-dpi" for text as it is. */
#define USUAL (96 * 1024)

/**
 * dr_text_room_widen:
 * @window: with a default width, not shown yet
 *
 * Makes it wider by as much as the text of this desktop is larger than usual.
 */
void
dr_text_room_widen (GtkWindow *window)
{
  int dpi = 0;
  int width;
  int height;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (window)), "gtk-xft-dpi", &dpi, NULL);
  gtk_window_get_default_size (window, &width, &height);
  if (dpi > USUAL)
    gtk_window_set_default_size (window, (int) ((gint64) width * dpi / USUAL), height);
}
