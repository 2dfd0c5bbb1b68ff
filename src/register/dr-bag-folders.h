/* dr-bag-folders.h: the folder in a bag that the records of an assessment lie in, named after its reference.
 * Used by the export. Names are safe on every system, differ by more than case, and need no escaping in a manifest, so
 * that sha256sum reads it as it is. Whoever reads a bag finds the reference in the record, and takes no name apart. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _DrBagFolders DrBagFolders;

DrBagFolders *dr_bag_folders_new  (void);
void          dr_bag_folders_free (DrBagFolders *self);
const char   *dr_bag_folders_get  (DrBagFolders *self, const char *reference);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrBagFolders, dr_bag_folders_free)

G_END_DECLS
