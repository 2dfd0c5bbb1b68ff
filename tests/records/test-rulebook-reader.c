/* The shipped rulebook as it loads, and every way in which an edited one is refused, with its line. */
#include "dr-rulebook-reader.h"

#include <glib/gstdio.h>
#include <string.h>

#include "dr-formats.h"
#include "dr-load.h"
#include "dr-rules.h"
#include "dr-xml-document.h"

#define RULEBOOK "/org/dueregard/data/rulebook.xml"
#define QUESTIONNAIRE "/org/dueregard/data/questionnaire.xml"

static char *
shipped (const char *path)
{
  g_autoptr (GBytes) bytes = dr_formats_get_data (path);
  gsize length = 0;
  const char *data = g_bytes_get_data (bytes, &length);

  return g_strndup (data, length);
}

static guint
line_of (const char *text,
         const char *at)
{
  guint line = 1;

  for (const char *c = text; c < at; c++)
    line += *c == '\n';

  return line;
}

static DrRulebook *
load_shipped (void)
{
  g_autoptr (GError) error = NULL;
  DrRulebook *rulebook = dr_rulebook_read_default (&error);

  g_assert_no_error (error);

  return rulebook;
}

static const DrRule *
find_rule (const DrRulebook *rulebook,
           const char       *id)
{
  for (guint i = 0; i < rulebook->n_rules; i++)
    if (strcmp (rulebook->rules[i].id, id) == 0)
      return &rulebook->rules[i];

  g_assert_not_reached ();
}

static const DrCase *
find_case (const DrRule *rule,
           const char   *id)
{
  for (guint i = 0; i < rule->n_cases; i++)
    if (strcmp (rule->cases[i].id, id) == 0)
      return &rule->cases[i];

  g_assert_not_reached ();
}

/* Everything as the table in checks has it, and in its order. */
static void
test_shipped_is_whole (void)
{
  g_autoptr (DrRulebook) rulebook = load_shipped ();
  g_autofree char *text = shipped (RULEBOOK);
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  guint n = 0;
  const DrRuleDefinition *definitions = dr_rules_get_definitions (&n);

  g_assert_cmpstr (rulebook->id, ==, "due-regard");
  g_assert_cmpstr (rulebook->version, ==, "1");
  g_assert_cmpfloat (rulebook->assumed_base, ==, 100.0);
  g_assert_cmpstr (rulebook->digest, ==, digest);
  g_assert_cmpuint (rulebook->n_rules, ==, n);

  for (guint i = 0; i < n; i++)
    {
      const DrRule *rule = &rulebook->rules[i];

      g_assert_cmpstr (rule->id, ==, definitions[i].id);
      g_assert_cmpstr (rule->title, !=, "");
      g_assert_cmpstr (rule->question, !=, "");
      g_assert_cmpstr (rule->pass_message, !=, "");
      g_assert_cmpstr (rule->unknown_message, !=, "");
      for (guint j = 0; j < rule->n_cases; j++)
        {
          g_assert_cmpstr (rule->cases[j].id, ==, definitions[i].cases[j]);
          g_assert_cmpstr (rule->cases[j].message, !=, "");
          g_assert_cmpuint (rule->cases[j].steps, !=, 0);
        }
      g_assert_null (definitions[i].cases[rule->n_cases]);
      for (guint j = 0; j < rule->n_parameters; j++)
        {
          g_assert_cmpstr (rule->parameters[j].id, ==, definitions[i].parameters[j]);
          g_assert_cmpfloat (rule->parameters[j].value, ==, rule->parameters[j].default_value);
        }
      g_assert_null (definitions[i].parameters[rule->n_parameters]);
    }
}

