/* What is kept for good: blobs, editions, attachments, people, and the trail that everything rests on. */
#include "store-support.h"

#include <string.h>

static GBytes *
text_bytes (const char *text)
{
  return g_bytes_new (text, strlen (text));
}

static void
test_blobs (Case *self, gconstpointer data)
{
  static const char *const texts[] = { "", "a", "two\nlines" };
  g_autoptr (GError) error = NULL;
  char digest[DR_DIGEST_SIZE];
  char expected[DR_DIGEST_SIZE];

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    for (guint again = 0; again < 2; again++)
      {
        g_autoptr (GBytes) bytes = text_bytes (texts[i]);
        g_autoptr (GBytes) back = NULL;

        g_assert_true (dr_store_put_blob (self->store, bytes, digest, &error));
        make_digest (expected, texts[i]);
        g_assert_cmpstr (digest, ==, expected);
        back = dr_store_get_blob (self->store, digest, &error);
        g_assert_no_error (error);
        g_assert_true (g_bytes_equal (back, bytes));
      }
  make_digest (expected, "never put in");
  g_assert_null (dr_store_get_blob (self->store, expected, &error));
  g_assert_error (error, DR_STORE_ERROR, DR_STORE_ERROR_NOT_FOUND);
}

static void
test_large_blob (Case *self, gconstpointer data)
{
  gsize size = 5 * 1024 * 1024 + 1;
  g_autoptr (GBytes) bytes = g_bytes_new_take (g_malloc0 (size), size);
  g_autoptr (GBytes) back = NULL;
  g_autoptr (GBytes) too_large = g_bytes_new_static ("x", (gsize) DR_STORE_MAX_BLOB + 1);
  g_autoptr (GError) error = NULL;
  char digest[DR_DIGEST_SIZE];

  g_assert_true (dr_store_put_blob (self->store, bytes, digest, NULL));
  back = dr_store_get_blob (self->store, digest, NULL);
  g_assert_true (g_bytes_equal (back, bytes));
  /* Refused by its size alone: the bytes are not looked at. */
  g_assert_false (dr_store_put_blob (self->store, too_large, digest, &error));
  g_assert_error (error, DR_STORE_ERROR, DR_STORE_ERROR_TOO_LARGE);
}

static void
test_editions (Case *self, gconstpointer data)
{
  g_autoptr (GBytes) first = text_bytes ("<evidence/>");
  g_autoptr (GBytes) second = text_bytes ("<evidence id='2'/>");
  g_autoptr (DrEditions) editions = NULL;
  g_autoptr (DrEditions) none = NULL;
  DrNewEdition old = { DR_EDITION_EVIDENCE, first, "2025" };
  DrNewEdition new = { DR_EDITION_EVIDENCE, second, "2026" };

  g_assert_true (try_act (self->store, (DrTrailAct) { .person = "ann", .edition = &old }, "1", NULL));
  g_assert_true (try_act (self->store, (DrTrailAct) { .person = "bob", .edition = &new }, "2", NULL));
  editions = dr_store_list_editions (self->store, DR_EDITION_EVIDENCE, NULL);
  g_assert_cmpuint (editions->n_items, ==, 2);
  g_assert_cmpuint (editions->items[0].number, ==, 1);
  g_assert_cmpuint (editions->items[1].number, ==, 2);
  g_assert_cmpstr (editions->items[1].label, ==, "2026");
  g_assert_cmpstr (editions->items[1].by, ==, "bob");
  g_assert_cmpint (editions->items[1].at, ==, 3);
  none = dr_store_list_editions (self->store, DR_EDITION_RULEBOOK, NULL);
  g_assert_cmpuint (none->n_items, ==, 0);
}

