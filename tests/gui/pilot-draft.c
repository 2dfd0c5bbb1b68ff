#include "pilot-draft.h"

#include <string.h>

static PilotNode *
node_new (const char *name)
{
  PilotNode *self = g_new0 (PilotNode, 1);

  self->name = g_strdup (name);
  self->attributes = g_ptr_array_new_with_free_func (g_free);
  self->text = g_string_new (NULL);
  self->children = g_ptr_array_new_with_free_func ((GDestroyNotify) pilot_node_free);

  return self;
}

void
pilot_node_free (PilotNode *self)
{
  g_free (self->name);
  g_ptr_array_unref (self->attributes);
  g_string_free (self->text, TRUE);
  g_ptr_array_unref (self->children);
  g_free (self);
}

static void
start (GMarkupParseContext  *context,
       const char           *name,
       const char          **names,
       const char          **values,
       gpointer              data,
       GError              **error)
{
  GPtrArray *open = data;
  PilotNode *node = node_new (name);

  for (guint i = 0; names[i] != NULL; i++)
    pilot_set (node, names[i], values[i]);
  if (open->len > 0)
    g_ptr_array_add (((PilotNode *) open->pdata[open->len - 1])->children, node);
  g_ptr_array_add (open, node);
}

/* The outermost stays, to be handed out. */
static void
end (GMarkupParseContext  *context,
     const char           *name,
     gpointer              data,
     GError              **error)
{
  GPtrArray *open = data;

  if (open->len > 1)
    g_ptr_array_set_size (open, (int) open->len - 1);
}

static void
text (GMarkupParseContext  *context,
      const char           *words,
      gsize                 length,
      gpointer              data,
      GError              **error)
{
  GPtrArray *open = data;

  if (open->len > 0)
    g_string_append_len (((PilotNode *) open->pdata[open->len - 1])->text, words, (gssize) length);
}

/* (transfer full): the tree of an XML file */
PilotNode *
pilot_read (const char *file)
{
  const GMarkupParser parser = { .start_element = start, .end_element = end, .text = text };
  g_autoptr (GPtrArray) open = g_ptr_array_new ();
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, open, NULL);
  g_autofree char *xml = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;

  g_file_get_contents (file, &xml, &length, &error);
  g_assert_no_error (error);
  g_markup_parse_context_parse (context, xml, (gssize) length, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (open->len, ==, 1);

  return open->pdata[0];
}

static void
write (const PilotNode *self,
       GString         *xml)
{
  g_string_append_printf (xml, "<%s", self->name);
  for (guint i = 0; i < self->attributes->len; i += 2)
    {
      g_autofree char *value = g_markup_escape_text (self->attributes->pdata[i + 1], -1);

      g_string_append_printf (xml, " %s=\"%s\"", (char *) self->attributes->pdata[i], value);
    }
  g_string_append_c (xml, '>');
  if (self->children->len == 0)
    {
      g_autofree char *words = g_markup_escape_text (self->text->str, -1);

      g_string_append (xml, words);
    }
  for (guint i = 0; i < self->children->len; i++)
    write (self->children->pdata[i], xml);
  g_string_append_printf (xml, "</%s>\n", self->name);
}

/* (transfer full) */
char *
pilot_to_xml (PilotNode *self)
{
  GString *xml = g_string_new (NULL);

  write (self, xml);

  return g_string_free (xml, FALSE);
}

/* (transfer none) (nullable) */
const char *
pilot_get (const PilotNode *self,
           const char      *attribute)
{
  for (guint i = 0; i < self->attributes->len; i += 2)
    if (g_str_equal (self->attributes->pdata[i], attribute))
      return self->attributes->pdata[i + 1];

  return NULL;
}

/* %NULL takes it away. */
void
pilot_set (PilotNode  *self,
           const char *attribute,
           const char *value)
{
  for (guint i = 0; i < self->attributes->len; i += 2)
    if (g_str_equal (self->attributes->pdata[i], attribute))
      {
        g_ptr_array_remove_range (self->attributes, i, 2);
        break;
      }
  if (value == NULL)
    return;
  g_ptr_array_add (self->attributes, g_strdup (attribute));
  g_ptr_array_add (self->attributes, g_strdup (value));
}

/* (transfer none) (nullable) */
PilotNode *
pilot_child (const PilotNode *self,
             const char      *name)
{
  for (guint i = 0; i < self->children->len; i++)
    if (g_str_equal (((PilotNode *) self->children->pdata[i])->name, name))
      return self->children->pdata[i];

  return NULL;
}

/* (transfer none) (nullable): the first at any depth */
PilotNode *
pilot_find (const PilotNode *self,
            const char      *name,
            const char      *attribute,
            const char      *value)
{
  for (guint i = 0; i < self->children->len; i++)
    {
      PilotNode *child = self->children->pdata[i];
      PilotNode *found;

      if (g_str_equal (child->name, name) && g_strcmp0 (pilot_get (child, attribute), value) == 0)
        return child;
      found = pilot_find (child, name, attribute, value);
      if (found != NULL)
        return found;
    }

  return NULL;
}

/* (transfer none): a new last element in it */
PilotNode *
pilot_add (PilotNode  *self,
           const char *name,
           const char *words)
{
  PilotNode *node = node_new (name);

  g_string_assign (node->text, words);
  g_ptr_array_add (self->children, node);

  return node;
}

/* (transfer full) */
static char *
renamed (const char         *ids,
         const char * const *old,
         const char * const *new)
{
  g_auto (GStrv) each = g_strsplit (ids, " ", -1);

  for (guint i = 0; each[i] != NULL; i++)
    for (guint k = 0; old[k] != NULL; k++)
      if (g_str_equal (each[i], old[k]))
        {
          g_free (each[i]);
          each[i] = g_strdup (new[k]);
          break;
        }

  return g_strjoinv (" ", each);
}

/* Has the items of the draft, and what names them, bear other ids. */
void
pilot_rename (PilotNode          *self,
              const char * const *old,
              const char * const *new)
{
  static const char * const named[] = { "id", "point", "points", "to", "options", NULL };

  for (guint i = 0; i < self->attributes->len; i += 2)
    if (g_strv_contains (named, self->attributes->pdata[i]) && !g_str_equal (self->name, "aim"))
      {
        char *ids = renamed (self->attributes->pdata[i + 1], old, new);

        g_free (self->attributes->pdata[i + 1]);
        self->attributes->pdata[i + 1] = ids;
      }
  for (guint i = 0; i < self->children->len; i++)
    pilot_rename (self->children->pdata[i], old, new);
}
