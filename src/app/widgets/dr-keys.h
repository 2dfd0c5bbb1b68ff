/* dr-keys.h: keys of a widget that activate its actions, a table of them at a time.
 * Used by the places of the main window, whose keys serve wherever in the window the focus is while they are shown. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct {
  const char *keys;     /* as gtk_shortcut_trigger_parse_string() reads them */
  const char *action;
} DrKey;

void dr_keys_add (GtkWidget *widget, GtkShortcutScope scope, const DrKey *keys, gsize n_keys);

G_END_DECLS
