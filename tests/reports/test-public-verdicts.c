/* What the public version says besides numbers, beside counts of 1 to 9: whichever of the nine it is, the words are the same. A
 * check that finds something, or nothing, tells on which side of a limit a number is. */
#include "public-rounds.h"
#include "public-same.h"
#include "report-fixture.h"

#include <math.h>
#include <string.h>

#define FEWEST 1
#define MOST 9

/* Of a group, whom another way in does not serve, or serves alone. */
#define LEFT 3.0

static guint rounds = 4;

/* A group of so many people. */
static const double sizes[] = { 60.0, 400.0, 800.0 };

static void
add_figure (GArray           *figures,
            const DrEvidence *evidence,
            DrFigureKind      kind,
            guint             group,
            guint             channel,
            double            share)
{
  const DrFigure figure = {
    .id = "counted", .kind = kind, .group = (int) group, .target = DR_TARGET_CHANNEL, .target_index = (int) channel, .share = share,
    .n = 0, .source = 0, .area = evidence->sources[0].area, .population = evidence->sources[0].population, .date = { 2026, 1, 1 },
  };

  g_array_append_val (figures, figure);
}

/* Everybody was counted: of the group @few by some channels, and nobody by the others. */
static void
count_people (ReportFixture *self,
              guint          group,
              double         size,
              guint          few,
              guint32        seed)
{
  DrEvidence *evidence = self->evidence;
  DrGroup *groups = (DrGroup *) evidence->groups;
  g_autoptr (GArray) figures = g_array_new (FALSE, TRUE, sizeof (DrFigure));
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);

  ((DrSource *) evidence->sources)[0].kind = DR_SOURCE_CENSUS;
  groups[0].count = groups[0].base = 20000.0;
  groups[group].count = size;
  groups[group].base = 20000.0;
  groups[group].share = DR_UNKNOWN;
  for (guint c = 0; c < evidence->n_channels; c++)
    {
      double least = g_rand_boolean (random) ? 0.3 : 0.0;

      add_figure (figures, evidence, DR_FIGURE_USE, 0, c, 0.5);
      add_figure (figures, evidence, DR_FIGURE_PREFER, 0, c, g_rand_int_range (random, 0, 4) / 1000.0);
      add_figure (figures, evidence, DR_FIGURE_USE, group, c, least > 0.0 ? 0.0 : few / size);
      add_figure (figures, evidence, DR_FIGURE_PREFER, group, c, g_rand_boolean (random) ? few / size : 0.0);
    }
  evidence->figures = dr_arena_array0 (evidence->arena, DrFigure, figures->len + 1);
  memcpy ((DrFigure *) evidence->figures, figures->data, figures->len * sizeof (DrFigure));
  evidence->n_figures = figures->len;
}

/* Another way in, which all but some of the group can use, or some alone: what it leaves is as few, or fewer. */
static void
mitigate (ReportFixture *self,
          guint          group,
          double         size,
          guint32        seed)
{
  DrAssessment *a = self->assessment;
  DrAction *actions = dr_arena_array0 (a->arena, DrAction, a->n_actions + 1);
  DrAlternative *way = dr_arena_new0 (a->arena, DrAlternative);
  int *groups = dr_arena_array0 (a->arena, int, 1);

  groups[0] = (int) group;
  *way = (DrAlternative) { .name = "The library", .channel = 0, .place = "Ware", .n = 0, .source = 0,
                           .share = seed % 2 == 0 ? 1.0 - LEFT / size : LEFT / size };
  if (a->n_actions > 0)
    memcpy (actions, a->actions, a->n_actions * sizeof (DrAction));
  actions[a->n_actions] = (DrAction) {
    .id = "way", .kind = DR_ACTION_MITIGATION, .text = "Another way in", .groups = { groups, 1 }, .owner = "s.manager",
    .due = { 2020, 1, 1 }, .evidence = "", .alternative = way,
  };
  a->actions = actions;
  a->n_actions++;
  if (!dr_date_is_set (a->effective))
    a->effective = (DrDate) { 2027, 1, 1 };
}

static DrDocument *
make (const char *example,
      guint       which,
      double      size,
      guint       few,
      guint32     seed,
      MakePublic  make_public)
{
  g_auto (ReportFixture) self = { NULL };

  report_fixture_load (&self, example);
  count_people (&self, 1 + which % (self.evidence->n_groups - 1), size, few, seed);
  if (seed % 3 != 0)
    mitigate (&self, 1 + which % (self.evidence->n_groups - 1), size, seed);
  report_fixture_check (&self);

  return make_public (&self.input, NULL);
}

/* @same: grows by the versions that show the same numbers as another */
static void
attack (MakePublic  make_public,
        guint      *same,
        guint      *lines,
        GString    *leaks)
{
  for (guint32 round = 0; round < rounds; round++)
    for (gsize i = 0; i < REPORT_FIXTURE_N_EXAMPLES; i++)
      {
        double size = sizes[(round + i) % G_N_ELEMENTS (sizes)];
        g_autoptr (DrDocument) first = make (report_fixture_examples[i], round * 5, size, FEWEST, round, make_public);

        for (guint few = FEWEST + 2; few <= MOST; few += 3)
          {
            g_autoptr (DrDocument) other = make (report_fixture_examples[i], round * 5, size, few, round, make_public);

            *same += same_look (first, other, lines, leaks);
          }
      }
}

