#include "dr-change-view.h"

#include <glib/gi18n-lib.h>

#include "dr-marked-line.h"
#include "dr-word-difference.h"
#include "dr-wrapped-label.h"

/* Words beside a change that are shown with it in a list. */
#define AROUND 8

static GtkWidget *
label_new (const char *text,
           const char *style)
{
  GtkWidget *label = dr_wrapped_label_new (text, NULL);

  if (style != NULL)
    gtk_widget_add_css_class (label, style);

  return label;
}

/**
 * dr_change_label_new:
 *
 * Returns: (transfer floating): a label for dr_change_label_set()
 */
GtkWidget *
dr_change_label_new (void)
{
  return label_new ("", "change");
}

/**
 * dr_change_label_set:
 * @label: of dr_change_label_new()
 * @before: (nullable): what was there
 * @after: (nullable): what is there now
 * @around: words of what did not change that are shown beside what did; 0: all
 */
void
dr_change_label_set (GtkWidget  *label,
                     const char *before,
                     const char *after,
                     guint       around)
{
  g_autoptr (DrWordDifference) difference = dr_word_difference_new (before, after);
  g_autofree char *markup = dr_word_difference_markup (difference, around);
  g_autofree char *spoken = dr_word_difference_spoken (difference);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static GtkWidget *
go_new (const char *section,
        const char *key,
        const char *what)
{
  GtkWidget *go = gtk_button_new_with_label (_("Go to"));
  g_autofree char *name = g_strdup_printf (_("Go to: %s"), what);

  gtk_widget_set_halign (go, GTK_ALIGN_START);
  gtk_widget_add_css_class (go, "flat");
  gtk_widget_add_css_class (go, "go-to");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (go), "assessment.go-to");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (go), "(ss)", section, key != NULL ? key : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (go), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return go;
}

static GtkWidget *
card_new (const char *name)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 6, "accessible-role",
                                 GTK_ACCESSIBLE_ROLE_GROUP, NULL);

  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "finding");
  gtk_accessible_update_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return box;
}

static GtkWidget *
head_new (const char *icon,
          const char *words)
{
  return dr_marked_line_new (icon, NULL, label_new (words, "caption-heading"));
}

/**
 * dr_change_view_new:
 * @change: a change
 *
 * Returns: (transfer floating): it, with the way to where it stands
 */
GtkWidget *
dr_change_view_new (const DrChange *change)
{
  static const char * const icons[] = {
    [DR_CHANGE_ADDED] = "list-add-symbolic",
    [DR_CHANGE_REMOVED] = "list-remove-symbolic",
    [DR_CHANGE_TEXT] = "document-edit-symbolic",
  };
  g_autofree char *name = g_strdup_printf ("%s: %s", dr_change_kind_label (change->kind), change->name);
  GtkWidget *box = card_new (name);
  GtkWidget *label = dr_change_label_new ();

  dr_change_label_set (label, change->before, change->after, AROUND);
  gtk_box_append (GTK_BOX (box), head_new (icons[change->kind], dr_change_kind_label (change->kind)));
  gtk_box_append (GTK_BOX (box), label_new (change->name, "heading"));
  gtk_box_append (GTK_BOX (box), label);
  if (change->kind != DR_CHANGE_REMOVED)
    gtk_box_append (GTK_BOX (box), go_new (change->section, change->key, change->name));

  return box;
}

/**
 * dr_todo_view_new:
 * @todo: what is to be done
 * @may_change: it is looked at where it can be done
 *
 * Returns: (transfer floating): it, with the way to where it is done
 */
GtkWidget *
dr_todo_view_new (const DrTodo *todo,
                  gboolean      may_change)
{
  g_autofree char *name = g_strdup_printf ("%s: %s", todo->title, todo->says);
  GtkWidget *box = card_new (name);

  gtk_box_append (GTK_BOX (box), head_new ("mail-reply-sender-symbolic", todo->says));
  gtk_box_append (GTK_BOX (box), label_new (todo->title, "heading"));
  if (todo->text[0] != '\0')
    gtk_box_append (GTK_BOX (box), label_new (todo->text, NULL));
  if (may_change)
    gtk_box_append (GTK_BOX (box), todo->changed ? head_new ("emblem-ok-symbolic", _("Something has been changed here since"))
                                                 : head_new ("content-loading-symbolic", _("Nothing has been changed here yet")));
  if (todo->section != NULL)
    gtk_box_append (GTK_BOX (box), go_new (todo->section, todo->key, todo->title));

  return box;
}
