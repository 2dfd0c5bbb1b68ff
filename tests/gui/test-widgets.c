/* Small widgets, with a display: a stop of the Tab key, what comes after a frame, what is said under the pointer, and how far
 * work is. */
#include <adwaita.h>

#include "pixels-support.h"
#include "windows-support.h"

#include "dr-after-frame.h"
#include "dr-choice-input.h"
#include "dr-long-work.h"
#include "dr-open-in-sight.h"
#include "dr-set-input.h"
#include "dr-still-box.h"
#include "dr-tab-stop.h"
#include "dr-tooltip.h"

#define ROWS 4

/* --- A stop of the Tab key --- */

typedef struct {
  GtkWidget *window;
  GtkWidget *before;
  GtkWidget *list;
  GtkWidget *rows[ROWS];
  GtkWidget *after;
} Stops;

static void
stops_set_up (Stops         *self,
              gconstpointer  data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->window = gtk_window_new ();
  self->before = gtk_button_new_with_label ("Before");
  self->after = gtk_button_new_with_label ("After");
  self->list = gtk_list_box_new ();
  for (guint i = 0; i < ROWS; i++)
    {
      self->rows[i] = g_object_new (GTK_TYPE_LIST_BOX_ROW, "child", gtk_label_new ("Row"), NULL);
      gtk_list_box_append (GTK_LIST_BOX (self->list), self->rows[i]);
    }
  gtk_box_append (GTK_BOX (box), self->before);
  gtk_box_append (GTK_BOX (box), dr_tab_stop_new (self->list));
  gtk_box_append (GTK_BOX (box), self->after);
  gtk_window_set_child (GTK_WINDOW (self->window), box);
  gtk_window_present (GTK_WINDOW (self->window));
  settle ();
}

static void
stops_tear_down (Stops         *self,
                 gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
}

static void
assert_tab (Stops            *self,
            GtkWidget        *from,
            GtkDirectionType  direction,
            GtkWidget        *to)
{
  g_assert_true (gtk_widget_grab_focus (from));
  gtk_widget_child_focus (self->window, direction);
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (self->window)) == to);
}

/* One stop, at the row that is selected; the next Tab leads out of it. */
static void
test_tab_stop (Stops         *self,
               gconstpointer  data)
{
  gtk_list_box_select_row (GTK_LIST_BOX (self->list), GTK_LIST_BOX_ROW (self->rows[2]));
  assert_tab (self, self->before, GTK_DIR_TAB_FORWARD, self->rows[2]);
  assert_tab (self, self->rows[2], GTK_DIR_TAB_FORWARD, self->after);
  assert_tab (self, self->after, GTK_DIR_TAB_BACKWARD, self->rows[2]);
  assert_tab (self, self->rows[2], GTK_DIR_TAB_BACKWARD, self->before);
}

/* The row to come back to may be hidden by a filter, or off: the list is a stop all the same. */
static void
test_tab_stop_off (Stops         *self,
                   gconstpointer  data)
{
  static const struct { const char *property; gboolean selects; } cases[] = {
    { "visible", TRUE },
    { "sensitive", TRUE },
    { "focusable", TRUE },
    { "visible", FALSE },
    { "sensitive", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s, %s", cases[i].property, cases[i].selects ? "selected" : "left");
      gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), cases[i].selects ? GTK_SELECTION_BROWSE : GTK_SELECTION_NONE);
      if (cases[i].selects)
        gtk_list_box_select_row (GTK_LIST_BOX (self->list), GTK_LIST_BOX_ROW (self->rows[2]));
      assert_tab (self, self->rows[2], GTK_DIR_TAB_FORWARD, self->after);   /* the one to come back to */
      g_object_set (self->rows[2], cases[i].property, FALSE, NULL);
      for (guint back = 0; back < 2; back++)
        {
          GtkWidget *focus;

          if (cases[i].selects)
            gtk_list_box_select_row (GTK_LIST_BOX (self->list), GTK_LIST_BOX_ROW (self->rows[2]));   /* a row that is entered is */
          g_assert_true (gtk_widget_grab_focus (back ? self->after : self->before));
          gtk_widget_child_focus (self->window, back ? GTK_DIR_TAB_BACKWARD : GTK_DIR_TAB_FORWARD);
          focus = gtk_window_get_focus (GTK_WINDOW (self->window));
          g_assert_true (focus == self->rows[back ? ROWS - 1 : 0]);
        }
      g_object_set (self->rows[2], cases[i].property, TRUE, NULL);
    }
}

