/* The rules about impact entries: what is done about them, what they say, and of whom. */
#include "check-fixture.h"

static void
remove_impacts (CheckFixture   *fixture,
                const CheckRow *row)
{
  fixture->assessment->n_impacts = 0;
}

/* --- IMP-02 --- */

static void
mitigate_somebody_else (CheckFixture   *fixture,
                        const CheckRow *row)
{
  fixture->actions[0].groups = CHECK_INDICES (fixture, CHECK_CARERS);
}

static void
mitigate_by_kind (CheckFixture   *fixture,
                  const CheckRow *row)
{
  fixture->actions[0].kind = (DrActionKind) row->number;
}

static void
mitigate_in_option (CheckFixture   *fixture,
                    const CheckRow *row)
{
  fixture->actions[0].options = CHECK_INDICES (fixture, (int) row->number);
}

static void
mitigate_one_of_two (CheckFixture   *fixture,
                     const CheckRow *row)
{
  fixture->impacts[CHECK_OVER_75_IMPACT].groups = CHECK_INDICES (fixture, CHECK_OVER_75, CHECK_CARERS);
}

static void
mitigate_two_by_two (CheckFixture   *fixture,
                     const CheckRow *row)
{
  mitigate_one_of_two (fixture, row);
  check_fixture_add_action (fixture, "a2", DR_ACTION_ADJUSTMENT, CHECK_INDICES (fixture, CHECK_CARERS));
}

/* An entry about a characteristic as a whole. */
static void
name_characteristic (CheckFixture   *fixture,
                     const CheckRow *row)
{
  fixture->impacts[CHECK_OVER_75_IMPACT].groups = CHECK_NO_INDICES;
  fixture->impacts[CHECK_OVER_75_IMPACT].characteristics = 1u << DR_CHARACTERISTIC_AGE;
  fixture->actions[0].kind = (DrActionKind) row->number;
}

static void
make_mixed (CheckFixture   *fixture,
            const CheckRow *row)
{
  mitigate_somebody_else (fixture, row);
  for (guint aim = 0; aim < DR_N_AIMS; aim++)
    fixture->impacts[CHECK_OVER_75_IMPACT].aims[aim].effect = DR_EFFECT_POSITIVE;
  fixture->impacts[CHECK_OVER_75_IMPACT].aims[DR_AIM_FOSTER].effect = (DrEffect) row->number;
}

/* --- IMP-03 --- */

#define FORTY "abcdefghij abcdefghij abcdefghij abcdefghij"
#define THIRTY_NINE "abcdefghij abcdefghij abcdefghij abcdefghi"

/* Gives as many entries as @number the words of @text, those after the first as @other. */
static void
repeat_words (CheckFixture   *fixture,
              const CheckRow *row)
{
  check_fixture_add_impact (fixture, "third", CHECK_INDICES (fixture, CHECK_CARERS), DR_EFFECT_NEUTRAL);
  for (guint i = 0; i < (guint) row->number; i++)
    fixture->impacts[i].aims[i % DR_N_AIMS].text = i > 0 && row->other != NULL ? row->other : row->text;
}

/* One entry that says the same of each aim is not three entries. */
static void
repeat_within_entry (CheckFixture   *fixture,
                     const CheckRow *row)
{
  repeat_words (fixture, row);
  for (guint aim = 0; aim < DR_N_AIMS; aim++)
    fixture->impacts[0].aims[aim].text = row->text;
}

/* --- IMP-04 --- */

/* Leaves an aim of the entry about the over 75s unanswered. */
static void
leave_effect (CheckFixture   *fixture,
              const CheckRow *row)
{
  fixture->impacts[CHECK_OVER_75_IMPACT].aims[(guint) row->number].effect = DR_EFFECT_NONE;
}

static void
leave_text (CheckFixture   *fixture,
            const CheckRow *row)
{
  fixture->impacts[CHECK_OVER_75_IMPACT].aims[(guint) row->number].text = " \n";
}

