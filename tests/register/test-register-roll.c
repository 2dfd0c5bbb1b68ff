/* Who is in the register and what they may do: people, grants, limitations of the evidence, editions. */
#include "register-support.h"

#include "dr-formats.h"

static void
test_people (Desk          *desk,
             gconstpointer  memory)
{
  static const struct { const char *by; DrPerson person; GQuark (*domain) (void); int code; } cases[] = {
    { ADA, { "", "Name", "" }, dr_register_error_quark, DR_REGISTER_ERROR_INPUT },
    { ADA, { "-ann", "Name", "" }, dr_register_error_quark, DR_REGISTER_ERROR_INPUT },
    { ADA, { "ann b", "Name", "" }, dr_register_error_quark, DR_REGISTER_ERROR_INPUT },
    { ADA, { "új", "Name", "" }, dr_register_error_quark, DR_REGISTER_ERROR_INPUT },
    { ADA, { "new", " \n ", "" }, dr_register_error_quark, DR_REGISTER_ERROR_INPUT },
    { ADA, { APPROVER, "Name", "" }, dr_store_error_quark, DR_STORE_ERROR_EXISTS },
    { REVIEWER, { "new", "Name", "" }, dr_register_error_quark, DR_REGISTER_ERROR_ROLE },
    { "new", { "new", "Name", "" }, dr_register_error_quark, DR_REGISTER_ERROR_INPUT },
  };
  g_autofree char *before = desk_everything (desk);
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_false (dr_register_add_person (desk->reg, cases[i].by, &cases[i].person, &error));
      assert_refused (desk, before, &error, cases[i].domain (), cases[i].code);
    }
}

static void
test_grants (Desk          *desk,
             gconstpointer  memory)
{
  static const struct { const char *by; const char *who; DrRole role; const char *service; gboolean revoke; int code; }
  cases[] = {
    { ADA, ADA, DR_ROLE_APPROVER, NULL, FALSE, DR_REGISTER_ERROR_DUTIES },
    { ADA, ADA, DR_ROLE_ADMINISTRATOR, NULL, FALSE, DR_REGISTER_ERROR_DUTIES },
    { ADA, ADA, DR_ROLE_ADMINISTRATOR, NULL, TRUE, DR_REGISTER_ERROR_ROLE },
    { ADA, "who", DR_ROLE_APPROVER, NULL, FALSE, DR_REGISTER_ERROR_INPUT },
    { "who", NOBODY, DR_ROLE_APPROVER, NULL, FALSE, DR_REGISTER_ERROR_INPUT },
    { REVIEWER, NOBODY, DR_ROLE_APPROVER, NULL, FALSE, DR_REGISTER_ERROR_ROLE },
    { REVIEWER, REVIEWER, DR_ROLE_APPROVER, NULL, FALSE, DR_REGISTER_ERROR_ROLE },
    { ADA, NOBODY, DR_ROLE_APPROVER, NULL, TRUE, DR_REGISTER_ERROR_INPUT },
    { ADA, SECOND_APPROVER, DR_ROLE_APPROVER, NULL, TRUE, DR_REGISTER_ERROR_INPUT },
    { ADA, NOBODY, DR_ROLE_ADMINISTRATOR, "payments", FALSE, DR_REGISTER_ERROR_INPUT },
  };
  g_autofree char *before = desk_everything (desk);
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("case %u", (guint) i);
      g_assert_false (dr_register_grant (desk->reg, cases[i].by, cases[i].who, cases[i].role, cases[i].service,
                                         cases[i].revoke, &error));
      assert_refused (desk, before, &error, DR_REGISTER_ERROR, cases[i].code);
    }

  /* With a second administrator the first may go; then they are nobody in particular. */
  desk_grant (desk, NOBODY, DR_ROLE_ADMINISTRATOR, NULL);
  dr_register_grant (desk->reg, ADA, ADA, DR_ROLE_ADMINISTRATOR, NULL, TRUE, &error);
  g_assert_no_error (error);
  g_assert_false (dr_register_grant (desk->reg, ADA, NOBODY, DR_ROLE_APPROVER, NULL, FALSE, &error));
  g_assert_error (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_ROLE);
}

/* A role that was taken away is gone for the next step. */
static void
test_revoked (Desk          *desk,
              gconstpointer  memory)
{
  g_autoptr (GError) error = NULL;

  desk_import (desk, "clean.xml");
  desk_bring_to (desk, CLEAN, DR_STAGE_SUBMITTED);
  dr_register_grant (desk->reg, ADA, REVIEWER, DR_ROLE_EQUALITIES, NULL, TRUE, &error);
  g_assert_no_error (error);
  desk_refuses (desk, REVIEWER, DR_STEP_ENDORSE, CLEAN, DR_REGISTER_ERROR, DR_REGISTER_ERROR_ROLE);
}

