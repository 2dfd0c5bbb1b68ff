#include "dr-trail-follow.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-register-error.h"

/* "entry 7 of the trail (submit of NH-1, version 1)" */
static char *
name_entry (const DrTrailStatement *statement,
            guint64                 sequence)
{
  if (statement->reference[0] == '\0')
    return g_strdup_printf (_("entry %lu of the trail (%s)"), (gulong) sequence, statement->act);

  return g_strdup_printf (_("entry %lu of the trail (%s of %s, version %u)"), (gulong) sequence, statement->act,
                          statement->reference, statement->version);
}

/**
 * dr_trail_follow_refuse:
 * @statement: what an entry states
 * @entry: the entry
 * @what: is wrong with it, and what was expected
 * @error: return location for %DR_REGISTER_ERROR_DAMAGED
 *
 * Returns: %FALSE, with an error that names the entry
 */
gboolean
dr_trail_follow_refuse (const DrTrailStatement  *statement,
                        const DrTrailEntry      *entry,
                        const char              *what,
                        GError                 **error)
{
  g_autofree char *name = name_entry (statement, entry->sequence);

  g_set_error (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_DAMAGED, "%s: %s", name, what);

  return FALSE;
}

/**
 * dr_trail_follow_columns:
 * @statement: what an entry states
 * @entry: the entry as the store gives it
 * @error: return location for %DR_REGISTER_ERROR_DAMAGED
 *
 * What the store keeps beside an entry's bytes is only there to find it by.
 *
 * Returns: whether it says the same as they do
 */
gboolean
dr_trail_follow_columns (const DrTrailStatement  *statement,
                         const DrTrailEntry      *entry,
                         GError                 **error)
{
  const char *reference = entry->reference != NULL ? entry->reference : "";
  const char *record = entry->record != NULL ? entry->record : "";

  if (statement->sequence == entry->sequence && statement->position == entry->position
      && statement->version == entry->version && statement->at == entry->at
      && strcmp (statement->reference, reference) == 0 && strcmp (statement->record, record) == 0)
    return TRUE;

  return dr_trail_follow_refuse (statement, entry,
                                 _("it is filed under another number, reference, version, time or record than it states; expected those"),
                                 error);
}

static gboolean
is_next (DrTrailChain *chain,
         guint64       number,
         const char   *digest,
         const char   *head)
{
  dr_trail_next_head (chain->head, digest, chain->head);

  return number == ++chain->length && g_strcmp0 (chain->head, head) == 0;
}

/**
 * dr_trail_follow_store:
 * @chain: (inout): the store's, before the entry and after it
 * @digest: of the entry's bytes
 * @statement: what it states
 * @entry: the entry
 * @error: return location for %DR_REGISTER_ERROR_DAMAGED
 *
 * Returns: whether it is the next, and the head that is kept beside it follows from its bytes
 */
gboolean
dr_trail_follow_store (DrTrailChain            *chain,
                       const char              *digest,
                       const DrTrailStatement  *statement,
                       const DrTrailEntry      *entry,
                       GError                 **error)
{
  return is_next (chain, statement->sequence, digest, entry->store_head)
         || dr_trail_follow_refuse (statement, entry,
                                    _("the head of the store’s chain after it does not follow from its bytes and the head before; expected the trail as it was written"),
                                    error);
}

/**
 * dr_trail_follow_own:
 * @chain: (inout): that of the entry's assessment, before the entry and after it
 * @digest: of the entry's bytes
 * @statement: what it states
 * @entry: the entry
 * @error: return location for %DR_REGISTER_ERROR_DAMAGED
 *
 * Returns: whether it is the next, and the head that is kept beside it follows from its bytes
 */
gboolean
dr_trail_follow_own (DrTrailChain            *chain,
                     const char              *digest,
                     const DrTrailStatement  *statement,
                     const DrTrailEntry      *entry,
                     GError                 **error)
{
  return is_next (chain, statement->position, digest, entry->head)
         || dr_trail_follow_refuse (statement, entry,
                                    _("the head of its assessment’s chain does not follow from its bytes and the entry before; expected the trail as it was written"),
                                    error);
}
