/* dr-inspect-record-page.h: one record of what is inspected, as it is read: sign-offs and seal, what it says section by section, the
 * access review computed from it again, findings and their answers.
 * Used by the Inspect window. It changes nothing and compares nothing. */
#pragma once

#include <adwaita.h>

#include "dr-inspected.h"

G_BEGIN_DECLS

#define DR_TYPE_INSPECT_RECORD_PAGE (dr_inspect_record_page_get_type ())

G_DECLARE_FINAL_TYPE (DrInspectRecordPage, dr_inspect_record_page, DR, INSPECT_RECORD_PAGE, AdwBin)

void dr_inspect_record_page_set_inspected (DrInspectRecordPage *self, DrInspected *inspected);
void dr_inspect_record_page_show          (DrInspectRecordPage *self, guint record);
void dr_inspect_record_page_report        (DrInspectRecordPage *self);

G_END_DECLS