static const struct { const char *rule, *parameter; double value; const char *unit; } thresholds[] = {
  { "ACC-01", "may_exclude_share", 0.01, "share" },
  { "ACC-02", "points", 0.05, "share" },
  { "ACC-02", "ratio", 1.25, "ratio" },
  { "ACC-02", "people", 10, "people" },
  { "ACC-06", "share", 0.10, "share" },
  { "ACC-08", "points", 0.10, "share" },
  { "ACC-09", "contacts", 500, "contacts" },
  { "EVD-03", "max_age_survey", 5, "years" },
  { "EVD-03", "max_age_census", 11, "years" },
  { "EVD-03", "max_age_administrative", 2, "years" },
  { "EVD-03", "max_age_study", 5, "years" },
  { "EVD-04", "min_base", 100, "count" },
  { "CON-02", "min_consideration_days", 7, "days" },
  { "CON-04", "min_rate", 0.20, "share" },
  { "CON-04", "min_answers", 30, "count" },
  { "CON-05", "reach", 0.60, "share" },
  { "GOV-03", "days", 14, "days" },
  { "GOV-05", "months", 12, "months" },
  { "GOV-06", "days", 90, "days" },
  { "GOV-11", "days", 28, "days" },
  { "CUM-01", "count", 2, "count" },
  { "CUM-01", "months", 24, "months" },
  { "CUM-02", "count", 3, "count" },
  { "CUM-02", "months", 24, "months" },
};

static void
test_shipped_thresholds (void)
{
  g_autoptr (DrRulebook) rulebook = load_shipped ();
  guint n = 0;

  for (guint i = 0; i < rulebook->n_rules; i++)
    n += rulebook->rules[i].n_parameters;
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (thresholds));

  for (guint i = 0; i < G_N_ELEMENTS (thresholds); i++)
    {
      const DrRule *rule = find_rule (rulebook, thresholds[i].rule);
      const DrParameter *found = NULL;

      for (guint j = 0; j < rule->n_parameters; j++)
        if (strcmp (rule->parameters[j].id, thresholds[i].parameter) == 0)
          found = &rule->parameters[j];

      g_assert_nonnull (found);
      g_assert_cmpfloat (found->value, ==, thresholds[i].value);
      g_assert_cmpfloat (found->minimum, <, found->value);
      g_assert_cmpfloat (found->maximum, >, found->value);
      g_assert_cmpstr (found->unit, ==, thresholds[i].unit);
    }
}

#define FIRST (1u << DR_STEP_SUBMIT | 1u << DR_STEP_ENDORSE | 1u << DR_STEP_APPROVE)
#define LATER (1u << DR_STEP_DECIDE | 1u << DR_STEP_MONITOR | 1u << DR_STEP_CLOSE)
#define ALL (FIRST | LATER)

