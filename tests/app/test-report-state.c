/* What the Report window and the print preview show, and what becomes of a job: without a display. */
#include <glib/gstdio.h>
#include <string.h>

#include "dr-assessment-report.h"
#include "dr-preview-state.h"
#include "dr-print-preview.h"
#include "dr-report-languages.h"
#include "dr-report-state.h"
#include "dr-report-work.h"

static const struct {
  const char      *name;
  gboolean         is_draft;
  DrPublishKind    kind;
  DrPublishFormat  format;
  const char      *language;
  const char      *file;
} cases[] = {
  { "draft", TRUE, DR_PUBLISH_ASSESSMENT, DR_PUBLISH_PDF, "en-GB", "EH-2023-001-v2-draft.pdf" },
  { "sealed", FALSE, DR_PUBLISH_ASSESSMENT, DR_PUBLISH_PDF, "en-GB", "EH-2023-001-v2.pdf" },
  { "page", FALSE, DR_PUBLISH_ASSESSMENT, DR_PUBLISH_PAGE, "en-GB", "EH-2023-001-v2.html" },
  { "office", FALSE, DR_PUBLISH_ASSESSMENT, DR_PUBLISH_OFFICE, "en-GB", "EH-2023-001-v2-word-processor.html" },
  { "english-anywhere", FALSE, DR_PUBLISH_ASSESSMENT, DR_PUBLISH_PDF, "en-US", "EH-2023-001-v2.pdf" },
  { "welsh", FALSE, DR_PUBLISH_ASSESSMENT, DR_PUBLISH_PDF, "cy", "EH-2023-001-v2-cy.pdf" },
  { "public", FALSE, DR_PUBLISH_PUBLIC, DR_PUBLISH_PDF, "en-GB", "EH-2023-001-v2-public.pdf" },
  { "return", FALSE, DR_PUBLISH_RETURN, DR_PUBLISH_OFFICE, "en-GB", "maintaining-access-EH-2023-001-word-processor.html" },
  { "return-public", FALSE, DR_PUBLISH_RETURN_PUBLIC, DR_PUBLISH_PDF, "en-GB", "maintaining-access-EH-2023-001-public.pdf" },
};

static void
test_state (gconstpointer data)
{
  const guint i = GPOINTER_TO_UINT (data);
  const DrReportChoice choice = {
    .reference = "EH/2023-001",
    .version = 2,
    .is_draft = cases[i].is_draft,
    .kind = cases[i].kind,
    .format = cases[i].format,
    .language = cases[i].language,
    .program_language = "en-GB",
  };
  g_autoptr (DrReportState) state = dr_report_state_new (&choice);

  g_assert_cmpstr (state->file_name, ==, cases[i].file);
  g_assert_cmpint (strstr (state->about, "as the draft stands now") != NULL, ==, cases[i].is_draft);
  for (guint k = 0; k < DR_N_PUBLISH_KINDS; k++)
    g_assert_true (state->kinds[k].label[0] != '\0' && state->kinds[k].help[0] != '\0');
  for (guint k = 0; k < DR_N_PUBLISH_FORMATS; k++)
    g_assert_true (state->formats[k].label[0] != '\0' && state->formats[k].help[0] != '\0');
}

