#include "dr-questions-effect.h"

#include <glib/gi18n-lib.h>

#include "dr-draft-key.h"
#include "dr-names.h"

struct _DrQuestionsEffect {
  DrQuestionnaire *from;
  DrQuestionnaire *to;
  GHashTable      *newly;         /* id of a question → of how many drafts it would newly be required */
  GPtrArray       *assessments;   /* lines */
  guint            n_looked_at;
  guint            n_concerned;
  guint            n_required;    /* answers that are not there and would newly be required */
  guint            n_unasked;     /* answers that would go into no record */
};

/**
 * dr_questions_effect_new:
 * @from: the questionnaire in force
 * @to: the one that is tried
 *
 * Returns: (transfer full): nothing looked at yet
 */
DrQuestionsEffect *
dr_questions_effect_new (DrQuestionnaire *from,
                         DrQuestionnaire *to)
{
  DrQuestionsEffect *self = g_new0 (DrQuestionsEffect, 1);

  self->from = dr_questionnaire_ref (from);
  self->to = dr_questionnaire_ref (to);
  self->newly = g_hash_table_new (g_str_hash, g_str_equal);
  self->assessments = g_ptr_array_new_with_free_func (g_free);

  return self;
}

/**
 * dr_questions_effect_free:
 * @self: (transfer full) (nullable): what was looked at
 */
void
dr_questions_effect_free (DrQuestionsEffect *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->newly);
  g_ptr_array_unref (self->assessments);
  dr_questionnaire_unref (self->from);
  dr_questionnaire_unref (self->to);
  g_free (self);
}

static gboolean
is_answered (const DrField *fields,
             guint          n_fields,
             const char    *question)
{
  g_autofree char *key = dr_draft_key ("answers/answer[]", question, NULL);
  const char *answer = dr_draft_fields_get (fields, n_fields, key);

  return answer != NULL && answer[0] != '\0';
}

static int
word_of (DrVocabulary   vocabulary,
         const DrField *fields,
         guint          n_fields,
         const char    *key,
         int            otherwise)
{
  const char *word = dr_draft_fields_get (fields, n_fields, key);

  if (word != NULL)
    dr_vocabulary_parse (vocabulary, word, &otherwise);

  return otherwise;
}

/**
 * dr_questions_effect_add:
 * @self: what was looked at
 * @reference: of a draft
 * @version: of it
 * @fields: all of it
 * @n_fields: how many
 *
 * Looks at one more draft. What is answered already is asked of nobody again.
 */
void
dr_questions_effect_add (DrQuestionsEffect *self,
                         const char        *reference,
                         guint              version,
                         const DrField     *fields,
                         guint              n_fields)
{
  DrNation nation = (DrNation) word_of (DR_VOCABULARY_NATION, fields, n_fields, "@nation", DR_NATION_ENGLAND);
  DrScreening screening = (DrScreening) word_of (DR_VOCABULARY_SCREENING, fields, n_fields, "screening/@decision",
                                                 DR_SCREENING_UNDECIDED);
  gboolean review = g_strcmp0 (dr_draft_fields_get (fields, n_fields, "@kind"), "access-review") == 0;
  guint n_required = 0;
  guint n_unasked = 0;

  self->n_looked_at++;
  for (guint s = 0; s < self->to->n_sections; s++)
    for (guint q = 0; q < self->to->sections[s].n_questions; q++)
      {
        const char *id = self->to->sections[s].questions[q].id;
        gboolean answered = is_answered (fields, n_fields, id);
        guint n;

        n_unasked += answered && dr_questionnaire_applies (self->from, id, nation, review, screening)
                     && !dr_questionnaire_applies (self->to, id, nation, review, screening);
        if (answered || !dr_questionnaire_is_required (self->to, id, nation, review, screening)
            || dr_questionnaire_is_required (self->from, id, nation, review, screening))
          continue;
        n = GPOINTER_TO_UINT (g_hash_table_lookup (self->newly, id));
        g_hash_table_insert (self->newly, (gpointer) id, GUINT_TO_POINTER (n + 1));
        n_required++;
      }
  self->n_required += n_required;
  self->n_unasked += n_unasked;
  if (n_required + n_unasked == 0)
    return;

  self->n_concerned++;
  {
    g_autofree char *required = g_strdup_printf (ngettext ("%u answer newly required", "%u answers newly required", n_required),
                                                 n_required);
    g_autofree char *unasked = g_strdup_printf (ngettext ("%u answer no longer asked for", "%u answers no longer asked for",
                                                          n_unasked), n_unasked);
    g_autofree char *words = n_unasked == 0 ? g_strdup (required) : n_required == 0 ? g_strdup (unasked)
                             : g_strdup_printf (_("%1$s, %2$s"), required, unasked);

    /* Translators: an assessment, its version, and what changes in it */
    g_ptr_array_add (self->assessments, g_strdup_printf (_("%1$s, version %2$u: %3$s"), reference, version, words));
  }
}

