/* The rules about evidence. The as-of date of the fixture is 2026-03-10. */
#include "check-fixture.h"

/* --- What rows change --- */

static void
drop_characteristic (CheckFixture   *fixture,
                     const CheckRow *row)
{
  int characteristic = 0;

  g_assert_true (dr_vocabulary_parse (DR_VOCABULARY_CHARACTERISTIC, row->text, &characteristic));
  fixture->impacts[CHECK_OTHERS_IMPACT].characteristics &= ~(1u << characteristic);
}

/* Of a group nobody knows how many can telephone; so it cannot be told whether anyone is shut out. */
static void
make_unknown (CheckFixture   *fixture,
              const CheckRow *row)
{
  check_fixture_drop_figure (fixture, DR_FIGURE_USE, (int) row->number, DR_TARGET_CHANNEL, CHECK_TELEPHONE);
}

/* Of a group one in five can use nothing. */
static void
make_fail (CheckFixture   *fixture,
           const CheckRow *row)
{
  check_fixture_use (fixture, (int) row->number, CHECK_TELEPHONE, 0.8, 0, CHECK_CENSUS);
  check_fixture_use (fixture, (int) row->number, CHECK_WEBSITE, 0.0, 0, CHECK_CENSUS);
  check_fixture_use (fixture, (int) row->number, CHECK_DESK, 0.0, 0, CHECK_CENSUS);
}

static void
forget_carers (CheckFixture   *fixture,
               const CheckRow *row)
{
  fixture->impacts[CHECK_OTHERS_IMPACT].groups = CHECK_INDICES (fixture, CHECK_UNDER_75, CHECK_DISABLED);
}

static void
make_unknown_and_forget (CheckFixture   *fixture,
                         const CheckRow *row)
{
  make_unknown (fixture, row);
  forget_carers (fixture, row);
}

static void
make_fail_and_forget (CheckFixture   *fixture,
                      const CheckRow *row)
{
  make_fail (fixture, row);
  forget_carers (fixture, row);
}

/* ACC-10 cannot be told of those under 75, nor ACC-02 of @text: a group whose name is as
 * long, or starts alike. */
static void
make_unknown_beside (CheckFixture   *fixture,
                     const CheckRow *row)
{
  check_fixture_drop_figure (fixture, DR_FIGURE_USE, CHECK_UNDER_75, DR_TARGET_CHANNEL, CHECK_TELEPHONE);
  fixture->groups[CHECK_DISABLED].id = row->text;
  check_fixture_offer (fixture, CHECK_CHOSEN_OPTION, CHECK_POINT_WEBSITE, DR_OFFER_FULL, DR_OFFER_REDUCED);
  check_fixture_prefer (fixture, CHECK_DISABLED, CHECK_WEBSITE, 0.2, 120, CHECK_COUNTS);
}

/* Of one carer, the only one, it is almost known: what is left to know is worth less than a thousandth of a person. */
static void
make_hardly_unknown (CheckFixture   *fixture,
                     const CheckRow *row)
{
  check_fixture_set_people (fixture, CHECK_CARERS, 1);
  check_fixture_offer (fixture, CHECK_CHOSEN_OPTION, CHECK_POINT_DESK, DR_OFFER_FULL, DR_OFFER_NONE);
  check_fixture_use (fixture, CHECK_CARERS, CHECK_WEBSITE, 0.2, 0, CHECK_CENSUS);
  check_fixture_use (fixture, CHECK_CARERS, CHECK_TELEPHONE, 0.5, 20000000, CHECK_SURVEY);
}

static void
choose_none (CheckFixture   *fixture,
             const CheckRow *row)
{
  check_fixture_choose (fixture, DR_NO_INDEX);
}

/* The desk goes, and of carers nobody knows how many can telephone. */
static void
close_desk_in_the_dark (CheckFixture   *fixture,
                        const CheckRow *row)
{
  check_fixture_offer (fixture, CHECK_CHOSEN_OPTION, CHECK_POINT_DESK, DR_OFFER_FULL, DR_OFFER_NONE);
  check_fixture_drop_figure (fixture, DR_FIGURE_USE, CHECK_CARERS, DR_TARGET_CHANNEL, CHECK_TELEPHONE);
}

