/* Where the parts of the grid go: as many options across as there is room for, else one, under each point. */
#include "dr-access-grid-private.h"

#include "dr-access-cell.h"

/* Widths in average characters of the grid's font. */
#define HEAD_CHARS 22
#define COLUMN_CHARS 19

/* dr_access_grid_n_options(): that have a column. */
guint
dr_access_grid_n_options (DrAccessGrid *self)
{
  return self->state != NULL ? self->state->n_columns - 1 : 0;
}

static int
measure (GtkWidget      *widget,
         GtkOrientation  orientation,
         int             for_size,
         gboolean        natural)
{
  int least;
  int wanted;

  gtk_widget_measure (widget, orientation, for_size, &least, &wanted, NULL, NULL);

  return natural ? wanted : least;
}

static int
least_width (GtkWidget *widget)
{
  return measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, FALSE);
}

static int
height_at (GtkWidget *widget,
           int        width)
{
  return measure (widget, GTK_ORIENTATION_VERTICAL, MAX (width, least_width (widget)), TRUE);
}

static int
char_width (DrAccessGrid *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  int width = PANGO_PIXELS_CEIL (pango_font_metrics_get_approximate_char_width (metrics));

  pango_font_metrics_unref (metrics);

  return width;
}

static int
least_cell_width (DrAccessGrid *self)
{
  int width = 0;

  for (guint i = 0; i < self->n_rows; i++)
    for (guint j = 0; j < self->state->n_columns; j++)
      width = MAX (width, least_width (self->rows[i].cells[j]));
  for (guint i = 0; i < dr_access_grid_n_options (self); i++)
    width = MAX (width, least_width (self->heads[i]));

  return width;
}

/* How the grid divides a width. */
typedef struct {
  gboolean wide;       /* points at the left, options across; else one option at a time, under each point */
  gboolean stacked;    /* not wide, and before stands over after */
  guint    n_shown;
  int      head;       /* widths */
  int      column;
} Plan;

static Plan
make_plan (DrAccessGrid *self,
           int           width)
{
  int letter = char_width (self);
  int cell = least_cell_width (self);
  int column = MAX (cell, COLUMN_CHARS * letter);
  Plan plan = { .head = HEAD_CHARS * letter, .n_shown = MIN (1, dr_access_grid_n_options (self)) };
  int fits = (width - plan.head) / (column + GAP) - 1;

  plan.wide = fits >= (int) plan.n_shown;
  if (plan.wide)
    {
      plan.n_shown = MIN ((guint) fits, dr_access_grid_n_options (self));
      plan.column = (width - plan.head) / (int) (plan.n_shown + 1) - GAP;
      plan.column = MIN (plan.column, 2 * column);
      return plan;
    }
  plan.head = width;
  plan.stacked = 2 * cell + GAP > width;
  plan.column = plan.stacked ? width : (width - GAP) / 2;

  return plan;
}

static void
place (DrAccessGrid *self,
       GtkWidget    *child,
       int           x,
       int           y,
       int           width,
       int           height)
{
  GtkAllocation to = { x, y, MAX (width, least_width (child)), height };

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    to.x = gtk_widget_get_width (GTK_WIDGET (self)) - x - to.width;
  gtk_widget_set_child_visible (child, TRUE);
  gtk_widget_size_allocate (child, &to, -1);
}

static gboolean
is_seen (DrAccessGrid *self,
         const Plan   *plan,
         guint         column)
{
  return column == 0 || (column > self->first && column <= self->first + plan->n_shown);
}

static int
column_x (DrAccessGrid *self,
          const Plan   *plan,
          guint         column)
{
  int at = column == 0 ? 0 : (int) (column - self->first);

  if (plan->wide)
    return plan->head + GAP + at * (plan->column + GAP);

  return plan->stacked ? 0 : at * (plan->column + GAP);
}

/* Heads of the columns; where there is one option at a time, its own over everything. */
static int
lay_out_heads (DrAccessGrid *self,
               const Plan   *plan,
               int           width,
               int           y,
               gboolean      allocate)
{
  int height = plan->wide ? MAX (height_at (self->corner, plan->head), height_at (self->today, plan->column)) : 0;
  int each = plan->wide ? plan->column : width;

  for (guint i = 1; i < self->state->n_columns; i++)
    if (is_seen (self, plan, i))
      height = MAX (height, height_at (self->heads[i - 1], each));
  if (!allocate)
    return y + height;

  gtk_widget_set_child_visible (self->corner, plan->wide);
  gtk_widget_set_child_visible (self->today, plan->wide);
  if (plan->wide)
    {
      place (self, self->corner, 0, y, plan->head, height);
      place (self, self->today, column_x (self, plan, 0), y, plan->column, height);
    }
  self->chosen_x = -1;
  for (guint i = 1; i < self->state->n_columns; i++)
    {
      gboolean seen = is_seen (self, plan, i);
      int x = plan->wide ? column_x (self, plan, i) : 0;

      gtk_widget_set_child_visible (self->heads[i - 1], seen);
      if (!seen)
        continue;
      place (self, self->heads[i - 1], x, y, each, height);
      if (self->state->options[i - 1].chosen && plan->wide && dr_access_grid_n_options (self) > 1)
        {
          self->chosen_x = x;
          self->chosen_width = each;
        }
    }

  return y + height;
}

