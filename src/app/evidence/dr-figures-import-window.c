#include "dr-figures-import-window.h"

#include <glib/gi18n-lib.h>

#include "dr-drop-down.h"
#include "dr-escape.h"
#include "dr-narrow-title.h"
#include "dr-wrapped-label.h"

struct _DrFiguresImportWindow {
  AdwWindow         parent_instance;

  DrEvidenceCopy   *copy;
  DrLongWork       *long_work;
  char            **paths;
  DrFiguresFound   *found;        /* (nullable): being read */
  char             *service;      /* (nullable): id */
  int               status;       /* that is shown; -1: all */
  int               statuses[DR_N_IMPORT_STATUSES + 1];   /* by position of the list of outcomes */
  gboolean          filling;

  GtkWidget        *take;
  GtkWidget        *problem;
  GtkWidget        *outcomes;
  GtkWidget        *services_box;
  GtkWidget        *services;
  GtkListView      *list;
  GtkCustomFilter  *filter;
};

G_DEFINE_FINAL_TYPE (DrFiguresImportWindow, dr_figures_import_window, ADW_TYPE_WINDOW)

static void read_files (DrFiguresImportWindow *self);

/* --- Rows --- */

static void
set_up_row (GtkListItemFactory *factory,
            GtkListItem        *item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *status = dr_wrapped_label_add (row, NULL, NULL);
  static const char * const names[] = { "what", "figures", "why", "where" };
  static const char * const styles[] = { NULL, NULL, NULL, "caption" };

  g_object_set (status, "width-chars", 9, "yalign", 0.0, "wrap", FALSE, NULL);
  g_object_set_data (G_OBJECT (row), "status", status);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (row), texts);
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    g_object_set_data (G_OBJECT (row), names[i], dr_wrapped_label_add (texts, NULL, styles[i]));
  gtk_widget_add_css_class (row, "import-row");
  gtk_list_item_set_child (item, row);
}

static void
set_text (GtkWidget  *row,
          const char *name,
          const char *text)
{
  GtkWidget *label = g_object_get_data (G_OBJECT (row), name);

  dr_wrapped_label_say (label, text);
}

static void
bind_row (GtkListItemFactory *factory,
          GtkListItem        *item)
{
  const DrFiguresRow *row = gtk_list_item_get_item (item);
  GtkWidget *widget = gtk_list_item_get_child (item);
  GtkWidget *status = g_object_get_data (G_OBJECT (widget), "status");
  g_autofree char *spoken = g_strdup_printf ("%s: %s. %s. %s. %s", dr_figures_status_label (row->status), row->what, row->figures,
                                             row->why != NULL ? row->why : "", row->where);

  set_text (widget, "status", dr_figures_status_label (row->status));
  set_text (widget, "what", row->what);
  set_text (widget, "figures", row->figures);
  set_text (widget, "why", row->why);
  set_text (widget, "where", row->where);
  gtk_widget_remove_css_class (status, "error");
  gtk_widget_remove_css_class (status, "heading");
  if (row->status == DR_IMPORT_REFUSED)
    gtk_widget_add_css_class (status, "error");
  if (row->status == DR_IMPORT_TAKEN || row->status == DR_IMPORT_CHANGED || row->status == DR_IMPORT_REFUSED)
    gtk_widget_add_css_class (status, "heading");
  if (gtk_widget_get_parent (widget) != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (widget)), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static gboolean
passes (gpointer item,
        gpointer data)
{
  const DrFiguresImportWindow *self = data;

  return self->status < 0 || (int) DR_FIGURES_ROW (item)->status == self->status;
}

/* --- What came of it --- */

static void
fill_outcomes (DrFiguresImportWindow *self)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) list = NULL;
  guint n = 0;
  guint all = 0;

  for (guint i = 0; i < DR_N_IMPORT_STATUSES; i++)
    all += dr_figures_count (self->found, (DrImportStatus) i);
  self->statuses[n++] = -1;
  {
    g_autofree char *words = g_strdup_printf (ngettext ("All: %u row", "All: %u rows", all), all);

    g_strv_builder_add (names, words);
  }
  for (guint i = 0; i < DR_N_IMPORT_STATUSES; i++)
    {
      guint count = dr_figures_count (self->found, (DrImportStatus) i);
      /* Translators: %1$s is as "Refused", %2$u a number of rows */
      g_autofree char *words = g_strdup_printf (_("%1$s: %2$u"), dr_figures_status_label ((DrImportStatus) i), count);

      if (count == 0)
        continue;
      self->statuses[n++] = (int) i;
      g_strv_builder_add (names, words);
    }
  list = g_strv_builder_end (names);
  dr_drop_down_set_names (self->outcomes, (const char * const *) list);
}

