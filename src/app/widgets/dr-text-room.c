#include "dr-text-room.h"

#include "dr-text-size.h"

/* Of "gtk-xft-dpi" for text as it is. */
#define USUAL (96 * 1024)

static G_DEFINE_QUARK (dr-text-room-dpi, dpi)

/* -1 stands for whatever is needed. */
static int
scaled (int pixels,
        int from,
        int dpi)
{
  return pixels > 0 ? (int) ((gint64) pixels * dpi / from) : pixels;
}

/* Pixels of a screen that its panels, and the frame of a window, may take. */
#define PANELS 80

/* Those of the screen: of the first, where there are several and no window is on any yet. */
static void
limit (GtkWindow *window,
       int       *width,
       int       *height)
{
  GListModel *monitors = gdk_display_get_monitors (gtk_widget_get_display (GTK_WIDGET (window)));
  g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, 0);
  GdkRectangle all;

  if (monitor == NULL)
    return;
  gdk_monitor_get_geometry (monitor, &all);
  *width = MIN (*width, all.width);
  *height = MIN (*height, all.height - PANELS);
}

static void
resize (GtkWindow *window,
        int        from,
        int        dpi)
{
  int width;
  int height;

  gtk_window_get_default_size (window, &width, &height);
  width = scaled (width, from, dpi);
  height = scaled (height, from, dpi);
  limit (window, &width, &height);
  gtk_window_set_default_size (window, width, height);
}

/* A column is as many characters wide as with usual text. */
static void
widen_columns (GtkWidget *below,
               int        from,
               int        dpi)
{
  if (ADW_IS_CLAMP (below))
    g_object_set (below, "maximum-size", scaled (adw_clamp_get_maximum_size (ADW_CLAMP (below)), from, dpi),
                  "tightening-threshold", scaled (adw_clamp_get_tightening_threshold (ADW_CLAMP (below)), from, dpi), NULL);
  for (GtkWidget *each = gtk_widget_get_first_child (below); each != NULL; each = gtk_widget_get_next_sibling (each))
    widen_columns (each, from, dpi);
}

/* From the size of text that it is made for to the one that is set now: smaller than usual it makes nothing smaller. */
static void
fit (GtkWidget *widget)
{
  int from = GPOINTER_TO_INT (g_object_get_qdata (G_OBJECT (widget), dpi_quark ()));
  int dpi = 0;

  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-dpi", &dpi, NULL);
  dpi = MAX (dpi, USUAL);
  if (dpi == from)
    return;
  if (GTK_IS_WINDOW (widget))
    resize (GTK_WINDOW (widget), from, dpi);
  widen_columns (widget, from, dpi);
  g_object_set_qdata (G_OBJECT (widget), dpi_quark (), GINT_TO_POINTER (dpi));
}

/**
 * dr_text_room_enlarge:
 * @window: with a default size and its content, not shown yet
 *
 * Makes it, and the columns in it, larger by as much as the text of this desktop is larger than usual, up to the screen; also where
 * that changes while it is open.
 */
void
dr_text_room_enlarge (GtkWindow *window)
{
  dr_text_room_widen (GTK_WIDGET (window));
}

/**
 * dr_text_room_widen:
 * @page: in a window that is as large as somebody made it, with its content
 *
 * Makes the columns in it wider in the same way.
 */
void
dr_text_room_widen (GtkWidget *page)
{
  g_object_set_qdata (G_OBJECT (page), dpi_quark (), GINT_TO_POINTER (USUAL));
  fit (page);
  dr_text_size_watch (page, fit);
}
