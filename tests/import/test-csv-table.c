#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "dr-csv-table.h"
#include "import-support.h"

#define TEXT(literal) (literal), sizeof (literal) - 1

/* @cells: header and rows, fields joined by | and rows by ~. */
static const struct {
  const char *path;
  const char *data;
  gsize       length;
  const char *cells;
  guint       last_line;
} good_cases[] = {
  { "/import/csv-table/plain", TEXT ("a,b\n1,2\n3,4\n"), "a|b~1|2~3|4", 3 },
  { "/import/csv-table/crlf", TEXT ("a,b\r\n1,2\r\n3,4\r\n"), "a|b~1|2~3|4", 3 },
  { "/import/csv-table/cr", TEXT ("a,b\r1,2\r"), "a|b~1|2", 2 },
  { "/import/csv-table/no-final-line-end", TEXT ("a,b\n1,2"), "a|b~1|2", 2 },
  { "/import/csv-table/byte-order-mark", TEXT ("\xef\xbb\xbf" "a,b\n1,2\n"), "a|b~1|2", 2 },
  { "/import/csv-table/quoted-comma", TEXT ("a,b\n\"x, y\",2\n"), "a|b~x, y|2", 2 },
  { "/import/csv-table/quoted-quote", TEXT ("a,b\n\"x \"\"y\"\"\",2\n"), "a|b~x \"y\"|2", 2 },
  { "/import/csv-table/quoted-line-break", TEXT ("a,b\n\"x\ny\",2\n3,4\n"), "a|b~x\ny|2~3|4", 4 },
  { "/import/csv-table/quoted-crlf", TEXT ("a,b\r\n\"x\r\ny\",2\r\n3,4\r\n"), "a|b~x\r\ny|2~3|4", 4 },
  { "/import/csv-table/blank-lines", TEXT ("a,b\n\n1,2\n\n\n3,4\n\n"), "a|b~1|2~3|4", 6 },
  { "/import/csv-table/blank-lines-crlf", TEXT ("a,b\r\n\r\n1,2\r\n"), "a|b~1|2", 3 },
  { "/import/csv-table/spaces-kept", TEXT ("a,b\n x ,2\n"), "a|b~ x |2", 2 },
  { "/import/csv-table/empty-cells", TEXT ("a,b\n,\n\"\",\n"), "a|b~|~|", 3 },
  { "/import/csv-table/accents", TEXT ("a,b\nYnys M\xc3\xb4n,2\n"), "a|b~Ynys M\xc3\xb4n|2", 2 },
  { "/import/csv-table/one-column", TEXT ("a\n1\n"), "a~1", 2 },
};

static void
test_good (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GError) error = NULL;
  g_autoptr (DrCsvTable) table = dr_csv_table_read_bytes ("x.csv", good_cases[i].data, good_cases[i].length, NULL, &error);
  g_autoptr (GString) cells = g_string_new (NULL);
  guint n_rows;

  g_assert_no_error (error);
  n_rows = dr_csv_table_get_n_rows (table);
  for (guint c = 0; c < dr_csv_table_get_n_columns (table); c++)
    g_string_append_printf (cells, "%s%s", c > 0 ? "|" : "", dr_csv_table_get_header (table, c));
  for (guint r = 0; r < n_rows; r++)
    for (guint c = 0; c < dr_csv_table_get_n_columns (table); c++)
      g_string_append_printf (cells, "%s%s", c > 0 ? "|" : "~", dr_csv_table_get_cell (table, r, c));
  g_assert_cmpstr (cells->str, ==, good_cases[i].cells);
  g_assert_cmpuint (dr_csv_table_get_line (table, n_rows - 1), ==, good_cases[i].last_line);
  g_assert_cmpuint (strlen (dr_csv_table_get_digest (table)), ==, 64);
  g_assert_cmpint (dr_csv_table_is_terminated (table), ==, strchr ("\r\n", good_cases[i].data[good_cases[i].length - 1]) != NULL);
}

