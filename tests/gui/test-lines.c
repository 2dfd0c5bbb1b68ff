/* Where lines break and what is cut, in the test's process: what is read as one is in one line, lines begin with words, and what is large
 * or long takes another line instead of being cut, also where the text becomes larger while it is shown. */
#include <adwaita.h>

#include <string.h>

#include "dr-assessment-title.h"
#include "dr-assessment-work.h"
#include "dr-bound-words.h"
#include "dr-inspect-check-row.h"
#include "dr-new-assessment.h"
#include "dr-welcome.h"
#include "dr-wrapped-label.h"

#include "assessment-support.h"

/* Percent: sizes of text that people set. */
static const guint sizes[] = { 100, 200 };

static Program program;

/* --- Words --- */

static void
check_lines (GtkWidget *label,
             gpointer   data)
{
  PangoLayout *layout = gtk_label_get_layout (GTK_LABEL (label));
  const char *text = pango_layout_get_text (layout);

  if (strstr (text, "·") == NULL)
    return;
  ++*(guint *) data;
  for (int i = 0; i < pango_layout_get_line_count (layout); i++)
    if (g_str_has_prefix (text + pango_layout_get_line_readonly (layout, i)->start_index, "·"))
      g_error ("line %d of “%s” begins with a dot", i + 1, text);
}

/* Counts of findings, and what is known of an action: however little room there is, no line begins with the dot between two. */
static void
test_dots (void)
{
  Workplace place = { NULL };
  GtkWindow *window;

  workplace_set_up (&place);
  window = open_assessment (&program, &place);
  gtk_widget_activate_action (GTK_WIDGET (window), "assessment.section", "i", 6);
  for (guint percent = 100; percent <= 200; percent += 10)
    {
      guint n = 0;

      set_text_size (percent);
      visit_widgets (GTK_WIDGET (window), GTK_TYPE_LABEL, check_lines, &n);
      g_assert_cmpuint (n, >=, 5);
    }
  close_assessment (window, &place);
}

#define PILOT_TITLE "Moving the Bishop's Stortford customer service desk to the library"
#define PILOT_NUMBER PILOT_REFERENCE "\302\240· v1"

/* (nullable): the title that the window itself shows */
static GtkWidget *
seen_title (GtkWidget *window)
{
  GtkWidget *both = find_label (window, PILOT_TITLE "\n" PILOT_NUMBER);

  return both != NULL && gtk_widget_get_mapped (both) ? both : NULL;
}

static gboolean
has_number (gpointer window)
{
  return seen_title (window) != NULL;
}

static gboolean
has_no_number (gpointer window)
{
  return seen_title (window) == NULL;
}

/* Reference and version are to be seen with any size of text: below the title where the header has no room for them. */
static void
test_number (void)
{
  Workplace place = { NULL };
  GtkWindow *window;

  workplace_set_up (&place);
  window = open_assessment (&program, &place);
  g_assert_true (has_no_number (window));
  set_text_size (200);
  give_time (has_number, window);
  g_assert_true (has_number (window));
  set_text_size (100);
  give_time (has_no_number, window);
  g_assert_true (has_no_number (window));
  close_assessment (window, &place);
}

/* Of words as narrow as can be, no line begins inside the section of an Act. */
static void
test_sections_of_acts (void)
{
  g_autofree char *bound = dr_bound_words ("Equality Act 2010, s.149(3)(b) and (4), ss.20 and 29(7)");
  GtkWidget *label = g_object_ref_sink (dr_wrapped_label_new (bound, NULL));
  PangoLayout *layout = gtk_widget_create_pango_layout (label, bound);
  const char *text = pango_layout_get_text (layout);
  static const char * const starts[] = { "Equality", "Act", "2010", "s.", "and", "(4)", "ss.", "and", "29" };

  pango_layout_set_width (layout, 1);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD);
  g_assert_cmpint (pango_layout_get_line_count (layout), ==, G_N_ELEMENTS (starts));
  for (guint i = 0; i < G_N_ELEMENTS (starts); i++)
    g_assert_true (g_str_has_prefix (text + pango_layout_get_line_readonly (layout, (int) i)->start_index, starts[i]));
  g_object_unref (layout);
  g_object_unref (label);
}

