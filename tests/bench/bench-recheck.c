/* bench-recheck.c: every live version of a made-up register checked again, on all cores and on one, beside a bare read
 * of the same records and as many single checks, shared out over the same cores.
 * 300 versions, or as many as BENCH_RECHECK asks for: what goes beyond the usual number is multiplied in the file. The
 * yardstick is sampled in slices of the same run, while the recheck stands still, so that what else the machine does
 * disturbs both. On one thread it ends after ONE_THREAD versions. BENCH_RECHECK_STORE names a register that is there
 * already, and stays. Nothing is asserted. */
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>

#include "bench-multiply.h"
#include "bench-register.h"
#include "bench-support.h"
#include "dr-assessment-reader.h"
#include "dr-check.h"
#include "dr-context-reader.h"
#include "dr-recheck.h"

#define USUAL 300
#define AIM 1.3
#define ONE_THREAD 10000

/* A recheck is halted so often, and so many records are read and checked meanwhile. */
#define SLICES 50
#define SAMPLE 40
#define TOLD 5     /* slices: how it stands is printed */

/* Of a hundred made-up assessments so many are live. */
#define LIVE 51

typedef struct {
  DrRegister   *reg;
  DrRegister   *beside;       /* the yardstick's own */
  GPtrArray    *digests;
  DrEditionSet *latest;
  guint         threads;
  GCancellable *enough;
  guint64       limit;        /* versions */
  guint64       slice;
  guint64       next;         /* slice */
  guint         at;           /* of the sample */
  guint         n_sampled;
  guint64       done;
  guint         n_slices;
  double        halted;       /* microseconds that are the yardstick's */
  double        blobs;        /* of one thread */
  double        checks;       /* of as many threads as the recheck has */
  double        alone;
  double        start;        /* microseconds */
} Bench;

/* What one thread of the yardstick does. */
typedef struct {
  Bench     *bench;
  GPtrArray *blobs;
  guint      first;
  double     alone;   /* microseconds of checks, without reading */
} Share;

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

/* One record read and checked; microseconds of the check alone. */
static double
check_one (const Bench *bench,
           GBytes      *blob)
{
  gsize length = 0;
  const char *data = g_bytes_get_data (blob, &length);
  g_autoptr (GError) error = NULL;
  g_autoptr (DrArena) arena = dr_arena_new ();
  g_autoptr (DrXmlDocument) document = dr_xml_document_read_bytes ("record", data, length, NULL, &error);
  g_autoptr (DrAssessment) assessment = NULL;
  g_autoptr (DrCheck) check = NULL;
  const DrXmlNode *content;
  DrContext context;
  double start;

  if (document == NULL)
    g_error ("%s", error->message);
  content = dr_xml_node_child (dr_xml_document_get_root (document), "content");
  if (dr_context_read_node ("record", dr_xml_node_child (content, "context"), arena, &context, &error))
    assessment = dr_assessment_read_node ("record", dr_xml_node_child (content, "assessment"), bench->latest->evidence,
                                          &error);
  if (assessment == NULL)
    g_error ("%s", error->message);

  start = bench_now ();
  check = dr_check_new (bench->latest->evidence, assessment, &context, bench->latest->rulebook);

  return bench_now () - start;
}

