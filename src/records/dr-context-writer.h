/* dr-context-writer.h: the context of a check as XML.
 * Used by the writers of drafts and records.
 * It writes what it is given and asks no clock. */
#pragma once

#include "dr-context.h"
#include "dr-xml-writer.h"

G_BEGIN_DECLS

void dr_context_write (DrXmlWriter *writer, const DrContext *self);

G_END_DECLS
