/* bench-records.c: 10,000 records of the pilot case written, then verified with re-performance by the command line on
 * every core, beside one xmllint that holds the same files to the schema and no more. Fewer where the disk is small.
 * Prints the ratio of wall times, and the peak memory for ever more records. Nothing is asserted. DR_BENCH_RECORDS asks
 * for fewer, for a quick look.
 *
 * This process stays small: what a child held at most counts what its parent held when it was started. */
#define _GNU_SOURCE

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/statvfs.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bench-records.h"
#include "bench-support.h"

#define MOST_RECORDS 10000
#define GIBIBYTE (1024.0 * 1024.0 * 1024.0)
#define ENOUGH_SPACE (6.0 * GIBIBYTE)

typedef struct {
  double seconds;   /* wall */
  double memory;    /* MiB at most */
  double busy;      /* seconds of processor time */
  int    status;
} Child;

/* Full paths: the programs run in the folder. */
typedef struct {
  char *cli;
  char *xmllint;
  char *schema;
  char *draft;
  char *folder;
} Bench;

/* Runs a program in the folder of the records, with the names of the first @n behind its words. */
static Child
run_child (const Bench        *bench,
           const char * const *words,
           guint               n)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new_with_free_func (g_free);
  double start = bench_now ();
  struct rusage usage;
  int status = -1;
  Child child;
  pid_t pid;

  for (guint i = 0; words[i] != NULL; i++)
    g_ptr_array_add (arguments, g_strdup (words[i]));
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (arguments, bench_record_name (i));
  g_ptr_array_add (arguments, NULL);

  pid = vfork ();
  if (pid == 0)
    {
      int nowhere = open ("/dev/null", O_RDWR);

      if (chdir (bench->folder) != 0 || dup2 (nowhere, 1) < 0 || dup2 (nowhere, 2) < 0)
        _exit (127);
      execv (words[0], (char **) arguments->pdata);
      _exit (127);
    }
  if (pid < 0 || wait4 (pid, &status, 0, &usage) != pid)
    g_error ("%s could not be run: %s", words[0], g_strerror (errno));

  child.seconds = (bench_now () - start) / 1e6;
  child.memory = (double) usage.ru_maxrss / 1024.0;
  child.busy = (double) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec)
               + (double) (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
  child.status = WIFEXITED (status) ? WEXITSTATUS (status) : -1;

  return child;
}

/* Both programs on the first @n records, @rounds times in turn; the quicker of each counts. Returns whether both found
 * nothing wrong. */
static gboolean
compare (const Bench *bench,
         guint        n,
         guint        rounds)
{
  const char * const verify[] = { bench->cli, "verify", NULL };
  const char * const validate[] = { bench->xmllint, "--noout", "--schema", bench->schema, NULL };
  Child ours = { .seconds = G_MAXDOUBLE };
  Child theirs = { .seconds = G_MAXDOUBLE };

  for (guint i = 0; i < rounds; i++)
    {
      Child verified = run_child (bench, verify, n);
      Child validated = run_child (bench, validate, n);

      if (verified.status != 0 || validated.status != 0)
        {
          fprintf (stderr, "The records are no good: verify exits %d, xmllint %d\n", verified.status, validated.status);
          return FALSE;
        }
      if (verified.seconds < ours.seconds)
        ours = verified;
      if (validated.seconds < theirs.seconds)
        theirs = validated;
    }
  printf ("%6u records: verify %8.2f s on %.1f cores, at most %6.1f MiB; xmllint %8.2f s on %.1f cores, at most %6.1f "
          "MiB; ratio %.2f (of processor time %.2f)\n", n, ours.seconds, ours.busy / ours.seconds, ours.memory,
          theirs.seconds, theirs.busy / theirs.seconds, theirs.memory, ours.seconds / theirs.seconds,
          ours.busy / theirs.busy);
  fflush (stdout);

  return TRUE;
}

/* How many records are asked for, and there is room for. */
static guint
choose_number (const Bench *bench,
               gsize        record_size)
{
  const char *wanted = g_getenv ("DR_BENCH_RECORDS");
  guint most = wanted != NULL ? (guint) CLAMP (atoi (wanted), 1, MOST_RECORDS) : MOST_RECORDS;
  struct statvfs disk;
  double space;
  double n;

  if (statvfs (bench->folder, &disk) != 0)
    g_error ("%s: %s", bench->folder, g_strerror (errno));
  space = (double) disk.f_bavail * (double) disk.f_frsize;
  if (space >= ENOUGH_SPACE && space >= 2.0 * most * (double) record_size)
    return most;

  n = CLAMP (space / 4.0 / (double) record_size, 1.0, most);
  printf ("Only %.1f GiB are free: %.0f records instead of %u\n", space / GIBIBYTE, n, most);

  return (guint) n;
}

/* In a child of its own, for its memory. Returns the size of one record. */
static gsize
write_records (const Bench *bench,
               guint        n)
{
  int ends[2];
  gsize size = 0;
  int status = -1;
  pid_t pid;

  if (pipe (ends) != 0)
    g_error ("%s", g_strerror (errno));
  fflush (stdout);
  pid = fork ();
  if (pid == 0)
    {
      size = bench_write_records (bench->draft, bench->folder, n);
      fflush (stdout);
      _exit (write (ends[1], &size, sizeof size) == sizeof size ? 0 : 1);
    }
  close (ends[1]);
  if (pid < 0 || read (ends[0], &size, sizeof size) != sizeof size || waitpid (pid, &status, 0) != pid || status != 0)
    g_error ("The records could not be written");
  close (ends[0]);

  return size;
}

static void
remove_records (const Bench *bench,
                guint        n)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = bench_record_name (i);
      g_autofree char *path = g_build_filename (bench->folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (bench->folder);
}

int
main (int    argc,
      char **argv)
{
  Bench bench;
  gboolean good;
  gsize size;
  guint n;

  if (argc != 6)
    g_error ("Usage: bench-records CLI XMLLINT SCHEMA DRAFT FOLDER");
  bench = (Bench) { g_canonicalize_filename (argv[1], NULL), g_canonicalize_filename (argv[2], NULL),
                    g_canonicalize_filename (argv[3], NULL), g_canonicalize_filename (argv[4], NULL),
                    g_build_filename (argv[5], "bench-records.folder", NULL) };
  if (g_mkdir_with_parents (bench.folder, 0700) != 0)
    g_error ("%s: %s", bench.folder, g_strerror (errno));

  size = write_records (&bench, 1);
  printf ("The record of %s has %" G_GSIZE_FORMAT " bytes\n", argv[4], size);
  n = choose_number (&bench, size);
  write_records (&bench, n);
  good = compare (&bench, MIN (n, 100), 5) && (n <= 100 || compare (&bench, MIN (n, 1000), 3))
         && (n <= 1000 || compare (&bench, n, 1));
  remove_records (&bench, n);

  g_free (bench.cli);
  g_free (bench.xmllint);
  g_free (bench.schema);
  g_free (bench.draft);
  g_free (bench.folder);

  return good ? 0 : 1;
}
