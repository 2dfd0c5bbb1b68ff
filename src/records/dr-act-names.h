/* dr-act-names.h: what people call the acts of the trail, the steps among them, their roles and their details.
 * Used by verify, the register and the programs. It knows the words only: ids stay in the trail, in XML and in JSON. */
#pragma once

#include "dr-role.h"
#include "dr-vocabulary.h"

G_BEGIN_DECLS

const char *dr_act_name        (const char *act);
const char *dr_act_detail_name (const char *detail);
const char *dr_act_detail_words (const char *detail, const char *value);
const char *dr_role_name       (DrRole role);
char       *dr_role_names      (guint roles);
char       *dr_words_or        (const char * const *words, guint n);
const char *dr_stage_name      (DrStage stage);
const char *dr_step_name       (DrStep step);

G_END_DECLS
