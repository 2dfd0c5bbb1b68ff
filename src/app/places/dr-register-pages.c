#include "dr-register-pages.h"

#include "dr-register-walk.h"

/* Microseconds that a page may take the main thread; after so many that took more, the lane reads the next ones. */
#define PATIENCE 2000
#define SLOW_PAGES 3

/* A page on its way; the list may show another query when it comes, or be gone. */
typedef struct {
  DrRegisterPages *pages;
  GCancellable    *stop;
  guint            number;
} Call;

static Call *
new_call (DrRegisterPages *pages,
          guint            number)
{
  Call *call = g_new0 (Call, 1);

  call->pages = g_rc_box_acquire (pages);
  call->stop = g_object_ref (pages->stop);
  call->number = number;

  return call;
}

static void
free_call (Call *call)
{
  dr_register_pages_unref (call->pages);
  g_object_unref (call->stop);
  g_free (call);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Call, free_call)

/**
 * dr_register_pages_new:
 *
 * Returns: (transfer full): no pages yet, of no query and no desk
 */
DrRegisterPages *
dr_register_pages_new (void)
{
  DrRegisterPages *self = g_rc_box_new0 (DrRegisterPages);

  self->cache = dr_register_cache_new ();
  self->anchors = g_ptr_array_new_with_free_func (g_free);
  self->stop = g_cancellable_new ();

  return self;
}

static void
pages_clear (gpointer data)
{
  DrRegisterPages *self = data;

  g_clear_object (&self->desk);
  g_clear_object (&self->stop);
  dr_register_cache_free (self->cache);
  g_clear_pointer (&self->anchors, g_ptr_array_unref);
  dr_register_query_free (self->query);
}

/**
 * dr_register_pages_unref:
 * @self: (transfer full): pages
 */
void
dr_register_pages_unref (DrRegisterPages *self)
{
  g_rc_box_release_full (self, pages_clear);
}

typedef struct {
  DrRegisterQuery *query;
  DrRegisterRow   *after;   /* (nullable) */
} Reading;

static void
free_reading (Reading *reading)
{
  dr_register_query_free (reading->query);
  g_free (reading->after);
  g_free (reading);
}

static gpointer
read_in_lane (DrRegister    *in,
              gpointer       data,
              GCancellable  *cancellable,
              GError       **error)
{
  const Reading *reading = data;

  return dr_register_read_page (in, reading->query, reading->after, error);
}

static void
page_came (GObject      *desk,
           GAsyncResult *result,
           gpointer      data)
{
  g_autoptr (Call) call = data;
  g_autoptr (DrRegisterPage) rows = dr_desk_run_finish (DR_DESK (desk), result, NULL);
  DrRegisterCached *page = dr_register_cache_find (call->pages->cache, call->number);

  if (call->stop != call->pages->stop || page == NULL)
    return;
  page->asked = FALSE;
  if (rows != NULL)
    dr_register_cache_fill (call->pages->cache, page, rows->rows, rows->n_rows);
}

/**
 * dr_register_pages_row_before:
 * @self: pages
 * @number: of a page to which the walk has come
 *
 * Returns: (transfer none) (nullable): the row that the page begins after; none for the first
 */
const DrRegisterRow *
dr_register_pages_row_before (DrRegisterPages *self,
                              guint            number)
{
  return number > 0 ? self->anchors->pdata[number - 1] : NULL;
}

/* Reads it here, or has it read where that takes too long. Where the walk has not come so far it has to wait. */
static void
read_page (DrRegisterPages  *self,
           DrRegisterCached *page)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (DrRegisterPage) rows = NULL;
  gint64 taken;

  if (page->read || page->asked || page->number > self->anchors->len)
    return;
  if (self->slow >= SLOW_PAGES)
    {
      Reading *reading = g_new0 (Reading, 1);

      reading->query = dr_register_query_copy (self->query);
      reading->after = page->number > 0 ? dr_register_row_copy (dr_register_pages_row_before (self, page->number)) : NULL;
      page->asked = TRUE;
      dr_desk_run (self->desk, DR_DESK_LANE_READ, read_in_lane, reading, (GDestroyNotify) free_reading,
                   (GDestroyNotify) dr_register_page_free, self->stop, page_came, new_call (self, page->number));
      return;
    }

  rows = dr_register_read_page (dr_desk_get_register (self->desk), self->query,
                                dr_register_pages_row_before (self, page->number), NULL);
  if (rows != NULL)
    dr_register_cache_fill (self->cache, page, rows->rows, rows->n_rows);
  taken = g_get_monotonic_time () - start;
  self->longest = MAX (self->longest, taken);
  self->slow += taken > PATIENCE;
}

/**
 * dr_register_pages_get:
 * @self: pages
 * @number: of the page, from 0
 *
 * Returns: (transfer none): the page, read where that could be done at once; else its rows come later
 */
DrRegisterCached *
dr_register_pages_get (DrRegisterPages *self,
                       guint            number)
{
  DrRegisterCached *page = dr_register_cache_get (self->cache, number);

  read_page (self, page);

  return page;
}

/**
 * dr_register_pages_read_waiting:
 * @self: pages
 *
 * Reads those that had to wait for the walk to come to them.
 */
void
dr_register_pages_read_waiting (DrRegisterPages *self)
{
  for (GList *each = dr_register_cache_recent (self->cache); each != NULL; each = each->next)
    read_page (self, each->data);
}
