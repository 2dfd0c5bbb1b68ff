/* What the first page says of how far an assessment has come: who signed it, and whose turn it is. */
#include "report-fixture.h"

#include <string.h>

#include "dr-justification.h"

/* What the first page says of where it stands: of a working file, and of a sealed record. */
typedef struct {
  DrStep      step;
  gboolean    sealed;
  const char *said;      /* "": nothing has to be said */
  const char *running;
} Standing;

static const Standing standings[] = {
  { DR_STEP_SUBMIT, FALSE, "Draft\nIt was submitted on 15 September 2025. The reviewer has not endorsed it yet,", "version 2 · Draft · " },
  { DR_STEP_RETURN, FALSE, "Draft\nIt was returned to its manager on 15 September 2025, to be corrected. It may", "version 2 · Draft · " },
  { DR_STEP_ENDORSE, FALSE, "Draft\nThe reviewer endorsed it on 15 September 2025.", "version 2 · Draft · " },
  { DR_STEP_APPROVE, FALSE, "Draft\nIt was approved on 15 September 2025. This report is of a working file", "version 2 · Draft · " },
  { DR_STEP_RETURN, TRUE, "Not approved\nIt was returned to its manager on 15 September 2025, to be corrected in the next", "version 2 · Not approved · " },
  { DR_STEP_ENDORSE, TRUE, "Not approved\nThe reviewer endorsed it on 15 September 2025.", "version 2 · Not approved · " },
  { DR_STEP_WITHDRAW, TRUE, "Withdrawn\nIt was withdrawn on 15 September 2025.", "version 2 · Withdrawn · " },
  { DR_STEP_APPROVE, TRUE, "", "version 2 · Closing" },
};

static void
test_standing (gconstpointer data)
{
  const Standing *standing = data;
  const DrStepTaken taken = { standing->step, { 2025, 9, 15 }, "somebody" };
  const DrSeal seal = { .step = standing->step, .person = "somebody", .name = "Somebody" };
  g_auto (ReportFixture) fixture = { 0 };
  g_autoptr (DrDocument) document = NULL;
  g_autofree char *text = NULL;

  report_fixture_load (&fixture, "data/examples/cashiers-desk.xml");
  fixture.context.steps = &taken;
  fixture.context.n_steps = 1;
  report_fixture_check (&fixture);
  if (standing->sealed)
    {
      fixture.input.record_digest = fixture.digest;
      fixture.input.seal = &seal;
    }
  document = dr_assessment_report_new (&fixture.input);
  text = dr_document_to_text (document);
  g_assert_null (strstr (text, "Nobody has signed this off"));
  g_assert_nonnull (strstr (text, standing->said));
  g_assert_nonnull (strstr (document->running, standing->running));
  g_assert_true (standing->said[0] != '\0' || dr_words_are_empty (&document->status.words));
}

/* How many open findings that words can answer are in a state. */
static guint
count_state (const DrCheck *check,
             DrAnswerState  state)
{
  guint n = 0;

  for (guint i = 0; i < check->n_results; i++)
    n += dr_check_is_open (check, &check->results[i])
         && (check->results[i].severity == DR_SEVERITY_JUSTIFY || check->results[i].severity == DR_SEVERITY_ESCALATE)
         && dr_check_answer_state (check, &check->results[i]) == state;

  return n;
}

/* @format: with one %u; @n: at least 1, or it would prove nothing. */
static void
expect_count (const char *text,
              const char *format,
              guint       n)
{
  static const char note[] = "\nWhat the checks found, and what is still open\n";
  const char *said = strstr (text, note);
  g_autofree char *wanted = g_strdup_printf (format, n);
  g_autofree char *line = NULL;

  g_assert_nonnull (said);
  line = g_strndup (said + strlen (note), strcspn (said + strlen (note), "\n"));
  g_assert_cmpuint (n, >, 0);
  if (strstr (line, wanted) == NULL)
    g_error ("“%s” does not say “%s”", line, wanted);
}

/* An answer is no silence: what waits for somebody's ruling is counted apart from what nobody has answered. */
static void
test_waiting (void)
{
  static const DrVerdict accepted = { "equalities-officer", TRUE };
  g_auto (ReportFixture) fixture = { 0 };
  g_autoptr (DrDocument) document = NULL;
  g_autofree char *text = NULL;
  g_autofree DrJustification *answers = NULL;

  report_fixture_load (&fixture, "data/examples/cashiers-desk.xml");
  answers = g_memdup2 (fixture.assessment->justifications, fixture.assessment->n_justifications * sizeof *answers);
  for (guint i = 0; i < fixture.assessment->n_justifications; i++)
    if (strcmp (answers[i].rule, "ACC-04") == 0)
      answers[i].reviewer = &accepted;
  fixture.assessment->justifications = answers;
  report_fixture_check (&fixture);
  document = dr_assessment_report_new (&fixture.input);
  text = dr_document_to_text (document);
  expect_count (text, "%u that nobody has answered", count_state (fixture.check, DR_ANSWER_NONE));
  expect_count (text, "%u answered, waiting for the reviewer", count_state (fixture.check, DR_ANSWER_GIVEN));
  expect_count (text, "%u answered, waiting for the approver", count_state (fixture.check, DR_ANSWER_ACCEPTED_BY_REVIEWER));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (standings); i++)
    {
      g_autofree char *path = g_strdup_printf ("/reports/standing/%" G_GSIZE_FORMAT, i);

      g_test_add_data_func (path, &standings[i], test_standing);
    }
  g_test_add_func ("/reports/standing/waiting", test_waiting);

  return g_test_run ();
}
