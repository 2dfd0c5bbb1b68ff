#include "dr-record.h"

#include "dr-assessment-writer.h"
#include "dr-computed-writer.h"
#include "dr-context-writer.h"
#include "dr-evidence-writer.h"
#include "dr-record-use.h"
#include "dr-rulebook-used.h"
#include "dr-write.h"

/* What a record is written from, apart from the check itself. */
typedef struct {
  const DrEvidenceUse *use;                   /* (nullable): all of it */
  const char          *evidence_digest;
  const char          *questionnaire_id;
  const char          *questionnaire_version;
  const char          *questionnaire_digest;
  DrQuestionApplies    applies;               /* (nullable): all do */
  gpointer             applies_data;
  const DrSeal        *seal;                  /* (nullable): a new one */
  const DrXmlNode     *old_seal;              /* (nullable): one that was read */
} Parts;

typedef struct {
  const DrQuestionnaire *questionnaire;
  const DrAssessment    *assessment;
} Asked;

static gboolean
question_applies (const char *question,
                  gpointer    data)
{
  const Asked *asked = data;

  return dr_questionnaire_applies (asked->questionnaire, question, asked->assessment->nation,
                                   asked->assessment->access_review, asked->assessment->screening);
}

/* A seal is kept as it was received: nothing of it is computed again. */
static void
write_node (DrXmlWriter     *writer,
            const DrXmlNode *node)
{
  dr_xml_writer_start (writer, node->name);
  for (guint i = 0; i < node->n_attributes; i++)
    dr_xml_writer_attribute (writer, node->attributes[i].name, node->attributes[i].value);
  if (node->first_child == NULL && node->text[0] != '\0')
    dr_xml_writer_text (writer, node->text);
  for (const DrXmlNode *child = node->first_child; child != NULL; child = child->next)
    write_node (writer, child);
  dr_xml_writer_end (writer);
}

static char *
write_record (const DrCheck *check,
              const Parts   *parts,
              gsize         *length)
{
  g_autoptr (DrXmlWriter) writer = dr_xml_writer_new ();

  dr_xml_writer_start (writer, "assessment-record");
  dr_xml_writer_attribute (writer, "format", "1.0");
  dr_xml_writer_start (writer, "content");

  dr_context_write (writer, check->context);
  dr_assessment_write (writer, check->assessment, check->evidence, DR_ASSESSMENT_RECORD, parts->applies,
                       parts->applies_data);
  dr_evidence_write (writer, check->evidence, "evidence-used", parts->use, parts->evidence_digest);
  dr_rulebook_used_write (writer, check->rulebook, check->next_step);
  dr_xml_writer_start (writer, "questionnaire-used");
  dr_xml_writer_attribute (writer, "id", parts->questionnaire_id);
  dr_xml_writer_attribute (writer, "version", parts->questionnaire_version);
  dr_xml_writer_attribute (writer, "sha256", parts->questionnaire_digest);
  dr_xml_writer_end (writer);
  dr_computed_write (writer, check);

  dr_xml_writer_end (writer);
  if (parts->seal != NULL)
    dr_seal_write (writer, parts->seal);
  if (parts->old_seal != NULL)
    write_node (writer, parts->old_seal);
  dr_xml_writer_end (writer);

  return dr_xml_writer_finish (writer, length);
}

/**
 * dr_record_write:
 * @check: what was computed
 * @evidence_digest: SHA-256 of the evidence file, 64 hexadecimal digits
 * @questionnaire: the questionnaire that the answers answer
 * @seal: (nullable): the seal of the step that makes it; %NULL for a record of a draft file
 * @length: (out): how many bytes
 *
 * Writes a record: Canonical XML 1.0, only the evidence used, no answer to a question that does not apply.
 *
 * Returns: (transfer full): its bytes
 */
char *
dr_record_write (const DrCheck         *check,
                 const char            *evidence_digest,
                 const DrQuestionnaire *questionnaire,
                 const DrSeal          *seal,
                 gsize                 *length)
{
  g_autoptr (DrEvidenceUse) use = dr_record_use_new (check);
  Asked asked = { questionnaire, check->assessment };
  Parts parts = { use, evidence_digest, questionnaire->id, questionnaire->version, questionnaire->digest,
                  question_applies, &asked, seal, NULL };

  return write_record (check, &parts, length);
}

/**
 * dr_record_write_again:
 * @self: a record that was read
 * @check: what was computed from it
 * @length: (out): how many bytes
 *
 * Writes what was read, with what was computed anew: the same bytes as were read exactly when the record is canonical
 * and everything in it can be computed again.
 *
 * Returns: (transfer full): its bytes
 */
char *
dr_record_write_again (const DrRecord *self,
                       const DrCheck  *check,
                       gsize          *length)
{
  Parts parts = { NULL, self->evidence_digest, self->questionnaire_id, self->questionnaire_version,
                  self->questionnaire_digest, NULL, NULL, NULL, self->seal };

  return write_record (check, &parts, length);
}
