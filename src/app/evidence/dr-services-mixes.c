/* The channel mixes of a service: how they differ, and what could become digital. */
#include "dr-services-private.h"

#include <glib/gi18n-lib.h>

#include "dr-contacts.h"
#include "dr-mix-state.h"
#include "dr-names.h"

/* Points of a hundred with one decimal at most, and a sign. */
static char *
format_points (double share)
{
  double points = round (share * 1000.0) / 10.0;
  g_autofree char *number = g_strdup_printf (fabs (points) == round (fabs (points)) ? "%.0f" : "%.1f", fabs (points));

  return g_strdup_printf ("%s%s", points < 0.0 ? "−" : points > 0.0 ? "+" : "", number);
}

static char *
format_difference (DrInterval difference)
{
  g_autofree char *lo = format_points (difference.lo);
  g_autofree char *hi = format_points (difference.hi);

  if (g_str_equal (lo, hi))
    return g_steal_pointer (&lo);

  /* Translators: the lower and upper end of a range of points */
  return g_strdup_printf (_("%1$s to %2$s"), lo, hi);
}

static void
add_difference (GString    *text,
                const char *name,
                DrInterval  difference)
{
  g_autofree char *points = format_difference (difference);

  /* Translators: a channel and a difference in points: "Website +18" */
  g_string_append_printf (text, _("%1$s%2$s %3$s"), text->len > 0 ? ", " : "", name, points);
}

