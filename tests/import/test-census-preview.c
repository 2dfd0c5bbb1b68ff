#include <string.h>

#include "import-support.h"

#define NOMIS "date,geography,geography code,"
#define DISABILITY NOMIS "Disability: Total: All usual residents,Disability: Disabled under the Equality Act,Disability: Not disabled under the Equality Act\n"
#define CARS NOMIS "Number of cars or vans: Total: All households,Number of cars or vans: No cars or vans in household\n"
#define POPULATION NOMIS "Residence type: Total; measures: Value,Residence type: Lives in a household; measures: Value,Residence type: Lives in a communal establishment; measures: Value\n"
#define ONS "Areas Code,Areas,Disability (3 categories) Code,Disability (3 categories),Observation\n"
#define YES "Disabled under the Equality Act"
#define NO "Not disabled under the Equality Act"

/* One row of the preview of some files for X07000001, "Testborough". @id NULL: the row about the file. */
static const struct {
  const char    *path;
  TestFile       files[2];
  const char    *id;
  DrImportStatus status;
  double         count;
  double         base;
  guint          line;
  guint          n_areas;
  const char    *reason;    /* part of it */
} cases[] = {
  { "/import/census-preview/taken", { { "d.csv", DISABILITY "2021,Else,X07000009,9,8,1\n2021,Testborough,X07000001,100,20,80\n" } }, "disabled", DR_IMPORT_TAKEN, 20, 100, 3, 0, NULL },
  { "/import/census-preview/within-tolerance", { { "d.csv", DISABILITY "2021,T,X07000001,1000,200,805\n" } }, "not-disabled", DR_IMPORT_TAKEN, 805, 1000, 2, 0, NULL },
  { "/import/census-preview/beyond-tolerance", { { "d.csv", DISABILITY "2021,T,X07000001,1000,200,806\n" } }, "not-disabled", DR_IMPORT_REFUSED, 806, 1000, 2, 0, "sum to 1006, expected the total of 1000" },
  { "/import/census-preview/over-base", { { "d.csv", DISABILITY "2021,T,X07000001,100,120,0\n" } }, "disabled", DR_IMPORT_REFUSED, 120, 100, 2, 0, "more than the total of 100" },
  { "/import/census-preview/partition-culprit", { { "d.csv", DISABILITY "2021,T,X07000001,100,c,80\n" } }, "not-disabled", DR_IMPORT_REFUSED, 80, 100, 2, 0, "“Disabled people” of the same partition, Disability, is refused" },
  { "/import/census-preview/suppressed", { { "d.csv", DISABILITY "2021,T,X07000001,100,c,80\n" } }, "disabled", DR_IMPORT_REFUSED, 0, 100, 2, 0, "suppressed" },
  { "/import/census-preview/negative", { { "d.csv", DISABILITY "2021,T,X07000001,100,-20,80\n" } }, "disabled", DR_IMPORT_REFUSED, 0, 100, 2, 0, "negative" },
  { "/import/census-preview/fraction", { { "d.csv", DISABILITY "2021,T,X07000001,100,20.5,80\n" } }, "disabled", DR_IMPORT_REFUSED, 0, 100, 2, 0, "not a whole number" },
  { "/import/census-preview/thousands", { { "d.csv", DISABILITY "2021,T,X07000001,\"1,000\",200,800\n" } }, NULL, DR_IMPORT_REFUSED, 0, 0, 2, 0, "thousands separators" },
  { "/import/census-preview/nobody", { { "d.csv", DISABILITY "2021,T,X07000001,0,0,0\n" } }, NULL, DR_IMPORT_REFUSED, 0, 0, 2, 0, "the total is 0" },
  { "/import/census-preview/bad-row-elsewhere", { { "d.csv", DISABILITY "2021,E,X07000009,9,c,-\n2021,T,X07000001,100,20,80\n" } }, "disabled", DR_IMPORT_TAKEN, 20, 100, 3, 0, NULL },
  { "/import/census-preview/duplicated", { { "d.csv", DISABILITY "2021,T,X07000001,100,20,80\n2021,T,X07000001,100,20,80\n" } }, NULL, DR_IMPORT_REFUSED, 0, 0, 2, 0, "stands on lines 2 and 3" },
  { "/import/census-preview/other-year", { { "d.csv", DISABILITY "2011,T,X07000001,100,20,80\n" } }, NULL, DR_IMPORT_REFUSED, 0, 0, 2, 0, "expected 2021" },
  { "/import/census-preview/missing-column", { { "d.csv", NOMIS "Disability: Total,Disability: Not disabled under the Equality Act\n2021,T,X07000001,100,80\n" } }, "disabled", DR_IMPORT_REFUSED, 0, 100, 1, 0, "there is no column “Disabled under the Equality Act”" },
  { "/import/census-preview/not-its-table", { { "d.csv", NOMIS "Disability: Total,Disability: Rooms\n2021,T,X07000001,100,80\n" } }, NULL, DR_IMPORT_REFUSED, 0, 0, 1, 0, "none of its columns is there" },
  { "/import/census-preview/households-on-people", { { "h.csv", NOMIS "Household deprivation: Total: All households,Household deprivation: Household is deprived in two dimensions,"
    "Household deprivation: Household is deprived in three dimensions,Household deprivation: Household is deprived in four dimensions\n2021,T,X07000001,100,10,5,1\n" } },
    "deprived-households", DR_IMPORT_REFUSED, 16, 100, 2, 0, "a share of households is no share of people" },
  { "/import/census-preview/households", { { "c.csv", CARS "2021,T,X07000001,50,7\n" } }, "no-car-households", DR_IMPORT_TAKEN, 7, 50, 2, 0, NULL },
  { "/import/census-preview/other-file-without-area", { { "d.csv", DISABILITY "2021,T,X07000001,100,20,80\n" }, { "c.csv", CARS "2021,E,X07000009,50,7\n" } }, NULL, DR_IMPORT_REFUSED, 0, 0, 0, 0, "X07000001 stands in no row" },
  { "/import/census-preview/cut-last-line", { { "d.csv", DISABILITY "2021,T,X07000001,100,20,80" } }, NULL, DR_IMPORT_NOTE, 0, 0, 0, 0, "no line end" },

  { "/import/census-preview/small-areas", { { "d.csv", DISABILITY "2021,Testborough 001A,X1,60,10,50\n2021,Testborough 001B,X2,40,10,30\n2021,Testborough Hill 001A,X3,9,9,0\n" } }, "disabled", DR_IMPORT_TAKEN, 20, 100, 2, 2, NULL },
  { "/import/census-preview/small-areas-own-row", { { "d.csv", DISABILITY "2021,Testborough 001A,X1,60,10,50\n2021,Testborough,X07000001,100,20,80\n" } }, "disabled", DR_IMPORT_TAKEN, 20, 100, 3, 0, NULL },
  { "/import/census-preview/small-areas-bad", { { "d.csv", DISABILITY "2021,Testborough 001A,X1,60,10,50\n2021,Testborough 001B,X2,40,-,30\n" } }, "disabled", DR_IMPORT_REFUSED, 0, 100, 3, 2, "suppressed" },
  { "/import/census-preview/small-areas-twice", { { "d.csv", DISABILITY "2021,Testborough 001A,X1,60,10,50\n2021,Testborough 001A,X1,60,10,50\n" } }, NULL, DR_IMPORT_REFUSED, 0, 0, 2, 1, "X1 stands on lines 2 and 3" },
  { "/import/census-preview/two-layers", { { "d.csv", DISABILITY "2021,Testborough 001A,X1,60,10,50\n2021,Testborough 001,X2,100,20,80\n" } }, NULL, DR_IMPORT_REFUSED, 0, 0, 0, 0, "both lower and middle layer areas" },
  { "/import/census-preview/small-areas-missing", { { "d.csv", DISABILITY "2021,Testborough 001A,X1,600,100,500\n" }, { "p.csv", POPULATION "2021,Testborough,X07000001,1000,990,10\n" } }, NULL, DR_IMPORT_REFUSED, 0, 0, 2, 1, "some are missing" },
  { "/import/census-preview/small-areas-complete", { { "d.csv", DISABILITY "2021,Testborough 001A,X1,998,100,898\n" }, { "p.csv", POPULATION "2021,Testborough,X07000001,1000,990,10\n" } }, "disabled", DR_IMPORT_TAKEN, 100, 998, 2, 1, NULL },
  { "/import/census-preview/other-total", { { "d.csv", DISABILITY "2021,T,X07000001,800,100,700\n" }, { "p.csv", POPULATION "2021,Testborough,X07000001,1000,990,10\n" } }, NULL, DR_IMPORT_NOTE, 0, 0, 2, 0, "the total is 800 where p.csv has 1000" },
  { "/import/census-preview/lookalike", { { "s.csv", NOMIS "Sex: All persons,Sex: Female,Sex: Male\n2021,T,X07000001,30,10,20\n" }, { "p.csv", POPULATION "2021,Testborough,X07000001,1000,990,10\n" } }, NULL, DR_IMPORT_REFUSED, 0, 0, 2, 0, "this seems to be table TS020" },

  { "/import/census-preview/ons", { { "o.csv", ONS "X07000001,T,-8,Does not apply,7\nX07000001,T,1," YES ",20\nX07000001,T,2," NO ",80\n" } }, "disabled", DR_IMPORT_TAKEN, 20, 100, 3, 0, NULL },
  { "/import/census-preview/ons-outside", { { "o.csv", ONS "X07000001,T,-8,Does not apply,7\nX07000001,T,1," YES ",20\nX07000001,T,2," NO ",80\n" } }, "Does not apply", DR_IMPORT_NOT_MAPPED, 7, 100, 2, 0, "no part of the base" },
  { "/import/census-preview/ons-cut-short", { { "o.csv", ONS "X2,E,1," YES ",20\nX2,E,2," NO ",80\nX07000001,T,1," YES ",20\n" } }, NULL, DR_IMPORT_REFUSED, 0, 0, 4, 0, "X07000001 has no row for “" NO "”" },
  { "/import/census-preview/ons-unknown-category", { { "o.csv", ONS "X07000001,T,1," YES ",20\nX07000001,T,2," NO ",80\nX07000001,T,3,Not asked,1\n" } }, "disabled", DR_IMPORT_REFUSED, 20, 101, 2, 0, "columns that the mapping does not know: “Not asked”" },
  { "/import/census-preview/ons-twice", { { "o.csv", ONS "X07000001,T,1," YES ",20\nX07000001,T,2," NO ",80\nX07000001,T,2," NO ",80\n" } }, NULL, DR_IMPORT_REFUSED, 0, 0, 2, 0, "stands on lines 2 and 4" },
  { "/import/census-preview/ons-people-for-households", { { "o.csv", "Areas Code,Areas,Car or van availability (5 categories) Code,Car or van availability (5 categories),Observation\n"
    "X07000001,T,0,No cars or vans in household,100\nX07000001,T,1,1 car or van in household,880\n" }, { "p.csv", POPULATION "2021,Testborough,X07000001,1000,990,10\n" } },
    NULL, DR_IMPORT_REFUSED, 0, 0, 2, 0, "they seem to count people" },
  { "/import/census-preview/not-mapped", { { "i.csv", "Areas Code,Areas,Industry (2 categories) Code,Industry (2 categories),Observation\nX07000001,T,1,Making,20\nX07000001,T,2,Serving,80\n" } }, "Serving", DR_IMPORT_NOT_MAPPED, 80, 100, 3, 0, "names no group for it" },
  { "/import/census-preview/not-mapped-file", { { "i.csv", "Areas Code,Areas,Industry (2 categories) Code,Industry (2 categories),Observation\nX07000001,T,1,Making,20\nX07000001,T,2,Serving,c\n" } }, NULL, DR_IMPORT_NOT_MAPPED, 0, 0, 1, 0, "no table about “Industry”" },
};

