/* fold-judge.h: whether a folded document says of each row what the whole one does.
 * Used by the tests of reports only; shares no code with what folds. */
#pragma once

#include "dr-document.h"

G_BEGIN_DECLS

char *fold_judge_plain (const char *text);
guint fold_judge (const DrDocument *whole, const DrDocument *folded, GString *lost);

G_END_DECLS
