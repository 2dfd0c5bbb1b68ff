/* dr-figures-state.h: the figures of an evidence base as a grid, groups by what they speak of, for one kind of figure.
 * Used by the page "Figures". Pure: of several figures for the same thing it shows the one that counts, as the checks
 * choose it; what is not known stays unknown. */
#pragma once

#include "dr-evidence.h"
#include "dr-rulebook.h"

G_BEGIN_DECLS

typedef enum {
  DR_FIGURE_OLD = 1 << 0,        /* EVD-03/stale of its source */
  DR_FIGURE_VERY_OLD = 1 << 1,   /* EVD-03/very-stale, besides the former */
  DR_FIGURE_SMALL = 1 << 2,      /* EVD-04 */
  DR_FIGURE_BORROWED = 1 << 3,   /* EVD-07 */
} DrFigureMarks;

/* What a column is about. */
typedef struct {
  DrFigureTarget  target;
  int             index;
  const char     *name;
} DrFigureColumnState;

/* Which groups are shown. */
typedef enum {
  DR_FIGURES_ALL,
  DR_FIGURES_KNOWN,     /* those with a figure */
  DR_FIGURES_MARKED,    /* those with a figure that is old or rests on few answers */
} DrFiguresFilter;
#define DR_N_FIGURES_FILTERS 3

typedef struct {
  int            figure;    /* index of figures: the one that counts; DR_NO_INDEX: not known */
  guint          n;         /* figures for the same thing, that one included */
  DrFigureMarks  marks;
  char          *detail;    /* (nullable): "180 · 2013": answers and year */
} DrFigureCell;

typedef struct {
  /*< private >*/
  DrEvidence *evidence;

  /*< public, read-only >*/
  DrFigureKind         kind;
  DrFigureColumnState *columns;    guint n_columns;
  guint               *rows;       guint n_rows;   /* indices of groups, in their order */
  DrFigureCell        *cells;      /* [row × column] */
  guint                n_all;      /* cells of all groups, shown or not */
  guint                n_known;    /* of them, known */
  guint                n_marked;   /* of those, old or small */
} DrFiguresState;

DrFiguresState     *dr_figures_state_new   (DrEvidence *evidence, const DrRulebook *rulebook, DrDate today,
                                            DrFigureKind kind, DrFiguresFilter filter);
void                dr_figures_state_free  (DrFiguresState *self);
const DrFigureCell *dr_figures_state_cell  (const DrFiguresState *self, guint row, guint column);
char               *dr_figures_state_count (const DrFiguresState *self);

gboolean            dr_figure_can_count    (const DrEvidence *evidence, const DrFigure *figure);
DrFigureMarks       dr_figure_marks        (const DrEvidence *evidence, const DrFigure *figure,
                                            const DrRulebook *rulebook, DrDate today);
char               *dr_figure_marks_words  (DrFigureMarks marks);
const char         *dr_figure_kind_label   (DrFigureKind kind);
const char         *dr_figures_filter_label (DrFiguresFilter filter);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrFiguresState, dr_figures_state_free)

G_END_DECLS
