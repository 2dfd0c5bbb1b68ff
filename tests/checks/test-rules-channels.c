/* The access rules about channels: ACC-04 to ACC-09 and STD-01, at both sides of each threshold. */
#include "access-fixture.h"

#define OLD CHECK_OVER_75
#define F DR_OFFER_FULL
#define R DR_OFFER_REDUCED
#define N DR_OFFER_NONE

/* What is offered after, as @text says: telephone, website, desk; f, r, or n; o: nor before. */
static void
offer (CheckFixture   *fixture,
       const CheckRow *row)
{
  for (int p = CHECK_POINT_TELEPHONE; p <= CHECK_POINT_DESK; p++)
    access_fixture_change (fixture, p, row->text[p] == 'o' ? N : F,
                           row->text[p] == 'f' ? F : row->text[p] == 'r' ? R : N);
}

static void
choose_none (CheckFixture   *fixture,
             const CheckRow *row)
{
  check_fixture_choose (fixture, DR_NO_INDEX);
}

static void
review_only (CheckFixture   *fixture,
             const CheckRow *row)
{
  fixture->assessment->access_review = TRUE;
}

/* --- ACC-04 Traditional contact withdrawn --- */

/* And somebody is helped by the channel that @number says; for one option only where @other says which. */
static void
offer_with_help (CheckFixture   *fixture,
                 const CheckRow *row)
{
  DrAction *action = access_fixture_mitigate (fixture, OLD, (int) row->number, NULL, 0.5);

  offer (fixture, row);
  if (row->other != NULL)
    action->options = CHECK_INDICES (fixture, dr_assessment_find_option (fixture->assessment, row->other));
}

static void
offer_with_help_twice (CheckFixture   *fixture,
                       const CheckRow *row)
{
  offer_with_help (fixture, row);
  access_fixture_mitigate (fixture, OLD, (int) row->number, NULL, 0.5);
}

/* There is a second desk, at Ware: before and after as @other says. */
static void
offer_two_desks (CheckFixture   *fixture,
                 const CheckRow *row)
{
  offer (fixture, row);
  access_fixture_add_desk (fixture, "ware", row->other[0] == 'f' ? F : N, row->other[1] == 'f' ? F : N);
}

static void
relocate (CheckFixture   *fixture,
          const CheckRow *row)
{
  int to = access_fixture_add_desk (fixture, "buntingford", N, N);

  if (row->text != NULL)
    offer_two_desks (fixture, row);
  check_fixture_relocate (fixture, CHECK_CHOSEN_OPTION, CHECK_POINT_DESK, to);
}

static void
rename_desk (CheckFixture   *fixture,
             const CheckRow *row)
{
  offer (fixture, row);
  fixture->channels[CHECK_DESK].id = "counter";
}

/* --- ACC-06 Many must move --- */

/* The desk, at which @number of everybody prefer to be served, goes; @text says what the telephone does. */
static void
move_many (CheckFixture   *fixture,
           const CheckRow *row)
{
  offer (fixture, row);
  check_fixture_prefer (fixture, CHECK_ALL, CHECK_DESK, row->number, 400, CHECK_SURVEY);
  check_fixture_prefer (fixture, CHECK_ALL, CHECK_TELEPHONE, 0.1, 400, CHECK_SURVEY);
}

/* Another desk stays, and nobody counted who comes to which. */
static void
move_some (CheckFixture   *fixture,
           const CheckRow *row)
{
  move_many (fixture, row);
  access_fixture_add_desk (fixture, "ware", F, F);
}

static void
move_unknown (CheckFixture   *fixture,
              const CheckRow *row)
{
  offer (fixture, row);
  for (int c = CHECK_TELEPHONE; c <= CHECK_DESK; c++)
    check_fixture_drop_figure (fixture, DR_FIGURE_PREFER, CHECK_ALL, DR_TARGET_CHANNEL, c);
}

static void
move_many_within (CheckFixture   *fixture,
                  const CheckRow *row)
{
  check_rulebook_set_parameter (fixture->rulebook, "ACC-06", "share", 0.3);
  move_many (fixture, row);
}

/* --- ACC-07 Need unmet: disabled people need large print, which every desk has --- */

static void
no_large_print (CheckFixture   *fixture,
                const CheckRow *row)
{
  fixture->channels[CHECK_DESK].needs = CHECK_NO_INDICES;
}

