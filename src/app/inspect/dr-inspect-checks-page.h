/* dr-inspect-checks-page.h: the verification as a checklist that fills while it runs; over it the grade, what it means, and a
 * field for what was noted outside; under it what all this cannot show.
 * Used by the Inspect window. What it says is dr-inspect-state.h's and dr-inspect-explain.h's. */
#pragma once

#include <adwaita.h>

#include "dr-inspected.h"
#include "dr-verification.h"

G_BEGIN_DECLS

#define DR_TYPE_INSPECT_CHECKS_PAGE (dr_inspect_checks_page_get_type ())

G_DECLARE_FINAL_TYPE (DrInspectChecksPage, dr_inspect_checks_page, DR, INSPECT_CHECKS_PAGE, AdwBin)

void  dr_inspect_checks_page_start         (DrInspectChecksPage *self, const char *path, gboolean is_bag);
void  dr_inspect_checks_page_set_inspected (DrInspectChecksPage *self, DrInspected *inspected);
void  dr_inspect_checks_page_stop          (DrInspectChecksPage *self);
char *dr_inspect_checks_page_to_text       (DrInspectChecksPage *self);

G_END_DECLS
