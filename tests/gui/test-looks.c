/* How the windows look, in the test's process: what has to be of one height is, at any size of text; what is a mark grows with the
 * text; texts have their room. */
#include <adwaita.h>
#include <math.h>

#include "dr-access-grid.h"
#include "dr-assessment-work.h"
#include "dr-new-assessment.h"
#include "dr-options-edit.h"
#include "dr-places.h"
#include "dr-text-input.h"
#include "dr-window.h"

#include "assessment-support.h"

/* Percent: sizes of text that people set. */
static const guint sizes[] = { 100, 200 };

static Program program;

/* --- Headers --- */

typedef struct {
  GtkWindow *window;
  guint      least;     /* of headers beside each other */
  guint      n;
  int        lowest;    /* heights */
  int        highest;
} Headers;

static void
look_at_header (GtkWidget *header,
                gpointer   data)
{
  Headers *self = data;
  int height = gtk_widget_get_height (header);

  self->lowest = self->n > 0 ? MIN (self->lowest, height) : height;
  self->highest = self->n > 0 ? MAX (self->highest, height) : height;
  self->n++;
}

static gboolean
are_even (gpointer data)
{
  Headers *self = data;

  self->n = 0;
  visit_widgets (GTK_WIDGET (self->window), ADW_TYPE_HEADER_BAR, look_at_header, self);

  return self->n >= self->least && self->lowest > 0 && self->lowest == self->highest;
}

/* Returns the height of all of them. */
static int
check_headers (GtkWindow *window,
               guint      least)
{
  Headers headers = { window, least, 0, 0, 0 };

  give_time (are_even, &headers);
  g_assert_cmpuint (headers.n, >=, least);
  g_assert_cmpint (headers.lowest, >, 0);
  g_assert_cmpint (headers.lowest, ==, headers.highest);

  return headers.highest;
}

/* Of what is in the window, without its shadow. */
static int
least_width (GtkWindow *window)
{
  int least;

  gtk_widget_measure (gtk_widget_get_first_child (GTK_WIDGET (window)), GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);

  return least;
}

/* Nor does one of them keep the window from being as narrow as a telephone is. */
static void
test_headers_of_places (void)
{
  g_autoptr (GError) error = NULL;
  DrWindow *window = dr_window_new (program.application);
  guint n;
  const DrPlace *places = dr_places_get (&n);

  gtk_window_set_default_size (GTK_WINDOW (window), 1200, 800);
  g_assert_true (dr_application_begin (program.application, program.store, "mina", &error));
  g_assert_no_error (error);
  gtk_window_present (GTK_WINDOW (window));
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      int height = 0;

      set_text_size (sizes[i]);
      for (guint k = 0; k < 2 * n; k++)   /* once more when all are made: none comes in with another height */
        {
          int this;

          gtk_widget_activate_action (GTK_WIDGET (window), "places.go", "s", places[k % n].id);
          settle ();
          this = check_headers (GTK_WINDOW (window), 2);
          g_assert_cmpint (least_width (GTK_WINDOW (window)), <=, 360);
          g_assert_true (k < n || height == 0 || this == height);
          height = k < n ? 0 : this;
        }
    }
  set_text_size (100);
  gtk_window_destroy (GTK_WINDOW (window));
  settle ();
}

static void
test_headers_of_panes (void)
{
  Workplace place = { NULL };
  GtkWindow *window;

  workplace_set_up (&place);
  window = open_assessment (&program, &place);
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      set_text_size (sizes[i]);
      check_headers (window, 3);
    }
  close_assessment (window, &place);
}

/* --- Marks --- */

/* The platform's own buttons of windows grow less than the text. */
static gboolean
is_mark (GtkWidget *image)
{
  return gtk_image_get_storage_type (GTK_IMAGE (image)) != GTK_IMAGE_EMPTY
         && gtk_widget_get_ancestor (image, GTK_TYPE_WINDOW_CONTROLS) == NULL;
}

static int
size_of (GtkWidget *image)
{
  int height;

  gtk_widget_measure (image, GTK_ORIENTATION_VERTICAL, -1, &height, NULL, NULL, NULL);

  return height;
}

static void
note_size (GtkWidget *image,
           gpointer   data)
{
  if (is_mark (image))
    g_object_set_data (G_OBJECT (image), "height", GINT_TO_POINTER (size_of (image)));
}

