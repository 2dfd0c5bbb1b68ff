/* Whole bags: honest ones pass; each thing that is wrong is found, and by the check that says so. */
#include "bag-fixture.h"
#include "verify-fixture.h"

#include "dr-digest.h"
#include "dr-trail-file.h"

#define REFERENCE "NH-2025-001"
#define OTHER "NH-2025-002"

static void
tell (const DrVerification *verification)
{
  for (guint i = 0; i < DR_N_VERIFY_CHECKS; i++)
    for (guint k = 0; k < verification->results[i].lines->len; k++)
      {
        const DrVerifyLine *line = verification->results[i].lines->pdata[k];

        g_test_message ("%s: %s %s: %s", dr_verify_check_id (i), line->is_problem ? "problem" : "note",
                        line->where != NULL ? line->where : "", line->words);
      }
}

/* What was told while it went on. */
typedef struct {
  guint          n_begun[DR_N_VERIFY_CHECKS];
  guint          n_done[DR_N_VERIFY_CHECKS];
  DrVerifyStatus status[DR_N_VERIFY_CHECKS];
  guint64        n_problems[DR_N_VERIFY_CHECKS];
  guint64        n_notes[DR_N_VERIFY_CHECKS];
  guint64        n_counted;
  guint64        n_total;
} Told;

static void
take_moment (DrVerifyCheck         check,
             DrVerifyMoment        moment,
             const DrVerifyResult *result,
             gpointer              data)
{
  Told *told = data;

  if (moment == DR_VERIFY_BEGUN)
    told->n_begun[check]++;
  else
    {
      g_assert_cmpuint (told->n_begun[check], ==, 1);
      told->n_done[check]++;
      told->status[check] = result->status;
      told->n_problems[check] = result->n_problems;
      told->n_notes[check] = result->n_notes;
    }
}

/* Each check that applies was begun and done once, and nothing came of it afterwards. */
static void
expect_told (const Told           *told,
             const DrVerification *verification)
{
  for (guint i = 0; i < DR_N_VERIFY_CHECKS; i++)
    {
      const DrVerifyResult *result = &verification->results[i];

      g_test_message ("%s", dr_verify_check_id (i));
      g_assert_cmpuint (told->n_begun[i], ==, result->applies ? 1 : 0);
      g_assert_cmpuint (told->n_done[i], ==, result->applies ? 1 : 0);
      if (!result->applies)
        continue;
      g_assert_cmpint (told->status[i], ==, result->status);
      g_assert_cmpuint (told->n_problems[i], ==, result->n_problems);
      g_assert_cmpuint (told->n_notes[i], ==, result->n_notes);
    }
}

/* One at a time, so no lock: of the pool's threads, but never two at once. */
static void
take_count (guint64        done,
            guint64        total,
            const guint64 *n_problems,
            gpointer       data)
{
  Told *told = data;

  g_assert_cmpuint (done, ==, told->n_counted + 1);
  g_assert_cmpuint (done, <=, total);
  told->n_counted = done;
  told->n_total = total;
}

static DrVerification *
verify (const char         *path,
        const char * const *anchors)
{
  g_autoptr (GError) error = NULL;
  Told told = { { 0 } };
  DrVerifyOptions options = { .anchors = anchors, .tell = take_moment, .tell_data = &told, .count = take_count,
                              .count_data = &told };
  DrVerification *verification = dr_verify_path (path, &options, &error);

  g_assert_no_error (error);
  tell (verification);
  expect_told (&told, verification);
  g_assert_cmpuint (told.n_counted, ==, told.n_total);
  if (verification->kind == DR_VERIFY_BAG)
    g_assert_cmpuint (told.n_counted, ==, verification->n_records);

  return verification;
}

