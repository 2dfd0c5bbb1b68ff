/* Every bit of every file of a small bag, flipped one at a time: found, and named. Once as a disk or a hand would do it, and
 * in the trail once more with the manifests made anew, as somebody would who knows what a bag is. */
#include "bag-fixture.h"
#include "every-bit.h"
#include "verify-fixture.h"


#define TRAIL "data/trail/trail.txt"

/* Small enough for all its bits: who is there and what they may do. */
static void
write_small (const char *folder)
{
  g_autoptr (Maker) maker = maker_new (NULL);
  g_autoptr (DrVerification) verification = NULL;
  g_autoptr (GError) error = NULL;

  maker_person (maker, "root", "root");
  maker_grant (maker, "grant", "root", "root", "administrator");
  maker_person (maker, "root", "mary");
  maker_grant (maker, "grant", "root", "mary", "manager");
  maker_write (maker, folder);

  verification = dr_verify_path (folder, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (verification->grade, ==, DR_GRADE_CONSISTENT);
}

/* Whether something says that all is not well, and says of what. */
static gboolean
is_named (const char *folder,
          const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrVerification) verification = dr_verify_path (folder, NULL, &error);
  gboolean named = FALSE;

  if (verification == NULL)
    return error != NULL && error->message[0] != '\0';
  if (verification->grade != DR_GRADE_FAILED)
    return FALSE;
  for (guint check = 0; check < DR_N_VERIFY_CHECKS && !named; check++)
    for (guint i = 0; verification->results[check].lines != NULL && i < verification->results[check].lines->len; i++)
      {
        const DrVerifyLine *line = verification->results[check].lines->pdata[i];

        named = named || (line->is_problem && line->words[0] != '\0'
                          && (name == NULL || (line->where != NULL && strstr (line->where, name) != NULL)
                              || strstr (line->words, name) != NULL));
      }

  return named;
}

/* @name: what the message has to name; a flipped manifest may name the file whose digest it changed. */
static void
flip_all (const char *folder,
          const char *file,
          const char *name,
          gboolean    remanifest)
{
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_autofree char *text = NULL;
  gsize stride = every_bit_stride ();
  gsize length;

  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  g_assert_cmpuint (length, >, 0);
  for (gsize bit = 0; bit < 8 * length; bit += stride)
    {
      text[bit / 8] ^= (char) (1 << bit % 8);
      bag_put (path, text, length);
      if (remanifest)
        bag_remanifest (folder);
      text[bit / 8] ^= (char) (1 << bit % 8);
      if (!is_named (folder, name))
        g_test_fail_printf ("%s: bit %" G_GSIZE_FORMAT " of byte %" G_GSIZE_FORMAT " is not found and named", file, bit % 8,
                            bit / 8);
    }
  bag_put (path, text, length);
  if (remanifest)
    bag_remanifest (folder);
  g_assert_false (is_named (folder, NULL));
}

static const struct { const char *file; const char *name; gboolean remanifest; } flips[] = {
  { "bagit.txt", "bagit.txt", FALSE },
  { "bag-info.txt", "bag-info.txt", FALSE },
  { "manifest-sha256.txt", NULL, FALSE },
  { "tagmanifest-sha256.txt", NULL, FALSE },
  { TRAIL, TRAIL, FALSE },
  { TRAIL, NULL, TRUE },
};

static void
test_file (BagFixture   *fixture,
           gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *folder = bag_path (fixture, "bag");

  write_small (folder);
  flip_all (folder, flips[i].file, flips[i].name, flips[i].remanifest);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (flips); i++)
    {
      g_autofree char *path = g_strdup_printf ("/records/bag-flips/%s%s", flips[i].file,
                                               flips[i].remanifest ? "/manifests" : "");

      g_test_add (path, BagFixture, GSIZE_TO_POINTER (i), bag_set_up, test_file, bag_tear_down);
    }

  return g_test_run ();
}
