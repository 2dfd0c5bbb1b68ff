#include "dr-reading-window.h"

#include <adwaita.h>

#include "dr-escape.h"
#include "dr-text-room.h"

/* Pixels: a line that is wider is hard to read. */
#define WIDEST 620

/**
 * dr_reading_window_new:
 * @parent: (nullable): the window that it was asked for in
 * @title: translated
 * @content: (transfer floating): what is to be read
 * @width: in pixels, with usual text
 *
 * Returns: (transfer none): the window, to be presented
 */
GtkWindow *
dr_reading_window_new (GtkWindow  *parent,
                       const char *title,
                       GtkWidget  *content,
                       int         width)
{
  GtkWidget *clamp = g_object_new (ADW_TYPE_CLAMP, "maximum-size", WIDEST, "child", content, NULL);
  GtkWidget *scrolled = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", clamp, "vexpand", TRUE, "hscrollbar-policy",
                                      GTK_POLICY_NEVER, "focusable", TRUE, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWindow *self = g_object_new (ADW_TYPE_WINDOW, "transient-for", parent, "title", title, "default-width", width,
                                  "default-height", 680, "width-request", 340, "content", box, NULL);

  gtk_widget_add_css_class (content, "help");
  gtk_accessible_update_property (GTK_ACCESSIBLE (scrolled), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), scrolled);
  dr_escape_closes (self);
  dr_text_room_enlarge (self);
  gtk_window_set_focus (self, scrolled);   /* else a text, all of it selected */

  return self;
}
