/* dr-effect-cells.h: what a grid of groups and services says in each cell: how much falls on a group, added up.
 * Used by the Maintaining access place and by the report of a return, so that both say the same. Pure. */
#pragma once

#include "dr-arena.h"
#include "dr-heat-map.h"

G_BEGIN_DECLS

/* What one cell adds up. */
typedef struct {
  gint64 lo;             /* people */
  gint64 hi;
  guint  unknown;        /* assessments in which it is not known: not in the sum */
  guint  negative;       /* assessments that say negative or mixed */
  guint  assessments;    /* in which the group is, or may be, affected */
} DrEffectSum;

/* What the fills of one grid mean. */
typedef struct {
  gboolean people;                          /* else assessments */
  gint64   limits[DR_N_HEAT_CLASSES - 1];   /* the first number of each class but the lowest; never falling; %G_MAXINT64: no cell has it */
  gint64   last[DR_N_HEAT_CLASSES];         /* the last number of each; below its first: no cell has it; %G_MAXINT64: no end */
} DrEffectScale;

DrEffectScale      dr_effect_scale        (const DrEffectSum *sums, guint n, gboolean people);
DrHeatCell         dr_effect_cell_new     (const DrEffectSum *sum, const DrEffectScale *scale, DrArena *arena);
const char *const *dr_effect_cell_classes (const DrEffectScale *scale, DrArena *arena);
const char        *dr_effect_cell_detail  (gboolean people);
double             dr_effect_cell_value   (gint64 most, gboolean people);
const char        *dr_effect_cell_mark    (void);
char              *dr_effect_short_people (gint64 lo, gint64 hi);

G_END_DECLS
