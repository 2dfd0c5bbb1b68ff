/* Where the focus goes and what is seen of it: past what takes none, out of what opens, with its ring whole; rows that flow, and
 * messages in passing. */
#include <adwaita.h>

#include "dr-drop-down.h"
#include "dr-flow.h"
#include "dr-line-input.h"
#include "dr-spoken.h"
#include "dr-tab-stop.h"
#include "dr-toasts.h"

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

static gboolean
is_searched (gpointer drop_down)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (gtk_widget_get_root (drop_down)));

  return focus != NULL && gtk_widget_get_ancestor (focus, GTK_TYPE_SEARCH_ENTRY) != NULL;
}

static gboolean
is_in_front (gpointer window)
{
  return gtk_window_is_active (window);
}

static gboolean
is_chosen (gpointer drop_down)
{
  return gtk_drop_down_get_selected (drop_down) != 0;
}

/* A list with a search is opened and typed into, and any part of a name is found. */
static void
test_search (void)
{
  static const char * const names[] = { "None", "Adur", "East Hertfordshire", "Isle of Anglesey", NULL };
  GtkWidget *window = gtk_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *drop_down = dr_drop_down_new ("District");

  dr_drop_down_set_search (GTK_DROP_DOWN (drop_down), TRUE);
  dr_drop_down_set_names (drop_down, names);
  gtk_box_append (GTK_BOX (box), drop_down);
  gtk_window_set_child (GTK_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
  settle ();
  gtk_widget_grab_focus (drop_down);
  give_time (is_in_front, window);
  press_key ("space");
  give_time (is_searched, drop_down);
  g_assert_true (is_searched (drop_down));
  gtk_editable_set_text (GTK_EDITABLE (gtk_widget_get_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), GTK_TYPE_SEARCH_ENTRY)),
                         "angle");
  settle ();
  press_key ("Down");
  press_key ("Return");
  give_time (is_chosen, drop_down);
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (drop_down)), ==, 3);
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

/* A window @width wide that says @words, with @button where there is one. */
static GtkWidget *
show_toast (const char  *words,
            const char  *button,
            int          width,
            GtkWidget  **overlay)
{
  GtkWidget *window = gtk_window_new ();
  AdwToast *toast = adw_toast_new (words);

  *overlay = adw_toast_overlay_new ();
  adw_toast_overlay_set_child (ADW_TOAST_OVERLAY (*overlay), gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  dr_toasts_watch (ADW_TOAST_OVERLAY (*overlay));
  gtk_window_set_child (GTK_WINDOW (window), *overlay);
  gtk_window_set_default_size (GTK_WINDOW (window), width, 500);
  gtk_window_present (GTK_WINDOW (window));
  settle ();
  adw_toast_set_button_label (toast, button);
  adw_toast_overlay_add_toast (ADW_TOAST_OVERLAY (*overlay), toast);
  for (guint i = 0; i < 4; i++)
    settle ();

  return window;
}

/* A sentence is whole in the narrowest window, with its button beside it. */
static void
test_toast_narrow (void)
{
  static const char words[] = "Revoked from Mina Manager: service manager. Undo grants it again; both stand in the trail.";
  GtkWidget *overlay;
  GtkWidget *window = show_toast (words, "Undo", 360, &overlay);
  GtkWidget *label = find_label (overlay, words);
  GtkWidget *undo = find_label (overlay, "Undo");
  graphene_rect_t place;

  g_assert_nonnull (label);
  g_assert_false (pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label))));
  g_assert_cmpint (pango_layout_get_line_count (gtk_label_get_layout (GTK_LABEL (label))), >, 1);
  for (gsize i = 0; i < 2; i++)
    {
      g_assert_true (gtk_widget_compute_bounds (i == 0 ? label : undo, overlay, &place));
      g_assert_cmpfloat (place.origin.x, >=, 0);
      g_assert_cmpfloat (place.origin.x + place.size.width, <=, 360);
      g_assert_cmpfloat (place.origin.y + place.size.height, <=, 500);
    }
  assert_closes (GTK_WINDOW (window));
}

/* A few words are a line where there is room for them, with a button as without. */
static void
test_toast_wide (void)
{
  static const char words[] = "Figure changed";

  for (gsize i = 0; i < 2; i++)
    {
      GtkWidget *overlay;
      GtkWidget *window = show_toast (words, i == 0 ? NULL : "Undo", 1100, &overlay);
      GtkWidget *label = find_label (overlay, words);

      g_assert_nonnull (label);
      g_assert_cmpint (pango_layout_get_line_count (gtk_label_get_layout (GTK_LABEL (label))), ==, 1);
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

int
main (int    argc,
      char **argv)
{
  program_set_up (&program, &argc, &argv);

  g_test_add_func ("/gui/focus/flow-focus", test_flow_focus);
  g_test_add_func ("/gui/focus/expander-focus", test_expander_focus);
  g_test_add_func ("/gui/focus/search", test_search);
  g_test_add_func ("/gui/focus/ring", test_ring);
  g_test_add_func ("/gui/focus/toast-in-passing", test_toast_in_passing);
  g_test_add_func ("/gui/focus/toast-narrow", test_toast_narrow);
  g_test_add_func ("/gui/focus/toast-wide", test_toast_wide);
  g_test_add_func ("/gui/focus/flow-lines", test_flow_lines);
  g_test_add_func ("/gui/focus/tab-stop-expands", test_tab_stop_expands);

  return program_run (&program);
}
