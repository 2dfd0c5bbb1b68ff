#include "dr-focus-in.h"

/**
 * dr_focus_is_in:
 * @widget: where to look, itself too
 *
 * Returns: whether the focus of its window is there, whichever window is in front
 */
gboolean
dr_focus_is_in (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}