static void
leave_of_local (CheckFixture   *fixture,
                const CheckRow *row)
{
  fixture->impacts[CHECK_OVER_75_IMPACT].groups = CHECK_INDICES (fixture, CHECK_CARERS);
  leave_effect (fixture, row);
}

static void
leave_of_marriage (CheckFixture   *fixture,
                   const CheckRow *row)
{
  fixture->impacts[CHECK_OVER_75_IMPACT].groups = CHECK_NO_INDICES;
  fixture->impacts[CHECK_OVER_75_IMPACT].characteristics = 1u << DR_CHARACTERISTIC_MARRIAGE_AND_CIVIL_PARTNERSHIP;
  leave_text (fixture, row);
}

static void
leave_of_local_and_relevant (CheckFixture   *fixture,
                             const CheckRow *row)
{
  leave_of_local (fixture, row);
  fixture->impacts[CHECK_OVER_75_IMPACT].characteristics = 1u << DR_CHARACTERISTIC_SEX;
}

/* --- IMP-05 --- */

static void
harm_disabled_too (CheckFixture   *fixture,
                   const CheckRow *row)
{
  check_fixture_add_impact (fixture, "disabled", CHECK_INDICES (fixture, CHECK_DISABLED), DR_EFFECT_MIXED);
}

static void
harm_carers_too (CheckFixture   *fixture,
                 const CheckRow *row)
{
  check_fixture_add_impact (fixture, "carers", CHECK_INDICES (fixture, CHECK_CARERS), DR_EFFECT_NEGATIVE);
}

static void
harm_same_characteristic (CheckFixture   *fixture,
                          const CheckRow *row)
{
  check_fixture_add_impact (fixture, "young", CHECK_INDICES (fixture, CHECK_UNDER_75), DR_EFFECT_NEGATIVE);
}

/* A local group of the first dimension. */
static void
harm_local_age_band_too (CheckFixture   *fixture,
                         const CheckRow *row)
{
  int group = check_fixture_add_group (fixture, "students", DR_CHARACTERISTIC_LOCAL, CHECK_BY_AGE, 300);

  check_fixture_add_impact (fixture, "students", CHECK_INDICES (fixture, group), DR_EFFECT_NEGATIVE);
}

static void
harm_everybody_too (CheckFixture   *fixture,
                    const CheckRow *row)
{
  check_fixture_add_impact (fixture, "all", CHECK_INDICES (fixture, CHECK_ALL), DR_EFFECT_NEGATIVE);
}

static void
harm_characteristic_too (CheckFixture   *fixture,
                         const CheckRow *row)
{
  check_fixture_add_impact (fixture, "race", CHECK_NO_INDICES, DR_EFFECT_NEGATIVE)->characteristics
    = 1u << DR_CHARACTERISTIC_RACE;
}

static void
look_at_both (CheckFixture   *fixture,
              const CheckRow *row)
{
  harm_disabled_too (fixture, row);
  check_fixture_add_impact (fixture, "both", CHECK_INDICES (fixture, CHECK_OVER_75, CHECK_DISABLED),
                            DR_EFFECT_NEUTRAL)->intersection = TRUE;
}

static void
look_at_both_in_one_entry (CheckFixture   *fixture,
                           const CheckRow *row)
{
  look_at_both (fixture, row);
  fixture->impacts[3].intersection = FALSE;
}

static void
look_at_another_pair (CheckFixture   *fixture,
                      const CheckRow *row)
{
  look_at_both (fixture, row);
  fixture->impacts[3].groups = CHECK_INDICES (fixture, CHECK_OVER_75, CHECK_CARERS);
}

/* --- IMP-06 --- */

static void
say_no_mechanism (CheckFixture   *fixture,
                  const CheckRow *row)
{
  fixture->impacts[CHECK_OVER_75_IMPACT].points = CHECK_NO_INDICES;
  fixture->impacts[CHECK_OVER_75_IMPACT].mechanism = row->text != NULL ? row->text : "";
}

