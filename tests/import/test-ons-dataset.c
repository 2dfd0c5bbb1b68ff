#include "dr-ons-dataset.h"

#include <string.h>

#include "import-support.h"

#define HEADER "Lower Tier Local Authorities Code,Lower Tier Local Authorities,Disability (3 categories) Code,Disability (3 categories),Observation\n"

static DrFigureTable *
read_text (const char *text,
           GError    **error)
{
  DrCsvTable *csv = dr_csv_table_read_bytes ("o.csv", text, strlen (text), NULL, error);

  g_assert_no_error (*error);
  g_assert_true (dr_ons_dataset_recognise (csv));

  return dr_ons_dataset_read (csv, error);
}

static void
test_good (void)
{
  const char *text = "LOWER TIER local authorities code,Lower tier local authorities,Disability (3 categories) Code,Disability (3 Categories),observation\n"
                     "X1,One,-8,Does not apply,0\n"
                     "X1,One,1,\"Yes, disabled\",20\n"
                     "X1,One,2,No,80\n"
                     "X2,Two,2,No,7\n"
                     "X2,Two,1,\"Yes, disabled\",3\n"
                     "X2,Two,1,\"Yes, disabled\",4\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (DrFigureTable) table = read_text (text, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (table->topic, ==, "disability");
  g_assert_cmpuint (table->n_areas, ==, 2);
  g_assert_cmpuint (table->n_columns, ==, 3);
  g_assert_true (table->columns[0].outside && !table->columns[1].outside);
  g_assert_cmpstr (dr_figure_table_get_cell (table, 0, 1), ==, "20");
  g_assert_cmpstr (dr_figure_table_get_cell (table, 1, 1), ==, "3");
  g_assert_cmpuint (dr_figure_table_get_line (table, 1, 1), ==, 6);
  g_assert_null (dr_figure_table_get_cell (table, 1, 0));
  g_assert_cmpuint (table->areas[0].again, ==, 0);
  g_assert_cmpuint (table->areas[1].again, ==, 7);
}

static void
test_topic (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrFigureTable) table = read_text (HEADER "X1,One,1,Yes,20\n", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (table->topic, ==, "disability");
  g_assert_cmpstr (table->topic_wording, ==, "Disability");
}

static const struct {
  const char *path;
  const char *text;
  const char *message;
} bad_cases[] = {
  { "/import/ons-dataset/cross-table",
    "Areas Code,Areas,Sex (2 categories) Code,Sex (2 categories),Age (3 categories) Code,Age (3 categories),Observation\nX1,One,1,Female,1,Young,3\n",
    "o.csv:1: the dataset crosses 2 variables" },
  { "/import/ons-dataset/only-totals", "Areas Code,Areas,Observation\nX1,One,3\n", "o.csv:1: the dataset has only totals" },
  { "/import/ons-dataset/no-pair", "Areas Code,Areas,Sex Code,Age,Observation\nX1,One,1,Female,3\n", "o.csv:1: “Sex Code” is not followed by" },
  { "/import/ons-dataset/no-label", "Areas Code,Areas,Sex Code,Observation\nX1,One,1,3\n", "o.csv:1: “Sex Code” is not followed by" },
  { "/import/ons-dataset/no-category", HEADER "X1,One,1,,3\n", "o.csv:2: the row names no category" },
  { "/import/ons-dataset/no-area", HEADER "X1,One,1,Yes,3\n,One,2,No,3\n", "o.csv:3: the row has no area code" },
  { "/import/ons-dataset/renamed", HEADER "X1,One,1,Yes,3\nX2,Two,1,No,3\n", "o.csv:3: category 1 is called “No” here" },
  { "/import/ons-dataset/same-name", HEADER "X1,One,1,Yes,3\nX1,One,2,yes,3\n", "o.csv:3: two columns or categories are called" },
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

/* One category an area: the grid would be the square of the file. */
static void
test_sparse (void)
{
  g_autoptr (GString) text = g_string_new (HEADER);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 4000; i++)
    g_string_append_printf (text, "X%u,Area,%u,Category %u,1\n", i, i, i);
  g_assert_null (read_text (text->str, &error));
  g_assert_error (error, DR_IMPORT_ERROR, DR_IMPORT_ERROR_LAYOUT);
  test_contains (error->message, "most areas have few of the categories");

  g_clear_error (&error);
  for (guint i = 4000; i < 5000; i++)
    g_string_append_printf (text, "X%u,Area,%u,Category %u,1\n", i, i, i);
  g_assert_null (read_text (text->str, &error));
  g_assert_error (error, DR_IMPORT_ERROR, DR_IMPORT_ERROR_TOO_LARGE);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/ons-dataset/good", test_good);
  g_test_add_func ("/import/ons-dataset/topic", test_topic);
  g_test_add_func ("/import/ons-dataset/sparse", test_sparse);
  for (guint i = 0; i < G_N_ELEMENTS (bad_cases); i++)
    g_test_add_data_func (bad_cases[i].path, GUINT_TO_POINTER (i), test_bad);

  return g_test_run ();
}
