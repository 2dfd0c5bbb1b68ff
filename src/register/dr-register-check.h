/* dr-register-check.h: whether a register agrees with itself: its chains, its rows and its records with its trail.
 * Used by backup, restore and the log. It reads one entry after the other and writes nothing.
 * That it agrees is no proof of anything: whoever can write the file can rewrite all of it so that it does. */
#pragma once

#include "dr-register.h"

G_BEGIN_DECLS

gboolean dr_register_check_chains (DrStore *store, GCancellable *cancellable, GError **error);
gboolean dr_register_check        (DrStore *store, GCancellable *cancellable, GError **error);

gboolean dr_register_backup       (DrRegister *self, const char *path, GCancellable *cancellable,
                                   DrStoreProgress progress, gpointer data, GError **error);
gboolean dr_register_restore      (const char *backup, const char *uri, char **kept, GError **error);

G_END_DECLS
