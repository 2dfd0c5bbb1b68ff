/* What the fixture starts with, and how its rows are run. */
#include "check-fixture-private.h"

#include <string.h>

/* Gives the model arrays that can grow, and the fixture the same ones to write to. */
static void
allocate (CheckFixture *self)
{
  DrArena *arena = self->arena;
  DrEvidence *evidence = self->evidence;
  DrAssessment *assessment = self->assessment;

  evidence->sources = self->sources = dr_arena_array0 (arena, DrSource, CHECK_CAPACITY);
  evidence->channels = self->channels = dr_arena_array0 (arena, DrChannel, CHECK_CAPACITY);
  evidence->dimensions = dr_arena_array0 (arena, DrDimension, CHECK_CAPACITY);
  evidence->groups = self->groups = dr_arena_array0 (arena, DrGroup, CHECK_CAPACITY);
  evidence->figures = self->figures = dr_arena_array0 (arena, DrFigure, CHECK_CAPACITY);
  evidence->mixes = self->mixes = dr_arena_array0 (arena, DrMix, CHECK_CAPACITY);
  evidence->services = self->service = dr_arena_new0 (arena, DrService);
  evidence->n_services = 1;
  evidence->points = dr_arena_array0 (arena, DrPoint, CHECK_CAPACITY);
  self->service->profile = dr_arena_array0 (arena, DrProfileRow, CHECK_CAPACITY);
  self->service->contacts = dr_arena_array0 (arena, DrContactCount, CHECK_CAPACITY);
  self->service->capacities = dr_arena_array0 (arena, DrCapacity, CHECK_CAPACITY);

  assessment->points = self->points = dr_arena_array0 (arena, DrAccessPoint, CHECK_CAPACITY);
  assessment->options = self->options = dr_arena_array0 (arena, DrOption, CHECK_CAPACITY);
  assessment->impacts = self->impacts = dr_arena_array0 (arena, DrImpact, CHECK_CAPACITY);
  assessment->adjustments = self->adjustments = dr_arena_array0 (arena, DrAdjustment, CHECK_CAPACITY);
  assessment->consultations = self->consultations = dr_arena_array0 (arena, DrConsultation, CHECK_CAPACITY);
  assessment->no_consultations = self->no_consultations = dr_arena_array0 (arena, DrNoConsultation, CHECK_CAPACITY);
  assessment->actions = self->actions = dr_arena_array0 (arena, DrAction, CHECK_CAPACITY);
  assessment->measures = self->measures = dr_arena_array0 (arena, DrMeasure, CHECK_CAPACITY);
  assessment->justifications = self->justifications = dr_arena_array0 (arena, DrJustification, CHECK_CAPACITY);

  self->context.steps = dr_arena_array0 (arena, DrStepTaken, CHECK_CAPACITY);
  self->context.live = dr_arena_array0 (arena, DrLiveAssessment, CHECK_CAPACITY);
  self->context.limitations = dr_arena_array0 (arena, DrLimitation, CHECK_CAPACITY);
}

static void
fill_words (CheckFixture *self)
{
  static const DrArea areas[] = { { "E07000242", "East Herts" }, { "E10000015", "Hertfordshire" } };
  static const DrNeed needs[] = { { "large-print", "Large print" }, { "interpreter", "Interpreter" } };
  static const DrPrerequisite prerequisites[] = { { "internet", "Internet" } };
  DrEvidence *evidence = self->evidence;

  evidence->id = "tests";
  evidence->version = "1";
  evidence->title = "Tests";
  evidence->council = "East Herts";
  evidence->nation = DR_NATION_ENGLAND;
  evidence->published = check_date ("2026-01-01");
  evidence->area = 0;
  evidence->areas = areas;
  evidence->n_areas = G_N_ELEMENTS (areas);
  evidence->needs = needs;
  evidence->n_needs = G_N_ELEMENTS (needs);
  evidence->prerequisites = prerequisites;
  evidence->n_prerequisites = G_N_ELEMENTS (prerequisites);

  check_fixture_add_source (self, "census", DR_SOURCE_CENSUS, "2021-03-21", 0);
  check_fixture_add_source (self, "survey", DR_SOURCE_SURVEY, "2024-06", 400);
  check_fixture_add_source (self, "counts", DR_SOURCE_ADMINISTRATIVE, "2025", 0);
  check_fixture_add_source (self, "profile", DR_SOURCE_ADMINISTRATIVE, "2025-12-31", 0);
}

