#include "dr-findings-pane.h"

#include <glib/gi18n-lib.h>

#include "dr-message.h"

struct _DrFindingsPane {
  AdwBin     parent_instance;

  DrEditor  *editor;   /* (nullable) */
  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (DrFindingsPane, dr_findings_pane, ADW_TYPE_BIN)

static void
refresh (DrFindingsPane *self)
{
  const DrCheck *check = dr_editor_get_version (self->editor)->check;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), child);
  for (guint i = 0; i < check->n_results; i++)
    if (check->results[i].kind == DR_RESULT_FAIL)
      {
        g_autofree char *message = dr_message_format (check, &check->results[i]);

        gtk_list_box_append (GTK_LIST_BOX (self->list),
                             g_object_new (GTK_TYPE_LABEL, "label", message, "wrap", TRUE, "xalign", 0.0, NULL));
      }
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
  g_signal_connect_object (editor, "checked", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
}

static void
dr_findings_pane_dispose (GObject *object)
{
  g_clear_object (&DR_FINDINGS_PANE (object)->editor);

  G_OBJECT_CLASS (dr_findings_pane_parent_class)->dispose (object);
}

static void
dr_findings_pane_class_init (DrFindingsPaneClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dr_findings_pane_dispose;
}

static void
dr_findings_pane_init (DrFindingsPane *self)
{
  GtkWidget *scroll = gtk_scrolled_window_new ();

  self->list = g_object_new (GTK_TYPE_LIST_BOX, "selection-mode", GTK_SELECTION_NONE, NULL);
  g_object_set (scroll, "child", self->list, "hscrollbar-policy", GTK_POLICY_NEVER, "vexpand", TRUE, NULL);
  adw_bin_set_child (ADW_BIN (self), scroll);
}
