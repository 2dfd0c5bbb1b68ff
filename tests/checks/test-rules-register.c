/* The rules across the register. The change of the fixture takes effect on 2026-09-01 and harms the over 75s. */
#include "check-fixture.h"

/* So many others harm the over 75s, and take effect on @text. */
static void
add_others (CheckFixture   *fixture,
            const CheckRow *row)
{
  static const char * const references[] = { "EA-2", "EA-3", "EA-4" };

  for (guint i = 0; i < (guint) row->number; i++)
    check_fixture_add_live (fixture, references[i], "libraries", row->text, "disabled over-75", NULL);
}

/* One is near, the other takes effect on @text; @other: when this change does. */
static void
add_near_and_other (CheckFixture   *fixture,
                    const CheckRow *row)
{
  const char *effective = row->other != NULL ? row->other : "2026-09-01";

  fixture->assessment->effective = check_date (effective);
  check_fixture_add_live (fixture, "EA-2", "libraries", effective, "over-75", NULL);
  check_fixture_add_live (fixture, "EA-3", "parking", row->text, "over-75", NULL);
}

static void
add_of_other_group (CheckFixture   *fixture,
                    const CheckRow *row)
{
  add_near_and_other (fixture, row);
  check_fixture_add_live (fixture, "EA-4", "parking", "2026-09-01", "carers", NULL);
}

static void
add_without_date_of_this (CheckFixture   *fixture,
                          const CheckRow *row)
{
  add_others (fixture, row);
  fixture->assessment->effective = DR_DATE_NONE;
}

static void
set_count (CheckFixture   *fixture,
           const CheckRow *row)
{
  check_rulebook_set_parameter (fixture->rulebook, "CUM-01", "count", 3);
  add_others (fixture, row);
}

static void
set_months (CheckFixture   *fixture,
            const CheckRow *row)
{
  check_rulebook_set_parameter (fixture->rulebook, "CUM-01", "months", 1);
  add_near_and_other (fixture, row);
}

static void
harm_nobody (CheckFixture   *fixture,
             const CheckRow *row)
{
  fixture->assessment->n_impacts = 1;
  check_fixture_add_live (fixture, "EA-2", "libraries", "2026-09-01", "over-75", NULL);
}

static void
close_desk (CheckFixture   *fixture,
            const CheckRow *row)
{
  check_fixture_offer (fixture, CHECK_CHOSEN_OPTION, CHECK_POINT_DESK, DR_OFFER_FULL, DR_OFFER_NONE);
}

/* This desk goes; so does that of as many others as @number, on @text. */
static void
close_desks (CheckFixture   *fixture,
             const CheckRow *row)
{
  static const char * const services[] = { "libraries", "parking", "benefits" };

  close_desk (fixture, row);
  for (guint i = 0; i < (guint) row->number; i++)
    check_fixture_add_live (fixture, services[i], services[i], row->text, "", "face-to-face");
}

/* Two assessments of one service count once; so do others of this one. */
static void
close_desks_of_one_service (CheckFixture   *fixture,
                            const CheckRow *row)
{
  close_desks (fixture, row);
  check_fixture_add_live (fixture, "EA-5", "libraries", "2026-10-01", "", "face-to-face");
  check_fixture_add_live (fixture, "EA-6", "revenues", "2026-10-01", "", "face-to-face");
}

static void
close_other_channel (CheckFixture   *fixture,
                     const CheckRow *row)
{
  close_desks (fixture, row);
  check_fixture_add_live (fixture, "EA-5", "benefits", "2026-09-01", "", "telephone");
}

/* One is near, the other takes effect on @text; @other: when this change does. */
static void
close_near_and_other (CheckFixture   *fixture,
                      const CheckRow *row)
{
  const char *effective = row->other != NULL ? row->other : "2026-09-01";

  close_desk (fixture, row);
  fixture->assessment->effective = check_date (effective);
  check_fixture_add_live (fixture, "EA-2", "libraries", effective, "", "face-to-face");
  check_fixture_add_live (fixture, "EA-3", "parking", row->text, "", "face-to-face");
}

static void
close_without_date_of_this (CheckFixture   *fixture,
                            const CheckRow *row)
{
  close_desks (fixture, row);
  fixture->assessment->effective = DR_DATE_NONE;
}

