/* dr-inspect-parts.h: what pages of the Inspect window are put together from: a page that scrolls, labels, bullets, a note's button.
 * Used by the Inspect pages. Plain widgets: it holds no value. */
#pragma once

#include <adwaita.h>

#include "dr-inspect-notes.h"

G_BEGIN_DECLS

GtkWidget *dr_inspect_page_new   (const char *name, GtkWidget **content);
GtkWidget *dr_inspect_add_label  (GtkWidget *box, const char *text, const char *style);
GtkWidget *dr_inspect_add_bullet (GtkWidget *box, const char *text);
GtkWidget *dr_inspect_note_button_new (DrInspectNoteKind kind, const char *about, const char *title);

G_END_DECLS
