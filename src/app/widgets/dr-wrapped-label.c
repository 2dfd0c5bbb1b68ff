#include "dr-wrapped-label.h"

/**
 * dr_wrapped_label_new:
 * @text: (nullable): what it says, translated; %NULL: nothing yet
 * @style: (nullable): a CSS class
 *
 * Returns: (transfer floating): a #GtkLabel
 */
GtkWidget *
dr_wrapped_label_new (const char *text,
                      const char *style)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "wrap", TRUE, "wrap-mode",
                                   PANGO_WRAP_WORD_CHAR, NULL);

  if (style != NULL)
    gtk_widget_add_css_class (label, style);

  return label;
}

/**
 * dr_wrapped_label_add:
 * @box: (type GtkBox): where it goes, at the end
 * @text: (nullable): what it says, translated; %NULL: nothing yet
 * @style: (nullable): a CSS class
 *
 * Returns: (transfer none): a #GtkLabel
 */
GtkWidget *
dr_wrapped_label_add (gpointer    box,
                      const char *text,
                      const char *style)
{
  GtkWidget *label = dr_wrapped_label_new (text, style);

  gtk_box_append (GTK_BOX (box), label);

  return label;
}
