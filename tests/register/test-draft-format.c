/* The table of the format and assessment.xsd say the same, element by element: neither can be changed alone. */
#include "dr-draft-format.h"

#include <string.h>

/* An element of the schema file; names keep their xs: prefix. */
typedef struct _Node Node;

struct _Node {
  char       *name;
  GHashTable *attributes;
  GPtrArray  *children;
};

static void
node_free (Node *self)
{
  g_free (self->name);
  g_hash_table_unref (self->attributes);
  g_ptr_array_unref (self->children);
  g_free (self);
}

static void
start_element (GMarkupParseContext  *context,
               const char           *name,
               const char          **names,
               const char          **values,
               gpointer              data,
               GError              **error)
{
  GPtrArray *open = data;
  Node *parent = g_ptr_array_index (open, open->len - 1);
  Node *node = g_new0 (Node, 1);

  node->name = g_strdup (name);
  node->attributes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  node->children = g_ptr_array_new_with_free_func ((GDestroyNotify) node_free);
  for (guint i = 0; names[i] != NULL; i++)
    g_hash_table_insert (node->attributes, g_strdup (names[i]), g_strdup (values[i]));
  g_ptr_array_add (parent->children, node);
  g_ptr_array_add (open, node);
}

static void
end_element (GMarkupParseContext  *context,
             const char           *name,
             gpointer              data,
             GError              **error)
{
  GPtrArray *open = data;

  g_ptr_array_remove_index (open, open->len - 1);
}

static Node *
read_schema (void)
{
  static const GMarkupParser parser = { .start_element = start_element, .end_element = end_element };
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "schemas", "assessment.xsd", NULL);
  g_autoptr (GPtrArray) open = g_ptr_array_new ();
  g_autoptr (GMarkupParseContext) context = g_markup_parse_context_new (&parser, 0, open, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  Node *top = g_new0 (Node, 1);

  top->attributes = g_hash_table_new (NULL, NULL);
  top->children = g_ptr_array_new_with_free_func ((GDestroyNotify) node_free);
  g_ptr_array_add (open, top);
  g_assert_true (g_file_get_contents (path, &text, NULL, &error));
  g_assert_true (g_markup_parse_context_parse (context, text, -1, &error));
  g_assert_no_error (error);

  return top;
}

static const char *
get (const Node *node,
     const char *attribute)
{
  const char *value = g_hash_table_lookup (node->attributes, attribute);

  return value != NULL ? value : "";
}

static const Node *
child (const Node *node,
       const char *name)
{
  for (guint i = 0; node != NULL && i < node->children->len; i++)
    if (strcmp (((Node *) node->children->pdata[i])->name, name) == 0)
      return node->children->pdata[i];

  return NULL;
}

/* The complexType of an element, inside it or by name; NULL for a plain text. */
static const Node *
type_of (const Node *schema,
         const Node *element)
{
  const char *type = get (element, "type");

  if (child (element, "xs:complexType") != NULL)
    return child (element, "xs:complexType");
  if (strcmp (type, "xs:string") == 0)
    return NULL;
  g_assert_true (g_str_has_prefix (type, "dr:"));
  for (guint i = 0; i < schema->children->len; i++)
    {
      const Node *each = schema->children->pdata[i];

      if (strcmp (each->name, "xs:complexType") == 0 && strcmp (get (each, "name"), type + 3) == 0)
        return each;
    }
  g_error ("the schema has no complex type %s", type);
}

/* The attributes that a key or unique of @parent demands of its children @name: " id"; "" where there is none. */
static char *
identity_of (const Node *parent,
             const char *name)
{
  GString *identity = g_string_new (NULL);
  g_autofree char *selector = g_strconcat ("dr:", name, NULL);

  for (guint i = 0; parent != NULL && i < parent->children->len; i++)
    {
      const Node *each = parent->children->pdata[i];

      if (strcmp (each->name, "xs:key") != 0 && strcmp (each->name, "xs:unique") != 0)
        continue;
      if (strcmp (get (child (each, "xs:selector"), "xpath"), selector) != 0)
        continue;
      g_assert_cmpuint (identity->len, ==, 0);
      for (guint j = 0; j < each->children->len; j++)
        if (strcmp (((Node *) each->children->pdata[j])->name, "xs:field") == 0)
          g_string_append_printf (identity, " %s", get (each->children->pdata[j], "xpath") + 1);
    }

  return g_string_free (identity, FALSE);
}

