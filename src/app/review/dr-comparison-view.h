/* dr-comparison-view.h: what changed since the version before, or what its review asks for, of one section or of all.
 * Used at the head of every section and as two pages of an assessment's window. Nothing is seen of it where there is
 * nothing to say. */
#pragma once

#include <adwaita.h>

#include "dr-comparison.h"

G_BEGIN_DECLS

typedef enum {
  DR_COMPARISON_SECTION,   /* both, of one section */
  DR_COMPARISON_CHANGES,   /* all changes */
  DR_COMPARISON_TODO,      /* all that is to be done */
} DrComparisonPart;

#define DR_TYPE_COMPARISON_VIEW (dr_comparison_view_get_type ())

G_DECLARE_FINAL_TYPE (DrComparisonView, dr_comparison_view, DR, COMPARISON_VIEW, AdwBin)

DrComparisonView *dr_comparison_view_new      (DrEditor *editor, DrComparisonPart part, const char *section);
GtkWidget        *dr_comparison_view_new_page (DrEditor *editor, DrComparisonPart part, const char *title);

G_END_DECLS
