/* Inspect, in the test's process, by somebody who is quicker than its idle moments: what they ask for is shown, though its
 * page is filled only later. */
#include "bag-fixture.h"
#include "verify-fixture.h"
#include "widgets-support.h"

#include "dr-inspect-compare-page.h"
#include "dr-inspect-notes-page.h"
#include "dr-inspect-picker.h"
#include "dr-inspect-record-page.h"
#include "dr-inspect-window.h"

#include <glib/gstdio.h>

#define REFERENCE "NH-2025-001"   /* five records of it */
#define MOST_PICKERS 4

static DrApplication *application;

static void
find_pickers (GtkWidget *below,
              GtkWidget *pickers[MOST_PICKERS],
              guint     *n)
{
  if (GTK_IS_DROP_DOWN (below) && *n < MOST_PICKERS)
    {
      pickers[(*n)++] = below;
      return;
    }
  for (GtkWidget *each = gtk_widget_get_first_child (below); each != NULL; each = gtk_widget_get_next_sibling (each))
    find_pickers (each, pickers, n);
}

static int
picked (GtkWidget *page,
        guint      index)
{
  GtkWidget *pickers[MOST_PICKERS] = { NULL };
  guint n = 0;

  find_pickers (page, pickers, &n);
  g_assert_cmpuint (index, <, n);

  return dr_inspect_picker_get (pickers[index]);
}

static GtkWindow *
open_bag (BagFixture *fixture,
          const char *name)
{
  g_autofree char *path = bag_path (fixture, name);
  g_autoptr (Maker) maker = maker_new (NULL);
  GtkWindow *window;

  maker_council (maker);
  maker_assessment (maker, REFERENCE);
  maker_write (maker, path);
  window = GTK_WINDOW (dr_inspect_window_new (application, path));
  gtk_window_present (window);

  return window;
}

/* Asks for a record after each turn of the main loop, until it is read: no page but the first is filled then, for a turn does
 * what is ready of one priority, and idle moments have a lower one. */
static void
ask_at_once (GtkWindow  *window,
             const char *action,
             GType       page,
             guint       record)
{
  gint64 limit = g_get_monotonic_time () + PATIENCE_SECONDS * G_USEC_PER_SEC;
  GtkWidget *there = find_widget (GTK_WIDGET (window), page, NULL);

  while (!gtk_widget_get_child_visible (there) && g_get_monotonic_time () < limit)
    {
      g_main_context_iteration (NULL, FALSE);
      gtk_widget_activate_action (GTK_WIDGET (window), action, "u", record);
    }
  g_assert_true (gtk_widget_get_child_visible (there));
}

static void
test_compare (BagFixture    *fixture,
              gconstpointer  data)
{
  GtkWindow *window = open_bag (fixture, "bag");
  GtkWidget *page = find_widget (GTK_WIDGET (window), DR_TYPE_INSPECT_COMPARE_PAGE, NULL);

  ask_at_once (window, "inspect.compare", DR_TYPE_INSPECT_COMPARE_PAGE, 3);
  settle ();
  g_assert_cmpint (picked (page, 0), ==, 2);
  g_assert_cmpint (picked (page, 1), ==, 3);
  gtk_window_destroy (window);
  settle ();
}

/* A record that is asked for before any is known is asked for of nobody: so the comparison says when they are. */
static void
test_record (BagFixture    *fixture,
             gconstpointer  data)
{
  GtkWindow *window = open_bag (fixture, "bag");
  GtkWidget *page = find_widget (GTK_WIDGET (window), DR_TYPE_INSPECT_RECORD_PAGE, NULL);

  ask_at_once (window, "inspect.compare", DR_TYPE_INSPECT_COMPARE_PAGE, 3);
  gtk_widget_activate_action (GTK_WIDGET (window), "inspect.record", "u", 4);
  settle ();
  g_assert_true (gtk_widget_get_child_visible (page));
  g_assert_cmpint (picked (page, 0), ==, 4);
  gtk_window_destroy (window);
  settle ();
}

/* Whether a label in @below that is seen says something that begins with @words, with that CSS class. */
static gboolean
is_said (GtkWidget  *below,
         const char *words,
         const char *style)
{
  gboolean said = GTK_IS_LABEL (below) && gtk_widget_get_visible (below) && gtk_widget_has_css_class (below, style)
                  && g_str_has_prefix (gtk_label_get_label (GTK_LABEL (below)), words);

  for (GtkWidget *each = gtk_widget_get_first_child (below); each != NULL && !said; each = gtk_widget_get_next_sibling (each))
    said = is_said (each, words, style);

  return said;
}

