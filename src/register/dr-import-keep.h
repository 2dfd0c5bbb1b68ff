/* dr-import-keep.h: keeps files from elsewhere as they were received, each once, and what an import did.
 * Used by import, for files and for bags. What is kept never enters the workflow; it changes no byte. */
#pragma once

#include "dr-register.h"

G_BEGIN_DECLS

typedef struct {
  gboolean is_draft;        /* else a record or a bag */
  gboolean is_bag;          /* told of after its records */
  gboolean is_here;         /* the same bytes were here already: nothing was kept; of a bag: of all its files */
  char    *name;            /* of the file or the bag; in a bag, of the member */
  char    *reference;       /* (nullable): a record that its schema does not accept says none */
  guint    version;
  char    *grade;           /* (nullable): of a record or a bag */
  char    *digest;          /* (nullable): of a record; of a bag, of its manifest */
  guint64  n_kept;          /* files of a bag besides its records: kept now */
  guint64  n_here;          /* here already */
  guint64  n_erased;        /* not kept, because their bytes were erased from this register */
} DrImported;

/* One file to keep. */
typedef struct {
  DrReceivedKind  kind;
  GBytes         *bytes;       /* (nullable): with @stream */
  GInputStream   *stream;      /* (nullable): gives @size bytes of @digest */
  guint64         size;
  GCancellable   *cancellable; /* (nullable): to stop reading @stream */
  const char     *digest;      /* of the bytes */
  const char     *name;
  const char     *bag;         /* (nullable): name of the bag that it came in */
  const char     *manifest;    /* (nullable): digest of that bag's manifest */
  const char     *reference;   /* (nullable): of a record */
  guint           version;
  const char     *title;       /* (nullable) */
  const char     *grade;
} DrImportFile;

/* What became of it. */
typedef enum { DR_IMPORT_KEPT, DR_IMPORT_HERE, DR_IMPORT_ERASED } DrImportFate;

typedef struct _DrImportKeep DrImportKeep;

DrImportKeep *dr_import_keep_new    (DrRegister *self, const char *person, GError **error);
void          dr_import_keep_free   (DrImportKeep *self);
gboolean      dr_import_keep_file   (DrImportKeep *self, const DrImportFile *file, DrImportFate *fate, GError **error);
DrImported   *dr_import_keep_record (DrImportKeep *self, const DrImportFile *record, GError **error);
void          dr_imported_free      (DrImported *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrImportKeep, dr_import_keep_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrImported, dr_imported_free)

G_END_DECLS
