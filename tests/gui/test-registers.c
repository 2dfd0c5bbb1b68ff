/* From one register to another, in one process: what was typed, what stays open, and what the menu lists. */
#include <adwaita.h>

#include "app-support.h"
#include "windows-support.h"

#include "dr-assessment-list-window.h"
#include "dr-assessment-window.h"
#include "dr-inspect-window.h"
#include "dr-recent.h"
#include "dr-window.h"

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
  g_autofree char *around = g_build_filename (program.folder, ".", "register.db", NULL);
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
  settle ();
  assert_listed (DR_RECENT_REGISTER, 2, program.store);
  assert_listed (DR_RECENT_INSPECTED, 0, NULL);

  desk = dr_application_get_desk (application);
  g_action_group_activate_action (G_ACTION_GROUP (application), "open-register", g_variant_new_string (around));
  g_assert_true (dr_application_get_desk (application) == desk);   /* it is that one, by another way */
  g_action_group_activate_action (G_ACTION_GROUP (application), "open-register", g_variant_new_string (place.uri));
  assert_open (place.uri);
  settle ();
  g_assert_true (dr_application_begin (application, program.store, "mina", &error));
  g_assert_no_error (error);
  assert_closes (GTK_WINDOW (window));
  workplace_tear_down (&place);
  g_setenv ("GSETTINGS_BACKEND", "memory", TRUE);
}

int
main (int    argc,
      char **argv)
{
  program_set_up (&program, &argc, &argv);

  g_test_add_func ("/gui/registers/switch", test_registers);

  return program_run (&program);
}
