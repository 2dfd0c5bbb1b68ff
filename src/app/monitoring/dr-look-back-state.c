#include "dr-look-back-state.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-group-words.h"
#include "dr-names.h"
#include "dr-prediction.h"

/* Groups of whom nothing was predicted that are named before it is said how many more. */
#define NAMED 6

/* What the access review predicts, by its name in the format. Those in people stand beside their share. */
static const DrChoice quantities[] = {
  { "newly_excluded", N_("Share with no way left") },
  { "newly_excluded_people", N_("People with no way left") },
  { "at_risk", N_("Share at risk of losing their way") },
  { "at_risk_people", N_("People at risk of losing their way") },
  { "excluded_after", N_("Share without any way afterwards") },
  { "displaced", N_("Share whose main way is withdrawn") },
  { "restricted", N_("Share whose main way is reduced or moved") },
  { "affected", N_("Share whose main way is withdrawn, reduced or moved") },
};

/**
 * dr_look_back_quantities:
 * @n: (out): how many there are
 *
 * Returns: (transfer none): what a measure can be held against, with titles that are to be translated
 */
const DrChoice *
dr_look_back_quantities (guint *n)
{
  *n = G_N_ELEMENTS (quantities);

  return quantities;
}

/**
 * dr_look_back_verdict_label:
 * @verdict: a verdict
 *
 * Returns: (transfer none): it, in words
 */
const char *
dr_look_back_verdict_label (DrLookBackVerdict verdict)
{
  static const char * const labels[] = {
    [DR_LOOK_BACK_NOT_KNOWN] = N_("Not yet known"),
    [DR_LOOK_BACK_AS_PREDICTED] = N_("As predicted"),
    [DR_LOOK_BACK_MORE] = N_("More than predicted"),
    [DR_LOOK_BACK_LESS] = N_("Less than predicted"),
    [DR_LOOK_BACK_NOT_PREDICTED] = N_("Nothing was predicted"),
  };

  return _(labels[verdict]);
}

static const char *
keep (DrArena *arena,
      char    *text)   /* (transfer full) */
{
  g_autofree char *owned = text;

  return dr_arena_strdup (arena, owned);
}

static char *
format_value (double   value,
              gboolean share)
{
  return share ? dr_format_share (value) : dr_format_count (value);
}

/* What was measured, when, and of how many. */
static const char *
tell_result (DrArena               *arena,
             const DrMeasureResult *result,
             gboolean               share)
{
  g_autofree char *value = format_value (result->value, share);
  g_autofree char *period = dr_format_date (result->period);

  if (result->n == 0)
    /* Translators: a figure and when it was measured */
    return keep (arena, g_strdup_printf (_("%1$s (%2$s)"), value, period));

  /* Translators: a figure, when it was measured, and how many were asked */
  return keep (arena, g_strdup_printf (_("%1$s (%2$s, n = %3$u)"), value, period, result->n));
}

/* Of all measures that are held against the quantity. */
static const DrMeasureResult *
find_actual (const DrAssessment *assessment,
             const char         *quantity,
             int                 group)
{
  const DrMeasureResult *latest = NULL;

  for (guint m = 0; m < assessment->n_measures; m++)
    {
      const DrMeasureResult *result = g_strcmp0 (assessment->measures[m].quantity, quantity) == 0
                                        ? dr_measure_latest (&assessment->measures[m], group)
                                        : NULL;

      if (result != NULL && (latest == NULL || dr_date_compare (result->period, latest->period) >= 0))
        latest = result;
    }

  return latest;
}

static DrLookBackVerdict
judge (const DrPrediction    *prediction,
       const DrMeasureResult *actual)
{
  if (actual == NULL)
    return DR_LOOK_BACK_NOT_KNOWN;
  if (!prediction->known)
    return DR_LOOK_BACK_NOT_PREDICTED;
  if (actual->value > prediction->predicted.hi)
    return DR_LOOK_BACK_MORE;

  return actual->value < prediction->predicted.lo ? DR_LOOK_BACK_LESS : DR_LOOK_BACK_AS_PREDICTED;
}

static const char *
tell_prediction (DrArena            *arena,
                 const DrPrediction *prediction)
{
  if (!prediction->known)
    return keep (arena, g_strdup (_("not known")));
  if (prediction->people)
    return keep (arena, dr_format_people ((DrPeople) { TRUE, (gint64) prediction->predicted.lo,
                                                       (gint64) prediction->predicted.hi }));

  return keep (arena, dr_format_interval (prediction->predicted));
}

