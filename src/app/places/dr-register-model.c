#include "dr-register-model.h"

#include "dr-register-pages.h"
#include "dr-register-walk.h"

/* Pages that come with the first answer. */
#define FIRST_PAGES (DR_REGISTER_MAX_PAGE / DR_REGISTER_PAGE)

/* What a walk was for. */
typedef enum {
  NOTHING,
  SWAP,      /* another query: the list stays until there is an answer */
  REST,      /* the rows after the first thousand */
  REFRESH,   /* the same query again */
} Walking;

struct _DrRegisterModel {
  GObject          parent_instance;

  DrRegisterPages *pages;      /* of the query that the list shows */
  DrRegisterQuery *next;       /* (nullable): that it will show */
  guint            n;
  gboolean         more;
  Walking          walking;
  gboolean         again;      /* something changed during the walk */
  char            *problem;    /* (nullable) */
  guint            selected;   /* %GTK_INVALID_LIST_POSITION: none */
  DrRegisterItem  *selection;  /* (nullable) */
};

/* A walk on its way; another may have been begun when it comes. */
typedef struct {
  DrRegisterModel *self;
  GCancellable    *stop;
} Call;

static guint loaded_signal;

static void list_model_init      (GListModelInterface *iface);
static void selection_model_init (GtkSelectionModelInterface *iface);
static void walk                 (DrRegisterModel *self, Walking why);

G_DEFINE_FINAL_TYPE_WITH_CODE (DrRegisterModel, dr_register_model, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init)
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL, selection_model_init))

static Call *
new_call (DrRegisterModel *self)
{
  Call *call = g_new0 (Call, 1);

  call->self = g_object_ref (self);
  call->stop = g_object_ref (self->pages->stop);

  return call;
}

static void
free_call (Call *call)
{
  g_object_unref (call->self);
  g_object_unref (call->stop);
  g_free (call);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Call, free_call)

/* --- Walks --- */

static void
set_problem (DrRegisterModel *self,
             const GError    *error)
{
  g_free (self->problem);
  self->problem = error != NULL ? g_strdup (error->message) : NULL;
}

/* Selects the row at @position without telling anybody. */
static void
take_selection (DrRegisterModel *self,
                guint            position)
{
  g_clear_object (&self->selection);
  self->selected = position < self->n ? position : GTK_INVALID_LIST_POSITION;
  if (self->selected != GTK_INVALID_LIST_POSITION)
    self->selection = g_list_model_get_item (G_LIST_MODEL (self), self->selected);
}

static void
swap (DrRegisterModel   *self,
      DrRegisterOutline *outline)
{
  guint before = self->n;

  g_clear_pointer (&self->pages->query, dr_register_query_free);
  self->pages->query = g_steal_pointer (&self->next);
  dr_register_cache_clear (self->pages->cache);
  self->n = outline->n;
  self->more = outline->more;
  self->pages->slow = 0;
  g_clear_pointer (&self->pages->anchors, g_ptr_array_unref);
  self->pages->anchors = g_ptr_array_ref (outline->anchors);
  for (guint i = outline->sheets->len; i-- > 0;)
    dr_register_cache_add (self->pages->cache, outline->sheets->pdata[i]);
  take_selection (self, 0);
  g_list_model_items_changed (G_LIST_MODEL (self), 0, before, self->n);
  if (!outline->whole)
    walk (self, REST);
}

/* The count may have been of another moment than the walk. */
static void
add_rest (DrRegisterModel   *self,
          DrRegisterOutline *outline)
{
  guint before = self->n;

  g_ptr_array_extend_and_steal (self->pages->anchors, g_steal_pointer (&outline->anchors));
  outline->anchors = g_ptr_array_new ();
  self->n = outline->n;
  if (self->selected != GTK_INVALID_LIST_POSITION && self->selected >= self->n)
    take_selection (self, self->n - 1);
  if (before > self->n)
    g_list_model_items_changed (G_LIST_MODEL (self), self->n, before - self->n, 0);
  else if (before < self->n)
    g_list_model_items_changed (G_LIST_MODEL (self), before, 0, self->n - before);
  dr_register_pages_read_waiting (self->pages);
}

