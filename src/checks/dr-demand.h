/* dr-demand.h: where the contacts of withdrawn access points would go, and whether they can be handled there.
 * Pure function of the access figures. Used by ACC-09, the record and the programs. */
#pragma once

#include "dr-access-figures.h"

G_BEGIN_DECLS

typedef struct {
  gboolean offered;    /* the channel is in S */
  double   moved;      /* yearly contacts that come to it; DR_UNKNOWN */
  double   load;       /* yearly contacts after the change; DR_UNKNOWN */
  double   capacity;   /* yearly contacts it can handle; DR_UNKNOWN: not stated */
} DrDemand;

DrDemand *dr_demand_new (const DrAccessFigures *figures, guint option, DrArena *arena);

G_END_DECLS
