#include "pixels-support.h"

#include <math.h>
#include <string.h>

#include "widgets-support.h"

/* Relative luminance of a pixel. */
static double
luminance (const guchar *pixel)
{
  static const double weights[] = { 0.0722, 0.7152, 0.2126 };
  double sum = 0;

  for (guint i = 0; i < G_N_ELEMENTS (weights); i++)
    {
      double part = pixel[i] / 255.0;

      sum += weights[i] * (part <= 0.04045 ? part / 12.92 : pow ((part + 0.055) / 1.055, 2.4));
    }

  return sum;
}

static double
contrast (const guchar *a,
          const guchar *b)
{
  double first = luminance (a);
  double second = luminance (b);

  return (MAX (first, second) + 0.05) / (MIN (first, second) + 0.05);
}

static const guchar *
pixel (const Pixels *self,
       int           x,
       int           y)
{
  return self->bytes + ((gsize) CLAMP (y, 0, self->height - 1) * (gsize) self->width + (gsize) CLAMP (x, 0, self->width - 1)) * 4;
}

/**
 * node_of:
 * @widget: that is shown
 * @width: (out): of what is drawn
 * @height: (out): of that
 *
 * Returns: (transfer full): what it draws; a window with its frame
 */
GskRenderNode *
node_of (GtkWidget *widget,
         int       *width,
         int       *height)
{
  gint64 limit = g_get_monotonic_time () + PATIENCE_SECONDS * G_USEC_PER_SEC;

  for (;;)
    {
      g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (widget);
      GtkSnapshot *snapshot = gtk_snapshot_new ();
      GskRenderNode *node;

      *width = gdk_paintable_get_intrinsic_width (paintable);   /* with the frame: any other size would be drawn smaller */
      *height = gdk_paintable_get_intrinsic_height (paintable);
      gdk_paintable_snapshot (paintable, snapshot, *width, *height);
      node = gtk_snapshot_free_to_node (snapshot);
      if (node != NULL)
        return node;
      g_assert_cmpint (g_get_monotonic_time (), <, limit);   /* there is nothing until a frame that was asked for is drawn */
      g_main_context_iteration (NULL, TRUE);
    }
}

/**
 * count_texts:
 * @node: what is drawn
 *
 * Returns: how many lines of text there are in it; of pictures none
 */
guint
count_texts (GskRenderNode *node)
{
  guint n = 0;

  switch ((guint) gsk_render_node_get_node_type (node))
    {
    case GSK_TEXT_NODE:
      return 1;
    case GSK_TRANSFORM_NODE:
      return count_texts (gsk_transform_node_get_child (node));
    case GSK_OPACITY_NODE:
      return count_texts (gsk_opacity_node_get_child (node));
    case GSK_CLIP_NODE:
      return count_texts (gsk_clip_node_get_child (node));
    case GSK_ROUNDED_CLIP_NODE:
      return count_texts (gsk_rounded_clip_node_get_child (node));
    case GSK_CONTAINER_NODE:
      for (guint i = 0; i < gsk_container_node_get_n_children (node); i++)
        n += count_texts (gsk_container_node_get_child (node, i));
      return n;
    default:
      return 0;
    }
}

/**
 * pixels_take:
 * @self: (out): to be cleared
 * @widget: that is shown
 *
 * As it looks now, a window with its frame.
 */
void
pixels_take (Pixels    *self,
             GtkWidget *widget)
{
  g_autoptr (GskRenderNode) node = node_of (widget, &self->width, &self->height);
  g_autoptr (GdkTexture) texture = NULL;

  texture = gsk_renderer_render_texture (gtk_native_get_renderer (gtk_widget_get_native (widget)), node,
                                         &GRAPHENE_RECT_INIT (0, 0, (float) self->width, (float) self->height));
  self->bytes = g_malloc ((gsize) self->width * (gsize) self->height * 4);
  gdk_texture_download (texture, self->bytes, (gsize) self->width * 4);
}

/**
 * pixels_clear:
 * @self: pixels
 *
 * Frees them.
 */
void
pixels_clear (Pixels *self)
{
  g_clear_pointer (&self->bytes, g_free);
}

/**
 * pixels_contrast:
 * @self: pixels
 * @left: of a part
 * @top: likewise
 * @right: behind its last column
 * @bottom: under its last row
 *
 * Returns: the strongest contrast in it, to the pixel that it begins with
 */
double
pixels_contrast (const Pixels *self,
                 int           left,
                 int           top,
                 int           right,
                 int           bottom)
{
  double most = 1;

  for (int y = top; y < bottom; y++)
    for (int x = left; x < right; x++)
      most = MAX (most, contrast (pixel (self, x, y), pixel (self, left, top)));

  return most;
}

/**
 * pixels_words:
 * @self: pixels
 * @left: of a part with words in it
 * @top: likewise
 * @right: behind its last column
 * @bottom: under its last row
 *
 * Returns: the strongest contrast in it, to the colour that most of it has
 */
double
pixels_words (const Pixels *self,
              int           left,
              int           top,
              int           right,
              int           bottom)
{
  g_autoptr (GHashTable) colours = g_hash_table_new (NULL, NULL);
  const guchar *ground = pixel (self, left, top);
  guint most = 0;
  double found = 1;

  for (int y = top; y < bottom; y++)
    for (int x = left; x < right; x++)
      {
        const guchar *each = pixel (self, x, y);
        guint32 colour;
        guint n;

        memcpy (&colour, each, sizeof colour);
        n = GPOINTER_TO_UINT (g_hash_table_lookup (colours, GUINT_TO_POINTER (colour))) + 1;
        g_hash_table_insert (colours, GUINT_TO_POINTER (colour), GUINT_TO_POINTER (n));
        if (n > most)
          {
            most = n;
            ground = each;
          }
      }
  for (int y = top; y < bottom; y++)
    for (int x = left; x < right; x++)
      found = MAX (found, contrast (pixel (self, x, y), ground));

  return found;
}

/**
 * pixels_changed:
 * @self: pixels
 * @before: those of the same window, of the same size
 * @left: of a part
 * @top: likewise
 * @right: behind its last column
 * @bottom: under its last row
 *
 * Returns: the strongest contrast of a pixel in it to what it was before
 */
double
pixels_changed (const Pixels *self,
                const Pixels *before,
                int           left,
                int           top,
                int           right,
                int           bottom)
{
  double most = 1;

  g_assert_cmpint (self->width, ==, before->width);
  g_assert_cmpint (self->height, ==, before->height);
  for (int y = top; y < bottom; y++)
    for (int x = left; x < right; x++)
      most = MAX (most, contrast (pixel (self, x, y), pixel (before, x, y)));

  return most;
}

/**
 * contrast_in:
 * @window: as it looks now
 * @left: of a part of it
 * @top: likewise
 * @right: behind its last column
 * @bottom: under its last row
 *
 * Returns: the strongest contrast in it, to the pixel that it begins with
 */
double
contrast_in (GtkWidget *window,
             int        left,
             int        top,
             int        right,
             int        bottom)
{
  g_auto (Pixels) pixels = { NULL };

  pixels_take (&pixels, window);

  return pixels_contrast (&pixels, left, top, right, bottom);
}
