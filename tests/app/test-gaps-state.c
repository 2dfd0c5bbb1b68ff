/* The gaps of the evidence as the page lists them. */
#include "dr-evidence-reader.h"
#include "dr-gaps-state.h"
#include "dr-rulebook-reader.h"

static const DrGapAssessment assessments[] = {
  { .reference = "A", .version = 1, .title = "Desk", .stage = DR_STAGE_SUBMITTED },
  { .reference = "B", .version = 2, .title = "Line", .stage = DR_STAGE_APPROVED, .problem = "B, version 2: no such group" },
  { .reference = "C", .version = 1, .title = "Form", .stage = DR_STAGE_ENDORSED },
};

typedef struct {
  DrEvidence *evidence;
  DrRulebook *rulebook;
  DrGap       items[6];
  DrGaps      gaps;
} Fixture;

static const DrGapUse two_uses[] = { { 2, 800.4 }, { 0, 400.2 } };
static const DrGapUse one_use[] = { { 0, 600.0 } };
static const DrGapUse tiny_use[] = { { 0, 0.9 } };

static guint
find_group (Fixture    *self,
            const char *id)
{
  int group = dr_evidence_find_group (self->evidence, id);

  g_assert_cmpint (group, !=, DR_NO_INDEX);

  return (guint) group;
}

static void
set_up (Fixture       *self,
        gconstpointer  data)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "examples", "evidence-example.xml", NULL);
  g_autoptr (GError) error = NULL;

  self->evidence = dr_evidence_read_file (path, NULL, &error);
  g_assert_no_error (error);
  self->rulebook = dr_rulebook_read_default (&error);
  g_assert_no_error (error);
  self->items[0] = (DrGap) { DR_GROUP_ALL, DR_TARGET_CHANNEL, dr_evidence_find_channel (self->evidence, "telephone"), NULL,
                             9000.0, two_uses, 2 };
  self->items[1] = (DrGap) { find_group (self, "age-75-plus"), DR_TARGET_CHANNEL,
                             dr_evidence_find_channel (self->evidence, "telephone"), NULL, 1200.6, two_uses, 2 };
  self->items[2] = (DrGap) { find_group (self, "age-75-plus"), DR_TARGET_PREREQUISITE, 0, NULL, 600.0, one_use, 1 };
  self->items[3] = (DrGap) { find_group (self, "bsl-users"), DR_TARGET_POINT,
                             dr_evidence_find_point (self->evidence, "town-hall-desk"), NULL, 600.0, one_use, 1 };
  self->items[4] = (DrGap) { find_group (self, "bsl-users"), DR_TARGET_POINT, DR_NO_INDEX, "Library desk", 300.0, one_use, 1 };
  self->items[5] = (DrGap) { find_group (self, "female"), DR_TARGET_CHANNEL, 0, NULL, 0.9, tiny_use, 1 };
  self->gaps = (DrGaps) { .evidence = self->evidence, .rulebook = self->rulebook, .items = self->items, .n_items = 6,
                          .assessments = assessments, .n_assessments = 3, .n_problems = 1, .n_uncertain = 2 };
}

static void
tear_down (Fixture       *self,
           gconstpointer  data)
{
  dr_rulebook_unref (self->rulebook);
  dr_evidence_unref (self->evidence);
}

static const struct {
  const char *title;
  const char *known;
  const char *find_out;   /* in it */
  const char *people;
  const char *where;
  const char *figure;     /* (nullable) */
  double      share;
} rows[] = {
  { "People aged 75 and over: how many can use Telephone", "So far 75.7 % to 86.9 % (180 answers, March 2025)",
    "More people of the group have to answer than the 180 so far.", "1,201", "in 2 assessments", "use age-75-plus telephone", 1.0 },
  { "People aged 75 and over: how many have Internet access and use", "There is no figure: from nobody to everybody",
    "At least 100 people of the group should answer.", "600", "in 1 assessment", "use age-75-plus prerequisite:internet", 600 / 1200.6 },
  { "People whose first language is British Sign Language: how many can use Town Hall desk", "There is no figure: from nobody to everybody",
    "Ask customers of the service", "600", "in 1 assessment", "use bsl-users point:town-hall-desk", 600 / 1200.6 },
  { "People whose first language is British Sign Language: how many can use Library desk", "There is no figure: from nobody to everybody",
    "Only this assessment names “Library desk”", "300", "in 1 assessment", NULL, 300 / 1200.6 },
};

