/* dr-inspect-reading.h: what else is read of a record beside what it says: where it comes from, who signed it off, its findings
 * and how they were answered.
 * Pure functions of a record that was read; used by the Inspect window. Findings are those that follow from the record. */
#pragma once

#include "dr-inspected-reading.h"
#include "dr-reading-state.h"

G_BEGIN_DECLS

DrReadingState *dr_inspect_reading_head     (const DrInspectedReading *reading, const DrInspected *inspected);
DrReadingState *dr_inspect_reading_findings (const DrInspectedReading *reading);

G_END_DECLS
