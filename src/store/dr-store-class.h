/* dr-store-class.h: what a backend fills in to be a store.
 * Used by dr-store.c, which has looked at every argument before it calls, and by the backends.
 * Each function is documented at the verb of its name in dr-store.c. */
#pragma once

#include "dr-store.h"

G_BEGIN_DECLS

struct _DrStoreClass {
  GObjectClass parent_class;

  void            (*close)            (DrStore *self);
  void            (*set_patience)     (DrStore *self, guint milliseconds);
  gboolean        (*backup)           (DrStore *self, const char *path, const DrStoreCopying *how, GError **error);
  gboolean        (*check)            (DrStore *self, GError **error);
  gboolean        (*together)         (DrStore *self, DrStoreWork work, gpointer data, GError **error);

  gboolean        (*next_number)      (DrStore *self, const char *series, guint64 *number, GError **error);
  DrDraft        *(*load_draft)       (DrStore *self, const char *reference, guint version, const char *person,
                                       GError **error);
  gboolean        (*save_draft)       (DrStore *self, const DrDraftSave *save, guint64 *revision,
                                       DrConflicts **conflicts, GError **error);
  gboolean        (*undo)             (DrStore *self, const char *reference, guint version, const char *person,
                                       gint64 at, gboolean redo, guint64 *revision, DrConflicts **conflicts,
                                       GError **error);

  gboolean        (*put_row)          (DrStore *self, const DrRegisterRow *row, GError **error);
  gboolean        (*set_moved)        (DrStore *self, const char *reference, guint version, gboolean moved,
                                       GError **error);
  DrRegisterPage *(*get_row)          (DrStore *self, const char *reference, guint version, GError **error);
  DrRegisterPage *(*query)            (DrStore *self, const DrRegisterQuery *query, GError **error);
  gboolean        (*count)            (DrStore *self, const DrRegisterQuery *query, guint64 at_most, guint64 *n,
                                       GError **error);
  DrCounts       *(*count_by)         (DrStore *self, const DrRegisterQuery *query, DrCountBy by, GError **error);
  DrLiveList     *(*list_live)        (DrStore *self, const char *but_not, DrDate from, DrDate to, GError **error);

  gboolean        (*put_blob)         (DrStore *self, GBytes *bytes, char digest[DR_DIGEST_SIZE], GError **error);
  GBytes         *(*get_blob)         (DrStore *self, const char *digest, GError **error);
  gboolean        (*read_blob)        (DrStore *self, const char *digest, DrStorePiece each, gpointer data,
                                       GError **error);
  DrEditions     *(*list_editions)    (DrStore *self, DrEditionKind kind, GError **error);
  gboolean        (*attach)           (DrStore *self, const char *reference, guint version,
                                       const DrAttachment *attachment, GBytes *bytes, GError **error);
  gboolean        (*detach)           (DrStore *self, const char *reference, guint version, const char *id,
                                       GError **error);
  DrAttachments  *(*list_attachments) (DrStore *self, const char *reference, guint version, GError **error);

  gboolean        (*append)           (DrStore *self, const DrTrailAct *act, GError **error);
  gboolean        (*read_head)        (DrStore *self, const char *reference, DrTrailHead *head, GError **error);
  DrTrail        *(*read_trail)       (DrStore *self, const char *reference, guint64 after, guint limit,
                                       GError **error);
  DrPeopleList       *(*list_people)      (DrStore *self, GError **error);
  DrLimitations  *(*list_limitations) (DrStore *self, GError **error);
  DrReceivedList *(*list_received)    (DrStore *self, guint64 after, guint limit, GError **error);
  DrReceivedList *(*find_received)    (DrStore *self, const char *beginning, guint limit, GError **error);
};

gboolean dr_store_is_open       (DrStore *self, GError **error);
gboolean dr_store_is_sound_save (const DrDraftSave *save);
gboolean dr_store_is_sound_size (guint64 size, GError **error);
gboolean dr_store_is_sound_blob (GBytes *bytes, GError **error);
gboolean dr_store_is_digest     (const char *text);

G_END_DECLS
