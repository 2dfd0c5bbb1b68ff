#include "dr-settle.h"

#include <string.h>

#include "dr-reach.h"

#define N_STEPS 5   /* the figure is tried at lo, three points between, and hi */

/* Newly excluded, or at risk where that is wider now. */
typedef enum { WIDTH_NEWLY_EXCLUDED, WIDTH_AT_RISK } WidthOf;

static double
width (DrReachRow *row,
       guint       option,
       WidthOf     of)
{
  return dr_interval_width (of == WIDTH_AT_RISK ? dr_reach_at_risk (row, option, TRUE)
                                                : dr_reach_newly_excluded (row, option, TRUE));
}

/* After a figure has changed: what it bears on. */
static void
resolve (DrReachRow     *row,
         DrFigureTarget  target,
         guint           index)
{
  if (target == DR_TARGET_CHANNEL)
    dr_reach_row_resolve_channel (row, index);
  else if (target == DR_TARGET_PREREQUISITE)
    dr_reach_row_resolve_prerequisite (row, index);
  else
    dr_reach_row_resolve_place (row, index);
}

/* The width that is left on average when the figure behind @slot is known. Leaves the row as it was. */
static double
mean_width (DrReachRow     *row,
            DrFigureTarget  target,
            guint           index,
            DrInterval     *slot,
            guint           option,
            WidthOf         of)
{
  DrInterval kept = *slot;
  double sum = 0.0;

  for (guint k = 0; k < N_STEPS; k++)
    {
      *slot = dr_interval_exact (kept.lo + k * (kept.hi - kept.lo) / (N_STEPS - 1));
      resolve (row, target, index);
      sum += width (row, option, of);
    }
  *slot = kept;
  resolve (row, target, index);

  return sum / N_STEPS;
}

typedef struct {
  DrSettleList *list;
  DrReachRow   *row;
  guint         option;
  double        people;
  WidthOf       of;
  double        now;
} Trial;

static void
try_figure (Trial          *trial,
            DrFigureTarget  target,
            guint           index,
            DrInterval     *slot)
{
  double left;

  if (dr_interval_width (*slot) <= 0.0)
    return;

  left = mean_width (trial->row, target, index, slot, trial->option, trial->of);
  trial->list->items[trial->list->n++]
    = (DrSettle) { trial->row->group, target, index, dr_round (trial->people * (trial->now - left)) };
}

/* Whether the review of the option looks at this place for this group. */
static gboolean
is_in_play (const DrAccessFigures *figures,
            guint                  option,
            guint                  group,
            guint                  place)
{
  if (place >= figures->n_points)
    return dr_access_figures_mitigates (figures, option, place - figures->n_points, group);

  return (dr_access_figures_state (figures, option, place) & (DR_POINT_BEFORE | DR_POINT_AFTER)) != 0;
}

/* A missing figure of a place stands for itself: its channel's figure says nothing, or only a limit. */
static gboolean
needs_own_figure (const DrReachRow *row,
                  guint             place)
{
  const DrAccessFigures *figures = row->figures;

  return row->has_own[place] || figures->new_place[place]
         || (figures->placed[place] && figures->n_before[figures->channel[place]] > 1);
}

static void
try_places (Trial *trial)
{
  DrReachRow *row = trial->row;
  const DrAccessFigures *figures = row->figures;

  for (guint p = 0; p < figures->n_places; p++)
    {
      gboolean had_own = row->has_own[p];
      DrInterval own = row->own[p];

      if (!is_in_play (figures, trial->option, row->group, p) || !needs_own_figure (row, p))
        continue;

      if (!had_own)
        row->own[p] = row->place[p];
      row->has_own[p] = TRUE;
      try_figure (trial, DR_TARGET_POINT, p, &row->own[p]);
      row->own[p] = own;
      row->has_own[p] = had_own;
      dr_reach_row_resolve_place (row, p);
    }
}

