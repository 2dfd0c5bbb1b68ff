#include "bag-fixture.h"
#include "every-bit.h"
#include "dr-bag-check.h"
#include "dr-bag-reader.h"
#include "dr-load.h"

#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

/* Smaller than the defaults, so that a test need not be large. */
#define LIMITS ((DrBagLimits) { 1000, 10000000, 50000000, 200, 1000000 })

#define UNSAFE DR_RECORD_ERROR_UNSAFE
#define INVALID DR_RECORD_ERROR_INVALID
#define TOO_LARGE DR_RECORD_ERROR_TOO_LARGE

static const struct {
  const char *zip;
  int         code;
  const char *words;
} hostile[] = {
  { "name-traversal", UNSAFE, "data/../../x" },
  { "name-traversal-first", UNSAFE, "../x" },
  { "name-absolute", UNSAFE, "/etc/x" },
  { "name-drive", UNSAFE, "drive letter" },
  { "name-drive-inside", UNSAFE, "drive letter" },
  { "name-backslash", UNSAFE, "data/a\\x" },
  { "name-control", UNSAFE, "control character" },
  { "name-delete", UNSAFE, "control character" },
  { "name-next-line", UNSAFE, "control character" },
  { "name-empty-component", UNSAFE, "two in a row" },
  { "name-dot", UNSAFE, "data/./x" },
  { "name-dot-dot-end", UNSAFE, "data/.." },
  { "name-empty-name", UNSAFE, "empty" },
  { "name-long", UNSAFE, "1,024 bytes" },
  { "name-deep", UNSAFE, "16 components" },
  { "name-not-utf8", INVALID, "UTF-8" },
  { "name-not-utf8-unflagged", UNSAFE, "UTF-8" },
  { "name-overlong-slash", INVALID, "UTF-8" },
  { "link", UNSAFE, "“data/x”: it is a link" },
  { "link-folder", UNSAFE, "“data”: it is a link" },
  { "device", UNSAFE, "“data/x”: it is a device, a pipe" },
  { "socket", UNSAFE, "“data/x”: it is a device, a pipe" },
  { "pair-same", UNSAFE, "“data/x” twice" },
  { "pair-case", UNSAFE, "“data/X” twice" },
  { "pair-accent", UNSAFE, "differ only in case or accents" },
  { "pair-case-accent", UNSAFE, "differ only in case or accents" },
  { "pair-sharp-s", UNSAFE, "“data/STRASSE” twice" },
  { "pair-file-folder", UNSAFE, "“data/x/y” where it has a file" },
  { "pair-folder-file", UNSAFE, "a folder and a file named “data/x”" },
  { "pair-folder-case", UNSAFE, "“data/A/y” is spelled in two ways" },
  { "pair-bagit", UNSAFE, "“BagIt.txt” twice" },
  { "encrypted", UNSAFE, "“data/x”: it is encrypted" },
  { "bzip2", UNSAFE, "“data/x”: it is packed in an unusual way" },
  { "lzma", UNSAFE, "“data/x”: it is packed in an unusual way" },
  { "declares-huge", TOO_LARGE, "“data/x”: it has too many bytes" },
  { "bomb", TOO_LARGE, "“data/x”" },
  { "bomb-many", TOO_LARGE, "unpacks to far more" },
  { "many", TOO_LARGE, "too many members" },
  { "fetch", UNSAFE, "fetch.txt" },
  { "fetch-top", UNSAFE, "fetch.txt" },
  { "no-bagit", INVALID, "no bagit.txt" },
  { "two-tops", INVALID, "no bagit.txt" },
  { "deep-top", INVALID, "no bagit.txt" },
  { "version", INVALID, "bagit.txt:1: “BagIt-Version: 0.97”, expected “BagIt-Version: 1.0”" },
  { "encoding", INVALID, "bagit.txt:2: “Tag-File-Character-Encoding: ISO-8859-1”" },
  { "third-line", INVALID, "bagit.txt:3" },
  { "mark", INVALID, "bagit.txt:1" },
  { "one-line", INVALID, "bagit.txt:2" },
  { "large-bagit", TOO_LARGE, "bagit.txt" },
  { "folder-bytes", UNSAFE, "“data”" },
  { "truncated", INVALID, "" },
  { "empty", INVALID, "" },
  { "garbage", INVALID, "" },
  { "no-members", INVALID, "" },
};

