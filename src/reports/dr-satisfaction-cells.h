/* dr-satisfaction-cells.h: answers to a question that every service asks, put together for a group, and what a grid says.
 * Used by the Maintaining access place and by the report of a return, so that both say the same. Pure. */
#pragma once

#include "dr-arena.h"
#include "dr-heat-map.h"
#include "dr-rulebook.h"

G_BEGIN_DECLS

/* The latest results of one group for one question, of all assessments. */
typedef struct {
  double favourable;   /* answers */
  guint  n;            /* of which; those whose number is given */
  guint  without;      /* results without a number of answers */
  double only;         /* the share of the last of those */
  guint  results;
} DrSatisfaction;

double     dr_satisfaction_share     (double value, const char *unit);
void       dr_satisfaction_add       (DrSatisfaction *self, double share, guint n);
DrHeatCell dr_satisfaction_cell_new  (const DrSatisfaction *self, guint min_base, DrArena *arena);
char      *dr_satisfaction_mark_text (guint min_base);
guint      dr_satisfaction_min_base  (const DrRulebook *rulebook);

G_END_DECLS
