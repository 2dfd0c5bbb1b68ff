/* bench-step.c: one changed field saved, and one submit, with the pilot's case and evidence and with an example's,
 * beside the same draft loaded and checked, and a bare write of the one field into the same file.
 * In a register of 100 copies of that draft, or of as many as BENCH_STEP asks for. Nothing is asserted. */
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>

#include "bench-register.h"
#include "bench-support.h"
#include "dr-drafts.h"
#include "dr-steps.h"
#include "dr-xml-document.h"

#define USUAL 100
#define N_SAVES 201
#define FIELD "change/why"
#define SAVED "BE-00001"
#define BARE "BE-00000"

/* Which drafts, what they are checked by, and who writes them on which day. */
typedef struct {
  const char *what;
  const char *draft;
  const char *evidence;   /* (nullable): the pilot's */
  const char *author;
  guint       year;
  guint       month;
  guint       day;
} Case;

typedef struct {
  const Case *from;
  char       *path;
  DrRegister *reg;
  sqlite3    *bare;
  guint       n;
  guint       n_steps;    /* drafts that were submitted, or not */
  guint       n_refused;
  guint64     revision;   /* of the draft that is saved again and again */
  guint64     saves;
} Bench;

static void
must (int code)
{
  if (code != SQLITE_OK)
    g_error ("%s", sqlite3_errstr (code));
}

static void
run_bare (gpointer data)
{
  Bench *bench = data;
  g_autofree char *sql = g_strdup_printf ("BEGIN IMMEDIATE; UPDATE field SET value = 'Another reason, number %"
                                          G_GUINT64_FORMAT ".' WHERE key = '" FIELD "' AND assessment ="
                                          " (SELECT id FROM assessment WHERE reference = '" BARE "'); COMMIT",
                                          bench->saves++);

  must (sqlite3_exec (bench->bare, sql, NULL, NULL, NULL));
}

static void
run_load (gpointer data)
{
  Bench *bench = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (DrVersion) version = dr_version_load (bench->reg, SAVED, 1, &error);

  if (version == NULL)
    g_error ("%s", error->message);
  bench_sink += version->check->n_results;
}

static void
run_save (gpointer data)
{
  Bench *bench = data;
  g_autofree char *text = g_strdup_printf ("Another reason, number %" G_GUINT64_FORMAT ".", bench->revision);
  DrField change = { .key = FIELD, .value = text, .revision = bench->revision };
  DrSaveRequest request = { .reference = SAVED, .version = 1, .person = bench->from->author, .changes = &change,
                            .n_changes = 1, .continues = TRUE };
  g_autoptr (GError) error = NULL;

  if (!dr_register_save (bench->reg, &request, &bench->revision, NULL, &error))
    g_error ("%s", error->message);
}

/* Each draft once, from the third on. */
static void
run_submit (gpointer data)
{
  Bench *bench = data;
  g_autofree char *reference = g_strdup_printf ("BE-%05u", 2 + bench->n_steps++);
  DrStepRequest request = { .reference = reference, .step = DR_STEP_SUBMIT, .person = bench->from->author };
  g_autoptr (GPtrArray) blocking = NULL;
  g_autoptr (GError) error = NULL;
  DrStepDone done;

  if (dr_register_take_step (bench->reg, &request, &done, &blocking, &error))
    return;
  if (!g_error_matches (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_FINDINGS))
    g_error ("%s", error->message);
  bench->n_refused++;
}

/* The file that the example names lies beside it. */
static void
attach (Bench      *bench,
        const char *reference)
{
  static const DrAttachment answers = { .id = "answers", .name = "Answers to the consultation.csv",
                                        .media_type = "text/csv" };
  g_autofree char *folder = g_path_get_dirname (bench->from->draft);
  g_autofree char *path = g_build_filename (folder, answers.name, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  gsize length = 0;

  if (!g_file_get_contents (path, &text, &length, &error))
    g_error ("%s", error->message);
  bytes = g_bytes_new (text, length);
  if (!dr_store_attach (dr_register_get_store (bench->reg), reference, 1, &answers, bytes, &error))
    g_error ("%s", error->message);
}

/* The example's fields, under another reference. */
static void
make_one (Bench             *bench,
          const DrFieldList *fields,
          guint              i)
{
  g_autofree char *reference = g_strdup_printf ("BE-%05u", i);
  DrField changes[] = {
    { .key = "@reference", .value = reference },
    { .key = "@author", .value = bench->from->author },
  };
  g_autoptr (DrFieldList) own = dr_draft_fields_apply (fields->items, fields->n, &changes[0], 1);
  g_autoptr (DrFieldList) whole = dr_draft_fields_apply (own->items, own->n, &changes[1], 1);
  g_autoptr (GError) error = NULL;

  if (!dr_register_create (bench->reg, bench->from->author, whole->items, whole->n, NULL, NULL, &error))
    g_error ("%s", error->message);
  if (dr_draft_fields_get (whole->items, whole->n, "attachments/attachment[answers]/@name") != NULL)
    attach (bench, reference);
}

static void
make_drafts (Bench *bench)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrXmlDocument) document = dr_xml_document_read_file (bench->from->draft, NULL, &error);
  g_autoptr (DrFieldList) fields = NULL;
  double start = bench_now ();

  if (document != NULL)
    fields = dr_draft_fields_from_node (dr_xml_document_get_root (document), &error);
  if (fields == NULL)
    g_error ("%s", error->message);
  for (guint i = 0; i < bench->n; i++)
    make_one (bench, fields, i);
  printf ("%s: %u drafts of %u fields made, %.1f ms each\n", bench->from->what, bench->n, fields->n,
          (bench_now () - start) / 1e3 / bench->n);
}

