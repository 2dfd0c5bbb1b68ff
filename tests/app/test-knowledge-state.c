/* What the place Knowledge says: bounds of thresholds, fields in words, what another rulebook would change. */
#include <string.h>

#include "dr-edition-edit.h"
#include "dr-knowledge-state.h"
#include "dr-questions-effect.h"
#include "dr-questionnaire-reader.h"
#include "dr-rulebook-reader.h"

static const DrParameter share = { "points", 0.05, 0.05, 0, 1, "share" };
static const DrParameter people = { "people", 10, 10, 1, 100000, "people" };
static const DrParameter ratio = { "ratio", 1.25, 1.25, 1, 10, "ratio" };

static const struct {
  const char        *path;
  const DrParameter *parameter;
  const char        *value;     /* (nullable) */
  const char        *says;      /* (nullable): words of the refusal */
} thresholds[] = {
  { "/app/knowledge/threshold/within", &share, "0.5", NULL },
  { "/app/knowledge/threshold/least", &share, "0", NULL },
  { "/app/knowledge/threshold/most", &share, "1", NULL },
  { "/app/knowledge/threshold/beyond", &share, "1.01", "from 0 to 100 %" },
  { "/app/knowledge/threshold/least-people", &people, "1", NULL },
  { "/app/knowledge/threshold/below", &people, "0", "from 1 to 100,000 people" },
  { "/app/knowledge/threshold/nothing", &people, "", "from 1 to 100,000 people" },
  { "/app/knowledge/threshold/none", &people, NULL, "from 1 to 100,000 people" },
  { "/app/knowledge/threshold/words", &ratio, "a lot", "from 1 to 10 times" },
  { "/app/knowledge/threshold/half", &ratio, "2x", "from 1 to 10 times" },
};

static void
test_threshold (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *problem = dr_threshold_problem (thresholds[i].parameter, thresholds[i].value);

  if (thresholds[i].says == NULL)
    g_assert_null (problem);
  else
    g_assert_nonnull (strstr (problem, thresholds[i].says));
}

static void
test_steps (void)
{
  DrCase one = { .id = "fails", .steps = 1u << DR_STEP_SUBMIT };
  DrCase two;
  g_autofree char *alone = NULL;
  g_autofree char *both = NULL;
  g_autofree char *own = NULL;

  for (guint step = 0; step < DR_N_STEPS; step++)
    one.severity[step] = DR_SEVERITY_MUST;
  two = one;
  alone = dr_case_steps_words (&one);
  g_assert_cmpstr (alone, ==, "Tested at: submission.");
  two.steps |= 1u << DR_STEP_CLOSE;
  both = dr_case_steps_words (&two);
  g_assert_cmpstr (both, ==, "Tested at: submission, closing.");
  two.severity[DR_STEP_CLOSE] = DR_SEVERITY_OVERDUE;
  own = dr_case_steps_words (&two);
  g_assert_cmpstr (own, ==, "Tested at: submission, closing. At closing it is: overdue.");
}

static const struct {
  const char *key;
  gboolean    of_rule;
  const char *words;
} keys[] = {
  { "ACC-01/parameter/may_exclude_share/value", TRUE, "ACC-01 No way left to reach the service: threshold “Share that may be left without a way”" },
  { "ACC-01/case/excluded/severity", TRUE, "ACC-01 No way left to reach the service: severity where people are left without a way" },
  { "ACC-01/case/excluded/at/close", TRUE,
    "ACC-01 No way left to reach the service: severity where people are left without a way, at closing" },
  { "ACC-02/case/uncertain/message", TRUE, "ACC-02 Bears more of the change than others: words where too few were asked to be certain" },
  { "ACC-02/parameter/points/maximum", TRUE,
    "ACC-02 Bears more of the change than others: threshold “Difference between shares”, highest value" },
  { "ACC-01/basis/Wales", TRUE, "ACC-01 No way left to reach the service: basis, Wales" },
  { "version", TRUE, "version" },
  { "question/aims/prompt", FALSE, "“What do you want to be better afterwards, and how does the change bring that about?”: question" },
  { "question/other/why", FALSE, "“other”: why we ask" },
  { "section/change/title", FALSE, "Section “The change”: title" },
  { "measures/satisfaction/satisfaction-reach/why", FALSE, "Shared question “Easy to reach”: why we ask" },
};

