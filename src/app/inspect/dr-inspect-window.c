#include "dr-inspect-window.h"

#include <glib/gi18n-lib.h>

#include "dr-background.h"
#include "dr-idle-steps.h"
#include "dr-inspect-checks-page.h"
#include "dr-inspect-compare-page.h"
#include "dr-inspect-notes-page.h"
#include "dr-inspect-record-page.h"
#include "dr-inspect-sample-page.h"
#include "dr-inspect-trail-page.h"
#include "dr-leaflet-headers.h"
#include "dr-leaflet-shadows.h"
#include "dr-main-menu.h"
#include "dr-recent.h"
#include "dr-status-page.h"
#include "dr-tab-stop.h"
#include "dr-toasts.h"
#include "dr-unseen.h"
#include "dr-verify.h"
#include "dr-wrapped-label.h"

struct _DrInspectWindow {
  AdwApplicationWindow  parent_instance;

  char                 *path;
  GCancellable         *closing;
  gboolean              warned;      /* that notes are not saved: closing again closes */
  DrInspected          *inspected;   /* (nullable): not read yet */
  DrIdleSteps           filling;     /* Step: pages that show it, after the first */

  AdwToastOverlay      *toasts;
  GtkStack             *start;       /* "problem" or "panes" */
  AdwStatusPage        *problem;
  AdwLeaflet           *leaflet;
  GtkMenuButton        *menu;
  GtkMenuButton        *problem_menu;
  GtkListBox           *pages_list;
  GtkStack             *pages;
  AdwWindowTitle       *title;
  AdwWindowTitle       *side_title;
  GtkWidget            *bring;
  DrInspectChecksPage  *checks;
  DrInspectRecordPage  *record;
  DrInspectTrailPage   *trail;
  DrInspectComparePage *compare;
  DrInspectSamplePage  *sample;
  DrInspectNotesPage   *notes;
  GMenu                *recent;
};

G_DEFINE_FINAL_TYPE (DrInspectWindow, dr_inspect_window, ADW_TYPE_APPLICATION_WINDOW)

/* Pages that are filled one by one: together they would hold the window up. */
typedef enum {
  STEP_RECORD,
  STEP_TRAIL,
  STEP_COMPARE,
  STEP_SAMPLE,
  N_STEPS,
  NO_STEP = N_STEPS,
} Step;

static const struct { const char *id; const char *title; const char *icon; Step step; } places[] = {
  { "checks", N_("Checks"), "object-select-symbolic", NO_STEP },
  { "record", N_("Record"), "x-office-document-symbolic", STEP_RECORD },
  { "trail", N_("Trail"), "document-open-recent-symbolic", STEP_TRAIL },
  { "compare", N_("Compare"), "view-dual-symbolic", STEP_COMPARE },
  { "sample", N_("Sample"), "view-list-symbolic", STEP_SAMPLE },
  { "notes", N_("Notes"), "document-edit-symbolic", NO_STEP },
};

/* --- Pages --- */

static void
show_page (DrInspectWindow *self,
           const char      *id)
{
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    if (g_str_equal (places[i].id, id))
      {
        gtk_list_box_select_row (self->pages_list, gtk_list_box_get_row_at_index (self->pages_list, (int) i));
        adw_window_title_set_title (self->title, _(places[i].title));
        dr_idle_steps_need (&self->filling, places[i].step);   /* who is quicker than the idle moments is served at once */
      }
  gtk_stack_set_visible_child_name (self->pages, id);
  adw_leaflet_set_visible_child_name (self->leaflet, "page");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "inspect.copy", !g_str_equal (id, "trail") && !g_str_equal (id, "record"));
}

static void
page_activated (DrInspectWindow *self,
                GtkListBoxRow   *row)
{
  show_page (self, places[gtk_list_box_row_get_index (row)].id);
}

