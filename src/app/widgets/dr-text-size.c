#include "dr-text-size.h"

/* Before the second one the first has been laid out, with the fonts of the new size. */
#define FRAMES 2

static G_DEFINE_QUARK (dr-text-size-changed, changed)

static gboolean
frame_comes (GtkWidget     *widget,
             GdkFrameClock *clock,
             gpointer       frames)
{
  DrTextSizeFunc changed = (DrTextSizeFunc) g_object_get_qdata (G_OBJECT (widget), changed_quark ());

  if (++*(guint *) frames < FRAMES)
    return G_SOURCE_CONTINUE;
  changed (widget);

  return G_SOURCE_REMOVE;
}

/* What is not shown has no frames: it is told when it is. */
static void
size_changed (GtkWidget *widget)
{
  gtk_widget_add_tick_callback (widget, frame_comes, g_new0 (guint, 1), g_free);
}

/**
 * dr_text_size_watch:
 * @widget: a widget, which has only one such
 * @changed: called with it once its fonts have another size
 *
 * From now on, as long as the widget lives.
 */
void
dr_text_size_watch (GtkWidget      *widget,
                    DrTextSizeFunc  changed)
{
  g_object_set_qdata (G_OBJECT (widget), changed_quark (), (gpointer) changed);
  g_signal_connect_object (gtk_widget_get_settings (widget), "notify::gtk-xft-dpi", G_CALLBACK (size_changed), widget,
                           G_CONNECT_SWAPPED);
}