/* Every group, without everyone together and without what would settle nobody. */
static void
test_rows (Fixture       *self,
           gconstpointer  data)
{
  g_autoptr (DrGapsState) state = dr_gaps_state_new (&self->gaps, DR_GAPS_EVERY_GROUP, 25);

  g_assert_cmpuint (state->n_rows, ==, G_N_ELEMENTS (rows));
  g_assert_cmpuint (state->n_all, ==, G_N_ELEMENTS (rows));
  for (guint i = 0; i < state->n_rows; i++)
    {
      g_assert_cmpstr (state->rows[i].title, ==, rows[i].title);
      g_assert_cmpstr (state->rows[i].known, ==, rows[i].known);
      g_assert_nonnull (strstr (state->rows[i].find_out, rows[i].find_out));
      g_assert_cmpstr (state->rows[i].people, ==, rows[i].people);
      g_assert_cmpstr (state->rows[i].where, ==, rows[i].where);
      g_assert_cmpstr (state->rows[i].figure, ==, rows[i].figure);
      g_assert_cmpfloat_with_epsilon (state->rows[i].share, rows[i].share, 1e-9);
    }
  g_assert_cmpstr (state->rows[0].spoken, ==,
                   "People aged 75 and over: how many can use Telephone. It would settle about 1,201 people, in 2 assessments. "
                   "So far 75.7 % to 86.9 % (180 answers, March 2025).");
  g_assert_cmpuint (state->rows[0].n_uses, ==, 2);
  g_assert_cmpstr (state->rows[0].uses[0].title, ==, "C, version 1: Form");
  g_assert_cmpstr (state->rows[0].uses[0].people, ==, "about 800 people");
  g_assert_null (state->rows[0].more);
}

/* One characteristic, everyone together, and fewer rows than there are. */
static void
test_choices (Fixture       *self,
              gconstpointer  data)
{
  g_autoptr (DrGapsState) age = dr_gaps_state_new (&self->gaps, DR_CHARACTERISTIC_AGE, 1);
  g_autoptr (DrGapsState) everyone = dr_gaps_state_new (&self->gaps, DR_GAPS_EVERYONE, 25);

  g_assert_cmpuint (age->n_rows, ==, 1);
  g_assert_cmpuint (age->n_all, ==, 2);
  g_assert_cmpuint (everyone->n_all, ==, 1);
  g_assert_cmpfloat (everyone->rows[0].share, ==, 1.0);
  g_assert_cmpuint (age->n_choices, ==, 4);
  g_assert_cmpstr (age->choices[0].name, ==, "All groups");
  g_assert_cmpint (age->choices[1].characteristic, ==, DR_CHARACTERISTIC_AGE);
  g_assert_cmpint (age->choices[2].characteristic, ==, DR_CHARACTERISTIC_DISABILITY);
  g_assert_cmpint (age->choices[3].characteristic, ==, DR_GAPS_EVERYONE);
}

static void
test_words (Fixture       *self,
            gconstpointer  data)
{
  DrGaps none = { .evidence = self->evidence, .rulebook = self->rulebook };
  DrGaps settled = { .evidence = self->evidence, .rulebook = self->rulebook, .assessments = assessments, .n_assessments = 1 };
  g_autoptr (DrGapsState) state = dr_gaps_state_new (&self->gaps, DR_GAPS_EVERY_GROUP, 25);
  g_autoptr (DrGapsState) empty = dr_gaps_state_new (&none, DR_GAPS_EVERY_GROUP, 25);
  g_autoptr (DrGapsState) certain = dr_gaps_state_new (&settled, DR_GAPS_EVERY_GROUP, 25);

  g_assert_cmpstr (state->summary, ==,
                   "4 figures would settle something. Who loses access is uncertain in 2 of 3 assessments.");
  g_assert_cmpstr (state->problems, ==, "1 assessment is not counted: the evidence in force does not fit it");
  g_assert_cmpstr (state->problem[0], ==, "B, version 2: no such group");
  g_assert_null (state->problem[1]);
  g_assert_true (g_str_has_prefix (empty->summary, "There is no live assessment yet"));
  g_assert_null (empty->problems);
  g_assert_cmpstr (certain->summary, ==, "Nothing is uncertain here that a figure would settle, in 1 assessment.");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/app/gaps/rows", Fixture, NULL, set_up, test_rows, tear_down);
  g_test_add ("/app/gaps/choices", Fixture, NULL, set_up, test_choices, tear_down);
  g_test_add ("/app/gaps/words", Fixture, NULL, set_up, test_words, tear_down);

  return g_test_run ();
}
