/* What is suggested for each rule that has a suggestion, and that nothing is suggested again once it is done. */
#include "check-fixture.h"

#include <string.h>

#include "dr-rules.h"
#include "dr-suggestions.h"

typedef struct {
  const char  *rule;
  const char  *rule_case;
  const char  *subject;
  DrActionKind kind;
  const char  *groups;
  const char  *points;
  const char  *needs;
  const char  *options;
  const char  *alternative;   /* (nullable) */
  const char  *text;
} Suggested;

#define OPEN "Open another way in, before the change, for: "

static const Suggested cases[] = {
  { "ACC-01", "excluded", "group:over-75", DR_ACTION_MITIGATION, "over-75", "", "", "chosen", "face-to-face",
    OPEN "over-75." },
  { "ACC-01", "at-risk", "group:carers", DR_ACTION_MITIGATION, "carers", "", "", "chosen", "face-to-face",
    "Keep another way in open, in case the one that is cut or moves does not work for: carers." },
  { "ACC-01", "excluded", "group:all", DR_ACTION_MITIGATION, "all", "", "", "chosen", "face-to-face", OPEN "all." },
  { "ACC-02", "fails", "group:carers", DR_ACTION_MITIGATION, "carers", "", "", "chosen", NULL, NULL },
  { "ACC-03", "beyond", "group:carers", DR_ACTION_MITIGATION, "carers", "", "", "chosen", NULL, NULL },
  { "ACC-04", "last", "channel:face-to-face", DR_ACTION_MITIGATION, "all", "", "", "chosen", "face-to-face", NULL },
  { "ACC-04", "one", "channel:face-to-face", DR_ACTION_MITIGATION, "", "hertford-desk", "", "chosen", NULL, NULL },
  { "ACC-05", "fails", "assessment", DR_ACTION_MITIGATION, "all", "", "", "chosen", "face-to-face", NULL },
  { "ACC-06", "fails", "assessment", DR_ACTION_MITIGATION, "", "", "", "chosen", NULL, NULL },
  { "ACC-07", "lost", "group:disabled/need:large-print", DR_ACTION_ADJUSTMENT, "disabled", "", "large-print", "chosen", NULL,
    "Provide at what stays open what would be lost: Large print." },
  { "ACC-07", "never", "group:carers/need:interpreter", DR_ACTION_MITIGATION, "carers", "", "interpreter", "chosen", NULL,
    "Provide what was never on offer: Interpreter." },
  { "ACC-08", "fails", "channel:website", DR_ACTION_MONITORING, "", "web-form", "", "chosen", NULL, NULL },
  { "ACC-09", "over", "channel:telephone", DR_ACTION_MITIGATION, "", "phone-line", "", "chosen", NULL, NULL },
  { "ACC-09", "unstated", "channel:telephone", DR_ACTION_INQUIRY, "", "phone-line", "", "chosen", NULL, NULL },
  { "ACC-10", "fails", "group:carers", DR_ACTION_MITIGATION, "carers", "", "", "chosen", "face-to-face", NULL },
  { "STD-01", "none", "channel:website", DR_ACTION_MITIGATION, "", "web-form", "", "chosen", NULL, NULL },
  { "STD-01", "worse", "channel:telephone", DR_ACTION_MITIGATION, "", "phone-line", "", "chosen", NULL, NULL },
  { "IMP-02", "fails", "impact:carers", DR_ACTION_MITIGATION, "carers", "", "", "", NULL,
    "Remove or lessen the disadvantage for: carers." },
  { "IMP-07", "no-action", "impact:carers", DR_ACTION_INQUIRY, "carers", "", "", "", NULL,
    "Find out before the decision what the change means for: carers." },
  { "EVD-02", "fails", "group:carers", DR_ACTION_INQUIRY, "carers", "", "", "", NULL,
    "Find out who can use this way in: website." },
  { "EVD-06", "fails", "service:revenues", DR_ACTION_INQUIRY, "", "", "", "", NULL, NULL },
  { "GOV-06", "open", "measure:m1", DR_ACTION_MONITORING, "", "", "", "", NULL, NULL },
};

/* The desk closes; an entry speaks of carers, and how many of them can use the website is not known. */
static CheckFixture *
make_fixture (void)
{
  CheckFixture *fixture = check_fixture_new ();

  check_fixture_offer (fixture, CHECK_CHOSEN_OPTION, CHECK_POINT_DESK, DR_OFFER_FULL, DR_OFFER_NONE);
  check_fixture_add_impact (fixture, "carers", CHECK_INDICES (fixture, CHECK_CARERS), DR_EFFECT_UNKNOWN);
  check_fixture_use (fixture, CHECK_CARERS, CHECK_TELEPHONE, 0.3, 0, CHECK_CENSUS);
  check_fixture_drop_figure (fixture, DR_FIGURE_USE, CHECK_CARERS, DR_TARGET_CHANNEL, CHECK_WEBSITE);
  fixture->assessment->n_actions = 0;

  return fixture;
}

