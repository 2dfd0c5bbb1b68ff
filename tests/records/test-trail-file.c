#include "dr-load.h"
#include "dr-trail-file.h"

#include <string.h>

#define N 10

/* Ten entries: of assessment A (a), of B, whose entries stand bare (b), and of none (n). */
static const char kinds[] = "nababnaaba";

static GPtrArray *
make_entries (void)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  guint64 positions[2] = { 0, 0 };

  for (guint i = 0; i < N; i++)
    {
      gboolean none = kinds[i] == 'n';
      DrTrailStatement statement = {
        .sequence = i + 1, .at = G_GINT64_CONSTANT (1795319088000000) + i, .act = none ? "grant" : "submit",
        .reference = none ? NULL : kinds[i] == 'a' ? "A" : "B", .version = none ? 0 : 1,
        .position = none ? 0 : ++positions[kinds[i] - 'a'], .comment = "line\nE5:x,\n",
      };
      g_autoptr (GError) error = NULL;

      g_ptr_array_add (entries, dr_trail_statement_write (&statement, &error));
      g_assert_no_error (error);
    }

  return entries;
}

static GBytes *
make_item (GBytes  *entry,
           gboolean full)
{
  char digest[DR_DIGEST_SIZE];
  char bare[DR_TRAIL_BARE_SIZE + 1];

  if (full)
    return dr_trail_file_full (entry);
  dr_trail_entry_digest (entry, digest);
  dr_trail_file_bare (digest, bare);

  return g_bytes_new (bare, DR_TRAIL_BARE_SIZE);
}

/* The same entry, with one thing in it changed to another of the same length. */
static GBytes *
change (GBytes     *entry,
        const char *find,
        const char *with)
{
  gsize length = 0;
  const char *bytes = g_bytes_get_data (entry, &length);
  g_autofree char *copy = g_strndup (bytes, length);
  char *at = strstr (copy, find);

  g_assert_nonnull (at);
  memcpy (at, with, strlen (with));

  return g_bytes_new_take (g_steal_pointer (&copy), length);
}

typedef enum { KEEP, REMOVE, TWICE, SWAP, MOVE, ALTER, BREAK, BARE_ADDED, CUT } Change;

/* Entries are numbered from 1. "kind reference first-last" of each problem; kinds: R removed, + added, O reordered, A altered. */
static const struct {
  const char *path;
  Change      change;
  guint       a, b;
  guint       anchor;      /* besides the last: a head of the store's chain noted there; 0: none, not even the last */
  const char *problems;
} cases[] = {
  { "good", KEEP, 0, 0, 0, "" },
  { "good-anchored", KEEP, 0, 0, 5, "" },
  { "first-removed", REMOVE, 1, 0, 0, "R - 1-1\n" },
  { "removed", REMOVE, 4, 0, 0, "R - 3-5\nR A 2-2\n" },
  { "bare-removed", REMOVE, 3, 0, 0, "R - 3-3\n" },
  { "of-nobody-removed", REMOVE, 6, 0, 0, "R - 5-6\n" },
  { "last-removed", REMOVE, 10, 0, 0, "" },
  { "last-removed-anchored", REMOVE, 10, 0, 5, "R - 10-10\nR A 5-5\n" },
  { "removed-anchored", REMOVE, 4, 0, 5, "A - 1-10\nA A 1-5\nR - 3-5\nR A 2-2\n" },
  { "twice", TWICE, 4, 0, 0, "+ - 4-4\n+ A 2-2\n" },
  { "bare-added", BARE_ADDED, 4, 0, 0, "+ - 3-4\n" },
  { "swapped", SWAP, 7, 8, 0, "O - 7-7\nO A 3-3\n" },
  { "swapped-with-bare", SWAP, 3, 4, 0, "+ - 5-6\nR - 3-3\n" },
  { "bares-swapped", SWAP, 3, 5, 0, "" },
  { "bares-swapped-anchored", SWAP, 3, 5, 5, "A - 1-5\n" },
  { "moved-late", MOVE, 2, 7, 0, "O - 2-2\nO A 1-1\n" },
  { "altered", ALTER, 4, 0, 0, "" },
  { "altered-anchored", ALTER, 4, 0, 5, "A - 1-5\nA A 1-5\n" },
  { "altered-after-anchor", ALTER, 7, 0, 5, "A - 6-10\nA A 1-5\n" },
  { "broken", BREAK, 7, 0, 0, "A - 7-7\nR A 3-3\n" },
  { "last-cut-off", CUT, 0, 0, 0, NULL },
};