/* Words on what happens come and go with every toggle and with hours that are typed: there is room for a line of them from
 * the start, and the room that more of them took is kept. */
static int
steady_height (const Plan *plan,
               const Row  *row,
               int         height)
{
  height = MAX (height, dr_access_cell_room (DR_ACCESS_CELL (row->cells[0]), plan->column));

  return row->room_width == plan->column ? MAX (height, row->room) : height;
}

static int
lay_out_wide_row (DrAccessGrid *self,
                  const Plan   *plan,
                  Row          *row,
                  int           y,
                  gboolean      allocate)
{
  int height = height_at (row->head, plan->head);

  for (guint i = 0; i < self->state->n_columns; i++)
    if (is_seen (self, plan, i))
      height = MAX (height, height_at (row->cells[i], plan->column));
  height = steady_height (plan, row, height);
  if (!allocate)
    return y + height;

  row->room = height;
  row->room_width = plan->column;
  place (self, row->head, 0, y, plan->head, height);
  for (guint i = 0; i < G_N_ELEMENTS (row->captions); i++)
    gtk_widget_set_child_visible (row->captions[i], FALSE);
  for (guint i = 0; i < self->state->n_columns; i++)
    {
      gtk_widget_set_child_visible (row->cells[i], is_seen (self, plan, i));
      if (is_seen (self, plan, i))
        place (self, row->cells[i], column_x (self, plan, i), y, plan->column, height);
    }

  return y + height;
}

static int
lay_out_narrow_row (DrAccessGrid *self,
                    const Plan   *plan,
                    Row          *row,
                    int           width,
                    int           y,
                    gboolean      allocate)
{
  int height = height_at (row->head, width);
  int below = y + height + 6;
  int end = below;

  if (allocate)
    place (self, row->head, 0, y, width, height);
  if (allocate && dr_access_grid_n_options (self) == 0)
    gtk_widget_set_child_visible (row->captions[1], FALSE);
  for (guint i = 0; i < self->state->n_columns; i++)
    {
      GtkWidget *caption = row->captions[i == 0 ? 0 : 1];
      int x = column_x (self, plan, i);
      int caption_height = height_at (caption, plan->column);
      int cell_height = height_at (row->cells[i], plan->column);

      if (allocate)
        gtk_widget_set_child_visible (row->cells[i], is_seen (self, plan, i));
      if (!is_seen (self, plan, i))
        continue;
      if (allocate)
        {
          place (self, caption, x, below, plan->column, caption_height);
          place (self, row->cells[i], x, below + caption_height + 2, plan->column, cell_height);
        }
      end = MAX (end, below + caption_height + 2 + cell_height);
      if (plan->stacked)
        below = end + 6;
    }

  return end;
}

/* dr_access_grid_lay_out(): the height at a width; with @allocate every widget is put in its place. */
int
dr_access_grid_lay_out (DrAccessGrid *self,
                        int           width,
                        gboolean      allocate)
{
  Plan plan = make_plan (self, width);
  gboolean paged = plan.n_shown < dr_access_grid_n_options (self);
  int y = 0;

  if (allocate)
    {
      self->first = MIN (self->first, dr_access_grid_n_options (self) - plan.n_shown);
      self->n_shown = plan.n_shown;
      gtk_widget_set_child_visible (self->pager, paged);
    }
  if (paged)
    {
      int height = height_at (self->pager, width);

      if (allocate)
        place (self, self->pager, 0, y, width, height);
      y += height + GAP;
    }
  if (allocate)
    self->heads_y = y;
  y = lay_out_heads (self, &plan, width, y, allocate);
  for (guint i = 0; i < self->n_rows; i++)
    {
      if (y > 0)
        y += GAP;
      if (allocate)
        self->rows[i].top = y;
      y += y > 0 ? GAP : 0;
      y = plan.wide ? lay_out_wide_row (self, &plan, &self->rows[i], y, allocate)
                    : lay_out_narrow_row (self, &plan, &self->rows[i], width, y, allocate);
    }

  return y + GAP;
}

/* dr_access_grid_least_width(): with one option at a time, before over after. */
int
dr_access_grid_least_width (DrAccessGrid *self)
{
  int width = MAX (least_cell_width (self), least_width (self->pager));

  for (guint i = 0; i < self->n_rows; i++)
    width = MAX (width, least_width (self->rows[i].head));

  return width;
}

/* dr_access_grid_wanted_width(): with all options side by side. */
int
dr_access_grid_wanted_width (DrAccessGrid *self)
{
  return MAX (dr_access_grid_least_width (self),
              (HEAD_CHARS + (int) self->state->n_columns * (COLUMN_CHARS + 4)) * char_width (self));
}
