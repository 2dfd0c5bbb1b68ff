/* How the pages of an assessment are laid out, in the test's process: its title can be read whole at any width, every page begins with
 * a title at one left edge, what can be written has an edge to be seen, and long tables have their heads in sight. */
#include <adwaita.h>
#include <string.h>

#include "assessment-support.h"
#include "pixels-support.h"

#include "dr-action-card.h"
#include "dr-assessment-window.h"
#include "dr-chart-canvas.h"
#include "dr-chart-view.h"
#include "dr-line-input.h"
#include "dr-mix-chart.h"
#include "dr-suggestion-card.h"
#include "dr-text-input.h"
#include "dr-wrapped-label.h"

#define SECTIONS 10
#define ROWS 40
#define ACTIONS 6   /* the section's number */

static Program program;

/* --- Titles --- */

typedef struct {
  const char *title;
  gboolean    folded;
  guint       n_cut;     /* labels in the header of the section */
  gboolean    whole;     /* the title, somewhere */
  gboolean    state;     /* whether all is saved */
} Titles;

static void
look_at_label (GtkWidget *widget,
               gpointer   data)
{
  Titles *self = data;
  GtkLabel *label = GTK_LABEL (widget);
  gboolean cut = pango_layout_is_ellipsized (gtk_label_get_layout (label));

  if (gtk_widget_get_ancestor (widget, ADW_TYPE_HEADER_BAR) != NULL && gtk_widget_get_ancestor (widget, ADW_TYPE_WINDOW_TITLE) == NULL)
    self->n_cut += cut;
  self->whole = self->whole || (!cut && g_str_equal (gtk_label_get_label (label), self->title));
  self->state = self->state || (!cut && g_str_equal (gtk_label_get_label (label), "Saved"));
}

static gboolean
have_titles (gpointer data)
{
  GtkWindow *window = data;
  Titles titles = { gtk_window_get_title (window), FALSE, 0, FALSE, FALSE };
  GtkWidget *leaflet = find_widget (GTK_WIDGET (window), ADW_TYPE_LEAFLET, NULL);
  gboolean narrow = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (window), "narrow"));

  visit_widgets (GTK_WIDGET (window), GTK_TYPE_LABEL, look_at_label, &titles);

  return adw_leaflet_get_folded (ADW_LEAFLET (leaflet)) == narrow && titles.n_cut == 0 && titles.whole && titles.state;
}

/* On every page, in a narrow window and in a wide one, with text of each size: nothing in the header is cut, and where that has no room
 * for the title it is elsewhere. */
static void
test_titles (void)
{
  static const struct { int width; guint percent; gboolean narrow; } cases[] = { { 1280, 100, FALSE }, { 1400, 200, FALSE },
                                                                                { 980, 100, FALSE }, { 360, 100, TRUE } };
  Workplace place = { NULL };
  GtkWindow *window;

  workplace_set_up (&place);
  window = open_assessment (&program, &place);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      set_text_size (cases[i].percent);
      g_object_set_data (G_OBJECT (window), "narrow", GINT_TO_POINTER (cases[i].narrow));
      gtk_window_set_default_size (window, cases[i].width, 800);
      settle ();
      for (int section = 0; section < SECTIONS; section++)
        {
          gtk_widget_activate_action (GTK_WIDGET (window), "assessment.section", "i", section);
          settle ();   /* until then it is as it was */
          give_time (have_titles, window);
          if (!have_titles (window))
            g_error ("a title is not whole on page %d at %d pixels with text of %u %%", section + 1, cases[i].width, cases[i].percent);
        }
    }
  close_assessment (window, &place);
}

typedef struct {
  GtkWidget *window;
  float      first;   /* of the page that was looked at first; 0: none yet */
  int        n;
  float      x;       /* of the last one, in the window */
} Edge;

static void
look_at_edge (GtkWidget *label,
              gpointer   data)
{
  Edge *self = data;
  graphene_point_t at;

  if (!gtk_widget_has_css_class (label, "title-1"))
    return;
  g_assert_true (gtk_widget_compute_point (label, self->window, &GRAPHENE_POINT_INIT (0, 0), &at));
  self->n++;
  self->x = at.x;
}

