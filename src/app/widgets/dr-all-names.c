#include "dr-all-names.h"

#include <glib/gi18n-lib.h>

#include "dr-spoken.h"
#include "dr-wrapped-label.h"

/**
 * dr_all_names_new:
 *
 * Returns: (transfer floating): an expander, hidden until it has something to say
 */
GtkWidget *
dr_all_names_new (void)
{
  GtkWidget *names = dr_spoken_expander_new (_("All names"));
  GtkWidget *label = dr_wrapped_label_new (NULL, NULL);

  dr_wrapped_label_set_prose (label);
  gtk_expander_set_child (GTK_EXPANDER (names), label);
  gtk_widget_set_visible (names, FALSE);

  return names;
}

/**
 * dr_all_names_say:
 * @names: such an expander
 * @text: (nullable): the words with all names in them; %NULL: none is left out
 */
void
dr_all_names_say (GtkWidget  *names,
                  const char *text)
{
  dr_wrapped_label_bind (gtk_expander_get_child (GTK_EXPANDER (names)), text);
  gtk_widget_set_visible (names, text != NULL);
}
