#include "return-report-fixture.h"

#include <glib/gstdio.h>
#include <string.h>

#include "dr-formats.h"
#include "dr-pdf-report.h"
#include "dr-questionnaire-reader.h"
#include "dr-rulebook-reader.h"

#define FULL "tests/fixtures/returns/full.xml"
#define BEFORE "tests/fixtures/returns/before.xml"

void
return_report_fixture_clear (ReturnReportFixture *self)
{
  g_clear_pointer (&self->stated, dr_stated_return_free);
  g_clear_pointer (&self->document, dr_xml_document_free);
  g_clear_pointer (&self->before, dr_stated_return_free);
  g_clear_pointer (&self->document_before, dr_xml_document_free);
  g_clear_pointer (&self->rulebook, dr_rulebook_unref);
  g_clear_pointer (&self->questionnaire, dr_questionnaire_unref);
}

static DrStatedReturn *
read_bytes (const char     *bytes,
            DrXmlDocument **document)
{
  g_autoptr (GError) error = NULL;
  DrStatedReturn *stated;

  dr_formats_init ();
  *document = dr_xml_document_read_bytes ("return.xml", bytes, strlen (bytes), NULL, &error);
  g_assert_no_error (error);
  stated = dr_stated_return_read (*document, &error);
  g_assert_no_error (error);

  return stated;
}

static char *
read_text (const char *file)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, file, NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);

  return text;
}

/* @before: (nullable). */
void
return_report_fixture_load (ReturnReportFixture *self,
                            const char          *text,
                            const char          *before)
{
  g_autoptr (GError) error = NULL;

  self->stated = read_bytes (text, &self->document);
  self->before = before != NULL ? read_bytes (before, &self->document_before) : NULL;
  self->rulebook = dr_rulebook_read_default (&error);
  g_assert_no_error (error);
  self->questionnaire = dr_questionnaire_read_default (&error);
  g_assert_no_error (error);
  self->input = (DrReturnReport) {
    .language = "en-GB",
    .now = self->stated,
    .digest = "8d5e957f297893487bd98fa830fa6413d5e957f297893487bd98fa830fa64130",
    .before = self->before,
    .rulebook = self->rulebook,
    .questionnaire = self->questionnaire,
  };
}

/* (transfer full): a return with everything in it, to be changed before it is loaded. */
char *
return_report_fixture_full (void)
{
  return read_text (FULL);
}

/* (transfer full): the return of the period before it. */
char *
return_report_fixture_before (void)
{
  return read_text (BEFORE);
}

void
return_report_fixture_load_full (ReturnReportFixture *self)
{
  g_autofree char *text = read_text (FULL);
  g_autofree char *before = read_text (BEFORE);

  return_report_fixture_load (self, text, before);
}

/* (transfer full): the path of a PDF, which is the same to the byte however often it is written. */
char *
return_report_fixture_pdf (const DrDocument *document)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  g_autofree char *again = NULL;
  char *path = NULL;
  gsize length;
  gsize again_length;

  bytes = dr_pdf_report_new (document, (DrDate) { 2026, 3, 31 }, NULL, &length, &error);
  g_assert_no_error (error);
  again = dr_pdf_report_new (document, (DrDate) { 2026, 3, 31 }, NULL, &again_length, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (bytes, length, again, again_length);
  g_close (g_file_open_tmp ("return-XXXXXX.pdf", &path, &error), NULL);
  g_assert_no_error (error);
  g_file_set_contents (path, bytes, (gssize) length, &error);
  g_assert_no_error (error);

  return path;
}
