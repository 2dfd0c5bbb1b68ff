/* pixels-support.h: what a window looks like, as pixels, and how much they differ (WCAG 2.2).
 * Used by the tests of looks, in the test's process. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct {
  guchar *bytes;   /* blue, green, red and alpha of each */
  int     width;
  int     height;
} Pixels;

GskRenderNode *node_of (GtkWidget *widget, int *width, int *height);
guint  count_texts     (GskRenderNode *node);
void   pixels_take     (Pixels *self, GtkWidget *widget);
void   pixels_clear    (Pixels *self);
double pixels_contrast (const Pixels *self, int left, int top, int right, int bottom);
double pixels_words    (const Pixels *self, int left, int top, int right, int bottom);
double contrast_in     (GtkWidget *window, int left, int top, int right, int bottom);
double pixels_changed  (const Pixels *self, const Pixels *before, int left, int top, int right, int bottom);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Pixels, pixels_clear)

G_END_DECLS
