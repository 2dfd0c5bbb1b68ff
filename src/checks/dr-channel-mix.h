/* dr-channel-mix.h: by which channels people are expected to come, want to come, do come and are meant to come.
 * Pure functions of the evidence and the chosen option. Used by ACC-08, the record and the programs.
 * It compares only mixes of the same period or marked comparable. */
#pragma once

#include "dr-assessment.h"
#include "dr-interval.h"
#include "dr-targets.h"

G_BEGIN_DECLS

typedef struct {
  gboolean   present;    /* such a mix is known */
  int        mix;        /* index of the evidence's mixes; DR_NO_INDEX: computed, or the option's targets */
  int        dimension;  /* index of the dimension that it was computed from; DR_NO_INDEX: it was not */
  gboolean   complete;   /* what is missing from 1 is `other` */
  DrDate     period;     /* none for the option's targets */
  const char *comparable;
  gboolean  *stated;     /* [channel] */
  gboolean  *open;       /* [channel] what is aimed at is still to be announced; of the targets only */
  DrInterval *share;     /* [channel] usually of one value; rounded */
  DrInterval other;      /* 1 − Σ; where complete */
} DrChannelMix;

typedef struct {
  DrMixKind   a;
  DrMixKind   b;
  gboolean   *compared;       /* [channel] */
  DrInterval *difference;     /* [channel] a − b, -1..1 */
  gboolean    has_other;
  DrInterval  other;          /* a − b */
  gboolean    has_digital_a;
  double      digital_a;      /* share by digital channels; where every digital share of it is a single value */
  gboolean    has_digital_b;
  double      digital_b;
  gboolean    has_dissimilarity;
  double      dissimilarity;  /* ½ Σ|a − b|: the share of contacts that would have to move */
} DrMixGap;

typedef struct {
  DrChannelMix mixes[DR_N_MIX_KINDS];
  DrMixGap     gaps[DR_N_MIX_KINDS * (DR_N_MIX_KINDS - 1) / 2];
  guint        n_gaps;
} DrChannelMixes;

int             dr_channel_mix_rate  (const DrEvidence *evidence, guint group, guint channel);
DrChannelMixes *dr_channel_mixes_new (const DrEvidence *evidence, int service, const DrOption *option, DrArena *arena);

G_END_DECLS
