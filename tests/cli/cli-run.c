#include "cli-run.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <grp.h>
#include <locale.h>
#include <sched.h>
#include <signal.h>
#include <string.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#define NOBODY 65534
#define LITTLE_ROOM 200       /* bytes */
#define NOT_POSSIBLE_HERE 77  /* exit code of a child that could not be given what it should find */

static char *folder;     /* the program's working folder */
static char *program;    /* a copy of the program, where anybody may run it */

/* Removes a folder and what is in it, links not followed. */
static void
remove_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inside = g_build_filename (path, name, NULL);

      if (g_file_test (inside, G_FILE_TEST_IS_DIR) && !g_file_test (inside, G_FILE_TEST_IS_SYMLINK))
        remove_tree (inside);
      else
        g_assert_no_errno (g_unlink (inside));
    }
  g_assert_no_errno (g_rmdir (path));
}

static const char *
variable (const char *name)
{
  const char *value = g_getenv (name);

  if (value == NULL)
    g_error ("%s is not set: run this test with “meson test”", name);

  return value;
}

/**
 * cli_run_init:
 * @argc: as main() got it
 * @argv: likewise
 *
 * Makes the working folder and a copy of the program that anybody may run.
 */
void
cli_run_init (int    *argc,
              char ***argv)
{
  g_autofree char *base = NULL;
  g_autofree char *data = NULL;
  const char *built;
  gsize length = 0;
  g_autoptr (GError) error = NULL;

  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (argc, argv, NULL);

  variable ("DR_DATA");
  variable ("DR_FIXTURES");
  built = variable ("DR_CLI");
  base = g_dir_make_tmp ("due-regard-cli-XXXXXX", &error);
  g_assert_no_error (error);
  g_assert_no_errno (g_chmod (base, 0755));
  folder = g_build_filename (base, "work", NULL);
  g_assert_no_errno (g_mkdir (folder, 0755));

  program = g_build_filename (base, "due-regard-cli", NULL);
  g_file_get_contents (built, &data, &length, &error);
  g_assert_no_error (error);
  g_file_set_contents (program, data, (gssize) length, &error);
  g_assert_no_error (error);
  g_assert_no_errno (g_chmod (program, 0755));
}

/**
 * cli_run_finish:
 *
 * Runs the tests and clears away.
 *
 * Returns: exit code of the test program
 */
int
cli_run_finish (void)
{
  g_autofree char *base = g_path_get_dirname (folder);
  int status = g_test_run ();

  remove_tree (base);
  g_free (folder);
  g_free (program);

  return status;
}

/**
 * cli_run_expand:
 * @words: words of a command line, with {tmp}, {fixtures}, {data} for folders
 *
 * Returns: (transfer full): the words with the folders' names
 */
char *
cli_run_expand (const char *words)
{
  g_autoptr (GString) expanded = g_string_new (words);

  g_string_replace (expanded, "{tmp}", folder, 0);
  g_string_replace (expanded, "{fixtures}", variable ("DR_FIXTURES"), 0);
  g_string_replace (expanded, "{data}", variable ("DR_DATA"), 0);

  return g_string_free (g_steal_pointer (&expanded), FALSE);
}

