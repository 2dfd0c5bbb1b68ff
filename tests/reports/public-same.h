/* public-same.h: whether two public versions say the same, but for their numbers.
 * Used by the tests of the public version only; shares no code with what makes it. */
#pragma once

#include "dr-assessment-report.h"

G_BEGIN_DECLS

/* How a public version is made. */
typedef DrDocument *(* MakePublic) (const DrAssessmentReport *input, DrPublicTally *tally);

gboolean    same_look         (const DrDocument *one, const DrDocument *other, guint *lines, GString *leaks);
DrDocument *same_make_planted (const DrAssessmentReport *input, DrPublicTally *tally);

G_END_DECLS
