#include "dr-scroll-to.h"

/* Frames until what was just made has its place. */
#define FRAMES 3

/* Sight above what is scrolled to, in pixels. */
#define MARGIN 24

static gboolean
scroll (GtkWidget     *widget,
        GdkFrameClock *clock,
        gpointer       data)
{
  guint *frames = data;
  GtkWidget *window = gtk_widget_get_ancestor (gtk_widget_get_parent (widget), GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment;
  graphene_rect_t bounds;
  double top;
  double page;

  if (++*frames < FRAMES)
    return G_SOURCE_CONTINUE;
  if (window == NULL || !gtk_widget_compute_bounds (widget, window, &bounds))
    return G_SOURCE_REMOVE;

  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (window));
  page = gtk_adjustment_get_page_size (adjustment);
  top = gtk_adjustment_get_value (adjustment) + (double) bounds.origin.y - MARGIN;
  /* Of what is higher than the window the top is seen. */
  gtk_adjustment_clamp_page (adjustment, top, MIN (top + (double) bounds.size.height + 2 * MARGIN, top + page));

  return G_SOURCE_REMOVE;
}

/**
 * dr_scroll_to:
 * @widget: a control below a scrolled window
 *
 * Scrolls in a moment, as little as shows the whole of it.
 */
void
dr_scroll_to (GtkWidget *widget)
{
  gtk_widget_add_tick_callback (widget, scroll, g_new0 (guint, 1), g_free);
}
