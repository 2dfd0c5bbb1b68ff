/* The windows of the shell, made and let go of in one process: every template can be instantiated, and nothing keeps a
 * window alive after it is closed. */
#include <adwaita.h>

#include "dr-application.h"
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
#include "dr-spoken.h"
#include "dr-toasts.h"
#include "dr-tab-stop.h"
#include "dr-welcome.h"
#include "dr-window.h"

#include "windows-support.h"

/* Pixels: no window refuses to be that narrow. */
#define NARROWEST 360

static Program program;

/* Tab goes past what takes no focus, and out at the end: a child that is off is no wall. */
static void
test_flow_focus (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  DrFlow *flow = dr_flow_new (2, 6, 6);
  GtkWidget *entries[4];
  GtkWidget *after = gtk_button_new_with_label ("after");

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      entries[i] = gtk_entry_new ();
      dr_flow_append (flow, entries[i]);
    }
  gtk_widget_set_sensitive (entries[1], FALSE);
  gtk_widget_set_sensitive (entries[3], FALSE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (flow));
  gtk_box_append (GTK_BOX (box), after);
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
  settle ();
  gtk_widget_grab_focus (entries[0]);
  g_assert_true (gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), entries[2]));
  g_assert_true (gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == after);
  g_assert_true (gtk_widget_child_focus (window, GTK_DIR_TAB_BACKWARD));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), entries[2]));
  assert_closes (GTK_WINDOW (window));
}

/* Every key goes past what a closed expander holds, and into it once it is open: of what belongs to no window GTK complains, and
 * that ends the test. */
static void
test_expander_focus (void)
{
  static const GtkDirectionType ways[] = {
    GTK_DIR_TAB_FORWARD, GTK_DIR_TAB_BACKWARD, GTK_DIR_UP, GTK_DIR_DOWN, GTK_DIR_LEFT, GTK_DIR_RIGHT,
  };
  GtkWidget *window = gtk_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *expander = dr_spoken_expander_new ("2 more");
  GtkWidget *held = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *inside = gtk_button_new_with_label ("inside");

  gtk_box_append (GTK_BOX (line), inside);
  gtk_box_append (GTK_BOX (held), line);
  gtk_expander_set_child (GTK_EXPANDER (expander), held);
  gtk_box_append (GTK_BOX (box), gtk_button_new_with_label ("before"));
  gtk_box_append (GTK_BOX (box), expander);
  gtk_box_append (GTK_BOX (box), gtk_button_new_with_label ("after"));
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
  settle ();
  for (guint turn = 0; turn < 4; turn++)
    {
      gboolean open = turn % 2 == 1;

      gtk_expander_set_expanded (GTK_EXPANDER (expander), open);
      settle ();
      for (gsize i = 0; i < G_N_ELEMENTS (ways); i++)
        for (GtkWidget *from = gtk_widget_get_first_child (box); from != NULL; from = gtk_widget_get_next_sibling (from))
          {
            gtk_widget_grab_focus (from);
            gtk_widget_child_focus (window, ways[i]);
            g_assert_true (open || gtk_window_get_focus (GTK_WINDOW (window)) != inside);
          }
      gtk_widget_grab_focus (expander);
      gtk_widget_child_focus (window, GTK_DIR_DOWN);
      g_assert_true ((gtk_window_get_focus (GTK_WINDOW (window)) == inside) == open);
    }
  assert_closes (GTK_WINDOW (window));
}

/* With the ring around it; until the page has come to rest. */
static gboolean
comes_into_sight (GtkWidget *child,
                  GtkWidget *scrolled)
{
  gint64 limit = g_get_monotonic_time () + PATIENCE_SECONDS * G_USEC_PER_SEC;
  graphene_rect_t place;

  do
    {
      g_main_context_iteration (NULL, FALSE);
      if (gtk_widget_compute_bounds (child, scrolled, &place) && place.origin.y >= 4
          && place.origin.y + place.size.height <= (float) gtk_widget_get_height (scrolled) - 4)
        return TRUE;
    }
  while (g_get_monotonic_time () < limit);

  return FALSE;
}