/* As before; of disabled people nobody knows how many have the internet. */
static void
close_desk_in_the_dark_for_two (CheckFixture   *fixture,
                                const CheckRow *row)
{
  close_desk_in_the_dark (fixture, row);
  check_fixture_use (fixture, CHECK_DISABLED, CHECK_TELEPHONE, 0.1, 0, CHECK_CENSUS);
  check_fixture_drop_figure (fixture, DR_FIGURE_USE, CHECK_DISABLED, DR_TARGET_PREREQUISITE, CHECK_INTERNET);
  check_fixture_drop_figure (fixture, DR_FIGURE_USE, CHECK_DISABLED, DR_TARGET_CHANNEL, CHECK_WEBSITE);
}

/* Of carers hardly anything is known. */
static void
close_desk_in_much_dark (CheckFixture   *fixture,
                         const CheckRow *row)
{
  static const int channels[] = { CHECK_EMAIL, CHECK_POST };

  close_desk_in_the_dark (fixture, row);
  check_fixture_drop_figure (fixture, DR_FIGURE_USE, CHECK_CARERS, DR_TARGET_CHANNEL, CHECK_WEBSITE);
  check_fixture_drop_figure (fixture, DR_FIGURE_USE, CHECK_CARERS, DR_TARGET_PREREQUISITE, CHECK_INTERNET);
  for (guint i = 0; i < G_N_ELEMENTS (channels); i++)
    check_fixture_offer (fixture, CHECK_CHOSEN_OPTION,
                         check_fixture_add_point (fixture, fixture->channels[channels[i]].id, channels[i], NULL,
                                                  DR_NO_INDEX),
                         DR_OFFER_FULL, DR_OFFER_FULL);
}

static DrSource *
source_of (CheckFixture   *fixture,
           const CheckRow *row)
{
  int source = dr_evidence_find_source (fixture->evidence, g_utf8_strchr (row->subject, -1, ':') + 1);

  g_assert_cmpint (source, >=, 0);

  return &fixture->sources[source];
}

static void
set_fieldwork (CheckFixture   *fixture,
               const CheckRow *row)
{
  source_of (fixture, row)->fieldwork = check_date (row->text);
  if (row->other != NULL)
    fixture->context.as_of = check_date (row->other);
}

static void
make_study (CheckFixture   *fixture,
            const CheckRow *row)
{
  check_rulebook_set_parameter (fixture->rulebook, "EVD-03", "max_age_study", 7);
  fixture->sources[CHECK_SURVEY].kind = DR_SOURCE_STUDY;
  set_fieldwork (fixture, row);
}

static void
add_unused_source (CheckFixture   *fixture,
                   const CheckRow *row)
{
  check_fixture_add_source (fixture, "old", DR_SOURCE_SURVEY, "1990", (guint) row->number);
}

static void
cite_source (CheckFixture   *fixture,
             const CheckRow *row)
{
  int old = check_fixture_add_source (fixture, "old", DR_SOURCE_SURVEY, "1990", (guint) row->number);

  fixture->impacts[CHECK_OTHERS_IMPACT].sources = CHECK_INDICES (fixture, CHECK_SURVEY, old);
}

static void
know_nothing (CheckFixture   *fixture,
              const CheckRow *row)
{
  fixture->evidence->n_figures = 0;
  fixture->evidence->n_mixes = 0;
  fixture->service->n_contacts = 0;
  fixture->service->profile_source = DR_NO_INDEX;
  for (guint i = 0; i < fixture->evidence->n_groups; i++)
    fixture->groups[i].count = DR_UNKNOWN;
  for (guint i = 0; i < fixture->assessment->n_impacts; i++)
    fixture->impacts[i].sources = CHECK_NO_INDICES;
}

static void
set_base (CheckFixture   *fixture,
          const CheckRow *row)
{
  check_fixture_figure (fixture, DR_FIGURE_PREFER, CHECK_CARERS, DR_TARGET_CHANNEL, CHECK_DESK)->n
    = (guint) row->number;
}

/* The council asks for as many as @number says; @text were asked. */
static void
set_limit (CheckFixture   *fixture,
           const CheckRow *row)
{
  check_rulebook_set_parameter (fixture->rulebook, "EVD-04", "min_base", row->number);
  check_fixture_figure (fixture, DR_FIGURE_PREFER, CHECK_CARERS, DR_TARGET_CHANNEL, CHECK_DESK)->n
    = (guint) g_ascii_strtoull (row->text, NULL, 10);
}

static void
set_limit_and_base (CheckFixture   *fixture,
                    const CheckRow *row)
{
  check_rulebook_set_parameter (fixture->rulebook, "EVD-04", "min_base", 50);
  set_base (fixture, row);
}