static void
count (DrLookBackFacts   *facts,
       DrLookBackVerdict  verdict)
{
  facts->n_as_predicted += verdict == DR_LOOK_BACK_AS_PREDICTED;
  facts->n_more += verdict == DR_LOOK_BACK_MORE;
  facts->n_less += verdict == DR_LOOK_BACK_LESS;
}

/* One group: what was predicted for it to happen, and what was measured of it. Returns whether there is anything. */
static gboolean
fill_group (DrLookBackState *self,
            const DrCheck   *check,
            guint            group,
            DrLookBackPart  *part)
{
  const DrGroupReview *review = dr_access_review_get (check->review, (guint) check->assessment->chosen, group);
  DrLookBackRow *rows = dr_arena_array0 (self->arena, DrLookBackRow, G_N_ELEMENTS (quantities));
  const DrMeasureResult *actuals[G_N_ELEMENTS (quantities)];

  *part = (DrLookBackPart) { .title = dr_arena_strdup (self->arena, check->evidence->groups[group].name), .rows = rows };
  for (guint q = 0; q < G_N_ELEMENTS (quantities); q++)
    actuals[q] = find_actual (check->assessment, quantities[q].value, (int) group);

  for (guint q = 0; q < G_N_ELEMENTS (quantities); q++)
    {
      DrPrediction prediction = { 0 };
      DrLookBackRow *row = &rows[part->n_rows];

      prediction.known = dr_prediction_of (review, quantities[q].value, &prediction);
      if (actuals[q] == NULL
          && (prediction.people || !prediction.known || !(prediction.predicted.hi > 0)
              /* measured in people: the share says the same */
              || (q + 1 < G_N_ELEMENTS (quantities) && g_str_has_suffix (quantities[q + 1].value, "_people")
                  && actuals[q + 1] != NULL)))
        continue;
      row->title = _(quantities[q].title);
      row->expected = tell_prediction (self->arena, &prediction);
      row->actual = actuals[q] != NULL ? tell_result (self->arena, actuals[q], !prediction.people) : NULL;
      row->verdict = judge (&prediction, actuals[q]);
      count (&self->facts, row->verdict);
      part->n_known += row->actual != NULL;
      part->n_rows++;
    }

  return part->n_rows > 0;
}

/* Groups that were measured come first; otherwise as the evidence has them. */
static void
fill_groups (DrLookBackState *self,
             const DrCheck   *check)
{
  guint n = check->evidence->n_groups;
  DrLookBackPart *parts = dr_arena_array0 (self->arena, DrLookBackPart, n);
  DrLookBackPart *sorted = dr_arena_array0 (self->arena, DrLookBackPart, n);
  g_autofree const char **none = g_new0 (const char *, n + 1);
  guint n_parts = 0;
  guint n_none = 0;

  for (guint group = 0; group < n; group++)
    if (fill_group (self, check, group, &parts[n_parts]))
      n_parts++;
    else
      none[n_none++] = check->evidence->groups[group].name;
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < n_parts; i++)
      if ((parts[i].n_known > 0) == (pass == 0))
        sorted[self->n_groups++] = parts[i];
  self->groups = sorted;

  if (n_none > 0 && n_parts > 0)
    {
      g_autofree char *names = dr_group_words (none, n_none, NAMED);

      /* Translators: %s are groups of people */
      self->unaffected = keep (self->arena, g_strdup_printf (_("Nothing was predicted to change for: %s."), names));
    }
}

/* A target below today's figure is to be reached from above. Where it is today's figure, or that is not known, it is for
 * people to say which way is the wrong one. */
static gboolean
is_missed (const DrMeasure *measure,
           double           value)
{
  if (isnan (measure->target) || isnan (measure->baseline) || measure->target == measure->baseline)
    return FALSE;

  return measure->target < measure->baseline ? value > measure->target : value < measure->target;
}

static const char *
tell_target (DrArena         *arena,
             const DrMeasure *measure,
             gboolean         share)
{
  g_autofree char *target = NULL;
  g_autofree char *baseline = NULL;

  if (measure->target_tba)
    return dr_arena_strdup (arena, _("to be announced"));
  if (isnan (measure->target))
    return dr_arena_strdup (arena, _("no target"));
  target = format_value (measure->target, share);
  if (isnan (measure->baseline))
    return dr_arena_strdup (arena, target);
  baseline = format_value (measure->baseline, share);

  /* Translators: a target, and what the figure was before the change */
  return keep (arena, g_strdup_printf (_("%1$s, from %2$s"), target, baseline));
}

