#include "dr-seen-children.h"

/* Where the widget begins in what is scrolled. */
static gboolean
find_top (GtkWidget *widget,
          double    *top)
{
  GtkWidget *window = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);
  GtkWidget *port = window != NULL ? gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (window)) : NULL;
  GtkWidget *content = GTK_IS_VIEWPORT (port) ? gtk_viewport_get_child (GTK_VIEWPORT (port)) : NULL;
  graphene_point_t point;

  if (content == NULL || !gtk_widget_compute_point (widget, content, &GRAPHENE_POINT_INIT (0, 0), &point))
    return FALSE;
  *top = (double) point.y;

  return TRUE;
}

static void
scrolled (DrSeenChildren *self)
{
  double top;

  if (!find_top (self->widget, &top)
      || !dr_seen_range_covers (&self->drawn, top, gtk_adjustment_get_value (self->adjustment),
                                gtk_adjustment_get_page_size (self->adjustment)))
    gtk_widget_queue_draw (self->widget);
}

/* What is higher or lower than it was has moved what is under it: where to, is known when it is drawn. */
static void
resized (DrSeenChildren *self)
{
  gtk_widget_queue_draw (self->widget);
}

/**
 * dr_seen_children_map:
 * @self: not mapped so far
 * @widget: whose children it draws; it is mapped after this
 */
void
dr_seen_children_map (DrSeenChildren *self,
                      GtkWidget      *widget)
{
  GtkWidget *window = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);

  if (window == NULL)
    return;
  self->widget = widget;
  self->adjustment = g_object_ref (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (window)));
  g_signal_connect_swapped (self->adjustment, "value-changed", G_CALLBACK (scrolled), self);
  g_signal_connect_swapped (self->adjustment, "changed", G_CALLBACK (resized), self);
}

/**
 * dr_seen_children_unmap:
 * @self: mapped or not
 *
 * Called when the widget is unmapped, and when it is disposed of.
 */
void
dr_seen_children_unmap (DrSeenChildren *self)
{
  if (self->adjustment != NULL)
    g_signal_handlers_disconnect_by_data (self->adjustment, self);
  g_clear_object (&self->adjustment);
  self->widget = NULL;
}

/**
 * dr_seen_children_snapshot:
 * @self: mapped or not
 * @widget: whose children are drawn
 * @snapshot: what they are added to
 *
 * Where nothing scrolls all of them are.
 */
void
dr_seen_children_snapshot (DrSeenChildren *self,
                           GtkWidget      *widget,
                           GtkSnapshot    *snapshot)
{
  double top = 0.0;
  gboolean all = self->adjustment == NULL || !find_top (widget, &top);

  if (!all)
    dr_seen_range_init (&self->drawn, top, gtk_adjustment_get_value (self->adjustment),
                        gtk_adjustment_get_page_size (self->adjustment));
  for (GtkWidget *each = gtk_widget_get_first_child (widget); each != NULL; each = gtk_widget_get_next_sibling (each))
    {
      graphene_rect_t bounds;

      if (all || !gtk_widget_compute_bounds (each, widget, &bounds)
          || dr_seen_range_has (&self->drawn, (double) bounds.origin.y, (double) bounds.size.height))
        gtk_widget_snapshot_child (widget, each, snapshot);
    }
}
