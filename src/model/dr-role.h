/* dr-role.h: the roles that people are granted, and their words.
 * Plain values. Who has which role is said by the trail's acts; nothing here knows anybody. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The store keeps the number: append only. */
typedef enum {
  DR_ROLE_ADMINISTRATOR,
  DR_ROLE_MANAGER,
  DR_ROLE_EQUALITIES,
  DR_ROLE_APPROVER,
  DR_ROLE_AUDITOR,
} DrRole;
#define DR_N_ROLES 5

const char *dr_role_to_string (DrRole role);
gboolean    dr_role_parse     (const char *word, DrRole *role);

G_END_DECLS
