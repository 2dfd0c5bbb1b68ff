/* dr-narrow-layout.h: lays a label out that may become narrower than its widest line is now.
 * Used by dr-bound-label.h, which breaks that line as soon as there is no room for it. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define DR_TYPE_NARROW_LAYOUT (dr_narrow_layout_get_type ())
G_DECLARE_FINAL_TYPE (DrNarrowLayout, dr_narrow_layout, DR, NARROW_LAYOUT, GtkLayoutManager)

void dr_narrow_layout_set (GtkLabel *label, int width);

G_END_DECLS
