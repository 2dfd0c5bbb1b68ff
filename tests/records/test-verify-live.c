/* What a record counts as live is held against the trail beside it, and what the trail explains is not kept. */
#include "bag-fixture.h"
#include "verify-fixture.h"

#include "dr-verify-sealed.h"

#define REFERENCE "NH-2025-001"
#define BEFORE "NH-2025-002"      /* submitted before, endorsed after */
#define ANOTHER "NH-2025-003"     /* submitted before */
#define AFTER "NH-2025-004"       /* submitted after */
#define ELSEWHERE "NH-2025-005"   /* no entry is about it */

#define NEVER "0123456789012345678901234567890123456789012345678901234567890123"

/* The digest of which record: "REFERENCE STEP"; %NULL: of none. */
static const struct {
  const char *name;
  const char *live;
  const char *record;
  gboolean    good;
} cases[] = {
  { "sealed-before", BEFORE, BEFORE " submit", TRUE },
  { "sealed-after", BEFORE, BEFORE " endorse", FALSE },
  { "never-sealed", BEFORE, NULL, FALSE },
  { "of-another", BEFORE, ANOTHER " submit", FALSE },
  { "of-elsewhere", ELSEWHERE, NULL, TRUE },
  { "of-another-elsewhere", ELSEWHERE, ANOTHER " submit", TRUE },
  { "of-what-comes", AFTER, AFTER " submit", FALSE },
  { "never-of-what-comes", AFTER, NULL, FALSE },
};

/* What the one record counts. */
static DrLiveAssessment counted;

static void
count_live (Maker        *maker,
            DrAssessment *assessment,
            DrContext    *context)
{
  if (strcmp (assessment->reference, REFERENCE) != 0)
    return;
  context->live = &counted;
  context->n_live = 1;
}

static void
take (Maker      *maker,
      GHashTable *digests,
      const char *reference,
      DrStep      step,
      const char *person,
      DrDate      day)
{
  g_autofree char *version = g_strdup_printf ("%s 1", reference);

  maker_step (maker, reference, 1, step, person, day);
  g_hash_table_insert (digests, g_strdup_printf ("%s %s", reference, dr_vocabulary_to_string (DR_VOCABULARY_STEP, (int) step)),
                       g_strdup (g_hash_table_lookup (maker->latest, version)));
}

/* (transfer full): "REFERENCE STEP": digest. */
static GHashTable *
make (Maker *maker)
{
  GHashTable *digests = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  maker_council (maker);
  maker_create (maker, BEFORE, 1, "mary");
  maker_create (maker, ANOTHER, 1, "mary");
  maker_create (maker, REFERENCE, 1, "mary");
  take (maker, digests, BEFORE, DR_STEP_SUBMIT, "mary", (DrDate) { 2025, 9, 15 });
  take (maker, digests, ANOTHER, DR_STEP_SUBMIT, "mary", (DrDate) { 2025, 9, 15 });
  take (maker, digests, REFERENCE, DR_STEP_SUBMIT, "mary", (DrDate) { 2025, 9, 15 });
  take (maker, digests, BEFORE, DR_STEP_ENDORSE, "eddy", (DrDate) { 2025, 9, 22 });
  maker_create (maker, AFTER, 1, "mary");
  take (maker, digests, AFTER, DR_STEP_SUBMIT, "mary", (DrDate) { 2025, 9, 22 });

  return digests;
}

/* Digests of others do not hang on what the one record counts. */
static void
test_live (BagFixture   *fixture,
           gconstpointer data)
{
  static const Mischief mischief = { .record = count_live };
  gsize row = GPOINTER_TO_SIZE (data);
  g_autofree char *folder = bag_path (fixture, "bag");
  g_autoptr (Maker) honest = maker_new (NULL);
  g_autoptr (GHashTable) before = make (honest);
  g_autoptr (Maker) maker = maker_new (&mischief);
  g_autoptr (GHashTable) digests = NULL;
  g_autoptr (DrVerification) verification = NULL;
  g_autoptr (DrBagReader) reader = NULL;
  g_autoptr (DrVerifySealed) sealed = NULL;
  g_autoptr (GError) error = NULL;
  DrBagLimits limits = DR_BAG_LIMITS_DEFAULT;
  const DrVerifyResult *result;

  counted = (DrLiveAssessment) {
    .reference = cases[row].live,
    .digest = cases[row].record != NULL ? g_hash_table_lookup (before, cases[row].record) : NEVER,
    .service = "customer-services",
  };
  g_assert_nonnull (counted.digest);
  digests = make (maker);
  if (cases[row].record != NULL)
    g_assert_cmpstr (g_hash_table_lookup (digests, cases[row].record), ==, counted.digest);
  maker_write (maker, folder);

  verification = dr_verify_path (folder, NULL, &error);
  g_assert_no_error (error);
  result = &verification->results[DR_VERIFY_ENTRIES];
  g_assert_cmpint (result->status, ==, cases[row].good ? DR_VERIFY_PASSED : DR_VERIFY_FAILED);
  g_assert_cmpuint (result->n_problems, ==, cases[row].good ? 0 : 1);
  if (!cases[row].good)
    {
      const DrVerifyLine *line = result->lines->pdata[0];
      g_autofree char *words = g_strdup_printf ("it counts %s by a record that no entry before sealed", cases[row].live);

      g_assert_nonnull (strstr (line->words, words));
      g_assert_nonnull (strstr (line->where, REFERENCE));
    }

  /* All that there is to keep of so many is what is wrong. */
  reader = dr_bag_reader_open (folder, &limits, NULL, &error);
  g_assert_no_error (error);
  sealed = dr_verify_sealed_read (reader, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (dr_verify_sealed_explains (sealed, g_hash_table_lookup (digests, REFERENCE " submit"), &counted), ==,
                   cases[row].good);
  g_assert_true (dr_verify_sealed_explains (sealed, NEVER, &counted));   /* no entry sealed the record: that is told by itself */
  g_assert_true (dr_verify_sealed_explains (NULL, NEVER, &counted));
}

/* A trail that breaks off is told of by its own check, and fails nothing here. */
static void
test_broken_trail (BagFixture   *fixture,
                   gconstpointer data)
{
  g_autofree char *folder = bag_path (fixture, "bag");
  g_autofree char *path = g_build_filename (folder, "data", "trail", "trail.txt", NULL);
  g_autoptr (Maker) maker = maker_new (NULL);
  g_autoptr (GHashTable) digests = make (maker);
  g_autoptr (DrVerification) verification = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *trail = NULL;
  gsize length = 0;

  maker_write (maker, folder);
  g_assert_true (g_file_get_contents (path, &trail, &length, NULL));
  bag_put (path, trail, length / 2);
  bag_remanifest (folder);
  verification = dr_verify_path (folder, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (verification->results[DR_VERIFY_CHAINS].status, ==, DR_VERIFY_FAILED);
  g_assert_cmpint (verification->results[DR_VERIFY_CHECKSUMS].status, ==, DR_VERIFY_PASSED);
}

#define ADD(path, data, function) g_test_add (path, BagFixture, data, bag_set_up, function, bag_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/records/verify-live/%s", cases[i].name);

      ADD (path, GSIZE_TO_POINTER (i), test_live);
    }
  ADD ("/records/verify-live/broken-trail", NULL, test_broken_trail);

  return g_test_run ();
}