static void
set_base_of_study (CheckFixture   *fixture,
                   const CheckRow *row)
{
  fixture->sources[CHECK_SURVEY].kind = DR_SOURCE_STUDY;
  set_base (fixture, row);
}

/* An alternative way in rests on a survey of its own. */
static void
add_mitigation (CheckFixture   *fixture,
                const CheckRow *row)
{
  int pilot = check_fixture_add_source (fixture, "pilot", DR_SOURCE_SURVEY, "2025", 500);
  DrAction *action
    = check_fixture_add_action (fixture, "a2", DR_ACTION_MITIGATION, CHECK_INDICES (fixture, CHECK_CARERS));

  check_fixture_alternative (fixture, action, CHECK_POST, NULL, 0.9, (guint) row->number, pilot);
}

static void
add_unowned_mitigation (CheckFixture   *fixture,
                        const CheckRow *row)
{
  add_mitigation (fixture, row);
  fixture->actions[1].owner = NULL;
}

static void
cite_nothing (CheckFixture   *fixture,
              const CheckRow *row)
{
  fixture->impacts[CHECK_OVER_75_IMPACT].sources = CHECK_NO_INDICES;
}

static void
remove_impacts (CheckFixture   *fixture,
                const CheckRow *row)
{
  fixture->assessment->n_impacts = 0;
}

static void
remove_profile (CheckFixture   *fixture,
                const CheckRow *row)
{
  fixture->service->profile_source = DR_NO_INDEX;
}

static void
borrow_area (CheckFixture   *fixture,
             const CheckRow *row)
{
  check_fixture_figure (fixture, DR_FIGURE_PREFER, CHECK_CARERS, DR_TARGET_CHANNEL, CHECK_DESK)->area = 1;
}

static void
borrow_population (CheckFixture   *fixture,
                   const CheckRow *row)
{
  check_fixture_figure (fixture, DR_FIGURE_PREFER, CHECK_CARERS, DR_TARGET_CHANNEL, CHECK_DESK)->population = "tenants";
}

/* Both speak of the county: nothing is borrowed. */
static void
move_group_too (CheckFixture   *fixture,
                const CheckRow *row)
{
  for (guint i = 0; i < fixture->evidence->n_figures; i++)
    if (fixture->figures[i].group == CHECK_CARERS)
      fixture->figures[i].area = 1;
  fixture->groups[CHECK_CARERS].area = 1;
}

static void
borrow_attitude (CheckFixture   *fixture,
                 const CheckRow *row)
{
  check_fixture_set_figure (fixture, DR_FIGURE_ATTITUDE, CHECK_CARERS, DR_TARGET_CHANNEL, CHECK_DESK, 0.5, 400,
                            CHECK_SURVEY);
  check_fixture_figure (fixture, DR_FIGURE_ATTITUDE, CHECK_CARERS, DR_TARGET_CHANNEL, CHECK_DESK)->area = 1;
}

/* A later figure takes the place of the borrowed one. */
static void
replace_borrowed (CheckFixture   *fixture,
                  const CheckRow *row)
{
  DrFigure *later = &fixture->figures[fixture->evidence->n_figures++];

  borrow_area (fixture, row);
  *later = *check_fixture_figure (fixture, DR_FIGURE_PREFER, CHECK_CARERS, DR_TARGET_CHANNEL, CHECK_DESK);
  later->id = "later";
  later->area = 0;
  later->date = check_date ("2025");
}

/* A household share says nothing of the people in them: it is not used at all. */
static void
add_household_figure (CheckFixture   *fixture,
                      const CheckRow *row)
{
  int old = check_fixture_add_source (fixture, "old", DR_SOURCE_CENSUS, "2021", 0);

  check_fixture_use (fixture, CHECK_CARERS, CHECK_EMAIL, 0.5, 0, old);
  check_fixture_figure (fixture, DR_FIGURE_USE, CHECK_CARERS, DR_TARGET_CHANNEL, CHECK_EMAIL)->unit
    = DR_UNIT_HOUSEHOLDS;
}

