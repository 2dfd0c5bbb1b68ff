/* Impacts as they are shown: groups worst first with what the figures say, entries, what is not judged, and pairs; on the
 * checks' own fixture, and on every example that ships. */
#include "check-fixture.h"

#include <string.h>

#include "dr-access-sentence.h"
#include "dr-assessment-reader.h"
#include "dr-formats.h"
#include "dr-impact-aims.h"
#include "dr-impacts-state.h"
#include "dr-mitigation-state.h"
#include "dr-rulebook-reader.h"
#include "dr-suggestions.h"

/* --- What the figures say --- */

#define ALL { 0.0, 1.0 }

static const struct {
  const char *path;
  double      people;
  DrLoss      loss;
  const char *sentence;
} sentences[] = {
  { "nobody", 4100, { { 0, 0 }, { TRUE, 0, 0 }, { 0, 0 }, { TRUE, 0, 0 } },
    "None of 4,100 people would be newly excluded." },
  { "between", 4100, { { 0.03, 0.08 }, { TRUE, 120, 340 }, { 0.03, 0.08 }, { TRUE, 120, 340 } },
    "Between 120 and 340 of 4,100 people would be newly excluded." },
  { "exact", 4100, { { 0.1, 0.1 }, { TRUE, 410, 410 }, { 0.1, 0.1 }, { TRUE, 410, 410 } },
    "410 of 4,100 people would be newly excluded." },
  { "open", 4100, { ALL, { TRUE, 0, 4100 }, ALL, { TRUE, 0, 4100 } },
    "Not known: of 4,100 people, anything from none to all may be newly excluded." },
  { "at-risk", 4100, { { 0, 0 }, { TRUE, 0, 0 }, { 0.03, 0.08 }, { TRUE, 120, 340 } },
    "None of 4,100 people would be newly excluded. Between 120 and 340 of 4,100 people would be at risk." },
  { "shares", NAN, { { 0.03, 0.08 }, { FALSE, 0, 0 }, { 0.03, 0.08 }, { FALSE, 0, 0 } },
    "Between 3 % and 8 % of them would be newly excluded; how many people that is, is not known." },
  { "share", NAN, { { 0.03, 0.03 }, { FALSE, 0, 0 }, { 0.03, 0.03 }, { FALSE, 0, 0 } },
    "Of them 3 % would be newly excluded; how many people that is, is not known." },
  { "open-share", NAN, { ALL, { FALSE, 0, 0 }, ALL, { FALSE, 0, 0 } },
    "Not known: anything from none to all of them may be newly excluded." },
};

static void
test_sentence (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *sentence = dr_access_loss_sentence (sentences[i].people, &sentences[i].loss);

  g_assert_cmpstr (sentence, ==, sentences[i].sentence);
}

/* --- The fixture --- */

/* The desk closes; of people over 75 fewer than all can telephone, and more of them come to the desk. */
static CheckFixture *
make_fixture (void)
{
  CheckFixture *fixture = check_fixture_new ();

  check_fixture_offer (fixture, CHECK_CHOSEN_OPTION, CHECK_POINT_DESK, DR_OFFER_FULL, DR_OFFER_NONE);
  check_fixture_use (fixture, CHECK_OVER_75, CHECK_TELEPHONE, 0.3, 0, CHECK_CENSUS);
  check_fixture_use (fixture, CHECK_OVER_75, CHECK_WEBSITE, 0.2, 0, CHECK_CENSUS);

  return fixture;
}

static const DrImpactGroup *
find_group (const DrImpactsState *state,
            const char           *id)
{
  for (guint i = 0; i < state->n_groups; i++)
    if (strcmp (state->groups[i].id, id) == 0)
      return &state->groups[i];

  return NULL;
}

