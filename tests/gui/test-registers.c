/* From one register to another, in one process: what was typed, what stays open, and what the menu lists. */
#include <adwaita.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "review-support.h"
#include "windows-support.h"

#include "dr-assessment-list-window.h"
#include "dr-assessment-window.h"
#include "dr-edited-row.h"
#include "dr-inspect-window.h"
#include "dr-knowledge-page.h"
#include "dr-recent.h"
#include "dr-reviews-place.h"
#include "dr-roll.h"
#include "dr-unfinished.h"
#include "dr-window.h"
#include "dr-working-copy.h"

static Program program;

static void
assert_open (const char *uri)
{
  DrApplication *application = DR_APPLICATION (g_application_get_default ());

  g_assert_cmpstr (dr_desk_get_uri (dr_application_get_desk (application)), ==, uri);
}

/* The items of such a menu, the first at the end of its way. */
static void
assert_listed (DrRecentKind  kind,
               int           n,
               const char   *first)   /* (nullable) */
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GObject) owner = g_object_new (G_TYPE_OBJECT, NULL);
  g_autofree char *target = NULL;
  gint64 limit = g_get_monotonic_time () + PATIENCE_SECONDS * G_USEC_PER_SEC;

  dr_recent_watch (kind, menu, owner);
  while (g_menu_model_get_n_items (G_MENU_MODEL (menu)) != n && g_get_monotonic_time () < limit)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpint (g_menu_model_get_n_items (G_MENU_MODEL (menu)), ==, n);
  if (first == NULL)
    return;
  g_assert_true (g_menu_model_get_item_attribute (G_MENU_MODEL (menu), 0, G_MENU_ATTRIBUTE_TARGET, "s", &target));
  g_assert_cmpstr (target, ==, first);
}

/* What was typed a moment before another register is opened is saved in the first, and nothing of the first stays open; for one that cannot be
 * opened nothing closes. */
