#include "dr-marked-line.h"

/**
 * dr_marked_line_new:
 * @icon_name: (nullable): which icon; %NULL: whoever asks sets it later, on the first child
 * @style: (nullable): a CSS class of the icon, such as "warning"
 * @words: (transfer floating): a label, which takes what the icon leaves
 *
 * The words stand in a column of their own. Right beside the icon, their line of writing would make the row a pixel higher
 * where it is wide than where no width is given, and GTK 4.8 complains of that while a revealer slides.
 *
 * Returns: (transfer floating): a row of both
 */
GtkWidget *
dr_marked_line_new (const char *icon_name,
                    const char *style,
                    GtkWidget  *words)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *column = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "hexpand", TRUE, NULL);
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", icon_name, "valign", GTK_ALIGN_START,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  if (style != NULL)
    gtk_widget_add_css_class (icon, style);
  gtk_box_append (GTK_BOX (column), words);
  gtk_box_append (GTK_BOX (line), icon);
  gtk_box_append (GTK_BOX (line), column);

  return line;
}

/**
 * dr_marked_line_say:
 * @words: (type GtkLabel): the label of a marked line
 * @text: (nullable): what it says now, translated; %NULL: nothing, and the line is not seen
 */
void
dr_marked_line_say (GtkWidget  *words,
                    const char *text)
{
  GtkWidget *line = gtk_widget_get_parent (gtk_widget_get_parent (words));

  gtk_label_set_label (GTK_LABEL (words), text != NULL ? text : "");
  gtk_widget_set_visible (line, text != NULL);
}