static const CheckRow rows[] = {
  /* EVD-01 Not assessed */
  { "/checks/rules/EVD-01/characteristic", "EVD-01", "characteristic:race", "pass" },
  { "/checks/rules/EVD-01/characteristic/missing", "EVD-01", "characteristic:race", "fails", drop_characteristic,
    "race",
    .measured = "has_entry", .value = "false" },
  { "/checks/rules/EVD-01/characteristic/by-group", "EVD-01", "characteristic:age", "pass", drop_characteristic,
    "age" },
  { "/checks/rules/EVD-01/characteristic/not-relevant", "EVD-01", "characteristic:marriage-and-civil-partnership",
    "absent" },
  { "/checks/rules/EVD-01/characteristic/local", "EVD-01", "characteristic:local", "absent" },
  { "/checks/rules/EVD-01/characteristic/later", "EVD-01", "characteristic:race", "fails", drop_characteristic,
    "race",
    .step = DR_STEP_DECIDE },
  { "/checks/rules/EVD-01/no-entries", "EVD-01", "characteristic:sex", "fails", remove_impacts },
  { "/checks/rules/EVD-01/group/nothing-found", "EVD-01", "group:carers", "absent" },
  { "/checks/rules/EVD-01/group/unknown", "EVD-01", "group:carers", "pass", make_unknown, .number = CHECK_CARERS,
    .measured = "has_entry", .value = "true" },
  { "/checks/rules/EVD-01/group/unknown/missing", "EVD-01", "group:carers", "fails", make_unknown_and_forget,
    .number = CHECK_CARERS },
  { "/checks/rules/EVD-01/group/fails", "EVD-01", "group:carers", "pass", make_fail, .number = CHECK_CARERS },
  { "/checks/rules/EVD-01/group/fails/missing", "EVD-01", "group:carers", "fails", make_fail_and_forget,
    .number = CHECK_CARERS },
  { "/checks/rules/EVD-01/group/all", "EVD-01", "group:all", "absent", make_fail, .number = CHECK_ALL },

  /* EVD-02 Not known enough */
  { "/checks/rules/EVD-02/known", "EVD-02", "group:carers", "pass", .measured = "open_results", .value = "" },
  { "/checks/rules/EVD-02/unknown", "EVD-02", "group:carers", "fails", make_unknown, .number = CHECK_CARERS,
    .measured = "open_results", .value = "ACC-10" },
  { "/checks/rules/EVD-02/unknown/all", "EVD-02", "group:all", "fails", make_unknown, .number = CHECK_ALL },
  { "/checks/rules/EVD-02/unknown/another", "EVD-02", "group:disabled", "pass", make_unknown,
    .number = CHECK_CARERS },
  { "/checks/rules/EVD-02/fails-but-known", "EVD-02", "group:carers", "pass", make_fail, .number = CHECK_CARERS },
  { "/checks/rules/EVD-02/beside", "EVD-02", "group:under-75", "fails", make_unknown_beside, "disabled",
    .measured = "open_results", .value = "ACC-01 ACC-10" },
  { "/checks/rules/EVD-02/beside/longer", "EVD-02", "group:under-75", "fails", make_unknown_beside, "under-75-disabled",
    .measured = "open_results", .value = "ACC-01 ACC-10" },
  { "/checks/rules/EVD-02/settled-by/nothing", "EVD-02", "group:carers", "fails", make_unknown, .number = CHECK_CARERS,
    .measured = "settled_by", .value = "" },
  { "/checks/rules/EVD-02/settled-by/hardly-anything", "EVD-02", "group:carers", "fails", make_hardly_unknown,
    .measured = "settled_by", .value = "channel:telephone" },
  { "/checks/rules/EVD-02/several", "EVD-02", "group:carers", "fails", close_desk_in_the_dark,
    .measured = "open_results", .value = "ACC-01 ACC-10" },
  { "/checks/rules/EVD-02/settled-by", "EVD-02", "group:carers", "fails", close_desk_in_the_dark,
    .measured = "settled_by", .value = "channel:telephone" },
  { "/checks/rules/EVD-02/settled-by/each", "EVD-02", "group:carers", "fails", close_desk_in_the_dark_for_two,
    .measured = "settled_by", .value = "channel:telephone" },
  { "/checks/rules/EVD-02/settled-by/other", "EVD-02", "group:disabled", "fails", close_desk_in_the_dark_for_two,
    .measured = "settled_by", .value = "channel:website prerequisite:internet" },
  { "/checks/rules/EVD-02/settled-by/at-most-three", "EVD-02", "group:carers", "fails", close_desk_in_much_dark,
    .measured = "settled_by", .value = "channel:telephone channel:website channel:email" },
  { "/checks/rules/EVD-02/no-option", "EVD-02", "assessment", "not-applicable", choose_none },

  /* EVD-03 Stale */
  { "/checks/rules/EVD-03/survey/at", "EVD-03", "source:survey", "pass", set_fieldwork, "2021-03-10" },
  { "/checks/rules/EVD-03/survey/over", "EVD-03", "source:survey", "stale", set_fieldwork, "2021-03-09",
    .measured = "max_age_years", .value = "5" },
  { "/checks/rules/EVD-03/survey/at-twice", "EVD-03", "source:survey", "stale", set_fieldwork, "2016-03-10" },
  { "/checks/rules/EVD-03/survey/over-twice", "EVD-03", "source:survey", "very-stale", set_fieldwork, "2016-03-09",
    .measured = "fieldwork", .value = "2016-03-09" },
  { "/checks/rules/EVD-03/survey/month", "EVD-03", "source:survey", "pass", set_fieldwork, "2021-03" },
  { "/checks/rules/EVD-03/survey/month/over", "EVD-03", "source:survey", "stale", set_fieldwork, "2021-02" },
  { "/checks/rules/EVD-03/survey/year", "EVD-03", "source:survey", "pass", set_fieldwork, "2021" },
  { "/checks/rules/EVD-03/survey/year/over", "EVD-03", "source:survey", "stale", set_fieldwork, "2020" },
  { "/checks/rules/EVD-03/census/at", "EVD-03", "source:census", "pass", set_fieldwork, "2015-03-10" },
  { "/checks/rules/EVD-03/census/over", "EVD-03", "source:census", "stale", set_fieldwork, "2015-03-09" },
  { "/checks/rules/EVD-03/census/at-twice", "EVD-03", "source:census", "stale", set_fieldwork, "2004-03-10" },
  { "/checks/rules/EVD-03/census/over-twice", "EVD-03", "source:census", "very-stale", set_fieldwork, "2004-03-09" },
  { "/checks/rules/EVD-03/administrative/at", "EVD-03", "source:counts", "pass", set_fieldwork, "2024-03-10" },
  { "/checks/rules/EVD-03/administrative/over", "EVD-03", "source:counts", "stale", set_fieldwork, "2024-03-09" },
  { "/checks/rules/EVD-03/administrative/at-twice", "EVD-03", "source:profile", "stale", set_fieldwork,
    "2022-03-10" },
  { "/checks/rules/EVD-03/administrative/over-twice", "EVD-03", "source:profile", "very-stale", set_fieldwork,
    "2022-03-09" },
  { "/checks/rules/EVD-03/study/at", "EVD-03", "source:survey", "pass", make_study, "2019-03-10" },
  { "/checks/rules/EVD-03/study/over", "EVD-03", "source:survey", "stale", make_study, "2019-03-09",
    .measured = "max_age_years", .value = "7" },
  { "/checks/rules/EVD-03/leap/at", "EVD-03", "source:survey", "pass", set_fieldwork, "2020-02-29", "2025-02-28" },
  { "/checks/rules/EVD-03/leap/over", "EVD-03", "source:survey", "stale", set_fieldwork, "2020-02-29", "2025-03-01" },
  { "/checks/rules/EVD-03/leap/to", "EVD-03", "source:profile", "pass", set_fieldwork, "2026-02-28", "2028-02-28" },
  { "/checks/rules/EVD-03/leap/to/over", "EVD-03", "source:profile", "stale", set_fieldwork, "2026-02-28",
    "2028-02-29" },
  { "/checks/rules/EVD-03/no-date", "EVD-03", "source:survey", "unknown", set_fieldwork, "",
    .measured = "fieldwork", .value = "null" },
  { "/checks/rules/EVD-03/not-used", "EVD-03", "source:old", "absent", add_unused_source },
  { "/checks/rules/EVD-03/cited", "EVD-03", "source:old", "very-stale", cite_source },
  { "/checks/rules/EVD-03/nothing-used", "EVD-03", "assessment", "not-applicable", know_nothing },

  /* EVD-04 Small or assumed base */
  { "/checks/rules/EVD-04/at", "EVD-04", "source:survey", "pass", set_base, .number = 100,
    .measured = "n", .value = "100" },
  { "/checks/rules/EVD-04/under", "EVD-04", "source:survey", "fails", set_base, .number = 99,
    .measured = "n", .value = "99" },
  { "/checks/rules/EVD-04/not-given", "EVD-04", "source:survey", "fails", set_base, .number = 0,
    .measured = "n", .value = "null" },
  { "/checks/rules/EVD-04/parameter", "EVD-04", "source:survey", "pass", set_limit_and_base, .number = 50,
    .measured = "min_base", .value = "50" },
  { "/checks/rules/EVD-04/parameter/one", "EVD-04", "source:survey", "pass", set_limit, "1", .number = 1,
    .measured = "n", .value = "1" },
  { "/checks/rules/EVD-04/parameter/none-not-given", "EVD-04", "source:survey", "fails", set_limit, "0", .number = 0 },
  { "/checks/rules/EVD-04/parameter/under", "EVD-04", "source:survey", "fails", set_limit_and_base, .number = 49 },
  { "/checks/rules/EVD-04/study", "EVD-04", "source:survey", "fails", set_base_of_study, .number = 99 },
  { "/checks/rules/EVD-04/census", "EVD-04", "source:census", "absent" },
  { "/checks/rules/EVD-04/administrative", "EVD-04", "source:counts", "absent" },
  { "/checks/rules/EVD-04/cited/at", "EVD-04", "source:old", "pass", cite_source, .number = 100 },
  { "/checks/rules/EVD-04/cited/under", "EVD-04", "source:old", "fails", cite_source, .number = 99 },
  { "/checks/rules/EVD-04/not-used", "EVD-04", "source:old", "absent", add_unused_source, .number = 1 },
  { "/checks/rules/EVD-04/mitigation/at", "EVD-04", "source:pilot", "pass", add_mitigation, .number = 100 },
  { "/checks/rules/EVD-04/mitigation/under", "EVD-04", "source:pilot", "fails", add_mitigation, .number = 99 },
  { "/checks/rules/EVD-04/mitigation/not-counted", "EVD-04", "source:pilot", "absent", add_unowned_mitigation,
    .number = 99 },
  { "/checks/rules/EVD-04/no-survey", "EVD-04", "assessment", "not-applicable", know_nothing },

  /* EVD-05 Claim without evidence */
  { "/checks/rules/EVD-05/cited", "EVD-05", "impact:over-75", "pass", .measured = "sources", .value = "survey" },
  { "/checks/rules/EVD-05/several", "EVD-05", "impact:others", "pass", cite_source,
    .measured = "sources", .value = "survey old" },
  { "/checks/rules/EVD-05/not-cited", "EVD-05", "impact:over-75", "fails", cite_nothing,
    .measured = "sources", .value = "" },
  { "/checks/rules/EVD-05/another", "EVD-05", "impact:others", "pass", cite_nothing },
  { "/checks/rules/EVD-05/no-entries", "EVD-05", "assessment", "not-applicable", remove_impacts },

  /* EVD-06 Not our customers */
  { "/checks/rules/EVD-06/profile", "EVD-06", "service:revenues", "pass",
    .measured = "has_profile", .value = "true" },
  { "/checks/rules/EVD-06/none", "EVD-06", "service:revenues", "fails", remove_profile,
    .measured = "has_profile", .value = "false" },

  /* EVD-07 Borrowed */
  { "/checks/rules/EVD-07/own", "EVD-07", "source:survey", "pass", .measured = "figures", .value = "" },
  { "/checks/rules/EVD-07/area", "EVD-07", "source:survey", "fails", borrow_area,
    .measured = "figures", .value = "f35" },
  { "/checks/rules/EVD-07/population", "EVD-07", "source:survey", "fails", borrow_population },
  { "/checks/rules/EVD-07/another-source", "EVD-07", "source:census", "pass", borrow_area },
  { "/checks/rules/EVD-07/group-too", "EVD-07", "source:survey", "pass", move_group_too },
  { "/checks/rules/EVD-07/attitude", "EVD-07", "source:survey", "pass", borrow_attitude },
  { "/checks/rules/EVD-07/replaced", "EVD-07", "source:survey", "pass", replace_borrowed },
  { "/checks/rules/EVD-07/households", "EVD-07", "source:old", "absent", add_household_figure },
  { "/checks/rules/EVD-07/without-figures", "EVD-07", "source:counts", "absent" },
  { "/checks/rules/EVD-07/no-figures", "EVD-07", "assessment", "not-applicable", know_nothing },
};

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  check_fixture_add_rows (rows, G_N_ELEMENTS (rows));

  return g_test_run ();
}
