#include "dr-inspect-parts.h"

#include <glib/gi18n-lib.h>

#include "dr-bound-label.h"
#include "dr-wrapped-label.h"

/**
 * dr_inspect_page_new:
 * @name: of the page, for screen readers, translated
 * @content: (out) (transfer none): a box to fill
 *
 * Returns: (transfer floating): a page that scrolls
 */
GtkWidget *
dr_inspect_page_new (const char  *name,
                     GtkWidget  **content)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  GtkWidget *clamp = g_object_new (ADW_TYPE_CLAMP, "maximum-size", 860, "tightening-threshold", 860, "child", box, NULL);
  GtkWidget *scrolled = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", clamp, "vexpand", TRUE, "hscrollbar-policy",
                                      GTK_POLICY_NEVER, NULL);

  gtk_widget_add_css_class (box, "inspect-page");
  gtk_accessible_update_property (GTK_ACCESSIBLE (scrolled), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  *content = box;

  return scrolled;
}

/**
 * dr_inspect_add_label:
 * @box: where to
 * @text: translated
 * @style: (nullable): a CSS class
 *
 * Returns: (transfer none): the label
 */
GtkWidget *
dr_inspect_add_label (GtkWidget  *box,
                      const char *text,
                      const char *style)
{
  GtkWidget *label = dr_wrapped_label_add (box, text, style);

  dr_bound_label_keep_digits (label);

  return label;
}

/**
 * dr_inspect_add_bullet:
 * @box: where to
 * @text: a sentence, translated
 *
 * Returns: (transfer none): its line
 */
GtkWidget *
dr_inspect_add_bullet (GtkWidget  *box,
                       const char *text)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *dot = g_object_new (GTK_TYPE_LABEL, "label", "•", "valign", GTK_ALIGN_START, "accessible-role",
                                 GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  GtkWidget *label;

  gtk_box_append (GTK_BOX (line), dot);
  label = dr_inspect_add_label (line, text, NULL);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (box), line);

  return label;
}

/**
 * dr_inspect_note_button_new:
 * @kind: what kind of thing a note is to be of
 * @about: which
 * @title: what it is called
 *
 * Returns: (transfer floating): a button that leads to that note
 */
GtkWidget *
dr_inspect_note_button_new (DrInspectNoteKind  kind,
                            const char        *about,
                            const char        *title)
{
  GtkWidget *button = g_object_new (GTK_TYPE_BUTTON, "label", _("Note…"), "halign", GTK_ALIGN_START, NULL);
  g_autofree char *name = g_strdup_printf (_("Note on %s"), title);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "inspect.note");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(uss)", (guint) kind, about, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return button;
}
