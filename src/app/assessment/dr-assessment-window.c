#include "dr-assessment-window.h"

#include "dr-after-frame.h"
#include "dr-assessment-keys.h"
#include "dr-assessment-tables.h"
#include "dr-assessment-title.h"
#include "dr-comparison.h"
#include "dr-findings-pane.h"
#include "dr-leaflet-headers.h"
#include "dr-leaflet-shadows.h"
#include "dr-notice-bar.h"
#include "dr-notice-state.h"
#include "dr-pane.h"
#include "dr-report-window.h"
#include "dr-section-list.h"
#include "dr-section-page.h"
#include "dr-status-page.h"
#include "dr-still-box.h"
#include "dr-tab-stop.h"
#include "dr-toasts.h"
#include "dr-unseen.h"
#include "dr-writing-state.h"

struct _DrAssessmentWindow {
  AdwApplicationWindow  parent_instance;

  char                 *reference;
  guint                 version;
  GCancellable         *closing;
  DrEditor             *editor;     /* (nullable): not read yet */
  gboolean              has_written;   /* something, here: from then on it says whether that is saved */

  AdwToastOverlay      *toasts;
  GtkStack             *start;      /* "loading", "problem" or "panes" */
  GtkSpinner           *waiting;
  AdwStatusPage        *problem;
  AdwLeaflet           *leaflet;
  GtkListBox           *sections;
  GtkStack             *pages;
  DrFindingsPane       *findings;
  DrAssessmentTitle    *title;
  GtkLabel             *whole_title;
  DrAfterFrame          folding;    /* has the title follow */
  DrAfterFrame          progress;   /* shows that of the sections */
  DrNoticeBar          *notice;     /* what keeps something from being saved */
};

G_DEFINE_FINAL_TYPE (DrAssessmentWindow, dr_assessment_window, ADW_TYPE_APPLICATION_WINDOW)

/* (nullable): of what is no draft: what who sits here can do with it. */
static const char *
get_writing (DrAssessmentWindow *self)
{
  const DrVersion *version = dr_editor_get_version (self->editor);
  DrDesk *desk = dr_editor_get_desk (self->editor);
  g_autoptr (DrArena) arena = dr_arena_new ();
  DrHands hands;

  dr_version_hands (version, arena, &hands);

  return dr_writing_words (dr_editor_get_stage (self->editor), dr_desk_get_people (desk), dr_desk_get_person (desk),
                           dr_version_service (version), &hands);
}

static void
show_state (DrAssessmentWindow *self)
{
  DrEditorState state = dr_editor_get_state (self->editor);
  const char *writing = get_writing (self);

  self->has_written |= state != DR_EDITOR_SAVED;
  dr_assessment_title_set_state (self->title, writing != NULL && !self->has_written ? writing : dr_notice_state_words (state));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "assessment.undo", dr_editor_can_undo (self->editor));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "assessment.redo", dr_editor_can_redo (self->editor));
}

/* Where the header has no room for it, it stands over the list of sections, and in a narrow window over each of them. */
static void
show_title (DrAssessmentWindow *self)
{
  const char *title = self->editor != NULL ? dr_editor_get (self->editor, "@title") : NULL;
  gboolean folded = adw_leaflet_get_folded (self->leaflet);
  g_autofree char *lines = NULL;   /* with the reference, where the header has no room for that either */
  const char *hidden;
  gboolean whole;

  if (title == NULL)
    title = "";
  dr_assessment_title_set (self->title, title, self->reference, self->version);
  hidden = dr_assessment_title_get_hidden (self->title);
  lines = hidden != NULL ? g_strdup_printf ("%s\n%s", title, hidden) : g_strdup (title);
  g_object_get (self->title, "whole", &whole, NULL);
  gtk_label_set_label (self->whole_title, lines);
  gtk_widget_set_visible (GTK_WIDGET (self->whole_title), folded || !whole);
  for (GtkWidget *page = gtk_widget_get_first_child (GTK_WIDGET (self->pages)); page != NULL; page = gtk_widget_get_next_sibling (page))
    if (DR_IS_SECTION_PAGE (page))
      dr_section_page_set_heading (DR_SECTION_PAGE (page), folded && !whole ? lines : NULL);
  gtk_window_set_title (GTK_WINDOW (self), title[0] != '\0' ? title : self->reference);
}

static void
show_title_later (DrAssessmentWindow *self)
{
  dr_after_frame_start (&self->folding, GTK_WIDGET (self), 1, (DrAfterFrameFunc) show_title, self);
}

static void
show_progress (gpointer data)
{
  DrAssessmentWindow *self = data;

  dr_section_list_show_progress (self->sections, self->pages, self->editor);
}

