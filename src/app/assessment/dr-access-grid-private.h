/* dr-access-grid-private.h: the grid's widgets, and how they are laid out: wide, or one option at a time.
 * Shared by dr-access-grid.c, which fills them, and dr-access-grid-layout.c, which places them; by nobody else. */
#pragma once

#include "dr-access-grid.h"
#include "dr-seen-children.h"

G_BEGIN_DECLS

#define GAP 12

/* One access point's widgets. */
typedef struct {
  GtkWidget  *head;
  GtkWidget **cells;      /* [column] */
  GtkWidget  *captions[2];  /* over the cells where they stand under the point: before, after */
  int         top;        /* where it was last drawn */
  int         room;       /* in a column of @room_width: what it has taken keeps, that nothing below moves to and fro */
  int         room_width;
} Row;

struct _DrAccessGrid {
  GtkWidget          parent_instance;

  DrEditor          *editor;
  DrSeenChildren     seen;
  DrAccessGridState *state;     /* (nullable): not built */
  GtkWidget         *pager;
  GtkWidget         *back;
  GtkWidget         *pages;     /* label */
  GtkWidget         *forward;
  GtkWidget         *corner;
  GtkWidget         *today;
  GtkWidget        **heads;     /* [option] */
  Row               *rows;
  guint              n_rows;
  guint              n_shown;   /* options seen at once */
  guint              first;     /* of them */
  guint              retitle;   /* idle source */
  int                heads_y;   /* where the heads begin */
  int                chosen_x;  /* of the chosen option's column; -1: not seen, or one at a time */
  int                chosen_width;
};

guint dr_access_grid_n_options    (DrAccessGrid *self);
int   dr_access_grid_least_width  (DrAccessGrid *self);
int   dr_access_grid_wanted_width (DrAccessGrid *self);
int   dr_access_grid_lay_out      (DrAccessGrid *self, int width, gboolean allocate);

G_END_DECLS
