/* The drafts that are shipped: each makes a record that verifies, and each shows what it is there to show. */
#include "dr-assessment-reader.h"
#include "dr-questionnaire-reader.h"
#include "dr-record.h"
#include "dr-rulebook-reader.h"
#include "dr-verify.h"

#include "fixture.h"

static const char * const examples[] = {
  "access-review", "bishops-stortford-desk", "cashiers-desk", "cheques", "clean", "every-family", "four-day-week",
  "wales", "worked-example",
};

/* A draft with everything that was computed from it. */
typedef struct {
  DrAssessment *assessment;
  DrEvidence   *evidence;
  DrContext     context;
  DrRulebook   *rulebook;
  DrCheck      *check;
  char         *digest;
} Example;

static void
example_clear (Example *self)
{
  dr_check_free (self->check);
  dr_rulebook_unref (self->rulebook);
  dr_assessment_unref (self->assessment);
  dr_evidence_unref (self->evidence);
  g_free (self->digest);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Example, example_clear)

static void
example_check (Example    *self,
               const char *name)
{
  g_autofree char *file = g_strconcat (name, ".xml", NULL);
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "examples", file, NULL);
  g_autoptr (GError) error = NULL;

  self->rulebook = dr_rulebook_read_default (&error);
  g_assert_no_error (error);
  self->assessment = dr_assessment_read_file (path, NULL, &self->evidence, &self->digest, &self->context, &error);
  g_assert_no_error (error);
  /* Each says as of when, so that it shows the same for ever. */
  g_assert_true (dr_date_is_set (self->context.as_of));
  self->check = dr_check_new (self->evidence, self->assessment, &self->context, self->rulebook);
}

static void
test_record (gconstpointer name)
{
  g_auto (Example) example = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (DrQuestionnaire) questionnaire = dr_questionnaire_read_default (&error);
  g_autoptr (DrVerification) verification = NULL;
  g_autofree char *record = NULL;
  gsize length = 0;
  char *path;

  g_assert_no_error (error);
  example_check (&example, name);
  record = dr_record_write (example.check, example.digest, questionnaire, NULL, &length);
  g_assert_cmpuint (strlen (record), ==, length);

  path = fixture_file (record);
  verification = dr_verify_file (path, &error);
  fixture_remove (path);
  g_assert_no_error (error);
  for (guint i = 0; i < DR_N_VERIFY_CHECKS; i++)
    for (guint k = 0; k < verification->results[i].lines->len; k++)
      g_test_message ("%s: %s", dr_verify_check_id (i), ((DrVerifyLine *) verification->results[i].lines->pdata[k])->words);
  g_assert_true (dr_verification_passed (verification));
}

/* An answer to a question that does not apply stays in the draft. */
static void
test_screened_out (void)
{
  g_auto (Example) example = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (DrQuestionnaire) questionnaire = dr_questionnaire_read_default (&error);
  g_autofree char *record = NULL;
  gsize length = 0;

  g_assert_no_error (error);
  example_check (&example, "every-family");
  g_assert_cmpuint (example.assessment->n_answers, ==, 2);
  record = dr_record_write (example.check, example.digest, questionnaire, NULL, &length);
  g_assert_nonnull (strstr (record, "<answer question=\"service-purpose\">"));
  g_assert_null (strstr (record, "<answer question=\"journeys\">"));
}

static void
test_clean (void)
{
  g_auto (Example) example = { 0 };

  example_check (&example, "clean");
  for (guint i = 0; i < example.check->n_results; i++)
    {
      const DrResult *result = &example.check->results[i];

      g_test_message ("%s %s", dr_check_get_rule (example.check, result)->id, result->subject);
      g_assert_true (result->kind == DR_RESULT_PASS || result->kind == DR_RESULT_NOT_APPLICABLE);
    }
}

static void
test_every_family (void)
{
  g_auto (Example) example = { 0 };
  g_autoptr (GHashTable) failing = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  example_check (&example, "every-family");
  for (guint i = 0; i < example.check->n_results; i++)
    if (example.check->results[i].kind == DR_RESULT_FAIL)
      g_hash_table_add (failing, g_strndup (dr_check_get_rule (example.check, &example.check->results[i])->id, 3));
  for (guint i = 0; i < example.rulebook->n_rules; i++)
    {
      g_autofree char *family = g_strndup (example.rulebook->rules[i].id, 3);

      g_test_message ("%s", family);
      g_assert_true (g_hash_table_contains (failing, family));
    }
}

static void
expect_interval (DrInterval interval,
                 double     lo,
                 double     hi)
{
  g_assert_cmpfloat (interval.lo, ==, lo);
  g_assert_cmpfloat (interval.hi, ==, hi);
}

/* The numbers that schemas/record-format.md prints. */
static void
test_worked_example (void)
{
  g_auto (Example) example = { 0 };
  const DrGroupReview *review;

  example_check (&example, "worked-example");
  review = dr_access_review_get (example.check->review, 0,
                                 (guint) dr_evidence_find_group (example.evidence, "age-75-plus"));

  g_assert_cmpfloat (review->people, ==, 1200.0);
  expect_interval (review->excluded_before, 0.0, 0.152522147);
  expect_interval (review->excluded_after, 0.0, 0.242623002);
  expect_interval (review->plain.newly_excluded, 0.0, 0.242623002);
  g_assert_cmpint (review->plain.newly_excluded_people.lo, ==, 0);
  g_assert_cmpint (review->plain.newly_excluded_people.hi, ==, 292);
  expect_interval (review->plain.at_risk, 0.236264105, 0.532885388);
  g_assert_cmpint (review->plain.at_risk_people.lo, ==, 283);
  g_assert_cmpint (review->plain.at_risk_people.hi, ==, 640);
  expect_interval (review->displaced.share, 0.3, 0.3);
  expect_interval (review->restricted.share, 0.5, 0.5);
  expect_interval (review->affected.share, 0.8, 0.8);
  g_assert_cmpfloat (review->displaced_against_rest.rest, ==, 0.05);
  g_assert_cmpfloat (review->displaced_against_rest.difference, ==, 0.25);
  g_assert_cmpfloat (review->displaced_against_rest.ratio, ==, 6.0);
  expect_interval (review->displaced_against_rest.interval, 0.186436572, 0.321331241);
  g_assert_cmpfloat (review->affected_against_rest.rest, ==, 0.527272727);
  g_assert_cmpfloat (review->affected_against_rest.difference, ==, 0.272727273);
  g_assert_cmpfloat (review->affected_against_rest.ratio, ==, 1.517241379);
  expect_interval (review->affected_against_rest.interval, 0.202941349, 0.331210194);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autofree char *path = g_strconcat ("/records/examples/record/", examples[i], NULL);

      g_test_add_data_func (path, examples[i], test_record);
    }
  g_test_add_func ("/records/examples/clean", test_clean);
  g_test_add_func ("/records/examples/every-family", test_every_family);
  g_test_add_func ("/records/examples/screened-out", test_screened_out);
  g_test_add_func ("/records/examples/worked-example", test_worked_example);

  return g_test_run ();
}
