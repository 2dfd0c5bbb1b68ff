#include "dr-questionnaire-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-formats.h"
#include "dr-load-words.h"
#include "dr-questionnaire-writer.h"

#define ALL_NATIONS ((1u << DR_N_NATIONS) - 1)

/* What a question requires must be able to come true where the question is asked. */
static DrRequirement
load_requirement (DrLoad           *load,
                  const DrXmlNode  *node,
                  const DrQuestion *question)
{
  const char *word = dr_load_required (load, node, "required");
  DrRequirement requirement;

  if (dr_requirement_parse (word, &requirement))
    {
      if (requirement == DR_REQUIREMENT_ALWAYS && question->only_full)
        dr_load_fail (load, node, DR_RECORD_ERROR_INVALID, _("question %s: required is “always” and only-full is true, "
                                                             "expected required “full”"), question->id);
      return requirement;
    }

  dr_load_fail (load, node, DR_RECORD_ERROR_INVALID, _("question %s: required is “%s”, expected always, full, change or "
                                                       "optional"), question->id, word);

  return DR_REQUIREMENT_OPTIONAL;
}

static void
load_question (DrLoad          *load,
               const DrXmlNode *node,
               DrQuestion      *question)
{
  question->id = dr_load_required (load, node, "id");
  question->nations = dr_load_bits (load, node, "nations", DR_VOCABULARY_NATION, ALL_NATIONS);
  question->only_change = dr_load_flag (load, node, "only-change", FALSE);
  question->only_full = dr_load_flag (load, node, "only-full", FALSE);
  question->retired = dr_load_flag (load, node, "retired", FALSE);
  question->required = load_requirement (load, node, question);
  question->prompt = dr_load_child_prose (load, node, "prompt");
  question->help = dr_load_child_prose (load, node, "help");
  question->why = dr_load_child_prose (load, node, "why");
  question->good = dr_load_child_prose (load, node, "good");
  question->bases = dr_load_bases (load, node, question->nations, &question->n_bases);
}

static void
load_section (DrLoad          *load,
              const DrXmlNode *node,
              DrSection       *section)
{
  guint n = dr_load_n_children (node, "question");
  DrQuestion *questions = dr_arena_array0 (load->arena, DrQuestion, n);

  section->id = dr_load_required (load, node, "id");
  section->title = dr_load_required (load, node, "title");
  section->help = dr_load_child_prose (load, node, "help");
  section->questions = questions;
  section->n_questions = n;
  for (const DrXmlNode *each = dr_xml_node_child (node, "question"); each != NULL;
       each = dr_xml_node_next (each, "question"))
    load_question (load, each, questions++);
}

/* Some answers must be favourable and some not, else every result is the same. */
static void
load_scale (DrLoad          *load,
            const DrXmlNode *node,
            DrScale         *scale)
{
  guint n = dr_load_n_children (node, "answer");
  DrScaleAnswer *answers = dr_arena_array0 (load->arena, DrScaleAnswer, n);
  guint favourable = 0;
  guint counted = 0;

  scale->id = dr_load_required (load, node, "id");
  scale->title = dr_load_required (load, node, "title");
  scale->favourable_from = dr_load_number (load, node, "favourable-from");
  scale->answers = answers;
  scale->n_answers = n;
  for (const DrXmlNode *each = dr_xml_node_child (node, "answer"); each != NULL; each = dr_xml_node_next (each, "answer"))
    {
      answers->title = dr_load_required (load, each, "title");
      answers->counted = dr_xml_node_get (each, "value") != NULL;
      if (answers->counted)
        {
          answers->value = dr_load_number (load, each, "value");
          counted++;
          favourable += answers->value >= scale->favourable_from;
        }
      answers++;
    }

  if (favourable == 0 || favourable == counted)
    dr_load_fail (load, node, DR_RECORD_ERROR_INVALID, favourable == 0
                    ? _("scale %s: favourable-from is %s, which makes none of its answers favourable; expected some "
                        "and not all")
                    : _("scale %s: favourable-from is %s, which makes all of its answers favourable; expected some "
                        "and not all"),
                  scale->id, dr_xml_node_get (node, "favourable-from"));
}

static const DrScale *
find_scale (DrLoad             *load,
            const DrXmlNode    *node,
            const DrMeasureSet *set)
{
  const char *id = dr_load_required (load, node, "scale");

  for (guint i = 0; i < set->n_scales; i++)
    if (strcmp (set->scales[i].id, id) == 0)
      return &set->scales[i];

  dr_load_fail (load, node, DR_RECORD_ERROR_UNRESOLVED, _("measure: scale names “%s”, expected the id of a scale of this "
                                                          "set"), id);

  return NULL;
}