static void
test_registers (void)
{
  DrApplication *application = DR_APPLICATION (g_application_get_default ());
  const DrAssessmentName name = { PILOT_REFERENCE, 1 };
  DrWindow *window = dr_window_new (application);
  g_autoptr (GError) error = NULL;
  g_autofree char *missing = g_build_filename (program.folder, "missing.db", NULL);
  g_autofree char *odd = g_build_filename (program.folder, "caf\xe9.db", NULL);   /* not in UTF-8: no menu can name it */
  g_autofree char *link = g_build_filename (program.folder, "link.db", NULL);
  Workplace place;
  DrDesk *desk;
  DrEditor *editor;
  GtkWidget *text;

  g_unsetenv ("GSETTINGS_BACKEND");   /* the list of recent files is kept, in the test's own folder */
  workplace_set_up (&place);
  gtk_window_present (GTK_WINDOW (window));
  g_assert_true (dr_application_begin (application, place.uri, PILOT_MANAGER, &error));
  g_assert_no_error (error);
  dr_application_show_assessment (application, PILOT_REFERENCE, 1);
  wait_window (DR_TYPE_ASSESSMENT_WINDOW, TRUE);
  for (guint i = 0; i < 5; i++)
    settle ();
  dr_assessment_window_go_to (DR_ASSESSMENT_WINDOW (find_window (DR_TYPE_ASSESSMENT_WINDOW)), "change", "change/why");
  text = gtk_window_get_focus (find_window (DR_TYPE_ASSESSMENT_WINDOW));
  g_assert_true (GTK_IS_TEXT_VIEW (text));

  g_action_group_activate_action (G_ACTION_GROUP (application), "open-register", g_variant_new_string (missing));
  wait_window (ADW_TYPE_MESSAGE_DIALOG, TRUE);
  assert_open (place.uri);
  settle ();
  g_assert_nonnull (find_window (DR_TYPE_ASSESSMENT_WINDOW));   /* nothing closes for one that cannot be opened */
  gtk_window_destroy (find_window (ADW_TYPE_MESSAGE_DIALOG));

  dr_assessment_list_window_show (GTK_WINDOW (window), dr_application_get_desk (application), "One", &name, 1);
  dr_application_inspect (application, missing);
  wait_window (DR_TYPE_ASSESSMENT_LIST_WINDOW, TRUE);
  wait_window (DR_TYPE_INSPECT_WINDOW, TRUE);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)), "Typed at last.", -1);
  g_action_group_activate_action (G_ACTION_GROUP (application), "open-register", g_variant_new_string (program.store));
  wait_window (DR_TYPE_ASSESSMENT_WINDOW, FALSE);
  wait_window (DR_TYPE_ASSESSMENT_LIST_WINDOW, FALSE);
  settle ();
  assert_open (program.store);
  g_assert_nonnull (find_window (DR_TYPE_WINDOW));
  assert_closes (find_window (DR_TYPE_INSPECT_WINDOW));   /* it is of no register */
  editor = workplace_open (&place, PILOT_REFERENCE, 1);
  g_assert_cmpstr (dr_editor_get (editor, "change/why"), ==, "Typed at last.");
  dr_editor_close (editor);
  g_object_unref (editor);
  g_assert_true (g_file_set_contents (odd, "", 0, &error));
  dr_recent_add (DR_RECENT_REGISTER, odd);
  settle ();
  assert_listed (DR_RECENT_REGISTER, 2, program.store);
  assert_listed (DR_RECENT_INSPECTED, 0, NULL);

  desk = dr_application_get_desk (application);
  g_assert_cmpint (symlink (program.store, link), ==, 0);
  g_action_group_activate_action (G_ACTION_GROUP (application), "open-register", g_variant_new_string (link));
  g_assert_true (dr_application_get_desk (application) == desk);   /* it is that one, by another way */
  g_assert_true (dr_application_begin (application, link, "mina", &error));
  settle ();
  assert_open (program.store);
  assert_listed (DR_RECENT_REGISTER, 2, program.store);
  g_action_group_activate_action (G_ACTION_GROUP (application), "open-register", g_variant_new_string (place.uri));
  assert_open (place.uri);
  settle ();
  g_assert_true (dr_application_begin (application, program.store, "mina", &error));
  g_assert_no_error (error);
  assert_closes (GTK_WINDOW (window));
  workplace_tear_down (&place);
  g_setenv ("GSETTINGS_BACKEND", "memory", TRUE);
}

/* (nullable): the first that edits */
static DrEditedRow *
find_row (GtkWidget *below)
{
  DrEditedRow *found = DR_IS_EDITED_ROW (below) ? DR_EDITED_ROW (below) : NULL;

  for (GtkWidget *each = gtk_widget_get_first_child (below); each != NULL && found == NULL;
       each = gtk_widget_get_next_sibling (each))
    found = find_row (each);

  return found;
}

static DrEditedRow *
wait_row (GtkWidget *below)
{
  gint64 limit = g_get_monotonic_time () + PATIENCE_SECONDS * G_USEC_PER_SEC;

  while (find_row (below) == NULL && g_get_monotonic_time () < limit)
    g_main_context_iteration (NULL, FALSE);
  g_assert_nonnull (find_row (below));

  return find_row (below);
}

/* (transfer full): at such a register, as its equalities officer */
static DrDesk *
sit_down (const char  *uri,
          char       **copy)   /* (out): where the working copy is */
{
  g_autofree char *data = g_build_filename (g_get_user_data_dir (), "due-regard", NULL);
  g_autoptr (GError) error = NULL;
  DrDesk *desk = dr_desk_new (uri, FALSE, &error);

  g_assert_no_error (error);
  g_assert_true (dr_desk_set_person (desk, "olu"));
  *copy = dr_working_copy_path (data, uri, "olu", DR_EDITION_QUESTIONNAIRE);

  return desk;
}

