/* Windows and parts of them that are closed are gone from memory, with what they held: nothing goes on in one that nobody sees. */
#include <adwaita.h>

#include <string.h>

#include "app-support.h"
#include "windows-support.h"

#include "dr-conflict-window.h"
#include "dr-report-choices.h"
#include "dr-report-window.h"

#define WHY "change/why"

static Program program;

static float
top_of (GtkWindow  *window,
        const char *words)
{
  graphene_point_t at;

  g_assert_true (gtk_widget_compute_point (find_label (GTK_WIDGET (window), words), GTK_WIDGET (window), &GRAPHENE_POINT_INIT (0, 0), &at));

  return at.y;
}

/* Pixels that stay free under what is asked, at most. */
#define FREE 50

/* It is as high as one small difference needs, and rolls nothing. */
static gboolean
is_as_high_as_needed (gpointer window)
{
  GtkWidget *scrolled = find_widget (window, GTK_TYPE_SCROLLED_WINDOW, NULL);
  GtkAdjustment *rolls = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scrolled));
  GtkWidget *last = find_label (window, "Keep mine");
  graphene_point_t end;

  return gtk_widget_compute_point (last, window, &GRAPHENE_POINT_INIT (0, (float) gtk_widget_get_height (last)), &end)
         && gtk_adjustment_get_page_size (rolls) > 0 && gtk_adjustment_get_upper (rolls) <= gtk_adjustment_get_page_size (rolls)
         && (float) gtk_widget_get_height (window) - end.y <= FREE;
}

/* What needs more than there is scrolls. */
static void
test_conflict_long (OpenDraft     *self,
                    gconstpointer  data)
{
  g_autofree char *words = g_strnfill (6000, 'w');
  DrConflictWindow *window;
  int most;

  for (gsize i = 8; i < strlen (words); i += 9)
    words[i] = ' ';
  workplace_others_save (&self->place, WHY, words);
  dr_editor_set (self->editor, WHY, "The library is nearer to the bus station, and open on Saturdays.");
  wait_saved (self->editor);
  window = dr_conflict_window_new (self->editor);
  g_object_get (window, "default-height", &most, NULL);
  g_assert_cmpint (most, ==, 520);
  gtk_window_present (GTK_WINDOW (window));
  settle ();
  assert_closes (GTK_WINDOW (window));
  dr_editor_resolve (self->editor, WHY, TRUE);
  wait_saved (self->editor);
}

/* The question of two officers, closed with no answer and by the last; what each wrote stands beside the other's words. */
static void
test_conflict (OpenDraft     *self,
               gconstpointer  data)
{
  DrConflictWindow *window;
  gpointer left = NULL;

  workplace_others_save (&self->place, WHY, "The lease ends in March, and the library is open on more days.");
  dr_editor_set (self->editor, WHY, "The library is nearer to the bus station, and open on Saturdays.");
  wait_saved (self->editor);
  g_assert_cmpuint (dr_editor_get_n_conflicts (self->editor), ==, 1);
  for (guint i = 0; i < 2; i++)
    {
      window = dr_conflict_window_new (self->editor);
      gtk_window_present (GTK_WINDOW (window));
      settle ();
      g_assert_true (says (GTK_WIDGET (window), "By you"));
      give_time (is_as_high_as_needed, window);
      g_assert_true (is_as_high_as_needed (window));
      g_assert_cmpfloat (top_of (GTK_WINDOW (window), "Keep mine"), ==, top_of (GTK_WINDOW (window), "Take theirs"));
      if (i == 0)
        assert_closes (GTK_WINDOW (window));
      else
        {
          g_set_weak_pointer (&left, window);
          press_button (GTK_WIDGET (window), "Keep mine");
          wait_saved (self->editor);
          settle ();
          g_assert_null (left);
        }
    }
  g_assert_cmpuint (dr_editor_get_n_conflicts (self->editor), ==, 0);
}

/* With what can be chosen of a report, and while one is being made. */
static void
test_report (OpenDraft     *self,
             gconstpointer  data)
{
  for (guint i = 0; i < 2; i++)
    {
      GtkWindow *window;

      dr_report_window_show_version (NULL, self->place.desk, PILOT_REFERENCE, 1, TRUE);
      window = find_window (DR_TYPE_REPORT_WINDOW);
      g_assert_nonnull (window);
      settle ();
      if (i == 1)
        gtk_widget_activate_action (GTK_WIDGET (window), "report.print", NULL);
      assert_closes (window);
      settle ();
    }
}

static void
test_choices (void)
{
  for (guint i = 0; i < 3; i++)
    {
      DrReportChoices *choices = g_object_ref_sink (g_object_new (DR_TYPE_REPORT_CHOICES, NULL));

      dr_report_choices_set_subject (choices, PILOT_REFERENCE, i, i == 1, i == 0, NULL);   /* a return, a draft, and neither */
      settle ();
      dr_report_choices_get (choices);
      g_assert_finalize_object (choices);
    }
}

int
main (int    argc,
      char **argv)
{
  program_set_up (&program, &argc, &argv);

  g_test_add ("/gui/closing/conflict", OpenDraft, NULL, open_draft_set_up, test_conflict, open_draft_tear_down);
  g_test_add ("/gui/closing/conflict-long", OpenDraft, NULL, open_draft_set_up, test_conflict_long, open_draft_tear_down);
  g_test_add ("/gui/closing/report", OpenDraft, NULL, open_draft_set_up, test_report, open_draft_tear_down);
  g_test_add_func ("/gui/closing/choices", test_choices);

  return program_run (&program);
}
