/* Making a register as the first run does: all of it or nothing. */
#include "dr-set-up-work.h"

#include <glib/gstdio.h>
#include <string.h>

#include "dr-formats.h"
#include "dr-register.h"

typedef struct {
  char        *folder;
  DrSetUpPlan *plan;
} Place;

static void
set_up (Place         *place,
        gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  place->folder = g_dir_make_tmp ("due-regard-test-XXXXXX", &error);
  g_assert_no_error (error);
  place->plan = dr_set_up_plan_new ();
  place->plan->uri = g_build_filename (place->folder, "new", "register.db", NULL);
  place->plan->id = g_strdup ("ada");
  place->plan->name = g_strdup ("Ada Administrator");
}

static void
tear_down (Place         *place,
           gconstpointer  data)
{
  const char *remove[] = { "rm", "-rf", place->folder, NULL };

  dr_set_up_plan_free (place->plan);
  g_spawn_sync (NULL, (char **) remove, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL);
  g_free (place->folder);
}

static DrRegister *
open_made (Place *place)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrStore) store = dr_store_open (place->plan->uri, DR_STORE_OPEN_READ_ONLY, &error);

  g_assert_no_error (error);

  return dr_register_new (store);
}

static void
test_pilot (Place         *place,
            gconstpointer  data)
{
  const DrRegisterQuery query = { .sort = DR_SORT_CREATED, .limit = 5 };
  g_autoptr (GError) error = NULL;
  g_autoptr (DrRegister) made = NULL;
  g_autoptr (DrPeopleList) people = NULL;
  g_autoptr (DrRegisterPage) page = NULL;
  g_autoptr (DrEditionSet) set = NULL;

  place->plan->pilot = TRUE;
  place->plan->author = g_strdup ("mina");
  dr_set_up_plan_add (place->plan, "mina", "Mina Manager", DR_ROLE_MANAGER);
  dr_set_up_plan_add (place->plan, "ed", "Ed Equalities", DR_ROLE_EQUALITIES);
  g_assert_true (dr_set_up_now (place->plan, &error));
  g_assert_no_error (error);

  made = open_made (place);
  people = dr_store_list_people (dr_register_get_store (made), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (people->n_people, ==, 3);
  g_assert_true (dr_people_has_role (people, "ada", DR_ROLE_ADMINISTRATOR, ""));
  g_assert_true (dr_people_has_role (people, "mina", DR_ROLE_MANAGER, ""));
  g_assert_true (dr_people_has_role (people, "ed", DR_ROLE_EQUALITIES, ""));
  page = dr_store_query (dr_register_get_store (made), &query, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (page->n_rows, ==, 1);
  set = dr_knowledge_latest (dr_register_get_knowledge (made), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (set->evidence->council, ==, "East Herts Council");
}

static void
test_own (Place         *place,
          gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrRegister) made = NULL;
  g_autoptr (DrEditionSet) set = NULL;

  place->plan->council = g_strdup ("Newtown Council");
  place->plan->nation = DR_NATION_SCOTLAND;
  g_assert_true (dr_set_up_now (place->plan, &error));
  g_assert_no_error (error);

  made = open_made (place);
  set = dr_knowledge_latest (dr_register_get_knowledge (made), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (set->evidence->council, ==, "Newtown Council");
  g_assert_cmpint (set->evidence->nation, ==, DR_NATION_SCOTLAND);
}

static void
note_read (GObject      *source,
           GAsyncResult *result,
           gpointer      data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

/* (transfer full) (nullable): what is read of such files, as the first run has them from a chooser */
static DrFigureImport *
read_figures (const char * const *names,
              GError            **error)
{
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GAsyncResult) result = NULL;

  for (; *names != NULL; names++)
    {
      g_autofree char *path = g_test_build_filename (G_TEST_DIST, "tests", "fixtures", "import", *names, NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);

      g_list_store_append (files, file);
    }
  dr_set_up_read_figures (G_LIST_MODEL (files), note_read, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);

  return dr_set_up_read_figures_finish (result, error);
}

/* A council's own figures, of every file that was chosen, of its own area, are in the register's evidence. */
static void
test_own_figures (Place         *place,
                  gconstpointer  data)
{
  static const char * const names[] = { "nomis-ts008.csv", "nomis-ts038.csv", NULL };
  static const struct { const char *group; double count; } expected[] = { { "male", 6279 }, { "female", 3721 }, { "disabled", 6439 } };
  g_autoptr (GError) error = NULL;
  g_autoptr (DrFigureImport) figures = read_figures (names, &error);
  g_autoptr (DrRegister) made = NULL;
  g_autoptr (DrEditionSet) set = NULL;
  guint n_areas;

  g_assert_no_error (error);
  g_assert_nonnull (dr_figure_import_get_areas (figures, &n_areas));
  g_assert_cmpuint (n_areas, ==, 2);
  place->plan->council = g_strdup ("Testborough Council");
  place->plan->nation = DR_NATION_ENGLAND;
  place->plan->figures = figures;
  place->plan->area = g_strdup ("X07000001");
  g_assert_true (dr_set_up_now (place->plan, &error));
  g_assert_no_error (error);

  made = open_made (place);
  set = dr_knowledge_latest (dr_register_get_knowledge (made), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (set->evidence->council, ==, "Testborough Council");
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      gboolean found = FALSE;

      for (guint g = 0; g < set->evidence->n_groups; g++)
        if (g_str_equal (set->evidence->groups[g].id, expected[i].group))
          {
            found = TRUE;
            g_assert_cmpfloat (set->evidence->groups[g].count, ==, expected[i].count);
          }
      g_assert_true (found);
    }
}

/* A file that is none of figures is said, by its name. */
static void
test_no_figures (void)
{
  static const char * const names[] = { "nomis-ts008.csv", "missing.csv", NULL };
  g_autoptr (GError) error = NULL;

  g_assert_null (read_figures (names, &error));
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, "missing.csv"));
}

/* A colleague who cannot be added: nothing is left, not even the file. */
static void
test_nothing_left (Place         *place,
                   gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_path_get_dirname (place->plan->uri);
  g_autoptr (GDir) dir = NULL;

  place->plan->council = g_strdup ("Newtown Council");
  dr_set_up_plan_add (place->plan, "ada", "Ada again", DR_ROLE_MANAGER);
  g_assert_false (dr_set_up_now (place->plan, &error));
  g_assert_error (error, DR_STORE_ERROR, DR_STORE_ERROR_EXISTS);
  dir = g_dir_open (folder, 0, NULL);
  g_assert_nonnull (dir);
  g_assert_cmpstr (g_dir_read_name (dir), ==, NULL);
}

/* What is there stays as it is. */
static void
test_there_already (Place         *place,
                    gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_path_get_dirname (place->plan->uri);
  g_autofree char *text = NULL;

  place->plan->council = g_strdup ("Newtown Council");
  g_assert_true (dr_set_up_now (place->plan, &error));
  g_assert_no_error (error);
  g_assert_false (dr_set_up_now (place->plan, &error));
  g_assert_error (error, DR_STORE_ERROR, DR_STORE_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_true (g_file_test (place->plan->uri, G_FILE_TEST_EXISTS));

  g_free (place->plan->uri);
  place->plan->uri = g_build_filename (folder, "letter.txt", NULL);
  g_assert_true (g_file_set_contents (place->plan->uri, "Dear council", -1, NULL));
  g_assert_false (dr_set_up_now (place->plan, &error));
  g_assert_error (error, DR_STORE_ERROR, DR_STORE_ERROR_NOT_A_STORE);
  g_assert_true (g_file_get_contents (place->plan->uri, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "Dear council");
}

/* A folder that is a file's: said in words. */
static void
test_no_folder (Place         *place,
                gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *file = g_path_get_dirname (place->plan->uri);

  g_assert_true (g_file_set_contents (file, "", 0, NULL));
  place->plan->council = g_strdup ("Newtown Council");
  g_assert_false (dr_set_up_now (place->plan, &error));
  g_assert_error (error, DR_STORE_ERROR, DR_STORE_ERROR_READ_ONLY);
  g_assert_nonnull (strstr (error->message, "cannot be made"));
}

/* One that the system makes up, in which nobody can make anything: it is there, and is not said to be missing. */
static void
test_no_place (Place         *place,
               gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  g_free (place->plan->uri);
  place->plan->uri = g_strdup ("/proc/due-regard/new/register.db");
  place->plan->council = g_strdup ("Newtown Council");
  g_assert_false (dr_set_up_now (place->plan, &error));
  g_assert_error (error, DR_STORE_ERROR, DR_STORE_ERROR_READ_ONLY);
  g_assert_nonnull (strstr (error->message, "the folder /proc takes no files or folders"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dr_formats_init ();

  g_test_add ("/app/set-up/pilot", Place, NULL, set_up, test_pilot, tear_down);
  g_test_add ("/app/set-up/own", Place, NULL, set_up, test_own, tear_down);
  g_test_add ("/app/set-up/own-figures", Place, NULL, set_up, test_own_figures, tear_down);
  g_test_add_func ("/app/set-up/no-figures", test_no_figures);
  g_test_add ("/app/set-up/nothing-left", Place, NULL, set_up, test_nothing_left, tear_down);
  g_test_add ("/app/set-up/there-already", Place, NULL, set_up, test_there_already, tear_down);
  g_test_add ("/app/set-up/no-folder", Place, NULL, set_up, test_no_folder, tear_down);
  g_test_add ("/app/set-up/no-place", Place, NULL, set_up, test_no_place, tear_down);

  return g_test_run ();
}