/* Whatever room there is, no line begins inside what is read as one; the words stay as they are, for whoever copies them. */
static void
test_bound_words (void)
{
  static const char * const texts[] = { "failed: 1 problem", "as things stood on 23 November 2026, 62 % of them",
                                        "in the year 2026, and 1,500 people", "Year 2026–27, by ACC-06 and SHA-256" };
  static const char * const inside[] = { "problem", "November", "2026, 62", "%", "people", "–", "27", "-", "06", "256" };
  GtkWidget *label = g_object_ref_sink (dr_wrapped_label_new (NULL, NULL));

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      int least;
      int whole;

      gtk_label_set_label (GTK_LABEL (label), texts[i]);
      g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (label)), ==, texts[i]);
      gtk_widget_measure (label, GTK_ORIENTATION_HORIZONTAL, -1, &least, &whole, NULL, NULL);
      for (int width = least; width <= whole; width++)
        {
          g_autoptr (PangoLayout) layout = pango_layout_copy (gtk_label_get_layout (GTK_LABEL (label)));

          pango_layout_set_width (layout, width * PANGO_SCALE);
          for (int line = 0; line < pango_layout_get_line_count (layout); line++)
            for (gsize k = 0; k < G_N_ELEMENTS (inside); k++)
              if (g_str_has_prefix (texts[i] + pango_layout_get_line_readonly (layout, line)->start_index, inside[k]))
                g_error ("at %d pixels a line of “%s” begins with “%s”", width, texts[i], inside[k]);
        }
    }
  g_object_unref (label);
}

/* What is too long for a narrow column, where text is twice as large, may break all the same. */
static void
test_bound_words_narrow (void)
{
  GtkWidget *label = g_object_ref_sink (dr_wrapped_label_new ("R (Brown) v Secretary of State [2008] EWHC 3158 (Admin)", NULL));
  int least;
  int wanted;

  set_text_size (200);
  gtk_widget_measure (label, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <=, 300);
  gtk_label_set_label (GTK_LABEL (label), "“hill-desk” is no access point");
  gtk_widget_measure (label, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  g_assert_cmpint (least, <=, 100);
  gtk_label_set_label (GTK_LABEL (label), "2026–27");   /* and what is short is whole all the same */
  gtk_widget_add_css_class (label, "title-1");
  gtk_widget_measure (label, GTK_ORIENTATION_HORIZONTAL, -1, &least, &wanted, NULL, NULL);
  g_assert_cmpint (least, ==, wanted);
  set_text_size (100);
  g_object_unref (label);
}

/* Pixels of the edges of a window. */
#define EDGES 40

#define STATE_KEY "test-lines-state"
#define WIDTH_KEY "test-lines-width"

static gboolean
has_its_width (gpointer window)
{
  int wanted = GPOINTER_TO_INT (g_object_get_data (window, WIDTH_KEY));
  int width = gtk_widget_get_width (window);

  return width <= wanted && width >= wanted - EDGES;
}

static void
set_width (GtkWidget *window,
           int        width)
{
  g_object_set_data (G_OBJECT (window), WIDTH_KEY, GINT_TO_POINTER (width));
  gtk_window_set_default_size (GTK_WINDOW (window), width, 300);
  gtk_window_present (GTK_WINDOW (window));
  give_time (has_its_width, window);
  if (!has_its_width (window))
    g_error ("a window of %d pixels has %d", width, gtk_widget_get_width (window));
  settle ();
}

/* With no title of its own, which would be wider than what is in it. */
static GtkWidget *
window_of (GtkWidget *child,
           int        width)
{
  GtkWidget *window = gtk_window_new ();

  gtk_window_set_titlebar (GTK_WINDOW (window), gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0));
  gtk_window_set_child (GTK_WINDOW (window), child);
  set_width (window, width);

  return window;
}

/* What is read as one in headings: larger than words that are kept together in any room; and what else would end in a word alone. */
static const struct {
  const char *text;
  const char *one;
  guint       n_least;   /* widths in which there is room for it */
  guint       n_most;
} headings[] = {
  { "Submitted on 23 November 2026 by Tom Hughes", "23 November 2026", 4, 6 },
  { "Fair under Bracking [2013] EWCA Civ 1345 and later", "[2013] EWCA Civ 1345", 4, 6 },
  { "Provide what was never on offer: step-free access.", "step-free", 7, 7 },
  { "84 findings stand in the way; 1 answer waits for the review", "the review", 7, 7 },
};

/* Whether the label has room for what is read as one, and no line then begins inside it; nothing is wider than the label. */
static gboolean
check_heading (GtkWidget *label,
               gsize      which)
{
  const char *one = headings[which].one;
  PangoLayout *layout = gtk_label_get_layout (GTK_LABEL (label));
  g_autoptr (PangoLayout) alone = gtk_widget_create_pango_layout (label, one);
  gsize from = (gsize) (strstr (headings[which].text, one) - headings[which].text);
  int room = gtk_widget_get_width (label);
  int width;

  for (int i = 0; i < pango_layout_get_line_count (layout); i++)
    {
      gsize start = (gsize) pango_layout_get_line_readonly (layout, i)->start_index;
      PangoRectangle extents;

      pango_layout_line_get_pixel_extents (pango_layout_get_line_readonly (layout, i), NULL, &extents);
      g_assert_cmpint (extents.width, <=, room);
      pango_layout_get_pixel_size (alone, &width, NULL);
      if (width <= room && start > from && start < from + strlen (one))
        g_error ("of %d pixels, a line breaks inside “%s”", room, one);
    }

  return width <= room;
}

