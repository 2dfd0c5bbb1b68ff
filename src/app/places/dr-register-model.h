/* dr-register-model.h: the rows that a query finds in the register as a list of any length, and which one is selected.
 * Used by the Assessments place under its column view. It holds a few pages of rows and one row a page to find the
 * others by; it never loads the whole, and keeps the main thread for no longer than a page takes to read. */
#pragma once

#include <gtk/gtk.h>

#include "dr-desk.h"
#include "dr-register-item.h"

G_BEGIN_DECLS

#define DR_TYPE_REGISTER_MODEL (dr_register_model_get_type ())

G_DECLARE_FINAL_TYPE (DrRegisterModel, dr_register_model, DR, REGISTER_MODEL, GObject)

DrRegisterModel *dr_register_model_new           (DrDesk *desk);
void             dr_register_model_set_query     (DrRegisterModel *self, const DrRegisterQuery *query);
void             dr_register_model_refresh       (DrRegisterModel *self);
void             dr_register_model_redraw        (DrRegisterModel *self);
gboolean         dr_register_model_is_loading    (DrRegisterModel *self);
gboolean         dr_register_model_has_more      (DrRegisterModel *self);
const char      *dr_register_model_get_problem   (DrRegisterModel *self);
guint            dr_register_model_get_selected  (DrRegisterModel *self);
DrRegisterItem  *dr_register_model_selected_item (DrRegisterModel *self);
guint            dr_register_model_n_cached      (DrRegisterModel *self);
gint64           dr_register_model_longest_read  (DrRegisterModel *self);

G_END_DECLS
