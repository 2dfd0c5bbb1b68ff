/* bench-recheck.c: every live version of a made-up register checked again, on one core and on all, beside a bare read
 * of the same records and as many single checks one after the other, shared out over the cores.
 * 300 versions, or as many as BENCH_RECHECK asks for. Nothing is asserted. */
#include <stdio.h>

#include "bench-register.h"
#include "bench-support.h"
#include "dr-assessment-reader.h"
#include "dr-check.h"
#include "dr-context-reader.h"
#include "dr-recheck.h"

#define USUAL 300
#define N_ROUNDS 3
#define AIM 1.3

/* Of a hundred made-up assessments so many are live. */
#define LIVE 51

typedef struct {
  DrRegister   *reg;
  GPtrArray    *digests;
  GPtrArray    *blobs;         /* of GBytes */
  DrEditionSet *latest;
  GPtrArray    *assessments;   /* of DrAssessment: as read from the records */
  DrContext    *contexts;
  DrArena      *arena;         /* of the contexts */
} Bench;

typedef struct {
  char       *path;
  const char *evidence;
  guint       n;
} Wanted;

static guint
live_stages (void)
{
  guint stages = 0;

  for (guint stage = 0; stage < DR_N_STAGES; stage++)
    if (dr_stage_is_live ((DrStage) stage))
      stages |= 1u << stage;

  return stages;
}

/* (transfer full): what is checked, and in which context. */
static DrAssessment *
read_record (const Bench *bench,
             guint        i,
             DrArena     *arena,
             DrContext   *context)
{
  gsize length = 0;
  const char *data = g_bytes_get_data (bench->blobs->pdata[i], &length);
  g_autoptr (GError) error = NULL;
  g_autoptr (DrXmlDocument) document = dr_xml_document_read_bytes ("record", data, length, NULL, &error);
  const DrXmlNode *content;
  DrAssessment *assessment = NULL;

  if (document == NULL)
    g_error ("%s", error->message);
  content = dr_xml_node_child (dr_xml_document_get_root (document), "content");
  if (dr_context_read_node ("record", dr_xml_node_child (content, "context"), arena, context, &error))
    assessment = dr_assessment_read_node ("record", dr_xml_node_child (content, "assessment"), bench->latest->evidence,
                                          &error);
  if (assessment == NULL)
    g_error ("%s", error->message);

  return assessment;
}

static GBytes *
read_blob (const Bench *bench,
           guint        i)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = dr_store_get_blob (dr_register_get_store (bench->reg), bench->digests->pdata[i], &error);

  if (bytes == NULL)
    g_error ("%s", error->message);

  return bytes;
}

