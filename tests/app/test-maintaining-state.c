/* What the Maintaining access place shows of a return: figures, grids, the line of time and lists, of assessments made by
 * hand. */
#include "dr-maintaining-state.h"

#include <string.h>

#include "dr-evidence.h"

#define AS_OF { 2026, 11, 22 }
#define PEOPLE(lo, hi) { TRUE, lo, hi }
#define UNKNOWN_PEOPLE { FALSE, 0, 0 }
#define SAME(...) { __VA_ARGS__, __VA_ARGS__, __VA_ARGS__, __VA_ARGS__, __VA_ARGS__ }

static const DrReturnEffect of_desk[] = {
  { "older", "Aged 75 and over", TRUE, { PEOPLE (0, 400), PEOPLE (0, 120), PEOPLE (50, 90), PEOPLE (50, 90), PEOPLE (7, 7) } },
  { "deaf", "Deaf people", TRUE, { UNKNOWN_PEOPLE, UNKNOWN_PEOPLE, UNKNOWN_PEOPLE, UNKNOWN_PEOPLE, UNKNOWN_PEOPLE } },
};
static const DrReturnEffect of_line[] = {
  { "older", "Aged 75 and over", FALSE, SAME (PEOPLE (10, 30)) },
};
static const DrReturnEffect of_forms[] = {
  { "older", "Aged 75 and over", TRUE, SAME (UNKNOWN_PEOPLE) },
  { "deaf", "Deaf people", FALSE, SAME (PEOPLE (0, 0)) },
};
static const DrReturnPoint desk_points[] = {
  { "p1", "Town hall desk", "Face to face", "Town hall", DR_RETURN_WITHDRAWN, NULL, DR_UNKNOWN, DR_UNKNOWN },
  { "p2", "Enquiry line", "Telephone", NULL, DR_RETURN_REDUCED, NULL, 40, 20 },
};
static const DrReturnPoint form_points[] = {
  { "p3", "Library desk", "Face to face", "Library", DR_RETURN_RELOCATED, "Hub desk", DR_UNKNOWN, DR_UNKNOWN },
};
static const DrReturnAction desk_actions[] = {
  { "a1", DR_ACTION_MITIGATION, "Keep a telephone at the desk", "ann", { 2026, 12, 24 }, TRUE, FALSE },
  { "a2", DR_ACTION_INQUIRY, "Ask deaf people", "bob", { 2026, 5, 1 }, TRUE, TRUE },
  { "a3", DR_ACTION_MITIGATION, "Done already", "bob", { 2026, 4, 1 }, FALSE, FALSE, TRUE },
  { "a4", DR_ACTION_MONITORING, "Count callers", NULL, { 0, 0, 0 }, TRUE, FALSE },
};
static const DrReturnAction line_actions[] = {
  { "a1", DR_ACTION_ADJUSTMENT, "Longer calls", "ann", { 2026, 6, 1 }, TRUE, FALSE },
  { "a2", DR_ACTION_ADJUSTMENT, "Text relay", "bob", { 2026, 4, 15 }, TRUE, FALSE },
};
static const DrReturnTarget desk_targets[] = {
  { NULL, "Website", NULL, NULL, NULL, DR_UNKNOWN, 0.4, FALSE, { 0, 0, 0 }, FALSE, { 2027, 3, 31 }, 0.31, { 2026, 0, 0 },
    TRUE },
  { "m1", "Helped the first time", "share", NULL, NULL, 0.7, DR_UNKNOWN, TRUE, { 2026, 9, 1 }, TRUE, { 0, 0, 0 }, DR_UNKNOWN,
    { 0, 0, 0 } },
  { "m2", "Days to answer", "days", "older", "Aged 75 and over", 3, DR_UNKNOWN, TRUE, { 0, 0, 0 }, FALSE, { 0, 0, 0 },
    DR_UNKNOWN, { 0, 0, 0 } },
};
static const DrReturnResult desk_results[] = {
  { "m3", "At risk", NULL, "older", "Aged 75 and over", { 2026, 9, 0 }, 70, 0, TRUE, TRUE, TRUE, { 50, 90 }, TRUE,
    .entered = TRUE },
  { "m4", "Newly excluded", "share", "deaf", "Deaf people", { 2026, 9, 0 }, 0.3, 40, TRUE, TRUE, FALSE, { 0.1, 0.2 }, FALSE },
  { "m5", "Newly excluded", "share", "all", "Everyone", { 2026, 9, 0 }, 0.3, 40, TRUE, FALSE, FALSE, { 0, 1 }, FALSE },
  { "satisfaction-reach", "Easy to reach", "share", "older", "Aged 75 and over", { 2025, 0, 0 }, 0.1, 500, FALSE, FALSE, FALSE,
    { 0, 0 }, FALSE },
  { "satisfaction-reach", "Easy to reach", "share", "older", "Aged 75 and over", { 2026, 0, 0 }, 0.6, 100, FALSE, FALSE, FALSE,
    { 0, 0 }, FALSE },
  { "satisfaction-overall", "Overall", "share", "older", "Aged 75 and over", { 2026, 0, 0 }, 0.5, 0, FALSE, FALSE, FALSE,
    { 0, 0 }, FALSE },
  { "satisfaction-overall", "Overall", NULL, "deaf", "Deaf people", { 2026, 0, 0 }, 50, 20, FALSE, FALSE, FALSE, { 0, 0 },
    FALSE },
};
static const DrReturnResult line_results[] = {
  { "satisfaction-reach", "Easy to reach", "%", "older", "Aged 75 and over", { 2026, 0, 0 }, 80, 100, FALSE, FALSE, FALSE,
    { 0, 0 }, FALSE, .entered = TRUE },
  { "satisfaction-reach", "Easy to reach", "share", "deaf", "Deaf people", { 2026, 0, 0 }, 0.5, 20, FALSE, FALSE, FALSE,
    { 0, 0 }, FALSE },
};

