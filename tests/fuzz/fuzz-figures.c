/* fuzz-figures.c: CSV of any layout: Nomis bulk files, ONS custom datasets, contact counts; previewed and applied. */
#include "fuzz-splice.h"
#include "fuzz-support.h"

#include "dr-evidence-check.h"
#include "dr-figure-import.h"

/* Every area costs a preview. */
#define MOST_AREAS 2

static DrCensusMapping *
default_mapping (void)
{
  static DrCensusMapping *mapping = NULL;

  if (mapping == NULL)
    mapping = dr_census_mapping_load_default (NULL);
  fuzz_require (mapping != NULL, "the built-in mapping is good");

  return mapping;
}

/* What an import refuses never gets into the evidence base, so that it can always be written and read. */
static void
apply (const DrImportPreview *preview,
       const DrEvidence      *base)
{
  g_autoptr (GError) error = NULL;
  DrImportEdition edition = { NULL, "2", { 2024, 5, 1 } };
  g_autoptr (DrEvidence) evidence = dr_figure_import_apply (preview, base, &edition, &error);
  g_autoptr (GPtrArray) problems = NULL;

  if (evidence == NULL)
    {
      fuzz_expect_error (error);
      return;
    }
  problems = dr_evidence_check (evidence);
  fuzz_verify_evidence (evidence);
}

static void
preview (DrFigureImport *import,
         const char     *area,
         const char     *area_name,
         const char     *service,
         const char     *base)
{
  g_autoptr (GError) error = NULL;
  DrImportRequest request = { area, area_name, service, fuzz_evidence (base) };
  g_autoptr (DrImportPreview) preview = dr_figure_import_preview (import, &request, &error);
  const DrImportRow *rows;
  guint n_rows = 0;

  if (preview == NULL)
    {
      fuzz_expect_error (error);
      return;
    }
  rows = dr_import_preview_get_rows (preview, &n_rows);
  for (guint i = 0; i < n_rows; i++)
    fuzz_require (rows[i].name != NULL && (rows[i].status != DR_IMPORT_REFUSED || rows[i].reason != NULL),
                  "a row has a name, and a reason where it is refused");
  apply (preview, request.evidence);
}

int
LLVMFuzzerTestOneInput (const guint8 *data,
                        gsize         size)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrFigureImport) import = dr_figure_import_new (default_mapping ());
  const DrImportArea *areas;
  guint n_areas = 0;

  if (!dr_figure_import_add_bytes (import, "figures.csv", (const char *) data, size, &error))
    {
      fuzz_expect_error (error);
      return 0;
    }

  fuzz_accept (data, size);
  areas = dr_figure_import_get_areas (import, &n_areas);
  for (guint i = 0; i < MIN (n_areas, MOST_AREAS); i++)
    preview (import, areas[i].code, NULL, NULL, "data/evidence/template.xml");
  preview (import, "X07000001", "Testborough", NULL, "data/evidence/template.xml");
  if (n_areas == 0)   /* contact counts */
    {
      preview (import, NULL, NULL, "counter", "tests/fixtures/evidence-full.xml");
      preview (import, NULL, NULL, NULL, "tests/fixtures/cli/evidence.xml");
    }

  return 0;
}
