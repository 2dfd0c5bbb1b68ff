/* What a draft says once it is read, and what is refused where. The schema has a test of its own: here the text goes to
 * the reader as if no schema had looked at it, so that a record from elsewhere is safe too. */
#include "dr-assessment-reader.h"
#include "dr-evidence-reader.h"
#include "dr-load.h"

#include "fixture.h"

#define FEBRUARY_31 "2026-02-31"
#define NO_SUCH_DATE "expected a date that exists"

/* What one change in the fixture makes of it: a mistake, where it is reported (where the change is, unless said), and
 * some words about it. */
static const struct {
  const char *path;
  const char *find;
  const char *replace;
  const char *message;
  const char *at;
} mistakes[] = {
  /* Never declared. */
  { "undeclared/service", "service=\"counter\" title", "service=\"none\" title", "service names “none”, expected the id of a declared service" },
  { "undeclared/channel", "channel=\"video\" id=\"relay\"", "channel=\"none\" id=\"relay\"", "channel names “none”" },
  { "undeclared/point-need", "step-free quiet", "step-free none", "needs names “none”" },
  { "undeclared/offer-point", "hours-before=\"37.5\" point=\"line\"></offer>\n      <offer after=\"full\" before=\"full\" point=\"site\"></offer>\n      <offer after=\"relocated\"",
    "hours-before=\"37.5\" point=\"none\"></offer>\n      <offer after=\"full\" before=\"full\" point=\"site\"></offer>\n      <offer after=\"relocated\"", "point names “none”" },
  { "undeclared/offer-to", "to=\"desk-new\"", "to=\"none\"", "to names “none”" },
  { "undeclared/target-channel", "<target channel=\"website\" share", "<target channel=\"none\" share", "channel names “none”" },
  { "undeclared/target-group", "<target channel=\"website\" group=\"old\"", "<target channel=\"website\" group=\"none\"", "group names “none”" },
  { "twice/target", "<target channel=\"website\" group=\"old\" share", "<target channel=\"website\" share",
    "channel “website” has a target for group “all” already on line 24, expected one" },
  { "undeclared/standard-channel", "channel=\"telephone\" text", "channel=\"none\" text", "channel names “none”" },
  { "undeclared/impact-group", "groups=\"old all\"", "groups=\"old none\"", "groups names “none”" },
  { "undeclared/characteristic", "\"age disability local\"", "\"age none\"", "characteristics names “none”" },
  { "undeclared/impact-need", "needs=\"step-free\" points", "needs=\"none\" points", "needs names “none”" },
  { "undeclared/impact-point", "points=\"desk-town desk-new\"", "points=\"none\"", "points names “none”" },
  { "undeclared/impact-source", "sources=\"census survey\"", "sources=\"none\"", "sources names “none”" },
  { "undeclared/adjustment-group", "<adjustment groups=\"old\"", "<adjustment groups=\"none\"", "groups names “none”" },
  { "undeclared/adjustment-need", "needs=\"step-free\">A ramp", "needs=\"none\">A ramp", "needs names “none”" },
  { "undeclared/consultation-group", "groups=\"old young\"", "groups=\"old none\"", "groups names “none”" },
  { "undeclared/consultation-channel", "channels=\"face-to-face video\"", "channels=\"none\"", "channels names “none”" },
  { "undeclared/no-consultation", "groups=\"carers\"", "groups=\"none\"", "groups names “none”" },
  { "undeclared/action-group", "groups=\"old\" id=\"sign\"", "groups=\"none\" id=\"sign\"", "groups names “none”" },
  { "undeclared/action-point", "points=\"desk-new\"", "points=\"none\"", "points names “none”" },
  { "undeclared/action-need", "needs=\"quiet\" options", "needs=\"none\" options", "needs names “none”" },
  { "undeclared/action-option", "options=\"move close\"", "options=\"move none\"", "options names “none”" },
  { "undeclared/alternative-channel", "channel=\"website\" n=\"240\"", "channel=\"none\" n=\"240\"", "channel names “none”" },
  { "undeclared/alternative-need", "needs=\"quiet\" place", "needs=\"none\" place", "needs names “none”" },
  { "undeclared/alternative-source", "source=\"study\"", "source=\"none\"", "source names “none”" },
  { "undeclared/decision-option", "option=\"move\"", "option=\"none\"", "option names “none”" },
  { "undeclared/measure-group", "groups=\"old\" id=\"visits\"", "groups=\"none\" id=\"visits\"", "groups names “none”" },
  { "undeclared/result-group", "group=\"old\" n=\"84\"", "group=\"none\" n=\"84\"", "group names “none”" },
  { "undeclared/attachment-impact", "impact=\"older\"", "impact=\"none\"", "impact names “none”" },

  /* Names of files that lead elsewhere. */
  { "file-name/up", "name=\"Map.png\"", "name=\"../Map.png\"", ":105: attachment: name is “../Map.png”, expected" },
  { "file-name/folder", "name=\"Map.png\"", "name=\"maps/Map.png\"", "name is “maps/Map.png”, expected" },
  { "file-name/other-folder", "name=\"Map.png\"", "name=\"maps\\Map.png\"", "name is “maps\\Map.png”, expected" },
  { "file-name/parent", "name=\"Map.png\"", "name=\"..\"", "name is “..”, expected" },
  { "file-name/control", "name=\"Map.png\"", "name=\"Map&#x9B;.png\"", "expected the name of a file, without folders" },

  /* Declared or named twice. */
  { "twice/point", "id=\"desk-new\"", "id=\"desk-town\"", "access point “desk-town” is declared twice" },
  { "twice/option", "id=\"close\"", "id=\"move\"", "option “move” is declared twice" },
  { "twice/in-a-list", "groups=\"old all\"", "groups=\"old old\"", "groups names “old” twice" },
  { "twice/aim", "id=\"advance\">A longer", "id=\"eliminate\">A longer", "answers the aim “eliminate” twice" },
  { "twice/chosen", "<option id=\"close\"", "<option chosen=\"true\" id=\"close\"",
    "option “close” is chosen, but so is “move”: expected at most one" },
  { "twice/offer", "hours-after=\"20\" point=\"desk-new\"", "point=\"site\"",
    "option “move” has two offers for access point “site”" },

  /* The offers of an option. */
  { "offer/none", "      <offer after=\"none\" before=\"none\" point=\"desk-new\"></offer>\n", "",
    "option “close” has no offer for access point “desk-new”, expected one", "<option id=\"close\"" },
  { "offer/before-relocated", "<offer after=\"relocated\" before=\"full\"", "<offer after=\"relocated\" before=\"relocated\"",
    "before is “relocated”, expected one of: none reduced full" },
  { "offer/before-differs", "<offer after=\"none\" before=\"reduced\"", "<offer after=\"none\" before=\"full\"",
    "before of “relay” is full, but reduced in the first option" },
  { "offer/hours-before-differ", "before=\"full\" hours-before=\"20\"", "before=\"full\" hours-before=\"21\"",
    "hours-before of “desk-town” differs from the first option" },
  { "offer/hours-before-left-out", "before=\"full\" hours-before=\"20\"", "before=\"full\"",
    "hours-before of “desk-town” differs from the first option" },
  { "offer/no-after", "<offer after=\"none\" before=\"reduced\"", "<offer before=\"reduced\"", "offer has no after" },
  { "offer/no-before", "<offer after=\"none\" before=\"reduced\"", "<offer after=\"none\"", "offer has no before" },

  /* Where a point is relocated to. */
  { "relocated/without-to", " to=\"desk-new\"", "", "“desk-town” is relocated with no to" },
  { "relocated/to-without", "<offer after=\"relocated\"", "<offer after=\"none\"",
    "“desk-town” has a to but after is not relocated" },
  { "relocated/other-channel", "to=\"desk-new\"", "to=\"site\"", "“desk-town” moves to “site”, expected an access point of the same channel" },
  { "relocated/remote-target", "id=\"desk-new\" name=\"New desk\" place=\"Library\"", "id=\"desk-new\" name=\"New desk\"",
    "“desk-town” moves to “desk-new”, expected an access point of the same channel at a place", "to=\"desk-new\"" },
  { "relocated/itself", "to=\"desk-new\"", "to=\"desk-town\"", "“desk-town” moves to “desk-town”, expected that to be none before" },
  { "relocated/target-before", "<offer after=\"full\" before=\"none\" hours-after=\"20\"", "<offer after=\"full\" before=\"full\" hours-after=\"20\"",
    "expected that to be none before and full or reduced after", "to=\"desk-new\"" },
  { "relocated/target-closed", "<offer after=\"full\" before=\"none\" hours-after=\"20\"", "<offer after=\"none\" before=\"none\" hours-after=\"20\"",
    "expected that to be none before and full or reduced after", "to=\"desk-new\"" },
  { "relocated/not-there-before", "<offer after=\"relocated\" before=\"full\"", "<offer after=\"relocated\" before=\"none\"",
    "“desk-town” is relocated but was not offered before" },
  { "relocated/remote", "<offer after=\"full\" before=\"reduced\" point=\"relay\">", "<offer after=\"relocated\" before=\"reduced\" point=\"relay\" to=\"desk-new\">",
    "“relay” is relocated but has no place" },

  /* Against the evidence base. */
  { "evidence/other-channel", "channel=\"telephone\" id=\"line\"", "channel=\"video\" id=\"line\"",
    "access point “line” is of channel “video”, but in the evidence base of “telephone”" },
  { "evidence/remote-there", "id=\"site\" name=\"Site\"", "id=\"site\" name=\"Site\" place=\"Hall\"",
    "access point “site” is at a place, but in the evidence base it is remote" },
  { "evidence/placed-there", " place=\"Town hall\"", "", "access point “desk-town” is remote, but in the evidence base it is at a place" },

  /* Values. */
  { "value/kind", "kind=\"change\"", "kind=\"closure\"", "kind is “closure”, expected one of: change access-review" },
  { "value/nation", "nation=\"Wales\"", "nation=\"Ireland\"", "nation is “Ireland”, expected one of: England Wales Scotland" },
  { "value/version", "version=\"3\"", "version=\"0\"", "version is “0”, expected a number from 1" },
  { "value/screening", "decision=\"full\"", "decision=\"maybe\"", "decision is “maybe”" },
  { "value/effect", "effect=\"positive\"", "effect=\"good\"", "effect is “good”" },
  { "value/outcome", "kind=\"continue\"", "kind=\"go-on\"", "kind is “go-on”" },
  { "value/flag", "risk=\"true\"", "risk=\"yes\"", "risk is “yes”, expected true or false" },
  { "value/share", "share=\"0.3\"", "share=\"1.2\"", "share is 1.2, expected a share from 0 to 1" },
  { "value/alternative-share", "share=\"0.52\"", "share=\"-0.1\"", "expected a share from 0 to 1" },
  { "value/hours", "hours-after=\"30\"", "hours-after=\"many\"", "hours-after is “many”, expected a number" },
  { "value/asked", "asked=\"400\"", "asked=\"nan\"", "asked is “nan”, expected a number" },
  { "value/size", "size=\"0\"", "size=\"-1\"", "size is “-1”, expected a number of bytes" },
  { "value/no-reference", " reference=\"T-2025-001\"", "", "assessment has no reference" },

  /* 31 February. */
  { "date/effective", "effective=\"2026-01-05\"", "effective=\"" FEBRUARY_31 "\"", NO_SUCH_DATE },
  { "date/decision-date", "decision-date=\"2025-10-14\"", "decision-date=\"" FEBRUARY_31 "\"", NO_SUCH_DATE },
  { "date/key-decision", "key-decision=\"2025-08-18\"", "key-decision=\"" FEBRUARY_31 "\"", NO_SUCH_DATE },
  { "date/first-draft", "first-draft=\"2025-06-02\"", "first-draft=\"" FEBRUARY_31 "\"", NO_SUCH_DATE },
  { "date/opened", "opened=\"2025-06-30\"", "opened=\"" FEBRUARY_31 "\"", NO_SUCH_DATE },
  { "date/closed", "closed=\"2025-09-01\"", "closed=\"2025-09\"", NO_SUCH_DATE },
  { "date/due", "due=\"2025-09-30\"", "due=\"" FEBRUARY_31 "\"", NO_SUCH_DATE },
  { "date/action-closed", "closed=\"2025-09-12\"", "closed=\"" FEBRUARY_31 "\"", NO_SUCH_DATE },
  { "date/decision", "date=\"2025-10-14\" decider", "date=\"" FEBRUARY_31 "\" decider", NO_SUCH_DATE },
  { "date/publication", "<publication date=\"2025-10-20\"", "<publication date=\"" FEBRUARY_31 "\"", NO_SUCH_DATE },
  { "date/review", "review=\"2026-10-30\"", "review=\"" FEBRUARY_31 "\"", NO_SUCH_DATE },
  { "date/reviewed", "reviewed=\"2026-11-02\"", "reviewed=\"" FEBRUARY_31 "\"", NO_SUCH_DATE },
  { "date/period", "period=\"2026-03\"", "period=\"2026-13\"", NO_SUCH_DATE },
};