/* The check with one result alone. */
static DrCheck
alone (CheckFixture    *fixture,
       const Suggested *row,
       DrResult        *result)
{
  DrCheck check = *check_fixture_run (fixture);
  const DrRule *rule = &check.rulebook->rules[dr_rules_find (row->rule)];

  *result = (DrResult) { .rule = (guint) dr_rules_find (row->rule), .kind = DR_RESULT_FAIL, .failing_case = DR_NO_INDEX,
                         .subject = row->subject };
  for (guint i = 0; i < rule->n_cases; i++)
    if (strcmp (rule->cases[i].id, row->rule_case) == 0)
      result->failing_case = (int) i;
  g_assert_cmpint (result->failing_case, !=, DR_NO_INDEX);
  result->severity = rule->cases[result->failing_case].severity[DR_STEP_SUBMIT];
  check.results = result;
  check.n_results = 1;

  return check;
}

static DrIndices
indices_of (CheckFixture *fixture,
            const char   *ids,
            int         (*find) (gconstpointer in, const char *id),
            gconstpointer in)
{
  g_auto (GStrv) words = g_strsplit (ids, " ", -1);
  int *items = dr_arena_array0 (fixture->arena, int, g_strv_length (words) + 1);
  DrIndices indices = { items, 0 };

  for (guint i = 0; words[i] != NULL && ids[0] != '\0'; i++)
    items[indices.n++] = find (in, words[i]);

  return indices;
}

/* The suggestion as an action of the fixture. */
static void
take (CheckFixture       *fixture,
      const DrSuggestion *suggestion)
{
  typedef int (*Find) (gconstpointer, const char *);
  DrAction *action = check_fixture_add_action (fixture, "taken", suggestion->kind, CHECK_NO_INDICES);

  action->text = "In words of the officer's own.";
  action->groups = indices_of (fixture, suggestion->groups, (Find) dr_evidence_find_group, fixture->evidence);
  action->points = indices_of (fixture, suggestion->points, (Find) dr_assessment_find_point, fixture->assessment);
  action->needs = indices_of (fixture, suggestion->needs, (Find) dr_evidence_find_need, fixture->evidence);
  if (suggestion->alternative != NULL)
    check_fixture_alternative (fixture, action, dr_evidence_find_channel (fixture->evidence, suggestion->alternative), NULL,
                               DR_UNKNOWN, 0, DR_NO_INDEX);
  if (action->groups.n == 0 && action->points.n == 0)
    action->text = dr_arena_strdup (fixture->arena, suggestion->text);
}

static void
test_suggested (gconstpointer data)
{
  const Suggested *row = data;
  g_autoptr (CheckFixture) fixture = make_fixture ();
  g_autoptr (DrSuggestions) suggestions = NULL;
  g_autoptr (DrSuggestions) after = NULL;
  const DrSuggestion *suggestion;
  DrResult result;
  DrCheck check;

  if (strcmp (row->rule, "GOV-06") == 0)
    check_fixture_add_measure (fixture, "m1", CHECK_NO_INDICES, DR_UNKNOWN);
  check = alone (fixture, row, &result);
  suggestions = dr_suggestions_new (&check);
  g_assert_cmpuint (suggestions->n, ==, 1);
  suggestion = &suggestions->items[0];
  g_assert_cmpstr (suggestion->rule, ==, row->rule);
  g_assert_cmpint (suggestion->kind, ==, row->kind);
  g_assert_cmpstr (suggestion->groups, ==, row->groups);
  g_assert_cmpstr (suggestion->points, ==, row->points);
  g_assert_cmpstr (suggestion->needs, ==, row->needs);
  g_assert_cmpstr (suggestion->options, ==, row->options);
  g_assert_cmpstr (suggestion->alternative, ==, row->alternative);
  if (row->text != NULL)
    g_assert_cmpstr (suggestion->text, ==, row->text);
  g_assert_cmpint (suggestion->kind == DR_ACTION_INQUIRY, ==, dr_date_is_set (suggestion->due));
  if (dr_date_is_set (suggestion->due))
    g_assert_cmpint (dr_date_compare (suggestion->due, fixture->assessment->decision_date), <, 0);

  take (fixture, suggestion);
  check = alone (fixture, row, &result);
  after = dr_suggestions_new (&check);
  g_assert_cmpuint (after->n, ==, 0);
}