static void
test_verdicts (void)
{
  g_autoptr (GString) leaks = g_string_new (NULL);
  guint same = 0;
  guint lines = 0;

  attack (dr_assessment_report_public_new, &same, &lines, leaks);
  g_test_message ("the same numbers %u, lines %u", same, lines);
  g_assert_cmpstr (leaks->str, ==, "");
  g_assert_cmpuint (same, >, 10);
}

static void
test_planted (void)
{
  g_autoptr (GString) leaks = g_string_new (NULL);
  g_auto (GStrv) found = NULL;
  guint same = 0;
  guint lines = 0;

  attack (same_make_planted, &same, &lines, leaks);
  found = g_strsplit (leaks->str, "\n", -1);
  g_test_message ("%u lines tell", g_strv_length (found));
  g_assert_cmpuint (g_strv_length (found), >, 10);
}

/* --- The nine numbers tried one by one --- */

/* Of one group so many people can use one way in, and of the other ways none or many; the same for each @few. */
static DrDocument *
make_tried (const char *example,
            guint       which,
            guint       few,
            guint32     seed)
{
  g_auto (ReportFixture) self = { NULL };
  g_autoptr (GArray) figures = g_array_new (FALSE, TRUE, sizeof (DrFigure));
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  double size = sizes[which % G_N_ELEMENTS (sizes)];
  DrEvidence *evidence;
  DrGroup *group;

  report_fixture_load (&self, example);
  evidence = self.evidence;
  group = (DrGroup *) &evidence->groups[1 + which % (evidence->n_groups - 1)];
  for (guint i = 0; i < evidence->n_services; i++)
    ((DrService *) evidence->services)[i].n_profile = 0;   /* residents stand for customers */
  ((DrSource *) evidence->sources)[0].kind = DR_SOURCE_CENSUS;
  group->count = size;
  group->share = DR_UNKNOWN;
  for (guint c = 0; c < evidence->n_channels; c++)
    {
      double other = g_rand_boolean (random) ? 0.0 : floor (g_rand_double (random) * size) / size;

      add_figure (figures, evidence, DR_FIGURE_USE, 0, c, 0.5);
      add_figure (figures, evidence, DR_FIGURE_USE, (guint) (group - evidence->groups), c,
                  c == which % evidence->n_channels ? few / size : other);
    }
  evidence->figures = dr_arena_array0 (evidence->arena, DrFigure, figures->len + 1);
  memcpy ((DrFigure *) evidence->figures, figures->data, figures->len * sizeof (DrFigure));
  evidence->n_figures = figures->len;
  report_fixture_check (&self);

  return dr_assessment_report_public_new (&self.input, NULL);
}

/* For how many of the nine numbers the public version is the same as for each. Returns: whether all of them hide a count. */
static gboolean
try_each (const char *example,
          guint       which,
          guint32     seed,
          guint       same[MOST + 1])
{
  char *texts[MOST + 1] = { NULL };
  gboolean hidden = TRUE;

  for (guint few = FEWEST; few <= MOST; few++)
    {
      g_autoptr (DrDocument) shown = make_tried (example, which, few, seed);

      texts[few] = dr_document_to_text (shown);
      hidden = hidden && strstr (texts[few], "fewer than 10") != NULL;
    }
  for (guint few = FEWEST; few <= MOST; few++)
    {
      same[few] = 0;
      for (guint other = FEWEST; other <= MOST; other++)
        same[few] += strcmp (texts[few], texts[other]) == 0;
    }
  for (guint few = FEWEST; few <= MOST; few++)
    g_free (texts[few]);

  return hidden;
}

/* What README says of a limit: which other numbers are hidden may depend on a hidden count. Whoever knew all else could try the nine. */
static void
test_tried (void)
{
  guint n[MOST + 1] = { 0 };
  guint tried = 0;
  guint five = 0;

  for (guint32 round = 0; round < 2 * rounds; round++)
    for (gsize i = 0; i < REPORT_FIXTURE_N_EXAMPLES; i++)
      {
        guint same[MOST + 1];

        if (!try_each (report_fixture_examples[i], (guint) i + round * 5, round, same))
          continue;
        for (guint few = FEWEST; few <= MOST; few++)
          n[same[few]]++;
        tried += MOST;
      }
  for (guint k = 5; k <= MOST; k++)
    five += n[k];
  g_test_message ("counts tried %u: as many as 5 to 9 may be it for %u, all 9 for %u, 2 to 4 for %u, one for %u", tried, five, n[9],
                  n[2] + n[3] + n[4], n[1]);
  g_assert_cmpuint (tried, >, 50);
  g_assert_cmpuint (five * 10, >, tried * 6);
  g_assert_cmpuint (n[1] * 10, <, tried);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  rounds = public_rounds (rounds);
  g_test_add_func ("/reports/public-verdicts/nothing", test_verdicts);
  g_test_add_func ("/reports/public-verdicts/planted", test_planted);
  g_test_add_func ("/reports/public-verdicts/tried", test_tried);

  return g_test_run ();
}
