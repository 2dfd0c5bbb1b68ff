/* dr-used-sources.h: which figures and sources of the evidence base a check rests on.
 * Used by the rules about evidence and by the record, which holds only what is used. It judges none of them. */
#pragma once

#include "dr-check.h"

G_BEGIN_DECLS

gboolean *dr_used_figures (const DrCheck *check, DrArena *arena);
gboolean *dr_used_sources (const DrCheck *check, DrArena *arena);

G_END_DECLS
