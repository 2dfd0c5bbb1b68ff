/* Which questions are asked, and which must be answered. */
#include "dr-questionnaire.h"

#define EVERYWHERE ((1u << DR_N_NATIONS) - 1)
#define WALES (1u << DR_NATION_WALES)

static const DrBasis bases[] = {
  { 1u << DR_NATION_ENGLAND, "English" },
  { 1u << DR_NATION_WALES | 1u << DR_NATION_SCOTLAND, "other" },
};

static const DrQuestion questions[] = {
  { .id = "always", .nations = EVERYWHERE, .required = DR_REQUIREMENT_ALWAYS, .bases = bases, .n_bases = 2 },
  { .id = "full", .nations = EVERYWHERE, .required = DR_REQUIREMENT_FULL },
  { .id = "only-full", .nations = EVERYWHERE, .only_full = TRUE, .required = DR_REQUIREMENT_FULL },
  { .id = "only-full-optional", .nations = EVERYWHERE, .only_full = TRUE, .required = DR_REQUIREMENT_OPTIONAL },
  { .id = "change", .nations = EVERYWHERE, .required = DR_REQUIREMENT_CHANGE },
  { .id = "only-change", .nations = EVERYWHERE, .only_change = TRUE, .required = DR_REQUIREMENT_CHANGE },
  { .id = "only-change-full", .nations = EVERYWHERE, .only_change = TRUE, .required = DR_REQUIREMENT_FULL },
  { .id = "optional", .nations = EVERYWHERE, .required = DR_REQUIREMENT_OPTIONAL },
  { .id = "Welsh", .nations = WALES, .required = DR_REQUIREMENT_ALWAYS, .bases = bases + 1, .n_bases = 1 },
};

/* Two sections, so that finding goes past the first. */
static const DrSection sections[] = {
  { .id = "change", .questions = questions, .n_questions = 4 },
  { .id = "people", .questions = questions + 4, .n_questions = G_N_ELEMENTS (questions) - 4 },
};

#define CHANGE FALSE
#define REVIEW TRUE
#define UNDECIDED DR_SCREENING_UNDECIDED
#define FULL DR_SCREENING_FULL
#define OUT DR_SCREENING_OUT

static const struct {
  const char *path;
  const char *question;
  DrNation    nation;
  gboolean    access_review;
  DrScreening screening;
  gboolean    applies;
  gboolean    required;
} cases[] = {
  { "always/full", "always", DR_NATION_ENGLAND, CHANGE, FULL, TRUE, TRUE },
  { "always/undecided", "always", DR_NATION_ENGLAND, CHANGE, UNDECIDED, TRUE, TRUE },
  { "always/out", "always", DR_NATION_ENGLAND, CHANGE, OUT, TRUE, TRUE },
  { "always/review", "always", DR_NATION_ENGLAND, REVIEW, UNDECIDED, TRUE, TRUE },
  { "full/full", "full", DR_NATION_ENGLAND, CHANGE, FULL, TRUE, TRUE },
  { "full/undecided", "full", DR_NATION_ENGLAND, CHANGE, UNDECIDED, TRUE, FALSE },
  { "full/out", "full", DR_NATION_ENGLAND, CHANGE, OUT, TRUE, FALSE },
  { "full/review", "full", DR_NATION_ENGLAND, REVIEW, UNDECIDED, TRUE, TRUE },
  { "full/review-full", "full", DR_NATION_ENGLAND, REVIEW, FULL, TRUE, TRUE },
  { "full/review-out", "full", DR_NATION_ENGLAND, REVIEW, OUT, TRUE, FALSE },
  { "only-full/full", "only-full", DR_NATION_SCOTLAND, CHANGE, FULL, TRUE, TRUE },
  { "only-full/undecided", "only-full", DR_NATION_SCOTLAND, CHANGE, UNDECIDED, FALSE, FALSE },
  { "only-full/out", "only-full", DR_NATION_SCOTLAND, CHANGE, OUT, FALSE, FALSE },
  { "only-full/review", "only-full", DR_NATION_SCOTLAND, REVIEW, UNDECIDED, TRUE, TRUE },
  { "only-full/review-out", "only-full", DR_NATION_SCOTLAND, REVIEW, OUT, FALSE, FALSE },
  { "only-full-optional/full", "only-full-optional", DR_NATION_ENGLAND, CHANGE, FULL, TRUE, FALSE },
  { "only-full-optional/out", "only-full-optional", DR_NATION_ENGLAND, CHANGE, OUT, FALSE, FALSE },
  { "change/full", "change", DR_NATION_ENGLAND, CHANGE, FULL, TRUE, TRUE },
  { "change/out", "change", DR_NATION_ENGLAND, CHANGE, OUT, TRUE, TRUE },
  { "change/review", "change", DR_NATION_ENGLAND, REVIEW, UNDECIDED, TRUE, FALSE },
  { "only-change/out", "only-change", DR_NATION_ENGLAND, CHANGE, OUT, TRUE, TRUE },
  { "only-change/review", "only-change", DR_NATION_ENGLAND, REVIEW, FULL, FALSE, FALSE },
  { "only-change-full/full", "only-change-full", DR_NATION_ENGLAND, CHANGE, FULL, TRUE, TRUE },
  { "only-change-full/undecided", "only-change-full", DR_NATION_ENGLAND, CHANGE, UNDECIDED, TRUE, FALSE },
  { "only-change-full/review", "only-change-full", DR_NATION_ENGLAND, REVIEW, FULL, FALSE, FALSE },
  { "optional/full", "optional", DR_NATION_ENGLAND, CHANGE, FULL, TRUE, FALSE },
  { "nation/its-own", "Welsh", DR_NATION_WALES, CHANGE, OUT, TRUE, TRUE },
  { "nation/England", "Welsh", DR_NATION_ENGLAND, CHANGE, FULL, FALSE, FALSE },
  { "nation/Scotland", "Welsh", DR_NATION_SCOTLAND, CHANGE, FULL, FALSE, FALSE },
  { "gone", "asked-last-year", DR_NATION_ENGLAND, CHANGE, FULL, FALSE, FALSE },
};

