/* dr-mix-text.h: channel mixes and their gaps, for a terminal.
 * Used by `mix`. It computes nothing. */
#pragma once

#include "dr-channel-mix.h"

G_BEGIN_DECLS

typedef struct {
  const DrEvidence     *evidence;
  const DrChannelMixes *mixes;
  int                   service;   /* DR_NO_INDEX: the district */
  const char           *option;    /* (nullable): the chosen option of a draft, whose targets count */
} DrMixReport;

char *dr_mix_report_to_text (const DrMixReport *self);

G_END_DECLS