static void
do_page (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  show_page (DR_INSPECT_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
show_pages (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  adw_leaflet_set_visible_child_name (DR_INSPECT_WINDOW (widget)->leaflet, "pages");
}

static void
fill_page (guint    step,
           gpointer data)
{
  DrInspectWindow *self = data;

  switch ((Step) step)
    {
    case STEP_RECORD: dr_inspect_record_page_set_inspected (self->record, self->inspected); break;
    case STEP_TRAIL: dr_inspect_trail_page_set_inspected (self->trail, self->inspected); break;
    case STEP_COMPARE: dr_inspect_compare_page_set_inspected (self->compare, self->inspected); break;
    case STEP_SAMPLE: dr_inspect_sample_page_set_inspected (self->sample, self->inspected); break;
    case N_STEPS: default: g_assert_not_reached ();
    }
}

static void
do_record (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  DrInspectWindow *self = DR_INSPECT_WINDOW (widget);

  dr_idle_steps_need (&self->filling, STEP_RECORD);
  dr_inspect_record_page_show (self->record, g_variant_get_uint32 (parameter));
  show_page (self, "record");
}

/* With the record before it of the same assessment, where there is one. */
static void
do_compare (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  DrInspectWindow *self = DR_INSPECT_WINDOW (widget);
  guint record = g_variant_get_uint32 (parameter);
  const DrInspectedRecord *records = self->inspected != NULL ? self->inspected->records : NULL;

  if (records == NULL)
    return;
  dr_idle_steps_need (&self->filling, STEP_COMPARE);
  if (g_str_equal (action, "inspect.compare") && record > 0
      && g_str_equal (records[record - 1].reference, records[record].reference))
    dr_inspect_compare_page_show (self->compare, record - 1, (int) record);
  else
    dr_inspect_compare_page_show (self->compare, record, -1);
  show_page (self, "compare");
}

static void
do_note (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  DrInspectWindow *self = DR_INSPECT_WINDOW (widget);
  guint kind;
  const char *about;
  const char *title;

  g_variant_get (parameter, "(u&s&s)", &kind, &about, &title);
  show_page (self, "notes");
  if (kind < DR_N_INSPECT_NOTE_KINDS)
    dr_inspect_notes_page_edit (self->notes, (DrInspectNoteKind) kind, about, title);
}

/* The target is the record that its button was made for. */
static void
do_report (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  dr_inspect_record_page_report (DR_INSPECT_WINDOW (widget)->record);
}

static void
do_copy (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  DrInspectWindow *self = DR_INSPECT_WINDOW (widget);
  const char *page = gtk_stack_get_visible_child_name (self->pages);
  g_autofree char *text = NULL;

  if (g_str_equal (page, "checks"))
    text = dr_inspect_checks_page_to_text (self->checks);
  else if (g_str_equal (page, "compare"))
    text = dr_inspect_compare_page_to_text (self->compare);
  else if (g_str_equal (page, "sample"))
    text = dr_inspect_sample_page_to_text (self->sample);
  else if (g_str_equal (page, "notes"))
    text = dr_inspect_notes_page_to_text (self->notes);
  if (text != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (text != NULL ? _("Copied as text") : _("There is nothing to copy yet")));
}

/* Into the register that is open; it is kept there as received. */
static void
do_bring (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  DrInspectWindow *self = DR_INSPECT_WINDOW (widget);
  g_autoptr (GFile) file = g_file_new_for_path (self->path);

  dr_application_import (DR_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))), file);
}

/* --- What is inspected --- */

