#include "dr-cli-report.h"

#include "dr-cli-interrupt.h"
#include "dr-formats.h"
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

/* @bytes: (nullable). */
static void
unref_bytes (gpointer bytes)
{
  if (bytes != NULL)
    g_bytes_unref (bytes);
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
  const char * const paths[DR_N_PUBLISH_FORMATS] = {
    [DR_PUBLISH_PDF] = files->pdf, [DR_PUBLISH_PAGE] = files->html, [DR_PUBLISH_OFFICE] = files->office,
  };
  g_autoptr (GPtrArray) made = g_ptr_array_new_with_free_func (unref_bytes);
  g_autofree char *left_out = NULL;

  if (report == NULL)
    return FALSE;
  /* All of them before the first is written: where one cannot be made, there is none. */
  for (guint i = 0; i < DR_N_PUBLISH_FORMATS; i++)
    {
      GBytes *bytes = paths[i] != NULL ? dr_published_to_bytes (report, (DrPublishFormat) i, NULL, error) : NULL;

      if (paths[i] != NULL && bytes == NULL)
        return FALSE;
      g_ptr_array_add (made, bytes);
    }
  for (guint i = 0; i < DR_N_PUBLISH_FORMATS; i++)
    {
      gsize length = 0;
      const char *data = paths[i] != NULL ? g_bytes_get_data (made->pdata[i], &length) : NULL;

      if (paths[i] != NULL && !dr_xml_write_file (paths[i], data, length, error))
        return FALSE;
    }
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
 * It says how far it is, and can be interrupted.
 *
 * Returns: whether it is there
 */
gboolean
dr_cli_report_return (DrRegister              *self,
                      const DrPublishReturn   *source,
                      const DrCliReportFiles  *files,
                      GError                 **error)
{
  DrPublishReturn told = *source;
  g_autoptr (DrPublished) report = NULL;

  told.progress = dr_cli_progress;
  told.cancellable = dr_cli_interrupt ();
  report = dr_publish_return (self, &told, error);

  return dr_cli_write_report (report, files, error);
}
