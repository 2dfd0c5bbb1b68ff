#include "dr-nomis-bulk.h"

#include <string.h>

#include "import-support.h"

static DrFigureTable *
read_text (const char *text,
           GError    **error)
{
  DrCsvTable *csv = dr_csv_table_read_bytes ("n.csv", text, strlen (text), NULL, error);

  g_assert_no_error (*error);
  g_assert_true (dr_nomis_bulk_recognise (csv));

  return dr_nomis_bulk_read (csv, error);
}

/* @columns: joined by |. */
static const struct {
  const char *path;
  const char *header;
  const char *topic;
  const char *columns;
} header_cases[] = {
  { "/import/nomis-bulk/header/plain", "date,geography,geography code,Age: Total,Age: Aged 4 years and under", "age", "Total|Aged 4 years and under" },
  { "/import/nomis-bulk/header/measures", "date,geography,geography code,Sex: All persons; measures: Value,Sex: Female; measures: Value", "sex", "All persons|Female" },
  { "/import/nomis-bulk/header/case", "DATE,Geography,Geography  Code,AGE: TOTAL,age: x", "age", "TOTAL|x" },
  { "/import/nomis-bulk/header/order", "geography code,geography,date,Age: Total", "age", "Total" },
  { "/import/nomis-bulk/header/levels", "date,geography,geography code,\"Ethnic group: Total: All\",\"Ethnic group: White: Irish\"", "ethnic group", "Total: All|White: Irish" },
  { "/import/nomis-bulk/header/no-topic", "date,geography,geography code,Total,Female", "", "Total|Female" },
  { "/import/nomis-bulk/header/no-topic-total", "date,geography,geography code,Total: All households,None", "", "Total: All households|None" },
  { "/import/nomis-bulk/header/topic-missing-once", "date,geography,geography code,Passports held: Total,No passport held", "passports held", "Total|No passport held" },
  { "/import/nomis-bulk/header/two-variables", "date,geography,geography code,Sex: All persons; Age: Total; measures: Value", "sex", "All persons; Age: Total" },
};

static void
test_header (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  guint n = 1;
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) text = g_string_new (header_cases[i].header);
  g_autoptr (GString) columns = g_string_new (NULL);
  g_autoptr (DrFigureTable) table = NULL;

  for (const char *at = header_cases[i].columns; (at = strchr (at, '|')) != NULL; at++)
    n++;
  g_string_append (text, "\nX,X,X");
  for (guint c = 0; c < n; c++)
    g_string_append_printf (text, ",%u", c);
  g_string_append_c (text, '\n');

  table = read_text (text->str, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (table->topic, ==, header_cases[i].topic);
  for (guint c = 0; c < table->n_columns; c++)
    g_string_append_printf (columns, "%s%s", c > 0 ? "|" : "", table->columns[c].wording);
  g_assert_cmpstr (columns->str, ==, header_cases[i].columns);
  g_assert_cmpstr (dr_figure_table_get_cell (table, 0, n - 1), ==, n == 1 ? "0" : "1");
}

static void
test_areas (void)
{
  const char *text = "date,geography,geography code,Age: Total\n"
                     "2021,\"Sampleton, City of\",X07000002,10\n"
                     "2021,Testborough,X07000001,20\n"
                     "2021,Testborough,X07000001,30\n"
                     "2021,Sampleton 001A,X01000001,4\n"
                     "2021,Sampleton 001B,X01000002,6\n"
                     "2021,Testborough 001,X02000001,20\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (DrFigureTable) table = read_text (text, &error);
  const DrSmallAreas *small;

  g_assert_no_error (error);
  g_assert_cmpuint (table->n_areas, ==, 5);
  g_assert_cmpstr (table->areas[0].name, ==, "Sampleton, City of");
  g_assert_cmpint (dr_figure_table_find_area (table, "X07000001"), ==, 1);
  g_assert_cmpint (dr_figure_table_find_area (table, "X07000009"), ==, -1);
  g_assert_cmpuint (table->areas[1].line, ==, 3);
  g_assert_cmpuint (table->areas[1].again, ==, 4);
  g_assert_cmpstr (dr_figure_table_get_cell (table, 1, 0), ==, "20");
  g_assert_cmpuint (dr_figure_table_get_line (table, 1, 0), ==, 3);

  small = dr_figure_table_find_small_areas (table, "Sampleton, City of");
  g_assert_nonnull (small);
  g_assert_cmpuint (small->areas->len, ==, 2);
  g_assert_true (small->lower && !small->middle);
  small = dr_figure_table_find_small_areas (table, "TESTBOROUGH");
  g_assert_true (small != NULL && !small->lower && small->middle);
  g_assert_null (dr_figure_table_find_small_areas (table, "Test"));
}

static const struct {
  const char *path;
  const char *text;
  const char *message;
} bad_cases[] = {
  { "/import/nomis-bulk/no-figures", "date,geography,geography code\n2021,A,X1\n", "n.csv:1: there is no column of figures" },
  { "/import/nomis-bulk/same-column", "date,geography,geography code,Age: Total,Age: total \n2021,A,X1,1,2\n", "n.csv:1: two columns or categories are called" },
  { "/import/nomis-bulk/no-code", "date,geography,geography code,Age: Total\n2021,A,,1\n", "n.csv:2: the row has no geography code" },
};

static void
test_bad (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GError) error = NULL;

  g_assert_null (read_text (bad_cases[i].text, &error));
  g_assert_error (error, DR_IMPORT_ERROR, DR_IMPORT_ERROR_LAYOUT);
  g_assert_true (g_str_has_prefix (error->message, bad_cases[i].message));
  test_contains (error->message, "expected");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (header_cases); i++)
    g_test_add_data_func (header_cases[i].path, GUINT_TO_POINTER (i), test_header);
  g_test_add_func ("/import/nomis-bulk/areas", test_areas);
  for (guint i = 0; i < G_N_ELEMENTS (bad_cases); i++)
    g_test_add_data_func (bad_cases[i].path, GUINT_TO_POINTER (i), test_bad);

  return g_test_run ();
}
