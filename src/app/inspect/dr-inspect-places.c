#include "dr-inspect-places.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-field-names.h"

/* Elements that stand once, whatever attribute tells them from others. */
static const char * const single[] = { "assessment", "outcome", "screening", "change", "conduct", "decision", "publication",
                                       "monitoring", NULL };

/* Elements that say nothing by themselves. */
static const char * const silent[] = { "content", "assessment", "context", "evidence-used", "rulebook-used", "questionnaire-used",
                                       "computed", NULL };

/* One step of a place: its element, and what identifies it. */
typedef struct {
  char *element;
  char *identity;   /* "" where there is none: values, without their names */
} Step;

static void
clear_step (gpointer data)
{
  Step *step = data;

  g_free (step->element);
  g_free (step->identity);
}

/* "id=i1" or "rule=A subject=group:b": the values. They may have spaces: a name is a word and an equals sign. */
static char *
values_of (const char *identity)
{
  g_autoptr (GRegex) name = g_regex_new ("(^| )[a-z][a-z-]*=", 0, 0, NULL);
  g_autofree char *values = g_regex_replace_literal (name, identity, -1, 0, " ", 0, NULL);

  return g_strdup (g_strstrip (values));
}

/* Slashes inside brackets part nothing. */
static GArray *
take_apart (const char *place)
{
  GArray *steps = g_array_new (FALSE, FALSE, sizeof (Step));
  const char *start = place;
  int depth = 0;

  g_array_set_clear_func (steps, clear_step);
  for (const char *at = place; ; at++)
    {
      depth += *at == '[' ? 1 : *at == ']' ? -1 : 0;
      if (*at != '\0' && (*at != '/' || depth > 0))
        continue;
      if (at > start && strcmp (start, "text()") != 0)   /* what an element says is called as the element is */
        {
          g_autofree char *whole = g_strndup (start, (gsize) (at - start));
          char *bracket = strchr (whole, '[');
          Step step = { NULL, NULL };

          if (bracket != NULL && g_str_has_suffix (whole, "]"))
            {
              g_autofree char *identity = g_strndup (bracket + 1, strlen (bracket) - 2);

              step.identity = values_of (identity);
              step.element = g_strndup (whole, (gsize) (bracket - whole));
            }
          else
            {
              step.identity = g_strdup ("");
              step.element = g_strdup (whole);
            }
          g_array_append_val (steps, step);
        }
      if (*at == '\0')
        break;
      start = at + 1;
    }

  return steps;
}

/* The name of what has an id, wherever it is declared. */
static const char *
find_name (const DrXmlNode *node,
           const char      *id)
{
  const char *name = g_strcmp0 (dr_xml_node_get (node, "id"), id) == 0 ? dr_xml_node_get (node, "name") : NULL;

  for (const DrXmlNode *child = node->first_child; child != NULL && name == NULL; child = child->next)
    name = find_name (child, id);

  return name;
}

static gboolean
is_item (const Step *step)
{
  return step->identity[0] != '\0' && !g_strv_contains (single, step->element);
}

/* As the editor's keys are: what was said is then called what the editor calls it. */
static char *
key_of (GArray *steps,
        guint   first)
{
  GString *key = g_string_new (NULL);

  for (guint i = first; i < steps->len; i++)
    {
      const Step *step = &g_array_index (steps, Step, i);

      g_string_append_printf (key, "%s%s", key->len > 0 ? "/" : "", step->element);
      if (is_item (step))
        g_string_append_printf (key, "[%s]", step->identity);
    }

  return g_string_free (key, FALSE);
}

static void
add (GString    *words,
     const char *more)
{
  g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", more);
}

static void
add_identity (GString         *words,
              const Step      *step,
              const DrXmlNode *root)
{
  const char *name = find_name (root, step->identity);

  add (words, name != NULL ? name : step->identity);
}

/* What was said: the field as the editor calls it, which item, and which of its attributes. */
static char *
said (GArray                   *steps,
      const DrInspectedReading *reading)
{
  g_autofree char *key = key_of (steps, 2);
  g_autofree char *name = dr_field_name_in (reading->questionnaire, key);
  g_autoptr (GString) words = g_string_new (name);
  gboolean is_answer = g_str_has_prefix (key, "answers/");

  g_autofree char *above = g_strndup (key, (gsize) (strrchr (key, '/') != NULL ? strrchr (key, '/') - key : 0));
  g_autofree char *same = dr_field_name_in (reading->questionnaire, above);
  gboolean is_below = strcmp (same, name) == 0;   /* the name is that of what the last step is part of */

  if (strcmp (name, key) == 0)
    g_string_truncate (words, 0);
  for (guint i = 2; i < steps->len && !is_answer; i++)
    {
      const Step *step = &g_array_index (steps, Step, i);

      if (is_item (step))
        add_identity (words, step, dr_xml_document_get_root (reading->document));
      else if (i + 1 == steps->len && (is_below || words->len == 0))
        {
          g_autofree char *plain = g_strdelimit (g_strdup (step->element + (step->element[0] == '@')), "-_", ' ');

          add (words, plain);
        }
    }

  return words->len > 0 ? g_string_free (g_steal_pointer (&words), FALSE) : g_strdup (key);
}

/* Everything else: its elements and what identifies them, with names where there are any. */
static char *
stated (GArray                   *steps,
        const DrInspectedReading *reading)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < steps->len; i++)
    {
      const Step *step = &g_array_index (steps, Step, i);
      g_autofree char *plain = g_strdelimit (g_strdup (step->element + (step->element[0] == '@')), "-_", ' ');

      if (g_strv_contains (silent, step->element) && i + 1 < steps->len)
        continue;
      /* A list says no more than its item does. */
      if (i + 1 < steps->len && step->identity[0] == '\0' && g_array_index (steps, Step, i + 1).identity[0] != '\0')
        continue;
      add (words, plain);
      if (step->identity[0] != '\0')
        {
          const char *name = find_name (dr_xml_document_get_root (reading->document), step->identity);

          g_string_append_printf (words, " “%s”", name != NULL ? name : step->identity);
        }
    }

  return g_string_free (g_steal_pointer (&words), FALSE);
}

static gboolean
has_attributes (const char *summary)
{
  gsize length = strspn (summary, "abcdefghijklmnopqrstuvwxyz-");

  return length > 0 && summary[length] == '=';
}

/**
 * dr_inspect_place_words:
 * @words: a difference; gets its place, and what only one of the two has, in words
 * @place: the place, as the comparison of the two has it
 * @reading: a record that has names for what is there
 */
void
dr_inspect_place_words (DrDifferenceWords        *words,
                        const char               *place,
                        const DrInspectedReading *reading)
{
  g_autoptr (GArray) steps = take_apart (place);

  if (words->part == DR_PART_COMPUTED || steps->len == 0)
    return;
  g_free (words->place);
  /* Of what only one of the two has there is a list of its attributes. */
  if ((words->before == NULL) != (words->after == NULL) && strrchr (place, '@') == NULL)
    {
      char **value = words->before != NULL ? &words->before : &words->after;
      g_autofree char *summary = *value;

      *value = has_attributes (summary) ? dr_difference_element_words (place, summary) : g_strdup (summary);
    }
  words->place = words->part == DR_PART_SAID && steps->len > 2 ? said (steps, reading) : stated (steps, reading);
}