/* What was worked on is drawn first, and then what has become of its section. */
static void
show_progress_later (DrAssessmentWindow *self)
{
  dr_after_frame_start (&self->progress, GTK_WIDGET (self), 1, show_progress, self);
}

static void
changed (DrAssessmentWindow  *self,
         const char * const  *keys)
{
  if (g_strv_contains (keys, "@title"))
    show_title (self);
}

static void
show_comparison (DrAssessmentWindow *self)
{
  dr_section_list_show_comparison (self->sections, self->pages, self->editor);
}

static void
focus_pane (DrAssessmentWindow *self,
            const char         *pane)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->sections);

  adw_leaflet_set_visible_child_name (self->leaflet, pane);
  if (g_str_equal (pane, "section"))
    gtk_widget_child_focus (GTK_WIDGET (self->pages), GTK_DIR_TAB_FORWARD);
  else if (g_str_equal (pane, "findings"))
    gtk_widget_child_focus (GTK_WIDGET (self->findings), GTK_DIR_TAB_FORWARD);
  else if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

/* The keys are to work at once: in the list of sections, or in what is seen of a narrow window. */
static void
start_focus (DrAssessmentWindow *self)
{
  if (gtk_window_get_focus (GTK_WINDOW (self)) == NULL)
    focus_pane (self, adw_leaflet_get_folded (self->leaflet) ? adw_leaflet_get_visible_child_name (self->leaflet) : "sections");
}

static void
opened (GObject      *desk,
        GAsyncResult *result,
        gpointer      data)
{
  g_autoptr (DrAssessmentWindow) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DrEditor) editor = dr_editor_open_finish (DR_DESK (desk), result, &error);

  if (g_cancellable_is_cancelled (self->closing))
    {
      if (editor != NULL)
        dr_editor_close (editor);
      return;
    }
  gtk_spinner_set_spinning (self->waiting, FALSE);   /* unseen, it would have the window drawn sixty times a second */
  if (editor == NULL)
    {
      dr_status_page_explain (self->problem, error->message);
      gtk_stack_set_visible_child_name (self->start, "problem");
      return;
    }
  self->editor = g_steal_pointer (&editor);
  g_signal_connect_object (dr_comparison_begin (self->editor, self->closing), "changed", G_CALLBACK (show_comparison), self,
                           G_CONNECT_SWAPPED);
  dr_section_list_fill (self->sections, self->pages, self->editor);
  dr_findings_pane_set_editor (self->findings, self->editor);
  dr_notice_bar_set_editor (self->notice, self->editor);
  g_signal_connect_object (self->editor, "state-changed", G_CALLBACK (show_state), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "changed", G_CALLBACK (changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->editor, "checked", G_CALLBACK (show_progress_later), self, G_CONNECT_SWAPPED);
  show_title (self);
  show_state (self);
  show_progress (self);
  show_comparison (self);
  gtk_stack_set_visible_child_name (self->start, "panes");
  start_focus (self);
}

/**
 * dr_assessment_window_new:
 * @application: the program
 * @reference: of an assessment in its register
 * @version: its number, from 1
 *
 * Returns: (transfer none): a window that reads it, and shows it in a moment
 */
DrAssessmentWindow *
dr_assessment_window_new (DrApplication *application,
                          const char    *reference,
                          guint          version)
{
  DrAssessmentWindow *self = g_object_new (DR_TYPE_ASSESSMENT_WINDOW, "application", application, NULL);
  int width;
  int height;

  g_settings_get (dr_application_get_settings (application), "assessment-size", "(ii)", &width, &height);
  gtk_window_set_default_size (GTK_WINDOW (self), width, height);
  self->reference = g_strdup (reference);
  self->version = version;
  gtk_window_set_title (GTK_WINDOW (self), reference);
  dr_editor_open (dr_application_get_desk (application), reference, version, NULL, opened, g_object_ref (self));

  return self;
}

/**
 * dr_assessment_window_shows:
 * @self: a window
 * @reference: of an assessment
 * @version: its number, from 1
 *
 * Returns: whether that is what it shows
 */
gboolean
dr_assessment_window_shows (DrAssessmentWindow *self,
                            const char         *reference,
                            guint               version)
{
  return self->version == version && g_str_equal (self->reference, reference);
}

/**
 * dr_assessment_window_go_to:
 * @self: a window
 * @section: id of the section
 * @key: (nullable): of the field in it
 *
 * Shows the section and puts the focus into the field's control.
 */
