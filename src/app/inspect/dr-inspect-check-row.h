/* dr-inspect-check-row.h: one check as a row: how it came out, what it means, and, opened, why it matters, what a failure means
 * and the evidence.
 * Used by the checks' page. Its texts come from dr-inspect-state.h and dr-inspect-explain.h. */
#pragma once

#include <adwaita.h>

#include "dr-inspect-state.h"
#include "dr-inspected.h"

G_BEGIN_DECLS

#define DR_TYPE_INSPECT_CHECK_ROW (dr_inspect_check_row_get_type ())

G_DECLARE_FINAL_TYPE (DrInspectCheckRow, dr_inspect_check_row, DR, INSPECT_CHECK_ROW, AdwExpanderRow)

GtkWidget *dr_inspect_check_row_new           (DrVerifyCheck check);
void       dr_inspect_check_row_set_inspected (DrInspectCheckRow *self, DrInspected *inspected);
void       dr_inspect_check_row_show          (DrInspectCheckRow *self, const DrInspectProgress *progress, const char *reason,
                                               GPtrArray *lines);

G_END_DECLS