/* --- After a frame --- */

typedef struct {
  GString       *said;
  char           letter;
  GdkFrameClock *clock;    /* (nullable): a frame is drawn before it is called */
  gint64         started;  /* at which frame */
  DrAfterFrame   wait;
} Call;

static void
called (gpointer data)
{
  Call *call = data;

  if (call->clock != NULL)
    g_assert_cmpint (gdk_frame_clock_get_frame_counter (call->clock), >, call->started);
  g_string_append_c (call->said, call->letter);
}

static GtkWidget *
window_new (void)
{
  GtkWidget *window = g_object_new (GTK_TYPE_WINDOW, "child", gtk_label_new ("Drawn"), NULL);

  gtk_window_present (GTK_WINDOW (window));
  settle ();

  return window;
}

static void
start (Call      *call,
       GtkWidget *widget,
       guint      frames)
{
  if (gtk_widget_get_mapped (widget))
    {
      call->clock = gtk_widget_get_frame_clock (widget);
      call->started = gdk_frame_clock_get_frame_counter (call->clock);
    }
  dr_after_frame_start (&call->wait, widget, frames, called, call);
}

/* Once each, in the order of their frames, and not before a frame is drawn; what waits already is not started anew. */
static void
test_after_frame (void)
{
  g_autoptr (GString) said = g_string_new (NULL);
  GtkWidget *window = window_new ();
  Call first = { said, '1' };
  Call second = { said, '2' };
  Call third = { said, '3' };

  start (&third, window, 3);
  start (&second, window, 2);
  start (&first, window, 1);
  start (&first, window, 1);
  g_assert_cmpstr (said->str, ==, "");
  settle ();
  settle ();
  g_assert_cmpstr (said->str, ==, "123");

  start (&first, window, 1);
  settle ();
  g_assert_cmpstr (said->str, ==, "1231");   /* it can be waited for again */
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A window that is not seen draws no frame: it is not waited for in vain. */
static void
test_after_frame_unseen (void)
{
  g_autoptr (GString) said = g_string_new (NULL);
  GtkWidget *window = gtk_window_new ();
  Call call = { said, '1' };

  start (&call, window, 1);
  settle ();
  settle ();
  g_assert_cmpstr (said->str, ==, "1");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Whoever stops it, or goes, hears of nothing. */
static void
test_after_frame_stopped (void)
{
  g_autoptr (GString) said = g_string_new (NULL);
  GtkWidget *window = window_new ();
  GtkWidget *label = gtk_window_get_child (GTK_WINDOW (window));
  Call stopped = { said, 's' };
  Call idle = { said, 'i' };
  Call gone = { said, 'g' };
  Call unseen = { said, 'u' };

  start (&stopped, window, 1);
  dr_after_frame_stop (&stopped.wait);
  dr_after_frame_stop (&stopped.wait);

  start (&idle, window, 1);
  while (idle.wait.clock != NULL)   /* the frame is drawn: only the idle moment is waited for */
    g_main_context_iteration (NULL, TRUE);
  dr_after_frame_stop (&idle.wait);

  start (&gone, label, 1);
  gtk_window_set_child (GTK_WINDOW (window), NULL);
  g_assert_true (gtk_widget_get_mapped (window));
  label = g_object_ref_sink (gtk_label_new ("Not seen"));
  start (&unseen, label, 1);
  g_object_unref (label);
  settle ();
  settle ();
  g_assert_cmpstr (said->str, ==, "");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* --- What is said under the pointer --- */

static gboolean
asks (GtkWidget *widget)
{
  g_autoptr (GtkTooltip) tooltip = g_object_new (GTK_TYPE_TOOLTIP, NULL);
  gboolean shown = FALSE;

  g_signal_emit_by_name (widget, "query-tooltip", 1, 1, FALSE, tooltip, &shown);

  return shown;
}

static void
assert_told (GtkWidget  *widget,
             const char *words)
{
  g_autofree char *other = NULL;

  g_assert_cmpint (gtk_widget_get_has_tooltip (widget), ==, words != NULL);
  g_assert_cmpint (asks (widget), ==, words != NULL);
  if (words != NULL)
    other = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words);
  g_assert_cmpstr (other, ==, NULL);
}

/* It follows what is said, for those who see it and for those who hear it; and asks the display nothing for that. */
static void
test_tooltip (void)
{
  static const char * const words[] = { "Saving…", "Saved", "Saved", NULL, NULL, "Read only", "", "Saved" };
  GtkWidget *label = g_object_ref_sink (gtk_label_new ("State"));

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      dr_tooltip_say (label, words[i]);
      assert_told (label, words[i] != NULL && words[i][0] != '\0' ? words[i] : NULL);
    }
  g_object_unref (label);
}

/* --- A pane that nothing happens in --- */

static void
wait_true (GtkWindow *window,
           gboolean (*is_so) (GtkWindow *window))
{
  gint64 limit = g_get_monotonic_time () + PATIENCE_SECONDS * G_USEC_PER_SEC;

  while (!is_so (window) && g_get_monotonic_time () < limit)
    g_main_context_iteration (NULL, FALSE);
  g_assert_true (is_so (window));
}

static gboolean
is_picture (gpointer box)
{
  int width;
  int height;
  g_autoptr (GskRenderNode) node = node_of (box, &width, &height);

  return count_texts (node) == 0;
}

static void
assert_same_pixels (GtkWidget    *box,
                    const Pixels *before)
{
  g_auto (Pixels) now = { NULL };

  pixels_take (&now, box);
  g_assert_cmpint (now.width, ==, before->width);
  g_assert_cmpint (now.height, ==, before->height);
  for (int i = 0; i < 4 * now.width * now.height; i++)
    g_assert_cmpint (ABS (now.bytes[i] - before->bytes[i]), <=, 3);   /* as it is rounded */
}

/* It becomes a picture of what it was, is itself as soon as something in it is another, and a picture of that then. */
static void
test_still_box (void)
{
  static const char * const words[] = { "Two findings", "No findings", "One finding" };
  GtkWidget *box = g_object_new (DR_TYPE_STILL_BOX, "orientation", GTK_ORIENTATION_VERTICAL, NULL);
  GtkWidget *window = g_object_new (GTK_TYPE_WINDOW, "child", box, "default-width", 300, "default-height", 200, NULL);
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *image = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

  gtk_widget_add_css_class (label, "dim-label");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), image);
  gtk_window_present (GTK_WINDOW (window));
  wait_true (GTK_WINDOW (window), gtk_window_is_active);
  give_time (is_picture, box);   /* colours go over into those of the window that has the focus */
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_auto (Pixels) pixels = { NULL };

      gtk_label_set_label (GTK_LABEL (label), words[i]);
      settle ();
      g_assert_false (is_picture (box));
      pixels_take (&pixels, box);
      give_time (is_picture, box);
      g_assert_true (is_picture (box));
      assert_same_pixels (box, &pixels);
    }
  gtk_widget_unmap (box);   /* a picture that is not seen stands for nothing */
  gtk_widget_map (box);
  gtk_widget_queue_draw (box);
  g_object_set (gtk_widget_get_settings (box), "gtk-xft-rgba", "rgb", NULL);
  for (guint i = 0; i < 6; i++)   /* longer than it waits */
    {
      settle ();
      g_assert_false (is_picture (box));
    }
  gtk_settings_reset_property (gtk_widget_get_settings (box), "gtk-xft-rgba");
  gtk_window_destroy (GTK_WINDOW (window));
}

