#include "dr-edition-fields.h"

#include <string.h>

#include "dr-number.h"
#include "dr-questionnaire-writer.h"
#include "dr-write-knowledge.h"

static void
free_field (gpointer data)
{
  DrEditionField *field = data;

  g_free (field->key);
  g_free (field->value);
  g_free (field);
}

static void
free_difference (gpointer data)
{
  DrEditionDifference *difference = data;

  g_free (difference->key);
  g_free (difference->from);
  g_free (difference->to);
  g_free (difference);
}

static void add (GPtrArray *fields, const char *value, const char *format, ...) G_GNUC_PRINTF (3, 4);

/* What is empty is not there. */
static void
add (GPtrArray  *fields,
     const char *value,
     const char *format,
     ...)
{
  DrEditionField *field;
  va_list arguments;

  if (value == NULL || value[0] == '\0')
    return;
  field = g_new0 (DrEditionField, 1);
  va_start (arguments, format);
  field->key = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  field->value = g_strdup (value);
  g_ptr_array_add (fields, field);
}

static char *
words_of_bits (DrVocabulary vocabulary,
               guint        bits)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (int i = 0; bits >> i != 0; i++)
    if ((bits >> i & 1) != 0)
      g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "", dr_vocabulary_to_string (vocabulary, i));

  return g_string_free (g_steal_pointer (&words), FALSE);
}

static void
add_bases (GPtrArray     *fields,
           const DrBasis *bases,
           guint          n,
           const char    *prefix)
{
  for (guint i = 0; i < n; i++)
    for (int nation = 0; nation < DR_N_NATIONS; nation++)
      if ((bases[i].nations & (1u << nation)) != 0)
        add (fields, bases[i].text, "%s/basis/%s", prefix, dr_vocabulary_to_string (DR_VOCABULARY_NATION, nation));
}

static void
add_case (GPtrArray    *fields,
          const DrRule *rule,
          const DrCase *rule_case)
{
  DrSeverity main = dr_case_severity (rule_case);
  g_autofree char *steps = words_of_bits (DR_VOCABULARY_STEP, rule_case->steps);

  add (fields, dr_vocabulary_to_string (DR_VOCABULARY_SEVERITY, (int) main), "%s/case/%s/severity", rule->id, rule_case->id);
  add (fields, steps, "%s/case/%s/steps", rule->id, rule_case->id);
  for (guint step = 0; step < DR_N_STEPS; step++)
    if ((rule_case->steps & (1u << step)) != 0 && rule_case->severity[step] != main)
      add (fields, dr_vocabulary_to_string (DR_VOCABULARY_SEVERITY, (int) rule_case->severity[step]), "%s/case/%s/at/%s",
           rule->id, rule_case->id, dr_vocabulary_to_string (DR_VOCABULARY_STEP, (int) step));
  add (fields, rule_case->message, "%s/case/%s/message", rule->id, rule_case->id);
}

static void
add_parameter (GPtrArray         *fields,
               const DrRule      *rule,
               const DrParameter *parameter)
{
  char number[DR_NUMBER_SIZE];

  add (fields, dr_number_format (parameter->value, number), "%s/parameter/%s/value", rule->id, parameter->id);
  add (fields, dr_number_format (parameter->default_value, number), "%s/parameter/%s/default", rule->id, parameter->id);
  add (fields, dr_number_format (parameter->minimum, number), "%s/parameter/%s/minimum", rule->id, parameter->id);
  add (fields, dr_number_format (parameter->maximum, number), "%s/parameter/%s/maximum", rule->id, parameter->id);
  add (fields, parameter->unit, "%s/parameter/%s/unit", rule->id, parameter->id);
}

static void
add_rule (GPtrArray    *fields,
          const DrRule *rule)
{
  g_autofree char *nations = words_of_bits (DR_VOCABULARY_NATION, rule->nations);

  add (fields, rule->title, "%s/title", rule->id);
  add (fields, rule->version, "%s/version", rule->id);
  add (fields, nations, "%s/nations", rule->id);
  add_bases (fields, rule->bases, rule->n_bases, rule->id);
  add (fields, rule->question, "%s/question", rule->id);
  add (fields, rule->pass_message, "%s/pass", rule->id);
  add (fields, rule->unknown_message, "%s/unknown", rule->id);
  for (guint i = 0; i < rule->n_cases; i++)
    add_case (fields, rule, &rule->cases[i]);
  for (guint i = 0; i < rule->n_parameters; i++)
    add_parameter (fields, rule, &rule->parameters[i]);
}

/**
 * dr_rulebook_fields:
 * @self: a rulebook
 *
 * Returns: (transfer full) (element-type DrEditionField): all that it says, in its order
 */
GPtrArray *
dr_rulebook_fields (const DrRulebook *self)
{
  GPtrArray *fields = g_ptr_array_new_with_free_func (free_field);
  char number[DR_NUMBER_SIZE];

  add (fields, self->id, "id");
  add (fields, self->version, "version");
  add (fields, self->title, "title");
  add (fields, dr_number_format (self->assumed_base, number), "assumed-base");
  for (guint i = 0; i < self->n_rules; i++)
    add_rule (fields, &self->rules[i]);

  return fields;
}

