/* dr-check.h: everything that is computed for one assessment: access review, mixes, demand, results, what would settle.
 * A pure function of (evidence, assessment, context, rulebook); holds them alive. Used by the record, the register and
 * the programs. It never changes what it was given and never says that anything is lawful or unlawful. */
#pragma once

#include "dr-access-review.h"
#include "dr-channel-mix.h"
#include "dr-context.h"
#include "dr-demand.h"
#include "dr-result.h"
#include "dr-settle.h"

G_BEGIN_DECLS

typedef struct _DrCheck DrCheck;

struct _DrCheck {
  /*< private >*/
  DrArena               *arena;

  /*< public, read-only >*/
  DrEvidence            *evidence;
  DrAssessment          *assessment;
  const DrContext       *context;      /* not owned: must outlive this */
  DrRulebook            *rulebook;
  DrStep                 next_step;    /* the step that is tested */
  DrAccessFigures       *figures;
  DrAccessReview        *review;
  DrChannelMixes        *mixes;
  DrDemand              *demand;       /* [channel] of the chosen option; NULL where none is chosen */
  const DrEffect        *effect;       /* [group] the worst that any impact entry gives it; none: no entry */
  DrSettleList           settle;       /* of the chosen option; empty where none is chosen */
  const DrResult        *results;      /* in the order of the rules, then of their subjects */
  guint                  n_results;
};

DrCheck        *dr_check_new         (DrEvidence *evidence, DrAssessment *assessment, const DrContext *context,
                                      DrRulebook *rulebook);
void            dr_check_free        (DrCheck *self);

const DrRule   *dr_check_get_rule    (const DrCheck *self, const DrResult *result);
const char     *dr_check_get_case    (const DrCheck *self, const DrResult *result);
const DrResult *dr_check_find_result (const DrCheck *self, const char *rule, const char *subject);
gboolean        dr_check_is_clean    (const DrCheck *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrCheck, dr_check_free)

G_END_DECLS
