/* What is typed in an assessment's controls, in the test's process: nothing of it is lost by closing, and the cursor and the
 * focus stay where they are. */
#include <adwaita.h>

#include "app-support.h"
#include "widgets-support.h"

#include "dr-explained-input.h"
#include "dr-finding-card.h"
#include "dr-findings-pane.h"
#include "dr-justification-fields.h"
#include "dr-leaflet-shadows.h"
#include "dr-line-input.h"
#include "dr-notice-bar.h"
#include "dr-pane.h"
#include "dr-sensitive.h"
#include "dr-text-input.h"

#define WHY "change/why"

static GtkWidget *
window_with (GtkWidget *child)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_child (GTK_WINDOW (window), child);
  gtk_window_present (GTK_WINDOW (window));
  settle ();

  return window;
}

static gboolean
is_true (gpointer data)
{
  return *(gboolean *) data;
}

static gboolean
ask_notice (GtkWindow   *window,
            DrNoticeBar *notice)
{
  return dr_notice_bar_holds (notice);
}

static void
note_gone (gpointer  gone,
           GObject  *object)
{
  *(gboolean *) gone = TRUE;
}

/* A window that is closed right behind the typing closes by itself once that is saved. */
static void
test_close_saves (OpenDraft     *self,
                  gconstpointer  data)
{
  DrNoticeBar *notice = g_object_new (DR_TYPE_NOTICE_BAR, NULL);
  GtkWidget *window = window_with (GTK_WIDGET (notice));
  gboolean gone = FALSE;

  dr_notice_bar_set_editor (notice, self->editor);
  g_signal_connect (window, "close-request", G_CALLBACK (ask_notice), notice);
  g_object_weak_ref (G_OBJECT (window), note_gone, &gone);
  dr_editor_set (self->editor, WHY, "The last word.");
  gtk_window_close (GTK_WINDOW (window));
  g_assert_false (gone);
  wait_until (is_true, &gone);
  g_assert_false (dr_editor_has_unsaved (self->editor));
}

/* Where somebody else changed the same it stays, and closes without it only when it is told to. */
static void
test_close_asks (OpenDraft     *self,
                 gconstpointer  data)
{
  DrNoticeBar *notice = g_object_new (DR_TYPE_NOTICE_BAR, NULL);
  GtkWidget *window = window_with (GTK_WIDGET (notice));
  GtkWidget *leave = NULL;
  gboolean gone = FALSE;

  dr_notice_bar_set_editor (notice, self->editor);
  g_signal_connect (window, "close-request", G_CALLBACK (ask_notice), notice);
  g_object_weak_ref (G_OBJECT (window), note_gone, &gone);
  workplace_others_save (&self->place, WHY, "Theirs.");
  dr_editor_set (self->editor, WHY, "Mine.");
  gtk_window_close (GTK_WINDOW (window));
  wait_saved (self->editor);
  settle ();
  g_assert_cmpint (dr_editor_get_state (self->editor), ==, DR_EDITOR_CONFLICT);
  g_assert_false (gone);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), GTK_WIDGET (notice)));
  g_assert_nonnull (find_widget (window, GTK_TYPE_BUTTON, "Choose…"));
  g_assert_nonnull (find_widget (window, GTK_TYPE_BUTTON, "Copy my text"));
  for (guint i = 0; i < 3; i++)
    {
      gtk_window_close (GTK_WINDOW (window));
      settle ();
      g_assert_false (gone);
      leave = find_widget (window, GTK_TYPE_BUTTON, "Close without it");
      g_assert_nonnull (leave);
      g_assert_false (gtk_window_get_focus (GTK_WINDOW (window)) == leave);   /* one more key would let go of it all */
    }
  g_signal_emit_by_name (leave, "clicked");
  wait_until (is_true, &gone);
  dr_editor_resolve (self->editor, WHY, FALSE);
}

