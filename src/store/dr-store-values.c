/* What the store gives out lies in one arena each. */
#include "dr-draft.h"
#include "dr-holdings.h"
#include "dr-register-query.h"
#include "dr-trail-act.h"

/**
 * dr_draft_free:
 * @self: (nullable): a draft
 *
 * Frees it with everything in it.
 */
void
dr_draft_free (DrDraft *self)
{
  if (self == NULL)
    return;
  dr_arena_free (self->arena);
  g_free (self);
}

/**
 * dr_conflicts_free:
 * @self: (nullable): conflicts
 *
 * Frees them with everything in them.
 */
void
dr_conflicts_free (DrConflicts *self)
{
  if (self == NULL)
    return;
  dr_arena_free (self->arena);
  g_free (self);
}

/**
 * dr_register_page_free:
 * @self: (nullable): a page
 *
 * Frees it with everything in it.
 */
void
dr_register_page_free (DrRegisterPage *self)
{
  if (self == NULL)
    return;
  dr_arena_free (self->arena);
  g_free (self);
}

/**
 * dr_counts_free:
 * @self: (nullable): counts
 *
 * Frees them with everything in them.
 */
void
dr_counts_free (DrCounts *self)
{
  if (self == NULL)
    return;
  dr_arena_free (self->arena);
  g_free (self);
}

/**
 * dr_trail_free:
 * @self: (nullable): entries
 *
 * Frees them with everything in them.
 */
void
dr_trail_free (DrTrail *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->n_entries; i++)
    g_bytes_unref (self->entries[i].entry);
  dr_arena_free (self->arena);
  g_free (self);
}

/**
 * dr_editions_free:
 * @self: (nullable): editions
 *
 * Frees them with everything in them.
 */
void
dr_editions_free (DrEditions *self)
{
  if (self == NULL)
    return;
  dr_arena_free (self->arena);
  g_free (self);
}

/**
 * dr_attachments_free:
 * @self: (nullable): attachments
 *
 * Frees them with everything in them.
 */
void
dr_attachments_free (DrAttachments *self)
{
  if (self == NULL)
    return;
  dr_arena_free (self->arena);
  g_free (self);
}

/**
 * dr_received_list_free:
 * @self: (nullable): a list
 *
 * Frees it with everything in it.
 */
void
dr_received_list_free (DrReceivedList *self)
{
  if (self == NULL)
    return;
  dr_arena_free (self->arena);
  g_free (self);
}

/**
 * dr_limitations_free:
 * @self: (nullable): limitations
 *
 * Frees them with everything in them.
 */
void
dr_limitations_free (DrLimitations *self)
{
  if (self == NULL)
    return;
  dr_arena_free (self->arena);
  g_free (self);
}

/**
 * dr_live_list_free:
 * @self: (nullable): a list
 *
 * Frees it with everything in it.
 */
void
dr_live_list_free (DrLiveList *self)
{
  if (self == NULL)
    return;
  dr_arena_free (self->arena);
  g_free (self);
}