static char *zips;   /* the folder with all of them */

static void
assert_refused (const char *path,
                int         code,
                const char *words)
{
  g_autoptr (GError) error = NULL;
  DrBagLimits limits = LIMITS;
  g_autoptr (DrBagReader) reader = dr_bag_reader_open (path, &limits, NULL, &error);

  g_assert_null (reader);
  g_assert_nonnull (error);
  if (!g_error_matches (error, DR_RECORD_ERROR, code) || strstr (error->message, words) == NULL)
    g_error ("“%s” (%d) does not say “%s” (%d)", error->message, error->code, words, code);
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
}

static void
test_hostile (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *path = g_strdup_printf ("%s/%s.zip", zips, hostile[i].zip);

  g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
  assert_refused (path, hostile[i].code, hostile[i].words);
}

/* Those that open, and lie about a member's bytes: reading it is an error, and never more than it declares. */
static const char * const liars[] = { "declares-more", "declares-less", "declares-none", "declares-half", "bad-crc" };

static void
test_liar (gconstpointer data)
{
  g_autofree char *path = g_strdup_printf ("%s/%s.zip", zips, liars[GPOINTER_TO_UINT (data)]);
  DrBagLimits limits = LIMITS;
  g_autoptr (GError) error = NULL;
  g_autoptr (DrBagReader) reader = dr_bag_reader_open (path, &limits, NULL, &error);

  g_assert_no_error (error);
  g_assert_null (dr_bag_reader_read (reader, "data/x", 10000, NULL, &error));
  g_assert_nonnull (error);
  g_assert_cmpuint (error->domain, ==, DR_RECORD_ERROR);
  g_assert_nonnull (strstr (error->message, "data/x"));
}

static const char * const good[] = { "good-root", "good-top", "good-folders" };

static gboolean
note_member (const DrBagMember *member,
             GInputStream      *bytes,
             gpointer           data,
             GError           **error)
{
  g_string_append_printf (data, "%s %u %d\n", member->name, (guint) member->size, member->is_payload);

  return TRUE;
}

