/* Files that cannot be read, are no files, or have odd names. */
#include "document-support.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <grp.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
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
  files->path = g_build_filename (files->folder, "evidence.xml", NULL);
}

static void
tear_down (Files *files, gconstpointer data)
{
  g_remove (files->path);
  g_assert_cmpint (g_rmdir (files->folder), ==, 0);
  g_free (files->path);
  g_free (files->folder);
}

static void
assert_file_refused (const char *path, const DrXmlLimits *limits, DrXmlError code, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrXmlDocument) document = dr_xml_document_read_file (path, limits, &error);

  assert_refused (document, error, code, path, 0, words);
}

static void
test_file (Files *files, gconstpointer data)
{
  DrXmlLimits limits = { 100, 64 };
  g_autoptr (GError) error = NULL;
  g_autoptr (DrXmlDocument) document = NULL;
  g_autoptr (DrXmlDocument) second = NULL;
  g_autofree char *inside = g_build_filename (files->path, "x.xml", NULL);

  assert_file_refused (files->path, NULL, DR_XML_ERROR_READ, "no such file");
  assert_file_refused (files->folder, NULL, DR_XML_ERROR_READ, "folder");
  assert_file_refused ("", NULL, DR_XML_ERROR_READ, "no such file");

  g_assert_true (g_file_set_contents (files->path, OPEN "\n" CLOSE, -1, NULL));
  document = dr_xml_document_read_file (files->path, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (dr_xml_document_get_name (document), ==, files->path);
  assert_file_refused (inside, NULL, DR_XML_ERROR_READ, "no such file");

  limits.max_bytes = strlen (OPEN "\n" CLOSE);
  second = dr_xml_document_read_file (files->path, &limits, &error);
  g_assert_no_error (error);
  limits.max_bytes--;
  assert_file_refused (files->path, &limits, DR_XML_ERROR_TOO_LARGE, "expected at most");
  limits.max_bytes = 0;
  assert_file_refused (files->path, &limits, DR_XML_ERROR_TOO_LARGE, "expected at most");

  g_assert_true (g_file_set_contents (files->path, "", -1, NULL));
  {
    g_autoptr (GError) empty = NULL;

    g_assert_null (dr_xml_document_read_file (files->path, NULL, &empty));
    g_assert_error (empty, DR_XML_ERROR, DR_XML_ERROR_MALFORMED);
  }
}

/* None of these may be waited for. The last claims to be an empty file and never ends, the one before has no
 * size. */
static void
test_not_a_file (Files *files, gconstpointer data)
{
  DrXmlLimits limits = { 100, 64 };
  struct sockaddr_un address = { .sun_family = AF_UNIX };
  int descriptor = -1;

  g_assert_cmpint (mkfifo (files->path, 0600), ==, 0);
  assert_file_refused (files->path, NULL, DR_XML_ERROR_READ, "a pipe");
  g_remove (files->path);

  descriptor = socket (AF_UNIX, SOCK_STREAM, 0);
  g_strlcpy (address.sun_path, files->path, sizeof address.sun_path);
  g_assert_cmpint (bind (descriptor, (const struct sockaddr *) &address, sizeof address), ==, 0);
  assert_file_refused (files->path, NULL, DR_XML_ERROR_READ, "socket");
  close (descriptor);

  assert_file_refused ("/dev/zero", NULL, DR_XML_ERROR_READ, "device");
  assert_file_refused ("/proc/self/mountinfo", &limits, DR_XML_ERROR_TOO_LARGE, "more than 100 bytes");
  assert_file_refused ("/proc/self/mem", NULL, DR_XML_ERROR_READ, "could not be read");
}

/* A superuser may read anything, so the test gives its powers up first, in a child. */
static void
test_no_permission (Files *files, gconstpointer data)
{
  pid_t child = 0;
  int status = 0;

  g_assert_true (g_file_set_contents (files->path, OPEN CLOSE, -1, NULL));
  g_assert_cmpint (g_chmod (files->path, 0), ==, 0);
  g_assert_cmpint (g_chmod (files->folder, 0755), ==, 0);
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      if (geteuid () == 0 && (setgroups (0, NULL) != 0 || setgid (65534) != 0 || setuid (65534) != 0))
        _exit (2);
      assert_file_refused (files->path, NULL, DR_XML_ERROR_READ, "no permission to read");
      _exit (0);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}

/* A name with a line end in it does not make two lines of the message. */
static void
test_odd_name (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (dr_xml_document_read_file ("/nowhere/a\nb\xff.xml", NULL, &error));
  g_assert_error (error, DR_XML_ERROR, DR_XML_ERROR_READ);
  g_assert_null (strchr (error->message, '\n'));
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  register_schemas ();

  g_test_add_func ("/xml/document/odd-name", test_odd_name);
  g_test_add ("/xml/document/file", Files, NULL, set_up, test_file, tear_down);
  g_test_add ("/xml/document/not-a-file", Files, NULL, set_up, test_not_a_file, tear_down);
  g_test_add ("/xml/document/no-permission", Files, NULL, set_up, test_no_permission, tear_down);
  return g_test_run ();
}
