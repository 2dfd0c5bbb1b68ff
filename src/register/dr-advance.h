/* dr-advance.h: from decided to monitored, when the day of the change has come.
 * Used by the command line's close and recheck, and by the app. Guards and seals as every step does, through dr-steps.h. */
#pragma once

#include "dr-register.h"

G_BEGIN_DECLS

gboolean dr_register_advance_one (DrRegister *self, const char *person, const char *reference, guint version,
                                  gboolean *advanced, GError **error);
gboolean dr_register_advance     (DrRegister *self, const char *person, guint *n_advanced, GPtrArray *damaged,
                                  GCancellable *cancellable, GError **error);

G_END_DECLS
