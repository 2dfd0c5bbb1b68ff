/* Who may change what in the place People, and why not the rest; the id that is suggested for a new person. */
#include <glib.h>
#include <string.h>

#include "dr-people-place-state.h"

static const DrPerson persons[] = {
  { "huw", "Huw", "" }, { "mair", "Mair", "mair.login" }, { "ada", "Ada", "" }, { "nobody", "Zed", "" },
};

static const DrGrant one_administrator[] = {
  { .person = "huw", .role = DR_ROLE_ADMINISTRATOR, .service = "", .by = "huw", .sequence = 2 },
  { .person = "mair", .role = DR_ROLE_MANAGER, .service = "revenues", .by = "huw", .sequence = 5 },
};

static const DrGrant two_administrators[] = {
  { .person = "ada", .role = DR_ROLE_ADMINISTRATOR, .service = "", .by = "huw", .sequence = 7 },
  { .person = "huw", .role = DR_ROLE_ADMINISTRATOR, .service = "", .by = "huw", .sequence = 2 },
};

static char *
name_service (const char *service,
              gpointer    data)
{
  return g_strdup (g_str_equal (service, "revenues") ? "Revenues" : service);
}

static const DrPersonLine *
find (const DrPeoplePlaceState *state,
      const char               *id)
{
  for (guint i = 0; i < state->people->len; i++)
    if (g_str_equal (g_array_index (state->people, DrPersonLine, i).id, id))
      return &g_array_index (state->people, DrPersonLine, i);
  g_assert_not_reached ();
}

static const struct {
  const char *path;
  const char *person;       /* (nullable): who sits there */
  gboolean    two;          /* administrators */
  const char *why_not;      /* (nullable): words of it */
  const char *no_grant;     /* (nullable): id of who gets no role from them */
  gboolean    last;         /* the administrator's own role stays */
} rows[] = {
  { "/app/people/administrator", "huw", FALSE, NULL, "huw", TRUE },
  { "/app/people/two-administrators", "huw", TRUE, NULL, "huw", FALSE },
  { "/app/people/manager", "mair", FALSE, "administrator", NULL, TRUE },
  { "/app/people/nobody", NULL, FALSE, "preferences", NULL, TRUE },
};

static void
test_row (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  const DrPeopleList people = {
    .people = persons, .n_people = G_N_ELEMENTS (persons),
    .roles = rows[i].two ? two_administrators : one_administrator, .n_roles = 2,
  };
  char by[] = "Huw Parry";
  const DrGrantTime times[] = { { 5, G_GINT64_CONSTANT (1780000000000000), by } };
  g_auto (DrPeoplePlaceState) state = { 0 };
  const DrPersonLine *huw;

  dr_people_place_state_init (&state, &people, rows[i].person, times, 1, name_service, NULL);
  g_assert_cmpint (state.why_not == NULL, ==, rows[i].why_not == NULL);
  if (rows[i].why_not != NULL)
    g_assert_nonnull (strstr (state.why_not, rows[i].why_not));
  g_assert_cmpuint (state.people->len, ==, 4);
  g_assert_cmpstr (g_array_index (state.people, DrPersonLine, 0).id, ==, "ada");   /* by name */
  g_assert_cmpstr (g_array_index (state.people, DrPersonLine, 3).id, ==, "nobody");
  for (guint p = 0; p < state.people->len; p++)
    {
      const DrPersonLine *line = &g_array_index (state.people, DrPersonLine, p);

      g_assert_cmpint (line->why_no_grant != NULL, ==, g_strcmp0 (line->id, rows[i].no_grant) == 0);
    }
  huw = find (&state, "huw");
  g_assert_cmpuint (huw->roles->len, ==, 1);
  g_assert_cmpint (g_array_index (huw->roles, DrRoleLine, 0).why_not != NULL, ==, rows[i].last);
  g_assert_nonnull (strstr (find (&state, "nobody")->subtitle, "No role"));
  if (!rows[i].two)
    {
      const DrRoleLine *role = &g_array_index (find (&state, "mair")->roles, DrRoleLine, 0);

      g_assert_nonnull (strstr (role->title, "Revenues"));
      g_assert_nonnull (strstr (role->granted, "Huw Parry"));
      g_assert_nonnull (strstr (role->granted, "2026"));
      g_assert_null (role->why_not);
    }
}

/* A role for two services, one for every service beside it, and another. */
static void
test_several (void)
{
  static const DrGrant grants[] = {
    { .person = "mair", .role = DR_ROLE_MANAGER, .service = "parking", .by = "huw", .sequence = 5 },
    { .person = "mair", .role = DR_ROLE_MANAGER, .service = "revenues", .by = "huw", .sequence = 6 },
    { .person = "mair", .role = DR_ROLE_EQUALITIES, .service = "", .by = "huw", .sequence = 7 },
    { .person = "mair", .role = DR_ROLE_APPROVER, .service = "", .by = "huw", .sequence = 8 },
    { .person = "mair", .role = DR_ROLE_APPROVER, .service = "parking", .by = "huw", .sequence = 9 },
  };
  const DrPeopleList people = { .people = persons, .n_people = G_N_ELEMENTS (persons), .roles = grants,
                                .n_roles = G_N_ELEMENTS (grants) };
  g_auto (DrPeoplePlaceState) state = { 0 };

  dr_people_place_state_init (&state, &people, "huw", NULL, 0, name_service, NULL);
  g_assert_cmpstr (find (&state, "mair")->subtitle, ==,
                   "Service manager, parking, Revenues · Equalities officer, every service · Approver, every service · "
                   "Approver, parking\nmair, login mair.login");
}

static const struct { const char *name; const char *id; } suggested[] = {
  { "Siân Ellis", "sian.ellis" },
  { "Grace O’Neill", "grace.oneill" },
  { "Huw", "huw-2" },
  { "  ", "" },
  { "Mary-Ann  Smith ", "mary-ann.smith" },
};

static void
test_suggested (void)
{
  const DrPeopleList people = { .people = persons, .n_people = G_N_ELEMENTS (persons) };

  for (guint i = 0; i < G_N_ELEMENTS (suggested); i++)
    {
      g_autofree char *id = dr_person_id_suggest (&people, suggested[i].name);

      g_assert_cmpstr (id, ==, suggested[i].id);
    }
}

static const struct { const char *name; const char *id; const char *says; } problems[] = {
  { "Siân Ellis", "sian.ellis", NULL },
  { "", "sian", "name" },
  { "Siân", "", "id" },
  { "Siân", "huw", "already" },
  { "Siân", "siân ellis", "expected" },
};

static void
test_problems (void)
{
  const DrPeopleList people = { .people = persons, .n_people = G_N_ELEMENTS (persons) };

  for (guint i = 0; i < G_N_ELEMENTS (problems); i++)
    {
      g_autofree char *problem = dr_person_problem (&people, problems[i].name, problems[i].id);

      if (problems[i].says == NULL)
        g_assert_null (problem);
      else
        g_assert_nonnull (strstr (problem, problems[i].says));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_test_add_data_func (rows[i].path, GUINT_TO_POINTER (i), test_row);
  g_test_add_func ("/app/people/several", test_several);
  g_test_add_func ("/app/people/suggested-id", test_suggested);
  g_test_add_func ("/app/people/problems", test_problems);

  return g_test_run ();
}
