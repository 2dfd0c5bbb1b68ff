/* dr-inspect-item.h: a number as an item of a GListModel: which entry, difference or record a row shows.
 * Used by the Inspect pages' lists. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define DR_TYPE_INSPECT_ITEM (dr_inspect_item_get_type ())

G_DECLARE_FINAL_TYPE (DrInspectItem, dr_inspect_item, DR, INSPECT_ITEM, GObject)

DrInspectItem *dr_inspect_item_new       (guint index);
guint          dr_inspect_item_get_index (DrInspectItem *self);
void           dr_inspect_items_fill     (GListStore *store, const guint *indices, guint n);

G_END_DECLS
