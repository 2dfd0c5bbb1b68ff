/* dr-register.h: a council's register: one store, the knowledge it keeps, the clock, and the computer that acts.
 * Used by both programs; every verb of the register takes one. It belongs to one thread at a time, like its store.
 * It guards the workflow, whichever program asks; it authenticates nobody. */
#pragma once

#include "dr-knowledge.h"
#include "dr-register-error.h"
#include "dr-store.h"
#include "dr-trail-statement.h"

G_BEGIN_DECLS

typedef struct _DrRegister DrRegister;

DrRegister   *dr_register_new           (DrStore *store);
void          dr_register_free          (DrRegister *self);
DrStore      *dr_register_get_store     (DrRegister *self);
DrKnowledge  *dr_register_get_knowledge (DrRegister *self);
void          dr_register_set_time      (DrRegister *self, gint64 time);
gint64        dr_register_get_time      (DrRegister *self);
void          dr_register_set_today     (DrRegister *self, DrDate today);
DrDate        dr_register_get_today     (DrRegister *self);
gboolean      dr_register_is_elsewhen   (DrRegister *self);
void          dr_register_set_origin    (DrRegister *self, const char *login, const char *host);
const char   *dr_register_get_login     (DrRegister *self);
const char   *dr_register_get_host      (DrRegister *self);
const char   *dr_register_get_program   (DrRegister *self);

gboolean      dr_register_append        (DrRegister *self, const DrPeopleList *people, DrTrailAct *act,
                                         DrTrailStatement *statement, char store_head[DR_DIGEST_SIZE], GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrRegister, dr_register_free)

G_END_DECLS
