/* Made-up registers: the same seed gives the same, and everything in them is real. */
#include "registers.h"

#include "dr-bag-export.h"
#include "dr-evidence-change.h"
#include "dr-evidence-edit.h"
#include "dr-formats.h"
#include "dr-generator.h"
#include "dr-generator-evidence.h"
#include "dr-prediction.h"
#include "dr-recheck.h"
#include "dr-verify.h"

#include <glib/gstdio.h>
#include <unistd.h>

static void
generate (Desk                     *desk,
          guint64                   count,
          guint64                   seed,
          const DrGeneratorOptions *options)
{
  g_autoptr (GError) error = NULL;

  dr_generator_run (desk->reg, count, seed, options, NULL, &error);
  g_assert_no_error (error);
}

/* As a stranger's copy of the program would read it. */
static void
assert_verifies (GBytes *bytes)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DrVerification) verification = NULL;
  int file = g_file_open_tmp ("record-XXXXXX.xml", &path, &error);

  g_assert_no_error (error);
  close (file);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL));
  verification = dr_verify_file (path, &error);
  g_assert_no_error (error);
  g_assert_true (dr_verification_passed (verification));
  g_unlink (path);
}

static void
add_content (GString    *dump,
             Desk       *desk,
             const char *digest)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = dr_store_get_blob (desk->store, digest, &error);
  g_autofree char *text = NULL;
  const char *content;

  g_assert_no_error (error);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  content = strstr (text, "<content");
  g_string_append_len (dump, content, strstr (content, "</content>") - content);
  if (g_str_has_prefix (digest, "0") || g_str_has_prefix (digest, "a"))
    assert_verifies (bytes);
}

/* Rows, and the content of every record. */
static char *
dump_of (Desk *desk)
{
  GString *dump = g_string_new (NULL);
  DrRegisterQuery query = { .limit = 1000 };
  g_autoptr (DrRegisterPage) page = dr_store_query (desk->store, &query, NULL);
  g_autoptr (DrTrail) trail = dr_store_read_trail (desk->store, NULL, 0, 100000, NULL);

  for (guint i = 0; i < page->n_rows; i++)
    g_string_append_printf (dump, "%s %u %s %s %s %u %u %u %d\n", page->rows[i].reference, page->rows[i].version,
                            dr_stage_to_string (page->rows[i].stage), page->rows[i].title, page->rows[i].service,
                            page->rows[i].must, page->rows[i].escalate, page->rows[i].justify,
                            page->rows[i].decision.day);
  for (guint i = 0; i < trail->n_entries; i++)
    if (trail->entries[i].record != NULL)
      add_content (dump, desk, trail->entries[i].record);

  return g_string_free (dump, FALSE);
}

/* Both chains, from their entries, whose times never go back. */
static void
assert_chains (Desk *desk)
{
  gint64 last = 0;
  g_autoptr (DrTrail) trail = dr_store_read_trail (desk->store, NULL, 0, 100000, NULL);
  g_autoptr (GHashTable) heads = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  char whole[DR_DIGEST_SIZE] = "";
  char digest[DR_DIGEST_SIZE];

  for (guint i = 0; i < trail->n_entries; i++)
    {
      const DrTrailEntry *entry = &trail->entries[i];
      g_autoptr (DrTrailStatement) statement = dr_trail_statement_read (g_bytes_get_data (entry->entry, NULL),
                                                                        g_bytes_get_size (entry->entry), NULL);
      char own[DR_DIGEST_SIZE] = "";
      const char *before;

      g_assert_nonnull (statement);
      g_assert_cmpuint (statement->sequence, ==, i + 1);
      g_assert_cmpint (statement->at, ==, entry->at);
      g_assert_cmpint (statement->at, >=, last);
      last = statement->at;
      dr_trail_entry_digest (entry->entry, digest);
      dr_trail_next_head (whole[0] != '\0' ? whole : NULL, digest, whole);
      g_assert_cmpstr (whole, ==, entry->store_head);
      if (entry->reference == NULL)
        continue;
      before = g_hash_table_lookup (heads, entry->reference);
      dr_trail_next_head (before, digest, own);
      g_assert_cmpstr (own, ==, entry->head);
      g_hash_table_insert (heads, g_strdup (entry->reference), g_strdup (own));
    }
}