/* Headings with larger text: in a wide window they break inside nothing that is read as one, and a narrow one has room for them. */
static void
test_bound_headings (void)
{
  static const int widths[] = { 1000, 700, 480, 340, 480, 700, 1000 };

  set_text_size (200);
  for (gsize i = 0; i < G_N_ELEMENTS (headings); i++)
    {
      GtkWidget *label = dr_wrapped_label_new (headings[i].text, "title-2");
      GtkWidget *window = window_of (label, widths[0]);
      guint n_whole = 0;

      for (gsize k = 0; k < G_N_ELEMENTS (widths); k++)
        {
          set_width (window, widths[k]);
          n_whole += check_heading (label, i);
        }
      g_assert_cmpuint (n_whole, >=, headings[i].n_least);
      g_assert_cmpuint (n_whole, <=, headings[i].n_most);
      assert_closes (GTK_WINDOW (window));
    }
  set_text_size (100);
}

/* How a check came out, beside its name in a narrow window: in one line, but for large text. */
static void
test_check_row (void)
{
  DrInspectProgress progress;

  dr_inspect_progress_init (&progress, TRUE, FALSE);
  dr_inspect_progress_done (&progress, DR_VERIFY_LAYOUT, DR_VERIFY_FAILED, 1, 0);
  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      GtkWidget *list = gtk_list_box_new ();
      GtkWidget *row = dr_inspect_check_row_new (DR_VERIFY_LAYOUT);
      GtkWidget *window;
      GtkWidget *status;

      set_text_size (sizes[i]);
      dr_inspect_check_row_show (DR_INSPECT_CHECK_ROW (row), &progress, NULL, NULL);
      gtk_list_box_append (GTK_LIST_BOX (list), row);
      window = window_of (list, 330);
      status = find_label (window, "failed: 1 problem");
      g_assert_cmpint (pango_layout_get_line_count (gtk_label_get_layout (GTK_LABEL (status))), <=, (int) (sizes[i] / 100));
      assert_closes (GTK_WINDOW (window));
    }
  set_text_size (100);
}

/* Pixels above and below the lines of a title, which else touch the edge of a header. */
#define AIR 3

static void
check_air (GtkWidget *title)
{
  int whole;
  int lines;

  gtk_widget_measure (title, GTK_ORIENTATION_VERTICAL, -1, &whole, NULL, NULL, NULL);
  gtk_widget_measure (gtk_widget_get_first_child (title), GTK_ORIENTATION_VERTICAL, -1, &lines, NULL, NULL, NULL);
  g_assert_cmpint (whole - lines, >=, 2 * AIR);
}

static gboolean
is_whole (gpointer title)
{
  GtkLabel *state = g_object_get_data (title, STATE_KEY);

  return dr_assessment_title_get_hidden (title) != NULL && !pango_layout_is_ellipsized (gtk_label_get_layout (state));
}

/* In a header that has room for no title, what somebody may do there is said whole. */
static void
test_title_state (void)
{
  static const char * const states[] = { "You can review this", "You can record the decision", "Changed by two people" };
  DrAssessmentTitle *title = g_object_new (DR_TYPE_ASSESSMENT_TITLE, NULL);
  GtkWidget *window;

  set_text_size (200);
  dr_assessment_title_set (title, "Moving the Bishop's Stortford customer service desk", "EH-2023-001", 1);
  window = window_of (GTK_WIDGET (title), 230);
  for (gsize i = 0; i < G_N_ELEMENTS (states); i++)
    {
      dr_assessment_title_set_state (title, states[i]);
      g_object_set_data (G_OBJECT (title), STATE_KEY, find_label (window, states[i]));
      give_time (is_whole, title);
      if (!is_whole (title))
        g_error ("“%s” is cut", states[i]);
    }
  check_air (GTK_WIDGET (title));
  set_text_size (100);
  assert_closes (GTK_WINDOW (window));
}

static int
least_of (GtkWidget *label)
{
  int least;

  gtk_widget_measure (label, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);

  return least;
}

static gboolean
is_within (gpointer label)
{
  return least_of (label) <= 300;
}

static gboolean
is_wide (gpointer window)
{
  return gtk_widget_get_width (window) >= GPOINTER_TO_INT (g_object_get_data (window, "wide"));
}

