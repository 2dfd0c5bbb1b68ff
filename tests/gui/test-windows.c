/* The windows of the shell, made and let go of in one process: every template can be instantiated, and nothing keeps a
 * window alive after it is closed. */
#include <adwaita.h>

#include "dr-application.h"
#include "dr-assessment-title.h"
#include "dr-flow.h"
#include "dr-gaps-row.h"
#include "dr-help-window.h"
#include "dr-input-find.h"
#include "dr-line-input.h"
#include "dr-long-work.h"
#include "dr-main-menu.h"
#include "dr-places.h"
#include "dr-preferences.h"
#include "dr-seat.h"
#include "dr-shortcuts-window.h"
#include "dr-welcome.h"
#include "dr-window.h"

#include "windows-support.h"

/* Pixels: no window refuses to be that narrow. */
#define NARROWEST 360

static Program program;

/* F10 opens the main menu and closes it, at its button or, where that is out of sight, over the page, which it goes with. */
static void
test_main_menu (void)
{
  for (guint folded = 0; folded < 2; folded++)
    {
      GtkWidget *window = gtk_window_new ();
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
      GtkWidget *button = gtk_menu_button_new ();
      GtkWidget *pages = gtk_stack_new ();
      GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
      GtkWidget *entry = gtk_entry_new ();
      g_autoptr (GMenu) menu = g_menu_new ();

      g_menu_append (menu, "About", "app.about");
      gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
      gtk_widget_set_visible (button, !folded);
      gtk_box_append (GTK_BOX (page), entry);
      gtk_stack_add_child (GTK_STACK (pages), page);
      gtk_widget_set_vexpand (pages, TRUE);
      gtk_box_append (GTK_BOX (box), button);
      gtk_box_append (GTK_BOX (box), pages);
      gtk_window_set_child (GTK_WINDOW (window), box);
      gtk_window_set_default_size (GTK_WINDOW (window), 300, 300);
      dr_main_menu_watch (GTK_WINDOW (window), GTK_MENU_BUTTON (button), GTK_STACK (pages));
      gtk_window_present (GTK_WINDOW (window));
      settle ();
      gtk_widget_grab_focus (entry);
      for (guint i = 0; i < 2; i++)
        {
          press_key ("F10");
          wait_menu (window, TRUE);
          press_key ("F10");
          wait_menu (window, FALSE);
          g_assert_true (!folded || gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), entry));
        }
      if (folded)
        {
          press_key ("F10");
          wait_menu (window, TRUE);
        }
      assert_closes (GTK_WINDOW (window));
    }
}

/* What an input refuses is found by whoever is about to record the others. */
static void
test_refused (void)
{
  GtkWidget *box = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  GtkWidget *day = GTK_WIDGET (dr_line_input_new ("Day", DR_LINE_DATE));
  GtkWidget *entry;

  gtk_box_append (GTK_BOX (box), day);
  for (entry = gtk_widget_get_first_child (day); !GTK_IS_ENTRY (entry); entry = gtk_widget_get_next_sibling (entry))
    g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "2026-03-31");
  g_assert_null (dr_input_find_problem (box));
  gtk_editable_set_text (GTK_EDITABLE (entry), "31/03/2026");
  g_assert_true (dr_input_find_problem (box) == DR_INPUT (day));
  gtk_editable_set_text (GTK_EDITABLE (entry), "2026-03-30");
  g_assert_null (dr_input_find_problem (box));
  g_object_unref (box);
}

static void
test_welcome (void)
{
  DrWelcome *welcome = g_object_ref_sink (dr_welcome_new ("/nowhere/register.db"));
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  int least = 0;

  gtk_window_set_child (window, GTK_WIDGET (welcome));
  gtk_window_present (window);
  dr_welcome_set_problem (welcome, "It cannot be.");
  settle ();
  gtk_widget_measure (GTK_WIDGET (welcome), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <=, NARROWEST);
  gtk_window_destroy (window);
  settle ();
  g_assert_finalize_object (welcome);
}

static void
test_places (void)
{
  guint n = 0;
  const DrPlace *places = dr_places_get (&n);

  g_assert_cmpuint (n, >=, 1);
  g_assert_true (dr_places_find ("of another version") == &places[0]);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DrDesk) desk = dr_desk_new (program.store, FALSE, &error);
      GtkWidget *place = g_object_ref_sink (places[i].make ());

      g_assert_no_error (error);
      g_assert_true (dr_places_find (places[i].id) == &places[i]);
      g_assert_nonnull (g_object_class_find_property (G_OBJECT_GET_CLASS (place), "folded"));
      places[i].set_desk (place, desk);
      settle ();
      places[i].set_desk (place, NULL);
      dr_desk_close (desk);
      settle ();
      g_assert_finalize_object (place);
    }
}