static void
expect_failed (const DrVerification *verification,
               DrVerifyCheck         check,
               const char           *words)
{
  const GPtrArray *lines = verification->results[check].lines;

  g_assert_cmpint (verification->results[check].status, ==, DR_VERIFY_FAILED);
  g_assert_cmpint (verification->grade, ==, DR_GRADE_FAILED);
  for (guint i = 0; i < lines->len; i++)
    {
      const DrVerifyLine *line = lines->pdata[i];
      g_autofree char *all = g_strdup_printf ("%s: %s", line->where != NULL ? line->where : "", line->words);

      if (line->is_problem && strstr (all, words) != NULL)
        return;
    }
  g_test_fail_printf ("%s: no line says “%s”", dr_verify_check_id (check), words);
}

/* Two assessments, one of them with a return. */
static Maker *
make_all (const Mischief *mischief)
{
  Maker *maker = maker_new (mischief);

  maker_council (maker);
  maker_assessment (maker, REFERENCE);
  maker_return (maker, REFERENCE, DR_STAGE_MONITORED);

  return maker;
}

static void
test_valid (BagFixture   *fixture,
            gconstpointer data)
{
  g_autofree char *folder = bag_path (fixture, "bag");
  g_autofree char *zip = bag_path (fixture, "bag.zip");
  g_autoptr (Maker) maker = make_all (NULL);
  const char *own_head = g_hash_table_lookup (maker->heads, REFERENCE);
  g_autofree char *referenced = g_strdup_printf ("%s:%s", REFERENCE, own_head);
  g_autofree char *elsewhere = g_strdup_printf ("%s:%s", OTHER, own_head);
  const char *record = g_hash_table_lookup (maker->latest, REFERENCE " 1");
  const char * const good[] = { maker->store_head, own_head, referenced, record, NULL };
  const char * const some[] = { own_head, record, NULL };
  const char * const bad[] = { maker->store_head, elsewhere, NULL };
  g_autoptr (DrVerification) consistent = NULL;
  g_autoptr (DrVerification) anchored = NULL;
  g_autoptr (DrVerification) partly = NULL;
  g_autoptr (DrVerification) failed = NULL;

  maker_write (maker, folder);
  maker_write (maker, zip);
  consistent = verify (folder, NULL);
  g_assert_cmpint (consistent->grade, ==, DR_GRADE_CONSISTENT);
  g_assert_cmpuint (consistent->n_records, ==, 5);
  g_assert_cmpstr (consistent->store_head, ==, maker->store_head);
  for (guint i = 0; i < DR_N_VERIFY_CHECKS; i++)
    if (i != DR_VERIFY_RECEIVED && i != DR_VERIFY_ANCHOR)
      {
        g_test_message ("%s", dr_verify_check_id (i));
        g_assert_cmpint (consistent->results[i].status, ==, DR_VERIFY_PASSED);
      }

  anchored = verify (zip, good);
  g_assert_cmpint (anchored->grade, ==, DR_GRADE_ANCHORED);
  g_assert_cmpuint (anchored->cannot_show->len, <, consistent->cannot_show->len);
  /* What is found of one assessment says nothing of the others. */
  partly = verify (folder, some);
  g_assert_cmpint (partly->grade, ==, DR_GRADE_CONSISTENT);
  g_assert_cmpuint (partly->results[DR_VERIFY_ANCHOR].n_notes, ==, 2);
  g_assert_cmpuint (partly->cannot_show->len, ==, consistent->cannot_show->len);
  failed = verify (folder, bad);
  expect_failed (failed, DR_VERIFY_ANCHOR, own_head);
}

static void
author_approves (Maker        *maker,
                 DrAssessment *assessment,
                 DrContext    *context)
{
  assessment->author = "anna";
}

static void
without_role (Maker            *maker,
              DrTrailStatement *statement)
{
  if (strcmp (statement->act, "grant") == 0 && strcmp (statement->details[0].value, "anna") == 0)
    statement->sequence = 0;
}

static void
grants_own (Maker            *maker,
            DrTrailStatement *statement)
{
  static const DrTrailDetail details[] = { { "who", "root" }, { "role", "approver" } };

  if (strcmp (statement->act, "grant") == 0 && strcmp (statement->details[0].value, "anna") == 0)
    statement->details = details;
}

