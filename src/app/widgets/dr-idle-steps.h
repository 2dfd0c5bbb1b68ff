/* dr-idle-steps.h: work of the main loop in steps, one in each idle moment, so that no turn of the loop is long.
 * Used where a page has more to make than a frame has time for. It makes nothing itself and knows no widget. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef void (*DrIdleStep) (guint step, gpointer data);

/* Zeroed before it is first started; a part of whoever does the work, and stopped before that goes. */
typedef struct {
  /*< private >*/
  DrIdleStep  run;
  gpointer    data;
  gboolean   *done;     /* [n] (nullable): none */
  guint       n;
  guint       n_done;
  guint       source;   /* idle */
} DrIdleSteps;

void     dr_idle_steps_start (DrIdleSteps *self, guint n, DrIdleStep run, gpointer data);
void     dr_idle_steps_need  (DrIdleSteps *self, guint step);
void     dr_idle_steps_reach (DrIdleSteps *self, guint n);
guint    dr_idle_steps_count (const DrIdleSteps *self);
void     dr_idle_steps_stop  (DrIdleSteps *self);

G_END_DECLS
