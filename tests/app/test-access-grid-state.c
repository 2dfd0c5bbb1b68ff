/* What the grid of options and access points shows, without a display. */
#include "dr-access-grid-state.h"
#include "options-support.h"

#include <string.h>

#define DESK "examples/bishops-stortford-desk.xml"
#define PILOT "evidence/east-herts.xml"

typedef struct {
  const char *path;
  const char *point;
  const char *option;    /* %NULL: today */
  const char *value;
  const char *shown;     /* %NULL: the title */
  const char *note;
  gboolean    has_hours;
  const char *choices;   /* by spaces */
} CellCase;

static const CellCase cell_cases[] = {
  { "/app/access-grid/today", "wallfields-desk", NULL, "full", NULL, NULL, TRUE, "none reduced full" },
  { "/app/access-grid/website-has-no-hours", "council-website", NULL, "full", NULL, NULL, FALSE, "none reduced full" },
  { "/app/access-grid/telephone-cannot-move", "telephone-line", "move", "full", NULL, NULL, TRUE, "none reduced full" },
  { "/app/access-grid/moves", "charringtons-house-desk", "move", "relocated/library-desk", "Moves", "to Library desk", TRUE,
    "none reduced full relocated/library-desk relocated/?" },
  { "/app/access-grid/moved-to", "library-desk", "move", "full", NULL, "Charringtons House desk moves here", TRUE,
    "reduced full" },
  { "/app/access-grid/moved-to-was-not-there", "library-desk", NULL, "none", NULL, NULL, FALSE, "none" },
  { "/app/access-grid/closes", "charringtons-house-desk", "close", "none", NULL, "Closes", FALSE,
    "none reduced full relocated/library-desk relocated/?" },
  { "/app/access-grid/fewer-hours", "charringtons-house-desk", "halve", "reduced", NULL, "4 hours fewer a week", TRUE,
    "none reduced full relocated/library-desk relocated/?" },
  { "/app/access-grid/unchanged", "wallfields-desk", "assist", "full", NULL, NULL, TRUE,
    "none reduced full relocated/library-desk relocated/?" },
  { "/app/access-grid/never", "library-desk", "close", "none", NULL, NULL, FALSE, "none reduced full" },
};

static const DrGridCell *
find_cell (const DrAccessGridState *state,
           const char              *point,
           const char              *option)
{
  guint row = 0;
  guint column = 0;

  while (!g_str_equal (state->points[row].id, point))
    row++;
  for (guint i = 0; option != NULL && column == 0; i++)
    if (g_str_equal (state->options[i].id, option))
      column = i + 1;

  return dr_access_grid_state_cell (state, row, column);
}

static void
test_cell (gconstpointer data)
{
  const CellCase *row = data;
  Example example;
  g_autoptr (DrAccessGridState) state = NULL;
  g_autoptr (GString) choices = g_string_new (NULL);
  const DrGridCell *cell;

  example_set_up (&example, DESK, PILOT);
  state = dr_access_grid_state_new (example.fields, example.evidence);
  cell = find_cell (state, row->point, row->option);
  for (guint i = 0; i < cell->n_choices; i++)
    g_string_append_printf (choices, "%s%s", i > 0 ? " " : "", cell->choices[i].value);
  g_assert_cmpstr (cell->value, ==, row->value);
  g_assert_cmpstr (cell->shown, ==, row->shown);
  g_assert_cmpstr (cell->note, ==, row->note);
  g_assert_cmpint (cell->has_hours, ==, row->has_hours);
  g_assert_cmpstr (choices->str, ==, row->choices);
  g_assert_nonnull (strstr (cell->name, row->option != NULL ? "after the change" : "before the change"));
  example_tear_down (&example);
}

/* Whatever the grid lets choose, the reader takes: every choice of every cell. */
static void
test_every_choice (void)
{
  Example example;
  g_autoptr (DrAccessGridState) state = NULL;
  g_autoptr (DrFieldList) kept = NULL;
  guint n = 0;

  example_set_up (&example, DESK, PILOT);
  state = dr_access_grid_state_new (example.fields, example.evidence);
  kept = g_steal_pointer (&example.fields);
  for (guint i = 0; i < state->n_points; i++)
    for (guint j = 0; j < state->n_columns; j++)
      for (guint k = 0; k < dr_access_grid_state_cell (state, i, j)->n_choices; k++)
        {
          const char *value = dr_access_grid_state_cell (state, i, j)->choices[k].value;

          if (g_str_equal (value, DR_OFFER_MOVES_ELSEWHERE))
            continue;
          example.fields = dr_draft_fields_apply (kept->items, kept->n, NULL, 0);
          example_change (&example, j == 0 ? dr_options_set_before (example.fields, state->points[i].id, value)
                                           : dr_options_set_after (example.fields, state->options[j - 1].id,
                                                                   state->points[i].id, value));
          g_clear_pointer (&example.fields, dr_field_list_free);
          n++;
        }
  g_assert_cmpuint (n, >, 100);
  example_tear_down (&example);
}

static void
test_heads (void)
{
  Example example;
  g_autoptr (DrAccessGridState) state = NULL;
  g_autoptr (DrAccessGridState) other = NULL;

  example_set_up (&example, DESK, PILOT);
  state = dr_access_grid_state_new (example.fields, example.evidence);
  g_assert_cmpuint (state->n_columns, ==, 5);
  g_assert_true (state->options[0].chosen);
  g_assert_cmpstr (state->options[3].extras, ==, "1 target");
  g_assert_cmpstr (state->points[7].where, ==, "Face to face, Library, Bishop's Stortford");

  example_change (&example, dr_options_choose (example.fields, "close"));
  other = dr_access_grid_state_new (example.fields, example.evidence);
  g_assert_true (dr_access_grid_state_same_form (state, other));
  g_clear_pointer (&other, dr_access_grid_state_free);
  example_change (&example, dr_options_remove_option (example.fields, "assist"));
  other = dr_access_grid_state_new (example.fields, example.evidence);
  g_assert_false (dr_access_grid_state_same_form (state, other));
  example_tear_down (&example);
}

/* A review of a service as it is has one column: today. */
static void
test_access_review (void)
{
  Example example;
  g_autoptr (DrAccessGridState) state = NULL;

  example_set_up (&example, "examples/access-review.xml", "examples/evidence-example.xml");
  state = dr_access_grid_state_new (example.fields, example.evidence);
  g_assert_true (state->access_review);
  g_assert_cmpuint (state->n_columns, ==, 1);
  g_assert_cmpuint (state->n_options, ==, 1);
  example_tear_down (&example);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cell_cases); i++)
    g_test_add_data_func (cell_cases[i].path, &cell_cases[i], test_cell);
  g_test_add_func ("/app/access-grid/every-choice", test_every_choice);
  g_test_add_func ("/app/access-grid/heads", test_heads);
  g_test_add_func ("/app/access-grid/access-review", test_access_review);

  return g_test_run ();
}