/* (transfer full): a line for each question that would newly be required of somebody, in the order of the questionnaire. */
static char **
list_questions (const DrQuestionsEffect *self)
{
  GPtrArray *lines = g_ptr_array_new ();

  for (guint s = 0; s < self->to->n_sections; s++)
    for (guint q = 0; q < self->to->sections[s].n_questions; q++)
      {
        const DrQuestion *question = &self->to->sections[s].questions[q];
        guint n = GPOINTER_TO_UINT (g_hash_table_lookup (self->newly, question->id));

        if (n > 0)
          /* Translators: %1$s is a question */
          g_ptr_array_add (lines, g_strdup_printf (ngettext ("“%1$s”: newly required of %2$u draft",
                                                             "“%1$s”: newly required of %2$u drafts", n),
                                                   question->prompt, n));
      }
  g_ptr_array_add (lines, NULL);

  return (char **) g_ptr_array_free (lines, FALSE);
}

static char *
headline_of (const DrQuestionsEffect *self)
{
  g_autofree char *all = dr_format_whole (self->n_looked_at);
  g_autofree char *required = dr_format_whole (self->n_required);

  if (self->n_concerned == 0)
    return g_strdup_printf (ngettext ("Nothing more would be asked in the %s draft there is",
                                      "Nothing more would be asked in the %s drafts there are", self->n_looked_at), all);

  if (self->n_required == 0)
    /* Translators: %1$u of %2$s drafts */
    return g_strdup_printf (_("No answer would newly be required; some are no longer asked for, in %1$u of %2$s drafts"),
                            self->n_concerned, all);

  /* Translators: %1$s is a number of answers, %2$u of %3$s drafts */
  return g_strdup_printf (ngettext ("%1$s answer would newly be required, in %2$u of %3$s drafts",
                                    "%1$s answers would newly be required, in %2$u of %3$s drafts", self->n_required),
                          required, self->n_concerned, all);
}

/**
 * dr_questions_effect_finish:
 * @self: what was looked at
 *
 * Returns: (transfer full): it, in words
 */
DrWhatChanges *
dr_questions_effect_finish (const DrQuestionsEffect *self)
{
  DrWhatChanges *changes = g_new0 (DrWhatChanges, 1);
  g_autoptr (GStrvBuilder) assessments = g_strv_builder_new ();

  changes->n_looked_at = self->n_looked_at;
  changes->n_concerned = self->n_concerned;
  changes->n_appear = self->n_required;
  changes->n_vanish = self->n_unasked;
  changes->headline = headline_of (self);
  changes->by_rule = list_questions (self);
  for (guint i = 0; i < self->assessments->len; i++)
    g_strv_builder_add (assessments, self->assessments->pdata[i]);
  changes->assessments = g_strv_builder_end (assessments);

  return changes;
}