/* In the child, before the program: only what may be called between fork and exec. */
static void
arrange (gpointer data)
{
  CliRunFlags flags = GPOINTER_TO_UINT (data);

  if (flags & CLI_RUN_LITTLE_ROOM)
    {
      struct rlimit limit = { LITTLE_ROOM, LITTLE_ROOM };

      signal (SIGXFSZ, SIG_IGN);
      if (setrlimit (RLIMIT_FSIZE, &limit) != 0)
        _exit (NOT_POSSIBLE_HERE);
    }
  if (flags & CLI_RUN_FULL_DISK)
    {
      /* In a mount namespace of its own, which goes when the child does. */
      if (unshare (CLONE_NEWNS) != 0 || mount (NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0
          || mount ("tmpfs", "disk", "tmpfs", 0, "size=4k") != 0)
        _exit (NOT_POSSIBLE_HERE);
    }
  if (flags & CLI_RUN_FULL_OUTPUT)
    {
      int full = open ("/dev/full", O_WRONLY);

      if (full < 0 || dup2 (full, STDOUT_FILENO) < 0)
        _exit (NOT_POSSIBLE_HERE);
    }
  if ((flags & CLI_RUN_AS_NOBODY) && getuid () == 0)
    {
      if (setgroups (0, NULL) != 0 || setgid (NOBODY) != 0 || setuid (NOBODY) != 0)
        _exit (NOT_POSSIBLE_HERE);
    }
}

/* Whether standard error holds nothing, or lines that each start with the program's name. */
static void
check_error_lines (const char *err,
                   const char *words)
{
  g_auto (GStrv) lines = g_strsplit (err, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (lines[i][0] != '\0' && !g_str_has_prefix (lines[i], "due-regard-cli: "))
      g_test_fail_printf ("%s: standard error has “%s”", words, lines[i]);
  if (err[0] != '\0' && !g_str_has_suffix (err, "\n"))
    g_test_fail_printf ("%s: standard error ends inside a line", words);
}

/**
 * cli_run:
 * @flags: what the program finds around it
 * @words: its command line without its name, see cli_run_expand()
 *
 * Returns: (transfer full) (nullable): what came of it; %NULL where that cannot be arranged here
 */
CliRun *
cli_run (CliRunFlags  flags,
         const char  *words)
{
  g_autoptr (CliRun) self = g_new0 (CliRun, 1);
  g_autofree char *expanded = cli_run_expand (words);
  g_autofree char *line = g_strdup_printf ("%s %s", program, expanded);
  g_auto (GStrv) argv = NULL;
  g_auto (GStrv) environment = g_get_environ ();
  g_autoptr (GError) error = NULL;
  int status = 0;

  g_shell_parse_argv (line, NULL, &argv, &error);
  g_assert_no_error (error);
  environment = g_environ_setenv (environment, "LC_ALL", flags & CLI_RUN_NO_UTF8 ? "C" : "C.UTF-8", TRUE);
  environment = g_environ_setenv (environment, "TERM", "xterm-256color", TRUE);
  environment = g_environ_setenv (environment, "G_DEBUG", "fatal-warnings", TRUE);
  environment = g_environ_unsetenv (environment, "LANGUAGE");
  environment = g_environ_unsetenv (environment, "NO_COLOR");

  g_spawn_sync (folder, argv, environment, G_SPAWN_DEFAULT, arrange, GUINT_TO_POINTER (flags), &self->out, &self->err,
                &status, &error);
  if (g_error_matches (error, G_SPAWN_ERROR, G_SPAWN_ERROR_ACCES) && (flags & CLI_RUN_AS_NOBODY))
    return NULL;
  g_assert_no_error (error);
  if (!WIFEXITED (status))
    g_error ("%s: ended by signal %d, having said “%s”", words, WTERMSIG (status), self->err);
  self->status = WEXITSTATUS (status);
  if (self->status == NOT_POSSIBLE_HERE)
    return NULL;

  g_assert_true (g_utf8_validate (self->out, -1, NULL));
  g_assert_true (g_utf8_validate (self->err, -1, NULL));
  g_assert_null (strchr (self->out, '\033'));
  g_assert_null (strchr (self->err, '\033'));
  check_error_lines (self->err, words);

  return g_steal_pointer (&self);
}

/**
 * cli_run_free:
 * @self: (nullable): what came of a run
 */
void
cli_run_free (CliRun *self)
{
  if (self == NULL)
    return;

  g_free (self->out);
  g_free (self->err);
  g_free (self);
}

/**
 * cli_run_assert_has:
 * @text: what was printed
 * @part: what must stand in it
 */
void
cli_run_assert_has (const char *text,
                    const char *part)
{
  g_autofree char *expanded = cli_run_expand (part);

  if (strstr (text, expanded) == NULL)
    g_test_fail_printf ("“%s” is not in:\n%s", expanded, text);
}

/**
 * cli_run_expect:
 * @flags: see cli_run()
 * @words: see cli_run()
 * @status: the exit code
 * @out: (nullable): what standard output has; "" for nothing at all
 * @err: (nullable): what standard error has, in one line; %NULL for nothing at all
 *
 * Runs the program and compares.
 */
void
cli_run_expect (CliRunFlags  flags,
                const char  *words,
                int          status,
                const char  *out,
                const char  *err)
{
  g_autoptr (CliRun) run = cli_run (flags, words);

  if (run == NULL)
    {
      g_test_skip ("cannot be arranged here");
      return;
    }

  if (run->status != status)
    g_test_fail_printf ("%s: exit code %d instead of %d\n%s%s", words, run->status, status, run->out, run->err);
  if (err == NULL && run->err[0] != '\0')
    g_test_fail_printf ("%s: said “%s”", words, run->err);
  if (err != NULL)
    cli_run_assert_has (run->err, err);
  if (err != NULL && strchr (run->err, '\n') != run->err + strlen (run->err) - 1)
    g_test_fail_printf ("%s: expected one line, it said “%s”", words, run->err);
  if (out != NULL && out[0] == '\0' && run->out[0] != '\0')
    g_test_fail_printf ("%s: printed “%s”", words, run->out);
  else if (out != NULL)
    cli_run_assert_has (run->out, out);
}

/**
 * cli_run_path:
 * @name: a file of the working folder
 *
 * Returns: (transfer full): its path
 */
char *
cli_run_path (const char *name)
{
  return g_build_filename (folder, name, NULL);
}

/**
 * cli_run_write:
 * @name: a file of the working folder
 * @data: its bytes
 * @length: how many; -1: up to the first NUL
 */
void
cli_run_write (const char *name,
               const char *data,
               gssize      length)
{
  g_autofree char *path = cli_run_path (name);
  g_autoptr (GError) error = NULL;

  /* Without CONSISTENT, GLib 2.74 leaves the end of a longer file that was there. */
  g_file_set_contents_full (path, data, length, G_FILE_SET_CONTENTS_CONSISTENT, 0644, &error);
  g_assert_no_error (error);
}

/**
 * cli_run_read:
 * @name: a file of the working folder, or a path
 * @length: (out) (optional): how many bytes
 *
 * Returns: (transfer full): its bytes
 */
char *
cli_run_read (const char *name,
              gsize      *length)
{
  g_autofree char *expanded = cli_run_expand (name);
  g_autofree char *path = g_path_is_absolute (expanded) ? g_strdup (expanded) : cli_run_path (expanded);
  g_autoptr (GError) error = NULL;
  char *data = NULL;

  g_file_get_contents (path, &data, length, &error);
  g_assert_no_error (error);

  return data;
}

/**
 * cli_run_copy:
 * @from: a path, see cli_run_expand()
 * @name: the file of the working folder that it becomes
 */
void
cli_run_copy (const char *from,
              const char *name)
{
  gsize length = 0;
  g_autofree char *data = cli_run_read (from, &length);

  cli_run_write (name, data, (gssize) length);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/**
 * cli_run_list:
 *
 * Returns: (transfer full): the names of the files in the working folder, hidden ones too, one a line
 */
char *
cli_run_list (void)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  g_ptr_array_add (names, NULL);

  return g_strjoinv ("\n", (char **) names->pdata);
}

/**
 * cli_run_clear:
 *
 * Empties the working folder.
 */
void
cli_run_clear (void)
{
  remove_tree (folder);
  g_assert_no_errno (g_mkdir (folder, 0755));
}

/**
 * cli_run_width:
 * @line: a line
 *
 * Returns: columns that it takes on a terminal
 */
guint
cli_run_width (const char *line)
{
  guint width = 0;

  for (; *line != '\0'; line = g_utf8_next_char (line))
    {
      gunichar character = g_utf8_get_char (line);

      width += g_unichar_iszerowidth (character) ? 0 : g_unichar_iswide (character) ? 2 : 1;
    }

  return width;
}
