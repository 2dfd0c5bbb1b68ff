/* dr-import.h: brings drafts, records and bags into the register, all that is given or nothing.
 * Used by both programs. Bags are verified before anything is kept, so that others can write meanwhile; it changes
 * nothing of what it is given. */
#pragma once

#include "dr-import-keep.h"

G_BEGIN_DECLS

GPtrArray *dr_register_import (DrRegister *self, const char *person, const char * const *paths,
                               const char * const *anchors, DrStoreProgress progress, gpointer data,
                               GCancellable *cancellable, GError **error);

G_END_DECLS
