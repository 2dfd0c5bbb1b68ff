/* dr-inspect-job.h: a verification that runs in a thread of its own, and can be looked at from outside while it does.
 * Used by the Inspect window. It needs no register and no lane of one, and writes nothing. */
#pragma once

#include "dr-inspect-state.h"

G_BEGIN_DECLS

/* Evidence of one check that is kept to be shown, at most; the text of the whole has it all. */
#define DR_INSPECT_LINES_MAX 100

typedef struct _DrInspectJob DrInspectJob;

/* How far it is, with what was found so far. */
typedef struct {
  double             share;                             /* 0..1 */
  DrInspectProgress  progress;
  char              *reasons[DR_N_VERIFY_CHECKS];       /* (nullable): why it was not possible */
  GPtrArray         *lines[DR_N_VERIFY_CHECKS];         /* (nullable): of DrVerifyLine; problems first */
} DrInspectLook;

DrInspectJob   *dr_inspect_job_start  (const char *path, gboolean is_bag, const char * const *anchors, GAsyncReadyCallback done,
                                       GObject *owner);
DrVerification *dr_inspect_job_finish (GAsyncResult *result, GError **error);
void            dr_inspect_job_look   (DrInspectJob *self, DrInspectLook *look);
void            dr_inspect_job_stop   (DrInspectJob *self);
void            dr_inspect_job_unref  (DrInspectJob *self);
void            dr_inspect_look_clear (DrInspectLook *look);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrInspectJob, dr_inspect_job_unref)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DrInspectLook, dr_inspect_look_clear)

G_END_DECLS
