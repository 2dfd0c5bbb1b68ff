/* bench-store.c: what the register's lists and saves cost, beside bare statements for the same rows on the same file.
 * At 10,000 and 100,000 rows, and with BENCH_HUGE=1 at 1,000,000, which takes some gigabytes and a quarter of an hour.
 * Nothing is asserted. */
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "bench-support.h"
#include "dr-store.h"

#define PAGE 100
#define BATCH 5000
#define N_ROUNDS 41
#define N_SAVES 1001
#define N_WORDS 25   /* in a version's answers */
#define COLUMNS "a.id, a.reference, a.version, a.latest, a.stage, a.title, a.service, a.service_name, a.change, a.outcome," \
                " a.must, a.escalate, a.justify, a.decision, a.review, a.owner, a.moved, a.row_revision, a.updated_at," \
                " a.effective"

enum { OPEN, FIRST, DEEP, SEARCH, SEARCH_RARE, STAGES, LIVE, N_BARE };

typedef struct {
  DrStore        *store;
  sqlite3        *bare;
  sqlite3_stmt   *statements[N_BARE];
  char           *path;
  DrRegisterPage *middle;       /* a page whose first row is half way down the titles */
  GRand          *random;
  guint           n;            /* rows to be made */
  guint           made;
  guint64         revision;     /* of the draft that is saved again and again */
  guint64         bare_saves;
} Bench;

static const char *const words[] = {
  "library", "desk", "opening", "hours", "village", "bus", "route", "older", "people", "carers", "online", "form",
  "telephone", "queue", "mobile", "stop", "reduced", "evening", "centre", "children", "parking", "permit", "grant",
  "voluntary", "sector", "housing", "advice", "benefit", "appointment", "interpreter", "letter", "print", "large",
  "accessible", "ramp", "toilet", "youth", "club", "meals", "delivered", "waste", "bins", "assisted", "collection",
};

static void
must (int code)
{
  if (code != SQLITE_OK)
    g_error ("%s", sqlite3_errstr (code));
}

static char *
make_answers (GRand *random)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < N_WORDS; i++)
    g_string_append_printf (text, "%s%s%u", i > 0 ? " " : "", words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))],
                            (guint) g_rand_int_range (random, 0, 40));
  return g_string_free (text, FALSE);
}

/* The next head is any that was not before: the store keeps, and does not hash. */
static void
append (DrStore *store, DrTrailAct act)
{
  static const char entry[] = "entry";
  g_autoptr (GBytes) bytes = g_bytes_new_static (entry, sizeof entry);
  g_autoptr (GError) error = NULL;
  DrTrailHead own;
  DrTrailHead whole;
  char next[DR_DIGEST_SIZE];

  if (!dr_store_read_head (store, act.reference, &own, &error) || !dr_store_read_head (store, NULL, &whole, &error))
    g_error ("%s", error->message);
  g_snprintf (next, sizeof next, "%064" G_GINT64_MODIFIER "x", whole.length + 1);
  act.entry = bytes;
  act.expected_head = own.length > 0 ? own.head : NULL;
  act.head = next;
  act.expected_store_head = whole.length > 0 ? whole.head : NULL;
  act.store_head = next;
  if (!dr_store_append (store, &act, &error))
    g_error ("%s", error->message);
}

static void
make_one (Bench *bench)
{
  g_autofree char *reference = g_strdup_printf ("EIA-%07u", bench->made);
  g_autofree char *title = g_strdup_printf ("%s %s %u", words[g_rand_int_range (bench->random, 0, G_N_ELEMENTS (words))],
                                            words[g_rand_int_range (bench->random, 0, G_N_ELEMENTS (words))], bench->made);
  g_autofree char *service = g_strdup_printf ("service-%u", (guint) g_rand_int_range (bench->random, 0, 40));
  g_autofree char *answers = make_answers (bench->random);
  const char *group = "age-75-plus";
  const char *tags[] = { "evidence/1", "rulebook/1" };
  DrField field = { .key = "title", .value = title };
  DrRegisterRow row = {
    .reference = reference, .version = 1, .title = title, .service = service, .service_name = service,
    .change = "shorter hours", .owner = "ann", .revision = 1, .search_text = answers, .uses = { tags, 2 },
    .decision = { 2026, (guint8) (1 + bench->made % 12), 1 }, .effective = { (guint16) (2020 + bench->made / 20 % 10), 4, 1 },
    .negative = { &group, bench->made % 3 == 0 ? 1 : 0 }, .outcome = (DrOutcome) (bench->made % 5),
  };
  DrDraftSave first = {
    .reference = reference, .version = 1, .person = "ann", .at = bench->made, .fields = &field, .n_fields = 1, .row = &row,
  };

  append (bench->store, (DrTrailAct) { .reference = reference, .version = 1, .create = &first, .at = bench->made });
  if (bench->made % 5 == 1)
    append (bench->store, (DrTrailAct) { .reference = reference, .version = 1, .step = TRUE, .from = DR_STAGE_DRAFT,
                                         .to = DR_STAGE_SUBMITTED, .at = bench->made });
  bench->made++;
}