/* An access review of the service as it is. */
static const char access_review[] =
  "<assessment xmlns=\"urn:dueregard:1\" format=\"1.0\" reference=\"R\" version=\"1\" title=\"T\" nation=\"Wales\""
  " kind=\"access-review\" service=\"counter\">\n"
  "<access-points><access-point id=\"line\" name=\"Line\" channel=\"telephone\"/></access-points>\n"
  "<options>\n"
  "<option id=\"as-is\" name=\"As it is\" chosen=\"true\">\n"
  "<offer point=\"line\" before=\"full\" after=\"full\" hours-before=\"40\" hours-after=\"40\"/>\n"
  "</option>\n"
  "</options></assessment>\n";

#define ONE_OPTION "an access review has one option with the id “as-is”, chosen"

static const struct {
  const char *path;
  const char *find;
  const char *replace;
  const char *message;
  guint       line;
} review_mistakes[] = {
  { "id", "id=\"as-is\"", "id=\"today\"", ONE_OPTION, 3 },
  { "not-chosen", " chosen=\"true\"", "", ONE_OPTION, 3 },
  { "two", "</options>", "<option id=\"b\" name=\"B\"><offer point=\"line\" before=\"full\" after=\"full\" hours-before=\"40\" hours-after=\"40\"/></option></options>", ONE_OPTION, 3 },
  { "none", "<option id=\"as-is\" name=\"As it is\" chosen=\"true\">\n<offer point=\"line\" before=\"full\" after=\"full\" hours-before=\"40\" hours-after=\"40\"/>\n</option>", "", ONE_OPTION, 3 },
  { "after", "after=\"full\" hours", "after=\"none\" hours", "“line” differs after and before", 5 },
  { "hours", "hours-after=\"40\"", "hours-after=\"30\"", "“line” differs after and before", 5 },
  { "hours-left-out", " hours-after=\"40\"", "", "“line” differs after and before", 5 },
};