static void
large_print_on_website (CheckFixture   *fixture,
                        const CheckRow *row)
{
  offer (fixture, row);
  fixture->points[CHECK_POINT_WEBSITE].needs = CHECK_INDICES (fixture, CHECK_INTERPRETER, CHECK_LARGE_PRINT);
}

static void
other_need_on_website (CheckFixture   *fixture,
                       const CheckRow *row)
{
  offer (fixture, row);
  fixture->points[CHECK_POINT_WEBSITE].needs = CHECK_INDICES (fixture, CHECK_INTERPRETER);
}

/* Letters in large print for the group that @number says; @other: a desk instead, where that needs no saying. */
static void
help_with_large_print (CheckFixture   *fixture,
                       const CheckRow *row)
{
  int channel = row->other != NULL ? CHECK_DESK : CHECK_POST;
  DrAction *action = access_fixture_mitigate (fixture, (int) row->number, channel, NULL, 0.5);

  offer (fixture, row);
  if (row->other == NULL)
    ((DrAlternative *) action->alternative)->needs = CHECK_INDICES (fixture, CHECK_LARGE_PRINT);
}

static void
help_without_large_print (CheckFixture   *fixture,
                          const CheckRow *row)
{
  access_fixture_mitigate (fixture, CHECK_DISABLED, CHECK_POST, NULL, 0.5);
  offer (fixture, row);
}

static void
two_needs (CheckFixture   *fixture,
           const CheckRow *row)
{
  offer (fixture, row);
  fixture->groups[CHECK_DISABLED].needs = CHECK_INDICES (fixture, CHECK_INTERPRETER, CHECK_LARGE_PRINT);
}

static void
no_needs (CheckFixture   *fixture,
          const CheckRow *row)
{
  fixture->groups[CHECK_DISABLED].needs = CHECK_NO_INDICES;
}

/* --- ACC-08 Off its mix: 0.5 are expected to telephone --- */

static void
count_calls (CheckFixture   *fixture,
             const CheckRow *row)
{
  check_fixture_mix_share (fixture, 1, CHECK_TELEPHONE, row->number);
}

/* 0.3 are expected on the website, for which there is a target. */
static void
count_visits (CheckFixture   *fixture,
              const CheckRow *row)
{
  check_fixture_mix_share (fixture, 1, CHECK_WEBSITE, row->number);
}

static void
count_visits_untargeted (CheckFixture   *fixture,
                         const CheckRow *row)
{
  count_visits (fixture, row);
  fixture->options[CHECK_CHOSEN_OPTION].n_targets = 0;
  check_fixture_target (fixture, CHECK_OTHER_OPTION, CHECK_WEBSITE, DR_GROUP_ALL, 0.2);
  check_fixture_target (fixture, CHECK_CHOSEN_OPTION, CHECK_EMAIL, DR_GROUP_ALL, 0.2);
}

static void
act_on_calls (CheckFixture   *fixture,
              const CheckRow *row)
{
  count_calls (fixture, row);
  fixture->actions[0].points = CHECK_INDICES (fixture, CHECK_POINT_DESK, CHECK_POINT_TELEPHONE);
}

static void
act_on_desk (CheckFixture   *fixture,
             const CheckRow *row)
{
  count_calls (fixture, row);
  fixture->actions[0].points = CHECK_INDICES (fixture, CHECK_POINT_DESK);
  check_fixture_alternative (fixture, &fixture->actions[0], CHECK_POST, NULL, 0.5, 0, CHECK_CENSUS);
}

static void
act_by_telephone (CheckFixture   *fixture,
                  const CheckRow *row)
{
  count_calls (fixture, row);
  check_fixture_alternative (fixture, &fixture->actions[0], CHECK_TELEPHONE, NULL, 0.5, 0, CHECK_CENSUS);
}

/* The action belongs to the option that @text names. */
static void
act_in_option (CheckFixture   *fixture,
               const CheckRow *row)
{
  act_on_calls (fixture, row);
  fixture->actions[0].options = CHECK_INDICES (fixture, dr_assessment_find_option (fixture->assessment, row->text));
}

static void
call_within (CheckFixture   *fixture,
             const CheckRow *row)
{
  check_rulebook_set_parameter (fixture->rulebook, "ACC-08", "points", 0.25);
  count_calls (fixture, row);
}

