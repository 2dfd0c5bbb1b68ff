#include "dr-field-watches.h"

typedef struct {
  DrFieldChanged callback;
  gpointer       data;
  gboolean       gone;   /* while others of its field are told */
} Watch;

struct _DrFieldWatches {
  GHashTable *fields;   /* key → GPtrArray of Watch */
};

/**
 * dr_field_watches_new:
 *
 * Returns: (transfer full): nobody yet
 */
DrFieldWatches *
dr_field_watches_new (void)
{
  DrFieldWatches *self = g_new0 (DrFieldWatches, 1);

  self->fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);

  return self;
}

/**
 * dr_field_watches_free:
 * @self: (transfer full) (nullable): whoever is told
 */
void
dr_field_watches_free (DrFieldWatches *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->fields);
  g_free (self);
}

/**
 * dr_field_watches_add:
 * @self: whoever is told
 * @key: of a field
 * @callback: called for each other value of it
 * @data: for @callback, and who it is
 */
void
dr_field_watches_add (DrFieldWatches *self,
                      const char     *key,
                      DrFieldChanged  callback,
                      gpointer        data)
{
  GPtrArray *watches = g_hash_table_lookup (self->fields, key);
  Watch *watch = g_rc_box_new0 (Watch);

  watch->callback = callback;
  watch->data = data;
  if (watches == NULL)
    {
      watches = g_ptr_array_new_with_free_func (g_rc_box_release);
      g_hash_table_insert (self->fields, g_strdup (key), watches);
    }
  g_ptr_array_add (watches, watch);
}

/**
 * dr_field_watches_remove:
 * @self: whoever is told
 * @key: of a field
 * @data: who is told of it no more, from now on
 */
void
dr_field_watches_remove (DrFieldWatches *self,
                         const char     *key,
                         gpointer        data)
{
  GPtrArray *watches = g_hash_table_lookup (self->fields, key);

  for (guint i = 0; watches != NULL && i < watches->len; i++)
    {
      Watch *watch = watches->pdata[i];

      if (watch->data != data)
        continue;
      watch->gone = TRUE;
      g_ptr_array_remove_index (watches, i);
      break;
    }
  if (watches != NULL && watches->len == 0)
    g_hash_table_remove (self->fields, key);
}

/**
 * dr_field_watches_tell:
 * @self: whoever is told
 * @keys: (array zero-terminated=1): of fields that have another value
 *
 * Calls those who watch them, who may come and go meanwhile.
 */
void
dr_field_watches_tell (DrFieldWatches     *self,
                       const char * const *keys)
{
  for (guint i = 0; keys[i] != NULL; i++)
    {
      GPtrArray *watches = g_hash_table_lookup (self->fields, keys[i]);
      g_autoptr (GPtrArray) now = NULL;

      if (watches == NULL)
        continue;
      now = g_ptr_array_new_with_free_func (g_rc_box_release);
      for (guint j = 0; j < watches->len; j++)
        g_ptr_array_add (now, g_rc_box_acquire (watches->pdata[j]));
      for (guint j = 0; j < now->len; j++)
        if (!((Watch *) now->pdata[j])->gone)
          ((Watch *) now->pdata[j])->callback (((Watch *) now->pdata[j])->data);
    }
}