static DrEvidence *
read_evidence (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "tests", "fixtures", "evidence-full.xml", NULL);
  g_autoptr (GError) error = NULL;
  DrEvidence *evidence = dr_evidence_read_file (path, NULL, &error);

  g_assert_no_error (error);

  return evidence;
}

/* Without the schema. */
static DrAssessment *
read_text (const char       *text,
           const DrEvidence *evidence,
           GError          **error)
{
  g_autoptr (DrXmlDocument) document = dr_xml_document_read_trusted ("draft.xml", text, strlen (text), error);

  g_assert_nonnull (document);

  return dr_assessment_read_node ("draft.xml", dr_xml_document_get_root (document), evidence, error);
}

static void
expect_mistake (const char *text,
                guint       line,
                const char *message)
{
  g_autoptr (DrEvidence) evidence = read_evidence ();
  g_autofree char *where = g_strdup_printf ("draft.xml:%u: ", line);
  g_autoptr (GError) error = NULL;
  g_autoptr (DrAssessment) assessment = read_text (text, evidence, &error);

  g_assert_null (assessment);
  g_assert_nonnull (error);
  g_test_message ("%s", error->message);
  g_assert_true (error->domain == DR_RECORD_ERROR);
  g_assert_true (g_str_has_prefix (error->message, where));
  g_assert_nonnull (strstr (error->message, message));
  g_assert_nonnull (strstr (error->message, "expected"));
  g_assert_null (strchr (error->message, '\n'));
}

