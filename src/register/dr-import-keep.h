/* dr-import-keep.h: keeps records from elsewhere as they were received, each once, and what an import did.
 * Used by import, for files and for bags. What is kept never enters the workflow; it changes no byte. */
#pragma once

#include "dr-register.h"

G_BEGIN_DECLS

typedef struct {
  gboolean is_draft;        /* else a record */
  gboolean is_here;         /* the same bytes were here already: nothing was kept */
  char    *name;            /* of the file; in a bag, of the member */
  char    *reference;       /* (nullable): a record that its schema does not accept says none */
  guint    version;
  char    *grade;           /* (nullable): of a record */
  char    *digest;          /* (nullable): of a record */
} DrImported;

/* One record to keep. */
typedef struct {
  GBytes     *bytes;
  const char *digest;       /* of @bytes */
  const char *name;
  const char *bag;          /* (nullable): that it came in */
  const char *reference;    /* (nullable) */
  guint       version;
  const char *title;        /* (nullable) */
  const char *grade;
} DrImportRecord;

typedef struct _DrImportKeep DrImportKeep;

DrImportKeep *dr_import_keep_new    (DrRegister *self, const char *person, GError **error);
void          dr_import_keep_free   (DrImportKeep *self);
DrImported   *dr_import_keep_record (DrImportKeep *self, const DrImportRecord *record, GError **error);
void          dr_imported_free      (DrImported *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrImportKeep, dr_import_keep_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrImported, dr_imported_free)

G_END_DECLS
