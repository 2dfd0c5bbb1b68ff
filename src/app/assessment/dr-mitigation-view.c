#include "dr-mitigation-view.h"

#include <glib/gi18n-lib.h>

struct _DrMitigationView {
  GtkBox     parent_instance;

  GtkWidget *none;
  GtkWidget *table;   /* a box: a heading a group, a grid under it */
};

G_DEFINE_FINAL_TYPE (DrMitigationView, dr_mitigation_view, GTK_TYPE_BOX)

/**
 * dr_mitigation_view_new:
 *
 * Returns: (transfer floating): an empty table
 */
DrMitigationView *
dr_mitigation_view_new (void)
{
  return g_object_new (DR_TYPE_MITIGATION_VIEW, NULL);
}

static GtkWidget *
new_label (const char *text,
           const char *style)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", text, "xalign", 0.0, "yalign", 0.0, "wrap", TRUE, "wrap-mode",
                                   PANGO_WRAP_WORD_CHAR, "hexpand", TRUE, NULL);

  if (style != NULL)
    gtk_widget_add_css_class (label, style);

  return label;
}

/* A figure with its row and column in its name: a grid of labels has no headings for screen readers. */
static void
add_cell (GtkWidget  *grid,
          int         column,
          int         row,
          const char *text,
          const char *group,
          const char *measure,
          const char *which)
{
  GtkWidget *label = new_label (text, "numeric");
  g_autofree char *spoken = g_strdup_printf ("%s: %s, %s: %s", group, measure, which, text);

  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_grid_attach (GTK_GRID (grid), label, column, row, 1, 1);
}

static GtkWidget *
new_group (const DrMitigationRow *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *grid = g_object_new (GTK_TYPE_GRID, "column-spacing", 12, "row-spacing", 6, "column-homogeneous", TRUE, NULL);

  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "mitigation");
  gtk_box_append (GTK_BOX (box), new_label (row->name, "heading"));
  gtk_grid_attach (GTK_GRID (grid), new_label (_("Without mitigation"), "caption-heading"), 1, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), new_label (_("With mitigation"), "caption-heading"), 2, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), new_label (_("Newly excluded"), "dim-label"), 0, 1, 1, 1);
  gtk_grid_attach (GTK_GRID (grid), new_label (_("At risk"), "dim-label"), 0, 2, 1, 1);
  add_cell (grid, 1, 1, row->excluded_without, row->name, _("Newly excluded"), _("Without mitigation"));
  add_cell (grid, 2, 1, row->excluded_with, row->name, _("Newly excluded"), _("With mitigation"));
  add_cell (grid, 1, 2, row->at_risk_without, row->name, _("At risk"), _("Without mitigation"));
  add_cell (grid, 2, 2, row->at_risk_with, row->name, _("At risk"), _("With mitigation"));
  gtk_box_append (GTK_BOX (box), grid);

  return box;
}

/**
 * dr_mitigation_view_show:
 * @self: a table
 * @state: what it is to show
 */
void
dr_mitigation_view_show (DrMitigationView        *self,
                         const DrMitigationState *state)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->table)) != NULL)
    gtk_box_remove (GTK_BOX (self->table), child);
  for (guint i = 0; i < state->n_rows; i++)
    gtk_box_append (GTK_BOX (self->table), new_group (&state->rows[i]));
  gtk_widget_set_visible (self->none, state->n_rows == 0);
  gtk_widget_set_visible (self->table, state->n_rows > 0);
}

static void
dr_mitigation_view_class_init (DrMitigationViewClass *klass)
{
}

static void
dr_mitigation_view_init (DrMitigationView *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 12);
  self->none = new_label (_("No mitigation counts in the figures yet. One counts when it opens another way in for named groups, "
                            "with the share of them who can use it and the source of that, an owner, and a date no later than "
                            "the change."), "dim-label");
  self->table = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_box_append (GTK_BOX (self), self->none);
  gtk_box_append (GTK_BOX (self), self->table);
}