static void
test_mistake (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *base = fixture_text ("assessment-full.xml");
  g_autofree char *text = fixture_change (base, mistakes[i].find, mistakes[i].replace);
  const char *at = mistakes[i].at != NULL ? mistakes[i].at : mistakes[i].find;

  expect_mistake (text, fixture_line (mistakes[i].at != NULL ? text : base, at), mistakes[i].message);
}

static void
test_review_mistake (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *text = fixture_change (access_review, review_mistakes[i].find, review_mistakes[i].replace);

  expect_mistake (text, review_mistakes[i].line, review_mistakes[i].message);
}

static void
test_access_review (void)
{
  g_autoptr (DrEvidence) evidence = read_evidence ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DrAssessment) assessment = read_text (access_review, evidence, &error);

  g_assert_no_error (error);
  g_assert_true (assessment->access_review);
  g_assert_cmpint (assessment->chosen, ==, 0);

  /* What is not said is empty or unknown, never NULL where a text is due. */
  g_assert_cmpstr (assessment->what, ==, "");
  g_assert_cmpstr (assessment->why, ==, "");
  g_assert_cmpstr (assessment->decision_body, ==, "");
  g_assert_cmpstr (assessment->screening_reason, ==, "");
  g_assert_cmpstr (assessment->conduct_text, ==, "");
  g_assert_cmpstr (assessment->outcome_reasons, ==, "");
  g_assert_cmpstr (assessment->decision.decider, ==, "");
  g_assert_cmpstr (assessment->options[0].description, ==, "");
  g_assert_cmpint (assessment->screening, ==, DR_SCREENING_UNDECIDED);
  g_assert_cmpint (assessment->outcome, ==, DR_OUTCOME_NONE);
  g_assert_cmpint (assessment->decision.option, ==, DR_NO_INDEX);
  g_assert_false (dr_date_is_set (assessment->decision.date));
  g_assert_false (dr_date_is_set (assessment->effective));
  g_assert_null (assessment->author);
  g_assert_null (assessment->report);
  g_assert_cmpuint (assessment->n_impacts, ==, 0);
}