/* What comes from elsewhere leaves the cursor in the words that it is in. */
static void
test_cursor (OpenDraft     *self,
             gconstpointer  data)
{
  DrTextInput *input = dr_text_input_new ("Why");
  GtkWidget *window = window_with (GTK_WIDGET (input));
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (find_widget (window, GTK_TYPE_TEXT_VIEW, NULL)));
  GtkTextIter at;
  g_autofree char *word = NULL;
  GtkTextIter end;

  dr_editor_set (self->editor, WHY, "One two three four");
  dr_input_bind (DR_INPUT (input), self->editor, WHY);
  gtk_text_buffer_get_iter_at_offset (buffer, &at, 8);
  gtk_text_buffer_place_cursor (buffer, &at);
  dr_editor_set (self->editor, WHY, "One, and two three and a half, four");
  gtk_text_buffer_get_iter_at_mark (buffer, &at, gtk_text_buffer_get_insert (buffer));
  g_assert_false (gtk_text_iter_is_end (&at));
  dr_editor_set (self->editor, WHY, "Once, and two three and a half, four");
  gtk_text_buffer_get_bounds (buffer, &at, &end);
  word = gtk_text_buffer_get_text (buffer, &at, &end, TRUE);
  g_assert_cmpstr (word, ==, "Once, and two three and a half, four");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* The draft's undo serves in a draft; where there is none the control undoes by itself. */
static void
test_own_undo (OpenDraft     *self,
               gconstpointer  data)
{
  DrInput *inputs[] = { DR_INPUT (dr_text_input_new ("Why")), DR_INPUT (dr_line_input_new ("Why", DR_LINE_WORDS)) };

  for (gsize i = 0; i < G_N_ELEMENTS (inputs); i++)
    {
      GtkWidget *window = window_with (GTK_WIDGET (inputs[i]));
      GtkWidget *view = find_widget (window, GTK_TYPE_TEXT_VIEW, NULL);
      GObject *keeper = view != NULL ? G_OBJECT (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)))
                                     : G_OBJECT (find_widget (window, GTK_TYPE_ENTRY, NULL));
      gboolean own;

      g_object_get (keeper, "enable-undo", &own, NULL);
      g_assert_true (own);
      dr_input_bind (inputs[i], self->editor, WHY);
      g_object_get (keeper, "enable-undo", &own, NULL);
      g_assert_false (own);
      dr_input_bind (inputs[i], NULL, NULL);
      g_object_get (keeper, "enable-undo", &own, NULL);
      g_assert_true (own);
      gtk_window_destroy (GTK_WINDOW (window));
    }
}

/* Of the last finding of a case. */
static char *
subject_of (OpenDraft  *self,
            const char *rule,
            const char *rule_case)
{
  const DrCheck *check = dr_editor_get_version (self->editor)->check;
  const char *subject = NULL;

  for (guint i = 0; i < check->n_results; i++)
    if (check->results[i].kind == DR_RESULT_FAIL && g_str_equal (dr_check_get_rule (check, &check->results[i])->id, rule)
        && g_str_equal (dr_check_get_case (check, &check->results[i]), rule_case))
      subject = check->results[i].subject;

  return g_strdup (subject);
}

