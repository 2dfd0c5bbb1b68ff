/* dr-wrapped-label.h: words that wrap at any width, beginning at the start of the line.
 * Used by every page and card that says something in a label of its own. It says nothing by itself, and is not followed:
 * whoever has made one changes its words. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *dr_wrapped_label_new (const char *text, const char *style);
GtkWidget *dr_wrapped_label_add (gpointer box, const char *text, const char *style);
GtkWidget *dr_wrapped_label_add_bound (gpointer box, const char *text, const char *style);
void       dr_wrapped_label_say (gpointer label, const char *text);
void       dr_wrapped_label_bind (gpointer label, const char *text);
void       dr_wrapped_label_set_prose (gpointer label);
void       dr_wrapped_label_wrap_in (GtkWidget *below);
void       dr_wrapped_label_wrap_titles (GtkWidget *below);
char      *dr_wrapped_label_bind_dots (const char *text, gboolean whole);
void       dr_wrapped_label_wrap_row (GtkWidget *row);

G_END_DECLS
