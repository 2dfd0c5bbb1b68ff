/* dr-section-row.h: a section in the list of an assessment's sections: its title, and how far it is as an icon and in words.
 * Used by the assessment's window. It is told how far the section is and works out nothing. */
#pragma once

#include <gtk/gtk.h>

#include "dr-progress-state.h"

G_BEGIN_DECLS

#define DR_TYPE_SECTION_ROW (dr_section_row_get_type ())

G_DECLARE_FINAL_TYPE (DrSectionRow, dr_section_row, DR, SECTION_ROW, GtkListBoxRow)

DrSectionRow *dr_section_row_new          (const char *section, const char *title);
void          dr_section_row_set_progress (DrSectionRow *self, const DrSectionProgress *progress);
void          dr_section_row_set_note     (DrSectionRow *self, const char *note);
void          dr_section_row_set_title    (DrSectionRow *self, const char *title);
void          dr_section_row_set_icon     (DrSectionRow *self, const char *icon);

G_END_DECLS
