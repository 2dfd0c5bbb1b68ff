/* dr-inspect-picker.h: a list to pick one of many records from, by reference, version, step and title, with a search in it.
 * Used by the Inspect pages: a GtkDropDown filled from what is inspected. It reads no record. */
#pragma once

#include <gtk/gtk.h>

#include "dr-inspected.h"

G_BEGIN_DECLS

GtkWidget *dr_inspect_picker_new         (const char *label);
void       dr_inspect_picker_set_records (GtkWidget *self, const DrInspected *inspected, const char *first);
int        dr_inspect_picker_get         (GtkWidget *self);
void       dr_inspect_picker_set         (GtkWidget *self, int record);

G_END_DECLS