/* No outcome: must, before submission. */
static void
leaves_open (Maker        *maker,
             DrAssessment *assessment,
             DrContext    *context)
{
  assessment->outcome = DR_OUTCOME_NONE;
  assessment->conduct_risk = TRUE;
}

static void
skips_endorsement (Maker            *maker,
                   DrTrailStatement *statement)
{
  if (strcmp (statement->act, "endorse") == 0)
    statement->sequence = 0;
}

static void
clock_back (Maker            *maker,
            DrTrailStatement *statement)
{
  if (strcmp (statement->act, "approve") == 0)
    statement->at -= G_TIME_SPAN_DAY * 30;
}

static void
approver_wrote (Maker            *maker,
                DrTrailStatement *statement)
{
  static DrTrailDetail details[5];

  if (strcmp (statement->act, "submit") != 0)
    return;
  memcpy (details, statement->details, 4 * sizeof (DrTrailDetail));
  details[4] = (DrTrailDetail) { "writers", "mary anna" };
  statement->details = details;
  statement->n_details = 5;
}

static void
other_person (Maker            *maker,
              DrTrailStatement *statement)
{
  if (strcmp (statement->act, "endorse") == 0)
    statement->person = "root";
}

static void
unnamed_edition (Maker            *maker,
                 DrTrailStatement *statement)
{
  if (strcmp (statement->act, "edition") == 0 && strcmp (statement->details[0].value, "rulebook") == 0)
    statement->sequence = 0;
}

static void
no_creation (Maker            *maker,
             DrTrailStatement *statement)
{
  if (strcmp (statement->act, "create") == 0)
    statement->sequence = 0;
}

static void
wrong_day (Maker        *maker,
           DrAssessment *assessment,
           DrContext    *context)
{
  context->as_of = dr_date_add_days (context->as_of, 5);
}

static void
claims_limitation (Maker        *maker,
                   DrAssessment *assessment,
                   DrContext    *context)
{
  static const DrLimitation limitation = { "limitation-1", "EVD-01", "service:customer-services", "Nobody knows", "eddy",
                                           { 2025, 1, 1 }, { 2025, 12, 1 } };

  context->limitations = &limitation;
  context->n_limitations = 1;
}

static const struct {
  const char   *name;
  Mischief      mischief;
  DrVerifyCheck check;
  const char   *words;
} wrongs[] = {
  { "author-approves", { NULL, author_approves, FALSE }, DR_VERIFY_DUTIES, "“anna” is author and approver" },
  { "approver-wrote", { approver_wrote, NULL, FALSE }, DR_VERIFY_DUTIES, "“anna” is author and approver" },
  { "never-granted", { without_role, NULL, FALSE }, DR_VERIFY_ROLES, "“anna” had not the role" },
  { "grants-own", { grants_own, NULL, FALSE }, DR_VERIFY_ROLES, "“root” granted themselves the role of approver" },
  { "open-must", { NULL, leaves_open, FALSE }, DR_VERIFY_PERMITTED, "was taken by mary although" },
  { "skips-endorsement", { skips_endorsement, NULL, FALSE }, DR_VERIFY_WORKFLOW, "cannot be taken of a version that is submitted" },
  { "clock-back", { clock_back, NULL, FALSE }, DR_VERIFY_TIMELINESS, "the clock goes back" },
  { "other-person", { other_person, NULL, FALSE }, DR_VERIFY_ENTRIES, "the person is “root” in the entry and “eddy”" },
  { "unnamed-edition", { unnamed_edition, NULL, FALSE }, DR_VERIFY_EDITIONS, "no act in the trail published it" },
  { "no-creation", { no_creation, NULL, FALSE }, DR_VERIFY_WORKFLOW, "which was never made" },
  { "wrong-day", { NULL, wrong_day, FALSE }, DR_VERIFY_TIMELINESS, "expected the same day" },
  { "claims-limitation", { NULL, claims_limitation, FALSE }, DR_VERIFY_ENTRIES, "limitation-1" },
};

