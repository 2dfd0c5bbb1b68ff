#include "dr-mix-state.h"

#include <glib/gi18n-lib.h>

#include "dr-names.h"

static gboolean
is_stated (const DrChannelMixes *mixes,
           guint                 channel)
{
  for (guint i = 0; i < DR_N_MIX_KINDS; i++)
    if (mixes->mixes[i].present && mixes->mixes[i].stated[channel])
      return TRUE;

  return FALSE;
}

static const char *
mix_source (const DrChannelMix *mix,
            guint               kind,
            DrArena            *arena)
{
  g_autofree char *date = NULL;

  if (!mix->present || kind == DR_MIX_TARGET || !dr_date_is_set (mix->period))
    return NULL;
  date = dr_format_date (mix->period);

  return dr_arena_strdup (arena, date);
}

/**
 * dr_mix_state_fill:
 * @evidence: an evidence base
 * @mixes: the mixes of a service or option
 * @arena: where the rows and words go
 * @data: (out): what the chart shows: channels that some mix states, `other` last; no rows where there is none
 */
void
dr_mix_state_fill (const DrEvidence     *evidence,
                   const DrChannelMixes *mixes,
                   DrArena              *arena,
                   DrMixChartData       *data)
{
  DrMixRow *rows = dr_arena_array0 (arena, DrMixRow, evidence->n_channels + 1);
  gboolean complete = FALSE;
  guint n = 0;

  for (guint i = 0; i < evidence->n_channels; i++)
    {
      if (!is_stated (mixes, i))
        continue;
      rows[n].name = dr_arena_strdup (arena, evidence->channels[i].name);
      for (guint j = 0; j < DR_N_MIX_KINDS; j++)
        {
          rows[n].value[j].open = mixes->mixes[j].open[i];
          if (mixes->mixes[j].present && mixes->mixes[j].stated[i])
            rows[n].value[j] = (DrMixValue) { TRUE, mixes->mixes[j].share[i], FALSE };
        }
      n++;
    }
  for (guint j = 0; j < DR_N_MIX_KINDS; j++)
    {
      data->known[j] = mixes->mixes[j].present;
      data->open[j] = FALSE;
      for (guint i = 0; i < evidence->n_channels; i++)
        data->open[j] = data->open[j] || mixes->mixes[j].open[i];
      data->source[j] = mix_source (&mixes->mixes[j], j, arena);
      if (mixes->mixes[j].present && mixes->mixes[j].complete)
        {
          rows[n].value[j] = (DrMixValue) { TRUE, mixes->mixes[j].other, FALSE };
          complete = TRUE;
        }
    }
  if (complete && n > 0)
    rows[n++].name = _("Other");
  data->rows = rows;
  data->n_rows = n;
}
