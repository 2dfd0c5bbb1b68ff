#include "dr-import-grade.h"

#include <string.h>

#include "dr-record.h"

/**
 * dr_import_grade:
 * @document: a record that its schema accepts
 * @is_whole: whether what it came in is as its sender packed it
 *
 * Returns: (transfer none): "consistent" where the same bytes follow when everything in it is computed again from it
 *   alone, and what it came in is whole; else "failed"
 */
const char *
dr_import_grade (const DrXmlDocument *document,
                 gboolean             is_whole)
{
  g_autoptr (DrRecord) record = is_whole ? dr_record_read (document, NULL) : NULL;
  g_autoptr (DrCheck) check = NULL;
  g_autofree char *again = NULL;
  gsize again_length;
  gsize length;
  const char *data = dr_xml_document_get_data (document, &length);

  if (record == NULL)
    return "failed";

  check = dr_check_new (record->evidence, record->assessment, &record->context, record->rulebook);
  again = dr_record_write_again (record, check, &again_length);

  return length == again_length && memcmp (data, again, length) == 0 ? "consistent" : "failed";
}