static void
relocate_desk (CheckFixture   *fixture,
               const CheckRow *row)
{
  int to = check_fixture_add_point (fixture, "ware-desk", CHECK_DESK, "Ware", DR_NO_INDEX);

  close_desks (fixture, row);
  check_fixture_relocate (fixture, CHECK_CHOSEN_OPTION, CHECK_POINT_DESK, to);
}

static void
reduce_desk (CheckFixture   *fixture,
             const CheckRow *row)
{
  close_desks (fixture, row);
  check_fixture_offer (fixture, CHECK_CHOSEN_OPTION, CHECK_POINT_DESK, DR_OFFER_FULL, DR_OFFER_REDUCED);
}

static void
close_desk_in_other_option (CheckFixture   *fixture,
                            const CheckRow *row)
{
  close_desks (fixture, row);
  check_fixture_offer (fixture, CHECK_OTHER_OPTION, CHECK_POINT_DESK, DR_OFFER_FULL, DR_OFFER_NONE);
  check_fixture_offer (fixture, CHECK_CHOSEN_OPTION, CHECK_POINT_DESK, DR_OFFER_FULL, DR_OFFER_FULL);
}

static void
set_services (CheckFixture   *fixture,
              const CheckRow *row)
{
  check_rulebook_set_parameter (fixture->rulebook, "CUM-02", "count", 1);
  close_desk (fixture, row);
}

static void
choose_none (CheckFixture   *fixture,
             const CheckRow *row)
{
  check_fixture_choose (fixture, DR_NO_INDEX);
}