static void
load_measure_set (DrLoad          *load,
                  const DrXmlNode *node,
                  DrMeasureSet    *set)
{
  DrScale *scales;
  DrSharedMeasure *measures;

  set->id = dr_load_required (load, node, "id");
  set->title = dr_load_required (load, node, "title");
  set->help = dr_load_child_prose (load, node, "help");
  set->n_scales = dr_load_n_children (node, "scale");
  set->n_measures = dr_load_n_children (node, "measure");
  set->scales = scales = dr_arena_array0 (load->arena, DrScale, set->n_scales);
  set->measures = measures = dr_arena_array0 (load->arena, DrSharedMeasure, set->n_measures);

  for (const DrXmlNode *each = dr_xml_node_child (node, "scale"); each != NULL; each = dr_xml_node_next (each, "scale"))
    load_scale (load, each, scales++);
  for (const DrXmlNode *each = dr_xml_node_child (node, "measure"); each != NULL;
       each = dr_xml_node_next (each, "measure"))
    {
      measures->id = dr_load_required (load, each, "id");
      measures->title = dr_load_required (load, each, "title");
      measures->question = dr_load_child_prose (load, each, "question");
      measures->why = dr_load_child_prose (load, each, "why");
      measures->scale = find_scale (load, each, set);
      measures++;
    }
}

static void
load_root (DrLoad          *load,
           const DrXmlNode *root,
           DrQuestionnaire *questionnaire)
{
  DrSection *sections;
  DrMeasureSet *sets;

  questionnaire->id = dr_load_required (load, root, "id");
  questionnaire->version = dr_load_required (load, root, "version");
  questionnaire->title = dr_load_required (load, root, "title");
  questionnaire->n_sections = dr_load_n_children (root, "section");
  questionnaire->n_measure_sets = dr_load_n_children (root, "measure-set");
  questionnaire->sections = sections = dr_arena_array0 (load->arena, DrSection, questionnaire->n_sections);
  questionnaire->measure_sets = sets = dr_arena_array0 (load->arena, DrMeasureSet, questionnaire->n_measure_sets);

  for (const DrXmlNode *each = dr_xml_node_child (root, "section"); each != NULL;
       each = dr_xml_node_next (each, "section"))
    load_section (load, each, sections++);
  for (const DrXmlNode *each = dr_xml_node_child (root, "measure-set"); each != NULL;
       each = dr_xml_node_next (each, "measure-set"))
    load_measure_set (load, each, sets++);
}

static DrQuestionnaire *
read_document (const DrXmlDocument  *document,
               GError              **error)
{
  g_autoptr (DrQuestionnaire) questionnaire = dr_questionnaire_new ();
  const DrXmlNode *root = dr_xml_document_get_root (document);
  DrLoad load = { .file = dr_xml_document_get_name (document), .arena = questionnaire->arena };

  dr_load_expect_root (&load, root, "questionnaire");
  if (load.error == NULL)
    {
      questionnaire->digest = dr_load_digest (&load, document);
      load_root (&load, root, questionnaire);
    }

  return dr_load_finish (&load, error) ? g_steal_pointer (&questionnaire) : NULL;
}

/**
 * dr_questionnaire_read_bytes:
 * @name: what messages call these bytes
 * @data: (array length=length): a questionnaire as XML
 * @length: bytes in @data
 * @error: return location for an error
 *
 * Errors: those of %DR_XML_ERROR; %DR_RECORD_ERROR_UNRESOLVED where a measure names a scale that is not there;
 * %DR_RECORD_ERROR_INVALID for everything else that cannot be. Each message starts with "NAME:LINE: ".
 *
 * Returns: (transfer full) (nullable): the questionnaire, or %NULL with @error set
 */
DrQuestionnaire *
dr_questionnaire_read_bytes (const char  *name,
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
 * dr_questionnaire_read_file:
 * @path: a file
 * @error: return location for an error; see dr_questionnaire_read_bytes()
 *
 * Returns: (transfer full) (nullable): the questionnaire, or %NULL with @error set
 */
DrQuestionnaire *
dr_questionnaire_read_file (const char  *path,
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
 * dr_questionnaire_read_default:
 * @error: return location for an error; see dr_questionnaire_read_bytes()
 *
 * Returns: (transfer full) (nullable): the questionnaire that is compiled into the program
 */
DrQuestionnaire *
dr_questionnaire_read_default (GError **error)
{
  g_autoptr (GBytes) bytes = dr_formats_get_data ("/org/dueregard/data/questionnaire.xml");
  gsize length = 0;
  const char *data = g_bytes_get_data (bytes, &length);

  return dr_questionnaire_read_bytes ("questionnaire.xml", data, length, error);
}
