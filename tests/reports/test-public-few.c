/* The public version of surveys in which few of a group were asked: nothing of their answers is read or worked out of it. */
#include "public-few.h"
#include "public-register.h"
#include "public-rounds.h"
#include "report-fixture.h"

#include <math.h>
#include <string.h>

/* Rounds over the examples, each with other answers: more on request. */
static guint rounds = 1;
static guint generated = 10;

/* What of a scenario rests on few answers. */
typedef enum {
  FEW_OF_GROUPS = 1 << 0,
  FEW_OF_MITIGATIONS = 1 << 1,
  FEW_OF_MIXES = 1 << 2,
  FEW_OF_ALL = 1 << 3,      /* everybody's own figures, and what is aimed at for everybody */
} Few;

/* --- Surveys --- */

typedef struct {
  const DrEvidence *evidence;
  GRand            *random;
  GArray           *figures;     /* DrFigure */
  guint            *asked;       /* [group] */
  double           *people;      /* [group] */
  gboolean          weighted;    /* everybody's shares are those of the people, not of those who answered */
} Survey;

static void
add_figure (Survey      *self,
            DrFigureKind kind,
            guint        group,
            guint        channel,
            double       share)
{
  const DrFigure figure = {
    .id = dr_arena_strdup (self->evidence->arena, "survey"),
    .kind = kind,
    .group = (int) group,
    .target = DR_TARGET_CHANNEL,
    .target_index = (int) channel,
    .share = share,
    .n = self->asked[group],
    .source = 0,
    .area = self->evidence->sources[0].area,
    .population = self->evidence->sources[0].population,
    .date = { 2026, 1, 1 },
  };

  g_array_append_val (self->figures, figure);
}

/* One question to all groups of a dimension, and everybody's answers. @room: [group] how many may still say yes. */
static void
ask (Survey      *self,
     DrFigureKind kind,
     guint        dimension,
     guint        channel,
     guint       *room)
{
  double yes = 0.0;
  double all = 0.0;

  for (guint g = 1; g < self->evidence->n_groups; g++)
    {
      guint k;

      if (self->evidence->groups[g].dimension != (int) dimension)
        continue;
      k = (guint) g_rand_int_range (self->random, 0, (gint32) room[g] + 1);
      if (kind == DR_FIGURE_PREFER)
        room[g] -= k;
      add_figure (self, kind, g, channel, (double) k / self->asked[g]);
      yes += self->weighted ? self->people[g] * k / self->asked[g] : k;
      all += self->weighted ? self->people[g] : self->asked[g];
    }
  if (all > 0.0)
    add_figure (self, kind, 0, channel, round (yes / all * 1e9) / 1e9);
}

/* Which channels a question is about: those of the assessment. */
static gboolean
is_asked (const DrAssessment *assessment,
          guint               channel)
{
  for (guint i = 0; i < assessment->n_points; i++)
    if (assessment->points[i].channel == (int) channel)
      return TRUE;

  return FALSE;
}

/* A survey of everybody by one dimension, of whose groups some have few who answered; or few of everybody did, and the groups' figures
 * are of other surveys. */