static void
check_change (const DrAssessment *assessment,
              const DrEvidence   *evidence)
{
  const DrOption *move = &assessment->options[0];

  g_assert_cmpuint (assessment->version, ==, 3);
  g_assert_cmpint (assessment->nation, ==, DR_NATION_WALES);
  g_assert_cmpint (assessment->service, ==, dr_evidence_find_service (evidence, "counter"));
  g_assert_cmpstr (assessment->what, ==, "The desk moves.\n\nIt keeps its “name”.");
  g_assert_true (assessment->delegated);
  g_assert_cmpuint (assessment->effective.year, ==, 2026);
  g_assert_cmpint (assessment->screening, ==, DR_SCREENING_FULL);
  g_assert_cmpstr (assessment->evidence_href, ==, "evidence-full.xml");

  g_assert_cmpuint (assessment->n_points, ==, 5);
  g_assert_cmpint (assessment->points[2].evidence_point, ==, dr_evidence_find_point (evidence, "desk-town"));
  g_assert_cmpint (assessment->points[3].evidence_point, ==, DR_NO_INDEX);
  g_assert_cmpuint (assessment->points[2].needs.n, ==, 2);

  g_assert_cmpuint (assessment->n_options, ==, 2);
  g_assert_cmpint (assessment->chosen, ==, 0);
  g_assert_cmpint (move->offers[2].after, ==, DR_OFFER_RELOCATED);
  g_assert_cmpint (move->offers[2].to, ==, 3);
  g_assert_cmpint (move->offers[3].to, ==, DR_NO_INDEX);
  g_assert_cmpfloat (move->offers[0].hours_before, ==, 37.5);
  g_assert_false (dr_is_known (move->offers[1].hours_before));
  g_assert_cmpint (move->targets[0].group, ==, DR_GROUP_ALL);
  g_assert_cmpfloat (move->targets[0].share, ==, 0.3);
  g_assert_cmpint (move->targets[1].group, ==, dr_evidence_find_group (evidence, "old"));
  g_assert_false (dr_is_known (move->targets[1].share));
  g_assert_false (move->standards[0].higher_is_better);
  g_assert_true (move->standards[1].higher_is_better);
}

