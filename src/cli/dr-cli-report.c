#include "dr-cli-report.h"

#include "dr-formats.h"
#include "dr-html-report.h"
#include "dr-pdf-report.h"
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
 * @report: (nullable): a report; %NULL: it could not be made, @error says why
 * @files: where it goes
 * @error: return location
 *
 * Says what is up to a person before a public version is published.
 *
 * Returns: whether all that was asked for is there
 */
gboolean
dr_cli_write_report (const DrPublished       *report,
                     const DrCliReportFiles  *files,
                     GError                 **error)
{
  g_autofree char *left_out = NULL;
  g_autofree char *page = NULL;
  g_autofree char *pdf = NULL;
  g_autofree char *office = NULL;
  gsize page_length = 0;
  gsize pdf_length = 0;
  gsize office_length = 0;

  if (report == NULL)
    return FALSE;
  if (files->html != NULL)
    page = dr_html_report_new (report->document, &page_length);
  if (files->office != NULL)
    office = dr_html_office_new (report->document, &office_length);
  if (files->pdf != NULL && (pdf = dr_pdf_report_new (report->document, report->day, &pdf_length, error)) == NULL)
    return FALSE;

  if ((page != NULL && !dr_xml_write_file (files->html, page, page_length, error))
      || (pdf != NULL && !dr_xml_write_file (files->pdf, pdf, pdf_length, error))
      || (office != NULL && !dr_xml_write_file (files->office, office, office_length, error)))
    return FALSE;
  left_out = dr_published_left_out (report);
  if (left_out != NULL)
    g_print ("%s\n", left_out);

  return TRUE;
}

/**
 * dr_cli_read_return:
 * @path: a file
 * @error: return location for a #DrXmlError
 *
 * Returns: (transfer full) (nullable): its bytes, which its schema accepts
 */
GBytes *
dr_cli_read_return (const char  *path,
                    GError     **error)
{
  g_autoptr (DrXmlDocument) document = NULL;
  const char *data;
  gsize length;

  dr_formats_init ();
  document = dr_xml_document_read_file (path, NULL, error);
  if (document == NULL)
    return NULL;
  data = dr_xml_document_get_data (document, &length);

  return g_bytes_new (data, length);
}

/**
 * dr_cli_report_return:
 * @self: (nullable): the register that knows what people are called
 * @source: the return
 * @files: where the report goes
 * @error: return location
 *
 * Returns: whether it is there
 */
gboolean
dr_cli_report_return (DrRegister              *self,
                      const DrPublishReturn   *source,
                      const DrCliReportFiles  *files,
                      GError                 **error)
{
  g_autoptr (DrPublished) report = dr_publish_return (self, source, error);

  return dr_cli_write_report (report, files, error);
}
