/* Every bit of every file of a small bag, flipped one at a time: found, and named. Of a bag that says who is there and what
 * they may do, by all of verify; in its trail once more with the manifests made anew, as somebody would who knows what a bag
 * is. Of a bag with a record, by what verify looks at before anything else, the digests in the manifests: of the record and of
 * its evidence one bit of every byte, of the two editions that every register begins with one of every sixteen bytes, of all
 * else every bit: half a minute of one processor. */
#include "bag-fixture.h"
#include "every-bit.h"
#include "verify-fixture.h"

#include "dr-bag-check.h"

#define TRAIL "data/trail/trail.txt"
#define RECORD "data/records/R-1/v1-02-withdraw.xml"

static void
assert_consistent (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrVerification) verification = dr_verify_path (folder, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (verification->grade, ==, DR_GRADE_CONSISTENT);
}

static Maker *
make_people (void)
{
  Maker *maker = maker_new (NULL);

  maker_person (maker, "root", "root");
  maker_grant (maker, "grant", "root", "root", "administrator");
  maker_person (maker, "root", "mary");
  maker_grant (maker, "grant", "root", "mary", "manager");

  return maker;
}

/* Small enough for all its bits by all of verify. */
static void
write_people (const char *folder)
{
  g_autoptr (Maker) maker = make_people ();

  maker_write (maker, folder);
  assert_consistent (folder);
}

/* The smallest evidence and the smallest draft that there are; a step that nothing holds up makes a record of it. */
static void
write_record (const char *folder)
{
  g_autofree char *evidence = g_test_build_filename (G_TEST_DIST, "data", "examples", "evidence-worked-example.xml", NULL);
  g_autoptr (Maker) maker = make_people ();

  maker->drafts = "worked-example";
  maker_edition (maker, "evidence", 1, evidence);
  maker_edition (maker, "questionnaire", 1, "/org/dueregard/data/questionnaire.xml");
  maker_edition (maker, "rulebook", 1, "/org/dueregard/data/rulebook.xml");
  maker_create (maker, "R-1", 1, "mary");
  maker_step (maker, "R-1", 1, DR_STEP_WITHDRAW, "mary", (DrDate) { 2025, 9, 15 });
  maker_write (maker, folder);
  assert_consistent (folder);
}

/* Whether verify says that all is not well, and says of what. */
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

/* The same by the digests alone: verify hands on what they find, as it is. */
static gboolean
is_named_by_digest (const char *folder,
                    const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrBagReader) reader = dr_bag_reader_open (folder, NULL, NULL, &error);
  g_autoptr (DrBagCheck) check = reader != NULL ? dr_bag_check (reader, NULL, &error) : NULL;

  if (check == NULL)
    return error != NULL && error->message[0] != '\0';
  for (guint i = 0; i < check->problems->len; i++)
    {
      const DrBagProblem *problem = check->problems->pdata[i];

      if (problem->words[0] != '\0' && (name == NULL || strcmp (problem->name, name) == 0))
        return TRUE;
    }

  return FALSE;
}

/* @name: what the message has to name; a flipped manifest may name the file whose digest it changed.
 * @apart: of every so many bytes one bit is flipped, of each another; 0: every bit of every byte. */
typedef struct {
  const char *path;
  gboolean    record;       /* the bag has one */
  const char *file;
  const char *name;         /* (nullable) */
  gboolean    remanifest;
  gsize       apart;
} Flips;

static gboolean
is_found (const Flips *flips,
          const char  *folder)
{
  if (flips->remanifest)
    bag_remanifest (folder);

  return flips->record ? is_named_by_digest (folder, flips->name) : is_named (folder, flips->name);
}

static void
test_file (BagFixture   *fixture,
           gconstpointer data)
{
  const Flips *flips = data;
  g_autofree char *folder = bag_path (fixture, "bag");
  g_autofree char *path = g_build_filename (folder, flips->file, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  gsize stride = every_bit_stride ();
  gsize length;

  (flips->record ? write_record : write_people) (folder);
  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (length, >, 0);
  for (gsize i = 0; flips->apart == 0 ? i < 8 * length : i * flips->apart < length; i += stride)
    {
      gsize byte = flips->apart == 0 ? i / 8 : i * flips->apart;

      bag_flip (path, text, byte, i % 8);
      if (!is_found (flips, folder))
        g_test_fail_printf ("%s: bit %" G_GSIZE_FORMAT " of byte %" G_GSIZE_FORMAT " is not found and named", flips->file, i % 8,
                            byte);
      bag_flip (path, text, byte, i % 8);
    }
  if (flips->remanifest)
    bag_remanifest (folder);
  assert_consistent (folder);
}

static const Flips all_flips[] = {
  { "people/bagit.txt", FALSE, "bagit.txt", "bagit.txt" },
  { "people/bag-info.txt", FALSE, "bag-info.txt", "bag-info.txt" },
  { "people/manifest-sha256.txt", FALSE, "manifest-sha256.txt", NULL },
  { "people/tagmanifest-sha256.txt", FALSE, "tagmanifest-sha256.txt", NULL },
  { "people/trail", FALSE, TRAIL, TRAIL },
  { "people/trail/manifests", FALSE, TRAIL, NULL, .remanifest = TRUE },
  { "record/bagit.txt", TRUE, "bagit.txt", "bagit.txt" },
  { "record/bag-info.txt", TRUE, "bag-info.txt", "bag-info.txt" },
  { "record/manifest-sha256.txt", TRUE, "manifest-sha256.txt", "manifest-sha256.txt" },
  { "record/tagmanifest-sha256.txt", TRUE, "tagmanifest-sha256.txt", NULL },
  { "record/trail", TRUE, TRAIL, TRAIL },
  { "record/evidence", TRUE, "data/evidence/1.xml", "data/evidence/1.xml", .apart = 1 },
  { "record/questionnaire", TRUE, "data/questionnaire/1.xml", "data/questionnaire/1.xml", .apart = 16 },
  { "record/rulebook", TRUE, "data/rulebook/1.xml", "data/rulebook/1.xml", .apart = 16 },
  { "record/record", TRUE, RECORD, RECORD, .apart = 1 },
};

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (all_flips); i++)
    {
      g_autofree char *path = g_strdup_printf ("/records/bag-flips/%s", all_flips[i].path);

      g_test_add (path, BagFixture, &all_flips[i], bag_set_up, test_file, bag_tear_down);
    }

  return g_test_run ();
}
