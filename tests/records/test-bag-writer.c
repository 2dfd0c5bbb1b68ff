#define _GNU_SOURCE   /* unshare */
#include "bag-fixture.h"
#include "dr-digest.h"
#include "dr-load.h"

#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

static void
run (const char *folder,
     const char *const *argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *printed = NULL;
  int status = 0;

  g_spawn_sync (folder, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &printed, NULL, &status, &error);
  g_assert_no_error (error);
  if (status != 0)
    g_error ("%s: %s", argv[0], printed);
}

static void
test_folder (BagFixture   *fixture,
             gconstpointer data)
{
  static const char * const tags[] = { "sha256sum", "--strict", "--quiet", "-c", "tagmanifest-sha256.txt", NULL };
  static const char * const payload[] = { "sh", "-c", "sed s/%25/%/ manifest-sha256.txt | sha256sum --strict --quiet -c",
                                          NULL };
  g_autofree char *path = bag_path (fixture, "bag");
  g_autofree char *slash = bag_path (fixture, "bag/");
  g_autofree char *declaration = NULL;
  g_autofree char *info = NULL;
  g_autofree char *manifest = NULL;
  g_autofree char *member = NULL;
  g_autoptr (GError) error = NULL;

  bag_write (slash, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (bag_count (fixture->folder), ==, 1);
  g_assert_cmpuint (bag_count (path), ==, 5);
  run (path, tags);
  run (path, payload);
  declaration = bag_text (path, "bagit.txt");
  g_assert_cmpstr (declaration, ==, "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
  info = bag_text (path, "bag-info.txt");
  g_assert_cmpstr (info, ==, "Bagging-Date: 2026-11-22\nSource-Organization: Cyngor Sir Tref\nPayload-Oxum: 4.2\n");
  manifest = bag_text (path, "manifest-sha256.txt");
  g_assert_cmpstr (manifest, ==,
                   "29114363f749a0226b6988dda3ca2492a954117ab6b5f382706c20300dabc079  "
                   "data/records/NH-1/v1-01-submit.xml\n"
                   "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855  data/S\xc3\xa2n 100%25\n");
  member = bag_text (path, "data/records/NH-1/v1-01-submit.xml");
  g_assert_cmpstr (member, ==, "<a/>");
}

/* Another program reads the zip; the same bag has the same bytes. */
static void
test_zip (BagFixture   *fixture,
          gconstpointer data)
{
  static const char script[] =
    "import sys, zipfile\n"
    "z = zipfile.ZipFile(sys.argv[1])\n"
    "assert z.testzip() is None\n"
    "assert z.namelist() == ['b\\u00e2g/' + n for n in ('bagit.txt', 'data/records/NH-1/v1-01-submit.xml',\n"
    "    'data/S\\u00e2n 100%', 'bag-info.txt', 'manifest-sha256.txt', 'tagmanifest-sha256.txt')], z.namelist()\n"
    "assert z.read('b\\u00e2g/data/records/NH-1/v1-01-submit.xml') == b'<a/>'\n"
    "z.extractall(sys.argv[2])\n";
  g_autofree char *first = bag_path (fixture, "b\xc3\xa2g.zip");
  g_autofree char *other = bag_path (fixture, "other");
  g_autofree char *second = g_build_filename (other, "b\xc3\xa2g.zip", NULL);
  g_autofree char *out = bag_path (fixture, "out");
  g_autofree char *a = NULL;
  g_autofree char *b = NULL;
  const char *argv[] = { "python3", "-X", "utf8", "-c", script, first, out, NULL };
  g_autofree char *folder = bag_path (fixture, "out/b\xc3\xa2g");
  static const char * const tags[] = { "sha256sum", "--strict", "--quiet", "-c", "tagmanifest-sha256.txt", NULL };
  g_autoptr (GError) error = NULL;
  gsize length_a = 0;
  gsize length_b = 0;

  bag_write (first, &error);
  g_assert_no_error (error);
  g_mkdir (other, 0700);
  bag_write (second, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (bag_count (fixture->folder), ==, 2);
  g_file_get_contents (first, &a, &length_a, NULL);
  g_file_get_contents (second, &b, &length_b, NULL);
  g_assert_cmpmem (a, length_a, b, length_b);
  run (fixture->folder, argv);
  run (folder, tags);
}

/* Bytes, with their digest or without, a stream, and pieces give the same bag. */
static void
test_ways (BagFixture   *fixture,
           gconstpointer data)
{
  static const char * const names[] = { "data/bytes", "data/stream", "data/pieces", "data/hashed" };
  gboolean zip = GPOINTER_TO_INT (data);
  g_autofree char *path = bag_path (fixture, zip ? "bag.zip" : "bag");
  g_autoptr (GError) error = NULL;
  g_autoptr (DrBagWriter) writer = dr_bag_writer_new (path, BAG_TIME, &error);
  gsize length = 300001;
  g_autofree guint8 *random = g_malloc (length);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GInputStream) stream = NULL;
  g_autofree char *digest = NULL;

  g_assert_no_error (error);
  for (gsize i = 0; i < length; i++)
    random[i] = (guint8) g_test_rand_int ();
  bytes = g_bytes_new (random, length);
  stream = g_memory_input_stream_new_from_bytes (bytes);
  dr_bag_writer_add (writer, names[0], bytes, NULL, &error);
  g_assert_no_error (error);
  dr_bag_writer_add_stream (writer, names[1], stream, NULL, &error);
  g_assert_no_error (error);
  dr_bag_writer_begin (writer, names[2], &error);
  for (gsize i = 0; i < length; i += 1000)
    dr_bag_writer_write (writer, random + i, MIN (1000, length - i), NULL, &error);
  dr_bag_writer_end (writer, &error);
  digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  dr_bag_writer_add_hashed (writer, names[3], bytes, digest, NULL, &error);
  g_assert_no_error (error);
  dr_bag_writer_finish (writer, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (bag_count (fixture->folder), ==, 1);

  if (zip)
    {
      const char *argv[] = { "python3", "-m", "zipfile", "-e", path, fixture->folder, NULL };

      run (fixture->folder, argv);
      g_free (g_steal_pointer (&path));
      path = bag_path (fixture, "bag");
    }
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *file = g_build_filename (path, names[i], NULL);
      g_autofree char *got = NULL;
      gsize n = 0;

      g_file_get_contents (file, &got, &n, &error);
      g_assert_no_error (error);
      g_assert_cmpmem (got, n, random, length);
    }

  /* It is finished: nothing more goes in. */
  g_assert_false (dr_bag_writer_add (writer, "data/more", bytes, NULL, &error));
  g_assert_error (error, DR_RECORD_ERROR, DR_RECORD_ERROR_WRITE);
}

static const char * const bad_names[] = {
  "bagit.txt", "x", "data", "data/", "data//x", "/data/x", "data/../x", "data/.", "data/a\\b", "data/a\nb", "data/C:/x",
  "data/\xff", "data/a\x7f", "data/\xc2\x85", "data/a/b/c/d/e/f/g/h/i/j/k/l/m/n/o/p",
};

static void
test_bad_name (BagFixture   *fixture,
               gconstpointer data)
{
  g_autofree char *path = bag_path (fixture, GPOINTER_TO_INT (data) ? "bag.zip" : "bag");
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);

  for (guint i = 0; i < G_N_ELEMENTS (bad_names); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DrBagWriter) writer = dr_bag_writer_new (path, BAG_TIME, &error);

      g_assert_no_error (error);
      g_assert_false (dr_bag_writer_add (writer, bad_names[i], bytes, NULL, &error));
      g_assert_error (error, DR_RECORD_ERROR, DR_RECORD_ERROR_UNSAFE);
      g_assert_cmpuint (bag_count (fixture->folder), ==, 0);
    }
}