static const struct { const char *rule, *id; DrSeverity severity; guint steps; } cases[] = {
  { "ACC-01", "excluded", DR_SEVERITY_ESCALATE, ALL },
  { "ACC-01", "at-risk", DR_SEVERITY_JUSTIFY, ALL },
  { "ACC-02", "fails", DR_SEVERITY_JUSTIFY, ALL },
  { "ACC-02", "uncertain", DR_SEVERITY_ADVISE, ALL },
  { "ACC-03", "beyond", DR_SEVERITY_ESCALATE, ALL },
  { "ACC-03", "stretch", DR_SEVERITY_JUSTIFY, ALL },
  { "ACC-04", "last", DR_SEVERITY_ESCALATE, ALL },
  { "ACC-04", "one", DR_SEVERITY_JUSTIFY, ALL },
  { "ACC-05", "fails", DR_SEVERITY_ESCALATE, ALL },
  { "ACC-06", "fails", DR_SEVERITY_JUSTIFY, ALL },
  { "ACC-07", "lost", DR_SEVERITY_ESCALATE, ALL },
  { "ACC-07", "never", DR_SEVERITY_JUSTIFY, ALL },
  { "ACC-08", "fails", DR_SEVERITY_ADVISE, ALL },
  { "ACC-09", "over", DR_SEVERITY_JUSTIFY, ALL },
  { "ACC-09", "unstated", DR_SEVERITY_ADVISE, ALL },
  { "ACC-10", "fails", DR_SEVERITY_JUSTIFY, ALL },
  { "STD-01", "worse", DR_SEVERITY_JUSTIFY, ALL },
  { "STD-01", "none", DR_SEVERITY_ADVISE, ALL },
  { "EVD-01", "fails", DR_SEVERITY_MUST, ALL },
  { "EVD-02", "fails", DR_SEVERITY_JUSTIFY, ALL },
  { "EVD-03", "very-stale", DR_SEVERITY_JUSTIFY, ALL },
  { "EVD-03", "stale", DR_SEVERITY_ADVISE, ALL },
  { "EVD-04", "fails", DR_SEVERITY_ADVISE, ALL },
  { "EVD-05", "fails", DR_SEVERITY_MUST, ALL },
  { "EVD-06", "fails", DR_SEVERITY_JUSTIFY, ALL },
  { "EVD-07", "fails", DR_SEVERITY_ADVISE, ALL },
  { "SCR-01", "fails", DR_SEVERITY_MUST, FIRST },
  { "IMP-01", "fails", DR_SEVERITY_MUST, FIRST },
  { "IMP-02", "fails", DR_SEVERITY_ESCALATE, FIRST },
  { "IMP-03", "fails", DR_SEVERITY_JUSTIFY, FIRST },
  { "IMP-04", "fails", DR_SEVERITY_MUST, FIRST },
  { "IMP-05", "fails", DR_SEVERITY_JUSTIFY, FIRST },
  { "IMP-06", "fails", DR_SEVERITY_JUSTIFY, FIRST },
  { "IMP-07", "no-action", DR_SEVERITY_MUST, FIRST },
  { "IMP-07", "unknown", DR_SEVERITY_JUSTIFY, FIRST },
  { "ADJ-01", "fails", DR_SEVERITY_MUST, FIRST },
  { "CON-01", "fails", DR_SEVERITY_MUST, FIRST },
  { "CON-02", "fails", DR_SEVERITY_ADVISE, FIRST },
  { "CON-03", "fails", DR_SEVERITY_JUSTIFY, FIRST },
  { "CON-04", "fails", DR_SEVERITY_ADVISE, FIRST },
  { "CON-05", "fails", DR_SEVERITY_JUSTIFY, FIRST },
  { "CON-06", "fails", DR_SEVERITY_JUSTIFY, FIRST },
  { "OPT-01", "fails", DR_SEVERITY_JUSTIFY, FIRST },
  { "OPT-02", "fails", DR_SEVERITY_MUST, FIRST },
  { "MIT-01", "fails", DR_SEVERITY_MUST, FIRST },
  { "MIT-02", "fails", DR_SEVERITY_JUSTIFY, FIRST },
  { "MIT-03", "fails", DR_SEVERITY_OVERDUE, LATER },
  { "MIT-04", "fails", DR_SEVERITY_JUSTIFY, ALL },
  { "GOV-01", "fails", DR_SEVERITY_MUST, FIRST },
  { "GOV-02", "fails", DR_SEVERITY_MUST, FIRST },
  { "GOV-03", "no-date", DR_SEVERITY_MUST, FIRST },
  { "GOV-03", "late", DR_SEVERITY_ESCALATE, FIRST },
  { "GOV-03", "late-start", DR_SEVERITY_JUSTIFY, FIRST },
  { "GOV-04", "fails", DR_SEVERITY_ESCALATE, FIRST },
  { "GOV-05", "none", DR_SEVERITY_MUST, FIRST },
  { "GOV-05", "far", DR_SEVERITY_JUSTIFY, FIRST },
  { "GOV-05", "passed", DR_SEVERITY_OVERDUE, LATER },
  { "GOV-06", "open", DR_SEVERITY_JUSTIFY, FIRST },
  { "GOV-06", "overdue", DR_SEVERITY_OVERDUE, LATER },
  { "GOV-07", "fails", DR_SEVERITY_JUSTIFY, FIRST },
  { "GOV-08", "fails", DR_SEVERITY_MUST, FIRST },
  { "GOV-09", "fails", DR_SEVERITY_MUST, 1u << DR_STEP_APPROVE | LATER },
  { "GOV-10", "fails", DR_SEVERITY_ESCALATE, 1u << DR_STEP_MONITOR | 1u << DR_STEP_CLOSE },
  { "GOV-11", "fails", DR_SEVERITY_OVERDUE, LATER },
  { "CUM-01", "fails", DR_SEVERITY_JUSTIFY, FIRST },
  { "CUM-02", "fails", DR_SEVERITY_JUSTIFY, FIRST },
};