static void
test_wrong (BagFixture   *fixture,
            gconstpointer data)
{
  gsize index = GPOINTER_TO_SIZE (data);
  g_autofree char *folder = bag_path (fixture, "bag");
  g_autoptr (Maker) maker = maker_new (&wrongs[index].mischief);
  g_autoptr (DrVerification) verification = NULL;

  maker_council (maker);
  maker_assessment (maker, REFERENCE);
  maker_write (maker, folder);
  verification = verify (folder, NULL);
  expect_failed (verification, wrongs[index].check, wrongs[index].words);
}

/* A rewrite of the whole agrees with itself, and not with what was noted before it. */
static void
retell (Maker        *maker,
        DrAssessment *assessment,
        DrContext    *context)
{
  assessment->title = "Something else altogether";
}

static void
test_rewrite (BagFixture   *fixture,
              gconstpointer data)
{
  static const Mischief mischief = { .record = retell };
  g_autofree char *folder = bag_path (fixture, "bag");
  g_autoptr (Maker) before = make_all (NULL);
  g_autoptr (Maker) after = make_all (&mischief);
  const char * const anchors[] = { before->store_head, NULL };
  g_autoptr (DrVerification) consistent = NULL;
  g_autoptr (DrVerification) found = NULL;

  maker_write (after, folder);
  consistent = verify (folder, NULL);
  g_assert_cmpint (consistent->grade, ==, DR_GRADE_CONSISTENT);
  found = verify (folder, anchors);
  expect_failed (found, DR_VERIFY_ANCHOR, before->store_head);
}

static const char attached[] = "What somebody said in confidence\n";

static void
attach (Maker        *maker,
        DrAssessment *assessment,
        DrContext    *context)
{
  static char digest[DR_DIGEST_SIZE];
  static DrAttachment attachment = { .id = "a1", .name = "letter.txt", .media_type = "text/plain" };

  dr_digest_bytes (attached, strlen (attached), digest);
  attachment.sha256 = digest;
  attachment.size = strlen (attached);
  assessment->attachments = &attachment;
  assessment->n_attachments = 1;
}

/* There; missing; erased by an act; there with other bytes under its name; there, and nothing names it. */
static void
test_attachment (BagFixture   *fixture,
                 gconstpointer data)
{
  static const Mischief mischief = { .record = attach };
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, attached, -1);
  g_autofree char *name = g_strdup_printf ("data/attachments/%s", digest);

  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *folder = g_strdup_printf ("%s/%u", fixture->folder, i);
      g_autoptr (Maker) maker = maker_new (i != 4 ? &mischief : NULL);
      g_autoptr (GBytes) bytes = g_bytes_new_static (i == 3 ? "something else" : attached, i == 3 ? 14 : strlen (attached));
      g_autoptr (DrVerification) verification = NULL;

      maker_council (maker);
      maker_assessment (maker, REFERENCE);
      if (i == 0 || i >= 3)
        maker_add (maker, name, bytes);
      if (i == 2)
        maker_digest_act (maker, "erase", "eddy", digest);
      maker_write (maker, folder);
      verification = verify (folder, NULL);
      if (i == 1 || i == 3)
        expect_failed (verification, DR_VERIFY_ATTACHMENTS, i == 1 ? "is missing" : "its digest is");
      else if (i == 4)
        expect_failed (verification, DR_VERIFY_LAYOUT, "no record and no act in the trail names it");
      else
        g_assert_cmpint (verification->grade, ==, DR_GRADE_CONSISTENT);
      g_assert_cmpuint (verification->results[DR_VERIFY_ATTACHMENTS].n_notes, ==, i == 2);
      g_assert_cmpuint (verification->results[DR_VERIFY_LAYOUT].n_problems, ==, i == 4);
    }
}

static void
sit_apart (Maker            *maker,
           DrTrailStatement *statement)
{
  statement->login = statement->person;
}

