/* dr-knowledge.h: the evidence base, rulebook and questionnaire editions that the store keeps, read and remembered.
 * Used by the register: drafts are checked by the latest editions, sealed versions by those they were sealed with.
 * Belongs to one thread, like its store. What it hands out is immutable and may go to any thread. */
#pragma once

#include "dr-evidence.h"
#include "dr-questionnaire.h"
#include "dr-rulebook.h"
#include "dr-store.h"

G_BEGIN_DECLS

typedef struct _DrKnowledge DrKnowledge;

/* One of each, with the digests that records and trail name them by. */
typedef struct {
  DrEvidence      *evidence;
  DrRulebook      *rulebook;
  DrQuestionnaire *questionnaire;
  char             digest[DR_N_EDITION_KINDS][DR_DIGEST_SIZE];   /* by DrEditionKind */
} DrEditionSet;

DrKnowledge  *dr_knowledge_new     (DrStore *store);
void          dr_knowledge_free    (DrKnowledge *self);
DrEditionSet *dr_knowledge_latest  (DrKnowledge *self, GError **error);
DrEditionSet *dr_knowledge_find    (DrKnowledge *self, const char * const digests[DR_N_EDITION_KINDS], GError **error);
void          dr_edition_set_free  (DrEditionSet *self);

gboolean      dr_knowledge_check_edition (DrEditionKind kind, const char *name, GBytes *bytes, GError **error);
const char   *dr_edition_kind_to_string (DrEditionKind kind);
gboolean      dr_edition_kind_parse     (const char *word, DrEditionKind *kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrKnowledge, dr_knowledge_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrEditionSet, dr_edition_set_free)

G_END_DECLS
