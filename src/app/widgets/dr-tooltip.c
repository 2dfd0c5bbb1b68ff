#include "dr-tooltip.h"

#define WORDS "tooltip-words"

static gboolean
query (GtkWidget  *widget,
       int         x,
       int         y,
       gboolean    keyboard,
       GtkTooltip *tooltip)
{
  const char *words = g_object_get_data (G_OBJECT (widget), WORDS);

  gtk_tooltip_set_text (tooltip, words);

  return words != NULL;
}

/**
 * dr_tooltip_say:
 * @widget: what the pointer may be over
 * @words: (nullable): what it says then, translated; %NULL or "": nothing
 *
 * As gtk_widget_set_tooltip_text(), which has GTK ask the display each time where the pointer is: some trips there and back,
 * for every cell of a row that is saved. Here it is asked once the pointer rests.
 */
void
dr_tooltip_say (GtkWidget  *widget,
                const char *words)
{
  if (words != NULL && words[0] == '\0')
    words = NULL;
  if (g_strcmp0 (g_object_get_data (G_OBJECT (widget), WORDS), words) == 0)
    return;
  if (!gtk_widget_get_has_tooltip (widget))
    g_signal_connect (widget, "query-tooltip", G_CALLBACK (query), NULL);
  else if (words == NULL)
    g_signal_handlers_disconnect_by_func (widget, query, NULL);
  g_object_set_data_full (G_OBJECT (widget), WORDS, g_strdup (words), g_free);
  gtk_widget_set_has_tooltip (widget, words != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
}
