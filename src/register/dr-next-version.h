/* dr-next-version.h: new versions of what was sealed: which one is in force, and the draft that may take its place.
 * Used by both programs and by the register's steps. What was sealed stays as it is. */
#pragma once

#include "dr-register.h"

G_BEGIN_DECLS

gboolean dr_register_create_next   (DrRegister *self, const char *person, const char *reference, guint *version,
                                    GError **error);
gboolean dr_register_find_in_force (DrRegister *self, const char *reference, guint before, guint *found,
                                    GError **error);

G_END_DECLS
