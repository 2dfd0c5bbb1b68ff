#include "reach-oracle.h"

#define MAX_PLACES 64

/* Every place there is, points first and then mitigations, and which of them a question is about. */
typedef struct {
  guint      n;
  int        channel[MAX_PLACES];
  gboolean   is_new[MAX_PLACES];
  DrInterval can[MAX_PLACES];
  gboolean   counts[MAX_PLACES];   /* mitigations that count for this group in this option; points: all */
} Places;

typedef gboolean Set[MAX_PLACES];

static const DrFigure *
find (const CheckFixture *fixture,
      int                 group,
      DrFigureTarget      target,
      int                 index)
{
  for (guint i = 0; i < fixture->evidence->n_figures; i++)
    {
      const DrFigure *figure = &fixture->evidence->figures[i];

      if (figure->kind == DR_FIGURE_USE && figure->group == group && figure->target == target
          && figure->target_index == index)
        return figure;
    }

  return NULL;
}

static DrInterval
range (const CheckFixture *fixture,
       double              p,
       guint               given,
       int                 source)
{
  DrSourceKind kind = fixture->evidence->sources[source].kind;
  double n = given > 0 ? given : 100.0;
  double z = 1.959963984540054;
  double centre = (p + z * z / (2 * n)) / (1 + z * z / n);
  double half = z * sqrt (p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n);

  if (kind == DR_SOURCE_CENSUS || kind == DR_SOURCE_ADMINISTRATIVE)
    return (DrInterval) { p, p };

  return (DrInterval) { fmax (0, centre - half), fmin (1, centre + half) };
}

static DrInterval
known (const CheckFixture *fixture,
       int                 group,
       DrFigureTarget      target,
       int                 index)
{
  const DrFigure *figure = find (fixture, group, target, index);

  return figure != NULL ? range (fixture, figure->share, figure->n, figure->source) : (DrInterval) { 0, 1 };
}

static double
limit_of_need (const CheckFixture *fixture,
               int                 group,
               int                 channel)
{
  int need = fixture->channels[channel].prerequisite;

  return need == DR_NO_INDEX ? 1.0 : known (fixture, group, DR_TARGET_PREREQUISITE, need).hi;
}

/* An access point with no figure of its own. */
static DrInterval
without_figure (const CheckFixture *fixture,
                int                 group,
                guint               point,
                gboolean            is_new)
{
  const DrAccessPoint *points = fixture->assessment->points;
  DrInterval of_channel = known (fixture, group, DR_TARGET_CHANNEL, points[point].channel);
  guint n_before = 0;

  for (guint p = 0; p < fixture->assessment->n_points; p++)
    if (points[p].channel == points[point].channel && fixture->options[0].offers[p].before != DR_OFFER_NONE)
      n_before++;

  if (points[point].place == NULL)
    return of_channel;
  if (is_new)
    return (DrInterval) { 0, 1 };
  if (n_before > 1)
    return (DrInterval) { 0, of_channel.hi };

  return of_channel;
}

static void
add_place (Places             *places,
           const CheckFixture *fixture,
           int                 group,
           int                 channel,
           gboolean            is_new,
           DrInterval          can,
           gboolean            counts)
{
  double cap = limit_of_need (fixture, group, channel);
  guint n = places->n++;

  if (!is_new)
    cap = fmin (cap, known (fixture, group, DR_TARGET_CHANNEL, channel).hi);
  places->channel[n] = channel;
  places->is_new[n] = is_new;
  places->can[n] = (DrInterval) { fmin (can.lo, cap), fmin (can.hi, cap) };
  places->counts[n] = counts;
}

static void
list_places (Places             *places,
             const CheckFixture *fixture,
             guint               option,
             int                 group)
{
  const DrAssessment *assessment = fixture->assessment;

  places->n = 0;
  for (guint p = 0; p < assessment->n_points; p++)
    {
      const DrAccessPoint *point = &assessment->points[p];
      gboolean is_new = point->place != NULL && assessment->options[option].offers[p].before == DR_OFFER_NONE;
      DrInterval can = find (fixture, group, DR_TARGET_POINT, point->evidence_point) != NULL
                         ? known (fixture, group, DR_TARGET_POINT, point->evidence_point)
                         : without_figure (fixture, group, p, is_new);

      add_place (places, fixture, group, point->channel, is_new, can, TRUE);
    }
  for (guint i = 0; i < assessment->n_actions; i++)
    {
      const DrAction *action = &assessment->actions[i];
      gboolean counts = action->owner != NULL && dr_indices_contain (&action->groups, group)
                        && (action->options.n == 0 || dr_indices_contain (&action->options, (int) option));

      add_place (places, fixture, group, action->alternative->channel, action->alternative->place != NULL,
                 range (fixture, action->alternative->share, action->alternative->n, action->alternative->source),
                 counts);
    }
}

