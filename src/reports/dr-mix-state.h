/* dr-mix-state.h: channel mixes as their chart shows them.
 * Used by the access review and by the page of services. Pure: it copies what it needs into an arena. */
#pragma once

#include "dr-channel-mix.h"
#include "dr-mix-chart.h"

G_BEGIN_DECLS

void dr_mix_state_fill (const DrEvidence *evidence, const DrChannelMixes *mixes, DrArena *arena, DrMixChartData *data);

G_END_DECLS
