/* What is half typed when another register is opened, or the program left: it is kept, or somebody is asked; nobody is asked for
 * nothing. */
#include <adwaita.h>
#include <glib/gstdio.h>

#include "review-support.h"
#include "windows-support.h"

#include "dr-assessment-window.h"
#include "dr-assessment-work.h"
#include "dr-edited-row.h"
#include "dr-evidence-form.h"
#include "dr-figure-form.h"
#include "dr-justify-window.h"
#include "dr-knowledge-page.h"
#include "dr-line-input.h"
#include "dr-look-back-view.h"
#include "dr-new-assessment.h"
#include "dr-new-person.h"
#include "dr-point-form.h"
#include "dr-results-view.h"
#include "dr-source-form.h"
#include "dr-text-input.h"
#include "dr-verdict-bar.h"
#include "dr-window.h"
#include "dr-withdrawal.h"
#include "dr-word-keep.h"
#include "dr-working-copy.h"

static Program program;
static char *second;   /* another register */

typedef struct {
  DrApplication  *application;
  DrWindow       *window;
  DrDesk         *desk;
  DrEditor       *editor;
  DrEvidenceCopy *copy;
} Fixture;

static gboolean
has_evidence (gpointer copy)
{
  return dr_evidence_copy_get_evidence (copy) != NULL;
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  Workplace place = { NULL };

  self->application = program.application;
  self->window = dr_window_new (self->application);
  gtk_window_present (GTK_WINDOW (self->window));
  g_assert_true (dr_application_begin (self->application, program.store, "mina", &error));
  g_assert_no_error (error);
  self->desk = dr_application_get_desk (self->application);
  place.desk = self->desk;
  self->editor = workplace_open (&place, PILOT_REFERENCE, 1);
  self->copy = dr_evidence_copy_new (self->desk);
  wait_until (has_evidence, self->copy);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  dr_editor_close (self->editor);
  wait_saved (self->editor);
  g_object_unref (self->editor);
  g_object_unref (self->copy);
  settle ();
  assert_closes (GTK_WINDOW (self->window));
  g_assert_true (dr_application_use_store (self->application, program.store, &error));
}

/* --- The forms --- */

static void
open_new_assessment (Fixture *self)
{
  GPtrArray *services = g_ptr_array_new ();

  gtk_window_present (GTK_WINDOW (dr_new_assessment_new (GTK_WINDOW (self->window), services)));
}

static void
open_new_person (Fixture *self)
{
  gtk_window_present (GTK_WINDOW (dr_new_person_new (GTK_WINDOW (self->window), self->desk)));
}

static void
open_source (Fixture *self)
{
  dr_source_form_add (GTK_WIDGET (self->window), self->copy);
}

static void
open_figure (Fixture *self)
{
  dr_figure_form_change (GTK_WIDGET (self->window), self->copy, 0);
}

static void
never (const char *reason,
       GObject    *owner,
       gpointer    data)
{
  g_assert_not_reached ();
}

static void
open_withdrawal (Fixture *self)
{
  dr_withdrawal_ask (GTK_WINDOW (self->window), PILOT_REFERENCE, G_OBJECT (self->window), never, NULL, NULL);
}

static void
open_justify (Fixture *self)
{
  DrJustifyWindow *window = dr_justify_window_new (self->editor, "access.newly-excluded", "share", "age-75-over", NULL);

  gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (self->window));
  gtk_window_present (GTK_WINDOW (window));
}

/* What is else a part of a page. */
static void
open_in_window (Fixture   *self,
                gpointer   widget)
{
  GtkWidget *window = g_object_new (GTK_TYPE_WINDOW, "application", self->application, "title", "Page", "child", widget, NULL);

  gtk_window_present (GTK_WINDOW (window));
}

static void
open_results (Fixture *self)
{
  open_in_window (self, dr_results_view_new (self->editor, NULL));
}

static void
open_look_back (Fixture *self)
{
  open_in_window (self, dr_look_back_view_new (self->editor));
}

static void
open_point (Fixture *self)
{
  open_in_window (self, dr_new_point_form_new (self->editor, NULL, NULL));
}

