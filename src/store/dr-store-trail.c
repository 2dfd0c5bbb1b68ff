/* The verbs of the trail, and of what only its acts change. */
#include "dr-store-class.h"

#include <string.h>

/* The parts of an act that belong to its version. */
static gboolean
is_sound_version_act (const DrTrailAct *act)
{
  const DrDraftSave *saves[] = { act->create, act->save };

  for (gsize i = 0; i < G_N_ELEMENTS (saves); i++)
    if (saves[i] != NULL
        && !(dr_store_is_sound_save (saves[i]) && g_str_equal (saves[i]->reference, act->reference)
             && saves[i]->version == act->version))
      return FALSE;
  if (act->create != NULL && act->create->stage != DR_STAGE_DRAFT)
    return FALSE;
  if (act->save != NULL && act->step && act->save->stage != act->from)
    return FALSE;
  if (act->remove
      && (act->create != NULL || act->save != NULL || act->step || act->row != NULL || act->record != NULL
          || act->supersedes != 0))
    return FALSE;
  return act->version >= 1 && dr_store_is_digest (act->head)
         && (act->expected_head == NULL || dr_store_is_digest (act->expected_head))
         && (act->row == NULL || g_strcmp0 (act->row->reference, act->reference) == 0)
         && (guint) act->from < DR_N_STAGES && (guint) act->to < DR_N_STAGES;
}

static gboolean
is_sound_received (const DrReceived *received)
{
  return received->name != NULL && (guint) received->kind < DR_N_RECEIVED_KINDS
         && (received->bag == NULL || dr_store_is_digest (received->bag))
         && (received->stream == NULL ? received->bytes != NULL : dr_store_is_digest (received->digest));
}

static gboolean
is_sound_act (const DrTrailAct *act)
{
  if (act == NULL || act->entry == NULL || !dr_store_is_digest (act->store_head)
      || (act->expected_store_head != NULL && !dr_store_is_digest (act->expected_store_head)))
    return FALSE;
  if (act->limitation != NULL
      && (act->limitation->id == NULL || act->limitation->rule == NULL || act->limitation->subject == NULL
          || act->limitation->text == NULL || act->limitation->by == NULL))
    return FALSE;
  if (act->edition != NULL
      && (act->person == NULL || (guint) act->edition->kind >= DR_N_EDITION_KINDS || act->edition->bytes == NULL
          || act->edition->label == NULL))
    return FALSE;
  if (act->received != NULL && (act->person == NULL || !is_sound_received (act->received)))
    return FALSE;
  if (act->reference != NULL)
    return is_sound_version_act (act);
  return act->head == NULL && act->expected_head == NULL && act->version == 0 && !act->step && act->record == NULL
         && act->row == NULL && act->supersedes == 0 && act->create == NULL && act->save == NULL && !act->remove;
}

/**
 * dr_store_append:
 * @self: a store
 * @act: an entry for the trail, and what goes with it
 * @error: return location for %DR_STORE_ERROR_MOVED, %DR_STORE_ERROR_EXISTS and others
 *
 * One compare-and-append: if both chains' heads, the stage, the draft's revision and the fields that are saved with it
 * are the expected ones, the entry is appended and all that the act says is done, and it is on the disk when this
 * returns; else nothing is done. A draft is made at revision 1, with nothing to undo, and is its reference's latest
 * version from then on; a draft is deleted with its fields, its undo and its attachments, and nothing but a draft is.
 * After %DR_STORE_ERROR_MOVED read the heads, look again at what the act rests on, and make a new one.
 *
 * Returns: whether it is done
 */
gboolean
dr_store_append (DrStore *self, const DrTrailAct *act, GError **error)
{
  g_return_val_if_fail (DR_IS_STORE (self) && is_sound_act (act), FALSE);
  g_return_val_if_fail (act->erase == NULL || dr_store_is_digest (act->erase), FALSE);

  return dr_store_is_open (self, error) && (act->record == NULL || dr_store_is_sound_blob (act->record, error))
         && (act->edition == NULL || dr_store_is_sound_blob (act->edition->bytes, error))
         && (act->received == NULL
             || dr_store_is_sound_size (act->received->stream != NULL ? act->received->size
                                                                      : g_bytes_get_size (act->received->bytes), error))
         && DR_STORE_GET_CLASS (self)->append (self, act, error);
}

