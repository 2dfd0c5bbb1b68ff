/* fuzz-mapping.c: census mappings: read, and applied to tables of the tests. */
#include "fuzz-splice.h"
#include "fuzz-support.h"

#include "dr-figure-import.h"

static const char * const tables[] = { "nomis-ts007a.csv", "nomis-ts038.csv", "nomis-ts045.csv",
                                       "ons-unpaid-care.csv" };

static void
add_tables (DrFigureImport *import)
{
  static char *texts[G_N_ELEMENTS (tables)];
  static gsize lengths[G_N_ELEMENTS (tables)];

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autoptr (GError) error = NULL;

      if (texts[i] == NULL)
        {
          g_autofree char *name = g_build_filename ("tests/fixtures/import", tables[i], NULL);
          g_autofree char *path = fuzz_source_path (name);

          g_file_get_contents (path, &texts[i], &lengths[i], &error);
          fuzz_expect_no_error (error, "a table of the tests is there");
        }
      dr_figure_import_add_bytes (import, tables[i], texts[i], lengths[i], &error);
      fuzz_expect_no_error (error, "a table of the tests is read whatever the mapping");
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrCensusMapping) mapping = dr_census_mapping_load_bytes ("mapping.xml", (const char *) data, size, &error);
  g_autoptr (DrFigureImport) import = NULL;
  g_autoptr (DrImportPreview) preview = NULL;
  g_autoptr (DrEvidence) evidence = NULL;
  DrEvidence *base = fuzz_evidence ("data/evidence/template.xml");
  DrImportRequest request = { "X07000001", NULL, NULL, base };
  DrImportEdition edition = { 0 };

  if (mapping == NULL)
    {
      fuzz_expect_error (error);
      return 0;
    }

  fuzz_accept (data, size);
  import = dr_figure_import_new (mapping);
  add_tables (import);
  preview = dr_figure_import_preview (import, &request, &error);
  fuzz_expect_no_error (error, "the area of the tables is found whatever the mapping");
  evidence = dr_figure_import_apply (preview, base, &edition, &error);
  if (evidence == NULL)
    fuzz_expect_error (error);
  else
    fuzz_verify_evidence (evidence);

  return 0;
}
