/* dr-import-bag.h: a bag from elsewhere: looked at first, without a store, then all of it kept as received.
 * Used by import. A bag that could do harm is refused whole; one whose checksums fail is kept with the grade to say so.
 * It holds one line a file and a few records in memory, and copies everything else piece by piece. */
#pragma once

#include "dr-bag-reader.h"
#include "dr-import-keep.h"

G_BEGIN_DECLS

typedef struct _DrImportBag DrImportBag;

gboolean     dr_import_is_bag    (const char *path);
DrImportBag *dr_import_bag_look  (const char *path, const char * const *anchors, GCancellable *cancellable,
                                  GError **error);
gboolean     dr_import_bag_keep  (DrImportBag *self, DrImportKeep *keep, GPtrArray *imported, GCancellable *cancellable,
                                  GError **error);
void         dr_import_bag_free  (DrImportBag *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrImportBag, dr_import_bag_free)

G_END_DECLS