/* What could not be kept for the first register is not kept for the second, and nothing of the first can be pressed. */
static void
test_knowledge (void)
{
  g_autofree char *second = make_store (program.folder, "second.db");
  g_autofree char *first_copy = NULL;
  g_autofree char *second_copy = NULL;
  g_autoptr (DrDesk) desk = sit_down (program.store, &first_copy);
  g_autoptr (DrDesk) other = sit_down (second, &second_copy);
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  DrKnowledgePage *page = dr_knowledge_page_new (DR_EDITION_QUESTIONNAIRE);

  gtk_window_set_child (window, GTK_WIDGET (page));
  gtk_window_present (window);
  dr_knowledge_page_set_desk (page, desk);
  dr_edited_row_tell (wait_row (GTK_WIDGET (page)), "section/change/title", "Of the first");
  g_assert_cmpint (g_mkdir_with_parents (first_copy, 0700), ==, 0);   /* no file can be written there */

  dr_knowledge_page_set_desk (page, other);
  g_assert_null (find_row (GTK_WIDGET (page)));
  dr_edited_row_tell (wait_row (GTK_WIDGET (page)), "section/change/help", "Of the second");
  dr_knowledge_page_set_desk (page, NULL);
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (DrWorkingCopy) copy = dr_working_copy_open (second_copy, DR_EDITION_QUESTIONNAIRE, &error);

    g_assert_no_error (error);
    g_assert_cmpuint (g_hash_table_size (copy->edits), ==, 1);
    g_assert_cmpstr (g_hash_table_lookup (copy->edits, "section/change/help"), ==, "Of the second");
  }
  assert_closes (window);
  dr_desk_close (desk);
  dr_desk_close (other);
}

static gboolean
is_unfinished (gpointer page)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  dr_unfinished_list (page, found);

  return found->len > 0;
}

static void
assert_kept (const char *path,
             const char *key,
             const char *value)   /* (nullable) */
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrWorkingCopy) copy = dr_working_copy_open (path, DR_EDITION_QUESTIONNAIRE, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (g_hash_table_lookup (copy->edits, key), ==, value);
}

/* What cannot be kept stays in the window, where that is said, whatever is loaded anew and whoever sits down in between. */
static void
test_unkept (void)
{
  g_autofree char *store = make_store (program.folder, "third.db");
  g_autofree char *path = NULL;
  g_autofree char *folder = NULL;
  g_autoptr (DrDesk) desk = sit_down (store, &path);
  g_autofree char *away = g_strconcat (path, ".away", NULL);
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  DrKnowledgePage *page = dr_knowledge_page_new (DR_EDITION_QUESTIONNAIRE);
  GtkWidget *widget = GTK_WIDGET (page);

  gtk_window_set_child (window, widget);
  gtk_window_present (window);
  dr_knowledge_page_set_desk (page, desk);
  dr_edited_row_tell (wait_row (widget), "section/change/title", "First words");
  g_assert_cmpint (g_mkdir_with_parents (path, 0700), ==, 0);   /* no file can be written there */

  dr_desk_say_changed (desk, NULL);
  settle ();
  g_assert_true (says (widget, "cannot be kept"));
  g_assert_true (is_unfinished (page));

  g_assert_true (dr_desk_set_person (desk, "mina"));
  settle ();
  g_assert_true (says (widget, "What Olu Officer changed could not be kept"));
  g_assert_false (says (widget, "First words"));
  g_assert_true (is_unfinished (page));

  g_assert_true (dr_desk_set_person (desk, "olu"));
  settle ();
  g_assert_true (says (widget, "cannot be kept"));
  g_assert_null (find_row (widget));   /* the copy cannot be read: nothing of another's is offered */
  g_assert_true (is_unfinished (page));

  g_assert_true (dr_desk_set_person (desk, "mina"));
  settle ();
  g_assert_cmpint (g_rename (path, away), ==, 0);
  g_assert_true (dr_desk_set_person (desk, "olu"));
  settle ();
  g_assert_false (says (widget, "kept"));
  g_assert_true (says (widget, "First words"));
  g_assert_false (is_unfinished (page));
  assert_kept (path, "section/change/title", "First words");

  dr_edited_row_tell (wait_row (widget), "section/change/title", "Other words");
  g_assert_true (dr_desk_set_person (desk, "mina"));   /* at once: it is kept for whoever typed it */
  assert_kept (path, "section/change/title", "Other words");
  g_assert_false (is_unfinished (page));
  assert_closes (window);
  dr_desk_close (desk);
}

