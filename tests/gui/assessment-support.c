#include "assessment-support.h"

#include "dr-assessment-window.h"

static void
count (GtkWidget *widget,
       gpointer   data)
{
  ++*(guint *) data;
}

static gboolean
has_panes (gpointer data)
{
  guint n = 0;

  visit_widgets (data, ADW_TYPE_HEADER_BAR, count, &n);

  return n >= 3;
}

/**
 * open_assessment:
 * @program: whose window it is
 * @place: a workplace with the pilot's draft
 *
 * Returns: (transfer none): its window, with all three panes
 */
GtkWindow *
open_assessment (Program   *program,
                 Workplace *place)
{
  g_autoptr (GError) error = NULL;
  GtkWindow *window;

  g_assert_true (dr_application_begin (program->application, place->uri, PILOT_MANAGER, &error));
  g_assert_no_error (error);
  window = GTK_WINDOW (dr_assessment_window_new (program->application, PILOT_REFERENCE, 1));
  gtk_window_set_default_size (window, 1280, 800);
  gtk_window_present (window);
  wait_until (has_panes, window);
  settle ();

  return window;
}

static gboolean
is_gone (gpointer window)
{
  return *(gpointer *) window == NULL;
}

/**
 * close_assessment:
 * @window: (transfer full): an assessment's
 * @place: (transfer full): its workplace
 *
 * Closes it, asserts that it is gone from memory when all is saved, and leaves text as large as it is elsewhere.
 */
void
close_assessment (GtkWindow *window,
                  Workplace *place)
{
  gpointer left = NULL;

  g_set_weak_pointer (&left, window);
  set_text_size (100);
  gtk_window_close (window);
  give_time (is_gone, &left);
  g_assert_null (left);
  settle ();
  workplace_tear_down (place);
}
