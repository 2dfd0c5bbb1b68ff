/* dr-reach.h: how many of one group can use at least one of several places: Fréchet bounds, no independence assumed.
 * One row holds what is known of one group. Used by the access review, by settle (which changes one figure of a row
 * at a time) and by the rules. It never looks at another group. */
#pragma once

#include "dr-access-figures.h"

G_BEGIN_DECLS

typedef struct {
  /*< private >*/
  const DrAccessFigures *figures;
  guint                  group;

  /*< public >*/
  DrInterval            *channel;        /* [channel] */
  DrInterval            *prerequisite;   /* [prerequisite] */
  DrInterval            *own;            /* [place] its own figure */
  gboolean              *has_own;        /* [place] */
  DrInterval            *place;          /* [place] as resolved: capped, or derived from its channel */
  double                *needing;        /* [prerequisite] scratch */
} DrReachRow;

typedef struct {
  DrInterval newly_excluded;
  DrInterval at_risk;
} DrReachLoss;

void        dr_reach_row_init    (DrReachRow *self, const DrAccessFigures *figures, DrArena *arena);
void        dr_reach_row_load    (DrReachRow *self, guint group);
void        dr_reach_row_resolve_place        (DrReachRow *self, guint place);
void        dr_reach_row_resolve_channel      (DrReachRow *self, guint channel);
void        dr_reach_row_resolve_prerequisite (DrReachRow *self, guint prerequisite);
DrInterval  dr_reach_of_list     (DrReachRow *self, guint option, const DrPlaceList *list);
DrInterval  dr_reach             (DrReachRow *self, guint option, DrPlaceSet set);
DrInterval  dr_reach_newly_excluded (DrReachRow *self, guint option, gboolean mitigated);
DrInterval  dr_reach_at_risk     (DrReachRow *self, guint option, gboolean mitigated);
DrReachLoss dr_reach_loss        (DrReachRow *self, guint option, gboolean mitigated);

G_END_DECLS
