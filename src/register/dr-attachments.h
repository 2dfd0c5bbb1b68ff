/* dr-attachments.h: files kept beside an assessment: added to what is written, and erased for privacy by a trailed act.
 * Used by both programs. Any file is taken as bytes; none is ever opened, executed or rendered here. */
#pragma once

#include "dr-register.h"
#include "dr-version.h"

G_BEGIN_DECLS

typedef struct {
  const char *reference;
  guint       version;      /* 0: the latest */
  const char *person;       /* id */
  const char *path;         /* of the file */
  const char *question;     /* (nullable): id of the question that it supports */
  const char *impact;       /* (nullable): id of the impact that it supports */
} DrAttachRequest;

gboolean dr_register_attach (DrRegister *self, const DrAttachRequest *request, char **id, GError **error);
gboolean dr_register_detach (DrRegister *self, const char *person, const char *reference, guint version, const char *id,
                             GError **error);
gboolean dr_attachments_copy (DrStore *store, const char *reference, guint version, const char *to_reference,
                              guint to_version, GError **error);
gboolean dr_attachments_drop_unnamed (DrStore *store, const DrVersion *version, GError **error);
gboolean dr_register_erase  (DrRegister *self, const char *person, const char *digest, const char *reason, GError **error);

G_END_DECLS
