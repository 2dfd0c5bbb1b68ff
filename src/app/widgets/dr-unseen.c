#include "dr-unseen.h"

static void
seen (GtkWidget *widget)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_STATE_HIDDEN, FALSE, -1);
}

static void
unseen (GtkWidget *widget)
{
  gtk_accessible_update_state (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
}

/**
 * dr_unseen_watch:
 * @widget: that comes and goes without being destroyed
 *
 * While it is not mapped, it is hidden from screen readers, with all that is in it.
 */
void
dr_unseen_watch (GtkWidget *widget)
{
  g_signal_connect (widget, "map", G_CALLBACK (seen), NULL);
  g_signal_connect (widget, "unmap", G_CALLBACK (unseen), NULL);
  if (!gtk_widget_get_mapped (widget))
    unseen (widget);
}

/**
 * dr_unseen_watch_children:
 * @parent: that shows one of its children at a time
 *
 * Watches every one that it has.
 */
void
dr_unseen_watch_children (GtkWidget *parent)
{
  for (GtkWidget *each = gtk_widget_get_first_child (parent); each != NULL; each = gtk_widget_get_next_sibling (each))
    dr_unseen_watch (each);
}

/**
 * dr_unseen_watch_stack:
 * @stack: with all its pages
 *
 * Watches every page that it has.
 */
void
dr_unseen_watch_stack (GtkStack *stack)
{
  dr_unseen_watch_children (GTK_WIDGET (stack));
}