static void
open_date (Fixture *self)
{
  DrLineInput *input = dr_line_input_new ("Opened", DR_LINE_DATE);

  dr_input_bind (DR_INPUT (input), self->editor, "consultation/@opened");
  open_in_window (self, input);
}

typedef struct {
  const char *path;
  void      (*open) (Fixture *self);
  const char *named;    /* in the question */
  guint       field;    /* which of its entries is typed in */
  const char *typed;
} Form;

static const Form forms[] = {
  { "/gui/unfinished/new-assessment", open_new_assessment, "New assessment", 0, "A new front desk" },
  { "/gui/unfinished/new-person", open_new_person, "Add a person", 0, "Nia" },
  { "/gui/unfinished/new-person-login", open_new_person, "Add a person", 2, "nia" },
  { "/gui/unfinished/source", open_source, "New source", 1, "The council" },
  { "/gui/unfinished/figure", open_figure, "Change a figure", 0, "12.5" },
  { "/gui/unfinished/withdrawal", open_withdrawal, "Why it is withdrawn", 0, "Not needed" },
  { "/gui/unfinished/justify", open_justify, "Justify", 0, "Because" },
  { "/gui/unfinished/result", open_results, "Page: Add the share", 1, "40" },
  { "/gui/unfinished/look-back", open_look_back, "Page: Look again on", 0, "2027-01-01" },
  { "/gui/unfinished/access-point", open_point, "Page", 0, "Kiosk" },
  { "/gui/unfinished/no-date", open_date, "Page: Opened", 0, "31 M" },
};

/* --- Typing and asking --- */

/* (nullable): the entry or text of that number, in the window that came up last. */
static GtkWidget *
find_field (GtkWidget *below,
            guint     *n)
{
  GtkWidget *found = NULL;

  if (GTK_IS_ENTRY (below) || GTK_IS_TEXT_VIEW (below))
    return (*n)-- == 0 ? below : NULL;
  for (GtkWidget *each = gtk_widget_get_first_child (below); each != NULL && found == NULL;
       each = gtk_widget_get_next_sibling (each))
    found = find_field (each, n);

  return found;
}

static char *
text_of (GtkWidget *field)
{
  char *text;

  if (GTK_IS_TEXT_VIEW (field))
    g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (field)), "text", &text, NULL);
  else
    text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (field)));

  return text;
}

static void
type (GtkWidget  *field,
      const char *text)
{
  if (GTK_IS_TEXT_VIEW (field))
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (field)), text, -1);
  else
    gtk_editable_set_text (GTK_EDITABLE (field), text);
}

static GtkWindow *
find_form (Fixture *self)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *each = windows; each != NULL; each = each->next)
    if (!DR_IS_WINDOW (each->data) && gtk_widget_get_visible (each->data))
      return each->data;

  return NULL;
}

static void
open_register (Fixture    *self,
               const char *uri)
{
  g_action_group_activate_action (G_ACTION_GROUP (self->application), "open-register", g_variant_new_string (uri));
  settle ();
}

/* (nullable): what is asked. */
static GtkWindow *
find_question (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *each = windows; each != NULL; each = each->next)
    if (ADW_IS_MESSAGE_DIALOG (each->data)
        && g_strcmp0 (adw_message_dialog_get_heading (each->data), "Something is not finished") == 0)
      return each->data;

  return NULL;
}

static void
answer (const char *response)
{
  GtkWindow *question = g_object_ref (find_question ());

  adw_message_dialog_response (ADW_MESSAGE_DIALOG (question), response);
  gtk_window_close (question);   /* as its buttons do */
  g_object_unref (question);
  settle ();
  g_assert_null (find_question ());
}

static void
assert_asked (const char *named)
{
  g_assert_nonnull (find_question ());
  g_assert_nonnull (strstr (adw_message_dialog_get_body (ADW_MESSAGE_DIALOG (find_question ())), named));
}

static void
quit (Fixture *self)
{
  g_action_group_activate_action (G_ACTION_GROUP (self->application), "quit", NULL);
  settle ();
}