/* An answer makes its card anew, and no other: the focus stays at it, wherever the pane puts it. */
static void
test_focus_stays (OpenDraft     *self,
                  gconstpointer  data)
{
  DrFindingsPane *pane = g_object_new (DR_TYPE_FINDINGS_PANE, NULL);
  GtkWidget *window = window_with (GTK_WIDGET (pane));
  GtkWidget *button;
  GtkWidget *focus;
  g_autofree char *name = NULL;
  g_autofree char *subject = NULL;
  g_auto (GStrv) parts = NULL;
  GtkWidget *next;

  dr_findings_pane_set_editor (pane, self->editor);
  settle ();
  button = find_widget (window, GTK_TYPE_BUTTON, "Justify…");
  g_assert_nonnull (button);
  g_object_add_weak_pointer (G_OBJECT (button), (gpointer *) &button);
  g_assert_true (gtk_widget_grab_focus (button));
  name = g_strdup (gtk_widget_get_name (button));
  parts = g_strsplit (name, "/", -1);
  subject = subject_of (self, parts[0], parts[1]);
  next = gtk_widget_get_next_sibling (gtk_widget_get_ancestor (button, DR_TYPE_FINDING_CARD));
  next = find_widget (next, GTK_TYPE_BUTTON, "Justify…");
  g_assert_nonnull (next);
  g_object_add_weak_pointer (G_OBJECT (next), (gpointer *) &next);
  g_assert_true (dr_justification_write (self->editor, NULL, parts[0], parts[1], subject, "Because."));
  wait_checked (self->editor);
  settle ();
  g_assert_null (button);   /* its card was made anew */
  g_assert_nonnull (next);
  g_object_remove_weak_pointer (G_OBJECT (next), (gpointer *) &next);
  focus = gtk_window_get_focus (GTK_WINDOW (window));
  g_assert_nonnull (focus);
  g_assert_cmpstr (gtk_widget_get_name (focus), ==, name);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* "Saving…" and "Saved" in turn move no pane, and what scrolls is as high as it is given. */
static void
test_still_panes (OpenDraft     *self,
                  gconstpointer  data)
{
  static const char * const words[] = { "", "Saved", "Saving…", "Nobody but the people of the service changes it here" };
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, NULL);
  GtkWidget *pane = g_object_new (DR_TYPE_PANE, "child", label, "width-request", 350, NULL);
  GtkWidget *findings = g_object_new (DR_TYPE_FINDINGS_PANE, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *window;
  int least;
  int wanted;
  int before;

  gtk_box_append (GTK_BOX (box), pane);
  gtk_box_append (GTK_BOX (box), findings);
  window = window_with (box);
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      gtk_label_set_label (GTK_LABEL (label), words[i]);
      gtk_widget_measure (pane, GTK_ORIENTATION_HORIZONTAL, -1, &least, &wanted, NULL, NULL);
      g_assert_cmpint (least, ==, 350);
      g_assert_cmpint (wanted, ==, 350);
    }
  gtk_widget_measure (findings, GTK_ORIENTATION_VERTICAL, 360, &before, NULL, NULL, NULL);
  dr_findings_pane_set_editor (DR_FINDINGS_PANE (findings), self->editor);
  settle ();
  gtk_widget_measure (findings, GTK_ORIENTATION_VERTICAL, 360, &least, &wanted, NULL, NULL);
  g_assert_cmpint (least, ==, before);
  g_assert_cmpint (wanted, ==, before);
  gtk_widget_measure (findings, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &wanted, NULL, NULL);
  g_assert_cmpint (wanted, ==, 360);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Whatever libadwaita does to its shadows, no pane comes after them to be styled anew. */
static void
test_shadows_last (OpenDraft     *self,
                   gconstpointer  data)
{
  AdwLeaflet *leaflet = g_object_ref_sink (ADW_LEAFLET (adw_leaflet_new ()));
  GtkWidget *panes[] = { gtk_label_new ("Sections"), gtk_label_new ("Findings") };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (panes); i++)
    adw_leaflet_append (leaflet, panes[i]);
  dr_leaflet_shadows_put_last (leaflet);
  for (GtkWidget *each = gtk_widget_get_first_child (GTK_WIDGET (leaflet)); each != NULL; each = gtk_widget_get_next_sibling (each), n++)
    g_assert_true ((n < G_N_ELEMENTS (panes)) == GTK_IS_LABEL (each));
  g_assert_cmpuint (n, >, G_N_ELEMENTS (panes));
  g_object_unref (leaflet);
}

/* Screen readers hear of a form that takes nothing at each of its controls, and of one that was so by itself before. */
static void
test_insensitive_form (OpenDraft     *self,
                       gconstpointer  data)
{
  GtkWidget *form = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *button = gtk_button_new_with_label ("Add");
  GtkWidget *other = gtk_button_new_with_label ("Remove");

  gtk_box_append (GTK_BOX (form), row);
  gtk_box_append (GTK_BOX (row), button);
  gtk_box_append (GTK_BOX (row), other);
  gtk_widget_set_sensitive (other, FALSE);
  dr_sensitive_set (form, FALSE);
  gtk_test_accessible_assert_state (button, GTK_ACCESSIBLE_STATE_DISABLED, TRUE);
  gtk_test_accessible_assert_state (other, GTK_ACCESSIBLE_STATE_DISABLED, TRUE);
  dr_sensitive_set (form, TRUE);
  gtk_test_accessible_assert_state (button, GTK_ACCESSIBLE_STATE_DISABLED, FALSE);
  gtk_test_accessible_assert_state (other, GTK_ACCESSIBLE_STATE_DISABLED, TRUE);
  g_object_unref (form);
}

