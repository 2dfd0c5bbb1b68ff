/* What an officer does to options and access points: whatever it is, the reader takes what comes of it. */
#include "dr-options-edit.h"
#include "options-support.h"

#define DESK "examples/bishops-stortford-desk.xml"
#define REVIEW "examples/access-review.xml"
#define PILOT "evidence/east-herts.xml"
#define EXAMPLE "examples/evidence-example.xml"

typedef struct {
  const char *path;
  const char *option;      /* %NULL: before */
  const char *point;
  const char *offer;
  const char *expected[8]; /* key and value, by turns; a value of "" for none */
} OfferCase;

#define OFFER(option, point, attribute) "options/option[" option "]/offer[" point "]/@" attribute

static const OfferCase offer_cases[] = {
  { "/app/options-edit/after/reduced", "move", "wallfields-desk", "reduced",
    { OFFER ("move", "wallfields-desk", "after"), "reduced", OFFER ("close", "wallfields-desk", "after"), "full" } },
  { "/app/options-edit/after/none-has-no-hours", "move", "wallfields-desk", "none",
    { OFFER ("move", "wallfields-desk", "after"), "none", OFFER ("move", "wallfields-desk", "hours-after"), "" } },
  { "/app/options-edit/after/no-move-any-more", "move", "charringtons-house-desk", "full",
    { OFFER ("move", "charringtons-house-desk", "after"), "full", OFFER ("move", "charringtons-house-desk", "to"), "" } },
  { "/app/options-edit/after/moves-and-opens", "close", "charringtons-house-desk", "relocated/library-desk",
    { OFFER ("close", "charringtons-house-desk", "after"), "relocated",
      OFFER ("close", "charringtons-house-desk", "to"), "library-desk",
      OFFER ("close", "library-desk", "after"), "full" } },
  { "/app/options-edit/after/two-move-there", "move", "wallfields-desk", "relocated/library-desk",
    { OFFER ("move", "wallfields-desk", "to"), "library-desk", OFFER ("move", "library-desk", "hours-after"), "8" } },
  { "/app/options-edit/after/target-closes", "move", "library-desk", "none",
    { OFFER ("move", "charringtons-house-desk", "after"), "none", OFFER ("move", "charringtons-house-desk", "to"), "" } },
  { "/app/options-edit/before/same-everywhere", NULL, "wallfields-desk", "reduced",
    { OFFER ("move", "wallfields-desk", "before"), "reduced", OFFER ("assist", "wallfields-desk", "before"), "reduced",
      OFFER ("move", "wallfields-desk", "after"), "full" } },
  { "/app/options-edit/before/none-cannot-move", NULL, "charringtons-house-desk", "none",
    { OFFER ("move", "charringtons-house-desk", "after"), "none", OFFER ("move", "charringtons-house-desk", "to"), "",
      OFFER ("halve", "charringtons-house-desk", "hours-before"), "" } },
  { "/app/options-edit/before/target-was-there", NULL, "library-desk", "full",
    { OFFER ("move", "charringtons-house-desk", "after"), "none", OFFER ("halve", "library-desk", "before"), "full" } },
};

static void
assert_fields (Example           *example,
               const char *const *expected)
{
  for (guint i = 0; expected[i] != NULL; i += 2)
    g_assert_cmpstr (example_get (example, expected[i]), ==, expected[i + 1][0] != '\0' ? expected[i + 1] : NULL);
}

static void
test_offer (gconstpointer data)
{
  const OfferCase *row = data;
  Example example;

  example_set_up (&example, DESK, PILOT);
  if (row->option != NULL)
    example_change (&example, dr_options_set_after (example.fields, row->option, row->point, row->offer));
  else
    example_change (&example, dr_options_set_before (example.fields, row->point, row->offer));
  assert_fields (&example, row->expected);
  example_tear_down (&example);
}

