/* store-support.h: stores to test on, of every kind there is, and the drafts and acts that fill them.
 * Used by the tests of the store. A failure here is a failed test. */
#pragma once

#include "dr-store.h"

G_BEGIN_DECLS

typedef enum { BACKEND_FILE, BACKEND_MEMORY, BACKEND_FAULTS } Backend;
#define N_BACKENDS 3

typedef struct {
  Backend  backend;
  char    *folder;
  char    *uri;
  DrStore *store;
} Case;

void           case_add     (const char *name, void (*test) (Case *, gconstpointer));
void           case_set_up  (Case *self, gconstpointer backend);
void           case_tear_down (Case *self, gconstpointer backend);
void           case_open    (Case *self);

DrRegisterRow  make_row     (const char *reference, guint version, const char *title);
gboolean       try_act      (DrStore *store, DrTrailAct act, const char *text, GError **error);
gboolean       try_create   (DrStore *store, const DrDraftSave *first, GError **error);
gboolean       try_remove   (DrStore *store, const char *reference, guint version, GError **error);
void           create       (DrStore *store, const char *reference, guint version, const char *title);
guint64        save_one     (DrStore *store, const char *reference, const char *person, const char *key,
                             const char *value, guint64 base);
gboolean       try_save     (DrStore *store, const char *reference, const char *person, const char *key,
                             const char *value, guint64 base, guint64 *revision, DrConflicts **conflicts, GError **error);
void           assert_field (DrStore *store, const char *reference, const char *key, const char *value);
void           make_digest  (char digest[DR_DIGEST_SIZE], const char *of);
gboolean       try_step     (DrStore *store, const char *reference, DrStage from, DrStage to, GError **error);
void           remove_all   (const char *folder);

G_END_DECLS