static GByteArray *
make_file (guint i)
{
  g_autoptr (GPtrArray) entries = make_entries ();
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  GByteArray *file = g_byte_array_new ();
  guint a = cases[i].a - 1;
  guint b = cases[i].b - 1;

  for (guint j = 0; j < N; j++)
    {
      g_autoptr (GBytes) changed = NULL;

      if (j == a && cases[i].change == ALTER)
        changed = change (g_ptr_array_index (entries, j), "submit", "return");
      if (j == a && cases[i].change == BREAK)
        changed = change (g_ptr_array_index (entries, j), "2026-", "2026/");
      g_ptr_array_add (items, make_item (changed != NULL ? changed : g_ptr_array_index (entries, j), kinds[j] != 'b'));
    }
  if (cases[i].change == REMOVE)
    g_ptr_array_remove_index (items, a);
  if (cases[i].change == TWICE)
    g_ptr_array_insert (items, (gint) a + 1, g_bytes_ref (g_ptr_array_index (items, a)));
  if (cases[i].change == BARE_ADDED)
    g_ptr_array_insert (items, (gint) a, make_item (g_ptr_array_index (entries, 9), FALSE));
  if (cases[i].change == SWAP)
    {
      gpointer kept = items->pdata[a];

      items->pdata[a] = items->pdata[b];
      items->pdata[b] = kept;
    }
  if (cases[i].change == MOVE)
    g_ptr_array_insert (items, (gint) b, g_ptr_array_steal_index (items, a));
  for (guint j = 0; j < items->len; j++)
    {
      gsize length = 0;
      const guint8 *bytes = g_bytes_get_data (items->pdata[j], &length);

      g_byte_array_append (file, bytes, (guint) length);
    }
  if (cases[i].change == CUT)
    g_byte_array_set_size (file, file->len - 1);

  return file;
}

/* The heads of the good trail, by the formula itself. */
static void
make_heads (char store[N][DR_DIGEST_SIZE],
            char assessment[DR_DIGEST_SIZE])
{
  g_autoptr (GPtrArray) entries = make_entries ();

  assessment[0] = '\0';
  for (guint i = 0; i < N; i++)
    {
      char digest[DR_DIGEST_SIZE];

      dr_trail_entry_digest (g_ptr_array_index (entries, i), digest);
      dr_trail_next_head (i > 0 ? store[i - 1] : NULL, digest, store[i]);
      if (kinds[i] == 'a')
        dr_trail_next_head (assessment, digest, assessment);
    }
}

static gboolean
count (const DrTrailStatement *statement,
       const char             *digest,
       const char             *store_head,
       const char             *previous,
       gpointer                data,
       GError                **error)
{
  (*(guint *) data)++;
  g_assert_true (dr_is_digest (digest) && dr_is_digest (store_head));
  g_assert_true (*previous == '\0' || dr_is_digest (previous));

  return TRUE;
}

static DrTrailReading *
read_file (GByteArray          *file,
           const DrTrailAnchor *anchors,
           guint                n_anchors,
           guint               *n,
           GError             **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_data (file->data, file->len, NULL);

  return dr_trail_file_read (stream, anchors, n_anchors, count, n, NULL, error);
}

