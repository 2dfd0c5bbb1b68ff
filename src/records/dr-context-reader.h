/* dr-context-reader.h: the context element of a draft or a record: as-of date, steps so far, extract of the register.
 * Used by the assessment reader and by whoever re-performs a record.
 * It asks no clock: where no as-of date is given, none is set. */
#pragma once

#include "dr-context.h"
#include "dr-xml-document.h"

G_BEGIN_DECLS

gboolean dr_context_read_node (const char *file, const DrXmlNode *node, DrArena *arena, DrContext *context,
                               GError **error);

G_END_DECLS
