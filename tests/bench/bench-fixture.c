#include "bench-fixture.h"

#include <string.h>

#include "bench-support.h"

#define POPULATION 150000.0

static const DrArea areas[] = { { "B1", "Benchborough" } };
static const DrNeed needs[] = { { "bsl", "British Sign Language" }, { "large-print", "Large print" },
                                { "step-free", "Step-free access" }, { "interpreter", "Interpreting" } };
static const DrPrerequisite prerequisites[] = { { "internet", "Internet" }, { "smartphone", "Smartphone" } };
static const int first_need[] = { 0, 1, 2, 3 };

static const struct {
  const char *id;
  gboolean    digital;
  int         prerequisite;
} channels[BENCH_CHANNELS] = {
  { "telephone", FALSE, DR_NO_INDEX }, { "face-to-face", FALSE, DR_NO_INDEX }, { "post", FALSE, DR_NO_INDEX },
  { "outreach", FALSE, DR_NO_INDEX },  { "home-visit", FALSE, DR_NO_INDEX },   { "website", TRUE, 0 },
  { "e-form", TRUE, 0 },               { "email", TRUE, 0 },                   { "web-chat", TRUE, 0 },
  { "app", TRUE, 1 },
};

/* The same series every time: x ← 1103515245·x + 12345, its upper half. */
static double
share_of (guint32 *state)
{
  *state = *state * 1103515245u + 12345u;

  return (double) (*state >> 16) / 65536.0;
}

static const char *
numbered (DrArena    *arena,
          const char *prefix,
          guint       number)
{
  char text[40];

  g_snprintf (text, sizeof text, "%s-%u", prefix, number);

  return dr_arena_strdup (arena, text);
}

static void
fill_sources (DrEvidence *evidence)
{
  static const struct {
    const char  *id;
    DrSourceKind kind;
    DrDate       fieldwork;
    guint        n;
  } rows[BENCH_SOURCES] = {
    [BENCH_CENSUS] = { "census", DR_SOURCE_CENSUS, { 2021, 3, 21 }, 0 },
    [BENCH_SURVEY] = { "survey", DR_SOURCE_SURVEY, { 2024, 6, 0 }, 1500 },
    [BENCH_STUDY] = { "study", DR_SOURCE_STUDY, { 2019, 0, 0 }, 0 },
    [BENCH_COUNTS] = { "counts", DR_SOURCE_ADMINISTRATIVE, { 2024, 12, 31 }, 0 },
    [BENCH_FORECAST] = { "forecast", DR_SOURCE_ADMINISTRATIVE, { 2024, 11, 0 }, 0 },
  };
  DrSource *sources = dr_arena_array0 (evidence->arena, DrSource, BENCH_SOURCES);

  for (guint i = 0; i < BENCH_SOURCES; i++)
    sources[i] = (DrSource) { .id = rows[i].id, .title = "A source of the benchmark",
                              .publisher = "Benchborough Council", .kind = rows[i].kind,
                              .fieldwork = rows[i].fieldwork, .n = rows[i].n,
                              .population = "usual residents", .how_known = "generated", .line = 1 };
  evidence->sources = sources;
  evidence->n_sources = BENCH_SOURCES;
}

static void
fill_channels (DrEvidence *evidence)
{
  DrChannel *rows = dr_arena_array0 (evidence->arena, DrChannel, BENCH_CHANNELS);

  for (guint c = 0; c < BENCH_CHANNELS; c++)
    rows[c] = (DrChannel) { .id = channels[c].id, .name = channels[c].id, .digital = channels[c].digital,
                            .prerequisite = channels[c].prerequisite, .line = 1 };
  rows[1].needs = (DrIndices) { &first_need[1], 2 };
  evidence->channels = rows;
  evidence->n_channels = BENCH_CHANNELS;
  evidence->prerequisites = prerequisites;
  evidence->n_prerequisites = G_N_ELEMENTS (prerequisites);
  evidence->needs = needs;
  evidence->n_needs = G_N_ELEMENTS (needs);
}

