/* The closed word lists: each word stands for one value, and back. */
#include "dr-vocabulary.h"

#include <string.h>

static const struct {
  const char   *path;
  DrVocabulary  vocabulary;
  guint         n;
  int           value;   /* one of it */
  const char   *word;
} lists[] = {
  { "/model/vocabulary/characteristic", DR_VOCABULARY_CHARACTERISTIC, DR_N_CHARACTERISTICS,
    DR_CHARACTERISTIC_MARRIAGE_AND_CIVIL_PARTNERSHIP, "marriage-and-civil-partnership" },
  { "/model/vocabulary/aim", DR_VOCABULARY_AIM, DR_N_AIMS, DR_AIM_FOSTER, "foster" },
  { "/model/vocabulary/effect", DR_VOCABULARY_EFFECT, 6, DR_EFFECT_MIXED, "mixed" },
  { "/model/vocabulary/source-kind", DR_VOCABULARY_SOURCE_KIND, DR_N_SOURCE_KINDS, DR_SOURCE_STUDY, "study" },
  { "/model/vocabulary/unit", DR_VOCABULARY_UNIT, 2, DR_UNIT_HOUSEHOLDS, "households" },
  { "/model/vocabulary/figure-kind", DR_VOCABULARY_FIGURE_KIND, 4, DR_FIGURE_CONTACT, "contact" },
  { "/model/vocabulary/mix-kind", DR_VOCABULARY_MIX_KIND, DR_N_MIX_KINDS, DR_MIX_TARGET, "target" },
  { "/model/vocabulary/offer", DR_VOCABULARY_OFFER, 4, DR_OFFER_RELOCATED, "relocated" },
  { "/model/vocabulary/screening", DR_VOCABULARY_SCREENING, 3, DR_SCREENING_OUT, "screened-out" },
  { "/model/vocabulary/outcome", DR_VOCABULARY_OUTCOME, 5, DR_OUTCOME_STOP, "stop-and-rethink" },
  { "/model/vocabulary/action-kind", DR_VOCABULARY_ACTION_KIND, 4, DR_ACTION_INQUIRY, "inquiry" },
  { "/model/vocabulary/action-status", DR_VOCABULARY_ACTION_STATUS, 2, DR_ACTION_CLOSED, "closed" },
  { "/model/vocabulary/step", DR_VOCABULARY_STEP, DR_N_STEPS, DR_STEP_WITHDRAW, "withdraw" },
  { "/model/vocabulary/severity", DR_VOCABULARY_SEVERITY, 5, DR_SEVERITY_MUST, "must" },
  { "/model/vocabulary/result", DR_VOCABULARY_RESULT, 4, DR_RESULT_FAIL, "fail" },
  { "/model/vocabulary/section-verdict", DR_VOCABULARY_SECTION_VERDICT, DR_N_SECTION_VERDICTS, DR_SECTION_TO_CORRECT, "to-correct" },
  { "/model/vocabulary/nation", DR_VOCABULARY_NATION, DR_N_NATIONS, DR_NATION_SCOTLAND, "Scotland" },
  { "/model/vocabulary/stage", DR_VOCABULARY_STAGE, DR_N_STAGES, DR_STAGE_WITHDRAWN, "withdrawn" },
};

static void
test_list (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  DrVocabulary vocabulary = lists[i].vocabulary;
  g_auto (GStrv) words = g_strsplit (dr_vocabulary_words (vocabulary), " ", -1);
  int value = -7;

  g_assert_cmpuint (g_strv_length (words), ==, lists[i].n);
  for (guint k = 0; k < lists[i].n; k++)
    {
      g_assert_cmpstr (dr_vocabulary_to_string (vocabulary, (int) k), ==, words[k]);
      g_assert_true (dr_vocabulary_parse (vocabulary, words[k], &value));
      g_assert_cmpint (value, ==, (int) k);
    }
  g_assert_cmpstr (dr_vocabulary_to_string (vocabulary, lists[i].value), ==, lists[i].word);

  value = -7;
  g_assert_false (dr_vocabulary_parse (vocabulary, "no-such-word", &value));
  g_assert_false (dr_vocabulary_parse (vocabulary, "", &value));
  g_assert_false (dr_vocabulary_parse (vocabulary, NULL, &value));
  g_assert_cmpint (value, ==, -7);
}

static void
test_stage (void)
{
  DrStage stage = DR_STAGE_CLOSED;
  guint n_live = 0;

  g_assert_cmpstr (dr_stage_to_string (DR_STAGE_MONITORED), ==, "monitored");
  g_assert_true (dr_stage_parse ("returned", &stage));
  g_assert_cmpint (stage, ==, DR_STAGE_RETURNED);
  g_assert_false (dr_stage_parse ("Returned", &stage));
  g_assert_cmpint (stage, ==, DR_STAGE_RETURNED);

  for (guint i = 0; i < DR_N_STAGES; i++)
    n_live += dr_stage_is_live ((DrStage) i);
  g_assert_cmpuint (n_live, ==, 6);
  g_assert_false (dr_stage_is_live (DR_STAGE_DRAFT));
  g_assert_true (dr_stage_is_live (DR_STAGE_SUBMITTED));
  g_assert_true (dr_stage_is_live (DR_STAGE_MONITORED));
  g_assert_false (dr_stage_is_live (DR_STAGE_CLOSED));
}

/* s.149(7): eight of the nine; and a locally adopted one is none of them. */
static void
test_relevant (void)
{
  guint n = 0;

  for (guint i = 0; i < DR_N_CHARACTERISTICS; i++)
    n += dr_characteristic_is_relevant (i) ? 1 : 0;
  g_assert_cmpuint (n, ==, 8);
  g_assert_false (dr_characteristic_is_relevant (DR_CHARACTERISTIC_MARRIAGE_AND_CIVIL_PARTNERSHIP));
  g_assert_false (dr_characteristic_is_relevant (DR_CHARACTERISTIC_LOCAL));
}

static void
test_negative (void)
{
  static const gboolean expected[] = {
    [DR_EFFECT_NONE] = FALSE, [DR_EFFECT_POSITIVE] = FALSE, [DR_EFFECT_NEUTRAL] = FALSE,
    [DR_EFFECT_UNKNOWN] = FALSE, [DR_EFFECT_MIXED] = TRUE, [DR_EFFECT_NEGATIVE] = TRUE,
  };

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_assert_cmpint (dr_effect_is_negative (i), ==, expected[i]);
}

/* What records and JSON compare by must not change its order. */
static void
test_severities (void)
{
  g_assert_cmpstr (dr_vocabulary_words (DR_VOCABULARY_SEVERITY), ==, "advise overdue justify escalate must");
  g_assert_cmpstr (dr_vocabulary_words (DR_VOCABULARY_RESULT), ==, "not-applicable pass unknown fail");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    g_test_add_data_func (lists[i].path, GUINT_TO_POINTER (i), test_list);
  g_test_add_func ("/model/vocabulary/relevant", test_relevant);
  g_test_add_func ("/model/vocabulary/negative", test_negative);
  g_test_add_func ("/model/vocabulary/severities", test_severities);
  g_test_add_func ("/model/vocabulary/stages", test_stage);

  return g_test_run ();
}
