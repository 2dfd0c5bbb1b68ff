#include "dr-return-private.h"

#include <string.h>

/* dr_return_word(): a text that lives as long as the return, the same pointer for the same text; NULL for NULL. */
const char *
dr_return_word (DrReturn   *self,
                const char *text)
{
  return text != NULL ? g_string_chunk_insert_const (self->words, text) : NULL;
}

static gboolean
is_later (const DrReturnStamp *a,
          const DrReturnStamp *b)
{
  int order;

  if (b->reference == NULL)
    return TRUE;
  order = dr_date_compare (a->as_of, b->as_of);
  if (order == 0)
    order = strcmp (a->reference, b->reference);

  return order > 0 || (order == 0 && a->version >= b->version);
}

/* dr_return_name_set(): takes a name over unless a later record has given one: of the same day, that of the reference
 * that sorts last. So the order of adding does not matter. */
void
dr_return_name_set (DrReturn            *self,
                    DrReturnName        *name,
                    const char          *text,
                    const DrReturnStamp *stamp)
{
  if (!is_later (stamp, &name->stamp))
    return;
  name->text = dr_return_word (self, text);
  name->stamp = *stamp;
}

/* dr_return_tally_new(): a tally of nothing. */
DrReturnTally *
dr_return_tally_new (void)
{
  DrReturnTally *self = g_new0 (DrReturnTally, 1);

  self->groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->channels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->findings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  return self;
}

/* dr_return_tally_free(): takes a tally, perhaps NULL. */
void
dr_return_tally_free (DrReturnTally *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->groups);
  g_hash_table_unref (self->channels);
  g_hash_table_unref (self->findings);
  g_free (self);
}

/* The row of that key, made where there is none. */
static gpointer
row_of (GHashTable *table,
        const char *key,
        gsize       size)
{
  gpointer row = g_hash_table_lookup (table, key);

  if (row == NULL)
    {
      row = g_malloc0 (size);
      g_hash_table_insert (table, g_strdup (key), row);
    }

  return row;
}

/* dr_return_tally_group(): the row of a group, made where there is none. */
DrReturnGroup *
dr_return_tally_group (DrReturnTally *self,
                       const char    *id)
{
  return row_of (self->groups, id, sizeof (DrReturnGroup));
}

/* dr_return_tally_channel(): the row of a channel, made where there is none. */
DrReturnChannel *
dr_return_tally_channel (DrReturnTally *self,
                         const char    *id)
{
  return row_of (self->channels, id, sizeof (DrReturnChannel));
}

/* dr_return_tally_finding(): the row of a rule and a severity, made where there is none. */
DrReturnFinding *
dr_return_tally_finding (DrReturnTally *self,
                         const char    *key)
{
  return row_of (self->findings, key, sizeof (DrReturnFinding));
}

/* dr_return_service(): the row of a service, made where there is none. */
DrReturnService *
dr_return_service (DrReturn   *self,
                   const char *id)
{
  DrReturnService *service = g_hash_table_lookup (self->services, id);

  if (service == NULL)
    {
      service = g_new0 (DrReturnService, 1);
      service->tally = dr_return_tally_new ();
      for (guint i = 0; i < DR_N_RETURN_LISTS; i++)
        service->lists[i] = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (self->services, g_strdup (id), service);
    }

  return service;
}

/* dr_return_service_free(): takes a service's row. */
void
dr_return_service_free (DrReturnService *self)
{
  dr_return_tally_free (self->tally);
  for (guint i = 0; i < DR_N_RETURN_LISTS; i++)
    g_ptr_array_unref (self->lists[i]);
  g_free (self);
}

/* dr_return_plan_free(): takes a service plan's row. */
void
dr_return_plan_free (DrReturnPlan *self)
{
  dr_return_tally_free (self->tally);
  g_free (self);
}
