#include "dr-inspect-item.h"

/* Rows that are made in one go, within a tenth of a second on a slow machine; and items for which a list makes rows before anybody
 * scrolls. */
#define SLICE 20
#define WITH_ROWS 240

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

/* What is still to come into a store. */
typedef struct {
  GListStore *store;
  GPtrArray  *items;   /* all of them */
  guint       done;
  guint       later;   /* idle */
} Filling;

static G_DEFINE_QUARK (dr-inspect-items-filling, filling)

static void
filling_free (gpointer data)
{
  Filling *self = data;

  g_clear_handle_id (&self->later, g_source_remove);
  g_ptr_array_unref (self->items);
  g_free (self);
}

static gboolean
fill_some (gpointer data)
{
  Filling *self = data;
  guint n = self->items->len - self->done;

  if (self->done < WITH_ROWS)
    n = MIN (n, SLICE);
  g_list_store_splice (self->store, self->done, 0, self->items->pdata + self->done, n);
  self->done += n;
  if (self->done < self->items->len)
    return G_SOURCE_CONTINUE;
  self->later = 0;
  g_object_set_qdata (G_OBJECT (self->store), filling_quark (), NULL);

  return G_SOURCE_REMOVE;
}

/**
 * dr_inspect_items_fill:
 * @store: of items
 * @indices: (nullable) (array length=n): their numbers; %NULL: from 0 on
 * @n: how many
 *
 * Has @store hold these and nothing else: the first of them at once, the others while the window has nothing else to do, for its list
 * makes a row for each of the first hundreds. What was still to come from before does not.
 */
void
dr_inspect_items_fill (GListStore  *store,
                       const guint *indices,
                       guint        n)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_full (n, g_object_unref);
  Filling *filling;
  guint first = MIN (n, SLICE);

  g_object_set_qdata (G_OBJECT (store), filling_quark (), NULL);
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (items, dr_inspect_item_new (indices != NULL ? indices[i] : i));
  g_list_store_splice (store, 0, g_list_model_get_n_items (G_LIST_MODEL (store)), items->pdata, first);
  if (first == n)
    return;

  filling = g_new0 (Filling, 1);
  *filling = (Filling) { store, g_steal_pointer (&items), first, 0 };
  g_object_set_qdata_full (G_OBJECT (store), filling_quark (), filling, filling_free);
  filling->later = g_idle_add (fill_some, filling);
}

static void
dr_inspect_item_class_init (DrInspectItemClass *klass)
{
}

static void
dr_inspect_item_init (DrInspectItem *self)
{
}
