/* dr-targets.h: what an option aims for by channel: its own targets, or the service's where it sets none.
 * Used by the channel mixes and the access rules. */
#pragma once

#include "dr-assessment.h"

G_BEGIN_DECLS

typedef struct {
  const DrTarget *items;
  guint           n;
} DrTargetList;

DrTargetList dr_targets_of_option (const DrEvidence *evidence, int service, const DrOption *option, DrArena *arena);

G_END_DECLS