/* Entry by entry and record by record: a head stands for all of it. */
static void
assert_same_head (Desk *one,
                  Desk *two)
{
  DrTrailHead first;
  DrTrailHead second;

  g_assert_true (dr_store_read_head (one->store, NULL, &first, NULL));
  g_assert_true (dr_store_read_head (two->store, NULL, &second, NULL));
  g_assert_cmpuint (first.length, >, 0);
  g_assert_cmpuint (first.length, ==, second.length);
  g_assert_cmpstr (first.head, ==, second.head);
}

/* A hundred have each stage as often as they should, whatever the evidence. */
static void
test_sealed (void)
{
  static const guint expected[DR_N_STAGES] = { 15, 8, 4, 4, 6 + 3, 6, 20, 30, 3, 4 };
  g_auto (Desk) desk = { NULL };
  g_auto (Desk) other = { NULL };
  DrRecheckOptions all = { .all = TRUE };
  g_autofree char *dump = NULL;
  g_autofree char *dump_other = NULL;
  g_autoptr (DrRecheck) drift = NULL;

  desk_open (&desk, ":memory:");
  desk_open (&other, ":memory:");
  generate (&desk, 100, 7, NULL);
  generate (&other, 20, 8, NULL);
  for (guint stage = 0; stage < DR_N_STAGES; stage++)
    {
      DrRegisterQuery query = { .stages = 1u << stage, .limit = 1 };
      guint64 n = 0;

      g_assert_true (dr_store_count (desk.store, &query, 1000, &n, NULL));
      g_assert_cmpuint (n, ==, expected[stage]);
    }
  dump = dump_of (&desk);
  dump_other = dump_of (&other);
  g_assert_true (strcmp (dump, dump_other) != 0);
  assert_chains (&desk);
  g_assert_true (dr_store_check (desk.store, NULL));
  drift = dr_register_recheck (desk.reg, &all, NULL, NULL);
  g_assert_cmpuint (drift->n_checked, ==, 8 + 4 + 4 + 9 + 6 + 20);
  g_assert_cmpuint (drift->n_items, ==, 0);
}

static void
stop_at_130 (guint64  done,
             guint64  total,
             gpointer data)
{
  if (done == 130)
    g_cancellable_cancel (data);
}

