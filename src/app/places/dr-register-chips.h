/* dr-register-chips.h: the filters of the list of assessments as toggles, each with how many it would leave.
 * Used by the Assessments place, which has them counted. It reads no store. */
#pragma once

#include <gtk/gtk.h>

#include "dr-desk.h"
#include "dr-register-state.h"

G_BEGIN_DECLS

/* How many each filter leaves by itself. */
typedef struct {
  guint64 n[DR_N_FILTERS];
} DrFilterCounts;

#define DR_TYPE_REGISTER_CHIPS (dr_register_chips_get_type ())

G_DECLARE_FINAL_TYPE (DrRegisterChips, dr_register_chips, DR, REGISTER_CHIPS, GtkBox)

guint    dr_register_chips_get_filters (DrRegisterChips *self);
void     dr_register_chips_clear       (DrRegisterChips *self);
void     dr_register_chips_turn_on     (DrRegisterChips *self, DrRegisterFilter filter);
void     dr_register_chips_set_counts  (DrRegisterChips *self, const DrFilterCounts *counts, gboolean anybody);

gpointer dr_filter_counts_read         (DrRegister *in, gpointer wish, GCancellable *cancellable, GError **error);

G_END_DECLS