static void
fill_groups (DrEvidence *evidence,
             guint32    *state)
{
  DrDimension *dimensions = dr_arena_array0 (evidence->arena, DrDimension, DR_N_CHARACTERISTICS);
  DrGroup *groups = dr_arena_array0 (evidence->arena, DrGroup, BENCH_GROUPS);

  for (guint d = 0; d < DR_N_CHARACTERISTICS; d++)
    dimensions[d] = (DrDimension) { numbered (evidence->arena, "dimension", d), "A dimension", FALSE, 1 };
  for (guint g = 0; g < BENCH_GROUPS; g++)
    groups[g] = (DrGroup) { .id = g == DR_GROUP_ALL ? DR_GROUP_ALL_ID : numbered (evidence->arena, "group", g),
                            .name = "People of a group",
                            .characteristic = g == DR_GROUP_ALL ? DR_CHARACTERISTIC_LOCAL : g % DR_N_CHARACTERISTICS,
                            .dimension = g == DR_GROUP_ALL ? DR_NO_INDEX : (int) (g % DR_N_CHARACTERISTICS),
                            .count = g == DR_GROUP_ALL ? POPULATION
                                                       : (double) (guint) (POPULATION * 0.6 * share_of (state)),
                            .base = POPULATION, .share = DR_UNKNOWN, .source = BENCH_CENSUS,
                            .population = "usual residents",
                            .needs = { &first_need[g % 4], g % 5 == 1 ? 1 : 0 }, .line = 1 };
  evidence->dimensions = dimensions;
  evidence->n_dimensions = DR_N_CHARACTERISTICS;
  evidence->groups = groups;
  evidence->n_groups = BENCH_GROUPS;
}

static void
add_figure (DrEvidence    *evidence,
            DrFigure      *rows,
            DrFigureKind   kind,
            guint          group,
            DrFigureTarget target,
            guint          index,
            double         share)
{
  rows[evidence->n_figures] = (DrFigure) { .id = numbered (evidence->arena, "figure", evidence->n_figures),
                                           .kind = kind, .group = (int) group, .target = target,
                                           .target_index = (int) index,
                                           .share = share, .n = group == DR_GROUP_ALL ? 1500 : 100 + 10 * group,
                                           .source = BENCH_SURVEY, .population = "usual residents",
                                           .date = { 2024, 6, 0 }, .line = 1 };
  evidence->n_figures++;
}

/* Every second figure that the review could use: of channels, prerequisites and access points. */
static void
fill_figures (DrEvidence *evidence,
              guint32    *state)
{
  DrFigure *rows = dr_arena_array0 (evidence->arena, DrFigure,
                                    BENCH_GROUPS * (2 * BENCH_CHANNELS + G_N_ELEMENTS (prerequisites) + BENCH_POINTS));

  evidence->figures = rows;
  for (guint g = 0; g < BENCH_GROUPS; g++)
    {
      for (guint c = 0; c < BENCH_CHANNELS; c++)
        if ((g + c) % 2 == 0)
          add_figure (evidence, rows, DR_FIGURE_USE, g, DR_TARGET_CHANNEL, c, 0.3 + 0.6 * share_of (state));
      for (guint q = 0; q < G_N_ELEMENTS (prerequisites); q++)
        if ((g + q) % 2 == 0)
          add_figure (evidence, rows, DR_FIGURE_USE, g, DR_TARGET_PREREQUISITE, q, 0.5 + 0.4 * share_of (state));
      for (guint p = 0; p < BENCH_POINTS; p++)
        if ((g + p) % 8 == 0)
          add_figure (evidence, rows, DR_FIGURE_USE, g, DR_TARGET_POINT, p, 0.3 * share_of (state));
      for (guint c = 0; c < BENCH_CHANNELS && g % 2 == 0; c++)
        add_figure (evidence, rows, DR_FIGURE_PREFER, g, DR_TARGET_CHANNEL, c, 0.09 * share_of (state));
    }
}

static void
fill_mixes (DrEvidence *evidence)
{
  static const DrMixShare shares[] = { { 0, 0.40 }, { 1, 0.05 }, { 2, 0.05 }, { 5, 0.20 }, { 6, 0.10 }, { 7, 0.15 } };
  static const DrMixShare expected[] = { { 0, 0.34 }, { 5, 0.25 }, { 7, 0.32 } };
  DrMix *mixes = dr_arena_array0 (evidence->arena, DrMix, 2);

  mixes[0] = (DrMix) { .id = "actual", .kind = DR_MIX_ACTUAL, .service = DR_NO_INDEX, .period = { 2024, 0, 0 },
                       .source = BENCH_COUNTS, .shares = shares, .n_shares = G_N_ELEMENTS (shares), .line = 1 };
  mixes[1] = (DrMix) { .id = "expected", .kind = DR_MIX_EXPECTED, .service = DR_NO_INDEX, .period = { 2024, 0, 0 },
                       .source = BENCH_FORECAST, .shares = expected, .n_shares = G_N_ELEMENTS (expected), .line = 1 };
  evidence->mixes = mixes;
  evidence->n_mixes = 2;
}

