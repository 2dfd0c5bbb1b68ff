/* dr-message.h: a result in a sentence, from the rulebook's wording and what was measured.
 * Used by the command line, the app and the reports. Formatted on demand; never part of a record. */
#pragma once

#include "dr-check.h"

G_BEGIN_DECLS

/* One piece of a message: words, or the subject, where @measured is NULL; else what was measured, as displayed. */
typedef void (*DrMessageVisit) (const char *text, const DrMeasured *measured, gpointer data);

void  dr_message_visit   (const DrCheck *check, const DrResult *result, DrMessageVisit visit, gpointer data);
char *dr_message_format  (const DrCheck *check, const DrResult *result);
char *dr_message_format_few (const DrCheck *check, const DrResult *result, guint most);
const char *dr_message_unit (const DrCheck *check, const DrResult *result, const DrMeasured *measured);
char *dr_measured_format (const DrCheck *check, const DrMeasured *measured);

G_END_DECLS
