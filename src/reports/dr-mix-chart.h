/* dr-mix-chart.h: by which channels people are expected to come, want to come, do come and are meant to come, as bars.
 * Used beside the access review and in print. A mix that is not known is named in the key and draws no bars;
 * a channel that a mix does not state says so; neither is ever drawn as zero. */
#pragma once

#include "dr-chart.h"
#include "dr-interval.h"
#include "dr-vocabulary.h"

G_BEGIN_DECLS

typedef struct {
  gboolean   stated;
  DrInterval share;     /* usually of one value */
  gboolean   open;      /* not stated: it is still to be announced */
} DrMixValue;

typedef struct {
  const char *name;
  DrMixValue  value[DR_N_CHART_MIXES];   /* by DrMixKind */
} DrMixRow;

typedef struct {
  const char     *title;                        /* (nullable) */
  const char     *subtitle;                     /* (nullable) */
  const char     *source[DR_N_CHART_MIXES];     /* (nullable): after the mix's name in the key, e.g. "2015" */
  gboolean        known[DR_N_CHART_MIXES];      /* such a mix is known at all */
  const DrMixRow *rows;                         /* channels in the evidence's order, `other` last */
  guint           n_rows;
  gboolean        open[DR_N_CHART_MIXES];       /* some of it is still to be announced */
} DrMixChartData;

DrChart    *dr_mix_chart_new  (const DrMixChartData *data, const DrChartTheme *theme);
const char *dr_mix_absent_words (DrMixKind mix, gboolean open);

G_END_DECLS
