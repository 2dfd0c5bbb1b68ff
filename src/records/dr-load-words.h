/* dr-load-words.h: what the readers of the rulebook and the questionnaire share: prose, sets of words, the document.
 * Used by those two readers only; dr-load.h does the rest.
 * It knows no rule and no question. */
#pragma once

#include "dr-load.h"
#include "dr-rulebook.h"

G_BEGIN_DECLS

const char *dr_load_prose       (DrLoad *self, const DrXmlNode *node);
const char *dr_load_child_prose (DrLoad *self, const DrXmlNode *node, const char *child);
guint       dr_load_bits        (DrLoad *self, const DrXmlNode *node, const char *attribute, DrVocabulary vocabulary,
                                 guint otherwise);
const DrBasis *dr_load_bases    (DrLoad *self, const DrXmlNode *node, guint nations, guint *n);
void        dr_load_expect_root (DrLoad *self, const DrXmlNode *root, const char *name);
const char *dr_load_digest      (DrLoad *self, const DrXmlDocument *document);

G_END_DECLS
