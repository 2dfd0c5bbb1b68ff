/* dr-import-file.h: bringing files into the register: a draft becomes a draft here; a record from elsewhere is kept as it
 * was received, with what could be verified of it, and never enters the workflow.
 * Used by both programs. It changes nothing of what it is given. */
#pragma once

#include "dr-register.h"
#include "dr-verify.h"

G_BEGIN_DECLS

typedef struct {
  gboolean is_draft;        /* else a record */
  char    *reference;
  guint    version;
  char    *grade;           /* (nullable): of a record */
  char    *digest;          /* (nullable): of a record */
} DrImported;

DrImported *dr_register_import_file (DrRegister *self, const char *person, const char *path, GError **error);
void        dr_imported_free        (DrImported *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrImported, dr_imported_free)

G_END_DECLS
