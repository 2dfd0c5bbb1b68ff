/* dr-long-work.h: what takes long and is going on, as bars at the bottom of a window: what it is, how far, and Cancel.
 * Used by places that import, export, recheck or verify; the Report window has a bar of its own that moves as these do. The work is done in the desk's lane for it, one after the other;
 * the window stays live. It says nothing of the result: whoever began it does. */
#pragma once

#include <gtk/gtk.h>

#include "dr-desk.h"
#include "dr-long-progress.h"

G_BEGIN_DECLS

/**
 * DrLongWorkRun:
 * @in: the lane's own register
 * @data: what the work needs
 * @progress: to be told how far it is
 * @cancellable: cancelled by the bar's button, and when the window closes
 * @error: return location
 *
 * Runs in the lane's thread.
 *
 * Returns: (transfer full) (nullable): the result; %NULL with @error set where it failed
 */
typedef gpointer (*DrLongWorkRun) (DrRegister *in, gpointer data, DrLongProgress *progress, GCancellable *cancellable,
                                   GError **error);

/**
 * DrLongWorkDone:
 * @result: (transfer full) (nullable): what the work gave; %NULL where it failed
 * @error: (nullable): why it failed; %G_IO_ERROR_CANCELLED: somebody stopped it
 * @owner: as it was given
 *
 * Called in the main loop, unless the owner is gone.
 */
typedef void (*DrLongWorkDone) (gpointer result, const GError *error, gpointer owner);

typedef struct {
  const char     *title;         /* what is going on, translated */
  DrLongWorkRun   run;
  gpointer        data;          /* (transfer full) */
  GDestroyNotify  free_data;
  GDestroyNotify  free_result;
  DrLongWorkDone  done;
  GObject        *owner;         /* for @done */
} DrLongWorkStart;

#define DR_TYPE_LONG_WORK (dr_long_work_get_type ())

G_DECLARE_FINAL_TYPE (DrLongWork, dr_long_work, DR, LONG_WORK, GtkBox)

/* Milliseconds after which work is worth a bar, and between two looks at how far it is. */
#define DR_LONG_WORK_SHOW_AFTER 400
#define DR_LONG_WORK_LOOK 100

void     dr_long_work_start     (DrLongWork *self, DrDesk *desk, const DrLongWorkStart *start);
gboolean dr_long_work_is_active (DrLongWork *self);
void     dr_long_work_stop_all  (DrLongWork *self);
void     dr_long_work_show      (GtkProgressBar *bar, DrLongProgress *progress);

G_END_DECLS
