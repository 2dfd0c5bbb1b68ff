/* layout-judge.h: pages as they are laid out: what stays together, what is filled, what goes on and how.
 * Used by the tests of the reports only; knows the layout, and no pixels. */
#pragma once

#include "dr-document.h"

G_BEGIN_DECLS

void layout_judge_document (const DrDocument *document);

G_END_DECLS