/* --- A list over a page --- */

/* The page under an open list stays where it is, wherever the focus goes in the list; then it follows the focus again. */
static void
test_still_page (void)
{
  DrChoice choices[80];
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scrolled = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", box, NULL);
  GtkWidget *last = gtk_button_new_with_label ("Last");
  GtkWidget *window = g_object_new (GTK_TYPE_WINDOW, "child", scrolled, "default-width", 500, "default-height", 400, NULL);
  GtkAdjustment *place = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  GtkWidget *input;
  GtkWidget *list;
  GtkWidget *button;
  double before;

  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    choices[i] = (DrChoice) { g_strdup_printf ("c%u", i), g_strdup_printf ("Choice %u", i) };
  input = GTK_WIDGET (dr_set_input_new ("Choices", "None", choices, G_N_ELEMENTS (choices)));
  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_LABEL, "label", "Above", "height-request", 700, NULL));
  gtk_box_append (GTK_BOX (box), input);
  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_LABEL, "label", "Below", "height-request", 4000, NULL));
  gtk_box_append (GTK_BOX (box), last);
  gtk_window_present (GTK_WINDOW (window));
  settle ();
  button = find_widget (input, GTK_TYPE_MENU_BUTTON, NULL);
  wait_true (GTK_WINDOW (window), gtk_window_is_active);
  gtk_widget_grab_focus (last);
  settle ();
  gtk_widget_child_focus (button, GTK_DIR_TAB_FORWARD);
  for (guint look = 0; look < 3; look++)
    settle ();
  before = gtk_adjustment_get_value (place);
  g_assert_cmpfloat (before, >, 0);

  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  settle ();
  list = find_widget (input, GTK_TYPE_LIST_BOX, NULL);
  for (int i = 10; i < (int) G_N_ELEMENTS (choices); i += 23)
    {
      GtkWidget *row = GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), i));

      g_assert_true (gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD));
      for (guint look = 0; look < 3; look++)
        {
          settle ();
          g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_value (place), before, 0.5);
        }
    }
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  settle ();
  g_assert_cmpfloat_with_epsilon (gtk_adjustment_get_value (place), before, 0.5);
  gtk_widget_grab_focus (last);
  for (guint look = 0; look < 3; look++)
    settle ();
  g_assert_cmpfloat (gtk_adjustment_get_value (place), >, before + 1000);
  gtk_window_destroy (GTK_WINDOW (window));
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      g_free ((char *) choices[i].value);
      g_free ((char *) choices[i].title);
    }
}