static DrQuestionnaire *
build (void)
{
  DrQuestionnaire *questionnaire = dr_questionnaire_new ();

  questionnaire->sections = sections;
  questionnaire->n_sections = G_N_ELEMENTS (sections);

  return questionnaire;
}

static void
test_case (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (DrQuestionnaire) questionnaire = build ();

  g_assert_cmpint (dr_questionnaire_applies (questionnaire, cases[i].question, cases[i].nation, cases[i].access_review,
                                             cases[i].screening), ==, cases[i].applies);
  g_assert_cmpint (dr_questionnaire_is_required (questionnaire, cases[i].question, cases[i].nation,
                                                 cases[i].access_review, cases[i].screening), ==, cases[i].required);
}

static void
test_find (void)
{
  g_autoptr (DrQuestionnaire) questionnaire = build ();
  g_autoptr (DrQuestionnaire) shared = dr_questionnaire_ref (questionnaire);

  g_assert_true (dr_questionnaire_find (shared, "always") == &questions[0]);
  g_assert_true (dr_questionnaire_find (shared, "Welsh") == &questions[G_N_ELEMENTS (questions) - 1]);
  g_assert_null (dr_questionnaire_find (shared, ""));
  g_assert_true (dr_questionnaire_find_section (shared, "people") == &sections[1]);
  g_assert_null (dr_questionnaire_find_section (shared, "options"));
}

static void
test_basis (void)
{
  g_assert_cmpstr (dr_question_basis (&questions[0], DR_NATION_ENGLAND), ==, "English");
  g_assert_cmpstr (dr_question_basis (&questions[0], DR_NATION_WALES), ==, "other");
  g_assert_cmpstr (dr_question_basis (&questions[0], DR_NATION_SCOTLAND), ==, "other");
  g_assert_cmpstr (dr_question_basis (&questions[8], DR_NATION_ENGLAND), ==, "");
  g_assert_cmpstr (dr_question_basis (&questions[1], DR_NATION_ENGLAND), ==, "");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/questionnaire/find", test_find);
  g_test_add_func ("/model/questionnaire/basis", test_basis);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/model/questionnaire/asked/%s", cases[i].path);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_case);
    }

  return g_test_run ();
}
