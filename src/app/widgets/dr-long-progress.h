/* dr-long-progress.h: how far long work has come: told by whoever does it, in any thread; read by whoever shows it.
 * Used by the bars of long work and by the Report window. It shows nothing. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _DrLongProgress DrLongProgress;

DrLongProgress *dr_long_progress_new   (void);
DrLongProgress *dr_long_progress_ref   (DrLongProgress *self);
void            dr_long_progress_unref (DrLongProgress *self);
void            dr_long_progress_tell  (double share, gpointer progress);
int             dr_long_progress_get   (DrLongProgress *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrLongProgress, dr_long_progress_unref)

G_END_DECLS
