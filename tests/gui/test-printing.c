/* What goes to a printer, through GTK's own printing into a file: as many pages as the PDF, on the paper that is chosen, each with
 * the words of its own. */
#include <adwaita.h>
#include <glib/gstdio.h>
#include <string.h>

#include "dr-pdf-report.h"
#include "dr-print-preview.h"
#include "dr-publish-return.h"

static char *
ask (const char *program,
     const char *path,
     const char *to)   /* (nullable) */
{
  const char *words[] = { program, path, to, NULL };
  g_autoptr (GError) error = NULL;
  char *out = NULL;
  int status;

  g_spawn_sync (NULL, (char **) words, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);

  return out;
}

static DrPublished *
new_report (void)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "tests", "fixtures", "returns", "small.xml", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  char *text = NULL;
  gsize length;
  DrPublished *report;

  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new_take (text, length);
  {
    const DrPublishReturn source = { .name = "small.xml", .bytes = bytes };

    report = dr_publish_return (NULL, &source, &error);
  }
  g_assert_no_error (error);

  return report;
}

static int
compare (gconstpointer one,
         gconstpointer other)
{
  return strcmp (*(const char * const *) one, *(const char * const *) other);
}

/* (transfer full): the words of each page, in the order of letters: links are pieces of their own in the PDF */
static GStrv
words_of (const char *path)
{
  g_autofree char *text = ask ("pdftotext", path, "-");
  GStrv pages = g_strsplit (text, "\f", -1);

  for (guint i = 0; pages[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit_set (pages[i], " \n\t", -1);
      g_autoptr (GPtrArray) kept = g_ptr_array_new ();

      for (guint k = 0; words[k] != NULL; k++)
        if (words[k][0] != '\0')
          g_ptr_array_add (kept, words[k]);
      g_ptr_array_sort (kept, compare);
      g_ptr_array_add (kept, NULL);
      g_free (pages[i]);
      pages[i] = g_strjoinv (" ", (char **) kept->pdata);
    }

  return pages;
}

typedef struct {
  const char *path;
  const char *paper;   /* GTK's name */
  const char *size;    /* as pdfinfo says it */
} Case;

static const Case cases[] = {
  { "/gui/printing/a4", GTK_PAPER_NAME_A4, "(A4)" },
  { "/gui/printing/letter", GTK_PAPER_NAME_LETTER, "(letter)" },
  { "/gui/printing/a5", GTK_PAPER_NAME_A5, "419.5" },
};

static void
test_paper (gconstpointer data)
{
  const Case *test = data;
  g_autofree char *folder = g_dir_make_tmp ("printing-XXXXXX", NULL);
  g_autofree char *printed = g_build_filename (folder, "printed.pdf", NULL);
  g_autofree char *written = g_build_filename (folder, "written.pdf", NULL);
  g_autoptr (DrPublished) report = new_report ();
  g_autoptr (GError) error = NULL;
  g_autoptr (DrPdfPages) pages = dr_pdf_pages_new (report->document, NULL, &error);
  g_autoptr (GtkPrintOperation) operation = NULL;
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  g_autoptr (GtkPaperSize) paper = gtk_paper_size_new (test->paper);
  g_autoptr (GBytes) bytes = dr_published_to_bytes (report, DR_PUBLISH_PDF, NULL, &error);
  g_auto (GStrv) said = NULL;
  g_auto (GStrv) wanted = NULL;
  g_autofree char *info = NULL;

  g_assert_no_error (error);
  g_file_set_contents (written, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);
  operation = dr_print_operation_new (pages);
  gtk_page_setup_set_paper_size_and_default_margins (setup, paper);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_export_filename (operation, printed);
  g_assert_cmpint (gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error), ==,
                   GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);

  info = ask ("pdfinfo", printed, NULL);
  g_assert_nonnull (strstr (info, test->size));
  said = words_of (printed);
  wanted = words_of (written);
  g_assert_cmpuint (g_strv_length (said), ==, dr_pdf_pages_count (pages) + 1);
  g_assert_cmpuint (g_strv_length (wanted), ==, g_strv_length (said));
  for (guint i = 0; said[i] != NULL; i++)
    g_assert_cmpstr (said[i], ==, wanted[i]);
  g_remove (printed);
  g_remove (written);
  g_rmdir (folder);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add_data_func (cases[i].path, &cases[i], test_paper);

  return g_test_run ();
}
