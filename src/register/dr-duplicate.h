/* dr-duplicate.h: the draft of another assessment made from one that is here.
 * Used by both programs. It changes nothing of what it copies. */
#pragma once

#include "dr-register.h"

G_BEGIN_DECLS

gboolean dr_register_duplicate (DrRegister *self, const char *person, const char *reference, guint version,
                                const char *title, char **made, GError **error);

G_END_DECLS
