#include "dr-item-dialog.h"

#include <glib/gi18n-lib.h>

#include "dr-escape.h"

/**
 * dr_item_dialog_new:
 * @above: a widget of the window that it belongs to
 * @title: what is edited
 * @form: (transfer floating): the controls
 *
 * Returns: (transfer none): a window that is closed by its button or Escape
 */
GtkWindow *
dr_item_dialog_new (GtkWidget  *above,
                    const char *title,
                    GtkWidget  *form)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *clamp = g_object_new (ADW_TYPE_CLAMP, "maximum-size", 640, "child", form, "margin-top", 18, "margin-bottom", 18,
                                   "margin-start", 18, "margin-end", 18, NULL);
  GtkWidget *scroll = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", clamp, "hscrollbar-policy", GTK_POLICY_NEVER,
                                    "propagate-natural-height", TRUE, "max-content-height", 640, "vexpand", TRUE, NULL);
  GtkWindow *window = g_object_new (ADW_TYPE_WINDOW, "title", title, "modal", TRUE, "default-width", 560,
                                    "width-request", 340, "transient-for", gtk_widget_get_root (above),
                                    "destroy-with-parent", TRUE, NULL);

  dr_escape_closes (window);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), scroll);
  adw_window_set_content (ADW_WINDOW (window), box);

  return window;
}

/**
 * dr_item_dialog_add_title:
 * @form: a box
 * @title: translated
 *
 * Returns: (transfer none): the heading of what comes next in the form
 */
GtkWidget *
dr_item_dialog_add_title (GtkWidget  *form,
                          const char *title)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", title, "xalign", 0.0, "wrap", TRUE,
                                   "wrap-mode", PANGO_WRAP_WORD_CHAR, "margin-top", 12, NULL);

  gtk_widget_add_css_class (label, "title-4");
  gtk_box_append (GTK_BOX (form), label);

  return label;
}

static void
give_required (DrInput    *input,
               const char *value,
               gpointer    data)
{
  g_autoptr (GError) refusal = NULL;

  if (value == NULL || value[0] == '\0')
    dr_input_complain (input, _("This cannot be empty. What it was before stays until something is written."));
  else if (!dr_editor_set (dr_input_get_editor (input), dr_input_get_key (input), value)
           && !dr_editor_may_write (dr_input_get_editor (input), dr_input_get_key (input), &refusal))
    dr_input_complain (input, refusal->message);
}

/**
 * dr_item_dialog_require:
 * @input: an input of words
 *
 * Holds the input to having some: a draft cannot be without this field.
 */
void
dr_item_dialog_require (DrInput *input)
{
  dr_input_set_give (input, give_required, NULL);
}