static GBytes *
read_blob (const Bench *bench,
           const char  *digest)
{
  g_autoptr (GError) error = NULL;
  GBytes *bytes = dr_store_get_blob (dr_register_get_store (bench->beside), digest, &error);

  if (bytes == NULL)
    g_error ("%s", error->message);
  bench_read_bytes (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

  return bytes;
}

static gpointer
run_share (gpointer data)
{
  Share *share = data;

  for (guint i = share->first; i < share->blobs->len; i += share->bench->threads)
    share->alone += check_one (share->bench, share->blobs->pdata[i]);

  return NULL;
}

/* Until the recheck's threads have nothing left to do: that time is the recheck's own. */
static void
wait_until_idle (void)
{
  gint64 before = -1;

  for (;;)
    {
      struct rusage usage;
      gint64 used;

      getrusage (RUSAGE_SELF, &usage);
      used = (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * (gint64) G_USEC_PER_SEC + usage.ru_utime.tv_usec
             + usage.ru_stime.tv_usec;
      if (before >= 0 && used - before < 200)
        return;
      before = used;
      g_usleep (5000);
    }
}

/* As many records as a slice has, from all over the register. */
static void
run_yardstick (Bench *bench)
{
  g_autoptr (GPtrArray) blobs = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autofree Share *shares = g_new0 (Share, bench->threads);
  g_autofree GThread **threads = g_new0 (GThread *, bench->threads);
  guint n = MIN (SAMPLE, bench->digests->len);
  double start = bench_now ();

  for (guint i = 0; i < n; i++)
    {
      bench->at = (bench->at + 7919) % bench->digests->len;
      g_ptr_array_add (blobs, read_blob (bench, bench->digests->pdata[bench->at]));
    }
  bench->blobs += bench_now () - start;

  start = bench_now ();
  for (guint i = 0; i < bench->threads; i++)
    {
      shares[i] = (Share) { bench, blobs, i, 0 };
      threads[i] = g_thread_new ("yardstick", run_share, &shares[i]);
    }
  for (guint i = 0; i < bench->threads; i++)
    {
      g_thread_join (threads[i]);
      bench->alone += shares[i].alone;
    }
  bench->checks += bench_now () - start;
  bench->n_sampled += n;
}

/* MiB that this process holds. */
static double
resident (void)
{
  g_autofree char *status = NULL;
  const char *line = NULL;

  if (g_file_get_contents ("/proc/self/status", &status, NULL, NULL))
    line = strstr (status, "VmRSS:");

  return line != NULL ? g_ascii_strtod (line + strlen ("VmRSS:"), NULL) / 1024.0 : 0.0;
}

/* As far as it has come. */
static void
print_result (const Bench *bench)
{
  double time = bench_now () - bench->start - bench->halted;
  double n = (double) bench->n_sampled;
  double blob = bench->blobs / n;
  double check = bench->checks / n;
  double alone = bench->alone / n / bench->threads;
  double each = time / (double) bench->done;

  printf ("On %u threads: %lu versions in %.1f s, %.2f ms each; sampled %u records: read in %.2f ms each, read and checked "
          "on %u threads in %.2f ms each, of that the check %.2f ms\n", bench->threads, (gulong) bench->done, time / 1e6,
          each / 1e3, bench->n_sampled, blob / 1e3, bench->threads, check / 1e3, alone / 1e3);
  printf ("On %u threads: %.2f times the blobs and the checks (aim %.1f); %.2f times the blobs and checks of what is in memory "
          "already\n", bench->threads, each / (blob + check), AIM, each / (blob + alone));
  printf ("On %u threads: %.1f MiB now, at most %.1f\n", bench->threads, resident (), bench_peak_memory ());
}

static void
on_progress (guint64  done,
             guint64  total,
             gpointer data)
{
  Bench *bench = data;
  double start;

  bench->done = done;
  if (done >= bench->limit && done < total)
    g_cancellable_cancel (bench->enough);
  if (done < bench->next)
    return;

  bench->next += bench->slice;
  wait_until_idle ();
  start = bench_now ();
  run_yardstick (bench);
  bench->halted += bench_now () - start;
  if (done < bench->limit && ++bench->n_slices % TOLD == 0)
    print_result (bench);
}

static void
set_up (Bench      *bench,
        const char *path)
{
  g_autoptr (GError) error = NULL;

  bench->reg = bench_register_open (path, FALSE);
  bench->beside = bench_register_open (path, FALSE);
  bench->digests = bench_records (bench->beside, live_stages ());
  bench->latest = dr_knowledge_latest (dr_register_get_knowledge (bench->beside), &error);
  if (bench->latest == NULL)
    g_error ("%s", error->message);
}

static void
tear_down (Bench *bench)
{
  g_ptr_array_unref (bench->digests);
  g_object_unref (bench->enough);
  dr_edition_set_free (bench->latest);
  bench_register_close (bench->beside);
  bench_register_close (bench->reg);
}

static void
measure (const char *path,
         guint       threads,
         guint64     limit)
{
  Bench bench = { .threads = threads, .enough = g_cancellable_new () };
  DrRecheckOptions options = { .all = TRUE, .threads = threads, .progress = on_progress, .data = &bench };
  g_autoptr (DrRecheck) result = NULL;
  g_autoptr (GError) error = NULL;

  set_up (&bench, path);
  bench.limit = MIN (limit, bench.digests->len);
  bench.slice = MAX (MIN (bench.limit / SLICES, 2000), MIN (SAMPLE, bench.limit));
  bench.next = bench.slice;
  bench.start = bench_now ();
  result = dr_register_recheck (bench.reg, &options, bench.enough, &error);
  if (result == NULL && !g_cancellable_is_cancelled (bench.enough))
    g_error ("%s", error->message);
  if (result != NULL && result->n_checked != bench.digests->len)
    g_error ("%u records, and %u checked again", bench.digests->len, (guint) result->n_checked);
  print_result (&bench);
  tear_down (&bench);
}

static void
measure_all_cores (gconstpointer data,
                   gpointer      result)
{
  measure (data, g_get_num_processors (), G_MAXUINT64);
  *(gboolean *) result = TRUE;
}

static void
measure_one_thread (gconstpointer data,
                    gpointer      result)
{
  measure (data, 1, ONE_THREAD);
  *(gboolean *) result = TRUE;
}

static void
make (gconstpointer data,
      gpointer      result)
{
  const Wanted *wanted = data;

  bench_register_make (wanted->path, wanted->evidence, (MIN (wanted->n, USUAL) * 100 + LIVE - 1) / LIVE);
  bench_register_multiply (wanted->path, wanted->n);
  *(gboolean *) result = TRUE;
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *folder = NULL;
  g_autofree char *path = NULL;
  const char *there = g_getenv ("BENCH_RECHECK_STORE");
  Wanted wanted;
  gboolean good = FALSE;

  if (argc != 3)
    g_error ("Usage: bench-recheck EVIDENCE FOLDER");
  setvbuf (stdout, NULL, _IOLBF, 0);
  folder = bench_folder (argv[2], "bench-recheck.folder");
  path = g_build_filename (folder, "register.db", NULL);
  wanted = (Wanted) { path, argv[1], bench_number ("BENCH_RECHECK", USUAL) };

  if (there == NULL)
    bench_child (make, &wanted, &good, sizeof good);
  bench_child (measure_all_cores, there != NULL ? there : path, &good, sizeof good);
  bench_child (measure_one_thread, there != NULL ? there : path, &good, sizeof good);
  bench_remove (folder);

  return 0;
}