static void
show_found (DrFiguresImportWindow *self)
{
  g_autofree char *refusal = dr_figures_refusal (self->found);
  GListModel *rows = dr_figures_rows (self->found);
  GtkFilterListModel *filtered;
  g_autoptr (GtkSelectionModel) selection = NULL;

  self->filling = TRUE;
  self->status = -1;
  fill_outcomes (self);
  self->filling = FALSE;
  g_clear_object (&self->filter);
  self->filter = gtk_custom_filter_new (passes, self, NULL);
  filtered = gtk_filter_list_model_new (rows, GTK_FILTER (g_object_ref (self->filter)));
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (filtered)));
  gtk_list_view_set_model (self->list, selection);
  gtk_widget_set_sensitive (self->take, refusal == NULL);
  gtk_label_set_label (GTK_LABEL (self->problem), refusal != NULL
                         ? refusal : _("Nothing is written yet. Look at the rows, then take them into your working copy."));
  gtk_widget_set_visible (self->services_box, self->found->contacts && self->found->evidence->n_services > 1);
}

static void
outcome_chosen (DrFiguresImportWindow *self)
{
  guint position = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->outcomes));

  if (self->filling || self->filter == NULL || position > DR_N_IMPORT_STATUSES)
    return;
  self->status = self->statuses[position];
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
}

static void
service_chosen (DrFiguresImportWindow *self)
{
  guint position = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->services));
  const DrEvidence *evidence = dr_evidence_copy_get_evidence (self->copy);

  if (self->filling)
    return;
  g_clear_pointer (&self->service, g_free);
  if (position > 0 && position <= evidence->n_services)
    self->service = g_strdup (evidence->services[position - 1].id);
  read_files (self);
}

static void
files_read (gpointer      result,
            const GError *error,
            gpointer      owner)
{
  DrFiguresImportWindow *self = owner;

  if (result == NULL)
    {
      gtk_label_set_label (GTK_LABEL (self->problem), g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)
                                                        ? _("Stopped. Nothing was taken.") : error->message);
      return;
    }
  g_clear_pointer (&self->found, dr_figures_found_free);
  self->found = result;
  show_found (self);
}

static void
read_files (DrFiguresImportWindow *self)
{
  DrFiguresTask *task = g_new0 (DrFiguresTask, 1);
  const DrLongWorkStart start = {
    .title = _("Reading the figures"),
    .run = dr_figures_read,
    .data = task,
    .free_data = (GDestroyNotify) dr_figures_task_free,
    .free_result = (GDestroyNotify) dr_figures_found_free,
    .done = files_read,
    .owner = G_OBJECT (self),
  };

  task->paths = g_strdupv (self->paths);
  task->evidence = dr_evidence_ref (dr_evidence_copy_get_evidence (self->copy));
  task->service = g_strdup (self->service);
  gtk_widget_set_sensitive (self->take, FALSE);
  gtk_label_set_label (GTK_LABEL (self->problem), _("Reading the files…"));
  dr_long_work_start (self->long_work, dr_evidence_copy_get_desk (self->copy), &start);
}

/* --- Taking it --- */

static void
taken (const char *problem,
       gpointer    owner)
{
  DrFiguresImportWindow *self = owner;

  if (problem == NULL)
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  gtk_label_set_label (GTK_LABEL (self->problem), problem);
  gtk_widget_set_sensitive (self->take, TRUE);
}