/* Two people of one login are something to know about, and no failure: the trail shows no faces. */
static void
test_one_desk (BagFixture   *fixture,
               gconstpointer data)
{
  static const Mischief apart = { .statement = sit_apart };

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *folder = g_strdup_printf ("%s/%u", fixture->folder, i);
      g_autoptr (Maker) maker = make_all (i == 1 ? &apart : NULL);
      g_autoptr (DrVerification) verification = NULL;
      const DrVerifyResult *duties;

      maker_write (maker, folder);
      verification = verify (folder, NULL);
      duties = &verification->results[DR_VERIFY_DUTIES];
      g_assert_cmpint (duties->status, ==, DR_VERIFY_PASSED);
      if (i == 1)
        g_assert_cmpuint (duties->n_notes, ==, 0);
      else
        {
          g_assert_cmpuint (duties->n_notes, ==, 3);   /* author, reviewer and approver, two at a time */
          for (guint k = 0; k < 3; k++)
            g_assert_nonnull (strstr (((const DrVerifyLine *) duties->lines->pdata[k])->words,
                                      "acted with one login, login on host, in 1 version: the trail cannot show"));
        }
    }
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
      g_autofree char *folder = g_strdup_printf ("%s/%u", fixture->folder, (guint) i);
      g_autofree char *path = g_build_filename (folder, edits[i].file, NULL);
      g_autoptr (Maker) maker = make_all (NULL);
      g_autoptr (DrVerification) verification = NULL;
      g_autofree char *text = NULL;
      g_auto (GStrv) parts = NULL;
      g_autofree char *changed = NULL;

      maker_write (maker, folder);
      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      parts = g_strsplit (text, edits[i].find, 2);
      g_assert_cmpuint (g_strv_length (parts), ==, 2);
      changed = g_strjoinv (edits[i].with, parts);
      bag_put (path, changed, strlen (changed));
      bag_remanifest (folder);
      verification = verify (folder, NULL);
      g_assert_cmpint (verification->results[DR_VERIFY_CHECKSUMS].status, ==, DR_VERIFY_PASSED);
      expect_failed (verification, edits[i].check, edits[i].words);
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
      g_autoptr (Maker) maker = make_all (NULL);
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
      verification = verify (folder, NULL);
      expect_failed (verification, i <= 2 ? DR_VERIFY_CHAINS : DR_VERIFY_ENTRIES,
                     i == 0 ? "Entry 5 of the trail" : i <= 2 ? "Entry " : "is not in the bag");
    }
}

/* Flips one bit of a file; whether anything says so. */
static gboolean
is_found (const char *folder,
          const char *name,
          gsize       bit,
          gboolean    remanifest)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DrVerification) verification = NULL;
  gsize length;
  gboolean found;

  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  text[bit / 8 % length] ^= (char) (1 << (bit % 8));
  bag_put (path, text, length);
  if (remanifest)
    bag_remanifest (folder);
  verification = dr_verify_path (folder, NULL, &error);
  found = verification == NULL || verification->grade == DR_GRADE_FAILED;
  g_assert_true ((verification == NULL) == (error != NULL));
  text[bit / 8 % length] ^= (char) (1 << (bit % 8));
  bag_put (path, text, length);
  if (remanifest)
    bag_remanifest (folder);

  return found;
}

static const struct { const char *file; guint flips; gboolean remanifest; } flips[] = {
  { "bagit.txt", 10, FALSE },
  { "bag-info.txt", 10, FALSE },
  { "manifest-sha256.txt", 10, FALSE },
  { "tagmanifest-sha256.txt", 10, FALSE },
  { "data/trail/trail.txt", 10, FALSE },
  { "data/evidence/1.xml", 10, FALSE },
  { "data/rulebook/1.xml", 10, FALSE },
  { "data/questionnaire/1.xml", 10, FALSE },
  { "data/records/" REFERENCE "/v1-03-endorse.xml", 10, FALSE },
  { "data/return/maintaining-access-return.xml", 10, FALSE },
  { "data/trail/trail.txt", 50, TRUE },
  { "data/evidence/1.xml", 20, TRUE },
  { "data/rulebook/1.xml", 15, TRUE },
  { "data/questionnaire/1.xml", 15, TRUE },
  { "data/records/" REFERENCE "/v1-03-endorse.xml", 50, TRUE },
};

