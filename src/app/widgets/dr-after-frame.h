/* dr-after-frame.h: does what nobody waits for once that is drawn which somebody does.
 * Used where a check has more to show than is worked on: findings, and what is not in sight. It draws nothing itself. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef void (*DrAfterFrameFunc) (gpointer data);

/* A part of the widget that it waits for: started and stopped, never copied. It stops by itself when the widget goes. */
typedef struct {
  /*< private >*/
  DrAfterFrameFunc  callback;
  gpointer          data;
  GtkWidget        *widget;   /* (nullable) */
  guint             frames;   /* that are still to come */
  guint             later;    /* source */
  GdkFrameClock    *clock;    /* (nullable): that it waits for */
} DrAfterFrame;

void dr_after_frame_start (DrAfterFrame *self, GtkWidget *widget, guint frames, DrAfterFrameFunc callback, gpointer data);
void dr_after_frame_stop  (DrAfterFrame *self);

G_END_DECLS