/* What was discarded comes back only into the working copy that it was in. */
static void
test_undo_discard (void)
{
  static const struct { const char *person; gboolean elsewhere; const char *comes; } cases[] = {
    { "olu", FALSE, "Thrown away" },
    { "ola", FALSE, NULL },          /* somebody else sits there */
    { "olu", TRUE, NULL },           /* it is another register */
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strdup_printf ("undo-%u.db", (guint) i);
      g_autofree char *other_name = g_strdup_printf ("undo-%u-other.db", (guint) i);
      g_autofree char *store = make_store (program.folder, name);
      g_autofree char *other_store = make_store (program.folder, other_name);
      g_autofree char *path = NULL;
      g_autofree char *other_path = NULL;
      g_autoptr (DrDesk) desk = sit_down (store, &path);
      g_autoptr (DrDesk) other = sit_down (other_store, &other_path);
      const DrPerson second = { "ola", "Ola Officer", "" };
      GtkWindow *window = GTK_WINDOW (gtk_window_new ());
      GtkWidget *overlay = adw_toast_overlay_new ();
      DrKnowledgePage *page = dr_knowledge_page_new (DR_EDITION_QUESTIONNAIRE);
      g_autoptr (GError) error = NULL;
      GtkWidget *undo;

      g_assert_true (dr_register_add_person (dr_desk_get_register (desk), "ada", &second, &error));
      g_assert_true (dr_register_grant (dr_desk_get_register (desk), "ada", "ola", DR_ROLE_EQUALITIES, "", FALSE, &error));
      g_assert_no_error (error);
      adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), GTK_WIDGET (page));
      gtk_window_set_child (window, overlay);
      gtk_window_set_default_size (window, 700, 600);
      gtk_window_present (window);
      dr_knowledge_page_set_desk (page, desk);
      dr_edited_row_tell (wait_row (GTK_WIDGET (page)), "section/change/title", "Thrown away");
      press_button (GTK_WIDGET (page), "Discard my changes");
      settle ();
      assert_kept (path, "section/change/title", NULL);
      undo = find_widget (overlay, GTK_TYPE_BUTTON, "Undo");
      g_assert_nonnull (undo);

      g_assert_true (dr_desk_set_person (desk, cases[i].person));
      if (cases[i].elsewhere)
        dr_knowledge_page_set_desk (page, other);
      wait_row (GTK_WIDGET (page));
      g_signal_emit_by_name (undo, "clicked");
      settle ();
      g_assert_cmpint (says (GTK_WIDGET (page), "Thrown away"), ==, cases[i].comes != NULL);
      assert_kept (path, "section/change/title", cases[i].comes);
      assert_kept (other_path, "section/change/title", NULL);
      assert_closes (window);
      dr_desk_close (desk);
      dr_desk_close (other);
    }
}

/* Work that is done when the test says so. */
typedef struct {
  GMutex lock;
} Gate;

static gpointer
wait_at (DrRegister    *in,
         gpointer       gate,
         GCancellable  *cancellable,
         GError       **error)
{
  g_mutex_lock (&((Gate *) gate)->lock);
  g_mutex_unlock (&((Gate *) gate)->lock);

  return NULL;
}