static void
make_survey (const DrCheck *check,
             GRand         *random,
             gboolean       few,
             gboolean       few_of_all)
{
  const DrEvidence *evidence = check->evidence;
  g_autoptr (GArray) figures = g_array_new (FALSE, TRUE, sizeof (DrFigure));
  g_autofree guint *asked = g_new0 (guint, evidence->n_groups + 1);
  Survey self = { evidence, random, figures, asked, check->figures->people, g_rand_boolean (random) };
  guint dimension = 0;
  guint first = 0;

  /* Another dimension in each round, of those of whose groups the sizes are known. */
  for (guint at = (guint) g_rand_int_range (random, 0, (gint32) evidence->n_dimensions), n = 0; n < evidence->n_dimensions; n++, at++)
    {
      guint known = 0;

      for (guint g = 1; g < evidence->n_groups && evidence->dimensions[at % evidence->n_dimensions].partition; g++)
        known += evidence->groups[g].dimension == (int) (at % evidence->n_dimensions) && dr_is_known (self.people[g]);
      if (known < 2)
        continue;
      dimension = at % evidence->n_dimensions;
      break;
    }
  for (guint g = 1; g < evidence->n_groups; g++)
    if (evidence->groups[g].dimension == (int) dimension)
      {
        asked[g] = few && (first == 0 || g_rand_int_range (random, 0, 6) == 0) ? (guint) g_rand_int_range (random, 1, 10)
                                                                               : (guint) g_rand_int_range (random, 40, 400);
        first = first == 0 ? g : first;
        asked[0] += asked[g];
      }
  if (few_of_all)
    asked[0] = (guint) g_rand_int_range (random, 2, 10);
  ((DrSource *) evidence->sources)[0].kind = DR_SOURCE_SURVEY;
  ((DrSource *) evidence->sources)[0].n = asked[0];
  for (guint kind = DR_FIGURE_USE; kind <= DR_FIGURE_PREFER; kind++)
    {
      g_autofree guint *room = g_memdup2 (asked, (evidence->n_groups + 1) * sizeof (guint));

      for (guint c = 0; c < evidence->n_channels; c++)
        if (is_asked (check->assessment, c))
          ask (&self, kind, dimension, c, room);
    }
  ((DrEvidence *) evidence)->figures = dr_arena_array0 (evidence->arena, DrFigure, figures->len + 1);
  memcpy ((DrFigure *) evidence->figures, figures->data, figures->len * sizeof (DrFigure));
  ((DrEvidence *) evidence)->n_figures = figures->len;
}

/* What few can use stands in for what goes, for every other group; in all options, or in one of them. */
static void
make_mitigations (const DrCheck *check,
                  GRand         *random)
{
  DrAssessment *a = (DrAssessment *) check->assessment;
  DrAction *actions = dr_arena_array0 (a->arena, DrAction, a->n_actions + 2);
  DrAction *made = &actions[a->n_actions];
  DrAlternative *way = dr_arena_new0 (a->arena, DrAlternative);
  int *groups = dr_arena_array0 (a->arena, int, check->evidence->n_groups + 1);
  int *options = dr_arena_array0 (a->arena, int, 1);
  guint n = (guint) g_rand_int_range (random, 3, 10);
  guint n_groups = 0;

  if (a->n_actions > 0)
    memcpy (actions, a->actions, a->n_actions * sizeof (DrAction));
  for (guint g = 1; g < check->evidence->n_groups; g += 2)
    groups[n_groups++] = (int) g;
  *way = (DrAlternative) {
    .name = "The library", .channel = 0, .place = g_rand_boolean (random) ? "Ware" : NULL, .n = n, .source = 0,
    .share = round (1e9 * g_rand_int_range (random, 1, (gint32) n) / n) / 1e9,
  };
  options[0] = MAX (a->chosen, 0);
  *made = (DrAction) {
    .id = "few", .kind = DR_ACTION_MITIGATION, .text = "Another way in", .groups = { groups, n_groups }, .owner = "s.manager",
    .due = { 2020, 1, 1 }, .evidence = "", .alternative = way, .options = { options, g_rand_boolean (random) ? 1 : 0 },
  };
  a->actions = actions;
  a->n_actions++;
  if (!dr_date_is_set (a->effective))
    a->effective = (DrDate) { 2027, 1, 1 };
}

/* What is aimed at for everybody, on a digital channel: of all options. */
static void
make_targets (const DrCheck *check,
              GRand         *random)
{
  const DrAssessment *a = check->assessment;

  for (guint o = 0; o < a->n_options; o++)
    {
      DrTarget *target = dr_arena_new0 (a->arena, DrTarget);

      for (guint c = 0; c < check->evidence->n_channels; c++)
        if (check->evidence->channels[c].digital && is_asked (a, c))
          target->channel = (int) c;
      target->group = DR_GROUP_ALL;
      target->share = g_rand_int_range (random, 1, 10) / 10.0;
      ((DrOption *) a->options)[o].targets = target;
      ((DrOption *) a->options)[o].n_targets = 1;
    }
}

