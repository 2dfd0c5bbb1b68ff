/* bench-import.c: import of every area of the tables, from their bytes to evidence bases, beside a bare read of the
 * same bytes by libcsv. The tables are the tests' own, with as many areas as there are districts in England and Wales.
 * Nothing is asserted. */
#include <csv.h>
#include <stdio.h>
#include <string.h>

#include "bench-support.h"
#include "dr-evidence-reader.h"
#include "dr-figure-import.h"
#include "dr-formats.h"
#include "dr-xml-document.h"

#define N_AREAS 331
#define N_ROUNDS 9
#define TEMPLATE "/org/dueregard/data/evidence/template.xml"

static const char * const tables[] = {
  "nomis-ts007a.csv", "nomis-ts009.csv", "nomis-ts021.csv", "nomis-ts029.csv", "nomis-ts030.csv", "nomis-ts038.csv",
  "nomis-ts039.csv", "nomis-ts045.csv", "nomis-ts077.csv", "nomis-ts078.csv",
};
#define N_TABLES G_N_ELEMENTS (tables)

typedef struct {
  GString         *texts[N_TABLES];
  gsize            size;
  DrCensusMapping *mapping;
  DrEvidence      *template;
  guint            n_groups;    /* of the last evidence base made */
} Bench;

/* The header of a table of the tests, and its first area over and over under other codes. */
static GString *
enlarge (const char *folder,
         const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  GString *large = g_string_new (NULL);
  g_auto (GStrv) lines = NULL;
  const char *figures;

  if (!g_file_get_contents (path, &text, NULL, &error))
    g_error ("%s", error->message);

  lines = g_strsplit (text, "\n", 3);
  figures = strstr (lines[1], ",X07000001,");
  if (figures == NULL)
    g_error ("%s: the first area is not X07000001", path);
  g_string_append_printf (large, "%s\n", lines[0]);
  for (guint i = 1; i <= N_AREAS; i++)
    g_string_append_printf (large, "2021,Borough %u,E07%06u,%s\n", i, i, figures + strlen (",X07000001,"));

  return large;
}

static void
on_cell (void  *cell,
         size_t length,
         void  *data)
{
  bench_sink += (double) length;
}

static void
on_row (int   end,
        void *data)
{
}

/* The yardstick: libcsv alone, every cell seen. */
static void
run_libcsv (gpointer data)
{
  Bench *bench = data;

  for (guint i = 0; i < N_TABLES; i++)
    {
      struct csv_parser parser;

      if (csv_init (&parser, CSV_STRICT) != 0)
        g_error ("libcsv does not start");
      csv_parse (&parser, bench->texts[i]->str, bench->texts[i]->len, on_cell, on_row, NULL);
      csv_fini (&parser, on_cell, on_row, NULL);
      csv_free (&parser);
    }
}

static DrFigureImport *
read_tables (Bench *bench)
{
  DrFigureImport *import = dr_figure_import_new (bench->mapping);

  for (guint i = 0; i < N_TABLES; i++)
    {
      g_autoptr (GError) error = NULL;

      if (!dr_figure_import_add_bytes (import, tables[i], bench->texts[i]->str, bench->texts[i]->len, &error))
        g_error ("%s", error->message);
    }

  return import;
}

static void
run_read (gpointer data)
{
  dr_figure_import_free (read_tables (data));
}

static void
run_import (gpointer data)
{
  Bench *bench = data;
  g_autoptr (DrFigureImport) import = read_tables (bench);
  guint n_areas = 0;
  const DrImportArea *areas = dr_figure_import_get_areas (import, &n_areas);

  for (guint i = 0; i < n_areas; i++)
    {
      DrImportRequest request = { areas[i].code, NULL, NULL, bench->template };
      DrImportEdition edition = { 0 };
      g_autoptr (GError) error = NULL;
      g_autoptr (DrImportPreview) preview = dr_figure_import_preview (import, &request, &error);
      g_autoptr (DrEvidence) evidence = preview != NULL
                                          ? dr_figure_import_apply (preview, bench->template, &edition, &error)
                                          : NULL;

      if (evidence == NULL)
        g_error ("%s", error->message);
      bench->n_groups = evidence->n_groups;
    }
}

static DrEvidence *
read_template (void)
{
  g_autoptr (GBytes) bytes = dr_formats_get_data (TEMPLATE);
  gsize length = 0;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autoptr (DrXmlDocument) document = dr_xml_document_read_bytes ("template", data, length, NULL, NULL);

  return dr_evidence_read_node ("template", dr_xml_document_get_root (document), NULL);
}

int
main (int    argc,
      char **argv)
{
  Bench bench = { { NULL } };
  enum { LIBCSV, READ, IMPORT, N_PARTS };
  BenchPart parts[N_PARTS] = {
    [LIBCSV] = { "yardstick: libcsv reads the tables", run_libcsv, NULL },
    [READ] = { "tables read and recognised", run_read, NULL },
    [IMPORT] = { "tables read, every area previewed and applied", run_import, NULL },
  };

  if (argc != 2)
    g_error ("Usage: bench-import FOLDER-OF-TABLES");
  for (guint i = 0; i < N_TABLES; i++)
    {
      bench.texts[i] = enlarge (argv[1], tables[i]);
      bench.size += bench.texts[i]->len;
    }
  bench.mapping = dr_census_mapping_load_default (NULL);
  bench.template = read_template ();

  bench_parts_run (parts, N_PARTS, &bench, N_ROUNDS);
  printf ("%u tables of %u areas, %.1f KiB; an evidence base of %u groups for each area\n", (guint) N_TABLES, N_AREAS,
          (double) bench.size / 1024.0, bench.n_groups);
  for (guint i = 0; i < N_PARTS; i++)
    bench_print (&parts[i], &parts[LIBCSV], N_ROUNDS);
  printf ("%-44s %10.1f µs\n", "for one area, without reading",
          (bench_part_time (&parts[IMPORT], N_ROUNDS).median - bench_part_time (&parts[READ], N_ROUNDS).median)
            / N_AREAS);
  printf ("Memory: the process at most %.1f MiB\n", bench_peak_memory ());
  bench_parts_clear (parts, N_PARTS);

  for (guint i = 0; i < N_TABLES; i++)
    g_string_free (bench.texts[i], TRUE);
  dr_census_mapping_unref (bench.mapping);
  dr_evidence_unref (bench.template);

  return 0;
}