/* What a choice would bring is no higher at one width than at another that holds it in one line: GTK complains of it. */
static void
test_choice_note (OpenDraft     *self,
                  gconstpointer  data)
{
  static const DrExplainedChoice choices[] = { { "adjust", "Adjust the change", "Remove what stands in the way." } };
  DrExplainedInput *input = dr_explained_input_new ("Outcome", NULL, choices, G_N_ELEMENTS (choices));
  GtkWidget *window = window_with (GTK_WIDGET (input));
  GtkWidget *check = find_widget (GTK_WIDGET (input), GTK_TYPE_CHECK_BUTTON, NULL);
  int none;
  int noted;

  g_assert_nonnull (check);
  gtk_widget_measure (check, GTK_ORIENTATION_VERTICAL, -1, &none, NULL, NULL, NULL);
  dr_explained_input_set_notes (input, "adjust", "It takes three reasons (GOV-02).", NULL);
  gtk_widget_measure (check, GTK_ORIENTATION_VERTICAL, -1, &noted, NULL, NULL, NULL);
  g_assert_cmpint (noted, >, none);
  gtk_widget_measure (check, GTK_ORIENTATION_HORIZONTAL, noted, NULL, NULL, NULL, NULL);   /* a complaint ends the test */
  g_assert_null (find_widget (GTK_WIDGET (input), GTK_TYPE_EXPANDER, NULL));
  dr_explained_input_set_notes (input, "adjust", "Groups: Carers and 7 more.", "Carers, and everybody else");
  gtk_expander_set_expanded (GTK_EXPANDER (find_widget (GTK_WIDGET (input), GTK_TYPE_EXPANDER, NULL)), TRUE);
  g_assert_true (says_in_time (window, "Carers, and everybody else"));
  dr_explained_input_set_notes (input, "adjust", NULL, NULL);
  g_assert_null (find_widget (GTK_WIDGET (input), GTK_TYPE_EXPANDER, NULL));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* --- Inputs of one paragraph --- */

static int
height_of (GtkWidget *widget)
{
  settle ();

  return gtk_widget_get_height (widget);
}

/* What has more words than a line holds is seen whole; what is pasted over several lines is one, and Return makes none. */
static void
test_line (OpenDraft     *self,
           gconstpointer  data)
{
  DrTextInput *input = dr_text_input_new_line ("Title", 40);
  GtkWidget *window = window_with (GTK_WIDGET (input));
  GtkWidget *view = find_widget (window, GTK_TYPE_TEXT_VIEW, NULL);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  int height = height_of (view);

  gtk_window_set_default_size (GTK_WINDOW (window), 200, 400);
  gtk_widget_set_valign (GTK_WIDGET (input), GTK_ALIGN_START);
  dr_input_bind (DR_INPUT (input), self->editor, WHY);
  gtk_text_buffer_set_text (buffer, " The desk\nmoves ", -1);
  g_assert_cmpstr (dr_editor_get (self->editor, WHY), ==, "The desk moves");
  g_signal_emit_by_name (view, "insert-at-cursor", "\n");
  g_assert_cmpstr (dr_editor_get (self->editor, WHY), ==, "The desk moves");
  g_assert_cmpint (height_of (view), ==, height);
  gtk_text_buffer_set_text (buffer, "The desk moves, and nobody was asked at ", -1);
  g_assert_cmpint (height_of (view), >, height);
  g_assert_null (dr_input_get_problem (DR_INPUT (input)));
  gtk_text_buffer_insert_at_cursor (buffer, "all, of course", -1);
  g_assert_nonnull (dr_input_get_problem (DR_INPUT (input)));
  g_assert_cmpstr (dr_editor_get (self->editor, WHY), ==, "The desk moves, and nobody was asked at");
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  static const struct { const char *path; void (*test) (OpenDraft *, gconstpointer); } tests[] = {
    { "/gui/editing/close-saves", test_close_saves },
    { "/gui/editing/close-asks", test_close_asks },
    { "/gui/editing/cursor", test_cursor },
    { "/gui/editing/own-undo", test_own_undo },
    { "/gui/editing/focus-stays", test_focus_stays },
    { "/gui/editing/still-panes", test_still_panes },
    { "/gui/editing/shadows-last", test_shadows_last },
    { "/gui/editing/insensitive-form", test_insensitive_form },
    { "/gui/editing/choice-note", test_choice_note },
    { "/gui/editing/line", test_line },
  };

  adw_init ();
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, OpenDraft, NULL, open_draft_set_up, tests[i].test, open_draft_tear_down);

  return g_test_run ();
}
