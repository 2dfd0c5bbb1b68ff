#include "dr-editor-private.h"

#include "dr-xml-writer.h"

/**
 * dr_editor_new_identity:
 * @self: an editor
 * @list: a list, as "actions/action"
 * @stem: what the identity begins with, as "action"
 *
 * Returns: (transfer full): one that no item of the list has
 */
char *
dr_editor_new_identity (DrEditor   *self,
                        const char *list,
                        const char *stem)
{
  g_auto (GStrv) items = dr_editor_get_items (self, list);

  for (guint n = g_strv_length (items) + 1;; n++)
    {
      g_autofree char *identity = g_strdup_printf ("%s-%u", stem, n);
      g_autofree char *item = g_strdup_printf ("%s[%s]", list, identity);

      if (!g_strv_contains ((const char * const *) items, item))
        return g_steal_pointer (&identity);
    }
}

static void
put (DrEditor   *self,
     const char *key,
     const char *value,
     GPtrArray  *changed)
{
  if (!dr_unsaved_put (self->unsaved, key, value, dr_desk_get_person (self->desk)))
    return;
  dr_editor_forget_fields (self);
  g_ptr_array_add (changed, g_strdup (key));
}

/* Every item of a list has a place among its siblings: a new one comes last. */
static void
place_items (DrEditor   *self,
             const char *key,
             GPtrArray  *changed)
{
  for (const char *end = strchr (key, ']'); end != NULL; end = strchr (end + 1, ']'))
    {
      g_autofree char *item = g_strndup (key, (gsize) (end + 1 - key));
      g_autofree char *place = g_strconcat (item, "/#", NULL);
      g_autofree char *list = g_strndup (item, (gsize) (strrchr (item, '[') - item));
      g_auto (GStrv) items = NULL;
      guint64 last = 0;

      if (dr_unsaved_get (self->unsaved, place) != NULL)
        continue;
      items = dr_editor_get_items (self, list);
      for (guint i = 0; items[i] != NULL; i++)
        {
          g_autofree char *other = g_strconcat (items[i], "/#", NULL);
          const char *position = dr_unsaved_get (self->unsaved, other);

          if (position != NULL)
            last = MAX (last, g_ascii_strtoull (position, NULL, 10));
        }
      {
        g_autofree char *position = g_strdup_printf ("%" G_GUINT64_FORMAT, last + 1);

        put (self, place, position, changed);
      }
    }
}

/**
 * dr_editor_change:
 * @self: an editor
 * @changes: fields as they are to be; a value of %NULL or "" takes one away
 * @n: how many
 *
 * Types all of these at once: they are saved and undone together. Text is cleaned of what a record cannot hold. New items
 * of a list come last in it, unless their "#" says otherwise. Nothing is typed where one of them may not be
 * (dr_editor_may_write()): whoever wrote it elsewhere keeps it there, and says why.
 *
 * Returns: whether it is typed now
 */
gboolean
dr_editor_change (DrEditor      *self,
                  const DrField *changes,
                  guint          n)
{
  g_autoptr (GPtrArray) changed = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < n; i++)
    if (!dr_editor_may_write (self, changes[i].key, NULL))
      return FALSE;
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *clean = changes[i].value != NULL ? dr_xml_clean_text (changes[i].value, -1) : NULL;

      put (self, changes[i].key, clean != NULL && clean[0] != '\0' ? clean : NULL, changed);
    }
  for (guint i = 0; i < n; i++)
    if (dr_unsaved_get (self->unsaved, changes[i].key) != NULL)
      place_items (self, changes[i].key, changed);
  if (changed->len == 0)
    return TRUE;
  for (guint i = 0; i < n && dr_editor_get_stage (self) != DR_STAGE_DRAFT; i++)
    dr_unsaved_sign (self->unsaved, changes[i].key, dr_desk_get_person (self->desk));

  g_clear_pointer (&self->problem, g_free);
  self->unreadable = FALSE;
  dr_editor_save_soon (self);
  dr_editor_tell_changed (self, changed);
  dr_editor_tell_state (self);
  dr_editor_check_typed (self, changes, n);

  return TRUE;
}

/**
 * dr_editor_set:
 * @self: an editor
 * @key: of a field (dr_draft_key())
 * @value: (nullable): what it is to be; %NULL or "": none
 *
 * Types one field.
 *
 * Returns: whether it is typed now
 */
gboolean
dr_editor_set (DrEditor   *self,
               const char *key,
               const char *value)
{
  const DrField change = { .key = key, .value = value };

  return dr_editor_change (self, &change, 1);
}

/**
 * dr_editor_remove:
 * @self: an editor
 * @prefix: of an item or element, as "actions/action[a1]"
 *
 * Takes away everything under it.
 *
 * Returns: whether it is taken away now
 */
gboolean
dr_editor_remove (DrEditor   *self,
                  const char *prefix)
{
  const DrFieldList *fields = dr_editor_get_fields (self);
  g_autoptr (DrFieldList) removal = dr_draft_fields_removal (fields->items, fields->n, prefix, 0);

  return dr_editor_change (self, removal->items, removal->n);
}

/**
 * dr_editor_resolve:
 * @self: an editor
 * @key: of a field in conflict
 * @keep_mine: save what was typed here over theirs, else take theirs
 *
 * Ends one conflict. A verdict is one person's in all its parts: it is kept or taken as a whole.
 */
void
dr_editor_resolve (DrEditor   *self,
                   const char *key,
                   gboolean    keep_mine)
{
  g_autofree char *kept = g_strdup (key);
  g_autoptr (GPtrArray) keys = dr_unsaved_resolve (self->unsaved, kept, keep_mine);

  if (keys == NULL)
    return;
  dr_editor_forget_fields (self);
  dr_editor_tell_changed (self, keys);
  dr_editor_tell_state (self);
  dr_editor_start_check (self);
  if (dr_unsaved_count_conflicts (self->unsaved) == 0)
    dr_editor_save_now (self);
}