/* The first position where the list is another than it was; rows may say something else without that. A row that moves
 * moves the ends of the pages between, or stays in one page. */
static guint
first_difference (DrRegisterModel   *self,
                  DrRegisterOutline *outline)
{
  guint page = 0;
  guint first;

  while (page < self->pages->anchors->len && page < outline->anchors->len
         && ((DrRegisterRow *) self->pages->anchors->pdata[page])->id == ((DrRegisterRow *) outline->anchors->pdata[page])->id)
    page++;
  first = page == self->pages->anchors->len && page == outline->anchors->len && self->n == outline->n ? G_MAXUINT
                                                                                               : page * DR_REGISTER_PAGE;
  for (guint i = 0; i < outline->sheets->len; i++)
    {
      const DrRegisterSheet *sheet = outline->sheets->pdata[i];
      DrRegisterCached *was = dr_register_cache_find (self->pages->cache, sheet->number);

      if (was != NULL && !dr_register_cached_is_same (was, sheet))
        first = MIN (first, sheet->number * DR_REGISTER_PAGE);
    }

  return first;
}

static void
refresh (DrRegisterModel   *self,
         DrRegisterOutline *outline)
{
  guint first = first_difference (self, outline);
  guint before = self->n;
  guint was = self->selected;
  g_autoptr (DrRegisterItem) kept = self->selection != NULL ? g_object_ref (self->selection) : NULL;
  guint found = outline->found != G_MAXUINT ? outline->found : was;

  self->n = outline->n;
  self->more = outline->more;
  g_clear_pointer (&self->pages->anchors, g_ptr_array_unref);
  self->pages->anchors = g_ptr_array_ref (outline->anchors);
  if (first == G_MAXUINT)
    {
      for (guint i = 0; i < outline->sheets->len; i++)
        dr_register_cache_add (self->pages->cache, outline->sheets->pdata[i]);
      return;
    }

  first = MIN (first, MIN (before, self->n));
  dr_register_cache_drop_pages (self->pages->cache);
  for (guint i = 0; i < outline->sheets->len; i++)
    dr_register_cache_add (self->pages->cache, outline->sheets->pdata[i]);
  /* A list that had no rows has none selected: its first is, as in a new one. */
  take_selection (self, was == GTK_INVALID_LIST_POSITION || self->n == 0 ? 0 : MIN (found, self->n - 1));
  g_list_model_items_changed (G_LIST_MODEL (self), first, before - first, self->n - first);
  if (was != self->selected && was < first)
    gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), was, 1);
}

static void
walked (GObject      *desk,
        GAsyncResult *result,
        gpointer      data)
{
  g_autoptr (Call) call = data;
  DrRegisterModel *self = call->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (DrRegisterOutline) outline = dr_desk_run_finish (DR_DESK (desk), result, &error);
  Walking was = self->walking;

  if (call->stop != self->pages->stop || g_cancellable_is_cancelled (call->stop))
    return;
  self->walking = NOTHING;
  set_problem (self, error);
  if (outline != NULL && was == SWAP)
    swap (self, outline);
  else if (outline != NULL && was == REST)
    add_rest (self, outline);
  else if (outline != NULL && was == REFRESH)
    refresh (self, outline);
  if (self->walking == NOTHING && self->again)
    dr_register_model_refresh (self);
  g_signal_emit (self, loaded_signal, 0, was == SWAP);
}

