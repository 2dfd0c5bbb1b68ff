#include "dr-rulebook-used.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "dr-load.h"
#include "dr-rules.h"
#include "dr-write.h"

/* A record comes from anywhere: beyond this no threshold means anything. */
#define MAX_PARAMETER 1e9

#define ALL_NATIONS ((1u << DR_N_NATIONS) - 1)

static void
write_rule (DrXmlWriter  *writer,
            const DrRule *rule,
            DrStep        step)
{
  dr_xml_writer_start (writer, "rule");
  dr_xml_writer_attribute (writer, "id", rule->id);
  dr_xml_writer_attribute (writer, "version", rule->version);
  if (rule->nations != ALL_NATIONS)
    dr_write_bits (writer, "nations", DR_VOCABULARY_NATION, rule->nations);
  for (guint i = 0; i < rule->n_cases; i++)
    if ((rule->cases[i].steps & (1u << step)) != 0)
      {
        dr_xml_writer_start (writer, "case");
        dr_xml_writer_attribute (writer, "id", rule->cases[i].id);
        dr_write_word (writer, "severity", DR_VOCABULARY_SEVERITY, rule->cases[i].severity[step]);
        dr_xml_writer_end (writer);
      }
  for (guint i = 0; i < rule->n_parameters; i++)
    {
      dr_xml_writer_start (writer, "parameter");
      dr_xml_writer_attribute (writer, "id", rule->parameters[i].id);
      if (strcmp (rule->parameters[i].unit, "count") != 0)
        dr_xml_writer_attribute (writer, "unit", rule->parameters[i].unit);
      dr_write_number (writer, "value", rule->parameters[i].value);
      dr_xml_writer_end (writer);
    }
  dr_xml_writer_end (writer);
}

/**
 * dr_rulebook_used_write:
 * @writer: a writer, inside `content`
 * @rulebook: the rulebook
 * @step: the step that was tested
 */
void
dr_rulebook_used_write (DrXmlWriter      *writer,
                        const DrRulebook *rulebook,
                        DrStep            step)
{
  dr_xml_writer_start (writer, "rulebook-used");
  dr_xml_writer_attribute (writer, "id", rulebook->id);
  dr_xml_writer_attribute (writer, "version", rulebook->version);
  dr_xml_writer_attribute (writer, "title", rulebook->title);
  dr_xml_writer_attribute (writer, "sha256", rulebook->digest);
  dr_write_number (writer, "assumed-base", rulebook->assumed_base);
  for (guint i = 0; i < rulebook->n_rules; i++)
    write_rule (writer, &rulebook->rules[i], step);
  dr_xml_writer_end (writer);
}

static const DrXmlNode *
find_by_id (const DrXmlNode *parent,
            const char      *element,
            const char      *id)
{
  for (const DrXmlNode *node = dr_xml_node_child (parent, element); node != NULL; node = dr_xml_node_next (node, element))
    if (g_strcmp0 (dr_xml_node_get (node, "id"), id) == 0)
      return node;

  return NULL;
}

static void
read_cases (DrLoad                 *load,
            const DrXmlNode        *node,
            const DrRuleDefinition *definition,
            DrStep                  step,
            DrRule                 *rule)
{
  guint n = g_strv_length ((char **) definition->cases);
  DrCase *cases = dr_arena_array0 (load->arena, DrCase, n);

  for (guint i = 0; i < n; i++)
    {
      const DrXmlNode *each = find_by_id (node, "case", definition->cases[i]);

      cases[i].id = definition->cases[i];
      cases[i].message = "";
      if (each == NULL)
        continue;   /* not tested at this step */
      cases[i].steps = 1u << step;
      cases[i].severity[step] = dr_load_word (load, each, "severity", DR_VOCABULARY_SEVERITY, DR_SEVERITY_ADVISE);
    }
  rule->cases = cases;
  rule->n_cases = n;
}

static void
read_parameters (DrLoad                 *load,
                 const DrXmlNode        *node,
                 const DrRuleDefinition *definition,
                 DrRule                 *rule)
{
  guint n = g_strv_length ((char **) definition->parameters);
  DrParameter *parameters = dr_arena_array0 (load->arena, DrParameter, n);

  for (guint i = 0; i < n; i++)
    {
      const DrXmlNode *each = find_by_id (node, "parameter", definition->parameters[i]);

      parameters[i].id = definition->parameters[i];
      parameters[i].unit = "count";
      if (each == NULL)
        {
          dr_load_fail (load, node, DR_RECORD_ERROR_UNKNOWN_RULE, _("rule %s has no parameter %s, expected its value"),
                        definition->id, definition->parameters[i]);
          continue;
        }
      parameters[i].value = dr_load_number (load, each, "value");
      if (!(fabs (parameters[i].value) <= MAX_PARAMETER))
        dr_load_fail (load, each, DR_RECORD_ERROR_INVALID, _("parameter: value is “%s”, expected one up to %.0f"),
                      dr_xml_node_get (each, "value"), MAX_PARAMETER);
      if (dr_xml_node_get (each, "unit") != NULL)
        parameters[i].unit = dr_load_string (load, each, "unit");
    }
  rule->parameters = parameters;
  rule->n_parameters = n;
}