/* Worked out from 0.4 of those under 75, 0.88 of all: 0.352 to 0.472, as of the others nobody knows. */
static void
expect_some (CheckFixture   *fixture,
             const CheckRow *row)
{
  fixture->mixes[0].kind = DR_MIX_PREFERRED;
  fixture->mixes[1].period = check_date ("2024-06");
  check_fixture_set_figure (fixture, DR_FIGURE_CONTACT, CHECK_UNDER_75, DR_TARGET_CHANNEL, CHECK_TELEPHONE, 0.4, 400,
                            CHECK_SURVEY);
  count_calls (fixture, row);
}

static void
count_another_year (CheckFixture   *fixture,
                    const CheckRow *row)
{
  fixture->mixes[1].period = check_date ("2024");
  fixture->mixes[1].comparable = NULL;
}

/* --- ACC-09 Nowhere to land --- */

static void
limit_calls (CheckFixture   *fixture,
             const CheckRow *row)
{
  check_fixture_capacity (fixture, CHECK_TELEPHONE, row->number);
}

/* The desk goes, with @number contacts a year; of all who stay, 5 in 7 would telephone and 2 in 7 use the website. */
static void
move_contacts (CheckFixture   *fixture,
               const CheckRow *row)
{
  ((DrContactCount *) fixture->service->contacts)[2].count = row->number;
  access_fixture_change (fixture, CHECK_POINT_DESK, F, N);
  if (row->text != NULL)
    check_fixture_capacity (fixture, CHECK_TELEPHONE, g_ascii_strtod (row->text, NULL));
}

static void
move_contacts_within (CheckFixture   *fixture,
                      const CheckRow *row)
{
  check_rulebook_set_parameter (fixture->rulebook, "ACC-09", "contacts", 1000);
  move_contacts (fixture, row);
}

/* --- STD-01 Service standards --- */

static void
no_standard (CheckFixture   *fixture,
             const CheckRow *row)
{
  fixture->channels[CHECK_WEBSITE].standard = NULL;
  fixture->channels[CHECK_TELEPHONE].standard = NULL;
}

static void
standard_of_service (CheckFixture   *fixture,
                     const CheckRow *row)
{
  DrChannelStandard *standards = dr_arena_array0 (fixture->arena, DrChannelStandard, 2);

  no_standard (fixture, row);
  standards[0].channel = CHECK_TELEPHONE;
  standards[1].channel = (int) row->number;
  fixture->service->standards = standards;
  fixture->service->n_standards = 2;
}

/* From @text to @other, of the channel that @number says; "?": nothing stated. */
static DrStandardChange *
change (CheckFixture   *fixture,
        const CheckRow *row)
{
  return check_fixture_standard (fixture, CHECK_CHOSEN_OPTION, (int) row->number,
                                 *row->text == '?' ? DR_UNKNOWN : g_ascii_strtod (row->text, NULL),
                                 *row->other == '?' ? DR_UNKNOWN : g_ascii_strtod (row->other, NULL));
}

static void
change_standard (CheckFixture   *fixture,
                 const CheckRow *row)
{
  change (fixture, row);
}

static void
change_wordless (CheckFixture   *fixture,
                 const CheckRow *row)
{
  change (fixture, row)->text = " ";
}

static void
change_rising (CheckFixture   *fixture,
               const CheckRow *row)
{
  change (fixture, row)->higher_is_better = TRUE;
}

static void
change_other_option (CheckFixture   *fixture,
                     const CheckRow *row)
{
  check_fixture_standard (fixture, CHECK_OTHER_OPTION, CHECK_WEBSITE, 5, 6);
}