/* What was being read of one register when another was opened is not shown for that one, and does not keep it from being read. */
static void
test_reviews (void)
{
  Officers officers;
  g_autofree char *copy = NULL;
  g_autoptr (DrDesk) idle = sit_down (program.store, &copy);
  DrDesk *busy;
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  DrReviewsPlace *place = g_object_new (DR_TYPE_REVIEWS_PLACE, NULL);
  GtkWidget *widget = GTK_WIDGET (place);
  static const char submitted[] = SUBMITTED;
  static const char nothing[] = "What waits for a review";

  officers_make_register ();
  officers_set_up (&officers, NULL);
  busy = officers.place.desk;
  gtk_window_set_child (window, widget);
  gtk_window_present (window);
  dr_reviews_place_set_desk (place, busy);
  g_assert_true (says_in_time (widget, submitted));
  dr_reviews_place_set_desk (place, idle);
  g_assert_true (says_in_time (widget, nothing));
  dr_reviews_place_set_desk (place, NULL);

  for (guint i = 0; i < 2; i++)
    {
      DrDesk *first = i == 0 ? idle : busy;
      DrDesk *second = i == 0 ? busy : idle;
      Gate gates[2];

      for (guint g = 0; g < 2; g++)
        {
          g_mutex_init (&gates[g].lock);
          g_mutex_lock (&gates[g].lock);
          dr_desk_run (g == 0 ? first : second, DR_DESK_LANE_READ, wait_at, &gates[g], NULL, NULL, NULL, NULL, NULL);
        }
      dr_reviews_place_set_desk (place, first);   /* it reads behind that */
      settle ();
      dr_reviews_place_set_desk (place, NULL);
      dr_reviews_place_set_desk (place, second);
      settle ();
      g_mutex_unlock (&gates[0].lock);
      settle ();
      g_assert_false (says (widget, i == 0 ? nothing : submitted));
      g_mutex_unlock (&gates[1].lock);
      g_assert_true (says_in_time (widget, i == 0 ? submitted : nothing));
      g_assert_false (says (widget, i == 0 ? nothing : submitted));
      dr_reviews_place_set_desk (place, NULL);
      settle ();
      for (guint g = 0; g < 2; g++)
        g_mutex_clear (&gates[g].lock);
    }
  assert_closes (window);
  dr_desk_close (idle);
  officers_tear_down (&officers, NULL);
  officers_remove_register ();
}

/* A register that was wished for while an assessment asks something is not opened once another wish takes its place. */
static void
test_cancelled (void)
{
  DrApplication *application = program.application;
  DrWindow *window = dr_window_new (application);
  g_autoptr (GError) error = NULL;
  Workplace place;
  GtkWindow *assessment;
  GtkWidget *text;
  gboolean cancels = TRUE;

  workplace_set_up (&place);
  gtk_window_present (GTK_WINDOW (window));
  do
    {
      g_assert_true (dr_application_begin (application, place.uri, PILOT_MANAGER, &error));
      g_assert_no_error (error);
      dr_application_show_assessment (application, PILOT_REFERENCE, 1);
      wait_window (DR_TYPE_ASSESSMENT_WINDOW, TRUE);
      for (guint i = 0; i < 5; i++)
        settle ();
      assessment = find_window (DR_TYPE_ASSESSMENT_WINDOW);
      dr_assessment_window_go_to (DR_ASSESSMENT_WINDOW (assessment), "change", "change/why");
      text = gtk_window_get_focus (assessment);
      workplace_others_save (&place, "change/why", cancels ? "Theirs." : "Theirs again.");
      gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)), cancels ? "Mine." : "Mine again.", -1);
      g_action_group_activate_action (G_ACTION_GROUP (application), "open-register", g_variant_new_string (program.store));
      settle ();
      g_assert_true (find_window (DR_TYPE_ASSESSMENT_WINDOW) == assessment);   /* it asks which of both is meant */
      if (cancels)
        g_action_group_activate_action (G_ACTION_GROUP (application), "open-register", g_variant_new_string (place.uri));
      press_button (GTK_WIDGET (assessment), "Close without it");
      wait_window (DR_TYPE_ASSESSMENT_WINDOW, FALSE);
      settle ();
      assert_open (cancels ? place.uri : program.store);
      cancels = !cancels;
    }
  while (!cancels);
  g_assert_true (dr_application_begin (application, program.store, "mina", &error));
  assert_closes (GTK_WINDOW (window));
  workplace_tear_down (&place);
}

int
main (int    argc,
      char **argv)
{
  program_set_up (&program, &argc, &argv);

  g_test_add_func ("/gui/registers/switch", test_registers);
  g_test_add_func ("/gui/registers/knowledge", test_knowledge);
  g_test_add_func ("/gui/registers/unkept", test_unkept);
  g_test_add_func ("/gui/registers/undo-discard", test_undo_discard);
  g_test_add_func ("/gui/registers/reviews", test_reviews);
  g_test_add_func ("/gui/registers/cancelled", test_cancelled);

  return program_run (&program);
}
