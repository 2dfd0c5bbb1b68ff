#include "dr-place-frame.h"

#include <glib/gi18n-lib.h>

/**
 * dr_place_frame_new:
 * @place: a place, which has a boolean property "folded"
 * @title: of the place, translated
 * @header: (out) (optional) (transfer none): its header, for more buttons
 *
 * Gives the place a header.
 *
 * Returns: (transfer none): a box under it, for what the place shows
 */
GtkWidget *
dr_place_frame_new (AdwBin      *place,
                    const char  *title,
                    GtkWidget  **header)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *bar = adw_header_bar_new ();
  GtkWidget *back = g_object_new (GTK_TYPE_BUTTON, "icon-name", "go-previous-symbolic", "action-name", "places.show",
                                  "tooltip-text", _("Show the places"), NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (back), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Places"), -1);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (bar), adw_window_title_new (title, ""));
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), back);
  g_object_bind_property (place, "folded", back, "visible", G_BINDING_SYNC_CREATE);
  g_object_bind_property (place, "folded", bar, "show-start-title-buttons", G_BINDING_SYNC_CREATE);
  gtk_box_append (GTK_BOX (box), bar);
  adw_bin_set_child (place, box);
  if (header != NULL)
    *header = bar;

  return box;
}

/**
 * dr_place_frame_add_column:
 * @box: of dr_place_frame_new(), or another
 * @width: that the column may take, in pixels
 *
 * Returns: (transfer none): a box in the middle that scrolls, at the end of @box
 */
GtkWidget *
dr_place_frame_add_column (GtkWidget *box,
                           int        width)
{
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  /* Tightened from below that on it would be the narrower the less its content needs, and pages of one place would differ. */
  GtkWidget *clamp = g_object_new (ADW_TYPE_CLAMP, "maximum-size", width, "tightening-threshold", width, "child", column, NULL);
  GtkWidget *scroll = g_object_new (GTK_TYPE_SCROLLED_WINDOW, "child", clamp, "hscrollbar-policy", GTK_POLICY_NEVER, "vexpand",
                                    TRUE, NULL);

  gtk_widget_add_css_class (column, "section");
  /* Texts are as high as they are, not as high as they must be. */
  g_object_set (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (scroll)), "vscroll-policy", GTK_SCROLL_NATURAL, NULL);
  gtk_box_append (GTK_BOX (box), scroll);

  return column;
}
