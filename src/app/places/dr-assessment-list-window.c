#include "dr-assessment-list-window.h"

#include <glib/gi18n-lib.h>

#include "dr-application.h"
#include "dr-names.h"
#include "dr-register-item.h"
#include "dr-register-state.h"
#include "dr-tab-stop.h"
#include "dr-workflow.h"
#include "dr-wrapped-label.h"

/* Rows that are shown; what is more is said. */
#define MOST_ROWS 2000

struct _DrAssessmentListWindow {
  AdwWindow     parent_instance;

  GtkLabel     *heading;
  GtkLabel     *status;
  GtkListView  *view;
  GListStore   *rows;         /* of DrRegisterItem */
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (DrAssessmentListWindow, dr_assessment_list_window, ADW_TYPE_WINDOW)

/* --- Reading --- */

typedef struct {
  GPtrArray *references;   /* of strings */
  GArray    *versions;     /* of guint */
} Wish;

static void
free_wish (gpointer data)
{
  Wish *wish = data;

  g_ptr_array_unref (wish->references);
  g_array_unref (wish->versions);
  g_free (wish);
}

/* What was deleted meanwhile is left out. */
static gpointer
read_rows (DrRegister    *in,
           gpointer       data,
           GCancellable  *cancellable,
           GError       **error)
{
  const Wish *wish = data;
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < wish->references->len; i++)
    {
      g_autoptr (GError) problem = NULL;
      g_autoptr (DrRegisterPage) page = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      page = dr_store_get_row (dr_register_get_store (in), wish->references->pdata[i],
                               g_array_index (wish->versions, guint, i), &problem);
      if (page != NULL)
        g_ptr_array_add (rows, dr_register_row_copy (&page->rows[0]));
      else if (!g_error_matches (problem, DR_STORE_ERROR, DR_STORE_ERROR_NOT_FOUND))
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return NULL;
        }
    }

  return g_steal_pointer (&rows);
}

static void
rows_read (GObject      *desk,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (DrAssessmentListWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = dr_desk_run_finish (DR_DESK (desk), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->rows == NULL)
    return;
  if (rows == NULL)
    {
      gtk_label_set_label (self->status, error->message);
      gtk_widget_set_visible (GTK_WIDGET (self->status), TRUE);
      return;
    }
  for (guint i = 0; i < rows->len; i++)
    {
      g_autoptr (DrRegisterItem) item = dr_register_item_new ();

      dr_register_item_set_row (item, rows->pdata[i]);
      g_list_store_append (self->rows, item);
    }
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

/* --- Rows --- */

static void
set_up (GtkListItemFactory *factory,
        GtkListItem        *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_widget_add_css_class (box, "list-row");
  dr_wrapped_label_add (box, NULL, NULL);
  dr_wrapped_label_add (box, NULL, "dim-label");
  gtk_list_item_set_child (item, box);
}

static void
bind (GtkListItemFactory *factory,
      GtkListItem        *item)
{
  const DrRegisterRow *row = dr_register_item_get_row (gtk_list_item_get_item (item));
  GtkWidget *box = gtk_list_item_get_child (item);
  const char *service = row->service_name[0] != '\0' ? row->service_name : _("no service yet");
  const char *title = row->title[0] != '\0' ? row->title : _("Without a title");
  g_autofree char *name = g_strdup_printf ("%s · %s", row->reference, title);
  g_autofree char *stage = dr_register_sentence (dr_workflow_stage_name (row->stage));
  g_autofree char *outcome = row->outcome != DR_OUTCOME_NONE ? dr_register_sentence (dr_outcome_label (row->outcome)) : NULL;
  g_autofree char *facts = g_strdup_printf ("%s · %s · %s", service, stage,
                                            outcome != NULL ? outcome : _("No outcome yet"));
  g_autofree char *all = g_strdup_printf ("%s, %s", name, facts);

  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (box)), name);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (box)), facts);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (box)), GTK_ACCESSIBLE_PROPERTY_LABEL, all, -1);
}

