/* Where each finding is mended: the section and the field, on the assessment of the checks' own fixture. */
#include "check-fixture.h"

#include <string.h>

#include "dr-draft-key.h"
#include "dr-finding-place.h"
#include "dr-rules.h"

typedef struct {
  const char *rule;
  const char *rule_case;      /* (nullable): the rule's only one, or that does not matter */
  const char *subject;
  const char *measured;       /* (nullable): "name: ids" */
  const char *section;
  const char *key;            /* (nullable) */
} Place;

#define OPTION "options/option[chosen]"
#define DESK OPTION "/offer[hertford-desk]/@after"

static const Place places[] = {
  { "ACC-01", "excluded", "group:over-75", NULL, "options", DESK },
  { "ACC-02", "fails", "group:over-75", NULL, "options", DESK },
  { "ACC-03", "beyond", "group:over-75", NULL, "options", OPTION "/target[website|all]/@share" },
  { "ACC-04", "last", "channel:face-to-face", NULL, "options", DESK },
  { "ACC-04", "last", "channel:telephone", NULL, "options", OPTION "/offer[phone-line]/@after" },
  { "ACC-04", "last", "channel:post", NULL, "options", NULL },
  { "ACC-05", NULL, "assessment", NULL, "options", DESK },
  { "ACC-06", NULL, "assessment", NULL, "options", DESK },
  { "ACC-07", "lost", "group:disabled/need:large-print", NULL, "options", DESK },
  { "ACC-08", NULL, "channel:website", NULL, "options", OPTION "/offer[web-form]/@after" },
  { "ACC-09", "over", "channel:telephone", NULL, "options", OPTION "/offer[phone-line]/@after" },
  { "ACC-10", NULL, "group:over-75", NULL, "options", DESK },
  { "STD-01", "none", "channel:website", NULL, "options", OPTION "/standard[website]/@text" },
  { "EVD-01", NULL, "characteristic:race", NULL, "impacts", "impacts/impact" },
  { "EVD-02", NULL, "group:over-75", NULL, "people", NULL },
  { "EVD-03", "stale", "source:survey", NULL, "people", NULL },
  { "EVD-04", NULL, "source:survey", NULL, "people", NULL },
  { "EVD-05", NULL, "impact:over-75", NULL, "impacts", "impacts/impact[over-75]/@sources" },
  { "EVD-06", NULL, "service:revenues", NULL, "people", NULL },
  { "EVD-07", NULL, "source:survey", NULL, "people", NULL },
  { "SCR-01", NULL, "assessment", NULL, "screening", "screening/@decision" },
  { "IMP-01", NULL, "impact:others", NULL, "impacts", "impacts/impact[others]/despite" },
  { "IMP-02", NULL, "impact:over-75", NULL, "actions", "actions/action" },
  { "IMP-03", NULL, "assessment", "entries: over-75 others", "impacts", "impacts/impact[over-75]/aim[eliminate]" },
  { "IMP-04", NULL, "impact:over-75", "unanswered: foster", "impacts", "impacts/impact[over-75]/aim[foster]/@effect" },
  { "IMP-04", NULL, "impact:over-75", "unanswered: advance", "impacts", "impacts/impact[over-75]/aim[advance]" },
  { "IMP-05", NULL, "assessment", NULL, "impacts", "impacts/impact" },
  { "IMP-06", NULL, "impact:over-75", NULL, "impacts", "impacts/impact[over-75]/mechanism" },
  { "IMP-07", "unknown", "impact:others", NULL, "impacts", "impacts/impact[others]/aim[advance]/@effect" },
  { "IMP-07", "no-action", "impact:others", NULL, "actions", "actions/action" },
  { "ADJ-01", NULL, "group:disabled", NULL, "impacts", "adjustments/adjustment[r2]" },
  { "ADJ-01", NULL, "group:carers", NULL, "impacts", "adjustments/adjustment" },
  { "CON-01", NULL, "group:over-75", NULL, "consultation", "consultations/consultation" },
  { "CON-02", NULL, "consultation:c1", NULL, "consultation", "consultations/consultation[c1]/@closed" },
  { "CON-03", NULL, "consultation:c1", NULL, "consultation", "consultations/consultation[c1]/changed" },
  { "CON-04", NULL, "consultation:c1", NULL, "consultation", "consultations/consultation[c1]/@answered" },
  { "CON-05", NULL, "consultation:c1/group:over-75", NULL, "consultation", "consultations/consultation[c1]/@channels" },
  { "CON-06", NULL, "consultation:c1", "missing: time consideration", "consultation",
    "consultations/consultation[c1]/time" },
  { "OPT-01", NULL, "assessment", NULL, "options", "options/option" },
  { "OPT-02", NULL, "assessment", NULL, "options", "options/option[other]/@chosen" },
  { "MIT-01", NULL, "action:a1", NULL, "actions", "actions/action[a1]/@due" },
  { "MIT-01", NULL, "action:a2", NULL, "actions", "actions/action[a2]/@owner" },
  { "MIT-02", NULL, "action:a1", NULL, "actions", "actions/action[a1]/@due" },
  { "MIT-03", NULL, "action:a1", NULL, "actions", "actions/action[a1]/@status" },
  { "MIT-04", NULL, "action:a1", NULL, "actions", "actions/action[a1]/evidence" },
  { "GOV-01", NULL, "assessment", NULL, "outcome", "outcome/@kind" },
  { "GOV-02", NULL, "assessment", "missing: proportionate less-harmful", "outcome", "outcome/proportionate" },
  { "GOV-03", "no-date", "assessment", NULL, "change", "change/@decision-date" },
  { "GOV-03", "late", "assessment", NULL, "change", "change/@decision-date" },
  { "GOV-03", "late-start", "assessment", NULL, "change", "@first-draft" },
  { "GOV-04", NULL, "assessment", NULL, "outcome", "outcome/@kind" },
  { "GOV-05", "none", "assessment", NULL, "monitoring", "monitoring/@review" },
  { "GOV-05", "far", "assessment", NULL, "monitoring", "monitoring/@review" },
  { "GOV-05", "passed", "assessment", NULL, "monitoring", "monitoring/@reviewed" },
  { "GOV-06", "open", "measure:m1", NULL, "monitoring", "monitoring/measure[m1]/@target" },
  { "GOV-06", "open", "option:chosen/channel:website", NULL, "options", OPTION "/target[website|all]/@share" },
  { "GOV-06", "open", "option:chosen/channel:website/group:over-75", NULL, "options",
    OPTION "/target[website|over-75]/@share" },
  { "GOV-07", NULL, "group:over-75", NULL, "monitoring", "monitoring/measure" },
  { "GOV-08", NULL, "assessment", NULL, "submit", NULL },
  { "GOV-09", NULL, "assessment", NULL, "change", "change/@report" },
  { "GOV-10", NULL, "assessment", NULL, "submit", "decision/@option" },
  { "GOV-11", NULL, "assessment", NULL, "submit", "publication/@date" },
  { "CUM-01", NULL, "group:over-75", NULL, "impacts", "impacts/impact[over-75]/@groups" },
  { "CUM-02", NULL, "channel:face-to-face", NULL, "options", DESK },
};