#define ALL(array) array, G_N_ELEMENTS (array)
#define NONE NULL, 0

/* Not in the order of their references: threads are done in any. */
static const DrReturnDetail items[] = {
  { "R-3", 1, DR_STAGE_SUBMITTED, "Forms online", "forms", "Forms", NULL, TRUE, TRUE, DR_OUTCOME_ADJUST, { 0, 0, 0 },
    { 0, 0, 0 }, { 0, 0, 0 }, ALL (of_forms), ALL (form_points), NONE, NONE, NONE },
  { "R-1", 2, DR_STAGE_MONITORED, "Closing the desk", "desk", "Desks", "Place", TRUE, TRUE, DR_OUTCOME_CONTINUE,
    { 2026, 5, 1 }, { 2026, 10, 1 }, { 2026, 9, 30 }, ALL (of_desk), ALL (desk_points), ALL (desk_actions),
    ALL (desk_targets), ALL (desk_results) },
  { "R-2", 1, DR_STAGE_APPROVED, "Shorter line", "line", "Call centre", "Customers", TRUE, TRUE, DR_OUTCOME_ADJUST,
    { 2026, 5, 20 }, { 0, 0, 0 }, { 0, 0, 0 }, ALL (of_line), NONE, ALL (line_actions), NONE, ALL (line_results) },
  { "R-4", 1, DR_STAGE_DRAFT, NULL, NULL, NULL, NULL, FALSE, FALSE, DR_OUTCOME_NONE, { 0, 0, 0 }, { 0, 0, 0 }, { 0, 0, 0 },
    NONE, NONE, NONE, NONE, NONE },
};

static const DrReturnDetails details = {
  { { 2026, 4, 1 }, { 2027, 3, 31 } }, AS_OF, "Example Council", items, G_N_ELEMENTS (items),
};