/* What was written before it was cancelled stands whole. */
static void
test_cancel (void)
{
  g_auto (Desk) desk = { NULL };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  DrGeneratorOptions options = { .progress = stop_at_130, .data = cancellable };
  g_autoptr (GError) error = NULL;
  DrTrailHead before;
  DrTrailHead after;

  desk_open (&desk, ":memory:");
  g_assert_true (dr_store_read_head (desk.store, NULL, &before, NULL));
  g_assert_false (dr_generator_run (desk.reg, 60, 7, &options, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (dr_store_read_head (desk.store, NULL, &after, NULL));
  g_assert_cmpuint (after.length, >=, before.length + 100);
  g_assert_cmpuint (after.length, <, before.length + 130);
  assert_chains (&desk);
  g_assert_true (dr_store_check (desk.store, NULL));
}

static void
make_new (Desk    *desk,
          guint64  seed)
{
  desk->store = dr_store_open (":memory:", DR_STORE_OPEN_CREATE, NULL);
  g_assert_nonnull (desk->store);
  desk->reg = dr_register_new (desk->store);
  dr_register_set_origin (desk->reg, "login", "host");
  generate (desk, 15, seed, NULL);
}

/* Nothing else is needed: a register in which nothing has happened is set up first. Every check passes that can be made. */
static void
test_new (void)
{
  g_auto (Desk) desk = { NULL };
  g_auto (Desk) again = { NULL };
  g_auto (Desk) other = { NULL };
  g_autofree char *folder = g_dir_make_tmp ("generator-XXXXXX", NULL);
  g_autofree char *bag = g_build_filename (folder, "bag.zip", NULL);
  DrBagExportOptions options = { .path = bag };
  DrBagExported exported;
  const char *anchors[] = { exported.head.head, NULL };
  DrVerifyOptions verify = { .anchors = anchors };
  DrTrailHead first;
  DrTrailHead second;
  g_autoptr (DrTrail) trail = NULL;
  g_autoptr (GDateTime) begin = g_date_time_new_utc (2021, 1, 4, 10, 0, 0);
  g_autoptr (DrVerification) verification = NULL;
  g_autoptr (GError) error = NULL;

  make_new (&desk, 7);
  make_new (&again, 7);
  make_new (&other, 8);
  assert_chains (&desk);
  assert_same_head (&desk, &again);
  g_assert_true (dr_store_read_head (desk.store, NULL, &first, NULL));
  g_assert_true (dr_store_read_head (other.store, NULL, &second, NULL));
  g_assert_cmpstr (first.head, !=, second.head);
  trail = dr_store_read_trail (desk.store, NULL, 0, 1, NULL);
  g_assert_cmpint (trail->entries[0].at / G_USEC_PER_SEC - g_date_time_to_unix (begin), <, 60);
  g_assert_cmpint (trail->entries[0].at / G_USEC_PER_SEC, >=, g_date_time_to_unix (begin));

  dr_register_export_bag (desk.reg, &options, NULL, NULL, NULL, &exported, &error);
  g_assert_no_error (error);
  verification = dr_verify_bag (bag, &verify, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (verification->n_records, >, 40);
  for (guint i = 0; i < DR_N_VERIFY_CHECKS; i++)
    if (i != DR_VERIFY_RETURN && i != DR_VERIFY_RECEIVED)
      {
        g_test_message ("%s", dr_verify_check_id ((DrVerifyCheck) i));
        g_assert_cmpuint (verification->results[i].status, ==, DR_VERIFY_PASSED);
      }
  g_unlink (bag);
  g_rmdir (folder);
}

/* What differs from the pilot's evidence base is of the generated services, the one generated source, and the heading. */
static void
assert_pilot_stands (DrEvidence *pilot,
                     DrEvidence *made)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrEvidenceChange) change = dr_evidence_change_new (pilot, made, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (change->n_differences, >, 30);
  for (guint i = 0; i < change->n_differences; i++)
    {
      const DrEvidenceDifference *each = &change->differences[i];

      if (each->from == NULL || g_str_equal (each->kind, "evidence"))
        continue;
      g_test_message ("%s %s %s: %s → %s", each->kind, each->id, each->what, each->from, each->to);
      g_assert_not_reached ();
    }
  g_assert_cmpuint (pilot->n_figures, ==, made->n_figures);
  g_assert_cmpuint (pilot->n_groups, ==, made->n_groups);
}

/* Whatever is made up says so. */
static void
test_evidence (void)
{
  g_autoptr (GBytes) base = dr_formats_get_data ("/org/dueregard/data/evidence/east-herts.xml");
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = dr_generator_evidence (base, 7, &error);
  g_autoptr (GBytes) again = dr_generator_evidence (base, 7, NULL);
  g_autoptr (GBytes) other = dr_generator_evidence (base, 8, NULL);
  g_autoptr (DrEvidence) pilot = dr_evidence_edit_read ("pilot", base, NULL);
  g_autoptr (DrEvidence) made = bytes != NULL ? dr_evidence_edit_read ("made", bytes, NULL) : NULL;
  g_autoptr (GHashTable) directorates = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) managers = g_hash_table_new (g_str_hash, g_str_equal);
  int source;
  guint n_to_be_announced = 0;

  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (bytes, again));
  g_assert_false (g_bytes_equal (bytes, other));
  assert_pilot_stands (pilot, made);
  source = dr_evidence_find_source (made, "generated");
  g_assert_cmpint (source, !=, DR_NO_INDEX);
  g_assert_nonnull (strstr (made->sources[source].how_known, "made up"));
  g_assert_nonnull (strstr (made->title, "Generated"));
  g_assert_nonnull (strstr (made->council, "not a real council"));
  for (guint i = pilot->n_mixes; i < made->n_mixes; i++)
    g_assert_cmpint (made->mixes[i].source, ==, source);
  for (guint i = 0; i < made->n_services; i++)
    {
      const DrService *service = &made->services[i];

      g_hash_table_add (directorates, (gpointer) service->directorate);
      g_hash_table_add (managers, (gpointer) service->manager);
      g_assert_nonnull (service->plan);
      if (i < pilot->n_services)
        continue;
      g_assert_cmpint (service->profile_source, ==, source);
      g_assert_cmpuint (service->n_profile, >, 6);
      for (guint c = 0; c < service->n_contacts; c++)
        g_assert_cmpint (service->contacts[c].source, ==, source);
      for (guint t = 0; t < service->n_targets; t++)
        n_to_be_announced += !dr_is_known (service->targets[t].share);
    }
  g_assert_cmpuint (g_hash_table_size (directorates), >=, 3);
  g_assert_cmpuint (g_hash_table_size (managers), >=, 4);
  g_assert_cmpuint (n_to_be_announced, >, 0);
}

