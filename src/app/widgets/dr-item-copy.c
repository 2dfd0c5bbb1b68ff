#include "dr-item-copy.h"

#include <string.h>

struct _DrItemCopy {
  DrEditor  *editor;
  GPtrArray *text;     /* owns what @fields points to */
  GArray    *fields;   /* of DrField */
};

static void
add_field (DrItemCopy *self,
           const char *key,
           const char *value)
{
  DrField field = { .key = g_strdup (key), .value = g_strdup (value) };

  g_ptr_array_add (self->text, (gpointer) field.key);
  g_ptr_array_add (self->text, (gpointer) field.value);
  g_array_append_val (self->fields, field);
}

/**
 * dr_item_copy_new:
 * @editor: an assessment
 * @item: prefix of one of its items
 * @to: the prefix under which it would stand; @item itself, to have it back as it was
 *
 * Returns: (transfer full): everything under @item, as if it stood under @to
 */
DrItemCopy *
dr_item_copy_new (DrEditor   *editor,
                  const char *item,
                  const char *to)
{
  const DrFieldList *fields = dr_editor_get_fields (editor);
  DrItemCopy *self = g_new0 (DrItemCopy, 1);

  self->editor = g_object_ref (editor);
  self->text = g_ptr_array_new_with_free_func (g_free);
  self->fields = g_array_new (FALSE, FALSE, sizeof (DrField));
  for (guint i = 0; i < fields->n; i++)
    if (dr_draft_key_is_below (fields->items[i].key, item))
      {
        g_autofree char *key = g_strconcat (to, fields->items[i].key + strlen (item), NULL);

        add_field (self, key, fields->items[i].value);
      }

  return self;
}

/**
 * dr_item_copy_free:
 * @self: a copy
 */
void
dr_item_copy_free (DrItemCopy *self)
{
  g_object_unref (self->editor);
  g_ptr_array_unref (self->text);
  g_array_unref (self->fields);
  g_free (self);
}

/**
 * dr_item_copy_put:
 * @self: a copy
 *
 * Gives its fields to the assessment it was taken from, as one change.
 */
void
dr_item_copy_put (DrItemCopy *self)
{
  dr_editor_change (self->editor, (const DrField *) self->fields->data, self->fields->len);
}

/**
 * dr_item_copy_move:
 * @editor: an assessment
 * @item: prefix of one of its items
 * @to: the prefix that it is to have, which no other has
 *
 * Moves everything under @item, as one change.
 */
void
dr_item_copy_move (DrEditor   *editor,
                   const char *item,
                   const char *to)
{
  g_autoptr (DrItemCopy) moved = dr_item_copy_new (editor, item, to);
  guint n = moved->fields->len;

  for (guint i = 0; i < n; i++)
    {
      const char *key = g_array_index (moved->fields, DrField, i).key;
      g_autofree char *before = g_strconcat (item, key + strlen (to), NULL);

      add_field (moved, before, NULL);
    }
  dr_item_copy_put (moved);
}
