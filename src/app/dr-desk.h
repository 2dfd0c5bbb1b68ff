/* dr-desk.h: the register as the desktop program holds it: where it is, who sits at it, and the threads that work in it.
 * Used by every window and page. The main thread reads short things from its own connection; everything that writes, or
 * may take longer than a frame, is work for a lane. It shows nothing. */
#pragma once

#include "dr-register.h"

G_BEGIN_DECLS

/* Work of one lane is done one after the other, in a thread and with a connection of the lane's own. */
typedef enum {
  DR_DESK_LANE_CHECK,   /* what is being typed, checked: nothing may hold it up */
  DR_DESK_LANE_SAVE,    /* saves and steps */
  DR_DESK_LANE_READ,    /* lists, counts, records to show */
  DR_DESK_LANE_LONG,    /* import, export, recheck, verify */
} DrDeskLane;
#define DR_N_DESK_LANES 4

/**
 * DrDeskWork:
 * @in: the lane's own register
 * @data: what the work needs; owned by the job until it is done
 * @cancellable: (nullable): of the job
 * @error: return location
 *
 * Runs in the lane's thread: touches nothing of the main thread's.
 *
 * Returns: (transfer full) (nullable): the result; %NULL with @error set where it failed
 */
typedef gpointer (*DrDeskWork) (DrRegister *in, gpointer data, GCancellable *cancellable, GError **error);

#define DR_TYPE_DESK (dr_desk_get_type ())

G_DECLARE_FINAL_TYPE (DrDesk, dr_desk, DR, DESK, GObject)

DrDesk             *dr_desk_new          (const char *uri, gboolean create, GError **error);
void                dr_desk_close        (DrDesk *self);
const char         *dr_desk_get_uri      (DrDesk *self);
DrRegister         *dr_desk_get_register (DrDesk *self);
DrDate              dr_desk_get_today    (DrDesk *self);

const DrPeopleList *dr_desk_get_people   (DrDesk *self);
const char         *dr_desk_get_person   (DrDesk *self);
gboolean            dr_desk_set_person   (DrDesk *self, const char *person);
gboolean            dr_desk_has_role     (DrDesk *self, DrRole role, const char *service);
const char         *dr_desk_person_name  (DrDesk *self, const char *person);

void                dr_desk_run          (DrDesk *self, DrDeskLane lane, DrDeskWork work, gpointer data,
                                          GDestroyNotify free_data, GDestroyNotify free_result,
                                          GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gpointer            dr_desk_run_finish   (DrDesk *self, GAsyncResult *result, GError **error);

void                dr_desk_say_changed  (DrDesk *self, const char *reference);

G_END_DECLS
