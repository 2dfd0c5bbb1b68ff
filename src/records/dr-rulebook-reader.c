#include "dr-rulebook-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-formats.h"
#include "dr-load-words.h"
#include "dr-rules.h"

#define ALL_NATIONS ((1u << DR_N_NATIONS) - 1)
#define NAME_CHARACTERS "abcdefghijklmnopqrstuvwxyz_0123456789"

static guint
find_word (const char * const *words,
           const char         *word)
{
  guint i = 0;

  while (words[i] != NULL && strcmp (words[i], word) != 0)
    i++;

  return i;
}

static guint
count_words (const char * const *words)
{
  guint n = 0;

  while (words[n] != NULL)
    n++;

  return n;
}

/* A message with {names}: each brace opens a name and closes it. */
static const char *
load_message (DrLoad          *load,
              const DrXmlNode *node,
              const char      *child)
{
  const DrXmlNode *found = dr_xml_node_child (node, child);
  const char *message = dr_load_child_prose (load, node, child);

  for (const char *at = message; (at = strpbrk (at, "{}")) != NULL; at++)
    {
      gsize length = *at == '{' ? strspn (at + 1, NAME_CHARACTERS) : 0;

      if (length > 0 && at[length + 1] == '}')
        {
          at += length + 1;
          continue;
        }
      g_autofree char *shown = g_utf8_substring (at, 0, MIN (20, g_utf8_strlen (at, -1)));
      dr_load_fail (load, found, DR_RECORD_ERROR_INVALID, _("%s: “%s” is not a name in braces, expected one such as "
                                                            "{subject}"), child, shown);
      break;
    }

  return message;
}

static void
load_case (DrLoad          *load,
           const DrXmlNode *node,
           DrCase          *rule_case)
{
  DrSeverity severity = dr_load_word (load, node, "severity", DR_VOCABULARY_SEVERITY, DR_SEVERITY_MUST);

  rule_case->steps = dr_load_bits (load, node, "steps", DR_VOCABULARY_STEP, 0);
  rule_case->message = load_message (load, node, "message");
  for (guint step = 0; step < DR_N_STEPS; step++)
    rule_case->severity[step] = severity;

  for (const DrXmlNode *at = dr_xml_node_child (node, "at"); at != NULL; at = dr_xml_node_next (at, "at"))
    {
      DrStep step = dr_load_word (load, at, "step", DR_VOCABULARY_STEP, DR_STEP_SUBMIT);

      rule_case->severity[step] = dr_load_word (load, at, "severity", DR_VOCABULARY_SEVERITY, severity);
      if ((rule_case->steps & (1u << step)) == 0)
        dr_load_fail (load, at, DR_RECORD_ERROR_INVALID, _("at: step is “%s”, which does not test this case; expected one "
                                                           "of: %s"), dr_xml_node_get (at, "step"), dr_xml_node_get (node, "steps"));
    }
}

static void
load_parameter (DrLoad          *load,
                const DrXmlNode *node,
                DrParameter     *parameter)
{
  static const char * const within_bounds[] = { "value", "default" };

  parameter->value = dr_load_number (load, node, "value");
  parameter->default_value = dr_load_number (load, node, "default");
  parameter->minimum = dr_load_number (load, node, "minimum");
  parameter->maximum = dr_load_number (load, node, "maximum");
  parameter->unit = dr_load_required (load, node, "unit");

  if (!(parameter->minimum <= parameter->maximum))
    dr_load_fail (load, node, DR_RECORD_ERROR_INVALID, _("parameter %s: minimum is %s and maximum %s, expected a minimum "
                                                         "that is not above the maximum"), dr_xml_node_get (node, "id"), dr_xml_node_get (node, "minimum"),
                  dr_xml_node_get (node, "maximum"));
  for (guint i = 0; i < G_N_ELEMENTS (within_bounds); i++)
    {
      double number = dr_load_number (load, node, within_bounds[i]);

      if (!(number >= parameter->minimum && number <= parameter->maximum))
        dr_load_fail (load, node, DR_RECORD_ERROR_INVALID, _("parameter %s: %s is %s, expected a number from %s to %s"),
                      dr_xml_node_get (node, "id"), within_bounds[i], dr_xml_node_get (node, within_bounds[i]),
                      dr_xml_node_get (node, "minimum"), dr_xml_node_get (node, "maximum"));
    }
}

