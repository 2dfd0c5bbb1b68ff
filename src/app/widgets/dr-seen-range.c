#include "dr-seen-range.h"

/* Pixels around a child that it may draw on: shadows and the mark of the focus. */
#define AROUND 32

/* What is drawn beyond what is seen, as a share of that: a frame walks over all of it, whatever changed. */
#define AHEAD 0.125

/**
 * dr_seen_range_init:
 * @self: (out): what is worth drawing
 * @top: where the column begins in what is scrolled, in pixels
 * @value: how far that is scrolled
 * @page: how much of it is seen
 *
 * An eighth of a page more above and below: so much can be scrolled before more has to be drawn.
 */
void
dr_seen_range_init (DrSeenRange *self,
                    double       top,
                    double       value,
                    double       page)
{
  self->from = value - top - AHEAD * page;
  self->to = value - top + (1.0 + AHEAD) * page;
}

/**
 * dr_seen_range_covers:
 * @self: what was drawn
 * @top: where the column begins in what is scrolled, in pixels
 * @value: how far that is scrolled now
 * @page: how much of it is seen
 *
 * Returns: whether all that is in sight now was drawn
 */
gboolean
dr_seen_range_covers (const DrSeenRange *self,
                      double             top,
                      double             value,
                      double             page)
{
  return value - top >= self->from && value - top + page <= self->to;
}

/**
 * dr_seen_range_has:
 * @self: what is worth drawing
 * @y: where a child begins in the column, in pixels
 * @height: of the child
 *
 * Returns: whether some of it may be in that
 */
gboolean
dr_seen_range_has (const DrSeenRange *self,
                   double             y,
                   double             height)
{
  return y + height + AROUND >= self->from && y - AROUND <= self->to;
}
