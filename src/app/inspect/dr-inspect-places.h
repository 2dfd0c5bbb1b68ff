/* dr-inspect-places.h: what people call a place in a record that two records differ in, outside what was computed.
 * Pure; used where records are compared. What has no words keeps its own. */
#pragma once

#include "dr-difference-words.h"
#include "dr-inspected-reading.h"

G_BEGIN_DECLS

void dr_inspect_place_words (DrDifferenceWords *words, const char *place, const DrInspectedReading *reading);

G_END_DECLS