static void
check_number (double number,
              double expected)
{
  if (expected != 0.0 || dr_is_known (number))
    g_assert_cmpfloat (number, ==, expected);
}

static void
test_case (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (DrEvidence) evidence = test_evidence_new (TEST_AREA);
  g_autoptr (DrImportPreview) preview = test_preview (cases[i].files, 2, TEST_AREA, TEST_AREA_NAME, evidence);
  const DrImportRow *row = cases[i].id != NULL ? test_row (preview, cases[i].id) : test_file_row (preview, cases[i].status);

  g_assert_nonnull (row);
  g_assert_cmpstr (dr_import_status_to_string (row->status), ==, dr_import_status_to_string (cases[i].status));
  g_assert_cmpuint (row->line, ==, cases[i].line);
  g_assert_cmpuint (row->n_areas, ==, cases[i].n_areas);
  if (cases[i].id != NULL)
    {
      check_number (row->count, cases[i].count);
      check_number (row->base, cases[i].base);
    }
  if (cases[i].reason == NULL)
    {
      g_assert_cmpstr (row->reason, ==, NULL);
      return;
    }
  test_contains (row->reason, cases[i].reason);
  if (row->status == DR_IMPORT_REFUSED)
    test_contains (row->reason, "expected");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add_data_func (cases[i].path, GUINT_TO_POINTER (i), test_case);

  return g_test_run ();
}