/* Whoever stays goes on with what they typed; whoever goes on all the same has been told what goes. */
static void
test_form (Fixture       *self,
           gconstpointer  data)
{
  const Form *form = data;
  guint n = form->field;
  GtkWidget *field;
  g_autofree char *text = NULL;

  form->open (self);
  settle ();
  field = find_field (GTK_WIDGET (find_form (self)), &n);
  g_assert_nonnull (field);
  type (field, form->typed);
  settle ();

  quit (self);
  assert_asked (form->named);
  quit (self);   /* asked once more, it is one question */
  answer ("stay");
  open_register (self, second);
  assert_asked (form->named);
  answer ("stay");
  g_assert_cmpstr (dr_desk_get_uri (dr_application_get_desk (self->application)), ==, program.store);
  text = text_of (field);
  g_assert_cmpstr (text, ==, form->typed);

  open_register (self, second);
  answer ("open");
  g_assert_cmpstr (dr_desk_get_uri (dr_application_get_desk (self->application)), ==, second);
  g_assert_null (find_form (self));
}

/* A form in which nothing was typed is nothing to be asked about. */
static void
test_untouched (Fixture       *self,
                gconstpointer  data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    forms[i].open (self);
  settle ();
  open_register (self, second);
  g_assert_null (find_question ());
  g_assert_cmpstr (dr_desk_get_uri (dr_application_get_desk (self->application)), ==, second);
  g_assert_null (find_form (self));
}

/* (transfer full): where the working copy is of whoever sits there, once they have changed something that cannot be kept in it */
static char *
edit_in_vain (Fixture *self)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "due-regard", NULL);
  char *path = dr_working_copy_path (folder, program.store, "olu", DR_EDITION_RULEBOOK);
  GtkWidget *page;
  gint64 limit = g_get_monotonic_time () + PATIENCE_SECONDS * G_USEC_PER_SEC;

  g_assert_true (dr_desk_set_person (self->desk, "olu"));
  gtk_widget_activate_action (GTK_WIDGET (self->window), "places.go", "s", "knowledge");
  settle ();
  page = find_widget (GTK_WIDGET (self->window), DR_TYPE_KNOWLEDGE_PAGE, NULL);
  while (find_widget (page, DR_TYPE_EDITED_ROW, NULL) == NULL && g_get_monotonic_time () < limit)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpint (g_mkdir_with_parents (path, 0700), ==, 0);   /* no file can be written there */
  dr_edited_row_tell (DR_EDITED_ROW (find_widget (page, DR_TYPE_EDITED_ROW, NULL)), "access.newly-excluded/question", "Other words");

  return path;
}

/* The window goes only when whoever closes it has read that an edit goes with it. */
static void
test_close (void)
{
  Fixture self = { NULL };
  g_autofree char *path = NULL;

  set_up (&self, NULL);
  path = edit_in_vain (&self);
  gtk_window_close (GTK_WINDOW (self.window));
  settle ();
  assert_asked ("Rulebook");
  answer ("stay");
  g_assert_true (find_window (DR_TYPE_WINDOW) == GTK_WINDOW (self.window));
  quit (&self);
  assert_asked ("Rulebook");
  answer ("stay");
  g_assert_true (find_window (DR_TYPE_WINDOW) == GTK_WINDOW (self.window));

  gtk_window_close (GTK_WINDOW (self.window));
  settle ();
  answer ("leave");
  wait_window (DR_TYPE_WINDOW, FALSE);
  g_assert_cmpint (g_rmdir (path), ==, 0);
  self.window = dr_window_new (self.application);
  tear_down (&self, NULL);
}

/* What can be kept is kept: nobody is asked. */
static void
test_close_kept (void)
{
  Fixture self = { NULL };
  g_autofree char *path = NULL;

  set_up (&self, NULL);
  path = edit_in_vain (&self);
  g_assert_cmpint (g_rmdir (path), ==, 0);
  gtk_window_close (GTK_WINDOW (self.window));
  settle ();
  g_assert_null (find_question ());
  g_assert_null (find_window (DR_TYPE_WINDOW));
  g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
  g_unlink (path);
  self.window = dr_window_new (self.application);
  tear_down (&self, NULL);
}