/**
 * dr_store_read_head:
 * @self: a store
 * @reference: (nullable): of an assessment; %NULL: the store's chain
 * @head: (out caller-allocates): the chain's head and length; no entry yet: "" and 0
 * @error: return location
 *
 * Returns: whether it was read
 */
gboolean
dr_store_read_head (DrStore *self, const char *reference, DrTrailHead *head, GError **error)
{
  g_return_val_if_fail (DR_IS_STORE (self) && head != NULL, FALSE);

  return dr_store_is_open (self, error) && DR_STORE_GET_CLASS (self)->read_head (self, reference, head, error);
}

/**
 * dr_store_read_trail:
 * @self: a store
 * @reference: (nullable): of an assessment; %NULL: the whole store's
 * @after: sequence in the store's chain to start after; 0: from the first
 * @limit: entries, 1..100,000
 * @error: return location
 *
 * Returns: (transfer full) (nullable): entries, oldest first
 */
DrTrail *
dr_store_read_trail (DrStore *self, const char *reference, guint64 after, guint limit, GError **error)
{
  g_return_val_if_fail (DR_IS_STORE (self) && limit >= 1 && limit <= 100000 && after <= G_MAXINT64, NULL);

  if (!dr_store_is_open (self, error))
    return NULL;
  return DR_STORE_GET_CLASS (self)->read_trail (self, reference, after, limit, error);
}

/**
 * dr_store_list_people:
 * @self: a store
 * @error: return location
 *
 * Returns: (transfer full) (nullable): everybody, and the roles that stand now
 */
DrPeopleList *
dr_store_list_people (DrStore *self, GError **error)
{
  g_return_val_if_fail (DR_IS_STORE (self), NULL);

  if (!dr_store_is_open (self, error))
    return NULL;
  return DR_STORE_GET_CLASS (self)->list_people (self, error);
}

/**
 * dr_store_list_limitations:
 * @self: a store
 * @error: return location
 *
 * Returns: (transfer full) (nullable): all that were ever accepted, those that have run out too
 */
DrLimitations *
dr_store_list_limitations (DrStore *self, GError **error)
{
  g_return_val_if_fail (DR_IS_STORE (self), NULL);

  if (!dr_store_is_open (self, error))
    return NULL;
  return DR_STORE_GET_CLASS (self)->list_limitations (self, error);
}

/**
 * dr_store_list_received:
 * @self: a store
 * @after: sequence in the store's chain to start after; 0: from the first
 * @limit: files, 1..100,000
 * @error: return location
 *
 * Returns: (transfer full) (nullable): files from elsewhere, in the order they were received
 */
DrReceivedList *
dr_store_list_received (DrStore *self, guint64 after, guint limit, GError **error)
{
  g_return_val_if_fail (DR_IS_STORE (self) && limit >= 1 && limit <= 100000 && after <= G_MAXINT64, NULL);

  if (!dr_store_is_open (self, error))
    return NULL;
  return DR_STORE_GET_CLASS (self)->list_received (self, after, limit, error);
}

/**
 * dr_store_find_received:
 * @self: a store
 * @beginning: of a digest: 1 to 64 lower-case hexadecimal digits
 * @limit: files, 1..100,000
 * @error: return location
 *
 * The same bytes can have been received as several kinds of file.
 *
 * Returns: (transfer full) (nullable): files from elsewhere whose digest begins so, by digest; perhaps none
 */
DrReceivedList *
dr_store_find_received (DrStore *self, const char *beginning, guint limit, GError **error)
{
  g_return_val_if_fail (DR_IS_STORE (self) && limit >= 1 && limit <= 100000 && beginning != NULL, NULL);
  g_return_val_if_fail (beginning[0] != '\0' && beginning[strspn (beginning, "0123456789abcdef")] == '\0', NULL);

  if (!dr_store_is_open (self, error))
    return NULL;
  return DR_STORE_GET_CLASS (self)->find_received (self, beginning, limit, error);
}
