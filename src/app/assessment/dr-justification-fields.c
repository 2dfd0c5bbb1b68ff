#include "dr-justification-fields.h"

#define LIST "justifications/justification"

static gboolean
has (DrEditor   *editor,
     const char *item,
     const char *field,
     const char *value)
{
  g_autofree char *key = g_strconcat (item, field, NULL);

  return g_strcmp0 (dr_editor_get (editor, key), value) == 0;
}

/**
 * dr_justification_list:
 * @editor: an assessment
 * @rule: id of a rule
 * @rule_case: id of one of its cases
 *
 * Returns: (transfer full): prefixes of the answers to findings of that case, up to a %NULL
 */
char **
dr_justification_list (DrEditor   *editor,
                       const char *rule,
                       const char *rule_case)
{
  g_auto (GStrv) items = dr_editor_get_items (editor, LIST);
  g_autoptr (GStrvBuilder) found = g_strv_builder_new ();

  for (guint i = 0; items[i] != NULL; i++)
    if (has (editor, items[i], "/@rule", rule) && has (editor, items[i], "/@case", rule_case))
      g_strv_builder_add (found, items[i]);

  return g_strv_builder_end (found);
}

/**
 * dr_justification_find:
 * @editor: an assessment
 * @rule: id of a rule
 * @rule_case: id of one of its cases
 *
 * Returns: (transfer full) (nullable): prefix of the last answer to findings of that case
 */
char *
dr_justification_find (DrEditor   *editor,
                       const char *rule,
                       const char *rule_case)
{
  g_auto (GStrv) items = dr_editor_get_items (editor, LIST);

  for (guint i = g_strv_length (items); i-- > 0;)
    if (has (editor, items[i], "/@rule", rule) && has (editor, items[i], "/@case", rule_case))
      return g_strdup (items[i]);

  return NULL;
}

/**
 * dr_justification_write:
 * @editor: an assessment
 * @item: (nullable): prefix of the answer that is changed; %NULL: a new one
 * @rule: id of a rule
 * @rule_case: id of one of its cases
 * @subjects: of the findings that it answers, separated by spaces
 * @text: the answer
 *
 * Writes an answer by who sits here. It takes the place of the one before, whose verdicts go with it.
 */
void
dr_justification_write (DrEditor   *editor,
                        const char *item,
                        const char *rule,
                        const char *rule_case,
                        const char *subjects,
                        const char *text)
{
  const DrFieldList *all = dr_editor_get_fields (editor);
  g_autofree char *identity = dr_editor_new_identity (editor, LIST, "answer");
  g_autofree char *prefix = dr_draft_key (LIST "[]", identity, NULL);
  g_autoptr (DrFieldList) removal = dr_draft_fields_removal (all->items, all->n, item != NULL ? item : prefix, 0);
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (DrField));
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);
  const struct { const char *field; const char *value; } values[] = {
    { "/@rule", rule },
    { "/@case", rule_case },
    { "/@subjects", subjects },
    { "/@by", dr_desk_get_person (dr_editor_get_desk (editor)) },
    { "/text", text },
  };

  g_array_append_vals (changes, removal->items, removal->n);
  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    {
      const DrField change = { .key = g_strconcat (prefix, values[i].field, NULL), .value = values[i].value };

      g_ptr_array_add (keys, (char *) change.key);
      g_array_append_val (changes, change);
    }
  dr_editor_change (editor, (const DrField *) changes->data, changes->len);
}