/* Notes that cannot be saved are said so loudly, and that they are saved only where they are. */
static void
test_unsaved (BagFixture    *fixture,
              gconstpointer  data)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), "due-regard", NULL);
  g_autofree char *blocked = g_build_filename (folder, "inspected", NULL);
  GtkWindow *window = open_bag (fixture, "bag");
  GtkWidget *there = find_widget (GTK_WIDGET (window), DR_TYPE_INSPECT_NOTES_PAGE, NULL);
  DrInspectNotesPage *page = DR_INSPECT_NOTES_PAGE (there);
  GtkWidget *view;

  ask_at_once (window, "inspect.compare", DR_TYPE_INSPECT_COMPARE_PAGE, 3);
  settle ();
  g_assert_true (is_said (there, "Notes are saved", "dim-label"));
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (blocked, "", 0, NULL));   /* no folder can be made there */
  view = find_widget (there, GTK_TYPE_TEXT_VIEW, NULL);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "The desk is still open.", -1);
  g_assert_false (dr_inspect_notes_page_save (page));
  g_assert_true (is_said (there, "The notes could not be saved: ", "error"));
  g_assert_false (is_said (there, "Notes are saved", "dim-label"));
  g_assert_cmpint (g_remove (blocked), ==, 0);
  g_assert_true (dr_inspect_notes_page_save (page));
  g_assert_true (is_said (there, "Notes are saved", "dim-label"));
  g_assert_false (is_said (there, "", "error"));
  gtk_window_destroy (window);
  settle ();
}

/* Boxes in @below that are seen are as high as what stands in them, and labels as the words in them need. */
static void
assert_high_enough (GtkWidget *below,
                    guint     *labels)
{
  if (GTK_IS_LABEL (below))
    {
      int needed;

      gtk_widget_measure (below, GTK_ORIENTATION_VERTICAL, gtk_widget_get_width (below), &needed, NULL, NULL, NULL);
      g_assert_cmpint (gtk_widget_get_height (below), >=, needed);
      *labels += 1;
    }
  for (GtkWidget *each = gtk_widget_get_first_child (below); each != NULL; each = gtk_widget_get_next_sibling (each))
    if (gtk_widget_get_visible (each) && gtk_widget_get_child_visible (each))
      {
        graphene_rect_t place;

        g_assert_true (gtk_widget_compute_bounds (each, below, &place));
        if (GTK_IS_BOX (below))
          g_assert_cmpfloat (place.origin.y + place.size.height, <=, gtk_widget_get_height (below) + 1);
        assert_high_enough (each, labels);
      }
}

static GtkWidget *
find_grade (GtkWidget *below)
{
  GtkWidget *found = gtk_widget_has_css_class (below, "inspect-grade") ? below : NULL;

  for (GtkWidget *each = gtk_widget_get_first_child (below); each != NULL && found == NULL; each = gtk_widget_get_next_sibling (each))
    found = find_grade (each);

  return found;
}

/* A record is not the one that was sealed. */
static void
alter_record (const char *bag)
{
  g_autofree char *folder = g_build_filename (bag, "data", "records", REFERENCE, NULL);
  g_autoptr (GDir) records = g_dir_open (folder, 0, NULL);
  const char *name = records != NULL ? g_dir_read_name (records) : NULL;
  g_autofree char *record = name != NULL ? g_build_filename (folder, name, NULL) : NULL;

  g_assert_nonnull (record);
  bag_put (record, "altered", strlen ("altered"));
}

static gboolean
is_graded (gpointer data)
{
  return is_said (data, "Not consistent", "title-2");
}

/* What the checks say together, and what they cannot show, has the room that it needs after the window became narrow. */
static void
test_narrowed (BagFixture    *fixture,
               gconstpointer  data)
{
  g_autofree char *path = bag_path (fixture, "bag");
  g_autoptr (Maker) maker = maker_new (NULL);
  GtkWindow *window;
  GtkWidget *grade;
  guint labels = 0;
  int wide;

  maker_council (maker);
  maker_assessment (maker, REFERENCE);
  maker_write (maker, path);
  alter_record (path);
  window = GTK_WINDOW (dr_inspect_window_new (application, path));
  gtk_window_present (window);
  grade = find_grade (GTK_WIDGET (window));
  give_time (is_graded, grade);
  settle ();
  wide = gtk_widget_get_width (grade);
  gtk_window_set_default_size (window, 360, 760);
  settle ();
  settle ();
  g_assert_cmpint (gtk_widget_get_width (grade), <, wide);
  assert_high_enough (gtk_widget_get_parent (grade), &labels);
  g_assert_cmpuint (labels, >=, 10);   /* the grade, what it means, a line with its dot; checks; what this cannot show */
  gtk_window_destroy (window);
  settle ();
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  application = dr_application_new ();
  g_application_set_flags (G_APPLICATION (application), G_APPLICATION_NON_UNIQUE);
  g_application_set_default (G_APPLICATION (application));
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  g_test_add ("/gui/inspecting/compare-at-once", BagFixture, NULL, bag_set_up, test_compare, bag_tear_down);
  g_test_add ("/gui/inspecting/record-at-once", BagFixture, NULL, bag_set_up, test_record, bag_tear_down);
  g_test_add ("/gui/inspecting/notes-unsaved", BagFixture, NULL, bag_set_up, test_unsaved, bag_tear_down);
  g_test_add ("/gui/inspecting/narrowed", BagFixture, NULL, bag_set_up, test_narrowed, bag_tear_down);
  status = g_test_run ();
  g_object_unref (application);

  return status;
}
