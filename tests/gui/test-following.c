/* What follows a change in an assessment, in the test's process: controls the fields, words and marks the check, and what is
 * drawn whatever is scrolled to. Each is brought up to date only where it is another, or a moment after what was worked on. */
#include <adwaita.h>

#include "assessment-support.h"
#include "pixels-support.h"

#include "dr-access-grid.h"
#include "dr-assessment-window.h"
#include "dr-input-find.h"
#include "dr-options-page.h"
#include "dr-progress-state.h"
#include "dr-review-state.h"
#include "dr-review-view.h"
#include "dr-section-row.h"
#include "dr-text-input.h"

#define WHY "change/why"
#define REVIEW "monitoring/@review"
#define FIRST_ROWS 10   /* of the review's chart */
#define STEPS 7

static Program program;

typedef struct {
  Workplace  place;
  GtkWindow *window;
  DrEditor  *editor;
} Opened;

static void
set_up (Opened        *self,
        gconstpointer  data)
{
  GtkWidget *page;

  workplace_set_up (&self->place);
  self->window = open_assessment (&program, &self->place);
  page = find_widget (GTK_WIDGET (self->window), DR_TYPE_SECTION_PAGE, NULL);
  g_assert_nonnull (page);
  self->editor = g_object_ref (dr_section_page_get_editor (DR_SECTION_PAGE (page)));
}

static void
tear_down (Opened        *self,
           gconstpointer  data)
{
  g_clear_object (&self->editor);
  close_assessment (self->window, &self->place);
}

/* --- Controls --- */

static char *
text_in (GtkWidget *input)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (find_widget (input, GTK_TYPE_TEXT_VIEW, NULL)));
  GtkTextIter start;
  GtkTextIter end;

  gtk_text_buffer_get_bounds (buffer, &start, &end);

  return gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
}

typedef struct {
  GtkWidget  *input;
  const char *words;
} Shown;

static gboolean
is_shown (gpointer data)
{
  Shown *self = data;
  g_autofree char *text = text_in (self->input);

  return g_strcmp0 (text, self->words) == 0;
}

/* What is typed elsewhere, and taken back, is in the control of its field; not in one that shows another field by then, nor
 * in one that is gone. */
static void
test_controls (Opened        *self,
               gconstpointer  data)
{
  GtkWidget *page = find_widget (GTK_WIDGET (self->window), DR_TYPE_SECTION_PAGE, NULL);
  GtkWidget *input = GTK_WIDGET (dr_input_find (page, WHY));
  GtkWidget *gone;
  g_autofree char *before = NULL;
  g_autofree char *typed = NULL;
  g_autofree char *other = NULL;
  Shown undone = { input, NULL };

  g_assert_nonnull (input);
  before = text_in (input);
  g_assert_cmpstr (before, ==, dr_editor_get (self->editor, WHY));
  dr_editor_set (self->editor, WHY, "Another reason.");
  typed = text_in (input);
  g_assert_cmpstr (typed, ==, "Another reason.");
  wait_saved (self->editor);
  dr_editor_undo (self->editor, FALSE);
  undone.words = before;
  give_time (is_shown, &undone);
  g_assert_true (is_shown (&undone));

  gone = g_object_ref_sink (GTK_WIDGET (dr_text_input_new ("Gone")));
  dr_input_bind (DR_INPUT (gone), self->editor, WHY);
  g_assert_finalize_object (gone);
  dr_input_bind (DR_INPUT (input), self->editor, "change/what");
  dr_editor_set (self->editor, WHY, "A third reason.");
  other = text_in (input);
  g_assert_cmpstr (other, ==, dr_editor_get (self->editor, "change/what"));
}

/* --- Sections --- */

/* (transfer full): as it was checked last */
static char *
describe (Opened     *self,
          const char *section)
{
  const DrVersion *version = dr_editor_get_version (self->editor);
  DrSectionProgress progress;

  dr_section_progress_init (&progress, section, version->check, version->editions->questionnaire);

  return dr_section_progress_describe (&progress);
}

static void
look_at_row (GtkWidget *row,
             gpointer   data)
{
  g_autofree char *words = describe (((gpointer *) data)[0], gtk_widget_get_name (row));
  gboolean *all = ((gpointer *) data)[1];
  g_autofree char *wrong = NULL;

  wrong = gtk_test_accessible_check_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words);
  *all = *all && wrong == NULL;
}

static gboolean
has_progress (gpointer data)
{
  gboolean all = TRUE;
  gpointer both[] = { data, &all };

  visit_widgets (GTK_WIDGET (((Opened *) data)->window), DR_TYPE_SECTION_ROW, look_at_row, both);

  return all;
}

/* How far a section is follows what is missing in it, there and back. */
static void
test_progress (Opened        *self,
               gconstpointer  data)
{
  g_autofree char *review = g_strdup (dr_editor_get (self->editor, REVIEW));
  g_autofree char *before = describe (self, "monitoring");
  const char *values[] = { NULL, review };

  g_assert_nonnull (review);
  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *now = NULL;

      dr_editor_set (self->editor, REVIEW, values[i]);
      wait_checked (self->editor);
      now = describe (self, "monitoring");
      g_assert_cmpint (g_str_equal (now, before), ==, values[i] != NULL);
      give_time (has_progress, self);
      g_assert_true (has_progress (self));
    }
}

