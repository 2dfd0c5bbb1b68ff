#include "bag-fixture.h"
#include "dr-bag-check.h"
#include "dr-load.h"

#include <fcntl.h>
#include <unistd.h>

#define RECORD "data/records/NH-1/v1-01-submit.xml"

static DrBagCheck *
check_bag (const char        *path,
           const DrBagLimits *limits)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrBagReader) reader = dr_bag_reader_open (path, limits, NULL, &error);
  DrBagCheck *check = NULL;

  g_assert_no_error (error);
  check = dr_bag_check (reader, NULL, &error);
  g_assert_no_error (error);

  return check;
}

static gboolean
has_problem (const DrBagCheck *check,
             DrBagProblemKind  kind,
             const char       *name)
{
  for (guint i = 0; i < check->problems->len; i++)
    {
      const DrBagProblem *problem = g_ptr_array_index (check->problems, i);

      if (problem->kind == kind && strcmp (problem->name, name) == 0)
        return TRUE;
    }

  return FALSE;
}

typedef enum { KEEP, REMOVE, WRITE, APPEND } Change;

/* One change to a good bag, and what names it. Tag files changed on their own show in the tag manifest as well. */
static const struct {
  const char      *path;
  Change           change;
  const char      *name;
  const char      *text;
  guint            n_problems;
  DrBagProblemKind kind;
  const char      *problem;
} cases[] = {
  { "good", KEEP, NULL, NULL, 0, DR_BAG_MISSING, NULL },
  { "missing", REMOVE, RECORD, NULL, 2, DR_BAG_MISSING, RECORD },
  { "extra", WRITE, "data/more", "x", 2, DR_BAG_EXTRA, "data/more" },
  { "extra-tag", WRITE, "readme.txt", "x", 1, DR_BAG_EXTRA, "readme.txt" },
  { "altered", WRITE, RECORD, "<b/>", 1, DR_BAG_ALTERED, RECORD },
  { "grown", APPEND, RECORD, "\n", 2, DR_BAG_ALTERED, RECORD },
  { "emptied", WRITE, RECORD, "", 2, DR_BAG_ALTERED, RECORD },
  { "tag-altered", APPEND, "bag-info.txt", "More: x\n", 1, DR_BAG_ALTERED, "bag-info.txt" },
  { "tag-missing", REMOVE, "bag-info.txt", NULL, 1, DR_BAG_MISSING, "bag-info.txt" },
  { "oxum", WRITE, "bag-info.txt", "Payload-Oxum: 5.2\n", 2, DR_BAG_OXUM, "bag-info.txt" },
  { "oxum-words", WRITE, "bag-info.txt", "Payload-Oxum: many\n", 2, DR_BAG_OXUM, "bag-info.txt" },
  { "no-manifest", REMOVE, "manifest-sha256.txt", NULL, 4, DR_BAG_MISSING, "manifest-sha256.txt" },
  { "no-tag-manifest", REMOVE, "tagmanifest-sha256.txt", NULL, 4, DR_BAG_MISSING, "tagmanifest-sha256.txt" },
  { "line-twice", APPEND, "tagmanifest-sha256.txt",
    "29114363f749a0226b6988dda3ca2492a954117ab6b5f382706c20300dabc079  bagit.txt\n", 1, DR_BAG_MANIFEST,
    "tagmanifest-sha256.txt" },
  { "line-no-digest", APPEND, "tagmanifest-sha256.txt", "x  y\n", 1, DR_BAG_MANIFEST, "tagmanifest-sha256.txt" },
  { "line-empty", APPEND, "tagmanifest-sha256.txt", "\n", 1, DR_BAG_MANIFEST, "tagmanifest-sha256.txt" },
  { "line-unsafe", APPEND, "tagmanifest-sha256.txt",
    "29114363f749a0226b6988dda3ca2492a954117ab6b5f382706c20300dabc079  ../x\n", 1, DR_BAG_MANIFEST,
    "tagmanifest-sha256.txt" },
  { "line-unsafe-encoded", APPEND, "tagmanifest-sha256.txt",
    "29114363f749a0226b6988dda3ca2492a954117ab6b5f382706c20300dabc079  %2e%2e/x\n", 1, DR_BAG_MANIFEST,
    "tagmanifest-sha256.txt" },
  { "line-unsafe-slash-encoded", APPEND, "tagmanifest-sha256.txt",
    "29114363f749a0226b6988dda3ca2492a954117ab6b5f382706c20300dabc079  ..%2Fx\n", 1, DR_BAG_MANIFEST,
    "tagmanifest-sha256.txt" },
  { "line-unsafe-encoded-twice", APPEND, "tagmanifest-sha256.txt",   /* is what it spells, and no folder above */
    "29114363f749a0226b6988dda3ca2492a954117ab6b5f382706c20300dabc079  %252e%252e/x\n", 1, DR_BAG_MISSING, "%2e%2e/x" },
  { "line-absolute", APPEND, "tagmanifest-sha256.txt",
    "29114363f749a0226b6988dda3ca2492a954117ab6b5f382706c20300dabc079  /etc/passwd\n", 1, DR_BAG_MANIFEST,
    "tagmanifest-sha256.txt" },
  { "line-backslash", APPEND, "tagmanifest-sha256.txt",
    "29114363f749a0226b6988dda3ca2492a954117ab6b5f382706c20300dabc079  ..\\x\n", 1, DR_BAG_MANIFEST,
    "tagmanifest-sha256.txt" },
  { "line-percent", APPEND, "tagmanifest-sha256.txt",
    "29114363f749a0226b6988dda3ca2492a954117ab6b5f382706c20300dabc079  a%2eb\n", 1, DR_BAG_MANIFEST,
    "tagmanifest-sha256.txt" },
  { "line-feed-in-name", APPEND, "tagmanifest-sha256.txt",
    "29114363f749a0226b6988dda3ca2492a954117ab6b5f382706c20300dabc079  a%0Ab\n", 1, DR_BAG_MANIFEST,
    "tagmanifest-sha256.txt" },
  { "line-payload", APPEND, "tagmanifest-sha256.txt",
    "29114363f749a0226b6988dda3ca2492a954117ab6b5f382706c20300dabc079  data/x\n", 1, DR_BAG_MANIFEST,
    "tagmanifest-sha256.txt" },
  { "line-not-there", APPEND, "tagmanifest-sha256.txt",
    "29114363f749a0226b6988dda3ca2492a954117ab6b5f382706c20300dabc079  x\n", 1, DR_BAG_MISSING, "x" },
};

