/* dr-sqlite-store.h: a store in one SQLite file, or in memory.
 * Its verbs are spread over the files of this folder by what they are about; here is what those share.
 * Nothing above this folder sees it. */
#pragma once

#include "dr-sql.h"
#include "dr-sqlite-guard.h"
#include "dr-store-class.h"

G_BEGIN_DECLS

#define DR_TYPE_SQLITE_STORE (dr_sqlite_store_get_type ())

G_DECLARE_FINAL_TYPE (DrSqliteStore, dr_sqlite_store, DR, SQLITE_STORE, DrStore)

struct _DrSqliteStore {
  DrStore parent_instance;

  DrSql  *sql;    /* (nullable): closed */
  DrSqliteGuard *guard;   /* (nullable): of a file */
  char   *path;   /* ":memory:" or a file */
  gboolean forget;   /* when the verbs that are done together are done */
  guint8  letters[0x10000 / 8];   /* letters known to be in the table of letters, a bit each */
  guint   letters_from;   /* rollbacks when they were read */
};

/* An assessment's version as a writing verb finds it. */
typedef struct {
  gint64  id;
  DrStage stage;
  guint64 revision;
} DrSqliteVersion;

void     dr_sqlite_say_no_version (const char *reference, guint version, GError **error);
gboolean dr_sqlite_find_version  (DrSqliteStore *self, const char *reference, guint version, DrSqliteVersion *found,
                                  GError **error);
gboolean dr_sqlite_expect_stages (const DrSqliteVersion *found, const char *reference, guint version, guint stages,
                                  GError **error);
gboolean dr_sqlite_make_version  (DrSqliteStore *self, const DrDraftSave *first, GError **error);
gboolean dr_sqlite_delete_version (DrSqliteStore *self, gint64 id, const char *reference, GError **error);
gboolean dr_sqlite_write_field   (DrSqliteStore *self, gint64 id, const DrField *field, GError **error);
gboolean dr_sqlite_write_save    (DrSqliteStore *self, const DrSqliteVersion *version, const DrDraftSave *save,
                                  guint64 *revision, DrConflicts **conflicts, GError **error);
gboolean dr_sqlite_write_row     (DrSqliteStore *self, gint64 id, const DrRegisterRow *row, GError **error);
gboolean dr_sqlite_write_impacts (DrSqliteStore *self, gint64 id, const DrRegisterRow *row, GError **error);
gboolean dr_sqlite_remove_impacts (DrSqliteStore *self, gint64 id, GError **error);
char    *dr_sqlite_search_prefix (DrSqliteStore *self, gint64 id, GError **error);
gboolean dr_sqlite_write_search  (DrSqliteStore *self, gint64 id, const DrRegisterRow *row, const char *old_prefix,
                                  GError **error);
gboolean dr_sqlite_remove_search (DrSqliteStore *self, gint64 id, GError **error);
char    *dr_sqlite_match         (DrSqliteStore *self, const char *search, gboolean *exact, GError **error);
gboolean dr_sqlite_write_blob    (DrSqliteStore *self, GBytes *bytes, char digest[DR_DIGEST_SIZE], GError **error);
gboolean dr_sqlite_write_stream  (DrSqliteStore *self, const DrReceived *received, GError **error);
gboolean dr_sqlite_drop_blob     (DrSqliteStore *self, const char *digest, GError **error);
gboolean dr_sqlite_write_edition (DrSqliteStore *self, const DrNewEdition *edition, const char *person, gint64 at,
                                  GError **error);
gboolean dr_sqlite_write_person  (DrSqliteStore *self, const DrPerson *person, guint64 sequence, GError **error);
gboolean dr_sqlite_write_grant   (DrSqliteStore *self, const DrGrant *grant, guint64 sequence, GError **error);
gboolean dr_sqlite_write_limitation (DrSqliteStore *self, const DrLimitation *limitation, guint64 sequence,
                                     GError **error);
gboolean dr_sqlite_write_received (DrSqliteStore *self, const DrReceived *received, const char *person, gint64 at,
                                   guint64 sequence, GError **error);
gboolean dr_sqlite_read_head     (DrSqliteStore *self, const char *reference, DrTrailHead *head, GError **error);
GBytes  *dr_sqlite_missing_blob  (DrSqliteStore *self, const char *digest, GError **error);
gboolean dr_sqlite_has_blob      (DrSqliteStore *self, const char *digest, gboolean *there, GError **error);
gboolean dr_sqlite_write_blob_row (DrSqliteStore *self, const char *digest, guint64 size, GError **error);
void     dr_sqlite_forget        (DrSqliteStore *self);
void     dr_sqlite_digest_of     (GBytes *bytes, char digest[DR_DIGEST_SIZE]);

const char *dr_sqlite_date       (DrDate date, char buffer[DR_DATE_STRING_SIZE]);
DrDate   dr_sqlite_column_date   (DrStatement *statement, int column);

void     dr_sqlite_class_drafts  (DrStoreClass *klass);
void     dr_sqlite_class_undo    (DrStoreClass *klass);
void     dr_sqlite_class_rows    (DrStoreClass *klass);
void     dr_sqlite_class_query   (DrStoreClass *klass);
void     dr_sqlite_class_impacts (DrStoreClass *klass);
void     dr_sqlite_class_blobs   (DrStoreClass *klass);
void     dr_sqlite_class_pieces  (DrStoreClass *klass);
void     dr_sqlite_class_acts    (DrStoreClass *klass);
void     dr_sqlite_class_trail   (DrStoreClass *klass);
void     dr_sqlite_class_people  (DrStoreClass *klass);
void     dr_sqlite_class_received (DrStoreClass *klass);
void     dr_sqlite_class_backup  (DrStoreClass *klass);

G_END_DECLS
