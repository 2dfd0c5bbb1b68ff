/* dr-explained-input.h: an input of one of a few values, each shown with a line that says what it means. */
#pragma once

#include "dr-input.h"

G_BEGIN_DECLS

typedef struct {
  const char *value;         /* as in the draft */
  const char *title;         /* translated */
  const char *explanation;   /* translated */
} DrExplainedChoice;

#define DR_TYPE_EXPLAINED_INPUT (dr_explained_input_get_type ())

G_DECLARE_FINAL_TYPE (DrExplainedInput, dr_explained_input, DR, EXPLAINED_INPUT, DrInput)

DrExplainedInput *dr_explained_input_new       (const char *label, const char *absent, const DrExplainedChoice *choices,
                                                guint n);
void              dr_explained_input_set_notes (DrExplainedInput *self, const char *value, const char *notes, const char *names);

G_END_DECLS