static void
test_preferences (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrDesk) desk = dr_desk_new (program.store, FALSE, &error);
  DrPreferences *preferences;

  g_assert_no_error (error);
  preferences = dr_preferences_new (NULL, desk);
  gtk_window_present (GTK_WINDOW (preferences));
  settle ();
  g_assert_true (dr_desk_set_person (desk, "mina"));
  settle ();
  assert_closes (GTK_WINDOW (preferences));
  dr_desk_close (desk);
}

static void
test_seat (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrDesk) desk = dr_desk_new (program.store, FALSE, &error);
  DrSeat *seat = g_object_ref_sink (g_object_new (DR_TYPE_SEAT, NULL));
  g_autofree char *roles = NULL;
  g_autofree char *none = NULL;

  g_assert_no_error (error);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (seat)));
  dr_seat_set_desk (seat, desk);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (seat)));
  roles = dr_seat_roles (desk, "ada");
  none = dr_seat_roles (desk, "nobody");
  g_assert_cmpstr (roles, ==, "administrator");
  g_assert_cmpstr (none, ==, "no role yet");
  settle ();
  dr_desk_close (desk);
  settle ();
  g_assert_finalize_object (seat);
}

static void
test_help (void)
{
  GtkWindow *help = dr_help_window_new (NULL);

  gtk_window_present (help);
  settle ();
  assert_closes (help);
}

typedef struct {
  GtkWidget *window;
  guint      n;
  double     least;   /* pixels from the window's edge to what keys do */
  double     most;
  double     keys;    /* the right edge of the widest keys */
} KeyRows;

static void
note_row (GtkWidget *flow,
          gpointer   data)
{
  KeyRows *rows = data;
  GtkWidget *keys = gtk_widget_get_first_child (gtk_widget_get_first_child (flow));
  graphene_rect_t words;
  graphene_rect_t pressed;

  g_assert_true (gtk_widget_compute_bounds (gtk_widget_get_last_child (flow), rows->window, &words));
  g_assert_true (gtk_widget_compute_bounds (keys, rows->window, &pressed));
  rows->least = rows->n == 0 ? words.origin.x : MIN (rows->least, words.origin.x);
  rows->most = MAX (rows->most, words.origin.x);
  rows->keys = MAX (rows->keys, pressed.origin.x + pressed.size.width);
  rows->n++;
}

/* What keys do begins at one line from the top to the foot, behind all keys or, where it is narrow, below each. */
static void
test_shortcuts (void)
{
  static const struct { guint percent; gboolean narrow; } sizes[] = { { 100, FALSE }, { 100, TRUE }, { 200, FALSE }, { 200, TRUE } };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      GtkWindow *window;
      KeyRows rows = { NULL };

      set_text_size (sizes[i].percent);
      window = dr_shortcuts_window_new (NULL);
      rows.window = GTK_WIDGET (window);
      if (sizes[i].narrow)
        gtk_window_set_default_size (window, NARROWEST, 600);
      gtk_window_present (window);
      settle ();
      g_assert_cmpint (gtk_widget_get_width (rows.window) <= NARROWEST, ==, sizes[i].narrow);
      visit_widgets (rows.window, DR_TYPE_FLOW, note_row, &rows);
      g_assert_cmpuint (rows.n, >, 20);
      g_assert_cmpfloat (rows.least, ==, rows.most);
      if (sizes[i].narrow)
        g_assert_cmpfloat (rows.least, <, rows.keys);
      else
        g_assert_cmpfloat (rows.least, >, rows.keys);
      assert_closes (window);
    }
  set_text_size (100);
}