static gboolean
make_some (DrStore *store, gpointer data, GError **error)
{
  Bench *bench = data;

  for (guint i = 0; i < BATCH && bench->made < bench->n; i++)
    make_one (bench);
  return TRUE;
}

static void
read_page (DrRegisterPage *page)
{
  if (page == NULL)
    g_error ("no page");
  for (guint i = 0; i < page->n_rows; i++)
    bench_read_text (page->rows[i].title);
  dr_register_page_free (page);
}

static void
run_open (gpointer data)
{
  Bench *bench = data;
  g_autoptr (DrStore) store = dr_store_open (bench->path, DR_STORE_OPEN_DEFAULT, NULL);

  if (store == NULL)
    g_error ("%s does not open", bench->path);
}

static void
run_first (gpointer data)
{
  Bench *bench = data;
  DrRegisterQuery query = { .sort = DR_SORT_UPDATED, .descending = TRUE, .limit = PAGE };

  read_page (dr_store_query (bench->store, &query, NULL));
}

static void
run_deep (gpointer data)
{
  Bench *bench = data;
  DrRegisterQuery query = { .sort = DR_SORT_TITLE, .limit = PAGE, .after = &bench->middle->rows[0] };

  read_page (dr_store_query (bench->store, &query, NULL));
}

static void
run_search (gpointer data)
{
  Bench *bench = data;
  DrRegisterQuery query = { .search = "bra", .limit = PAGE };

  read_page (dr_store_query (bench->store, &query, NULL));
}

static void
run_search_rare (gpointer data)
{
  Bench *bench = data;
  DrRegisterQuery query = { .search = "ramp39 ramp38", .limit = PAGE };

  read_page (dr_store_query (bench->store, &query, NULL));
}

static void
run_stages (gpointer data)
{
  Bench *bench = data;
  DrRegisterQuery query = { .limit = 1 };

  dr_counts_free (dr_store_count_by (bench->store, &query, DR_COUNT_BY_STAGE, NULL));
}

static void
run_live (gpointer data)
{
  Bench *bench = data;

  dr_live_list_free (dr_store_list_live (bench->store, "EIA-0000001", (DrDate) { 2025, 1, 1 }, (DrDate) { 2025, 12, 31 },
                                         NULL));
}

static void
run_save (gpointer data)
{
  Bench *bench = data;
  g_autofree char *title = g_strdup_printf ("Title %" G_GUINT64_FORMAT, bench->revision);
  DrField field = { .key = "title", .value = title, .revision = bench->revision };
  DrRegisterRow row = {
    .reference = "EIA-0000000", .version = 1, .title = title, .service = "service-1", .service_name = "service-1",
    .change = "shorter hours", .owner = "ann", .revision = bench->revision + 1,
  };
  DrDraftSave save = {
    .reference = "EIA-0000000", .version = 1, .person = "ann", .at = 5, .fields = &field, .n_fields = 1,
    .continues = TRUE, .row = &row,
  };
  g_autoptr (GError) error = NULL;

  if (!dr_store_save_draft (bench->store, &save, &bench->revision, NULL, &error))
    g_error ("%s", error->message);
}

/* All rows of a statement, each value seen. */
static void
read_bare (sqlite3_stmt *statement)
{
  while (sqlite3_step (statement) == SQLITE_ROW)
    for (int i = 0; i < sqlite3_column_count (statement); i++)
      if (sqlite3_column_type (statement, i) == SQLITE_TEXT)
        bench_read_text ((const char *) sqlite3_column_text (statement, i));
      else
        bench_sink += (double) sqlite3_column_int64 (statement, i);
  must (sqlite3_reset (statement));
}