static void
test_groups (void)
{
  g_autoptr (CheckFixture) fixture = make_fixture ();
  g_autoptr (DrImpactsState) state = dr_impacts_state_new (check_fixture_run (fixture));
  const DrImpactGroup *worst = &state->groups[0];

  g_assert_cmpuint (state->n_groups, ==, fixture->evidence->n_groups - 1);
  g_assert_cmpstr (worst->id, ==, "over-75");
  g_assert_cmpint (worst->kind, ==, DR_RESULT_FAIL);
  g_assert_cmpint (worst->severity, ==, DR_SEVERITY_ESCALATE);
  g_assert_true (worst->contradicts);
  g_assert_cmpint (worst->judged, ==, DR_EFFECT_NEGATIVE);
  g_assert_cmpstr (worst->sentence, ==, "Between 480 and 840 of 1,200 people would be newly excluded. The main way in closes "
                                        "for 20 % of them.");
  g_assert_true (find_group (state, "disabled")->contradicts);   /* large print is lost with the desk */
  g_assert_nonnull (strstr (find_group (state, "disabled")->sentence, "No longer met: Large print."));
  g_assert_false (find_group (state, "carers")->contradicts);
  g_assert_null (find_group (state, "all"));
}

static void
test_no_option (void)
{
  g_autoptr (CheckFixture) fixture = make_fixture ();
  g_autoptr (DrImpactsState) state = NULL;

  fixture->assessment->chosen = DR_NO_INDEX;
  state = dr_impacts_state_new (check_fixture_run (fixture));
  for (guint i = 0; i < state->n_groups; i++)
    {
      g_assert_cmpint (state->groups[i].kind, ==, DR_RESULT_NOT_APPLICABLE);
      g_assert_cmpstr (state->groups[i].sentence, ==, "No option is chosen yet, so nothing is computed.");
    }
}

static void
test_entries (void)
{
  g_autoptr (CheckFixture) fixture = make_fixture ();
  g_autoptr (DrImpactsState) state = NULL;
  const DrImpactEntry *others;
  const DrImpactEntry *over_75;

  check_fixture_add_impact (fixture, "empty", CHECK_NO_INDICES, DR_EFFECT_NONE);
  state = dr_impacts_state_new (check_fixture_run (fixture));
  g_assert_cmpuint (state->n_entries, ==, 3);
  /* The entry on all the others names whole characteristics, age among them: both speak of those over 75. */
  g_assert_cmpuint (state->entries[0].groups[0], ==, 0);
  g_assert_cmpuint (state->entries[1].groups[0], ==, 0);
  g_assert_cmpstr (state->entries[2].id, ==, "empty");
  g_assert_cmpstr (state->entries[2].title, ==, "Nobody named yet");
  g_assert_cmpstr (state->entries[2].summary, ==, "Not judged yet.");
  over_75 = dr_impacts_state_find_entry (state, "over-75");
  g_assert_nonnull (over_75->contradiction);
  g_assert_false (over_75->asks_despite);   /* it is judged negative */
  g_assert_cmpstr (over_75->title, ==, "over-75");
  others = dr_impacts_state_find_entry (state, "others");
  g_assert_true (others->asks_despite);
  g_assert_null (dr_impacts_state_find_entry (state, "nobody"));
}

/* A group goes where no entry names it: into the gap of its characteristic, or of its dimension where it is local. */
static void
test_gaps (void)
{
  g_autoptr (CheckFixture) fixture = make_fixture ();
  g_autoptr (DrImpactsState) before = dr_impacts_state_new (check_fixture_run (fixture));
  g_autoptr (DrImpactsState) state = NULL;
  guint characteristics = 0;

  g_assert_cmpuint (before->n_gaps, ==, 0);
  fixture->assessment->n_impacts = 0;
  state = dr_impacts_state_new (check_fixture_run (fixture));
  g_assert_cmpstr (state->gaps[0].title, ==, "Age");
  g_assert_cmpstr (state->gaps[0].group_ids, ==, "over-75 under-75");
  for (guint i = 0; i < state->n_gaps; i++)
    {
      g_assert_true ((state->gaps[i].group_ids != NULL) != (state->gaps[i].characteristic != NULL));
      characteristics += state->gaps[i].characteristic != NULL;
    }
  g_assert_cmpuint (characteristics, ==, 6);   /* relevant, and without a group in the evidence: eight but two */
}

