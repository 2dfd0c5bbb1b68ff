#include "dr-shipped-evidence.h"

#include <string.h>

#include "dr-evidence-reader.h"
#include "dr-formats.h"

#define FOLDER "/org/dueregard/data/evidence/"
#define SUFFIX ".xml"

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/**
 * dr_shipped_evidence_ids:
 *
 * Returns: (transfer full) (array zero-terminated=1): the ids of the evidence bases in the program, in alphabetical order
 */
char **
dr_shipped_evidence_ids (void)
{
  g_auto (GStrv) files = NULL;
  GPtrArray *ids = g_ptr_array_new ();

  dr_formats_init ();
  files = g_resources_enumerate_children (FOLDER, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  for (guint i = 0; files != NULL && files[i] != NULL; i++)
    if (g_str_has_suffix (files[i], SUFFIX))
      g_ptr_array_add (ids, g_strndup (files[i], strlen (files[i]) - strlen (SUFFIX)));
  g_ptr_array_sort (ids, compare_ids);
  g_ptr_array_add (ids, NULL);

  return (char **) g_ptr_array_free (ids, FALSE);
}

/**
 * dr_shipped_evidence_read:
 * @id: an id that dr_shipped_evidence_ids() has
 * @digest: (out) (optional) (transfer full): SHA-256 of its bytes
 * @error: return location for a #DrXmlError or #DrRecordError
 *
 * Returns: (transfer full) (nullable): the evidence base
 */
DrEvidence *
dr_shipped_evidence_read (const char  *id,
                          char       **digest,
                          GError     **error)
{
  g_autofree char *path = g_strconcat (FOLDER, id, SUFFIX, NULL);
  g_autoptr (GBytes) bytes = dr_formats_get_data (path);
  g_autoptr (DrXmlDocument) document = NULL;
  g_autoptr (DrEvidence) evidence = NULL;
  const char *name = path + strlen (FOLDER);
  const char *data;
  gsize length = 0;

  g_return_val_if_fail (bytes != NULL, NULL);

  data = g_bytes_get_data (bytes, &length);
  document = dr_xml_document_read_bytes (name, data, length, NULL, error);
  if (document == NULL)
    return NULL;
  evidence = dr_evidence_read_node (name, dr_xml_document_get_root (document), error);
  if (evidence != NULL && digest != NULL)
    *digest = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

  return g_steal_pointer (&evidence);
}

/**
 * dr_shipped_evidence_open:
 * @file_or_id: an evidence file, or, where there is no such file, the id of an evidence base in the program
 * @digest: (out) (optional) (transfer full): SHA-256 of its bytes
 * @error: return location for a #DrXmlError or #DrRecordError
 *
 * Returns: (transfer full) (nullable): the evidence base
 */
DrEvidence *
dr_shipped_evidence_open (const char  *file_or_id,
                          char       **digest,
                          GError     **error)
{
  g_auto (GStrv) ids = dr_shipped_evidence_ids ();

  if (!g_file_test (file_or_id, G_FILE_TEST_EXISTS) && g_strv_contains ((const char * const *) ids, file_or_id))
    return dr_shipped_evidence_read (file_or_id, digest, error);

  return dr_evidence_read_file (file_or_id, digest, error);
}
