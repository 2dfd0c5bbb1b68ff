/* dr-return.h: the maintaining-access return: what the assessments of a period amount to, by service and as a whole.
 * A fold over records: used by the register to make a return, and by verification to make it again from a bag's records.
 * It never looks at a clock or a store, and keeps of each assessment its sums, what is listed by name, and one line. */
#pragma once

#include "dr-record.h"
#include "dr-return-details.h"
#include "dr-return-period.h"

G_BEGIN_DECLS

/* One version of an assessment, as the return takes it in. Nothing of it is kept but copies of a few words. */
typedef struct {
  const char    *reference;
  guint          version;          /* from 1 */
  DrStage        stage;            /* on the return's as-of date */
  gboolean       counts;           /* this version speaks for its reference: see dr_return_choose() */
  DrDate         began;            /* when a version without @check was begun, if known; else its first step counts */
  DrStep         step;             /* that sealed @check's record, as its seal says; its date is the record's as-of */
  const char    *digest;           /* (nullable): SHA-256 of that record's bytes; NULL: never sealed */
  const DrCheck *check;            /* (nullable): made from that record as it was read back, never from a draft */
  const DrAssessment *now;         /* (nullable): what is written of it since, on @check's evidence: for the details only */
  const char    *approval_digest;  /* (nullable): of the record that the approval sealed, where a later one follows it */
  const DrCheck *approval;         /* (nullable): made from that record: the findings that are tested only until then */
  const char    *service;          /* (nullable): id; used only where there is no @check */
} DrReturnEntry;

typedef struct _DrReturn DrReturn;

DrReturn *dr_return_new    (DrPeriod period, DrDate as_of, const char *council, const char *council_id);
void      dr_return_free   (DrReturn *self);
void      dr_return_choose (DrReturnEntry *entries, guint n, DrDate until);
gboolean  dr_return_entry_set_record (DrReturnEntry *entry, const DrRecord *record, const DrCheck *check,
                                      const char *digest);
void      dr_return_keep_details (DrReturn *self);
gboolean  dr_return_add    (DrReturn *self, const DrReturnEntry *entry);
void      dr_return_get_details (const DrReturn *self, DrReturnDetails *details);
char     *dr_return_write  (DrReturn *self, const char *store_head, guint64 store_length, gsize *length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrReturn, dr_return_free)

G_END_DECLS
