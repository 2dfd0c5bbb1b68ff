/* dr-work-pool.h: work on many things on all cores, with few of them in memory at once.
 * Used by the return and the import of bags. What is pushed is worked on in any thread, and handed back in the thread
 * that pushes, in no order. It never touches a store: whoever pushes does that. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _DrWorkPool DrWorkPool;

/* In any thread. It keeps what went wrong in @job. */
typedef void (*DrWorkDo) (gpointer job);

/* In the thread that pushes; @job is gone afterwards. Returns FALSE with @error set to stop. */
typedef gboolean (*DrWorkDone) (gpointer job, gpointer data, GError **error);

DrWorkPool *dr_work_pool_new    (DrWorkDo work, DrWorkDone done, GDestroyNotify free_job, gpointer data);
void        dr_work_pool_free   (DrWorkPool *self);
gboolean    dr_work_pool_push   (DrWorkPool *self, gpointer job, GError **error);
gboolean    dr_work_pool_finish (DrWorkPool *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrWorkPool, dr_work_pool_free)

G_END_DECLS