static const struct { const char *first, *second; } pairs[] = {
  { "data/a", "data/a" }, { "data/a", "data/A" }, { "data/stra\xc3\x9f" "e", "data/STRASSE" },
  { "data/\xc3\xa9", "data/e\xcc\x81" }, { "data/\xc3\x89", "data/e\xcc\x81" }, { "data/a", "data/a/b" },
  { "data/a/b", "data/a" }, { "data/a/b", "data/A/c" }, { "data/a/b/c", "data/a/B/d" },
};

static void
test_pair (BagFixture   *fixture,
           gconstpointer data)
{
  g_autofree char *path = bag_path (fixture, GPOINTER_TO_INT (data) ? "bag.zip" : "bag");
  g_autoptr (GBytes) bytes = g_bytes_new_static ("x", 1);

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DrBagWriter) writer = dr_bag_writer_new (path, BAG_TIME, &error);

      g_assert_true (dr_bag_writer_add (writer, pairs[i].first, bytes, NULL, &error));
      g_assert_false (dr_bag_writer_add (writer, pairs[i].second, bytes, NULL, &error));
      g_assert_error (error, DR_RECORD_ERROR, DR_RECORD_ERROR_UNSAFE);
      g_assert_cmpuint (bag_count (fixture->folder), ==, 0);
    }
}

