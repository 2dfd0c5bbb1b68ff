/* The assessment of the fixture: what officers might say of such a change, and in which words. */
#include "bench-fixture.h"

#include <string.h>

/* Groups 1 to 39 in a row, for lists of them. */
static int every_index[BENCH_GROUPS];

#define WORDS(number) \
  "People of these groups come to the desks more often than others do, and number " #number " of the ways in that " \
  "are left asks of them what they told us they find hard: to travel further, to wait on the telephone, to go online."

static const char * const effects[] = { WORDS (1), WORDS (2), WORDS (3), WORDS (4),
                                        WORDS (5), WORDS (6), WORDS (7), WORDS (8) };

static DrIndices
groups_from (guint first,
             guint n)
{
  for (guint i = 0; i < BENCH_GROUPS; i++)
    every_index[i] = (int) i;

  return (DrIndices) { every_index + first, n };
}

static void
fill_points (DrAssessment *assessment)
{
  DrAccessPoint *points = dr_arena_array0 (assessment->arena, DrAccessPoint, BENCH_POINTS);

  for (guint p = 0; p < BENCH_POINTS; p++)
    {
      guint channel = p < BENCH_CHANNELS ? p : p % 2;
      char *id = dr_arena_alloc0 (assessment->arena, 16);

      g_snprintf (id, 16, "point-%u", p);
      points[p] = (DrAccessPoint) { .id = id, .name = "An access point", .channel = (int) channel,
                                    .place = channel == 1 ? id : NULL, .evidence_point = (int) p, .line = 1 };
    }
  assessment->points = points;
  assessment->n_points = BENCH_POINTS;
}

/* The first option closes four desks and moves one, the second shortens hours, the third changes nothing. The last
 * access point is new. */
static void
fill_options (DrAssessment *assessment)
{
  static const char * const names[] = { "close", "shorten", "keep" };
  static const DrTarget targets[] = { { 5, DR_GROUP_ALL, 0.35 }, { 6, DR_GROUP_ALL, 0.25 }, { 5, 3, 0.40 } };
  static const DrStandardChange standards[] = { { 0, "answered within 60 seconds", 20, 60, "seconds", FALSE } };
  DrOption *options = dr_arena_array0 (assessment->arena, DrOption, BENCH_OPTIONS);

  for (guint o = 0; o < BENCH_OPTIONS; o++)
    {
      DrPointOffer *offers = dr_arena_array0 (assessment->arena, DrPointOffer, BENCH_POINTS);

      for (guint p = 0; p < BENCH_POINTS; p++)
        {
          gboolean desk = assessment->points[p].place != NULL;
          gboolean last = p == BENCH_POINTS - 1;

          offers[p] = (DrPointOffer) { last ? DR_OFFER_NONE : DR_OFFER_FULL, DR_OFFER_FULL,
                                       last ? DR_UNKNOWN : 37.5, 37.5, DR_NO_INDEX };
          if (o == 0 && p == 1)
            offers[p] = (DrPointOffer) { DR_OFFER_FULL, DR_OFFER_RELOCATED, 37.5, 20, BENCH_POINTS - 1 };
          else if (o == 0 && desk && p < 18)
            offers[p].after = DR_OFFER_NONE;
          else if (o == 1 && desk && !last)
            offers[p].hours_after = 20;
          else if (o == 2 && last)
            offers[p].after = DR_OFFER_NONE;
        }
      options[o] = (DrOption) { .id = names[o], .name = names[o], .description = "", .chosen = o == 0, .offers = offers,
                                .targets = targets, .n_targets = G_N_ELEMENTS (targets), .standards = standards,
                                .n_standards = G_N_ELEMENTS (standards), .line = 1 };
    }
  assessment->options = options;
  assessment->n_options = BENCH_OPTIONS;
  assessment->chosen = 0;
}

static void
fill_impacts (DrAssessment *assessment)
{
  static const int point[] = { 1 };
  static const int source[] = { BENCH_SURVEY };
  static const char * const ids[] = { "i1", "i2", "i3", "i4", "i5", "i6", "i7", "i8" };
  DrImpact *impacts = dr_arena_array0 (assessment->arena, DrImpact, G_N_ELEMENTS (ids));

  for (guint i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      impacts[i] = (DrImpact) { .id = ids[i], .groups = groups_from (1 + 4 * i, 4), .sources = { source, 1 },
                                .points = { point, 1 }, .mechanism = "They have to travel further.", .despite = "",
                                .line = 1 };
      for (guint aim = 0; aim < DR_N_AIMS; aim++)
        impacts[i].aims[aim] = (DrAimAnswer) { i % 2 == 0 ? DR_EFFECT_NEGATIVE : DR_EFFECT_NEUTRAL,
                                               effects[(i + aim) % G_N_ELEMENTS (effects)] };
    }
  assessment->impacts = impacts;
  assessment->n_impacts = G_N_ELEMENTS (ids);
}

