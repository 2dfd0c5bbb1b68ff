#include "dr-report-source.h"

#include <string.h>

#include "dr-digest.h"
#include "dr-rulebook-used.h"

struct _DrReportSource {
  DrXmlDocument   *document;
  DrRecord        *record;
  DrRulebook      *rulebook;        /* the record's, with words */
  DrQuestionnaire *questionnaire;
  DrCheck         *check;
  DrSeal           seal;
  gboolean         differs;
  gboolean         other_words;
  char             digest[DR_DIGEST_SIZE];
};

/* The same bytes prove that the form is the published one and that all that is said to be computed follows. */
static gboolean
agrees (const DrReportSource *self,
        const char           *data,
        gsize                 length)
{
  gsize again_length;
  g_autofree char *again = dr_record_write_again (self->record, self->check, &again_length);

  return length == again_length && memcmp (data, again, length) == 0;
}

/**
 * dr_report_source_new:
 * @name: of the file, for messages
 * @data: a record
 * @length: its bytes
 * @words: (transfer none): a rulebook with its wording: the one that the record names, or another edition
 * @questionnaire: (transfer none): likewise
 * @error: return location for a #DrXmlError or #DrRecordError
 *
 * Returns: (transfer full) (nullable): the record, computed again
 */
DrReportSource *
dr_report_source_new (const char        *name,
                      const char        *data,
                      gsize              length,
                      const DrRulebook  *words,
                      DrQuestionnaire   *questionnaire,
                      GError           **error)
{
  g_autoptr (DrReportSource) self = g_new0 (DrReportSource, 1);

  self->document = dr_xml_document_read_bytes (name, data, length, NULL, error);
  if (self->document == NULL)
    return NULL;
  self->record = dr_record_read (self->document, error);
  if (self->record == NULL || (self->record->seal != NULL && !dr_seal_read (self->record->seal, &self->seal, error)))
    return NULL;
  self->questionnaire = dr_questionnaire_ref (questionnaire);
  self->rulebook = dr_rulebook_used_with_words (self->record->rulebook, words);
  self->check = dr_check_new (self->record->evidence, self->record->assessment, &self->record->context, self->rulebook);
  self->differs = !agrees (self, data, length);
  self->other_words = strcmp (words->digest, self->record->rulebook->digest) != 0
                      || strcmp (questionnaire->digest, self->record->questionnaire_digest) != 0;
  dr_digest_bytes (data, length, self->digest);

  return g_steal_pointer (&self);
}

/**
 * dr_report_source_free:
 * @self: (transfer full) (nullable): a record
 */
void
dr_report_source_free (DrReportSource *self)
{
  if (self == NULL)
    return;

  dr_check_free (self->check);
  dr_rulebook_unref (self->rulebook);
  dr_questionnaire_unref (self->questionnaire);
  dr_record_free (self->record);
  dr_xml_document_free (self->document);
  g_free (self);
}

/**
 * dr_report_source_has_other_words:
 * @self: a record
 *
 * Returns: whether the wording is that of other editions than the record names
 */
gboolean
dr_report_source_has_other_words (const DrReportSource *self)
{
  return self->other_words;
}

/**
 * dr_report_source_fill:
 * @self: a record; must outlive the making of the report
 * @input: (inout): gets all that the record says; its language, people and comments stay as they are
 */
void
dr_report_source_fill (const DrReportSource *self,
                       DrAssessmentReport   *input)
{
  input->check = self->check;
  input->questionnaire = self->questionnaire;
  input->evidence_digest = self->record->evidence_digest;
  input->questionnaire_digest = self->record->questionnaire_digest;
  input->record_digest = self->digest;
  input->seal = self->record->seal != NULL ? &self->seal : NULL;
  input->differs = self->differs;
  input->other_words = self->other_words;
}