static void
test_exists (BagFixture   *fixture,
             gconstpointer data)
{
  gboolean zip = GPOINTER_TO_INT (data);
  g_autofree char *path = bag_path (fixture, zip ? "bag.zip" : "bag");
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DrBagWriter) writer = NULL;

  g_file_set_contents (path, "kept", -1, NULL);
  g_assert_false (bag_write (path, &error));
  g_assert_error (error, DR_RECORD_ERROR, DR_RECORD_ERROR_EXISTS);
  g_clear_error (&error);
  g_file_get_contents (path, &text, NULL, NULL);
  g_assert_cmpstr (text, ==, "kept");
  g_unlink (path);

  g_assert_cmpint (symlink ("nowhere", path), ==, 0);
  g_assert_false (bag_write (path, &error));
  g_assert_error (error, DR_RECORD_ERROR, DR_RECORD_ERROR_EXISTS);
  g_clear_error (&error);
  g_unlink (path);

  /* It comes while the bag is written. */
  writer = dr_bag_writer_new (path, BAG_TIME, &error);
  g_mkdir (path, 0700);
  g_assert_false (dr_bag_writer_finish (writer, NULL, &error));
  g_assert_error (error, DR_RECORD_ERROR, DR_RECORD_ERROR_EXISTS);
  g_assert_cmpuint (bag_count (fixture->folder), ==, 1);
  g_assert_cmpuint (bag_count (path), ==, 0);
}

static void
test_no_folder (BagFixture   *fixture,
                gconstpointer data)
{
  g_autofree char *missing = bag_path (fixture, "missing/bag.zip");
  g_autofree char *file = bag_path (fixture, "file");
  g_autofree char *below = bag_path (fixture, "file/bag");
  g_autoptr (GError) error = NULL;

  g_assert_false (bag_write (missing, &error));
  g_assert_error (error, DR_RECORD_ERROR, DR_RECORD_ERROR_WRITE);
  g_clear_error (&error);
  g_assert_false (bag_write ("/proc/due-regard-bag", &error));
  g_assert_error (error, DR_RECORD_ERROR, DR_RECORD_ERROR_WRITE);
  g_assert_nonnull (strstr (error->message, "this folder takes no files"));
  g_clear_error (&error);
  g_file_set_contents (file, "", 0, NULL);
  g_assert_false (bag_write (below, &error));
  g_assert_error (error, DR_RECORD_ERROR, DR_RECORD_ERROR_WRITE);
  g_assert_nonnull (strstr (error->message, "the folder does not exist"));
}

/* As somebody for whom permissions count. */
static void
test_not_allowed (BagFixture   *fixture,
                  gconstpointer data)
{
  g_autofree char *path = bag_path (fixture, GPOINTER_TO_INT (data) ? "bag.zip" : "bag");
  g_autoptr (GError) error = NULL;
  gboolean root = geteuid () == 0;
  gboolean written;

  g_chmod (fixture->folder, 0555);
  if (root && seteuid (65534) != 0)
    {
      g_test_skip ("nobody to be");
      return;
    }
  written = bag_write (path, &error);
  if (root)
    g_assert_cmpint (seteuid (0), ==, 0);
  g_chmod (fixture->folder, 0755);
  g_assert_false (written);
  g_assert_error (error, DR_RECORD_ERROR, DR_RECORD_ERROR_WRITE);
  g_assert_nonnull (strstr (error->message, "no permission"));
  g_assert_cmpuint (bag_count (fixture->folder), ==, 0);
}