static void
make_mixes (const DrEvidence *evidence)
{
  for (guint i = 0; i < evidence->n_mixes; i++)
    if (evidence->mixes[i].kind == DR_MIX_PREFERRED || evidence->mixes[i].kind == DR_MIX_EXPECTED)
      ((DrSource *) evidence->sources)[evidence->mixes[i].source].n = 7;
}

/* What happened afterwards, as many people said: beside it stands what was predicted from what few said. */
static void
make_results (const DrAssessment *a,
              guint               n_groups)
{
  DrMeasure *measure = dr_arena_new0 (a->arena, DrMeasure);
  DrMeasureResult *results = dr_arena_array0 (a->arena, DrMeasureResult, n_groups);

  for (guint g = 0; g < n_groups; g++)
    results[g] = (DrMeasureResult) { { 2027, 3, 0 }, (int) g, 0.6, 500 };
  *measure = (DrMeasure) { .id = "m", .name = "What came of it", .quantity = "at_risk", .unit = "share", .baseline = DR_UNKNOWN,
                           .target = DR_UNKNOWN, .results = results, .n_results = n_groups };
  ((DrAssessment *) a)->measures = measure;
  ((DrAssessment *) a)->n_measures = 1;
}

static void
prepare (ReportFixture *self,
         const char    *example,
         GRand         *random,
         guint          few)
{
  report_fixture_load (self, example);
  make_survey (self->check, random, (few & FEW_OF_GROUPS) != 0, (few & FEW_OF_ALL) != 0);
  if ((few & FEW_OF_ALL) != 0)
    make_targets (self->check, random);
  if ((few & FEW_OF_MITIGATIONS) != 0)
    make_mitigations (self->check, random);
  if ((few & FEW_OF_MIXES) != 0)
    make_mixes (self->evidence);
  make_results (self->assessment, self->evidence->n_groups);
  report_fixture_check (self);
}

static void
add_up (AdversaryFew       *all,
        const AdversaryFew *one)
{
  all->resting += one->resting;
  all->readable += one->readable;
  all->sums += one->sums;
  all->answers += one->answers;
  all->bars += one->bars;
  all->lines += one->lines;
  all->compared += one->compared;
}

/* --- Nothing is given away --- */

static const guint mixtures[] = {
  FEW_OF_GROUPS, FEW_OF_MITIGATIONS, FEW_OF_ALL | FEW_OF_MIXES, FEW_OF_GROUPS | FEW_OF_MITIGATIONS | FEW_OF_MIXES,
};

static void
test_examples (void)
{
  g_auto (AdversaryFew) all = { 0 };
  guint mitigated = 0;

  adversary_few_init (&all);
  for (gsize i = 0; i < REPORT_FIXTURE_N_EXAMPLES; i++)
    for (guint round = 0; round < rounds; round++)
      for (gsize k = 0; k < G_N_ELEMENTS (mixtures); k++)
        {
          guint few = mixtures[k];
          g_auto (ReportFixture) self = { NULL };
          g_auto (AdversaryFew) adversary = { 0 };
          g_autoptr (GRand) random = g_rand_new_with_seed (round * 1000 + (guint32) i * 10 + few);
          g_autoptr (DrDocument) report = NULL;
          g_autoptr (DrDocument) shown = NULL;

          adversary_few_init (&adversary);
          prepare (&self, report_fixture_examples[i], random, few);
          report = dr_assessment_report_new (&self.input);
          shown = dr_assessment_report_public_new (&self.input, NULL);
          adversary_few_look (&adversary, &self.input, report, shown);
          adversary_few_compare (&adversary, &self.input, shown, dr_assessment_report_public_new);
          if (adversary.leaks->len > 0)
            g_error ("%s, round %u, few %u gives away:\n%s", report_fixture_examples[i], round, few, adversary.leaks->str);
          mitigated += few == FEW_OF_MITIGATIONS && adversary.resting > 0;
          add_up (&all, &adversary);
        }
  g_test_message ("resting %u, readable %u, relations %u, answers %u, bars %u, mitigated %u; with other answers %u, lines %u",
                  all.resting, all.readable, all.sums, all.answers, all.bars, mitigated, all.compared, all.lines);
  g_assert_cmpuint (all.resting, >, 1000);
  g_assert_cmpuint (all.readable, >, 10000);
  g_assert_cmpuint (all.sums, >, 1000);
  g_assert_cmpuint (all.answers, >, 50);
  g_assert_cmpuint (all.bars, >, 100);
  g_assert_cmpuint (mitigated, >, 5);
  g_assert_cmpuint (all.lines, >, 10000);
}

