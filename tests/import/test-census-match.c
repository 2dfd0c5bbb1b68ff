#include "dr-census-match.h"

#include <string.h>

#include "dr-nomis-bulk.h"
#include "dr-ons-dataset.h"
#include "import-support.h"

static DrFigureTable *
read_csv (DrCsvTable *csv)
{
  g_autoptr (GError) error = NULL;
  DrFigureTable *figures = dr_nomis_bulk_recognise (csv) ? dr_nomis_bulk_read (csv, &error) : dr_ons_dataset_read (csv, &error);

  g_assert_no_error (error);

  return figures;
}

/* Every table whose header the fixtures have, by its headers alone: the fixture's name is not looked at. */
static const struct {
  const char *fixture;
  const char *table;       /* NULL: not in the mapping */
} fixtures[] = {
  { "nomis-ts001.csv", "TS001" }, { "nomis-ts002.csv", "TS002" }, { "nomis-ts007.csv", "TS007" },
  { "nomis-ts007a.csv", "TS007A" }, { "nomis-ts008.csv", "TS008" }, { "nomis-ts009.csv", "TS009" },
  { "nomis-ts011.csv", "TS011" }, { "nomis-ts021.csv", "TS021" }, { "nomis-ts029.csv", "TS029" },
  { "nomis-ts030.csv", "TS030" }, { "nomis-ts037.csv", "TS037" }, { "nomis-ts038.csv", "TS038" },
  { "nomis-ts038-small-areas.csv", "TS038" }, { "nomis-ts039.csv", "TS039" }, { "nomis-ts040.csv", "TS040" },
  { "nomis-ts045.csv", "TS045" }, { "nomis-ts077.csv", "TS077" }, { "nomis-ts078.csv", "TS078" },
  { "ons-disability.csv", "TS038" }, { "ons-cars.csv", "TS045" }, { "ons-unpaid-care.csv", "TS039" },
  { "ons-english.csv", "TS029" }, { "ons-sexual-orientation-detailed.csv", "TS079" }, { "ons-industry.csv", NULL },
};

static void
test_fixture_table (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *path = test_fixture (fixtures[i].fixture);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (DrFigureTable) figures = NULL;
  g_autoptr (DrCensusMatch) match = NULL;
  gsize length;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  figures = read_csv (dr_csv_table_read_bytes ("some.csv", text, length, NULL, &error));
  match = dr_census_match_new (test_mapping_get (), figures);
  if (fixtures[i].table == NULL)
    {
      g_assert_null (match->table);
      return;
    }
  g_assert_nonnull (match->table);
  g_assert_cmpstr (match->table->id, ==, fixtures[i].table);
  g_assert_null (match->refused);
}

#define NOMIS "date,geography,geography code,"
#define ROW(figures) "\n2021,Testborough,X07000001," figures "\n"

/* @refused, @missing (of the first group), @unknown: parts of them; NULL: there is none. */
static const struct {
  const char *path;
  const char *file;
  const char *text;
  const char *table;
  const char *refused;
  const char *missing;
  const char *unknown;
} cases[] = {
  { "/import/census-match/no-topic", "x.csv", NOMIS "Total,Disabled under the Equality Act,Not disabled under the Equality Act" ROW ("3,1,2"), "TS038", NULL, NULL, NULL },
  { "/import/census-match/parts-only", "x.csv",
    NOMIS "Disability: Total,Disability: Disabled under the Equality Act: Day-to-day activities limited a lot,"
    "Disability: Disabled under the Equality Act: Day-to-day activities limited a little,Disability: Not disabled under the Equality Act" ROW ("3,1,1,1"),
    "TS038", NULL, NULL, NULL },
  { "/import/census-match/missing", "x.csv", NOMIS "Disability: Total,Disability: Not disabled under the Equality Act" ROW ("3,2"), "TS038", NULL, "Disabled under the Equality Act", NULL },
  { "/import/census-match/unknown-column", "x.csv",
    NOMIS "Disability: Total,Disability: Disabled under the Equality Act,Disability: Not disabled under the Equality Act,Disability: Not answered" ROW ("4,1,2,1"),
    "TS038", NULL, NULL, "“Not answered”" },
  { "/import/census-match/not-the-table", "ts038.csv", NOMIS "Disability: Total,Disability: Rooms,Disability: Beds" ROW ("3,1,2"), "TS038", "none of its columns is there", "Disabled under the Equality Act", "Rooms" },
  { "/import/census-match/no-total", "x.csv", NOMIS "General Health: Very good health,General Health: Good health" ROW ("48.5,33.6"), "TS037", "there is no total column", "Bad health", NULL },
  { "/import/census-match/households-for-people", "x.csv", NOMIS "Religion: Total: All households,Religion: No religion" ROW ("3,1"), "TS030", "households cannot be a count of people", "Buddhist", NULL },
  { "/import/census-match/people-for-households", "x.csv",
    NOMIS "Number of cars or vans: Total: All usual residents in households,Number of cars or vans: No cars or vans in household" ROW ("3,1"),
    "TS045", "people cannot be a count of households", NULL, NULL },
  { "/import/census-match/other-ages", "x.csv",
    NOMIS "Religion: Total: All usual residents aged 16 years and over,Religion: No religion" ROW ("3,1"), "TS030", "aged 16 years and over”, expected usual residents", "Buddhist", NULL },
  { "/import/census-match/lookalike", "census2021-TS020-ltla.csv", NOMIS "Sex: All persons; measures: Value,Sex: Female; measures: Value,Sex: Male; measures: Value" ROW ("3,1,2"), "TS008", "TS020 has the same headers", NULL, NULL },
  { "/import/census-match/other-topic", "x.csv", NOMIS "Religion (detailed): Total,Religion (detailed): Christian" ROW ("3,1"), NULL, NULL, NULL, NULL },
  { "/import/census-match/overlap", "x.csv",
    "Areas Code,Areas,Disability (4 categories) Code,Disability (4 categories),Observation\nX1,One,1,Disabled under the Equality Act,2\n"
    "X1,One,2,Disabled under the Equality Act: Day-to-day activities limited a lot,1\nX1,One,3,Not disabled under the Equality Act,5\n",
    "TS038", "lie inside others", NULL, NULL },
};

static void
check_part (const char *text,
            const char *part)
{
  if (part == NULL)
    g_assert_cmpstr (text, ==, NULL);
  else
    test_contains (text, part);
}

static void
test_case (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GError) error = NULL;
  DrCsvTable *csv = dr_csv_table_read_bytes (cases[i].file, cases[i].text, strlen (cases[i].text), NULL, &error);
  g_autoptr (DrFigureTable) figures = NULL;
  g_autoptr (DrCensusMatch) match = NULL;

  g_assert_no_error (error);
  figures = read_csv (csv);
  match = dr_census_match_new (test_mapping_get (), figures);
  g_assert_cmpstr (match->table != NULL ? match->table->id : NULL, ==, cases[i].table);
  check_part (match->refused, cases[i].refused);
  if (match->table == NULL)
    return;
  check_part (match->groups[0].missing, cases[i].missing);
  check_part (match->unknown, cases[i].unknown);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (fixtures); i++)
    {
      g_autofree char *path = g_strconcat ("/import/census-match/", fixtures[i].fixture, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_fixture_table);
    }
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add_data_func (cases[i].path, GUINT_TO_POINTER (i), test_case);

  return g_test_run ();
}