/* Ten steps; cancelled before each, and freed after each. */
static gboolean
do_step (DrBagWriter  *writer,
         guint         step,
         GCancellable *cancellable,
         GError      **error)
{
  g_autofree char *name = g_strdup_printf ("data/%u", step);
  g_autoptr (GBytes) bytes = g_bytes_new_static (name, strlen (name));
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);

  switch (step)
    {
    case 0: return dr_bag_writer_add (writer, name, bytes, cancellable, error);
    case 1: return dr_bag_writer_begin (writer, "data/pieces", error);
    case 2: return dr_bag_writer_write (writer, "a", 1, cancellable, error);
    case 3: return dr_bag_writer_write (writer, "b", 1, cancellable, error);
    case 4: return dr_bag_writer_end (writer, error);
    case 5: return dr_bag_writer_add_stream (writer, name, stream, cancellable, error);
    default: return dr_bag_writer_finish (writer, cancellable, error);
    }
}

#define N_STEPS 7

static void
test_cancel (BagFixture   *fixture,
             gconstpointer data)
{
  g_autofree char *path = bag_path (fixture, GPOINTER_TO_INT (data) ? "bag.zip" : "bag");

  for (guint cancelled = 0; cancelled < N_STEPS; cancelled++)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GError) error = NULL;
      g_autoptr (DrBagWriter) writer = dr_bag_writer_new (path, BAG_TIME, &error);
      guint step = 0;

      for (; step < N_STEPS && error == NULL; step++)
        {
          if (step == cancelled)
            g_cancellable_cancel (cancellable);
          do_step (writer, step, cancellable, &error);
        }
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_cmpuint (bag_count (fixture->folder), ==, 0);
      g_assert_false (dr_bag_writer_finish (writer, NULL, NULL));
    }
  for (guint freed = 0; freed < N_STEPS; freed++)
    {
      g_autoptr (GError) error = NULL;
      DrBagWriter *writer = dr_bag_writer_new (path, BAG_TIME, &error);

      for (guint step = 0; step < freed; step++)
        do_step (writer, step, NULL, &error);
      g_assert_no_error (error);
      dr_bag_writer_free (writer);
      g_assert_cmpuint (bag_count (fixture->folder), ==, 0);
    }
}

static gpointer
cancel_soon (gpointer data)
{
  g_usleep (2000);
  g_cancellable_cancel (data);

  return NULL;
}

