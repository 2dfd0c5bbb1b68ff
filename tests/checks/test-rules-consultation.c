/* The rules about consultation. The decision of the fixture is on 2026-06-01. */
#include "check-fixture.h"

static void
remove_consultations (CheckFixture   *fixture,
                      const CheckRow *row)
{
  fixture->assessment->n_consultations = 0;
}

/* Instead of a consultation of the over 75s a reason for none: @text. */
static void
give_reason (CheckFixture   *fixture,
             const CheckRow *row)
{
  remove_consultations (fixture, row);
  check_fixture_add_no_consultation (fixture, CHECK_INDICES (fixture, CHECK_OVER_75), row->text);
}

static void
give_reason_for_others (CheckFixture   *fixture,
                        const CheckRow *row)
{
  remove_consultations (fixture, row);
  check_fixture_add_no_consultation (fixture, CHECK_INDICES (fixture, CHECK_CARERS), row->text);
}

static void
consult_everybody (CheckFixture   *fixture,
                   const CheckRow *row)
{
  fixture->consultations[0].groups = CHECK_INDICES (fixture, CHECK_ALL);
}

static void
harm_nobody (CheckFixture   *fixture,
             const CheckRow *row)
{
  fixture->assessment->n_impacts = 1;
}

static void
harm_everybody (CheckFixture   *fixture,
                const CheckRow *row)
{
  fixture->impacts[CHECK_OVER_75_IMPACT].groups = CHECK_INDICES (fixture, CHECK_ALL);
}

/* @text: when it closes; @other: when the decision is taken. */
static void
set_closed (CheckFixture   *fixture,
            const CheckRow *row)
{
  fixture->consultations[0].closed = check_date (row->text);
  if (row->other != NULL)
    fixture->assessment->decision_date = check_date (row->other);
}

static void
set_days (CheckFixture   *fixture,
          const CheckRow *row)
{
  check_rulebook_set_parameter (fixture->rulebook, "CON-02", "min_consideration_days", row->number);
  set_closed (fixture, row);
}

static void
set_changed (CheckFixture   *fixture,
             const CheckRow *row)
{
  fixture->consultations[0].changed = row->text;
}

static void
set_answers (CheckFixture *fixture,
             double        asked,
             double        answered)
{
  fixture->consultations[0].asked = asked;
  fixture->consultations[0].answered = answered;
}

static void
answered_of_100 (CheckFixture   *fixture,
                 const CheckRow *row)
{
  set_answers (fixture, 100, row->number);
}

static void
answered_of_1000 (CheckFixture   *fixture,
                  const CheckRow *row)
{
  set_answers (fixture, 1000, row->number);
}

static void
answered_of_unknown (CheckFixture   *fixture,
                     const CheckRow *row)
{
  set_answers (fixture, DR_UNKNOWN, row->number);
}

static void
answered_of_nobody (CheckFixture   *fixture,
                    const CheckRow *row)
{
  set_answers (fixture, 0, row->number);
}

static void
answered_unknown (CheckFixture   *fixture,
                  const CheckRow *row)
{
  set_answers (fixture, row->number, DR_UNKNOWN);
}

/* Asked through one channel that so many of the over 75s can use. */
static void
ask_by_post (CheckFixture   *fixture,
             const CheckRow *row)
{
  fixture->consultations[0].channels = CHECK_INDICES (fixture, CHECK_POST);
  check_fixture_use (fixture, CHECK_OVER_75, CHECK_POST, row->number, 0, CHECK_CENSUS);
}

/* A range counts by its upper end: of 0.55 of 100 people that is 0.6438, of 0.5 it is 0.5962. */
static void
ask_by_surveyed_post (CheckFixture   *fixture,
                      const CheckRow *row)
{
  fixture->consultations[0].channels = CHECK_INDICES (fixture, CHECK_POST);
  check_fixture_use (fixture, CHECK_OVER_75, CHECK_POST, row->number, 100, CHECK_SURVEY);
}

static void
ask_by_unknown (CheckFixture   *fixture,
                const CheckRow *row)
{
  fixture->consultations[0].channels = CHECK_INDICES (fixture, CHECK_POST);
}

static void
ask_by_nothing (CheckFixture   *fixture,
                const CheckRow *row)
{
  fixture->consultations[0].channels = CHECK_NO_INDICES;
}

static void
ask_by_unknown_and_telephone (CheckFixture   *fixture,
                              const CheckRow *row)
{
  fixture->consultations[0].channels = CHECK_INDICES (fixture, CHECK_POST, CHECK_TELEPHONE);
}

