/* What a refusal says where people read: names and not ids, with the id only where two people or two services share a
 * name, or where nothing has one. */
#include "dr-people.h"
#include "dr-register-error.h"
#include "dr-roll.h"
#include "dr-workflow.h"

static const DrPerson everybody[] = {
  { "ann1", "Ann Lee", "" },
  { "ann2", "Ann Lee", "" },
  { "bob7", "Bob Fry", "" },
  { "cai9", "", "" },
};

static const DrPeopleList people = { .people = everybody, .n_people = G_N_ELEMENTS (everybody) };

static DrService services[] = {
  { .id = "library", .name = "Libraries" },
  { .id = "museum", .name = "Culture" },
  { .id = "theatre", .name = "Culture" },
  { .id = "baths", .name = "" },
};

static const DrEvidence evidence = { .services = services, .n_services = G_N_ELEMENTS (services) };

/* The service as a refusal has it. */
static const struct {
  const char       *path;
  const DrEvidence *evidence;
  const char       *service;
  const char       *called;
} service_names[] = {
  { "/register/refusal-words/service/name", &evidence, "library", "Libraries" },
  { "/register/refusal-words/service/same-name", &evidence, "theatre", "Culture (theatre)" },
  { "/register/refusal-words/service/same-name-first", &evidence, "museum", "Culture (museum)" },
  { "/register/refusal-words/service/no-name", &evidence, "baths", "baths" },
  { "/register/refusal-words/service/unknown", &evidence, "parks", "parks" },
  { "/register/refusal-words/service/no-evidence", NULL, "library", "library" },
};

static const struct {
  const char *path;
  const char *person;
  const char *called;
} names[] = {
  { "/register/refusal-words/called/name", "bob7", "Bob Fry" },
  { "/register/refusal-words/called/same-name", "ann2", "Ann Lee (ann2)" },
  { "/register/refusal-words/called/same-name-first", "ann1", "Ann Lee (ann1)" },
  { "/register/refusal-words/called/no-name", "cai9", "“cai9”" },
  { "/register/refusal-words/called/unknown", "dan", "“dan”" },
};

static void
test_called (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *called = dr_people_call (&people, names[i].person);

  g_assert_cmpstr (called, ==, names[i].called);
}

static void
test_role (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *says = g_strdup_printf ("Bob Fry has no role for the endorsement: expected somebody with the role of "
                                           "equalities officer for the service “%s”", service_names[i].called);
  g_autoptr (GError) error = NULL;

  g_assert_false (dr_workflow_check_role (dr_workflow_find (DR_STEP_ENDORSE, DR_STAGE_SUBMITTED), &people, "bob7",
                                          service_names[i].evidence, service_names[i].service, &error));
  g_assert_error (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_ROLE);
  g_assert_cmpstr (error->message, ==, says);
}

static void
test_hands (void)
{
  static const char * const wrote[] = { "ann2" };
  DrHands hands = { .authors = wrote, .n_authors = 1 };
  g_autoptr (GError) error = NULL;

  g_assert_false (dr_workflow_check_hands (DR_STEP_APPROVE, &hands, &people, "ann2", &error));
  g_assert_error (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_DUTIES);
  g_assert_cmpstr (error->message, ==,
                   "Ann Lee (ann2) is the author of this version and cannot be its approver too: expected another person");
}

static void
test_writer (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (dr_workflow_check_writer (&people, "bob7", &error));
  g_assert_error (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_ROLE);
  g_assert_cmpstr (error->message, ==,
                   "Bob Fry may not write assessments: expected a service manager or an equalities officer");
}

/* A field: a draft's, one of a later stage, and a verdict in another's name. */
static const struct {
  const char *path;
  DrStage     stage;
  const char *key;
  const char *value;
  const char *says;
} fields[] = {
  { "/register/refusal-words/field/draft", DR_STAGE_DRAFT, "@title", "New",
    "Bob Fry may not write assessments of the service “Culture (museum)”: expected its service manager or an equalities officer" },
  { "/register/refusal-words/field/sealed", DR_STAGE_SUBMITTED, "@title", "New",
    "“@title” cannot be changed by Bob Fry while the stage is submitted: what was sealed stays as it is" },
  { "/register/refusal-words/field/other-name", DR_STAGE_SUBMITTED, "section-reviews/section-review[impacts]/@by", "ann1",
    "Bob Fry gives a verdict in the name of Ann Lee (ann1): expected one in their own name" },
};

static void
test_field (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  gboolean draft = fields[i].stage == DR_STAGE_DRAFT;
  DrGrant grant = { .person = "bob7", .role = DR_ROLE_EQUALITIES, .service = "library" };
  DrPeopleList officers = { .people = everybody, .n_people = G_N_ELEMENTS (everybody), .roles = &grant, .n_roles = 1 };
  g_autoptr (GError) error = NULL;

  g_assert_false (dr_workflow_check_field (fields[i].stage, &officers, "bob7", &evidence, draft ? "museum" : "library",
                                           fields[i].key, fields[i].value, &error));
  g_assert_cmpstr (error->message, ==, fields[i].says);
}

#define FIFTY "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwx"

/* What an id may be: the shortest, the longest, and what is neither letter nor digit where it may stand. */
static const struct { const char *id; gboolean good; } ids[] = {
  { "a", TRUE }, { "7", TRUE }, { "A.b_c@d-e", TRUE }, { FIFTY FIFTY, TRUE },
  { "", FALSE }, { FIFTY FIFTY "a", FALSE }, { ".a", FALSE }, { "-", FALSE }, { "a b", FALSE }, { "a/b", FALSE },
  { "\303\242", FALSE }, { "a\303\242", FALSE },
};

static void
test_ids (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("“%s”", ids[i].id);
      g_assert_cmpint (dr_roll_check_id (ids[i].id, &error), ==, ids[i].good);
      if (!ids[i].good)
        g_assert_error (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_INPUT);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_test_add_data_func (names[i].path, GUINT_TO_POINTER (i), test_called);
  for (guint i = 0; i < G_N_ELEMENTS (service_names); i++)
    g_test_add_data_func (service_names[i].path, GUINT_TO_POINTER (i), test_role);
  g_test_add_func ("/register/refusal-words/hands", test_hands);
  g_test_add_func ("/register/refusal-words/writer", test_writer);
  g_test_add_func ("/register/refusal-words/ids", test_ids);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    g_test_add_data_func (fields[i].path, GUINT_TO_POINTER (i), test_field);

  return g_test_run ();
}