/* The ring around what has the focus is not cut by the edge of what scrolls. */
static void
test_ring (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  const guint n = 40;

  for (guint i = 0; i < n; i++)
    gtk_box_append (GTK_BOX (box), i % 2 == 0 ? gtk_check_button_new_with_label ("Acceptable") : gtk_entry_new ());
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  gtk_window_set_child (GTK_WINDOW (window), scrolled);
  gtk_window_set_default_size (GTK_WINDOW (window), 300, 333);
  gtk_window_set_application (GTK_WINDOW (window), GTK_APPLICATION (g_application_get_default ()));
  gtk_window_present (GTK_WINDOW (window));
  settle ();
  for (guint round = 0; round < 2; round++)
    {
      GtkWidget *each = round == 0 ? gtk_widget_get_first_child (box) : gtk_widget_get_last_child (box);

      for (guint i = 0; i < n; i++)
        {
          gtk_widget_grab_focus (each);
          /* The ends of the page are its ends; at times the next key comes before the frame. */
          if (i % 3 != 0 && i + 1 < n)
            {
              settle ();
              g_assert_true (comes_into_sight (each, scrolled));
            }
          each = round == 0 ? gtk_widget_get_next_sibling (each) : gtk_widget_get_prev_sibling (each);
        }
    }
  assert_closes (GTK_WINDOW (window));
}

static AdwToast *
say (AdwToastOverlay *overlay,
     const char      *words)
{
  AdwToast *toast = g_object_ref_sink (adw_toast_new (words));

  adw_toast_overlay_add_toast (overlay, g_object_ref (toast));

  return toast;
}

static void
note_dismissed (guint *n)
{
  (*n)++;
}

/* A message that takes another's place and is taken away in the same moment: libadwaita ends the program. */
static void
test_toast_in_passing (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *child = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *overlay = adw_toast_overlay_new ();
  g_autoptr (AdwToast) first = NULL;
  g_autoptr (AdwToast) second = NULL;
  guint n_gone = 0;

  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), child);
  dr_toasts_watch (ADW_TOAST_OVERLAY (overlay));
  gtk_window_set_child (GTK_WINDOW (window), overlay);
  gtk_window_present (GTK_WINDOW (window));
  settle ();
  first = say (ADW_TOAST_OVERLAY (overlay), "first");
  for (guint i = 0; i < 4; i++)
    settle ();
  adw_toast_dismiss (first);
  second = say (ADW_TOAST_OVERLAY (overlay), "second");
  g_assert_false (gtk_widget_get_can_target (gtk_widget_get_last_child (overlay)));
  g_signal_connect_swapped (second, "dismissed", G_CALLBACK (note_dismissed), &n_gone);
  dr_toasts_dismiss (child, second);
  g_assert_cmpuint (n_gone, ==, 0);
  for (guint i = 0; i < 6; i++)
    settle ();
  g_assert_cmpuint (n_gone, ==, 1);
  assert_closes (GTK_WINDOW (window));
}

/* A sentence is whole in the narrowest window, with its button beside it. */
static void
test_toast_narrow (void)
{
  static const char words[] = "Revoked from Mina Manager: service manager. Undo grants it again; both stand in the trail.";
  GtkWidget *window = gtk_window_new ();
  GtkWidget *overlay = adw_toast_overlay_new ();
  g_autoptr (AdwToast) toast = NULL;
  GtkWidget *label;
  GtkWidget *undo;
  graphene_rect_t place;

  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (overlay), gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  dr_toasts_watch (ADW_TOAST_OVERLAY (overlay));
  gtk_window_set_child (GTK_WINDOW (window), overlay);
  gtk_window_set_default_size (GTK_WINDOW (window), 360, 500);
  gtk_window_present (GTK_WINDOW (window));
  settle ();
  toast = g_object_ref_sink (adw_toast_new (words));
  adw_toast_set_button_label (toast, "Undo");
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (overlay), g_object_ref (toast));
  for (guint i = 0; i < 4; i++)
    settle ();
  label = find_label (overlay, words);
  g_assert_nonnull (label);
  g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label))));
  g_assert_cmpint (pango_layout_get_line_count (gtk_label_get_layout (GTK_LABEL (label))), >, 1);
  undo = find_label (overlay, "Undo");
  for (gsize i = 0; i < 2; i++)
    {
      g_assert_true (gtk_widget_compute_bounds (i == 0 ? label : undo, overlay, &place));
      g_assert_cmpfloat (place.origin.x, >=, 0);
      g_assert_cmpfloat (place.origin.x + place.size.width, <=, 360);
      g_assert_cmpfloat (place.origin.y + place.size.height, <=, 500);
    }
  assert_closes (GTK_WINDOW (window));
}

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

