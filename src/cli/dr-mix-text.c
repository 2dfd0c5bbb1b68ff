#include "dr-mix-text.h"

#include <glib/gi18n-lib.h>

#include "dr-names.h"
#include "dr-text.h"

#define CHANNEL_WIDTH 26
#define KIND_WIDTH 11
#define SHARE_WIDTH 18
#define BAR_WIDTH 40

#define POINTS_WIDTH 20
#define HALF_BAR 20
#define POINTS_PER_CELL 2.5   /* 50 points each way */

static const char *
kind_label (DrMixKind kind)
{
  static const char * const labels[DR_N_MIX_KINDS] = {
    [DR_MIX_EXPECTED] = N_("expected"),
    [DR_MIX_PREFERRED] = N_("preferred"),
    [DR_MIX_ACTUAL] = N_("actual"),
    [DR_MIX_TARGET] = N_("target"),
  };

  return _(labels[kind]);
}

static void
add_head (GString           *out,
          const DrMixReport *self)
{
  const DrEvidence *evidence = self->evidence;
  const DrArea *area = &evidence->areas[evidence->area];
  g_autofree char *of = self->service != DR_NO_INDEX
                          ? g_strdup_printf (_("Channel mix of %1$s, %2$s"), evidence->services[self->service].name,
                                             evidence->council)
                          : g_strdup_printf (_("Channel mix of %1$s (%2$s)"), area->name, area->id);
  g_autofree char *from = g_strdup_printf (_("Evidence: %1$s, version %2$s"), evidence->id, evidence->version);

  dr_text_paragraph (out, "", "  ", of);
  dr_text_paragraph (out, "", "  ", from);
}

static char *
describe_origin (const DrMixReport  *self,
                 DrMixKind           kind,
                 const DrChannelMix *mix)
{
  const DrEvidence *evidence = self->evidence;
  g_autofree char *period = dr_format_date (mix->period);

  if (!mix->present)
    return g_strdup (_("not known"));
  if (mix->mix == DR_NO_INDEX && kind == DR_MIX_TARGET)
    return g_strdup_printf (_("the targets of the option “%s”"), self->option);
  if (mix->mix == DR_NO_INDEX)
    return g_strdup_printf (_("%s, computed from who the customers are and by which channels such people make contact"),
                            period);

  return g_strdup_printf ("%s, %s. %s.", period,
                          mix->complete ? _("other ways in make up the rest") : _("not of every channel"),
                          evidence->sources[evidence->mixes[mix->mix].source].title);
}

static void
add_origins (GString           *out,
             const DrMixReport *self)
{
  dr_text_heading (out, _("Where they come from"));
  for (guint kind = 0; kind < DR_N_MIX_KINDS; kind++)
    {
      g_autoptr (GString) head = g_string_new ("  ");
      g_autofree char *origin = describe_origin (self, kind, &self->mixes->mixes[kind]);

      dr_text_cell (head, kind_label (kind), KIND_WIDTH, DR_ALIGN_LEFT);
      dr_text_paragraph (out, head->str, "             ", origin);
    }
}

/* One mix's share of one channel, with its bar; the channel's name where it is the first. */
static void
add_share (GString    *out,
           const char *channel,
           DrMixKind   kind,
           DrInterval  share)
{
  g_autofree char *text = dr_format_interval (share);

  dr_text_cell (out, channel, CHANNEL_WIDTH, DR_ALIGN_LEFT);
  dr_text_cell (out, kind_label (kind), KIND_WIDTH, DR_ALIGN_LEFT);
  dr_text_cell (out, text, SHARE_WIDTH, DR_ALIGN_RIGHT);
  g_string_append (out, "  ");
  dr_text_bar (out, share, BAR_WIDTH);
  g_string_append_c (out, '\n');
}

static void
add_shares (GString           *out,
            const DrMixReport *self)
{
  const DrEvidence *evidence = self->evidence;
  const DrChannelMix *mixes = self->mixes->mixes;
  const char *name;

  dr_text_heading (out, _("Share of contacts by channel"));
  for (guint c = 0; c < evidence->n_channels; c++)
    {
      name = evidence->channels[c].name;
      for (guint kind = 0; kind < DR_N_MIX_KINDS; kind++)
        if (mixes[kind].present && mixes[kind].stated[c])
          {
            add_share (out, name, kind, mixes[kind].share[c]);
            name = "";
          }
    }

  name = _("Other");
  for (guint kind = 0; kind < DR_N_MIX_KINDS; kind++)
    if (mixes[kind].present && mixes[kind].complete)
      {
        add_share (out, name, kind, mixes[kind].other);
        name = "";
      }
}

