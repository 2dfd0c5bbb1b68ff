#include "dr-register-walk.h"

#include "dr-register-item.h"

static void
free_sheet (DrRegisterSheet *sheet)
{
  g_ptr_array_unref (sheet->rows);
  g_free (sheet);
}

/**
 * dr_register_query_copy:
 * @query: which rows, in which order; without tags
 *
 * Returns: (transfer full): the same with texts of its own
 */
DrRegisterQuery *
dr_register_query_copy (const DrRegisterQuery *query)
{
  DrRegisterQuery *copy = g_new (DrRegisterQuery, 1);

  *copy = *query;
  copy->search = g_strdup (query->search);
  copy->service = g_strdup (query->service);
  copy->owner = g_strdup (query->owner);
  copy->uses = (DrIds) { 0 };
  copy->after = NULL;

  return copy;
}

/**
 * dr_register_query_free:
 * @query: (nullable): what dr_register_query_copy() gave
 */
void
dr_register_query_free (DrRegisterQuery *query)
{
  if (query == NULL)
    return;
  g_free ((char *) query->search);
  g_free ((char *) query->service);
  g_free ((char *) query->owner);
  g_free (query);
}

/**
 * dr_register_walk_free:
 * @self: what is asked
 */
void
dr_register_walk_free (DrRegisterWalk *self)
{
  dr_register_query_free (self->query);
  g_free (self->after);
  g_clear_pointer (&self->wanted, g_array_unref);
  g_free (self);
}

/**
 * dr_register_outline_free:
 * @self: what was found
 */
void
dr_register_outline_free (DrRegisterOutline *self)
{
  g_ptr_array_unref (self->anchors);
  g_ptr_array_unref (self->sheets);
  g_free (self);
}

/**
 * dr_register_read_page:
 * @in: a register
 * @query: which rows
 * @after: (nullable): the last row of the page before
 * @error: return location for a #DrStoreError
 *
 * Returns: (transfer full) (nullable): up to %DR_REGISTER_PAGE rows
 */
DrRegisterPage *
dr_register_read_page (DrRegister             *in,
                       const DrRegisterQuery  *query,
                       const DrRegisterRow    *after,
                       GError                **error)
{
  DrRegisterQuery one = *query;

  one.after = after;
  one.limit = DR_REGISTER_PAGE;

  return dr_store_query (dr_register_get_store (in), &one, error);
}

static gboolean
is_wanted (const DrRegisterWalk *walk,
           guint                 number)
{
  for (guint i = 0; walk->wanted != NULL && i < walk->wanted->len; i++)
    if (g_array_index (walk->wanted, guint, i) == number)
      return TRUE;

  return FALSE;
}

/* Takes what is wanted of @rows, the first of which is at @position, the start of a page. */
static void
take_rows (DrRegisterOutline    *self,
           const DrRegisterWalk *walk,
           const DrRegisterRow  *rows,
           guint                 n_rows,
           guint                 position)
{
  DrRegisterSheet *sheet = NULL;

  for (guint i = 0; i < n_rows; i++, position++)
    {
      if (position % DR_REGISTER_PAGE == 0)
        sheet = NULL;
      if (position % DR_REGISTER_PAGE == 0 && is_wanted (walk, position / DR_REGISTER_PAGE))
        {
          sheet = g_new0 (DrRegisterSheet, 1);
          sheet->number = position / DR_REGISTER_PAGE;
          sheet->rows = g_ptr_array_new_with_free_func (g_free);
          g_ptr_array_add (self->sheets, sheet);
        }
      if (sheet != NULL)
        g_ptr_array_add (sheet->rows, dr_register_row_copy (&rows[i]));
      if (position % DR_REGISTER_PAGE == DR_REGISTER_PAGE - 1)
        g_ptr_array_add (self->anchors, dr_register_row_copy (&rows[i]));
      if (walk->find != 0 && rows[i].id == walk->find)
        self->found = position;
    }
}

/**
 * dr_register_walk:
 * @in: the lane's register
 * @walk: a #DrRegisterWalk
 * @cancellable: (nullable): looked at between pages
 * @error: return location for a #DrStoreError
 *
 * A #DrDeskWork. What others write meanwhile may be in it or not; whoever asked is told of it and asks again.
 *
 * Returns: (transfer full) (nullable): a #DrRegisterOutline
 */
gpointer
dr_register_walk (DrRegister    *in,
                  gpointer       data,
                  GCancellable  *cancellable,
                  GError       **error)
{
  const DrRegisterWalk *walk = data;
  g_autoptr (DrRegisterOutline) self = g_new0 (DrRegisterOutline, 1);
  g_autofree DrRegisterRow *last = walk->after != NULL ? dr_register_row_copy (walk->after) : NULL;
  DrRegisterQuery query = *walk->query;
  guint position = walk->first * DR_REGISTER_PAGE;
  gboolean more = TRUE;
  guint64 n = 0;

  G_STATIC_ASSERT (DR_REGISTER_MAX_PAGE % DR_REGISTER_PAGE == 0);
  G_STATIC_ASSERT (DR_REGISTER_MOST_FOUND <= DR_REGISTER_MAX_PAGE);
  self->anchors = g_ptr_array_new_with_free_func (g_free);
  self->sheets = g_ptr_array_new_with_free_func ((GDestroyNotify) free_sheet);
  self->found = G_MAXUINT;
  query.limit = DR_REGISTER_MAX_PAGE;

  while (more && !(walk->brief && position > walk->first * DR_REGISTER_PAGE))
    {
      g_autoptr (DrRegisterPage) page = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      query.after = last;
      page = dr_store_query (dr_register_get_store (in), &query, error);
      if (page == NULL)
        return NULL;
      take_rows (self, walk, page->rows, page->n_rows, position);
      position += page->n_rows;
      more = page->more;
      if (query.search != NULL)
        {
          self->more = more;
          break;
        }
      g_free (last);
      last = page->n_rows > 0 ? dr_register_row_copy (&page->rows[page->n_rows - 1]) : NULL;
    }

  self->whole = !more || query.search != NULL;
  self->n = position;
  if (!self->whole && !dr_store_count (dr_register_get_store (in), walk->query, G_MAXINT32, &n, error))
    return NULL;
  if (!self->whole)
    self->n = MAX ((guint) n, position);

  return g_steal_pointer (&self);
}
