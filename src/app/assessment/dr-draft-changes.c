#include "dr-draft-changes.h"

/**
 * dr_draft_changes_new:
 *
 * Returns: (transfer full): no changes yet
 */
DrDraftChanges *
dr_draft_changes_new (void)
{
  DrDraftChanges *self = g_new0 (DrDraftChanges, 1);

  self->arena = dr_arena_new ();
  self->fields = g_array_new (FALSE, FALSE, sizeof (DrField));

  return self;
}

/**
 * dr_draft_changes_take:
 * @self: changes
 * @key: (transfer full): of a field
 * @value: (nullable): what it is to be; %NULL: nothing
 *
 * Adds a change; of several of one field the last counts.
 */
void
dr_draft_changes_take (DrDraftChanges *self,
                       char           *key,
                       const char     *value)
{
  const DrField field = {
    .key = dr_arena_strdup (self->arena, key),
    .value = dr_arena_strdup (self->arena, value),
  };

  g_array_append_val (self->fields, field);
  g_free (key);
}

/* As dr_draft_key() does, for one or two identities: more are not needed here. */
static char *
make_key (const char *pattern,
          va_list     parts)
{
  const char *first = va_arg (parts, const char *);
  const char *second = first != NULL ? va_arg (parts, const char *) : NULL;
  const char *third = second != NULL ? va_arg (parts, const char *) : NULL;

  if (third != NULL)
    return dr_draft_key (pattern, first, second, third, NULL);
  if (second != NULL)
    return dr_draft_key (pattern, first, second, NULL);

  return dr_draft_key (pattern, first, NULL);
}

/**
 * dr_draft_changes_put:
 * @self: changes
 * @value: (nullable): what the field is to be; %NULL: nothing
 * @pattern: its key with empty brackets, as for dr_draft_key()
 * @...: one to three parts of its identities, then %NULL
 *
 * Adds a change.
 */
void
dr_draft_changes_put (DrDraftChanges *self,
                      const char     *value,
                      const char     *pattern,
                      ...)
{
  va_list parts;

  va_start (parts, pattern);
  dr_draft_changes_take (self, make_key (pattern, parts), value);
  va_end (parts);
}

/**
 * dr_draft_changes_free:
 * @self: (transfer full) (nullable): changes
 */
void
dr_draft_changes_free (DrDraftChanges *self)
{
  if (self == NULL)
    return;

  g_array_unref (self->fields);
  dr_arena_free (self->arena);
  g_free (self);
}
