#include "dr-notice-bar.h"

#include <glib/gi18n-lib.h>

#include "dr-conflict-window.h"
#include "dr-flow.h"
#include "dr-focus-in.h"
#include "dr-marked-line.h"
#include "dr-notice-state.h"
#include "dr-unseen.h"

/* Whether the window was asked to close. */
typedef enum {
  LEAVING_NOT,
  LEAVING_SAVES,   /* it closes once all is saved */
  LEAVING_ASKS,    /* something cannot be: it stays, and says so */
  LEAVING_LEFT,    /* it closes without that */
} Leaving;

struct _DrNoticeBar {
  AdwBin     parent_instance;

  DrEditor  *editor;      /* (nullable): not read yet */
  Leaving    leaving;
  gboolean   focuses;     /* as soon as it is there */

  GtkWidget *revealer;
  GtkWidget *box;
  GtkWidget *icon;
  GtkWidget *text;
  GtkWidget *acts;
  GtkWidget *choose;
  GtkWidget *try_again;
  GtkWidget *copy;
  GtkWidget *leave;
};

G_DEFINE_FINAL_TYPE (DrNoticeBar, dr_notice_bar, ADW_TYPE_BIN)

static void
show (DrNoticeBar *self)
{
  g_auto (DrNoticeState) notice = { FALSE };
  g_autoptr (GError) refusal = NULL;
  const gboolean closed = dr_editor_get_stage (self->editor) == DR_STAGE_DRAFT
                          && !dr_editor_may_write (self->editor, "@title", &refusal);
  const DrNoticeQuestion question = {
    .state = dr_editor_get_state (self->editor),
    .problem = dr_editor_get_problem (self->editor),
    .refusal = closed ? refusal->message : NULL,
    .unsaved = dr_editor_has_unsaved (self->editor),
    .tries_again = dr_editor_tries_again (self->editor),
    .leaving = self->leaving == LEAVING_ASKS,
  };

  dr_notice_state_init (&notice, &question);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), notice.shown);
  if (!notice.shown)   /* what slides away keeps its words */
    return;

  gtk_label_set_label (GTK_LABEL (self->text), notice.text);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), notice.warns ? "dialog-warning-symbolic" : "changes-prevent-symbolic");
  gtk_widget_set_visible (self->choose, notice.choose);
  gtk_widget_set_visible (self->try_again, notice.try_again);
  gtk_widget_set_visible (self->copy, notice.copy);
  gtk_widget_set_visible (self->leave, notice.leave);
  gtk_widget_set_visible (self->acts, notice.choose || notice.try_again || notice.copy || notice.leave);
  if (notice.warns)
    gtk_widget_remove_css_class (self->box, "tells");
  else
    gtk_widget_add_css_class (self->box, "tells");
}

/* A window that was asked to close does so once all is saved, and stays where that cannot be. */
static void
go_on (DrNoticeBar *self)
{
  DrEditorState state = dr_editor_get_state (self->editor);
  GtkWidget *window = GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self)));

  if (self->leaving == LEAVING_SAVES && !dr_editor_has_unsaved (self->editor))
    gtk_window_close (GTK_WINDOW (window));
  else if (self->leaving == LEAVING_SAVES && state != DR_EDITOR_SAVING)
    {
      self->leaving = LEAVING_ASKS;
      show (self);
      gtk_window_present (GTK_WINDOW (window));
      dr_notice_bar_focus (self);
    }
  else if (self->leaving == LEAVING_ASKS && (state == DR_EDITOR_SAVED || state == DR_EDITOR_SAVING))
    self->leaving = LEAVING_NOT;   /* they stayed, and went on */
}

static void
state_changed (DrNoticeBar *self)
{
  show (self);
  go_on (self);
}

/**
 * dr_notice_bar_set_editor:
 * @self: a notice
 * @editor: the assessment, for as long as the notice lives
 */
void
dr_notice_bar_set_editor (DrNoticeBar *self,
                          DrEditor    *editor)
{
  g_set_object (&self->editor, editor);
  g_signal_connect_object (editor, "state-changed", G_CALLBACK (state_changed), self, G_CONNECT_SWAPPED);
  show (self);
}

