#include "dr-json-text.h"

#include "dr-number.h"

static void write_node (GString *out, JsonNode *node, guint depth);

/* A string in quotes, with everything escaped that has to be. */
static void
write_string (GString  *out,
              JsonNode *node)
{
  g_autofree char *text = json_to_string (node, FALSE);

  g_string_append (out, text);
}

static void
write_line (GString *out,
            guint    depth)
{
  g_string_append_printf (out, "\n%*s", (int) depth * 2, "");
}

static void
write_array (GString   *out,
             JsonArray *array,
             guint      depth)
{
  guint n = json_array_get_length (array);
  gboolean values = n > 0 && JSON_NODE_HOLDS_VALUE (json_array_get_element (array, 0));

  g_string_append_c (out, '[');
  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append (out, values ? ", " : ",");
      if (!values)
        write_line (out, depth + 1);
      write_node (out, json_array_get_element (array, i), depth + 1);
    }
  if (n > 0 && !values)
    write_line (out, depth);
  g_string_append_c (out, ']');
}

static void
write_object (GString    *out,
              JsonObject *object,
              guint       depth)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;
  gboolean first = TRUE;

  g_string_append_c (out, '{');
  json_object_iter_init_ordered (&iter, object);
  while (json_object_iter_next_ordered (&iter, &name, &value))
    {
      if (!first)
        g_string_append_c (out, ',');
      first = FALSE;
      write_line (out, depth + 1);
      g_string_append_printf (out, "\"%s\": ", name);   /* our own names: nothing in them to escape */
      write_node (out, value, depth + 1);
    }
  if (!first)
    write_line (out, depth);
  g_string_append_c (out, '}');
}

static void
write_node (GString  *out,
            JsonNode *node,
            guint     depth)
{
  char number[DR_NUMBER_SIZE];

  if (JSON_NODE_HOLDS_OBJECT (node))
    write_object (out, json_node_get_object (node), depth);
  else if (JSON_NODE_HOLDS_ARRAY (node))
    write_array (out, json_node_get_array (node), depth);
  else if (JSON_NODE_HOLDS_NULL (node))
    g_string_append (out, "null");
  else if (json_node_get_value_type (node) == G_TYPE_STRING)
    write_string (out, node);
  else if (json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    g_string_append (out, json_node_get_boolean (node) ? "true" : "false");
  else
    g_string_append (out, dr_number_format (json_node_get_double (node), number));
}

/**
 * dr_json_to_text:
 * @builder: a finished builder
 *
 * JsonGenerator prints a share with all the digits of its binary form, 0.48 as 0.47999999999999998; here it is the
 * decimal that it was rounded to, and an interval stands on one line.
 *
 * Returns: (transfer full): the JSON, indented, with a final line break
 */
char *
dr_json_to_text (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);
  GString *out = g_string_new (NULL);

  write_node (out, root, 0);
  g_string_append_c (out, '\n');

  return g_string_free (out, FALSE);
}