static void
fill_measure (DrLookBackState *self,
              const DrCheck   *check,
              const DrMeasure *measure,
              DrLookBackPart  *part)
{
  gboolean share = g_strcmp0 (measure->unit, "share") == 0
                   || (measure->quantity != NULL && !g_str_has_suffix (measure->quantity, "_people"));
  guint n = check->evidence->n_groups;
  DrLookBackRow *rows = dr_arena_array0 (self->arena, DrLookBackRow, MAX (n, 1));

  g_autofree const char **open = g_new0 (const char *, n + 1);
  guint n_open = 0;

  *part = (DrLookBackPart) { .title = dr_arena_strdup (self->arena, measure->name), .rows = rows };
  for (guint group = 0; group < n; group++)
    {
      const DrMeasureResult *result = dr_measure_latest (measure, (int) group);
      gboolean asked = FALSE;

      for (guint i = 0; i < measure->groups.n; i++)
        asked = asked || measure->groups.items[i] == (int) group;
      if (result == NULL)
        {
          if (asked)
            open[n_open++] = check->evidence->groups[group].name;
          continue;
        }
      rows[part->n_rows].title = dr_arena_strdup (self->arena, check->evidence->groups[group].name);
      rows[part->n_rows].expected = tell_target (self->arena, measure, share);
      rows[part->n_rows].actual = tell_result (self->arena, result, share);
      rows[part->n_rows].verdict = DR_LOOK_BACK_NOT_PREDICTED;
      self->facts.n_missed += is_missed (measure, result->value);
      part->n_known++;
      part->n_rows++;
    }
  if (n_open > 0)
    {
      g_autofree char *names = dr_group_words (open, n_open, NAMED);
      const char *target = tell_target (self->arena, measure, share);

      /* Translators: %1$s is a target, %2$s are groups of people */
      part->open = keep (self->arena, g_strdup_printf (_("Target: %1$s. Not yet known for: %2$s."), target, names));
    }
  self->facts.n_without_result += measure->n_results == 0;
  self->facts.n_to_be_announced += measure->target_tba;
}

static void
fill_measures (DrLookBackState *self,
               const DrCheck   *check)
{
  const DrAssessment *assessment = check->assessment;
  DrLookBackPart *parts = dr_arena_array0 (self->arena, DrLookBackPart, MAX (assessment->n_measures, 1));

  for (guint m = 0; m < assessment->n_measures; m++)
    {
      fill_measure (self, check, &assessment->measures[m], &parts[self->n_measures]);
      if (parts[self->n_measures].n_rows > 0 || parts[self->n_measures].open != NULL)
        self->n_measures++;
    }
  self->measures = parts;
  self->facts.n_measures = assessment->n_measures;
}

static int
find_channel (const DrEvidence *evidence,
              const char       *id)
{
  for (guint i = 0; i < evidence->n_channels; i++)
    if (strcmp (evidence->channels[i].id, id) == 0)
      return (int) i;

  return DR_NO_INDEX;
}

static int
find_service (const DrEvidence *evidence,
              const char       *id)
{
  for (guint i = 0; i < evidence->n_services; i++)
    if (strcmp (evidence->services[i].id, id) == 0)
      return (int) i;

  return DR_NO_INDEX;
}

/* The newest share that the service said people came by the channel with; where several are as new, the last. */
static const DrChannelShare *
find_share (const DrAssessment *assessment,
            guint               channel)
{
  const DrChannelShare *latest = NULL;

  for (guint i = 0; i < assessment->n_channel_shares; i++)
    if (assessment->channel_shares[i].channel == (int) channel
        && (latest == NULL || dr_date_compare (assessment->channel_shares[i].period, latest->period) >= 0))
      latest = &assessment->channel_shares[i];

  return latest;
}

/* What was aimed at, and what was expected where that is known. */
static const char *
tell_aim (DrArena            *arena,
          const DrChannelMix *aim,
          const DrChannelMix *expected,
          guint               channel)
{
  gboolean is_expected = expected->present && expected->stated[channel];
  g_autofree char *target = aim->present && aim->stated[channel] ? dr_format_interval (aim->share[channel])
                                                                 : g_strdup (_("none"));
  g_autofree char *share = is_expected ? dr_format_interval (expected->share[channel]) : NULL;

  if (!is_expected)
    return dr_arena_strdup (arena, target);

  /* Translators: %1$s is a target, %2$s a share that was expected */
  return keep (arena, g_strdup_printf (_("%1$s, with %2$s expected"), target, share));
}