/* Where there is room for neither title nor reference, what is left stands in the middle; of both, what is not there is told of. */
static void
test_title (void)
{
  static const struct { int width; const char *words; gboolean whole; const char *hidden; } sizes[] = {
    { 600, "Title", TRUE, NULL },
    { 250, "A-REFERENCE-THAT-IS-LONG\302\240· v1", FALSE, NULL },
    { 70, "Saved", FALSE, "A-REFERENCE-THAT-IS-LONG\302\240· v1" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      GtkWidget *window = gtk_window_new ();
      DrAssessmentTitle *title = g_object_new (DR_TYPE_ASSESSMENT_TITLE, NULL);
      GtkWidget *column = gtk_scrolled_window_new ();
      graphene_rect_t whole;
      graphene_rect_t first;
      graphene_rect_t last;
      gboolean is_whole;

      dr_assessment_title_set (title, i == 0 ? "Title" : "A title that is longer than the reference is in its line", "A-REFERENCE-THAT-IS-LONG", 1);
      dr_assessment_title_set_state (title, "Saved");
      gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (column), GTK_POLICY_EXTERNAL, GTK_POLICY_NEVER);
      gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (column), GTK_WIDGET (title));
      gtk_window_set_child (GTK_WINDOW (window), column);
      gtk_window_set_default_size (GTK_WINDOW (window), sizes[i].width, 200);
      gtk_window_present (GTK_WINDOW (window));
      for (guint turn = 0; turn < 3; turn++)
        settle ();
      g_assert_true (gtk_widget_compute_bounds (find_label (window, sizes[i].words), window, &first));
      g_assert_true (gtk_widget_compute_bounds (find_label (window, "Saved"), window, &last));
      g_assert_true (gtk_widget_compute_bounds (window, window, &whole));
      g_assert_cmpfloat_with_epsilon (first.origin.y - whole.origin.y,
                                      whole.origin.y + whole.size.height - last.origin.y - last.size.height, 2);
      g_object_get (title, "whole", &is_whole, NULL);
      g_assert_cmpint (is_whole, ==, sizes[i].whole);
      g_assert_cmpstr (dr_assessment_title_get_hidden (title), ==, sizes[i].hidden);
      assert_closes (GTK_WINDOW (window));
    }
}

static void
test_icon (void)
{
  GtkIconTheme *theme = gtk_icon_theme_get_for_display (gdk_display_get_default ());

  g_assert_true (gtk_icon_theme_has_icon (theme, DR_APPLICATION_ID));
  g_assert_true (gtk_icon_theme_has_icon (theme, DR_APPLICATION_ID "-symbolic"));
}

static void
test_main_window (void)
{
  DrApplication *application = DR_APPLICATION (g_application_get_default ());
  g_autoptr (GError) error = NULL;
  DrWindow *window = dr_window_new (application);

  dr_window_welcome (window, "/nowhere/register.db");
  gtk_window_present (GTK_WINDOW (window));
  settle ();
  dr_window_set_problem (window, "The disk is <gone>.");
  settle ();
  g_assert_true (dr_application_begin (application, program.store, "mina", &error));
  g_assert_no_error (error);
  settle ();
  for (const char * const *action = (const char * const []) { "preferences", "shortcuts", "help", "about", NULL };
       *action != NULL; action++)
    {
      g_action_group_activate_action (G_ACTION_GROUP (application), *action, NULL);
      settle ();
    }
  g_action_group_activate_action (G_ACTION_GROUP (application), "person", g_variant_new_string ("ada"));
  g_assert_cmpstr (dr_desk_get_person (dr_application_get_desk (application)), ==, "ada");
  assert_closes (GTK_WINDOW (window));
}

static gpointer
work_a_while (DrRegister      *in,
              gpointer         data,
              DrLongProgress  *progress,
              GCancellable    *cancellable,
              GError         **error)
{
  g_usleep (2 * G_USEC_PER_SEC);

  return NULL;
}

static void
note_worked (gpointer      result,
             const GError *error,
             gpointer      owner)
{
  g_object_set_data (owner, "worked", owner);
}

/* (nullable): the first that is shown */
static GtkWidget *
find_button (GtkWidget *below)
{
  GtkWidget *found = GTK_IS_BUTTON (below) && gtk_widget_get_mapped (below) ? below : NULL;

  for (GtkWidget *each = gtk_widget_get_first_child (below); each != NULL && found == NULL;
       each = gtk_widget_get_next_sibling (each))
    found = find_button (each);

  return found;
}

/* A window that is closed takes its bar along, while the work comes to its end. */
static void
test_long_work_closed (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrDesk) desk = dr_desk_new (program.store, FALSE, &error);
  GtkWidget *window = gtk_window_new ();
  DrLongWork *bars = g_object_new (DR_TYPE_LONG_WORK, NULL);
  const DrLongWorkStart start = { .title = "Work", .run = work_a_while, .done = note_worked, .owner = G_OBJECT (bars) };
  gint64 limit = g_get_monotonic_time () + PATIENCE_SECONDS * G_USEC_PER_SEC;

  g_assert_no_error (error);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (bars));
  gtk_window_present (GTK_WINDOW (window));
  dr_long_work_start (bars, desk, &start);
  while (find_button (GTK_WIDGET (bars)) == NULL && g_get_monotonic_time () < limit)
    g_main_context_iteration (NULL, FALSE);
  g_assert_nonnull (find_button (GTK_WIDGET (bars)));
  assert_closes (GTK_WINDOW (window));
  dr_desk_close (desk);
  settle ();   /* the work says now that it is done */
}

