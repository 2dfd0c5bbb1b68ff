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

/* A column is as many characters wide as with usual text. */
static void
widen_columns (GtkWidget *below,
               int        dpi)
{
  if (ADW_IS_CLAMP (below))
    g_object_set (below, "maximum-size", scaled (adw_clamp_get_maximum_size (ADW_CLAMP (below)), dpi), "tightening-threshold",
                  scaled (adw_clamp_get_tightening_threshold (ADW_CLAMP (below)), dpi), NULL);
  for (GtkWidget *each = gtk_widget_get_first_child (below); each != NULL; each = gtk_widget_get_next_sibling (each))
    widen_columns (each, dpi);
}

/**
 * dr_text_room_enlarge:
 * @window: with a default size and its content, not shown yet
 *
 * Makes it, and the columns in it, larger by as much as the text of this desktop is larger than usual.
 */
void
dr_text_room_enlarge (GtkWindow *window)
{
  int dpi = 0;
  int width;
  int height;

  g_object_get (gtk_widget_get_settings (GTK_WIDGET (window)), "gtk-xft-dpi", &dpi, NULL);
  gtk_window_get_default_size (window, &width, &height);
  if (dpi <= USUAL)
    return;
  gtk_window_set_default_size (window, scaled (width, dpi), scaled (height, dpi));
  widen_columns (GTK_WIDGET (window), dpi);
}
