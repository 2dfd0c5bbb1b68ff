#include "dr-vocabulary.h"

#include <string.h>

/* Each list in the order of its enumeration, separated by one space: dr_vocabulary_words() hands it out as it is. */
static const char * const vocabularies[] = {
  [DR_VOCABULARY_CHARACTERISTIC] = ("age disability gender-reassignment marriage-and-civil-partnership "
                                    "pregnancy-and-maternity race religion-or-belief sex sexual-orientation local"),
  [DR_VOCABULARY_AIM] = "eliminate advance foster",
  [DR_VOCABULARY_EFFECT] = "none positive neutral unknown mixed negative",
  [DR_VOCABULARY_SOURCE_KIND] = "census administrative survey study",
  [DR_VOCABULARY_UNIT] = "people households",
  [DR_VOCABULARY_FIGURE_KIND] = "use prefer contact attitude",
  [DR_VOCABULARY_MIX_KIND] = "expected preferred actual target",
  [DR_VOCABULARY_OFFER] = "none reduced full relocated",
  [DR_VOCABULARY_SCREENING] = "undecided full screened-out",
  [DR_VOCABULARY_OUTCOME] = "none no-major-change adjust continue stop-and-rethink",
  [DR_VOCABULARY_ACTION_KIND] = "mitigation inquiry adjustment monitoring",
  [DR_VOCABULARY_ACTION_STATUS] = "open closed",
  [DR_VOCABULARY_STEP] = "submit return endorse approve decide monitor close withdraw",
  [DR_VOCABULARY_SEVERITY] = "advise overdue justify escalate must",
  [DR_VOCABULARY_RESULT] = "not-applicable pass unknown fail",
  [DR_VOCABULARY_NATION] = "England Wales Scotland",
  [DR_VOCABULARY_SECTION_VERDICT] = "acceptable can-be-improved to-correct",
  [DR_VOCABULARY_STAGE] = ("draft submitted returned endorsed approved decided monitored closed superseded "
                           "withdrawn"),
};

/* The words one by one, interned once so that they can be handed out NUL-terminated. */
static char **
words_of (DrVocabulary vocabulary)
{
  static char **split[G_N_ELEMENTS (vocabularies)];
  static gsize once = 0;

  if (g_once_init_enter (&once))
    {
      for (gsize i = 0; i < G_N_ELEMENTS (vocabularies); i++)
        split[i] = g_strsplit (vocabularies[i], " ", -1);
      g_once_init_leave (&once, 1);
    }

  return split[vocabulary];
}

/**
 * dr_vocabulary_to_string:
 * @vocabulary: a word list
 * @value: a value of its enumeration
 *
 * Returns: (transfer none): the word that XML and JSON use
 */
const char *
dr_vocabulary_to_string (DrVocabulary vocabulary,
                         int          value)
{
  char **words = words_of (vocabulary);

  g_return_val_if_fail (value >= 0 && (guint) value < g_strv_length (words), "");

  return words[value];
}

/**
 * dr_vocabulary_parse:
 * @vocabulary: a word list
 * @word: (nullable): a word
 * @value: (out): the value; untouched where the word is not in the list
 *
 * Returns: whether @word is in the list
 */
gboolean
dr_vocabulary_parse (DrVocabulary  vocabulary,
                     const char   *word,
                     int          *value)
{
  char **words = words_of (vocabulary);

  if (word == NULL)
    return FALSE;

  for (int i = 0; words[i] != NULL; i++)
    if (strcmp (words[i], word) == 0)
      {
        *value = i;
        return TRUE;
      }

  return FALSE;
}

/**
 * dr_vocabulary_words:
 * @vocabulary: a word list
 *
 * Returns: (transfer none): all its words, separated by spaces, for error messages
 */
const char *
dr_vocabulary_words (DrVocabulary vocabulary)
{
  return vocabularies[vocabulary];
}

/**
 * dr_characteristic_is_relevant:
 * @characteristic: a characteristic
 *
 * Equality Act 2010, s.149(7): all of s.4 but marriage and civil partnership.
 *
 * Returns: whether aims (b) and (c) apply to it
 */
gboolean
dr_characteristic_is_relevant (DrCharacteristic characteristic)
{
  return characteristic != DR_CHARACTERISTIC_MARRIAGE_AND_CIVIL_PARTNERSHIP
         && characteristic != DR_CHARACTERISTIC_LOCAL;
}

/**
 * dr_effect_is_negative:
 * @effect: an effect
 *
 * Returns: whether it is negative; mixed counts as negative
 */
gboolean
dr_effect_is_negative (DrEffect effect)
{
  return effect >= DR_EFFECT_MIXED;
}

/**
 * dr_stage_to_string:
 * @stage: a stage
 *
 * Returns: (transfer none): its word in XML and on the command line, never translated
 */
const char *
dr_stage_to_string (DrStage stage)
{
  return dr_vocabulary_to_string (DR_VOCABULARY_STAGE, (int) stage);
}

/**
 * dr_stage_parse:
 * @word: text
 * @stage: (out): the stage of that word; untouched if there is none
 *
 * Returns: whether there is a stage of that word
 */
gboolean
dr_stage_parse (const char *word,
                DrStage    *stage)
{
  int value;

  if (!dr_vocabulary_parse (DR_VOCABULARY_STAGE, word, &value))
    return FALSE;
  *stage = (DrStage) value;

  return TRUE;
}

/**
 * dr_stage_is_live:
 * @stage: a stage
 *
 * Returns: whether a version at this stage is under way or in force: submitted, returned, endorsed, approved, decided or
 * monitored
 */
gboolean
dr_stage_is_live (DrStage stage)
{
  return stage >= DR_STAGE_SUBMITTED && stage <= DR_STAGE_MONITORED;
}