/* A return from elsewhere is called as its file. */
static void
test_file (void)
{
  static const struct { const char *file; const char *about; const char *name; } files[] = {
    { "/a/return 1.xml", "Maintaining access, return 1.xml", "maintaining-access-return-1-public.pdf" },
    { "/a/maintaining-access-2026-27.return.xml", "Maintaining access, maintaining-access-2026-27.return.xml",
      "maintaining-access-2026-27-public.pdf" },
    { "/a/b", "Maintaining access, b", "maintaining-access-b-public.pdf" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      const DrReportChoice choice = {
        .reference = files[i].file,
        .file = files[i].file,
        .kind = DR_PUBLISH_RETURN_PUBLIC,
        .format = DR_PUBLISH_PDF,
        .language = "en-GB",
        .program_language = "en-GB",
      };
      g_autoptr (DrReportState) state = dr_report_state_new (&choice);

      g_assert_cmpstr (state->about, ==, files[i].about);
      g_assert_cmpstr (state->file_name, ==, files[i].name);
    }
}

static void
test_saved (void)
{
  g_autofree char *pdf = dr_report_saved_words (DR_PUBLISH_PDF, "a.pdf");
  g_autofree char *office = dr_report_saved_words (DR_PUBLISH_OFFICE, "a.html");

  g_assert_cmpstr (pdf, ==, "a.pdf saved");
  g_assert_cmpstr (office, ==, "a.html saved. Open it from LibreOffice Writer or Word");
}

static void
test_words (void)
{
  for (guint i = 0; i < DR_N_PUBLISH_KINDS; i++)
    {
      DrPublishKind kind = DR_N_PUBLISH_KINDS;

      g_assert_true (dr_publish_kind_parse (dr_publish_kind_word ((DrPublishKind) i), &kind));
      g_assert_cmpuint (kind, ==, i);
    }
  for (guint i = 0; i < DR_N_PUBLISH_FORMATS; i++)
    {
      DrPublishFormat format = DR_N_PUBLISH_FORMATS;

      g_assert_true (dr_publish_format_parse (dr_publish_format_word ((DrPublishFormat) i), &format));
      g_assert_cmpuint (format, ==, i);
    }
  {
    DrPublishKind kind;

    g_assert_false (dr_publish_kind_parse ("", &kind));
  }
}

static const struct {
  const char *name;
  guint       page;
  guint       n_pages;
  double      zoom;
  double      room;
  const char *position;
  const char *zoom_text;
  const char *can;          /* previous, next, in, out */
} previews[] = {
  { "first", 0, 48, 1.0, 500.0, "1 of 48", "100 %", "nyyy" },
  { "middle", 4, 48, 1.25, 500.0, "5 of 48", "125 %", "yyyy" },
  { "last", 47, 48, 3.0, 500.0, "48 of 48", "300 %", "ynny" },
  { "only", 0, 1, 0.5, 500.0, "1 of 1", "50 %", "nnyn" },
  { "fits", 0, 2, 0.0, 793.7, "1 of 2", "100 %", "nyyy" },
  { "fits-narrow", 0, 2, 0.0, 317.48, "1 of 2", "40 %", "nyyn" },
  { "no-room-yet", 0, 2, 0.0, 0.0, "1 of 2", "30 %", "nyyn" },
  { "fits-wide", 0, 2, 0.0, 3000.0, "1 of 2", "150 %", "nyyy" },
};

static void
test_preview (gconstpointer data)
{
  const guint i = GPOINTER_TO_UINT (data);
  const DrPreviewChoice choice = { previews[i].n_pages, previews[i].page, previews[i].zoom, previews[i].room, 595.276, "Summary" };
  g_autoptr (DrPreviewState) state = dr_preview_state_new (&choice);
  g_autofree char *spoken = g_strdup_printf ("Page %s, Summary", previews[i].position);
  const char can[] = { state->can_previous ? 'y' : 'n', state->can_next ? 'y' : 'n', state->can_zoom_in ? 'y' : 'n',
                       state->can_zoom_out ? 'y' : 'n', '\0' };

  g_assert_cmpstr (state->position, ==, previews[i].position);
  g_assert_cmpstr (state->spoken, ==, spoken);
  g_assert_cmpstr (state->zoom, ==, previews[i].zoom_text);
  g_assert_cmpstr (can, ==, previews[i].can);
}

static void
test_zoom (void)
{
  static const struct { double now; int steps; double then; } steps[] = {
    { 1.0, 1, 1.25 }, { 1.0, -1, 0.8 }, { 0.9, 1, 1.0 }, { 0.9, -1, 0.8 }, { 3.0, 1, 3.0 }, { 0.5, -1, 0.5 }, { 0.3, -1, 0.5 },
    { 0.3, 1, 0.5 }, { 9.0, 1, 3.0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    g_assert_cmpfloat (dr_preview_step_zoom (steps[i].now, steps[i].steps), ==, steps[i].then);
}

static void
test_languages (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("languages-XXXXXX", &error);
  static const char * const there[] = { "pl", "cy", "xx_YY", "en" };
  static const char * const expected[] = { "en-GB", "cy", "pl", "xx-YY" };
  g_autoptr (GPtrArray) none = dr_report_languages_list (NULL);
  g_autoptr (GPtrArray) list = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (there); i++)
    {
      g_autofree char *messages = g_build_filename (folder, there[i], "LC_MESSAGES", NULL);
      g_autofree char *file = g_build_filename (messages, GETTEXT_PACKAGE ".mo", NULL);

      g_mkdir_with_parents (messages, 0700);
      g_file_set_contents (file, "x", 1, &error);
      g_assert_no_error (error);
    }
  {
    g_autofree char *other = g_build_filename (folder, "fr", NULL);

    g_mkdir_with_parents (other, 0700);   /* no catalogue of ours */
  }
  list = dr_report_languages_list (folder);
  g_assert_cmpuint (none->len, ==, 1);
  g_assert_cmpuint (list->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < list->len; i++)
    g_assert_cmpstr (((DrReportLanguage *) list->pdata[i])->code, ==, expected[i]);
  g_assert_cmpstr (((DrReportLanguage *) list->pdata[1])->name, ==, "Cymraeg");
  g_assert_cmpstr (((DrReportLanguage *) list->pdata[3])->name, ==, "xx_YY");
  {
    g_autofree char *remove = g_strdup_printf ("rm -r %s", folder);

    g_assert_true (g_spawn_command_line_sync (remove, NULL, NULL, NULL, &error));
  }
}

/* A record that is none: said in words, and no file is there; nor is one where it was stopped before it began. */
static void
test_refused (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("report-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "report.pdf", NULL);
  g_autoptr (DrReportJob) job = g_new0 (DrReportJob, 1);

  job->name = g_strdup ("no-record.xml");
  job->record = g_bytes_new_static ("<a/>", 4);
  job->path = g_strdup (path);
  g_assert_null (dr_report_job_run (NULL, job, NULL, &error));
  g_assert_nonnull (error);
  g_assert_nonnull (strstr (error->message, "no-record.xml"));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_rmdir (folder);
}

/* Stopped before its pages are laid out: no pages, no file, and the reason. */
static void
test_stopped (void)
{
  g_autofree char *record = g_test_build_filename (G_TEST_DIST, "tests/fixtures/returns/full.xml", NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("report-XXXXXX", &error);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *text = NULL;
  gsize length;

  g_file_get_contents (record, &text, &length, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 2 * DR_N_PUBLISH_FORMATS; i++)
    {
      g_autoptr (DrReportJob) job = g_new0 (DrReportJob, 1);
      g_autoptr (DrReportMade) made = NULL;
      gboolean stops = i >= DR_N_PUBLISH_FORMATS;

      job->kind = DR_PUBLISH_RETURN;
      job->name = g_strdup ("2024-25");
      job->record = g_bytes_new (text, length);
      job->format = (DrPublishFormat) (i % DR_N_PUBLISH_FORMATS);
      job->path = g_strdup_printf ("%s/%u", folder, i);
      if (stops)
        g_cancellable_cancel (cancellable);
      made = dr_report_job_run (NULL, job, cancellable, &error);
      if (!stops)
        g_assert_no_error (error);
      g_assert_true ((made == NULL) == stops);
      g_assert_true (g_file_test (job->path, G_FILE_TEST_EXISTS) != stops);
      g_unlink (job->path);
      g_clear_pointer (&job->path, g_free);
      if (stops)
        {
          g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
          g_clear_error (&error);
          g_assert_null (dr_report_job_run (NULL, job, cancellable, &error));
          g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
        }
      g_clear_error (&error);
    }
  g_rmdir (folder);
}

/* Nothing that was asked for is dropped without a word. */
static void
test_refusal (void)
{
  g_assert_null (dr_report_refusal (FALSE, TRUE));
  g_assert_nonnull (strstr (dr_report_refusal (TRUE, TRUE), "being made already"));
  g_assert_nonnull (strstr (dr_report_refusal (TRUE, FALSE), "being made already"));
  g_assert_nonnull (strstr (dr_report_refusal (FALSE, FALSE), "expected a folder on this computer"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/app/report/state/", cases[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_state);
    }
  for (guint i = 0; i < G_N_ELEMENTS (previews); i++)
    {
      g_autofree char *path = g_strconcat ("/app/report/preview/", previews[i].name, NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_preview);
    }
  g_test_add_func ("/app/report/file", test_file);
  g_test_add_func ("/app/report/saved", test_saved);
  g_test_add_func ("/app/report/words", test_words);
  g_test_add_func ("/app/report/zoom", test_zoom);
  g_test_add_func ("/app/report/languages", test_languages);
  g_test_add_func ("/app/report/refused", test_refused);
  g_test_add_func ("/app/report/refusal", test_refusal);
  g_test_add_func ("/app/report/stopped", test_stopped);

  return g_test_run ();
}