static const struct {
  const char   *path;
  const char   *data;
  gsize         length;
  DrImportError code;
  const char   *message;
} bad_cases[] = {
  { "/import/csv-table/empty", TEXT (""), DR_IMPORT_ERROR_MALFORMED, "x.csv:1: the file is empty" },
  { "/import/csv-table/only-mark", TEXT ("\xef\xbb\xbf"), DR_IMPORT_ERROR_MALFORMED, "x.csv:1: the file is empty" },
  { "/import/csv-table/only-lines", TEXT ("\n\n"), DR_IMPORT_ERROR_MALFORMED, "x.csv:1: the file is empty" },
  { "/import/csv-table/header-only", TEXT ("a,b\n"), DR_IMPORT_ERROR_MALFORMED, "x.csv:1: the file has a header and no rows" },
  { "/import/csv-table/short-row", TEXT ("a,b\n1,2\n3\n5,6\n"), DR_IMPORT_ERROR_MALFORMED, "x.csv:3: the row has 1 fields, expected 2" },
  { "/import/csv-table/long-row", TEXT ("a,b\n1,2,3\n"), DR_IMPORT_ERROR_MALFORMED, "x.csv:2: the row has 3 fields, expected 2" },
  { "/import/csv-table/cut-short", TEXT ("a,b,c\n1,2,3\n4,5"), DR_IMPORT_ERROR_MALFORMED, "x.csv:3: the last row has 2 fields and no line end" },
  { "/import/csv-table/open-quote", TEXT ("a,b\n1,2\n3,\"4\n"), DR_IMPORT_ERROR_MALFORMED, "x.csv:3: a quoted field is never closed" },
  { "/import/csv-table/stray-quote", TEXT ("a,b\n1,2\n3,4\"5\n"), DR_IMPORT_ERROR_MALFORMED, "x.csv:3: a quotation mark" },
  { "/import/csv-table/text-after-quote", TEXT ("a,b\n\"1\"x,2\n"), DR_IMPORT_ERROR_MALFORMED, "x.csv:2: a quotation mark" },
  { "/import/csv-table/nul", TEXT ("a,b\n1,2\n3,\0\n"), DR_IMPORT_ERROR_ENCODING, "x.csv:3: there is a NUL byte" },
  { "/import/csv-table/latin-1", TEXT ("a,b\nYnys M\xf4n,2\n"), DR_IMPORT_ERROR_ENCODING, "x.csv:2: the byte 0xf4" },
  { "/import/csv-table/cut-character", TEXT ("a,b\n1,\xc3"), DR_IMPORT_ERROR_ENCODING, "x.csv:2: the byte 0xc3" },
  { "/import/csv-table/utf-16-le", TEXT ("\xff\xfe" "a\0,\0b\0"), DR_IMPORT_ERROR_ENCODING, "x.csv:1: the file is in UTF-16" },
  { "/import/csv-table/utf-16-be", TEXT ("\xfe\xff" "\0a\0,\0b"), DR_IMPORT_ERROR_ENCODING, "x.csv:1: the file is in UTF-16" },
  { "/import/csv-table/utf-16-no-mark", TEXT ("a\0,\0b\0"), DR_IMPORT_ERROR_ENCODING, "x.csv:1: there is a NUL byte" },
};

static void
test_bad (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr (GError) error = NULL;

  g_assert_null (dr_csv_table_read_bytes ("x.csv", bad_cases[i].data, bad_cases[i].length, NULL, &error));
  g_assert_error (error, DR_IMPORT_ERROR, (int) bad_cases[i].code);
  g_assert_true (g_str_has_prefix (error->message, bad_cases[i].message));
  test_contains (error->message, "expected");
  g_assert_null (strchr (error->message, '\n'));
}

static void
expect_file_error (const char        *path,
                   const DrCsvLimits *limits,
                   DrImportError      code,
                   const char        *part)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (dr_csv_table_read_file (path, limits, &error));
  g_assert_error (error, DR_IMPORT_ERROR, (int) code);
  test_contains (error->message, part);
  test_contains (error->message, "expected");
}

static void
test_files (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("dr-csv-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "a.csv", NULL);
  g_autofree char *missing = g_build_filename (folder, "missing.csv", NULL);
  g_autofree char *pipe = g_build_filename (folder, "pipe", NULL);
  const DrCsvLimits small = { 16, 4096 };
  const DrCsvLimits narrow = { 1024, 2 };
  g_autoptr (DrCsvTable) table = NULL;

  g_assert_no_error (error);
  g_file_set_contents (path, "a,b,c\n1,2,3\n4,5,6\n", -1, &error);
  g_assert_no_error (error);
  table = dr_csv_table_read_file (path, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (dr_csv_table_get_name (table), ==, path);
  /* printf 'a,b,c\n1,2,3\n4,5,6\n' | sha256sum */
  g_assert_cmpstr (dr_csv_table_get_digest (table), ==,
                   "a25ef019f1bec849448c61558b4dcc09d0a4936cbb8c3a2ad566695f621703f7");

  expect_file_error (missing, NULL, DR_IMPORT_ERROR_READ, "could not be opened");
  expect_file_error (folder, NULL, DR_IMPORT_ERROR_READ, "this is a folder");
  expect_file_error ("/dev/null", NULL, DR_IMPORT_ERROR_READ, "no regular file");
  expect_file_error (path, &small, DR_IMPORT_ERROR_TOO_LARGE, "larger than 16 bytes");
  expect_file_error (path, &narrow, DR_IMPORT_ERROR_TOO_LARGE, "more than 2 fields");
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  expect_file_error (pipe, NULL, DR_IMPORT_ERROR_READ, "no regular file");

  /* The administrator may read everything. */
  if (geteuid () != 0)
    {
      g_chmod (path, 0);
      expect_file_error (path, NULL, DR_IMPORT_ERROR_READ, "could not be opened");
    }

  g_unlink (path);
  g_unlink (pipe);
  g_rmdir (folder);
}

static void
test_huge (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("dr-csv-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "huge.csv", NULL);
  int fd = g_creat (path, 0600);

  /* Sparse, so that nothing is written. */
  g_assert_cmpint (ftruncate (fd, (off_t) 65 * 1024 * 1024), ==, 0);
  close (fd);
  expect_file_error (path, NULL, DR_IMPORT_ERROR_TOO_LARGE, "larger than 67108864 bytes");
  g_unlink (path);
  g_rmdir (folder);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (good_cases); i++)
    g_test_add_data_func (good_cases[i].path, GUINT_TO_POINTER (i), test_good);
  for (guint i = 0; i < G_N_ELEMENTS (bad_cases); i++)
    g_test_add_data_func (bad_cases[i].path, GUINT_TO_POINTER (i), test_bad);
  g_test_add_func ("/import/csv-table/files", test_files);
  g_test_add_func ("/import/csv-table/huge", test_huge);

  return g_test_run ();
}