static const DrSharedMeasure questions[] = {
  { "satisfaction-reach", "Easy to reach", "It was easy to reach the council.", "", NULL },
  { "satisfaction-overall", "Overall", "All in all?", "", NULL },
};
static const DrMeasureSet sets[] = { { "satisfaction", "Satisfaction", "", NULL, 0, questions, G_N_ELEMENTS (questions) } };
static const DrQuestionnaire questionnaire = { .measure_sets = sets, .n_measure_sets = 1 };

static const char *
name_person (const char *person,
             gpointer    data)
{
  return g_str_equal (person, "ann") ? "Ann Lee" : person;
}

static DrMaintainingState *
make (const DrReturnDetails *of,
      DrMaintainingQuantity  quantity,
      const char            *directorate)
{
  const DrMaintainingFilter filter = {
    .directorate = directorate, .quantity = quantity, .questionnaire = &questionnaire, .min_base = 100, .name_of = name_person,
  };

  return dr_maintaining_state_new (of, &filter);
}

/* "R-1 R-3": what stands behind. */
static char *
behind_text (const DrBehind *behind)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < behind->n; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", items[behind->items[i]].reference);

  return g_string_free (text, FALSE);
}

static void
test_figures (void)
{
  g_autoptr (DrMaintainingState) all = make (&details, DR_MAINTAINING_NEGATIVE, NULL);
  g_autoptr (DrMaintainingState) place = make (&details, DR_MAINTAINING_NEGATIVE, "Place");
  g_autoptr (DrMaintainingState) past = NULL;
  DrReturnDetails over = details;
  g_autofree char *adjust = NULL;

  g_assert_cmpstr (all->headline, ==,
                   "4 assessments belong to this period. 3 are in effect. 2 groups are affected, or may be. "
                   "Access points: 1 withdrawn, 1 reduced, 1 moved. "
                   "Overdue: 1 action, 1 review, 1 publication.");
  g_assert_cmpstr (all->burden, ==,
                   "Most often negative for Aged 75 and over: in 2 assessments. "
                   "Of them 10 to 150 people could be newly excluded, and in 1 assessment it is not known.");
  g_assert_cmpstr (place->burden, ==, "2 groups are affected negatively by 1 assessment each; none by more.");
  g_assert_nonnull (strstr (all->caution, "Example Council, 1 April 2026 to 31 March 2027"));
  g_assert_nonnull (strstr (all->caution, "22 November 2026"));
  g_assert_nonnull (strstr (all->caution, "not sealed yet"));
  over.as_of = over.period.to;
  past = make (&over, DR_MAINTAINING_NEGATIVE, NULL);
  g_assert_nonnull (strstr (past->caution, "only what was sealed by then counts"));
  g_assert_null (strstr (past->caution, "not sealed yet"));
  g_assert_cmpstr (all->directorates[0], ==, "Customers");
  g_assert_cmpstr (all->directorates[1], ==, "Place");
  g_assert_null (all->directorates[2]);
  g_assert_cmpuint (all->n_stages, ==, 4);
  g_assert_cmpstr (all->stages[0].label, ==, "Draft");
  g_assert_cmpuint (all->n_outcomes, ==, 2);
  g_assert_cmpuint (all->outcomes[0].n, ==, 2);
  adjust = behind_text (&all->outcomes[0].behind);
  g_assert_cmpstr (adjust, ==, "R-2 R-3");

  g_assert_true (g_str_has_prefix (place->headline, "1 assessment belongs to this period. 1 is in effect"));
  g_assert_cmpstr (place->directorates[0], ==, "Customers");   /* those of the whole return */
}

