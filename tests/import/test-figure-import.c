#include "dr-figure-import.h"

#include <string.h>

#include "import-support.h"

#define NOMIS "date,geography,geography code,"
#define DISABILITY NOMIS "Disability: Total: All usual residents,Disability: Disabled under the Equality Act,Disability: Not disabled under the Equality Act\n"

/* A file that is no table of figures: the import stays as it was. */
static const struct {
  const char   *path;
  const char   *text;
  DrImportError code;
  const char   *message;
} bad_files[] = {
  { "/import/figure-import/other-csv", "name,age\nAnn,3\n", DR_IMPORT_ERROR_LAYOUT, "x.csv:1: the header “name, ...” is of no layout" },
  { "/import/figure-import/xml", "<?xml version='1.0'?>\n<evidence/>\n", DR_IMPORT_ERROR_LAYOUT, "x.csv:1: the header" },
  { "/import/figure-import/nomis-without-code", "date,geography,Age: Total\n2021,T,3\n", DR_IMPORT_ERROR_LAYOUT, "x.csv:1: the header" },
  { "/import/figure-import/ragged", DISABILITY "2021,T,X1,1,2\n", DR_IMPORT_ERROR_MALFORMED, "x.csv:2: the row has 5 fields, expected 6" },
  { "/import/figure-import/empty", "", DR_IMPORT_ERROR_MALFORMED, "x.csv:1: the file is empty" },
  { "/import/figure-import/cross-table", "A Code,A,B Code,B,C Code,C,Observation\n1,1,1,1,1,1,1\n", DR_IMPORT_ERROR_LAYOUT, "x.csv:1: the dataset crosses 2 variables" },
};

static void
test_bad_file (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (DrFigureImport) import = dr_figure_import_new (test_mapping_get ());
  g_autoptr (GError) error = NULL;
  guint n_areas = 1;

  g_assert_false (dr_figure_import_add_bytes (import, "x.csv", bad_files[i].text, strlen (bad_files[i].text), &error));
  g_assert_error (error, DR_IMPORT_ERROR, (int) bad_files[i].code);
  g_assert_true (g_str_has_prefix (error->message, bad_files[i].message));
  test_contains (error->message, "expected");
  dr_figure_import_get_areas (import, &n_areas);
  g_assert_cmpuint (n_areas, ==, 0);
}

static void
test_missing_file (void)
{
  g_autoptr (DrFigureImport) import = dr_figure_import_new (test_mapping_get ());
  g_autoptr (GError) error = NULL;

  g_assert_false (dr_figure_import_add_file (import, "/nowhere/x.csv", &error));
  g_assert_error (error, DR_IMPORT_ERROR, DR_IMPORT_ERROR_READ);
  g_assert_true (g_str_has_prefix (error->message, "/nowhere/x.csv: "));
}

/* What a request may not ask for. */
static const struct {
  const char *path;
  const char *text;
  const char *area;
  const char *area_name;
  const char *evidence;   /* its area */
  const char *message;
} bad_areas[] = {
  { "/import/figure-import/unknown-area", DISABILITY "2021,T,X07000001,100,20,80\n", "E07999999", NULL, NULL, "x.csv: E07999999 stands in no row" },
  { "/import/figure-import/unknown-area-named", DISABILITY "2021,T,X07000001,100,20,80\n", "E07999999", "Nowhere", NULL, "x.csv: E07999999 (Nowhere) stands in no row" },
  { "/import/figure-import/small-areas-without-name", DISABILITY "2021,Testborough 001A,X1,100,20,80\n", TEST_AREA, NULL, NULL, "the name of the district is needed" },
  { "/import/figure-import/no-area", DISABILITY "2021,T,X07000001,100,20,80\n", NULL, NULL, NULL, "no area is named" },
  { "/import/figure-import/no-area-template", DISABILITY "2021,T,X07000001,100,20,80\n", NULL, NULL, DR_IMPORT_TEMPLATE_AREA, "no area is named" },
  { "/import/figure-import/area-of-words", DISABILITY "2021,T,X07000001,100,20,80\n", "East Herts", NULL, NULL, "“East Herts” is no area code" },
  { "/import/figure-import/empty-area", DISABILITY "2021,T,X07000001,100,20,80\n", "", NULL, NULL, "is no area code" },
  { "/import/figure-import/evidence-of-elsewhere", DISABILITY "2021,T,X07000001,100,20,80\n", TEST_AREA, NULL, "X07000009", "the evidence base is of X07000009" },
};

