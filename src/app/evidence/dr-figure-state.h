/* dr-figure-state.h: everything that is known of one thing for one group: the figure that counts, and those that are listed
 * besides, with where each comes from.
 * Used by the page "Figures". Pure: words and numbers as people read them. */
#pragma once

#include "dr-figures-state.h"

G_BEGIN_DECLS

/* What is looked at. */
typedef struct {
  DrFigureKind    kind;
  int             group;
  DrFigureTarget  target;
  int             target_index;
} DrFigureWish;

/* One figure. All text is translated. */
typedef struct {
  int       figure;     /* index of figures */
  gboolean  counts;
  char     *share;      /* "54 %" */
  char     *basis;      /* "180 answers, 2013", "answers not given, March 2020" */
  char     *source;     /* title and publisher */
  char     *marks;      /* (nullable): what the rules about evidence would say against it */
  char     *never;      /* (nullable): why it can never count */
  char     *borrowed;   /* (nullable): which place and people it speaks of, where they are not the group's */
  char     *note;       /* (nullable) */
} DrFigureItem;

typedef struct {
  char      *group;
  char      *target;
  char      *kind;      /* what its share says */
  char      *count;     /* how many figures there are, and which counts */
  GPtrArray *items;     /* of DrFigureItem: the one that counts first, then in the order in which they would */
} DrFigureState;

DrFigureState *dr_figure_state_new   (const DrEvidence *evidence, const DrRulebook *rulebook, DrDate today,
                                      const DrFigureWish *wish);
void           dr_figure_state_free  (DrFigureState *self);
const char    *dr_figure_target_name (const DrEvidence *evidence, DrFigureTarget target, int index);
const char    *dr_figure_target_id   (const DrEvidence *evidence, DrFigureTarget target, int index);
const char    *dr_figure_target_word (DrFigureTarget target);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrFigureState, dr_figure_state_free)

G_END_DECLS
