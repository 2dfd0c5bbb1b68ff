#include "dr-live-versions.h"

#include <glib/gi18n-lib.h>

#include "dr-register-error.h"

/* Entries of the trail that are read at a time. */
#define PAGE 1000

/**
 * dr_live_versions_stages:
 *
 * Returns: bits by #DrStage: submitted, returned, endorsed, approved, decided and monitored
 */
guint
dr_live_versions_stages (void)
{
  guint stages = 0;

  for (guint stage = 0; stage < DR_N_STAGES; stage++)
    if (dr_stage_is_live ((DrStage) stage))
      stages |= 1u << stage;

  return stages;
}

/**
 * dr_live_versions_replaced:
 * @row: of a version
 *
 * Returns: whether it was returned, and is edited as the next version: nobody acts on it any more
 */
gboolean
dr_live_versions_replaced (const DrRegisterRow *row)
{
  return row->stage == DR_STAGE_RETURNED && !row->latest;
}

/**
 * dr_live_versions_find_record:
 * @store: a store
 * @reference: of an assessment
 * @version: from 1
 * @record: (out): digest of the record that the version was sealed in last
 * @sealed: (out) (transfer full): the entry of the trail that names it; it says which editions it was sealed with
 * @error: return location for %DR_REGISTER_ERROR_DAMAGED where the trail names none
 *
 * Returns: whether there is one
 */
gboolean
dr_live_versions_find_record (DrStore           *store,
                              const char        *reference,
                              guint              version,
                              char               record[DR_DIGEST_SIZE],
                              DrTrailStatement **sealed,
                              GError           **error)
{
  g_autoptr (DrTrail) trail = NULL;
  g_autoptr (DrTrailStatement) found = NULL;
  guint64 after = 0;

  record[0] = '\0';
  do
    {
      const DrTrailEntry *last = NULL;

      g_clear_pointer (&trail, dr_trail_free);
      trail = dr_store_read_trail (store, reference, after, PAGE, error);
      if (trail == NULL)
        return FALSE;
      for (guint i = 0; i < trail->n_entries; i++)
        {
          after = trail->entries[i].sequence;
          if (trail->entries[i].version == version && trail->entries[i].record != NULL)
            last = &trail->entries[i];
        }
      if (last == NULL)
        continue;
      g_strlcpy (record, last->record, DR_DIGEST_SIZE);
      g_clear_pointer (&found, dr_trail_statement_free);
      found = dr_trail_statement_read (g_bytes_get_data (last->entry, NULL), g_bytes_get_size (last->entry), error);
      if (found == NULL)
        return FALSE;
    }
  while (trail->n_entries == PAGE);

  if (found == NULL)
    {
      g_set_error (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_DAMAGED,
                   _("%s, version %u: the trail names no record of it; expected one for every step"), reference, version);
      return FALSE;
    }
  *sealed = g_steal_pointer (&found);

  return TRUE;
}
