/* dr-record.h: a record: everything that was said and known, with all that is needed to compute its results again.
 * Used by verify, import and the programs. Read-only; the same content has the same bytes, whoever wrote it. */
#pragma once

#include "dr-check.h"
#include "dr-questionnaire.h"
#include "dr-seal.h"
#include "dr-xml-document.h"

G_BEGIN_DECLS

typedef struct _DrRecord DrRecord;

struct _DrRecord {
  /*< private >*/
  DrArena         *arena;

  /*< public, read-only >*/
  DrEvidence      *evidence;              /* only what was used */
  DrAssessment    *assessment;
  DrContext        context;
  DrRulebook      *rulebook;              /* as used: without wording */
  const char      *evidence_digest;       /* SHA-256 of the whole evidence file */
  const char      *questionnaire_id;
  const char      *questionnaire_version;
  const char      *questionnaire_digest;
  const DrXmlNode *seal;                  /* (nullable): of the document it was read from */
};

char     *dr_record_write       (const DrCheck *check, const char *evidence_digest,
                                 const DrQuestionnaire *questionnaire, const DrSeal *seal, gsize *length);
DrRecord *dr_record_read        (const DrXmlDocument *document, GError **error);
void      dr_record_free        (DrRecord *self);
char     *dr_record_write_again (const DrRecord *self, const DrCheck *check, gsize *length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrRecord, dr_record_free)

G_END_DECLS