static void
check_judgement (const DrAssessment *assessment)
{
  const DrImpact *older = &assessment->impacts[0];

  g_assert_cmpuint (assessment->n_answers, ==, 3);
  g_assert_cmpstr (assessment->answers[1].text, ==, "");
  g_assert_cmpuint (older->characteristics, ==,
                    1u << DR_CHARACTERISTIC_AGE | 1u << DR_CHARACTERISTIC_DISABILITY | 1u << DR_CHARACTERISTIC_LOCAL);
  g_assert_true (older->intersection);
  g_assert_cmpint (older->groups.items[1], ==, DR_GROUP_ALL);
  g_assert_cmpint (older->aims[DR_AIM_ADVANCE].effect, ==, DR_EFFECT_NEGATIVE);
  g_assert_cmpint (older->aims[DR_AIM_FOSTER].effect, ==, DR_EFFECT_UNKNOWN);
  g_assert_cmpstr (older->aims[DR_AIM_FOSTER].text, ==, "");
  g_assert_cmpint (assessment->impacts[1].aims[DR_AIM_ELIMINATE].effect, ==, DR_EFFECT_NONE);
  g_assert_cmpstr (assessment->impacts[1].aims[DR_AIM_ELIMINATE].text, ==, "");
  g_assert_cmpstr (assessment->impacts[1].mechanism, ==, "");
  g_assert_true (assessment->conduct_risk);
  g_assert_true (assessment->substantial_impact);
  g_assert_cmpfloat (assessment->consultations[0].answered, ==, 120.0);
  g_assert_cmpuint (assessment->n_no_consultations, ==, 1);
  g_assert_cmpint (assessment->outcome, ==, DR_OUTCOME_CONTINUE);
  g_assert_cmpint (assessment->decision.option, ==, 0);
  g_assert_true (assessment->decision.before_decider);
}