static void
add_question (GPtrArray        *fields,
              const DrSection  *section,
              const DrQuestion *question)
{
  g_autofree char *prefix = g_strconcat ("question/", question->id, NULL);
  g_autofree char *nations = words_of_bits (DR_VOCABULARY_NATION, question->nations);

  add (fields, section->id, "%s/section", prefix);
  add (fields, question->prompt, "%s/prompt", prefix);
  add (fields, question->help, "%s/help", prefix);
  add (fields, question->why, "%s/why", prefix);
  add (fields, question->good, "%s/good", prefix);
  add (fields, nations, "%s/nations", prefix);
  add (fields, dr_requirement_to_string (question->required), "%s/required", prefix);
  add (fields, question->only_change ? "true" : NULL, "%s/only-change", prefix);
  add (fields, question->only_full ? "true" : NULL, "%s/only-full", prefix);
  add (fields, question->retired ? "true" : NULL, "%s/retired", prefix);
  add_bases (fields, question->bases, question->n_bases, prefix);
}

static void
add_set (GPtrArray          *fields,
         const DrMeasureSet *set)
{
  char number[DR_NUMBER_SIZE];

  add (fields, set->title, "measures/%s/title", set->id);
  add (fields, set->help, "measures/%s/help", set->id);
  for (guint i = 0; i < set->n_scales; i++)
    {
      const DrScale *scale = &set->scales[i];

      add (fields, scale->title, "measures/%s/scale/%s/title", set->id, scale->id);
      add (fields, dr_number_format (scale->favourable_from, number), "measures/%s/scale/%s/favourable-from", set->id,
           scale->id);
      for (guint a = 0; a < scale->n_answers; a++)
        add (fields, scale->answers[a].counted ? dr_number_format (scale->answers[a].value, number) : "not counted",
             "measures/%s/scale/%s/answer/%u/%s", set->id, scale->id, a, scale->answers[a].title);
    }
  for (guint i = 0; i < set->n_measures; i++)
    {
      add (fields, set->measures[i].title, "measures/%s/%s/title", set->id, set->measures[i].id);
      add (fields, set->measures[i].question, "measures/%s/%s/question", set->id, set->measures[i].id);
      add (fields, set->measures[i].why, "measures/%s/%s/why", set->id, set->measures[i].id);
      add (fields, set->measures[i].scale->id, "measures/%s/%s/scale", set->id, set->measures[i].id);
    }
}

/**
 * dr_questionnaire_fields:
 * @self: a questionnaire
 *
 * Returns: (transfer full) (element-type DrEditionField): all that it says, in its order
 */
GPtrArray *
dr_questionnaire_fields (const DrQuestionnaire *self)
{
  GPtrArray *fields = g_ptr_array_new_with_free_func (free_field);

  add (fields, self->id, "id");
  add (fields, self->version, "version");
  add (fields, self->title, "title");
  for (guint s = 0; s < self->n_sections; s++)
    {
      add (fields, self->sections[s].title, "section/%s/title", self->sections[s].id);
      add (fields, self->sections[s].help, "section/%s/help", self->sections[s].id);
      for (guint q = 0; q < self->sections[s].n_questions; q++)
        add_question (fields, &self->sections[s], &self->sections[s].questions[q]);
    }
  for (guint i = 0; i < self->n_measure_sets; i++)
    add_set (fields, &self->measure_sets[i]);

  return fields;
}

static GHashTable *
index_of (const GPtrArray *fields)
{
  GHashTable *index = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < fields->len; i++)
    {
      const DrEditionField *field = fields->pdata[i];

      g_hash_table_insert (index, field->key, field->value);
    }

  return index;
}

static void
differ (GPtrArray  *differences,
        const char *key,
        const char *from,
        const char *to)
{
  DrEditionDifference *difference;

  if (g_strcmp0 (from, to) == 0)
    return;
  difference = g_new0 (DrEditionDifference, 1);
  difference->key = g_strdup (key);
  difference->from = g_strdup (from);
  difference->to = g_strdup (to);
  g_ptr_array_add (differences, difference);
}

/**
 * dr_edition_compare:
 * @from: (element-type DrEditionField): fields of one edition
 * @to: (element-type DrEditionField): fields of another of the same kind
 *
 * Returns: (transfer full) (element-type DrEditionDifference): what differs, in the order of @to, then what is gone
 */
GPtrArray *
dr_edition_compare (const GPtrArray *from,
                    const GPtrArray *to)
{
  GPtrArray *differences = g_ptr_array_new_with_free_func (free_difference);
  g_autoptr (GHashTable) before = index_of (from);
  g_autoptr (GHashTable) after = index_of (to);

  for (guint i = 0; i < to->len; i++)
    {
      const DrEditionField *field = to->pdata[i];

      differ (differences, field->key, g_hash_table_lookup (before, field->key), field->value);
    }
  for (guint i = 0; i < from->len; i++)
    {
      const DrEditionField *field = from->pdata[i];

      if (!g_hash_table_contains (after, field->key))
        differ (differences, field->key, field->value, NULL);
    }

  return differences;
}