/* How many can use at least one place of the set. */
static DrInterval
reach (const CheckFixture *fixture,
       int                 group,
       const Places       *places,
       const Set           set)
{
  double lo = 0;
  double hi = 0;

  for (guint a = 0; a < places->n; a++)
    if (set[a])
      lo = fmax (lo, places->can[a].lo);

  for (int q = DR_NO_INDEX; q < (int) fixture->evidence->n_prerequisites; q++)
    {
      double needing = 0;

      for (guint c = 0; c < fixture->evidence->n_channels; c++)
        {
          double old_places = 0;
          double new_places = 0;

          if (fixture->channels[c].prerequisite != q)
            continue;
          for (guint a = 0; a < places->n; a++)
            if (set[a] && places->channel[a] == (int) c)
              *(places->is_new[a] ? &new_places : &old_places) += places->can[a].hi;
          needing += fmin (1, fmin (known (fixture, group, DR_TARGET_CHANNEL, (int) c).hi, old_places) + new_places);
        }
      hi += q == DR_NO_INDEX ? needing : fmin (known (fixture, group, DR_TARGET_PREREQUISITE, q).hi, needing);
    }

  return (DrInterval) { lo, fmin (1, hi) };
}

static DrInterval
lost (gboolean   nothing_goes,
      DrInterval goes,
      DrInterval stays)
{
  if (nothing_goes)
    return (DrInterval) { 0, 0 };

  return (DrInterval) { fmax (0, goes.lo - stays.hi), fmin (goes.hi, 1 - stays.lo) };
}

OracleReview
reach_oracle (const CheckFixture *fixture,
              guint               option,
              int                 group)
{
  const DrPointOffer *offers = fixture->options[option].offers;
  guint n_points = fixture->assessment->n_points;
  Places places;
  Set before = { FALSE };
  Set after = { FALSE };
  Set gone = { FALSE };
  Set gone_or_reduced = { FALSE };
  Set untouched = { FALSE };
  Set after_mitigated = { FALSE };
  Set untouched_mitigated = { FALSE };
  gboolean any_gone = FALSE;
  gboolean any_reduced = FALSE;
  OracleReview review;

  list_places (&places, fixture, option, group);
  for (guint p = 0; p < n_points; p++)
    {
      gboolean was = offers[p].before != DR_OFFER_NONE;
      gboolean is = offers[p].after == DR_OFFER_FULL || offers[p].after == DR_OFFER_REDUCED;
      gboolean reduced = was && is
                         && ((offers[p].before == DR_OFFER_FULL && offers[p].after == DR_OFFER_REDUCED)
                             || offers[p].hours_after < offers[p].hours_before);
      gboolean new_place_of_one = FALSE;

      for (guint from = 0; from < n_points; from++)
        new_place_of_one |= offers[from].after == DR_OFFER_RELOCATED && offers[from].to == (int) p;

      before[p] = was;
      after[p] = after_mitigated[p] = is;
      gone[p] = was && !is;
      gone_or_reduced[p] = gone[p] || reduced;
      untouched[p] = untouched_mitigated[p] = is && !reduced && !new_place_of_one;
      any_gone |= gone[p];
      any_reduced |= reduced || new_place_of_one;
    }
  for (guint m = n_points; m < places.n; m++)
    after_mitigated[m] = untouched_mitigated[m] = places.counts[m];

#define REACH(set) reach (fixture, group, &places, set)
  review.excluded_before = (DrInterval) { 1 - REACH (before).hi, 1 - REACH (before).lo };
  review.excluded_after = (DrInterval) { 1 - REACH (after).hi, 1 - REACH (after).lo };
  review.newly_excluded = lost (!any_gone, REACH (gone), REACH (after));
  review.mitigated_newly_excluded = lost (!any_gone, REACH (gone), REACH (after_mitigated));
  review.at_risk = lost (!any_gone && !any_reduced, REACH (gone_or_reduced), REACH (untouched));
  review.mitigated_at_risk = lost (!any_gone && !any_reduced, REACH (gone_or_reduced), REACH (untouched_mitigated));
#undef REACH

  return review;
}