static void
test_case (BagFixture   *fixture,
           gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *path = bag_path (fixture, "bag");
  g_autofree char *member = NULL;
  g_autofree char *before = NULL;
  g_autoptr (DrBagCheck) check = NULL;
  g_autoptr (GError) error = NULL;

  bag_write (path, &error);
  g_assert_no_error (error);
  if (cases[i].name != NULL)
    member = g_build_filename (path, cases[i].name, NULL);
  if (cases[i].change == REMOVE)
    g_assert_cmpint (g_unlink (member), ==, 0);
  else if (cases[i].change != KEEP)
    {
      g_autofree char *after = NULL;

      if (cases[i].change == APPEND)
        before = bag_text (path, cases[i].name);
      after = g_strconcat (before != NULL ? before : "", cases[i].text, NULL);
      g_file_set_contents (member, after, -1, &error);
      g_assert_no_error (error);
    }
  check = check_bag (path, NULL);
  for (guint j = 0; j < check->problems->len; j++)
    g_test_message ("%s", ((DrBagProblem *) g_ptr_array_index (check->problems, j))->words);
  g_assert_cmpuint (check->n_problems, ==, cases[i].n_problems);
  g_assert_cmpuint (check->problems->len, ==, cases[i].n_problems);
  if (cases[i].problem != NULL)
    g_assert_true (has_problem (check, cases[i].kind, cases[i].problem));
  else
    {
      g_assert_cmpuint (check->n_payload, ==, 2);
      g_assert_cmpuint (check->n_payload_bytes, ==, 4);
    }
}

