/* dr-register-item.h: one row of the register as a list shows it: a copy, or nothing yet where it is being read.
 * Made by DrRegisterModel; read by lists, which listen to "changed". It never reads a store. */
#pragma once

#include <glib-object.h>

#include "dr-register-row.h"

G_BEGIN_DECLS

#define DR_TYPE_REGISTER_ITEM (dr_register_item_get_type ())

G_DECLARE_FINAL_TYPE (DrRegisterItem, dr_register_item, DR, REGISTER_ITEM, GObject)

DrRegisterItem      *dr_register_item_new     (void);
const DrRegisterRow *dr_register_item_get_row (DrRegisterItem *self);
gint64               dr_register_item_get_id  (DrRegisterItem *self);
void                 dr_register_item_set_row (DrRegisterItem *self, const DrRegisterRow *row);

DrRegisterRow       *dr_register_row_copy     (const DrRegisterRow *row);

G_END_DECLS
