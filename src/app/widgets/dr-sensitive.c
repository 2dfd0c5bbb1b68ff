#include "dr-sensitive.h"

static void
tell (GtkWidget *below)
{
  for (GtkWidget *each = gtk_widget_get_first_child (below); each != NULL; each = gtk_widget_get_next_sibling (each))
    {
      gtk_accessible_update_state (GTK_ACCESSIBLE (each), GTK_ACCESSIBLE_STATE_DISABLED, !gtk_widget_is_sensitive (each), -1);
      tell (each);
    }
}

/**
 * dr_sensitive_set:
 * @form: with all its controls
 * @sensitive: whether they may be used
 *
 * As gtk_widget_set_sensitive(). GTK 4.8 has only the widget itself that it was called for told to screen readers: the
 * buttons of a form that is insensitive were read out as if they could be pressed.
 */
void
dr_sensitive_set (GtkWidget *form,
                  gboolean   sensitive)
{
  gtk_widget_set_sensitive (form, sensitive);
  tell (form);
}