static void
test_empty (void)
{
  static const DrReturnDetails nothing = { { { 2026, 4, 1 }, { 2027, 3, 31 } }, AS_OF, "Example Council", NULL, 0 };
  g_autoptr (DrMaintainingState) state = make (&nothing, DR_MAINTAINING_NEGATIVE, NULL);

  g_assert_true (state->is_empty);
  g_assert_cmpstr (state->headline, ==, "0 assessments belong to this period.");
  g_assert_cmpuint (state->n_stages, ==, 0);
  g_assert_cmpuint (state->effects.data.n_rows, ==, 0);
  g_assert_cmpuint (state->satisfaction.data.n_rows, ==, 0);
  g_assert_cmpuint (state->satisfaction.data.n_columns, ==, 0);
  g_assert_cmpuint (state->moves.n_events, ==, 0);
  g_assert_true (state->effects.empty[0] != '\0' && state->moves_empty[0] != '\0' && state->satisfaction.empty[0] != '\0');
  for (guint i = 0; i < DR_N_MAINTAINING_PARTS; i++)
    {
      g_assert_cmpuint (state->lists[i].n_lines, ==, 0);
      g_assert_true (state->lists[i].empty[0] != '\0');
    }
}

/* Row, column; text "?" where it is hatched, "*" after it where it is marked; what is said; what stands behind. */
static const struct {
  DrMaintainingQuantity quantity;
  const char *row;
  const char *column;
  const char *text;
  const char *spoken;
  const char *behind;
} cells[] = {
  { DR_MAINTAINING_NEGATIVE, "Aged 75 and over", "All services", "2 of 3", "2 of 3 assessments say negative or mixed", "R-1 R-2 R-3" },
  { DR_MAINTAINING_NEGATIVE, "Aged 75 and over", "Call centre", "0 of 1", "0 of 1 assessment says negative or mixed", "R-2" },
  { DR_MAINTAINING_NEGATIVE, "Deaf people", "Call centre", "–", "no assessment affects it", "" },
  { DR_MAINTAINING_EXCLUDED, "Aged 75 and over", "All services", "10–150*",
    "10 to 150 people, in 3 assessments, and not known in 1 of them", "R-1 R-2 R-3" },
  { DR_MAINTAINING_EXCLUDED, "Aged 75 and over", "Desks", "0–120", "0 to 120 people, in 1 assessment", "R-1" },
  { DR_MAINTAINING_EXCLUDED, "Aged 75 and over", "Forms", "?", "not known how many people, in 1 assessment", "R-3" },
  { DR_MAINTAINING_EXCLUDED, "Deaf people", "All services", "?", "not known how many people, in 2 assessments", "R-1 R-3" },
  { DR_MAINTAINING_EXCLUDED, "Deaf people", "Forms", "0", "0 people, in 1 assessment", "R-3" },
  { DR_MAINTAINING_AT_RISK, "Aged 75 and over", "Desks", "50–90", "50 to 90 people, in 1 assessment", "R-1" },
  { DR_MAINTAINING_DISPLACED, "Aged 75 and over", "Desks", "7", "7 people, in 1 assessment", "R-1" },
};

static guint
find (const char * const *names,
      guint               n,
      const char         *name)
{
  for (guint i = 0; i < n; i++)
    if (g_str_equal (names[i], name))
      return i;

  g_error ("there is no %s", name);
}

static void
test_effects (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_autoptr (DrMaintainingState) state = make (&details, cells[i].quantity, NULL);
      const DrHeatMapData *data = &state->effects.data;
      guint index = find (data->rows, data->n_rows, cells[i].row) * data->n_columns
                    + find (data->columns, data->n_columns, cells[i].column);
      const DrHeatCell *cell = &data->cells[index];
      g_autofree char *text = g_strconcat (dr_is_known (cell->value) ? cell->text : "?", cell->mark ? "*" : NULL, NULL);
      g_autofree char *behind = behind_text (&state->effects.behind[index]);

      g_test_message ("row %u", i);
      g_assert_cmpstr (text, ==, cells[i].text);
      g_assert_cmpstr (cell->spoken, ==, cells[i].spoken);
      g_assert_cmpstr (behind, ==, cells[i].behind);
      g_assert_cmpuint (data->n_columns, ==, 4);
    }
}