static void
test_pairs (void)
{
  g_autoptr (CheckFixture) fixture = make_fixture ();
  g_autoptr (DrImpactsState) one = dr_impacts_state_new (check_fixture_run (fixture));
  g_autoptr (DrImpactsState) two = NULL;
  g_autoptr (DrImpactsState) looked_at = NULL;
  DrImpact *both;

  g_assert_cmpuint (one->n_pairs, ==, 0);
  check_fixture_add_impact (fixture, "disabled", CHECK_INDICES (fixture, CHECK_DISABLED), DR_EFFECT_MIXED);
  two = dr_impacts_state_new (check_fixture_run (fixture));
  g_assert_cmpuint (two->n_pairs, ==, 1);
  g_assert_cmpstr (two->pairs[0].group_ids, ==, "over-75 disabled");
  both = check_fixture_add_impact (fixture, "both", CHECK_INDICES (fixture, CHECK_OVER_75, CHECK_DISABLED), DR_EFFECT_MIXED);
  both->intersection = TRUE;
  looked_at = dr_impacts_state_new (check_fixture_run (fixture));
  g_assert_cmpuint (looked_at->n_pairs, ==, 0);
}

static const struct { const char *groups; const char *characteristics; guint required; gboolean first_only; } aims[] = {
  { "over-75", NULL, 3, FALSE },
  { "carers", NULL, 1, FALSE },
  { NULL, "marriage-and-civil-partnership", 1, TRUE },
  { "carers", "marriage-and-civil-partnership", 1, FALSE },
  { NULL, "race", 3, FALSE },
  { NULL, NULL, 1, FALSE },
  { "nobody", "nothing", 1, FALSE },
};

static void
test_aims (void)
{
  g_autoptr (CheckFixture) fixture = check_fixture_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (aims); i++)
    {
      g_assert_cmpuint (dr_impact_aims_required (fixture->evidence, aims[i].groups, aims[i].characteristics), ==,
                        aims[i].required);
      g_assert_cmpint (dr_impact_aims_first_only (fixture->evidence, aims[i].groups, aims[i].characteristics), ==,
                       aims[i].first_only);
    }
}

/* A mitigation that counts stands beside what would be without it; nobody else is shown. */
static void
test_mitigation (void)
{
  g_autoptr (CheckFixture) fixture = make_fixture ();
  g_autoptr (DrMitigationState) none = dr_mitigation_state_new (check_fixture_run (fixture));
  g_autoptr (DrMitigationState) state = NULL;

  g_assert_cmpuint (none->n_rows, ==, 0);
  check_fixture_alternative (fixture, &fixture->actions[0], CHECK_POST, NULL, 0.9, 0, CHECK_CENSUS);
  state = dr_mitigation_state_new (check_fixture_run (fixture));
  g_assert_cmpuint (state->n_rows, ==, 1);
  g_assert_cmpstr (state->rows[0].excluded_without, ==, "480 to 840 people\n40 % to 70 %");
  g_assert_cmpstr (state->rows[0].excluded_with, ==, "0 to 120 people\n0 % to 10 %");
}

/* --- The examples --- */

static const char * const examples[] = {
  "access-review.xml", "bishops-stortford-desk.xml", "cashiers-desk.xml", "cheques.xml", "clean.xml", "every-family.xml",
  "four-day-week.xml", "wales.xml", "worked-example.xml",
};

