#include "gui-complaints.h"
#include "gui-tree.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>

gint64 gui_patience = 30;

/**
 * gui_matches:
 * @pattern: in English, with * and ?
 * @name: that the program gives to something
 *
 * Returns: whether it is like that, whatever «marks» a made-up language has put around its parts
 */
gboolean
gui_matches (const char *pattern,
             const char *name)
{
  g_autoptr (GString) plain = NULL;

  if (g_getenv ("DR_PSEUDO") == NULL)
    return g_pattern_match_simple (pattern, name);
  plain = g_string_new (name);
  g_string_replace (plain, "«", "", 0);
  g_string_replace (plain, "»", "", 0);

  return g_pattern_match_simple (pattern, plain->str);
}

static gboolean
is_it (GuiThing   *thing,
       AtspiRole   role,
       const char *name)
{
  g_autofree char *is = NULL;

  if (role != ATSPI_ROLE_INVALID && atspi_accessible_get_role (thing, NULL) != role)
    return FALSE;
  is = atspi_accessible_get_name (thing, NULL);

  return is != NULL && gui_matches (name, is);
}

typedef struct {
  AtspiRole      role;
  const char    *name;
  const GuiNode *found;   /* (nullable) */
} Search;

static gboolean
is_found (const GuiNode *node,
          gpointer       data)
{
  Search *search = data;

  if (search->found == NULL && (search->role == ATSPI_ROLE_INVALID || node->role == search->role)
      && gui_matches (search->name, node->name))
    search->found = node;

  return search->found != NULL;
}

/* The nearest to @below is found first: a window's own parts before what is deep in a pane. */
static GuiThing *
search (GuiThing   *below,
        AtspiRole   role,
        const char *name)
{
  Search what = { role, name, NULL };
  g_autoptr (GuiTree) tree = gui_tree_read (below, role, is_found, &what);

  return what.found != NULL ? gui_tree_thing (tree, what.found) : NULL;
}

/**
 * gui_program:
 * @self: a place
 *
 * Returns: (transfer full) (nullable): the program that runs in it
 */
GuiThing *
gui_program (Gui *self)
{
  g_autoptr (GuiThing) desktop = atspi_get_desktop (0);
  int n = atspi_accessible_get_child_count (desktop, NULL);

  for (int i = 0; i < n; i++)
    {
      g_autoptr (GuiThing) child = atspi_accessible_get_child_at_index (desktop, i, NULL);

      if (child == NULL || (GPid) atspi_accessible_get_process_id (child, NULL) != self->program)
        continue;
      atspi_accessible_set_cache_mask (child, ATSPI_CACHE_NONE);   /* what is asked is so now; clearing a cache can crash */
      return g_steal_pointer (&child);
    }

  return NULL;
}

/**
 * gui_set_up:
 * @self: (out caller-allocates): a place to test in
 *
 * Makes a folder of its own.
 */
void
gui_set_up (Gui *self)
{
  g_autoptr (GError) error = NULL;

  *self = (Gui) { NULL };
  g_log_set_always_fatal (G_LOG_FATAL_MASK);   /* the library warns of what has just gone: no fault of what is tested */
  self->folder = g_dir_make_tmp ("due-regard-gui-XXXXXX", &error);
  g_assert_no_error (error);
  self->store = g_build_filename (self->folder, "register.db", NULL);
}

/* (transfer full): as this one is, and with the made-up language of the test, where it has one */
static GStrv
environment (void)
{
  GStrv all = g_get_environ ();
  const char *folder = g_environ_getenv (all, "DR_PSEUDO");

  if (folder == NULL)
    return all;
  all = g_environ_setenv (all, "PSEUDO_LOCALE_DIR", folder, TRUE);
  all = g_environ_setenv (all, "LANGUAGE", "xx", TRUE);
  all = g_environ_setenv (all, "LD_PRELOAD", g_environ_getenv (all, "DR_PSEUDO_LIBRARY"), TRUE);

  return all;
}

static void
spawn (Gui                *self,
       const char * const *arguments)
{
  g_auto (GStrv) variables = environment ();
  g_autoptr (GError) error = NULL;

  self->complaints = gui_complaints_open ();
  g_spawn_async_with_fds (NULL, (char **) arguments, variables, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &self->program, -1, -1,
                          self->complaints, &error);
  g_assert_no_error (error);
}

/* It has ended: of what it complained is said. */
static void
ended (Gui *self)
{
  self->program = 0;
  gui_complaints_judge (self->complaints);
}

/**
 * gui_start:
 * @self: a place
 * @person: (nullable): id of who sits down; %NULL: as on the first run, without a store named
 *
 * Starts the program, and waits for its window.
 */