/* In an access review nothing differs after and before, whatever is said of today. */
static void
test_access_review (void)
{
  static const char * const offers[] = { "none", "reduced", "full" };
  Example example;
  g_auto (GStrv) points = NULL;

  example_set_up (&example, REVIEW, EXAMPLE);
  g_assert_true (dr_options_is_access_review (example.fields));
  points = dr_options_list_ids (example.fields, "access-points/access-point");
  g_assert_nonnull (points[0]);
  for (guint i = 0; i < G_N_ELEMENTS (offers); i++)
    {
      example_change (&example, dr_options_set_before (example.fields, points[0], offers[i]));
      g_assert_cmpstr (dr_options_get (example.fields, "as-is", points[0], "after"), ==, offers[i]);
    }
  example_change (&example, dr_options_set_hours_before (example.fields, points[0], "12.5"));
  g_assert_cmpstr (dr_options_get (example.fields, "as-is", points[0], "hours-after"), ==, "12.5");
  example_tear_down (&example);
}

static void
test_choose (void)
{
  Example example;
  g_autoptr (DrAssessment) assessment = NULL;

  example_set_up (&example, DESK, PILOT);
  example_change (&example, dr_options_choose (example.fields, "halve"));
  assessment = example_read (&example);
  g_assert_cmpint (assessment->chosen, ==, dr_assessment_find_option (assessment, "halve"));
  example_tear_down (&example);
}

static void
test_add_option (gconstpointer source)
{
  Example example;
  g_autoptr (DrAssessment) assessment = NULL;
  g_autofree char *id = NULL;
  const DrOption *added;
  const DrOption *move;

  example_set_up (&example, DESK, PILOT);
  id = dr_options_new_id (example.fields, example.evidence, "options/option", "option");
  g_assert_cmpstr (id, ==, "option-5");
  example_change (&example, dr_options_add_option (example.fields, id, source, "Another"));
  assessment = example_read (&example);
  g_assert_cmpuint (assessment->n_options, ==, 5);
  added = &assessment->options[dr_assessment_find_option (assessment, id)];
  move = &assessment->options[dr_assessment_find_option (assessment, "move")];
  g_assert_cmpstr (added->name, ==, "Another");
  g_assert_false (added->chosen);
  for (guint i = 0; i < assessment->n_points; i++)
    {
      g_assert_cmpint (added->offers[i].before, ==, move->offers[i].before);
      g_assert_cmpint (added->offers[i].after, ==, source != NULL ? move->offers[i].after : move->offers[i].before);
      g_assert_cmpint (added->offers[i].to, ==, source != NULL ? move->offers[i].to : DR_NO_INDEX);
    }
  g_assert_cmpstr (added->description, ==, source != NULL ? move->description : "");
  example_tear_down (&example);
}

static void
test_remove_option (void)
{
  Example example;
  DrDraftChanges *action = dr_draft_changes_new ();
  g_autoptr (DrAssessment) assessment = NULL;

  example_set_up (&example, DESK, PILOT);
  dr_draft_changes_put (action, "mitigation", "actions/action[]/@kind", "own", NULL);
  dr_draft_changes_put (action, "close", "actions/action[]/@options", "own", NULL);
  dr_draft_changes_put (action, "monitoring", "actions/action[]/@kind", "both", NULL);
  dr_draft_changes_put (action, "halve assist", "actions/action[]/@options", "both", NULL);
  example_change (&example, action);
  g_assert_nonnull (dr_options_why_keep_option (example.fields, "close"));
  g_assert_null (dr_options_why_keep_option (example.fields, "halve"));

  example_change (&example, dr_options_remove_option (example.fields, "halve"));
  g_assert_cmpstr (example_get (&example, "actions/action[both]/@options"), ==, "assist");
  example_change (&example, dr_options_remove_option (example.fields, "move"));
  assessment = example_read (&example);
  g_assert_cmpuint (assessment->n_options, ==, 2);
  g_assert_cmpint (assessment->chosen, ==, DR_NO_INDEX);
  example_tear_down (&example);
}

static void
test_last_option (void)
{
  Example example;

  example_set_up (&example, REVIEW, EXAMPLE);
  g_assert_nonnull (dr_options_why_keep_option (example.fields, "as-is"));
  example_tear_down (&example);
}