static void
walk (DrRegisterModel *self,
      Walking          why)
{
  DrRegisterWalk *ask = g_new0 (DrRegisterWalk, 1);

  self->walking = why;
  ask->query = dr_register_query_copy (why == SWAP ? self->next : self->pages->query);
  ask->brief = why == SWAP;
  ask->wanted = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; why == SWAP && i < FIRST_PAGES; i++)
    g_array_append_val (ask->wanted, i);
  if (why == REST)
    {
      ask->first = self->pages->anchors->len;
      ask->after = dr_register_row_copy (dr_register_pages_row_before (self->pages, ask->first));
    }
  if (why == REFRESH)
    {
      ask->find = dr_register_item_get_id (self->selection);
      for (GList *each = dr_register_cache_recent (self->pages->cache); each != NULL; each = each->next)
        g_array_append_val (ask->wanted, ((DrRegisterCached *) each->data)->number);
    }
  if (why == REFRESH)
    self->again = FALSE;
  dr_desk_run (self->pages->desk, DR_DESK_LANE_READ, dr_register_walk, ask, (GDestroyNotify) dr_register_walk_free,
               (GDestroyNotify) dr_register_outline_free, self->pages->stop, walked, new_call (self));
}

static void
stop_all (DrRegisterModel *self)
{
  g_cancellable_cancel (self->pages->stop);
  g_clear_object (&self->pages->stop);
  self->pages->stop = g_cancellable_new ();
  self->walking = NOTHING;
}

/**
 * dr_register_model_new:
 * @desk: the register
 *
 * Returns: (transfer full): an empty list, until it is told what to show
 */
DrRegisterModel *
dr_register_model_new (DrDesk *desk)
{
  DrRegisterModel *self = g_object_new (DR_TYPE_REGISTER_MODEL, NULL);

  self->pages->desk = g_object_ref (desk);

  return self;
}

/**
 * dr_register_model_set_query:
 * @self: a list
 * @query: what to show; its page is ignored, and so are tags
 *
 * Shows that as soon as its first rows are read. Until then the list stays as it is.
 */
void
dr_register_model_set_query (DrRegisterModel       *self,
                             const DrRegisterQuery *query)
{
  stop_all (self);
  for (GList *each = dr_register_cache_recent (self->pages->cache); each != NULL; each = each->next)
    ((DrRegisterCached *) each->data)->asked = FALSE;
  g_clear_pointer (&self->next, dr_register_query_free);
  self->next = dr_register_query_copy (query);
  self->again = FALSE;
  walk (self, SWAP);
}

/**
 * dr_register_model_refresh:
 * @self: a list
 *
 * Reads again what it shows; the selected row stays selected, and rows that are shown keep their items.
 */
void
dr_register_model_refresh (DrRegisterModel *self)
{
  if (self->walking != NOTHING)
    self->again = TRUE;
  else if (self->pages->query != NULL)
    walk (self, REFRESH);
}

/**
 * dr_register_model_redraw:
 * @self: a list
 *
 * Says of every row that is shown that it changed: what is said of it depends on more than the row.
 */
void
dr_register_model_redraw (DrRegisterModel *self)
{
  dr_register_cache_redraw (self->pages->cache);
}

/**
 * dr_register_model_is_loading:
 * @self: a list
 *
 * Returns: whether something is being read for it
 */
gboolean
dr_register_model_is_loading (DrRegisterModel *self)
{
  return self->walking != NOTHING;
}

/**
 * dr_register_model_has_more:
 * @self: a list
 *
 * Returns: whether its search finds more than it shows
 */
gboolean
dr_register_model_has_more (DrRegisterModel *self)
{
  return self->more;
}

/**
 * dr_register_model_get_problem:
 * @self: a list
 *
 * Returns: (transfer none) (nullable): why the last reading failed
 */
const char *
dr_register_model_get_problem (DrRegisterModel *self)
{
  return self->problem;
}

/**
 * dr_register_model_get_selected:
 * @self: a list
 *
 * Returns: position of the selected row; %GTK_INVALID_LIST_POSITION: none
 */
guint
dr_register_model_get_selected (DrRegisterModel *self)
{
  return self->selected;
}

/**
 * dr_register_model_selected_item:
 * @self: a list
 *
 * Returns: (transfer none) (nullable): the selected item
 */
DrRegisterItem *
dr_register_model_selected_item (DrRegisterModel *self)
{
  return self->selection;
}

