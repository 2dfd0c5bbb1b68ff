#include "dr-bears-more.h"

/* How far a computed rest may stray from 0..1 before the figures are said to contradict each other. */
#define REST_TOLERANCE 0.005

static void
add_source (DrBorne        *borne,
            const DrFigure *figure)
{
  if (borne->source == DR_NO_INDEX)
    borne->n = figure->n;
  else
    {
      borne->one_source = borne->one_source && borne->source == figure->source;
      borne->n = MIN (borne->n, figure->n);
    }
  borne->source = figure->source;
}

/* Adds what one channel contributes: its share of main users times the part of its contacts that is concerned. */
static void
add_channel (DrBorne        *borne,
             DrInterval      prefer,
             DrInterval      part,
             const DrFigure *figure)
{
  if (part.hi <= 0.0)
    return;

  borne->share.lo += prefer.lo * part.lo;
  borne->share.hi += prefer.hi * part.hi;
  if (figure != NULL)
    add_source (borne, figure);
}

/**
 * dr_burden_of_group:
 * @figures: figures
 * @option: index of the assessment's options
 * @group: index of the evidence's groups
 *
 * displaced = Σ prefer·v and restricted = Σ prefer·r over the channels; affected is their sum, at most Σ prefer over
 * the channels concerned. A concerned channel with no figure, while others have one, may have all that is left.
 *
 * Returns: the three shares, unrounded: not known where the group has no `prefer` figures at all, nobody where nothing
 * is withdrawn, reduced or relocated
 */
DrBurden
dr_burden_of_group (const DrAccessFigures *figures,
                    guint                  option,
                    guint                  group)
{
  DrBorne nobody = { TRUE, DR_INTERVAL_NOBODY, TRUE, DR_NO_INDEX, 0 };
  DrBurden burden = { nobody, nobody, nobody };
  double concerned_hi = 0.0;
  double known = figures->prefer_known[group];

  if (dr_access_figures_list (figures, option, DR_PLACES_LOST)->n == 0)
    return burden;

  if (!dr_is_known (known))
    {
      burden.displaced.known = burden.restricted.known = burden.affected.known = FALSE;
      return burden;
    }

  for (guint c = 0; c < figures->n_channels; c++)
    {
      DrInterval withdrawn = figures->withdrawn_share[option * figures->n_channels + c];
      DrInterval reduced = figures->reduced_share[option * figures->n_channels + c];
      const DrChosenFigure *chosen = &figures->prefer[group * figures->n_channels + c];
      const DrFigure *figure = NULL;
      DrInterval prefer = { 0.0, MAX (0.0, 1.0 - known) };

      if (withdrawn.hi <= 0.0 && reduced.hi <= 0.0)
        continue;
      if (chosen->figure != DR_NO_INDEX)
        {
          figure = &figures->evidence->figures[chosen->figure];
          prefer = chosen->interval;
        }

      add_channel (&burden.displaced, prefer, withdrawn, figure);
      add_channel (&burden.restricted, prefer, reduced, figure);
      if (figure != NULL)
        add_source (&burden.affected, figure);
      concerned_hi += prefer.hi;
    }

  burden.displaced.share = dr_interval_cap (burden.displaced.share, 1.0);
  burden.restricted.share = dr_interval_cap (burden.restricted.share, 1.0);
  burden.affected.share.lo = burden.displaced.share.lo + burden.restricted.share.lo;
  burden.affected.share.hi = MIN (burden.displaced.share.hi + burden.restricted.share.hi, MIN (concerned_hi, 1.0));
  burden.affected.share.lo = MIN (burden.affected.share.lo, burden.affected.share.hi);

  return burden;
}

/* Newcombe (1998), method 10, for two independent samples: the group, and those of the survey who are not in it. */
static DrInterval
newcombe (double p1,
          double p2,
          guint  n1,
          guint  n2)
{
  DrInterval one = dr_interval_wilson (p1, n1);
  DrInterval two = dr_interval_wilson (p2, n2);
  double difference = p1 - p2;

  return (DrInterval) {
    difference - sqrt ((p1 - one.lo) * (p1 - one.lo) + (two.hi - p2) * (two.hi - p2)),
    difference + sqrt ((one.hi - p1) * (one.hi - p1) + (p2 - two.lo) * (p2 - two.lo)),
  };
}

static gboolean
is_sample (const DrEvidence *evidence,
           int               source)
{
  return source != DR_NO_INDEX
         && (evidence->sources[source].kind == DR_SOURCE_SURVEY || evidence->sources[source].kind == DR_SOURCE_STUDY);
}

/* Both are single values, and whatever was summed for both came from one source. */
static gboolean
are_comparable (const DrBorne *of_group,
                const DrBorne *of_all)
{
  return of_group->known && of_all->known
         && of_group->share.lo == of_group->share.hi && of_all->share.lo == of_all->share.hi
         && of_group->one_source && of_all->one_source
         && (of_group->source == of_all->source);
}

/**
 * dr_bears_more:
 * @figures: figures
 * @group: index of the evidence's groups
 * @of_group: a share of the group, unrounded
 * @of_all: the same of everybody, unrounded
 *
 * rest = (d(all) − π·d(g)) / (1 − π), clamped to 0..1; not known where it strays further than 0.005 from that ("the
 * figures contradict each other"), where either share has some width, or where they are not from one source. The
 * interval of the difference is approximate and only given where both come from one survey with a larger base for all.
 *
 * Returns: the comparison; not applicable where the group is everybody
 */
DrBearsMore
dr_bears_more (const DrAccessFigures *figures,
               guint                  group,
               const DrBorne         *of_group,
               const DrBorne         *of_all)
{
  DrBearsMore result = { TRUE, FALSE, 0.0, 0.0, FALSE, 0.0, FALSE, DR_INTERVAL_NOBODY };
  double proportion = figures->proportion[group];
  double share = of_group->share.lo;
  double rest;

  if (dr_is_known (proportion) && proportion >= 1.0)
    {
      result.applicable = FALSE;
      return result;
    }
  if (!are_comparable (of_group, of_all))
    return result;
  if (of_all->share.lo == 0.0 && share == 0.0)
    rest = 0.0;   /* whatever the proportion */
  else if (dr_is_known (proportion))
    rest = (of_all->share.lo - proportion * share) / (1.0 - proportion);
  else
    return result;
  if (dr_round (rest) < -REST_TOLERANCE || dr_round (rest) > 1.0 + REST_TOLERANCE)
    return result;

  rest = CLAMP (rest, 0.0, 1.0);
  result.known = TRUE;
  result.rest = dr_round (rest);
  result.difference = dr_round (share - rest);
  result.has_ratio = result.rest > 0.0;
  result.ratio = result.has_ratio ? dr_round (share / rest) : 0.0;

  if (is_sample (figures->evidence, of_group->source) && of_group->n > 0 && of_all->n > of_group->n)
    {
      result.has_interval = TRUE;
      result.interval = dr_interval_round (newcombe (share, rest, of_group->n, of_all->n - of_group->n));
    }

  return result;
}