static void
fill_channels (CheckFixture *self)
{
  check_fixture_add_channel (self, "telephone", FALSE, DR_NO_INDEX);
  check_fixture_add_channel (self, "website", TRUE, CHECK_INTERNET);
  check_fixture_add_channel (self, "face-to-face", FALSE, DR_NO_INDEX);
  check_fixture_add_channel (self, "email", TRUE, CHECK_INTERNET);
  check_fixture_add_channel (self, "post", FALSE, DR_NO_INDEX);
  self->channels[CHECK_DESK].needs = CHECK_INDICES (self, CHECK_LARGE_PRINT);
}

static void
fill_groups (CheckFixture *self)
{
  check_fixture_add_dimension (self, "age-band", TRUE);
  check_fixture_add_dimension (self, "disability", FALSE);
  check_fixture_add_dimension (self, "caring", FALSE);

  check_fixture_add_group (self, "all", DR_CHARACTERISTIC_LOCAL, DR_NO_INDEX, 10000);
  check_fixture_add_group (self, "under-75", DR_CHARACTERISTIC_AGE, CHECK_BY_AGE, 8800);
  check_fixture_add_group (self, "over-75", DR_CHARACTERISTIC_AGE, CHECK_BY_AGE, 1200);
  check_fixture_add_group (self, "disabled", DR_CHARACTERISTIC_DISABILITY, CHECK_BY_DISABILITY, 2000);
  check_fixture_add_group (self, "carers", DR_CHARACTERISTIC_LOCAL, CHECK_BY_CARING, 900);
  self->groups[CHECK_DISABLED].needs = CHECK_INDICES (self, CHECK_LARGE_PRINT);
}

/* Everybody can telephone, so that nobody can be shut out; what is preferred comes from one survey. */
static void
fill_figures (CheckFixture *self)
{
  for (guint g = 0; g < self->evidence->n_groups; g++)
    {
      guint n = g == DR_GROUP_ALL ? 400 : 120;

      check_fixture_use (self, (int) g, CHECK_TELEPHONE, 1.0, 0, CHECK_CENSUS);
      check_fixture_use (self, (int) g, CHECK_WEBSITE, 0.6, 0, CHECK_CENSUS);
      check_fixture_use (self, (int) g, CHECK_DESK, 0.9, 0, CHECK_CENSUS);
      check_fixture_set_figure (self, DR_FIGURE_USE, (int) g, DR_TARGET_PREREQUISITE, CHECK_INTERNET, 0.9, 0,
                                CHECK_CENSUS);
      check_fixture_prefer (self, (int) g, CHECK_TELEPHONE, 0.5, n, CHECK_SURVEY);
      check_fixture_prefer (self, (int) g, CHECK_WEBSITE, 0.2, n, CHECK_SURVEY);
      check_fixture_prefer (self, (int) g, CHECK_DESK, 0.2, n, CHECK_SURVEY);
    }
}

static void
fill_service (CheckFixture *self)
{
  int expected = check_fixture_add_mix (self, DR_MIX_EXPECTED, "2025", "2025", FALSE, CHECK_SURVEY);
  int actual = check_fixture_add_mix (self, DR_MIX_ACTUAL, "2025", "2025", FALSE, CHECK_COUNTS);

  self->service->id = "revenues";
  self->service->name = "Revenues";
  self->service->profile_source = CHECK_PROFILE;

  check_fixture_mix_share (self, expected, CHECK_TELEPHONE, 0.5);
  check_fixture_mix_share (self, expected, CHECK_WEBSITE, 0.3);
  check_fixture_mix_share (self, actual, CHECK_TELEPHONE, 0.5);
  check_fixture_mix_share (self, actual, CHECK_WEBSITE, 0.3);

  check_fixture_add_evidence_point (self, "phone-line", CHECK_TELEPHONE, NULL);
  check_fixture_add_evidence_point (self, "web-form", CHECK_WEBSITE, NULL);
  check_fixture_add_evidence_point (self, "hertford-desk", CHECK_DESK, "Hertford");
  check_fixture_contacts (self, CHECK_TELEPHONE, DR_NO_INDEX, "2025", 5000);
  check_fixture_contacts (self, CHECK_WEBSITE, DR_NO_INDEX, "2025", 3000);
  check_fixture_contacts (self, CHECK_DESK, DR_NO_INDEX, "2025", 2000);
}

