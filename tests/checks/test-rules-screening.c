/* The rules that hold a judgement to what was found about access: screening, "no impact", reasonable adjustments. */
#include "check-fixture.h"

/* --- Access that fails, for the rules that build on it --- */

/* Of a group one in five can use nothing: ACC-10 fails, which contradicts no judgement about the change. */
static void
shut_out (CheckFixture *fixture,
          int           group)
{
  check_fixture_use (fixture, group, CHECK_TELEPHONE, 0.8, 0, CHECK_CENSUS);
  check_fixture_use (fixture, group, CHECK_WEBSITE, 0.0, 0, CHECK_CENSUS);
  check_fixture_use (fixture, group, CHECK_DESK, 0.0, 0, CHECK_CENSUS);
}

static void
close_desk (CheckFixture *fixture)
{
  check_fixture_offer (fixture, CHECK_CHOSEN_OPTION, CHECK_POINT_DESK, DR_OFFER_FULL, DR_OFFER_NONE);
}

/* The desk goes, and with it large print: ACC-07 fails for disabled people. */
static void
lose_need (CheckFixture   *fixture,
           const CheckRow *row)
{
  close_desk (fixture);
}

/* The desk goes, and carers can use nothing else: ACC-01 fails for them. */
static void
exclude_carers (CheckFixture   *fixture,
                const CheckRow *row)
{
  close_desk (fixture);
  check_fixture_use (fixture, CHECK_CARERS, CHECK_TELEPHONE, 0.1, 0, CHECK_CENSUS);
  check_fixture_use (fixture, CHECK_CARERS, CHECK_WEBSITE, 0.1, 0, CHECK_CENSUS);
}

/* The desk goes, and carers prefer it more than others: ACC-02 fails for them. */
static void
burden_carers (CheckFixture   *fixture,
               const CheckRow *row)
{
  close_desk (fixture);
  check_fixture_prefer (fixture, CHECK_CARERS, CHECK_DESK, 0.5, 120, CHECK_SURVEY);
  check_fixture_prefer (fixture, CHECK_CARERS, CHECK_TELEPHONE, 0.2, 120, CHECK_SURVEY);
}

/* As before, but of so few that there may be no difference. */
static void
burden_few_carers (CheckFixture   *fixture,
                   const CheckRow *row)
{
  close_desk (fixture);
  check_fixture_prefer (fixture, CHECK_CARERS, CHECK_DESK, 0.3, 20, CHECK_SURVEY);
}

/* --- SCR-01 --- */

static void
screen_out (CheckFixture   *fixture,
            const CheckRow *row)
{
  fixture->assessment->screening = DR_SCREENING_OUT;
}

static void
screen_undecided (CheckFixture   *fixture,
                  const CheckRow *row)
{
  fixture->assessment->screening = DR_SCREENING_UNDECIDED;
  close_desk (fixture);
}

static void
screen_out_and_close (CheckFixture   *fixture,
                      const CheckRow *row)
{
  screen_out (fixture, row);
  close_desk (fixture);
}

static void
screen_out_and_reduce (CheckFixture   *fixture,
                       const CheckRow *row)
{
  screen_out (fixture, row);
  check_fixture_hours (fixture, CHECK_CHOSEN_OPTION, CHECK_POINT_DESK, 40, row->number);
}

/* One point only, and so that no access rule fails. */
static void
screen_out_and_reduce_only (CheckFixture   *fixture,
                            const CheckRow *row)
{
  check_rulebook_set_parameter (fixture->rulebook, "ACC-06", "share", 0.9);
  screen_out_and_reduce (fixture, row);
}

static void
screen_out_and_relocate (CheckFixture   *fixture,
                         const CheckRow *row)
{
  int to = check_fixture_add_point (fixture, "ware-desk", CHECK_DESK, "Ware", DR_NO_INDEX);

  screen_out (fixture, row);
  check_fixture_relocate (fixture, CHECK_CHOSEN_OPTION, CHECK_POINT_DESK, to);
}

static void
screen_out_and_close_in_other_option (CheckFixture   *fixture,
                                      const CheckRow *row)
{
  screen_out (fixture, row);
  check_fixture_offer (fixture, CHECK_OTHER_OPTION, CHECK_POINT_DESK, DR_OFFER_FULL, DR_OFFER_NONE);
}

static void
screen_out_and_fail (CheckFixture   *fixture,
                     const CheckRow *row)
{
  screen_out (fixture, row);
  shut_out (fixture, CHECK_CARERS);
}

static void
choose_none (CheckFixture   *fixture,
             const CheckRow *row)
{
  screen_out (fixture, row);
  check_fixture_choose (fixture, DR_NO_INDEX);
}

/* --- IMP-01 --- */

static void
remove_impacts (CheckFixture   *fixture,
                const CheckRow *row)
{
  fixture->assessment->n_impacts = 0;
}

/* All aims of the entry about the others; @text: the effect. */
static void
set_effect (CheckFixture   *fixture,
            const CheckRow *row)
{
  int effect = 0;

  g_assert_true (dr_vocabulary_parse (DR_VOCABULARY_EFFECT, row->text, &effect));
  for (guint aim = 0; aim < DR_N_AIMS; aim++)
    fixture->impacts[CHECK_OTHERS_IMPACT].aims[aim].effect = effect;
}

