/* dr-seen-range.h: which part of a long column is worth drawing: what is in sight, and a little above and below it.
 * Used by DrSeenChildren. Numbers in and out; it knows no widget. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* In pixels of the column, from its top. */
typedef struct {
  double from;
  double to;
} DrSeenRange;

void     dr_seen_range_init   (DrSeenRange *self, double top, double value, double page);
gboolean dr_seen_range_covers (const DrSeenRange *self, double top, double value, double page);
gboolean dr_seen_range_has    (const DrSeenRange *self, double y, double height);

G_END_DECLS