/* The bag is not to be had, or a problem is found, whichever bit of whichever file changes. */
static void
test_bits (BagFixture   *fixture,
           gconstpointer data)
{
  static const char * const names[] = {
    "bagit.txt", "bag-info.txt", "manifest-sha256.txt", "tagmanifest-sha256.txt", RECORD, "data/S\xc3\xa2n 100%",
  };
  g_autofree char *path = bag_path (fixture, "bag");
  g_autoptr (GError) error = NULL;
  guint n_bits = 0;

  bag_write (path, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *file = g_build_filename (path, names[i], NULL);
      g_autofree char *bytes = NULL;
      gsize length = 0;
      int fd;

      g_file_get_contents (file, &bytes, &length, &error);
      g_assert_no_error (error);
      fd = g_open (file, O_WRONLY | O_CLOEXEC, 0);
      for (gsize bit = 0; bit < 8 * length; bit++)
        {
          char changed = (char) (bytes[bit / 8] ^ (1 << bit % 8));
          g_autoptr (DrBagReader) reader = NULL;
          g_autoptr (DrBagCheck) check = NULL;

          g_assert_cmpint (pwrite (fd, &changed, 1, (off_t) (bit / 8)), ==, 1);
          reader = dr_bag_reader_open (path, NULL, NULL, NULL);
          check = reader != NULL ? dr_bag_check (reader, NULL, NULL) : NULL;
          if (check != NULL && check->n_problems == 0)
            g_error ("bit %" G_GSIZE_FORMAT " of %s changed, and nobody sees it", bit, names[i]);
          g_assert_cmpint (pwrite (fd, bytes + bit / 8, 1, (off_t) (bit / 8)), ==, 1);
          n_bits++;
        }
      close (fd);
    }
  g_assert_cmpuint (n_bits, >, 4000);
  {
    g_autoptr (DrBagCheck) check = check_bag (path, NULL);

    g_assert_cmpuint (check->n_problems, ==, 0);
  }
}

#define MILLIONS 3000000

/* A manifest of millions of lines, and of more than a bag may have members; and more problems than are kept. */
static void
test_many (BagFixture   *fixture,
           gconstpointer data)
{
  g_autofree char *path = bag_path (fixture, "bag");
  g_autofree char *file = bag_path (fixture, "bag/manifest-sha256.txt");
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autoptr (DrBagCheck) check = NULL;
  g_autoptr (DrBagCheck) limited = NULL;
  g_autoptr (DrBagCheck) many = NULL;
  const DrBagLimits usual = DR_BAG_LIMITS_DEFAULT;
  DrBagLimits limits = usual;
  g_autoptr (GError) error = NULL;

  bag_write (path, &error);
  for (guint i = 0; i < DR_BAG_PROBLEMS_MAX + 100; i++)
    g_string_append_printf (lines, "29114363f749a0226b6988dda3ca2492a954117ab6b5f382706c20300dabc079  data/%u\r\n", i);
  g_file_set_contents (file, lines->str, (gssize) lines->len, &error);
  check = check_bag (path, NULL);
  g_assert_cmpuint (check->problems->len, ==, DR_BAG_PROBLEMS_MAX);
  g_assert_cmpuint (check->n_problems, ==, DR_BAG_PROBLEMS_MAX + 100 + 3);

  limits.max_members = 100;
  limited = check_bag (path, &limits);
  g_assert_true (has_problem (limited, DR_BAG_MANIFEST, "manifest-sha256.txt"));

  /* Each says nothing, so that none is kept but as one of the first problems. */
  g_string_set_size (lines, 2 * MILLIONS);
  for (guint i = 0; i < MILLIONS; i++)
    memcpy (lines->str + 2 * i, "x\n", 2);
  g_file_set_contents (file, lines->str, (gssize) lines->len, &error);
  many = check_bag (path, NULL);
  g_assert_true (has_problem (many, DR_BAG_MANIFEST, "manifest-sha256.txt"));
  g_assert_cmpuint (many->problems->len, <=, DR_BAG_PROBLEMS_MAX);
  /* Reading stops where there are more lines than a bag may have members: that, and three files without a digest. */
  g_assert_cmpuint (many->n_problems, ==, usual.max_members + 4);

  /* One line without an end. */
  g_string_truncate (lines, 0);
  for (guint i = 0; i < 2000000; i++)
    g_string_append_c (lines, 'a');
  g_file_set_contents (file, lines->str, (gssize) lines->len, &error);
  dr_bag_check_free (g_steal_pointer (&limited));
  limited = check_bag (path, NULL);
  g_assert_true (has_problem (limited, DR_BAG_MANIFEST, "manifest-sha256.txt"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/records/bag-check/", cases[i].path, NULL);

      g_test_add (path, BagFixture, GUINT_TO_POINTER (i), bag_set_up, test_case, bag_tear_down);
    }
  g_test_add ("/records/bag-check/bits", BagFixture, NULL, bag_set_up, test_bits, bag_tear_down);
  g_test_add ("/records/bag-check/many", BagFixture, NULL, bag_set_up, test_many, bag_tear_down);

  return g_test_run ();
}