static void
fill_change (CheckFixture *self)
{
  DrAssessment *assessment = self->assessment;

  assessment->reference = "EA-1";
  assessment->version = 1;
  assessment->title = "Tests";
  assessment->nation = DR_NATION_ENGLAND;
  assessment->service = 0;
  assessment->author = "ann";
  assessment->first_draft = check_date ("2026-01-10");
  assessment->what = "Nothing much.";
  assessment->why = "To have something to change.";
  assessment->effective = check_date ("2026-09-01");
  assessment->decision_date = check_date ("2026-06-01");
  assessment->decision_body = "Cabinet";
  assessment->report = "CAB-26-1";
  assessment->screening = DR_SCREENING_FULL;
  assessment->screening_reason = "";

  check_fixture_add_point (self, "phone-line", CHECK_TELEPHONE, NULL, CHECK_POINT_TELEPHONE);
  check_fixture_add_point (self, "web-form", CHECK_WEBSITE, NULL, CHECK_POINT_WEBSITE);
  check_fixture_add_point (self, "hertford-desk", CHECK_DESK, "Hertford", CHECK_POINT_DESK);
  check_fixture_add_option (self, "other");
  check_fixture_add_option (self, "chosen");
  for (int o = CHECK_OTHER_OPTION; o <= CHECK_CHOSEN_OPTION; o++)
    for (int p = CHECK_POINT_TELEPHONE; p <= CHECK_POINT_DESK; p++)
      check_fixture_offer (self, o, p, DR_OFFER_FULL, DR_OFFER_FULL);
  check_fixture_choose (self, CHECK_CHOSEN_OPTION);
  check_fixture_target (self, CHECK_CHOSEN_OPTION, CHECK_WEBSITE, DR_GROUP_ALL, 0.2);
}

/* One group is negatively affected, and everything that follows from it is done. */
static void
fill_judgement (CheckFixture *self)
{
  DrAssessment *assessment = self->assessment;
  DrIndices others = CHECK_INDICES (self, CHECK_UNDER_75, CHECK_DISABLED, CHECK_CARERS);
  DrIndices over_75 = CHECK_INDICES (self, CHECK_OVER_75);
  DrAction *action;

  check_fixture_add_impact (self, "others", others, DR_EFFECT_NEUTRAL);
  for (guint c = 0; c < DR_N_CHARACTERISTICS; c++)
    if (dr_characteristic_is_relevant (c))
      self->impacts[CHECK_OTHERS_IMPACT].characteristics |= 1u << c;
  check_fixture_add_impact (self, "over-75", over_75, DR_EFFECT_NEGATIVE);

  check_fixture_add_consultation (self, "c1", CHECK_INDICES (self, CHECK_OVER_75, CHECK_DISABLED),
                                  CHECK_INDICES (self, CHECK_TELEPHONE));
  action = check_fixture_add_action (self, "a1", DR_ACTION_MITIGATION, over_75);
  action->status = DR_ACTION_CLOSED;
  action->closed = check_date ("2026-03-05");
  action->evidence = "The leaflet is out.";
  check_fixture_add_adjustment (self, "r1", CHECK_NO_INDICES, "Large print on request.");
  check_fixture_add_measure (self, "m1", over_75, 90.0);

  assessment->conduct_text = "";
  assessment->outcome = DR_OUTCOME_ADJUST;
  assessment->outcome_reasons = "Help is given.";
  assessment->legitimate_aim = assessment->proportionate = assessment->less_harmful = "";
  assessment->review = check_date ("2027-03-01");
  self->context.as_of = check_date ("2026-03-10");
}

/* check_fixture_new(): every rule passes or does not apply, at every step. */
CheckFixture *
check_fixture_new (void)
{
  CheckFixture *self = g_new0 (CheckFixture, 1);

  self->arena = dr_arena_new ();
  self->evidence = dr_evidence_new ();
  self->assessment = dr_assessment_new ();
  self->rulebook = check_rulebook_new ();
  self->checks = g_ptr_array_new_with_free_func ((GDestroyNotify) dr_check_free);
  allocate (self);
  fill_words (self);
  fill_channels (self);
  fill_groups (self);
  fill_figures (self);
  fill_service (self);
  fill_change (self);
  fill_judgement (self);

  return self;
}

void
check_fixture_free (CheckFixture *self)
{
  g_ptr_array_unref (self->checks);
  dr_rulebook_unref (self->rulebook);
  dr_assessment_unref (self->assessment);
  dr_evidence_unref (self->evidence);
  dr_arena_free (self->arena);
  g_free (self);
}