static gboolean
is_at_edge (gpointer data)
{
  Edge *self = data;

  self->n = 0;
  visit_widgets (self->window, GTK_TYPE_LABEL, look_at_edge, self);

  return self->n == 1 && self->x == self->first;
}

static void
test_edges_of_pages (void)
{
  Workplace place = { NULL };
  GtkWindow *window;
  Edge edge = { NULL };

  workplace_set_up (&place);
  window = open_assessment (&program, &place);
  edge.window = GTK_WIDGET (window);
  for (int section = 0; section < SECTIONS; section++)
    {
      gtk_widget_activate_action (GTK_WIDGET (window), "assessment.section", "i", section);
      settle ();
      if (section == 0)
        is_at_edge (&edge);
      else
        give_time (is_at_edge, &edge);
      edge.first = section == 0 ? edge.x : edge.first;
      g_assert_cmpint (edge.n, ==, 1);
      g_assert_cmpfloat (edge.x, ==, edge.first);
    }
  close_assessment (window, &place);
}

/* --- Edges of inputs --- */

/* At the left end of the control, halfway down, to what is beside it. */
static double
contrast_of_edge (GtkWidget *window,
                  GtkWidget *control)
{
  graphene_rect_t place;
  int x;
  int y;

  g_assert_true (gtk_widget_compute_bounds (control, window, &place));
  x = (int) place.origin.x;
  y = (int) (place.origin.y + place.size.height / 2);

  return contrast_in (window, x - 2, y, x + 4, y + 1);
}

/* What can be written is told from the page by 3 to 1 (WCAG 2.2, 1.4.11), whether it is a line, a date or a long text. */
static void
test_edges_of_inputs (void)
{
  static const AdwColorScheme schemes[] = { ADW_COLOR_SCHEME_FORCE_LIGHT, ADW_COLOR_SCHEME_FORCE_DARK };

  for (gsize i = 0; i < G_N_ELEMENTS (schemes); i++)
    {
      GtkWidget *window = g_object_new (GTK_TYPE_WINDOW, "application", program.application, NULL);
      GtkWidget *box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "margin-start", 20, "margin-end", 20, NULL);
      GtkWidget *before = gtk_button_new_with_label ("Before");   /* has the focus */
      GtkWidget *date = GTK_WIDGET (dr_line_input_new ("Date", DR_LINE_DATE));
      GtkWidget *line = GTK_WIDGET (dr_text_input_new_line ("Title", 100));
      GtkWidget *text = GTK_WIDGET (dr_text_input_new ("Why"));

      adw_style_manager_set_color_scheme (adw_style_manager_get_default (), schemes[i]);
      gtk_box_append (GTK_BOX (box), before);
      gtk_box_append (GTK_BOX (box), date);
      gtk_box_append (GTK_BOX (box), line);
      gtk_box_append (GTK_BOX (box), text);
      gtk_window_set_child (GTK_WINDOW (window), box);
      gtk_window_set_default_size (GTK_WINDOW (window), 400, 400);
      gtk_window_present (GTK_WINDOW (window));
      gtk_widget_grab_focus (before);
      settle ();
      g_assert_cmpfloat (contrast_of_edge (window, find_widget (date, GTK_TYPE_ENTRY, NULL)), >=, 3);
      g_assert_cmpfloat (contrast_of_edge (window, find_widget (line, GTK_TYPE_SCROLLED_WINDOW, NULL)), >=, 3);
      g_assert_cmpfloat (contrast_of_edge (window, find_widget (text, GTK_TYPE_SCROLLED_WINDOW, NULL)), >=, 3);
      gtk_window_destroy (GTK_WINDOW (window));
      settle ();
    }
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
}