static const CheckRow rows[] = {
  /* ACC-04 Traditional contact withdrawn */
  { "/checks/rules/ACC-04/stays", "ACC-04", "channel:face-to-face", "pass", .measured = "remaining",
    .value = "hertford-desk" },
  { "/checks/rules/ACC-04/last", "ACC-04", "channel:face-to-face", "last", offer, "ffn",
    .measured = "withdrawn", .value = "hertford-desk" },
  { "/checks/rules/ACC-04/last/telephone", "ACC-04", "channel:telephone", "last", offer, "nff" },
  { "/checks/rules/ACC-04/reduced", "ACC-04", "channel:face-to-face", "pass", offer, "ffr" },
  { "/checks/rules/ACC-04/not-before", "ACC-04", "channel:face-to-face", "not-applicable", offer, "ffo" },
  { "/checks/rules/ACC-04/post", "ACC-04", "channel:post", "not-applicable" },
  { "/checks/rules/ACC-04/website", "ACC-04", "channel:website", "absent", offer, "fnf" },
  { "/checks/rules/ACC-04/no-such-channel", "ACC-04", "channel:face-to-face", "not-applicable", rename_desk, "ffn" },
  { "/checks/rules/ACC-04/last/stands-in", "ACC-04", "channel:face-to-face", "pass", offer_with_help, "ffn",
    .number = CHECK_POST, .measured = "stands_in", .value = "true" },
  { "/checks/rules/ACC-04/last/stands-in/digital", "ACC-04", "channel:face-to-face", "last", offer_with_help, "ffn",
    .number = CHECK_EMAIL, .measured = "stands_in", .value = "false" },
  { "/checks/rules/ACC-04/last/stands-in/digital-twice", "ACC-04", "channel:face-to-face", "last", offer_with_help_twice,
    "ffn", .number = CHECK_EMAIL },
  { "/checks/rules/ACC-04/last/stands-in/here", "ACC-04", "channel:face-to-face", "pass", offer_with_help,
    "ffn", "chosen",
    .number = CHECK_POST },
  { "/checks/rules/ACC-04/last/stands-in/elsewhere", "ACC-04", "channel:face-to-face", "last", offer_with_help, "ffn",
    "other", .number = CHECK_POST },
  { "/checks/rules/ACC-04/one", "ACC-04", "channel:face-to-face", "one", offer_two_desks, "ffn", "ff",
    .measured = "remaining", .value = "ware" },
  { "/checks/rules/ACC-04/both", "ACC-04", "channel:face-to-face", "last", offer_two_desks, "ffn", "fn",
    .measured = "withdrawn", .value = "hertford-desk ware" },
  { "/checks/rules/ACC-04/neither", "ACC-04", "channel:face-to-face", "pass", offer_two_desks, "fff", "ff" },
  { "/checks/rules/ACC-04/relocated", "ACC-04", "channel:face-to-face", "pass", relocate,
    .measured = "withdrawn", .value = "" },
  { "/checks/rules/ACC-04/relocated/other-goes", "ACC-04", "channel:face-to-face", "one", relocate, "fff", "fn",
    .measured = "remaining", .value = "buntingford" },
  { "/checks/rules/ACC-04/no-option", "ACC-04", "assessment", "not-applicable", choose_none },

  /* ACC-05 Digital only */
  { "/checks/rules/ACC-05/not", "ACC-05", "assessment", "pass", .measured = "digital_points_after", .value = "1" },
  { "/checks/rules/ACC-05/digital", "ACC-05", "assessment", "fails", offer, "nfn", .measured = "points_after",
    .value = "1" },
  { "/checks/rules/ACC-05/digital-as-before", "ACC-05", "assessment", "fails", offer, "ofo" },
  { "/checks/rules/ACC-05/one-left", "ACC-05", "assessment", "pass", offer, "nfr" },
  { "/checks/rules/ACC-05/nothing", "ACC-05", "assessment", "pass", offer, "nnn", .measured = "points_after",
    .value = "0" },
  { "/checks/rules/ACC-05/mitigated", "ACC-05", "assessment", "fails", offer_with_help, "nfn", .number = CHECK_POST },
  { "/checks/rules/ACC-05/no-option", "ACC-05", "assessment", "not-applicable", choose_none },

  /* ACC-06 Many must move */
  { "/checks/rules/ACC-06/nothing-moves", "ACC-06", "assessment", "pass", .measured = "affected", .value = "0..0" },
  { "/checks/rules/ACC-06/at", "ACC-06", "assessment", "fails", move_many, "ffn", .number = 0.1,
    .measured = "share", .value = "0.1" },
  { "/checks/rules/ACC-06/under", "ACC-06", "assessment", "pass", move_many, "ffn", .number = 0.0999 },
  { "/checks/rules/ACC-06/with-reduced", "ACC-06", "assessment", "fails", move_many, "rfn", .number = 0.0 },
  { "/checks/rules/ACC-06/perhaps", "ACC-06", "assessment", "unknown", move_some, "ffn", .number = 0.1,
    .measured = "affected", .value = "0..0.1" },
  { "/checks/rules/ACC-06/not-even-perhaps", "ACC-06", "assessment", "pass", move_some, "ffn", .number = 0.0999 },
  { "/checks/rules/ACC-06/in-any-case", "ACC-06", "assessment", "fails", move_some, "rfn", .number = 0.2,
    .measured = "affected", .value = "0.1..0.3" },
  { "/checks/rules/ACC-06/unknown", "ACC-06", "assessment", "unknown", move_unknown, "ffn",
    .measured = "affected", .value = "null" },
  { "/checks/rules/ACC-06/parameter/at", "ACC-06", "assessment", "fails", move_many_within, "ffn", .number = 0.3 },
  { "/checks/rules/ACC-06/parameter/under", "ACC-06", "assessment", "pass", move_many_within, "ffn",
    .number = 0.2999 },
  { "/checks/rules/ACC-06/no-option", "ACC-06", "assessment", "not-applicable", choose_none },

  /* ACC-07 Need unmet */
  { "/checks/rules/ACC-07/met", "ACC-07", "group:disabled/need:large-print", "pass",
    .measured = "met_after", .value = "hertford-desk" },
  { "/checks/rules/ACC-07/lost", "ACC-07", "group:disabled/need:large-print", "lost", offer, "ffn",
    .measured = "met_before", .value = "hertford-desk" },
  { "/checks/rules/ACC-07/reduced", "ACC-07", "group:disabled/need:large-print", "pass", offer, "ffr" },
  { "/checks/rules/ACC-07/never", "ACC-07", "group:disabled/need:large-print", "never", no_large_print },
  { "/checks/rules/ACC-07/never/review", "ACC-07", "group:disabled/need:interpreter", "never", two_needs, "fff" },
  { "/checks/rules/ACC-07/new", "ACC-07", "group:disabled/need:large-print", "pass", offer_two_desks, "ffo", "nf",
    .measured = "met_before", .value = "" },
  { "/checks/rules/ACC-07/elsewhere", "ACC-07", "group:disabled/need:large-print", "pass",
    large_print_on_website, "ffn",
    .measured = "met_after", .value = "web-form" },
  { "/checks/rules/ACC-07/other-need-elsewhere", "ACC-07", "group:disabled/need:large-print", "lost",
    other_need_on_website,
    "ffn" },
  { "/checks/rules/ACC-07/helped", "ACC-07", "group:disabled/need:large-print", "pass", help_with_large_print, "ffn",
    .number = CHECK_DISABLED, .measured = "met_after", .value = "help-2" },
  { "/checks/rules/ACC-07/helped/by-channel", "ACC-07", "group:disabled/need:large-print", "pass",
    help_with_large_print,
    "ffn", "desk", .number = CHECK_DISABLED },
  { "/checks/rules/ACC-07/helped/others", "ACC-07", "group:disabled/need:large-print", "lost",
    help_with_large_print, "ffn",
    .number = CHECK_CARERS },
  { "/checks/rules/ACC-07/helped/otherwise", "ACC-07", "group:disabled/need:large-print", "lost",
    help_without_large_print,
    "ffn" },
  { "/checks/rules/ACC-07/two/first", "ACC-07", "group:disabled/need:interpreter", "never", two_needs, "ffn" },
  { "/checks/rules/ACC-07/two/second", "ACC-07", "group:disabled/need:large-print", "lost", two_needs, "ffn" },
  { "/checks/rules/ACC-07/no-needs", "ACC-07", "assessment", "not-applicable", no_needs },
  { "/checks/rules/ACC-07/of-others", "ACC-07", "group:carers/need:large-print", "absent", offer, "ffn" },

  /* ACC-08 Off its mix */
  { "/checks/rules/ACC-08/as-expected", "ACC-08", "channel:telephone", "pass", .measured = "difference",
    .value = "0..0" },
  { "/checks/rules/ACC-08/more/at", "ACC-08", "channel:telephone", "fails", count_calls, .number = 0.6,
    .measured = "difference", .value = "0.1..0.1" },
  { "/checks/rules/ACC-08/more/under", "ACC-08", "channel:telephone", "pass", count_calls, .number = 0.5999 },
  { "/checks/rules/ACC-08/fewer/at", "ACC-08", "channel:telephone", "fails", count_calls, .number = 0.4,
    .measured = "difference", .value = "-0.1..-0.1" },
  { "/checks/rules/ACC-08/fewer/under", "ACC-08", "channel:telephone", "pass", count_calls, .number = 0.4001 },
  { "/checks/rules/ACC-08/target", "ACC-08", "channel:website", "pass", count_visits, .number = 0.9,
    .measured = "answered", .value = "true" },
  { "/checks/rules/ACC-08/no-target", "ACC-08", "channel:website", "fails", count_visits_untargeted, .number = 0.9,
    .measured = "answered", .value = "false" },
  { "/checks/rules/ACC-08/action", "ACC-08", "channel:telephone", "pass", act_on_calls, .number = 0.9 },
  { "/checks/rules/ACC-08/action/another", "ACC-08", "channel:telephone", "fails", act_on_desk, .number = 0.9 },
  { "/checks/rules/ACC-08/action/alternative", "ACC-08", "channel:telephone", "pass", act_by_telephone,
    .number = 0.9 },
  { "/checks/rules/ACC-08/action/of-this-option", "ACC-08", "channel:telephone", "pass", act_in_option, "chosen",
    .number = 0.9 },
  { "/checks/rules/ACC-08/action/of-another-option", "ACC-08", "channel:telephone", "fails", act_in_option, "other",
    .number = 0.9 },
  { "/checks/rules/ACC-08/parameter/at", "ACC-08", "channel:telephone", "fails", call_within, .number = 0.75,
    .measured = "points", .value = "0.25" },
  { "/checks/rules/ACC-08/parameter/under", "ACC-08", "channel:telephone", "pass", call_within, .number = 0.7499 },
  { "/checks/rules/ACC-08/range/more/in-any-case", "ACC-08", "channel:telephone", "fails", expect_some,
    .number = 0.572,
    .measured = "difference", .value = "0.1..0.22" },
  { "/checks/rules/ACC-08/range/more/perhaps", "ACC-08", "channel:telephone", "unknown", expect_some,
    .number = 0.5719 },
  { "/checks/rules/ACC-08/range/more/perhaps/at", "ACC-08", "channel:telephone", "unknown", expect_some,
    .number = 0.452 },
  { "/checks/rules/ACC-08/range/more/under", "ACC-08", "channel:telephone", "pass", expect_some, .number = 0.4519 },
  { "/checks/rules/ACC-08/range/fewer/under", "ACC-08", "channel:telephone", "pass", expect_some, .number = 0.3721,
    .measured = "expected", .value = "0.352..0.472" },
  { "/checks/rules/ACC-08/range/fewer/perhaps/at", "ACC-08", "channel:telephone", "unknown", expect_some,
    .number = 0.372 },
  { "/checks/rules/ACC-08/range/fewer/perhaps", "ACC-08", "channel:telephone", "unknown", expect_some,
    .number = 0.2521 },
  { "/checks/rules/ACC-08/range/fewer/in-any-case", "ACC-08", "channel:telephone", "fails", expect_some,
    .number = 0.252 },
  { "/checks/rules/ACC-08/not-compared", "ACC-08", "channel:face-to-face", "absent" },
  { "/checks/rules/ACC-08/not-comparable", "ACC-08", "assessment", "not-applicable", count_another_year },

  /* ACC-09 Nowhere to land */
  { "/checks/rules/ACC-09/nothing-moves", "ACC-09", "channel:telephone", "pass", .measured = "moved", .value = "0" },
  { "/checks/rules/ACC-09/over/at", "ACC-09", "channel:telephone", "pass", limit_calls, .number = 5000,
    .measured = "load", .value = "5000" },
  { "/checks/rules/ACC-09/over/above", "ACC-09", "channel:telephone", "over", limit_calls, .number = 4999,
    .measured = "capacity", .value = "4999" },
  { "/checks/rules/ACC-09/over/moved/at", "ACC-09", "channel:telephone", "pass", move_contacts, "5500",
    .number = 700 },
  { "/checks/rules/ACC-09/over/moved/above", "ACC-09", "channel:telephone", "over", move_contacts, "5499.9",
    .number = 700 },
  { "/checks/rules/ACC-09/over/unknown", "ACC-09", "channel:telephone", "unknown", move_contacts, "9000",
    .number = NAN, .measured = "load", .value = "null" },
  { "/checks/rules/ACC-09/unstated/at", "ACC-09", "channel:telephone", "unstated", move_contacts, .number = 700,
    .measured = "moved", .value = "500" },
  { "/checks/rules/ACC-09/unstated/under", "ACC-09", "channel:telephone", "pass", move_contacts, .number = 699.9,
    .measured = "contacts", .value = "500" },
  { "/checks/rules/ACC-09/unstated/other", "ACC-09", "channel:website", "pass", move_contacts, .number = 700,
    .measured = "moved", .value = "200" },
  { "/checks/rules/ACC-09/unstated/unknown", "ACC-09", "channel:telephone", "unknown", move_contacts, .number = NAN,
    .measured = "capacity", .value = "null" },
  { "/checks/rules/ACC-09/unstated/stated", "ACC-09", "channel:telephone", "pass", move_contacts, "99999",
    .number = 7000 },
  { "/checks/rules/ACC-09/parameter/at", "ACC-09", "channel:telephone", "unstated", move_contacts_within,
    .number = 1400 },
  { "/checks/rules/ACC-09/parameter/under", "ACC-09", "channel:telephone", "pass", move_contacts_within,
    .number = 1399 },
  { "/checks/rules/ACC-09/not-offered", "ACC-09", "channel:face-to-face", "absent", move_contacts, .number = 700 },
  { "/checks/rules/ACC-09/nothing-offered", "ACC-09", "assessment", "not-applicable", offer, "nnn" },

  /* STD-01 Service standards */
  { "/checks/rules/STD-01/council", "STD-01", "channel:website", "pass", .measured = "stated", .value = "true" },
  { "/checks/rules/STD-01/none", "STD-01", "channel:website", "none", no_standard, .measured = "stated",
    .value = "false" },
  { "/checks/rules/STD-01/none/not-digital", "STD-01", "channel:telephone", "pass", no_standard },
  { "/checks/rules/STD-01/service", "STD-01", "channel:website", "pass", standard_of_service,
    .number = CHECK_WEBSITE },
  { "/checks/rules/STD-01/service/other-channel", "STD-01", "channel:website", "none", standard_of_service,
    .number = CHECK_EMAIL },
  { "/checks/rules/STD-01/stated-in-words", "STD-01", "channel:website", "pass", change_standard, "?", "?",
    .number = CHECK_WEBSITE },
  { "/checks/rules/STD-01/stated-in-figures", "STD-01", "channel:website", "pass", change_wordless, "?", "5",
    .number = CHECK_WEBSITE, .measured = "before", .value = "null" },
  { "/checks/rules/STD-01/dropped", "STD-01", "channel:website", "none", change_wordless, "5", "?",
    .number = CHECK_WEBSITE,
    .measured = "after", .value = "null" },
  { "/checks/rules/STD-01/worse", "STD-01", "channel:website", "worse", change_standard, "5", "5.1",
    .number = CHECK_WEBSITE, .measured = "after", .value = "5.1" },
  { "/checks/rules/STD-01/worse/telephone", "STD-01", "channel:telephone", "worse", change_standard, "5", "6",
    .number = CHECK_TELEPHONE },
  { "/checks/rules/STD-01/the-same", "STD-01", "channel:website", "pass", change_standard, "5", "5",
    .number = CHECK_WEBSITE },
  { "/checks/rules/STD-01/better", "STD-01", "channel:website", "pass", change_standard, "5", "4.9",
    .number = CHECK_WEBSITE },
  { "/checks/rules/STD-01/rising/worse", "STD-01", "channel:website", "worse", change_rising, "90", "89.9",
    .number = CHECK_WEBSITE },
  { "/checks/rules/STD-01/rising/the-same", "STD-01", "channel:website", "pass", change_rising, "90", "90",
    .number = CHECK_WEBSITE },
  { "/checks/rules/STD-01/rising/better", "STD-01", "channel:website", "pass", change_rising, "90", "90.1",
    .number = CHECK_WEBSITE },
  { "/checks/rules/STD-01/before-unknown", "STD-01", "channel:website", "pass", change_standard, "?", "99",
    .number = CHECK_WEBSITE },
  { "/checks/rules/STD-01/other-channel", "STD-01", "channel:website", "pass", change_standard, "5", "6",
    .number = CHECK_TELEPHONE },
  { "/checks/rules/STD-01/other-option", "STD-01", "channel:website", "pass", change_other_option },
  { "/checks/rules/STD-01/not-offered", "STD-01", "channel:email", "absent" },
  { "/checks/rules/STD-01/nothing-offered", "STD-01", "assessment", "not-applicable", offer, "nnn" },
  { "/checks/rules/STD-01/review", "STD-01", "channel:website", "pass", review_only },
};

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  check_fixture_add_rows (rows, G_N_ELEMENTS (rows));

  return g_test_run ();
}