#define DAY(y, m, d) { y, m, d }

/* What stands between the judging of an act and its entry: roles of who acts, of who is granted one, or the
 * administrators. Whatever else is granted meanwhile is no matter. */
static void
test_meanwhile (Desk          *desk,
                gconstpointer  memory)
{
  static const struct { const char *name; const char *person; DrRole role; gboolean revoke; gboolean good; } changes[] = {
    { "nothing", NULL, DR_ROLE_AUDITOR, FALSE, TRUE },
    { "another's role", NOBODY, DR_ROLE_AUDITOR, FALSE, TRUE },
    { "another's role taken", NOBODY, DR_ROLE_AUDITOR, TRUE, TRUE },
    { "a role of who acts", REVIEWER, DR_ROLE_AUDITOR, FALSE, FALSE },
    { "a role of who acts taken", REVIEWER, DR_ROLE_EQUALITIES, TRUE, FALSE },
    { "an administrator", NOBODY, DR_ROLE_ADMINISTRATOR, FALSE, FALSE },
    { "an administrator less", NOBODY, DR_ROLE_ADMINISTRATOR, TRUE, FALSE },
  };
  const DrPeopleList nobody = { .n_people = 0 };   /* as the first person's act is judged */

  for (gsize i = 0; i <= G_N_ELEMENTS (changes); i++)
    {
      gboolean last = i == G_N_ELEMENTS (changes);
      g_autofree char *id = g_strdup_printf ("new-%u", (guint) i);
      g_autoptr (GError) error = NULL;
      g_autoptr (DrPeopleList) judged = dr_store_list_people (desk->store, &error);
      DrPerson person = { id, "New", "" };
      DrTrailDetail details[] = { { "who", id }, { "name", person.name } };
      DrTrailAct act = { .new_person = &person };
      DrTrailStatement statement = { .act = "person", .person = REVIEWER, .name = "Eve", .details = details, .n_details = 2 };
      gboolean good;

      g_assert_no_error (error);
      g_test_message ("%s", last ? "everybody" : changes[i].name);
      if (!last && changes[i].person != NULL)
        {
          dr_register_grant (desk->reg, ADA, changes[i].person, changes[i].role, NULL, changes[i].revoke, &error);
          g_assert_no_error (error);
        }
      good = dr_register_append (desk->reg, last ? &nobody : judged, &act, &statement, NULL, &error);
      g_assert_cmpint (good, ==, !last && changes[i].good);
      if (!good)
        g_assert_error (error, DR_STORE_ERROR, DR_STORE_ERROR_MOVED);
    }
}

static void
test_limitations (Desk          *desk,
                  gconstpointer  memory)
{
  static const struct { const char *by; const char *rule; const char *subject; const char *text; DrDate from, until;
                        int code; } cases[] = {
    { MANAGER, "EVD-06", "service:payments", "x", DAY (2025, 9, 15), DAY (2026, 9, 15), DR_REGISTER_ERROR_ROLE },
    { "lim", "EVD-06", "service:payments", "x", DAY (2025, 9, 15), DAY (2026, 9, 15), DR_REGISTER_ERROR_ROLE },
    { "who", "EVD-06", "service:payments", "x", DAY (2025, 9, 15), DAY (2026, 9, 15), DR_REGISTER_ERROR_INPUT },
    { REVIEWER, "EVD-99", "service:payments", "x", DAY (2025, 9, 15), DAY (2026, 9, 15), DR_REGISTER_ERROR_INPUT },
    { REVIEWER, "EVD-02", "group:disabled", "x", DAY (2025, 9, 15), DAY (2026, 9, 15), DR_REGISTER_ERROR_INPUT },
    { REVIEWER, "EVD-06", "assessment", "x", DAY (2025, 9, 15), DAY (2026, 9, 15), DR_REGISTER_ERROR_INPUT },
    { REVIEWER, "EVD-06", "service:payments", "x", DAY (2025, 9, 15), DAY (2026, 9, 16), DR_REGISTER_ERROR_INPUT },
    { REVIEWER, "EVD-06", "service:payments", "x", DAY (2025, 9, 15), DAY (2025, 9, 14), DR_REGISTER_ERROR_INPUT },
    { REVIEWER, "EVD-06", "service:payments", "x", DAY (0, 0, 0), DAY (0, 0, 0), DR_REGISTER_ERROR_INPUT },
    { REVIEWER, "EVD-06", "service:payments", " ", DAY (2025, 9, 15), DAY (2026, 9, 15), DR_REGISTER_ERROR_INPUT },
    { REVIEWER, "EVD-06", "service:nowhere", "x", DAY (2025, 9, 15), DAY (2026, 9, 15), DR_REGISTER_ERROR_INPUT },
    { REVIEWER, "ACC-01", "service:payments", "x", DAY (2025, 9, 15), DAY (2026, 9, 15), DR_REGISTER_ERROR_INPUT },
    { REVIEWER, "EVD-03", "service:payments", "x", DAY (2025, 9, 15), DAY (2026, 9, 15), DR_REGISTER_ERROR_INPUT },
    { REVIEWER, "EVD-03", "source:nothing", "x", DAY (2025, 9, 15), DAY (2026, 9, 15), DR_REGISTER_ERROR_INPUT },
  };
  DrLimitation good = { .rule = "EVD-06", .subject = "service:payments", .text = "A count is planned.",
                        .from = DAY (2025, 9, 15), .until = DAY (2026, 9, 15) };
  g_autofree char *before = NULL;
  g_autofree char *id = NULL;
  g_autofree char *second = NULL;
  g_autoptr (GError) error = NULL;

  desk_add_person (desk, "lim");
  desk_grant (desk, "lim", DR_ROLE_EQUALITIES, "payments");
  before = desk_everything (desk);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      DrLimitation tried = { .rule = cases[i].rule, .subject = cases[i].subject, .text = cases[i].text,
                             .from = cases[i].from, .until = cases[i].until };

      g_test_message ("case %u", (guint) i);
      g_assert_false (dr_register_accept_limitation (desk->reg, cases[i].by, &tried, NULL, &error));
      assert_refused (desk, before, &error, DR_REGISTER_ERROR, cases[i].code);
    }
  dr_register_accept_limitation (desk->reg, REVIEWER, &good, &id, &error);
  g_assert_no_error (error);
  dr_register_accept_limitation (desk->reg, REVIEWER, &good, &second, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (id, ==, "limitation-1");
  g_assert_cmpstr (second, ==, "limitation-2");
}

