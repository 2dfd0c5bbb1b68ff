/* dr-settle.h: which figure would settle what is uncertain, by how many people.
 * Pure function of the access figures. Used by EVD-02, the programs and, across assessments, by the evidence gaps. */
#pragma once

#include "dr-access-figures.h"

G_BEGIN_DECLS

typedef struct {
  guint          group;    /* index of the evidence's groups */
  DrFigureTarget target;   /* DR_TARGET_POINT: a place of the figures */
  guint          index;    /* of channels, prerequisites or places */
  double         gain;     /* people by whom the range would narrow on average; rounded to 1e-9 */
} DrSettle;

typedef struct {
  DrSettle *items;   /* by gain, largest first; ties in document order */
  guint     n;
} DrSettleList;

DrSettleList dr_settle_new    (const DrAccessFigures *figures, guint option, DrArena *arena);
const char  *dr_settle_target (const DrAccessFigures *figures, const DrSettle *settle, DrArena *arena);

G_END_DECLS
