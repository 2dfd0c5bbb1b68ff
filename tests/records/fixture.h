/* fixture.h: a fixture's text, and the same with one thing in it changed.
 * Used by the tests of assessments, contexts and schemas. */
#pragma once

#include <glib.h>
#include <glib/gstdio.h>
#include <string.h>

/* The text of a file below tests/fixtures. */
static inline char *
fixture_text (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "tests", "fixtures", name, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);

  return text;
}

/* @find stands in @text once; the result has @with in its place. */
static inline char *
fixture_change (const char *text,
                const char *find,
                const char *with)
{
  g_auto (GStrv) parts = g_strsplit (text, find, -1);

  if (g_strv_length (parts) != 2)
    g_error ("the fixture has this %u times, expected once: %s", g_strv_length (parts) - 1, find);

  return g_strjoinv (with, parts);
}

/* The line, from 1, on which @find stands in @text for the first time. */
static inline guint
fixture_line (const char *text,
              const char *find)
{
  g_auto (GStrv) parts = g_strsplit (text, find, 2);
  g_auto (GStrv) lines = g_strsplit (parts[0], "\n", -1);

  g_assert_cmpuint (g_strv_length (parts), ==, 2);

  return g_strv_length (lines);
}

/* A file that the caller removes with fixture_remove(). */
static inline char *
fixture_file (const char *text)
{
  g_autoptr (GError) error = NULL;
  char *path = NULL;
  int fd = g_file_open_tmp ("assessment-XXXXXX.xml", &path, &error);

  g_assert_no_error (error);
  g_close (fd, &error);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);

  return path;
}

static inline void
fixture_remove (char *path)
{
  g_unlink (path);
  g_free (path);
}
