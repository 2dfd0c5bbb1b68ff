#include "dr-inspect-item.h"

struct _DrInspectItem {
  GObject  parent_instance;

  guint    index;
};

G_DEFINE_FINAL_TYPE (DrInspectItem, dr_inspect_item, G_TYPE_OBJECT)

/**
 * dr_inspect_item_new:
 * @index: a number
 *
 * Returns: (transfer full): the item
 */
DrInspectItem *
dr_inspect_item_new (guint index)
{
  DrInspectItem *self = g_object_new (DR_TYPE_INSPECT_ITEM, NULL);

  self->index = index;

  return self;
}

/**
 * dr_inspect_item_get_index:
 * @self: an item
 *
 * Returns: its number
 */
guint
dr_inspect_item_get_index (DrInspectItem *self)
{
  return self->index;
}

/**
 * dr_inspect_items_fill:
 * @store: of items
 * @indices: (nullable) (array length=n): their numbers; %NULL: from 0 on
 * @n: how many
 *
 * Has @store hold these, all in one change.
 */
void
dr_inspect_items_fill (GListStore  *store,
                       const guint *indices,
                       guint        n)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_full (n, g_object_unref);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (items, dr_inspect_item_new (indices != NULL ? indices[i] : i));
  g_list_store_splice (store, 0, g_list_model_get_n_items (G_LIST_MODEL (store)), items->pdata, n);
}

static void
dr_inspect_item_class_init (DrInspectItemClass *klass)
{
}

static void
dr_inspect_item_init (DrInspectItem *self)
{
}
