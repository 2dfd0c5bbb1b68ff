/* What people read: quantities, names, and the rulebook's words with the figures filled in. */
#include "access-fixture.h"

#include "dr-message.h"
#include "dr-names.h"

/* --- Quantities --- */

#define D(y, m, d) { y, m, d }

static const struct {
  const char *path;
  DrMeasured  measured;
  const char *expected;
} formats[] = {
  { "/checks/message/unknown", { "x", DR_MEASURED_UNKNOWN, 0, 0, D (0, 0, 0), NULL }, "not known" },
  { "/checks/message/share", { "x", DR_MEASURED_SHARE, 0.2426, 0.2426, D (0, 0, 0), NULL }, "24.3 %" },
  { "/checks/message/share/whole", { "x", DR_MEASURED_SHARE, 0.2, 0.2, D (0, 0, 0), NULL }, "20 %" },
  { "/checks/message/share/rounded-to-whole", { "x", DR_MEASURED_SHARE, 0.1999, 0.2, D (0, 0, 0), NULL }, "20 %" },
  { "/checks/message/share/all", { "x", DR_MEASURED_SHARE, 1, 1, D (0, 0, 0), NULL }, "100 %" },
  { "/checks/message/share/negative", { "x", DR_MEASURED_SHARE, -0.145, -0.145, D (0, 0, 0), NULL }, "−14.5 %" },
  { "/checks/message/share/tiny-negative", { "x", DR_MEASURED_SHARE, -0.0001, 0, D (0, 0, 0), NULL }, "0.0 %" },
  { "/checks/message/interval", { "x", DR_MEASURED_SHARE_INTERVAL, 0, 0.2426, D (0, 0, 0), NULL }, "0 % to 24.3 %" },
  { "/checks/message/interval/one", { "x", DR_MEASURED_SHARE_INTERVAL, 0.3, 0.3, D (0, 0, 0), NULL }, "30 %" },
  { "/checks/message/interval/shows-one", { "x", DR_MEASURED_SHARE_INTERVAL, 0.3, 0.3001, D (0, 0, 0), NULL },
    "30 %" },
  { "/checks/message/ratio", { "x", DR_MEASURED_RATIO, 1.5172, 1.5172, D (0, 0, 0), NULL }, "1.52 times" },
  { "/checks/message/people", { "x", DR_MEASURED_PEOPLE, 292, 292, D (0, 0, 0), NULL }, "292 people" },
  { "/checks/message/people/one", { "x", DR_MEASURED_PEOPLE, 1, 1, D (0, 0, 0), NULL }, "1 person" },
  { "/checks/message/people/interval", { "x", DR_MEASURED_PEOPLE_INTERVAL, 0, 292, D (0, 0, 0), NULL },
    "0 to 292 people" },
  { "/checks/message/people/interval/one", { "x", DR_MEASURED_PEOPLE_INTERVAL, 0, 1, D (0, 0, 0), NULL },
    "0 to 1 person" },
  { "/checks/message/people/interval/same", { "x", DR_MEASURED_PEOPLE_INTERVAL, 5, 5, D (0, 0, 0), NULL },
    "5 people" },
  { "/checks/message/people/thousands", { "x", DR_MEASURED_PEOPLE_INTERVAL, 999, 1234567, D (0, 0, 0), NULL },
    "999 to 1,234,567 people" },
  { "/checks/message/count", { "x", DR_MEASURED_COUNT, 5000, 5000, D (0, 0, 0), NULL }, "5,000" },
  { "/checks/message/count/part", { "x", DR_MEASURED_COUNT, 499.29, 0, D (0, 0, 0), NULL }, "499.3" },
  { "/checks/message/count/negative", { "x", DR_MEASURED_COUNT, -12345, 0, D (0, 0, 0), NULL }, "−12,345" },
  { "/checks/message/count/three-digits", { "x", DR_MEASURED_COUNT, 100, 0, D (0, 0, 0), NULL }, "100" },
  { "/checks/message/date", { "x", DR_MEASURED_DATE, 0, 0, D (2026, 3, 5), NULL }, "5 March 2026" },
  { "/checks/message/date/month", { "x", DR_MEASURED_DATE, 0, 0, D (2026, 3, 0), NULL }, "March 2026" },
  { "/checks/message/date/year", { "x", DR_MEASURED_DATE, 0, 0, D (2026, 0, 0), NULL }, "2026" },
  { "/checks/message/date/none", { "x", DR_MEASURED_DATE, 0, 0, D (0, 0, 0), NULL }, "no date" },
  { "/checks/message/flag/yes", { "x", DR_MEASURED_FLAG, 1, 1, D (0, 0, 0), NULL }, "yes" },
  { "/checks/message/flag/no", { "x", DR_MEASURED_FLAG, 0, 0, D (0, 0, 0), NULL }, "no" },
  { "/checks/message/word", { "x", DR_MEASURED_WORD, 0, 0, D (0, 0, 0), "none" }, "none" },
  { "/checks/message/ids/none", { "withdrawn", DR_MEASURED_IDS, 0, 0, D (0, 0, 0), "" }, "none" },
  { "/checks/message/ids/points", { "withdrawn", DR_MEASURED_IDS, 0, 0, D (0, 0, 0), "phone-line hertford-desk" },
    "The line, The desk at Hertford" },
  { "/checks/message/ids/groups", { "uncovered", DR_MEASURED_IDS, 0, 0, D (0, 0, 0), "carers over-75" },
    "Carers, over-75" },
  { "/checks/message/ids/channels", { "channels", DR_MEASURED_IDS, 0, 0, D (0, 0, 0), "website" }, "The website" },
  { "/checks/message/ids/characteristics",
    { "characteristics", DR_MEASURED_IDS, 0, 0, D (0, 0, 0), "sex race" }, "sex, race" },
  { "/checks/message/ids/entries", { "entries", DR_MEASURED_IDS, 0, 0, D (0, 0, 0), "others" },
    "Impact on under-75, disabled, Carers" },
  { "/checks/message/ids/no-kind", { "missing", DR_MEASURED_IDS, 0, 0, D (0, 0, 0), "time formative" },
    "time, formative" },
};

