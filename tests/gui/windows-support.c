#include "windows-support.h"

#include "dr-set-up-work.h"
#include "review-support.h"

/**
 * make_store:
 * @folder: where
 * @name: of the file
 *
 * Returns: (transfer full): the address of a register with an administrator "ada", a manager "mina" and an equalities officer "olu"
 */
char *
make_store (const char *folder,
            const char *name)
{
  g_autoptr (DrSetUpPlan) plan = dr_set_up_plan_new ();
  g_autoptr (GError) error = NULL;

  plan->uri = g_build_filename (folder, name, NULL);
  plan->pilot = TRUE;
  plan->id = g_strdup ("ada");
  plan->name = g_strdup ("Ada Administrator");
  plan->author = g_strdup ("mina");
  dr_set_up_plan_add (plan, "mina", "Mina Manager", DR_ROLE_MANAGER);
  dr_set_up_plan_add (plan, "olu", "Olu Officer", DR_ROLE_EQUALITIES);
  dr_set_up_now (plan, &error);
  g_assert_no_error (error);

  return g_strdup (plan->uri);
}

/**
 * program_set_up:
 * @self: (inout): a program, empty but for whether it is the one that others find
 * @argc: (inout): of main()
 * @argv: (inout): likewise
 *
 * Registers a program, and makes a register in a folder of its own.
 */
void
program_set_up (Program   *self,
                int       *argc,
                char    ***argv)
{
  g_autoptr (GError) error = NULL;

  g_test_init (argc, argv, NULL);
  self->application = dr_application_new ();
  if (!self->unique)
    g_application_set_flags (G_APPLICATION (self->application), G_APPLICATION_NON_UNIQUE);
  g_application_set_default (G_APPLICATION (self->application));
  g_application_register (G_APPLICATION (self->application), NULL, &error);
  g_assert_no_error (error);
  self->folder = g_dir_make_tmp ("due-regard-test-XXXXXX", &error);
  g_assert_no_error (error);
  self->store = make_store (self->folder, "register.db");
}

/**
 * program_run:
 * @self: (transfer full): a program
 *
 * Returns: what main() returns, after all tests
 */
int
program_run (Program *self)
{
  const char *remove[] = { "rm", "-rf", self->folder, NULL };
  int status = g_test_run ();

  g_spawn_sync (NULL, (char **) remove, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL);
  g_object_unref (self->application);
  g_free (self->store);
  g_free (self->folder);

  return status;
}

/**
 * program_run_officers:
 * @self: (inout): a program, empty but for whether it is the one that others find
 * @argc: of main()
 * @argv: likewise
 * @add_tests: adds them, of which each has its copy of the made-up register (review-support.h)
 *
 * Returns: what main() returns, after all tests
 */
int
program_run_officers (Program  *self,
                      int       argc,
                      char    **argv,
                      void    (*add_tests) (void))
{
  int status;

  program_set_up (self, &argc, &argv);
  officers_make_register ();
  add_tests ();
  status = program_run (self);
  officers_remove_register ();

  return status;
}

static void
note_gone (gpointer  gone,
           GObject  *object)
{
  *(gboolean *) gone = TRUE;
}

/**
 * wait_gone:
 * @gone: set by what goes
 *
 * Asserts that it goes.
 */
void
wait_gone (const gboolean *gone)
{
  gint64 limit = g_get_monotonic_time () + PATIENCE_SECONDS * G_USEC_PER_SEC;

  while (!*gone && g_get_monotonic_time () < limit)
    g_main_context_iteration (NULL, FALSE);
  g_assert_true (*gone);
}

/**
 * assert_closes:
 * @window: (transfer full): a window
 *
 * Closes it, and asserts that it is gone from memory when its work is.
 */
void
assert_closes (GtkWindow *window)
{
  gboolean gone = FALSE;

  g_object_weak_ref (G_OBJECT (window), note_gone, &gone);
  gtk_window_destroy (window);
  wait_gone (&gone);
  /* GTK 4.8 looks half a second after the pointer was heard of for what to say under it, in a window that has gone as well, and complains. */
  g_object_set_data (G_OBJECT (gdk_display_get_default ()), "gdk-display-current-tooltip", NULL);
}

/**
 * find_window:
 * @type: of a window
 *
 * Returns: (transfer none) (nullable): one of that type
 */
GtkWindow *
find_window (GType type)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *each = windows; each != NULL; each = each->next)
    if (g_type_is_a (G_OBJECT_TYPE (each->data), type))
      return each->data;

  return NULL;
}

/**
 * wait_window:
 * @type: of a window
 * @there: whether one is to be there, or none
 *
 * Asserts that it comes to that.
 */
void
wait_window (GType    type,
             gboolean there)
{
  gint64 limit = g_get_monotonic_time () + PATIENCE_SECONDS * G_USEC_PER_SEC;

  while ((find_window (type) != NULL) != there && g_get_monotonic_time () < limit)
    g_main_context_iteration (NULL, FALSE);
  g_assert_true ((find_window (type) != NULL) == there);
}