static void
settle_group (Trial *trial)
{
  DrReachRow *row = trial->row;
  const DrAccessFigures *figures = row->figures;
  g_autofree gboolean *channels = g_new0 (gboolean, figures->n_channels + 1);
  g_autofree gboolean *prerequisites = g_new0 (gboolean, figures->n_prerequisites + 1);
  DrReachLoss loss = dr_reach_loss (row, trial->option, TRUE);

  trial->of = dr_interval_width (loss.at_risk) > dr_interval_width (loss.newly_excluded) ? WIDTH_AT_RISK
                                                                                         : WIDTH_NEWLY_EXCLUDED;
  trial->now = MAX (dr_interval_width (loss.at_risk), dr_interval_width (loss.newly_excluded));

  for (guint p = 0; p < figures->n_places; p++)
    if (is_in_play (figures, trial->option, row->group, p))
      {
        int prerequisite = figures->prerequisite[figures->channel[p]];

        channels[figures->channel[p]] = TRUE;
        if (prerequisite != DR_NO_INDEX)
          prerequisites[prerequisite] = TRUE;
      }

  for (guint c = 0; c < figures->n_channels; c++)
    if (channels[c])
      try_figure (trial, DR_TARGET_CHANNEL, c, &row->channel[c]);
  for (guint q = 0; q < figures->n_prerequisites; q++)
    if (prerequisites[q])
      try_figure (trial, DR_TARGET_PREREQUISITE, q, &row->prerequisite[q]);
  try_places (trial);
}

/* Larger gains first; rows are made in document order and stay in it where gains are equal. */
static int
compare_gain (gconstpointer a,
              gconstpointer b,
              gpointer      data)
{
  double gain_a = ((const DrSettle *) a)->gain;
  double gain_b = ((const DrSettle *) b)->gain;

  return (gain_a < gain_b) - (gain_a > gain_b);
}

/**
 * dr_settle_new:
 * @figures: figures
 * @option: index of the assessment's options: the chosen one
 * @arena: where the list goes
 *
 * For every figure of the option's review whose range has width, missing ones, prerequisites and mitigations included:
 * how many people the range of newly excluded (or at risk, where that is wider now) would narrow by on average, were
 * the figure known. Groups whose size is not known are left out.
 *
 * Returns: (transfer none): the figures by gain
 */
DrSettleList
dr_settle_new (const DrAccessFigures *figures,
               guint                  option,
               DrArena               *arena)
{
  g_autoptr (DrArena) scratch = dr_arena_new ();
  DrSettleList list = { NULL, 0 };
  DrReachRow row;
  Trial trial = { &list, &row, option, 0.0, WIDTH_NEWLY_EXCLUDED, 0.0 };

  list.items = dr_arena_array0 (arena, DrSettle,
                                figures->n_groups
                                  * (figures->n_channels + figures->n_prerequisites + figures->n_places));
  dr_reach_row_init (&row, figures, scratch);
  for (guint g = 0; g < figures->n_groups; g++)
    {
      if (!dr_is_known (figures->people[g]))
        continue;
      trial.people = figures->people[g];
      dr_reach_row_load (&row, g);
      settle_group (&trial);
    }

  /* g_qsort_with_data() is stable. */
  if (list.n > 0)
    g_qsort_with_data (list.items, (int) list.n, sizeof (DrSettle), compare_gain, NULL);

  return list;
}

/**
 * dr_settle_target:
 * @figures: figures
 * @settle: a row
 * @arena: where the text goes
 *
 * Returns: (transfer none): "channel:id", "prerequisite:id" or "point:id"; a mitigation is named by its action's id
 */
const char *
dr_settle_target (const DrAccessFigures *figures,
                  const DrSettle        *settle,
                  DrArena               *arena)
{
  const char *kind = "point";
  const char *id;
  char *text;

  if (settle->target == DR_TARGET_CHANNEL)
    {
      kind = "channel";
      id = figures->evidence->channels[settle->index].id;
    }
  else if (settle->target == DR_TARGET_PREREQUISITE)
    {
      kind = "prerequisite";
      id = figures->evidence->prerequisites[settle->index].id;
    }
  else if (settle->index < figures->n_points)
    id = figures->assessment->points[settle->index].id;
  else
    id = figures->assessment->actions[figures->mitigation_action[settle->index - figures->n_points]].id;

  text = dr_arena_alloc0 (arena, strlen (kind) + strlen (id) + 2);
  g_snprintf (text, strlen (kind) + strlen (id) + 2, "%s:%s", kind, id);

  return text;
}