static void
set_effect_and_lose_need (CheckFixture   *fixture,
                          const CheckRow *row)
{
  set_effect (fixture, row);
  lose_need (fixture, row);
}

/* @other: why despite the figures. */
static void
say_despite (CheckFixture   *fixture,
             const CheckRow *row)
{
  lose_need (fixture, row);
  fixture->impacts[CHECK_OTHERS_IMPACT].despite = row->other;
}

static void
fail_without_contradiction (CheckFixture   *fixture,
                            const CheckRow *row)
{
  shut_out (fixture, CHECK_CARERS);
}

/* Nobody's large print is met, before or after: the need was never met. */
static void
never_meet_need (CheckFixture   *fixture,
                 const CheckRow *row)
{
  fixture->channels[CHECK_DESK].needs = CHECK_NO_INDICES;
}

static void
name_all_only (CheckFixture   *fixture,
               const CheckRow *row)
{
  lose_need (fixture, row);
  fixture->impacts[CHECK_OTHERS_IMPACT].groups = CHECK_INDICES (fixture, CHECK_ALL);
  fixture->impacts[CHECK_OTHERS_IMPACT].characteristics = 0;
}

/* The characteristic as a whole: everybody who shares it. */
static void
name_characteristic_only (CheckFixture   *fixture,
                          const CheckRow *row)
{
  name_all_only (fixture, row);
  fixture->impacts[CHECK_OTHERS_IMPACT].characteristics = 1u << DR_CHARACTERISTIC_DISABILITY;
}

/* --- ADJ-01 --- */

static void
harm_disabled_too (CheckFixture   *fixture,
                   const CheckRow *row)
{
  check_fixture_add_impact (fixture, "disabled", CHECK_INDICES (fixture, CHECK_DISABLED), DR_EFFECT_MIXED);
}

static void
set_adjustment (CheckFixture   *fixture,
                const CheckRow *row)
{
  if (row->text != NULL)
    fixture->adjustments[0].text = row->text;
  else
    fixture->assessment->n_adjustments = 0;
}

static void
set_adjustment_and_fail (CheckFixture   *fixture,
                         const CheckRow *row)
{
  set_adjustment (fixture, row);
  shut_out (fixture, CHECK_DISABLED);
}

static void
set_adjustment_and_forget (CheckFixture   *fixture,
                           const CheckRow *row)
{
  set_adjustment (fixture, row);
  check_fixture_drop_figure (fixture, DR_FIGURE_USE, CHECK_DISABLED, DR_TARGET_CHANNEL, CHECK_TELEPHONE);
}

static void
set_adjustment_and_harm (CheckFixture   *fixture,
                         const CheckRow *row)
{
  set_adjustment (fixture, row);
  harm_disabled_too (fixture, row);
}

static void
set_adjustment_for (CheckFixture   *fixture,
                    const CheckRow *row)
{
  fixture->adjustments[0].groups = CHECK_INDICES (fixture, (int) row->number);
  harm_disabled_too (fixture, row);
}

static void
remove_disabled (CheckFixture   *fixture,
                 const CheckRow *row)
{
  fixture->groups[CHECK_DISABLED].characteristic = DR_CHARACTERISTIC_LOCAL;
}

