/* bench-bag.c: a made-up register exported as a folder, beside writing and hashing the same bytes; that bag verified,
 * beside sha256sum and then xmllint, which hold it to its manifest and its records to the schema and no more.
 * 300 records and three times as many, or as many as BENCH_BAG asks for. Nothing is asserted.
 *
 * This process stays small: what a child held at most counts what its parent held when it was started. */
#define _GNU_SOURCE   /* syncfs */

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bench-register.h"
#include "bench-support.h"
#include "dr-bag-export.h"
#include "dr-digest.h"
#include "dr-verify.h"

#define USUAL 300
#define MOST_ROUNDS 3
#define AIM 2.0

/* A hundred made-up assessments have so many records. */
#define RECORDS 372

typedef struct {
  const char *xmllint;
  const char *schema;
  const char *evidence;
  char       *store;
  char       *bag;
  char       *copy;
  guint       count;     /* of assessments */
} Bench;

typedef struct {
  double  time;      /* microseconds */
  double  busy;      /* of processors */
  double  memory;    /* MiB at most */
  guint64 n;         /* records */
} Measured;

/* Every file of a bag with its bytes, by name from its root; records apart. */
typedef struct {
  GPtrArray *names;
  GPtrArray *bytes;     /* of GBytes */
  GPtrArray *records;   /* of char */
  gsize      size;
} Files;

/* Microseconds that processors were busy with this process, or with the children it waited for. */
static double
busy (int who)
{
  struct rusage usage;

  if (getrusage (who, &usage) != 0)
    return 0;

  return (double) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1e6
         + (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec);
}

static void
make (gconstpointer data,
      gpointer      result)
{
  const Bench *bench = data;

  bench_register_make (bench->store, bench->evidence, bench->count);
  *(gboolean *) result = TRUE;
}

static void
export (gconstpointer data,
        gpointer      result)
{
  const Bench *bench = data;
  DrRegister *reg = bench_register_open (bench->store, FALSE);
  DrBagExportOptions options = { .path = bench->bag };
  Measured *measured = result;
  double before = busy (RUSAGE_SELF);
  double start = bench_now ();
  DrBagExported exported;
  g_autoptr (GError) error = NULL;

  if (!dr_register_export_bag (reg, &options, NULL, NULL, NULL, &exported, &error))
    g_error ("%s", error->message);
  *measured = (Measured) { bench_now () - start, busy (RUSAGE_SELF) - before, bench_peak_memory (),
                           exported.n_records };
  bench_register_close (reg);
}

static void
verify (gconstpointer data,
        gpointer      result)
{
  const Bench *bench = data;
  DrVerifyOptions options = { 0 };
  Measured *measured = result;
  double before = busy (RUSAGE_SELF);
  double start = bench_now ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DrVerification) verification = dr_verify_bag (bench->bag, &options, &error);

  if (verification == NULL)
    g_error ("%s", error->message);
  *measured = (Measured) { bench_now () - start, busy (RUSAGE_SELF) - before, bench_peak_memory (),
                           verification->n_records };
  for (guint i = 0; i < DR_N_VERIFY_CHECKS; i++)
    if (verification->results[i].status == DR_VERIFY_FAILED)
      g_error ("The bag does not verify: %s", dr_verify_check_id ((DrVerifyCheck) i));
}

static void
read_files (Files      *files,
            const char *root,
            const char *inner)
{
  g_autofree char *path = g_build_filename (root, inner, NULL);
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  g_autoptr (GError) error = NULL;
  const char *name;
  char *text = NULL;
  gsize length = 0;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *next = inner[0] != '\0' ? g_build_filename (inner, name, NULL) : g_strdup (name);

      read_files (files, root, next);
    }
  if (folder != NULL)
    return;

  if (!g_file_get_contents (path, &text, &length, &error))
    g_error ("%s", error->message);
  g_ptr_array_add (files->names, g_strdup (inner));
  g_ptr_array_add (files->bytes, g_bytes_new_take (text, length));
  files->size += length;
  if (g_str_has_prefix (inner, "data/records/") && g_str_has_suffix (inner, ".xml"))
    g_ptr_array_add (files->records, g_strdup (inner));
}

static void
files_init (Files      *self,
            const char *root)
{
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->bytes = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  self->records = g_ptr_array_new_with_free_func (g_free);
  self->size = 0;
  read_files (self, root, "");
}

static void
files_clear (Files *self)
{
  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->bytes);
  g_ptr_array_unref (self->records);
}

static void
write_file (const char *root,
            const char *name,
            GBytes     *bytes)
{
  g_autofree char *path = g_build_filename (root, name, NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  gsize length = 0;
  const char *data = g_bytes_get_data (bytes, &length);
  char digest[DR_DIGEST_SIZE];
  int file;

  g_mkdir_with_parents (folder, 0700);
  file = g_open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (file < 0)
    g_error ("%s: %s", path, g_strerror (errno));
  for (gsize done = 0; done < length;)
    {
      gssize wrote = write (file, data + done, length - done);

      if (wrote <= 0)
        g_error ("%s: %s", path, g_strerror (errno));
      done += (gsize) wrote;
    }
  close (file);
  dr_digest_bytes (data, length, digest);
  bench_read_text (digest);
}

/* The same bytes under the same names, hashed, and on the disk when it returns, as an export is. */
static void
copy (gconstpointer data,
      gpointer      result)
{
  const Bench *bench = data;
  Files files;
  double before;
  double start;
  int root;

  files_init (&files, bench->bag);
  bench_remove (bench->copy);
  before = busy (RUSAGE_SELF);
  start = bench_now ();
  for (guint i = 0; i < files.names->len; i++)
    write_file (bench->copy, files.names->pdata[i], files.bytes->pdata[i]);
  root = g_open (bench->copy, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);
  if (root < 0 || syncfs (root) != 0)
    g_error ("%s: %s", bench->copy, g_strerror (errno));
  *(Measured *) result = (Measured) { bench_now () - start, busy (RUSAGE_SELF) - before,
                                      (double) files.size / 1048576.0, files.records->len };
  close (root);
  files_clear (&files);
}

/* Runs a program in the bag, and waits for it. */
static void
run_program (const Bench        *bench,
             const char * const *words,
             const GPtrArray    *names)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  int status = -1;

  for (guint i = 0; words[i] != NULL; i++)
    g_ptr_array_add (arguments, (gpointer) words[i]);
  for (guint i = 0; names != NULL && i < names->len; i++)
    g_ptr_array_add (arguments, names->pdata[i]);
  g_ptr_array_add (arguments, NULL);
  if (!g_spawn_sync (bench->bag, (char **) arguments->pdata, NULL,
                     G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL,
                     NULL, &status, &error))
    g_error ("%s", error->message);
  if (!g_spawn_check_wait_status (status, &error))
    g_error ("%s: %s", words[0], error->message);
}

