#include "dr-findings-pane.h"

#include <glib/gi18n-lib.h>

#include "dr-finding-card.h"

struct _DrFindingsPane {
  AdwBin           parent_instance;

  DrEditor        *editor;    /* (nullable) */
  DrFindingsState *state;     /* (nullable): as shown */
  gboolean         read_only;
  GtkWidget       *summary;
  GtkWidget       *cards;
  GtkWidget       *empty;
};

G_DEFINE_FINAL_TYPE (DrFindingsPane, dr_findings_pane, ADW_TYPE_BIN)

/* Cards are made anew only where something in them is another: whoever reads them keeps their place. */
static void
refresh (DrFindingsPane *self)
{
  g_autoptr (DrFindingsState) state = dr_findings_state_new (dr_editor_get_version (self->editor)->check);
  g_autofree char *summary = dr_findings_state_summary (state);
  gboolean same = self->state != NULL && dr_findings_state_is_same (self->state, state);
  GtkWidget *child;

  gtk_label_set_label (GTK_LABEL (self->summary), summary);
  gtk_widget_set_visible (self->empty, state->n_groups == 0);
  if (!same)
    {
      while ((child = gtk_widget_get_first_child (self->cards)) != NULL)
        gtk_box_remove (GTK_BOX (self->cards), child);
      for (guint i = 0; i < state->n_groups; i++)
        gtk_box_append (GTK_BOX (self->cards), GTK_WIDGET (dr_finding_card_new (self->editor, &state->groups[i])));
    }
  g_clear_pointer (&self->state, dr_findings_state_free);
  self->state = g_steal_pointer (&state);
}

/* What can be answered depends on who sits here and on the stage. */
static void
state_changed (DrFindingsPane *self)
{
  gboolean read_only = dr_editor_is_read_only (self->editor);

  if (read_only == self->read_only)
    return;
  self->read_only = read_only;
  g_clear_pointer (&self->state, dr_findings_state_free);
  refresh (self);
}

/**
 * dr_findings_pane_set_editor:
 * @self: the pane
 * @editor: the assessment, for as long as the pane lives
 */
void
dr_findings_pane_set_editor (DrFindingsPane *self,
                             DrEditor       *editor)
{
  g_set_object (&self->editor, editor);
  self->read_only = dr_editor_is_read_only (editor);
  g_signal_connect_object (editor, "checked", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "state-changed", G_CALLBACK (state_changed), self, G_CONNECT_SWAPPED);
  refresh (self);
}

static void
dr_findings_pane_dispose (GObject *object)
{
  DrFindingsPane *self = DR_FINDINGS_PANE (object);

  g_clear_object (&self->editor);
  g_clear_pointer (&self->state, dr_findings_state_free);

  G_OBJECT_CLASS (dr_findings_pane_parent_class)->dispose (object);
}

static void
dr_findings_pane_class_init (DrFindingsPaneClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dr_findings_pane_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
dr_findings_pane_init (DrFindingsPane *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *scroll = gtk_scrolled_window_new ();

  self->summary = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE,
                                "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, NULL);
  gtk_widget_add_css_class (self->summary, "dim-label");
  self->empty = g_object_new (ADW_TYPE_STATUS_PAGE, "icon-name", "emblem-ok-symbolic", "title", _("No findings"),
                              "description", _("Nothing in this assessment asks for an answer."), "visible", FALSE, NULL);
  gtk_widget_add_css_class (self->empty, "compact");
  self->cards = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_box_append (GTK_BOX (box), self->summary);
  gtk_box_append (GTK_BOX (box), self->empty);
  gtk_box_append (GTK_BOX (box), self->cards);
  gtk_widget_add_css_class (box, "findings");
  g_object_set (scroll, "child", box, "hscrollbar-policy", GTK_POLICY_NEVER, "vexpand", TRUE, NULL);
  adw_bin_set_child (ADW_BIN (self), scroll);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Findings"), -1);
}
