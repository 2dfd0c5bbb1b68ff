/* dr-few-answers.h: whose ranges rest on so few answers that whoever knows the formula has these from the range.
 * Used by the public version of reports, and by the return, whose sums hold such ranges.
 * It hides nothing, and judges no evidence: that is EVD-04's. */
#pragma once

#include "dr-check.h"

G_BEGIN_DECLS

/* Answers from 1 up to here are few. */
#define DR_FEW_ANSWERS_MOST 9

guint     dr_few_answers_of        (const DrEvidence *evidence, const DrFigure *figure);
gboolean *dr_few_answers_groups    (const DrCheck *check, DrArena *arena);
gboolean *dr_few_answers_mitigated (const DrCheck *check, guint option, DrArena *arena);
gboolean  dr_few_answers_prediction (const DrCheck *check, guint option, guint group, const char *quantity);
gboolean  dr_few_answers_mix       (const DrCheck *check, DrMixKind kind);
gboolean  dr_few_answers_action    (const DrEvidence *evidence, const DrAction *action);

/**
 * dr_few_answers_are:
 * @n: answers; 0: not given
 *
 * Returns: whether they are 1 to 9
 */
static inline gboolean
dr_few_answers_are (guint n)
{
  return n >= 1 && n <= DR_FEW_ANSWERS_MOST;
}

G_END_DECLS
