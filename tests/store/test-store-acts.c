/* Acts: all that one carries happens with its entry in the trail, or nothing does. */
#include "store-support.h"

#include <string.h>

#define STEP(a, b) .step = TRUE, .from = DR_STAGE_##a, .to = DR_STAGE_##b

static void
test_create_and_remove (Case *self, gconstpointer data)
{
  DrAttachment attachment = { .id = "at1", .name = "a.txt", .media_type = "text/plain" };
  g_autoptr (GBytes) bytes = g_bytes_new_static ("abc", 3);
  g_autoptr (GError) error = NULL;
  g_autoptr (DrTrail) trail = NULL;
  char digest[DR_DIGEST_SIZE];
  DrTrailAct absent = { .reference = "EIA-1", .version = 1 };

  g_assert_false (try_act (self->store, absent, "edit", &error));
  g_assert_error (error, DR_STORE_ERROR, DR_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  create (self->store, "EIA-1", 1, "Desk");
  g_assert_true (dr_store_attach (self->store, "EIA-1", 1, &attachment, bytes, NULL));
  make_digest (digest, "abc");
  g_assert_true (try_remove (self->store, "EIA-1", 1, &error));
  g_assert_no_error (error);
  g_assert_null (dr_store_load_draft (self->store, "EIA-1", 1, NULL, &error));
  g_assert_error (error, DR_STORE_ERROR, DR_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (dr_store_get_blob (self->store, digest, &error));
  g_assert_error (error, DR_STORE_ERROR, DR_STORE_ERROR_NOT_FOUND);
  g_clear_error (&error);

  /* Its trail stays, and goes on if the reference comes again. */
  create (self->store, "EIA-1", 1, "Desk again");
  trail = dr_store_read_trail (self->store, "EIA-1", 0, 100, NULL);
  g_assert_cmpuint (trail->n_entries, ==, 3);
  g_assert_cmpuint (trail->entries[2].position, ==, 3);
  g_assert_true (dr_store_check (self->store, NULL));
}

/* Saves with an act, from a version at @stage whose fields are at revision 1 but "b", which bob changed at 2. */
static const struct {
  const char *key;
  guint64     base;
  DrStage     stage;      /* that the act takes it to be at */
  DrStage     at;         /* that it is at */
  guint64     expected;   /* revision; 0: any */
  int         error;      /* -1: none */
} save_cases[] = {
  { "verdict", 2, DR_STAGE_DRAFT, DR_STAGE_DRAFT, 2, -1 },
  { "verdict", 2, DR_STAGE_SUBMITTED, DR_STAGE_SUBMITTED, 2, -1 },
  { "verdict", 2, DR_STAGE_MONITORED, DR_STAGE_MONITORED, 0, -1 },
  { "a", 1, DR_STAGE_SUBMITTED, DR_STAGE_SUBMITTED, 0, -1 },
  { "b", 2, DR_STAGE_SUBMITTED, DR_STAGE_SUBMITTED, 0, -1 },
  { "b", 1, DR_STAGE_SUBMITTED, DR_STAGE_SUBMITTED, 0, DR_STORE_ERROR_MOVED },
  { "b", 1, DR_STAGE_DRAFT, DR_STAGE_DRAFT, 0, DR_STORE_ERROR_MOVED },
  { "verdict", 2, DR_STAGE_SUBMITTED, DR_STAGE_RETURNED, 0, DR_STORE_ERROR_MOVED },
  { "verdict", 2, DR_STAGE_DRAFT, DR_STAGE_SUBMITTED, 0, DR_STORE_ERROR_MOVED },
  { "verdict", 2, DR_STAGE_SUBMITTED, DR_STAGE_SUBMITTED, 1, DR_STORE_ERROR_MOVED },
};

static void
prepare_version (Case *self, const char *reference, DrStage stage)
{
  DrField fields[] = { { .key = "a", .value = "a" }, { .key = "b", .value = "b" } };
  DrDraftSave first = { .reference = reference, .version = 1, .person = "ann", .at = 1, .fields = fields, .n_fields = 2 };

  g_assert_true (try_create (self->store, &first, NULL));
  save_one (self->store, reference, "bob", "b", "bob's", 1);
  if (stage != DR_STAGE_DRAFT)
    g_assert_true (try_step (self->store, reference, DR_STAGE_DRAFT, stage, NULL));
}

static void
test_saves (Case *self, gconstpointer data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (save_cases); i++)
    {
      g_autofree char *reference = g_strdup_printf ("EIA-%zu", i);
      g_autoptr (GError) error = NULL;
      g_autoptr (DrDraft) draft = NULL;
      DrField field = { .key = save_cases[i].key, .value = "mine", .revision = save_cases[i].base };
      DrDraftSave save = {
        .reference = reference, .version = 1, .stage = save_cases[i].stage, .person = "eve", .at = 9,
        .fields = &field, .n_fields = 1,
      };
      DrTrailAct act = {
        .reference = reference, .version = 1, .save = &save, .expected_revision = save_cases[i].expected,
      };
      DrTrailHead before;
      DrTrailHead after;

      prepare_version (self, reference, save_cases[i].at);
      g_assert_true (dr_store_read_head (self->store, NULL, &before, NULL));
      try_act (self->store, act, "save", &error);
      g_assert_true (dr_store_read_head (self->store, NULL, &after, NULL));
      if (save_cases[i].error < 0)
        g_assert_no_error (error);
      else
        g_assert_error (error, DR_STORE_ERROR, save_cases[i].error);
      g_assert_cmpuint (after.length, ==, before.length + (save_cases[i].error < 0 ? 1 : 0));
      if (save_cases[i].error < 0)
        assert_field (self->store, reference, save_cases[i].key, "mine");
      else
        assert_field (self->store, reference, "verdict", NULL);
      draft = dr_store_load_draft (self->store, reference, 1, "eve", NULL);
      g_assert_cmpuint (draft->revision, ==, save_cases[i].error < 0 ? 3 : 2);
      g_assert_cmpint (draft->can_undo, ==, save_cases[i].error < 0 && save_cases[i].at == DR_STAGE_DRAFT);
    }
}

/* A save by itself is possible wherever the version is, from where the officer saw it. */
static void
test_stages (Case *self, gconstpointer data)
{
  for (guint stage = 0; stage < DR_N_STAGES; stage++)
    for (guint expected = 0; expected < DR_N_STAGES; expected++)
      {
        g_autofree char *reference = g_strdup_printf ("EIA-%u-%u", stage, expected);
        g_autoptr (GError) error = NULL;
        DrField field = { .key = "verdict", .value = "mine" };
        DrDraftSave save = {
          .reference = reference, .version = 1, .stage = (DrStage) expected, .person = "eve", .at = 9,
          .fields = &field, .n_fields = 1,
        };

        if (expected != stage && expected != (stage + 1) % DR_N_STAGES)
          continue;
        prepare_version (self, reference, (DrStage) stage);
        dr_store_save_draft (self->store, &save, NULL, NULL, &error);
        if (expected == stage)
          g_assert_no_error (error);
        else
          g_assert_error (error, DR_STORE_ERROR, DR_STORE_ERROR_STAGE);
        assert_field (self->store, reference, "verdict", expected == stage ? "mine" : NULL);
        g_clear_error (&error);
        if (stage == DR_STAGE_DRAFT)
          continue;
        g_assert_false (dr_store_undo (self->store, reference, 1, "bob", 9, NULL, NULL, &error));
        g_assert_error (error, DR_STORE_ERROR, DR_STORE_ERROR_STAGE);
      }
}

static void
test_limitations (Case *self, gconstpointer data)
{
  DrLimitation first = { "L2", "r1", "channel/web", "no survey", "eve", { 2026, 1, 1 }, { 2026, 12, 31 } };
  DrLimitation second = { "L1", "r2", "", "old figures", "ann", { 2026, 2, 1 }, { 2026, 3, 1 } };
  g_autoptr (DrLimitations) found = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (try_act (self->store, (DrTrailAct) { .limitation = &first }, "1", NULL));
  g_assert_true (try_act (self->store, (DrTrailAct) { .limitation = &second }, "2", NULL));
  g_assert_false (try_act (self->store, (DrTrailAct) { .limitation = &first }, "3", &error));
  g_assert_error (error, DR_STORE_ERROR, DR_STORE_ERROR_EXISTS);
  found = dr_store_list_limitations (self->store, NULL);
  g_assert_cmpuint (found->n_items, ==, 2);
  g_assert_cmpstr (found->items[0].id, ==, "L2");
  g_assert_cmpstr (found->items[0].rule, ==, "r1");
  g_assert_cmpstr (found->items[0].subject, ==, "channel/web");
  g_assert_cmpstr (found->items[0].text, ==, "no survey");
  g_assert_cmpstr (found->items[0].by, ==, "eve");
  g_assert_true (dr_date_is_same (found->items[0].until, first.until));
  g_assert_true (dr_date_is_same (found->items[1].from, second.from));
}

static void
test_received (Case *self, gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("<record/>", 9);
  DrReceived full = { bytes, "theirs.xml", "EIA-7", 3, "Bus", "sealed" };
  DrReceived bare = { bytes, "again.xml", NULL, 0, NULL, NULL };
  g_autoptr (DrReceivedList) all = NULL;
  g_autoptr (DrReceivedList) rest = NULL;
  g_autoptr (GBytes) back = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (try_act (self->store, (DrTrailAct) { .person = "ann", .received = &full }, "1", NULL));
  g_assert_true (try_act (self->store, (DrTrailAct) { .person = "bob", .received = &bare }, "2", NULL));
  all = dr_store_list_received (self->store, 0, 100, NULL);
  g_assert_cmpuint (all->n_items, ==, 2);
  g_assert_cmpuint (all->items[0].sequence, ==, 1);
  g_assert_cmpstr (all->items[0].name, ==, "theirs.xml");
  g_assert_cmpstr (all->items[0].reference, ==, "EIA-7");
  g_assert_cmpuint (all->items[0].version, ==, 3);
  g_assert_cmpstr (all->items[0].title, ==, "Bus");
  g_assert_cmpstr (all->items[0].grade, ==, "sealed");
  g_assert_cmpstr (all->items[0].by, ==, "ann");
  g_assert_cmpint (all->items[0].at, ==, 3);
  g_assert_cmpstr (all->items[1].title, ==, "");
  rest = dr_store_list_received (self->store, 1, 1, NULL);
  g_assert_cmpuint (rest->n_items, ==, 1);
  back = dr_store_get_blob (self->store, all->items[0].digest, NULL);
  g_assert_true (g_bytes_equal (back, bytes));
  g_assert_false (try_act (self->store, (DrTrailAct) { .erase = all->items[0].digest }, "3", &error));
  g_assert_error (error, DR_STORE_ERROR, DR_STORE_ERROR_NOT_FOUND);
}

typedef struct {
  GString *bytes;
  guint    n;
  guint    stop_after;   /* pieces; 0: never */
} Pieces;

static gboolean
take_piece (gconstpointer bytes, gsize length, gpointer data, GError **error)
{
  Pieces *pieces = data;

  g_string_append_len (pieces->bytes, bytes, (gssize) length);
  if (++pieces->n != pieces->stop_after)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "stopped");
  return FALSE;
}

