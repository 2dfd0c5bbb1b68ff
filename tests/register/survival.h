/* survival.h: a register that is to survive: made once, copied for each trial, and looked over afterwards.
 * Used by the tests of kills, of several processes and of faults. A failure here is a failed test. */
#pragma once

#include "dr-attachments.h"
#include "dr-drafts.h"
#include "dr-set-up.h"
#include "dr-roll.h"
#include "dr-steps.h"

G_BEGIN_DECLS

/* Who is in it. */
#define ADA "ada"                    /* administrator */
#define ADAM "adam"                  /* the other one */
#define MANAGER "customer-manager"
#define REVIEWER "eve"               /* equalities officer */
#define APPROVER "ann"

#define DRAFT "EX-2025-002"          /* of data/examples/clean.xml, as yet a draft */

/* What the trail says happened. */
typedef struct {
  GHashTable *acts;      /* "act reference version comment" → how often */
  guint       n_entries;
} Ledger;

char        *survival_folder    (void);
void         survival_remove    (const char *folder);
void         survival_make      (const char *path);
void         survival_copy      (const char *from, const char *to);
DrRegister  *survival_open      (const char *path, GError **error);
void         survival_close     (DrRegister *self);

DrFieldList *survival_fields    (void);
char        *survival_create    (DrRegister *self, const char *origin, GError **error);
gboolean     survival_save      (DrRegister *self, const char *person, const char *key, const char *value, guint64 revision,
                                 guint64 *saved, DrConflicts **conflicts, GError **error);
gboolean     survival_step      (DrRegister *self, const char *reference, DrStep step, const char *comment,
                                 GError **error);
char        *survival_field     (DrRegister *self, const char *reference, guint version, const char *key,
                                 guint64 *revision);

char        *survival_state     (DrRegister *self);
Ledger      *survival_check     (DrRegister *self);
Ledger      *survival_check_trail (DrRegister *self);
guint        ledger_count       (const Ledger *self, const char *act, const char *reference, guint version,
                                 const char *comment);
void         ledger_free        (Ledger *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Ledger, ledger_free)

G_END_DECLS
