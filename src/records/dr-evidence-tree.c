#include "dr-evidence-tree.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-load.h"
#include "dr-xml-writer.h"

/* What may tell an element from its siblings; an id does so alone. */
static const char * const identities[] = { "id", "channel", "point", "period", "group", "name", "year" };

/* Elements of a parent whose order the schema holds. What stands in no list comes after the rest. */
static const char * const service_order[] = {
  "access-point", "profile", "standard", "contacts", "capacity", "reason", "works-best", "target",
};

/* One step of a place. */
typedef struct {
  char   *name;
  GArray *pairs;   /* of DrTreeAttribute: what tells it from its siblings */
} Step;

static void
attribute_clear (gpointer data)
{
  DrTreeAttribute *self = data;

  g_free (self->name);
  g_free (self->value);
}

static GArray *
new_attributes (void)
{
  GArray *attributes = g_array_new (FALSE, FALSE, sizeof (DrTreeAttribute));

  g_array_set_clear_func (attributes, attribute_clear);

  return attributes;
}

static void
add_attribute (GArray     *attributes,
               const char *name,
               const char *value)
{
  DrTreeAttribute attribute = { g_strdup (name), g_strdup (value) };

  g_array_append_val (attributes, attribute);
}

/**
 * dr_tree_node_free:
 * @self: (transfer full) (nullable): an element
 */
void
dr_tree_node_free (DrTreeNode *self)
{
  if (self == NULL)
    return;

  g_free (self->name);
  g_array_unref (self->attributes);
  g_free (self->text);
  g_ptr_array_unref (self->children);
  g_free (self);
}

static DrTreeNode *
new_node (const char *name)
{
  DrTreeNode *self = g_new0 (DrTreeNode, 1);

  self->name = g_strdup (name);
  self->attributes = new_attributes ();
  self->text = g_strdup ("");
  self->children = g_ptr_array_new_with_free_func ((GDestroyNotify) dr_tree_node_free);

  return self;
}

static DrTreeNode *
from_xml (const DrXmlNode *node)
{
  DrTreeNode *self = new_node (node->name);

  for (guint i = 0; i < node->n_attributes; i++)
    add_attribute (self->attributes, node->attributes[i].name, node->attributes[i].value);
  if (node->first_child == NULL)
    {
      g_free (self->text);
      self->text = g_strdup (node->text);
    }
  for (const DrXmlNode *child = node->first_child; child != NULL; child = child->next)
    g_ptr_array_add (self->children, from_xml (child));

  return self;
}

static DrTreeNode *
copy (const DrTreeNode *node)
{
  DrTreeNode *self = new_node (node->name);

  for (guint i = 0; i < node->attributes->len; i++)
    {
      const DrTreeAttribute *each = &g_array_index (node->attributes, DrTreeAttribute, i);

      add_attribute (self->attributes, each->name, each->value);
    }
  g_free (self->text);
  self->text = g_strdup (node->text);
  for (guint i = 0; i < node->children->len; i++)
    g_ptr_array_add (self->children, copy (node->children->pdata[i]));

  return self;
}

/**
 * dr_tree_read:
 * @name: of the evidence base, for messages
 * @bytes: its XML
 * @error: return location for a #DrXmlError
 *
 * Returns: (transfer full) (nullable): its root
 */
DrTreeNode *
dr_tree_read (const char  *name,
              GBytes      *bytes,
              GError     **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autoptr (DrXmlDocument) document = dr_xml_document_read_trusted (name, data, length, error);

  return document != NULL ? from_xml (dr_xml_document_get_root (document)) : NULL;
}

static void
write_node (DrXmlWriter      *writer,
            const DrTreeNode *node)
{
  dr_xml_writer_start (writer, node->name);
  for (guint i = 0; i < node->attributes->len; i++)
    {
      const DrTreeAttribute *each = &g_array_index (node->attributes, DrTreeAttribute, i);

      dr_xml_writer_attribute (writer, each->name, each->value);
    }
  if (node->text[0] != '\0')
    dr_xml_writer_text (writer, node->text);
  for (guint i = 0; i < node->children->len; i++)
    write_node (writer, node->children->pdata[i]);
  dr_xml_writer_end (writer);
}

