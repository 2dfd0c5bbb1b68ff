/* Whole bags: honest ones pass; each thing that is wrong is found, and by the check that says so. */
#include "bag-fixture.h"
#include "verify-bag-fixture.h"

#include "dr-digest.h"

static void
test_valid (BagFixture   *fixture,
            gconstpointer data)
{
  g_autofree char *folder = bag_path (fixture, "bag");
  g_autofree char *zip = bag_path (fixture, "bag.zip");
  g_autoptr (Maker) maker = verify_bag_make (NULL);
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
  consistent = verify_bag (folder, NULL);
  g_assert_cmpint (consistent->grade, ==, DR_GRADE_CONSISTENT);
  g_assert_cmpuint (consistent->n_records, ==, 5);
  g_assert_cmpstr (consistent->store_head, ==, maker->store_head);
  for (guint i = 0; i < DR_N_VERIFY_CHECKS; i++)
    if (i != DR_VERIFY_RECEIVED && i != DR_VERIFY_ANCHOR)
      {
        g_test_message ("%s", dr_verify_check_id (i));
        g_assert_cmpint (consistent->results[i].status, ==, DR_VERIFY_PASSED);
      }

  anchored = verify_bag (zip, good);
  g_assert_cmpint (anchored->grade, ==, DR_GRADE_ANCHORED);
  g_assert_cmpuint (anchored->cannot_show->len, <, consistent->cannot_show->len);
  /* What is found of one assessment says nothing of the others. */
  partly = verify_bag (folder, some);
  g_assert_cmpint (partly->grade, ==, DR_GRADE_CONSISTENT);
  g_assert_cmpuint (partly->results[DR_VERIFY_ANCHOR].n_notes, ==, 2);
  g_assert_cmpuint (partly->cannot_show->len, ==, consistent->cannot_show->len);
  failed = verify_bag (folder, bad);
  verify_bag_expect_failed (failed, DR_VERIFY_ANCHOR, own_head);
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
  const char   *named;   /* (nullable): what people read in their stead */
} wrongs[] = {
  { "author-approves", { NULL, author_approves, FALSE }, DR_VERIFY_DUTIES, "“anna” is author and approver",
    "“anna Rees (anna)” is author and approver" },
  { "approver-wrote", { approver_wrote, NULL, FALSE }, DR_VERIFY_DUTIES, "“anna” is author and approver" },
  { "never-granted", { without_role, NULL, FALSE }, DR_VERIFY_ROLES, "“anna” had not the role",
    "“anna Rees (anna)” had not the role for it, expected approver for the service “Customer services (customer-services)”" },
  { "grants-own", { grants_own, NULL, FALSE }, DR_VERIFY_ROLES, "“root” granted themselves the role of approver",
    "“root Rees (root)” granted themselves" },
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
  verification = verify_bag (folder, NULL);
  verify_bag_expect_failed (verification, wrongs[index].check, wrongs[index].words);
  if (wrongs[index].named != NULL)
    verify_bag_expect_named (verification, wrongs[index].check, wrongs[index].named);
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
  g_autoptr (Maker) before = verify_bag_make (NULL);
  g_autoptr (Maker) after = verify_bag_make (&mischief);
  const char * const anchors[] = { before->store_head, NULL };
  g_autoptr (DrVerification) consistent = NULL;
  g_autoptr (DrVerification) found = NULL;

  maker_write (after, folder);
  consistent = verify_bag (folder, NULL);
  g_assert_cmpint (consistent->grade, ==, DR_GRADE_CONSISTENT);
  found = verify_bag (folder, anchors);
  verify_bag_expect_failed (found, DR_VERIFY_ANCHOR, before->store_head);
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
      verification = verify_bag (folder, NULL);
      if (i == 1 || i == 3)
        verify_bag_expect_failed (verification, DR_VERIFY_ATTACHMENTS, i == 1 ? "is missing" : "its digest is");
      else if (i == 4)
        verify_bag_expect_failed (verification, DR_VERIFY_LAYOUT, "no record and no act in the trail names it");
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
      g_autoptr (Maker) maker = verify_bag_make (i == 1 ? &apart : NULL);
      g_autoptr (DrVerification) verification = NULL;
      const DrVerifyResult *duties;

      maker_write (maker, folder);
      verification = verify_bag (folder, NULL);
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
  g_autoptr (Maker) maker = verify_bag_make (NULL);
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
  ADD ("/records/verify/cancelled", NULL, test_cancelled);

  return g_test_run ();
}
