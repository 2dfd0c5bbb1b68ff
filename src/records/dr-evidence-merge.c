#include "dr-evidence-merge.h"

#include <string.h>

/* What may tell an element from its siblings; an id does so alone. */
static const char * const identities[] = { "id", "channel", "point", "period", "group", "name", "year" };

/* As a step of a place: equal for two elements that stand for the same thing. */
static char *
key_of (const DrTreeNode *node)
{
  GString *key = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (identities); i++)
    {
      const char *value = dr_tree_node_get (node, identities[i]);

      if (value == NULL)
        continue;
      g_string_append_printf (key, "%s%s=%s", key->len > 0 ? " " : "", identities[i], value);
      if (i == 0)
        break;
    }
  if (key->len > 0)
    {
      g_string_prepend_c (key, '[');
      g_string_append_c (key, ']');
    }
  g_string_prepend (key, node->name);

  return g_string_free (key, FALSE);
}

static gboolean
is_same (const DrTreeNode *a,
         const DrTreeNode *b)
{
  if (strcmp (a->name, b->name) != 0 || strcmp (a->text, b->text) != 0 || a->attributes->len != b->attributes->len
      || a->children->len != b->children->len)
    return FALSE;
  for (guint i = 0; i < a->attributes->len; i++)
    {
      const DrTreeAttribute *each = &g_array_index (a->attributes, DrTreeAttribute, i);

      if (g_strcmp0 (dr_tree_node_get (b, each->name), each->value) != 0)
        return FALSE;
    }
  for (guint i = 0; i < a->children->len; i++)
    if (!is_same (a->children->pdata[i], b->children->pdata[i]))
      return FALSE;

  return TRUE;
}

/* The children of an element by what tells them apart; of several alike the first. */
static GHashTable *
index_children (const DrTreeNode *parent)
{
  GHashTable *index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < parent->children->len; i++)
    {
      char *key = key_of (parent->children->pdata[i]);

      if (g_hash_table_contains (index, key))
        g_free (key);
      else
        g_hash_table_insert (index, key, parent->children->pdata[i]);
    }

  return index;
}

static void
note (GPtrArray  *both,
      const char *place,
      const char *what)
{
  g_ptr_array_add (both, g_strdup_printf ("%s%s%s", place, place[0] != '\0' ? "/" : "", what));
}

static void merge (DrTreeNode *theirs, const DrTreeNode *base, const DrTreeNode *mine, const char *place, GPtrArray *both);

static void
merge_attribute (DrTreeNode       *theirs,
                 const DrTreeNode *base,
                 const DrTreeNode *mine,
                 const char       *name,
                 const char       *place,
                 GPtrArray        *both)
{
  const char *before = dr_tree_node_get (base, name);
  const char *wanted = dr_tree_node_get (mine, name);
  const char *stands = dr_tree_node_get (theirs, name);
  g_autofree char *what = g_strconcat ("@", name, NULL);

  if (g_strcmp0 (before, wanted) == 0 || g_strcmp0 (wanted, stands) == 0)
    return;
  if (g_strcmp0 (before, stands) != 0)
    note (both, place, what);
  dr_tree_node_set (theirs, name, wanted);
}

/* What became of one child: each is NULL where there is none. */
static void
merge_child (DrTreeNode       *theirs,
             DrTreeNode       *stands,
             const DrTreeNode *before,
             const DrTreeNode *wanted,
             const char       *inside,
             GPtrArray        *both)
{
  if (before != NULL && wanted != NULL && is_same (before, wanted))
    return;
  if (before != NULL && wanted != NULL && stands != NULL)
    {
      merge (stands, before, wanted, inside, both);
      return;
    }
  if (stands != NULL && wanted != NULL && is_same (stands, wanted))
    return;
  if (stands != NULL && (before == NULL || !is_same (stands, before)))
    g_ptr_array_add (both, g_strdup (inside));
  if (stands == NULL && before != NULL && wanted != NULL)
    g_ptr_array_add (both, g_strdup (inside));
  if (stands != NULL)
    g_ptr_array_remove (theirs->children, stands);
  if (wanted != NULL)
    dr_tree_node_insert (theirs, dr_tree_node_copy (wanted));
}

static void
merge_children (DrTreeNode       *theirs,
                const DrTreeNode *base,
                const DrTreeNode *mine,
                const char       *place,
                GPtrArray        *both)
{
  const DrTreeNode *sides[] = { base, mine };
  g_autoptr (GHashTable) before = index_children (base);
  g_autoptr (GHashTable) wanted = index_children (mine);
  g_autoptr (GHashTable) stands = index_children (theirs);

  for (gsize s = 0; s < G_N_ELEMENTS (sides); s++)
    for (guint i = 0; i < sides[s]->children->len; i++)
      {
        g_autofree char *key = key_of (sides[s]->children->pdata[i]);
        g_autofree char *inside = g_strdup_printf ("%s%s%s", place, place[0] != '\0' ? "/" : "", key);

        if (s == 0 || !g_hash_table_contains (before, key))
          merge_child (theirs, g_hash_table_lookup (stands, key), g_hash_table_lookup (before, key),
                       g_hash_table_lookup (wanted, key), inside, both);
      }
}

static void
merge (DrTreeNode       *theirs,
       const DrTreeNode *base,
       const DrTreeNode *mine,
       const char       *place,
       GPtrArray        *both)
{
  for (guint i = 0; i < base->attributes->len; i++)
    merge_attribute (theirs, base, mine, g_array_index (base->attributes, DrTreeAttribute, i).name, place, both);
  for (guint i = 0; i < mine->attributes->len; i++)
    if (dr_tree_node_get (base, g_array_index (mine->attributes, DrTreeAttribute, i).name) == NULL)
      merge_attribute (theirs, base, mine, g_array_index (mine->attributes, DrTreeAttribute, i).name, place, both);
  if (strcmp (base->text, mine->text) != 0 && strcmp (mine->text, theirs->text) != 0)
    {
      if (strcmp (base->text, theirs->text) != 0)
        note (both, place, "text()");
      g_free (theirs->text);
      theirs->text = g_strdup (mine->text);
    }

  merge_children (theirs, base, mine, place, both);
}

/**
 * dr_tree_merge:
 * @theirs: an edition that came meanwhile; gets what I changed
 * @base: what I began with
 * @mine: what I made of it
 * @both: (element-type utf8): gets the places that both changed, each to something else; mine stands then
 */
void
dr_tree_merge (DrTreeNode       *theirs,
               const DrTreeNode *base,
               const DrTreeNode *mine,
               GPtrArray        *both)
{
  merge (theirs, base, mine, "", both);
}