/**
 * dr_tree_write:
 * @self: the root
 *
 * Returns: (transfer full): its XML
 */
GBytes *
dr_tree_write (const DrTreeNode *self)
{
  g_autoptr (DrXmlWriter) writer = dr_xml_writer_new ();
  gsize length = 0;
  char *data;

  write_node (writer, self);
  data = dr_xml_writer_finish (writer, &length);

  return g_bytes_new_take (data, length);
}

/* --- By place --- */

static int
find_attribute (const GArray *attributes,
                const char   *name)
{
  for (guint i = 0; i < attributes->len; i++)
    if (strcmp (g_array_index (attributes, DrTreeAttribute, i).name, name) == 0)
      return (int) i;

  return -1;
}

static const char *
get_attribute (const DrTreeNode *node,
               const char       *name)
{
  int at = find_attribute (node->attributes, name);

  return at >= 0 ? g_array_index (node->attributes, DrTreeAttribute, (guint) at).value : NULL;
}

static void
set_attribute (DrTreeNode *node,
               const char *name,
               const char *value)
{
  int at = find_attribute (node->attributes, name);

  if (value == NULL)
    {
      if (at >= 0)
        g_array_remove_index (node->attributes, (guint) at);
    }
  else if (at >= 0)
    {
      DrTreeAttribute *attribute = &g_array_index (node->attributes, DrTreeAttribute, (guint) at);

      g_free (attribute->value);
      attribute->value = g_strdup (value);
    }
  else
    add_attribute (node->attributes, name, value);
}

static void
step_clear (Step *self)
{
  g_clear_pointer (&self->name, g_free);
  g_clear_pointer (&self->pairs, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Step, step_clear)

/* Where the next pair begins: a space, a name, "=". */
static const char *
next_pair (const char *text)
{
  for (const char *at = strchr (text, ' '); at != NULL; at = strchr (at + 1, ' '))
    {
      gsize length = strspn (at + 1, "abcdefghijklmnopqrstuvwxyz-");

      if (length > 0 && at[1 + length] == '=')
        return at;
    }

  return text + strlen (text);
}

static gboolean
add_pairs (Step       *self,
           const char *text)
{
  while (*text != '\0')
    {
      const char *equals = strchr (text, '=');
      const char *end = equals != NULL ? next_pair (equals) : NULL;
      g_autofree char *name = equals != NULL ? g_strndup (text, (gsize) (equals - text)) : NULL;
      g_autofree char *value = equals != NULL ? g_strndup (equals + 1, (gsize) (end - equals - 1)) : NULL;

      if (equals == NULL || equals == text)
        return FALSE;
      add_attribute (self->pairs, name, value);
      text = *end == ' ' ? end + 1 : end;
    }

  return TRUE;
}

/* Takes the first step off a place. */
static gboolean
take_step (const char **place,
           Step        *self)
{
  const char *at = *place;
  gsize length = strcspn (at, "/[");
  const char *end;
  g_autofree char *inside = NULL;

  *self = (Step) { g_strndup (at, length), new_attributes () };
  at += length;
  if (length == 0)
    return FALSE;
  if (*at == '[')
    {
      for (end = strchr (at, ']'); end != NULL && end[1] != '/' && end[1] != '\0'; end = strchr (end + 1, ']'))
        ;
      if (end == NULL)
        return FALSE;
      inside = g_strndup (at + 1, (gsize) (end - at - 1));
      if (!add_pairs (self, inside))
        return FALSE;
      at = end + 1;
    }
  *place = *at == '/' ? at + 1 : at;

  return TRUE;
}

static gboolean
is_at (const DrTreeNode *node,
       const Step       *step)
{
  if (strcmp (node->name, step->name) != 0)
    return FALSE;
  for (guint i = 0; i < step->pairs->len; i++)
    {
      const DrTreeAttribute *pair = &g_array_index (step->pairs, DrTreeAttribute, i);

      if (g_strcmp0 (get_attribute (node, pair->name), pair->value) != 0)
        return FALSE;
    }

  return TRUE;
}

static int
find_child (const DrTreeNode *parent,
            const Step       *step)
{
  for (guint i = 0; i < parent->children->len; i++)
    if (is_at (parent->children->pdata[i], step))
      return (int) i;

  return -1;
}

static int
rank_of (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (service_order); i++)
    if (strcmp (service_order[i], name) == 0)
      return (int) i;

  return G_N_ELEMENTS (service_order);
}

