#include "dr-register-cache.h"

/* Pages held at once: a search's whole result, and some screens around wherever the list is. */
#define MOST_PAGES 20

struct _DrRegisterCache {
  GHashTable *pages;      /* number → DrRegisterCached */
  GQueue      recent;     /* of DrRegisterCached, the one used last first */
  GHashTable *alive;      /* id → DrRegisterItem, not owned: whoever shows a row goes on showing the same item */
};

static void
free_page (DrRegisterCached *page)
{
  for (guint i = 0; i < DR_REGISTER_PAGE; i++)
    g_clear_object (&page->items[i]);
  g_free (page);
}

/**
 * dr_register_cache_new:
 *
 * Returns: (transfer full): nothing yet
 */
DrRegisterCache *
dr_register_cache_new (void)
{
  DrRegisterCache *self = g_new0 (DrRegisterCache, 1);

  self->pages = g_hash_table_new_full (g_int_hash, g_int_equal, NULL, (GDestroyNotify) free_page);
  self->alive = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_queue_init (&self->recent);

  return self;
}

/**
 * dr_register_cache_free:
 * @self: a cache; items that somebody still shows stay as they are
 */
void
dr_register_cache_free (DrRegisterCache *self)
{
  dr_register_cache_clear (self);
  g_hash_table_unref (self->pages);
  g_hash_table_unref (self->alive);
  g_free (self);
}

static void
forget_item (gpointer  data,
             GObject  *item)
{
  DrRegisterCache *self = data;
  gint64 id = dr_register_item_get_id ((DrRegisterItem *) item);

  if (g_hash_table_lookup (self->alive, &id) == (gpointer) item)
    g_hash_table_remove (self->alive, &id);
}

static void
know_item (DrRegisterCache *self,
           DrRegisterItem  *item)
{
  gint64 id = dr_register_item_get_id (item);

  if (g_hash_table_contains (self->alive, &id))
    return;
  g_hash_table_insert (self->alive, g_memdup2 (&id, sizeof id), item);
  g_object_weak_ref (G_OBJECT (item), forget_item, self);
}

/**
 * dr_register_cache_drop_pages:
 * @self: a cache
 *
 * Lets go of every page; rows that are shown are still known.
 */
void
dr_register_cache_drop_pages (DrRegisterCache *self)
{
  g_queue_init (&self->recent);
  g_hash_table_remove_all (self->pages);
}

/**
 * dr_register_cache_clear:
 * @self: a cache
 *
 * Lets go of every page and every row.
 */
void
dr_register_cache_clear (DrRegisterCache *self)
{
  GHashTableIter iter;
  gpointer item;

  dr_register_cache_drop_pages (self);
  g_hash_table_iter_init (&iter, self->alive);
  while (g_hash_table_iter_next (&iter, NULL, &item))
    g_object_weak_unref (item, forget_item, self);
  g_hash_table_remove_all (self->alive);
}

/**
 * dr_register_cache_find:
 * @self: a cache
 * @number: of a page
 *
 * Returns: (transfer none) (nullable): that page, where it is held
 */
DrRegisterCached *
dr_register_cache_find (DrRegisterCache *self,
                        guint            number)
{
  return g_hash_table_lookup (self->pages, &number);
}

static DrRegisterCached *
add_page (DrRegisterCache *self,
          guint            number)
{
  DrRegisterCached *page = g_new0 (DrRegisterCached, 1);

  while (self->recent.length >= MOST_PAGES)
    {
      DrRegisterCached *oldest = g_queue_pop_tail_link (&self->recent)->data;

      g_hash_table_remove (self->pages, &oldest->number);
    }
  page->number = number;
  page->link.data = page;
  g_queue_push_head_link (&self->recent, &page->link);
  g_hash_table_insert (self->pages, &page->number, page);

  return page;
}

/**
 * dr_register_cache_get:
 * @self: a cache
 * @number: of a page
 *
 * Returns: (transfer none): that page, perhaps with nothing in it; it counts as used last
 */
DrRegisterCached *
dr_register_cache_get (DrRegisterCache *self,
                       guint            number)
{
  DrRegisterCached *page = dr_register_cache_find (self, number);

  if (page == NULL)
    return add_page (self, number);
  g_queue_unlink (&self->recent, &page->link);
  g_queue_push_head_link (&self->recent, &page->link);

  return page;
}

/**
 * dr_register_cache_recent:
 * @self: a cache
 *
 * Returns: (transfer none) (nullable) (element-type DrRegisterCached): the pages, the one used last first
 */
GList *
dr_register_cache_recent (DrRegisterCache *self)
{
  return self->recent.head;
}

/**
 * dr_register_cache_n_pages:
 * @self: a cache
 *
 * Returns: how many pages are held
 */
guint
dr_register_cache_n_pages (DrRegisterCache *self)
{
  return self->recent.length;
}

/* An item that is shown already keeps its row's place; what was handed out empty is filled. */
static void
fill_item (DrRegisterCache     *self,
           DrRegisterCached    *page,
           guint                i,
           const DrRegisterRow *row)
{
  if (page->items[i] == NULL)
    {
      DrRegisterItem *alive = g_hash_table_lookup (self->alive, &row->id);

      page->items[i] = alive != NULL ? g_object_ref (alive) : dr_register_item_new ();
    }
  dr_register_item_set_row (page->items[i], row);
  know_item (self, page->items[i]);
}

/**
 * dr_register_cache_fill:
 * @self: a cache
 * @page: one of its pages
 * @rows: (array length=n_rows): of that page
 * @n_rows: how many
 */
void
dr_register_cache_fill (DrRegisterCache     *self,
                        DrRegisterCached    *page,
                        const DrRegisterRow *rows,
                        guint                n_rows)
{
  for (guint i = 0; i < n_rows && i < DR_REGISTER_PAGE; i++)
    fill_item (self, page, i, &rows[i]);
  page->read = TRUE;
  page->asked = FALSE;
}

/**
 * dr_register_cache_add:
 * @self: a cache
 * @sheet: a page that a walk brought
 */
void
dr_register_cache_add (DrRegisterCache       *self,
                       const DrRegisterSheet *sheet)
{
  DrRegisterCached *page = dr_register_cache_find (self, sheet->number);

  if (page == NULL)
    page = add_page (self, sheet->number);
  for (guint i = 0; i < sheet->rows->len; i++)
    fill_item (self, page, i, sheet->rows->pdata[i]);
  page->read = TRUE;
  page->asked = FALSE;
}

/**
 * dr_register_cache_redraw:
 * @self: a cache
 *
 * Says of every row that is shown that it changed.
 */
void
dr_register_cache_redraw (DrRegisterCache *self)
{
  g_autoptr (GList) items = g_hash_table_get_values (self->alive);

  for (GList *each = items; each != NULL; each = each->next)
    g_signal_emit_by_name (each->data, "changed");
}

/**
 * dr_register_cached_is_same:
 * @page: a page as it is held
 * @sheet: the same page as a walk found it
 *
 * Returns: whether both have the same rows in the same places; the rows may say something else
 */
gboolean
dr_register_cached_is_same (const DrRegisterCached *page,
                            const DrRegisterSheet  *sheet)
{
  for (guint i = 0; i < DR_REGISTER_PAGE; i++)
    {
      gint64 was = dr_register_item_get_id (page->items[i]);
      gint64 is = i < sheet->rows->len ? ((DrRegisterRow *) sheet->rows->pdata[i])->id : 0;

      if (was != is)
        return FALSE;
    }

  return TRUE;
}