/* The evidence's actual mix of the service, from the day of the change on. (nullable) */
static const DrChannelMix *
find_evidence_mix (const DrCheck    *check,
                   const DrEvidence *latest,
                   DrArena          *arena)
{
  DrDate effective = check->assessment->effective;
  int service = latest != NULL && check->assessment->service != DR_NO_INDEX
                  ? find_service (latest, check->evidence->services[check->assessment->service].id)
                  : DR_NO_INDEX;
  const DrChannelMix *actual;

  if (service == DR_NO_INDEX)
    return NULL;
  actual = &dr_channel_mixes_new (latest, service, NULL, arena)->mixes[DR_MIX_ACTUAL];

  return actual->present && (!dr_date_is_set (effective) || dr_date_compare (actual->period, effective) >= 0) ? actual : NULL;
}

/* What the service's manager entered, or what the evidence has since, whichever is newer. */
static const char *
tell_share (DrArena              *arena,
            const DrChannelShare *own,     /* (nullable) */
            const DrChannelMix   *actual,  /* (nullable) */
            int                   now)     /* index of the channel there; %DR_NO_INDEX: none */
{
  gboolean known = actual != NULL && now != DR_NO_INDEX && actual->stated[now];
  g_autofree char *share = NULL;
  g_autofree char *period = NULL;

  if (own == NULL && !known)
    return NULL;
  if (own != NULL && (!known || dr_date_compare (own->period, actual->period) >= 0))
    {
      share = dr_format_share (own->share);
      period = dr_format_date (own->period);
    }
  else
    {
      share = dr_format_interval (actual->share[now]);
      period = dr_format_date (actual->period);
    }

  return keep (arena, g_strdup_printf (_("%1$s (%2$s)"), share, period));
}

/* By which channels people were to come, beside how they came. */
static void
fill_mix (DrLookBackState  *self,
          const DrCheck    *check,
          const DrEvidence *latest)
{
  const DrChannelMix *aim = &check->mixes->mixes[DR_MIX_TARGET];
  const DrChannelMix *expected = &check->mixes->mixes[DR_MIX_EXPECTED];
  const DrChannelMix *actual = find_evidence_mix (check, latest, self->arena);
  DrLookBackPart *part = dr_arena_array0 (self->arena, DrLookBackPart, 1);
  DrLookBackRow *rows = dr_arena_array0 (self->arena, DrLookBackRow, check->evidence->n_channels);

  *part = (DrLookBackPart) { .title = dr_arena_strdup (self->arena, _("How people come")), .rows = rows };
  for (guint c = 0; c < check->evidence->n_channels; c++)
    {
      const DrChannelShare *own = find_share (check->assessment, c);
      DrLookBackRow *row = &rows[part->n_rows];

      if (own == NULL && !(aim->present && aim->stated[c]))
        continue;
      row->title = dr_arena_strdup (self->arena, check->evidence->channels[c].name);
      row->expected = tell_aim (self->arena, aim, expected, c);
      row->actual = tell_share (self->arena, own, actual,
                                latest != NULL ? find_channel (latest, check->evidence->channels[c].id) : DR_NO_INDEX);
      row->verdict = row->actual != NULL ? DR_LOOK_BACK_NOT_PREDICTED : DR_LOOK_BACK_NOT_KNOWN;
      part->n_known += row->actual != NULL;
      part->n_rows++;
    }
  if (part->n_rows > 0)
    self->mix = part;
}

static void
count_actions (DrLookBackState *self,
               const DrCheck   *check,
               DrDate           today)
{
  for (guint i = 0; i < check->assessment->n_actions; i++)
    {
      const DrAction *action = &check->assessment->actions[i];
      gboolean open = action->status == DR_ACTION_OPEN;

      self->facts.n_open_actions += open;
      self->facts.n_overdue_actions += open && dr_date_is_set (action->due) && dr_date_compare (action->due, today) < 0;
    }
}

/**
 * dr_look_back_state_new:
 * @check: of a version that was approved, with the results entered so far
 * @latest: (nullable): the latest edition of the evidence, for the actual channel mix
 * @moved: whether the register says that evidence has moved under it
 * @today: what is overdue is so today
 *
 * Returns: (transfer full): everything predicted or aimed for beside what was measured
 */
DrLookBackState *
dr_look_back_state_new (const DrCheck    *check,
                        const DrEvidence *latest,
                        gboolean          moved,
                        DrDate            today)
{
  DrLookBackState *self = g_new0 (DrLookBackState, 1);

  self->arena = dr_arena_new ();
  self->facts.moved = moved;
  if (check->assessment->chosen != DR_NO_INDEX)
    {
      fill_groups (self, check);
      fill_mix (self, check, latest);
    }
  fill_measures (self, check);
  count_actions (self, check, today);

  return self;
}

/**
 * dr_look_back_state_free:
 * @self: (transfer full) (nullable): what is shown
 */
void
dr_look_back_state_free (DrLookBackState *self)
{
  if (self == NULL)
    return;

  dr_arena_free (self->arena);
  g_free (self);
}
