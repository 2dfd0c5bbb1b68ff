#include "report-fixture.h"

#include <string.h>

#include "dr-assessment-reader.h"
#include "dr-formats.h"
#include "dr-html-report.h"
#include "dr-questionnaire-reader.h"
#include "dr-return-report.h"
#include "dr-rulebook-reader.h"

const char * const report_fixture_examples[REPORT_FIXTURE_N_EXAMPLES] = {
  "data/examples/access-review.xml", "data/examples/bishops-stortford-desk.xml", "data/examples/cashiers-desk.xml",
  "data/examples/cheques.xml", "data/examples/clean.xml", "data/examples/every-family.xml", "data/examples/four-day-week.xml",
  "data/examples/wales.xml", "data/examples/worked-example.xml",
  "tests/fixtures/assessment-full.xml",
};

/* @file: below the source's root, or anywhere. */
void
report_fixture_load (ReportFixture *self,
                     const char    *file)
{
  g_autofree char *path = g_path_is_absolute (file) ? g_strdup (file) : g_test_build_filename (G_TEST_DIST, file, NULL);
  g_autoptr (GError) error = NULL;

  self->rulebook = dr_rulebook_read_default (&error);
  g_assert_no_error (error);
  self->questionnaire = dr_questionnaire_read_default (&error);
  g_assert_no_error (error);
  self->assessment = dr_assessment_read_file (path, NULL, &self->evidence, &self->digest, &self->context, &error);
  g_assert_no_error (error);
  if (!dr_date_is_set (self->context.as_of))
    self->context.as_of = (DrDate) { 2026, 11, 22 };
  self->check = dr_check_new (self->evidence, self->assessment, &self->context, self->rulebook);
  self->input = (DrAssessmentReport) {
    .language = "en-GB",
    .check = self->check,
    .questionnaire = self->questionnaire,
    .evidence_digest = self->digest,
    .questionnaire_digest = self->questionnaire->digest,
  };
}

/* Once more, of the evidence and the assessment as a test has changed them. */
void
report_fixture_check (ReportFixture *self)
{
  g_clear_pointer (&self->check, dr_check_free);
  self->check = dr_check_new (self->evidence, self->assessment, &self->context, self->rulebook);
  self->input.check = self->check;
}

void
report_fixture_clear (ReportFixture *self)
{
  dr_check_free (self->check);
  dr_rulebook_unref (self->rulebook);
  dr_questionnaire_unref (self->questionnaire);
  dr_assessment_unref (self->assessment);
  dr_evidence_unref (self->evidence);
  g_free (self->digest);
}

/* @file: under the top folder of the source. */
DrStatedReturn *
report_fixture_read_return (const char *file)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, file, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (DrXmlDocument) document = NULL;
  DrStatedReturn *stated;

  dr_formats_init ();
  document = dr_xml_document_read_file (path, NULL, &error);
  g_assert_no_error (error);
  stated = dr_stated_return_read (document, &error);
  g_assert_no_error (error);

  return stated;
}

/* (transfer full): the report of a return with everything in it, against another. */
DrDocument *
report_fixture_return (void)
{
  g_autoptr (DrStatedReturn) now = report_fixture_read_return ("tests/fixtures/returns/full.xml");
  g_autoptr (DrStatedReturn) before = report_fixture_read_return ("tests/fixtures/returns/before.xml");
  g_autoptr (GError) error = NULL;
  g_autoptr (DrRulebook) rulebook = dr_rulebook_read_default (&error);
  g_autoptr (DrQuestionnaire) questionnaire = dr_questionnaire_read_default (&error);
  const DrReturnReport input = { .language = "en-GB", .now = now, .before = before, .rulebook = rulebook,
                                 .questionnaire = questionnaire };

  g_assert_no_error (error);

  return dr_return_report_new (&input);   /* of which the document keeps nothing */
}

/* (transfer full): what was built, with one paragraph more at its end. */
DrDocument *
report_fixture_paragraph (DrDocumentBuilder *out,
                          DrWords            words)
{
  dr_document_add_paragraph (out, DR_PARAGRAPH_PLAIN, words);

  return dr_document_builder_finish (out);
}

char *
report_fixture_html (const DrDocument *document)
{
  gsize length;
  char *html = dr_html_report_new (document, &length);

  g_assert_cmpuint (strlen (html), ==, length);
  g_assert_true (g_utf8_validate (html, (gssize) length, NULL));

  return html;
}

/* Whether what stands before and after a tag is one line. */
static gboolean
is_inline (const char *tag)
{
  static const char * const names[] = { "bdi", "strong", "span", "code", "a", "time", NULL };
  g_autofree char *name = g_strndup (tag + (tag[0] == '/'), strcspn (tag + (tag[0] == '/'), " >"));

  return g_strv_contains (names, name);
}

static const char *
add_sign (GString    *text,
          const char *at)
{
  static const struct { const char *name; const char *sign; } signs[] = {
    { "&amp;", "&" }, { "&lt;", "<" }, { "&gt;", ">" }, { "&quot;", "\"" }, { "&#39;", "'" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (signs); i++)
    if (g_str_has_prefix (at, signs[i].name))
      {
        g_string_append (text, signs[i].sign);
        return at + strlen (signs[i].name);
      }
  g_assert_cmpint (*at, !=, '&');
  if (g_str_has_prefix (at, "\xc2\xa0"))
    {
      g_string_append_c (text, ' ');
      return at + 2;
    }
  g_string_append_c (text, *at);

  return at + 1;
}

/* What is read in a page: its text, a line for each piece of it, without the style sheet. */
char *
report_fixture_text (const char *html)
{
  GString *text = g_string_new (NULL);
  const char *at = strstr (html, "</style>");

  g_assert_nonnull (at);
  while (*at != '\0')
    if (*at == '<')
      {
        if (!is_inline (at + 1))
          g_string_append_c (text, '\n');
        at = strchr (at, '>');
        g_assert_nonnull (at);
        at++;
      }
    else
      at = add_sign (text, at);

  return g_string_free (text, FALSE);
}

/* All tags of a page with their attributes, one after another. */
char *
report_fixture_tags (const char *html)
{
  GString *tags = g_string_new (NULL);

  for (const char *at = strchr (html, '<'); at != NULL; at = strchr (at, '<'))
    {
      const char *end = strchr (at, '>');

      g_assert_nonnull (end);
      g_string_append_len (tags, at, end - at + 1);
      g_string_append_c (tags, '\n');
      at = end + 1;
    }

  return g_string_free (tags, FALSE);
}
