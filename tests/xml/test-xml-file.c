/* Files are written whole or not at all, and the reason is said. */
#include "dr-xml-document.h"
#include "dr-xml-file.h"

#include <glib/gstdio.h>
#include <grp.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <signal.h>
#include <unistd.h>

typedef struct {
  char *folder;
  char *path;
} Files;

static void
set_up (Files *files, gconstpointer data)
{
  files->folder = g_dir_make_tmp ("due-regard-XXXXXX", NULL);
  g_assert_nonnull (files->folder);
  files->path = g_build_filename (files->folder, "out.xml", NULL);
}

static void
tear_down (Files *files, gconstpointer data)
{
  g_remove (files->path);
  /* Fails if anything else was left behind. */
  g_assert_cmpint (g_rmdir (files->folder), ==, 0);
  g_free (files->path);
  g_free (files->folder);
}

static void
assert_not_written (const char *path, const char *data, gsize length, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *start = g_strdup_printf ("%s: ", path);

  g_assert_false (dr_xml_write_file (path, data, length, &error));
  g_assert_error (error, DR_XML_ERROR, DR_XML_ERROR_WRITE);
  g_assert_true (g_str_has_prefix (error->message, start));
  if (strstr (error->message, words) == NULL)
    g_error ("expected '%s', got '%s'", words, error->message);
  g_assert_false (dr_xml_write_file (path, data, length, NULL));
}

static void
test_write (Files *files, gconstpointer data)
{
  static const struct {
    const char *bytes;
    gsize length;
  } cases[] = { { "<r></r>", 7 }, { "a\0b", 3 }, { "", 0 }, { NULL, 0 }, { "<longer></longer>", 17 } };
  mode_t old_mask = umask (022);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *back = NULL;
      gsize length = 99;
      struct stat status;

      g_assert_true (dr_xml_write_file (files->path, cases[i].bytes, cases[i].length, &error));
      g_assert_no_error (error);
      back = dr_xml_read_file (files->path, 100, &length, &error);
      g_assert_no_error (error);
      g_assert_cmpmem (back, length, cases[i].bytes, cases[i].length);
      g_assert_cmpint (stat (files->path, &status), ==, 0);
      g_assert_cmpint (status.st_mode & 0777, ==, 0644);
    }
  umask (old_mask);
}

static void
test_refused (Files *files, gconstpointer data)
{
  g_autofree char *below = g_build_filename (files->folder, "not", "there.xml", NULL);
  g_autofree char *inside = g_build_filename (files->path, "x.xml", NULL);
  g_autofree char *long_name = g_strnfill (300, 'x');
  g_autofree char *long_path = g_build_filename (files->folder, long_name, NULL);

  assert_not_written (below, "x", 1, "the folder does not exist");
  assert_not_written (files->folder, "x", 1, "there is a folder of this name");
  assert_not_written (long_path, "x", 1, "too long");
  assert_not_written ("/dev/full", "x", 1, "there is a device");
  assert_not_written ("/proc/due-regard.xml", "x", 1, "this folder takes no files");
  assert_not_written ("", "x", 1, "expected");
  g_assert_true (g_file_set_contents (files->path, "old", -1, NULL));
  assert_not_written (inside, "x", 1, "the folder does not exist");
}

/* The old file is there still when the new one does not fit: here a limit on file size stands for a full
 * disk. */
static void
test_does_not_fit (Files *files, gconstpointer data)
{
  struct rlimit old_limit;
  struct rlimit limit;
  g_autofree char *large = g_strnfill (100000, 'x');
  g_autofree char *back = NULL;
  gsize length = 0;

  g_assert_true (g_file_set_contents (files->path, "old", -1, NULL));
  g_assert_cmpint (getrlimit (RLIMIT_FSIZE, &old_limit), ==, 0);
  limit = (struct rlimit) { 4096, old_limit.rlim_max };
  signal (SIGXFSZ, SIG_IGN);
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
  assert_not_written (files->path, large, 100000, "expected");
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &old_limit), ==, 0);
  back = dr_xml_read_file (files->path, 100, &length, NULL);
  g_assert_cmpstr (back, ==, "old");
}

/* A superuser may write anywhere, so the test gives its powers up first, in a child. */
static void
test_no_permission (Files *files, gconstpointer data)
{
  pid_t child = 0;
  int status = 0;

  g_assert_cmpint (g_chmod (files->folder, 0555), ==, 0);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      if (geteuid () == 0 && (setgroups (0, NULL) != 0 || setgid (65534) != 0 || setuid (65534) != 0))
        _exit (2);
      assert_not_written (files->path, "x", 1, "no permission to write");
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
  g_assert_cmpint (g_chmod (files->folder, 0755), ==, 0);
}

static void
test_read (Files *files, gconstpointer data)
{
  gsize length = 0;

  for (gsize size = 0; size < 9000; size = size * 2 + 1)
    {
      g_autofree char *bytes = g_strnfill (size, 'x');
      g_autofree char *back = NULL;
      g_autofree char *none = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_true (g_file_set_contents (files->path, bytes, (gssize) size, NULL));
      back = dr_xml_read_file (files->path, size, &length, &error);
      g_assert_no_error (error);
      g_assert_cmpmem (back, length, bytes, size);
      g_assert_cmpint (back[size], ==, '\0');
      if (size == 0)
        continue;
      none = dr_xml_read_file (files->path, size - 1, &length, &error);
      g_assert_error (error, DR_XML_ERROR, DR_XML_ERROR_TOO_LARGE);
    }
}

/* A file that says it is empty and is not. */
static void
test_read_unsized (void)
{
  g_autoptr (GError) error = NULL;
  gsize length = 0;
  g_autofree char *data = dr_xml_read_file ("/proc/self/status", 1024 * 1024, &length, &error);
  g_autofree char *none = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (length, ==, strlen (data));
  g_assert_true (g_str_has_prefix (data, "Name:"));
  none = dr_xml_read_file ("/proc/self/status", 10, &length, &error);
  g_assert_error (error, DR_XML_ERROR, DR_XML_ERROR_TOO_LARGE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/xml/file/write", Files, NULL, set_up, test_write, tear_down);
  g_test_add ("/xml/file/refused", Files, NULL, set_up, test_refused, tear_down);
  g_test_add ("/xml/file/does-not-fit", Files, NULL, set_up, test_does_not_fit, tear_down);
  g_test_add ("/xml/file/no-permission", Files, NULL, set_up, test_no_permission, tear_down);
  g_test_add ("/xml/file/read", Files, NULL, set_up, test_read, tear_down);
  g_test_add_func ("/xml/file/read-unsized", test_read_unsized);
  return g_test_run ();
}