/* --- Nor with an earlier version --- */

/* As it was in the version before: some groups had a few people less. */
static void
go_back (const DrCheck *check,
         guint          seed,
         double         people)
{
  DrGroup *groups = (DrGroup *) check->evidence->groups;

  for (guint g = 1; g < check->evidence->n_groups; g++)
    if (dr_is_known (groups[g].count) && groups[g].count > 100.0 && (g + seed) % 3 == 0)
      groups[g].count += people;
}

static guint held_seed;
static const DrDocument *held_report;   /* (nullable): of the version before, whatever the few answer now */

/* (transfer full): the report of the version before, in which the same few were asked */
static DrDocument *
make_before (const DrAssessmentReport *input)
{
  const DrCheck *now = input->check;
  DrAssessmentReport before = *input;
  g_autoptr (DrCheck) check = NULL;
  DrDocument *report;

  go_back (now, held_seed, -4.0);
  before.check = check = dr_check_new (now->evidence, now->assessment, now->context, now->rulebook);
  report = dr_assessment_report_new (&before);
  go_back (now, held_seed, 4.0);

  return report;
}

/* The public version, held against that of the version before. */
static DrDocument *
make_held (const DrAssessmentReport *input,
           DrPublicTally            *tally)
{
  DrAssessmentReport held = *input;
  g_autoptr (DrDocument) report = held_report == NULL ? make_before (input) : NULL;
  g_autoptr (DrSuppression) suppression = dr_suppression_new (report != NULL ? report : held_report, NULL, 0, NULL);
  const DrSuppression *earlier[] = { suppression };

  held.earlier = earlier;
  held.n_earlier = 1;

  return dr_assessment_report_public_new (&held, tally);
}

/* Which others are hidden follows from the few's answers no more than without an earlier version: neither where the same survey stands
 * behind both, nor where it was another one. */
static void
test_versions (void)
{
  guint compared = 0;
  guint other = 0;

  for (gsize i = 0; i < REPORT_FIXTURE_N_EXAMPLES; i++)
    for (guint round = 0; round < rounds; round++)
      for (gsize k = 0; k < G_N_ELEMENTS (mixtures); k++)
        {
          g_auto (ReportFixture) self = { NULL };
          g_auto (AdversaryFew) adversary = { 0 };
          g_autoptr (GRand) random = g_rand_new_with_seed (round * 1000 + (guint32) i * 10 + mixtures[k]);
          g_autoptr (DrDocument) before = NULL;
          g_autoptr (DrDocument) alone = NULL;

          adversary_few_init (&adversary);
          prepare (&self, report_fixture_examples[i], random, mixtures[k]);
          held_seed = round;
          before = make_before (&self.input);
          alone = dr_assessment_report_public_new (&self.input, NULL);
          for (guint fixed = 0; fixed < 2; fixed++)
            {
              g_autoptr (DrDocument) shown = NULL;
              g_autofree char *alone_text = dr_document_to_text (alone);
              g_autofree char *text = NULL;

              held_report = fixed > 0 ? before : NULL;
              shown = make_held (&self.input, NULL);
              text = dr_document_to_text (shown);
              other += strcmp (alone_text, text) != 0;
              adversary_few_compare (&adversary, &self.input, shown, make_held);
            }
          held_report = NULL;
          if (adversary.leaks->len > 0)
            g_error ("%s, round %u, few %u gives away:\n%s", report_fixture_examples[i], round, mixtures[k], adversary.leaks->str);
          compared += adversary.compared;
        }
  g_test_message ("with other answers %u; held against the earlier one, another %u", compared, other);
  g_assert_cmpuint (other, >, 5);
}