/* What cannot be pressed yet, or chosen from, can be read: 3 to 1, though no rule asks for it. */
static void
test_buttons_off (void)
{
  static const AdwColorScheme schemes[] = { ADW_COLOR_SCHEME_FORCE_LIGHT, ADW_COLOR_SCHEME_FORCE_DARK };
  static const char * const styles[] = { "suggested-action", "destructive-action", "usual", "list" };
  static const char * const words[] = { "Submit", NULL };

  set_text_size (200);   /* strokes are wider than a pixel */
  for (gsize i = 0; i < G_N_ELEMENTS (schemes) * G_N_ELEMENTS (styles); i++)
    {
      GtkWidget *window = g_object_new (GTK_TYPE_WINDOW, "application", program.application, NULL);
      GtkWidget *button = g_str_equal (styles[i / 2], "list") ? gtk_drop_down_new_from_strings (words)
                                                              : gtk_button_new_with_label (words[0]);
      g_auto (Pixels) pixels = { NULL };
      graphene_rect_t place;
      graphene_rect_t whole;

      adw_style_manager_set_color_scheme (adw_style_manager_get_default (), schemes[i % 2]);
      gtk_widget_add_css_class (button, styles[i / 2]);
      gtk_widget_set_sensitive (button, FALSE);
      g_object_set (button, "halign", GTK_ALIGN_CENTER, "valign", GTK_ALIGN_CENTER, NULL);
      gtk_window_set_child (GTK_WINDOW (window), button);
      gtk_window_set_default_size (GTK_WINDOW (window), 400, 200);
      gtk_window_present (GTK_WINDOW (window));
      settle ();
      settle ();   /* colours go over into each other */
      g_assert_true (gtk_widget_compute_bounds (window, window, &whole));
      g_assert_true (gtk_widget_compute_bounds (find_label (button, words[0]), window, &place));
      graphene_rect_offset (&place, -whole.origin.x, -whole.origin.y);
      pixels_take (&pixels, window);
      g_assert_cmpfloat (pixels_words (&pixels, (int) place.origin.x, (int) place.origin.y, (int) (place.origin.x + place.size.width),
                                       (int) (place.origin.y + place.size.height)), >=, 3);
      gtk_window_destroy (GTK_WINDOW (window));
      settle ();
    }
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
  set_text_size (100);
}

/* What is overdue can be read in the row that is chosen (WCAG 2.2, 1.4.3). */
static void
test_chosen_row (void)
{
  static const AdwColorScheme schemes[] = { ADW_COLOR_SCHEME_FORCE_LIGHT, ADW_COLOR_SCHEME_FORCE_DARK };

  for (gsize i = 0; i < G_N_ELEMENTS (schemes); i++)
    {
      GtkWidget *window = g_object_new (GTK_TYPE_WINDOW, "application", program.application, NULL);
      GtkWidget *list = gtk_list_box_new ();
      GtkWidget *label = dr_wrapped_label_new ("4 years overdue", "error");
      graphene_rect_t place;

      adw_style_manager_set_color_scheme (adw_style_manager_get_default (), schemes[i]);
      gtk_widget_add_css_class (list, "boxed-list");
      gtk_widget_add_css_class (label, "title-1");
      g_object_set (label, "margin-start", 20, "margin-top", 20, NULL);   /* inside the corner */
      gtk_list_box_append (GTK_LIST_BOX (list), label);
      gtk_list_box_select_row (GTK_LIST_BOX (list), gtk_list_box_get_row_at_index (GTK_LIST_BOX (list), 0));
      gtk_window_set_child (GTK_WINDOW (window), list);
      gtk_window_set_default_size (GTK_WINDOW (window), 400, 200);
      gtk_window_present (GTK_WINDOW (window));
      settle ();
      settle ();   /* colours go over into each other */
      g_assert_true (gtk_widget_compute_bounds (label, window, &place));
      g_assert_cmpfloat (contrast_in (window, (int) place.origin.x, (int) place.origin.y, (int) (place.origin.x + place.size.width) - 1,
                                      (int) (place.origin.y + place.size.height)), >=, 4.5);
      gtk_window_destroy (GTK_WINDOW (window));
      settle ();
    }
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
}

/* --- Mitigation --- */

static gboolean
has_suggestion (gpointer window)
{
  return find_widget (window, DR_TYPE_SUGGESTION_CARD, NULL) != NULL
         && gtk_widget_get_mapped (find_widget (window, DR_TYPE_SUGGESTION_CARD, NULL));
}

static void
count_widget (GtkWidget *widget,
              gpointer   data)
{
  ++*(guint *) data;
}

