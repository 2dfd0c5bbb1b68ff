#include "dr-keys.h"

/**
 * dr_keys_add:
 * @widget: a widget
 * @scope: whether they serve while it is shown, wherever the focus is, or only with the focus in it
 * @keys: (array length=n_keys): keys, and the widget's actions
 * @n_keys: how many
 *
 * Has the keys do that.
 */
void
dr_keys_add (GtkWidget        *widget,
             GtkShortcutScope  scope,
             const DrKey      *keys,
             gsize             n_keys)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (controller), scope);
  for (gsize i = 0; i < n_keys; i++)
    gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller),
                                          gtk_shortcut_new (gtk_shortcut_trigger_parse_string (keys[i].keys),
                                                            gtk_named_action_new (keys[i].action)));
  gtk_widget_add_controller (widget, controller);
}