static CheckFixture *
named_fixture (void)
{
  CheckFixture *fixture = check_fixture_new ();

  fixture->points[CHECK_POINT_TELEPHONE].name = "The line";
  fixture->points[CHECK_POINT_DESK].name = "The desk at Hertford";
  fixture->groups[CHECK_CARERS].name = "Carers";
  fixture->channels[CHECK_WEBSITE].name = "The website";
  fixture->options[CHECK_OTHER_OPTION].name = "Another way";
  fixture->consultations[0].name = "The survey of March";
  fixture->measures[0].name = "Visits";
  fixture->sources[CHECK_SURVEY].title = "Customer survey";
  fixture->service->name = "Revenues and benefits";

  return fixture;
}

static void
test_format (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (CheckFixture) fixture = named_fixture ();
  g_autofree char *text = dr_measured_format (check_fixture_run (fixture), &formats[i].measured);

  g_assert_cmpstr (text, ==, formats[i].expected);
}

static void
test_unknown_numbers (void)
{
  g_autofree char *share = dr_format_share (DR_UNKNOWN);
  g_autofree char *count = dr_format_count (DR_UNKNOWN);
  g_autofree char *people = dr_format_people ((DrPeople) { FALSE, 0, 0 });

  g_assert_cmpstr (share, ==, "not known");
  g_assert_cmpstr (count, ==, "not known");
  g_assert_cmpstr (people, ==, "a number of people that is not known");
}

/* --- Names --- */

static const struct {
  const char *path;
  const char *subject;
  const char *expected;
} subjects[] = {
  { "/checks/message/subject/assessment", "assessment", "the assessment" },
  { "/checks/message/subject/group", "group:carers", "Carers" },
  { "/checks/message/subject/two", "group:carers/need:large-print", "Carers: Large print" },
  { "/checks/message/subject/three", "option:other/channel:website/group:carers",
    "Another way: The website: Carers" },
  { "/checks/message/subject/prerequisite", "prerequisite:internet", "Internet" },
  { "/checks/message/subject/source", "source:survey", "Customer survey" },
  { "/checks/message/subject/service", "service:revenues", "Revenues and benefits" },
  { "/checks/message/subject/characteristic", "characteristic:religion-or-belief", "religion or belief" },
  { "/checks/message/subject/point", "point:hertford-desk", "The desk at Hertford" },
  { "/checks/message/subject/point/mitigation", "point:a1", "Help people with the change." },
  { "/checks/message/subject/action", "action:a1", "Help people with the change." },
  { "/checks/message/subject/consultation", "consultation:c1", "The survey of March" },
  { "/checks/message/subject/measure", "measure:m1", "Visits" },
  { "/checks/message/subject/impact", "impact:over-75", "Impact on over-75" },
  { "/checks/message/subject/no-such-impact", "impact:nobody", "nobody" },
  { "/checks/message/subject/no-such-group", "group:nobody", "nobody" },
  { "/checks/message/subject/no-such-kind", "thing:website", "website" },
  { "/checks/message/subject/plain", "something", "something" },
};