static void
read_path (GTask        *task,
           gpointer      owner,
           gpointer      data,
           GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  DrInspected *inspected = dr_inspected_open (data, NULL, NULL, cancellable, &error);

  if (inspected != NULL)
    g_task_return_pointer (task, inspected, (GDestroyNotify) dr_inspected_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
was_read (GObject      *owner,
          GAsyncResult *result,
          gpointer      data)
{
  DrInspectWindow *self = DR_INSPECT_WINDOW (owner);
  g_autoptr (GError) error = NULL;
  g_autoptr (DrInspected) inspected = g_task_propagate_pointer (G_TASK (result), &error);

  if (g_cancellable_is_cancelled (self->closing))
    return;
  if (inspected == NULL)
    {
      g_autofree char *plain = g_strdup_printf ("%s\n\n%s", _("It is neither a record, which is an XML file that a register sealed, nor "
                                                              "a bag, which is a folder or a zip that a register exported."),
                                                error->message);

      dr_inspect_checks_page_stop (self->checks);
      dr_status_page_explain (self->problem, plain);
      gtk_stack_set_visible_child_name (self->start, "problem");
      return;
    }
  self->inspected = dr_inspected_ref (inspected);
  dr_recent_add (DR_RECENT_INSPECTED, self->path);
  dr_inspect_checks_page_set_inspected (self->checks, inspected);
  dr_inspect_notes_page_set_inspected (self->notes, inspected);
  dr_idle_steps_start (&self->filling, N_STEPS, fill_page, self);
}

static void
verified (DrInspectWindow *self)
{
  g_autofree char *found = dr_inspect_checks_page_to_text (self->checks);

  dr_inspect_notes_page_set_found (self->notes, found);
}

/**
 * dr_inspect_window_new:
 * @application: the program
 * @path: a bag or a record
 *
 * Returns: (transfer none): a window that verifies and shows it
 */
DrInspectWindow *
dr_inspect_window_new (DrApplication *application,
                       const char    *path)
{
  DrInspectWindow *self = g_object_new (DR_TYPE_INSPECT_WINDOW, "application", application, NULL);
  g_autofree char *name = g_filename_display_basename (path);
  g_autofree char *title = g_strdup_printf (_("Inspect: %s"), name);
  g_autoptr (GTask) task = NULL;
  int width;
  int height;

  g_settings_get (dr_application_get_settings (application), "inspect-size", "(ii)", &width, &height);
  gtk_window_set_default_size (GTK_WINDOW (self), width, height);
  self->path = g_strdup (path);
  gtk_window_set_title (GTK_WINDOW (self), title);
  adw_window_title_set_subtitle (self->title, name);
  adw_window_title_set_subtitle (self->side_title, name);
  gtk_widget_set_visible (self->bring, dr_application_get_desk (application) != NULL);
  dr_inspect_checks_page_start (self->checks, path, dr_verify_is_bag (path));
  task = g_task_new (self, self->closing, was_read, NULL);
  g_task_set_task_data (task, g_strdup (path), g_free);
  dr_background_run (task, read_path);

  return self;
}

/**
 * dr_inspect_window_shows:
 * @self: a window
 * @path: of a bag or a record
 *
 * Returns: whether that is what it shows
 */
gboolean
dr_inspect_window_shows (DrInspectWindow *self,
                         const char      *path)
{
  return g_str_equal (self->path, path);
}

static gboolean
dr_inspect_window_close_request (GtkWindow *window)
{
  DrInspectWindow *self = DR_INSPECT_WINDOW (window);
  DrApplication *application = DR_APPLICATION (gtk_window_get_application (window));
  int width;
  int height;

  /* Once: whoever closes it again has read that there is no way to keep them. */
  if (!self->warned && !dr_inspect_notes_page_save (self->notes))
    {
      self->warned = TRUE;
      show_page (self, "notes");
      adw_toast_overlay_add_toast (self->toasts, adw_toast_new (_("The notes are not saved. Export them, or close again without them.")));
      return TRUE;
    }
  gtk_window_get_default_size (window, &width, &height);
  if (application != NULL)
    g_settings_set (dr_application_get_settings (application), "inspect-size", "(ii)", width, height);
  g_cancellable_cancel (self->closing);
  dr_inspect_checks_page_stop (self->checks);

  return GTK_WINDOW_CLASS (dr_inspect_window_parent_class)->close_request (window);
}

static void
dr_inspect_window_dispose (GObject *object)
{
  DrInspectWindow *self = DR_INSPECT_WINDOW (object);

  g_cancellable_cancel (self->closing);
  dr_idle_steps_stop (&self->filling);
  g_clear_pointer (&self->inspected, dr_inspected_unref);

  G_OBJECT_CLASS (dr_inspect_window_parent_class)->dispose (object);
}

static void
dr_inspect_window_finalize (GObject *object)
{
  DrInspectWindow *self = DR_INSPECT_WINDOW (object);

  g_object_unref (self->closing);
  g_free (self->path);

  G_OBJECT_CLASS (dr_inspect_window_parent_class)->finalize (object);
}

static void
dr_inspect_window_class_init (DrInspectWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (DR_TYPE_INSPECT_CHECKS_PAGE);
  g_type_ensure (DR_TYPE_INSPECT_RECORD_PAGE);
  g_type_ensure (DR_TYPE_INSPECT_TRAIL_PAGE);
  g_type_ensure (DR_TYPE_INSPECT_COMPARE_PAGE);
  g_type_ensure (DR_TYPE_INSPECT_SAMPLE_PAGE);
  g_type_ensure (DR_TYPE_INSPECT_NOTES_PAGE);
  G_OBJECT_CLASS (klass)->dispose = dr_inspect_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = dr_inspect_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = dr_inspect_window_close_request;
  g_type_ensure (DR_TYPE_TAB_STOP);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dueregard/DueRegard/dr-inspect-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DrInspectWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, DrInspectWindow, start);
  gtk_widget_class_bind_template_child (widget_class, DrInspectWindow, problem);
  gtk_widget_class_bind_template_child (widget_class, DrInspectWindow, leaflet);
  gtk_widget_class_bind_template_child (widget_class, DrInspectWindow, menu);
  gtk_widget_class_bind_template_child (widget_class, DrInspectWindow, problem_menu);
  gtk_widget_class_bind_template_child (widget_class, DrInspectWindow, pages_list);
  gtk_widget_class_bind_template_child (widget_class, DrInspectWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, DrInspectWindow, title);
  gtk_widget_class_bind_template_child (widget_class, DrInspectWindow, side_title);
  gtk_widget_class_bind_template_child (widget_class, DrInspectWindow, bring);
  gtk_widget_class_bind_template_child (widget_class, DrInspectWindow, checks);
  gtk_widget_class_bind_template_child (widget_class, DrInspectWindow, record);
  gtk_widget_class_bind_template_child (widget_class, DrInspectWindow, trail);
  gtk_widget_class_bind_template_child (widget_class, DrInspectWindow, compare);
  gtk_widget_class_bind_template_child (widget_class, DrInspectWindow, sample);
  gtk_widget_class_bind_template_child (widget_class, DrInspectWindow, notes);
  gtk_widget_class_bind_template_child (widget_class, DrInspectWindow, recent);
  gtk_widget_class_bind_template_callback (widget_class, page_activated);
  gtk_widget_class_bind_template_callback (widget_class, verified);
  gtk_widget_class_install_action (widget_class, "inspect.page", "s", do_page);
  gtk_widget_class_install_action (widget_class, "inspect.pages", NULL, show_pages);
  gtk_widget_class_install_action (widget_class, "inspect.record", "u", do_record);
  gtk_widget_class_install_action (widget_class, "inspect.compare", "u", do_compare);
  gtk_widget_class_install_action (widget_class, "inspect.again", "u", do_compare);
  gtk_widget_class_install_action (widget_class, "inspect.note", "(uss)", do_note);
  gtk_widget_class_install_action (widget_class, "inspect.report", "u", do_report);
  gtk_widget_class_install_action (widget_class, "inspect.copy", NULL, do_copy);
  gtk_widget_class_install_action (widget_class, "inspect.bring", NULL, do_bring);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_c, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "inspect.copy", NULL);
}