void
gui_start (Gui        *self,
           const char *person)
{
  const char *program = g_getenv ("DR_APP");
  const char *with[] = { program, "--store", self->store, "--as", person, NULL };
  const char *without[] = { program, NULL };
  g_autoptr (GuiThing) window = NULL;

  spawn (self, person != NULL ? with : without);
  window = gui_wait_front (self, "Due Regard");
}

/**
 * gui_inspect:
 * @self: a place
 * @path: of a record or a bag
 *
 * Starts the program as an auditor does who has no register, and waits for its window.
 */
void
gui_inspect (Gui        *self,
             const char *path)
{
  g_object_unref (gui_open (self, path, "Inspect*"));
}

/**
 * gui_open:
 * @self: a place
 * @path: of a record, a bag or a return
 * @title: of the window that shows it
 *
 * Starts the program likewise.
 *
 * Returns: (transfer full): that window
 */
GuiThing *
gui_open (Gui        *self,
          const char *path,
          const char *title)
{
  const char *arguments[] = { g_getenv ("DR_APP"), "--inspect", path, NULL };

  spawn (self, arguments);

  return gui_wait_front (self, title);
}

/**
 * gui_quit:
 * @self: a place with the program running
 *
 * Ends it as a person does, and asserts that it ends well.
 */
void
gui_quit (Gui *self)
{
  int status = 0;
  gint64 limit = g_get_monotonic_time () + GUI_PATIENCE;

  gui_keys ("ctrl+q");
  while (waitpid (self->program, &status, WNOHANG) == 0)
    {
      if (g_get_monotonic_time () > limit)
        g_error ("the program does not quit");
      g_usleep (GUI_PAUSE);
    }
  ended (self);
  g_assert_cmpint (status, ==, 0);
}

/**
 * gui_tear_down:
 * @self: a place
 *
 * Ends what still runs, and removes everything.
 */
void
gui_tear_down (Gui *self)
{
  const char *remove[] = { "rm", "-rf", self->folder, NULL };

  if (self->program != 0)
    {
      kill (self->program, SIGTERM);
      waitpid (self->program, NULL, 0);
      ended (self);
    }
  g_spawn_sync (NULL, (char **) remove, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL);
  g_free (self->folder);
  g_free (self->store);
}

/**
 * gui_finish:
 * @self: a place, with a program that can quit by its keys
 *
 * Has the program quit, and removes everything.
 */
void
gui_finish (Gui *self)
{
  gui_quit (self);
  gui_tear_down (self);
}

/**
 * gui_run_tests:
 * @argc: of the program
 * @argv: likewise
 * @path: of the first test
 * @test: what it does
 * @...: paths and tests in turn, then %NULL
 *
 * Returns: what the program ends with
 */
int
gui_run_tests (int          argc,
               char       **argv,
               const char  *path,
               GTestFunc    test,
               ...)
{
  va_list more;

  g_test_init (&argc, &argv, NULL);
  atspi_init ();
  atspi_set_timeout ((int) (GUI_PATIENCE / 1000), (int) (GUI_PATIENCE / 1000));   /* else what a busy machine says late is not heard */
  va_start (more, test);
  for (; path != NULL; path = va_arg (more, const char *), test = path != NULL ? va_arg (more, GTestFunc) : NULL)
    g_test_add_func (path, test);
  va_end (more);

  return g_test_run ();
}

/**
 * gui_look_for:
 * @self: a place
 * @role: what it is; %ATSPI_ROLE_INVALID: anything
 * @name: its accessible name, with * and ?
 *
 * Returns: (transfer full) (nullable): the first such thing that is shown now
 */
GuiThing *
gui_look_for (Gui        *self,
              AtspiRole   role,
              const char *name)
{
  g_autoptr (GuiThing) program = gui_program (self);

  if (program == NULL)
    return NULL;

  return search (program, role, name);
}

/**
 * gui_find:
 * @self: a place
 * @role: what it is; %ATSPI_ROLE_INVALID: anything
 * @name: its accessible name, with * and ?
 *
 * Returns: (transfer full): the first such thing that is shown, waited for
 */
GuiThing *
gui_find (Gui        *self,
          AtspiRole   role,
          const char *name)
{
  gint64 limit = g_get_monotonic_time () + GUI_PATIENCE;

  for (;;)
    {
      GuiThing *found = gui_look_for (self, role, name);

      if (found != NULL)
        return found;
      if (g_get_monotonic_time () > limit)
        {
          g_autoptr (GuiThing) program = gui_program (self);
          g_autofree char *tree = program != NULL ? gui_list (program) : g_strdup ("(the program is not there)");

          g_printerr ("%s\n", tree);
          g_error ("no “%s” (role %d) is shown", name, role);
        }
      g_usleep (GUI_PAUSE);
    }
}