static void
test_shipped_cases (void)
{
  g_autoptr (DrRulebook) rulebook = load_shipped ();
  guint n = 0;

  for (guint i = 0; i < rulebook->n_rules; i++)
    n += rulebook->rules[i].n_cases;
  g_assert_cmpuint (n, ==, G_N_ELEMENTS (cases));

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const DrCase *found = find_case (find_rule (rulebook, cases[i].rule), cases[i].id);

      g_test_message ("%s/%s", cases[i].rule, cases[i].id);
      g_assert_cmpuint (found->steps, ==, cases[i].steps);
      for (guint step = 0; step < DR_N_STEPS; step++)
        {
          gboolean too_late = strcmp (cases[i].rule, "CON-02") == 0
                              && (step == DR_STEP_ENDORSE || step == DR_STEP_APPROVE);

          g_assert_cmpint (found->severity[step], ==, too_late ? DR_SEVERITY_MUST : cases[i].severity);
        }
    }
}

/* Nobody is shown the duty of another nation, and nothing is called lawful or unlawful. */
static void
test_shipped_words (void)
{
  static const struct { DrNation nation; const char *never; } never[] = {
    { DR_NATION_ENGLAND, "Wales)" },
    { DR_NATION_ENGLAND, "Scotland)" },
    { DR_NATION_WALES, "Scotland)" },
    { DR_NATION_WALES, "Customer Service Strategy" },
    { DR_NATION_SCOTLAND, "Wales)" },
    { DR_NATION_SCOTLAND, "Customer Service Strategy" },
    { DR_NATION_SCOTLAND, "EWCA" },
    { DR_NATION_SCOTLAND, "EWHC" },
  };
  g_autoptr (DrRulebook) rulebook = load_shipped ();
  g_autofree char *text = shipped (RULEBOOK);

  g_assert_null (strstr (text, "lawful"));
  for (guint i = 0; i < rulebook->n_rules; i++)
    {
      const DrRule *rule = &rulebook->rules[i];

      for (int nation = 0; nation < DR_N_NATIONS; nation++)
        g_assert_cmpint ((rule->nations & (1u << nation)) != 0, ==, dr_rule_basis (rule, nation)[0] != '\0');
      for (guint j = 0; j < G_N_ELEMENTS (never); j++)
        g_assert_null (strstr (dr_rule_basis (rule, never[j].nation), never[j].never));
    }
}