static void
test_good (gconstpointer data)
{
  g_autofree char *path = g_strdup_printf ("%s/%s.zip", zips, good[GPOINTER_TO_UINT (data)]);
  DrBagLimits limits = LIMITS;
  g_autoptr (GError) error = NULL;
  g_autoptr (DrBagReader) reader = dr_bag_reader_open (path, &limits, NULL, &error);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (DrBagCheck) check = NULL;
  g_autoptr (GString) members = g_string_new (NULL);
  g_autofree char *oxum = NULL;

  g_assert_no_error (error);
  g_assert_cmpuint (dr_bag_reader_n_members (reader), ==, 6);
  oxum = dr_bag_reader_get_info (reader, "payload-oxum");
  g_assert_cmpstr (oxum, ==, "5004.2");
  bytes = dr_bag_reader_read (reader, "data/a.xml", 4, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "<a/>", 4);
  dr_bag_reader_visit (reader, note_member, members, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (members->str, "bagit.txt 54 0\nmanifest-sha256.txt "));
  g_assert_nonnull (strstr (members->str, "\ndata/a.xml 4 1\ndata/Si\xc3\xa2n 5000 1\ntagmanifest"));
  check = dr_bag_check (reader, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (check->n_problems, ==, 0);

  g_assert_null (dr_bag_reader_read (reader, "data/a.xml", 3, NULL, &error));
  g_assert_error (error, DR_RECORD_ERROR, TOO_LARGE);
  g_clear_error (&error);
  g_assert_null (dr_bag_reader_read (reader, "data/b.xml", 3, NULL, &error));
  g_assert_error (error, DR_RECORD_ERROR, INVALID);
}

/* Many names for the same packed bytes unpack once. */
static void
test_overlap (void)
{
  g_autofree char *path = g_strdup_printf ("%s/overlap.zip", zips);
  DrBagLimits limits = LIMITS;
  g_autoptr (GError) error = NULL;
  g_autoptr (DrBagReader) reader = dr_bag_reader_open (path, &limits, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (dr_bag_reader_n_members (reader), ==, 2);
  g_assert_cmpuint (dr_bag_reader_n_bytes (reader), ==, 1000054);
}

/* Whatever one changed bit makes of a zip: refused, a problem, or the very same members. */
static gboolean
collect (const DrBagMember *member,
         GInputStream      *bytes,
         gpointer           data,
         GError           **error)
{
  GString *text = data;
  char block[512];
  gssize n;

  g_string_append_printf (text, "%s\n", member->name);
  while ((n = g_input_stream_read (bytes, block, sizeof block, NULL, error)) > 0)
    g_string_append_len (text, block, n);

  return n == 0;
}

static void
test_zip_bits (BagFixture   *fixture,
               gconstpointer data)
{
  g_autofree char *path = bag_path (fixture, "bag.zip");
  g_autofree char *changed = bag_path (fixture, "changed.zip");
  g_autofree char *bytes = NULL;
  g_autoptr (GString) expected = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  gsize length = 0;
  gsize stride = every_bit_stride ();

  bag_write (path, &error);
  g_assert_no_error (error);
  {
    g_autoptr (DrBagReader) reader = dr_bag_reader_open (path, NULL, NULL, &error);

    dr_bag_reader_visit (reader, collect, expected, NULL, &error);
    g_assert_no_error (error);
  }
  g_file_get_contents (path, &bytes, &length, &error);
  for (gsize bit = 0; bit < 8 * length; bit += stride)
    {
      g_autoptr (DrBagReader) reader = NULL;
      g_autoptr (DrBagCheck) check = NULL;
      g_autoptr (GString) got = g_string_new (NULL);

      bytes[bit / 8] ^= (char) (1 << bit % 8);
      g_file_set_contents_full (changed, bytes, (gssize) length, G_FILE_SET_CONTENTS_NONE, 0600, NULL);
      bytes[bit / 8] ^= (char) (1 << bit % 8);
      reader = dr_bag_reader_open (changed, NULL, NULL, NULL);
      check = reader != NULL ? dr_bag_check (reader, NULL, NULL) : NULL;
      if (check == NULL || check->n_problems > 0)
        continue;
      dr_bag_reader_visit (reader, collect, got, NULL, &error);
      g_assert_no_error (error);
      if (!g_string_equal (got, expected))
        g_error ("bit %" G_GSIZE_FORMAT " changes a member, and nobody sees it", bit);
    }
}

typedef enum { LINK, LINK_FOLDER, LINK_NOWHERE, PIPE, SOCKET, DEVICE, NAMED, SPARSE, MANY, DEEP } Thing;

static const struct {
  const char *path;
  Thing       thing;
  const char *name;
  int         code;
  const char *words;
} in_folder[] = {
  { "link", LINK, "data/x", UNSAFE, "“data/x”: it is a link" },
  { "link-of-tag", LINK, "x", UNSAFE, "“x”: it is a link" },
  { "link-to-folder", LINK_FOLDER, "data/x", UNSAFE, "“data/x”: it is a link" },
  { "link-nowhere", LINK_NOWHERE, "data/x", UNSAFE, "“data/x”: it is a link" },
  { "pipe", PIPE, "data/x", UNSAFE, "“data/x”: it is a device, a pipe or a socket" },
  { "socket", SOCKET, "data/x", UNSAFE, "“data/x”: it is a device, a pipe or a socket" },
  { "device", DEVICE, "data/x", UNSAFE, "“data/x”: it is a device, a pipe or a socket" },
  { "backslash", NAMED, "data/a\\b", UNSAFE, "backslash" },
  { "control", NAMED, "data/a\nb", UNSAFE, "control character" },
  { "not-utf8", NAMED, "data/\xff", UNSAFE, "UTF-8" },
  { "drive", NAMED, "data/c:", UNSAFE, "drive letter" },
  { "case", NAMED, "data/records/nh-1", UNSAFE, "data/records/nh-1" },
  { "case-of-file", NAMED, "BAGIT.TXT", UNSAFE, "bagit.txt” twice" },
  { "accent", NAMED, "data/Sa\xcc\x82n 100%", UNSAFE, "differ only in case or accents" },
  { "fetch", NAMED, "fetch.txt", UNSAFE, "fetch.txt" },
  { "sparse", SPARSE, "data/x", TOO_LARGE, "“data/x”: it has too many bytes" },
  { "many", MANY, "data/many", TOO_LARGE, "too many members" },
  { "deep", DEEP, "data", UNSAFE, "16 components" },
};

/* FALSE where this computer does not let a test make it. */
static gboolean
make_thing (Thing       thing,
            const char *path)
{
  struct sockaddr_un address = { .sun_family = AF_UNIX };
  int fd;

  switch (thing)
    {
    case LINK:
      return symlink ("/etc/passwd", path) == 0;
    case LINK_FOLDER:
      return symlink ("/etc", path) == 0;
    case LINK_NOWHERE:
      return symlink ("nowhere", path) == 0;
    case PIPE:
      return mkfifo (path, 0600) == 0;
    case SOCKET:
      g_strlcpy (address.sun_path, path, sizeof address.sun_path);
      fd = socket (AF_UNIX, SOCK_STREAM, 0);
      if (bind (fd, (struct sockaddr *) &address, sizeof address) != 0)
        return FALSE;
      return close (fd) == 0;
    case DEVICE:
      return mknod (path, S_IFCHR | 0600, 0x0103) == 0;
    case NAMED:
      return g_file_set_contents (path, "x", 1, NULL);
    case SPARSE:
      return g_file_set_contents (path, "x", 1, NULL) && truncate (path, 20000000) == 0;
    case MANY:
      g_mkdir (path, 0700);
      for (guint i = 0; i < 1001; i++)
        {
          g_autofree char *file = g_strdup_printf ("%s/%u", path, i);

          g_file_set_contents_full (file, "", 0, G_FILE_SET_CONTENTS_NONE, 0600, NULL);
        }
      return TRUE;
    case DEEP:
    default:
      {
        g_autoptr (GString) deep = g_string_new (path);

        for (guint i = 0; i < 40; i++)
          {
            g_string_append (deep, "/d");
            g_mkdir (deep->str, 0700);
          }
        return TRUE;
      }
    }
}

static void
test_in_folder (BagFixture   *fixture,
                gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *path = bag_path (fixture, "bag");
  g_autofree char *thing = g_build_filename (path, in_folder[i].name, NULL);
  g_autoptr (GError) error = NULL;

  bag_write (path, &error);
  g_assert_no_error (error);
  if (!make_thing (in_folder[i].thing, thing))
    {
      g_test_skip ("this computer makes none");
      return;
    }
  assert_refused (path, in_folder[i].code, in_folder[i].words);
}

/* The path itself is the user's choice: a link to a bag is a bag; a pipe, a device and nothing are not. */
static void
test_path (BagFixture   *fixture,
           gconstpointer data)
{
  g_autofree char *path = bag_path (fixture, "bag");
  g_autofree char *link_path = bag_path (fixture, "link");
  g_autofree char *pipe_path = bag_path (fixture, "pipe");
  g_autoptr (GError) error = NULL;
  g_autoptr (DrBagReader) reader = NULL;

  bag_write (path, &error);
  g_assert_cmpint (symlink (path, link_path), ==, 0);
  g_assert_cmpint (mkfifo (pipe_path, 0600), ==, 0);
  reader = dr_bag_reader_open (link_path, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (dr_bag_reader_path (reader), ==, link_path);
  assert_refused (pipe_path, DR_RECORD_ERROR_READ, "expected a folder or a zip");
  assert_refused ("/dev/zero", DR_RECORD_ERROR_READ, "expected a folder or a zip");
  assert_refused ("/nowhere/bag", DR_RECORD_ERROR_READ, "/nowhere/bag");
  assert_refused (fixture->folder, UNSAFE, "link");
}

/* What comes in the place of a member after the bag was opened. */
static gboolean
exchange (const DrBagMember *member,
          GInputStream      *bytes,
          gpointer           data,
          GError           **error)
{
  g_autofree char *path = g_build_filename (data, "data/records/NH-1/v1-01-submit.xml", NULL);

  if (strcmp (member->name, "bagit.txt") == 0)
    {
      g_unlink (path);
      g_assert_cmpint (symlink ("/etc/passwd", path), ==, 0);
    }
  g_assert_false (g_str_has_prefix (member->name, "data/records"));

  return TRUE;
}

static gboolean
keep (const DrBagMember *member,
      GInputStream      *bytes,
      gpointer           data,
      GError           **error)
{
  g_set_object ((GInputStream **) data, bytes);

  return TRUE;
}

static gboolean
cancel (const DrBagMember *member,
        GInputStream      *bytes,
        gpointer           data,
        GError           **error)
{
  g_assert_false (g_cancellable_is_cancelled (data));
  g_cancellable_cancel (data);

  return TRUE;
}

static void
test_visit (BagFixture   *fixture,
            gconstpointer data)
{
  gboolean zip = GPOINTER_TO_INT (data);
  g_autofree char *path = bag_path (fixture, zip ? "bag.zip" : "bag");
  g_autoptr (GError) error = NULL;
  g_autoptr (DrBagReader) reader = NULL;
  g_autoptr (GInputStream) kept = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  char byte;

  bag_write (path, &error);
  reader = dr_bag_reader_open (path, NULL, NULL, &error);
  g_assert_no_error (error);

  /* A stream that outlives its member gives nothing. */
  dr_bag_reader_visit (reader, keep, &kept, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_input_stream_read (kept, &byte, 1, NULL, &error), ==, -1);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CLOSED);
  g_clear_error (&error);

  g_assert_false (dr_bag_reader_visit (reader, cancel, cancellable, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_null (dr_bag_check (reader, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_null (dr_bag_reader_open (path, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);

  if (!zip)
    {
      g_assert_false (dr_bag_reader_visit (reader, exchange, path, NULL, &error));
      g_assert_error (error, DR_RECORD_ERROR, UNSAFE);
    }
}

static void
make_zips (void)
{
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "tests", "records", "hostile_zips.py", NULL);
  g_autoptr (GError) error = NULL;
  int status = 0;
  char *argv[] = { (char *) "python3", script, NULL, NULL };

  zips = g_dir_make_tmp ("zips-XXXXXX", &error);
  g_assert_no_error (error);
  argv[2] = zips;
  g_spawn_sync (NULL, argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
}

#define ADD_ALL(table, field, prefix, test) \
  for (guint i = 0; i < G_N_ELEMENTS (table); i++) \
    { \
      g_autofree char *path = g_strconcat ("/records/bag-reader/" prefix "/", table[i] field, NULL); \
      g_test_add_data_func (path, GUINT_TO_POINTER (i), test); \
    }

int
main (int   argc,
      char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  make_zips ();

  ADD_ALL (hostile, .zip, "zip", test_hostile);
  ADD_ALL (liars, , "liar", test_liar);
  ADD_ALL (good, , "good", test_good);
  for (guint i = 0; i < G_N_ELEMENTS (in_folder); i++)
    {
      g_autofree char *path = g_strconcat ("/records/bag-reader/folder/", in_folder[i].path, NULL);

      g_test_add (path, BagFixture, GUINT_TO_POINTER (i), bag_set_up, test_in_folder, bag_tear_down);
    }
  g_test_add_func ("/records/bag-reader/overlap", test_overlap);
  g_test_add ("/records/bag-reader/path", BagFixture, NULL, bag_set_up, test_path, bag_tear_down);
  g_test_add ("/records/bag-reader/visit/folder", BagFixture, GINT_TO_POINTER (0), bag_set_up, test_visit, bag_tear_down);
  g_test_add ("/records/bag-reader/visit/zip", BagFixture, GINT_TO_POINTER (1), bag_set_up, test_visit, bag_tear_down);
  g_test_add ("/records/bag-reader/zip-bits", BagFixture, NULL, bag_set_up, test_zip_bits, bag_tear_down);

  status = g_test_run ();
  bag_remove (zips);
  g_free (zips);

  return status;
}
