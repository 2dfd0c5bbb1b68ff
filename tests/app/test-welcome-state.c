/* What the first run may go on with, and what it says. */
#include "dr-welcome-state.h"

#include "dr-census-mapping.h"

#include <string.h>

/* What stands where a case says nothing else. */
static const DrWelcomeAnswers plain = {
  .council = "Newtown Council", .name = "Ada", .id = "ada", .second_name = "Ben", .second_id = "ben",
  .path = "/home/ada/register.db",
};

static const struct {
  const char       *path;
  DrWelcomeStep     step;
  DrWelcomeAnswers  answers;
  gboolean          can_go_on;
  const char       *problem;   /* (nullable): a part of it */
} checks[] = {
  { "/app/welcome/start/pilot", DR_WELCOME_START, { .pilot = TRUE, .council = "" }, TRUE, NULL },
  { "/app/welcome/start/own", DR_WELCOME_START, { FALSE }, TRUE, NULL },
  { "/app/welcome/start/no-name", DR_WELCOME_START, { .council = " \t" }, FALSE, NULL },
  { "/app/welcome/start/no-district", DR_WELCOME_START, { .needs_area = TRUE }, FALSE, NULL },
  { "/app/welcome/people/alone", DR_WELCOME_PEOPLE, { .second_id = "" }, TRUE, NULL },
  { "/app/welcome/people/no-name", DR_WELCOME_PEOPLE, { .name = "" }, FALSE, NULL },
  { "/app/welcome/people/no-id", DR_WELCOME_PEOPLE, { .id = "" }, FALSE, NULL },
  { "/app/welcome/people/bad-id", DR_WELCOME_PEOPLE, { .id = "a da" }, FALSE, "“a da” cannot be" },
  { "/app/welcome/people/second", DR_WELCOME_PEOPLE, { .second = TRUE }, TRUE, NULL },
  { "/app/welcome/people/second-unnamed", DR_WELCOME_PEOPLE, { .second = TRUE, .second_name = "" }, FALSE, NULL },
  { "/app/welcome/people/second-bad", DR_WELCOME_PEOPLE, { .second = TRUE, .second_id = "-b" }, FALSE, "“-b” cannot be" },
  { "/app/welcome/people/second-same", DR_WELCOME_PEOPLE, { .second = TRUE, .second_id = "ada" }, FALSE, "the same id" },
  { "/app/welcome/people/pilot-needs-none", DR_WELCOME_PEOPLE, { .pilot = TRUE, .second = TRUE, .second_id = "-" }, TRUE, NULL },
  { "/app/welcome/data/file", DR_WELCOME_DATA, { FALSE }, TRUE, NULL },
  { "/app/welcome/data/none", DR_WELCOME_DATA, { .path = "" }, FALSE, NULL },
  { "/app/welcome/data/relative", DR_WELCOME_DATA, { .path = "register.db" }, FALSE, "start with a slash" },
  { "/app/welcome/data/folder", DR_WELCOME_DATA, { .path = "/home/ada/" }, FALSE, "is a folder" },
};

static const struct { const char *name; const char *id; } ids[] = {
  { "Ben Brown", "ben.brown" },
  { "  Siân  O'Neill ", "sian.oneill" },
  { "", "" },
  { "--", "" },
};

static DrWelcomeAnswers
complete (DrWelcomeAnswers answers)
{
  answers.council = answers.council != NULL ? answers.council : plain.council;
  answers.name = answers.name != NULL ? answers.name : plain.name;
  answers.id = answers.id != NULL ? answers.id : plain.id;
  answers.second_name = answers.second_name != NULL ? answers.second_name : plain.second_name;
  answers.second_id = answers.second_id != NULL ? answers.second_id : plain.second_id;
  answers.path = answers.path != NULL ? answers.path : plain.path;

  return answers;
}

static void
test_check (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  const DrWelcomeAnswers answers = complete (checks[i].answers);
  g_autofree char *problem = NULL;

  g_assert_cmpint (dr_welcome_check (&answers, checks[i].step, &problem), ==, checks[i].can_go_on);
  if (checks[i].problem == NULL)
    g_assert_cmpstr (problem, ==, NULL);
  else
    g_assert_nonnull (g_strstr_len (problem, -1, checks[i].problem));
}

static void
test_ids (void)
{
  g_autofree char *long_name = g_strnfill (300, 'x');
  g_autofree char *long_id = dr_welcome_make_id (long_name);

  for (gsize i = 0; i < G_N_ELEMENTS (ids); i++)
    {
      g_autofree char *id = dr_welcome_make_id (ids[i].name);

      g_assert_cmpstr (id, ==, ids[i].id);
    }
  g_assert_cmpuint (strlen (long_id), ==, 100);
}

static void
test_summary (void)
{
  const DrWelcomeAnswers pilot = complete ((DrWelcomeAnswers) { .pilot = TRUE });
  g_autofree char *of_own = dr_welcome_summary (&plain, "Ben");
  g_autofree char *of_pilot = dr_welcome_summary (&pilot, "Ada");

  g_assert_cmpstr (of_own, ==, "A register for Newtown Council will be made. Its administrator is Ada. You begin as Ben.");
  g_assert_cmpstr (of_pilot, ==, "A register for the pilot at East Herts Council will be made. Its administrator is Ada. "
                                 "You begin as Ada.");
}

/* Files have districts by their codes, those of Wales last; a person looks for a name. */
static void
test_districts (void)
{
  static const char file[] = "Lower tier local authorities Code,Lower tier local authorities,Unpaid care (5 categories) Code,"
                             "Unpaid care (5 categories),Observation\nE06000001,Hartlepool,-8,Does not apply,4\n"
                             "E07000242,East Hertfordshire,-8,Does not apply,4\nE07000032,Amber Valley,-8,Does not apply,4\n"
                             "W06000001,Isle of Anglesey,-8,Does not apply,4\n";
  static const char * const expected[] = { "Amber Valley", "East Hertfordshire", "Hartlepool", "Isle of Anglesey" };
  g_autoptr (GError) error = NULL;
  g_autoptr (DrCensusMapping) mapping = dr_census_mapping_load_default (&error);
  g_autoptr (DrFigureImport) figures = dr_figure_import_new (mapping);
  g_autoptr (GPtrArray) districts = NULL;

  g_assert_true (dr_figure_import_add_bytes (figures, "care.csv", file, strlen (file), &error));
  g_assert_no_error (error);
  districts = dr_welcome_sort_districts (figures);
  g_assert_cmpuint (districts->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < districts->len; i++)
    g_assert_cmpstr (((const DrImportArea *) districts->pdata[i])->name, ==, expected[i]);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (checks); i++)
    g_test_add_data_func (checks[i].path, GSIZE_TO_POINTER (i), test_check);
  g_test_add_func ("/app/welcome/ids", test_ids);
  g_test_add_func ("/app/welcome/summary", test_summary);
  g_test_add_func ("/app/welcome/districts", test_districts);

  return g_test_run ();
}