static char *
format_points (double share)
{
  double points = round (share * 1000.0) / 10.0;

  return g_strdup_printf (points == round (points) ? "%+.0f" : "%+.1f", points + 0.0);
}

/* A difference of shares in points of a hundred, with its sign. */
static char *
format_gap (DrInterval gap)
{
  g_autofree char *lo = format_points (gap.lo);
  g_autofree char *hi = format_points (gap.hi);

  if (g_str_equal (lo, hi))
    return g_steal_pointer (&lo);

  /* Translators: the lower and upper end of a range */
  return g_strdup_printf (_("%1$s to %2$s"), lo, hi);
}

/* Left of the middle where it is less, right of it where it is more. */
static void
add_gap_bar (GString    *out,
             DrInterval  gap)
{
  gboolean utf8 = dr_text_is_utf8 ();
  double middle = (gap.lo + gap.hi) / 2.0;
  int cells = (int) MIN (round (fabs (middle) * 100.0 / POINTS_PER_CELL), HALF_BAR);

  for (int i = -HALF_BAR; i < HALF_BAR; i++)
    {
      gboolean filled = middle < 0.0 ? i < 0 && i >= -cells : i >= 0 && i < cells;

      if (i == 0)
        g_string_append (out, utf8 ? "│" : "|");
      if (filled)
        g_string_append (out, utf8 ? "█" : "#");
      else
        g_string_append (out, utf8 ? "·" : ".");
    }
}

static void
add_gap_row (GString    *out,
             const char *name,
             DrInterval  gap)
{
  g_autofree char *points = format_gap (gap);

  dr_text_cell (out, name, CHANNEL_WIDTH, DR_ALIGN_LEFT);
  dr_text_cell (out, points, POINTS_WIDTH, DR_ALIGN_RIGHT);
  g_string_append (out, "  ");
  add_gap_bar (out, gap);
  g_string_append_c (out, '\n');
}

static void
add_gap (GString           *out,
         const DrMixReport *self,
         const DrMixGap    *gap)
{
  const DrEvidence *evidence = self->evidence;
  g_autofree char *title = g_strdup_printf (_("Gap in points: %1$s less %2$s"), kind_label (gap->a), kind_label (gap->b));

  dr_text_heading (out, title);
  for (guint c = 0; c < evidence->n_channels; c++)
    if (gap->compared[c])
      add_gap_row (out, evidence->channels[c].name, gap->difference[c]);
  if (gap->has_other)
    add_gap_row (out, _("Other"), gap->other);

  if (gap->has_digital_a && gap->has_digital_b)
    {
      guint decimals = dr_interval_decimals ((DrInterval) { gap->digital_a, gap->digital_b });
      g_autofree char *a = dr_format_share_with (gap->digital_a, decimals);
      g_autofree char *b = dr_format_share_with (gap->digital_b, decimals);
      g_autofree char *line = g_strdup_printf (_("Digital share: %1$s %2$s, %3$s %4$s."), kind_label (gap->a), a,
                                               kind_label (gap->b), b);

      dr_text_paragraph (out, "", "  ", line);
    }
  if (gap->has_dissimilarity)
    {
      g_autofree char *share = dr_format_share (gap->dissimilarity);
      g_autofree char *line = g_strdup_printf (_("Dissimilarity index %1$.2f: %2$s of contacts would have to move to "
                                                 "another channel for the two to agree."), gap->dissimilarity, share);

      dr_text_paragraph (out, "", "  ", line);
    }
}

/**
 * dr_mix_report_to_text:
 * @self: what to show
 *
 * Returns: (transfer full): where the mixes come from, their shares by channel, and the gaps between those that can be
 * compared
 */
char *
dr_mix_report_to_text (const DrMixReport *self)
{
  GString *out = g_string_new (NULL);
  gboolean any = FALSE;

  add_head (out, self);
  add_origins (out, self);
  for (guint kind = 0; kind < DR_N_MIX_KINDS; kind++)
    any = any || self->mixes->mixes[kind].present;
  if (any)
    add_shares (out, self);
  for (guint i = 0; i < self->mixes->n_gaps; i++)
    add_gap (out, self, &self->mixes->gaps[i]);
  if (any && self->mixes->n_gaps == 0)
    {
      g_string_append_c (out, '\n');
      dr_text_paragraph (out, "", "", _("No two of them are of the same period or marked as comparable, so no gap is "
                                        "shown."));
    }

  return g_string_free (out, FALSE);
}