/* The pilot as it is, and examples: nothing of them rests on few answers, so nothing is left out for that. */
static void
test_untouched (void)
{
  for (gsize i = 0; i < REPORT_FIXTURE_N_EXAMPLES; i++)
    {
      g_auto (ReportFixture) self = { NULL };
      g_auto (AdversaryFew) adversary = { 0 };
      g_autoptr (DrDocument) report = NULL;

      adversary_few_init (&adversary);
      report_fixture_load (&self, report_fixture_examples[i]);
      report = dr_assessment_report_new (&self.input);
      adversary_few_look (&adversary, &self.input, report, report);
      g_assert_cmpuint (report->n_few, ==, 0);
      g_assert_cmpuint (adversary.resting, ==, 0);
      g_assert_cmpstr (adversary.leaks->str, ==, "");
    }
}

typedef struct {
  AdversaryFew  all;
  GRand        *random;
} Surveyed;

static void
attack_version (Desk       *desk,
                DrVersion  *version,
                const char *reference,
                gpointer    data)
{
  Surveyed *surveyed = data;
  g_auto (AdversaryFew) adversary = { 0 };
  g_autoptr (DrCheck) check = NULL;
  g_autoptr (DrDocument) report = NULL;
  g_autoptr (DrDocument) shown = NULL;
  DrAssessmentReport input = { .language = "en-GB", .questionnaire = version->editions->questionnaire };

  adversary_few_init (&adversary);
  make_survey (version->check, surveyed->random, TRUE, FALSE);
  make_mitigations (version->check, surveyed->random);
  input.check = check = dr_check_new (version->check->evidence, version->assessment, &version->context, version->check->rulebook);
  report = dr_assessment_report_new (&input);
  shown = dr_assessment_report_public_new (&input, NULL);
  adversary_few_look (&adversary, &input, report, shown);
  adversary_few_compare (&adversary, &input, shown, dr_assessment_report_public_new);
  if (adversary.leaks->len > 0)
    g_error ("%s gives away:\n%s", reference, adversary.leaks->str);
  add_up (&surveyed->all, &adversary);
}

static void
test_register (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  Surveyed surveyed = { .random = random };
  const AdversaryFew *all = &surveyed.all;
  guint least = generated * (generated < 10 ? 5 : 25);   /* the first of them have few points and groups */

  public_register_each (generated, attack_version, &surveyed);
  g_test_message ("resting %u, readable %u, relations %u, answers %u, bars %u", all->resting, all->readable, all->sums, all->answers,
                  all->bars);
  g_assert_cmpuint (all->resting, >, least);
  g_assert_cmpuint (all->sums, >, least);
  g_assert_cmpuint (all->answers, >, least / 5);   /* not of mitigations alone */
}

/* --- The adversary finds what is planted --- */

typedef enum {
  PLANT_NOTHING_HIDDEN,    /* ranges stand there */
  PLANT_NO_SUMS,           /* nobody looks out for totals */
  PLANT_NO_ANSWERS,        /* nor for answers that add up */
  PLANT_NO_MITIGATIONS,    /* what is left with a mitigation stands there */
  PLANT_VERDICTS,          /* what the checks say of them stands there */
  PLANT_CHARTS,            /* charts are drawn from the real numbers */
} Plant;

static gboolean
is_of_answers (const DrDocumentSum *sum)
{
  return sum->n_parts > 0 && (strstr (sum->parts[0], "/asked:") != NULL || strstr (sum->parts[0], "/said-yes:") != NULL);
}

/* Those of answers are left, or all others. */
static void
drop_sums (DrDocument *report,
           gboolean    answers)
{
  DrDocumentSum *sums = (DrDocumentSum *) report->sums;
  guint n = 0;

  for (guint i = 0; i < report->n_sums; i++)
    if (is_of_answers (&sums[i]) == answers)
      sums[n++] = sums[i];
  report->n_sums = n;
}

static void
drop_mitigations (DrDocument *report)
{
  const char **few = (const char **) report->few;
  guint n = 0;

  for (guint i = 0; i < report->n_few; i++)
    if (strchr (few[i], '/') == NULL)
      few[n++] = few[i];
  report->n_few = n;
}

