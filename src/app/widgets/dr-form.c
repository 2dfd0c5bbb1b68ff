#include "dr-form.h"

#include "dr-flow.h"
#include "dr-wrapped-label.h"

/**
 * dr_form_add_group:
 * @into: a box
 * @title: (nullable): its heading, translated
 * @help: (nullable): a line under it, translated
 *
 * Returns: (transfer none): a box for inputs that belong together, at the end of @into
 */
GtkWidget *
dr_form_add_group (GtkWidget  *into,
                   const char *title,
                   const char *help)
{
  GtkWidget *group = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 18,
                                   "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_add_css_class (group, "form-group");
  if (title != NULL)
    {
      GtkWidget *label = dr_wrapped_label_new (title, NULL);

      gtk_widget_add_css_class (label, "title-3");
      gtk_box_append (GTK_BOX (words), label);
      gtk_accessible_update_property (GTK_ACCESSIBLE (group), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
    }
  if (help != NULL)
    {
      GtkWidget *label = dr_wrapped_label_new (help, NULL);

      gtk_widget_add_css_class (label, "dim-label");
      gtk_box_append (GTK_BOX (words), label);
    }
  if (title != NULL || help != NULL)
    gtk_box_append (GTK_BOX (group), words);
  gtk_box_append (GTK_BOX (into), group);

  return group;
}

/**
 * dr_form_add_row:
 * @into: a box
 *
 * Returns: (transfer none): a place for short inputs beside each other, as many as fit, at the end of @into
 */
GtkWidget *
dr_form_add_row (GtkWidget *into)
{
  GtkWidget *row = GTK_WIDGET (dr_flow_new (2, 24, 18));

  gtk_box_append (GTK_BOX (into), row);

  return row;
}

/**
 * dr_form_add:
 * @into: a box, or a row
 * @input: (transfer floating): an input
 * @editor: the assessment
 * @key: of the input's field
 *
 * Puts the input at the end of @into and binds it.
 *
 * Returns: (transfer none): @input
 */
DrInput *
dr_form_add (GtkWidget  *into,
             DrInput    *input,
             DrEditor   *editor,
             const char *key)
{
  if (DR_IS_FLOW (into))
    dr_flow_append (DR_FLOW (into), GTK_WIDGET (input));
  else
    gtk_box_append (GTK_BOX (into), GTK_WIDGET (input));
  dr_input_bind (input, editor, key);

  return input;
}

/**
 * dr_form_add_below:
 * @into: a box, or a row
 * @input: (transfer floating): an input
 * @editor: the assessment
 * @item: prefix of an item, as "actions/action[a1]"
 * @field: of the item, as "@due"
 *
 * Like dr_form_add() for a field of an item.
 *
 * Returns: (transfer none): @input
 */
DrInput *
dr_form_add_below (GtkWidget  *into,
                   DrInput    *input,
                   DrEditor   *editor,
                   const char *item,
                   const char *field)
{
  g_autofree char *key = g_strconcat (item, "/", field, NULL);

  return dr_form_add (into, input, editor, key);
}