/* Puts every case of the file in its place of the table. */
static void
load_cases (DrLoad                 *load,
            const DrXmlNode        *node,
            const DrRuleDefinition *definition,
            DrRule                 *rule)
{
  DrCase *cases;

  rule->n_cases = count_words (definition->cases);
  cases = dr_arena_array0 (load->arena, DrCase, rule->n_cases);
  rule->cases = cases;

  for (const DrXmlNode *each = dr_xml_node_child (node, "case"); each != NULL; each = dr_xml_node_next (each, "case"))
    {
      const char *given = dr_xml_node_get (each, "id");
      const char *id = given != NULL ? given : "fails";
      guint i = find_word (definition->cases, id);

      if (i < rule->n_cases)
        {
          cases[i].id = definition->cases[i];
          load_case (load, each, &cases[i]);
          continue;
        }
      g_autofree char *known = g_strjoinv (", ", (char **) definition->cases);
      dr_load_fail (load, each, DR_RECORD_ERROR_UNKNOWN_RULE, _("rule %s: case “%s” is not known, expected %s"), rule->id,
                    id, known);
    }

  for (guint i = 0; i < rule->n_cases; i++)
    if (cases[i].id == NULL)
      dr_load_fail (load, node, DR_RECORD_ERROR_UNKNOWN_RULE, _("rule %s: case “%s” is missing, expected it"), rule->id,
                    definition->cases[i]);
}

/* Puts every parameter of the file in its place of the table. */
static void
load_parameters (DrLoad                 *load,
                 const DrXmlNode        *node,
                 const DrRuleDefinition *definition,
                 DrRule                 *rule)
{
  DrParameter *parameters;

  rule->n_parameters = count_words (definition->parameters);
  parameters = dr_arena_array0 (load->arena, DrParameter, rule->n_parameters);
  rule->parameters = parameters;

  for (const DrXmlNode *each = dr_xml_node_child (node, "parameter"); each != NULL;
       each = dr_xml_node_next (each, "parameter"))
    {
      const char *id = dr_load_required (load, each, "id");
      guint i = find_word (definition->parameters, id);

      if (i < rule->n_parameters)
        {
          parameters[i].id = definition->parameters[i];
          load_parameter (load, each, &parameters[i]);
          continue;
        }
      g_autofree char *known = g_strjoinv (", ", (char **) definition->parameters);
      dr_load_fail (load, each, DR_RECORD_ERROR_UNKNOWN_RULE, _("rule %s: parameter “%s” is not known, expected %s"),
                    rule->id, id, *known != '\0' ? known : _("none"));
    }

  for (guint i = 0; i < rule->n_parameters; i++)
    if (parameters[i].id == NULL)
      dr_load_fail (load, node, DR_RECORD_ERROR_UNKNOWN_RULE, _("rule %s: parameter “%s” is missing, expected it"),
                    rule->id, definition->parameters[i]);
}

static void
load_rule (DrLoad                 *load,
           const DrXmlNode        *node,
           const DrRuleDefinition *definition,
           DrRule                 *rule)
{
  rule->id = definition->id;
  rule->version = dr_load_required (load, node, "version");
  rule->title = dr_load_required (load, node, "title");
  rule->nations = dr_load_bits (load, node, "nations", DR_VOCABULARY_NATION, ALL_NATIONS);
  rule->bases = dr_load_bases (load, node, rule->nations, &rule->n_bases);
  rule->question = dr_load_child_prose (load, node, "question");
  rule->pass_message = load_message (load, node, "pass");
  rule->unknown_message = load_message (load, node, "unknown");
  load_cases (load, node, definition, rule);
  load_parameters (load, node, definition, rule);
}

