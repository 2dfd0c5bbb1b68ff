#include "dr-list-popover.h"

struct _DrListPopover {
  GtkPopover  parent_instance;
};

G_DEFINE_FINAL_TYPE (DrListPopover, dr_list_popover, GTK_TYPE_POPOVER)

/* Whatever scrolls around it. A viewport of GTK's brings whatever has the focus into sight, and in a list that is where it stands before
 * the list itself has scrolled: the page ran away under the open list, and came back. */
static void
follow_focus (GtkWidget *popover,
              gboolean   follows)
{
  for (GtkWidget *each = gtk_widget_get_parent (popover); each != NULL; each = gtk_widget_get_parent (each))
    if (GTK_IS_VIEWPORT (each))
      gtk_viewport_set_scroll_to_focus (GTK_VIEWPORT (each), follows);
}

static void
dr_list_popover_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dr_list_popover_parent_class)->map (widget);
  follow_focus (widget, FALSE);
}

static void
dr_list_popover_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dr_list_popover_parent_class)->unmap (widget);
  follow_focus (widget, TRUE);
}

/**
 * dr_list_popover_new:
 * @child: (transfer floating): the list, in what scrolls it
 *
 * Returns: (transfer floating): a popover with it
 */
GtkWidget *
dr_list_popover_new (GtkWidget *child)
{
  return g_object_new (DR_TYPE_LIST_POPOVER, "child", child, NULL);
}

static void
dr_list_popover_class_init (DrListPopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->map = dr_list_popover_map;
  widget_class->unmap = dr_list_popover_unmap;
}

static void
dr_list_popover_init (DrListPopover *self)
{
}