/**
 * gui_has_name:
 * @thing: a thing
 * @pattern: with * and ?
 *
 * Returns: whether its accessible name is like that
 */
gboolean
gui_has_name (GuiThing   *thing,
              const char *pattern)
{
  return is_it (thing, ATSPI_ROLE_INVALID, pattern);
}

/**
 * gui_front:
 * @self: a place
 *
 * Returns: (transfer full) (nullable): the window that has the keys
 */
GuiThing *
gui_front (Gui *self)
{
  g_autoptr (GuiThing) program = gui_program (self);
  int n = program != NULL ? atspi_accessible_get_child_count (program, NULL) : 0;

  for (int i = 0; i < n; i++)
    {
      g_autoptr (GuiThing) window = atspi_accessible_get_child_at_index (program, i, NULL);

      if (window == NULL)
        continue;
      if (gui_has_state (window, ATSPI_STATE_ACTIVE))
        return g_steal_pointer (&window);
    }

  return NULL;
}

/**
 * gui_wait_front:
 * @self: a place
 * @pattern: name of a window, with * and ?
 *
 * Returns: (transfer full): the window of that name, once it has the keys
 */
GuiThing *
gui_wait_front (Gui        *self,
                const char *pattern)
{
  gint64 limit = g_get_monotonic_time () + GUI_PATIENCE;

  for (;;)
    {
      g_autoptr (GuiThing) front = gui_front (self);

      if (front != NULL && gui_has_name (front, pattern))
        return g_steal_pointer (&front);
      if (g_get_monotonic_time () > limit)
        {
          g_autofree char *name = front != NULL ? atspi_accessible_get_name (front, NULL) : NULL;

          g_error ("“%s” does not come to the front; “%s” is there", pattern, name);
        }
      g_usleep (GUI_PAUSE);
    }
}

/**
 * gui_find_in:
 * @below: a thing
 * @role: what it is; %ATSPI_ROLE_INVALID: anything
 * @name: its accessible name, with * and ?
 *
 * Returns: (transfer full) (nullable): the first such thing in it that is shown now
 */
GuiThing *
gui_find_in (GuiThing   *below,
             AtspiRole   role,
             const char *name)
{
  return search (below, role, name);
}

/**
 * gui_wait_in:
 * @below: a thing that stays
 * @role: what it is; %ATSPI_ROLE_INVALID: anything
 * @name: its accessible name, with * and ?
 *
 * Returns: (transfer full): the first such thing in it that is shown, waited for
 */
GuiThing *
gui_wait_in (GuiThing   *below,
             AtspiRole   role,
             const char *name)
{
  gint64 limit = g_get_monotonic_time () + GUI_PATIENCE;

  for (;;)
    {
      GuiThing *found = gui_find_in (below, role, name);

      if (found != NULL)
        return found;
      if (g_get_monotonic_time () > limit)
        {
          g_autofree char *tree = gui_list (below);

          g_printerr ("%s\n", tree);
          g_error ("no “%s” (role %d) is shown there", name, role);
        }
      g_usleep (GUI_PAUSE);
    }
}

/**
 * gui_wait_text:
 * @thing: something with a text
 * @pattern: that it is to match, with * and ?
 *
 * Waits until it says that.
 */
void
gui_wait_text (GuiThing   *thing,
               const char *pattern)
{
  gint64 limit = g_get_monotonic_time () + GUI_PATIENCE;

  for (;;)
    {
      g_autofree char *text = gui_read (thing);

      if (g_pattern_match_simple (pattern, text))
        return;
      if (g_get_monotonic_time () > limit)
        g_error ("“%s” never became “%s”", text, pattern);
      g_usleep (GUI_PAUSE);
    }
}

/**
 * gui_kill:
 * @self: a place with the program running
 *
 * Ends it as a power cut does.
 */
void
gui_kill (Gui *self)
{
  kill (self->program, SIGKILL);
  waitpid (self->program, NULL, 0);
  ended (self);
}

/**
 * gui_wait_gone:
 * @self: a place
 * @role: what it is
 * @name: its accessible name, with * and ?
 *
 * Waits until no such thing is shown any more.
 */
void
gui_wait_gone (Gui        *self,
               AtspiRole   role,
               const char *name)
{
  gint64 limit = g_get_monotonic_time () + GUI_PATIENCE;

  for (;;)
    {
      g_autoptr (GuiThing) found = gui_look_for (self, role, name);

      if (found == NULL)
        return;
      if (g_get_monotonic_time () > limit)
        g_error ("“%s” is still shown", name);
      g_usleep (GUI_PAUSE);
    }
}
