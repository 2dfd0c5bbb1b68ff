/* dr-editor-values.h: fields of an editor as dates and numbers.
 * Used by the sections. A field that is absent or does not read as one is no date, or not known. */
#pragma once

#include "dr-editor.h"

G_BEGIN_DECLS

DrDate dr_editor_get_date   (DrEditor *editor, const char *key);
double dr_editor_get_number (DrEditor *editor, const char *key);

G_END_DECLS
