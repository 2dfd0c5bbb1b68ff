/* dr-sqlite-backup.h: whole files: copied, checked, put on the disk and named.
 * Used by backup and restore. */
#pragma once

#include "dr-sqlite-store.h"

G_BEGIN_DECLS

gboolean dr_sqlite_backup_fail           (GError **error, DrStoreError code, const char *path, const char *words);
gboolean dr_sqlite_backup_fail_errno     (GError **error, const char *path, int code);
char    *dr_sqlite_backup_make_temporary (const char *path, GError **error);
void     dr_sqlite_backup_remove_files   (const char *path);
gboolean dr_sqlite_backup_sync_file      (const char *path, GError **error);
gboolean dr_sqlite_backup_check_copy     (const char *path, const char *shown, GCancellable *cancellable,
                                          GError **error);
gboolean dr_sqlite_backup_copy_checked   (sqlite3 *from, const char *from_path, const char *to_path,
                                          const DrStoreCopying *how, DrStoreOpenFlags flags, GError **error);

G_END_DECLS
