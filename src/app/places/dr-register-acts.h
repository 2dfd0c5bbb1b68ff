/* dr-register-acts.h: what can be done with an assessment of the list, and why not where it cannot.
 * Used by the menus of the Assessments place. Pure; the register asks again when it is done. */
#pragma once

#include "dr-people.h"
#include "dr-register-row.h"

G_BEGIN_DECLS

typedef enum {
  DR_ACT_OPEN,
  DR_ACT_COPY_REFERENCE,
  DR_ACT_REPORT,
  DR_ACT_DUPLICATE,
  DR_ACT_NEXT_VERSION,
  DR_ACT_WITHDRAW,
  DR_ACT_DELETE,
} DrRegisterAct;
#define DR_N_ACTS 7

const char *dr_register_act_label   (DrRegisterAct act);
const char *dr_register_act_action  (DrRegisterAct act);
const char *dr_register_act_refusal (DrRegisterAct act, const DrRegisterRow *row, const DrPeopleList *people,
                                     const char *person, gboolean is_open);
const char *dr_register_new_refusal (const DrPeopleList *people, const char *person);
gboolean    dr_register_may_write   (const DrPeopleList *people, const char *person, const char *service);

G_END_DECLS
