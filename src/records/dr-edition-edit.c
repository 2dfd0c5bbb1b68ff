#include "dr-edition-edit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-number.h"
#include "dr-questionnaire-writer.h"
#include "dr-write-knowledge.h"
#include "dr-xml-writer.h"

typedef struct {
  DrArena    *arena;
  GHashTable *edits;   /* key → text */
} Edit;

/* What a file can hold: one line, no more than one space between words. */
static const char *
keep (const Edit *self,
      const char *text)
{
  g_autofree char *clean = dr_xml_clean_text (text, -1);
  g_autoptr (GString) prose = g_string_new (NULL);

  for (const char *at = clean; *at != '\0'; at++)
    if (strchr (" \t\n\r", *at) == NULL)
      g_string_append_c (prose, *at);
    else if (prose->len > 0 && prose->str[prose->len - 1] != ' ')
      g_string_append_c (prose, ' ');
  if (prose->len > 0 && prose->str[prose->len - 1] == ' ')
    g_string_truncate (prose, prose->len - 1);

  return dr_arena_strndup (self->arena, prose->str, prose->len);
}

static const char *find (const Edit *self, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* (nullable): as it was edited. */
static const char *
find (const Edit *self,
      const char *format,
      ...)
{
  g_autofree char *key = NULL;
  va_list arguments;

  va_start (arguments, format);
  key = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  return g_hash_table_lookup (self->edits, key);
}

static const char *
text_or (const Edit *self,
         const char *edited,   /* (nullable) */
         const char *before)
{
  return keep (self, edited != NULL ? edited : before);
}

/**
 * dr_edition_next_version:
 * @version: of an edition, or of a rule
 *
 * Returns: (transfer full): the version after it: its last number and one, or ".2" where it ends in none
 */
char *
dr_edition_next_version (const char *version)
{
  gsize length = strlen (version);
  gsize digits = 0;

  while (digits < length && digits < 9 && g_ascii_isdigit (version[length - 1 - digits]))
    digits++;
  if (digits == 0)
    return g_strconcat (version, ".2", NULL);

  return g_strdup_printf ("%.*s%" G_GUINT64_FORMAT, (int) (length - digits), version,
                          g_ascii_strtoull (version + length - digits, NULL, 10) + 1);
}

static gboolean
is_touched (const Edit *self,
            const char *prefix)
{
  g_autofree char *below = g_strconcat (prefix, "/", NULL);
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->edits);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (g_str_has_prefix (key, below))
      return TRUE;

  return FALSE;
}

static const char *
version_or_next (const Edit *self,
                 const char *edited,   /* (nullable) */
                 const char *before,
                 gboolean    touched)
{
  g_autofree char *next = touched && edited == NULL ? dr_edition_next_version (before) : NULL;

  return text_or (self, edited, next != NULL ? next : before);
}

static const DrBasis *
edit_bases (const Edit    *self,
            const DrBasis *before,
            guint          n,
            const char    *prefix)
{
  DrBasis *bases = dr_arena_array0 (self->arena, DrBasis, n);

  for (guint i = 0; i < n; i++)
    {
      const char *edited = NULL;

      for (int nation = 0; nation < DR_N_NATIONS && edited == NULL; nation++)
        if ((before[i].nations & (1u << nation)) != 0)
          edited = find (self, "%s/basis/%s", prefix, dr_vocabulary_to_string (DR_VOCABULARY_NATION, nation));
      bases[i] = (DrBasis) { before[i].nations, text_or (self, edited, before[i].text) };
    }

  return bases;
}

/* A severity of a step's own stays. */
static void
edit_case (const Edit   *self,
           const DrRule *rule,
           const DrCase *before,
           DrCase       *after)
{
  DrSeverity main = dr_case_severity (before);
  const char *word = find (self, "%s/case/%s/severity", rule->id, before->id);
  int severity = (int) main;

  *after = *before;
  after->id = keep (self, before->id);
  after->message = text_or (self, find (self, "%s/case/%s/message", rule->id, before->id), before->message);
  if (word == NULL || !dr_vocabulary_parse (DR_VOCABULARY_SEVERITY, word, &severity))
    return;
  for (guint step = 0; step < DR_N_STEPS; step++)
    if (before->severity[step] == main)
      after->severity[step] = (DrSeverity) severity;
}

static void
edit_parameter (const Edit        *self,
                const DrRule      *rule,
                const DrParameter *before,
                DrParameter       *after)
{
  const char *value = find (self, "%s/parameter/%s/value", rule->id, before->id);

  *after = *before;
  after->id = keep (self, before->id);
  after->unit = keep (self, before->unit);
  if (value != NULL)
    after->value = g_ascii_strtod (value, NULL);
}

