/* bag-fixture.h: a folder of a test's own, what lies in it, and small bags.
 * Used by the tests of bags. It never looks outside the folder. */
#pragma once

#include "dr-bag-writer.h"

#include <glib/gstdio.h>
#include <string.h>

#define BAG_TIME G_GINT64_CONSTANT (1795319088)   /* 2026-11-22T03:44:48Z */

typedef struct {
  char *folder;
} BagFixture;

static inline void
bag_set_up (BagFixture   *fixture,
            gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("bag-XXXXXX", &error);
  g_assert_no_error (error);
}

static inline void
bag_remove (const char *path)
{
  g_autoptr (GDir) folder = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *inner = g_build_filename (path, name, NULL);

      bag_remove (inner);
    }
  g_remove (path);
}

static inline void
bag_tear_down (BagFixture   *fixture,
               gconstpointer data)
{
  bag_remove (fixture->folder);
  g_free (fixture->folder);
}

static inline char *
bag_path (BagFixture *fixture,
          const char *name)
{
  return g_build_filename (fixture->folder, name, NULL);
}

/* How many things lie in the folder, hidden ones as well. */
static inline guint
bag_count (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) folder = g_dir_open (path, 0, &error);
  guint n = 0;

  g_assert_no_error (error);
  while (g_dir_read_name (folder) != NULL)
    n++;

  return n;
}

static inline char *
bag_text (const char *bag,
          const char *name)
{
  g_autofree char *path = g_build_filename (bag, name, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);

  return text;
}

/* Two members, one of them with a name to be careful with. */
static inline gboolean
bag_write (const char *path,
           GError    **error)
{
  g_autoptr (DrBagWriter) writer = dr_bag_writer_new (path, BAG_TIME, error);
  g_autoptr (GBytes) first = g_bytes_new_static ("<a/>", 4);
  g_autoptr (GBytes) second = g_bytes_new_static ("", 0);

  if (writer == NULL)
    return FALSE;
  dr_bag_writer_set_info (writer, "Source-Organization", "Cyngor Sir\nTref");

  return dr_bag_writer_add (writer, "data/records/NH-1/v1-01-submit.xml", first, NULL, error)
         && dr_bag_writer_add (writer, "data/S\xc3\xa2n 100%", second, NULL, error)
         && dr_bag_writer_finish (writer, NULL, error);
}
