/* dr-inspect-notes-page.h: an auditor's notes of what they inspect, saved as they are typed, and taken along as text or CSV.
 * Used by the Inspect window. They lie in the user's own folder, never in what is inspected; see dr-inspect-notes.h. */
#pragma once

#include <adwaita.h>

#include "dr-inspected.h"
#include "dr-inspect-notes.h"

G_BEGIN_DECLS

#define DR_TYPE_INSPECT_NOTES_PAGE (dr_inspect_notes_page_get_type ())

G_DECLARE_FINAL_TYPE (DrInspectNotesPage, dr_inspect_notes_page, DR, INSPECT_NOTES_PAGE, AdwBin)

void  dr_inspect_notes_page_set_inspected (DrInspectNotesPage *self, DrInspected *inspected);
void  dr_inspect_notes_page_edit          (DrInspectNotesPage *self, DrInspectNoteKind kind, const char *about, const char *title);
void  dr_inspect_notes_page_set_found     (DrInspectNotesPage *self, const char *found);
gboolean dr_inspect_notes_page_save       (DrInspectNotesPage *self);
char *dr_inspect_notes_page_to_text       (DrInspectNotesPage *self);

G_END_DECLS