static const CheckRow rows[] = {
  /* SCR-01 Screened out */
  { "/checks/rules/SCR-01/full", "SCR-01", "assessment", "pass", .measured = "screened_out", .value = "false" },
  { "/checks/rules/SCR-01/full/close", "SCR-01", "assessment", "pass", lose_need },
  { "/checks/rules/SCR-01/undecided", "SCR-01", "assessment", "pass", screen_undecided },
  { "/checks/rules/SCR-01/out", "SCR-01", "assessment", "pass", screen_out,
    .measured = "points_affected", .value = "" },
  { "/checks/rules/SCR-01/out/withdrawn", "SCR-01", "assessment", "fails", screen_out_and_close,
    .measured = "points_affected", .value = "hertford-desk" },
  { "/checks/rules/SCR-01/out/same-hours", "SCR-01", "assessment", "pass", screen_out_and_reduce, .number = 40 },
  { "/checks/rules/SCR-01/out/reduced", "SCR-01", "assessment", "fails", screen_out_and_reduce, .number = 39.5 },
  { "/checks/rules/SCR-01/out/reduced-only", "SCR-01", "assessment", "fails", screen_out_and_reduce_only, .number = 39.5,
    .measured = "access_fails", .value = "false" },
  { "/checks/rules/SCR-01/out/relocated", "SCR-01", "assessment", "fails", screen_out_and_relocate,
    .measured = "points_affected", .value = "hertford-desk" },
  { "/checks/rules/SCR-01/out/other-option", "SCR-01", "assessment", "pass", screen_out_and_close_in_other_option },
  { "/checks/rules/SCR-01/out/access-fails", "SCR-01", "assessment", "fails", screen_out_and_fail,
    .measured = "access_fails", .value = "true" },
  { "/checks/rules/SCR-01/no-option", "SCR-01", "assessment", "not-applicable", choose_none },
  { "/checks/rules/SCR-01/decided", "SCR-01", "assessment", "not-applicable", screen_out_and_close,
    .step = DR_STEP_DECIDE },

  /* IMP-01 "No impact" against the figures */
  { "/checks/rules/IMP-01/agrees", "IMP-01", "impact:others", "pass", .measured = "effect", .value = "neutral" },
  { "/checks/rules/IMP-01/need-lost", "IMP-01", "impact:others", "fails", lose_need,
    .measured = "groups", .value = "disabled" },
  { "/checks/rules/IMP-01/excluded", "IMP-01", "impact:others", "fails", exclude_carers },
  { "/checks/rules/IMP-01/bears-more", "IMP-01", "impact:others", "fails", burden_carers,
    .measured = "groups", .value = "disabled carers" },
  { "/checks/rules/IMP-01/positive", "IMP-01", "impact:others", "fails", set_effect_and_lose_need, "positive" },
  { "/checks/rules/IMP-01/unknown", "IMP-01", "impact:others", "pass", set_effect_and_lose_need, "unknown" },
  { "/checks/rules/IMP-01/mixed", "IMP-01", "impact:others", "pass", set_effect_and_lose_need, "mixed" },
  { "/checks/rules/IMP-01/negative", "IMP-01", "impact:others", "pass", set_effect_and_lose_need, "negative" },
  { "/checks/rules/IMP-01/unanswered", "IMP-01", "impact:others", "pass", set_effect_and_lose_need, "none" },
  { "/checks/rules/IMP-01/despite", "IMP-01", "impact:others", "pass", say_despite, .other = "It is sent by post." },
  { "/checks/rules/IMP-01/despite/blank", "IMP-01", "impact:others", "fails", say_despite, .other = " \t" },
  { "/checks/rules/IMP-01/already-shut-out", "IMP-01", "impact:others", "pass", fail_without_contradiction },
  { "/checks/rules/IMP-01/never-met", "IMP-01", "impact:others", "pass", never_meet_need },
  { "/checks/rules/IMP-01/of-others", "IMP-01", "impact:others", "pass", name_all_only },
  { "/checks/rules/IMP-01/characteristic", "IMP-01", "impact:others", "fails", name_characteristic_only },
  { "/checks/rules/IMP-01/no-entries", "IMP-01", "assessment", "not-applicable", remove_impacts },

  /* ADJ-01 Reasonable adjustments */
  { "/checks/rules/ADJ-01/set-out", "ADJ-01", "group:disabled", "pass", .measured = "set_out", .value = "true" },
  { "/checks/rules/ADJ-01/not-called-for", "ADJ-01", "group:disabled", "pass", set_adjustment },
  { "/checks/rules/ADJ-01/fails/set-out", "ADJ-01", "group:disabled", "pass", set_adjustment_and_fail, "Home visits.",
    .measured = "access_fails", .value = "true" },
  { "/checks/rules/ADJ-01/fails", "ADJ-01", "group:disabled", "fails", set_adjustment_and_fail },
  { "/checks/rules/ADJ-01/unknown", "ADJ-01", "group:disabled", "fails", set_adjustment_and_forget,
    .measured = "access_unknown", .value = "true" },
  { "/checks/rules/ADJ-01/negative", "ADJ-01", "group:disabled", "fails", set_adjustment_and_harm,
    .measured = "negative", .value = "true" },
  { "/checks/rules/ADJ-01/blank", "ADJ-01", "group:disabled", "fails", set_adjustment_and_harm, " " },
  { "/checks/rules/ADJ-01/for-them", "ADJ-01", "group:disabled", "pass", set_adjustment_for,
    .number = CHECK_DISABLED },
  { "/checks/rules/ADJ-01/for-others", "ADJ-01", "group:disabled", "fails", set_adjustment_for,
    .number = CHECK_OVER_75 },
  { "/checks/rules/ADJ-01/not-disabled", "ADJ-01", "group:over-75", "absent", set_adjustment },
  { "/checks/rules/ADJ-01/no-group", "ADJ-01", "assessment", "not-applicable", remove_disabled },
};

/* ACC-02's "uncertain" does not contradict an entry that says "no impact". */
static void
test_uncertain (void)
{
  g_autoptr (CheckFixture) fixture = check_fixture_new ();

  burden_few_carers (fixture, NULL);
  check_fixture_use (fixture, CHECK_DISABLED, CHECK_TELEPHONE, 1.0, 0, CHECK_CENSUS);
  fixture->groups[CHECK_DISABLED].needs = CHECK_NO_INDICES;
  check_fixture_assert (fixture, "ACC-02", "group:carers", "uncertain");
  check_fixture_assert (fixture, "IMP-01", "impact:others", "pass");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  check_fixture_add_rows (rows, G_N_ELEMENTS (rows));
  g_test_add_func ("/checks/rules/IMP-01/uncertain", test_uncertain);

  return g_test_run ();
}