static void
say_need (CheckFixture   *fixture,
          const CheckRow *row)
{
  say_no_mechanism (fixture, row);
  fixture->impacts[CHECK_OVER_75_IMPACT].needs = CHECK_INDICES (fixture, CHECK_LARGE_PRINT);
}

/* The worst effect is @number; one aim is @other. */
static void
say_no_mechanism_of_effect (CheckFixture   *fixture,
                            const CheckRow *row)
{
  int other = (int) row->number;

  say_no_mechanism (fixture, row);
  if (row->other != NULL)
    g_assert_true (dr_vocabulary_parse (DR_VOCABULARY_EFFECT, row->other, &other));
  for (guint aim = 0; aim < DR_N_AIMS; aim++)
    fixture->impacts[CHECK_OVER_75_IMPACT].aims[aim].effect = (DrEffect) row->number;
  fixture->impacts[CHECK_OVER_75_IMPACT].aims[DR_AIM_FOSTER].effect = (DrEffect) other;
}

/* --- IMP-07 --- */

/* The effect on carers is not known; an inquiry about them is due on @text, if any. */
static void
inquire (CheckFixture   *fixture,
         const CheckRow *row)
{
  DrImpact *impact = check_fixture_add_impact (fixture, "q", CHECK_INDICES (fixture, CHECK_CARERS), DR_EFFECT_NEUTRAL);

  impact->aims[DR_AIM_ADVANCE].effect = DR_EFFECT_UNKNOWN;
  if (row->text != NULL)
    check_fixture_add_action (fixture, "a2", DR_ACTION_INQUIRY, CHECK_INDICES (fixture, CHECK_CARERS))->due
      = check_date (row->text);
}

static void
inquire_but_worse (CheckFixture   *fixture,
                   const CheckRow *row)
{
  inquire (fixture, row);
  fixture->impacts[2].aims[DR_AIM_FOSTER].effect = DR_EFFECT_NEGATIVE;
}

static void
inquire_unowned (CheckFixture   *fixture,
                 const CheckRow *row)
{
  inquire (fixture, row);
  fixture->actions[1].owner = row->other;
}

static void
inquire_without_decision (CheckFixture   *fixture,
                          const CheckRow *row)
{
  inquire (fixture, row);
  fixture->assessment->decision_date = DR_DATE_NONE;
}

static void
inquire_by_mitigation (CheckFixture   *fixture,
                       const CheckRow *row)
{
  inquire (fixture, row);
  fixture->actions[1].kind = DR_ACTION_MITIGATION;
}

/* Of two groups one is inquired about; with @number the other as well, by another action. */
static void
inquire_of_two (CheckFixture   *fixture,
                const CheckRow *row)
{
  inquire (fixture, row);
  fixture->impacts[2].groups = CHECK_INDICES (fixture, CHECK_CARERS, CHECK_DISABLED);
  if (row->number > 0)
    check_fixture_add_action (fixture, "a3", DR_ACTION_INQUIRY, CHECK_INDICES (fixture, CHECK_DISABLED));
}

static void
inquire_of_characteristic (CheckFixture   *fixture,
                           const CheckRow *row)
{
  inquire (fixture, row);
  fixture->impacts[2].groups = CHECK_NO_INDICES;
  fixture->impacts[2].characteristics = 1u << DR_CHARACTERISTIC_RACE;
}

