/* register-support.h: a register to test on, with people, editions and drafts of data/examples, and what everything in
 * it is, as text, so that "nothing changed" is a comparison.
 * Used by the tests of the register. A failure here is a failed test. */
#pragma once

#include "dr-drafts.h"
#include "dr-next-version.h"
#include "dr-roll.h"
#include "dr-steps.h"

G_BEGIN_DECLS

typedef struct {
  gboolean    memory;
  char       *folder;
  char       *uri;
  DrStore    *store;
  DrRegister *reg;
} Desk;

/* Who is in the register of a desk. */
#define ADA "ada"                    /* administrator */
#define MANAGER "customer-manager"   /* manager of everything, and author of clean.xml and four-day-week.xml */
#define OTHER_MANAGER "parking-manager"   /* manager of parking-permits */
#define REVIEWER "eve"               /* equalities officer */
#define SECOND_REVIEWER "eli"
#define APPROVER "ann"
#define SECOND_APPROVER "abe"
#define AUDITOR "audrey"
#define EVERYTHING "max"             /* manager, equalities officer and approver at once */
#define NOBODY "ned"                 /* no role */

#define CLEAN "EX-2025-002"
#define FOUR_DAYS "EX-2025-007"

void         desk_add         (const char *name, void (*test) (Desk *, gconstpointer));
void         desk_reopen      (Desk *self);
void         desk_set_day     (Desk *self, const char *day);
void         desk_add_person  (Desk *self, const char *id);
void         desk_grant       (Desk *self, const char *person, DrRole role, const char *service);
void         desk_add_edition (Desk *self, const char *by, DrEditionKind kind, GBytes *bytes);
char        *desk_everything  (Desk *self);

GBytes      *example_bytes    (const char *name);
GBytes      *replace_in       (GBytes *bytes, const char *what, const char *with);
DrFieldList *example_fields   (const char *name);
void         change_field     (DrFieldList **fields, const char *key, const char *value);

char        *desk_create      (Desk *self, const char *person, const DrFieldList *fields);
void         desk_import      (Desk *self, const char *example);
gboolean     desk_try_save    (Desk *self, const char *person, const char *reference, guint version, const char *key,
                               const char *value, GError **error);
void         desk_save        (Desk *self, const char *person, const char *reference, guint version, const char *key,
                               const char *value);
const char  *desk_field       (Desk *self, const char *reference, guint version, const char *key);
DrStage      desk_stage       (Desk *self, const char *reference, guint version);

gboolean     desk_try         (Desk *self, const char *person, DrStep step, const char *reference, GPtrArray **blocking,
                               GError **error);
void         desk_step        (Desk *self, const char *person, DrStep step, const char *reference);
void         desk_decide      (Desk *self, const char *reference, guint version, const char *option);
void         desk_bring_to    (Desk *self, const char *reference, DrStage stage);
void         desk_refuses     (Desk *self, const char *person, DrStep step, const char *reference, GQuark domain, int code);
void         assert_refused   (Desk *self, const char *before, GError **error, GQuark domain, int code);

void         answer           (Desk *self, const char *reference, guint version, const char *id, const char *rule,
                               const char *rule_case, const char *subjects);
void         give_verdict     (Desk *self, const char *person, const char *reference, const char *role, const char *id,
                               const char *verdict);

#define assert_register_refused(desk, before, error, which) \
  assert_refused (desk, before, error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_##which)

G_END_DECLS