/* What falls on most people comes first; a class is by the most that it can be. */
static void
test_order (void)
{
  g_autoptr (DrMaintainingState) state = make (&details, DR_MAINTAINING_EXCLUDED, NULL);
  g_autoptr (DrMaintainingState) one = make (&details, DR_MAINTAINING_EXCLUDED, "Customers");

  g_assert_cmpstr (state->effects.data.rows[0], ==, "Aged 75 and over");
  g_assert_cmpstr (state->effects.data.columns[1], ==, "Call centre");
  g_assert_cmpuint ((guint) (state->effects.data.cells[0].value * DR_N_HEAT_CLASSES), ==, 2);   /* 100 to 999 */
  g_assert_cmpuint (one->effects.data.n_rows, ==, 1);
  g_assert_cmpstr (one->effects.data.columns[0], ==, "All of these services");
}

static void
test_moves (void)
{
  g_autoptr (DrMaintainingState) state = make (&details, DR_MAINTAINING_NEGATIVE, NULL);
  const DrTimelineData *data = &state->moves;
  g_autofree char *behind = NULL;

  g_assert_cmpuint (data->n_events, ==, 3);
  g_assert_cmpuint (data->n_rows, ==, 2);
  g_assert_cmpstr (data->events[0].name, ==, "Town hall desk (Desks)");
  g_assert_cmpuint (data->events[0].kind, ==, DR_RETURN_WITHDRAWN);
  g_assert_cmpuint (data->events[0].row, ==, 0);
  g_assert_cmpstr (data->events[1].name, ==, "Enquiry line, 40 to 20 hours a week (Desks)");
  g_assert_cmpuint (data->events[1].row, ==, 1);
  g_assert_cmpstr (data->events[2].name, ==, "Library desk, to Hub desk (Forms)");
  g_assert_false (dr_date_is_set (data->events[2].date));
  behind = behind_text (&state->moves_behind[2]);
  g_assert_cmpstr (behind, ==, "R-3");
  g_assert_nonnull (strstr (state->moves_summary, "1 withdrawn, 1 reduced, 1 moved"));
  g_assert_nonnull (strstr (state->moves_summary, "Of 1 it is not said when"));
}

/* "= " before a heading; "title | note | subtitle | behind", "!" before a note that is an error, "~" a warning. */
static char *
list_text (const DrMaintainingList *list)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < list->n_lines; i++)
    {
      const DrMaintainingLine *line = &list->lines[i];
      g_autofree char *behind = behind_text (&line->behind);

      g_string_append_printf (text, "%s%s | %s%s | %s | %s\n", line->heading ? "= " : "", line->title,
                              line->tone == DR_TONE_ERROR ? "!" : line->tone == DR_TONE_WARNING ? "~" : "", line->note,
                              line->subtitle, behind);
    }

  return g_string_free (text, FALSE);
}

static const struct {
  DrMaintainingPart part;
  const char *summary;
  const char *lines;
} lists[] = {
  { DR_MAINTAINING_ACTIONS, "5 open, of which 1 overdue; 1 closed, 1 not sealed yet.",
    "= bob, who is not in the register | !2 open, 1 overdue |  | R-1 R-2\n"
    "Ask deaf people | !Overdue since 1 May 2026 | Desks, R-1 | R-1\n"
    "Text relay | Due 15 April 2026, not approved yet | Call centre, R-2 | R-2\n"
    "= Nobody: the owner is not said | 1 open |  | R-1\n"
    "Count callers | No date is set | Desks, R-1 | R-1\n"
    "= Ann Lee | 2 open |  | R-1 R-2\n"
    "Longer calls | Due 1 June 2026, not approved yet | Call centre, R-2 | R-2\n"
    "Keep a telephone at the desk | Due 24 December 2026 | Desks, R-1 | R-1\n" },
  { DR_MAINTAINING_TARGETS,
    "3 targets and measures: 1 with a result, 2 to be announced, of which 1 overdue. Whether more or less is better depends on "
    "the target.",
    "Helped the first time | !Target to be announced: it was due by 1 September 2026 | Nothing measured yet. Desks, R-1 | R-1\n"
    "Days to answer: Aged 75 and over | Target to be announced | Nothing measured yet. Desks, R-1 | R-1\n"
    "Website | Target 40 % by 31 March 2027 | Result 31 % (2026), not sealed yet. Desks, R-1 | R-1\n" },
  { DR_MAINTAINING_PREDICTIONS, "1 of 2 results lie within what was predicted.",
    "Newly excluded: Deaf people | ~More than predicted | Predicted 10 % to 20 %, measured 30 % (September 2026). Desks, R-1 | R-1\n"
    "At risk: Aged 75 and over | As predicted | Predicted 50 to 90 people, measured 70 people (September 2026), "
    "not sealed yet. Desks, R-1 | R-1\n"
    "Newly excluded: Everyone | Nothing to compare with | Predicted not known, measured 30 % (September 2026). Desks, R-1 | R-1\n" },
  { DR_MAINTAINING_LATE, "Overdue: 1 review, 1 publication.",
    "Closing the desk | !Was to be published by 30 September 2026 | Desks, R-1 | R-1\n"
    "Closing the desk | !Review was due 1 October 2026 | Desks, R-1 | R-1\n" },
};

