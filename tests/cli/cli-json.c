#include "cli-json.h"

#include <stdlib.h>
#include <string.h>

/**
 * cli_json_parse:
 * @text: what was printed
 *
 * Returns: (transfer full): it, which must be JSON with a final line break
 */
JsonParser *
cli_json_parse (const char *text)
{
  JsonParser *json = json_parser_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (g_str_has_suffix (text, "\n"));
  json_parser_load_from_data (json, text, -1, &error);
  g_assert_no_error (error);

  return json;
}

/**
 * cli_json_find:
 * @json: what was printed
 * @path: see above; "" is all of it
 *
 * Returns: (transfer none): the node there, which must exist
 */
JsonNode *
cli_json_find (JsonParser *json,
               const char *path)
{
  g_auto (GStrv) steps = g_strsplit (path, ".", -1);
  JsonNode *node = json_parser_get_root (json);

  for (guint i = 0; path[0] != '\0' && steps[i] != NULL; i++)
    {
      if (JSON_NODE_HOLDS_OBJECT (node))
        node = json_object_get_member (json_node_get_object (node), steps[i]);
      else if (JSON_NODE_HOLDS_ARRAY (node) && (guint) atoi (steps[i]) < json_array_get_length (json_node_get_array (node)))
        node = json_array_get_element (json_node_get_array (node), (guint) atoi (steps[i]));
      else
        node = NULL;
      if (node == NULL)
        g_error ("there is no “%s” on the way to %s", steps[i], path);
    }

  return node;
}

/**
 * cli_json_keys:
 * @json: what was printed
 * @path: an object
 *
 * Returns: (transfer full): the names of its members, in their order
 */
char *
cli_json_keys (JsonParser *json,
               const char *path)
{
  JsonNode *node = cli_json_find (json, path);
  g_autoptr (GList) members = NULL;
  g_autoptr (GString) keys = g_string_new (NULL);

  g_assert_true (JSON_NODE_HOLDS_OBJECT (node));
  members = json_object_get_members (json_node_get_object (node));
  for (GList *l = members; l != NULL; l = l->next)
    g_string_append_printf (keys, "%s%s", keys->len > 0 ? " " : "", (const char *) l->data);

  return g_string_free (g_steal_pointer (&keys), FALSE);
}

/**
 * cli_json_value:
 * @json: what was printed
 * @path: anything
 *
 * Returns: (transfer full): as JSON on one line; numbers to six places
 */
char *
cli_json_value (JsonParser *json,
                const char *path)
{
  JsonNode *node = cli_json_find (json, path);

  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      g_autoptr (GString) all = g_string_new ("[");

      for (guint i = 0; i < cli_json_length (json, path); i++)
        {
          g_autofree char *inside = g_strdup_printf ("%s%s%u", path, path[0] != '\0' ? "." : "", i);
          g_autofree char *value = cli_json_value (json, inside);

          g_string_append_printf (all, "%s%s", i > 0 ? ", " : "", value);
        }
      g_string_append_c (all, ']');
      return g_string_free (g_steal_pointer (&all), FALSE);
    }
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_DOUBLE)
    return g_strdup_printf ("%.6g", json_node_get_double (node));

  return json_to_string (node, FALSE);
}

/**
 * cli_json_length:
 * @json: what was printed
 * @path: an array
 *
 * Returns: how many elements it has
 */
guint
cli_json_length (JsonParser *json,
                 const char *path)
{
  JsonNode *node = cli_json_find (json, path);

  g_assert_true (JSON_NODE_HOLDS_ARRAY (node));

  return json_array_get_length (json_node_get_array (node));
}

/**
 * cli_json_row:
 * @json: what was printed
 * @path: an array of objects
 * @member: one of their members
 * @value: a string
 *
 * Returns: (transfer none): the one object whose @member is @value
 */
JsonObject *
cli_json_row (JsonParser *json,
              const char *path,
              const char *member,
              const char *value)
{
  JsonArray *array = json_node_get_array (cli_json_find (json, path));
  JsonObject *found = NULL;

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *object = json_array_get_object_element (array, i);

      if (g_strcmp0 (json_object_get_string_member_with_default (object, member, NULL), value) != 0)
        continue;
      if (found != NULL)
        g_error ("%s has two elements whose %s is “%s”", path, member, value);
      found = object;
    }
  if (found == NULL)
    g_error ("%s has no element whose %s is “%s”", path, member, value);

  return found;
}
