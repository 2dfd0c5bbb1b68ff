#include "dr-evidence-copy-work.h"

#include <string.h>

/**
 * dr_evidence_state_free:
 * @self: (transfer full) (nullable): what was read
 */
void
dr_evidence_state_free (DrEvidenceState *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->in_force, dr_evidence_unref);
  g_clear_pointer (&self->rulebook, dr_rulebook_unref);
  g_clear_pointer (&self->editions, dr_editions_free);
  g_free (self);
}

/**
 * dr_evidence_state_is_same:
 * @a: what was read
 * @b: what was read later
 *
 * Returns: whether nothing has changed
 */
gboolean
dr_evidence_state_is_same (const DrEvidenceState *a,
                           const DrEvidenceState *b)
{
  return strcmp (a->digest, b->digest) == 0 && strcmp (a->rules, b->rules) == 0
         && a->edition.number == b->edition.number;
}

/**
 * dr_evidence_work_read:
 * @in: the lane's own register
 * @data: nothing
 * @cancellable: (nullable): of the job
 * @error: return location for a #DrStoreError, #DrRegisterError, #DrXmlError or #DrRecordError
 *
 * A #DrDeskWork.
 *
 * Returns: (transfer full) (nullable): a #DrEvidenceState
 */
gpointer
dr_evidence_work_read (DrRegister    *in,
                       gpointer       data,
                       GCancellable  *cancellable,
                       GError       **error)
{
  g_autoptr (DrEditionSet) set = dr_knowledge_latest (dr_register_get_knowledge (in), error);
  g_autoptr (DrEvidenceState) state = g_new0 (DrEvidenceState, 1);

  if (set == NULL)
    return NULL;
  state->editions = dr_store_list_editions (dr_register_get_store (in), DR_EDITION_EVIDENCE, error);
  if (state->editions == NULL)
    return NULL;
  state->in_force = dr_evidence_ref (set->evidence);
  state->rulebook = dr_rulebook_ref (set->rulebook);
  g_strlcpy (state->digest, set->digest[DR_EDITION_EVIDENCE], sizeof state->digest);
  g_strlcpy (state->rules, set->digest[DR_EDITION_RULEBOOK], sizeof state->rules);
  for (guint i = 0; i < state->editions->n_items; i++)
    if (strcmp (state->editions->items[i].digest, state->digest) == 0)
      state->edition = state->editions->items[i];

  return g_steal_pointer (&state);
}
