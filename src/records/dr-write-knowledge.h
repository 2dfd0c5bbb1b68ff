/* dr-write-knowledge.h: what the writers of rulebooks and questionnaires have in common: nations, bases, severities.
 * Used by those two and by what compares editions. It keeps no state. */
#pragma once

#include "dr-rulebook.h"
#include "dr-write.h"

G_BEGIN_DECLS

#define DR_ALL_NATIONS ((1u << DR_N_NATIONS) - 1)

void       dr_write_nations (DrXmlWriter *writer, guint nations, guint otherwise);
void       dr_write_bases   (DrXmlWriter *writer, const DrBasis *bases, guint n, guint otherwise);
DrSeverity dr_case_severity (const DrCase *self);

G_END_DECLS