/* Where children of a flow stand: columns of one width, or each as wide as it is; as many in a line as fit. */
static void
test_flow_lines (void)
{
  static const struct {
    guint columns;
    int   width;
    int   x[3];
    int   y[3];
    int   child;   /* width of the second */
  } rows[] = {
    { 2, 400, { 0, 205, 0 }, { 0, 0, 25 }, 195 },    /* two columns, one below */
    { 3, 400, { 0, 136, 272 }, { 0, 0, 0 }, 126 },
    { 3, 250, { 0, 130, 0 }, { 0, 0, 25 }, 120 },    /* three do not fit */
    { 2, 150, { 0, 0, 0 }, { 0, 25, 50 }, 150 },
    { 0, 400, { 0, 60, 170 }, { 0, 0, 0 }, 100 },    /* each as wide as it is */
    { 0, 200, { 0, 60, 0 }, { 0, 0, 25 }, 100 },
    { 0, 110, { 0, 0, 0 }, { 0, 25, 50 }, 100 },
  };
  const int widths[] = { 50, 100, 80 };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      GtkWidget *flow = g_object_ref_sink (GTK_WIDGET (dr_flow_new (rows[i].columns, 10, 5)));
      GtkWidget *child;
      int height;

      for (guint at = 0; at < G_N_ELEMENTS (widths); at++)
        dr_flow_append (DR_FLOW (flow), g_object_new (GTK_TYPE_BOX, "width-request", widths[at], "height-request", 20, NULL));
      gtk_widget_measure (flow, GTK_ORIENTATION_VERTICAL, rows[i].width, &height, NULL, NULL, NULL);
      g_assert_cmpint (height, ==, rows[i].y[2] + 20);
      gtk_widget_allocate (flow, rows[i].width, height, -1, NULL);
      child = gtk_widget_get_first_child (flow);
      for (guint at = 0; at < G_N_ELEMENTS (widths); at++, child = gtk_widget_get_next_sibling (child))
        {
          GtkAllocation place;

          gtk_widget_get_allocation (child, &place);
          g_assert_cmpint (place.x, ==, rows[i].x[at]);
          g_assert_cmpint (place.y, ==, rows[i].y[at]);
          if (at == 1)
            g_assert_cmpint (place.width, ==, rows[i].child);
        }
      g_object_unref (flow);
    }
}

/* A list that fills its window does so inside a stop of the Tab key as well, and one that does not want the room leaves it. */
static void
test_tab_stop_expands (void)
{
  GtkWidget *list = gtk_scrolled_window_new ();
  GtkWidget *stop = g_object_ref_sink (g_object_new (DR_TYPE_TAB_STOP, "list", list, NULL));

  g_assert_false (gtk_widget_compute_expand (stop, GTK_ORIENTATION_VERTICAL));
  gtk_widget_set_vexpand (list, TRUE);
  g_assert_true (gtk_widget_compute_expand (stop, GTK_ORIENTATION_VERTICAL));
  g_assert_false (gtk_widget_compute_expand (stop, GTK_ORIENTATION_HORIZONTAL));
  g_object_unref (stop);
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
  g_test_add_func ("/gui/windows/flow-focus", test_flow_focus);
  g_test_add_func ("/gui/windows/expander-focus", test_expander_focus);
  g_test_add_func ("/gui/windows/main-menu", test_main_menu);
  g_test_add_func ("/gui/windows/ring", test_ring);
  g_test_add_func ("/gui/windows/toast-in-passing", test_toast_in_passing);
  g_test_add_func ("/gui/windows/toast-narrow", test_toast_narrow);
  g_test_add_func ("/gui/windows/flow-lines", test_flow_lines);
  g_test_add_func ("/gui/windows/tab-stop-expands", test_tab_stop_expands);
  g_test_add_func ("/gui/windows/refused", test_refused);
  g_test_add_func ("/gui/windows/welcome", test_welcome);
  g_test_add_func ("/gui/windows/places", test_places);
  g_test_add_func ("/gui/windows/preferences", test_preferences);
  g_test_add_func ("/gui/windows/seat", test_seat);
  g_test_add_func ("/gui/windows/help", test_help);
  g_test_add_func ("/gui/windows/main-window", test_main_window);
  g_test_add_func ("/gui/windows/gaps-row", test_gaps_row);
  g_test_add_func ("/gui/windows/long-work-closed", test_long_work_closed);
  g_test_add_func ("/gui/windows/long-work-focus", test_long_work_focus);

  return program_run (&program);
}