static const CheckRow rows[] = {
  /* IMP-02 Negative without mitigation */
  { "/checks/rules/IMP-02/not-negative", "IMP-02", "impact:others", "pass" },
  { "/checks/rules/IMP-02/mitigated", "IMP-02", "impact:over-75", "pass", .measured = "uncovered", .value = "" },
  { "/checks/rules/IMP-02/of-others", "IMP-02", "impact:over-75", "fails", mitigate_somebody_else,
    .measured = "uncovered", .value = "over-75" },
  { "/checks/rules/IMP-02/adjustment", "IMP-02", "impact:over-75", "pass", mitigate_by_kind,
    .number = DR_ACTION_ADJUSTMENT },
  { "/checks/rules/IMP-02/inquiry", "IMP-02", "impact:over-75", "fails", mitigate_by_kind,
    .number = DR_ACTION_INQUIRY },
  { "/checks/rules/IMP-02/monitoring", "IMP-02", "impact:over-75", "fails", mitigate_by_kind,
    .number = DR_ACTION_MONITORING },
  { "/checks/rules/IMP-02/of-chosen", "IMP-02", "impact:over-75", "pass", mitigate_in_option,
    .number = CHECK_CHOSEN_OPTION },
  { "/checks/rules/IMP-02/of-other-option", "IMP-02", "impact:over-75", "fails", mitigate_in_option,
    .number = CHECK_OTHER_OPTION },
  { "/checks/rules/IMP-02/one-of-two", "IMP-02", "impact:over-75", "fails", mitigate_one_of_two,
    .measured = "uncovered", .value = "carers" },
  { "/checks/rules/IMP-02/two-by-two", "IMP-02", "impact:over-75", "pass", mitigate_two_by_two },
  { "/checks/rules/IMP-02/characteristic", "IMP-02", "impact:over-75", "pass", name_characteristic,
    .number = DR_ACTION_MITIGATION },
  { "/checks/rules/IMP-02/characteristic/none", "IMP-02", "impact:over-75", "fails", name_characteristic,
    .number = DR_ACTION_INQUIRY },
  { "/checks/rules/IMP-02/mixed", "IMP-02", "impact:over-75", "fails", make_mixed, .number = DR_EFFECT_MIXED },
  { "/checks/rules/IMP-02/worst-aim", "IMP-02", "impact:over-75", "fails", make_mixed, .number = DR_EFFECT_NEGATIVE },
  { "/checks/rules/IMP-02/unknown", "IMP-02", "impact:over-75", "pass", make_mixed, .number = DR_EFFECT_UNKNOWN },
  { "/checks/rules/IMP-02/no-entries", "IMP-02", "assessment", "not-applicable", remove_impacts },

  /* IMP-03 Same words */
  { "/checks/rules/IMP-03/own-words", "IMP-03", "assessment", "pass", .measured = "entries", .value = "" },
  { "/checks/rules/IMP-03/two", "IMP-03", "assessment", "pass", repeat_words, FORTY, .number = 2 },
  { "/checks/rules/IMP-03/three", "IMP-03", "assessment", "fails", repeat_words, FORTY, .number = 3,
    .measured = "entries", .value = "others over-75 third" },
  { "/checks/rules/IMP-03/short", "IMP-03", "assessment", "pass", repeat_words, THIRTY_NINE, .number = 3 },
  { "/checks/rules/IMP-03/folded", "IMP-03", "assessment", "fails", repeat_words, FORTY,
    "ABCDEFGHIJ, abcdefghij - abcdefghij;\n(abcdefghij).", .number = 3 },
  { "/checks/rules/IMP-03/compatible", "IMP-03", "assessment", "fails", repeat_words,
    "The of\xef\xac\x81" "ce in the town moves, and caf\xc3\xa9 visits stay as they are",
    "the office in the town moves and cafe\xcc\x81 visits STAY as they are", .number = 3 },
  { "/checks/rules/IMP-03/letters-not-bytes", "IMP-03", "assessment", "pass", repeat_words,
    "\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9"
    "\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9\xc3\xa9", .number = 3 },
  { "/checks/rules/IMP-03/other-words", "IMP-03", "assessment", "pass", repeat_words, FORTY, FORTY " not",
    .number = 3 },
  { "/checks/rules/IMP-03/within-entry", "IMP-03", "assessment", "pass", repeat_within_entry, FORTY, .number = 1 },
  { "/checks/rules/IMP-03/within-entry/another", "IMP-03", "assessment", "pass", repeat_within_entry, FORTY,
    .number = 2 },
  { "/checks/rules/IMP-03/no-entries", "IMP-03", "assessment", "pass", remove_impacts },
  { "/checks/rules/IMP-03/decided", "IMP-03", "assessment", "not-applicable", repeat_words, FORTY, .number = 3,
    .step = DR_STEP_DECIDE },

  /* IMP-04 An aim unanswered */
  { "/checks/rules/IMP-04/answered", "IMP-04", "impact:over-75", "pass", .measured = "unanswered", .value = "" },
  { "/checks/rules/IMP-04/first", "IMP-04", "impact:over-75", "fails", leave_effect, .number = DR_AIM_ELIMINATE,
    .measured = "unanswered", .value = "eliminate" },
  { "/checks/rules/IMP-04/second", "IMP-04", "impact:over-75", "fails", leave_effect, .number = DR_AIM_ADVANCE },
  { "/checks/rules/IMP-04/third", "IMP-04", "impact:over-75", "fails", leave_text, .number = DR_AIM_FOSTER,
    .measured = "unanswered", .value = "foster" },
  { "/checks/rules/IMP-04/local/first", "IMP-04", "impact:over-75", "fails", leave_of_local,
    .number = DR_AIM_ELIMINATE },
  { "/checks/rules/IMP-04/local/second", "IMP-04", "impact:over-75", "pass", leave_of_local,
    .number = DR_AIM_ADVANCE },
  { "/checks/rules/IMP-04/local/third", "IMP-04", "impact:over-75", "pass", leave_of_local, .number = DR_AIM_FOSTER },
  { "/checks/rules/IMP-04/marriage/first", "IMP-04", "impact:over-75", "fails", leave_of_marriage,
    .number = DR_AIM_ELIMINATE },
  { "/checks/rules/IMP-04/marriage/second", "IMP-04", "impact:over-75", "pass", leave_of_marriage,
    .number = DR_AIM_ADVANCE },
  { "/checks/rules/IMP-04/relevant-among", "IMP-04", "impact:over-75", "fails", leave_of_local_and_relevant,
    .number = DR_AIM_ADVANCE },
  { "/checks/rules/IMP-04/no-entries", "IMP-04", "assessment", "not-applicable", remove_impacts },

  /* IMP-05 Intersections */
  { "/checks/rules/IMP-05/one", "IMP-05", "assessment", "pass", .measured = "characteristics", .value = "age" },
  { "/checks/rules/IMP-05/same", "IMP-05", "assessment", "pass", harm_same_characteristic },
  { "/checks/rules/IMP-05/two", "IMP-05", "assessment", "fails", harm_disabled_too,
    .measured = "characteristics", .value = "age disability" },
  { "/checks/rules/IMP-05/local", "IMP-05", "assessment", "fails", harm_carers_too,
    .measured = "characteristics", .value = "age caring" },
  { "/checks/rules/IMP-05/local/first-dimension", "IMP-05", "assessment", "fails", harm_local_age_band_too,
    .measured = "characteristics", .value = "age age-band" },
  { "/checks/rules/IMP-05/everybody", "IMP-05", "assessment", "pass", harm_everybody_too },
  { "/checks/rules/IMP-05/characteristic", "IMP-05", "assessment", "fails", harm_characteristic_too,
    .measured = "characteristics", .value = "age race" },
  { "/checks/rules/IMP-05/looked-at", "IMP-05", "assessment", "pass", look_at_both,
    .measured = "has_intersection", .value = "true" },
  { "/checks/rules/IMP-05/not-as-such", "IMP-05", "assessment", "fails", look_at_both_in_one_entry },
  { "/checks/rules/IMP-05/another-pair", "IMP-05", "assessment", "fails", look_at_another_pair,
    .measured = "has_intersection", .value = "false" },
  { "/checks/rules/IMP-05/no-entries", "IMP-05", "assessment", "pass", remove_impacts },

  /* IMP-06 How it comes about */
  { "/checks/rules/IMP-06/point", "IMP-06", "impact:over-75", "pass", .measured = "effect", .value = "negative" },
  { "/checks/rules/IMP-06/nothing", "IMP-06", "impact:over-75", "fails", say_no_mechanism },
  { "/checks/rules/IMP-06/blank", "IMP-06", "impact:over-75", "fails", say_no_mechanism, " " },
  { "/checks/rules/IMP-06/mechanism", "IMP-06", "impact:over-75", "pass", say_no_mechanism, "Longer queues." },
  { "/checks/rules/IMP-06/need", "IMP-06", "impact:over-75", "pass", say_need },
  { "/checks/rules/IMP-06/positive", "IMP-06", "impact:over-75", "fails", say_no_mechanism_of_effect,
    .number = DR_EFFECT_POSITIVE },
  { "/checks/rules/IMP-06/mixed", "IMP-06", "impact:over-75", "fails", say_no_mechanism_of_effect,
    .number = DR_EFFECT_MIXED },
  { "/checks/rules/IMP-06/neutral", "IMP-06", "impact:over-75", "pass", say_no_mechanism_of_effect,
    .number = DR_EFFECT_NEUTRAL },
  { "/checks/rules/IMP-06/unknown", "IMP-06", "impact:over-75", "pass", say_no_mechanism_of_effect,
    .number = DR_EFFECT_UNKNOWN },
  { "/checks/rules/IMP-06/one-aim", "IMP-06", "impact:over-75", "pass", say_no_mechanism_of_effect,
    .other = "positive", .number = DR_EFFECT_NEUTRAL, .measured = "effect", .value = "neutral" },
  { "/checks/rules/IMP-06/no-entries", "IMP-06", "assessment", "not-applicable", remove_impacts },

  /* IMP-07 Effect unknown. The decision is on 2026-06-01. */
  { "/checks/rules/IMP-07/known", "IMP-07", "impact:over-75", "not-applicable" },
  { "/checks/rules/IMP-07/no-action", "IMP-07", "impact:q", "no-action", inquire,
    .measured = "covered", .value = "false" },
  { "/checks/rules/IMP-07/before", "IMP-07", "impact:q", "unknown", inquire, "2026-05-31",
    .measured = "covered", .value = "true" },
  { "/checks/rules/IMP-07/on-the-day", "IMP-07", "impact:q", "no-action", inquire, "2026-06-01" },
  { "/checks/rules/IMP-07/after", "IMP-07", "impact:q", "no-action", inquire, "2026-06-02" },
  { "/checks/rules/IMP-07/no-due-date", "IMP-07", "impact:q", "no-action", inquire, "" },
  { "/checks/rules/IMP-07/worse-aim", "IMP-07", "impact:q", "not-applicable", inquire_but_worse },
  { "/checks/rules/IMP-07/unowned", "IMP-07", "impact:q", "no-action", inquire_unowned, "2026-05-31" },
  { "/checks/rules/IMP-07/unowned/blank", "IMP-07", "impact:q", "no-action", inquire_unowned, "2026-05-31", " " },
  { "/checks/rules/IMP-07/no-decision-date", "IMP-07", "impact:q", "no-action", inquire_without_decision,
    "2026-05-31",
    .measured = "decision_date", .value = "null" },
  { "/checks/rules/IMP-07/mitigation", "IMP-07", "impact:q", "no-action", inquire_by_mitigation, "2026-05-31" },
  { "/checks/rules/IMP-07/one-of-two", "IMP-07", "impact:q", "no-action", inquire_of_two, "2026-05-31" },
  { "/checks/rules/IMP-07/together", "IMP-07", "impact:q", "unknown", inquire_of_two, "2026-05-31", .number = 1 },
  { "/checks/rules/IMP-07/characteristic", "IMP-07", "impact:q", "unknown", inquire_of_characteristic, "2026-05-31" },
  { "/checks/rules/IMP-07/characteristic/late", "IMP-07", "impact:q", "no-action", inquire_of_characteristic,
    "2026-06-01" },
  { "/checks/rules/IMP-07/no-entries", "IMP-07", "assessment", "not-applicable", remove_impacts },
};

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  check_fixture_add_rows (rows, G_N_ELEMENTS (rows));

  return g_test_run ();
}
