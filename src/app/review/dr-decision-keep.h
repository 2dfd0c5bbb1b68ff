/* dr-decision-keep.h: a decision as far as it was told, kept beside the program until it is recorded or the form is emptied.
 * Used by the form that asks for it. A file of the person's own for each register: what is half told is no part of it. */
#pragma once

#include "dr-decision-state.h"

G_BEGIN_DECLS

char    *dr_decision_keep_path  (const char *folder, const char *store);
gboolean dr_decision_keep_read  (const char *path, const char *reference, guint version, char *said[DR_N_DECISION_PARTS]);
gboolean dr_decision_keep_write (const char *path, const char *reference, guint version,
                                 const char * const said[DR_N_DECISION_PARTS], GError **error);
gboolean dr_decision_keep_drop  (const char *path, const char *reference, guint version, GError **error);

G_END_DECLS