static void
test_keys (void)
{
  g_autoptr (DrRulebook) rulebook = dr_rulebook_read_default (NULL);
  g_autoptr (DrQuestionnaire) questionnaire = dr_questionnaire_read_default (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *words = dr_edition_key_words (keys[i].key, keys[i].of_rule ? rulebook : NULL, questionnaire);

      g_assert_cmpstr (words, ==, keys[i].words);
    }
  for (guint i = 0; i < rulebook->n_rules; i++)
    g_assert_cmpstr (dr_rule_family (rulebook->rules[i].id), !=, "Others");
}

#define PASS { TRUE, DR_RESULT_PASS, "", DR_SEVERITY_ADVISE }
#define FAIL(severity) { TRUE, DR_RESULT_FAIL, "fails", DR_SEVERITY_##severity }
#define UNKNOWN { TRUE, DR_RESULT_UNKNOWN, "", DR_SEVERITY_ADVISE }
#define ABSENT { FALSE, DR_RESULT_PASS, "", DR_SEVERITY_ADVISE }

static void
test_changes (void)
{
  static const DrDriftDifference first[] = {
    { "ACC-01", "group:a", PASS, FAIL (JUSTIFY) },
    { "ACC-01", "group:b", UNKNOWN, FAIL (JUSTIFY) },
    { "ACC-01", "group:c", ABSENT, FAIL (JUSTIFY) },
    { "EVD-03", "source:a", FAIL (JUSTIFY), PASS },
  };
  static const DrDriftDifference second[] = {
    { "EVD-03", "source:a", FAIL (JUSTIFY), FAIL (ESCALATE) },
    { "EVD-03", "source:b", PASS, UNKNOWN },
    { "EVD-03", "source:c", FAIL (JUSTIFY), ABSENT },
  };
  static const DrDrift items[] = {
    { "A", 1, "", NULL, first, 4 }, { "B", 2, "", NULL, second, 3 }, { "C", 1, "", "C cannot be read", NULL, 0 },
  };
  const DrRecheck recheck = { .items = items, .n_items = 3, .n_looked_at = 9 };
  const DrRecheck none = { .items = items, .n_items = 0, .n_looked_at = 9 };
  g_autoptr (DrRulebook) rulebook = dr_rulebook_read_default (NULL);
  g_auto (DrWhatChanges) changes = { 0 };
  g_auto (DrWhatChanges) nothing = { 0 };

  dr_what_changes_init (&changes, &recheck, rulebook);
  g_assert_cmpuint (changes.n_appear, ==, 3);
  g_assert_cmpuint (changes.n_vanish, ==, 2);
  g_assert_cmpuint (changes.n_other, ==, 2);
  g_assert_cmpuint (changes.n_concerned, ==, 2);
  g_assert_cmpstr (changes.headline, ==, "3 findings appear, 2 vanish, 2 other results change, in 2 of 9 live assessments");
  g_assert_cmpstr (changes.by_rule[0], ==, "ACC-01 No way left to reach the service: 3 findings appear, 0 vanish");
  g_assert_nonnull (strstr (changes.by_rule[1], "0 findings appear, 2 vanish, 2 other results change"));
  g_assert_null (changes.by_rule[2]);
  g_assert_cmpstr (changes.assessments[0], ==, "A, version 1: 3 findings appear, 1 vanishes");
  g_assert_cmpstr (changes.assessments[1], ==, "B, version 2: 0 findings appear, 1 vanishes, 2 other results change");
  g_assert_cmpstr (changes.assessments[2], ==, "C, version 1: C cannot be read");

  dr_what_changes_init (&nothing, &none, rulebook);
  g_assert_nonnull (strstr (nothing.headline, "Nothing would change in the 9 assessments"));
}

