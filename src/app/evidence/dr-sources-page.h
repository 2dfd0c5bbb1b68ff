/* dr-sources-page.h: the page "Sources" of the Evidence place: where figures come from, how old that is, which file it was,
 * and what rests on it.
 * Used by the place. What it shows is computed by dr-sources-state.h. */
#pragma once

#include <adwaita.h>

#include "dr-evidence-copy.h"
#include "dr-long-work.h"

G_BEGIN_DECLS

#define DR_TYPE_SOURCES_PAGE (dr_sources_page_get_type ())

G_DECLARE_FINAL_TYPE (DrSourcesPage, dr_sources_page, DR, SOURCES_PAGE, AdwBin)

void dr_sources_page_set_copy (DrSourcesPage *self, DrEvidenceCopy *copy, DrLongWork *long_work);

G_END_DECLS