/* In the middle of a member, from another thread. */
static void
test_cancel_within (BagFixture   *fixture,
                    gconstpointer data)
{
  g_autofree char *path = bag_path (fixture, GPOINTER_TO_INT (data) ? "bag.zip" : "bag");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DrBagWriter) writer = dr_bag_writer_new (path, BAG_TIME, &error);
  g_autoptr (GBytes) bytes = g_bytes_new_take (g_malloc0 (64 * 1024 * 1024), 64 * 1024 * 1024);
  GThread *thread = g_thread_new ("cancel", cancel_soon, cancellable);

  g_assert_false (dr_bag_writer_add (writer, "data/large", bytes, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_thread_join (thread);
  g_assert_cmpuint (bag_count (fixture->folder), ==, 0);
}

/* A bag whose every part can be the one that does not fit. */
static gboolean
write_much (const char *path,
            GError    **error)
{
  g_autoptr (DrBagWriter) writer = dr_bag_writer_new (path, BAG_TIME, error);
  gsize length = 40000;
  g_autofree guint8 *random = g_malloc (length);
  g_autoptr (GBytes) bytes = NULL;

  if (writer == NULL)
    return FALSE;
  for (gsize i = 0; i < length; i++)
    random[i] = (guint8) (i * i * 31 + i / 7 * 13);
  bytes = g_bytes_new (random, length);
  if (!dr_bag_writer_add (writer, "data/large", bytes, NULL, error))
    return FALSE;
  for (guint i = 0; i < 1000; i++)
    {
      g_autofree char *name = g_strdup_printf ("data/%u", i);
      g_autoptr (GBytes) small = g_bytes_new_static ("x", 1);

      if (!dr_bag_writer_add (writer, name, small, NULL, error))
        return FALSE;
    }

  return dr_bag_writer_finish (writer, NULL, error);
}

static void
test_limit (BagFixture   *fixture,
            gconstpointer data)
{
  static const rlim_t limits[] = { 0, 1, 50, 60, 500, 5000, 20000, 39999, 50000, 65536, 75000, 100000, 150000 };
  g_autofree char *path = bag_path (fixture, GPOINTER_TO_INT (data) ? "bag.zip" : "bag");
  struct rlimit before;

  signal (SIGXFSZ, SIG_IGN);
  getrlimit (RLIMIT_FSIZE, &before);
  for (guint i = 0; i < G_N_ELEMENTS (limits); i++)
    {
      struct rlimit limit = { limits[i], before.rlim_max };
      g_autoptr (GError) error = NULL;
      gboolean written;

      setrlimit (RLIMIT_FSIZE, &limit);
      written = write_much (path, &error);
      setrlimit (RLIMIT_FSIZE, &before);
      if (written)
        {
          g_assert_cmpuint (i, >, 8);
          bag_remove (path);
          continue;
        }
      g_assert_error (error, DR_RECORD_ERROR, DR_RECORD_ERROR_WRITE);
      g_assert_nonnull (strstr (error->message, "too large"));
      g_assert_cmpuint (bag_count (fixture->folder), ==, 0);
    }
}

/* A small disk of its own, where the computer lets a test have one. */
static void
test_full (BagFixture   *fixture,
           gconstpointer data)
{
  static const char * const sizes[] = { "size=16k", "size=64k", "size=512k", "size=2m,nr_inodes=400" };
  g_autofree char *path = bag_path (fixture, GPOINTER_TO_INT (data) ? "bag.zip" : "bag");

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
      g_test_trap_assert_passed ();
      return;
    }
  if (geteuid () != 0 || unshare (CLONE_NEWNS) != 0 || mount (NULL, "/", NULL, MS_REC | MS_PRIVATE, NULL) != 0)
    {
      g_test_skip ("no disk to fill");
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (GError) error = NULL;

      if (mount ("tmpfs", fixture->folder, "tmpfs", 0, sizes[i]) != 0)
        {
          g_test_skip ("no disk to fill");
          return;
        }
      if (!write_much (path, &error))
        {
          g_assert_error (error, DR_RECORD_ERROR, DR_RECORD_ERROR_WRITE);
          g_assert_nonnull (strstr (error->message, "the disk is full"));
          g_assert_cmpuint (bag_count (fixture->folder), ==, 0);
        }
      else
        g_assert_cmpuint (i, >, 1);
      umount (fixture->folder);
    }
}

static const struct {
  const char *path;
  void      (*test) (BagFixture *, gconstpointer);
} both[] = {
  { "ways", test_ways },
  { "bad-names", test_bad_name },
  { "same-names", test_pair },
  { "exists", test_exists },
  { "not-allowed", test_not_allowed },
  { "cancel", test_cancel },
  { "cancel-within", test_cancel_within },
  { "limit", test_limit },
  { "full", test_full },
};

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/records/bag-writer/folder/contents", BagFixture, NULL, bag_set_up, test_folder, bag_tear_down);
  g_test_add ("/records/bag-writer/zip/contents", BagFixture, NULL, bag_set_up, test_zip, bag_tear_down);
  g_test_add ("/records/bag-writer/no-folder", BagFixture, NULL, bag_set_up, test_no_folder, bag_tear_down);
  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    for (int zip = 0; zip < 2; zip++)
      {
        g_autofree char *path = g_strdup_printf ("/records/bag-writer/%s/%s", zip ? "zip" : "folder", both[i].path);

        g_test_add (path, BagFixture, GINT_TO_POINTER (zip), bag_set_up, both[i].test, bag_tear_down);
      }

  return g_test_run ();
}