/* The order of the file does not matter: what is moved to its end loads the same. */
static void
test_order_of_the_file (void)
{
  g_autoptr (DrRulebook) expected = load_shipped ();
  g_autoptr (DrRulebook) moved = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = shipped (RULEBOOK);
  char *from = strstr (text, "  <rule id=\"ACC-01\"");
  char *until = strstr (text, "  <rule id=\"ACC-02\"");
  char *end = strstr (text, "</rulebook>");
  g_autofree char *edited = g_strdup_printf ("%.*s%.*s%.*s</rulebook>", (int) (from - text), text, (int) (end - until),
                                             until, (int) (until - from), from);

  moved = dr_rulebook_read_bytes ("moved.xml", edited, strlen (edited), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (moved->n_rules, ==, expected->n_rules);
  for (guint i = 0; i < moved->n_rules; i++)
    g_assert_cmpstr (moved->rules[i].id, ==, expected->rules[i].id);
  g_assert_cmpstr (moved->rules[0].title, ==, expected->rules[0].title);
  g_assert_cmpstr (moved->rules[0].cases[1].message, ==, expected->rules[0].cases[1].message);
  g_assert_cmpstr (moved->digest, !=, expected->digest);
}

/* What is replaced in the shipped rulebook, and what is said about it.
 * Everything from @find up to @until (or @find alone) becomes @with; the error stands on the line of @line. */
static const struct {
  const char *path;
  const char *find;
  const char *until;
  const char *with;
  gboolean    xml;       /* DR_XML_ERROR, else DR_RECORD_ERROR */
  int         code;
  const char *line;
  const char *words;
} bad[] = {
  { "rule/unknown", "<rule id=\"STD-01\"", NULL, "<rule id=\"STD-09\"", FALSE, DR_RECORD_ERROR_UNKNOWN_RULE,
    "<rule id=\"STD-09\"", "rule “STD-09” is not known" },
  { "rule/missing", "<rule id=\"STD-01\"", "</rule>", "", FALSE, DR_RECORD_ERROR_UNKNOWN_RULE,
    "<rulebook ", "rule “STD-01” is missing" },
  { "rule/twice", "<rule id=\"ACC-02\"", NULL, "<rule id=\"ACC-01\"", TRUE, DR_XML_ERROR_INVALID,
    "title=\"Bears more of the change", "ACC-01" },
  { "rule/no-title", " title=\"Digital only\"", NULL, "", TRUE, DR_XML_ERROR_INVALID, "<rule id=\"ACC-05\"", "title" },
  { "case/unknown", "<case id=\"stretch\"", NULL, "<case id=\"strech\"", FALSE, DR_RECORD_ERROR_UNKNOWN_RULE,
    "<case id=\"strech\"", "rule ACC-03: case “strech” is not known, expected beyond, stretch" },
  { "case/missing", "<case id=\"stretch\"", "</case>", "", FALSE, DR_RECORD_ERROR_UNKNOWN_RULE,
    "<rule id=\"ACC-03\"", "rule ACC-03: case “stretch” is missing" },
  { "case/twice", "<case id=\"stretch\"", NULL, "<case id=\"beyond\"", TRUE, DR_XML_ERROR_INVALID,
    "<case id=\"beyond\" severity=\"justify\"", "beyond" },
  { "case/severity", "<case id=\"stretch\" severity=\"justify\"", NULL, "<case id=\"stretch\" severity=\"unlikely\"",
    TRUE, DR_XML_ERROR_INVALID, "<case id=\"stretch\"", "unlikely" },
  { "case/step", "<case id=\"stretch\" severity=\"justify\" steps=\"submit", NULL,
    "<case id=\"stretch\" severity=\"justify\" steps=\"withdraw", TRUE, DR_XML_ERROR_INVALID, "<case id=\"stretch\"",
    "withdraw" },
  { "case/step-twice", "<case id=\"stretch\" severity=\"justify\" steps=\"submit", NULL,
    "<case id=\"stretch\" severity=\"justify\" steps=\"submit submit", FALSE, DR_RECORD_ERROR_INVALID,
    "<case id=\"stretch\"", "case: steps has “submit” twice, expected it once" },
  { "case/no-message", "<message>“{subject}” closes", "</message>", "", TRUE, DR_XML_ERROR_INVALID,
    "steps=\"submit endorse approve\">\n      <at", "message" },
  { "at/not-tested", "<at step=\"approve\"", NULL, "<at step=\"close\"", FALSE, DR_RECORD_ERROR_INVALID,
    "<at step=\"close\"", "at: step is “close”, which does not test this case; expected one of: submit endorse approve" },
  { "at/twice", "<at step=\"approve\"", NULL, "<at step=\"endorse\"", TRUE, DR_XML_ERROR_INVALID,
    "<at step=\"endorse\" severity=\"must\"/>\n      <message", "endorse" },
  { "parameter/unknown", "<parameter id=\"min_base\"", NULL, "<parameter id=\"smallest_base\"", FALSE,
    DR_RECORD_ERROR_UNKNOWN_RULE, "<parameter id=\"smallest_base\"",
    "rule EVD-04: parameter “smallest_base” is not known, expected min_base" },
  { "parameter/none-known", "</case>\n  </rule>\n\n  <rule id=\"ACC-06\"", NULL,
    "</case>\n<parameter id=\"more\" value=\"1\" default=\"1\" minimum=\"0\" maximum=\"2\" unit=\"count\"/>"
    "\n  </rule>\n\n  <rule id=\"ACC-06\"", FALSE, DR_RECORD_ERROR_UNKNOWN_RULE, "<parameter id=\"more\"",
    "rule ACC-05: parameter “more” is not known, expected none" },
  { "parameter/missing", "<parameter id=\"min_base\"", "/>", "", FALSE, DR_RECORD_ERROR_UNKNOWN_RULE,
    "<rule id=\"EVD-04\"", "rule EVD-04: parameter “min_base” is missing" },
  { "parameter/twice", "<parameter id=\"ratio\"", NULL, "<parameter id=\"points\"", TRUE, DR_XML_ERROR_INVALID,
    "<parameter id=\"points\" value=\"1.25\"", "points" },
  { "parameter/over", "<parameter id=\"min_rate\" value=\"0.2\"", NULL, "<parameter id=\"min_rate\" value=\"1.2\"", FALSE,
    DR_RECORD_ERROR_INVALID, "<parameter id=\"min_rate\"", "parameter min_rate: value is 1.2, expected a number from 0 to 1" },
  { "parameter/under", "<parameter id=\"min_base\" value=\"100\"", NULL, "<parameter id=\"min_base\" value=\"0\"", FALSE,
    DR_RECORD_ERROR_INVALID, "<parameter id=\"min_base\"", "parameter min_base: value is 0, expected a number from 1 to 100000" },
  { "parameter/default", "<parameter id=\"min_base\" value=\"100\" default=\"100\"", NULL,
    "<parameter id=\"min_base\" value=\"100\" default=\"-1\"", FALSE, DR_RECORD_ERROR_INVALID,
    "<parameter id=\"min_base\"", "parameter min_base: default is -1" },
  { "parameter/bounds", "minimum=\"1\" maximum=\"60\"", NULL, "minimum=\"60\" maximum=\"1\"", FALSE,
    DR_RECORD_ERROR_INVALID, "minimum=\"60\"", "parameter months: minimum is 60 and maximum 1, expected" },
  { "parameter/number", "<parameter id=\"min_rate\" value=\"0.2\"", NULL, "<parameter id=\"min_rate\" value=\"0,2\"", TRUE,
    DR_XML_ERROR_INVALID, "<parameter id=\"min_rate\"", "0,2" },
  { "parameter/unit", "maximum=\"60\" unit=\"months\"", NULL, "maximum=\"60\" unit=\"moons\"", TRUE, DR_XML_ERROR_INVALID,
    "unit=\"moons\"", "moons" },
  { "basis/missing", "<basis nations=\"England Wales\">R v Brent", NULL, "<basis nations=\"England\">R v Brent", FALSE,
    DR_RECORD_ERROR_INVALID, "<rule id=\"CON-02\"", "CON-02 has no basis for Wales, expected one" },
  { "basis/twice", "<basis nations=\"England Wales\">R v Brent", NULL, "<basis>R v Brent", FALSE, DR_RECORD_ERROR_INVALID,
    "<basis nations=\"Scotland\">Equality Act 2010 (Specific Duties) (Scotland) Regulations 2012, reg. 5(2) and (3): "
    "consider evidence", "basis is the second one for Scotland, expected one" },
  { "basis/foreign", "<basis nations=\"Wales\">Equality Act 2010 (Statutory Duties) (Wales) Regulations 2011, reg. 8(1)(d)",
    NULL, "<basis nations=\"Wales England\">", FALSE, DR_RECORD_ERROR_INVALID, "<basis nations=\"Wales England\">",
    "basis is for England, where GOV-11 does not apply" },
  { "basis/nation", "<basis nations=\"England Wales\">R v Brent", NULL, "<basis nations=\"England Cymru\">R v Brent", TRUE,
    DR_XML_ERROR_INVALID, "England Cymru", "Cymru" },
  { "message/open", "<message>“{subject}” closes", NULL, "<message>{subject closes", FALSE,
    DR_RECORD_ERROR_INVALID, "<message>{subject closes", "“{subject closes" },
  { "message/close", "<message>“{subject}” closes", NULL, "<message>subject}: closes", FALSE,
    DR_RECORD_ERROR_INVALID, "<message>subject}", "“}: closes" },
  { "message/empty", "<message>“{subject}” closes", NULL, "<message>{}: closes", FALSE, DR_RECORD_ERROR_INVALID,
    "<message>{}", "“{}: closes" },
  { "message/cut", "<message>“{subject}” closes", NULL, "<message>{subject£££££££££££££££££££££££", FALSE,
    DR_RECORD_ERROR_INVALID, "<message>{subject£", "“{subject££££££££££££”" },
  { "message/capital", "<pass>“{subject}” closes", NULL, "<pass>{Subject}: closes", FALSE,
    DR_RECORD_ERROR_INVALID, "<pass>{Subject}", "“{Subject}: closes" },
  { "root/format", "format=\"1.0\"", NULL, "format=\"9.0\"", TRUE, DR_XML_ERROR_UNKNOWN_FORMAT, "<rulebook ", "9.0" },
  { "root/assumed-base", "assumed-base=\"100\"", NULL, "assumed-base=\"0\"", TRUE, DR_XML_ERROR_INVALID, "<rulebook ",
    "assumed-base" },
  { "element/unknown", "<question>How will the people", NULL, "<hint/><question>How will the people", TRUE,
    DR_XML_ERROR_INVALID, "<hint/>", "hint" },
  { "text/blank", "<question>Which option is proposed?", NULL, "<question> ", TRUE, DR_XML_ERROR_INVALID,
    "<question> </question>", "question" },
};

static char *
edit (guint i)
{
  g_autofree char *text = shipped (RULEBOOK);
  char *from = strstr (text, bad[i].find);
  char *to;

  g_assert_nonnull (from);
  to = from + strlen (bad[i].find);
  if (bad[i].until != NULL)
    to = strstr (to, bad[i].until) + strlen (bad[i].until);

  return g_strdup_printf ("%.*s%s%s", (int) (from - text), text, bad[i].with, to);
}

static void
test_bad (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *text = edit (i);
  const char *at = strstr (text, bad[i].line);
  g_autofree char *prefix = NULL;
  GQuark domain = bad[i].xml ? DR_XML_ERROR : DR_RECORD_ERROR;
  g_autoptr (GError) error = NULL;
  g_autoptr (DrRulebook) rulebook = NULL;

  g_assert_nonnull (at);
  prefix = g_strdup_printf ("edited.xml:%u: ", line_of (text, at));
  rulebook = dr_rulebook_read_bytes ("edited.xml", text, strlen (text), &error);

  g_assert_null (rulebook);
  g_assert_nonnull (error);
  g_test_message ("%s", error->message);
  g_assert_error (error, domain, bad[i].code);
  g_assert_true (g_str_has_prefix (error->message, prefix));
  g_assert_nonnull (strstr (error->message, bad[i].words));
  g_assert_null (strchr (error->message, '\n'));
}

static void
test_other_kind (void)
{
  g_autofree char *text = shipped (QUESTIONNAIRE);
  g_autofree char *expected = g_strdup_printf ("other.xml:%u: the file is of the kind “questionnaire”, expected “rulebook”",
                                               line_of (text, strstr (text, "<questionnaire ")));
  g_autoptr (GError) error = NULL;

  g_assert_null (dr_rulebook_read_bytes ("other.xml", text, strlen (text), &error));
  g_assert_error (error, DR_RECORD_ERROR, DR_RECORD_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, expected);
}

static void
test_file (void)
{
  g_autofree char *folder = g_dir_make_tmp ("rulebook-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "rulebook.xml", NULL);
  g_autofree char *text = shipped (RULEBOOK);
  g_autoptr (DrRulebook) expected = load_shipped ();
  g_autoptr (DrRulebook) read = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (dr_rulebook_read_file (path, &error));
  g_assert_error (error, DR_XML_ERROR, DR_XML_ERROR_READ);
  g_clear_error (&error);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  read = dr_rulebook_read_file (path, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (read->digest, ==, expected->digest);
  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* A case that names no id is the one of a rule with one case; text is one line whatever the layout of the file. */
static void
test_defaults (void)
{
  g_autofree char *text = shipped (RULEBOOK);
  g_autoptr (GString) edited = g_string_new (text);
  g_autoptr (DrRulebook) rulebook = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (g_string_replace (edited, "<case id=\"fails\" ", "<case ", 0), >, 30);
  g_assert_cmpuint (g_string_replace (edited, "<question>Which option is proposed?",
                                      "<question>\n  Which option\n\t is  proposed?\n  ", 1), ==, 1);
  rulebook = dr_rulebook_read_bytes ("edited.xml", edited->str, edited->len, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (find_rule (rulebook, "OPT-02")->cases[0].id, ==, "fails");
  g_assert_cmpstr (find_rule (rulebook, "OPT-02")->question, ==, "Which option is proposed?");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/records/rulebook/shipped/whole", test_shipped_is_whole);
  g_test_add_func ("/records/rulebook/shipped/thresholds", test_shipped_thresholds);
  g_test_add_func ("/records/rulebook/shipped/cases", test_shipped_cases);
  g_test_add_func ("/records/rulebook/shipped/words", test_shipped_words);
  g_test_add_func ("/records/rulebook/order-of-the-file", test_order_of_the_file);
  g_test_add_func ("/records/rulebook/defaults", test_defaults);
  g_test_add_func ("/records/rulebook/other-kind", test_other_kind);
  g_test_add_func ("/records/rulebook/file", test_file);
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *path = g_strdup_printf ("/records/rulebook/bad/%s", bad[i].path);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_bad);
    }

  return g_test_run ();
}
