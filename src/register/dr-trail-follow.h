/* dr-trail-follow.h: whether an entry of the trail stands where it says, and follows from the entries before it.
 * Used by the register's check on all of them, and before an act on those of one assessment. Pure: it is given the
 * entries in order, and keeps nothing but a chain's length and head. */
#pragma once

#include "dr-store.h"
#include "dr-trail-file.h"
#include "dr-trail-statement.h"

G_BEGIN_DECLS

gboolean dr_trail_follow_refuse  (const DrTrailStatement *statement, const DrTrailEntry *entry, const char *what,
                                  GError **error);
gboolean dr_trail_follow_columns (const DrTrailStatement *statement, const DrTrailEntry *entry, GError **error);
gboolean dr_trail_follow_store   (DrTrailChain *chain, const char *digest, const DrTrailStatement *statement,
                                  const DrTrailEntry *entry, GError **error);
gboolean dr_trail_follow_own     (DrTrailChain *chain, const char *digest, const DrTrailStatement *statement,
                                  const DrTrailEntry *entry, GError **error);

G_END_DECLS