static void
load_rules (DrLoad          *load,
            const DrXmlNode *root,
            DrRulebook      *rulebook)
{
  guint n = 0;
  const DrRuleDefinition *definitions = dr_rules_get_definitions (&n);
  DrRule *rules = dr_arena_array0 (load->arena, DrRule, n);

  rulebook->rules = rules;
  rulebook->n_rules = n;

  for (const DrXmlNode *each = dr_xml_node_child (root, "rule"); each != NULL; each = dr_xml_node_next (each, "rule"))
    {
      const char *id = dr_load_required (load, each, "id");
      guint i = 0;

      while (i < n && strcmp (definitions[i].id, id) != 0)
        i++;
      if (i < n)
        load_rule (load, each, &definitions[i], &rules[i]);
      else
        dr_load_fail (load, each, DR_RECORD_ERROR_UNKNOWN_RULE, _("rule “%s” is not known, expected one that the program "
                                                                  "knows, %s to %s"), id, definitions[0].id, definitions[n - 1].id);
    }

  for (guint i = 0; i < n; i++)
    if (rules[i].id == NULL)
      dr_load_fail (load, root, DR_RECORD_ERROR_UNKNOWN_RULE, _("rule “%s” is missing, expected it"), definitions[i].id);
}

static DrRulebook *
read_document (const DrXmlDocument  *document,
               GError              **error)
{
  g_autoptr (DrRulebook) rulebook = dr_rulebook_new ();
  const DrXmlNode *root = dr_xml_document_get_root (document);
  DrLoad load = { .file = dr_xml_document_get_name (document), .arena = rulebook->arena };

  dr_load_expect_root (&load, root, "rulebook");
  if (load.error == NULL)
    {
      rulebook->id = dr_load_required (&load, root, "id");
      rulebook->version = dr_load_required (&load, root, "version");
      rulebook->title = dr_load_required (&load, root, "title");
      rulebook->assumed_base = dr_load_count (&load, root, "assumed-base");
      rulebook->digest = dr_load_digest (&load, document);
      load_rules (&load, root, rulebook);
    }

  return dr_load_finish (&load, error) ? g_steal_pointer (&rulebook) : NULL;
}

/**
 * dr_rulebook_read_bytes:
 * @name: what messages call these bytes
 * @data: (array length=length): a rulebook as XML
 * @length: bytes in @data
 * @error: return location for an error
 *
 * Rules, cases and parameters come in the order of the table in checks, whatever the order of the file.
 *
 * Errors: those of %DR_XML_ERROR; %DR_RECORD_ERROR_UNKNOWN_RULE where a rule, case or parameter is not known or is
 * missing; %DR_RECORD_ERROR_INVALID for everything else that cannot be. Each message starts with "NAME:LINE: ".
 *
 * Returns: (transfer full) (nullable): the rulebook, or %NULL with @error set
 */
DrRulebook *
dr_rulebook_read_bytes (const char  *name,
                        const char  *data,
                        gsize        length,
                        GError     **error)
{
  g_autoptr (DrXmlDocument) document = NULL;

  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  dr_formats_init ();
  document = dr_xml_document_read_bytes (name, data, length, NULL, error);

  return document != NULL ? read_document (document, error) : NULL;
}

/**
 * dr_rulebook_read_file:
 * @path: a file
 * @error: return location for an error; see dr_rulebook_read_bytes()
 *
 * Returns: (transfer full) (nullable): the rulebook, or %NULL with @error set
 */
DrRulebook *
dr_rulebook_read_file (const char  *path,
                       GError     **error)
{
  g_autoptr (DrXmlDocument) document = NULL;

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  dr_formats_init ();
  document = dr_xml_document_read_file (path, NULL, error);

  return document != NULL ? read_document (document, error) : NULL;
}

/**
 * dr_rulebook_read_default:
 * @error: return location for an error; see dr_rulebook_read_bytes()
 *
 * Returns: (transfer full) (nullable): the rulebook that is compiled into the program
 */
DrRulebook *
dr_rulebook_read_default (GError **error)
{
  g_autoptr (GBytes) bytes = dr_formats_get_data ("/org/dueregard/data/rulebook.xml");
  gsize length = 0;
  const char *data = g_bytes_get_data (bytes, &length);

  return dr_rulebook_read_bytes ("rulebook.xml", data, length, error);
}