/* Of each service by its own manager, with results by group, some as predicted and some not. */
static void
test_results (void)
{
  g_auto (Desk) desk = { NULL };
  g_autoptr (GHashTable) services = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  DrRegisterQuery query = { .stages = 1u << DR_STAGE_MONITORED | 1u << DR_STAGE_CLOSED, .limit = 1000 };
  g_autoptr (DrRegisterPage) page = NULL;
  guint held[2] = { 0, 0 };
  guint n_shared = 0;

  desk.store = dr_store_open (":memory:", DR_STORE_OPEN_CREATE, NULL);
  desk.reg = dr_register_new (desk.store);
  dr_register_set_origin (desk.reg, "login", "host");
  generate (&desk, 30, 7, NULL);
  page = dr_store_query (desk.store, &query, NULL);
  g_assert_cmpuint (page->n_rows, >, 10);
  for (guint i = 0; i < page->n_rows; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (DrVersion) version = dr_version_load (desk.reg, page->rows[i].reference, page->rows[i].version, &error);
      g_autoptr (DrArena) arena = dr_arena_new ();
      const DrPrediction *predictions;
      guint n = 0;

      g_assert_no_error (error);
      g_hash_table_add (services, g_strdup (page->rows[i].service));
      predictions = dr_predictions_new (version->check->assessment, version->check->review,
                                        (guint) version->check->assessment->chosen, arena, &n);
      for (guint k = 0; k < n; k++)
        held[predictions[k].as_predicted]++;
      for (guint m = 0; m < version->check->assessment->n_measures; m++)
        if (g_str_has_prefix (version->check->assessment->measures[m].id, "satisfaction-"))
          n_shared += version->check->assessment->measures[m].n_results;
    }
  g_assert_cmpuint (held[TRUE], >, held[FALSE]);
  g_assert_cmpuint (held[FALSE], >, 0);
  g_assert_cmpuint (n_shared, >, 200);
  g_assert_cmpuint (g_hash_table_size (services), >, 4);
}

