/* dr-trail-roll.h: what a trail tells of people, their roles, limitations of the evidence and editions, and whether the
 * store has just that.
 * Used by the register's check. It judges nobody's right to an act, which verify does; it changes nothing. */
#pragma once

#include "dr-store.h"
#include "dr-trail-statement.h"

G_BEGIN_DECLS

typedef struct _DrTrailRoll DrTrailRoll;

DrTrailRoll *dr_trail_roll_new   (void);
void         dr_trail_roll_free  (DrTrailRoll *self);
void         dr_trail_roll_take  (DrTrailRoll *self, const DrTrailStatement *statement);
gboolean     dr_trail_roll_check (DrTrailRoll *self, DrStore *store, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrTrailRoll, dr_trail_roll_free)

G_END_DECLS
