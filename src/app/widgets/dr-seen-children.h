/* dr-seen-children.h: draws those children of a widget in a scrolled window that are in sight, and a little around it.
 * Used by columns and grids that have more than a screen's worth of widgets: each frame walks over all that is drawn, a key in
 * an answer as well. Whatever is not drawn is there all the same, for keys and screen readers. */
#pragma once

#include <gtk/gtk.h>

#include "dr-seen-range.h"

G_BEGIN_DECLS

/* A part of the widget: zeroed at first, never copied. */
typedef struct {
  /*< private >*/
  GtkWidget     *widget;       /* (nullable): not mapped, or not scrolled */
  GtkAdjustment *adjustment;   /* (nullable): of what it is scrolled by */
  DrSeenRange    drawn;
} DrSeenChildren;

void dr_seen_children_map      (DrSeenChildren *self, GtkWidget *widget);
void dr_seen_children_unmap    (DrSeenChildren *self);
void dr_seen_children_snapshot (DrSeenChildren *self, GtkWidget *widget, GtkSnapshot *snapshot);

G_END_DECLS