/* What is made up comes after what has happened, whenever that was. */
static void
test_later (void)
{
  g_auto (Desk) desk = { NULL };
  DrTrailHead head;
  g_autoptr (DrTrail) trail = NULL;
  gint64 last;

  desk_open (&desk, ":memory:");
  g_assert_true (dr_store_read_head (desk.store, NULL, &head, NULL));
  trail = dr_store_read_trail (desk.store, NULL, head.length - 1, 1, NULL);
  last = trail->entries[0].at;
  generate (&desk, 10, 7, NULL);
  g_clear_pointer (&trail, dr_trail_free);
  trail = dr_store_read_trail (desk.store, NULL, head.length, 1, NULL);
  g_assert_cmpint (trail->entries[0].at, ==, last + G_USEC_PER_SEC);
  assert_chains (&desk);
}

/* Drafts are drafts: they open, and their rows are what a check makes of them. */
static void
test_drafts (void)
{
  g_auto (Desk) desk = { NULL };
  DrGeneratorOptions options = { .drafts_only = TRUE };
  DrRecheckOptions refresh = { .drafts = TRUE };
  g_autoptr (DrRecheck) drift = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  desk_open (&desk, ":memory:");
  generate (&desk, 50, 7, &options);
  assert_chains (&desk);
  before = dump_of (&desk);
  dr_register_set_today (desk.reg, (DrDate) { 2025, 8, 11 });
  drift = dr_register_recheck (desk.reg, &refresh, NULL, NULL);
  g_assert_cmpuint (drift->n_items, ==, 0);
  g_assert_cmpuint (drift->n_checked, ==, 50);
  after = dump_of (&desk);
  g_assert_cmpuint (strlen (before), ==, strlen (after));
}

/* Of the trail's last entry. (transfer full) (nullable) */
static DrTrailStatement *
last_statement (Desk *desk)
{
  DrTrailHead head;
  g_autoptr (DrTrail) trail = NULL;

  g_assert_true (dr_store_read_head (desk->store, NULL, &head, NULL));
  trail = dr_store_read_trail (desk->store, NULL, head.length - 1, 1, NULL);

  return dr_trail_statement_read (g_bytes_get_data (trail->entries[0].entry, NULL),
                                  g_bytes_get_size (trail->entries[0].entry), NULL);
}

/* While one is under review another is given up, so that what adds up is no longer what was answered; and one draft
 * loses the date of its decision, without which nothing is submitted. */
typedef struct {
  Desk      *desk;
  GPtrArray *waiting;    /* references of those that nothing more is planned for */
  guint      n_given_up;
  guint      n_emptied;
} Meddler;

static void
meddle (guint64  done,
        guint64  total,
        gpointer data)
{
  Meddler *self = data;
  g_autoptr (DrTrailStatement) last = last_statement (self->desk);
  g_autoptr (GError) error = NULL;
  DrStepDone step;

  if (g_str_equal (last->act, "create") && g_str_has_suffix (last->reference, "-00020"))
    {
      g_autoptr (DrDraft) draft = dr_store_load_draft (self->desk->store, last->reference, 1, NULL, NULL);
      DrField none = { .key = "change/@decision-date", .revision = draft->revision };
      DrSaveRequest save = { .reference = last->reference, .version = 1, .person = "mair.rowlands", .changes = &none,
                             .n_changes = 1 };
      guint64 revision = 0;

      dr_register_save (self->desk->reg, &save, &revision, NULL, &error);
      g_assert_no_error (error);
      self->n_emptied++;
    }
  for (guint i = 0; g_str_equal (last->act, "submit") && i < self->waiting->len; i++)
    {
      DrStepRequest request = { .reference = self->waiting->pdata[i], .step = DR_STEP_WITHDRAW, .person = "mair.rowlands" };
      g_autoptr (DrRegisterPage) page = dr_store_get_row (self->desk->store, request.reference, 0, NULL);

      if (g_str_equal (request.reference, last->reference) || page == NULL
          || page->rows[0].stage != DR_STAGE_SUBMITTED)
        continue;
      dr_register_take_step (self->desk->reg, &request, &step, NULL, &error);
      g_assert_no_error (error);
      g_ptr_array_remove_index (self->waiting, i);
      self->n_given_up++;
      break;
    }
}

