/* dr-rulebook-writer.h: writes a rulebook as the file that a reader reads as the same rulebook.
 * Used by whoever publishes an edited one. Comments of the file that it came from are not kept. */
#pragma once

#include "dr-rulebook.h"

G_BEGIN_DECLS

GBytes *dr_rulebook_write (const DrRulebook *self);

G_END_DECLS
