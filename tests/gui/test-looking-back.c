/* What is said of an assessment once the change is there, in the test's process: by which ways people came, that it was reviewed, and
 * that it is closed; each is in the register after. */
#include <adwaita.h>

#include "review-support.h"
#include "windows-support.h"

#include "dr-look-back-view.h"
#include "dr-results-view.h"

static Program program;

/* An assessment that is being monitored, before its service manager. */
typedef struct {
  Officers   officers;
  DrEditor  *editor;
  GtkWindow *window;
  GtkWidget *box;
  char      *reference;
  guint      version;
} Fixture;

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  const DrRegisterQuery query = { .stages = 1u << DR_STAGE_MONITORED, .latest = TRUE, .limit = 1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (DrRegisterPage) page = NULL;

  officers_set_up (&self->officers, NULL);
  page = dr_store_query (dr_register_get_store (dr_desk_get_register (self->officers.place.desk)), &query, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (page->n_rows, ==, 1);
  self->reference = g_strdup (page->rows[0].reference);
  self->version = page->rows[0].version;
  g_assert_true (dr_desk_set_person (self->officers.place.desk, page->rows[0].owner));
  self->editor = workplace_open (&self->officers.place, self->reference, self->version);
  self->window = GTK_WINDOW (gtk_window_new ());
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_window_set_child (self->window, g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", self->box, NULL));
  gtk_window_set_default_size (self->window, 800, 800);
  gtk_window_present (self->window);
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  assert_closes (self->window);
  dr_editor_close (self->editor);
  wait_saved (self->editor);
  g_object_unref (self->editor);
  settle ();
  g_free (self->reference);
  officers_tear_down (&self->officers, NULL);
}

/* As it is read anew. */
static void
assert_saved (Fixture    *self,
              const char *key,
              const char *value)   /* (nullable) */
{
  DrEditor *editor;

  wait_saved (self->editor);
  editor = workplace_open (&self->officers.place, self->reference, self->version);
  g_assert_cmpstr (dr_editor_get (editor, key), ==, value);
  dr_editor_close (editor);
  g_object_unref (editor);
}

static void
find_entry (GtkWidget *entry,
            gpointer   data)
{
  g_ptr_array_add (data, entry);
}

static void
type (GtkWidget  *below,
      guint       number,
      const char *text)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();

  visit_widgets (below, GTK_TYPE_ENTRY, find_entry, entries);
  g_assert_cmpuint (number, <, entries->len);
  gtk_editable_set_text (GTK_EDITABLE (entries->pdata[number]), text);
  settle ();
}

/* A review that was done is done today; with a day for the next, that is what is awaited, and the one before stays said. */
static void
test_reviewed (Fixture       *self,
               gconstpointer  data)
{
  GtkWidget *view = GTK_WIDGET (dr_look_back_view_new (self->editor));
  DrDate date = dr_desk_get_today (self->officers.place.desk);
  char today[DR_DATE_STRING_SIZE];
  char then[DR_DATE_STRING_SIZE];

  dr_date_format (date, today);
  dr_date_format (dr_date_add_days (date, 200), then);
  gtk_box_append (GTK_BOX (self->box), view);
  settle ();
  press_button (view, "Reviewed today, and again then");   /* no day is said */
  assert_saved (self, "monitoring/@reviewed-before", NULL);
  press_button (view, "Reviewed today");
  assert_saved (self, "monitoring/@reviewed", today);

  type (view, 0, then);
  press_button (view, "Reviewed today, and again then");
  assert_saved (self, "monitoring/@review", then);
  assert_saved (self, "monitoring/@reviewed-before", today);
  assert_saved (self, "monitoring/@reviewed", NULL);
}

/* Nothing is added of no period; a share that is stands in the register. */
static void
test_share (Fixture       *self,
            gconstpointer  data)
{
  GtkWidget *view = GTK_WIDGET (dr_results_view_new (self->editor, NULL));
  const DrAssessment *assessment = dr_editor_get_version (self->editor)->assessment;
  guint n = assessment->n_channel_shares;
  DrEditor *editor;

  gtk_box_append (GTK_BOX (self->box), view);
  settle ();
  type (view, 1, "37.5");
  press_button (view, "Add the share");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (find_widget (view, GTK_TYPE_ENTRY, NULL))), ==, "");
  g_assert_cmpint (dr_editor_get_state (self->editor), ==, DR_EDITOR_SAVED);
  type (view, 0, "2019-03");
  press_button (view, "Add the share");
  g_assert_true (says_in_time (view, "37.5"));
  wait_saved (self->editor);
  editor = workplace_open (&self->officers.place, self->reference, self->version);
  assessment = dr_editor_get_version (editor)->assessment;
  g_assert_cmpuint (assessment->n_channel_shares, ==, n + 1);
  dr_editor_close (editor);
  g_object_unref (editor);
}

static gboolean
is_closed (Fixture *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrStore) store = dr_store_open (self->officers.place.uri, DR_STORE_OPEN_DEFAULT, &error);
  g_autoptr (DrRegisterPage) page = dr_store_get_row (store, self->reference, self->version, &error);

  g_assert_no_error (error);

  return page->rows[0].stage == DR_STAGE_CLOSED;
}

/* It is closed when that is pressed, and not before. */
static void
test_close (Fixture       *self,
            gconstpointer  data)
{
  GtkWidget *view = GTK_WIDGET (dr_look_back_view_new (self->editor));
  gint64 limit = g_get_monotonic_time () + PATIENCE_SECONDS * G_USEC_PER_SEC;

  gtk_box_append (GTK_BOX (self->box), view);
  settle ();
  press_button (view, "Reviewed today");
  wait_saved (self->editor);
  settle ();
  g_assert_false (is_closed (self));
  press_button (view, "Close the assessment");
  while (!is_closed (self) && g_get_monotonic_time () < limit)
    settle ();
  g_assert_true (is_closed (self));
}

static void
add_tests (void)
{
  g_test_add ("/gui/looking-back/reviewed", Fixture, NULL, set_up, test_reviewed, tear_down);
  g_test_add ("/gui/looking-back/share", Fixture, NULL, set_up, test_share, tear_down);
  g_test_add ("/gui/looking-back/close", Fixture, NULL, set_up, test_close, tear_down);
}

int
main (int    argc,
      char **argv)
{
  return program_run_officers (&program, argc, argv, add_tests);
}