static void
test_attachments (Case *self, gconstpointer data)
{
  g_autoptr (GBytes) letter = text_bytes ("a letter");
  g_autoptr (GBytes) plan = text_bytes ("a plan");
  g_autoptr (GBytes) gone = NULL;
  g_autoptr (DrAttachments) found = NULL;
  g_autoptr (GError) error = NULL;
  DrAttachment attachment = { .id = "at1", .name = "letter.txt", .media_type = "text/plain", .question = "q3" };
  char digest[DR_DIGEST_SIZE];
  char plan_digest[DR_DIGEST_SIZE];

  create (self->store, "EIA-1", 1, "Desk");
  g_assert_true (dr_store_attach (self->store, "EIA-1", 1, &attachment, letter, NULL));
  g_assert_false (dr_store_attach (self->store, "EIA-1", 1, &attachment, plan, &error));
  g_assert_error (error, DR_STORE_ERROR, DR_STORE_ERROR_EXISTS);
  g_clear_error (&error);
  attachment.id = "at2";
  g_assert_true (dr_store_attach (self->store, "EIA-1", 1, &attachment, plan, NULL));
  found = dr_store_list_attachments (self->store, "EIA-1", 1, NULL);
  g_assert_cmpuint (found->n_items, ==, 2);
  g_assert_cmpuint (found->items[0].size, ==, 8);
  g_assert_cmpstr (found->items[0].question, ==, "q3");
  g_assert_null (found->items[0].impact);
  g_strlcpy (digest, found->items[0].sha256, sizeof digest);
  g_strlcpy (plan_digest, found->items[1].sha256, sizeof plan_digest);

  /* Attached by mistake: the bytes go. */
  g_assert_true (dr_store_detach (self->store, "EIA-1", 1, "at2", NULL));
  g_assert_null (dr_store_get_blob (self->store, plan_digest, &error));
  g_assert_error (error, DR_STORE_ERROR, DR_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);

  /* Sealed: only an act in the trail takes the bytes, and the digest stays. */
  g_assert_true (try_step (self->store, "EIA-1", DR_STAGE_DRAFT, DR_STAGE_SUBMITTED, NULL));
  g_assert_false (dr_store_detach (self->store, "EIA-1", 1, "at1", &error));
  g_assert_error (error, DR_STORE_ERROR, DR_STORE_ERROR_STAGE);
  g_clear_error (&error);
  g_assert_true (try_act (self->store, (DrTrailAct) { .erase = digest }, "erased", &error));
  g_assert_no_error (error);
  gone = dr_store_get_blob (self->store, digest, &error);
  g_assert_error (error, DR_STORE_ERROR, DR_STORE_ERROR_ERASED);
  g_clear_error (&error);
  dr_attachments_free (found);
  found = dr_store_list_attachments (self->store, "EIA-1", 1, NULL);
  g_assert_cmpstr (found->items[0].sha256, ==, digest);
  g_assert_false (dr_store_put_blob (self->store, letter, digest, &error));
  g_assert_error (error, DR_STORE_ERROR, DR_STORE_ERROR_ERASED);
  g_clear_error (&error);

  /* A sealed record is no attachment. */
  make_digest (digest, "<record/>");
  g_assert_false (try_act (self->store, (DrTrailAct) { .erase = digest }, "erased too", &error));
  g_assert_error (error, DR_STORE_ERROR, DR_STORE_ERROR_NOT_FOUND);
}