/* Text that becomes larger while a window is open: words that were kept together break, and what asks something becomes wider. */
static void
test_text_size (void)
{
  g_autoptr (GPtrArray) services = g_ptr_array_new ();
  GtkWidget *window = gtk_window_new ();
  GtkWidget *label = dr_wrapped_label_new ("R (Brown) v Secretary of State [2008] EWHC 3158 (Admin)", NULL);
  GtkWindow *asks = GTK_WINDOW (dr_new_assessment_new (NULL, g_steal_pointer (&services)));
  int together;

  gtk_window_set_child (GTK_WINDOW (window), label);
  gtk_window_present (GTK_WINDOW (window));
  gtk_window_present (asks);
  settle ();
  together = least_of (label);
  g_object_set_data (G_OBJECT (asks), "wide", GINT_TO_POINTER (gtk_widget_get_width (GTK_WIDGET (asks)) * 3 / 2));
  set_text_size (200);
  give_time (is_within, label);
  g_assert_cmpint (least_of (label), <=, 300);
  give_time (is_wide, asks);
  g_assert_true (is_wide (asks));
  set_text_size (100);
  settle ();
  g_assert_cmpint (least_of (label), ==, together);
  assert_closes (asks);
  assert_closes (GTK_WINDOW (window));
}

/* --- Titles of groups --- */

static gboolean
is_wider (gpointer column)
{
  return gtk_widget_get_width (column) > GPOINTER_TO_INT (g_object_get_data (column, WIDTH_KEY)) * 3 / 2;
}

static gboolean
is_as_before (gpointer column)
{
  return gtk_widget_get_width (column) == GPOINTER_TO_INT (g_object_get_data (column, WIDTH_KEY));
}

/* The first run keeps its characters in a line where text is larger, and there is room for them. */
static void
test_first_run (void)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *column;
  int before;

  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (dr_welcome_new ("/nowhere/register.db")));
  gtk_window_set_default_size (GTK_WINDOW (window), 1300, 700);
  gtk_window_present (GTK_WINDOW (window));
  settle ();
  column = adw_clamp_get_child (ADW_CLAMP (find_widget (window, ADW_TYPE_CLAMP, NULL)));
  before = gtk_widget_get_width (column);
  g_object_set_data (G_OBJECT (column), WIDTH_KEY, GINT_TO_POINTER (before));
  set_text_size (200);
  give_time (is_wider, column);
  g_assert_cmpint (gtk_widget_get_width (column), >, before * 3 / 2);
  set_text_size (100);
  give_time (is_as_before, column);
  g_assert_cmpint (gtk_widget_get_width (column), ==, before);
  assert_closes (GTK_WINDOW (window));
}

typedef struct {
  guint n;     /* titles of groups */
  guint cut;
} Groups;

static void
look_at_group (GtkWidget *label,
               gpointer   data)
{
  Groups *self = data;

  if (gtk_widget_get_ancestor (label, ADW_TYPE_PREFERENCES_GROUP) == NULL || !gtk_widget_has_css_class (label, "heading"))
    return;
  self->n++;
  self->cut += pango_layout_is_ellipsized (gtk_label_get_layout (GTK_LABEL (label)));
}

/* Titles of groups take another line in a narrow window with large text. */
static void
test_groups (void)
{
  GtkWidget *window = gtk_window_new ();
  Groups groups = { 0, 0 };

  set_text_size (200);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (dr_welcome_new ("/nowhere/register.db")));
  gtk_window_set_default_size (GTK_WINDOW (window), 250, 600);
  gtk_window_present (GTK_WINDOW (window));
  settle ();
  visit_widgets (window, GTK_TYPE_LABEL, look_at_group, &groups);
  g_assert_cmpuint (groups.n, >, 0);
  g_assert_cmpuint (groups.cut, ==, 0);
  assert_closes (GTK_WINDOW (window));
  set_text_size (100);
}

int
main (int    argc,
      char **argv)
{
  program_set_up (&program, &argc, &argv);

  g_test_add_func ("/gui/lines/dots", test_dots);
  g_test_add_func ("/gui/lines/number", test_number);
  g_test_add_func ("/gui/lines/sections-of-acts", test_sections_of_acts);
  g_test_add_func ("/gui/lines/bound-words", test_bound_words);
  g_test_add_func ("/gui/lines/bound-words-narrow", test_bound_words_narrow);
  g_test_add_func ("/gui/lines/bound-headings", test_bound_headings);
  g_test_add_func ("/gui/lines/check-row", test_check_row);
  g_test_add_func ("/gui/lines/title-state", test_title_state);
  g_test_add_func ("/gui/lines/text-size", test_text_size);
  g_test_add_func ("/gui/lines/first-run", test_first_run);
  g_test_add_func ("/gui/lines/groups", test_groups);

  return program_run (&program);
}