static void
check_action (const DrAssessment *assessment,
              const DrEvidence   *evidence)
{
  const DrAction *sign = &assessment->actions[0];

  g_assert_cmpint (sign->status, ==, DR_ACTION_CLOSED);
  g_assert_cmpuint (sign->options.n, ==, 2);
  g_assert_nonnull (sign->alternative);
  g_assert_cmpfloat (sign->alternative->share, ==, 0.52);
  g_assert_cmpuint (sign->alternative->n, ==, 240);
  g_assert_cmpint (sign->alternative->source, ==, dr_evidence_find_source (evidence, "study"));
  g_assert_cmpint (assessment->actions[1].status, ==, DR_ACTION_OPEN);
  g_assert_null (assessment->actions[1].alternative);
  g_assert_null (assessment->actions[1].owner);

  g_assert_cmpfloat (assessment->measures[0].target, ==, 10.0);
  g_assert_false (assessment->measures[0].target_tba);
  g_assert_true (assessment->measures[1].target_tba);
  g_assert_false (assessment->measures[2].target_tba);
  g_assert_false (dr_is_known (assessment->measures[2].target));
  g_assert_cmpuint (assessment->measures[0].results[1].period.month, ==, 0);
  g_assert_cmpfloat (assessment->measures[0].results[1].value, ==, -3.0);

  g_assert_cmpuint (assessment->justifications[0].subjects.n, ==, 2);
  g_assert_true (assessment->justifications[0].reviewer->accepted);
  g_assert_false (assessment->justifications[0].approver->accepted);
  g_assert_null (assessment->justifications[1].reviewer);
  g_assert_cmpuint (assessment->attachments[0].size, ==, 0);
  g_assert_cmpuint (assessment->n_section_reviews, ==, 2);
  g_assert_cmpstr (assessment->section_reviews[0].section, ==, "consultation");
  g_assert_cmpint ((int) assessment->section_reviews[0].verdict, ==, DR_SECTION_TO_CORRECT);
  g_assert_cmpstr (assessment->section_reviews[0].by, ==, "c.person");
  g_assert_cmpstr (assessment->section_reviews[0].comment, ==, "Say who was asked.");
  g_assert_cmpstr (assessment->section_reviews[1].comment, ==, "");
}

/* By its file, with the evidence that it names beside it. */
static void
test_file (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "tests", "fixtures", "assessment-full.xml", NULL);
  g_autoptr (DrEvidence) evidence = NULL;
  g_autofree char *digest = NULL;
  g_autoptr (GError) error = NULL;
  DrContext context;
  g_autoptr (DrAssessment) assessment = dr_assessment_read_file (path, NULL, &evidence, &digest, &context, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (evidence->id, ==, "fixture");
  g_assert_cmpuint (strlen (digest), ==, 64);
  g_assert_cmpuint (context.n_steps, ==, 2);
  check_change (assessment, evidence);
  check_judgement (assessment);
  check_action (assessment, evidence);
}

/* Another evidence base than the draft names; what the caller does not want is not handed out. */
static void
test_evidence_given (void)
{
  g_autofree char *base = fixture_text ("assessment-full.xml");
  g_autofree char *text = fixture_change (base, "evidence=\"evidence-full.xml\"", "evidence=\"nowhere.xml\"");
  g_autofree char *given = g_test_build_filename (G_TEST_DIST, "tests", "fixtures", "evidence-full.xml", NULL);
  char *path = fixture_file (text);
  g_autoptr (DrEvidence) evidence = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DrAssessment) assessment = dr_assessment_read_file (path, given, &evidence, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (assessment);
  g_assert_cmpstr (evidence->id, ==, "fixture");
  fixture_remove (path);
}

/* Mistakes of a whole file: what is there is left alone. */
static const struct {
  const char *path;
  const char *find;
  const char *replace;
  const char *message;
} file_mistakes[] = {
  { "evidence-not-named", " evidence=\"evidence-full.xml\"", "", "names no evidence base, expected its file" },
  { "evidence-missing", "evidence=\"evidence-full.xml\"", "evidence=\"no-such-evidence.xml\"", "no-such-evidence.xml" },
  { "schema", "kind=\"change\"", "kind=\"closure\"", ":1: " },
  { "context", "until=\"2026-01-06\"", "until=\"2026-01-07\"", "limitation “few” lasts until 2026-01-07" },
  { "undeclared", "groups=\"carers\"", "groups=\"none\"", "“none”" },
};

