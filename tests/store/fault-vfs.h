/* fault-vfs.h: SQLite's way to the disk, with a disk that fails on demand.
 * Used by the tests of the store. It passes everything on to the real one until it is told otherwise. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum { FAULT_NONE, FAULT_FULL, FAULT_IO, FAULT_BUSY } Fault;

void  fault_vfs_install (void);
void  fault_vfs_remove  (void);
void  fault_vfs_set     (Fault fault, guint after);
void  fault_vfs_clear   (void);
guint fault_vfs_hits    (void);

G_END_DECLS