static void
ask_by_telephone_and_post (CheckFixture   *fixture,
                           const CheckRow *row)
{
  fixture->consultations[0].channels = CHECK_INDICES (fixture, CHECK_TELEPHONE, CHECK_POST);
  check_fixture_use (fixture, CHECK_OVER_75, CHECK_POST, 0.7, 0, CHECK_CENSUS);
}

static void
ask_by_unknown_and_email (CheckFixture   *fixture,
                          const CheckRow *row)
{
  fixture->consultations[0].channels = CHECK_INDICES (fixture, CHECK_POST, CHECK_EMAIL);
  check_fixture_use (fixture, CHECK_OVER_75, CHECK_EMAIL, 0.4, 0, CHECK_CENSUS);
}

/* Most could write an email, if only so many had the internet. */
static void
ask_by_email (CheckFixture   *fixture,
              const CheckRow *row)
{
  fixture->consultations[0].channels = CHECK_INDICES (fixture, CHECK_EMAIL);
  check_fixture_use (fixture, CHECK_OVER_75, CHECK_EMAIL, 0.9, 0, CHECK_CENSUS);
  check_fixture_set_figure (fixture, DR_FIGURE_USE, CHECK_OVER_75, DR_TARGET_PREREQUISITE, CHECK_INTERNET,
                            row->number, 0, CHECK_CENSUS);
}

/* The second of two things that a channel may need. */
static void
ask_by_video (CheckFixture   *fixture,
              const CheckRow *row)
{
  static const DrPrerequisite prerequisites[] = { { "internet", "Internet" }, { "webcam", "Webcam" } };
  int video;

  fixture->evidence->prerequisites = prerequisites;
  fixture->evidence->n_prerequisites = G_N_ELEMENTS (prerequisites);
  video = check_fixture_add_channel (fixture, "video", TRUE, 1);
  fixture->consultations[0].channels = CHECK_INDICES (fixture, video);
  check_fixture_use (fixture, CHECK_OVER_75, video, 0.9, 0, CHECK_CENSUS);
  check_fixture_set_figure (fixture, DR_FIGURE_USE, CHECK_OVER_75, DR_TARGET_PREREQUISITE, 1, row->number, 0,
                            CHECK_CENSUS);
}

static void
set_reach (CheckFixture   *fixture,
           const CheckRow *row)
{
  check_rulebook_set_parameter (fixture->rulebook, "CON-05", "reach", row->number);
  fixture->consultations[0].channels = CHECK_INDICES (fixture, CHECK_POST);
  check_fixture_use (fixture, CHECK_OVER_75, CHECK_POST, 0.5, 0, CHECK_CENSUS);
}

/* Leaves one of the four tests empty: @number; what is left of it: @text. */
static void
leave_test (CheckFixture   *fixture,
            const CheckRow *row)
{
  const char **tests[] = {
    &fixture->consultations[0].formative,
    &fixture->consultations[0].information,
    &fixture->consultations[0].time,
    &fixture->consultations[0].consideration,
  };

  *tests[(guint) row->number] = row->text;
}

static void
leave_all_tests (CheckFixture   *fixture,
                 const CheckRow *row)
{
  DrConsultation *consultation = &fixture->consultations[0];

  consultation->formative = consultation->information = consultation->time = consultation->consideration = "";
}