/* --- The review --- */

static gboolean
has_sentences (gpointer data)
{
  Opened *self = data;
  const DrCheck *check = dr_editor_get_version (self->editor)->check;
  GtkWidget *review = find_widget (GTK_WIDGET (self->window), DR_TYPE_REVIEW_VIEW, NULL);
  g_autoptr (DrReviewState) state = dr_review_state_new (check, (guint) check->assessment->chosen, FIRST_ROWS);
  g_autofree char *sentences = g_strjoinv (" ", (char **) state->sentences);

  return says (review, sentences);
}

/* What is said of the bars follows them, though it comes a frame after. */
static void
test_sentences (Opened        *self,
                gconstpointer  data)
{
  static const char * const values[] = { "none", "reduced", "none", "full" };
  const DrAssessment *assessment = dr_editor_get_version (self->editor)->assessment;
  const char *option = assessment->options[assessment->chosen].id;
  g_autofree char *item = NULL;
  g_autofree char *key = NULL;
  g_auto (GStrv) offers = NULL;

  gtk_widget_activate_action (GTK_WIDGET (self->window), "assessment.go-to", "(ss)", "options", "");
  settle ();
  item = g_strdup_printf ("options/option[%s]/offer", option);
  offers = dr_editor_get_items (self->editor, item);
  g_assert_nonnull (offers[0]);
  key = g_strconcat (offers[0], "/@after", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    {
      dr_editor_set (self->editor, key, values[i]);
      wait_checked (self->editor);
      give_time (has_sentences, self);
      g_assert_true (has_sentences (self));
    }
}

/* --- The grid --- */

typedef struct {
  GtkWidget *window;
  GtkWidget *scroll;
  guint      n_seen;    /* labels that are in sight as a whole */
  guint      n_drawn;   /* of those */
} Drawn;

static void
look_at_label (GtkWidget *label,
               gpointer   data)
{
  Drawn *self = data;
  graphene_rect_t port;
  graphene_rect_t place;

  if (!gtk_widget_get_mapped (label) || gtk_label_get_label (GTK_LABEL (label))[0] == '\0'
      || !gtk_widget_has_css_class (label, "heading")
      || !gtk_widget_compute_bounds (self->scroll, self->window, &port)
      || !gtk_widget_compute_bounds (label, self->window, &place) || !graphene_rect_contains_rect (&port, &place))
    return;
  self->n_seen++;
  self->n_drawn += contrast_in (self->window, (int) place.origin.x, (int) place.origin.y,
                                (int) (place.origin.x + place.size.width), (int) (place.origin.y + place.size.height)) > 3;
}

static void
count_words (GtkWidget *label,
             gpointer   data)
{
  *(guint *) data += gtk_widget_get_mapped (label) && gtk_label_get_label (GTK_LABEL (label))[0] != '\0';
}

/* Only what is in sight of a grid that is higher than the window is drawn, and wherever one scrolls to, that is all there. */
static void
test_grid (Opened        *self,
           gconstpointer  data)
{
  GtkWidget *grid;
  GtkWidget *scroll;
  GtkAdjustment *place;
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  guint n_labels = 0;
  double last;

  gtk_window_set_default_size (self->window, 1280, 360);
  gtk_widget_activate_action (GTK_WIDGET (self->window), "assessment.go-to", "(ss)", "options", "");
  settle ();
  settle ();
  grid = find_widget (GTK_WIDGET (self->window), DR_TYPE_ACCESS_GRID, NULL);
  scroll = gtk_widget_get_ancestor (grid, GTK_TYPE_SCROLLED_WINDOW);
  place = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroll));
  g_assert_cmpint (gtk_widget_get_height (grid), >, 2 * gtk_widget_get_height (scroll));
  gtk_adjustment_set_value (place, 0);
  settle ();
  GTK_WIDGET_GET_CLASS (grid)->snapshot (grid, snapshot);
  node = gtk_snapshot_free_to_node (snapshot);
  visit_widgets (grid, GTK_TYPE_LABEL, count_words, &n_labels);
  g_assert_cmpuint (count_texts (node), >, 0);
  g_assert_cmpuint (count_texts (node), <, n_labels);   /* of which each is one line at least */
  last = gtk_widget_get_height (grid);
  for (int i = 0; i < STEPS; i++)
    {
      Drawn drawn = { GTK_WIDGET (self->window), scroll, 0, 0 };

      gtk_adjustment_set_value (place, i * last / STEPS);
      settle ();
      visit_widgets (grid, GTK_TYPE_LABEL, look_at_label, &drawn);
      g_test_message ("%d: %u of %u", i, drawn.n_drawn, drawn.n_seen);
      g_assert_cmpuint (drawn.n_drawn, ==, drawn.n_seen);
    }
}

int
main (int    argc,
      char **argv)
{
  static const struct { const char *path; void (*test) (Opened *, gconstpointer); } tests[] = {
    { "/gui/following/controls", test_controls },
    { "/gui/following/progress", test_progress },
    { "/gui/following/sentences", test_sentences },
    { "/gui/following/grid", test_grid },
  };

  program_set_up (&program, &argc, &argv);
  for (gsize i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, Opened, NULL, set_up, tests[i].test, tear_down);

  return program_run (&program);
}
