#include "dr-scroll-to.h"

/* Frames until what was just made has its place. */
#define FRAMES 3

/* Sight around what has the focus, in pixels: as wide as its ring. */
#define RING 6

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

/* The control that the ring is around. */
static GtkWidget *
find_ringed (GtkWidget *focus)
{
  return GTK_IS_TEXT (focus) ? gtk_widget_get_parent (focus) : focus;
}

/* Before the viewport itself looks, which then finds nothing to do; without a movement, of which it would make its own. */
static void
focus_moved (GtkWindow *window)
{
  GtkWidget *focus = gtk_window_get_focus (window);
  GtkWidget *ringed = focus != NULL ? find_ringed (focus) : NULL;
  GtkWidget *viewport = ringed != NULL ? gtk_widget_get_ancestor (ringed, GTK_TYPE_VIEWPORT) : NULL;
  GtkWidget *whole;
  GtkAdjustment *adjustment;
  graphene_rect_t bounds;
  double value;
  double page;
  double top;
  double bottom;

  if (viewport == NULL || !gtk_viewport_get_scroll_to_focus (GTK_VIEWPORT (viewport)))
    return;
  /* In the whole page, which is right before the frame too in which what was scrolled last gets its place. */
  whole = gtk_viewport_get_child (GTK_VIEWPORT (viewport));
  if (!gtk_widget_compute_bounds (ringed, whole, &bounds))
    return;
  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport));
  value = gtk_adjustment_get_value (adjustment);
  page = gtk_adjustment_get_page_size (adjustment);
  top = gtk_widget_get_margin_top (whole) + (double) bounds.origin.y - RING;
  bottom = top + (double) bounds.size.height + 2 * RING;
  if (bottom - top > page)
    return;
  if (top < value)
    gtk_adjustment_set_value (adjustment, top);
  else if (bottom > value + page)
    gtk_adjustment_set_value (adjustment, bottom - page);
}

static void
window_added (GtkApplication *application,
              GtkWindow      *window)
{
  g_signal_connect (window, "notify::focus-widget", G_CALLBACK (focus_moved), NULL);
}

/**
 * dr_scroll_watch_focus:
 * @application: a program, without windows so far
 *
 * What comes to have the focus in its windows is scrolled into sight with the ring around it: GTK 4.8 scrolls as far as the control,
 * and cuts the ring.
 */
void
dr_scroll_watch_focus (GtkApplication *application)
{
  g_signal_connect (application, "window-added", G_CALLBACK (window_added), NULL);
}
