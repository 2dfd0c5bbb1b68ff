#include "dr-scroll-to.h"

/* Frames until what was just made has its place. */
#define FRAMES 3

/* Sight above what is scrolled to, in pixels. */
#define MARGIN 24

/**
 * dr_scroll_is_in_sight:
 * @widget: a control that has its place
 *
 * Returns: whether the scrolled window that it is in shows the whole of it, from top to bottom; or it is in none
 */
gboolean
dr_scroll_is_in_sight (GtkWidget *widget)
{
  GtkWidget *window = gtk_widget_get_ancestor (gtk_widget_get_parent (widget), GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t bounds;

  return window == NULL || !gtk_widget_compute_bounds (widget, window, &bounds)
         || (bounds.origin.y >= 0 && bounds.origin.y + bounds.size.height <= (float) gtk_widget_get_height (window));
}

static void
scroll_there (GtkWidget *widget,
              gboolean   at_once)
{
  GtkWidget *window = gtk_widget_get_ancestor (gtk_widget_get_parent (widget), GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment;
  graphene_rect_t bounds;
  double top;
  double bottom;
  double page;

  if (window == NULL || !gtk_widget_compute_bounds (widget, window, &bounds))
    return;

  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (window));
  page = gtk_adjustment_get_page_size (adjustment);
  top = gtk_adjustment_get_value (adjustment) + (double) bounds.origin.y - MARGIN;
  /* Of what is higher than the window the top is seen. */
  bottom = MIN (top + (double) bounds.size.height + 2 * MARGIN, top + page);
  if (at_once)
    gtk_adjustment_set_value (adjustment, top < gtk_adjustment_get_value (adjustment) ? top : bottom - page);
  else
    gtk_adjustment_clamp_page (adjustment, top, bottom);
}

/**
 * dr_scroll_now:
 * @widget: a control that has its place, out of sight
 *
 * Scrolls as little as shows the whole of it, without a movement: it is there in the next frame.
 */
void
dr_scroll_now (GtkWidget *widget)
{
  scroll_there (widget, TRUE);
}

static gboolean
scroll (GtkWidget     *widget,
        GdkFrameClock *clock,
        gpointer       data)
{
  guint *frames = data;

  if (++*frames < FRAMES)
    return G_SOURCE_CONTINUE;
  scroll_there (widget, FALSE);

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