/* The last one that is not twice as high as it was noted to be. */
static void
look_for_small (GtkWidget *image,
                gpointer   data)
{
  gpointer before = g_object_get_data (G_OBJECT (image), "height");

  if (before != NULL && is_mark (image) && size_of (image) < 2 * GPOINTER_TO_INT (before) - 1)
    *(GtkWidget **) data = image;
}

static GtkWidget *
find_small (gpointer window)
{
  GtkWidget *small = NULL;

  visit_widgets (window, GTK_TYPE_IMAGE, look_for_small, &small);

  return small;
}

static gboolean
have_grown (gpointer window)
{
  return find_small (window) == NULL;
}

/* On every section. */
static void
test_marks (void)
{
  Workplace place = { NULL };
  GtkWindow *window;

  workplace_set_up (&place);
  window = open_assessment (&program, &place);
  for (int section = 0; section < 10; section++)
    {
      GtkWidget *small;

      gtk_widget_activate_action (GTK_WIDGET (window), "assessment.section", "i", section);
      set_text_size (100);
      visit_widgets (GTK_WIDGET (window), GTK_TYPE_IMAGE, note_size, NULL);
      set_text_size (200);
      give_time (have_grown, window);
      small = find_small (window);
      if (small != NULL)
        g_error ("“%s” in a %s is %d pixels high beside text of 200 %%", gtk_image_get_icon_name (GTK_IMAGE (small)),
                 G_OBJECT_TYPE_NAME (gtk_widget_get_parent (small)), size_of (small));
    }
  close_assessment (window, &place);
}

/* --- Rows of access points --- */

static int
height_of (DrAccessGrid *grid)
{
  int height;

  gtk_widget_measure (GTK_WIDGET (grid), GTK_ORIENTATION_VERTICAL, gtk_widget_get_width (GTK_WIDGET (grid)), &height, NULL, NULL, NULL);

  return height;
}

/* Each offer that has no hours is changed, and words on what that means come and go: nothing below moves. */
static void
test_rows (OpenDraft     *self,
           gconstpointer  data)
{
  static const char * const offers[] = { "reduced", "none", "full" };
  DrAccessGrid *grid = dr_access_grid_new (self->editor);
  GtkWidget *window = gtk_window_new ();
  g_autofree char *option = NULL;
  guint n_notes = 0;
  guint n_points;
  int height;

  gtk_window_set_default_size (GTK_WINDOW (window), 900, 700);
  gtk_window_set_child (GTK_WINDOW (window), g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", grid, NULL));
  gtk_window_present (GTK_WINDOW (window));
  settle ();
  height = height_of (grid);
  option = g_strdup (dr_access_grid_get_state (grid)->options[0].id);
  n_points = dr_access_grid_get_state (grid)->n_points;
  for (guint i = 0; i < n_points; i++)
    for (gsize k = 0; k < G_N_ELEMENTS (offers); k++)
      {
        const DrAccessGridState *state = dr_access_grid_get_state (grid);
        g_autofree char *point = g_strdup (state->points[i].id);
        g_autoptr (DrDraftChanges) changes = NULL;

        if (dr_access_grid_state_cell (state, i, 1)->has_hours)
          break;
        changes = dr_options_set_after (dr_editor_get_fields (self->editor), option, point, offers[k]);
        dr_editor_change (self->editor, (const DrField *) changes->fields->data, changes->fields->len);
        dr_access_grid_refresh (grid);
        settle ();
        n_notes += dr_access_grid_state_cell (dr_access_grid_get_state (grid), i, 1)->note != NULL;
        g_assert_cmpint (height_of (grid), ==, height);
      }
  g_assert_cmpuint (n_notes, >, 0);
  wait_saved (self->editor);
  gtk_window_destroy (GTK_WINDOW (window));
  settle ();
}

/* --- Texts --- */

static gboolean
has_shrunk (gpointer data)
{
  int narrow = GPOINTER_TO_INT (g_object_get_data (data, "narrow"));

  return gtk_widget_get_height (data) < narrow - 60;
}

/* The frame around a text is no higher than that is, once both are as wide as they are. */
static void
test_text_room (void)
{
  DrTextInput *input = dr_text_input_new ("Why");
  GtkWidget *window = gtk_window_new ();

  dr_input_set_value (DR_INPUT (input), "Few people come in person. Sharing the library instead of keeping a room of its own saves money, and most of "
                                        "those who do come have papers to show, so a place to come to is kept in the town.");
  gtk_widget_set_halign (GTK_WIDGET (input), GTK_ALIGN_START);
  gtk_widget_set_valign (GTK_WIDGET (input), GTK_ALIGN_START);
  gtk_widget_set_size_request (GTK_WIDGET (input), 200, -1);
  gtk_window_set_default_size (GTK_WINDOW (window), 1000, 700);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (input));
  gtk_window_present (GTK_WINDOW (window));
  settle ();
  settle ();
  g_object_set_data (G_OBJECT (input), "narrow", GINT_TO_POINTER (gtk_widget_get_height (GTK_WIDGET (input))));
  gtk_widget_set_size_request (GTK_WIDGET (input), 400, -1);
  settle ();
  give_time (has_shrunk, input);
  g_assert_true (has_shrunk (input));
  assert_closes (GTK_WINDOW (window));
}