static const CheckRow rows[] = {
  /* CUM-01 The same people again */
  { "/checks/rules/CUM-01/none", "CUM-01", "group:over-75", "pass", .measured = "assessments", .value = "" },
  { "/checks/rules/CUM-01/one", "CUM-01", "group:over-75", "pass", add_others, "2026-09-01", .number = 1,
    .measured = "assessments", .value = "EA-2" },
  { "/checks/rules/CUM-01/two", "CUM-01", "group:over-75", "fails", add_others, "2026-09-01", .number = 2,
    .measured = "assessments", .value = "EA-2 EA-3" },
  { "/checks/rules/CUM-01/three", "CUM-01", "group:over-75", "fails", add_others, "2027-01-01", .number = 3,
    .measured = "count", .value = "2" },
  { "/checks/rules/CUM-01/parameter", "CUM-01", "group:over-75", "pass", set_count, "2026-09-01", .number = 2 },
  { "/checks/rules/CUM-01/parameter/at", "CUM-01", "group:over-75", "fails", set_count, "2026-09-01", .number = 3 },
  { "/checks/rules/CUM-01/later/at", "CUM-01", "group:over-75", "fails", add_near_and_other, "2028-09-01" },
  { "/checks/rules/CUM-01/later/far", "CUM-01", "group:over-75", "pass", add_near_and_other, "2028-09-02",
    .measured = "assessments", .value = "EA-2" },
  { "/checks/rules/CUM-01/earlier/at", "CUM-01", "group:over-75", "fails", add_near_and_other, "2024-09-01" },
  { "/checks/rules/CUM-01/earlier/far", "CUM-01", "group:over-75", "pass", add_near_and_other, "2024-08-31" },
  { "/checks/rules/CUM-01/leap/later/at", "CUM-01", "group:over-75", "fails", add_near_and_other, "2030-02-28",
    "2028-02-29" },
  { "/checks/rules/CUM-01/leap/later/far", "CUM-01", "group:over-75", "pass", add_near_and_other, "2030-03-01",
    "2028-02-29" },
  { "/checks/rules/CUM-01/leap/earlier/at", "CUM-01", "group:over-75", "fails", add_near_and_other, "2026-02-28",
    "2028-02-29" },
  { "/checks/rules/CUM-01/leap/earlier/far", "CUM-01", "group:over-75", "pass", add_near_and_other, "2026-02-27",
    "2028-02-29" },
  { "/checks/rules/CUM-01/months/at", "CUM-01", "group:over-75", "fails", set_months, "2026-10-01" },
  { "/checks/rules/CUM-01/months/far", "CUM-01", "group:over-75", "pass", set_months, "2026-10-02" },
  { "/checks/rules/CUM-01/other-group", "CUM-01", "group:over-75", "pass", add_of_other_group, "2020-01-01" },
  { "/checks/rules/CUM-01/not-negative", "CUM-01", "group:carers", "absent", add_of_other_group, "2026-09-01" },
  { "/checks/rules/CUM-01/other-undated", "CUM-01", "group:over-75", "unknown", add_near_and_other, "" },
  { "/checks/rules/CUM-01/other-undated/few", "CUM-01", "group:over-75", "pass", add_others, "", .number = 1 },
  { "/checks/rules/CUM-01/this-undated", "CUM-01", "group:over-75", "unknown", add_without_date_of_this, "2026-09-01",
    .number = 2 },
  { "/checks/rules/CUM-01/nobody-harmed", "CUM-01", "assessment", "not-applicable", harm_nobody },
  { "/checks/rules/CUM-01/decided", "CUM-01", "assessment", "not-applicable", add_others, "2026-09-01", .number = 2,
    .step = DR_STEP_DECIDE },

  /* CUM-02 The same channel again */
  { "/checks/rules/CUM-02/nothing-withdrawn", "CUM-02", "assessment", "not-applicable" },
  { "/checks/rules/CUM-02/this", "CUM-02", "channel:face-to-face", "pass", close_desk,
    .measured = "services", .value = "revenues" },
  { "/checks/rules/CUM-02/two", "CUM-02", "channel:face-to-face", "pass", close_desks, "2026-09-01", .number = 1,
    .measured = "services", .value = "revenues libraries" },
  { "/checks/rules/CUM-02/three", "CUM-02", "channel:face-to-face", "fails", close_desks, "2026-09-01", .number = 2,
    .measured = "services", .value = "revenues libraries parking" },
  { "/checks/rules/CUM-02/same-service", "CUM-02", "channel:face-to-face", "pass", close_desks_of_one_service,
    "2026-09-01",
    .number = 1, .measured = "services", .value = "revenues libraries" },
  { "/checks/rules/CUM-02/other-channel", "CUM-02", "channel:face-to-face", "pass", close_other_channel, "2026-09-01",
    .number = 1 },
  { "/checks/rules/CUM-02/not-withdrawn-here", "CUM-02", "channel:telephone", "absent", close_other_channel,
    "2026-09-01",
    .number = 1 },
  { "/checks/rules/CUM-02/later/at", "CUM-02", "channel:face-to-face", "fails", close_near_and_other, "2028-09-01" },
  { "/checks/rules/CUM-02/later/far", "CUM-02", "channel:face-to-face", "pass", close_near_and_other, "2028-09-02" },
  { "/checks/rules/CUM-02/earlier/at", "CUM-02", "channel:face-to-face", "fails", close_near_and_other,
    "2024-09-01" },
  { "/checks/rules/CUM-02/earlier/far", "CUM-02", "channel:face-to-face", "pass", close_near_and_other,
    "2024-08-31" },
  { "/checks/rules/CUM-02/leap/at", "CUM-02", "channel:face-to-face", "fails", close_near_and_other, "2030-02-28",
    "2028-02-29" },
  { "/checks/rules/CUM-02/leap/far", "CUM-02", "channel:face-to-face", "pass", close_near_and_other, "2030-03-01",
    "2028-02-29" },
  { "/checks/rules/CUM-02/other-undated", "CUM-02", "channel:face-to-face", "unknown", close_near_and_other, "" },
  { "/checks/rules/CUM-02/this-undated", "CUM-02", "channel:face-to-face", "unknown", close_without_date_of_this,
    "2026-09-01", .number = 2 },
  { "/checks/rules/CUM-02/relocated", "CUM-02", "channel:face-to-face", "fails", relocate_desk, "2026-09-01",
    .number = 2 },
  { "/checks/rules/CUM-02/reduced", "CUM-02", "assessment", "not-applicable", reduce_desk, "2026-09-01",
    .number = 2 },
  { "/checks/rules/CUM-02/other-option", "CUM-02", "assessment", "not-applicable", close_desk_in_other_option,
    "2026-09-01",
    .number = 2 },
  { "/checks/rules/CUM-02/parameter", "CUM-02", "channel:face-to-face", "fails", set_services,
    .measured = "count", .value = "1" },
  { "/checks/rules/CUM-02/no-option", "CUM-02", "assessment", "not-applicable", choose_none },
};

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  check_fixture_add_rows (rows, G_N_ELEMENTS (rows));

  return g_test_run ();
}
