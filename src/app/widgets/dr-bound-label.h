/* dr-bound-label.h: labels that break no line inside what is read as one: a date, a section of an Act, a number and what it counts.
 * Used by dr-wrapped-label.h, and for rows and other widgets that make labels of their own. The text stays as it is, for whoever
 * copies it or hears it; which words belong together is for dr-bound-words.h to say. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void dr_bound_label_watch       (gpointer label);
void dr_bound_label_watch_in    (gpointer below);
void dr_bound_label_keep_digits (gpointer label);
void dr_bound_label_keep_whole  (gpointer label);

G_END_DECLS
