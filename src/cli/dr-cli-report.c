#include "dr-cli-report.h"

#include <string.h>

#include "dr-digest.h"
#include "dr-formats.h"
#include "dr-html-report.h"
#include "dr-knowledge.h"
#include "dr-pdf-report.h"
#include "dr-questionnaire-reader.h"
#include "dr-rulebook-reader.h"
#include "dr-xml-file.h"

/**
 * dr_cli_wants_report:
 * @files: where a report goes
 *
 * Returns: whether it goes anywhere
 */
gboolean
dr_cli_wants_report (const DrCliReportFiles *files)
{
  return files->html != NULL || files->pdf != NULL || files->office != NULL;
}

/**
 * dr_cli_write_report:
 * @document: a report
 * @files: where it goes
 * @as_of: the day that the PDF says it is of
 * @error: return location
 *
 * Returns: whether all that was asked for is there
 */
gboolean
dr_cli_write_report (const DrDocument        *document,
                     const DrCliReportFiles  *files,
                     DrDate                   as_of,
                     GError                 **error)
{
  g_autofree char *page = NULL;
  g_autofree char *pdf = NULL;
  g_autofree char *office = NULL;
  gsize page_length = 0;
  gsize pdf_length = 0;
  gsize office_length = 0;

  if (files->html != NULL)
    page = dr_html_report_new (document, &page_length);
  if (files->office != NULL)
    office = dr_html_office_new (document, &office_length);
  if (files->pdf != NULL && (pdf = dr_pdf_report_new (document, as_of, &pdf_length, error)) == NULL)
    return FALSE;

  return (page == NULL || dr_xml_write_file (files->html, page, page_length, error))
         && (pdf == NULL || dr_xml_write_file (files->pdf, pdf, pdf_length, error))
         && (office == NULL || dr_xml_write_file (files->office, office, office_length, error));
}

/**
 * dr_cli_report_people:
 * @self: a register
 * @arena: where names go
 * @n: (out): how many
 * @error: return location
 *
 * Returns: (transfer none) (nullable): what people are called; %NULL: it cannot be read
 */
const DrReportPerson *
dr_cli_report_people (DrRegister  *self,
                      DrArena     *arena,
                      guint       *n,
                      GError     **error)
{
  g_autoptr (DrPeopleList) list = dr_store_list_people (dr_register_get_store (self), error);
  DrReportPerson *people;

  if (list == NULL)
    return NULL;
  people = dr_arena_array0 (arena, DrReportPerson, list->n_people + 1);
  for (guint i = 0; i < list->n_people; i++)
    people[i] = (DrReportPerson) { dr_arena_strdup (arena, list->people[i].id), dr_arena_strdup (arena, list->people[i].name) };
  *n = list->n_people;

  return people;
}

/* What rules and shared questions are called: in the register's latest editions, else in those that come with the program. */
static gboolean
read_words (DrRegister       *self,
            DrRulebook      **rulebook,
            DrQuestionnaire **questionnaire,
            GError          **error)
{
  g_autoptr (DrEditionSet) editions = self != NULL ? dr_knowledge_latest (dr_register_get_knowledge (self), error) : NULL;

  if (editions != NULL)
    {
      *rulebook = dr_rulebook_ref (editions->rulebook);
      *questionnaire = dr_questionnaire_ref (editions->questionnaire);
      return TRUE;
    }
  if (self != NULL)
    return FALSE;
  *rulebook = dr_rulebook_read_default (error);
  if (*rulebook != NULL)
    *questionnaire = dr_questionnaire_read_default (error);

  return *questionnaire != NULL;
}

static void
digest_of (const DrXmlDocument *document,
           char                 digest[DR_DIGEST_SIZE])
{
  gsize length;
  const char *data = dr_xml_document_get_data (document, &length);

  dr_digest_bytes (data, length, digest);
}

/**
 * dr_cli_report_return:
 * @document: a return
 * @before: (nullable): a return of an earlier period
 * @before_path: (nullable): else a file of one
 * @self: (nullable): the register that knows what people are called
 * @files: where the report goes
 * @error: return location
 *
 * Returns: whether it is there
 */
gboolean
dr_cli_report_return (const DrXmlDocument     *document,
                      const DrXmlDocument     *before,
                      const char              *before_path,
                      DrRegister              *self,
                      const DrCliReportFiles  *files,
                      GError                 **error)
{
  g_autoptr (DrRulebook) rulebook = NULL;
  g_autoptr (DrQuestionnaire) questionnaire = NULL;
  g_autoptr (DrStatedReturn) now = dr_stated_return_read (document, error);
  g_autoptr (DrXmlDocument) file = NULL;
  g_autoptr (DrStatedReturn) earlier = NULL;
  g_autoptr (DrArena) arena = dr_arena_new ();
  g_autoptr (DrDocument) report = NULL;
  g_autofree char *language = dr_report_language ();
  char digests[2][DR_DIGEST_SIZE];
  DrReturnReport input = { .language = language, .now = now, .digest = digests[0] };

  if (now == NULL || !read_words (self, &rulebook, &questionnaire, error))
    return FALSE;
  if (before_path != NULL)
    {
      dr_formats_init ();
      before = file = dr_xml_document_read_file (before_path, NULL, error);
      if (file == NULL)
        return FALSE;
    }
  if (before != NULL)
    {
      earlier = dr_stated_return_read (before, error);
      if (earlier == NULL || !dr_return_report_comparable (now, earlier, dr_xml_document_get_name (before), error))
        return FALSE;
      digest_of (before, digests[1]);
      input.before = earlier;
      input.before_digest = digests[1];
    }
  if (self != NULL && (input.people = dr_cli_report_people (self, arena, &input.n_people, error)) == NULL)
    return FALSE;
  digest_of (document, digests[0]);
  input.rulebook = rulebook;
  input.questionnaire = questionnaire;
  report = dr_return_report_new (&input);

  return dr_cli_write_report (report, files, now->as_of, error);
}
