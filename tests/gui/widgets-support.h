/* widgets-support.h: finds widgets below others, and waits for what the main loop does.
 * Used by the tests that have windows in their own process. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define PATIENCE_SECONDS 20

typedef void (*Visit) (GtkWidget *widget, gpointer data);

void       settle        (void);
void       give_time     (gboolean (*is_so) (gpointer data), gpointer data);
void       set_text_size (guint percent);
GtkWidget *find_widget   (GtkWidget *below, GType type, const char *label);
void       visit_widgets (GtkWidget *below, GType type, Visit each, gpointer data);
void       press_button  (GtkWidget *below, const char *label);
GtkWidget *find_label    (GtkWidget *below, const char *words);
void       wait_menu     (GtkWidget *below, gboolean open);
void       press_item    (GtkWidget *below, const char *label);
void       press_key     (const char *key);
gboolean   says          (GtkWidget *below, const char *words);
gboolean   says_in_time  (GtkWidget *below, const char *words);

G_END_DECLS