static void
test_editions (Desk          *desk,
               gconstpointer  memory)
{
  g_autoptr (GBytes) evidence = example_bytes ("data/examples/evidence-example.xml");
  g_autoptr (GBytes) next = replace_in (evidence, "</evidence>", "<!-- next --></evidence>");
  g_autoptr (GBytes) torn = g_bytes_new_from_bytes (evidence, 0, g_bytes_get_size (evidence) - 20);
  g_autoptr (GBytes) rulebook = dr_formats_get_data ("/org/dueregard/data/rulebook.xml");
  const struct { const char *by; DrEditionKind kind; GBytes *bytes; GQuark domain; int code; } cases[] = {
    { MANAGER, DR_EDITION_EVIDENCE, next, DR_REGISTER_ERROR, DR_REGISTER_ERROR_ROLE },
    { ADA, DR_EDITION_EVIDENCE, next, DR_REGISTER_ERROR, DR_REGISTER_ERROR_ROLE },
    { "loc", DR_EDITION_EVIDENCE, next, DR_REGISTER_ERROR, DR_REGISTER_ERROR_ROLE },
    { "who", DR_EDITION_EVIDENCE, next, DR_REGISTER_ERROR, DR_REGISTER_ERROR_INPUT },
    { REVIEWER, DR_EDITION_EVIDENCE, torn, 0, 0 },
    { REVIEWER, DR_EDITION_EVIDENCE, rulebook, 0, 0 },
    { REVIEWER, DR_EDITION_RULEBOOK, evidence, 0, 0 },
    { REVIEWER, DR_EDITION_QUESTIONNAIRE, rulebook, 0, 0 },
  };
  g_autofree char *before = NULL;
  g_autoptr (GError) error = NULL;
  guint number = 0;

  desk_add_person (desk, "loc");
  desk_grant (desk, "loc", DR_ROLE_EQUALITIES, "payments");
  before = desk_everything (desk);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("case %u", (guint) i);
      g_assert_false (dr_register_add_edition (desk->reg, cases[i].by, cases[i].kind, "file.xml", cases[i].bytes, NULL,
                                               NULL, &error));
      g_assert_nonnull (error);
      assert_refused (desk, before, &error, cases[i].domain != 0 ? cases[i].domain : error->domain,
                      cases[i].domain != 0 ? cases[i].code : error->code);
    }
  dr_register_add_edition (desk->reg, REVIEWER, DR_EDITION_EVIDENCE, "file.xml", next, "Next", &number, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (number, ==, 2);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  desk_add ("roll/people", test_people);
  desk_add ("roll/grants", test_grants);
  desk_add ("roll/revoked", test_revoked);
  desk_add ("roll/meanwhile", test_meanwhile);
  desk_add ("roll/limitations", test_limitations);
  desk_add ("roll/editions", test_editions);

  return g_test_run ();
}