static void
test_file_mistake (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *fixtures = g_test_build_filename (G_TEST_DIST, "tests", "fixtures", NULL);
  g_autofree char *base = fixture_text ("assessment-full.xml");
  g_autofree char *text = fixture_change (base, file_mistakes[i].find, file_mistakes[i].replace);
  g_autofree char *named = g_strdup_printf ("evidence=\"%s/", fixtures);
  g_autofree char *absolute = strstr (text, "evidence=\"") != NULL ? fixture_change (text, "evidence=\"", named)
                                                                    : g_strdup (text);
  char *path = fixture_file (absolute);
  DrEvidence *evidence = NULL;
  char *digest = NULL;
  DrContext context = { .n_steps = 77 };
  g_autoptr (GError) error = NULL;
  g_autoptr (DrAssessment) assessment = dr_assessment_read_file (path, NULL, &evidence, &digest, &context, &error);

  g_assert_null (assessment);
  g_assert_nonnull (error);
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, file_mistakes[i].message));
  g_assert_null (evidence);
  g_assert_null (digest);
  g_assert_cmpuint (context.n_steps, ==, 77);
  fixture_remove (path);
}

/* A record or an evidence base in place of a draft. */
static void
test_not_a_draft (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "tests", "fixtures", "evidence-full.xml", NULL);
  g_autoptr (DrEvidence) evidence = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DrAssessment) assessment = dr_assessment_read_file (path, path, &evidence, NULL, NULL, &error);

  g_assert_null (assessment);
  g_assert_error (error, DR_RECORD_ERROR, DR_RECORD_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, ":1: the root element is evidence, expected assessment: a draft"));
}

/* A layout of the file is no part of a text, and offers may come in any order. */
static void
test_layout (void)
{
  g_autofree char *base = fixture_text ("assessment-full.xml");
  g_autofree char *spaced = fixture_change (base, "<why>To save", "<why>\n      To save");
  g_autofree char *blank = fixture_change (spaced, "<mechanism>The walk</mechanism>", "<mechanism>\n \t</mechanism>");
  g_autofree char *turned = fixture_change (blank, "      <offer after=\"none\" before=\"reduced\" point=\"relay\"></offer>\n", "");
  g_autofree char *text = fixture_change (turned, "<option id=\"close\" name=\"Close\">",
                                          "<option id=\"close\" name=\"Close\"><offer after=\"none\" before=\"reduced\" point=\"relay\"/>");
  g_autoptr (DrEvidence) evidence = read_evidence ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DrAssessment) assessment = read_text (text, evidence, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (assessment->why, ==, "To save money < £30,000");
  g_assert_cmpstr (assessment->impacts[0].mechanism, ==, "");
  g_assert_cmpint (assessment->options[1].offers[4].before, ==, DR_OFFER_REDUCED);
  g_assert_cmpint (assessment->options[1].offers[0].before, ==, DR_OFFER_FULL);
}

static void
add (const char   *path,
     guint         i,
     GTestDataFunc function)
{
  g_autofree char *whole = g_strconcat ("/records/assessment-reader/", path, NULL);

  g_test_add_data_func (whole, GUINT_TO_POINTER (i), function);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/records/assessment-reader/file", test_file);
  g_test_add_func ("/records/assessment-reader/access-review", test_access_review);
  g_test_add_func ("/records/assessment-reader/evidence-given", test_evidence_given);
  g_test_add_func ("/records/assessment-reader/not-a-draft", test_not_a_draft);
  g_test_add_func ("/records/assessment-reader/layout", test_layout);
  for (guint i = 0; i < G_N_ELEMENTS (mistakes); i++)
    add (mistakes[i].path, i, test_mistake);
  for (guint i = 0; i < G_N_ELEMENTS (review_mistakes); i++)
    {
      g_autofree char *path = g_strconcat ("access-review/", review_mistakes[i].path, NULL);

      add (path, i, test_review_mistake);
    }
  for (guint i = 0; i < G_N_ELEMENTS (file_mistakes); i++)
    {
      g_autofree char *path = g_strconcat ("whole-file/", file_mistakes[i].path, NULL);

      add (path, i, test_file_mistake);
    }

  return g_test_run ();
}