void
dr_assessment_window_go_to (DrAssessmentWindow *self,
                            const char         *section,
                            const char         *key)
{
  GtkWidget *page = gtk_stack_get_child_by_name (self->pages, section);
  GtkListBoxRow *row = dr_section_list_find (self->sections, section);
  GtkWidget *focus;

  if (row != NULL)
    gtk_list_box_select_row (self->sections, row);
  adw_leaflet_set_visible_child_name (self->leaflet, "section");
  if (page == NULL || (key != NULL && key[0] != '\0' && DR_IS_SECTION_PAGE (page) && dr_section_page_go_to (DR_SECTION_PAGE (page), key)))
    return;
  focus = gtk_window_get_focus (GTK_WINDOW (self));
  if (focus == NULL || !gtk_widget_is_ancestor (focus, page))   /* else the stack has put it where it was last */
    gtk_widget_child_focus (page, GTK_DIR_TAB_FORWARD);
}

static void
section_selected (DrAssessmentWindow *self,
                  GtkListBoxRow      *row)
{
  if (row != NULL)
    gtk_stack_set_visible_child_name (self->pages, gtk_widget_get_name (GTK_WIDGET (row)));
}

static void
section_activated (DrAssessmentWindow *self)
{
  adw_leaflet_set_visible_child_name (self->leaflet, "section");
}

static void
do_undo (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  dr_editor_undo (DR_ASSESSMENT_WINDOW (widget)->editor, g_str_equal (action, "assessment.redo"));
}

/* What is said or handed out is of all that was written. Returns: whether there is anything */
static gboolean
save_first (DrAssessmentWindow *self)
{
  if (self->editor == NULL)
    return FALSE;
  dr_editor_save_now (self->editor);

  return TRUE;
}

static void
do_save (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  DrAssessmentWindow *self = DR_ASSESSMENT_WINDOW (widget);
  const char *words;

  if (!save_first (self))
    return;
  words = dr_notice_saved (dr_editor_get_state (self->editor));
  if (words != NULL)
    adw_toast_overlay_add_toast (self->toasts, adw_toast_new (words));
  else
    dr_notice_bar_focus (self->notice);
}

static void
do_report (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  DrAssessmentWindow *self = DR_ASSESSMENT_WINDOW (widget);

  if (save_first (self))
    dr_report_window_show_version (GTK_WINDOW (self), dr_editor_get_desk (self->editor), self->reference, self->version,
                                   dr_editor_get_version (self->editor)->n_steps == 0);
}

static void
do_export (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  DrAssessmentWindow *self = DR_ASSESSMENT_WINDOW (widget);

  if (save_first (self))
    dr_assessment_tables_ask (self->toasts, dr_editor_get_desk (self->editor), self->reference, self->version,
                              g_variant_get_string (parameter, NULL));
}

static void
go_to (GtkWidget  *widget,
       const char *action,
       GVariant   *parameter)
{
  const char *section;
  const char *key;

  g_variant_get (parameter, "(&s&s)", &section, &key);
  dr_assessment_window_go_to (DR_ASSESSMENT_WINDOW (widget), section, key);
}

static void
show_pane (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  adw_leaflet_set_visible_child_name (DR_ASSESSMENT_WINDOW (widget)->leaflet, g_variant_get_string (parameter, NULL));
}

/* --- From the keyboard --- */

static void
show_section (DrAssessmentWindow *self,
              int                 index)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->sections, index);

  if (row != NULL)
    dr_assessment_window_go_to (self, gtk_widget_get_name (GTK_WIDGET (row)), NULL);
}

static void
do_section (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  show_section (DR_ASSESSMENT_WINDOW (widget), g_variant_get_int32 (parameter));
}

/* The one before or behind; it stays where there is none. */
static void
step_section (GtkWidget  *widget,
              const char *action,
              GVariant   *parameter)
{
  DrAssessmentWindow *self = DR_ASSESSMENT_WINDOW (widget);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->sections);
  int index = row != NULL ? gtk_list_box_row_get_index (row) + g_variant_get_int32 (parameter) : 0;

  if (index >= 0)
    show_section (self, index);
}

static void
step_pane (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  static const char * const panes[] = { "sections", "section", "findings" };
  DrAssessmentWindow *self = DR_ASSESSMENT_WINDOW (widget);
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self));
  const guint n = G_N_ELEMENTS (panes);
  guint at = 0;

  if (self->editor == NULL)
    return;
  for (guint i = 0; focus != NULL && i < n; i++)
    if (gtk_widget_is_ancestor (focus, adw_leaflet_get_child_by_name (self->leaflet, panes[i])))
      at = i;
  focus_pane (self, panes[(at + n + (guint) g_variant_get_int32 (parameter)) % n]);
}

