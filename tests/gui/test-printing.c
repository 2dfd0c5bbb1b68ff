/* What goes to a printer, through GTK's own printing into a file: as many pages as the PDF, on the paper that is chosen, each with
 * the words of its own; and from the preview, through the dialog that people see, the pages, copies and order that they choose
 * there. */
#include <adwaita.h>
#include <glib/gstdio.h>
#include <gtk/gtkunixprint.h>
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

/* What is chosen in the dialog. GTK hands such a printer, which is a file, each page as often and in the order that is asked for: it
 * asks us for nothing but single pages. Even and odd are those of the pages chosen, not of their numbers. */
typedef struct {
  const char    *path;
  GtkPrintPages  pages;
  GtkPageRange   ranges[2];   /* from 0 */
  int            n_ranges;
  int            copies;
  gboolean       collate;
  gboolean       reverse;
  GtkPageSet     set;
  int            wanted[16];  /* from 1, in their order; 0 ends them; none: all */
} Choice;

static const Choice choices[] = {
  { "/gui/printing/chosen/all", GTK_PRINT_PAGES_ALL, { { 0 } }, 0, 1, FALSE, FALSE, GTK_PAGE_SET_ALL, { 0 } },
  { "/gui/printing/chosen/current", GTK_PRINT_PAGES_CURRENT, { { 0 } }, 0, 1, FALSE, FALSE, GTK_PAGE_SET_ALL, { 3 } },
  { "/gui/printing/chosen/ranges", GTK_PRINT_PAGES_RANGES, { { 1, 2 }, { 4, 4 } }, 2, 1, FALSE, FALSE, GTK_PAGE_SET_ALL, { 2, 3, 5 } },
  { "/gui/printing/chosen/copies", GTK_PRINT_PAGES_RANGES, { { 1, 2 }, { 4, 4 } }, 2, 2, FALSE, FALSE, GTK_PAGE_SET_ALL,
    { 2, 2, 3, 3, 5, 5 } },
  { "/gui/printing/chosen/collated", GTK_PRINT_PAGES_RANGES, { { 1, 2 }, { 4, 4 } }, 2, 2, TRUE, FALSE, GTK_PAGE_SET_ALL,
    { 2, 3, 5, 2, 3, 5 } },
  { "/gui/printing/chosen/reverse", GTK_PRINT_PAGES_RANGES, { { 1, 2 }, { 4, 4 } }, 2, 2, TRUE, TRUE, GTK_PAGE_SET_ALL,
    { 5, 3, 2, 5, 3, 2 } },
  { "/gui/printing/chosen/even", GTK_PRINT_PAGES_RANGES, { { 1, 5 } }, 1, 1, FALSE, FALSE, GTK_PAGE_SET_EVEN, { 3, 5 } },
  { "/gui/printing/chosen/odd", GTK_PRINT_PAGES_RANGES, { { 1, 5 } }, 1, 1, FALSE, FALSE, GTK_PAGE_SET_ODD, { 2, 4, 6 } },
  { "/gui/printing/chosen/odd-reverse", GTK_PRINT_PAGES_RANGES, { { 1, 5 } }, 1, 1, FALSE, TRUE, GTK_PAGE_SET_ODD, { 6, 4, 2 } },
};

#define PATIENCE (20 * G_TIME_SPAN_SECOND)
#define CURRENT 2   /* the page that the preview shows, from 0 */