/* (transfer full): points by channel, the digital shares, and how many contacts would have to move. */
static char *
describe_gap (const DrEvidence *evidence,
              const DrMixGap   *gap)
{
  g_autoptr (GString) points = g_string_new (NULL);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint c = 0; c < evidence->n_channels; c++)
    if (gap->compared[c])
      add_difference (points, evidence->channels[c].name, gap->difference[c]);
  if (gap->has_other)
    add_difference (points, _("Other"), gap->other);
  g_string_append_printf (text, _("In points: %s."), points->str);
  if (gap->has_digital_a && gap->has_digital_b)
    {
      guint decimals = dr_interval_decimals ((DrInterval) { gap->digital_a, gap->digital_b });
      g_autofree char *a = dr_format_share_with (gap->digital_a, decimals);
      g_autofree char *b = dr_format_share_with (gap->digital_b, decimals);

      g_string_append_c (text, ' ');
      g_string_append_printf (text, _("Digital: %1$s against %2$s."), a, b);
    }
  if (gap->has_dissimilarity)
    {
      g_autofree char *share = dr_format_share (gap->dissimilarity);

      g_string_append_c (text, ' ');
      g_string_append_printf (text, _("%1$s of contacts would have to come another way for the two to agree (index %2$.2f)."),
                              share, gap->dissimilarity);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_gaps (DrServiceState       *self,
          const DrEvidence     *evidence,
          const DrChannelMixes *mixes)
{
  DrServiceLine *lines = dr_arena_array0 (self->arena, DrServiceLine, mixes->n_gaps);
  guint known = 0;

  for (guint i = 0; i < mixes->n_gaps; i++)
    {
      const DrMixGap *gap = &mixes->gaps[i];

      /* Translators: two kinds of channel mix: "Expected against Preferred" */
      lines[i].title = dr_service_keep (self, g_strdup_printf (_("%1$s against %2$s"), dr_mix_kind_label (gap->a),
                                                               dr_mix_kind_label (gap->b)));
      lines[i].detail = dr_service_keep (self, describe_gap (evidence, gap));
    }
  self->gaps = lines;
  self->n_gaps = mixes->n_gaps;
  for (guint i = 0; i < DR_N_MIX_KINDS; i++)
    known += mixes->mixes[i].present;
  if (mixes->n_gaps == 0 && known > 1)
    self->no_gaps = _("No two of them are of the same period or marked as comparable, so they are not compared.");
}

static void
add_origins (DrServiceState       *self,
             const DrEvidence     *evidence,
             const DrChannelMixes *mixes)
{
  DrServiceLine *lines = dr_arena_array0 (self->arena, DrServiceLine, DR_N_MIX_KINDS);

  for (guint i = 0; i < DR_N_MIX_KINDS; i++)
    {
      const DrChannelMix *mix = &mixes->mixes[i];
      g_autofree char *period = dr_format_date (mix->period);
      const DrMix *stated = mix->present && mix->mix != DR_NO_INDEX ? &evidence->mixes[mix->mix] : NULL;
      const char *detail;

      if (!mix->present)
        detail = i == DR_MIX_TARGET ? _("Not set") : _("Not known");
      else if (stated == NULL && i == DR_MIX_TARGET)
        detail = _("The service’s own targets");
      else if (stated == NULL)
        detail = dr_service_keep (self, g_strdup_printf (_("%s, computed from who the customers are and by which channels such "
                                                           "people make contact"), period));
      else
        /* Translators: a date; the title of a source; whose mix it is */
        detail = dr_service_keep (self, g_strdup_printf (_("%1$s, %2$s (%3$s)"), period,
                                                         evidence->sources[stated->source].title,
                                                         stated->service != DR_NO_INDEX ? _("of this service")
                                                                                        : _("of the whole district")));
      lines[i].title = dr_mix_kind_label ((DrMixKind) i);
      lines[i].detail = detail;
    }
  self->origins = lines;
  self->n_origins = DR_N_MIX_KINDS;
}

static const DrMixGap *
find_gap (const DrChannelMixes *mixes,
          DrMixKind             a,
          DrMixKind             b)
{
  for (guint i = 0; i < mixes->n_gaps; i++)
    if (mixes->gaps[i].a == a && mixes->gaps[i].b == b)
      return &mixes->gaps[i];

  return NULL;
}

/* All contacts of the latest year counted; DR_UNKNOWN where that is not of every channel. */
static double
count_all (const DrEvidence *evidence,
           int               service,
           guint            *year)
{
  double sum = 0.0;
  guint n = 0;

  *year = dr_contacts_year (&evidence->services[service]);
  for (guint i = 0; *year > 0 && i < evidence->n_channels; i++)
    {
      gboolean offered = FALSE;

      for (guint p = 0; p < evidence->n_points && !offered; p++)
        offered = evidence->points[p].service == service && evidence->points[p].channel == (int) i;
      if (offered || dr_is_known (dr_service_contacts (evidence, service, (int) i, *year)))
        {
          sum += dr_service_contacts (evidence, service, (int) i, *year);   /* unknown once one is */
          n++;
        }
    }

  return n > 0 ? sum : DR_UNKNOWN;
}

/* Why a mix's digital share cannot be laid beside the actual one. */
static const char *
why_not (const DrChannelMixes *mixes,
         DrMixKind             from,
         const DrMixGap       *gap)
{
  if (!mixes->mixes[DR_MIX_ACTUAL].present)
    return _("Cannot be said: the actual mix is not known.");
  if (!mixes->mixes[from].present)
    return from == DR_MIX_EXPECTED ? _("Cannot be said: the expected mix is not known.")
                                   : _("Cannot be said: nobody has asked which way people prefer.");
  if (gap == NULL)
    return _("Cannot be said: the two mixes are of different periods, and not marked as comparable.");

  return _("Cannot be said: one of the two mixes does not say, or not exactly, what share comes by digital channels.");
}

/* Digital shift potential, following `mix` on the command line: the digital share of the expected, or the preferred, mix
 * less that of the actual one, in points of all contacts, as DrMixGap has them (so only of mixes of one period or marked
 * comparable, and where both digital shares are single values). Of the contacts of the latest year counted of every
 * channel, that share is the contacts a year that would become digital. Below zero there is none. It says what could be,
 * never that it should. */
static const char *
describe_shift (DrServiceState       *self,
                const DrEvidence     *evidence,
                int                   service,
                const DrChannelMixes *mixes,
                DrMixKind             from)
{
  const DrMixGap *gap = find_gap (mixes, from, DR_MIX_ACTUAL);
  g_autofree char *a = NULL;
  g_autofree char *b = NULL;
  g_autofree char *points = NULL;
  double shift;
  double all;
  guint decimals;
  guint year = 0;

  if (gap == NULL || !gap->has_digital_a || !gap->has_digital_b)
    return why_not (mixes, from, gap);

  shift = gap->digital_a - gap->digital_b;
  decimals = dr_interval_decimals ((DrInterval) { gap->digital_a, gap->digital_b });
  a = dr_format_share_with (gap->digital_a, decimals);
  b = dr_format_share_with (gap->digital_b, decimals);
  points = format_points (shift);
  if (shift <= 0.0)
    return dr_service_keep (self, g_strdup_printf (_("None: %1$s of contacts would be digital, and %2$s already are (%3$s points)."),
                                                   a, b, points));

  all = count_all (evidence, service, &year);
  if (!dr_is_known (all))
    return dr_service_keep (self, g_strdup_printf (_("%1$s points: %2$s of contacts would be digital, %3$s are. How many contacts "
                                                     "that is a year is not known: not every channel is counted."),
                                                   points, a, b));
  {
    g_autofree char *contacts = dr_format_whole ((gint64) round (shift * all));
    g_autofree char *total = dr_format_whole ((gint64) round (all));

    return dr_service_keep (self, g_strdup_printf (_("%1$s points: %2$s of contacts would be digital, %3$s are. That is about "
                                                     "%4$s of the %5$s contacts of %6$u."),
                                                   points, a, b, contacts, total, year));
  }
}

/* dr_services_brief_shift(): (nullable): the shift from the actual to the expected mix in a few words. */
const char *
dr_services_brief_shift (const DrEvidence *evidence,
                         int               service,
                         DrArena          *arena)
{
  const DrChannelMixes *mixes = dr_channel_mixes_new (evidence, service, NULL, arena);
  const DrMixGap *gap = find_gap (mixes, DR_MIX_EXPECTED, DR_MIX_ACTUAL);
  g_autofree char *points = NULL;
  g_autofree char *text = NULL;

  if (gap == NULL || !gap->has_digital_a || !gap->has_digital_b || gap->digital_a <= gap->digital_b)
    return NULL;
  points = format_points (gap->digital_a - gap->digital_b);
  /* Translators: points of a hundred, with a plus: what could become digital by what is expected */
  text = g_strdup_printf (_("digital shift potential %s points"), points);

  return dr_arena_strdup (arena, text);
}

/* dr_service_add_mixes(): what the page shows of the channel mixes of the service. */
void
dr_service_add_mixes (DrServiceState   *self,
                      const DrEvidence *evidence,
                      int               service)
{
  const DrChannelMixes *mixes = dr_channel_mixes_new (evidence, service, NULL, self->arena);
  DrServiceLine *shift = dr_arena_array0 (self->arena, DrServiceLine, 2);

  dr_mix_state_fill (evidence, mixes, self->arena, &self->mixes);
  add_origins (self, evidence, mixes);
  add_gaps (self, evidence, mixes);
  shift[0] = (DrServiceLine) { _("Expected less actual"),
                               describe_shift (self, evidence, service, mixes, DR_MIX_EXPECTED) };
  shift[1] = (DrServiceLine) { _("Preferred less actual"),
                               describe_shift (self, evidence, service, mixes, DR_MIX_PREFERRED) };
  self->shift = shift;
  self->n_shift = 2;
}