static const char * const sections[] = {
  "change", "screening", "options", "people", "consultation", "impacts", "actions", "outcome", "monitoring", "submit", NULL,
};

/* The desk is halved; one aim is unknown, one has no words, one no effect; an adjustment says nothing, an action has no owner. */
static CheckFixture *
make_fixture (void)
{
  CheckFixture *fixture = check_fixture_new ();
  DrAction *action;

  check_fixture_offer (fixture, CHECK_CHOSEN_OPTION, CHECK_POINT_DESK, DR_OFFER_FULL, DR_OFFER_REDUCED);
  fixture->impacts[CHECK_OTHERS_IMPACT].aims[DR_AIM_ADVANCE].effect = DR_EFFECT_UNKNOWN;
  fixture->impacts[CHECK_OVER_75_IMPACT].aims[DR_AIM_ADVANCE].text = "";
  fixture->impacts[CHECK_OVER_75_IMPACT].aims[DR_AIM_FOSTER].effect = DR_EFFECT_NONE;
  check_fixture_add_adjustment (fixture, "r2", CHECK_INDICES (fixture, CHECK_DISABLED), " \n");
  action = check_fixture_add_action (fixture, "a2", DR_ACTION_MITIGATION, CHECK_INDICES (fixture, CHECK_OVER_75));
  action->owner = NULL;

  return fixture;
}