static void
fill_hearings (DrAssessment *assessment)
{
  static const int channel[] = { 0, 7 };
  DrConsultation *consultations = dr_arena_array0 (assessment->arena, DrConsultation, 2);
  DrAdjustment *adjustment = dr_arena_new0 (assessment->arena, DrAdjustment);

  for (guint i = 0; i < 2; i++)
    consultations[i] = (DrConsultation) { .id = i == 0 ? "c1" : "c2", .name = "A consultation",
                                          .groups = groups_from (1 + 15 * i, 15), .channels = { channel, 2 },
                                          .asked = 3000, .answered = 700 - 690.0 * i, .opened = { 2024, 10, 1 },
                                          .closed = { 2024, 12, 1 }, .formative = "Before the options were drawn up.",
                                          .information = "A leaflet.", .time = "Two months.",
                                          .consideration = "Each answer was read.", .changed = "One desk stays.",
                                          .line = 1 };
  *adjustment = (DrAdjustment) { "r1", groups_from (1, 1), { NULL, 0 }, "Large print on request." };
  assessment->consultations = consultations;
  assessment->n_consultations = 2;
  assessment->adjustments = adjustment;
  assessment->n_adjustments = 1;
}

/* One mitigation that counts, for five groups, and one that does not. */
static void
fill_actions (DrAssessment *assessment)
{
  DrAlternative *alternative = dr_arena_new0 (assessment->arena, DrAlternative);
  DrAction *actions = dr_arena_array0 (assessment->arena, DrAction, 2);

  *alternative = (DrAlternative) { .name = "Home visits", .channel = 4, .share = 0.8, .n = 90, .source = BENCH_STUDY };
  actions[0] = (DrAction) { .id = "a1", .kind = DR_ACTION_MITIGATION, .text = "Visit those who cannot come.",
                            .groups = groups_from (1, 5), .owner = "ann", .due = { 2025, 6, 1 }, .evidence = "",
                            .alternative = alternative, .line = 1 };
  actions[1] = (DrAction) { .id = "a2", .kind = DR_ACTION_MITIGATION, .text = "Think of something.",
                            .groups = groups_from (9, 4), .evidence = "", .line = 1 };
  assessment->actions = actions;
  assessment->n_actions = 2;
}

void
bench_fill_assessment (DrAssessment *assessment)
{
  static const DrAnswer answers[] = { { "service-purpose", WORDS (9) }, { "only-way", WORDS (10) } };

  assessment->reference = "BE-2025-001";
  assessment->version = 1;
  assessment->title = "Closing four desks";
  assessment->nation = DR_NATION_ENGLAND;
  assessment->service = 0;
  assessment->author = "ann";
  assessment->first_draft = (DrDate) { 2025, 1, 15 };
  assessment->what = WORDS (11);
  assessment->why = WORDS (12);
  assessment->effective = (DrDate) { 2025, 9, 1 };
  assessment->decision_date = (DrDate) { 2025, 6, 15 };
  assessment->decision_body = "Cabinet";
  assessment->screening = DR_SCREENING_FULL;
  assessment->screening_reason = WORDS (13);
  fill_points (assessment);
  fill_options (assessment);
  assessment->answers = answers;
  assessment->n_answers = G_N_ELEMENTS (answers);
  fill_impacts (assessment);
  fill_hearings (assessment);
  fill_actions (assessment);
  assessment->conduct_text = "";
  assessment->outcome = DR_OUTCOME_CONTINUE;
  assessment->outcome_reasons = WORDS (14);
  assessment->legitimate_aim = "To save money.";
  assessment->proportionate = "";
  assessment->less_harmful = "";
  assessment->decision = (DrDecision) { DR_DATE_NONE, "", "", DR_NO_INDEX, FALSE };
  assessment->review = (DrDate) { 2026, 3, 1 };
}
