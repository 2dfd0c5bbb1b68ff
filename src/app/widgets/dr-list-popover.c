#include "dr-list-popover.h"

#include "dr-scroll-to.h"

/* Frames that it waits for its button to come into sight, at most. */
#define FRAMES 12

struct _DrListPopover {
  GtkPopover  parent_instance;

  guint       frames;   /* that it has waited so far; 0: it does not */
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

static gboolean
show_in_sight (GtkWidget     *button,
               GdkFrameClock *clock,
               gpointer       data)
{
  DrListPopover *self = data;

  if (gtk_widget_get_parent (GTK_WIDGET (self)) != button)
    return G_SOURCE_REMOVE;
  if (!dr_scroll_is_in_sight (button) && ++self->frames < FRAMES)
    return G_SOURCE_CONTINUE;
  gtk_widget_show (GTK_WIDGET (self));

  return G_SOURCE_REMOVE;
}

/* A button can be pressed without being seen, as screen readers do: beside the screen GTK finds no monitor, and gives what opens there
 * less than no room. */
static void
dr_list_popover_show (GtkWidget *widget)
{
  DrListPopover *self = DR_LIST_POPOVER (widget);
  GtkWidget *button = gtk_widget_get_parent (widget);

  if (self->frames == 0 && button != NULL && gtk_widget_get_mapped (button) && !dr_scroll_is_in_sight (button))
    {
      self->frames = 1;
      dr_scroll_now (button);
      gtk_widget_add_tick_callback (button, show_in_sight, g_object_ref (self), g_object_unref);
      return;
    }
  self->frames = 0;
  GTK_WIDGET_CLASS (dr_list_popover_parent_class)->show (widget);
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

  widget_class->show = dr_list_popover_show;
  widget_class->map = dr_list_popover_map;
  widget_class->unmap = dr_list_popover_unmap;
}

static void
dr_list_popover_init (DrListPopover *self)
{
}