/* On what keeps the words, which comes first; who asks again stays there, and does not go on to what lets go of them. */
static void
focus_acts (DrNoticeBar *self)
{
  if (!dr_focus_is_in (self->acts))
    gtk_widget_child_focus (self->acts, GTK_DIR_TAB_FORWARD);
}

/**
 * dr_notice_bar_focus:
 * @self: a notice
 *
 * Puts the focus where whoever saves or closes has to decide something.
 */
void
dr_notice_bar_focus (DrNoticeBar *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "assessment.pane", "s", "section");
  self->focuses = !gtk_widget_get_mapped (self->acts);
  if (!self->focuses)
    focus_acts (self);
}

/* What is about to slide in takes no focus before. */
static void
acts_mapped (DrNoticeBar *self)
{
  if (self->focuses)
    focus_acts (self);
  self->focuses = FALSE;
}

/**
 * dr_notice_bar_holds:
 * @self: a notice whose window is asked to close
 *
 * Whether something would be lost that nobody has said a word on. It is saved first, and then the window closes by itself;
 * where it cannot be saved the notice says so, with a way to close all the same.
 *
 * Returns: whether the window is not to close now
 */
gboolean
dr_notice_bar_holds (DrNoticeBar *self)
{
  if (self->editor == NULL || self->leaving == LEAVING_LEFT || !dr_editor_has_unsaved (self->editor))
    return FALSE;

  dr_editor_save_now (self->editor);
  self->leaving = LEAVING_SAVES;
  go_on (self);

  return TRUE;
}

static void
choose (DrNoticeBar *self)
{
  DrConflictWindow *window = dr_conflict_window_new (self->editor);

  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
  gtk_window_present (GTK_WINDOW (window));
}

static void
try_again (DrNoticeBar *self)
{
  dr_editor_save_now (self->editor);
}

static void
copy (DrNoticeBar *self)
{
  g_autoptr (DrFieldList) unsaved = dr_editor_list_unsaved (self->editor);
  g_autofree char *text = dr_notice_text (dr_editor_get_version (self->editor)->editions->questionnaire, unsaved->items,
                                          unsaved->n);
  GtkWidget *overlay = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_TOAST_OVERLAY);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
  if (overlay != NULL)
    adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), adw_toast_new (_("Your text is copied")));
}

static void
leave (DrNoticeBar *self)
{
  self->leaving = LEAVING_LEFT;
  gtk_window_close (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))));
}

static void
dr_notice_bar_dispose (GObject *object)
{
  g_clear_object (&DR_NOTICE_BAR (object)->editor);

  G_OBJECT_CLASS (dr_notice_bar_parent_class)->dispose (object);
}

static void
dr_notice_bar_class_init (DrNoticeBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dr_notice_bar_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
add_act (DrNoticeBar *self,
         const char  *label,
         GCallback    act)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  g_signal_connect_swapped (button, "clicked", act, self);
  dr_flow_append (DR_FLOW (self->acts), button);

  return button;
}

static void
dr_notice_bar_init (DrNoticeBar *self)
{
  GtkWidget *line;

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _("About this assessment"), -1);
  self->revealer = gtk_revealer_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  gtk_widget_add_css_class (self->box, "notice");
  self->text = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR, "hexpand", TRUE,
                             "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, NULL);
  line = dr_marked_line_new (NULL, NULL, self->text);
  gtk_box_set_spacing (GTK_BOX (line), 12);
  self->icon = gtk_widget_get_first_child (line);
  gtk_box_append (GTK_BOX (self->box), line);
  self->acts = GTK_WIDGET (dr_flow_new (0, 6, 6));
  self->choose = add_act (self, _("Choose…"), G_CALLBACK (choose));
  self->try_again = add_act (self, _("Try again"), G_CALLBACK (try_again));
  self->copy = add_act (self, _("Copy my text"), G_CALLBACK (copy));
  self->leave = add_act (self, _("Close without it"), G_CALLBACK (leave));
  gtk_widget_add_css_class (self->leave, "destructive-action");
  g_signal_connect_object (self->acts, "map", G_CALLBACK (acts_mapped), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  gtk_box_append (GTK_BOX (self->box), self->acts);
  gtk_revealer_set_child (GTK_REVEALER (self->revealer), self->box);
  dr_unseen_watch (self->box);
  adw_bin_set_child (ADW_BIN (self), self->revealer);
}
