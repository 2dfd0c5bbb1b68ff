/* dr-preview-state.h: what the print preview shows of its place among the pages and of its magnification.
 * Pure; used by the preview, tested without a display. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Magnification: steps of a ladder; 0 fits the page's width into the window. */
#define DR_PREVIEW_FIT 0.0

typedef struct {
  guint       n_pages;
  guint       page;         /* from 0 */
  double      zoom;         /* 1.0: as large as on paper; %DR_PREVIEW_FIT */
  double      room;         /* width that a page may take, in pixels */
  double      page_width;   /* in points */
  const char *chapter;      /* (nullable): that the page is in */
} DrPreviewChoice;

typedef struct {
  char    *position;        /* "3 of 48" */
  char    *spoken;          /* "Page 3 of 48, Access review" */
  char    *zoom;            /* "125 %" */
  double   scale;           /* pixels a point */
  gboolean can_previous;
  gboolean can_next;
  gboolean can_zoom_in;
  gboolean can_zoom_out;
} DrPreviewState;

DrPreviewState *dr_preview_state_new  (const DrPreviewChoice *choice);
void            dr_preview_state_free (DrPreviewState *self);
double          dr_preview_step_zoom  (double now, int steps);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrPreviewState, dr_preview_state_free)

G_END_DECLS
