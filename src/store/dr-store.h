/* dr-store.h: where the council's register is kept: drafts, rows, blobs, people and the audit trail, as domain verbs.
 * Used by the register and by lists. One object belongs to one thread at a time; open one per thread or program.
 * It parses nothing, seals nothing and guards no step: it compares, keeps, and refuses what has moved. */
#pragma once

#include <gio/gio.h>

#include "dr-draft.h"
#include "dr-holdings.h"
#include "dr-people.h"
#include "dr-register-query.h"
#include "dr-store-error.h"
#include "dr-trail-act.h"

G_BEGIN_DECLS

/* Bytes of the largest blob. */
#define DR_STORE_MAX_BLOB (256 * 1024 * 1024)

typedef enum {
  DR_STORE_OPEN_DEFAULT = 0,
  DR_STORE_OPEN_CREATE = 1 << 0,      /* make it where there is none */
  DR_STORE_OPEN_READ_ONLY = 1 << 1,
} DrStoreOpenFlags;

/* @share: done so far, 0..1. */
typedef void (*DrStoreProgress) (double share, gpointer data);

#define DR_TYPE_STORE (dr_store_get_type ())

G_DECLARE_DERIVABLE_TYPE (DrStore, dr_store, DR, STORE, GObject)

/* One piece of a blob, in order; @length is 0 once, for a blob of no bytes. */
typedef gboolean (*DrStorePiece) (gconstpointer bytes, gsize length, gpointer data, GError **error);

/* Calls verbs of @self; what it gives back says whether they are to stand. */
typedef gboolean (*DrStoreWork) (DrStore *self, gpointer data, GError **error);

/* Who looks on while a whole store is copied, and may stop it. */
typedef struct {
  GCancellable   *cancellable;    /* (nullable): from any thread */
  DrStoreProgress progress;       /* (nullable): called now and then, with a share that never goes back */
  gpointer        data;           /* for @progress */
  DrStoreWork     examine;        /* (nullable): is shown the copy, to read, before it gets the name that counts */
  gpointer        examine_data;
} DrStoreCopying;

/* Defined beside the backends. */
DrStore        *dr_store_open             (const char *uri, DrStoreOpenFlags flags, GError **error);
char           *dr_store_locate           (const char *uri, GError **error);
gboolean        dr_store_restore          (const char *backup, const char *uri, const DrStoreCopying *how, char **kept,
                                           GError **error);

void            dr_store_close            (DrStore *self);
void            dr_store_set_patience     (DrStore *self, guint milliseconds);
gboolean        dr_store_backup           (DrStore *self, const char *path, const DrStoreCopying *how, GError **error);
gboolean        dr_store_check            (DrStore *self, GError **error);

gboolean        dr_store_together         (DrStore *self, DrStoreWork work, gpointer data, GError **error);

gboolean        dr_store_next_number      (DrStore *self, const char *series, guint64 *number, GError **error);
DrDraft        *dr_store_load_draft       (DrStore *self, const char *reference, guint version, const char *person,
                                           GError **error);
gboolean        dr_store_save_draft       (DrStore *self, const DrDraftSave *save, guint64 *revision,
                                           DrConflicts **conflicts, GError **error);
gboolean        dr_store_undo             (DrStore *self, const char *reference, guint version, const char *person,
                                           gint64 at, guint64 *revision, DrConflicts **conflicts, GError **error);
gboolean        dr_store_redo             (DrStore *self, const char *reference, guint version, const char *person,
                                           gint64 at, guint64 *revision, DrConflicts **conflicts, GError **error);

gboolean        dr_store_put_row          (DrStore *self, const DrRegisterRow *row, GError **error);
gboolean        dr_store_set_moved        (DrStore *self, const char *reference, guint version, gboolean moved,
                                           GError **error);
DrRegisterPage *dr_store_get_row          (DrStore *self, const char *reference, guint version, GError **error);
DrRegisterPage *dr_store_query            (DrStore *self, const DrRegisterQuery *query, GError **error);
gboolean        dr_store_count            (DrStore *self, const DrRegisterQuery *query, guint64 at_most, guint64 *n,
                                           GError **error);
DrCounts       *dr_store_count_by         (DrStore *self, const DrRegisterQuery *query, DrCountBy by, GError **error);
DrLiveList     *dr_store_list_live        (DrStore *self, const char *but_not, DrDate from, DrDate to, GError **error);

gboolean        dr_store_put_blob         (DrStore *self, GBytes *bytes, char digest[DR_DIGEST_SIZE], GError **error);
GBytes         *dr_store_get_blob         (DrStore *self, const char *digest, GError **error);
gboolean        dr_store_read_blob        (DrStore *self, const char *digest, DrStorePiece each, gpointer data, GError **error);
DrEditions     *dr_store_list_editions    (DrStore *self, DrEditionKind kind, GError **error);
gboolean        dr_store_attach           (DrStore *self, const char *reference, guint version,
                                           const DrAttachment *attachment, GBytes *bytes, GError **error);
gboolean        dr_store_detach           (DrStore *self, const char *reference, guint version, const char *id,
                                           GError **error);
DrAttachments  *dr_store_list_attachments (DrStore *self, const char *reference, guint version, GError **error);

gboolean        dr_store_append           (DrStore *self, const DrTrailAct *act, GError **error);
gboolean        dr_store_read_head        (DrStore *self, const char *reference, DrTrailHead *head, GError **error);
DrTrail        *dr_store_read_trail       (DrStore *self, const char *reference, guint64 after, guint limit,
                                           GError **error);
DrPeopleList       *dr_store_list_people      (DrStore *self, GError **error);
DrLimitations  *dr_store_list_limitations (DrStore *self, GError **error);
DrReceivedList *dr_store_list_received    (DrStore *self, guint64 after, guint limit, GError **error);
DrReceivedList *dr_store_find_received    (DrStore *self, const char *beginning, guint limit, GError **error);

G_END_DECLS
