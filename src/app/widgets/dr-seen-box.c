#include "dr-seen-box.h"

#include "dr-seen-children.h"

struct _DrSeenBox {
  GtkBox         parent_instance;

  DrSeenChildren seen;
};

G_DEFINE_FINAL_TYPE (DrSeenBox, dr_seen_box, GTK_TYPE_BOX)

static void
dr_seen_box_snapshot (GtkWidget   *widget,
                      GtkSnapshot *snapshot)
{
  dr_seen_children_snapshot (&DR_SEEN_BOX (widget)->seen, widget, snapshot);
}

static void
dr_seen_box_map (GtkWidget *widget)
{
  dr_seen_children_map (&DR_SEEN_BOX (widget)->seen, widget);
  GTK_WIDGET_CLASS (dr_seen_box_parent_class)->map (widget);
}

static void
dr_seen_box_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dr_seen_box_parent_class)->unmap (widget);
  dr_seen_children_unmap (&DR_SEEN_BOX (widget)->seen);
}

static void
dr_seen_box_dispose (GObject *object)
{
  dr_seen_children_unmap (&DR_SEEN_BOX (object)->seen);

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