/* Every rule that has a suggestion is tested. */
static void
test_every_rule (void)
{
  guint n;
  const DrRuleDefinition *definitions = dr_rules_get_definitions (&n);

  for (guint i = 0; i < n; i++)
    {
      gboolean tested = FALSE;

      g_test_message ("%s", definitions[i].id);
      for (guint k = 0; k < G_N_ELEMENTS (cases); k++)
        tested = tested || strcmp (cases[k].rule, definitions[i].id) == 0;
      g_assert_cmpint (tested, ==, dr_suggestions_has_rule (definitions[i].id));
    }
  g_assert_false (dr_suggestions_has_rule ("ABC-99"));
}

/* Those whom an action is for are left out; the others are still suggested. */
static void
test_some_are_helped (void)
{
  g_autoptr (CheckFixture) fixture = make_fixture ();
  g_autoptr (DrSuggestions) suggestions = NULL;
  DrResult result;
  DrCheck check;

  fixture->impacts[2].groups = CHECK_INDICES (fixture, CHECK_DISABLED, CHECK_CARERS);
  check_fixture_add_action (fixture, "a1", DR_ACTION_ADJUSTMENT, CHECK_INDICES (fixture, CHECK_DISABLED));
  check = alone (fixture, &(const Suggested) { "IMP-02", "fails", "impact:carers" }, &result);
  suggestions = dr_suggestions_new (&check);
  g_assert_cmpuint (suggestions->n, ==, 1);
  g_assert_cmpstr (suggestions->items[0].groups, ==, "carers");
  g_assert_cmpstr (suggestions->items[0].text, ==, "Remove or lessen the disadvantage for: carers.");
}

/* An action of an option that is not chosen helps nobody in the one that is. */
static void
test_other_option (void)
{
  g_autoptr (CheckFixture) fixture = make_fixture ();
  g_autoptr (DrSuggestions) suggestions = NULL;
  DrAction *action = check_fixture_add_action (fixture, "a1", DR_ACTION_MITIGATION, CHECK_INDICES (fixture, CHECK_CARERS));
  DrResult result;
  DrCheck check;

  action->options = CHECK_INDICES (fixture, CHECK_OTHER_OPTION);
  check = alone (fixture, &(const Suggested) { "IMP-02", "fails", "impact:carers" }, &result);
  suggestions = dr_suggestions_new (&check);
  g_assert_cmpuint (suggestions->n, ==, 1);
}

/* What must be mended comes first. */
static void
test_order (void)
{
  g_autoptr (CheckFixture) fixture = make_fixture ();
  g_autoptr (DrSuggestions) suggestions = NULL;

  suggestions = dr_suggestions_new (check_fixture_run (fixture));
  g_assert_cmpuint (suggestions->n, >, 2);
  g_assert_cmpstr (suggestions->items[0].rule, ==, "IMP-07");
  for (guint i = 1; i < suggestions->n; i++)
    g_assert_cmpint (suggestions->items[i - 1].severity, >=, suggestions->items[i].severity);
}

/* Of many groups a few are named, in what is to be done and in why. */
static void
test_few_names (void)
{
  static const Suggested row = { "IMP-02", "fails", "impact:many" };
  g_autoptr (CheckFixture) fixture = make_fixture ();
  g_autoptr (DrSuggestions) suggestions = NULL;
  int all[7];
  DrResult result;
  DrCheck check;

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      g_autofree char *id = g_strdup_printf ("ward-%u", i);

      all[i] = check_fixture_add_group (fixture, g_intern_string (id), DR_CHARACTERISTIC_AGE, CHECK_BY_AGE, 100);
    }
  check_fixture_add_impact (fixture, "many", (DrIndices) { all, G_N_ELEMENTS (all) }, DR_EFFECT_NEGATIVE);
  check = alone (fixture, &row, &result);
  suggestions = dr_suggestions_new (&check);
  g_assert_cmpuint (suggestions->n, ==, 1);
  g_assert_nonnull (strstr (suggestions->items[0].text, " and 3 more"));
  g_assert_nonnull (strstr (suggestions->items[0].reason, " and 3 more"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/app/suggestions/%s/%s/%u", cases[i].rule, cases[i].rule_case, i);

      g_test_add_data_func (path, &cases[i], test_suggested);
    }
  g_test_add_func ("/app/suggestions/every-rule", test_every_rule);
  g_test_add_func ("/app/suggestions/some-are-helped", test_some_are_helped);
  g_test_add_func ("/app/suggestions/other-option", test_other_option);
  g_test_add_func ("/app/suggestions/order", test_order);
  g_test_add_func ("/app/suggestions/few-names", test_few_names);

  return g_test_run ();
}
