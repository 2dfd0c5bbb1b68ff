/* dr-progress-state.h: how far each section of an assessment is: not started, in hand, complete, or in need of attention.
 * Used by the list of sections in the assessment's window. Pure function of a check and a questionnaire; it shows nothing
 * and stands in nobody's way. */
#pragma once

#include "dr-check.h"
#include "dr-questionnaire.h"

G_BEGIN_DECLS

typedef enum {
  DR_PROGRESS_NOT_STARTED,   /* nothing is filled in */
  DR_PROGRESS_IN_HAND,       /* begun; something that every assessment says is still to come */
  DR_PROGRESS_COMPLETE,
  DR_PROGRESS_ATTENTION,     /* begun; a finding stands in the way of the next step, or a question must be answered */
} DrProgress;

typedef struct {
  DrProgress progress;
  guint      n_findings;     /* that stand in the way of the next step and are mended in this section */
  guint      n_questions;    /* that must be answered and are not */
} DrSectionProgress;

void        dr_section_progress_init     (DrSectionProgress *self, const char *section, const DrCheck *check,
                                          const DrQuestionnaire *questionnaire);
char       *dr_section_progress_describe (const DrSectionProgress *self);
const char *dr_progress_icon             (DrProgress progress);

G_END_DECLS