/* A rule gives a subject exactly one result, and says that it does not apply at all only where it says nothing else. */
static void
assert_well_formed (const DrCheck *check)
{
  for (guint i = 0; i < check->n_results; i++)
    for (guint j = 0; j < check->n_results; j++)
      {
        const DrResult *a = &check->results[i];
        const DrResult *b = &check->results[j];

        if (i == j || a->rule != b->rule)
          continue;
        if (strcmp (a->subject, b->subject) == 0)
          g_error ("%s gives %s two results", dr_check_get_rule (check, a)->id, a->subject);
        if (a->kind == DR_RESULT_NOT_APPLICABLE && strcmp (a->subject, "assessment") == 0)
          g_error ("%s does not apply, and speaks of %s", dr_check_get_rule (check, a)->id, b->subject);
      }
}

const DrCheck *
check_fixture_run (CheckFixture *self)
{
  self->check = dr_check_new (self->evidence, self->assessment, &self->context, self->rulebook);
  g_ptr_array_add (self->checks, self->check);
  assert_well_formed (self->check);

  return self->check;
}

/* check_fixture_result(): of the check as it stands now. */
const DrResult *
check_fixture_result (CheckFixture *self,
                      const char   *rule,
                      const char   *subject)
{
  return dr_check_find_result (check_fixture_run (self), rule, subject);
}

/* check_fixture_outcome(): what a row expects: the case that fails, else the kind of result; "absent" without one. */
const char *
check_fixture_outcome (const DrCheck  *check,
                       const DrResult *result)
{
  if (result == NULL)
    return "absent";
  if (result->kind == DR_RESULT_FAIL)
    return dr_check_get_case (check, result);

  return dr_vocabulary_to_string (DR_VOCABULARY_RESULT, (int) result->kind);
}

void
check_fixture_assert (CheckFixture *self,
                      const char   *rule,
                      const char   *subject,
                      const char   *expected)
{
  const DrResult *result = check_fixture_result (self, rule, subject);

  g_assert_cmpstr (check_fixture_outcome (self->check, result), ==, expected);
  if (result != NULL && result->kind == DR_RESULT_NOT_APPLICABLE)
    g_assert_nonnull (result->reason);
}

const DrMeasured *
check_fixture_measured (const DrResult *result,
                        const char     *name)
{
  for (guint i = 0; i < result->n_measured; i++)
    if (strcmp (result->measured[i].name, name) == 0)
      return &result->measured[i];

  return NULL;
}

/* check_fixture_measured_text(): one thing that was measured, as text; "null": not known. Free with g_free(). */
char *
check_fixture_measured_text (const DrResult *result,
                             const char     *name)
{
  const DrMeasured *measured = check_fixture_measured (result, name);
  char date[DR_DATE_STRING_SIZE];

  if (measured == NULL)
    return g_strdup ("not measured");

  switch (measured->type)
    {
    case DR_MEASURED_SHARE:
    case DR_MEASURED_RATIO:
    case DR_MEASURED_PEOPLE:
    case DR_MEASURED_COUNT:
      return g_strdup_printf ("%.10g", measured->lo);
    case DR_MEASURED_SHARE_INTERVAL:
    case DR_MEASURED_PEOPLE_INTERVAL:
      return g_strdup_printf ("%.10g..%.10g", measured->lo, measured->hi);
    case DR_MEASURED_DATE:
      return g_strdup (dr_date_format (measured->date, date));
    case DR_MEASURED_FLAG:
      return g_strdup (measured->lo != 0.0 ? "true" : "false");
    case DR_MEASURED_IDS:
    case DR_MEASURED_WORD:
      return g_strdup (measured->text);
    case DR_MEASURED_UNKNOWN:
    default:
      return g_strdup ("null");
    }
}

static void
run_row (gconstpointer data)
{
  const CheckRow *row = data;
  g_autoptr (CheckFixture) fixture = check_fixture_new ();

  check_fixture_advance (fixture, row->step);
  if (row->mutate != NULL)
    row->mutate (fixture, row);
  check_fixture_assert (fixture, row->rule, row->subject, row->expected);
  if (row->measured != NULL)
    {
      const DrResult *result = dr_check_find_result (fixture->check, row->rule, row->subject);
      g_autofree char *value = check_fixture_measured_text (result, row->measured);

      g_assert_cmpstr (value, ==, row->value);
    }
}

/* check_fixture_add_rows(): a test for each row; @rows must outlive the run. */
void
check_fixture_add_rows (const CheckRow *rows,
                        guint           n_rows)
{
  for (guint i = 0; i < n_rows; i++)
    g_test_add_data_func (rows[i].path, &rows[i], run_row);
}
