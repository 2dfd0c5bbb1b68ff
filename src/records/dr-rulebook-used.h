/* dr-rulebook-used.h: the rulebook as a record holds it: the cases that the step tested, their severity, the parameters.
 * Used by the record's writer and reader, and by reports. Enough to compute every result again; it has no wording. */
#pragma once

#include "dr-rulebook.h"
#include "dr-xml-document.h"
#include "dr-xml-writer.h"

G_BEGIN_DECLS

void        dr_rulebook_used_write (DrXmlWriter *writer, const DrRulebook *rulebook, DrStep step);
DrRulebook *dr_rulebook_used_read  (const char *file, const DrXmlNode *node, DrStep step, GError **error);
DrRulebook *dr_rulebook_used_with_words (const DrRulebook *self, const DrRulebook *words);

G_END_DECLS
