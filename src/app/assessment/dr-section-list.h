/* dr-section-list.h: the list of an assessment's sections with the page of each: the ten, and those that are there while there is
 * something on them: what changed, and what a review asks for.
 * Used by the assessment's window, which has the list and the stack of pages. It chooses none of them for the person. */
#pragma once

#include <gtk/gtk.h>

#include "dr-editor.h"

G_BEGIN_DECLS

void           dr_section_list_fill            (GtkListBox *list, GtkStack *pages, DrEditor *editor);
GtkListBoxRow *dr_section_list_find            (GtkListBox *list, const char *name);
void           dr_section_list_show_progress   (GtkListBox *list, GtkStack *pages, DrEditor *editor);
void           dr_section_list_show_comparison (GtkListBox *list, GtkStack *pages, DrEditor *editor);

G_END_DECLS