static void
test_why_not (void)
{
  static const DrPerson persons[] = { { "sian", "Siân", "" }, { "mair", "Mair", "" }, { "one", "One", "" } };
  static const DrGrant grants[] = {
    { .person = "mair", .role = DR_ROLE_MANAGER, .service = "" },
    { .person = "one", .role = DR_ROLE_EQUALITIES, .service = "revenues" },
    { .person = "sian", .role = DR_ROLE_EQUALITIES, .service = "" },
  };
  const DrPeopleList list = { .people = persons, .n_people = 3, .roles = grants, .n_roles = 3 };

  g_assert_null (dr_knowledge_why_not (&list, "sian"));
  g_assert_nonnull (dr_knowledge_why_not (&list, "mair"));
  g_assert_nonnull (dr_knowledge_why_not (&list, "one"));   /* of one service only */
  g_assert_nonnull (dr_knowledge_why_not (&list, NULL));
}

/* What a questionnaire would newly ask of drafts: not what they have answered, nor what does not apply to them. */
static void
test_questions_effect (void)
{
  static const DrField full[] = {
    { .key = "@kind", .value = "change" }, { .key = "@nation", .value = "England" },
    { .key = "screening/@decision", .value = "full" },
  };
  static const DrField answered[] = {
    { .key = "@kind", .value = "change" }, { .key = "@nation", .value = "England" },
    { .key = "answers/answer[aims]", .value = "Fewer queues." },
    { .key = "answers/answer[related-changes]", .value = "None." }, { .key = "screening/@decision", .value = "full" },
  };
  static const DrField review[] = {
    { .key = "@kind", .value = "access-review" }, { .key = "@nation", .value = "England" },
  };
  g_autoptr (DrQuestionnaire) from = dr_questionnaire_read_default (NULL);
  g_autoptr (GHashTable) edits = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (DrQuestionnaire) to = NULL;
  g_autoptr (DrQuestionsEffect) same = dr_questions_effect_new (from, from);
  g_autoptr (DrQuestionsEffect) effect = NULL;
  g_autoptr (DrWhatChanges) nothing = NULL;
  g_autoptr (DrWhatChanges) changes = NULL;

  g_assert_false (dr_questionnaire_is_required (from, "related-changes", DR_NATION_ENGLAND, FALSE, DR_SCREENING_FULL));
  g_hash_table_insert (edits, (gpointer) "question/related-changes/required", (gpointer) "change");
  g_hash_table_insert (edits, (gpointer) "question/aims/retired", (gpointer) "true");
  to = dr_questionnaire_edit (from, edits);

  dr_questions_effect_add (same, "EIA-1", 1, full, G_N_ELEMENTS (full));
  nothing = dr_questions_effect_finish (same);
  g_assert_cmpuint (nothing->n_concerned, ==, 0);
  g_assert_nonnull (strstr (nothing->headline, "Nothing"));

  effect = dr_questions_effect_new (from, to);
  dr_questions_effect_add (effect, "EIA-1", 1, full, G_N_ELEMENTS (full));
  dr_questions_effect_add (effect, "EIA-2", 3, answered, G_N_ELEMENTS (answered));
  dr_questions_effect_add (effect, "EIA-3", 1, review, G_N_ELEMENTS (review));
  changes = dr_questions_effect_finish (effect);
  g_assert_cmpuint (changes->n_looked_at, ==, 3);
  g_assert_cmpuint (changes->n_concerned, ==, 2);
  g_assert_cmpuint (changes->n_appear, ==, 1);
  g_assert_cmpuint (changes->n_vanish, ==, 1);
  g_assert_cmpstr (changes->headline, ==, "1 answer would newly be required, in 2 of 3 drafts");
  g_assert_cmpuint (g_strv_length (changes->by_rule), ==, 1);
  g_assert_nonnull (strstr (changes->by_rule[0], "newly required of 1 draft"));
  g_assert_cmpstr (changes->assessments[0], ==, "EIA-1, version 1: 1 answer newly required");
  g_assert_cmpstr (changes->assessments[1], ==, "EIA-2, version 3: 1 answer no longer asked for");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (thresholds); i++)
    g_test_add_data_func (thresholds[i].path, GUINT_TO_POINTER (i), test_threshold);
  g_test_add_func ("/app/knowledge/keys", test_keys);
  g_test_add_func ("/app/knowledge/steps", test_steps);
  g_test_add_func ("/app/knowledge/changes", test_changes);
  g_test_add_func ("/app/knowledge/questions-effect", test_questions_effect);
  g_test_add_func ("/app/knowledge/why-not", test_why_not);

  return g_test_run ();
}