/* What is suggested becomes an action of the draft, with its words, that is open to be written in; it is saved. */
static void
test_suggestion (void)
{
  Workplace place = { NULL };
  GtkWindow *window;
  GtkWidget *card;
  g_autofree char *suggested = NULL;
  g_autoptr (DrEditor) editor = NULL;
  GtkWidget *focus;
  guint n_before = 0;
  guint n_after = 0;
  gboolean kept = FALSE;

  workplace_set_up (&place);
  window = open_assessment (&program, &place);
  gtk_widget_activate_action (GTK_WIDGET (window), "assessment.section", "i", ACTIONS);
  give_time (has_suggestion, window);
  g_assert_true (has_suggestion (window));
  settle ();
  card = find_widget (GTK_WIDGET (window), DR_TYPE_SUGGESTION_CARD, NULL);
  suggested = g_strdup (gtk_label_get_label (GTK_LABEL (find_widget (card, GTK_TYPE_LABEL, NULL))));
  visit_widgets (GTK_WIDGET (window), DR_TYPE_ACTION_CARD, count_widget, &n_before);
  press_button (card, "Add this action");
  visit_widgets (GTK_WIDGET (window), DR_TYPE_ACTION_CARD, count_widget, &n_after);
  g_assert_cmpuint (n_after, ==, n_before + 1);
  focus = gtk_window_get_focus (window);
  g_assert_nonnull (focus);
  g_assert_nonnull (gtk_widget_get_ancestor (focus, DR_TYPE_ACTION_CARD));
  g_assert_true (GTK_IS_TEXT_VIEW (focus) && gtk_text_view_get_editable (GTK_TEXT_VIEW (focus)));
  {
    g_autofree char *text = NULL;

    g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus)), "text", &text, NULL);
    g_assert_cmpstr (text, ==, suggested);
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (focus)), "Ask them first.", -1);
  }
  gtk_window_close (window);
  wait_window (DR_TYPE_ASSESSMENT_WINDOW, FALSE);

  editor = workplace_open (&place, PILOT_REFERENCE, 1);
  {
    const DrAssessment *assessment = dr_editor_get_version (editor)->assessment;

    for (guint i = 0; i < assessment->n_actions; i++)
      kept = kept || g_strcmp0 (assessment->actions[i].text, "Ask them first.") == 0;
  }
  g_assert_true (kept);
  dr_editor_close (editor);
  g_clear_object (&editor);
  workplace_tear_down (&place);
}

/* --- Charts --- */

/* (transfer full): what is said of the value that the keys are on; %NULL: nothing */
static char *
said_of (GtkWidget *view)
{
  GtkWidget *canvas = find_widget (view, DR_TYPE_CHART_CANVAS, NULL);
  GtkWidget *said = canvas != NULL ? gtk_widget_get_next_sibling (canvas) : NULL;

  return said != NULL && gtk_widget_get_visible (said) ? g_strdup (gtk_label_get_label (GTK_LABEL (said))) : NULL;
}

/* The arrows go from value to value, and each is said; T shows the table, and again the chart, where the focus is then. */
static void
test_keys_of_charts (void)
{
  DrChartView *view = dr_chart_view_new ("Channels");
  GtkWidget *window = gtk_window_new ();
  g_autoptr (DrChartTheme) theme = NULL;
  DrMixRow rows[3] = { { NULL } };
  static const char * const names[] = { "Telephone", "Letters", "Website" };
  const DrMixChartData data = { .title = "Channels", .known = { TRUE }, .rows = rows, .n_rows = G_N_ELEMENTS (rows) };
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *last = NULL;
  g_autofree char *back = NULL;
  GtkWidget *canvas;

  gtk_window_set_default_size (GTK_WINDOW (window), 500, 500);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (view));
  gtk_window_present (GTK_WINDOW (window));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      rows[i].name = names[i];
      rows[i].value[0] = (DrMixValue) { TRUE, { 0.5, 0.5 } };
    }
  theme = dr_chart_view_new_theme (GTK_WIDGET (view));
  dr_chart_view_set_chart (view, dr_mix_chart_new (&data, theme));
  settle ();
  canvas = find_widget (window, DR_TYPE_CHART_CANVAS, NULL);
  gtk_widget_grab_focus (canvas);
  settle ();
  g_assert_null (said_of (GTK_WIDGET (view)));
  press_key ("Home");
  settle ();
  first = said_of (GTK_WIDGET (view));
  press_key ("Down");
  settle ();
  second = said_of (GTK_WIDGET (view));
  press_key ("End");
  settle ();
  last = said_of (GTK_WIDGET (view));
  g_assert_nonnull (strstr (first, names[0]));
  g_assert_nonnull (strstr (second, names[1]));
  g_assert_nonnull (strstr (last, names[2]));
  press_key ("Up");
  settle ();
  back = said_of (GTK_WIDGET (view));
  g_assert_nonnull (strstr (back, names[1]));

  press_key ("t");
  settle ();
  g_assert_true (dr_chart_view_has_table (view));
  g_assert_false (gtk_widget_get_mapped (canvas));
  g_assert_true (says (GTK_WIDGET (view), names[2]));
  press_key ("t");
  settle ();
  g_assert_false (dr_chart_view_has_table (view));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == canvas);
  assert_closes (GTK_WINDOW (window));
}