/* Whoever is at Cancel when the work is done comes to what it was done for. */
static void
test_long_work_focus (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrDesk) desk = dr_desk_new (program.store, FALSE, &error);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  DrLongWork *bars = g_object_new (DR_TYPE_LONG_WORK, NULL);
  const DrLongWorkStart start = { .title = "Work", .run = work_a_while, .done = note_worked, .owner = G_OBJECT (page) };
  gint64 limit = g_get_monotonic_time () + PATIENCE_SECONDS * G_USEC_PER_SEC;

  g_assert_no_error (error);
  gtk_box_append (GTK_BOX (page), gtk_entry_new ());
  gtk_box_append (GTK_BOX (box), gtk_entry_new ());
  gtk_box_append (GTK_BOX (box), page);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (bars));
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
  dr_long_work_start (bars, desk, &start);
  while (find_button (GTK_WIDGET (bars)) == NULL && g_get_monotonic_time () < limit)
    g_main_context_iteration (NULL, FALSE);
  g_assert_nonnull (find_button (GTK_WIDGET (bars)));
  gtk_widget_grab_focus (find_button (GTK_WIDGET (bars)));
  while (g_object_get_data (G_OBJECT (page), "worked") == NULL && g_get_monotonic_time () < limit)
    g_main_context_iteration (NULL, FALSE);
  settle ();
  g_assert_nonnull (gtk_window_get_focus (GTK_WINDOW (window)));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), page));
  assert_closes (GTK_WINDOW (window));
  dr_desk_close (desk);
}

static guint
count_of (GtkWidget *below,
          GType      type)
{
  guint n = g_type_is_a (G_OBJECT_TYPE (below), type) ? 1 : 0;

  for (GtkWidget *each = gtk_widget_get_first_child (below); each != NULL; each = gtk_widget_get_next_sibling (each))
    n += count_of (each, type);

  return n;
}

/* A figure that is missing makes what it opens to when it is opened, and once. */
static void
test_gaps_row (void)
{
  static const DrGapsUse uses[] = { { "EIA-2026-001", 1, "One", "about 10 people" }, { "EIA-2026-002", 1, "Two", "about 9 people" } };
  static const DrGapsRow row = { .title = "A figure", .known = "Nothing", .find_out = "Ask", .people = "19", .where = "in 3 assessments",
                                 .spoken = "A figure", .share = 1, .uses = uses, .n_uses = G_N_ELEMENTS (uses), .more = "1 more" };
  GtkWidget *list = g_object_ref_sink (gtk_list_box_new ());
  GtkWidget *made = dr_gaps_row_new (&row);
  guint head;

  gtk_list_box_append (GTK_LIST_BOX (list), made);
  head = count_of (made, ADW_TYPE_ACTION_ROW);
  g_assert_cmpuint (head, <=, 1);
  for (guint i = 0; i < 4; i++)
    {
      adw_expander_row_set_expanded (ADW_EXPANDER_ROW (made), i % 2 == 0);
      g_assert_cmpuint (count_of (made, ADW_TYPE_ACTION_ROW), ==, head + 4);
    }
  g_object_unref (list);
}

int
main (int    argc,
      char **argv)
{
  program_set_up (&program, &argc, &argv);

  g_test_add_func ("/gui/windows/icon", test_icon);
  g_test_add_func ("/gui/windows/title", test_title);
  g_test_add_func ("/gui/windows/main-menu", test_main_menu);
  g_test_add_func ("/gui/windows/refused", test_refused);
  g_test_add_func ("/gui/windows/welcome", test_welcome);
  g_test_add_func ("/gui/windows/places", test_places);
  g_test_add_func ("/gui/windows/preferences", test_preferences);
  g_test_add_func ("/gui/windows/seat", test_seat);
  g_test_add_func ("/gui/windows/help", test_help);
  g_test_add_func ("/gui/windows/shortcuts", test_shortcuts);
  g_test_add_func ("/gui/windows/main-window", test_main_window);
  g_test_add_func ("/gui/windows/gaps-row", test_gaps_row);
  g_test_add_func ("/gui/windows/long-work-closed", test_long_work_closed);
  g_test_add_func ("/gui/windows/long-work-focus", test_long_work_focus);

  return program_run (&program);
}
