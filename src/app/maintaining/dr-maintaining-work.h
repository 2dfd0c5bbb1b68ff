/* dr-maintaining-work.h: what the Maintaining access place has done in the background: adding up a period, and handing out
 * what it shows.
 * Used by the place with DrLongWork. Runs in the lane and touches nothing of the main thread's. */
#pragma once

#include "dr-long-work.h"
#include "dr-questionnaire.h"
#include "dr-register-return.h"

G_BEGIN_DECLS

/* A return to look at, and its bytes to hand out. */
typedef struct {
  DrPeriod         period;
  DrReturn        *made;
  DrReturnDetails  details;         /* of @made */
  GBytes          *bytes;
  DrQuestionnaire *questionnaire;   /* the latest */
  guint            min_base;        /* answers of a small survey, by the latest rulebook */
} DrMaintainingReturn;

/* A return to be written. */
typedef struct {
  char   *path;
  GBytes *bytes;
} DrMaintainingFile;

DrPeriod *dr_maintaining_period_copy (DrPeriod period);
void      dr_maintaining_return_free (DrMaintainingReturn *self);

DrMaintainingFile *dr_maintaining_file_new     (const char *path, GBytes *bytes);
void               dr_maintaining_file_free    (DrMaintainingFile *self);
char              *dr_maintaining_file_summary (const DrMaintainingFile *self);

gpointer  dr_maintaining_work_add_up (DrRegister *in, gpointer period, DrLongProgress *progress, GCancellable *cancellable,
                                      GError **error);

gpointer  dr_maintaining_work_write  (DrRegister *in, gpointer file, DrLongProgress *progress, GCancellable *cancellable,
                                      GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrMaintainingFile, dr_maintaining_file_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrMaintainingReturn, dr_maintaining_return_free)

G_END_DECLS
