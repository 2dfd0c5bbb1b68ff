/* dr-import-file.h: bringing a file into the register: a draft becomes a draft here; a record from elsewhere is kept as it
 * was received, with what could be verified of it, and never enters the workflow.
 * Used by import. It changes nothing of what it is given. */
#pragma once

#include "dr-import-keep.h"

G_BEGIN_DECLS

DrImported *dr_register_import_file (DrRegister *self, const char *person, const char *path, const char * const *anchors,
                                     GError **error);

G_END_DECLS