static void
run_both (gconstpointer data,
          gpointer      result)
{
  const Bench *bench = data;
  const char * const hash[] = { "sha256sum", "--check", "--quiet", "manifest-sha256.txt", NULL };
  const char * const validate[] = { bench->xmllint, "--nonet", "--noout", "--schema", bench->schema, NULL };
  struct rusage usage;
  Files files;
  double start;

  files_init (&files, bench->bag);
  start = bench_now ();
  run_program (bench, hash, NULL);
  run_program (bench, validate, files.records);
  *(Measured *) result = (Measured) { bench_now () - start, busy (RUSAGE_CHILDREN), 0, files.records->len };
  if (getrusage (RUSAGE_CHILDREN, &usage) == 0)
    ((Measured *) result)->memory = (double) usage.ru_maxrss / 1024.0;
  files_clear (&files);
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  double one = *(const double *) a;
  double two = *(const double *) b;

  return (one > two) - (one < two);
}

/* Each once a round in a child of its own, in turn; what they are put beside comes second. The bag of the last round
 * stays. */
static void
measure (const Bench *bench,
         guint        n_rounds)
{
  enum { EXPORT, COPY, VERIFY, PROGRAMS, N_PARTS };
  static const struct { const char *what; BenchMeasure run; } parts[N_PARTS] = {
    [EXPORT] = { "export as a folder", export },
    [COPY] = { "the same bytes written and hashed", copy },
    [VERIFY] = { "verify of the bag", verify },
    [PROGRAMS] = { "sha256sum, then xmllint", run_both },
  };
  double times[N_PARTS][MOST_ROUNDS];
  double processors[N_PARTS] = { 0 };
  double memory[N_PARTS] = { 0 };
  guint64 n = 0;
  double medians[N_PARTS];

  for (guint round = 0; round < n_rounds; round++)
    {
      bench_remove (bench->bag);
      for (guint i = 0; i < N_PARTS; i++)
        {
          Measured measured;

          bench_child (parts[i].run, bench, &measured, sizeof measured);
          times[i][round] = measured.time;
          processors[i] = round == 0 ? measured.busy : MIN (processors[i], measured.busy);
          memory[i] = MAX (memory[i], measured.memory);
          n = measured.n;
        }
    }

  printf ("%" G_GUINT64_FORMAT " records, %.1f MiB\n", n, memory[COPY]);
  for (guint i = 0; i < N_PARTS; i++)
    {
      qsort (times[i], n_rounds, sizeof (double), compare);
      medians[i] = times[i][n_rounds / 2];
      printf ("%-36s %7.2f s   quickest %7.2f s   processors %7.2f s", parts[i].what, medians[i] / 1e6,
              times[i][0] / 1e6, processors[i] / 1e6);
      if (i != COPY)
        printf ("   at most %6.1f MiB", memory[i]);
      printf ("\n");
    }
  printf ("Export: %.2f times writing and hashing at the median, %.2f at the quickest (aim %.1f), %.2f of processors\n",
          medians[EXPORT] / medians[COPY], times[EXPORT][0] / times[COPY][0], AIM,
          processors[EXPORT] / processors[COPY]);
  printf ("Verify: %.2f times the two programs at the median, %.2f at the quickest (aim below 1), %.2f of processors\n",
          medians[VERIFY] / medians[PROGRAMS], times[VERIFY][0] / times[PROGRAMS][0],
          processors[VERIFY] / processors[PROGRAMS]);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *folder = NULL;
  guint records;

  if (argc != 5)
    g_error ("Usage: bench-bag XMLLINT SCHEMA EVIDENCE FOLDER");
  setvbuf (stdout, NULL, _IOLBF, 0);
  folder = bench_folder (argv[4], "bench-bag.folder");
  records = bench_number ("BENCH_BAG", USUAL);
  for (guint times = 1; times <= 3; times += 2)
    {
      g_autofree char *schema = g_canonicalize_filename (argv[2], NULL);
      g_autofree char *store = g_build_filename (folder, "register.db", NULL);
      g_autofree char *bag = g_build_filename (folder, "bag", NULL);
      g_autofree char *again = g_build_filename (folder, "copy", NULL);
      Bench bench = { argv[1], schema, argv[3], store, bag, again, (records * times * 100 + RECORDS - 1) / RECORDS };
      gboolean good = FALSE;

      bench_child (make, &bench, &good, sizeof good);
      measure (&bench, times == 1 ? MOST_ROUNDS : 2);
      bench_remove (folder);
      g_mkdir (folder, 0700);
    }
  bench_remove (folder);

  return 0;
}
