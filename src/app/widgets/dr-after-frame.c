#include "dr-after-frame.h"

/* Milliseconds that it waits for frames at most. */
#define FRAME_WAIT 250

static gboolean
run (gpointer data)
{
  DrAfterFrame *self = data;

  self->later = 0;
  dr_after_frame_stop (self);
  self->callback (self->data);

  return G_SOURCE_REMOVE;
}

static void
painted (DrAfterFrame *self)
{
  if (--self->frames > 0)
    {
      gdk_frame_clock_request_phase (self->clock, GDK_FRAME_CLOCK_PHASE_AFTER_PAINT);
      return;
    }
  dr_after_frame_stop (self);
  self->later = g_idle_add (run, self);
}

static void
widget_gone (gpointer  data,
             GObject  *where)
{
  DrAfterFrame *self = data;

  self->widget = NULL;
  dr_after_frame_stop (self);
}

/**
 * dr_after_frame_start:
 * @self: zeroed before it is first started
 * @widget: what is drawn in the frame
 * @frames: how many frames come before it: 1, or more where others wait for the first as well
 * @callback: called once in the main loop
 * @data: for @callback
 *
 * Calls back in the first idle moment after the frames; without delay of more than a quarter of a second, for a window that is
 * not seen draws none. Does nothing while it waits already. An idle moment alone may come before a frame, while that waits
 * for its time.
 */
void
dr_after_frame_start (DrAfterFrame     *self,
                      GtkWidget        *widget,
                      guint             frames,
                      DrAfterFrameFunc  callback,
                      gpointer          data)
{
  if (self->later != 0)
    return;
  self->callback = callback;
  self->data = data;
  self->frames = frames;
  self->widget = widget;
  g_object_weak_ref (G_OBJECT (widget), widget_gone, self);
  self->later = g_timeout_add (FRAME_WAIT, run, self);
  if (!gtk_widget_get_mapped (widget))
    return;
  self->clock = g_object_ref (gtk_widget_get_frame_clock (widget));
  g_signal_connect_swapped (self->clock, "after-paint", G_CALLBACK (painted), self);
  gdk_frame_clock_request_phase (self->clock, GDK_FRAME_CLOCK_PHASE_AFTER_PAINT);
}

/**
 * dr_after_frame_stop:
 * @self: started or not
 *
 * It is not called back any more.
 */
void
dr_after_frame_stop (DrAfterFrame *self)
{
  if (self->widget != NULL)
    g_object_weak_unref (G_OBJECT (self->widget), widget_gone, self);
  self->widget = NULL;
  if (self->clock != NULL)
    g_signal_handlers_disconnect_by_data (self->clock, self);
  g_clear_object (&self->clock);
  g_clear_handle_id (&self->later, g_source_remove);
}