static void
bare_open (gpointer data)
{
  Bench *bench = data;
  sqlite3 *bare = NULL;

  must (sqlite3_open_v2 (bench->path, &bare, SQLITE_OPEN_READWRITE, NULL));
  must (sqlite3_exec (bare, "PRAGMA journal_mode = WAL; PRAGMA user_version", NULL, NULL, NULL));
  must (sqlite3_close (bare));
}

static void
bare_first (gpointer data)
{
  read_bare (((Bench *) data)->statements[FIRST]);
}

static void
bare_deep (gpointer data)
{
  read_bare (((Bench *) data)->statements[DEEP]);
}

static void
bare_search (gpointer data)
{
  read_bare (((Bench *) data)->statements[SEARCH]);
}

static void
bare_search_rare (gpointer data)
{
  read_bare (((Bench *) data)->statements[SEARCH_RARE]);
}

static void
bare_stages (gpointer data)
{
  read_bare (((Bench *) data)->statements[STAGES]);
}

static void
bare_live (gpointer data)
{
  read_bare (((Bench *) data)->statements[LIVE]);
}

/* Compares and writes the field alone, without undo, row and search. */
static void
bare_save (gpointer data)
{
  Bench *bench = data;
  g_autofree char *sql = g_strdup_printf ("BEGIN IMMEDIATE; UPDATE field SET value = 'Title %" G_GUINT64_FORMAT "'"
                                          " WHERE assessment = 3 AND key = 'title' AND revision <= 1; COMMIT",
                                          bench->bare_saves++);

  must (sqlite3_exec (bench->bare, sql, NULL, NULL, NULL));
}

static void
prepare (Bench *bench, guint which, const char *sql)
{
  int code = sqlite3_prepare_v2 (bench->bare, sql, -1, &bench->statements[which], NULL);

  if (code != SQLITE_OK)
    g_error ("%s: %s", sql, sqlite3_errmsg (bench->bare));
}

static void
prepare_all (Bench *bench)
{
  const DrRegisterRow *row = &bench->middle->rows[0];

  must (sqlite3_open_v2 (bench->path, &bench->bare, SQLITE_OPEN_READWRITE, NULL));
  must (sqlite3_exec (bench->bare, "PRAGMA synchronous = NORMAL; PRAGMA cache_size = -16000; PRAGMA secure_delete = ON",
                      NULL, NULL, NULL));
  prepare (bench, FIRST, "SELECT " COLUMNS " FROM assessment AS a ORDER BY a.updated_at DESC, a.id DESC LIMIT 101");
  prepare (bench, DEEP, "SELECT " COLUMNS " FROM assessment AS a WHERE (a.title_key, a.id) > (?1, ?2)"
                        " ORDER BY a.title_key, a.id LIMIT 101");
  prepare (bench, SEARCH, "SELECT " COLUMNS " FROM search AS s CROSS JOIN assessment AS a ON a.id = s.rowid"
                          " WHERE s.folded MATCH '\"bra\"' ORDER BY s.rowid DESC LIMIT 101");
  prepare (bench, SEARCH_RARE, "SELECT " COLUMNS " FROM search AS s CROSS JOIN assessment AS a ON a.id = s.rowid"
                               " WHERE s.folded MATCH '\"ramp39 ramp38\"' ORDER BY s.rowid DESC LIMIT 101");
  prepare (bench, STAGES, "SELECT a.stage, count(*) FROM assessment AS a GROUP BY a.stage");
  prepare (bench, LIVE, "SELECT a.reference, a.service, a.effective, n.name FROM assessment AS a"
                        " JOIN negative_group AS n ON n.assessment = a.id WHERE a.cumulates = 1 AND a.stage BETWEEN 1 AND 6"
                        " AND (a.effective = '' OR a.effective BETWEEN '2025-01-01' AND '2025-12-31') ORDER BY a.reference");
  /* Title keys in the benchmark are the titles. */
  must (sqlite3_bind_text (bench->statements[DEEP], 1, row->title, -1, SQLITE_TRANSIENT));
  must (sqlite3_bind_int64 (bench->statements[DEEP], 2, row->id));
}