/* Sizes around a piece, in and out; the same bytes once, and under several kinds. */
static void
test_received_pieces (Case *self, gconstpointer data)
{
  static const gsize sizes[] = { 0, 1, 65535, 65536, 65537, 1000000 };

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autofree char *text = g_strnfill (sizes[i], (char) ('a' + i));
      g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, (gssize) sizes[i]);
      g_autofree char *beginning = g_strndup (digest, 8);
      g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (text, (gssize) sizes[i], NULL);
      g_autoptr (GInputStream) again = g_memory_input_stream_new_from_data ("", 0, NULL);
      g_autoptr (GString) out = g_string_new (NULL);
      g_autoptr (DrReceivedList) found = NULL;
      g_autoptr (DrReceivedList) whole = NULL;
      g_autoptr (GError) error = NULL;
      Pieces pieces = { out, 0, 0 };
      DrReceived received = {
        .name = "data/evidence/1.xml", .kind = DR_RECEIVED_EVIDENCE, .bag = digest, .grade = "failed", .stream = stream,
        .size = sizes[i], .digest = digest,
      };

      g_assert_true (try_act (self->store, (DrTrailAct) { .person = "ann", .received = &received }, "1", &error));
      g_assert_no_error (error);
      received.kind = DR_RECEIVED_OTHER;
      received.stream = again;   /* is not looked at: the bytes are here */
      g_assert_true (try_act (self->store, (DrTrailAct) { .person = "ann", .received = &received }, "2", &error));
      g_assert_true (dr_store_read_blob (self->store, digest, take_piece, &pieces, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (out->len, ==, sizes[i]);
      g_assert_true (memcmp (out->str, text, out->len) == 0);
      g_assert_cmpuint (pieces.n, ==, MAX (1, (sizes[i] + 65535) / 65536));
      found = dr_store_find_received (self->store, beginning, 5, &error);
      g_assert_cmpuint (found->n_items, ==, 2);
      g_assert_cmpint (found->items[0].kind, ==, DR_RECEIVED_EVIDENCE);
      g_assert_cmpint (found->items[1].kind, ==, DR_RECEIVED_OTHER);
      g_assert_cmpuint (found->items[0].size, ==, sizes[i]);
      g_assert_cmpstr (found->items[0].bag, ==, digest);
      g_assert_false (found->items[0].is_erased);
      whole = dr_store_find_received (self->store, digest, 5, &error);
      g_assert_cmpuint (whole->n_items, ==, 2);
      pieces = (Pieces) { out, 0, 1 };
      g_assert_false (dr_store_read_blob (self->store, digest, take_piece, &pieces, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
  g_assert_true (dr_store_check (self->store, NULL));
}

/* A stream that is too short, too long for the limit, of other bytes, or that fails: nothing of it is kept. */
static void
test_received_refused (Case *self, gconstpointer data)
{
  static const struct { const char *text; guint64 size; gboolean cancelled; int code; } rows[] = {
    { "shor", 5, FALSE, DR_STORE_ERROR_DAMAGED },
    { "other", 5, FALSE, DR_STORE_ERROR_DAMAGED },
    { "right", (guint64) DR_STORE_MAX_BLOB + 1, FALSE, DR_STORE_ERROR_TOO_LARGE },
    { "right", 5, TRUE, G_IO_ERROR_CANCELLED },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "right", -1);
      g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (rows[i].text, -1, NULL);
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (DrReceivedList) found = NULL;
      g_autoptr (GError) error = NULL;
      DrReceived received = {
        .name = "x", .stream = stream, .size = rows[i].size, .digest = digest, .cancellable = cancellable,
      };
      Pieces pieces = { NULL, 0, 0 };
      DrTrailHead head;

      if (rows[i].cancelled)
        g_cancellable_cancel (cancellable);
      g_assert_false (try_act (self->store, (DrTrailAct) { .person = "ann", .received = &received }, "1", &error));
      g_assert_true (g_error_matches (error, rows[i].cancelled ? G_IO_ERROR : DR_STORE_ERROR, rows[i].code));
      g_clear_error (&error);
      found = dr_store_find_received (self->store, digest, 5, NULL);
      g_assert_cmpuint (found->n_items, ==, 0);
      g_assert_true (dr_store_read_head (self->store, NULL, &head, NULL));
      g_assert_cmpuint (head.length, ==, 0);
      g_assert_false (dr_store_read_blob (self->store, digest, take_piece, &pieces, &error));
      g_assert_error (error, DR_STORE_ERROR, DR_STORE_ERROR_NOT_FOUND);
    }
}

/* An attachment from elsewhere can be erased by an act, and then does not come back; the rest stays. */
static void
test_received_erased (Case *self, gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("private", 7);
  g_autoptr (DrReceivedList) found = NULL;
  g_autoptr (GError) error = NULL;
  DrReceived received = { .bytes = bytes, .name = "data/attachments/x", .kind = DR_RECEIVED_ATTACHMENT };
  DrReceived record = { .bytes = bytes, .name = "x.xml" };
  char digest[DR_DIGEST_SIZE];

  make_digest (digest, "private");
  g_assert_true (try_act (self->store, (DrTrailAct) { .person = "ann", .received = &received }, "1", NULL));
  g_assert_true (try_act (self->store, (DrTrailAct) { .erase = digest }, "2", &error));
  g_assert_no_error (error);
  found = dr_store_find_received (self->store, digest, 5, NULL);
  g_assert_true (found->items[0].is_erased);
  g_assert_null (dr_store_get_blob (self->store, digest, &error));
  g_assert_error (error, DR_STORE_ERROR, DR_STORE_ERROR_ERASED);
  g_clear_error (&error);
  g_assert_false (try_act (self->store, (DrTrailAct) { .person = "ann", .received = &record }, "3", &error));
  g_assert_error (error, DR_STORE_ERROR, DR_STORE_ERROR_ERASED);
  g_assert_true (dr_store_check (self->store, NULL));
}

/* Where attachments may come and go, before and after a record was sealed. */
static void
test_attachments (Case *self, gconstpointer data)
{
  DrAttachment sealed = { .id = "sealed", .name = "a.txt", .media_type = "text/plain" };
  DrAttachment late = { .id = "late", .name = "b.txt", .media_type = "text/plain" };
  g_autoptr (GBytes) first = g_bytes_new_static ("first", 5);
  g_autoptr (GBytes) second = g_bytes_new_static ("second", 6);

  for (guint i = 1; i < DR_N_STAGES; i++)
    {
      g_autofree char *reference = g_strdup_printf ("EIA-%u", i);
      DrStage stage = (DrStage) i;
      gboolean open = stage == DR_STAGE_APPROVED || stage == DR_STAGE_DECIDED || stage == DR_STAGE_MONITORED;
      g_autoptr (GError) error = NULL;
      g_autoptr (GError) kept = NULL;
      g_autoptr (DrAttachments) found = NULL;

      create (self->store, reference, 1, "Desk");
      g_assert_true (dr_store_attach (self->store, reference, 1, &sealed, first, NULL));
      g_assert_true (try_step (self->store, reference, DR_STAGE_DRAFT, stage, NULL));
      g_assert_cmpint (dr_store_attach (self->store, reference, 1, &late, second, &error), ==, open);
      g_assert_false (dr_store_detach (self->store, reference, 1, "sealed", &kept));
      g_assert_error (kept, DR_STORE_ERROR, DR_STORE_ERROR_STAGE);
      found = dr_store_list_attachments (self->store, reference, 1, NULL);
      g_assert_cmpuint (found->n_items, ==, open ? 2 : 1);
      if (open)
        g_assert_true (dr_store_detach (self->store, reference, 1, "late", NULL));
      else
        g_assert_error (error, DR_STORE_ERROR, DR_STORE_ERROR_STAGE);
    }
}

/* Sent back to draft, an attachment may go, but not the bytes that a record was sealed with. */
static void
test_sealed_bytes (Case *self, gconstpointer data)
{
  DrAttachment attachment = { .id = "at1", .name = "a.txt", .media_type = "text/plain" };
  g_autoptr (GBytes) bytes = g_bytes_new_static ("abc", 3);
  g_autoptr (GBytes) back = NULL;
  char digest[DR_DIGEST_SIZE];

  make_digest (digest, "abc");
  create (self->store, "EIA-1", 1, "Desk");
  g_assert_true (dr_store_attach (self->store, "EIA-1", 1, &attachment, bytes, NULL));
  g_assert_true (try_step (self->store, "EIA-1", DR_STAGE_DRAFT, DR_STAGE_SUBMITTED, NULL));
  g_assert_true (try_step (self->store, "EIA-1", DR_STAGE_SUBMITTED, DR_STAGE_DRAFT, NULL));
  g_assert_true (dr_store_detach (self->store, "EIA-1", 1, "at1", NULL));
  back = dr_store_get_blob (self->store, digest, NULL);
  g_assert_nonnull (back);
}

/* One part of an act that cannot be: nothing of the others happens, not even the draft. */
static void
test_all_or_nothing (Case *self, gconstpointer data)
{
  static const DrStoreError expected[] = {
    DR_STORE_ERROR_EXISTS, DR_STORE_ERROR_NOT_FOUND, DR_STORE_ERROR_EXISTS, DR_STORE_ERROR_NOT_FOUND,
    DR_STORE_ERROR_ERASED, DR_STORE_ERROR_MOVED,
  };
  DrPerson ann = { "ann", "Ann", "" };
  DrPerson bob = { "bob", "Bob", "" };
  DrGrant nobody = { .person = "eve", .role = DR_ROLE_APPROVER, .service = "", .by = "ann" };
  DrLimitation there = { .id = "L1", .rule = "r", .subject = "s", .text = "t", .by = "ann" };
  DrLimitation other = { .id = "L2", .rule = "r", .subject = "s", .text = "t", .by = "ann" };
  DrAttachment attachment = { .id = "at1", .name = "a.txt", .media_type = "text/plain" };
  g_autoptr (GBytes) erased = g_bytes_new_static ("erased", 6);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("<evidence/>", 11);
  g_autoptr (GBytes) record = g_bytes_new_static ("<sealed/>", 9);
  DrNewEdition edition = { DR_EDITION_EVIDENCE, bytes, "" };
  DrReceived gone = { erased, "x", NULL, 0, NULL, NULL };
  char digest[DR_DIGEST_SIZE];

  create (self->store, "EIA-0", 1, "Desk");
  g_assert_true (dr_store_attach (self->store, "EIA-0", 1, &attachment, erased, NULL));
  make_digest (digest, "erased");
  g_assert_true (try_act (self->store, (DrTrailAct) { .new_person = &ann, .limitation = &there }, "1", NULL));
  g_assert_true (try_act (self->store, (DrTrailAct) { .erase = digest }, "2", NULL));
  for (gsize i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      DrField field = { .key = "title", .value = "New" };
      DrField stale = { .key = "title", .value = "Stale", .revision = 0 };
      DrRegisterRow row = make_row ("EIA-1", 1, "New");
      DrDraftSave first = {
        .reference = "EIA-1", .version = 1, .person = "ann", .at = 1, .fields = &field, .n_fields = 1, .row = &row,
      };
      DrDraftSave save = { .reference = "EIA-1", .version = 1, .person = "ann", .at = 2, .fields = &stale, .n_fields = 1 };
      DrTrailAct act = {
        .reference = "EIA-1", .version = 1, .create = &first, STEP (DRAFT, SUBMITTED), .record = record, .person = "ann",
        .new_person = &bob, .limitation = &other, .edition = &edition,
      };
      DrRegisterQuery query = { .search = "New", .limit = 5 };
      g_autoptr (GError) error = NULL;
      g_autoptr (DrPeopleList) people = NULL;
      g_autoptr (DrLimitations) limitations = NULL;
      g_autoptr (DrEditions) editions = NULL;
      g_autoptr (DrRegisterPage) page = NULL;
      DrTrailHead head;
      char sum[DR_DIGEST_SIZE];

      act.new_person = i == 0 ? &ann : &bob;
      act.grant = i == 1 ? &nobody : NULL;
      act.limitation = i == 2 ? &there : &other;
      act.erase = i == 3 ? digest : NULL;
      act.received = i == 4 ? &gone : NULL;
      act.save = i == 5 ? &save : NULL;
      g_assert_false (try_act (self->store, act, "all", &error));
      g_assert_error (error, DR_STORE_ERROR, (int) expected[i]);
      g_assert_true (dr_store_read_head (self->store, NULL, &head, NULL));
      g_assert_cmpuint (head.length, ==, 3);
      people = dr_store_list_people (self->store, NULL);
      g_assert_cmpuint (people->n_people, ==, 1);
      limitations = dr_store_list_limitations (self->store, NULL);
      g_assert_cmpuint (limitations->n_items, ==, 1);
      editions = dr_store_list_editions (self->store, DR_EDITION_EVIDENCE, NULL);
      g_assert_cmpuint (editions->n_items, ==, 0);
      page = dr_store_query (self->store, &query, NULL);
      g_assert_cmpuint (page->n_rows, ==, 0);
      make_digest (sum, "<sealed/>");
      g_assert_null (dr_store_get_blob (self->store, sum, NULL));
      g_assert_null (dr_store_load_draft (self->store, "EIA-1", 1, NULL, NULL));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  case_add ("acts/create-and-remove", test_create_and_remove);
  case_add ("acts/saves", test_saves);
  case_add ("acts/stages", test_stages);
  case_add ("acts/limitations", test_limitations);
  case_add ("acts/received", test_received);
  case_add ("acts/received-pieces", test_received_pieces);
  case_add ("acts/received-refused", test_received_refused);
  case_add ("acts/received-erased", test_received_erased);
  case_add ("acts/attachments", test_attachments);
  case_add ("acts/sealed-bytes", test_sealed_bytes);
  case_add ("acts/all-or-nothing", test_all_or_nothing);
  return g_test_run ();
}