/* After the last of its kind; before the first that the schema wants after it. */
static void
insert_child (DrTreeNode *parent,
              DrTreeNode *child)
{
  int rank = rank_of (child->name);
  guint at = parent->children->len;

  while (at > 0 && rank_of (((DrTreeNode *) parent->children->pdata[at - 1])->name) > rank)
    at--;
  g_ptr_array_insert (parent->children, (int) at, child);
}

static DrTreeNode *
add_child (DrTreeNode *parent,
           const Step *step)
{
  DrTreeNode *child = new_node (step->name);

  for (guint i = 0; i < step->pairs->len; i++)
    {
      const DrTreeAttribute *pair = &g_array_index (step->pairs, DrTreeAttribute, i);

      add_attribute (child->attributes, pair->name, pair->value);
    }
  insert_child (parent, child);

  return child;
}

static gboolean
refuse (const char  *place,
        GError     **error)
{
  g_set_error (error, DR_RECORD_ERROR, DR_RECORD_ERROR_INVALID,
               _("“%s” is no place in an evidence base; expected one such as figures/figure[id=f1]/@share"), place);

  return FALSE;
}

/**
 * dr_tree_edit:
 * @root: the evidence base
 * @place: see #DrEvidenceEdit
 * @value: (nullable): what is to stand there; %NULL: nothing
 * @error: return location for %DR_RECORD_ERROR_INVALID
 *
 * Changes one place. Taking away what is not there changes nothing.
 *
 * Returns: whether @place is one
 */
gboolean
dr_tree_edit (DrTreeNode  *root,
              const char  *place,
              const char  *value,
              GError     **error)
{
  DrTreeNode *node = root;
  const char *rest = place;

  while (rest[0] != '\0' && rest[0] != '@' && strcmp (rest, "text()") != 0)
    {
      g_auto (Step) step = { NULL };
      int at;

      if (!take_step (&rest, &step))
        return refuse (place, error);
      at = find_child (node, &step);
      if (value == NULL && (at < 0 || rest[0] == '\0'))
        {
          if (at >= 0)
            g_ptr_array_remove_index (node->children, (guint) at);
          return TRUE;
        }
      node = at >= 0 ? node->children->pdata[at] : add_child (node, &step);
    }

  if (rest[0] == '@' && rest[1] != '\0')
    set_attribute (node, rest + 1, value);
  else if (rest[0] != '\0')
    {
      g_free (node->text);
      node->text = g_strdup (value != NULL ? value : "");
    }
  else if (node == root)
    return refuse (place, error);

  return TRUE;
}

/* --- Two people's changes --- */

/* As a step of a place: equal for two elements that stand for the same thing. */
static char *
key_of (const DrTreeNode *node)
{
  GString *key = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (identities); i++)
    {
      const char *value = get_attribute (node, identities[i]);

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

      if (g_strcmp0 (get_attribute (b, each->name), each->value) != 0)
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
  const char *before = get_attribute (base, name);
  const char *wanted = get_attribute (mine, name);
  const char *stands = get_attribute (theirs, name);
  g_autofree char *what = g_strconcat ("@", name, NULL);

  if (g_strcmp0 (before, wanted) == 0 || g_strcmp0 (wanted, stands) == 0)
    return;
  if (g_strcmp0 (before, stands) != 0)
    note (both, place, what);
  set_attribute (theirs, name, wanted);
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
    insert_child (theirs, copy (wanted));
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
    if (get_attribute (base, g_array_index (mine->attributes, DrTreeAttribute, i).name) == NULL)
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