static void
test_case (gconstpointer data)
{
  static const char marks[] = { 'R', '+', 'O', 'A' };
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GByteArray) file = make_file (i);
  g_autoptr (GString) problems = g_string_new (NULL);
  g_autoptr (DrTrailReading) reading = NULL;
  g_autoptr (GError) error = NULL;
  char store[N][DR_DIGEST_SIZE];
  char assessment[DR_DIGEST_SIZE];
  guint n = 0;

  make_heads (store, assessment);
  {
    const DrTrailAnchor anchors[] = {
      { NULL, cases[i].anchor, cases[i].anchor > 0 ? store[cases[i].anchor - 1] : NULL },
      { NULL, N, store[N - 1] },
      { "A", 5, assessment },
    };

    reading = read_file (file, anchors, cases[i].anchor > 0 ? G_N_ELEMENTS (anchors) : 0, &n, &error);
  }
  if (cases[i].problems == NULL)
    {
      g_assert_null (reading);
      g_assert_error (error, DR_RECORD_ERROR, DR_RECORD_ERROR_INVALID);
      return;
    }
  g_assert_no_error (error);
  for (guint j = 0; j < reading->problems->len; j++)
    {
      const DrTrailProblem *problem = g_ptr_array_index (reading->problems, j);

      g_test_message ("%s", problem->words);
      g_string_append_printf (problems, "%c %s %u-%u\n", marks[problem->kind],
                              problem->reference != NULL ? problem->reference : "-", (guint) problem->first,
                              (guint) problem->last);
    }
  g_assert_cmpstr (problems->str, ==, cases[i].problems);
  if (cases[i].change == KEEP)
    {
      const DrTrailChain *chain = g_hash_table_lookup (reading->assessments, "A");

      g_assert_cmpuint (reading->store.length, ==, N);
      g_assert_cmpstr (reading->store.head, ==, store[N - 1]);
      g_assert_cmpuint (chain->length, ==, 5);
      g_assert_cmpstr (chain->head, ==, assessment);
      g_assert_cmpuint (g_hash_table_size (reading->assessments), ==, 1);
      g_assert_cmpuint (reading->n_full, ==, 7);
      g_assert_cmpuint (n, ==, 7);
    }
  else
    g_assert_cmpstr (reading->store.head, !=, store[N - 1]);
}

#define DIGEST "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"

static const struct { const char *path, *file, *words; } broken[] = {
  { "other", "X", "item 1 of the trail begins with something else" },
  { "line-feed", "H" DIGEST "\n\n", "item 2 of the trail begins with something else" },
  { "bare-short", "He3b0\n", "item 1 of the trail is cut off" },
  { "bare-capital", "HE3B0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\n", "is no digest" },
  { "bare-no-end", "H" DIGEST "x", "is no digest" },
  { "full-no-length", "E:,\n", "has no length" },
  { "full-zero-before", "E01:x,\n", "has no length" },
  { "full-huge", "E1048577:", "has no length" },
  { "full-endless", "E99999999999999999999999", "has no length" },
  { "full-cut", "E10:x", "is cut off" },
  { "full-length-only", "E1048576:x", "is cut off" },
  { "full-no-comma", "E1:xx\n", "does not end where" },
  { "full-no-line-feed", "E1:x,x", "does not end where" },
};

static void
test_broken (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GByteArray) file = g_byte_array_new ();
  g_autoptr (GError) error = NULL;
  guint n = 0;

  g_byte_array_append (file, (const guint8 *) broken[i].file, (guint) strlen (broken[i].file));
  g_assert_null (read_file (file, NULL, 0, &n, &error));
  g_assert_error (error, DR_RECORD_ERROR, DR_RECORD_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, broken[i].words));
}

/* Every changed bit is an error, a problem, or another head than the one that was noted. */
static void
test_bits (void)
{
  g_autoptr (GByteArray) file = make_file (0);
  char store[N][DR_DIGEST_SIZE];
  char assessment[DR_DIGEST_SIZE];

  make_heads (store, assessment);
  for (gsize bit = 0; bit < 8 * (gsize) file->len; bit++)
    {
      g_autoptr (DrTrailReading) reading = NULL;
      guint n = 0;

      file->data[bit / 8] ^= (guint8) (1 << bit % 8);
      reading = read_file (file, NULL, 0, &n, NULL);
      if (reading != NULL && reading->n_problems == 0)
        g_assert_cmpstr (reading->store.head, !=, store[N - 1]);
      file->data[bit / 8] ^= (guint8) (1 << bit % 8);
    }
}

static void
test_nothing (void)
{
  g_autoptr (GByteArray) file = g_byte_array_new ();
  g_autoptr (GError) error = NULL;
  guint n = 0;
  g_autoptr (DrTrailReading) reading = read_file (file, NULL, 0, &n, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (reading->store.length, ==, 0);
  g_assert_cmpstr (reading->store.head, ==, "");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/records/trail-file/", cases[i].path, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_case);
    }
  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autofree char *path = g_strconcat ("/records/trail-file/broken/", broken[i].path, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_broken);
    }
  g_test_add_func ("/records/trail-file/bits", test_bits);
  g_test_add_func ("/records/trail-file/nothing", test_nothing);

  return g_test_run ();
}