static void
take_clicked (DrFiguresImportWindow *self)
{
  const DrImportEdition edition = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (DrEvidence) made = NULL;

  if (self->found == NULL || self->found->preview == NULL)
    return;
  made = dr_figure_import_apply (self->found->preview, self->found->evidence, &edition, &error);
  if (made == NULL)
    {
      gtk_label_set_label (GTK_LABEL (self->problem), error->message);
      return;
    }
  gtk_widget_set_sensitive (self->take, FALSE);
  dr_evidence_copy_replace (self->copy, made, self->found->evidence, _("Figures taken into the working copy"), taken,
                            G_OBJECT (self));
}

/* --- The window --- */

static void
fill_services (DrFiguresImportWindow *self)
{
  const DrEvidence *evidence = dr_evidence_copy_get_evidence (self->copy);
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  g_ptr_array_add (names, _("Not said"));
  for (guint i = 0; i < evidence->n_services; i++)
    g_ptr_array_add (names, (gpointer) evidence->services[i].name);
  g_ptr_array_add (names, NULL);
  self->filling = TRUE;
  dr_drop_down_set_names (self->services, (const char * const *) names->pdata);
  self->filling = FALSE;
}

/**
 * dr_figures_import_begin:
 * @above: a widget of the window that asks
 * @copy: the evidence base
 * @long_work: for reading the files
 * @paths: (array zero-terminated=1): files of figures
 *
 * Reads them, and shows what would become of every row.
 */
void
dr_figures_import_begin (GtkWidget          *above,
                         DrEvidenceCopy     *copy,
                         DrLongWork         *long_work,
                         const char * const *paths)
{
  DrFiguresImportWindow *self = g_object_new (DR_TYPE_FIGURES_IMPORT_WINDOW, "modal", TRUE, "transient-for",
                                              gtk_widget_get_root (above), "destroy-with-parent", TRUE, NULL);

  self->copy = g_object_ref (copy);
  self->long_work = g_object_ref (long_work);
  self->paths = g_strdupv ((char **) paths);
  fill_services (self);
  gtk_window_present (GTK_WINDOW (self));
  read_files (self);
}

/* What a file chooser needs to go on with. */
typedef struct {
  GtkWidget      *above;   /* (nullable): weak */
  DrEvidenceCopy *copy;
  DrLongWork     *long_work;
} Choosing;

static void
files_chosen (GtkNativeDialog *dialog,
              int              response,
              Choosing        *choosing)
{
  g_autoptr (GListModel) files = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog)) : NULL;
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; files != NULL && i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);
      char *path = g_file_get_path (file);

      if (path != NULL)
        g_ptr_array_add (paths, path);
    }
  g_ptr_array_add (paths, NULL);
  if (paths->len > 1 && choosing->above != NULL)
    dr_figures_import_begin (choosing->above, choosing->copy, choosing->long_work, (const char * const *) paths->pdata);
  g_clear_weak_pointer (&choosing->above);
  g_object_unref (choosing->copy);
  g_object_unref (choosing->long_work);
  g_free (choosing);
  g_object_unref (dialog);
}

/**
 * dr_figures_import_choose:
 * @above: a widget of the window that asks
 * @copy: the evidence base
 * @long_work: for reading the files
 *
 * Asks which files, and goes on with them.
 */
void
dr_figures_import_choose (GtkWidget      *above,
                          DrEvidenceCopy *copy,
                          DrLongWork     *long_work)
{
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (_("Files of figures"),
                                                              GTK_WINDOW (gtk_widget_get_root (above)),
                                                              GTK_FILE_CHOOSER_ACTION_OPEN, _("_Read"), _("_Cancel"));
  g_autoptr (GtkFileFilter) csv = gtk_file_filter_new ();
  g_autoptr (GtkFileFilter) any = gtk_file_filter_new ();
  Choosing *choosing = g_new0 (Choosing, 1);

  gtk_file_filter_set_name (csv, _("CSV: Nomis, ONS, or your own counts of contacts"));
  gtk_file_filter_add_suffix (csv, "csv");
  gtk_file_filter_set_name (any, _("All files"));
  gtk_file_filter_add_pattern (any, "*");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), csv);
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), any);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (dialog), TRUE);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_set_weak_pointer (&choosing->above, above);
  choosing->copy = g_object_ref (copy);
  choosing->long_work = g_object_ref (long_work);
  g_signal_connect (dialog, "response", G_CALLBACK (files_chosen), choosing);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