static void
add_place (DrInspectWindow *self,
           gsize            index)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_IMAGE, "icon-name", places[index].icon, "accessible-role",
                                               GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL));
  gtk_box_append (GTK_BOX (box), dr_wrapped_label_new (_(places[index].title), NULL));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, _(places[index].title), -1);
  gtk_list_box_append (self->pages_list, row);
}

/* Alt and a digit, wherever the focus is. */
static void
add_keys (DrInspectWindow *self)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_1 + (guint) i, GDK_ALT_MASK),
                                                gtk_named_action_new ("inspect.page"));

      gtk_shortcut_set_arguments (shortcut, g_variant_new_string (places[i].id));
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
    }
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
dr_inspect_window_init (DrInspectWindow *self)
{
  self->closing = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  dr_toasts_watch (self->toasts);
  dr_leaflet_shadows_put_last (self->leaflet);
  dr_leaflet_headers_watch (self->leaflet);
  dr_unseen_watch_children (GTK_WIDGET (self->leaflet));
  dr_main_menu_watch (GTK_WINDOW (self), self->menu, self->pages);
  dr_main_menu_watch (GTK_WINDOW (self), self->problem_menu, NULL);
  dr_recent_watch (DR_RECENT_INSPECTED, self->recent, G_OBJECT (self));
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    add_place (self, i);
  add_keys (self);
  dr_unseen_watch_stack (self->start);
  dr_unseen_watch_stack (self->pages);
  show_page (self, "checks");
}
