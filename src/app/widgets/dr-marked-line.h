/* dr-marked-line.h: words with an icon before them, which says what kind of thing they are: a warning, a reason why not.
 * Used by forms, cards and notices. It never says anything by the icon alone: screen readers hear the words. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *dr_marked_line_new (const char *icon_name, const char *style, GtkWidget *words);
void       dr_marked_line_say (GtkWidget *words, const char *text);

G_END_DECLS
