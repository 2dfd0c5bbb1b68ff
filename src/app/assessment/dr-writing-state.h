/* dr-writing-state.h: what is open to who sits at an assessment, in a few words, and why a field is not.
 * Pure. Used by the editor and in the header of an assessment's window. It grants nothing: the register decides when
 * something is written. */
#pragma once

#include "dr-workflow.h"

G_BEGIN_DECLS

const char *dr_writing_words   (DrStage stage, const DrPeopleList *people, const char *person, const char *service,
                                const DrHands *hands);
char       *dr_writing_refusal (DrStage stage, const DrPeopleList *people, const char *person, const char *service,
                                const char *service_name, const char *key);

G_END_DECLS