static void
edit_rule (const Edit   *self,
           const DrRule *before,
           DrRule       *after)
{
  DrCase *cases = dr_arena_array0 (self->arena, DrCase, before->n_cases);
  DrParameter *parameters = dr_arena_array0 (self->arena, DrParameter, before->n_parameters);

  *after = *before;
  after->id = keep (self, before->id);
  after->version = version_or_next (self, find (self, "%s/version", before->id), before->version,
                                    is_touched (self, before->id));
  after->title = text_or (self, find (self, "%s/title", before->id), before->title);
  after->question = text_or (self, find (self, "%s/question", before->id), before->question);
  after->pass_message = text_or (self, find (self, "%s/pass", before->id), before->pass_message);
  after->unknown_message = text_or (self, find (self, "%s/unknown", before->id), before->unknown_message);
  after->bases = edit_bases (self, before->bases, before->n_bases, before->id);
  after->cases = cases;
  after->parameters = parameters;
  for (guint i = 0; i < before->n_cases; i++)
    edit_case (self, before, &before->cases[i], &cases[i]);
  for (guint i = 0; i < before->n_parameters; i++)
    edit_parameter (self, before, &before->parameters[i], &parameters[i]);
}

/**
 * dr_rulebook_edit:
 * @base: a rulebook
 * @edits: (element-type utf8 utf8): key → text, of what is another than in @base. Of titles, questions, messages, bases,
 *   severities and the values of parameters; others are not looked at
 *
 * The rulebook and every rule that is touched get the version after theirs, unless one was edited. The digest is empty: it
 * is of a file.
 *
 * Returns: (transfer full): the rulebook with the edits
 */
DrRulebook *
dr_rulebook_edit (const DrRulebook *base,
                  GHashTable       *edits)
{
  DrRulebook *after = dr_rulebook_new ();
  const Edit self = { after->arena, edits };
  DrRule *rules = dr_arena_array0 (after->arena, DrRule, base->n_rules);

  after->id = keep (&self, base->id);
  after->title = text_or (&self, find (&self, "title"), base->title);
  after->version = version_or_next (&self, find (&self, "version"), base->version, g_hash_table_size (edits) > 0);
  after->digest = "";
  after->assumed_base = base->assumed_base;
  after->rules = rules;
  after->n_rules = base->n_rules;
  for (guint i = 0; i < base->n_rules; i++)
    edit_rule (&self, &base->rules[i], &rules[i]);

  return after;
}

static void
edit_question (const Edit       *self,
               const DrQuestion *before,
               DrQuestion       *after)
{
  g_autofree char *prefix = g_strconcat ("question/", before->id, NULL);
  const char *required = find (self, "%s/required", prefix);
  const char *retired = find (self, "%s/retired", prefix);

  *after = *before;
  after->id = keep (self, before->id);
  after->prompt = text_or (self, find (self, "%s/prompt", prefix), before->prompt);
  after->help = text_or (self, find (self, "%s/help", prefix), before->help);
  after->why = text_or (self, find (self, "%s/why", prefix), before->why);
  after->good = text_or (self, find (self, "%s/good", prefix), before->good);
  after->bases = edit_bases (self, before->bases, before->n_bases, prefix);
  if (required != NULL)
    dr_requirement_parse (required, &after->required);
  if (retired != NULL)
    after->retired = strcmp (retired, "true") == 0;
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/* Ids of questions that are edited and not in @base, in the section; in the order of their ids. */
static GPtrArray *
new_questions (GHashTable            *edits,
               const DrQuestionnaire *base,
               const char            *section)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer key;
  gpointer value;

  g_hash_table_iter_init (&iter, edits);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (g_str_has_prefix (key, "question/") && g_str_has_suffix (key, "/section") && strcmp (value, section) == 0)
      {
        const char *start = (const char *) key + strlen ("question/");
        g_autofree char *id = g_strndup (start, strlen (start) - strlen ("/section"));

        if (dr_questionnaire_find (base, id) == NULL)
          g_ptr_array_add (ids, g_steal_pointer (&id));
      }
  g_ptr_array_sort (ids, compare_ids);

  return ids;
}

/* A question of the council's own, with words that show what is to be written where. */
static void
make_question (const Edit *self,
               const char *id,
               DrQuestion *after)
{
  const DrBasis own = { DR_ALL_NATIONS, _("The council’s own question") };
  const DrQuestion before = {
    .id = id,
    .prompt = _("Write the question"),
    .help = _("Say how to go about it"),
    .why = _("Say why it is asked"),
    .good = _("Say what a good answer looks like"),
    .bases = &own,
    .n_bases = 1,
    .nations = DR_ALL_NATIONS,
    .required = DR_REQUIREMENT_OPTIONAL,
  };

  edit_question (self, &before, after);
}