static void
row_activated (DrAssessmentListWindow *self,
               guint                   position)
{
  g_autoptr (DrRegisterItem) item = g_list_model_get_item (G_LIST_MODEL (self->rows), position);
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  const DrRegisterRow *row = item != NULL ? dr_register_item_get_row (item) : NULL;

  if (row != NULL && DR_IS_APPLICATION (application))
    dr_application_show_assessment (DR_APPLICATION (application), row->reference, row->version);
}

/**
 * dr_assessment_list_window_show:
 * @parent: the window that it belongs to
 * @desk: the register
 * @heading: what they have in common, translated
 * @names: (array length=n_names): which; copied
 * @n_names: how many
 *
 * Lists them, in this order.
 */
void
dr_assessment_list_window_show (GtkWindow              *parent,
                                DrDesk                 *desk,
                                const char             *heading,
                                const DrAssessmentName *names,
                                guint                   n_names)
{
  DrAssessmentListWindow *self = g_object_new (DR_TYPE_ASSESSMENT_LIST_WINDOW, "transient-for", parent, "application",
                                               gtk_window_get_application (parent), NULL);
  g_autofree char *title = g_strdup_printf (ngettext ("%u assessment", "%u assessments", n_names), n_names);
  Wish *wish = g_new0 (Wish, 1);
  guint shown = MIN (n_names, MOST_ROWS);

  wish->references = g_ptr_array_new_with_free_func (g_free);
  wish->versions = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < shown; i++)
    {
      g_ptr_array_add (wish->references, g_strdup (names[i].reference));
      g_array_append_val (wish->versions, names[i].version);
    }
  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_label_set_label (self->heading, heading);
  if (n_names > shown)
    {
      g_autofree char *most = dr_format_whole (shown);
      g_autofree char *words = g_strdup_printf (_("The first %s are shown."), most);

      gtk_label_set_label (self->status, words);
      gtk_widget_set_visible (GTK_WIDGET (self->status), TRUE);
    }
  dr_desk_run (desk, DR_DESK_LANE_READ, read_rows, wish, free_wish, (GDestroyNotify) g_ptr_array_unref, self->cancellable,
               rows_read, g_object_ref (self));
  gtk_window_present (GTK_WINDOW (self));
}

static void
dr_assessment_list_window_dispose (GObject *object)
{
  DrAssessmentListWindow *self = DR_ASSESSMENT_LIST_WINDOW (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->rows);

  G_OBJECT_CLASS (dr_assessment_list_window_parent_class)->dispose (object);
}

static void
dr_assessment_list_window_class_init (DrAssessmentListWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dr_assessment_list_window_dispose;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
dr_assessment_list_window_init (DrAssessmentListWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *scrolled = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "vexpand", TRUE, NULL);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  self->cancellable = g_cancellable_new ();
  self->rows = g_list_store_new (DR_TYPE_REGISTER_ITEM);
  g_signal_connect (factory, "setup", G_CALLBACK (set_up), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind), NULL);
  self->view = GTK_LIST_VIEW (gtk_list_view_new (GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->rows)))),
                                                 factory));
  gtk_list_view_set_single_click_activate (self->view, TRUE);
  gtk_list_view_set_show_separators (self->view, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Assessments"), -1);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (row_activated), self);

  self->heading = GTK_LABEL (dr_wrapped_label_new (NULL, "heading"));
  self->status = GTK_LABEL (dr_wrapped_label_new (NULL, "dim-label"));
  gtk_widget_set_visible (GTK_WIDGET (self->status), FALSE);
  gtk_widget_add_css_class (top, "list-heading");
  gtk_box_append (GTK_BOX (top), GTK_WIDGET (self->heading));
  dr_wrapped_label_add (top, _("Where they stand today, which may be further than the period showed."), "dim-label");
  gtk_box_append (GTK_BOX (top), GTK_WIDGET (self->status));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->view));
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), top);
  gtk_box_append (GTK_BOX (box), g_object_new (DR_TYPE_TAB_STOP, "list", scrolled, NULL));
  adw_window_set_content (ADW_WINDOW (self), box);
  g_object_set (self, "destroy-with-parent", TRUE, "default-width", 520, "default-height", 460, NULL);
}