static GtkPrintUnixDialog *
wait_dialog (void)
{
  GListModel *windows = gtk_window_get_toplevels ();
  gint64 end = g_get_monotonic_time () + PATIENCE;

  while (g_get_monotonic_time () < end)
    {
      for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
        {
          g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

          if (GTK_IS_PRINT_UNIX_DIALOG (window))
            return GTK_PRINT_UNIX_DIALOG (window);
        }
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  g_assert_not_reached ();
}

/* What is printed into comes into being as a whole, at the end. */
static void
wait_file (const char *path)
{
  gint64 end = g_get_monotonic_time () + PATIENCE;

  while (g_get_monotonic_time () < end)
    {
      g_autofree char *text = NULL;
      gsize length;

      if (g_file_get_contents (path, &text, &length, NULL) && length > 6 && memcmp (text + length - 6, "%%EOF\n", 6) == 0)
        return;
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  g_assert_not_reached ();
}

/* As somebody would, who then presses Print. */
static void
choose (GtkPrintUnixDialog *dialog,
        const Choice       *choice,
        const char         *path)
{
  g_autoptr (GtkPrintSettings) settings = gtk_print_settings_new ();
  g_autofree char *uri = g_filename_to_uri (path, NULL, NULL);
  gint64 end = g_get_monotonic_time () + PATIENCE;

  gtk_print_settings_set_printer (settings, "Print to File");
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_URI, uri);
  gtk_print_settings_set (settings, GTK_PRINT_SETTINGS_OUTPUT_FILE_FORMAT, "pdf");
  gtk_print_settings_set_print_pages (settings, choice->pages);
  if (choice->n_ranges > 0)
    gtk_print_settings_set_page_ranges (settings, (GtkPageRange *) choice->ranges, choice->n_ranges);
  gtk_print_settings_set_n_copies (settings, choice->copies);
  gtk_print_settings_set_collate (settings, choice->collate);
  gtk_print_settings_set_reverse (settings, choice->reverse);
  gtk_print_settings_set_page_set (settings, choice->set);
  gtk_print_unix_dialog_set_settings (dialog, settings);
  while (gtk_print_unix_dialog_get_selected_printer (dialog) == NULL && g_get_monotonic_time () < end)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  g_assert_nonnull (gtk_print_unix_dialog_get_selected_printer (dialog));
  gtk_dialog_response (GTK_DIALOG (dialog), GTK_RESPONSE_OK);
}

/* Closes it, and asserts that it is gone from memory, with its pages. */
static void
assert_goes (GtkWindow *preview)   /* (transfer full) */
{
  gint64 end = g_get_monotonic_time () + PATIENCE;
  gpointer left = NULL;

  g_set_weak_pointer (&left, preview);
  gtk_window_destroy (preview);
  while (left != NULL && g_get_monotonic_time () < end)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  g_assert_null (left);
}

static void
test_chosen (gconstpointer data)
{
  const Choice *choice = data;
  g_autofree char *folder = g_dir_make_tmp ("printing-XXXXXX", NULL);
  g_autofree char *printed = g_build_filename (folder, "printed.pdf", NULL);
  g_autofree char *written = g_build_filename (folder, "written.pdf", NULL);
  g_autoptr (DrPublished) report = new_report ();
  g_autoptr (GError) error = NULL;
  DrPdfPages *pages = dr_pdf_pages_new (report->document, NULL, &error);
  g_autoptr (GBytes) bytes = dr_published_to_bytes (report, DR_PUBLISH_PDF, NULL, &error);
  GtkWindow *preview;
  g_auto (GStrv) said = NULL;
  g_auto (GStrv) wanted = NULL;
  guint n = 0;

  g_assert_no_error (error);
  g_file_set_contents (written, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);
  preview = GTK_WINDOW (dr_print_preview_new (NULL, pages));
  gtk_window_present (preview);
  for (int i = 0; i < CURRENT; i++)
    g_assert_true (gtk_widget_activate_action (GTK_WIDGET (preview), "preview.next", NULL));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (preview), "preview.print", NULL));
  choose (wait_dialog (), choice, printed);
  wait_file (printed);
  assert_goes (preview);

  said = words_of (printed);
  wanted = words_of (written);
  while (choice->wanted[n] != 0)
    n++;
  g_assert_cmpuint (g_strv_length (said), ==, n > 0 ? n + 1 : g_strv_length (wanted));
  for (guint i = 0; i + 1 < g_strv_length (said); i++)
    g_assert_cmpstr (said[i], ==, wanted[n > 0 ? (guint) choice->wanted[i] - 1 : i]);
  g_remove (printed);
  g_remove (written);
  g_rmdir (folder);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_test_add_data_func (cases[i].path, &cases[i], test_paper);
  for (gsize i = 0; i < G_N_ELEMENTS (choices); i++)
    g_test_add_data_func (choices[i].path, &choices[i], test_chosen);

  return g_test_run ();
}