static void
read_rule (DrLoad                 *load,
           const DrXmlNode        *parent,
           const DrRuleDefinition *definition,
           DrStep                  step,
           DrRule                 *rule)
{
  const DrXmlNode *node = find_by_id (parent, "rule", definition->id);
  DrIds nations;

  if (node == NULL)
    {
      dr_load_fail (load, parent, DR_RECORD_ERROR_UNKNOWN_RULE, _("rule %s is missing, expected every rule of the program"),
                    definition->id);
      return;
    }

  rule->id = definition->id;
  rule->version = dr_load_required (load, node, "version");
  rule->title = rule->question = rule->pass_message = rule->unknown_message = "";
  rule->nations = ALL_NATIONS;
  nations = dr_load_ids (load, node, "nations");
  if (nations.n > 0)
    rule->nations = 0;
  for (guint i = 0; i < nations.n; i++)
    {
      int nation = 0;

      if (dr_vocabulary_parse (DR_VOCABULARY_NATION, nations.items[i], &nation))
        rule->nations |= 1u << nation;
    }
  read_cases (load, node, definition, step, rule);
  read_parameters (load, node, definition, rule);
}

/**
 * dr_rulebook_used_read:
 * @file: name for messages
 * @node: the `rulebook-used` element
 * @step: the step that was tested
 * @error: return location for a #DrRecordError
 *
 * Returns: (transfer full) (nullable): a rulebook that gives the same results at that step; it has no wording
 */
DrRulebook *
dr_rulebook_used_read (const char       *file,
                       const DrXmlNode  *node,
                       DrStep            step,
                       GError          **error)
{
  g_autoptr (DrRulebook) self = dr_rulebook_new ();
  DrLoad load = { file, self->arena, NULL };
  guint n_definitions;
  const DrRuleDefinition *definitions = dr_rules_get_definitions (&n_definitions);
  DrRule *rules = dr_arena_array0 (self->arena, DrRule, n_definitions);

  self->id = dr_load_required (&load, node, "id");
  self->version = dr_load_required (&load, node, "version");
  self->title = dr_load_required (&load, node, "title");
  self->digest = dr_load_required (&load, node, "sha256");
  self->assumed_base = dr_load_number (&load, node, "assumed-base");
  self->rules = rules;
  self->n_rules = n_definitions;
  for (guint i = 0; i < n_definitions; i++)
    read_rule (&load, node, &definitions[i], step, &rules[i]);
  for (const DrXmlNode *each = dr_xml_node_child (node, "rule"); each != NULL; each = dr_xml_node_next (each, "rule"))
    if (dr_rules_find (dr_xml_node_get (each, "id")) < 0)
      dr_load_fail (&load, each, DR_RECORD_ERROR_UNKNOWN_RULE, _("rule %s is not one that this program knows"),
                    dr_xml_node_get (each, "id"));

  return dr_load_finish (&load, error) ? g_steal_pointer (&self) : NULL;
}

static void
take_words (DrArena      *arena,
            DrRule       *rule,
            const DrRule *from)
{
  DrCase *cases = dr_arena_array0 (arena, DrCase, rule->n_cases);
  DrBasis *bases = dr_arena_array0 (arena, DrBasis, from->n_bases);

  rule->title = dr_arena_strdup (arena, from->title);
  rule->question = dr_arena_strdup (arena, from->question);
  rule->pass_message = dr_arena_strdup (arena, from->pass_message);
  rule->unknown_message = dr_arena_strdup (arena, from->unknown_message);
  for (guint i = 0; i < from->n_bases; i++)
    bases[i] = (DrBasis) { from->bases[i].nations, dr_arena_strdup (arena, from->bases[i].text) };
  rule->bases = bases;
  rule->n_bases = from->n_bases;
  for (guint i = 0; i < rule->n_cases; i++)
    {
      cases[i] = rule->cases[i];
      cases[i].message = dr_arena_strdup (arena, from->cases[i].message);
    }
  rule->cases = cases;
}

/**
 * dr_rulebook_used_with_words:
 * @self: a rulebook that was read from a record
 * @words: a rulebook with its wording, of any edition
 *
 * Both have the rules and cases of this program, in its order.
 *
 * Returns: (transfer full): one that gives the results of @self, and says them in the words of @words
 */
DrRulebook *
dr_rulebook_used_with_words (const DrRulebook *self,
                             const DrRulebook *words)
{
  DrRulebook *both = dr_rulebook_new ();
  DrRule *rules = dr_arena_array0 (both->arena, DrRule, self->n_rules);

  both->id = dr_arena_strdup (both->arena, self->id);
  both->version = dr_arena_strdup (both->arena, self->version);
  both->title = dr_arena_strdup (both->arena, self->title);
  both->digest = dr_arena_strdup (both->arena, self->digest);
  both->assumed_base = self->assumed_base;
  for (guint i = 0; i < self->n_rules; i++)
    {
      DrParameter *parameters = dr_arena_array0 (both->arena, DrParameter, self->rules[i].n_parameters);

      rules[i] = self->rules[i];
      rules[i].version = dr_arena_strdup (both->arena, rules[i].version);
      for (guint k = 0; k < rules[i].n_parameters; k++)
        {
          parameters[k] = self->rules[i].parameters[k];
          parameters[k].unit = dr_arena_strdup (both->arena, parameters[k].unit);
        }
      rules[i].parameters = parameters;
      take_words (both->arena, &rules[i], &words->rules[i]);
    }
  both->rules = rules;
  both->n_rules = self->n_rules;

  return both;
}
