#include "dr-seen-box.h"

#include "dr-seen-range.h"

struct _DrSeenBox {
  GtkBox         parent_instance;

  GtkAdjustment *adjustment;   /* (nullable): of what it is scrolled by, while it is mapped */
  DrSeenRange    drawn;
};

G_DEFINE_FINAL_TYPE (DrSeenBox, dr_seen_box, GTK_TYPE_BOX)

/* Where it begins in what is scrolled. */
static gboolean
find_top (DrSeenBox *self,
          double    *top)
{
  GtkWidget *window = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_SCROLLED_WINDOW);
  GtkWidget *port = window != NULL ? gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (window)) : NULL;
  GtkWidget *content = GTK_IS_VIEWPORT (port) ? gtk_viewport_get_child (GTK_VIEWPORT (port)) : NULL;
  graphene_point_t point;

  if (content == NULL || !gtk_widget_compute_point (GTK_WIDGET (self), content, &GRAPHENE_POINT_INIT (0, 0), &point))
    return FALSE;
  *top = (double) point.y;

  return TRUE;
}

static void
scrolled (DrSeenBox *self)
{
  double top;

  if (!find_top (self, &top)
      || !dr_seen_range_covers (&self->drawn, top, gtk_adjustment_get_value (self->adjustment),
                                gtk_adjustment_get_page_size (self->adjustment)))
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
dr_seen_box_snapshot (GtkWidget   *widget,
                      GtkSnapshot *snapshot)
{
  DrSeenBox *self = DR_SEEN_BOX (widget);
  double top;

  if (self->adjustment == NULL || !find_top (self, &top))
    {
      GTK_WIDGET_CLASS (dr_seen_box_parent_class)->snapshot (widget, snapshot);
      return;
    }

  dr_seen_range_init (&self->drawn, top, gtk_adjustment_get_value (self->adjustment),
                      gtk_adjustment_get_page_size (self->adjustment));
  for (GtkWidget *each = gtk_widget_get_first_child (widget); each != NULL; each = gtk_widget_get_next_sibling (each))
    {
      graphene_rect_t bounds;

      if (!gtk_widget_compute_bounds (each, widget, &bounds)
          || dr_seen_range_has (&self->drawn, (double) bounds.origin.y, (double) bounds.size.height))
        gtk_widget_snapshot_child (widget, each, snapshot);
    }
}

static void
dr_seen_box_map (GtkWidget *widget)
{
  DrSeenBox *self = DR_SEEN_BOX (widget);
  GtkWidget *window = gtk_widget_get_ancestor (widget, GTK_TYPE_SCROLLED_WINDOW);

  if (window != NULL)
    {
      self->adjustment = g_object_ref (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (window)));
      g_signal_connect_object (self->adjustment, "value-changed", G_CALLBACK (scrolled), self, G_CONNECT_SWAPPED);
      /* What is higher or lower than it was has moved what is under it: where to, is known when it is drawn. */
      g_signal_connect_object (self->adjustment, "changed", G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
    }
  GTK_WIDGET_CLASS (dr_seen_box_parent_class)->map (widget);
}

static void
let_go (DrSeenBox *self)
{
  if (self->adjustment != NULL)
    g_signal_handlers_disconnect_by_data (self->adjustment, self);
  g_clear_object (&self->adjustment);
}

static void
dr_seen_box_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dr_seen_box_parent_class)->unmap (widget);
  let_go (DR_SEEN_BOX (widget));
}

static void
dr_seen_box_dispose (GObject *object)
{
  let_go (DR_SEEN_BOX (object));

  G_OBJECT_CLASS (dr_seen_box_parent_class)->dispose (object);
}

static void
dr_seen_box_class_init (DrSeenBoxClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = dr_seen_box_dispose;
  widget_class->snapshot = dr_seen_box_snapshot;
  widget_class->map = dr_seen_box_map;
  widget_class->unmap = dr_seen_box_unmap;
}

static void
dr_seen_box_init (DrSeenBox *self)
{
}

/**
 * dr_seen_box_new:
 * @spacing: pixels between its children
 *
 * Returns: (transfer floating): an empty column
 */
GtkWidget *
dr_seen_box_new (int spacing)
{
  return g_object_new (DR_TYPE_SEEN_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", spacing, NULL);
}