/* --- How far work is --- */

static gboolean
pulses (GtkWidget *below)
{
  if (gtk_widget_has_css_class (below, "pulse"))
    return TRUE;
  for (GtkWidget *each = gtk_widget_get_first_child (below); each != NULL; each = gtk_widget_get_next_sibling (each))
    if (pulses (each))
      return TRUE;

  return FALSE;
}

/* A bar is as long as what is done; it comes and goes where nobody knows, and where what is counted is done and the work is not. */
static void
test_progress (void)
{
  static const struct { double share; double fraction; } cases[] = {
    { -1, -1 }, { 0, 0 }, { 0.25, 0.25 }, { 0.999, 0.999 }, { 1, -1 }, { 0.5, 0.5 },
  };
  GtkWidget *bar = g_object_ref_sink (gtk_progress_bar_new ());
  g_autoptr (DrLongProgress) progress = dr_long_progress_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      if (cases[i].share >= 0)
        dr_long_progress_tell (cases[i].share, progress);
      dr_long_work_show (GTK_PROGRESS_BAR (bar), progress);
      g_assert_cmpint (pulses (bar), ==, cases[i].fraction < 0);
      if (cases[i].fraction >= 0)
        g_assert_cmpfloat_with_epsilon (gtk_progress_bar_get_fraction (GTK_PROGRESS_BAR (bar)), cases[i].fraction, 1e-9);
    }
  g_object_unref (bar);
}

/* --- What drops down --- */

static const DrChoice two[] = { { "a", "One" }, { "b", "Other" } };

static GtkWidget *
new_set (void)
{
  return GTK_WIDGET (dr_set_input_new ("Choices", "None", two, G_N_ELEMENTS (two)));
}

