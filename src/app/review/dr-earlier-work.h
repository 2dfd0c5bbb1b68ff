/* dr-earlier-work.h: the version before one, as it was submitted, looked up in a lane.
 * Used by the assessment's window: what changed since, and what its review asked for. */
#pragma once

#include "dr-desk.h"
#include "dr-version.h"

G_BEGIN_DECLS

void       dr_earlier_look   (DrDesk *desk, const char *reference, guint version, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data);
DrVersion *dr_earlier_finish (DrDesk *desk, GAsyncResult *result, GError **error);
DrVersion *dr_earlier_find   (DrRegister *in, const char *reference, guint version, GError **error);

G_END_DECLS
