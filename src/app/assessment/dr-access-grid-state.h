/* dr-access-grid-state.h: what the grid of options and access points shows: points down, what is there today and then
 * the options across. Pure function of a draft's fields and its evidence base; used by DrAccessGrid and tested without a
 * display. It changes nothing: dr-options-edit.h does. */
#pragma once

#include "dr-choice.h"
#include "dr-options-edit.h"

G_BEGIN_DECLS

/* The choice of a point that moves to a place that is still to be named. */
#define DR_OFFER_MOVES_ELSEWHERE DR_OFFER_MOVES "?"

typedef struct {
  const char *id;
  const char *name;
  gboolean    chosen;
  const char *extras;      /* its targets and standards in short, translated */
  const char *why_keep;    /* (nullable): why it cannot be taken away, translated */
} DrGridOption;

typedef struct {
  const char *id;
  const char *name;
  const char *where;       /* channel and place, translated */
  const char *needs;       /* (nullable): needs met there, translated */
} DrGridPoint;

/* One point today (column 0), or in one option. */
typedef struct {
  const char *key;         /* of the field that @value is of */
  const char *hours_key;
  const char *name;        /* spoken: option, access point, before or after; translated */
  const char *hours_name;  /* spoken, likewise */
  DrChoice   *choices;     /* what it can be; the current value among them where there is one */
  guint       n_choices;
  const char *value;       /* (nullable): as in @choices */
  const char *shown;       /* (nullable): what stands for it in the grid; %NULL: its title */
  gboolean    has_hours;   /* it is offered, and of a channel that has weekly hours */
  const char *note;        /* (nullable): what happens, in a few words, translated */
} DrGridCell;

typedef struct _DrAccessGridState DrAccessGridState;

struct _DrAccessGridState {
  /*< private >*/
  DrArena      *arena;

  /*< public, read-only >*/
  gboolean      access_review;   /* of a service as it is: there is only today */
  DrGridOption *options;
  guint         n_options;
  DrGridPoint  *points;
  guint         n_points;
  guint         n_columns;       /* of @cells: today, and the options unless it is an access review */
  DrGridCell   *cells;           /* [point × column] */
};

DrAccessGridState *dr_access_grid_state_new       (const DrFieldList *fields, const DrEvidence *evidence);
gboolean           dr_access_grid_state_same_form (const DrAccessGridState *a, const DrAccessGridState *b);
void               dr_access_grid_state_free      (DrAccessGridState *self);

/**
 * dr_access_grid_state_cell:
 * @self: a state
 * @point: index of its points
 * @column: below its n_columns
 *
 * Returns: (transfer none): the cell
 */
static inline const DrGridCell *
dr_access_grid_state_cell (const DrAccessGridState *self,
                           guint                    point,
                           guint                    column)
{
  return &self->cells[point * self->n_columns + column];
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrAccessGridState, dr_access_grid_state_free)

G_END_DECLS
