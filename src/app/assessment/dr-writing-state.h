/* dr-writing-state.h: what is left open to who sits at an assessment that is no draft any more, in a few words.
 * Pure. Used in the header of an assessment's window. It grants nothing: the register decides when something is written. */
#pragma once

#include "dr-workflow.h"

G_BEGIN_DECLS

const char *dr_writing_words (DrStage stage, const DrPeopleList *people, const char *person, const char *service,
                              const DrHands *hands);

G_END_DECLS
