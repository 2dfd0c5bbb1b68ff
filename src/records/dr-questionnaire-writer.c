#include "dr-questionnaire-writer.h"

#include <string.h>

#include "dr-write-knowledge.h"

static const char * const requirements[] = {
  [DR_REQUIREMENT_ALWAYS] = "always",
  [DR_REQUIREMENT_FULL] = "full",
  [DR_REQUIREMENT_CHANGE] = "change",
  [DR_REQUIREMENT_OPTIONAL] = "optional",
};

/**
 * dr_requirement_to_string:
 * @requirement: when a question must be answered
 *
 * Returns: (transfer none): its word in the format
 */
const char *
dr_requirement_to_string (DrRequirement requirement)
{
  return requirements[requirement];
}

/**
 * dr_requirement_parse:
 * @word: a word
 * @requirement: (out): what it stands for; untouched where it stands for none
 *
 * Returns: whether it is a word of the format
 */
gboolean
dr_requirement_parse (const char    *word,
                      DrRequirement *requirement)
{
  for (guint i = 0; i < G_N_ELEMENTS (requirements); i++)
    if (strcmp (requirements[i], word) == 0)
      {
        *requirement = (DrRequirement) i;
        return TRUE;
      }

  return FALSE;
}

static void
write_yes (DrXmlWriter *writer,
           const char  *name,
           gboolean     value)
{
  if (value)
    dr_write_flag (writer, name, TRUE);
}

static void
write_question (DrXmlWriter      *writer,
                const DrQuestion *question)
{
  dr_xml_writer_start (writer, "question");
  dr_write_string (writer, "id", question->id);
  dr_write_nations (writer, question->nations, DR_ALL_NATIONS);
  write_yes (writer, "only-change", question->only_change);
  write_yes (writer, "only-full", question->only_full);
  dr_write_string (writer, "required", dr_requirement_to_string (question->required));
  write_yes (writer, "retired", question->retired);
  dr_xml_writer_text_element (writer, "prompt", question->prompt);
  dr_xml_writer_text_element (writer, "help", question->help);
  dr_xml_writer_text_element (writer, "why", question->why);
  dr_xml_writer_text_element (writer, "good", question->good);
  dr_write_bases (writer, question->bases, question->n_bases, question->nations);
  dr_xml_writer_end (writer);
}

static void
write_section (DrXmlWriter     *writer,
               const DrSection *section)
{
  dr_xml_writer_start (writer, "section");
  dr_write_string (writer, "id", section->id);
  dr_write_string (writer, "title", section->title);
  dr_write_text_element (writer, "help", section->help);
  for (guint i = 0; i < section->n_questions; i++)
    write_question (writer, &section->questions[i]);
  dr_xml_writer_end (writer);
}

static void
write_scale (DrXmlWriter   *writer,
             const DrScale *scale)
{
  dr_xml_writer_start (writer, "scale");
  dr_write_number (writer, "favourable-from", scale->favourable_from);
  dr_write_string (writer, "id", scale->id);
  dr_write_string (writer, "title", scale->title);
  for (guint i = 0; i < scale->n_answers; i++)
    {
      dr_xml_writer_start (writer, "answer");
      dr_write_string (writer, "title", scale->answers[i].title);
      if (scale->answers[i].counted)
        dr_write_number (writer, "value", scale->answers[i].value);
      dr_xml_writer_end (writer);
    }
  dr_xml_writer_end (writer);
}

static void
write_set (DrXmlWriter        *writer,
           const DrMeasureSet *set)
{
  dr_xml_writer_start (writer, "measure-set");
  dr_write_string (writer, "id", set->id);
  dr_write_string (writer, "title", set->title);
  dr_write_text_element (writer, "help", set->help);
  for (guint i = 0; i < set->n_scales; i++)
    write_scale (writer, &set->scales[i]);
  for (guint i = 0; i < set->n_measures; i++)
    {
      dr_xml_writer_start (writer, "measure");
      dr_write_string (writer, "id", set->measures[i].id);
      dr_write_string (writer, "scale", set->measures[i].scale->id);
      dr_write_string (writer, "title", set->measures[i].title);
      dr_xml_writer_text_element (writer, "question", set->measures[i].question);
      dr_write_text_element (writer, "why", set->measures[i].why);
      dr_xml_writer_end (writer);
    }
  dr_xml_writer_end (writer);
}

/**
 * dr_questionnaire_write:
 * @self: a questionnaire
 *
 * It is not looked at whether the questionnaire may be so: reading what was written says that.
 *
 * Returns: (transfer full): Canonical XML 1.0
 */
GBytes *
dr_questionnaire_write (const DrQuestionnaire *self)
{
  g_autoptr (DrXmlWriter) writer = dr_xml_writer_new ();
  gsize length = 0;
  char *data;

  dr_xml_writer_start (writer, "questionnaire");
  dr_write_string (writer, "format", "1.0");
  dr_write_string (writer, "id", self->id);
  dr_write_string (writer, "title", self->title);
  dr_write_string (writer, "version", self->version);
  for (guint i = 0; i < self->n_sections; i++)
    write_section (writer, &self->sections[i]);
  for (guint i = 0; i < self->n_measure_sets; i++)
    write_set (writer, &self->measure_sets[i]);
  dr_xml_writer_end (writer);
  data = dr_xml_writer_finish (writer, &length);

  return g_bytes_new_take (data, length);
}
