/* dr-justification.h: whether a finding is answered, by whom that was accepted, and whether it is still open.
 * Used by GOV-01, the register's guards and the programs. An answer never deletes a finding, and lapses when the
 * figures that it was given to are no longer those that are shown. */
#pragma once

#include "dr-check.h"

G_BEGIN_DECLS

/* In XCCDF's terms an override: the old result stays, beside a remark, a time and an authority. */
typedef enum {
  DR_ANSWER_NONE,                   /* nobody has answered */
  DR_ANSWER_GIVEN,                  /* an answer stands; nobody has ruled on it */
  DR_ANSWER_ACCEPTED_BY_REVIEWER,
  DR_ANSWER_ACCEPTED_BY_BOTH,       /* by the reviewer and by the approver, two people */
  DR_ANSWER_REFUSED,                /* by either */
  DR_ANSWER_LAPSED,                 /* the figures have changed since */
  DR_ANSWER_LIMITATION,             /* an accepted limitation of the evidence answers it */
} DrAnswerState;

char                  *dr_justification_figures   (const DrCheck *check, const DrResult *result);
char                  *dr_justification_bind      (const DrCheck *check, const DrJustification *justification);
gboolean               dr_justification_stands    (const DrCheck *check, const DrJustification *justification,
                                                   const DrResult *result);
gboolean               dr_justification_is_accepted_by_reviewer (const DrJustification *justification);
gboolean               dr_justification_is_accepted_by_approver (const DrJustification *justification);
gboolean               dr_justification_is_refused (const DrJustification *justification);
gboolean               dr_justification_is_answered (DrAnswerState state);
const DrJustification *dr_justification_for       (const DrCheck *check, const DrResult *result);
gboolean               dr_justification_list_change (const DrJustification *justification, const DrResult *result,
                                                     const char *list, char **joined, char **left);
const DrLimitation    *dr_limitation_for          (const DrCheck *check, const DrResult *result);

DrAnswerState          dr_check_answer_state      (const DrCheck *check, const DrResult *result);
gboolean               dr_check_is_open           (const DrCheck *check, const DrResult *result);
gboolean               dr_check_blocks            (const DrCheck *check, const DrResult *result);

G_END_DECLS
