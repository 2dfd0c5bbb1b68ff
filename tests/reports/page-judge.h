/* page-judge.h: pages of a PDF as somebody sees them: pixels, and words with their places and sizes, as other programs make them.
 * Used by the tests of the reports only; knows nothing of how they are laid out. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint page_judge_pdf (const char *path, const char *running);

G_END_DECLS
