#include "gui-complaints.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

/* Programs that run beside one another. */
#define MOST 4

/* Files of those that run; 0: none */
static int files[MOST];

/* Nothing but what a signal's handler may do. */
static void
show (int file)
{
  char bytes[4096];
  gssize n;

  if (lseek (file, 0, SEEK_SET) != 0)
    return;
  while ((n = read (file, bytes, sizeof bytes)) > 0)
    if (write (STDERR_FILENO, bytes, (gsize) n) < 0)
      return;
}

static void
break_off (int number)
{
  for (guint i = 0; i < MOST; i++)
    if (files[i] > 0)
      show (files[i]);
  signal (number, SIG_DFL);
  raise (number);
}

/**
 * gui_complaints_open:
 *
 * Returns: a file for the standard error of a program that is to start; gui_complaints_judge() closes it
 */
int
gui_complaints_open (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  int file = g_file_open_tmp ("due-regard-complaints-XXXXXX", &path, &error);
  guint at = 0;

  g_assert_no_error (error);
  g_unlink (path);
  while (files[at] > 0)
    g_assert_cmpuint (++at, <, MOST);
  files[at] = file;
  signal (SIGABRT, break_off);   /* an assertion failed */
  signal (SIGTRAP, break_off);   /* g_error() */

  return file;
}

/**
 * gui_complaints_judge:
 * @file: that gui_complaints_open() gave, of a program that has ended
 *
 * Shows what it said, and fails the test where that is a warning or worse.
 */
void
gui_complaints_judge (int file)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_strdup_printf ("/proc/self/fd/%d", file);
  g_autofree char *text = NULL;

  for (guint i = 0; i < MOST; i++)
    if (files[i] == file)
      files[i] = 0;
  show (file);
  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  g_close (file, &error);
  g_assert_no_error (error);
  if (strstr (text, "-CRITICAL **") != NULL || strstr (text, "-WARNING **") != NULL)
    g_test_fail_printf ("the program complained");
}