static const CheckRow rows[] = {
  /* CON-01 Not asked */
  { "/checks/rules/CON-01/asked", "CON-01", "group:over-75", "pass", .measured = "consulted", .value = "true" },
  { "/checks/rules/CON-01/not-asked", "CON-01", "group:over-75", "fails", remove_consultations,
    .measured = "consulted", .value = "false" },
  { "/checks/rules/CON-01/reason", "CON-01", "group:over-75", "pass", give_reason, "They asked us not to.",
    .measured = "reason_given", .value = "true" },
  { "/checks/rules/CON-01/reason/blank", "CON-01", "group:over-75", "fails", give_reason, " ",
    .measured = "reason_given", .value = "false" },
  { "/checks/rules/CON-01/reason/others", "CON-01", "group:over-75", "fails", give_reason_for_others, "Too few." },
  { "/checks/rules/CON-01/everybody-asked", "CON-01", "group:over-75", "fails", consult_everybody },
  { "/checks/rules/CON-01/everybody-harmed", "CON-01", "group:all", "fails", harm_everybody },
  { "/checks/rules/CON-01/not-negative", "CON-01", "group:carers", "absent" },
  { "/checks/rules/CON-01/nobody-harmed", "CON-01", "assessment", "not-applicable", harm_nobody },

  /* CON-02 Too late to count */
  { "/checks/rules/CON-02/at", "CON-02", "consultation:c1", "pass", set_closed, "2026-05-25" },
  { "/checks/rules/CON-02/late", "CON-02", "consultation:c1", "fails", set_closed, "2026-05-26",
    .measured = "closed", .value = "2026-05-26" },
  { "/checks/rules/CON-02/late/endorse", "CON-02", "consultation:c1", "fails", set_closed, "2026-05-26",
    .step = DR_STEP_ENDORSE },
  { "/checks/rules/CON-02/leap/at", "CON-02", "consultation:c1", "pass", set_closed, "2028-02-23", "2028-03-01" },
  { "/checks/rules/CON-02/leap/late", "CON-02", "consultation:c1", "fails", set_closed, "2028-02-24", "2028-03-01" },
  { "/checks/rules/CON-02/common/at", "CON-02", "consultation:c1", "pass", set_closed, "2027-02-22", "2027-03-01" },
  { "/checks/rules/CON-02/common/late", "CON-02", "consultation:c1", "fails", set_closed, "2027-02-23",
    "2027-03-01" },
  { "/checks/rules/CON-02/parameter/at", "CON-02", "consultation:c1", "pass", set_days, "2026-05-31", .number = 1,
    .measured = "min_consideration_days", .value = "1" },
  { "/checks/rules/CON-02/parameter/late", "CON-02", "consultation:c1", "fails", set_days, "2026-06-01",
    .number = 1 },
  { "/checks/rules/CON-02/not-closed", "CON-02", "consultation:c1", "unknown", set_closed, "",
    .measured = "closed", .value = "null" },
  { "/checks/rules/CON-02/no-decision", "CON-02", "consultation:c1", "unknown", set_closed, "2026-05-25", "",
    .measured = "decision_date", .value = "null" },
  { "/checks/rules/CON-02/none", "CON-02", "assessment", "not-applicable", remove_consultations },
  { "/checks/rules/CON-02/decided", "CON-02", "assessment", "not-applicable", set_closed, "2026-05-26",
    .step = DR_STEP_DECIDE },

  /* CON-03 Nothing came of it */
  { "/checks/rules/CON-03/said", "CON-03", "consultation:c1", "pass", .measured = "said", .value = "true" },
  { "/checks/rules/CON-03/not-said", "CON-03", "consultation:c1", "fails", set_changed, "",
    .measured = "said", .value = "false" },
  { "/checks/rules/CON-03/blank", "CON-03", "consultation:c1", "fails", set_changed, "\n \n" },
  { "/checks/rules/CON-03/none", "CON-03", "assessment", "not-applicable", remove_consultations },

  /* CON-04 Few answered. Pilot: 1,300 of 3,000. */
  { "/checks/rules/CON-04/pilot", "CON-04", "consultation:c1", "pass", .measured = "rate", .value = "0.433333333" },
  { "/checks/rules/CON-04/answers/at", "CON-04", "consultation:c1", "pass", answered_of_100, .number = 30 },
  { "/checks/rules/CON-04/answers/few", "CON-04", "consultation:c1", "fails", answered_of_100, .number = 29 },
  { "/checks/rules/CON-04/rate/at", "CON-04", "consultation:c1", "pass", answered_of_1000, .number = 200,
    .measured = "rate", .value = "0.2" },
  { "/checks/rules/CON-04/rate/low", "CON-04", "consultation:c1", "fails", answered_of_1000, .number = 199,
    .measured = "rate", .value = "0.199" },
  { "/checks/rules/CON-04/asked-unknown/at", "CON-04", "consultation:c1", "pass", answered_of_unknown, .number = 30,
    .measured = "rate", .value = "null" },
  { "/checks/rules/CON-04/asked-unknown/few", "CON-04", "consultation:c1", "fails", answered_of_unknown,
    .number = 29 },
  { "/checks/rules/CON-04/asked-nobody", "CON-04", "consultation:c1", "pass", answered_of_nobody, .number = 30,
    .measured = "rate", .value = "null" },
  { "/checks/rules/CON-04/answered-unknown", "CON-04", "consultation:c1", "unknown", answered_unknown, .number = 3000,
    .measured = "answered", .value = "null" },
  { "/checks/rules/CON-04/none", "CON-04", "assessment", "not-applicable", remove_consultations },

  /* CON-05 Asked where they are not */
  { "/checks/rules/CON-05/telephone", "CON-05", "consultation:c1/group:over-75", "pass",
    .measured = "best_use", .value = "1" },
  { "/checks/rules/CON-05/at", "CON-05", "consultation:c1/group:over-75", "pass", ask_by_post, .number = 0.6,
    .measured = "channels", .value = "" },
  { "/checks/rules/CON-05/under", "CON-05", "consultation:c1/group:over-75", "fails", ask_by_post, .number = 0.599,
    .measured = "channels", .value = "post" },
  { "/checks/rules/CON-05/range", "CON-05", "consultation:c1/group:over-75", "pass", ask_by_surveyed_post,
    .number = 0.55 },
  { "/checks/rules/CON-05/range/under", "CON-05", "consultation:c1/group:over-75", "fails", ask_by_surveyed_post,
    .number = 0.5 },
  { "/checks/rules/CON-05/unknown", "CON-05", "consultation:c1/group:over-75", "fails", ask_by_unknown,
    .measured = "best_use", .value = "null" },
  { "/checks/rules/CON-05/nothing", "CON-05", "consultation:c1/group:over-75", "fails", ask_by_nothing },
  { "/checks/rules/CON-05/unknown-and-telephone", "CON-05", "consultation:c1/group:over-75", "pass",
    ask_by_unknown_and_telephone, .measured = "channels", .value = "post" },
  { "/checks/rules/CON-05/telephone-and-post", "CON-05", "consultation:c1/group:over-75", "pass",
    ask_by_telephone_and_post, .measured = "best_use", .value = "1" },
  { "/checks/rules/CON-05/unknown-and-email", "CON-05", "consultation:c1/group:over-75", "fails",
    ask_by_unknown_and_email,
    .measured = "best_use", .value = "0.4" },
  { "/checks/rules/CON-05/internet/at", "CON-05", "consultation:c1/group:over-75", "pass", ask_by_email,
    .number = 0.6 },
  { "/checks/rules/CON-05/internet/under", "CON-05", "consultation:c1/group:over-75", "fails", ask_by_email,
    .number = 0.599, .measured = "best_use", .value = "0.599" },
  { "/checks/rules/CON-05/webcam/at", "CON-05", "consultation:c1/group:over-75", "pass", ask_by_video, .number = 0.6 },
  { "/checks/rules/CON-05/webcam/under", "CON-05", "consultation:c1/group:over-75", "fails", ask_by_video,
    .number = 0.599, .measured = "best_use", .value = "0.599" },
  { "/checks/rules/CON-05/parameter/at", "CON-05", "consultation:c1/group:over-75", "pass", set_reach, .number = 0.5,
    .measured = "reach", .value = "0.5" },
  { "/checks/rules/CON-05/parameter/under", "CON-05", "consultation:c1/group:over-75", "fails", set_reach,
    .number = 0.51 },
  { "/checks/rules/CON-05/not-negative", "CON-05", "consultation:c1/group:disabled", "absent" },
  { "/checks/rules/CON-05/nobody-asked", "CON-05", "assessment", "not-applicable", consult_everybody },
  { "/checks/rules/CON-05/none", "CON-05", "assessment", "not-applicable", remove_consultations },

  /* CON-06 Fair consultation */
  { "/checks/rules/CON-06/said", "CON-06", "consultation:c1", "pass", .measured = "missing", .value = "" },
  { "/checks/rules/CON-06/formative", "CON-06", "consultation:c1", "fails", leave_test, "", .number = 0,
    .measured = "missing", .value = "formative" },
  { "/checks/rules/CON-06/information", "CON-06", "consultation:c1", "fails", leave_test, " ", .number = 1,
    .measured = "missing", .value = "information" },
  { "/checks/rules/CON-06/time", "CON-06", "consultation:c1", "fails", leave_test, "", .number = 2,
    .measured = "missing", .value = "time" },
  { "/checks/rules/CON-06/consideration", "CON-06", "consultation:c1", "fails", leave_test, "", .number = 3,
    .measured = "missing", .value = "consideration" },
  { "/checks/rules/CON-06/all", "CON-06", "consultation:c1", "fails", leave_all_tests,
    .measured = "missing", .value = "formative information time consideration" },
  { "/checks/rules/CON-06/none", "CON-06", "assessment", "not-applicable", remove_consultations },
};

/* Too late is advice to who submits, and must be mended before endorsement. */
static void
test_late_severity (void)
{
  static const struct { DrStep next; DrSeverity severity; } steps[] = {
    { DR_STEP_SUBMIT, DR_SEVERITY_ADVISE },
    { DR_STEP_ENDORSE, DR_SEVERITY_MUST },
    { DR_STEP_APPROVE, DR_SEVERITY_MUST },
  };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (CheckFixture) fixture = check_fixture_new ();

      check_fixture_advance (fixture, steps[i].next);
      fixture->consultations[0].closed = check_date ("2026-05-31");
      g_assert_cmpint (check_fixture_result (fixture, "CON-02", "consultation:c1")->severity, ==, steps[i].severity);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  check_fixture_add_rows (rows, G_N_ELEMENTS (rows));
  g_test_add_func ("/checks/rules/CON-02/severity", test_late_severity);

  return g_test_run ();
}
