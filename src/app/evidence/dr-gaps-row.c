#include "dr-gaps-row.h"

#include <glib/gi18n-lib.h>

#include "dr-bound-label.h"
#include "dr-spoken.h"

/* Pixels of the bar before the words. */
#define BAR_WIDTH 84

#define TO_FILL "dr-gaps-row"

/* How many people, and a bar as long as that is beside the largest. */
static GtkWidget *
new_people (const DrGapsRow *row)
{
  GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 3, "width-request",
                                 BAR_WIDTH, "valign", GTK_ALIGN_CENTER, "margin-top", 9, "margin-bottom", 9, NULL);
  GtkWidget *people = g_object_new (GTK_TYPE_LABEL, "label", row->people, "xalign", 1.0, NULL);
  GtkWidget *bar = g_object_new (GTK_TYPE_LEVEL_BAR, "value", row->share, "accessible-role",
                                 GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  gtk_widget_add_css_class (people, "heading");
  gtk_widget_add_css_class (people, "numeric");
  gtk_widget_add_css_class (bar, "gap-bar");
  gtk_box_append (GTK_BOX (box), people);
  gtk_box_append (GTK_BOX (box), bar);

  return box;
}

static GtkWidget *
new_button (const char *label,
            const char *spoken,
            const char *action,
            GVariant   *target)
{
  GtkWidget *button = g_object_new (GTK_TYPE_BUTTON, "label", label, "valign", GTK_ALIGN_CENTER, "action-name", action,
                                    "action-target", target, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);

  return button;
}

static void
add_find_out (AdwExpanderRow  *self,
              const DrGapsRow *row)
{
  GtkWidget *found = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", _("How to find out"), "subtitle",
                                   row->find_out, NULL);
  g_autofree char *spoken = g_strdup_printf (_("Add this figure: %s"), row->title);

  dr_bound_label_watch_in (found);
  if (row->figure != NULL)
    adw_action_row_add_suffix (ADW_ACTION_ROW (found), new_button (_("Add this figure"), spoken, "evidence.show-figure",
                                                                   g_variant_new_string (row->figure)));
  adw_expander_row_add_row (self, found);
}

static void
add_use (AdwExpanderRow  *self,
         const DrGapsUse *use)
{
  GtkWidget *line = g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", use->title, "subtitle", use->people, NULL);
  g_autofree char *spoken = g_strdup_printf (_("Open %s"), use->title);

  dr_bound_label_watch_in (line);
  adw_action_row_add_suffix (ADW_ACTION_ROW (line), new_button (_("Open"), spoken, "gaps.open",
                                                                g_variant_new ("(su)", use->reference, use->version)));
  adw_expander_row_add_row (self, line);
}

/* Dozens of rows with a dozen lines each, made and measured though nobody sees them, had the window stand still for seconds. */
static void
fill (AdwExpanderRow *self)
{
  const DrGapsRow *row = g_object_get_data (G_OBJECT (self), TO_FILL);

  if (row == NULL || !adw_expander_row_get_expanded (self))
    return;
  g_object_set_data (G_OBJECT (self), TO_FILL, NULL);
  add_find_out (self, row);
  for (guint i = 0; i < row->n_uses; i++)
    add_use (self, &row->uses[i]);
  if (row->more != NULL)
    adw_expander_row_add_row (self, g_object_new (ADW_TYPE_ACTION_ROW, "use-markup", FALSE, "title", row->more, NULL));
}

/**
 * dr_gaps_row_new:
 * @row: what it shows, for as long as it can be opened
 *
 * Its buttons activate "evidence.show-figure" with the figure, and "gaps.open" with an assessment's reference and version.
 *
 * Returns: (transfer floating): a row of a list
 */
GtkWidget *
dr_gaps_row_new (const DrGapsRow *row)
{
  GtkWidget *self = g_object_new (ADW_TYPE_EXPANDER_ROW, "use-markup", FALSE, "title", row->title, NULL);
  g_autofree char *subtitle = g_strdup_printf ("%s · %s", row->known, row->where);

  dr_spoken_watch_row (ADW_EXPANDER_ROW (self));
  /* Its words are not bound: beside a number in large text there is no room for two that stand together. */
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (self), new_people (row));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, row->spoken, -1);
  g_object_set_data (G_OBJECT (self), TO_FILL, (gpointer) row);
  g_signal_connect (self, "notify::expanded", G_CALLBACK (fill), NULL);

  return self;
}