static void
test_lists (void)
{
  g_autoptr (DrMaintainingState) state = make (&details, DR_MAINTAINING_NEGATIVE, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autofree char *text = list_text (&state->lists[lists[i].part]);

      g_assert_cmpstr (state->lists[lists[i].part].summary, ==, lists[i].summary);
      g_assert_cmpstr (text, ==, lists[i].lines);
    }
}

/* Of 100 answers 60 and of 100 answers 80: the earlier result of the first counts no more. */
static void
test_satisfaction (void)
{
  g_autoptr (DrMaintainingState) state = make (&details, DR_MAINTAINING_NEGATIVE, NULL);
  const DrHeatMapData *data = &state->satisfaction.data;
  g_autofree char *behind = NULL;

  g_assert_cmpuint (data->n_rows, ==, 2);
  g_assert_cmpuint (data->n_columns, ==, 2);
  g_assert_cmpstr (data->subtitle, ==, "Not sealed yet: 1 of 4 results.");
  g_assert_cmpfloat_with_epsilon (data->cells[0].value, 0.7, 1e-9);
  g_assert_false (data->cells[0].mark);
  g_assert_cmpstr (data->cells[0].detail, ==, "63–76 · 200");
  g_assert_cmpstr (data->cells[0].spoken, ==, "70 % favourable, of 200 answers; 95 % sure: 63 % to 76 %");
  behind = behind_text (&state->satisfaction.behind[0]);
  g_assert_cmpstr (behind, ==, "R-1 R-2");

  g_assert_cmpfloat (data->cells[1].value, ==, 0.5);      /* it does not say of how many */
  g_assert_true (data->cells[1].mark);
  g_assert_cmpstr (data->cells[1].detail, ==, "n not given");
  g_assert_true (data->cells[2].mark);                    /* 20 answers */
  g_assert_false (dr_is_known (data->cells[3].value));    /* 50 of what? */
}

static void
assert_only (const DrBehind *behind,
             const char     *references)
{
  for (guint i = 0; i < behind->n; i++)
    if (strstr (references, items[behind->items[i]].reference) == NULL)
      g_error ("%s stands behind, of %s", items[behind->items[i]].reference, references);
}

static const struct {
  const char *directorate;
  const char *references;    /* all that may stand behind anything */
  guint       n_services;
  guint       n_moves;
  const char *actions;
  const char *targets;
} directorates[] = {
  { NULL, "R-1 R-2 R-3 R-4", 3, 3, "5 open, of which 1 overdue; 1 closed, 1 not sealed yet.", "3 targets" },
  { "Place", "R-1", 1, 2, "3 open, of which 1 overdue; 1 closed, 1 not sealed yet.", "3 targets" },
  { "Customers", "R-2", 1, 0, "2 open, of which none overdue; 0 closed.", "0 targets" },
  { "Nowhere", "", 0, 0, "0 open, of which none overdue; 0 closed.", "0 targets" },
};

