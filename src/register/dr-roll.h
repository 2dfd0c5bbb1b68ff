/* dr-roll.h: who is in the register and what they may do: adding people, granting and revoking roles, accepting
 * limitations of the evidence. Each is an act in the trail.
 * Used by both programs. Identities are asserted: it authenticates nobody. */
#pragma once

#include "dr-register.h"

G_BEGIN_DECLS

/* Months that a limitation of the evidence may be accepted for. */
#define DR_LIMITATION_MAX_MONTHS 12

gboolean dr_register_add_person   (DrRegister *self, const char *by, const DrPerson *person, GError **error);
gboolean dr_register_grant        (DrRegister *self, const char *by, const char *person, DrRole role,
                                   const char *service, gboolean revoke, GError **error);
gboolean dr_register_accept_limitation (DrRegister *self, const char *by, const DrLimitation *limitation, char **id,
                                        GError **error);
gboolean dr_register_add_edition  (DrRegister *self, const char *by, DrEditionKind kind, const char *name, GBytes *bytes,
                                   const char *label, guint *number, GError **error);
gboolean dr_register_add_edition_after (DrRegister *self, const char *by, DrEditionKind kind, const char *after,
                                   const char *name, GBytes *bytes, const char *label, guint *number, GError **error);

gboolean dr_roll_refuse_newer     (GError **error);
gboolean dr_roll_knows            (const DrPeopleList *people, const char *person, GError **error);
gboolean dr_roll_check_id         (const char *id, GError **error);
DrPeopleList *dr_roll_people_with (DrRegister *self, const char *person, GError **error);

G_END_DECLS