static GtkWidget *
new_choice (void)
{
  return GTK_WIDGET (dr_choice_input_new ("Choice", "None", two, G_N_ELEMENTS (two)));
}

static GtkWidget *
new_menu (void)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, "One", NULL);

  return g_object_new (GTK_TYPE_MENU_BUTTON, "menu-model", menu, "label", "Menu", NULL);
}

/* What opens it stands below this much, of which the window shows 400 pixels. */
static const struct {
  const char *path;
  GtkWidget *(*make) (void);
  int         above;
  int         lines;   /* that it is high; more than there is room for, it cannot come into sight as a whole */
} opened_cases[] = {
  { "/gui/widgets/in-sight/set", new_set, 4000, 1 },
  { "/gui/widgets/in-sight/choice", new_choice, 4000, 1 },
  { "/gui/widgets/in-sight/menu", new_menu, 4000, 1 },
  { "/gui/widgets/in-sight/already", new_menu, 40, 1 },
  { "/gui/widgets/in-sight/higher-than-the-window", new_menu, 40, 40 },
};

static gboolean
is_open (gpointer popover)
{
  return gtk_widget_get_mapped (popover);
}

/* Pressed as a screen reader does, which need not see it: what opens is seen. */
static void
test_in_sight (gconstpointer data)
{
  const guint i = GPOINTER_TO_UINT (data);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scrolled = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", box, NULL);
  GtkWidget *window = g_object_new (GTK_TYPE_WINDOW, "child", scrolled, "default-width", 500, "default-height", 400, NULL);
  GtkWidget *opener = opened_cases[i].make ();
  GtkWidget *button;
  GtkWidget *popover;
  graphene_rect_t place;

  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_LABEL, "label", "Above", "height-request", opened_cases[i].above, NULL));
  gtk_box_append (GTK_BOX (box), opener);
  gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_LABEL, "label", "Below", "height-request", 4000, NULL));
  gtk_window_present (GTK_WINDOW (window));
  settle ();
  wait_true (GTK_WINDOW (window), gtk_window_is_active);
  button = find_widget (opener, GTK_TYPE_TOGGLE_BUTTON, NULL);
  popover = gtk_widget_get_last_child (gtk_widget_get_parent (button));
  if (opened_cases[i].lines > 1)
    {
      gtk_widget_set_size_request (button, -1, opened_cases[i].lines * 20);
      settle ();
    }
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), TRUE);
  if (opened_cases[i].above < 400 && opened_cases[i].lines == 1)
    g_assert_true (is_open (popover));
  give_time (is_open, popover);
  g_assert_true (is_open (popover));
  g_assert_true (gtk_widget_compute_bounds (button, scrolled, &place));
  g_assert_cmpfloat (place.origin.y, >=, 0);
  if (opened_cases[i].lines == 1)
    g_assert_cmpfloat (place.origin.y + place.size.height, <=, gtk_widget_get_height (scrolled));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), FALSE);
  settle ();
  g_assert_false (is_open (popover));
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int    argc,
      char **argv)
{
  adw_init ();
  dr_open_in_sight_watch ();
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/gui/widgets/tab-stop", Stops, NULL, stops_set_up, test_tab_stop, stops_tear_down);
  g_test_add ("/gui/widgets/tab-stop-off", Stops, NULL, stops_set_up, test_tab_stop_off, stops_tear_down);
  g_test_add_func ("/gui/widgets/still-page", test_still_page);
  for (guint i = 0; i < G_N_ELEMENTS (opened_cases); i++)
    g_test_add_data_func (opened_cases[i].path, GUINT_TO_POINTER (i), test_in_sight);
  g_test_add_func ("/gui/widgets/progress", test_progress);
  g_test_add_func ("/gui/widgets/tooltip", test_tooltip);
  g_test_add_func ("/gui/widgets/still-box", test_still_box);
  g_test_add_func ("/gui/widgets/after-frame", test_after_frame);
  g_test_add_func ("/gui/widgets/after-frame-unseen", test_after_frame_unseen);
  g_test_add_func ("/gui/widgets/after-frame-stopped", test_after_frame_stopped);

  return g_test_run ();
}
