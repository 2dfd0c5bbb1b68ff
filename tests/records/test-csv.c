/* Tables for spreadsheets: cells and rows byte for byte, files that are whole or not there. */
#include "dr-csv.h"

#include <glib/gstdio.h>
#include <string.h>

#include "dr-evidence.h"

static const struct {
  const char *path;
  const char *text;
  const char *cell;
} texts[] = {
  { "/records/csv/text/plain", "Parking permits", "Parking permits" },
  { "/records/csv/text/none", NULL, "" },
  { "/records/csv/text/empty", "", "" },
  { "/records/csv/text/comma", "Town hall, ground floor", "\"Town hall, ground floor\"" },
  { "/records/csv/text/quote", "the \"desk\"", "\"the \"\"desk\"\"\"" },
  { "/records/csv/text/lines", "one\ntwo", "\"one\ntwo\"" },
  { "/records/csv/text/return", "one\rtwo", "\"one\rtwo\"" },
  { "/records/csv/text/letters", "Llŷn – café", "Llŷn – café" },
  { "/records/csv/text/space", " = no formula", " = no formula" },
  { "/records/csv/formula/equals", "=1+1", "\"'=1+1\"" },
  { "/records/csv/formula/plus", "+44 20", "\"'+44 20\"" },
  { "/records/csv/formula/minus", "-5", "\"'-5\"" },
  { "/records/csv/formula/at", "@SUM(A1)", "\"'@SUM(A1)\"" },
  { "/records/csv/formula/tab", "\t=1", "\"'\t=1\"" },
  { "/records/csv/formula/return", "\r=1", "\"'\r=1\"" },
  { "/records/csv/formula/quoted", "=\"a\",b", "\"'=\"\"a\"\",b\"" },
  { "/records/csv/formula/apostrophe", "'=1", "'=1" },
};

static char *
in_folder (const char *folder,
           const char *name)
{
  return g_build_filename (folder, name, NULL);
}

static char *
make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("csv-XXXXXX", &error);

  g_assert_no_error (error);

  return folder;
}

/* How many files there are, hidden ones too. */
static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;

  return n;
}

static void
test_text (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autofree char *folder = make_folder ();
  g_autofree char *path = in_folder (folder, "a.csv");
  g_autoptr (GError) error = NULL;
  g_autoptr (DrCsv) csv = dr_csv_new (path, &error);
  g_autofree char *content = NULL;
  g_autofree char *expected = g_strconcat (texts[i].cell, ",7\r\n", NULL);

  g_assert_no_error (error);
  dr_csv_text (csv, texts[i].text);
  dr_csv_count (csv, 7);
  g_assert_true (dr_csv_end (csv, &error));
  g_assert_true (dr_csv_finish (csv, &error));
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, expected);
  g_assert_cmpuint (count_files (folder), ==, 1);
  g_unlink (path);
  g_rmdir (folder);
}

/* Numbers and dates are what they are: no apostrophe, no locale. */
static void
test_values (void)
{
  static const char * const names[] = { "n", "number", "date", "flag", "said, twice", NULL };
  g_autofree char *folder = make_folder ();
  g_autofree char *path = in_folder (folder, "a.csv");
  g_autoptr (GError) error = NULL;
  g_autoptr (DrCsv) csv = dr_csv_new (path, &error);
  g_autofree char *content = NULL;

  g_assert_no_error (error);
  dr_csv_head (csv, names);
  dr_csv_count (csv, 0);
  dr_csv_number (csv, -1234.5);
  dr_csv_date (csv, (DrDate) { 2026, 11, 2 });
  dr_csv_flag (csv, TRUE);
  dr_csv_text (csv, "x");
  g_assert_true (dr_csv_end (csv, &error));
  dr_csv_count (csv, G_MAXUINT64);
  dr_csv_number (csv, DR_UNKNOWN);
  dr_csv_date (csv, (DrDate) { 2026, 11, 0 });
  dr_csv_flag (csv, FALSE);
  dr_csv_text (csv, NULL);
  g_assert_true (dr_csv_end (csv, &error));
  dr_csv_date (csv, DR_DATE_NONE);
  g_assert_true (dr_csv_end (csv, &error));
  g_assert_true (dr_csv_finish (csv, &error));
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==,
                   "n,number,date,flag,\"said, twice\"\r\n"
                   "0,-1234.5,2026-11-02,true,x\r\n"
                   "18446744073709551615,,2026-11,false,\r\n"
                   "\r\n");
  g_unlink (path);
  g_rmdir (folder);
}

/* What is not finished leaves what was there, and nothing beside it. */
static void
test_unfinished (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = in_folder (folder, "a.csv");
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;

  g_assert_true (g_file_set_contents (path, "before", -1, NULL));
  {
    g_autoptr (DrCsv) csv = dr_csv_new (path, &error);

    g_assert_no_error (error);
    for (guint i = 0; i < 20000; i++)
      {
        dr_csv_text (csv, "some words that fill the room");
        g_assert_true (dr_csv_end (csv, &error));
      }
  }
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, "before");
  g_assert_cmpuint (count_files (folder), ==, 1);
  g_unlink (path);
  g_rmdir (folder);
}

static void
test_refused (void)
{
  static const struct { const char *path; const char *words; } places[] = {
    { "/", "there is a folder of this name" },
    { "/dev/null", "there is a device" },
    { "/no/such/folder/a.csv", "the folder does not exist" },
    { "/proc/due-regard.csv", "this folder takes no files" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (dr_csv_new (places[i].path, &error));
      g_assert_true (error != NULL && error->domain == G_FILE_ERROR);
      g_assert_nonnull (strstr (error->message, places[i].words));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    g_test_add_data_func (texts[i].path, GUINT_TO_POINTER (i), test_text);
  g_test_add_func ("/records/csv/values", test_values);
  g_test_add_func ("/records/csv/unfinished", test_unfinished);
  g_test_add_func ("/records/csv/refused", test_refused);

  return g_test_run ();
}
