/* Made-up registers: the same seed gives the same, and everything in them is real. */
#include "registers.h"

#include "dr-generator.h"
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

/* Both chains, from their entries. */
static void
assert_chains (Desk *desk)
{
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

/* A hundred have each stage as often as they should, whatever the evidence. */
static void
test_sealed (void)
{
  static const guint expected[DR_N_STAGES] = { 15, 8, 4, 4, 6 + 3, 6, 20, 30, 3, 4 };
  g_auto (Desk) desk = { NULL };
  g_auto (Desk) again = { NULL };
  g_auto (Desk) other = { NULL };
  DrRecheckOptions all = { .all = TRUE };
  g_autofree char *dump = NULL;
  g_autofree char *dump_again = NULL;
  g_autofree char *dump_other = NULL;
  g_autoptr (DrRecheck) drift = NULL;

  desk_open (&desk, ":memory:");
  desk_open (&again, ":memory:");
  desk_open (&other, ":memory:");
  generate (&desk, 100, 7, NULL);
  generate (&again, 100, 7, NULL);
  generate (&other, 20, 8, NULL);
  for (guint stage = 0; stage < DR_N_STAGES; stage++)
    {
      DrRegisterQuery query = { .stages = 1u << stage, .limit = 1 };
      guint64 n = 0;

      g_assert_true (dr_store_count (desk.store, &query, 1000, &n, NULL));
      g_assert_cmpuint (n, ==, expected[stage]);
    }
  dump = dump_of (&desk);
  dump_again = dump_of (&again);
  dump_other = dump_of (&other);
  g_assert_true (strcmp (dump, dump_again) == 0);
  g_assert_true (strcmp (dump, dump_other) != 0);
  assert_chains (&desk);
  g_assert_true (dr_store_check (desk.store, NULL));
  drift = dr_register_recheck (desk.reg, &all, NULL, NULL);
  g_assert_cmpuint (drift->n_checked, ==, 8 + 4 + 4 + 9 + 6 + 20);
  g_assert_cmpuint (drift->n_items, ==, 0);
}

static void
stop_at_30 (guint64  done,
            guint64  total,
            gpointer data)
{
  if (done == 30)
    g_cancellable_cancel (data);
}

/* What was written before it was cancelled stands whole. */
static void
test_cancel (void)
{
  g_auto (Desk) desk = { NULL };
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  DrGeneratorOptions options = { .progress = stop_at_30, .data = cancellable };
  DrRegisterQuery query = { .limit = 1 };
  g_autoptr (GError) error = NULL;
  guint64 n = 0;

  desk_open (&desk, ":memory:");
  g_assert_false (dr_generator_run (desk.reg, 60, 7, &options, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_true (dr_store_count (desk.store, &query, 1000, &n, NULL));
  g_assert_cmpuint (n, >=, 25);
  g_assert_cmpuint (n, <, 30);
  assert_chains (&desk);
  g_assert_true (dr_store_check (desk.store, NULL));
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
  dr_register_set_today (desk.reg, (DrDate) { 2021, 1, 11 });
  drift = dr_register_recheck (desk.reg, &refresh, NULL, NULL);
  g_assert_cmpuint (drift->n_items, ==, 0);
  g_assert_cmpuint (drift->n_checked, ==, 50);
  after = dump_of (&desk);
  g_assert_cmpuint (strlen (before), ==, strlen (after));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/register/generator/sealed", test_sealed);
  g_test_add_func ("/register/generator/cancel", test_cancel);
  g_test_add_func ("/register/generator/drafts", test_drafts);

  return g_test_run ();
}
