#include "dr-inspected-reading.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-bag-reader.h"
#include "dr-digest.h"
#include "dr-formats.h"
#include "dr-load.h"
#include "dr-questionnaire-reader.h"
#include "dr-rulebook-reader.h"
#include "dr-xml-file.h"

static DrInspectedReading *
read_record (const DrInspected  *self,   /* (nullable) */
             const char         *name,
             const char         *data,
             gsize               length,
             GError            **error)
{
  g_autoptr (DrInspectedReading) reading = g_new0 (DrInspectedReading, 1);
  DrQuestionnaire *questionnaire;
  DrRulebook *rulebook;
  g_autoptr (DrRulebook) own = dr_rulebook_read_default (NULL);

  dr_digest_bytes (data, length, reading->digest);
  reading->document = dr_xml_document_read_bytes (name, data, length, NULL, error);
  if (reading->document == NULL)
    return NULL;
  if (strcmp (dr_xml_document_get_root (reading->document)->name, "assessment-record") != 0)
    {
      g_set_error (error, DR_RECORD_ERROR, DR_RECORD_ERROR_INVALID, _("%s: the root is %s, expected assessment-record"), name,
                   dr_xml_document_get_root (reading->document)->name);
      return NULL;
    }
  reading->record = dr_record_read (reading->document, error);
  if (reading->record == NULL)
    return NULL;

  questionnaire = self != NULL ? g_hash_table_lookup (self->questionnaires, reading->record->questionnaire_digest) : NULL;
  reading->questionnaire = questionnaire != NULL ? dr_questionnaire_ref (questionnaire) : dr_questionnaire_read_default (error);
  if (reading->questionnaire == NULL)
    return NULL;
  reading->is_own_questionnaire = questionnaire == NULL
                                  && g_strcmp0 (reading->questionnaire->digest, reading->record->questionnaire_digest) != 0;
  rulebook = self != NULL ? g_hash_table_lookup (self->rulebooks, reading->record->rulebook->digest) : NULL;
  if (rulebook == NULL && own != NULL && strcmp (own->digest, reading->record->rulebook->digest) == 0)
    rulebook = own;
  reading->check = dr_check_new (reading->record->evidence, reading->record->assessment, &reading->record->context,
                                 rulebook != NULL ? rulebook : reading->record->rulebook);
  reading->is_sealed = reading->record->seal != NULL && dr_seal_read (reading->record->seal, &reading->seal, NULL);

  return g_steal_pointer (&reading);
}

/**
 * dr_inspected_read:
 * @self: what is inspected
 * @record: index of one of its records
 * @cancellable: (nullable): to stop
 * @error: return location where it cannot be read
 *
 * Returns: (transfer full) (nullable): that record
 */
DrInspectedReading *
dr_inspected_read (const DrInspected  *self,
                   guint               record,
                   GCancellable       *cancellable,
                   GError            **error)
{
  DrBagLimits limits = DR_BAG_LIMITS_DEFAULT;
  g_autoptr (DrBagReader) reader = NULL;
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (record < self->n_records, NULL);

  if (!self->is_bag)
    return dr_inspected_read_file (self->path, error);
  reader = dr_bag_reader_open (self->path, &limits, cancellable, error);
  bytes = reader != NULL ? dr_bag_reader_read (reader, self->records[record].member, DR_XML_LIMITS_DEFAULT.max_bytes, cancellable,
                                               error)
                         : NULL;

  return bytes != NULL ? read_record (self, self->records[record].member, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                      error)
                       : NULL;
}

/**
 * dr_inspected_read_file:
 * @path: of a record by itself
 * @error: return location where it cannot be read
 *
 * Returns: (transfer full) (nullable): that record
 */
DrInspectedReading *
dr_inspected_read_file (const char  *path,
                        GError     **error)
{
  gsize length;
  g_autofree char *data = dr_xml_read_file (path, DR_XML_LIMITS_DEFAULT.max_bytes, &length, error);

  dr_formats_init ();

  return data != NULL ? read_record (NULL, path, data, length, error) : NULL;
}

/**
 * dr_inspected_reading_free:
 * @self: (transfer full) (nullable): a record that was read
 */
void
dr_inspected_reading_free (DrInspectedReading *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->check, dr_check_free);
  g_clear_pointer (&self->questionnaire, dr_questionnaire_unref);
  g_clear_pointer (&self->record, dr_record_free);
  g_clear_pointer (&self->document, dr_xml_document_free);
  g_free (self);
}