static void
test_bad_area (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (DrFigureImport) import = dr_figure_import_new (test_mapping_get ());
  g_autoptr (DrEvidence) evidence = bad_areas[i].evidence != NULL ? test_evidence_new (bad_areas[i].evidence) : NULL;
  g_autoptr (GError) error = NULL;
  DrImportRequest request = { bad_areas[i].area, bad_areas[i].area_name, NULL, evidence };

  dr_figure_import_add_bytes (import, "x.csv", bad_areas[i].text, strlen (bad_areas[i].text), &error);
  g_assert_no_error (error);
  g_assert_null (dr_figure_import_preview (import, &request, &error));
  g_assert_error (error, DR_IMPORT_ERROR, DR_IMPORT_ERROR_AREA);
  test_contains (error->message, bad_areas[i].message);
}

static void
test_areas (void)
{
  static const char first[] = DISABILITY "2021,\"Sampleton, City of\",X07000002,100,20,80\n2021,  Test\tborough ,X07000001,100,20,80\n";
  static const char second[] = "Areas Code,Areas,Disability (2 categories) Code,Disability (2 categories),Observation\n"
                               "X07000001,Else,1,A,1\nX07000003,Third,1,A,1\nX07000003,Third,2,B,1\n";
  g_autoptr (DrFigureImport) import = dr_figure_import_new (test_mapping_get ());
  g_autoptr (GError) error = NULL;
  const DrImportArea *areas;
  guint n_areas;

  dr_figure_import_add_bytes (import, "a.csv", first, strlen (first), &error);
  dr_figure_import_add_bytes (import, "b.csv", second, strlen (second), &error);
  g_assert_no_error (error);
  areas = dr_figure_import_get_areas (import, &n_areas);
  g_assert_cmpuint (n_areas, ==, 3);
  g_assert_cmpstr (areas[0].name, ==, "Sampleton, City of");
  g_assert_cmpstr (areas[1].name, ==, "Test borough");
  g_assert_cmpstr (areas[2].code, ==, "X07000003");
}

/* Counts of the fixtures for Testborough, recomputed by hand from their rows. */
static const struct {
  const char *fixture;
  const char *group;
  double      count;
  double      base;
} figures[] = {
  { "nomis-ts038.csv", "disabled", 6439, 10000 },
  { "nomis-ts038.csv", "limited-a-lot", 3705, 10000 },
  { "nomis-ts009.csv", "female", 5100, 10000 },
  { "nomis-ts045.csv", "no-car-households", 1166, 4200 },
  { "ons-disability.csv", "not-disabled", 8300, 10000 },
  { "ons-cars.csv", "no-car-households", 700, 4200 },
  { "ons-unpaid-care.csv", "unpaid-carers", 700, 9600 },
  { "ons-sexual-orientation-detailed.csv", "other-orientation", 30, 8000 },
  { "ons-sexual-orientation-detailed.csv", "orientation-not-answered", 460, 8000 },
};

static void
test_figure (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  const char * const files[] = { figures[i].fixture, NULL };
  g_autoptr (DrImportPreview) preview = test_preview_files (files, TEST_AREA, NULL);
  const DrImportRow *row = test_row (preview, figures[i].group);

  g_assert_cmpstr (row->reason, ==, NULL);
  g_assert_cmpint (row->status, ==, DR_IMPORT_TAKEN);
  g_assert_cmpfloat (row->count, ==, figures[i].count);
  g_assert_cmpfloat (row->base, ==, figures[i].base);
}

/* Every table of the mapping that has a fixture gives every one of its groups, for every area, and the groups of each
 * partition are the base to the last person. */
static void
test_all_tables (void)
{
  static const char * const fixtures[] = { "nomis-ts001.csv", "nomis-ts002.csv", "nomis-ts007.csv", "nomis-ts007a.csv",
                                           "nomis-ts008.csv", "nomis-ts009.csv", "nomis-ts011.csv", "nomis-ts021.csv",
                                           "nomis-ts029.csv", "nomis-ts030.csv", "nomis-ts037.csv", "nomis-ts038.csv",
                                           "nomis-ts039.csv", "nomis-ts040.csv", "nomis-ts045.csv", "nomis-ts077.csv",
                                           "nomis-ts078.csv" };
  static const char * const areas[] = { "X07000001", "X07000002" };
  const DrCensusMapping *mapping = test_mapping_get ();

  for (guint f = 0; f < G_N_ELEMENTS (fixtures); f++)
    for (guint a = 0; a < G_N_ELEMENTS (areas); a++)
      {
        const char * const files[] = { fixtures[f], NULL };
        g_autoptr (DrImportPreview) preview = test_preview_files (files, areas[a], NULL);
        g_autofree char *id = g_ascii_strup (fixtures[f] + strlen ("nomis-"), -1);
        const DrCensusTable *table;
        guint n_rows;
        const DrImportRow *rows = dr_import_preview_get_rows (preview, &n_rows);

        *strchr (id, '.') = '\0';
        table = &mapping->tables[dr_census_mapping_find_table (mapping, id)];
        g_assert_cmpuint (dr_import_preview_count (preview, DR_IMPORT_REFUSED), ==, 0);
        g_assert_cmpuint (dr_import_preview_count (preview, DR_IMPORT_TAKEN), ==,
                          table->n_groups + (table->everybody ? 1 : 0));
        for (guint d = 0; d < mapping->n_dimensions; d++)
          {
            double sum = 0.0;
            double base = 0.0;

            for (guint g = 0; g < table->n_groups; g++)
              if (table->groups[g].dimension == (int) d)
                {
                  const DrImportRow *row = test_row (preview, table->groups[g].id);

                  g_assert_cmpstr (row->table, ==, id);
                  sum += row->count;
                  base = row->base;
                }
            if (mapping->dimensions[d].partition)
              g_assert_cmpfloat (sum, ==, base);
          }
        for (guint r = 0; r < n_rows; r++)
          g_assert_cmpint (rows[r].status, !=, DR_IMPORT_NOTE);
      }
}

