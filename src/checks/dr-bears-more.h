/* dr-bears-more.h: whose main way in goes or shrinks, and whether a group bears more of it than the rest.
 * Pure functions of the access figures. Used by the access review. It compares with those who do not share the
 * characteristic, never with the average that includes them. */
#pragma once

#include "dr-access-figures.h"

G_BEGIN_DECLS

/* A share of a group whose main channel is concerned, and what it was summed from. */
typedef struct {
  gboolean   known;        /* FALSE: nothing is known of what the group prefers */
  DrInterval share;        /* unrounded in DrBurden, rounded in the review */
  gboolean   one_source;   /* all figures summed are from one source, or none was summed */
  int        source;       /* that source; DR_NO_INDEX where none was summed */
  guint      n;            /* the smallest base among them; 0: not given */
} DrBorne;

typedef struct {
  DrBorne displaced;
  DrBorne restricted;
  DrBorne affected;
} DrBurden;

/* How a share of a group compares with that of those who do not share the characteristic. Rounded to 1e-9. */
typedef struct {
  gboolean   applicable;     /* FALSE: the group is everybody */
  gboolean   known;
  double     rest;           /* 0..1 */
  double     difference;     /* -1..1 */
  gboolean   has_ratio;      /* FALSE where rest is 0: "none" */
  double     ratio;
  gboolean   has_interval;   /* approximate; both from one survey */
  DrInterval interval;       /* of the difference: -1..1 */
} DrBearsMore;

DrBurden    dr_burden_of_group (const DrAccessFigures *figures, guint option, guint group);
DrBearsMore dr_bears_more      (const DrAccessFigures *figures, guint group, const DrBorne *of_group,
                                const DrBorne *of_all);

G_END_DECLS
