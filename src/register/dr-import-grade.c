#include "dr-import-grade.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-record.h"
#include "dr-register-error.h"

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

/**
 * dr_import_bag_grade:
 * @verification: of a bag
 *
 * Returns: (transfer none): its grade; "anchored" only where no entry follows the head that was noted outside, so that
 *   the word is good for all that is in it
 */
const char *
dr_import_bag_grade (const DrVerification *verification)
{
  if (verification->grade == DR_GRADE_ANCHORED && verification->n_uncovered > 0)
    return dr_grade_id (DR_GRADE_CONSISTENT);

  return dr_grade_id (verification->grade);
}

/**
 * dr_import_is_anchored:
 * @verification: of a record or a bag, with anchors
 * @error: return location for %DR_REGISTER_ERROR_INPUT
 *
 * A head that is not found is a mistake, or a register that was rewritten. A grade stays for good, so that whoever imports
 * is asked first.
 *
 * Returns: whether each anchor was found
 */
gboolean
dr_import_is_anchored (const DrVerification *verification,
                       GError              **error)
{
  const DrVerifyResult *result = &verification->results[DR_VERIFY_ANCHOR];

  for (guint i = 0; i < result->lines->len; i++)
    {
      const DrVerifyLine *line = result->lines->pdata[i];

      if (!line->is_problem)
        continue;
      g_set_error (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_INPUT, _("%s: %s; expected a head that it has, or none"),
                   verification->path, line->words);
      return FALSE;
    }

  return TRUE;
}