static void
test_subject (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (CheckFixture) fixture = named_fixture ();
  g_autofree char *text = dr_subject_describe (check_fixture_run (fixture), subjects[i].subject);

  g_assert_cmpstr (text, ==, subjects[i].expected);
}

static void
test_target (void)
{
  g_autoptr (CheckFixture) fixture = named_fixture ();
  const DrCheck *check = check_fixture_run (fixture);
  g_autofree char *channel = dr_subject_describe (check, "channel:website");
  g_autofree char *prerequisite = dr_subject_describe (check, "prerequisite:internet");

  g_assert_cmpstr (channel, ==, "The website");
  g_assert_cmpstr (prerequisite, ==, "Internet");
}

static void
test_impact_without_groups (void)
{
  g_autoptr (CheckFixture) fixture = named_fixture ();
  g_autofree char *text = NULL;

  fixture->impacts[CHECK_OTHERS_IMPACT].groups = CHECK_NO_INDICES;
  fixture->impacts[CHECK_OTHERS_IMPACT].characteristics = 0;
  text = dr_subject_describe (check_fixture_run (fixture), "impact:others");
  g_assert_cmpstr (text, ==, "Impact that names no group");
}

/* People never see an id: where two entries speak of the same, their place tells them apart. */
static void
test_impacts_alike (void)
{
  g_autoptr (CheckFixture) fixture = named_fixture ();
  g_autofree char *alone = NULL;
  g_autofree char *second = NULL;
  g_autofree char *race = NULL;
  const DrCheck *check;

  check_fixture_add_impact (fixture, "one", CHECK_INDICES (fixture, CHECK_CARERS), DR_EFFECT_NEGATIVE);
  check_fixture_add_impact (fixture, "two", CHECK_NO_INDICES, DR_EFFECT_NEGATIVE)->characteristics
    = 1u << DR_CHARACTERISTIC_RACE;
  check = check_fixture_run (fixture);
  alone = dr_subject_describe (check, "impact:one");
  race = dr_subject_describe (check, "impact:two");
  g_assert_cmpstr (alone, ==, "Impact on Carers");
  g_assert_cmpstr (race, ==, "Impact on race");

  check_fixture_add_impact (fixture, "three", CHECK_INDICES (fixture, CHECK_CARERS), DR_EFFECT_NEUTRAL);
  second = dr_subject_describe (check_fixture_run (fixture), "impact:three");
  g_assert_cmpstr (second, ==, "Impact on Carers, entry 2");
}

/* --- The rulebook's words --- */

static const struct {
  const char *path;
  const char *template;
  const char *expected;
} templates[] = {
  { "/checks/message/template/plain", "Nobody.", "Nobody." },
  { "/checks/message/template/empty", "", "" },
  { "/checks/message/template/subject", "{subject}: too many.", "Carers: too many." },
  { "/checks/message/template/measured", "{newly_excluded_people} of them, {newly_excluded}.",
    "900 people of them, 100 %." },
  { "/checks/message/template/parameter", "at most {may_exclude_share}", "at most 1 %" },
  { "/checks/message/template/twice", "{subject}{subject}", "CarersCarers" },
  { "/checks/message/template/not-measured", "{nothing} and {subject}", "{nothing} and Carers" },
  { "/checks/message/template/part-of-a-name", "{newly} {subjects}", "{newly} {subjects}" },
  { "/checks/message/template/not-closed", "{subject", "{subject" },
  { "/checks/message/template/empty-name", "{}", "{}" },
  { "/checks/message/template/brace-before", "{{subject}}", "{Carers}" },
};

static char *
message_of (CheckFixture *fixture,
            const char   *rule,
            const char   *subject)
{
  const DrCheck *check = check_fixture_run (fixture);

  return dr_message_format (check, dr_check_find_result (check, rule, subject));
}

static void
test_template (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (CheckFixture) fixture = named_fixture ();
  g_autofree char *text = NULL;

  check_rulebook_get_case (fixture->rulebook, "ACC-01", "excluded")->message = templates[i].template;
  for (int p = CHECK_POINT_TELEPHONE; p <= CHECK_POINT_DESK; p++)
    check_fixture_offer (fixture, CHECK_CHOSEN_OPTION, p, DR_OFFER_FULL, DR_OFFER_NONE);
  check_fixture_assert (fixture, "ACC-01", "group:carers", "excluded");
  text = message_of (fixture, "ACC-01", "group:carers");
  g_assert_cmpstr (text, ==, templates[i].expected);
}

