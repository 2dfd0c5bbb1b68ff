#include "bench-register.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "bench-support.h"
#include "dr-generator.h"
#include "dr-roll.h"
#include "dr-set-up.h"

#define PAGE 1000
#define SEED 7

/* How many are asked for in the environment. */
guint
bench_number (const char *variable,
              guint       usual)
{
  const char *wanted = g_getenv (variable);

  return wanted != NULL ? (guint) CLAMP (atoi (wanted), 1, 1000000) : usual;
}

DrRegister *
bench_register_open (const char *path,
                     gboolean    create)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrStore) store = dr_store_open (path, create ? DR_STORE_OPEN_CREATE : DR_STORE_OPEN_DEFAULT, &error);
  DrRegister *self = NULL;

  if (store == NULL)
    g_error ("%s", error->message);
  self = dr_register_new (store);
  dr_register_set_origin (self, "bench", "bench");

  return self;
}

void
bench_register_close (DrRegister *self)
{
  DrStore *store = g_object_ref (dr_register_get_store (self));

  dr_register_free (self);
  dr_store_close (store);
  g_object_unref (store);
}

/* Puts another evidence base in force, as an equalities officer may. */
static void
publish (DrRegister *self,
         const char *evidence)
{
  static const DrPerson officer = { BENCH_OFFICER, "Siân Ellis", "" };
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize length = 0;

  if (!g_file_get_contents (evidence, &text, &length, &error))
    g_error ("%s", error->message);
  bytes = g_bytes_new (text, length);
  if (!dr_register_add_person (self, BENCH_ADMINISTRATOR, &officer, &error)
      || !dr_register_grant (self, BENCH_ADMINISTRATOR, officer.id, DR_ROLE_EQUALITIES, NULL, FALSE, &error)
      || !dr_register_add_edition (self, officer.id, DR_EDITION_EVIDENCE, "evidence.xml", bytes, NULL, NULL, &error))
    g_error ("%s", error->message);
}

/* @evidence: (nullable): a file that is put in force after the pilot's, which comes with the program. */
void
bench_register_make (const char *path,
                     const char *evidence,
                     guint       count)
{
  static const DrPerson first = { BENCH_ADMINISTRATOR, "Huw Parry", "" };
  DrRegister *self = bench_register_open (path, TRUE);
  double start = bench_now ();
  g_autoptr (GDateTime) begin = g_date_time_new_utc (2021, 1, 4, 9, 0, 0);
  g_autoptr (GError) error = NULL;

  dr_register_set_time (self, g_date_time_to_unix (begin) * G_USEC_PER_SEC);
  if (!dr_register_set_up (self, &first, BENCH_PILOT, &error))
    g_error ("%s", error->message);
  if (evidence != NULL)
    publish (self, evidence);
  if (!dr_generator_run (self, count, SEED, NULL, NULL, &error))
    g_error ("%s", error->message);
  if (count > 0)
    printf ("%u assessments made in %.1f s, %.1f ms each\n", count, (bench_now () - start) / 1e6,
            (bench_now () - start) / 1e3 / count);
  bench_register_close (self);
}

/* The digest of the last record of each version at one of the stages, in the order of the trail. */
GPtrArray *
bench_records (DrRegister *self,
               guint       stages)
{
  DrStore *store = dr_register_get_store (self);
  DrRegisterQuery query = { .stages = stages, .limit = PAGE };
  GPtrArray *digests = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (DrRegisterPage) page = NULL;
  gboolean more = TRUE;

  while (more)
    {
      g_autoptr (DrRegisterPage) before = g_steal_pointer (&page);

      query.after = before != NULL ? &before->rows[before->n_rows - 1] : NULL;
      page = dr_store_query (store, &query, NULL);
      for (guint i = 0; i < page->n_rows; i++)
        {
          g_autoptr (DrTrail) trail = dr_store_read_trail (store, page->rows[i].reference, 0, PAGE, NULL);
          const char *last = NULL;

          for (guint k = 0; k < trail->n_entries; k++)
            if (trail->entries[k].version == page->rows[i].version && trail->entries[k].record != NULL)
              last = trail->entries[k].record;
          if (last != NULL)
            g_ptr_array_add (digests, g_strdup (last));
        }
      more = page->more;
    }

  return digests;
}

/* Runs @measure in a child of its own; what it puts into @result comes back, and nothing else does. This process must
 * have started no thread. */
void
bench_child (BenchMeasure  measure,
             gconstpointer data,
             gpointer      result,
             gsize         size)
{
  int ends[2];
  int status = -1;
  pid_t pid;

  if (pipe (ends) != 0)
    g_error ("%s", g_strerror (errno));
  fflush (stdout);
  pid = fork ();
  if (pid == 0)
    {
      memset (result, 0, size);
      measure (data, result);
      fflush (stdout);
      _exit (write (ends[1], result, size) == (gssize) size ? 0 : 1);
    }
  close (ends[1]);
  if (pid < 0 || read (ends[0], result, size) != (gssize) size || waitpid (pid, &status, 0) != pid || status != 0)
    g_error ("A child of the benchmark failed");
  close (ends[0]);
}

/* With all that is in it; nothing where it is not there. */
void
bench_remove (const char *path)
{
  g_autoptr (GDir) folder = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *inner = g_build_filename (path, name, NULL);

      bench_remove (inner);
    }
  g_remove (path);
}

/* An empty one of the benchmark's own; free with g_free(). */
char *
bench_folder (const char *parent,
              const char *name)
{
  g_autofree char *full = g_canonicalize_filename (parent, NULL);
  char *path = g_build_filename (full, name, NULL);

  bench_remove (path);
  if (g_mkdir_with_parents (path, 0700) != 0)
    g_error ("%s: %s", path, g_strerror (errno));

  return path;
}