/* What the program's table takes for the identity of a list that the schema holds no key for. */
static char *
identity_chosen (const char *path)
{
  static const char * const chosen[][2] = {
    { "options/option/target", " channel group=all" },
    { "consultations/no-consultation", " groups" },
    { "monitoring/measure/result", " period group" },
    { "monitoring/channel-share", " period channel" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (chosen); i++)
    if (strcmp (path, chosen[i][0]) == 0)
      return g_strdup (chosen[i][1]);
  g_error ("%s is a list without a key: say in the table and here what tells its items apart", path);
}

static void
describe_attributes (GString    *line,
                     const Node *holder,
                     const char *identity)
{
  g_auto (GStrv) parts = g_strsplit (identity, " ", -1);

  for (guint i = 0; holder != NULL && i < holder->children->len; i++)
    {
      const Node *each = holder->children->pdata[i];
      gboolean required = strcmp (get (each, "use"), "required") == 0;
      g_autofree char *with_default = g_strconcat (get (each, "name"), "=", get (each, "default"), NULL);

      if (strcmp (each->name, "xs:attribute") != 0)
        continue;
      if (required && g_strv_contains ((const char * const *) parts, get (each, "name")))
        continue;
      if (g_strv_contains ((const char * const *) parts, with_default))
        continue;
      g_string_append_printf (line, " %s%s", required ? "!" : "", get (each, "name"));
    }
}

static void describe_children (GString *out, const Node *schema, const Node *parent, const Node *type,
                               const char *path, guint depth);

static void
describe_element (GString    *out,
                  const Node *schema,
                  const Node *parent,
                  const Node *element,
                  const char *path,
                  guint       depth)
{
  const Node *type = type_of (schema, element);
  const Node *simple = child (child (type, "xs:simpleContent"), "xs:extension");
  gboolean list = *get (element, "maxOccurs") != '\0';
  gboolean required = strcmp (get (element, "minOccurs"), "0") != 0;
  g_autofree char *own = *path != '\0' ? g_strconcat (path, "/", get (element, "name"), NULL)
                                       : g_strdup (get (element, "name"));
  g_autofree char *identity = identity_of (parent, get (element, "name"));
  gboolean loose = list && *identity == '\0';

  g_assert_cmpint (list, ==, list || *identity != '\0');
  if (loose)
    {
      g_free (identity);
      identity = identity_chosen (own);
    }
  g_string_append_printf (out, "%s [%s ] {", own, identity);
  describe_attributes (out, simple != NULL ? simple : type, identity);
  g_string_append_printf (out, " }%s%s%s\n", type == NULL || simple != NULL ? " text" : "", required ? " required" : "",
                          loose ? " loose" : "");
  describe_children (out, schema, element, type, own, depth + 1);
}

static void
describe_children (GString    *out,
                   const Node *schema,
                   const Node *parent,
                   const Node *type,
                   const char *path,
                   guint       depth)
{
  const Node *sequence = child (type, "xs:sequence");

  for (guint i = 0; sequence != NULL && i < sequence->children->len; i++)
    {
      g_assert_cmpstr (((Node *) sequence->children->pdata[i])->name, ==, "xs:element");
      describe_element (out, schema, parent, sequence->children->pdata[i], path, depth);
    }
}

static char *
describe_schema (void)
{
  Node *top = read_schema ();
  const Node *schema = child (top, "xs:schema");
  GString *out = g_string_new (" [ ] {");

  describe_attributes (out, child (schema, "xs:attributeGroup"), "");
  g_string_append (out, " }\n");
  g_assert_cmpstr (get (child (schema, "xs:attributeGroup"), "name"), ==, "AssessmentAttributes");
  for (guint i = 0; i < schema->children->len; i++)
    if (strcmp (get (schema->children->pdata[i], "name"), "AssessmentChildren") == 0)
      describe_children (out, schema, NULL, schema->children->pdata[i], "", 1);
  node_free (top);

  return g_string_free (out, FALSE);
}

static char *
describe_table (void)
{
  guint n;
  const DrDraftElement *elements = dr_draft_format (&n);
  const char *path[DR_DRAFT_DEPTH + 1] = { "" };
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      const DrDraftElement *each = &elements[i];

      g_assert_cmpuint (each->depth, <=, DR_DRAFT_DEPTH);
      path[each->depth] = each->depth > 0 ? each->name : "";
      for (guint depth = 1; depth <= each->depth; depth++)
        g_string_append_printf (out, "%s%s", depth > 1 ? "/" : "", path[depth]);
      g_string_append (out, " [");
      for (guint j = 0; each->identity[j] != NULL; j++)
        g_string_append_printf (out, " %s", each->identity[j]);
      if (each->otherwise != NULL)
        g_string_append_printf (out, "=%s", each->otherwise);
      g_string_append (out, " ] {");
      for (guint j = 0; each->attributes[j] != NULL; j++)
        g_string_append_printf (out, " %s", each->attributes[j]);
      g_string_append_printf (out, " }%s%s%s\n", (each->flags & DR_DRAFT_ELEMENT_TEXT) != 0 ? " text" : "",
                              (each->flags & DR_DRAFT_ELEMENT_REQUIRED) != 0 ? " required" : "",
                              (each->flags & DR_DRAFT_ELEMENT_LOOSE) != 0 ? " loose" : "");
    }

  return g_string_free (out, FALSE);
}

static void
test_schema (void)
{
  g_autofree char *schema = describe_schema ();
  g_autofree char *table = describe_table ();
  g_auto (GStrv) wanted = g_strsplit (schema, "\n", -1);
  g_auto (GStrv) found = g_strsplit (table, "\n", -1);

  for (guint i = 0; wanted[i] != NULL && found[i] != NULL; i++)
    g_assert_cmpstr (found[i], ==, wanted[i]);
  g_assert_cmpstr (table, ==, schema);
  g_assert_cmpuint (g_strv_length (found), >, 50);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/register/draft-format/schema", test_schema);

  return g_test_run ();
}
