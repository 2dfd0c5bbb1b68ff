#include "dr-rulebook-writer.h"

#include "dr-write-knowledge.h"

static void
write_case (DrXmlWriter  *writer,
            const DrCase *rule_case)
{
  DrSeverity main = dr_case_severity (rule_case);

  dr_xml_writer_start (writer, "case");
  dr_write_string (writer, "id", rule_case->id);
  dr_write_word (writer, "severity", DR_VOCABULARY_SEVERITY, (int) main);
  dr_write_bits (writer, "steps", DR_VOCABULARY_STEP, rule_case->steps);
  for (guint step = 0; step < DR_N_STEPS; step++)
    if ((rule_case->steps & (1u << step)) != 0 && rule_case->severity[step] != main)
      {
        dr_xml_writer_start (writer, "at");
        dr_write_word (writer, "severity", DR_VOCABULARY_SEVERITY, (int) rule_case->severity[step]);
        dr_write_word (writer, "step", DR_VOCABULARY_STEP, (int) step);
        dr_xml_writer_end (writer);
      }
  dr_xml_writer_text_element (writer, "message", rule_case->message);
  dr_xml_writer_end (writer);
}

static void
write_parameter (DrXmlWriter       *writer,
                 const DrParameter *parameter)
{
  dr_xml_writer_start (writer, "parameter");
  dr_write_number (writer, "default", parameter->default_value);
  dr_write_string (writer, "id", parameter->id);
  dr_write_number (writer, "maximum", parameter->maximum);
  dr_write_number (writer, "minimum", parameter->minimum);
  dr_write_string (writer, "unit", parameter->unit);
  dr_write_number (writer, "value", parameter->value);
  dr_xml_writer_end (writer);
}

static void
write_rule (DrXmlWriter  *writer,
            const DrRule *rule)
{
  dr_xml_writer_start (writer, "rule");
  dr_write_string (writer, "id", rule->id);
  dr_write_nations (writer, rule->nations, DR_ALL_NATIONS);
  dr_write_string (writer, "title", rule->title);
  dr_write_string (writer, "version", rule->version);
  dr_write_bases (writer, rule->bases, rule->n_bases, rule->nations);
  dr_xml_writer_text_element (writer, "question", rule->question);
  dr_xml_writer_text_element (writer, "pass", rule->pass_message);
  dr_xml_writer_text_element (writer, "unknown", rule->unknown_message);
  for (guint i = 0; i < rule->n_cases; i++)
    write_case (writer, &rule->cases[i]);
  for (guint i = 0; i < rule->n_parameters; i++)
    write_parameter (writer, &rule->parameters[i]);
  dr_xml_writer_end (writer);
}

/**
 * dr_rulebook_write:
 * @self: a rulebook
 *
 * It is not looked at whether the rulebook may be so: reading what was written says that.
 *
 * Returns: (transfer full): Canonical XML 1.0
 */
GBytes *
dr_rulebook_write (const DrRulebook *self)
{
  g_autoptr (DrXmlWriter) writer = dr_xml_writer_new ();
  gsize length = 0;
  char *data;

  dr_xml_writer_start (writer, "rulebook");
  dr_write_count (writer, "assumed-base", (guint64) self->assumed_base);
  dr_write_string (writer, "format", "1.0");
  dr_write_string (writer, "id", self->id);
  dr_write_string (writer, "title", self->title);
  dr_write_string (writer, "version", self->version);
  for (guint i = 0; i < self->n_rules; i++)
    write_rule (writer, &self->rules[i]);
  dr_xml_writer_end (writer);
  data = dr_xml_writer_finish (writer, &length);

  return g_bytes_new_take (data, length);
}