/* One service with a line, seven desks and so on; contacts by month are counted at half of its points. */
static void
fill_service (DrEvidence *evidence)
{
  DrService *service = dr_arena_new0 (evidence->arena, DrService);
  DrPoint *points = dr_arena_array0 (evidence->arena, DrPoint, BENCH_POINTS);
  DrContactCount *contacts = dr_arena_array0 (evidence->arena, DrContactCount, 12 * BENCH_POINTS);

  for (guint p = 0; p < BENCH_POINTS; p++)
    {
      guint channel = p < BENCH_CHANNELS ? p : p % 2;

      points[p] = (DrPoint) { .id = numbered (evidence->arena, "point", p), .name = "An access point",
                              .channel = (int) channel,
                              .place = channel == 1 ? numbered (evidence->arena, "place", p) : NULL,
                              .hours = 37.5, .needs = { &first_need[p % 4], p % 3 == 0 ? 1 : 0 }, .line = 1 };
    }
  *service = (DrService) { .id = "service", .name = "The service", .profile_total = DR_UNKNOWN,
                           .profile_source = DR_NO_INDEX, .contacts = contacts, .line = 1 };
  for (guint p = 0; p < BENCH_POINTS; p += 2)
    for (guint8 month = 1; month <= 12; month++)
      contacts[service->n_contacts++] = (DrContactCount) { points[p].channel, (int) p, { 2024, month, 0 }, 100.0 + p,
                                                           BENCH_COUNTS };
  evidence->services = service;
  evidence->n_services = 1;
  evidence->points = points;
  evidence->n_points = BENCH_POINTS;
}

/* Free with bench_fixture_free(). */
BenchFixture *
bench_fixture_new (void)
{
  BenchFixture *self = g_new0 (BenchFixture, 1);
  DrEvidence *evidence = self->evidence = dr_evidence_new ();
  guint32 state = 1;

  evidence->id = "bench";
  evidence->version = "1";
  evidence->title = "Generated for a benchmark";
  evidence->council = "Benchborough Council";
  evidence->nation = DR_NATION_ENGLAND;
  evidence->published = (DrDate) { 2025, 1, 31 };
  evidence->area = 0;
  evidence->areas = areas;
  evidence->n_areas = G_N_ELEMENTS (areas);
  fill_sources (evidence);
  fill_channels (evidence);
  fill_groups (evidence, &state);
  fill_figures (evidence, &state);
  fill_mixes (evidence);
  fill_service (evidence);

  self->assessment = dr_assessment_new ();
  bench_fill_assessment (self->assessment);
  self->context.as_of = (DrDate) { 2025, 3, 31 };

  return self;
}

void
bench_fixture_free (BenchFixture *self)
{
  dr_assessment_unref (self->assessment);
  dr_evidence_unref (self->evidence);
  g_free (self);
}

/* The yardstick of the rules: reads every array and text that they may look at, once. */
void
bench_fixture_read (const BenchFixture *self)
{
  const DrEvidence *evidence = self->evidence;
  const DrAssessment *assessment = self->assessment;

  bench_read_bytes (evidence->figures, sizeof (DrFigure) * evidence->n_figures);
  bench_read_bytes (evidence->groups, sizeof (DrGroup) * evidence->n_groups);
  bench_read_bytes (evidence->channels, sizeof (DrChannel) * evidence->n_channels);
  bench_read_bytes (evidence->sources, sizeof (DrSource) * evidence->n_sources);
  bench_read_bytes (evidence->mixes, sizeof (DrMix) * evidence->n_mixes);
  bench_read_bytes (evidence->points, sizeof (DrPoint) * evidence->n_points);
  bench_read_bytes (evidence->services, sizeof (DrService));
  bench_read_bytes (evidence->services->contacts, sizeof (DrContactCount) * evidence->services->n_contacts);
  for (guint i = 0; i < evidence->n_groups; i++)
    bench_read_text (evidence->groups[i].id);
  for (guint i = 0; i < evidence->n_sources; i++)
    bench_read_text (evidence->sources[i].population);

  bench_read_bytes (assessment, sizeof (DrAssessment));
  bench_read_bytes (assessment->points, sizeof (DrAccessPoint) * assessment->n_points);
  for (guint i = 0; i < assessment->n_options; i++)
    bench_read_bytes (assessment->options[i].offers, sizeof (DrPointOffer) * assessment->n_points);
  bench_read_bytes (assessment->impacts, sizeof (DrImpact) * assessment->n_impacts);
  bench_read_bytes (assessment->consultations, sizeof (DrConsultation) * assessment->n_consultations);
  bench_read_bytes (assessment->actions, sizeof (DrAction) * assessment->n_actions);
  for (guint i = 0; i < assessment->n_points; i++)
    bench_read_text (assessment->points[i].id);
  for (guint i = 0; i < assessment->n_impacts; i++)
    {
      const DrImpact *impact = &assessment->impacts[i];

      bench_read_bytes (impact->groups.items, sizeof (int) * impact->groups.n);
      bench_read_text (impact->mechanism);
      bench_read_text (impact->despite);
      for (guint aim = 0; aim < DR_N_AIMS; aim++)
        bench_read_text (impact->aims[aim].text);
    }
}