static void
test_flips (BagFixture   *fixture,
            gconstpointer data)
{
  gsize index = GPOINTER_TO_SIZE (data);
  g_autofree char *folder = bag_path (fixture, "bag");
  g_autofree char *path = g_build_filename (folder, flips[index].file, NULL);
  g_autoptr (Maker) maker = make_all (NULL);
  g_autoptr (GRand) rand = g_rand_new_with_seed ((guint32) index + 1);
  g_autofree char *text = NULL;
  gsize length;

  maker_write (maker, folder);
  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  for (guint i = 0; i < flips[index].flips; i++)
    {
      gsize bit = (gsize) g_rand_int_range (rand, 0, (gint32) (length * 8));

      if (!is_found (folder, flips[index].file, bit, flips[index].remanifest))
        g_test_fail_printf ("%s: bit %" G_GSIZE_FORMAT " of byte %" G_GSIZE_FORMAT " is not found", flips[index].file, bit % 8, bit / 8);
    }
}

/* Of the return, what follows from the records: whose it is and what the council is called do not. */
static void
test_return_flips (BagFixture   *fixture,
                   gconstpointer data)
{
  g_autofree char *folder = bag_path (fixture, "bag");
  g_autofree char *path = g_build_filename (folder, "data/return/maintaining-access-return.xml", NULL);
  g_autoptr (Maker) maker = make_all (NULL);
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  g_autofree char *text = NULL;
  gsize length;
  const char *root_end;

  maker_write (maker, folder);
  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  root_end = strchr (text, '>');
  for (guint i = 0; i < 60; i++)
    {
      gsize byte = (gsize) g_rand_int_range (rand, (gint32) (root_end - text), (gint32) length);

      if (!is_found (folder, "data/return/maintaining-access-return.xml", byte * 8 + i % 8, TRUE))
        g_test_fail_printf ("bit %u of byte %" G_GSIZE_FORMAT " is not found: %.40s", i % 8, byte, text + byte);
    }
}

static void
cancel_at_records (double   share,
                   gpointer data)
{
  if (share > 0.2)
    g_cancellable_cancel (data);
}

static void
test_cancelled (BagFixture   *fixture,
                gconstpointer data)
{
  g_autofree char *folder = bag_path (fixture, "bag");
  g_autoptr (Maker) maker = make_all (NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  DrVerifyOptions options = { .cancellable = cancellable, .progress = cancel_at_records, .progress_data = cancellable };

  maker_write (maker, folder);
  g_assert_null (dr_verify_bag (folder, &options, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

#define ADD(path, data, function) g_test_add (path, BagFixture, data, bag_set_up, function, bag_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();

  ADD ("/records/verify/valid", NULL, test_valid);
  for (gsize i = 0; i < G_N_ELEMENTS (wrongs); i++)
    {
      g_autofree char *path = g_strdup_printf ("/records/verify/wrong/%s", wrongs[i].name);

      ADD (path, GSIZE_TO_POINTER (i), test_wrong);
    }
  ADD ("/records/verify/rewrite", NULL, test_rewrite);
  ADD ("/records/verify/attachment", NULL, test_attachment);
  ADD ("/records/verify/one-desk", NULL, test_one_desk);
  ADD ("/records/verify/altered", NULL, test_altered);
  ADD ("/records/verify/trail", NULL, test_trail);
  ADD ("/records/verify/cancelled", NULL, test_cancelled);
  ADD ("/records/verify/return-flips", NULL, test_return_flips);
  for (gsize i = 0; i < G_N_ELEMENTS (flips); i++)
    {
      g_autofree char *path = g_strdup_printf ("/records/verify/flips/%s%s", flips[i].file, flips[i].remanifest ? "/manifests" : "");

      ADD (path, GSIZE_TO_POINTER (i), test_flips);
    }

  return g_test_run ();
}