static void
run_blobs (gpointer data)
{
  Bench *bench = data;

  for (guint i = 0; i < bench->digests->len; i++)
    {
      g_autoptr (GBytes) bytes = read_blob (bench, i);

      bench_read_bytes (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
    }
}

static void
check_one (Bench           *bench,
           DrAssessment    *assessment,
           const DrContext *context)
{
  g_autoptr (DrCheck) check = dr_check_new (bench->latest->evidence, assessment, context, bench->latest->rulebook);

  bench_sink += check->n_results;
}

static void
run_checks (gpointer data)
{
  Bench *bench = data;

  for (guint i = 0; i < bench->assessments->len; i++)
    check_one (bench, bench->assessments->pdata[i], &bench->contexts[i]);
}

static void
run_read_and_check (gpointer data)
{
  Bench *bench = data;

  for (guint i = 0; i < bench->blobs->len; i++)
    {
      g_autoptr (DrArena) arena = dr_arena_new ();
      DrContext context;
      g_autoptr (DrAssessment) assessment = read_record (bench, i, arena, &context);

      check_one (bench, assessment, &context);
    }
}

static void
recheck (Bench *bench,
         guint  threads)
{
  DrRecheckOptions options = { .all = TRUE, .threads = threads };
  g_autoptr (GError) error = NULL;
  g_autoptr (DrRecheck) result = dr_register_recheck (bench->reg, &options, NULL, &error);

  if (result == NULL)
    g_error ("%s", error->message);
  if (result->n_checked != bench->digests->len)
    g_error ("%u records, and %u checked again", bench->digests->len, (guint) result->n_checked);
}

static void
run_one_thread (gpointer data)
{
  recheck (data, 1);
}

static void
run_all_cores (gpointer data)
{
  recheck (data, 0);
}

static void
set_up (Bench      *bench,
        const char *path)
{
  g_autoptr (GError) error = NULL;
  gsize size = 0;

  bench->reg = bench_register_open (path, FALSE);
  bench->digests = bench_records (bench->reg, live_stages ());
  bench->blobs = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  bench->assessments = g_ptr_array_new_with_free_func ((GDestroyNotify) dr_assessment_unref);
  bench->contexts = g_new0 (DrContext, bench->digests->len);
  bench->arena = dr_arena_new ();
  bench->latest = dr_knowledge_latest (dr_register_get_knowledge (bench->reg), &error);
  if (bench->latest == NULL)
    g_error ("%s", error->message);

  for (guint i = 0; i < bench->digests->len; i++)
    {
      g_ptr_array_add (bench->blobs, read_blob (bench, i));
      g_ptr_array_add (bench->assessments, read_record (bench, i, bench->arena, &bench->contexts[i]));
      size += g_bytes_get_size (bench->blobs->pdata[i]);
    }
  printf ("%u live versions, whose records have %.1f KiB each\n", bench->digests->len,
          (double) size / 1024.0 / MAX (bench->digests->len, 1));
}

static void
tear_down (Bench *bench)
{
  g_ptr_array_unref (bench->assessments);
  g_ptr_array_unref (bench->blobs);
  g_ptr_array_unref (bench->digests);
  g_free (bench->contexts);
  dr_arena_free (bench->arena);
  dr_edition_set_free (bench->latest);
  bench_register_close (bench->reg);
}

static void
print_ratio (const char *what,
             BenchTime   time,
             BenchTime   blobs,
             BenchTime   checks,
             guint       cores)
{
  printf ("%s: %.2f times the blobs and the checks on %u cores at the median, %.2f at the quickest (aim %.1f)\n", what,
          time.median / (blobs.median + checks.median / cores), cores,
          time.quickest / (blobs.quickest + checks.quickest / cores), AIM);
}

static void
measure (gconstpointer data,
         gpointer      result)
{
  enum { BLOBS, ALONE, READ, ONE, ALL, N_PARTS };
  BenchPart parts[N_PARTS] = {
    [BLOBS] = { "blobs read from the store", run_blobs, NULL },
    [ALONE] = { "single checks, of what was read before", run_checks, NULL },
    [READ] = { "single checks, each record read", run_read_and_check, NULL },
    [ONE] = { "recheck on one thread", run_one_thread, NULL },
    [ALL] = { "recheck on all cores", run_all_cores, NULL },
  };
  guint cores = g_get_num_processors ();
  BenchTime times[N_PARTS];
  Bench bench;

  set_up (&bench, data);
  bench_parts_run (parts, N_PARTS, &bench, N_ROUNDS);
  for (guint i = 0; i < N_PARTS; i++)
    {
      times[i] = bench_part_time (&parts[i], N_ROUNDS);
      bench_print (&parts[i], &parts[READ], N_ROUNDS);
    }
  print_ratio ("On one thread", times[ONE], times[BLOBS], times[READ], 1);
  print_ratio ("On all cores", times[ALL], times[BLOBS], times[READ], cores);
  printf ("Of checks alone, without reading the records: %.2f and %.2f at the median\n",
          times[ONE].median / (times[BLOBS].median + times[ALONE].median),
          times[ALL].median / (times[BLOBS].median + times[ALONE].median / cores));
  bench_parts_clear (parts, N_PARTS);
  tear_down (&bench);
  *(gboolean *) result = TRUE;
}

/* Memory without what the yardsticks hold. */
static void
measure_memory (gconstpointer data,
                gpointer      result)
{
  DrRecheckOptions options = { .all = TRUE };
  g_autoptr (GError) error = NULL;
  DrRegister *reg = bench_register_open (data, FALSE);
  g_autoptr (DrRecheck) recheck = dr_register_recheck (reg, &options, NULL, &error);

  if (recheck == NULL)
    g_error ("%s", error->message);
  *(double *) result = bench_peak_memory ();
  bench_register_close (reg);
}

static void
make (gconstpointer data,
      gpointer      result)
{
  const Wanted *wanted = data;

  bench_register_make (wanted->path, wanted->evidence, (wanted->n * 100 + LIVE - 1) / LIVE);
  *(gboolean *) result = TRUE;
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  Wanted wanted;
  gboolean good = FALSE;
  double memory = 0;

  if (argc != 3)
    g_error ("Usage: bench-recheck EVIDENCE FOLDER");
  setvbuf (stdout, NULL, _IOLBF, 0);
  folder = bench_folder (argv[2], "bench-recheck.folder");
  path = g_build_filename (folder, "register.db", NULL);
  wanted = (Wanted) { path, argv[1], bench_number ("BENCH_RECHECK", USUAL) };

  bench_child (make, &wanted, &good, sizeof good);
  bench_child (measure, path, &good, sizeof good);
  bench_child (measure_memory, path, &memory, sizeof memory);
  printf ("Memory: a recheck at most %.1f MiB\n", memory);
  bench_remove (folder);

  return 0;
}
