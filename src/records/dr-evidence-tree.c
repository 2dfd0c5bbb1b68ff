#include "dr-evidence-tree.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-load.h"
#include "dr-xml-writer.h"

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

/**
 * dr_tree_node_copy:
 * @node: an element
 *
 * Returns: (transfer full): the element and all below it once more
 */
DrTreeNode *
dr_tree_node_copy (const DrTreeNode *node)
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
    g_ptr_array_add (self->children, dr_tree_node_copy (node->children->pdata[i]));

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

/**
 * dr_tree_node_get:
 * @node: an element
 * @name: of an attribute
 *
 * Returns: (transfer none) (nullable): its value
 */
const char *
dr_tree_node_get (const DrTreeNode *node,
                  const char       *name)
{
  int at = find_attribute (node->attributes, name);

  return at >= 0 ? g_array_index (node->attributes, DrTreeAttribute, (guint) at).value : NULL;
}

/**
 * dr_tree_node_set:
 * @node: an element
 * @name: of an attribute
 * @value: (nullable): what it is to be; %NULL: it goes
 */
void
dr_tree_node_set (DrTreeNode *node,
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

      if (g_strcmp0 (dr_tree_node_get (node, pair->name), pair->value) != 0)
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

/**
 * dr_tree_node_insert:
 * @parent: an element
 * @child: (transfer full): another
 *
 * Puts it after the last of its kind, before the first that the schema wants after it.
 */
void
dr_tree_node_insert (DrTreeNode *parent,
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
  dr_tree_node_insert (parent, child);

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
    dr_tree_node_set (node, rest + 1, value);
  else if (rest[0] != '\0')
    {
      g_free (node->text);
      node->text = g_strdup (value != NULL ? value : "");
    }
  else if (node == root)
    return refuse (place, error);

  return TRUE;
}
