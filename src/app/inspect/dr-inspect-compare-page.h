/* dr-inspect-compare-page.h: two records side by side, of what is inspected or of another file; or one, as it states its figures
 * and as they are computed from it again.
 * Used by the Inspect window. Differences are put in words by dr-inspect-compare.h, in a thread. */
#pragma once

#include <adwaita.h>

#include "dr-inspected.h"

G_BEGIN_DECLS

#define DR_TYPE_INSPECT_COMPARE_PAGE (dr_inspect_compare_page_get_type ())

G_DECLARE_FINAL_TYPE (DrInspectComparePage, dr_inspect_compare_page, DR, INSPECT_COMPARE_PAGE, AdwBin)

void  dr_inspect_compare_page_set_inspected (DrInspectComparePage *self, DrInspected *inspected);
void  dr_inspect_compare_page_show          (DrInspectComparePage *self, guint record, int with);
char *dr_inspect_compare_page_to_text       (DrInspectComparePage *self);

G_END_DECLS
