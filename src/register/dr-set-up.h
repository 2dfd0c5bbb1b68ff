/* dr-set-up.h: the first acts of a new register: its first person, and the editions of evidence, rules and questions that
 * every draft needs.
 * Used by both programs when they make a store. It touches no register that anybody has acted in. */
#pragma once

#include "dr-register.h"

G_BEGIN_DECLS

/* Ids of evidence bases that are compiled into the program. */
#define DR_SHIPPED_PILOT "east-herts"
#define DR_SHIPPED_TEMPLATE "template"

gboolean dr_register_set_up      (DrRegister *self, const DrPerson *first, const char *evidence, GError **error);
gboolean dr_register_set_up_with (DrRegister *self, const DrPerson *first, const char *name, GBytes *evidence, GError **error);

G_END_DECLS
