#include "dr-still-box.h"

/* Milliseconds without a change until it is a picture: longer than what fades or slides takes. */
#define WAIT 700

struct _DrStillBox {
  GtkBox   parent_instance;

  guint    timer;
  gint64   changed;   /* when it was drawn last for a change */
  gboolean settled;   /* it is drawn next because nothing changed */
};

G_DEFINE_FINAL_TYPE (DrStillBox, dr_still_box, GTK_TYPE_BOX)

/* Where a graphics card draws it has its own pictures. Letters drawn for the colours of a screen need what is under them. */
static gboolean
may_stand (GtkWidget *widget)
{
  GtkNative *native = gtk_widget_get_native (widget);
  g_autofree char *rgba = NULL;

  g_object_get (gtk_widget_get_settings (widget), "gtk-xft-rgba", &rgba, NULL);

  return native != NULL && GSK_IS_CAIRO_RENDERER (gtk_native_get_renderer (native))
         && (rgba == NULL || g_str_equal (rgba, "none"));
}

static gboolean
look (gpointer data)
{
  DrStillBox *self = data;
  gint64 left = WAIT - (g_get_monotonic_time () - self->changed) / 1000;

  self->timer = left > 0 ? g_timeout_add ((guint) left, look, self) : 0;
  if (self->timer == 0)
    {
      self->settled = TRUE;
      gtk_widget_queue_draw (GTK_WIDGET (self));
    }

  return G_SOURCE_REMOVE;
}

/* Of the same pixels, wherever the widget stands in its window. */
static GskRenderNode *
make_picture (GskRenderNode *node,
              int            scale)
{
  graphene_rect_t bounds;
  GskRenderNode *picture;
  cairo_surface_t *image;
  cairo_t *cr;

  gsk_render_node_get_bounds (node, &bounds);
  graphene_rect_round_extents (&bounds, &bounds);
  image = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) bounds.size.width * scale, (int) bounds.size.height * scale);
  cairo_surface_set_device_scale (image, scale, scale);
  cr = cairo_create (image);
  cairo_translate (cr, (double) -bounds.origin.x, (double) -bounds.origin.y);
  gsk_render_node_draw (node, cr);
  cairo_destroy (cr);

  picture = gsk_cairo_node_new (&bounds);
  cr = gsk_cairo_node_get_draw_context (picture);
  cairo_set_source_surface (cr, image, (double) bounds.origin.x, (double) bounds.origin.y);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (image);

  return picture;
}

/* It is drawn anew whenever something in it is to look another way: then as it is, and once that is over as a picture. */
static void
dr_still_box_snapshot (GtkWidget   *widget,
                       GtkSnapshot *snapshot)
{
  DrStillBox *self = DR_STILL_BOX (widget);
  GtkSnapshot *own = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GskRenderNode) picture = NULL;

  GTK_WIDGET_CLASS (dr_still_box_parent_class)->snapshot (widget, own);
  node = gtk_snapshot_free_to_node (own);
  if (node != NULL && self->settled)
    picture = make_picture (node, gtk_widget_get_scale_factor (widget));
  if (node != NULL)
    gtk_snapshot_append_node (snapshot, picture != NULL ? picture : node);
  if (!self->settled)
    {
      self->changed = g_get_monotonic_time ();
      if (self->timer == 0 && may_stand (widget))
        self->timer = g_timeout_add (WAIT, look, self);
    }
  self->settled = FALSE;
}

static void
stop (DrStillBox *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  self->settled = FALSE;
}

static void
dr_still_box_unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (dr_still_box_parent_class)->unmap (widget);
  stop (DR_STILL_BOX (widget));
}

static void
dr_still_box_dispose (GObject *object)
{
  stop (DR_STILL_BOX (object));

  G_OBJECT_CLASS (dr_still_box_parent_class)->dispose (object);
}

static void
dr_still_box_class_init (DrStillBoxClass *klass)
{
  GTK_WIDGET_CLASS (klass)->snapshot = dr_still_box_snapshot;
  GTK_WIDGET_CLASS (klass)->unmap = dr_still_box_unmap;
  G_OBJECT_CLASS (klass)->dispose = dr_still_box_dispose;
}

static void
dr_still_box_init (DrStillBox *self)
{
}