static void
draw_real (const DrDocument *shown,
           const DrDocument *report)
{
  for (guint i = 0; i < shown->n_blocks; i++)
    for (guint k = 0; k < report->n_blocks; k++)
      if (shown->blocks[i].kind == DR_BLOCK_FIGURE && report->blocks[k].kind == DR_BLOCK_FIGURE
          && strcmp (shown->blocks[i].figure.anchor, report->blocks[k].figure.anchor) == 0)
        ((DrBlock *) shown->blocks)[i].figure.chart = report->blocks[k].figure.chart;
}

/* @seed: the first that it can be found with */
static const struct { const char *name; Plant plant; guint few; const char *leak; guint32 seed; } plants[] = {
  { "range", PLANT_NOTHING_HIDDEN, FEW_OF_GROUPS, " says " },
  { "sum", PLANT_NO_SUMS, FEW_OF_GROUPS, " is left", 1 },
  { "answers", PLANT_NO_ANSWERS, FEW_OF_GROUPS, " answers, ", 7 },
  { "mitigation", PLANT_NO_MITIGATIONS, FEW_OF_MITIGATIONS, " says " },
  { "mitigation-sum", PLANT_NOTHING_HIDDEN, FEW_OF_MITIGATIONS, " says " },
  { "mix", PLANT_NOTHING_HIDDEN, FEW_OF_MIXES, "mix:" },
  { "verdicts", PLANT_VERDICTS, FEW_OF_GROUPS, "it follows that" },
  { "verdicts-of-all", PLANT_VERDICTS, FEW_OF_ALL, "Digital target beyond reach" },
  { "charts", PLANT_CHARTS, FEW_OF_GROUPS, "the bar of " },
};

static void
test_planted (gconstpointer data)
{
  guint index = GPOINTER_TO_UINT (data);
  guint found = 0;

  for (guint32 seed = plants[index].seed; seed < 12 && found == 0; seed++)
    for (gsize i = 0; i < REPORT_FIXTURE_N_EXAMPLES && found == 0; i++)
      {
        g_auto (ReportFixture) self = { NULL };
        g_auto (AdversaryFew) adversary = { 0 };
        g_autoptr (GRand) random = g_rand_new_with_seed (seed);
        g_autoptr (DrDocument) report = NULL;
        g_autoptr (DrDocument) shown = NULL;
        DrDocument *planted;
        const DrPublicOptions options = { NULL };

        adversary_few_init (&adversary);
        prepare (&self, report_fixture_examples[i], random, plants[index].few);
        report = dr_assessment_report_new (&self.input);
        planted = dr_assessment_report_new (&self.input);
        if (plants[index].plant == PLANT_NO_SUMS || plants[index].plant == PLANT_NO_ANSWERS)
          drop_sums (planted, plants[index].plant == PLANT_NO_SUMS);
        if (plants[index].plant == PLANT_NO_MITIGATIONS)
          drop_mitigations (planted);
        shown = plants[index].plant == PLANT_NOTHING_HIDDEN ? planted : dr_public_document_new (planted, &options, NULL);
        if (plants[index].plant == PLANT_CHARTS)
          draw_real (shown, report);
        if (plants[index].plant == PLANT_VERDICTS)
          adversary_few_compare (&adversary, &self.input, shown, same_make_planted);
        else
          adversary_few_look (&adversary, &self.input, report, shown);
        found += strstr (adversary.leaks->str, plants[index].leak) != NULL;
      }
  g_assert_cmpuint (found, >, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  rounds = public_rounds (rounds);
  generated = public_rounds (generated);
  g_test_add_func ("/reports/public-few/versions", test_versions);
  g_test_add_func ("/reports/public-few/untouched", test_untouched);
  for (guint i = 0; i < G_N_ELEMENTS (plants); i++)
    {
      g_autofree char *path = g_strconcat ("/reports/public-few/planted/", plants[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_planted);
    }
  g_test_add_func ("/reports/public-few/examples", test_examples);
  g_test_add_func ("/reports/public-few/register", test_register);

  return g_test_run ();
}