/* One directorate: nothing of another stands behind a number, a cell, a place of the line or a line of a list. */
static void
test_directorate (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (directorates); i++)
    {
      const char *references = directorates[i].references;
      g_autoptr (DrMaintainingState) state = make (&details, DR_MAINTAINING_EXCLUDED, directorates[i].directorate);
      const DrHeatMapData *effects = &state->effects.data;

      g_assert_true (state->is_empty == (references[0] == '\0'));
      g_assert_cmpuint (effects->n_rows > 0 ? effects->n_columns - 1 : 0, ==, directorates[i].n_services);
      g_assert_cmpuint (state->moves.n_events, ==, directorates[i].n_moves);
      g_assert_cmpstr (state->lists[DR_MAINTAINING_ACTIONS].summary, ==, directorates[i].actions);
      g_assert_true (g_str_has_prefix (state->lists[DR_MAINTAINING_TARGETS].summary, directorates[i].targets));
      g_assert_nonnull (state->directorates[1]);   /* the others can still be chosen */
      for (guint k = 0; k < state->n_stages; k++)
        assert_only (&state->stages[k].behind, references);
      for (guint k = 0; k < state->n_outcomes; k++)
        assert_only (&state->outcomes[k].behind, references);
      for (guint k = 0; k < effects->n_rows * effects->n_columns; k++)
        assert_only (&state->effects.behind[k], references);
      for (guint k = 0; k < state->satisfaction.data.n_rows * state->satisfaction.data.n_columns; k++)
        assert_only (&state->satisfaction.behind[k], references);
      for (guint k = 0; k < state->moves.n_events; k++)
        assert_only (&state->moves_behind[k], references);
      for (guint part = 0; part < DR_N_MAINTAINING_PARTS; part++)
        for (guint k = 0; k < state->lists[part].n_lines; k++)
          {
            g_assert_cmpuint (state->lists[part].lines[k].behind.n, >, 0);
            assert_only (&state->lists[part].lines[k].behind, references);
          }
    }
}

static const struct {
  DrDate today;
  const char *words[4];
  guint n;
} periods[] = {
  { { 2026, 11, 22 }, { "2026-27", "2026-27-Q3", "2026-27-Q2", "2026-27-Q1" }, 9 },
  { { 2026, 3, 31 }, { "2025-26", "2025-26-Q4", "2025-26-Q3", "2025-26-Q2" }, 10 },
  { { 2026, 4, 1 }, { "2026-27", "2026-27-Q1", "2025-26", "2024-25" }, 7 },
  { { 2100, 1, 1 }, { "2099-00", "2099-00-Q4", "2099-00-Q3", "2099-00-Q2" }, 10 },
};

static void
test_periods (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (periods); i++)
    {
      g_autoptr (GPtrArray) made = dr_maintaining_periods (periods[i].today);

      g_assert_cmpuint (made->len, ==, periods[i].n);
      for (guint k = 0; k < made->len; k++)
        {
          const DrMaintainingPeriod *period = made->pdata[k];
          g_autoptr (GError) error = NULL;
          DrPeriod parsed;

          g_assert_true (dr_return_parse_period (period->word, &parsed, &error));
          g_assert_no_error (error);
          g_assert_cmpint (dr_date_compare (parsed.from, periods[i].today), <=, 0);
          if (k < 4)
            g_assert_cmpstr (period->word, ==, periods[i].words[k]);
        }
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/maintaining/figures", test_figures);
  g_test_add_func ("/app/maintaining/empty", test_empty);
  g_test_add_func ("/app/maintaining/effects", test_effects);
  g_test_add_func ("/app/maintaining/order", test_order);
  g_test_add_func ("/app/maintaining/moves", test_moves);
  g_test_add_func ("/app/maintaining/lists", test_lists);
  g_test_add_func ("/app/maintaining/satisfaction", test_satisfaction);
  g_test_add_func ("/app/maintaining/directorate", test_directorate);
  g_test_add_func ("/app/maintaining/periods", test_periods);

  return g_test_run ();
}