static void
test_people (Case *self, gconstpointer data)
{
  g_autoptr (DrPeopleList) people = NULL;
  g_autoptr (GError) error = NULL;
  DrPerson ann = { "ann", "Ann", "ann1" };
  DrPerson bob = { "bob", "Bob", "" };
  DrGrant first = { .person = "ann", .role = DR_ROLE_ADMINISTRATOR, .service = "", .by = "ann" };
  DrGrant local = { .person = "bob", .role = DR_ROLE_APPROVER, .service = "library", .by = "ann" };
  DrGrant taken = { .person = "bob", .role = DR_ROLE_APPROVER, .service = "library", .by = "ann", .revoke = TRUE };
  DrGrant nobody = { .person = "eve", .role = DR_ROLE_APPROVER, .service = "", .by = "ann" };
  DrTrailHead head;

  g_assert_true (try_act (self->store, (DrTrailAct) { .new_person = &ann, .grant = &first }, "1", NULL));
  g_assert_true (try_act (self->store, (DrTrailAct) { .new_person = &bob, .grant = &local }, "2", NULL));
  people = dr_store_list_people (self->store, NULL);
  g_assert_cmpuint (people->n_people, ==, 2);
  g_assert_true (dr_people_has_role (people, "ann", DR_ROLE_ADMINISTRATOR, "library"));
  g_assert_true (dr_people_has_role (people, "bob", DR_ROLE_APPROVER, "library"));
  g_assert_false (dr_people_has_role (people, "bob", DR_ROLE_APPROVER, "waste"));
  g_assert_cmpuint (people->roles[1].sequence, ==, 2);
  g_assert_true (try_act (self->store, (DrTrailAct) { .grant = &taken }, "3", NULL));
  dr_people_list_free (people);
  people = dr_store_list_people (self->store, NULL);
  g_assert_false (dr_people_has_role (people, "bob", DR_ROLE_APPROVER, NULL));
  g_assert_true (try_act (self->store, (DrTrailAct) { .grant = &local }, "4", NULL));

  g_assert_false (try_act (self->store, (DrTrailAct) { .new_person = &ann }, "5", &error));
  g_assert_error (error, DR_STORE_ERROR, DR_STORE_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_false (try_act (self->store, (DrTrailAct) { .grant = &nobody }, "5", &error));
  g_assert_error (error, DR_STORE_ERROR, DR_STORE_ERROR_NOT_FOUND);
  /* What was refused is not in the trail either. */
  g_assert_true (dr_store_read_head (self->store, NULL, &head, NULL));
  g_assert_cmpuint (head.length, ==, 4);
}

static void
test_trail (Case *self, gconstpointer data)
{
  g_autoptr (DrTrail) own = NULL;
  g_autoptr (DrTrail) whole = NULL;
  g_autoptr (DrTrail) rest = NULL;
  g_autoptr (GBytes) record = NULL;
  DrTrailHead head;

  g_assert_true (dr_store_read_head (self->store, NULL, &head, NULL));
  g_assert_cmpstr (head.head, ==, "");
  create (self->store, "EIA-1", 1, "Desk");
  create (self->store, "EIA-2", 1, "Van");
  g_assert_true (try_step (self->store, "EIA-1", DR_STAGE_DRAFT, DR_STAGE_SUBMITTED, NULL));
  g_assert_true (try_step (self->store, "EIA-2", DR_STAGE_DRAFT, DR_STAGE_SUBMITTED, NULL));
  g_assert_true (try_step (self->store, "EIA-1", DR_STAGE_SUBMITTED, DR_STAGE_ENDORSED, NULL));
  own = dr_store_read_trail (self->store, "EIA-1", 0, 100, NULL);
  g_assert_cmpuint (own->n_entries, ==, 3);
  g_assert_cmpuint (own->entries[2].sequence, ==, 5);
  g_assert_cmpuint (own->entries[2].position, ==, 3);
  g_assert_cmpmem (g_bytes_get_data (own->entries[2].entry, NULL), g_bytes_get_size (own->entries[2].entry),
                   "submitted to endorsed", 21);
  g_assert_null (own->entries[0].record);
  record = dr_store_get_blob (self->store, own->entries[1].record, NULL);
  g_assert_nonnull (record);
  whole = dr_store_read_trail (self->store, NULL, 0, 2, NULL);
  g_assert_cmpuint (whole->n_entries, ==, 2);
  rest = dr_store_read_trail (self->store, NULL, 2, 100, NULL);
  g_assert_cmpuint (rest->n_entries, ==, 3);
  g_assert_true (dr_store_read_head (self->store, "EIA-1", &head, NULL));
  g_assert_cmpstr (head.head, ==, own->entries[2].head);
  g_assert_cmpuint (head.length, ==, 3);
}

/* Each of these has moved; nothing at all must have happened. */
static void
test_moved (Case *self, gconstpointer data)
{
  char right[DR_DIGEST_SIZE];
  char wrong[DR_DIGEST_SIZE];
  g_autoptr (GBytes) entry = text_bytes ("entry");
  DrTrailHead own;
  DrTrailHead whole;

  create (self->store, "EIA-1", 1, "Desk");
  g_assert_true (try_step (self->store, "EIA-1", DR_STAGE_DRAFT, DR_STAGE_SUBMITTED, NULL));
  g_assert_true (dr_store_read_head (self->store, "EIA-1", &own, NULL));
  g_assert_true (dr_store_read_head (self->store, NULL, &whole, NULL));
  make_digest (right, "next");
  make_digest (wrong, "somebody else's");
  for (guint i = 0; i < 6; i++)
    {
      DrTrailAct act = {
        .reference = "EIA-1", .version = 1, .entry = entry, .at = 9, .step = TRUE,
        .from = DR_STAGE_SUBMITTED, .to = DR_STAGE_ENDORSED, .expected_revision = 1,
        .expected_head = own.head, .head = right, .expected_store_head = whole.head, .store_head = right,
      };
      g_autoptr (DrRegisterPage) page = NULL;
      g_autoptr (GError) error = NULL;
      DrTrailHead after;

      if (i == 0)
        act.expected_head = wrong;
      else if (i == 1)
        act.expected_head = NULL;
      else if (i == 2)
        act.expected_store_head = wrong;
      else if (i == 3)
        act.from = DR_STAGE_RETURNED;
      else if (i == 4)
        act.expected_revision = 2;
      g_assert_cmpint (dr_store_append (self->store, &act, &error), ==, i == 5);
      if (i < 5)
        g_assert_error (error, DR_STORE_ERROR, DR_STORE_ERROR_MOVED);
      g_assert_true (dr_store_read_head (self->store, NULL, &after, NULL));
      g_assert_cmpuint (after.length, ==, i == 5 ? 3 : 2);
      page = dr_store_get_row (self->store, "EIA-1", 1, NULL);
      g_assert_cmpint (page->rows[0].stage, ==, i == 5 ? DR_STAGE_ENDORSED : DR_STAGE_SUBMITTED);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  case_add ("records/blobs", test_blobs);
  case_add ("records/large-blob", test_large_blob);
  case_add ("records/editions", test_editions);
  case_add ("records/attachments", test_attachments);
  case_add ("records/people", test_people);
  case_add ("records/trail", test_trail);
  case_add ("records/moved", test_moved);
  return g_test_run ();
}
