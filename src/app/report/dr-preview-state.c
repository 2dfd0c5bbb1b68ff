#include "dr-preview-state.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Pixels of a screen a point of paper, where it is shown as large as it is. */
#define PIXELS (96.0 / 72.0)

/* A page is never smaller than can be recognised, nor wider than helps where it fits the window. */
#define LEAST 0.3
#define MOST_FIT 1.5

static const double ladder[] = { 0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0 };

static double
zoom_of (const DrPreviewChoice *choice)
{
  if (choice->zoom > 0.0)
    return choice->zoom;

  return CLAMP (choice->room / (choice->page_width * PIXELS), LEAST, MOST_FIT);
}

/**
 * dr_preview_state_new:
 * @choice: where the preview is
 *
 * Returns: (transfer full): what it shows of that
 */
DrPreviewState *
dr_preview_state_new (const DrPreviewChoice *choice)
{
  DrPreviewState *self = g_new0 (DrPreviewState, 1);
  double zoom = zoom_of (choice);

  /* Translators: a page, of how many */
  self->position = g_strdup_printf (_("%u of %u"), choice->page + 1, choice->n_pages);
  self->spoken = choice->chapter != NULL
                   /* Translators: a page, of how many, and the chapter that it belongs to */
                   ? g_strdup_printf (_("Page %u of %u, %s"), choice->page + 1, choice->n_pages, choice->chapter)
                   : g_strdup_printf (_("Page %u of %u"), choice->page + 1, choice->n_pages);
  self->zoom = g_strdup_printf ("%.0f %%", round (zoom * 100.0));
  self->scale = zoom * PIXELS;
  self->can_previous = choice->page > 0;
  self->can_next = choice->page + 1 < choice->n_pages;
  self->can_zoom_in = zoom < ladder[G_N_ELEMENTS (ladder) - 1] - 0.005;
  self->can_zoom_out = zoom > ladder[0] + 0.005;

  return self;
}

/**
 * dr_preview_state_free:
 * @self: (transfer full) (nullable): what a preview shows
 */
void
dr_preview_state_free (DrPreviewState *self)
{
  if (self == NULL)
    return;

  g_free (self->position);
  g_free (self->spoken);
  g_free (self->zoom);
  g_free (self);
}

/**
 * dr_preview_step_zoom:
 * @now: the magnification as it is shown, above 0
 * @steps: how many steps larger; below 0: smaller
 *
 * Returns: the magnification on the ladder; at its ends it stays
 */
double
dr_preview_step_zoom (double now,
                      int    steps)
{
  int at = 0;

  if (steps > 0)
    {
      while (at < (int) G_N_ELEMENTS (ladder) - 1 && ladder[at] <= now + 0.005)
        at++;
      at += steps - 1;
    }
  else
    {
      at = (int) G_N_ELEMENTS (ladder) - 1;
      while (at > 0 && ladder[at] >= now - 0.005)
        at--;
      at += steps + 1;
    }

  return ladder[CLAMP (at, 0, (int) G_N_ELEMENTS (ladder) - 1)];
}
