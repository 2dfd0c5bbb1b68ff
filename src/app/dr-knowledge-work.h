/* dr-knowledge-work.h: the council, and the editions of evidence, rules and questions in use, in words.
 * Used by the preferences and the sidebar: work for the desk's lane of reading. It changes nothing. */
#pragma once

#include "dr-desk.h"

G_BEGIN_DECLS

/* One edition in use. */
typedef struct {
  char *title;
  char *version;
  char  digest[DR_DIGEST_SIZE];
} DrEditionWords;

typedef struct {
  char           *council;
  char           *area;
  DrNation        nation;
  DrEditionWords  editions[DR_N_EDITION_KINDS];   /* by DrEditionKind */
} DrKnowledgeWords;

gpointer dr_knowledge_work       (DrRegister *in, gpointer data, GCancellable *cancellable, GError **error);
void     dr_knowledge_words_free (DrKnowledgeWords *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrKnowledgeWords, dr_knowledge_words_free)

G_END_DECLS
