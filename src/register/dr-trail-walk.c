#include "dr-trail-walk.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-register-error.h"

/* Entries in memory at once: one can have a megabyte. */
#define PAGE 256

/**
 * dr_trail_walk:
 * @store: a store
 * @length: the last entry to look at, by sequence
 * @each: is told of each
 * @data: for @each
 * @cancellable: (nullable): looked at before each page
 * @error: return location for %DR_REGISTER_ERROR_DAMAGED where there are fewer entries, and others
 *
 * Returns: whether @each was told of all, oldest first
 */
gboolean
dr_trail_walk (DrStore          *store,
               guint64           length,
               DrTrailWalkEach   each,
               gpointer          data,
               GCancellable     *cancellable,
               GError          **error)
{
  guint64 after = 0;

  while (after < length)
    {
      g_autoptr (DrTrail) page = NULL;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      page = dr_store_read_trail (store, NULL, after, (guint) MIN (length - after, PAGE), error);
      if (page == NULL)
        return FALSE;
      for (guint i = 0; i < page->n_entries; i++)
        {
          if (page->entries[i].sequence != after + 1)
            break;
          if (!each (&page->entries[i], data, error))
            return FALSE;
          after++;
        }
      if (page->n_entries == 0 || page->entries[page->n_entries - 1].sequence != after)
        {
          g_set_error (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_DAMAGED,
                       _("entry %lu is missing from the trail; expected all up to %lu"), (gulong) after + 1, (gulong) length);
          return FALSE;
        }
    }

  return TRUE;
}

/**
 * dr_trail_walk_read:
 * @entry: an entry
 * @error: return location for %DR_REGISTER_ERROR_DAMAGED
 *
 * Returns: (transfer full) (nullable): what it states
 */
DrTrailStatement *
dr_trail_walk_read (const DrTrailEntry  *entry,
                    GError             **error)
{
  gsize length;
  gconstpointer data = g_bytes_get_data (entry->entry, &length);
  g_autoptr (GError) reason = NULL;
  DrTrailStatement *statement = dr_trail_statement_read (data, length, &reason);

  /* What the store holds cannot be read: that is damage, and of one assessment only where it is one's entry. */
  if (statement == NULL)
    g_set_error (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_DAMAGED, _("entry %lu of the trail: %s"), (gulong) entry->sequence,
                 reason->message);

  return statement;
}

/**
 * dr_trail_walk_detail:
 * @statement: what an entry states
 * @name: of a detail
 *
 * Returns: (transfer none) (nullable): the detail's value, if there is one
 */
const char *
dr_trail_walk_detail (const DrTrailStatement *statement,
                      const char             *name)
{
  for (guint i = 0; i < statement->n_details; i++)
    if (strcmp (statement->details[i].name, name) == 0)
      return statement->details[i].value;

  return NULL;
}

/**
 * dr_trail_walk_day:
 * @statement: what an entry states
 *
 * Returns: the day that the act was done from, as it says, else that of its time where this program runs
 */
DrDate
dr_trail_walk_day (const DrTrailStatement *statement)
{
  const char *stated = dr_trail_walk_detail (statement, "as-of");
  g_autoptr (GDateTime) moment = NULL;
  DrDate day;

  if (stated != NULL && dr_date_parse_full (stated, &day))
    return day;

  moment = g_date_time_new_from_unix_local (statement->at / G_USEC_PER_SEC);

  return (DrDate) { (guint16) g_date_time_get_year (moment), (guint8) g_date_time_get_month (moment),
                    (guint8) g_date_time_get_day_of_month (moment) };
}