static void
edit_section (const Edit            *self,
              const DrQuestionnaire *base,
              const DrSection       *before,
              DrSection             *after)
{
  g_autoptr (GPtrArray) added = new_questions (self->edits, base, before->id);
  DrQuestion *questions = dr_arena_array0 (self->arena, DrQuestion, before->n_questions + added->len);

  after->id = keep (self, before->id);
  after->title = text_or (self, find (self, "section/%s/title", before->id), before->title);
  after->help = text_or (self, find (self, "section/%s/help", before->id), before->help);
  after->questions = questions;
  after->n_questions = before->n_questions + added->len;
  for (guint i = 0; i < before->n_questions; i++)
    edit_question (self, &before->questions[i], &questions[i]);
  for (guint i = 0; i < added->len; i++)
    make_question (self, added->pdata[i], &questions[before->n_questions + i]);
}

static const DrScale *
copy_scales (const Edit         *self,
             const DrMeasureSet *set)
{
  DrScale *scales = dr_arena_array0 (self->arena, DrScale, set->n_scales);

  for (guint i = 0; i < set->n_scales; i++)
    {
      DrScaleAnswer *answers = dr_arena_array0 (self->arena, DrScaleAnswer, set->scales[i].n_answers);

      scales[i] = set->scales[i];
      scales[i].id = keep (self, set->scales[i].id);
      scales[i].title = keep (self, set->scales[i].title);
      scales[i].answers = answers;
      for (guint a = 0; a < set->scales[i].n_answers; a++)
        {
          answers[a] = set->scales[i].answers[a];
          answers[a].title = keep (self, set->scales[i].answers[a].title);
        }
    }

  return scales;
}

static void
edit_set (const Edit         *self,
          const DrMeasureSet *before,
          DrMeasureSet       *after)
{
  DrSharedMeasure *measures = dr_arena_array0 (self->arena, DrSharedMeasure, before->n_measures);

  *after = (DrMeasureSet) {
    .id = keep (self, before->id),
    .title = text_or (self, find (self, "measures/%s/title", before->id), before->title),
    .help = text_or (self, find (self, "measures/%s/help", before->id), before->help),
    .scales = copy_scales (self, before), .n_scales = before->n_scales,
    .measures = measures, .n_measures = before->n_measures,
  };
  for (guint i = 0; i < before->n_measures; i++)
    {
      const DrSharedMeasure *measure = &before->measures[i];
      const char *title = find (self, "measures/%s/%s/title", before->id, measure->id);
      const char *question = find (self, "measures/%s/%s/question", before->id, measure->id);
      const char *why = find (self, "measures/%s/%s/why", before->id, measure->id);

      measures[i] = (DrSharedMeasure) {
        .id = keep (self, measure->id),
        .title = text_or (self, title, measure->title),
        .question = text_or (self, question, measure->question),
        .why = text_or (self, why, measure->why),
        .scale = after->scales + (measure->scale - before->scales),
      };
    }
}

/**
 * dr_questionnaire_edit:
 * @base: a questionnaire
 * @edits: (element-type utf8 utf8): key → text, of what is another than in @base. A question that it has not is added at
 *   the end of the section that "question/ID/section" names
 *
 * The questionnaire gets the version after its own, unless one was edited. The digest is empty: it is of a file.
 *
 * Returns: (transfer full): the questionnaire with the edits
 */
DrQuestionnaire *
dr_questionnaire_edit (const DrQuestionnaire *base,
                       GHashTable            *edits)
{
  DrQuestionnaire *after = dr_questionnaire_new ();
  const Edit self = { after->arena, edits };
  DrSection *sections = dr_arena_array0 (after->arena, DrSection, base->n_sections);
  DrMeasureSet *sets = dr_arena_array0 (after->arena, DrMeasureSet, base->n_measure_sets);

  after->id = keep (&self, base->id);
  after->title = text_or (&self, find (&self, "title"), base->title);
  after->version = version_or_next (&self, find (&self, "version"), base->version, g_hash_table_size (edits) > 0);
  after->digest = "";
  after->sections = sections;
  after->n_sections = base->n_sections;
  after->measure_sets = sets;
  after->n_measure_sets = base->n_measure_sets;
  for (guint i = 0; i < base->n_sections; i++)
    edit_section (&self, base, &base->sections[i], &sections[i]);
  for (guint i = 0; i < base->n_measure_sets; i++)
    edit_set (&self, &base->measure_sets[i], &sets[i]);

  return after;
}

/**
 * dr_edition_new_question:
 * @base: a questionnaire
 * @edits: (element-type utf8 utf8): what is another in the working copy
 * @section: id of the section that a question is to be added to
 *
 * Returns: (transfer full): an id that no question has
 */
char *
dr_edition_new_question (const DrQuestionnaire *base,
                         GHashTable            *edits,
                         const char            *section)
{
  for (guint n = 1;; n++)
    {
      g_autofree char *id = g_strdup_printf ("own-%s-%u", section, n);
      g_autofree char *key = g_strdup_printf ("question/%s/section", id);

      if (dr_questionnaire_find (base, id) == NULL && !g_hash_table_contains (edits, key))
        return g_steal_pointer (&id);
    }
}