dr_figures_import_window_finalize (GObject *object)
{
  DrFiguresImportWindow *self = DR_FIGURES_IMPORT_WINDOW (object);

  g_clear_pointer (&self->found, dr_figures_found_free);
  g_clear_object (&self->filter);
  g_clear_object (&self->copy);
  g_clear_object (&self->long_work);
  g_strfreev (self->paths);
  g_free (self->service);

  G_OBJECT_CLASS (dr_figures_import_window_parent_class)->finalize (object);
}

static void
dr_figures_import_window_class_init (DrFiguresImportWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dr_figures_import_window_finalize;
}

static GtkWidget *
new_header (DrFiguresImportWindow *self)
{
  GtkWidget *header = g_object_new (ADW_TYPE_HEADER_BAR, "show-start-title-buttons", FALSE, "show-end-title-buttons", FALSE,
                                    NULL);
  GtkWidget *cancel = gtk_button_new_with_label (_("Cancel"));

  self->take = gtk_button_new_with_label (_("Take"));
  gtk_widget_set_tooltip_text (self->take, _("Take what can be taken into the working copy"));
  gtk_widget_add_css_class (self->take, "suggested-action");
  gtk_widget_set_sensitive (self->take, FALSE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (cancel), "window.close");
  g_signal_connect_swapped (self->take, "clicked", G_CALLBACK (take_clicked), self);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), dr_narrow_title_new (_("Take figures")));
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), cancel);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->take);

  return header;
}

static GtkWidget *
new_top (DrFiguresImportWindow *self)
{
  GtkWidget *top = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);

  self->problem = dr_wrapped_label_add (top, NULL, NULL);
  g_object_set (self->problem, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, NULL);
  self->services_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_label_set_label (GTK_LABEL (dr_wrapped_label_add (self->services_box, NULL, "caption-heading")),
                       _("Whose are contacts that name no access point?"));
  self->services = dr_drop_down_new (_("Whose are contacts that name no access point?"));
  gtk_box_append (GTK_BOX (self->services_box), self->services);
  gtk_widget_set_visible (self->services_box, FALSE);
  self->outcomes = dr_drop_down_new (_("Which rows are shown"));
  gtk_box_append (GTK_BOX (top), self->services_box);
  gtk_box_append (GTK_BOX (top), self->outcomes);
  gtk_widget_add_css_class (top, "import-top");
  g_signal_connect_swapped (self->services, "notify::selected", G_CALLBACK (service_chosen), self);
  g_signal_connect_swapped (self->outcomes, "notify::selected", G_CALLBACK (outcome_chosen), self);

  return top;
}

static void
dr_figures_import_window_init (DrFiguresImportWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *list = gtk_list_view_new (NULL, factory);

  g_signal_connect (factory, "setup", G_CALLBACK (set_up_row), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row), NULL);
  self->list = GTK_LIST_VIEW (list);
  self->status = -1;
  gtk_list_view_set_show_separators (self->list, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Rows of the files"), -1);
  gtk_box_append (GTK_BOX (box), new_header (self));
  gtk_box_append (GTK_BOX (box), new_top (self));
  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_SCROLLED_WINDOW, "hscrollbar-policy", GTK_POLICY_NEVER, "vexpand", TRUE,
                                               "child", list, NULL));
  dr_escape_closes (self);
  g_object_set (self, "title", _("Take figures"), "default-width", 720, "default-height", 640, "width-request", 340, NULL);
  adw_window_set_content (ADW_WINDOW (self), box);
}