/* Which words are used is decided by the kind of result. */
static void
test_kinds (void)
{
  g_autoptr (CheckFixture) fixture = named_fixture ();
  DrRule *rule = (DrRule *) &fixture->rulebook->rules[0];
  g_autofree char *pass = NULL;
  g_autofree char *unknown = NULL;
  g_autofree char *not_applicable = NULL;

  rule->pass_message = "{subject} pass";
  rule->unknown_message = "{subject} are not known";
  pass = message_of (fixture, "ACC-01", "group:carers");
  g_assert_cmpstr (pass, ==, "Carers pass");

  check_fixture_drop_figure (fixture, DR_FIGURE_USE, CHECK_CARERS, DR_TARGET_CHANNEL, CHECK_TELEPHONE);
  check_fixture_offer (fixture, CHECK_CHOSEN_OPTION, CHECK_POINT_DESK, DR_OFFER_FULL, DR_OFFER_NONE);
  unknown = message_of (fixture, "ACC-01", "group:carers");
  g_assert_cmpstr (unknown, ==, "Carers are not known");

  not_applicable = message_of (fixture, "GOV-11", "assessment");
  g_assert_cmpstr (not_applicable, ==, "The rule does not apply in this nation.");
}

/* Of more names than are wanted the first, of groups those that the figures say are worst off. */
static void
test_few (void)
{
  const DrMeasured groups = { "groups", DR_MEASURED_IDS, 0, 0, D (0, 0, 0), "under-75 disabled carers over-75" };
  g_autoptr (CheckFixture) fixture = named_fixture ();
  DrRule *rule = (DrRule *) &fixture->rulebook->rules[0];
  const DrCheck *check;
  DrResult result;
  g_autofree char *one = NULL;
  g_autofree char *all = NULL;
  g_autofree char *message = NULL;
  g_autofree char *whole = NULL;

  check_fixture_offer (fixture, CHECK_CHOSEN_OPTION, CHECK_POINT_DESK, DR_OFFER_FULL, DR_OFFER_NONE);
  check_fixture_offer (fixture, CHECK_CHOSEN_OPTION, CHECK_POINT_TELEPHONE, DR_OFFER_FULL, DR_OFFER_NONE);
  check_fixture_set_people (fixture, CHECK_CARERS, 9500);   /* most of all, and last in the evidence */
  check = check_fixture_run (fixture);
  one = dr_subject_describe_few (check, "impact:others", 1);
  g_assert_cmpstr (one, ==, "Impact on Carers and 2 more");
  all = dr_subject_describe_few (check, "impact:others", 2);
  g_assert_cmpstr (all, ==, "Impact on under-75, disabled, Carers");   /* one more takes no more room than "and 1 more" */

  rule->pass_message = "{subject}: {groups}";
  result = check->results[0];
  result.kind = DR_RESULT_PASS;
  result.subject = "impact:others";
  result.measured = &groups;
  result.n_measured = 1;
  message = dr_message_format_few (check, &result, 1);
  g_assert_cmpstr (message, ==, "Impact on Carers and 2 more: Carers and 3 more");
  whole = dr_message_format (check, &result);
  g_assert_cmpstr (whole, ==, "Impact on under-75, disabled, Carers: under-75, disabled, Carers, over-75");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    g_test_add_data_func (formats[i].path, GUINT_TO_POINTER (i), test_format);
  g_test_add_func ("/checks/message/unknown-numbers", test_unknown_numbers);
  for (guint i = 0; i < G_N_ELEMENTS (subjects); i++)
    g_test_add_data_func (subjects[i].path, GUINT_TO_POINTER (i), test_subject);
  g_test_add_func ("/checks/message/target", test_target);
  g_test_add_func ("/checks/message/impact-without-groups", test_impact_without_groups);
  g_test_add_func ("/checks/message/impact-alike", test_impacts_alike);
  for (guint i = 0; i < G_N_ELEMENTS (templates); i++)
    g_test_add_data_func (templates[i].path, GUINT_TO_POINTER (i), test_template);
  g_test_add_func ("/checks/message/kinds", test_kinds);
  g_test_add_func ("/checks/message/few", test_few);

  return g_test_run ();
}
