#include "dr-verify.h"

#include <string.h>

#include "dr-bag-tags.h"
#include "dr-verification-private.h"
#include "dr-verify-anchors.h"
#include "dr-verify-moments.h"
#include "dr-xml-file.h"

/**
 * dr_verify_record:
 * @path: a record's file
 * @options: (nullable): anchors
 * @error: return location for a #DrXmlError or #DrRecordError
 *
 * Fails only where there is nothing to verify: the file cannot be read, or it is another kind of document. What is wrong
 * with a record is in the result.
 *
 * Returns: (transfer full) (nullable): what was found
 */
DrVerification *
dr_verify_record (const char             *path,
                  const DrVerifyOptions  *options,
                  GError                **error)
{
  g_autoptr (GPtrArray) anchors = dr_verify_anchors_new (options != NULL ? options->anchors : NULL, error);
  g_autoptr (DrVerifyEditions) shipped = dr_verify_editions_new ();
  g_autofree char *data = NULL;
  g_auto (DrVerifyRecord) record = { NULL };
  guint64 uncovered = 0;
  gboolean anchored;
  gsize length;

  if (anchors == NULL)
    return NULL;
  data = dr_xml_read_file (path, DR_XML_LIMITS_DEFAULT.max_bytes, &length, error);
  if (data == NULL)
    return NULL;
  dr_verify_editions_add_shipped (shipped);
  if (!dr_verify_record_read (&record, path, data, length, shipped, NULL, error))
    return NULL;

  if (anchors->len > 0)
    record.report->results[DR_VERIFY_ANCHOR].applies = TRUE;
  dr_verify_begun (options, record.report, ~0u);
  if (record.facts != NULL)
    dr_verify_anchors_look (anchors, record.facts->reference, record.facts->digest, 0);
  anchored = dr_verify_anchors_finish (anchors, record.report, &uncovered);
  dr_verification_finish (record.report, anchored, FALSE);
  dr_verify_done (options, record.report, ~0u);

  return g_steal_pointer (&record.report);
}

/**
 * dr_verify_file:
 * @path: a record's file
 * @error: return location for a #DrXmlError or #DrRecordError
 *
 * As dr_verify_record(), with nothing noted outside.
 *
 * Returns: (transfer full) (nullable): what was found
 */
DrVerification *
dr_verify_file (const char  *path,
                GError     **error)
{
  return dr_verify_record (path, NULL, error);
}

/**
 * dr_verify_is_bag:
 * @path: of a file or a folder
 *
 * Returns: whether it is to be read as a bag: a zip, or a folder that has, or in which a folder has, a bagit.txt
 */
gboolean
dr_verify_is_bag (const char *path)
{
  g_autofree char *end = g_ascii_strdown (strlen (path) >= 4 ? path + strlen (path) - 4 : "", -1);
  g_autofree char *declaration = g_build_filename (path, DR_BAG_DECLARATION_NAME, NULL);
  g_autofree char *payload = g_build_filename (path, "data", NULL);

  return (strcmp (end, ".zip") == 0 && !g_file_test (path, G_FILE_TEST_IS_DIR))
         || g_file_test (declaration, G_FILE_TEST_EXISTS) || g_file_test (payload, G_FILE_TEST_IS_DIR);
}

/**
 * dr_verify_path:
 * @path: a record's file, or a bag: a folder or a zip
 * @options: (nullable): how
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what was found; %NULL where there is nothing to verify
 */
DrVerification *
dr_verify_path (const char             *path,
                const DrVerifyOptions  *options,
                GError                **error)
{
  return dr_verify_is_bag (path) ? dr_verify_bag (path, options, error) : dr_verify_record (path, options, error);
}