/* All files at once: one figure a group, whatever order they are named in. */
static void
test_order (void)
{
  static const char * const one[] = { "nomis-ts007.csv", "nomis-ts038-small-areas.csv", "nomis-ts007a.csv", "nomis-ts038.csv", NULL };
  static const char * const other[] = { "nomis-ts038.csv", "nomis-ts007a.csv", "nomis-ts038-small-areas.csv", "nomis-ts007.csv", NULL };
  g_autoptr (DrImportPreview) a = test_preview_files (one, TEST_AREA, NULL);
  g_autoptr (DrImportPreview) b = test_preview_files (other, TEST_AREA, NULL);
  guint n_a;
  guint n_b;
  const DrImportRow *rows_a = dr_import_preview_get_rows (a, &n_a);
  const DrImportRow *rows_b = dr_import_preview_get_rows (b, &n_b);

  g_assert_cmpuint (n_a, ==, n_b);
  for (guint i = 0; i < n_a; i++)
    {
      g_assert_cmpint (rows_a[i].status, ==, rows_b[i].status);
      g_assert_cmpstr (rows_a[i].id, ==, rows_b[i].id);
      g_assert_cmpstr (rows_a[i].file, ==, rows_b[i].file);
    }
  g_assert_cmpstr (test_row (a, "age-75-plus")->table, ==, "TS007A");
  g_assert_cmpint (test_row (a, "age-16-44")->status, ==, DR_IMPORT_TAKEN);
  g_assert_cmpuint (test_row (a, "disabled")->n_areas, ==, 0);
}

/* The district's name comes from another file of the same call; the part after the comma is not in the small areas'. */
static void
test_small_areas (void)
{
  static const char * const files[] = { "nomis-ts038-small-areas.csv", "nomis-ts007a.csv", NULL };
  g_autoptr (DrImportPreview) first = test_preview_files (files, "X07000001", NULL);
  g_autoptr (DrImportPreview) second = test_preview_files (files, "X07000002", NULL);

  g_assert_cmpstr (dr_import_preview_get_area_name (second), ==, "Sampleton, City of");
  g_assert_cmpuint (test_row (first, "disabled")->n_areas, ==, 3);
  g_assert_cmpfloat (test_row (first, "disabled")->count, ==, 1939 + 1448 + 1685);
  g_assert_cmpfloat (test_row (first, "disabled")->base, ==, 10000);
  g_assert_cmpuint (test_row (second, "limited-a-lot")->n_areas, ==, 2);
  g_assert_cmpfloat (test_row (second, "limited-a-lot")->count, ==, 1369 + 4990);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (bad_files); i++)
    g_test_add_data_func (bad_files[i].path, GUINT_TO_POINTER (i), test_bad_file);
  g_test_add_func ("/import/figure-import/missing-file", test_missing_file);
  for (guint i = 0; i < G_N_ELEMENTS (bad_areas); i++)
    g_test_add_data_func (bad_areas[i].path, GUINT_TO_POINTER (i), test_bad_area);
  g_test_add_func ("/import/figure-import/areas", test_areas);
  for (guint i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      g_autofree char *path = g_strdup_printf ("/import/figure-import/%s/%s", figures[i].fixture, figures[i].group);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_figure);
    }
  g_test_add_func ("/import/figure-import/all-tables", test_all_tables);
  g_test_add_func ("/import/figure-import/order", test_order);
  g_test_add_func ("/import/figure-import/small-areas", test_small_areas);

  return g_test_run ();
}
