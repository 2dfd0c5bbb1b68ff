/* Bags whose bytes are altered: every letter and every bit of one is held by something. */
#include "bag-fixture.h"
#include "every-bit.h"
#include "verify-bag-fixture.h"

#include "dr-trail-file.h"

/* Makes a bag, puts @with where @file has @find for the first time, and the manifests anew.
 * Returns: (transfer full): what verify finds, which is nothing of digests */
static DrVerification *
verify_altered (BagFixture *fixture,
                const char *name,
                const char *file,
                const char *find,
                const char *with)
{
  g_autofree char *folder = bag_path (fixture, name);
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_autoptr (Maker) maker = verify_bag_make (NULL);
  g_autoptr (DrVerification) verification = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) parts = NULL;
  g_autofree char *changed = NULL;

  maker_write (maker, folder);
  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  parts = g_strsplit (text, find, 2);
  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  changed = g_strjoinv (with, parts);
  bag_put (path, changed, strlen (changed));
  bag_remanifest (folder);
  verification = verify_bag (folder, NULL);
  g_assert_cmpint (verification->results[DR_VERIFY_CHECKSUMS].status, ==, DR_VERIFY_PASSED);

  return g_steal_pointer (&verification);
}

/* What lies in a folder bag, altered, with manifests that are made anew. */
static void
test_altered (BagFixture   *fixture,
              gconstpointer data)
{
  static const struct { const char *file; const char *find; const char *with; DrVerifyCheck check; const char *words; } edits[] = {
    { "data/return/maintaining-access-return.xml", "stage=\"monitored\"", "stage=\"decided\"", DR_VERIFY_RETURN, "says that it is decided" },
    { "data/records/" REFERENCE "/v1-04-approve.xml", "name=\"anna\" person=\"anna\"", "name=\"anna\" person=\"eddy\"", DR_VERIFY_SEAL, "“eddy”" },
    { "data/records/" REFERENCE "/v1-02-submit.xml", "before=\"full\"", "before=\"none\"", DR_VERIFY_ENTRIES, "is not in the bag" },
    { "data/trail/trail.txt", "4:anna,", "4:eddy,", DR_VERIFY_CHAINS, "bag-info.txt" },
    { "data/evidence/1.xml", "share=\"0.", "share=\"0.1", DR_VERIFY_EDITIONS, "is not in the bag" },
    { "bag-info.txt", "Store-Length: ", "Store-Length: 1", DR_VERIFY_CHAINS, "bag-info.txt" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      g_autofree char *name = g_strdup_printf ("altered-%u", (guint) i);
      g_autoptr (DrVerification) verification = verify_altered (fixture, name, edits[i].file, edits[i].find, edits[i].with);

      verify_bag_expect_failed (verification, edits[i].check, edits[i].words);
    }
}

/* One altered value is one problem of the editions, however much follows from it and however many records it is missed by. */
static void
test_one_cause (BagFixture   *fixture,
                gconstpointer data)
{
  static const struct { const char *file; const char *find; const char *with; guint n; const char *words; } edits[] = {
    /* The edition: the record that misses it first, and that no act published it. */
    { "data/evidence/1.xml", "share=\"0.", "share=\"0.1", 2, "other records name it too" },
    /* What is said, from which results follow. */
    { "data/records/" REFERENCE "/v1-04-approve.xml", "due=\"2025-11-20\"", "due=\"2027-11-20\" status=\"open\"", 1, "@status: the record says open" },
    /* One result, with nothing before it that differs. */
    { "data/records/" REFERENCE "/v1-02-submit.xml", "result=\"pass\"", "result=\"not-applicable\"", 1, "the record says not-applicable" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (edits); i++)
    {
      g_autofree char *name = g_strdup_printf ("cause-%u", (guint) i);
      g_autoptr (DrVerification) verification = verify_altered (fixture, name, edits[i].file, edits[i].find, edits[i].with);

      verify_bag_expect_failed (verification, DR_VERIFY_EDITIONS, edits[i].words);
      g_assert_cmpuint (verification->results[DR_VERIFY_EDITIONS].n_problems, ==, edits[i].n);
    }
}

/* Items of the trail taken out, doubled and swapped; a record replaced by another that is good by itself. */
static void
test_trail (BagFixture   *fixture,
            gconstpointer data)
{
  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *folder = g_strdup_printf ("%s/%u", fixture->folder, i);
      g_autofree char *first = g_build_filename (folder, "data/records/" REFERENCE "/v1-02-submit.xml", NULL);
      g_autofree char *second = g_build_filename (folder, "data/records/" REFERENCE "/v1-03-endorse.xml", NULL);
      g_autofree char *path = g_build_filename (folder, "data/trail/trail.txt", NULL);
      g_autoptr (Maker) maker = verify_bag_make (NULL);
      g_autoptr (DrVerification) verification = NULL;
      g_autofree char *text = NULL;
      g_autofree char *changed = NULL;
      g_auto (GStrv) items = NULL;

      maker_write (maker, folder);
      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      items = g_strsplit (text, "\n", -1);
      g_assert_cmpuint (g_strv_length (items), ==, maker->n_entries + 1);
      if (i == 0)
        items[4][0] = '\0';
      if (i <= 2)
        {
          GString *whole = g_string_new (NULL);

          for (guint k = 0; items[k] != NULL; k++)
            {
              const char *item = i == 2 && (k == 5 || k == 6) ? items[11 - k] : items[k];

              if (item[0] != '\0')
                g_string_append_printf (whole, "%s\n", item);
              if (i == 1 && k == 5)
                g_string_append_printf (whole, "%s\n", item);
            }
          changed = g_string_free (whole, FALSE);
          bag_put (path, changed, strlen (changed));
        }
      else if (i == 3)
        {
          g_autofree char *bytes = NULL;

          g_assert_true (g_file_get_contents (first, &bytes, NULL, NULL));
          g_assert_true (g_file_set_contents (second, bytes, -1, NULL));
        }
      else
        g_assert_cmpint (g_remove (second), ==, 0);
      bag_remanifest (folder);
      verification = verify_bag (folder, NULL);
      verify_bag_expect_failed (verification, i <= 2 ? DR_VERIFY_CHAINS : DR_VERIFY_ENTRIES,
                     i == 0 ? "Entry 5 of the trail" : i <= 2 ? "Entry " : "is not in the bag");
    }
}

/* Flipped bits that the manifests do not tell of; where they do, verify has to hand it on, whichever file it is. All of those bits
 * test-bag-flips.c has, but of the return. Of that what follows from the records: whose it is and what the council is called do not. */
static const struct { const char *file; guint flips; char after; } flips[] = {
  { "data/trail/trail.txt", 50 },
  { "data/evidence/1.xml", 20 },
  { "data/rulebook/1.xml", 15 },
  { "data/questionnaire/1.xml", 15 },
  { "data/records/" REFERENCE "/v1-03-endorse.xml", 50 },
  { "data/return/maintaining-access-return.xml", 60, .after = '>' },
};

static void
test_flips (BagFixture   *fixture,
            gconstpointer data)
{
  gsize index = GPOINTER_TO_SIZE (data);
  guint n = every_bit_sample (flips[index].flips);
  g_autofree char *folder = bag_path (fixture, "bag");
  g_autofree char *path = g_build_filename (folder, flips[index].file, NULL);
  g_autoptr (Maker) maker = verify_bag_make (NULL);
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) index + 1);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gsize first = 0;
  gsize length;

  maker_write (maker, folder);
  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  if (flips[index].after != '\0')
    first = (gsize) (strchr (text, flips[index].after) - text);
  for (guint i = 0; i < n; i++)
    {
      gsize byte = (gsize) g_rand_int_range (rand, (gint32) first, (gint32) length);
      gsize bit = g_rand_int_range (rand, 0, 8);
      g_autoptr (GError) refused = NULL;
      g_autoptr (DrVerification) verification = NULL;

      bag_flip (path, text, byte, bit);
      if (i == 0)
        {
          g_autoptr (DrVerification) plain = verify_bag (folder, NULL);

          verify_bag_expect_failed (plain, DR_VERIFY_CHECKSUMS, flips[index].file);
        }
      bag_remanifest (folder);
      verification = dr_verify_path (folder, NULL, &refused);
      g_assert_true ((verification == NULL) == (refused != NULL));
      if (verification != NULL && verification->grade != DR_GRADE_FAILED)
        g_test_fail_printf ("%s: bit %" G_GSIZE_FORMAT " of byte %" G_GSIZE_FORMAT " is not found: %.40s", flips[index].file, bit,
                            byte, text + byte);
      bag_flip (path, text, byte, bit);
    }
}

#define ADD(path, data, function) g_test_add (path, BagFixture, data, bag_set_up, function, bag_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();

  ADD ("/records/verify-bytes/altered", NULL, test_altered);
  ADD ("/records/verify-bytes/one-cause", NULL, test_one_cause);
  ADD ("/records/verify-bytes/trail", NULL, test_trail);
  for (gsize i = 0; i < G_N_ELEMENTS (flips); i++)
    {
      g_autofree char *path = g_strconcat ("/records/verify-bytes/flips/", flips[i].file, NULL);

      ADD (path, GSIZE_TO_POINTER (i), test_flips);
    }

  return g_test_run ();
}