/* (transfer full) (element-type utf8): of the rows at a stage. */
static GPtrArray *
references_at (Desk    *desk,
               DrStage  stage)
{
  GPtrArray *references = g_ptr_array_new_with_free_func (g_free);
  DrRegisterQuery query = { .stages = 1u << stage, .limit = 1000 };
  g_autoptr (DrRegisterPage) page = dr_store_query (desk->store, &query, NULL);

  for (guint i = 0; i < page->n_rows; i++)
    g_ptr_array_add (references, g_strdup (page->rows[i].reference));

  return references;
}

/* An answer that lapses under review is given anew, in a version of its own; a finding that nobody answers keeps its
 * draft; and the register is made to its end. */
static void
test_lapse (void)
{
  g_auto (Desk) desk = { NULL };
  g_auto (Desk) other = { NULL };
  g_autoptr (GPtrArray) waiting = NULL;
  g_autoptr (GPtrArray) drafts = NULL;
  g_autoptr (GPtrArray) returned = NULL;
  g_autoptr (GPtrArray) returned_other = NULL;
  Meddler meddler = { .desk = &desk };
  DrGeneratorOptions options = { .progress = meddle, .data = &meddler };

  desk_open (&desk, ":memory:");
  desk_open (&other, ":memory:");
  generate (&other, 40, 7, NULL);
  returned_other = references_at (&other, DR_STAGE_RETURNED);
  meddler.waiting = waiting = references_at (&other, DR_STAGE_SUBMITTED);
  generate (&desk, 40, 7, &options);
  g_assert_cmpuint (meddler.n_given_up, >, 0);
  g_assert_cmpuint (meddler.n_emptied, ==, 1);
  returned = references_at (&desk, DR_STAGE_RETURNED);
  g_assert_cmpuint (returned->len, >, returned_other->len);
  for (guint i = 0; i < returned->len; i++)
    {
      g_autoptr (DrRegisterPage) latest = dr_store_get_row (desk.store, returned->pdata[i], 0, NULL);
      gboolean planned = g_ptr_array_find_with_equal_func (returned_other, returned->pdata[i], g_str_equal, NULL);

      g_assert_true (planned || latest->rows[0].version > 1);
      g_assert_true (planned || latest->rows[0].stage > DR_STAGE_RETURNED);
    }
  drafts = references_at (&desk, DR_STAGE_DRAFT);
  for (guint i = 0; i < drafts->len; i++)
    meddler.n_emptied -= g_str_has_suffix (drafts->pdata[i], "-00020");
  g_assert_cmpuint (meddler.n_emptied, ==, 0);
  assert_chains (&desk);
  g_assert_true (dr_store_check (desk.store, NULL));
}

/* No seed stops, and none leaves an act undone. */
static void
test_seeds (void)
{
  for (guint64 seed = 1; seed <= 4; seed++)
    {
      static const guint expected[DR_N_STAGES] = { 4, 3, 0, 1, 2, 3, 5, 7, 1, 1 };
      g_auto (Desk) desk = { NULL };

      desk_open (&desk, ":memory:");
      generate (&desk, 26, seed, NULL);
      for (guint stage = 0; stage < DR_N_STAGES; stage++)
        {
          g_autoptr (GPtrArray) references = references_at (&desk, (DrStage) stage);

          g_test_message ("seed %u, stage %u", (guint) seed, stage);
          g_assert_cmpuint (references->len, ==, expected[stage]);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/register/generator/sealed", test_sealed);
  g_test_add_func ("/register/generator/cancel", test_cancel);
  g_test_add_func ("/register/generator/new", test_new);
  g_test_add_func ("/register/generator/evidence", test_evidence);
  g_test_add_func ("/register/generator/results", test_results);
  g_test_add_func ("/register/generator/later", test_later);
  g_test_add_func ("/register/generator/drafts", test_drafts);
  g_test_add_func ("/register/generator/lapse", test_lapse);
  g_test_add_func ("/register/generator/seeds", test_seeds);

  return g_test_run ();
}