static gboolean
dr_assessment_window_close_request (GtkWindow *window)
{
  DrAssessmentWindow *self = DR_ASSESSMENT_WINDOW (window);
  DrApplication *application = DR_APPLICATION (gtk_window_get_application (window));
  int width;
  int height;

  if (dr_notice_bar_holds (self->notice))
    return TRUE;
  gtk_window_get_default_size (window, &width, &height);
  if (application != NULL)
    g_settings_set (dr_application_get_settings (application), "assessment-size", "(ii)", width, height);
  g_cancellable_cancel (self->closing);
  if (self->editor != NULL)
    dr_editor_close (self->editor);

  return GTK_WINDOW_CLASS (dr_assessment_window_parent_class)->close_request (window);
}

static void
dr_assessment_window_dispose (GObject *object)
{
  DrAssessmentWindow *self = DR_ASSESSMENT_WINDOW (object);

  dr_after_frame_stop (&self->folding);
  dr_after_frame_stop (&self->progress);
  g_clear_object (&self->editor);
  g_clear_object (&self->closing);
  g_clear_pointer (&self->reference, g_free);

  G_OBJECT_CLASS (dr_assessment_window_parent_class)->dispose (object);
}

static void
dr_assessment_window_class_init (DrAssessmentWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (DR_TYPE_ASSESSMENT_TITLE);
  g_type_ensure (DR_TYPE_FINDINGS_PANE);
  g_type_ensure (DR_TYPE_NOTICE_BAR);
  g_type_ensure (DR_TYPE_PANE);
  g_type_ensure (DR_TYPE_STILL_BOX);
  g_type_ensure (DR_TYPE_TAB_STOP);
  G_OBJECT_CLASS (klass)->dispose = dr_assessment_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = dr_assessment_window_close_request;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/dueregard/DueRegard/dr-assessment-window.ui");
  gtk_widget_class_bind_template_child (widget_class, DrAssessmentWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, DrAssessmentWindow, start);
  gtk_widget_class_bind_template_child (widget_class, DrAssessmentWindow, waiting);
  gtk_widget_class_bind_template_child (widget_class, DrAssessmentWindow, problem);
  gtk_widget_class_bind_template_child (widget_class, DrAssessmentWindow, leaflet);
  gtk_widget_class_bind_template_child (widget_class, DrAssessmentWindow, sections);
  gtk_widget_class_bind_template_child (widget_class, DrAssessmentWindow, pages);
  gtk_widget_class_bind_template_child (widget_class, DrAssessmentWindow, findings);
  gtk_widget_class_bind_template_child (widget_class, DrAssessmentWindow, title);
  gtk_widget_class_bind_template_child (widget_class, DrAssessmentWindow, whole_title);
  gtk_widget_class_bind_template_child (widget_class, DrAssessmentWindow, notice);
  gtk_widget_class_bind_template_callback (widget_class, section_selected);
  gtk_widget_class_bind_template_callback (widget_class, section_activated);
  gtk_widget_class_bind_template_callback (widget_class, show_title);
  gtk_widget_class_bind_template_callback (widget_class, show_title_later);
  gtk_widget_class_install_action (widget_class, "assessment.undo", NULL, do_undo);
  gtk_widget_class_install_action (widget_class, "assessment.redo", NULL, do_undo);
  gtk_widget_class_install_action (widget_class, "assessment.save", NULL, do_save);
  gtk_widget_class_install_action (widget_class, "assessment.report", NULL, do_report);
  gtk_widget_class_install_action (widget_class, "assessment.export", "s", do_export);
  gtk_widget_class_install_action (widget_class, "assessment.pane", "s", show_pane);
  gtk_widget_class_install_action (widget_class, "assessment.go-to", "(ss)", go_to);
  gtk_widget_class_install_action (widget_class, "assessment.section", "i", do_section);
  gtk_widget_class_install_action (widget_class, "assessment.step-section", "i", step_section);
  gtk_widget_class_install_action (widget_class, "assessment.step-pane", "i", step_pane);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "assessment.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "assessment.redo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "assessment.save", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, GDK_CONTROL_MASK, "assessment.report", NULL);
}

static void
dr_assessment_window_init (DrAssessmentWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  dr_toasts_watch (self->toasts);
  dr_leaflet_shadows_put_last (self->leaflet);
  dr_leaflet_headers_watch (self->leaflet);
  self->closing = g_cancellable_new ();
  dr_unseen_watch_stack (self->start);
  dr_unseen_watch_children (GTK_WIDGET (self->leaflet));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "assessment.undo", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "assessment.redo", FALSE);
  dr_assessment_keys_add (GTK_WIDGET (self));
}
