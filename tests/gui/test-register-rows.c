/* Rows of the register, in the test's process: as high as their words, in columns that have room for what is said there. */
#include <adwaita.h>

#include <string.h>

#include "dr-window.h"

#include "windows-support.h"

/* Percent: sizes of text that people set. */
static const guint sizes[] = { 100, 200 };

static Program program;

typedef struct {
  guint n;
  guint n_cut;
} Cells;

/* Whether it is as high as all that it has to say in its width. */
static void
look_at_cell (GtkWidget *cell,
              gpointer   data)
{
  Cells *self = data;
  g_autofree char *text = NULL;
  g_autoptr (PangoAttrList) attributes = NULL;
  g_autoptr (PangoLayout) layout = NULL;
  int height;

  g_object_get (cell, "text", &text, "attributes", &attributes, NULL);
  if (strchr (text, '\n') == NULL)
    return;
  layout = gtk_widget_create_pango_layout (cell, text);
  pango_layout_set_attributes (layout, attributes);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, gtk_widget_get_width (cell) * PANGO_SCALE);
  pango_layout_get_pixel_size (layout, NULL, &height);
  self->n++;
  self->n_cut += gtk_widget_get_height (cell) < height || gtk_widget_get_height (cell) > height + 6;
}

static gboolean
are_whole (gpointer window)
{
  Cells cells = { 0, 0 };

  visit_widgets (window, GTK_TYPE_INSCRIPTION, look_at_cell, &cells);

  return cells.n > 0 && cells.n_cut == 0;
}

/* In a narrow window a row has the lines that it needs, no fewer and no more, also when the text becomes larger while it is shown. */
static void
test_whole (void)
{
  g_autoptr (GError) error = NULL;
  DrWindow *window = dr_window_new (program.application);

  gtk_window_set_default_size (GTK_WINDOW (window), 360, 900);
  g_assert_true (dr_application_begin (program.application, program.store, "mina", &error));
  g_assert_no_error (error);
  gtk_window_present (GTK_WINDOW (window));
  for (guint i = 0; i < 2 * G_N_ELEMENTS (sizes); i++)
    {
      set_text_size (sizes[i % G_N_ELEMENTS (sizes)]);
      gtk_widget_activate_action (GTK_WIDGET (window), "places.go", "s", "assessments");
      give_time (are_whole, window);
      if (!are_whole (window))
        g_error ("rows are not as high as their words with text of %u %%", sizes[i % G_N_ELEMENTS (sizes)]);
    }
  set_text_size (100);
  gtk_window_destroy (GTK_WINDOW (window));
  settle ();
}

typedef struct {
  const char *words;
  guint       n;
} Head;

static void
look_at_cell_of (GtkWidget *cell,
                 gpointer   data)
{
  Head *self = data;
  g_autofree char *text = NULL;
  g_autoptr (PangoLayout) layout = NULL;
  int width;

  g_object_get (cell, "text", &text, NULL);
  if (!g_str_has_prefix (text, "14 Feb 2023") && !g_str_has_prefix (text, "29 Mar 2024"))
    return;
  layout = gtk_widget_create_pango_layout (cell, self->words);
  pango_layout_get_pixel_size (layout, &width, NULL);
  self->n++;
  g_assert_cmpint (gtk_widget_get_width (cell), >=, width);
}

static gboolean
has_dates (gpointer data)
{
  return says (data, "1 assessment") && find_widget (data, GTK_TYPE_INSCRIPTION, NULL) != NULL;
}

/* Columns of dates have room for whatever is said of one: these are the longest words. */
static void
test_dates (void)
{
  g_autoptr (GError) error = NULL;
  DrWindow *window = dr_window_new (program.application);
  Head head = { "22 months overdue", 0 };

  gtk_window_set_default_size (GTK_WINDOW (window), 1360, 800);
  g_assert_true (dr_application_begin (program.application, program.store, "mina", &error));
  g_assert_no_error (error);
  gtk_window_present (GTK_WINDOW (window));
  give_time (has_dates, window);
  settle ();
  visit_widgets (GTK_WIDGET (window), GTK_TYPE_INSCRIPTION, look_at_cell_of, &head);
  g_assert_cmpuint (head.n, ==, 2);
  gtk_window_destroy (GTK_WINDOW (window));
  settle ();
}
int
main (int    argc,
      char **argv)
{
  program_set_up (&program, &argc, &argv);

  g_test_add_func ("/gui/register-rows/whole", test_whole);
  g_test_add_func ("/gui/register-rows/dates", test_dates);

  return program_run (&program);
}
