#include "dr-heat-layout.h"

#include <math.h>

#define EPSILON 0.01

/* Of the width, at most, before a shorter figure is better than names in three lines. */
#define NAMES_SHARE 0.2

/* In em. */
#define NAMES_LEAST 9.0
#define NAMES_TIGHT 7.5   /* beside figures alone: a name takes another line before a column goes */
#define NARROW 26.0       /* a width as of a telephone: names above first, and tiles rather than figures */
#define CELL_MOST 9.0
#define CELL_LEAST 1.7    /* to be hit with a finger, and for its pattern to be seen */

static double
pad_of (const DrHeatSizes *sizes,
        DrHeatContent      content)
{
  return sizes->em * (content >= DR_HEAT_FIGURE ? 0.15 : 0.35);
}

static double
least_cell (const DrHeatSizes *sizes,
            DrHeatContent      content)
{
  return MAX (sizes->contents[content] + 2.0 * pad_of (sizes, content), sizes->em * CELL_LEAST);
}

static void
set_columns (const DrHeatSizes *sizes,
             DrHeatLayout      *layout,
             double             least)
{
  layout->per_line = sizes->n_columns;
  layout->cell_width = MIN ((sizes->width - layout->x) / sizes->n_columns - sizes->gap, MAX (sizes->em * CELL_MOST, least));
  layout->heads = sizes->word <= layout->cell_width - 2.0 * layout->pad ? DR_HEAT_HEADS_WRAPPED : DR_HEAT_HEADS_TURNED;
}

/* What the names must have beside the cells, if they are that long. */
static double
least_names (const DrHeatSizes *sizes,
             DrHeatContent      content)
{
  if (content >= DR_HEAT_FIGURE)
    return sizes->em * NAMES_TIGHT;

  return MAX (sizes->em * NAMES_LEAST, MIN (sizes->names / 2.0, sizes->width * NAMES_SHARE));
}

/* The names get what the cells leave over, but never so little that they break up.
 * Returns: whether there is room for the names beside the cells. */
static gboolean
try_beside (const DrHeatSizes *sizes,
            DrHeatContent      content,
            DrHeatLayout      *layout)
{
  double least = least_cell (sizes, content);
  double tight = least_names (sizes, content);
  double over = sizes->width - sizes->em - sizes->n_columns * (least + sizes->gap);
  double name_width = MIN (sizes->names, MIN (sizes->width * 0.45, MAX (over, tight)));

  if (name_width < MIN (sizes->names, tight) - EPSILON || name_width > over + EPSILON)
    return FALSE;
  *layout = (DrHeatLayout) { .content = content, .name_width = name_width, .x = name_width + sizes->em,
                             .pad = pad_of (sizes, content) };
  set_columns (sizes, layout, least);

  return TRUE;
}

/* Returns: whether all columns fit under names of the whole width. */
static gboolean
try_above (const DrHeatSizes *sizes,
           DrHeatContent      content,
           DrHeatLayout      *layout)
{
  double least = least_cell (sizes, content);

  if (sizes->width / sizes->n_columns < least + sizes->gap - EPSILON)
    return FALSE;
  if (content != DR_HEAT_WHOLE && sizes->width < sizes->em * NARROW)
    return FALSE;
  *layout = (DrHeatLayout) { .content = content, .names_above = TRUE, .name_width = sizes->width,
                             .pad = pad_of (sizes, content) };
  set_columns (sizes, layout, least);

  return TRUE;
}

/**
 * dr_heat_layout:
 * @sizes: what was measured; contents from the longest to the shortest
 *
 * Returns: the grid that says most of those that keep their columns; without room for one, cells that say their column
 */
DrHeatLayout
dr_heat_layout (const DrHeatSizes *sizes)
{
  DrHeatSizes used = *sizes;
  DrHeatLayout layout = { .heads = DR_HEAT_HEADS_IN_CELLS, .names_above = TRUE, .name_width = sizes->width,
                          .pad = pad_of (sizes, DR_HEAT_WHOLE) };
  double card = MAX (least_cell (sizes, DR_HEAT_WHOLE), MIN (sizes->word, sizes->em * CELL_MOST) + 2.0 * layout.pad);

  used.n_columns = MAX (sizes->n_columns, 1);
  if (try_beside (&used, DR_HEAT_WHOLE, &layout))
    return layout;
  if (used.width < used.em * NARROW && try_above (&used, DR_HEAT_WHOLE, &layout))
    return layout;
  for (guint i = DR_HEAT_WHOLE + 1; i < DR_N_HEAT_CONTENTS; i++)
    if (try_beside (&used, (DrHeatContent) i, &layout))
      return layout;
  for (guint i = 0; i < DR_N_HEAT_CONTENTS; i++)
    if (try_above (&used, (DrHeatContent) i, &layout))
      return layout;

  layout.per_line = (guint) CLAMP (floor (used.width / (card + used.gap)), 1.0, used.n_columns);
  layout.cell_width = used.width / layout.per_line - used.gap;

  return layout;
}
