#include "dr-satisfaction-cells.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "dr-names.h"

/* Where no rulebook says. */
#define USUAL_BASE 100

/**
 * dr_satisfaction_share:
 * @value: a result
 * @unit: (nullable): its unit
 *
 * Returns: the share of favourable answers; DR_UNKNOWN where the value is in some other unit
 */
double
dr_satisfaction_share (double      value,
                       const char *unit)
{
  if (g_strcmp0 (unit, "%") == 0 && value >= 0.0 && value <= 100.0)
    return value / 100.0;
  if (value >= 0.0 && value <= 1.0)
    return value;

  return DR_UNKNOWN;
}

/**
 * dr_satisfaction_add:
 * @self: results so far
 * @share: of favourable answers, 0..1
 * @n: answers; 0: not given
 */
void
dr_satisfaction_add (DrSatisfaction *self,
                     double          share,
                     guint           n)
{
  self->results++;
  if (n == 0)
    {
      self->without++;
      self->only = share;
      return;
    }
  self->favourable += share * n;
  self->n += n;
}

/**
 * dr_satisfaction_cell_new:
 * @self: results
 * @min_base: answers below which a result is marked
 * @arena: where its texts go
 *
 * Several results without their numbers of answers cannot be put together.
 *
 * Returns: the cell
 */
DrHeatCell
dr_satisfaction_cell_new (const DrSatisfaction *self,
                          guint                 min_base,
                          DrArena              *arena)
{
  DrHeatCell cell = { .value = DR_UNKNOWN };
  g_autofree char *n = dr_format_whole (self->n);
  g_autofree char *share = NULL;
  g_autofree char *range = NULL;
  g_autofree char *detail = NULL;
  g_autofree char *spoken = NULL;

  if (self->results == 0)
    cell.spoken = _("not asked, or not given");
  else if (self->n == 0 && self->without == 1)
    {
      share = dr_format_share_whole (self->only);
      spoken = g_strdup_printf (_("%s favourable, number of answers not given"), share);
      cell.value = self->only;
      cell.detail = _("n not given");
      cell.mark = TRUE;
      cell.spoken = dr_arena_strdup (arena, spoken);
    }
  else if (self->n == 0)
    cell.spoken = _("several results whose numbers of answers are not given: they cannot be put together");
  else
    {
      double value = self->favourable / self->n;
      DrInterval interval = dr_interval_wilson (value, self->n);

      interval = (DrInterval) { round (interval.lo * 100.0) / 100.0, round (interval.hi * 100.0) / 100.0 };
      share = dr_format_share_whole (value);
      range = dr_format_interval (interval);
      detail = g_strdup_printf (_("%1$.0f–%2$.0f · %3$s"), interval.lo * 100.0, interval.hi * 100.0, n);
      spoken = g_strdup_printf (ngettext ("%1$s favourable, of %2$s answer; 95 %% sure: %3$s",
                                          "%1$s favourable, of %2$s answers; 95 %% sure: %3$s", self->n), share, n, range);
      cell.value = value;
      cell.detail = dr_arena_strdup (arena, detail);
      cell.mark = self->n < min_base || self->without > 0;
      cell.spoken = dr_arena_strdup (arena, spoken);
    }

  return cell;
}

/**
 * dr_satisfaction_mark_text:
 * @min_base: answers below which a result is marked
 *
 * Returns: (transfer full): what the mark says
 */
char *
dr_satisfaction_mark_text (guint min_base)
{
  return g_strdup_printf (_("fewer than %u answers, or some result does not say how many"), min_base);
}

/**
 * dr_satisfaction_min_base:
 * @rulebook: (nullable): a rulebook
 *
 * Returns: answers below which a result is marked: EVD-04's least number
 */
guint
dr_satisfaction_min_base (const DrRulebook *rulebook)
{
  for (guint i = 0; rulebook != NULL && i < rulebook->n_rules; i++)
    for (guint k = 0; strcmp (rulebook->rules[i].id, "EVD-04") == 0 && k < rulebook->rules[i].n_parameters; k++)
      if (strcmp (rulebook->rules[i].parameters[k].id, "min_base") == 0)
        return (guint) CLAMP (lround (rulebook->rules[i].parameters[k].value), 1, 100000);

  return USUAL_BASE;
}
