/* dr-inspect-sample-page.h: a random sample of a bag's sealed versions, that anybody can draw again from its seed.
 * Used by the Inspect window. It draws in a thread, and verifies nothing. */
#pragma once

#include <adwaita.h>

#include "dr-inspected.h"

G_BEGIN_DECLS

#define DR_TYPE_INSPECT_SAMPLE_PAGE (dr_inspect_sample_page_get_type ())

G_DECLARE_FINAL_TYPE (DrInspectSamplePage, dr_inspect_sample_page, DR, INSPECT_SAMPLE_PAGE, AdwBin)

void  dr_inspect_sample_page_set_inspected (DrInspectSamplePage *self, DrInspected *inspected);
char *dr_inspect_sample_page_to_text       (DrInspectSamplePage *self);

G_END_DECLS
