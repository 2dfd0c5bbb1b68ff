#include "dr-text-room.h"

/* Of "gtk-xft-dpi" for text as it is. */
#define USUAL (96 * 1024)

/* -1 stands for whatever is needed. */
static int
scaled (int pixels,
        int dpi)
{
  return pixels > 0 ? (int) ((gint64) pixels * dpi / USUAL) : pixels;
}

/**
 * dr_text_room_enlarge:
 * @window: with a default size, not shown yet
 *
 * Makes it larger by as much as the text of this desktop is larger than usual.
 */
void
dr_text_room_enlarge (GtkWindow *window)
{
  int dpi = 0;
  int width;
  int height;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (window)), "gtk-xft-dpi", &dpi, NULL);
  gtk_window_get_default_size (window, &width, &height);
  if (dpi > USUAL)
    gtk_window_set_default_size (window, scaled (width, dpi), scaled (height, dpi));
}
