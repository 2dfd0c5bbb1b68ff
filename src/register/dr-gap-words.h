/* dr-gap-words.h: a gap of the evidence as people read it: which figure, what is known so far, how to find out.
 * Used by both programs, so that they say the same. Pure; it promises no answer. */
#pragma once

#include "dr-gaps.h"

G_BEGIN_DECLS

char *dr_gap_title    (const DrGaps *gaps, const DrGap *gap);
char *dr_gap_known    (const DrGaps *gaps, const DrGap *gap);
char *dr_gap_find_out (const DrGaps *gaps, const DrGap *gap);
char *dr_gap_target   (const DrGaps *gaps, const DrGap *gap);

G_END_DECLS