static void
assert_order (const DrImpactsState *state)
{
  for (guint i = 1; i < state->n_groups; i++)
    {
      const DrImpactGroup *above = &state->groups[i - 1];
      const DrImpactGroup *group = &state->groups[i];

      g_assert_cmpint (above->kind, >=, group->kind);
      if (above->kind == group->kind)
        g_assert_cmpint (above->severity, >=, group->severity);
    }
}

/* What contradicts "no impact" here is what IMP-01 measures. */
static void
assert_contradictions (const DrCheck        *check,
                       const DrImpactsState *state)
{
  for (guint i = 0; i < state->n_entries; i++)
    {
      const DrImpactEntry *entry = &state->entries[i];
      g_autofree char *subject = g_strdup_printf ("impact:%s", entry->id);
      const DrResult *result = dr_check_find_result (check, "IMP-01", subject);
      const DrMeasured *measured;
      g_auto (GStrv) ids = NULL;

      if (result == NULL)   /* of a later step: nothing is measured */
        continue;
      measured = check_fixture_measured (result, "groups");
      ids = g_strsplit (measured->text != NULL ? measured->text : "", " ", -1);
      for (guint g = 0; g < entry->n_groups; g++)
        g_assert_cmpint (state->groups[entry->groups[g]].contradicts, ==,
                         g_strv_contains ((const char * const *) ids, state->groups[entry->groups[g]].id));
      g_assert_cmpint (result->kind == DR_RESULT_FAIL, <=, entry->asks_despite);
    }
}

static void
test_example (gconstpointer data)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", "examples", data, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DrEvidence) evidence = NULL;
  DrContext context = { 0 };
  g_autoptr (DrAssessment) assessment = dr_assessment_read_file (path, NULL, &evidence, NULL, &context, &error);
  g_autoptr (DrRulebook) rulebook = dr_rulebook_read_default (&error);
  g_autoptr (DrCheck) check = NULL;
  g_autoptr (DrImpactsState) state = NULL;
  g_autoptr (DrSuggestions) suggestions = NULL;
  guint in_gaps = 0;
  guint not_named = 0;

  g_assert_no_error (error);
  check = dr_check_new (evidence, assessment, &context, rulebook);
  state = dr_impacts_state_new (check);
  assert_order (state);
  if (assessment->chosen != DR_NO_INDEX)
    assert_contradictions (check, state);
  g_assert_cmpuint (state->n_entries, ==, assessment->n_impacts);
  for (guint i = 0; i < state->n_gaps; i++)
    in_gaps += state->gaps[i].n_groups;
  for (guint i = 0; i < state->n_groups; i++)
    not_named += state->groups[i].named ? 0 : 1;
  g_assert_cmpuint (in_gaps, ==, not_named);

  suggestions = dr_suggestions_new (check);
  for (guint i = 0; i < suggestions->n; i++)
    {
      g_assert_true (dr_suggestions_has_rule (suggestions->items[i].rule));
      g_assert_cmpstr (suggestions->items[i].text, !=, "");
      g_assert_null (strstr (suggestions->items[i].text, "%s"));
      g_assert_null (strstr (suggestions->items[i].text, ": ."));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dr_formats_init ();

  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    {
      g_autofree char *path = g_strdup_printf ("/app/impacts-state/sentence/%s", sentences[i].path);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_sentence);
    }
  g_test_add_func ("/app/impacts-state/groups", test_groups);
  g_test_add_func ("/app/impacts-state/no-option", test_no_option);
  g_test_add_func ("/app/impacts-state/entries", test_entries);
  g_test_add_func ("/app/impacts-state/gaps", test_gaps);
  g_test_add_func ("/app/impacts-state/pairs", test_pairs);
  g_test_add_func ("/app/impacts-state/aims", test_aims);
  g_test_add_func ("/app/impacts-state/mitigation", test_mitigation);
  for (guint i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autofree char *path = g_strdup_printf ("/app/impacts-state/example/%s", examples[i]);

      g_test_add_data_func (path, examples[i], test_example);
    }

  return g_test_run ();
}
