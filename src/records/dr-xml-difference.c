#include "dr-xml-difference.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What identifies an element among its siblings, most telling first; an element has at most one of these sets. */
static const char * const identities[][6] = {
  { "assessment", "version", "id", "channel", "group", NULL },
  { "rule", "subject", NULL },
  { "id", NULL },
  { "group", "ref", NULL },
  { "ref", NULL },
  { "question", NULL },
  { "point", NULL },
  { "channel", "group", "period", NULL },
  { "a", "b", NULL },
  { "kind", NULL },
  { "reference", NULL },
  { "step", "date", NULL },
  { "group", "period", NULL },
  { "severity", NULL },
  { "title", "year", NULL },
};

static void
difference_free (DrXmlDifference *difference)
{
  g_free (difference->place);
  g_free (difference->before);
  g_free (difference->after);
  g_free (difference);
}

/* An element's name with what identifies it: equal for two elements that stand for the same thing. */
static char *
key_of (const DrXmlNode *node)
{
  GString *key = g_string_new (node->name);

  for (guint i = 0; i < G_N_ELEMENTS (identities); i++)
    {
      if (dr_xml_node_get (node, identities[i][0]) == NULL)
        continue;
      g_string_append_c (key, '[');
      for (guint j = 0; identities[i][j] != NULL; j++)
        {
          const char *value = dr_xml_node_get (node, identities[i][j]);

          if (value != NULL)
            g_string_append_printf (key, "%s%s=%s", j > 0 ? " " : "", identities[i][j], value);
        }
      g_string_append_c (key, ']');
      break;
    }

  return g_string_free (key, FALSE);
}

static void
add (GPtrArray  *differences,
     char       *place,
     const char *before,
     const char *after,
     guint       line)
{
  DrXmlDifference *difference = g_new0 (DrXmlDifference, 1);

  difference->place = place;
  difference->before = g_strdup (before);
  difference->after = g_strdup (after);
  difference->line = line;
  g_ptr_array_add (differences, difference);
}

/* What an element as a whole amounts to, in a few words. */
static char *
summary_of (const DrXmlNode *node)
{
  GString *summary = g_string_new (NULL);

  for (guint i = 0; i < node->n_attributes; i++)
    g_string_append_printf (summary, "%s%s=%s", i > 0 ? " " : "", node->attributes[i].name, node->attributes[i].value);
  if (node->text[0] != '\0')
    g_string_append_printf (summary, "%s%s", summary->len > 0 ? " " : "", node->text);
  if (summary->len == 0)
    g_string_append (summary, _("present"));

  return g_string_free (summary, FALSE);
}

static void
compare_attributes (GPtrArray       *differences,
                    const char      *place,
                    const DrXmlNode *before,
                    const DrXmlNode *after)
{
  for (guint i = 0; i < before->n_attributes; i++)
    {
      const char *name = before->attributes[i].name;
      const char *other = dr_xml_node_get (after, name);

      if (g_strcmp0 (before->attributes[i].value, other) != 0)
        add (differences, g_strdup_printf ("%s/@%s", place, name), before->attributes[i].value, other, before->line);
    }
  for (guint i = 0; i < after->n_attributes; i++)
    if (dr_xml_node_get (before, after->attributes[i].name) == NULL)
      add (differences, g_strdup_printf ("%s/@%s", place, after->attributes[i].name), NULL, after->attributes[i].value,
           before->line);
}

/* The children of a node by key; of several with the same key the first comes first in its queue. */
static GHashTable *
index_children (const DrXmlNode *parent)
{
  GHashTable *index = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_queue_free);

  for (const DrXmlNode *child = parent->first_child; child != NULL; child = child->next)
    {
      g_autofree char *key = key_of (child);
      GQueue *queue = g_hash_table_lookup (index, key);

      if (queue == NULL)
        {
          queue = g_queue_new ();
          g_hash_table_insert (index, g_steal_pointer (&key), queue);
        }
      g_queue_push_tail (queue, (gpointer) child);
    }

  return index;
}

static void
compare (GPtrArray       *differences,
         const char      *place,
         const DrXmlNode *before,
         const DrXmlNode *after)
{
  g_autoptr (GHashTable) index = index_children (after);

  compare_attributes (differences, place, before, after);
  if (strcmp (before->text, after->text) != 0)
    add (differences, g_strdup_printf ("%s/text()", place), before->text, after->text, before->line);

  for (const DrXmlNode *child = before->first_child; child != NULL; child = child->next)
    {
      g_autofree char *key = key_of (child);
      g_autofree char *inside = g_strdup_printf ("%s%s%s", place, place[0] != '\0' ? "/" : "", key);
      GQueue *queue = g_hash_table_lookup (index, key);
      const DrXmlNode *match = queue != NULL ? g_queue_pop_head (queue) : NULL;
      g_autofree char *summary = summary_of (child);

      if (match != NULL)
        compare (differences, inside, child, match);
      else
        add (differences, g_steal_pointer (&inside), summary, NULL, child->line);
    }

  for (const DrXmlNode *child = after->first_child; child != NULL; child = child->next)
    {
      g_autofree char *key = key_of (child);
      g_autofree char *summary = summary_of (child);
      GQueue *queue = g_hash_table_lookup (index, key);

      if (g_queue_remove (queue, child))
        add (differences, g_strdup_printf ("%s%s%s", place, place[0] != '\0' ? "/" : "", key), NULL, summary,
             child->line);
    }
}

/**
 * dr_xml_differences:
 * @before: a tree
 * @after: another of the same format
 *
 * Returns: (transfer full) (element-type DrXmlDifference): what differs, in the order of @before; empty when nothing but
 * the order of elements does
 */
GPtrArray *
dr_xml_differences (const DrXmlNode *before,
                    const DrXmlNode *after)
{
  GPtrArray *differences = g_ptr_array_new_with_free_func ((GDestroyNotify) difference_free);

  if (strcmp (before->name, after->name) != 0)
    add (differences, g_strdup ("/"), before->name, after->name, before->line);
  else
    compare (differences, "", before, after);

  return differences;
}
