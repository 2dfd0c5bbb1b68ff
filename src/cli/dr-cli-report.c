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
  DrDate day;
  g_autoptr (DrDocument) report = dr_publish_return (self, source, &day, error);

  return report != NULL && dr_cli_write_report (report, files, day, error);
}
