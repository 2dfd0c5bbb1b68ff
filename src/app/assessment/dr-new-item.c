#include "dr-new-item.h"

/**
 * dr_new_item_init:
 * @self: (out caller-allocates): an item that is not in the draft yet
 * @editor: the assessment
 * @list: the list by the name of its items, as "actions/action"
 * @stem: what its identity begins with, as "action"
 *
 * It stands last. Its place alone keeps it in the draft while nothing else is said in it.
 */
void
dr_new_item_init (DrNewItem  *self,
                  DrEditor   *editor,
                  const char *list,
                  const char *stem)
{
  g_auto (GStrv) items = dr_editor_get_items (editor, list);
  g_autofree char *identity = dr_editor_new_identity (editor, list, stem);
  g_autofree char *place = g_strdup_printf ("%u", g_strv_length (items) + 1);

  self->editor = editor;
  self->item = g_strdup_printf ("%s[%s]", list, identity);
  self->arena = dr_arena_new ();
  self->fields = g_array_new (FALSE, FALSE, sizeof (DrField));
  dr_new_item_put (self, "/#", place);
}

/**
 * dr_new_item_put:
 * @self: an item
 * @field: what follows the item in the key, as "/@groups"
 * @value: (nullable): what it starts with; %NULL or "": nothing
 */
void
dr_new_item_put (DrNewItem  *self,
                 const char *field,
                 const char *value)
{
  g_autofree char *key = g_strconcat (self->item, field, NULL);
  DrField put = { NULL };

  if (value == NULL || value[0] == '\0')
    return;
  put.key = dr_arena_strdup (self->arena, key);
  put.value = dr_arena_strdup (self->arena, value);
  g_array_append_val (self->fields, put);
}

/**
 * dr_new_item_add:
 * @self: an item
 *
 * Gives all of it to the editor at once.
 *
 * Returns: (transfer full): its prefix
 */
char *
dr_new_item_add (DrNewItem *self)
{
  dr_editor_change (self->editor, (const DrField *) self->fields->data, self->fields->len);

  return g_strdup (self->item);
}

/**
 * dr_new_item_clear:
 * @self: an item
 *
 * Frees what it holds.
 */
void
dr_new_item_clear (DrNewItem *self)
{
  g_clear_pointer (&self->item, g_free);
  g_clear_pointer (&self->arena, dr_arena_free);
  g_clear_pointer (&self->fields, g_array_unref);
}
