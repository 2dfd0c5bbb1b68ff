/* dr-computed-writer.h: what was computed, as the `computed` element of a record.
 * Used by the record writer. It computes nothing and leaves out what the published format leaves out. */
#pragma once

#include "dr-check.h"
#include "dr-xml-writer.h"

G_BEGIN_DECLS

void dr_computed_write (DrXmlWriter *writer, const DrCheck *check);

G_END_DECLS
