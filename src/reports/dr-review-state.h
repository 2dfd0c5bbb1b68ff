/* dr-review-state.h: what the access review shows of one option: groups, worst first, beside the other options; shares
 * displaced and restricted; channel mixes; which figure would settle it. Pure function of a check; used by DrReviewView
 * and the assessment report, tested without a display. It copies what it needs: the check may go. */
#pragma once

#include "dr-check.h"
#include "dr-heat-map.h"
#include "dr-interval-chart.h"
#include "dr-mix-chart.h"

G_BEGIN_DECLS

/* Other options that are drawn beside the one reviewed, at most. */
#define DR_REVIEW_MAX_OTHERS 4

/* Groups of which it is said what would settle it, at most. */
#define DR_REVIEW_MAX_SETTLE 5

/* What could be asked of one group. */
typedef struct {
  guint       group;       /* index of the evidence's groups */
  const char *targets;     /* what it would be asked of: channels, access points, what a channel needs; translated */
  guint       n_targets;
  double      gain;        /* people by whom the first would narrow the range on average */
} DrReviewSettle;

typedef struct _DrReviewState DrReviewState;

struct _DrReviewState {
  /*< private >*/
  DrArena             *arena;
  const gboolean      *hidden;      /* (nullable): [group] */

  /*< public, read-only >*/
  guint                option;      /* index of the assessment's options */
  guint                n_groups;    /* all there are */
  gboolean             changes;     /* some access point is withdrawn, reduced or moved in the option */
  const char         **sentences;   /* what comes out, translated, up to a NULL */
  guint                n_certain;   /* groups in which somebody is sure to lose something */
  DrIntervalChartData  people;      /* `all`, then groups; worst first */
  const guint         *groups;      /* [people.n_rows] which groups they are: indices of the evidence's groups */
  DrHeatMapData        shares;      /* groups of which it is known; no rows where of none */
  const char          *shares_unknown;   /* (nullable): of how many it is not, translated */
  DrMixChartData       mixes;
  const char         **settle;      /* sentences, translated, up to a NULL */
  const DrReviewSettle *settle_items;   /* what each of them says */
  const char          *people_digest;    /* equal where the charts would be the same */
  const char          *shares_digest;
  const char          *mixes_digest;
};

DrReviewState *dr_review_state_new  (const DrCheck *check, guint option, guint max_rows);
DrReviewState *dr_review_state_new_without (const DrCheck *check, guint option, guint max_rows, const gboolean *hidden, const gboolean *unranked);
void           dr_review_state_free (DrReviewState *self);
const char    *dr_review_settle_format (const DrReviewSettle *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrReviewState, dr_review_state_free)

G_END_DECLS