/**
 * dr_register_model_n_cached:
 * @self: a list
 *
 * Returns: how many rows it holds, apart from those that pages are found by
 */
guint
dr_register_model_n_cached (DrRegisterModel *self)
{
  return dr_register_cache_n_pages (self->pages->cache) * DR_REGISTER_PAGE;
}

/**
 * dr_register_model_longest_read:
 * @self: a list
 *
 * Returns: the most that reading a page has kept the main thread, in microseconds
 */
gint64
dr_register_model_longest_read (DrRegisterModel *self)
{
  return self->pages->longest;
}

/* --- What lists ask --- */

static GType
get_item_type (GListModel *list)
{
  return DR_TYPE_REGISTER_ITEM;
}

static guint
get_n_items (GListModel *list)
{
  return DR_REGISTER_MODEL (list)->n;
}

static gpointer
get_item (GListModel *list,
          guint       position)
{
  DrRegisterModel *self = DR_REGISTER_MODEL (list);
  DrRegisterCached *page;
  guint i = position % DR_REGISTER_PAGE;

  if (position >= self->n)
    return NULL;
  page = dr_register_pages_get (self->pages, position / DR_REGISTER_PAGE);
  if (page->items[i] == NULL)
    page->items[i] = dr_register_item_new ();

  return g_object_ref (page->items[i]);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static gboolean
is_selected (GtkSelectionModel *model,
             guint              position)
{
  return DR_REGISTER_MODEL (model)->selected == position;
}

static GtkBitset *
get_selection_in_range (GtkSelectionModel *model,
                        guint              position,
                        guint              n_items)
{
  DrRegisterModel *self = DR_REGISTER_MODEL (model);
  GtkBitset *set = gtk_bitset_new_empty ();

  if (self->selected != GTK_INVALID_LIST_POSITION)
    gtk_bitset_add (set, self->selected);

  return set;
}

static gboolean
select_item (GtkSelectionModel *model,
             guint              position,
             gboolean           unselect_rest)
{
  DrRegisterModel *self = DR_REGISTER_MODEL (model);
  guint was = self->selected;

  if (position >= self->n)
    return FALSE;
  if (was == position)
    return TRUE;
  take_selection (self, position);
  if (was == GTK_INVALID_LIST_POSITION)
    gtk_selection_model_selection_changed (model, position, 1);
  else
    gtk_selection_model_selection_changed (model, MIN (was, position), MAX (was, position) - MIN (was, position) + 1);

  return TRUE;
}

static void
selection_model_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = is_selected;
  iface->get_selection_in_range = get_selection_in_range;
  iface->select_item = select_item;
}

static void
dr_register_model_dispose (GObject *object)
{
  DrRegisterModel *self = DR_REGISTER_MODEL (object);

  g_cancellable_cancel (self->pages->stop);
  dr_register_cache_clear (self->pages->cache);
  g_clear_object (&self->selection);
  g_clear_object (&self->pages->desk);

  G_OBJECT_CLASS (dr_register_model_parent_class)->dispose (object);
}

static void
dr_register_model_finalize (GObject *object)
{
  DrRegisterModel *self = DR_REGISTER_MODEL (object);

  dr_register_pages_unref (self->pages);
  dr_register_query_free (self->next);
  g_free (self->problem);

  G_OBJECT_CLASS (dr_register_model_parent_class)->finalize (object);
}

static void
dr_register_model_class_init (DrRegisterModelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dr_register_model_dispose;
  G_OBJECT_CLASS (klass)->finalize = dr_register_model_finalize;

  /**
   * DrRegisterModel::loaded:
   * @self: the list
   * @swapped: whether it shows another query now
   *
   * Something was read, or could not be.
   */
  loaded_signal = g_signal_new ("loaded", DR_TYPE_REGISTER_MODEL, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                G_TYPE_BOOLEAN);
}

static void
dr_register_model_init (DrRegisterModel *self)
{
  self->pages = dr_register_pages_new ();
  self->selected = GTK_INVALID_LIST_POSITION;
}