static void
set_up (Bench *bench)
{
  const Case *from = bench->from;
  g_autoptr (GDateTime) noon = g_date_time_new_utc ((gint) from->year, (gint) from->month, (gint) from->day, 12, 0, 0);

  bench_register_make (bench->path, from->evidence, 0);
  bench->reg = bench_register_open (bench->path, FALSE);
  dr_register_set_time (bench->reg, g_date_time_to_unix (noon) * G_USEC_PER_SEC);
  make_drafts (bench);
  bench->revision = 1;
  must (sqlite3_open_v2 (bench->path, &bench->bare, SQLITE_OPEN_READWRITE, NULL));
  must (sqlite3_exec (bench->bare, "PRAGMA synchronous = NORMAL; PRAGMA secure_delete = ON", NULL, NULL, NULL));
}

static void
print_within (const BenchPart *part,
              guint            n)
{
  printf ("%-44s %10.1f µs\n", "  99 of 100 within", part->times[n * 99 / 100]);
}

static void
measure_saves (Bench *bench)
{
  enum { WRITE, LOAD, SAVE, N_PARTS };
  BenchPart parts[N_PARTS] = {
    [WRITE] = { "one field written, bare", run_bare, NULL },
    [LOAD] = { "the draft loaded and checked", run_load, NULL },
    [SAVE] = { "one changed field saved", run_save, NULL },
  };

  bench_parts_run (parts, N_PARTS, bench, N_SAVES);
  for (guint i = 0; i < N_PARTS; i++)
    {
      bench_print (&parts[i], &parts[LOAD], N_SAVES);
      print_within (&parts[i], N_SAVES);
    }
  bench_parts_clear (parts, N_PARTS);
}

static void
measure_steps (Bench *bench)
{
  BenchPart parts[] = {
    { "the draft loaded and checked", run_load, NULL },
    { "one submit", run_submit, NULL },
  };
  guint rounds = (bench->n - 3) * 10 / 11;   /* some warm up */

  bench_parts_run (parts, G_N_ELEMENTS (parts), bench, rounds);
  if (bench->n_refused > 0)
    printf ("%u of %u submits are refused, since findings stand in the way\n", bench->n_refused, bench->n_steps);
  bench_print (&parts[1], &parts[0], rounds);
  print_within (&parts[1], rounds);
  bench_parts_clear (parts, G_N_ELEMENTS (parts));
}

static void
measure (gconstpointer data,
         gpointer      result)
{
  Bench bench = *(const Bench *) data;

  set_up (&bench);
  measure_saves (&bench);
  measure_steps (&bench);
  printf ("Memory: at most %.1f MiB\n", bench_peak_memory ());
  sqlite3_close (bench.bare);
  bench_register_close (bench.reg);
  *(gboolean *) result = TRUE;
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *folder = NULL;

  if (argc != 5)
    g_error ("Usage: bench-step PILOT-DRAFT DRAFT EVIDENCE FOLDER");
  setvbuf (stdout, NULL, _IOLBF, 0);
  folder = bench_folder (argv[4], "bench-step.folder");
  {
    const Case cases[] = {
      { "The pilot", argv[1], NULL, BENCH_MANAGER, 2023, 1, 9 },
      { "The example", argv[2], argv[3], BENCH_MANAGER, 2025, 9, 15 },
    };

    for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
      {
        g_autofree char *name = g_strdup_printf ("register-%u.db", i);
        g_autofree char *path = g_build_filename (folder, name, NULL);
        Bench bench = { .from = &cases[i], .path = path, .n = MAX (bench_number ("BENCH_STEP", USUAL), 20) };
        gboolean good = FALSE;

        bench_child (measure, &bench, &good, sizeof good);
      }
  }
  bench_remove (folder);

  return 0;
}