/* --- Tables --- */

typedef struct {
  double  last;        /* top of the heads above */
  double  farthest;    /* from one to the next, or to the end */
  guint   n;
  GtkWidget *window;
} Heads;

static void
look_at_head (GtkWidget *label,
              gpointer   data)
{
  Heads *self = data;
  graphene_rect_t place;

  g_assert_true (gtk_widget_compute_bounds (label, self->window, &place));
  if (g_str_equal (gtk_label_get_label (GTK_LABEL (label)), "Channel"))
    {
      self->farthest = MAX (self->farthest, place.origin.y - self->last);
      self->last = place.origin.y;
      self->n++;
    }
  else if (g_str_equal (gtk_label_get_label (GTK_LABEL (label)), "A way in"))
    g_assert_cmpfloat (gtk_label_get_yalign (GTK_LABEL (label)), ==, 0);
}

/* Whichever rows of a long table are seen, heads are seen with them; and what a row is of begins in its first line. */
static void
test_heads_of_tables (void)
{
  DrChartView *view = dr_chart_view_new ("Channels");
  GtkWidget *window = gtk_window_new ();
  g_autoptr (DrChartTheme) theme = NULL;
  DrMixRow rows[ROWS] = { { NULL } };
  const DrMixChartData data = { .title = "Channels", .known = { TRUE }, .rows = rows, .n_rows = ROWS };
  Heads heads = { 0, 0, 0, window };

  gtk_window_set_default_size (GTK_WINDOW (window), 400, 1200);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (view));
  gtk_window_present (GTK_WINDOW (window));
  for (guint i = 0; i < ROWS; i++)
    {
      rows[i].name = "A way in";
      rows[i].value[0] = (DrMixValue) { TRUE, { 0.5, 0.5 } };
    }
  theme = dr_chart_view_new_theme (GTK_WIDGET (view));
  dr_chart_view_set_chart (view, dr_mix_chart_new (&data, theme));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (find_widget (window, GTK_TYPE_TOGGLE_BUTTON, NULL)), TRUE);
  settle ();
  visit_widgets (window, GTK_TYPE_LABEL, look_at_head, &heads);
  g_assert_cmpuint (heads.n, >, 1);
  g_assert_cmpfloat (heads.farthest, <, 600);
  g_assert_cmpfloat (gtk_widget_get_height (GTK_WIDGET (view)) - heads.last, <, 600);
  gtk_window_destroy (GTK_WINDOW (window));
  settle ();
}

int
main (int    argc,
      char **argv)
{
  program_set_up (&program, &argc, &argv);

  g_test_add_func ("/gui/pages/titles", test_titles);
  g_test_add_func ("/gui/pages/edges-of-pages", test_edges_of_pages);
  g_test_add_func ("/gui/pages/edges-of-inputs", test_edges_of_inputs);
  g_test_add_func ("/gui/pages/buttons-off", test_buttons_off);
  g_test_add_func ("/gui/pages/chosen-row", test_chosen_row);
  g_test_add_func ("/gui/pages/heads-of-tables", test_heads_of_tables);
  g_test_add_func ("/gui/pages/suggestion", test_suggestion);
  g_test_add_func ("/gui/pages/keys-of-charts", test_keys_of_charts);

  return program_run (&program);
}