static void
make_result (const DrCheck *check,
             const Place   *place,
             DrMeasured    *measured,
             DrResult      *result)
{
  const DrRule *rule = &check->rulebook->rules[dr_rules_find (place->rule)];

  *result = (DrResult) { .rule = (guint) dr_rules_find (place->rule), .kind = DR_RESULT_FAIL, .subject = place->subject,
                         .measured = measured };
  for (guint i = 0; place->rule_case != NULL && i < rule->n_cases; i++)
    if (strcmp (rule->cases[i].id, place->rule_case) == 0)
      result->failing_case = (int) i;
  if (place->rule_case != NULL)
    g_assert_cmpstr (rule->cases[result->failing_case].id, ==, place->rule_case);
  if (place->measured != NULL)
    {
      result->n_measured = 1;
      *measured = (DrMeasured) { .name = place->measured[0] == 'e' ? "entries" : place->measured[0] == 'u' ? "unanswered"
                                                                                                           : "missing",
                                 .type = DR_MEASURED_IDS, .text = strchr (place->measured, ' ') + 1 };
    }
}

/* A key that the format has, or a list of it. */
static void
assert_key (const char *key)
{
  g_autofree char *item = g_strconcat (key, "[x]", NULL);
  g_auto (GStrv) identity = NULL;
  g_autoptr (GError) error = NULL;

  if (!dr_draft_key_check (key, NULL))
    identity = dr_draft_key_identity (item, &error);
  g_assert_no_error (error);
}

static void
test_place (gconstpointer data)
{
  const Place *place = data;
  g_autoptr (CheckFixture) fixture = make_fixture ();
  const DrCheck *check = check_fixture_run (fixture);
  g_auto (DrFindingPlace) found = { NULL, NULL };
  DrMeasured measured;
  DrResult result;

  make_result (check, place, &measured, &result);
  dr_finding_place_init (&found, check, &result);
  g_assert_cmpstr (dr_finding_place_of_result (check, &result), ==, found.section);
  g_assert_cmpstr (found.section, ==, place->section);
  g_assert_cmpstr (found.key, ==, place->key);
  if (found.key != NULL)
    assert_key (found.key);
}

/* What the program knows is in the table, and is tested. */
static void
test_every_rule (void)
{
  guint n;
  const DrRuleDefinition *definitions = dr_rules_get_definitions (&n);

  for (guint i = 0; i < n; i++)
    {
      gboolean tested = FALSE;

      g_test_message ("%s", definitions[i].id);
      g_assert_nonnull (dr_finding_place_section (definitions[i].id));
      for (guint k = 0; k < G_N_ELEMENTS (places); k++)
        tested = tested || strcmp (places[k].rule, definitions[i].id) == 0;
      g_assert_true (tested);
    }
  g_assert_null (dr_finding_place_section ("ABC-99"));
}

/* Whatever the checks say of whatever subject has a place in one of the ten sections. */
static void
test_every_result (void)
{
  g_autoptr (CheckFixture) fixture = make_fixture ();

  for (int chosen = DR_NO_INDEX; chosen <= CHECK_CHOSEN_OPTION; chosen++)
    {
      const DrCheck *check;

      fixture->assessment->chosen = chosen;
      check = check_fixture_run (fixture);
      for (guint i = 0; i < check->n_results; i++)
        {
          g_auto (DrFindingPlace) place = { NULL, NULL };

          dr_finding_place_init (&place, check, &check->results[i]);
          g_assert_cmpstr (dr_finding_place_of_result (check, &check->results[i]), ==, place.section);
          g_assert_true (g_strv_contains (sections, place.section));
          if (place.key != NULL)
            assert_key (place.key);
        }
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *path = g_strdup_printf ("/app/finding-place/%s/%u", places[i].rule, i);

      g_test_add_data_func (path, &places[i], test_place);
    }
  g_test_add_func ("/app/finding-place/every-rule", test_every_rule);
  g_test_add_func ("/app/finding-place/every-result", test_every_result);

  return g_test_run ();
}