static void
find_middle (Bench *bench)
{
  DrRegisterRow half = { .title = "mobile" };
  DrRegisterQuery query = { .sort = DR_SORT_TITLE, .limit = 1, .after = &half };

  bench->middle = dr_store_query (bench->store, &query, NULL);
  if (bench->middle == NULL || bench->middle->n_rows != 1)
    g_error ("there is no row half way down the titles");
}

static void
set_up (Bench *bench, const char *folder, guint n)
{
  double start = bench_now ();
  double taken = 0;
  g_autoptr (GError) error = NULL;
  GStatBuf status = { 0 };

  *bench = (Bench) { .n = n, .random = g_rand_new_with_seed (7) };
  bench->path = g_build_filename (folder, "bench-store.db", NULL);
  g_unlink (bench->path);
  bench->store = dr_store_open (bench->path, DR_STORE_OPEN_CREATE, &error);
  if (bench->store == NULL)
    g_error ("%s", error->message);
  while (bench->made < bench->n)
    if (!dr_store_together (bench->store, make_some, bench, &error))
      g_error ("%s", error->message);
  taken = bench_now () - start;
  g_stat (bench->path, &status);
  printf ("%u rows made in %.1f s, %.1f µs each; %.1f MiB\n", n, taken / 1e6, taken / n,
          (double) status.st_size / 1048576.0);
  bench->revision = 1;
  find_middle (bench);
  prepare_all (bench);
}

static void
tear_down (Bench *bench)
{
  static const char *const endings[] = { "", "-wal", "-shm" };

  for (guint i = 0; i < N_BARE; i++)
    sqlite3_finalize (bench->statements[i]);
  sqlite3_close (bench->bare);
  dr_register_page_free (bench->middle);
  g_object_unref (bench->store);
  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *name = g_strconcat (bench->path, endings[i], NULL);

      g_unlink (name);
    }
  g_rand_free (bench->random);
  g_free (bench->path);
}

static void
run_lists (Bench *bench)
{
  BenchPart parts[2 * N_BARE] = {
    { "open, bare", bare_open, NULL },                          { "open", run_open, NULL },
    { "first page, bare", bare_first, NULL },                   { "first page of the latest", run_first, NULL },
    { "deep page, bare", bare_deep, NULL },                     { "deep page by title", run_deep, NULL },
    { "search of 3 letters, bare", bare_search, NULL },         { "search of 3 letters, common", run_search, NULL },
    { "search of two words, bare", bare_search_rare, NULL },    { "search of two words, rare", run_search_rare, NULL },
    { "count by stage, bare", bare_stages, NULL },              { "count by stage", run_stages, NULL },
    { "live in a year, bare, no digests", bare_live, NULL },    { "live in a year", run_live, NULL },
  };

  bench_parts_run (parts, G_N_ELEMENTS (parts), bench, N_ROUNDS);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    bench_print (&parts[i], &parts[i / 2 * 2], N_ROUNDS);
  bench_print_aim ("a search at the most", bench_part_time (&parts[2 * SEARCH + 1], N_ROUNDS), 50000);
  bench_parts_clear (parts, G_N_ELEMENTS (parts));
}

static void
run_saves (Bench *bench)
{
  BenchPart parts[] = {
    { "one field written, bare", bare_save, NULL },
    { "one changed field saved with its row", run_save, NULL },
  };

  bench_parts_run (parts, G_N_ELEMENTS (parts), bench, N_SAVES);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      bench_print (&parts[i], &parts[0], N_SAVES);
      printf ("%-44s %10.1f µs\n", "  99 of 100 within", parts[i].times[N_SAVES * 99 / 100]);
    }
  bench_parts_clear (parts, G_N_ELEMENTS (parts));
}

int
main (int argc, char **argv)
{
  static const guint sizes[] = { 10000, 100000, 1000000 };
  guint n_sizes = g_strcmp0 (g_getenv ("BENCH_HUGE"), "1") == 0 ? 3 : 2;

  if (argc != 2)
    g_error ("Usage: bench-store FOLDER");
  setvbuf (stdout, NULL, _IOLBF, 0);
  for (guint i = 0; i < n_sizes; i++)
    {
      Bench bench;

      set_up (&bench, argv[1], sizes[i]);
      run_lists (&bench);
      run_saves (&bench);
      tear_down (&bench);
    }
  printf ("Memory: the process at most %.1f MiB\n", bench_peak_memory ());
  return 0;
}