static void
test_add_point (void)
{
  const DrNewPoint today = { .id = "kiosk", .name = "Kiosk", .channel = "face-to-face", .place = "Market", .hours = "5",
                             .offered = TRUE };
  const DrNewPoint later = { .id = "hub", .name = "Hub", .channel = "face-to-face", .place = "Hub", .option = "close",
                             .instead_of = "charringtons-house-desk" };
  Example example;

  example_set_up (&example, DESK, PILOT);
  example_change (&example, dr_options_add_point (example.fields, &today));
  g_assert_cmpstr (dr_options_get (example.fields, "halve", "kiosk", "before"), ==, "full");
  g_assert_cmpstr (dr_options_get (example.fields, "halve", "kiosk", "hours-after"), ==, "5");
  example_change (&example, dr_options_add_point (example.fields, &later));
  g_assert_cmpstr (dr_options_get (example.fields, "close", "charringtons-house-desk", "to"), ==, "hub");
  g_assert_cmpstr (dr_options_get (example.fields, "close", "hub", "after"), ==, "full");
  g_assert_cmpstr (dr_options_get (example.fields, "move", "hub", "after"), ==, "none");
  example_tear_down (&example);
}

/* Every point can go, whatever speaks of it. */
static void
test_remove_points (void)
{
  Example example;
  g_auto (GStrv) points = NULL;
  DrDraftChanges *said = dr_draft_changes_new ();

  example_set_up (&example, DESK, PILOT);
  dr_draft_changes_put (said, "library-desk wallfields-desk", "impacts/impact[]/@points", "new", NULL);
  dr_draft_changes_put (said, "negative", "impacts/impact[]/aim[]/@effect", "new", "advance", NULL);
  example_change (&example, said);
  example_change (&example, dr_options_remove_point (example.fields, "library-desk"));
  g_assert_cmpstr (example_get (&example, "impacts/impact[new]/@points"), ==, "wallfields-desk");
  g_assert_cmpstr (dr_options_get (example.fields, "move", "charringtons-house-desk", "after"), ==, "none");

  points = dr_options_list_ids (example.fields, "access-points/access-point");
  g_assert_cmpuint (g_strv_length (points), ==, 7);
  for (guint i = 0; points[i] != NULL; i++)
    example_change (&example, dr_options_remove_point (example.fields, points[i]));
  example_tear_down (&example);
}

static const struct {
  const char *path;
  const char *point;
  const char *channel;
  const char *place;
  gboolean    can;
} where_cases[] = {
  { "/app/options-edit/where/another-place", "library-desk", "face-to-face", "Library, first floor", TRUE },
  { "/app/options-edit/where/of-a-move-needs-place", "library-desk", "face-to-face", "", FALSE },
  { "/app/options-edit/where/of-a-move-keeps-channel", "library-desk", "outreach", "Library", FALSE },
  { "/app/options-edit/where/mover-keeps-channel", "charringtons-house-desk", "outreach", "There", FALSE },
  { "/app/options-edit/where/known-channel", "telephone-line", "email", NULL, FALSE },
  { "/app/options-edit/where/known-remote", "telephone-line", "telephone", "Somewhere", FALSE },
  { "/app/options-edit/where/as-it-is", "telephone-line", "telephone", NULL, TRUE },
};

static void
test_where (gconstpointer data)
{
  guint row = GPOINTER_TO_UINT (data);
  Example example;
  g_autofree char *why = NULL;

  example_set_up (&example, DESK, PILOT);
  why = dr_options_why_not_there (example.fields, example.evidence, where_cases[row].point, where_cases[row].channel,
                                  where_cases[row].place);
  g_assert_cmpint (why == NULL, ==, where_cases[row].can);
  example_tear_down (&example);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (offer_cases); i++)
    g_test_add_data_func (offer_cases[i].path, &offer_cases[i], test_offer);
  for (guint i = 0; i < G_N_ELEMENTS (where_cases); i++)
    g_test_add_data_func (where_cases[i].path, GUINT_TO_POINTER (i), test_where);
  g_test_add_func ("/app/options-edit/access-review", test_access_review);
  g_test_add_func ("/app/options-edit/choose", test_choose);
  g_test_add_data_func ("/app/options-edit/add-option/as-it-is", NULL, test_add_option);
  g_test_add_data_func ("/app/options-edit/add-option/copy", "move", test_add_option);
  g_test_add_func ("/app/options-edit/remove-option", test_remove_option);
  g_test_add_func ("/app/options-edit/last-option", test_last_option);
  g_test_add_func ("/app/options-edit/add-point", test_add_point);
  g_test_add_func ("/app/options-edit/remove-points", test_remove_points);

  return g_test_run ();
}