/* --- Titles --- */

/* Those in the header: the title and two buttons. */
static void
count_whole (GtkWidget *label,
             gpointer   data)
{
  if (gtk_widget_get_ancestor (label, ADW_TYPE_HEADER_BAR) != NULL
      && !pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label))))
    ++*(guint *) data;
}

static gboolean
is_whole (gpointer data)
{
  guint n = 0;

  visit_widgets (data, GTK_TYPE_LABEL, count_whole, &n);

  return n == 3;
}

/* Between its two buttons. */
static void
test_new_assessment (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      GPtrArray *services = g_ptr_array_new_with_free_func ((GDestroyNotify) dr_service_choice_free);
      DrServiceChoice *service = g_new0 (DrServiceChoice, 1);
      GtkWindow *window;

      service->id = g_strdup ("library");
      service->name = g_strdup ("Library");
      g_ptr_array_add (services, service);
      set_text_size (sizes[i]);
      window = GTK_WINDOW (dr_new_assessment_new (NULL, services));
      gtk_window_present (window);
      settle ();
      give_time (is_whole, window);
      g_assert_true (is_whole (window));
      gtk_window_destroy (window);
      settle ();
    }
  set_text_size (100);
}

/* --- Colours --- */

/* Relative luminance (WCAG 2.2). */
static double
luminance (const GdkRGBA *color)
{
  const double parts[] = { color->red, color->green, color->blue };
  static const double weights[] = { 0.2126, 0.7152, 0.0722 };
  double sum = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    sum += weights[i] * (parts[i] <= 0.04045 ? parts[i] / 12.92 : pow ((parts[i] + 0.055) / 1.055, 2.4));

  return sum;
}

/* The words of a button that goes on, in every style: 4.5 to 1 (WCAG 2.2, 1.4.3). */
static void
test_contrast (void)
{
  static const AdwColorScheme schemes[] = { ADW_COLOR_SCHEME_FORCE_LIGHT, ADW_COLOR_SCHEME_FORCE_DARK };
  GtkWidget *window = GTK_WIDGET (dr_window_new (program.application));

  for (gsize i = 0; i < G_N_ELEMENTS (schemes); i++)
    {
      GdkRGBA ground;
      GdkRGBA words;

      adw_style_manager_set_color_scheme (adw_style_manager_get_default (), schemes[i]);
      g_assert_true (gtk_style_context_lookup_color (gtk_widget_get_style_context (window), "accent_bg_color", &ground));
      g_assert_true (gtk_style_context_lookup_color (gtk_widget_get_style_context (window), "accent_fg_color", &words));
      g_assert_cmpfloat ((luminance (&words) + 0.05) / (luminance (&ground) + 0.05), >=, 4.5);
    }
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), ADW_COLOR_SCHEME_DEFAULT);
  gtk_window_destroy (GTK_WINDOW (window));
  settle ();
}

int
main (int    argc,
      char **argv)
{
  program_set_up (&program, &argc, &argv);

  g_test_add_func ("/gui/looks/headers-of-places", test_headers_of_places);
  g_test_add_func ("/gui/looks/headers-of-panes", test_headers_of_panes);
  g_test_add_func ("/gui/looks/marks", test_marks);
  g_test_add_func ("/gui/looks/text-room", test_text_room);
  g_test_add_func ("/gui/looks/new-assessment", test_new_assessment);
  g_test_add_func ("/gui/looks/contrast", test_contrast);
  g_test_add ("/gui/looks/rows", OpenDraft, NULL, open_draft_set_up, test_rows, open_draft_tear_down);

  return program_run (&program);
}
