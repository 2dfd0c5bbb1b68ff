#include "dr-register-item.h"

#include <string.h>

struct _DrRegisterItem {
  GObject        parent_instance;

  DrRegisterRow *row;   /* (nullable) */
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (DrRegisterItem, dr_register_item, G_TYPE_OBJECT)

/* Puts @text behind what is there already. */
static const char *
put (char       **at,
     const char  *text)
{
  char *here = *at;

  *at = g_stpcpy (here, text != NULL ? text : "") + 1;

  return here;
}

static gsize
room (const char *text)
{
  return text != NULL ? strlen (text) + 1 : 1;
}

/**
 * dr_register_row_copy:
 * @row: a row that the store gave
 *
 * Returns: (transfer full): what is listed and sorted of it, in one piece, to be freed with g_free()
 */
DrRegisterRow *
dr_register_row_copy (const DrRegisterRow *row)
{
  gsize text = room (row->reference) + room (row->title) + room (row->service) + room (row->service_name)
               + room (row->change) + room (row->owner);
  DrRegisterRow *copy = g_malloc (sizeof *copy + text);
  char *at = (char *) (copy + 1);

  *copy = *row;
  copy->reference = put (&at, row->reference);
  copy->title = put (&at, row->title);
  copy->service = put (&at, row->service);
  copy->service_name = put (&at, row->service_name);
  copy->change = put (&at, row->change);
  copy->owner = put (&at, row->owner);
  copy->search_text = NULL;
  copy->negative = (DrIds) { 0 };
  copy->withdrawn = NULL;
  copy->n_withdrawn = 0;
  copy->uses = (DrIds) { 0 };

  return copy;
}

static gboolean
is_same (const DrRegisterRow *a,
         const DrRegisterRow *b)
{
  return a->id == b->id && a->updated == b->updated && a->revision == b->revision && a->stage == b->stage
         && a->moved == b->moved && a->latest == b->latest && a->version == b->version && a->outcome == b->outcome
         && a->must == b->must && a->escalate == b->escalate && a->justify == b->justify
         && dr_date_is_same (a->decision, b->decision) && dr_date_is_same (a->review, b->review)
         && strcmp (a->reference, b->reference) == 0 && strcmp (a->title, b->title) == 0
         && strcmp (a->service, b->service) == 0 && strcmp (a->service_name, b->service_name) == 0
         && strcmp (a->change, b->change) == 0 && strcmp (a->owner, b->owner) == 0;
}

/**
 * dr_register_item_new:
 *
 * Returns: (transfer full): an item of which nothing is known yet
 */
DrRegisterItem *
dr_register_item_new (void)
{
  return g_object_new (DR_TYPE_REGISTER_ITEM, NULL);
}

/**
 * dr_register_item_get_row:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): its row, until it changes; %NULL while it is being read
 */
const DrRegisterRow *
dr_register_item_get_row (DrRegisterItem *self)
{
  return self->row;
}

/**
 * dr_register_item_get_id:
 * @self: (nullable): an item
 *
 * Returns: its row's id in the store; 0 where it has none
 */
gint64
dr_register_item_get_id (DrRegisterItem *self)
{
  return self != NULL && self->row != NULL ? self->row->id : 0;
}

/**
 * dr_register_item_set_row:
 * @self: an item
 * @row: what it is now
 *
 * Keeps a copy, and says so where something differs.
 */
void
dr_register_item_set_row (DrRegisterItem      *self,
                          const DrRegisterRow *row)
{
  if (self->row != NULL && is_same (self->row, row))
    return;

  g_free (self->row);
  self->row = dr_register_row_copy (row);
  g_signal_emit (self, changed_signal, 0);
}

static void
dr_register_item_finalize (GObject *object)
{
  g_free (DR_REGISTER_ITEM (object)->row);

  G_OBJECT_CLASS (dr_register_item_parent_class)->finalize (object);
}

static void
dr_register_item_class_init (DrRegisterItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = dr_register_item_finalize;

  /**
   * DrRegisterItem::changed:
   * @self: the item
   *
   * It has another row now.
   */
  changed_signal = g_signal_new ("changed", DR_TYPE_REGISTER_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
dr_register_item_init (DrRegisterItem *self)
{
}