/* None of them is wider than the narrowest window, with text twice as large. */
static void
test_narrow (Fixture       *self,
             gconstpointer  data)
{
  GtkSettings *settings = gtk_settings_get_default ();
  int before;

  g_object_get (settings, "gtk-xft-dpi", &before, NULL);
  g_object_set (settings, "gtk-xft-dpi", 2 * 96 * 1024, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      GtkWindow *form;
      int least;

      forms[i].open (self);
      settle ();
      form = find_form (self);
      gtk_widget_measure (gtk_widget_get_first_child (GTK_WIDGET (form)), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
      g_test_message ("%s: %d", forms[i].path, least);
      g_assert_cmpint (least, <=, 360);
      gtk_window_destroy (form);
    }
  g_object_set (settings, "gtk-xft-dpi", before, NULL);
  settle ();
}

/* A reviewer's comment that has no verdict yet is kept as it is typed: nobody is asked, and it is there again. */
static void
test_comment (void)
{
  static const char section[] = "section-reviews/section-review[change]";
  DrWindow *window = dr_window_new (program.application);
  Officers officers;
  DrAssessmentWindow *review;
  GtkWidget *bar = NULL;
  GtkWidget *view;
  g_autoptr (GError) error = NULL;
  g_autofree char *kept = NULL;
  gint64 limit = g_get_monotonic_time () + PATIENCE_SECONDS * G_USEC_PER_SEC;

  officers_make_register ();
  officers_set_up (&officers, NULL);
  gtk_window_present (GTK_WINDOW (window));
  g_assert_true (dr_application_begin (program.application, officers.place.uri, OFFICER, &error));
  g_assert_no_error (error);
  dr_application_show_assessment (program.application, SUBMITTED, 1);
  review = DR_ASSESSMENT_WINDOW (find_window (DR_TYPE_ASSESSMENT_WINDOW));
  while (bar == NULL && g_get_monotonic_time () < limit)
    {
      settle ();
      dr_assessment_window_go_to (review, "change", NULL);
      bar = find_widget (GTK_WIDGET (review), DR_TYPE_VERDICT_BAR, NULL);
    }
  g_assert_nonnull (bar);
  settle ();
  view = find_widget (find_widget (bar, DR_TYPE_TEXT_INPUT, NULL), GTK_TYPE_TEXT_VIEW, NULL);
  type (view, "Say who was asked.");
  g_action_group_activate_action (G_ACTION_GROUP (program.application), "open-register", g_variant_new_string (program.store));
  wait_window (DR_TYPE_ASSESSMENT_WINDOW, FALSE);
  settle ();
  g_assert_null (find_question ());
  g_assert_cmpstr (dr_desk_get_uri (dr_application_get_desk (program.application)), ==, program.store);
  kept = dr_word_keep_load (officers.mine, section);
  g_assert_cmpstr (kept, ==, "Say who was asked.");
  g_free (dr_word_keep_save (officers.mine, section, NULL));
  assert_closes (GTK_WINDOW (window));
  officers_tear_down (&officers, NULL);
  officers_remove_register ();
}

int
main (int    argc,
      char **argv)
{
  int status;

  program_set_up (&program, &argc, &argv);
  second = make_store (program.folder, "second.db");

  for (gsize i = 0; i < G_N_ELEMENTS (forms); i++)
    g_test_add (forms[i].path, Fixture, &forms[i], set_up, test_form, tear_down);
  g_test_add ("/gui/unfinished/untouched", Fixture, NULL, set_up, test_untouched, tear_down);
  g_test_add ("/gui/unfinished/narrow", Fixture, NULL, set_up, test_narrow, tear_down);
  g_test_add_func ("/gui/unfinished/comment", test_comment);
  g_test_add_func ("/gui/unfinished/close", test_close);
  g_test_add_func ("/gui/unfinished/close-kept", test_close_kept);

  status = program_run (&program);
  g_free (second);

  return status;
}
