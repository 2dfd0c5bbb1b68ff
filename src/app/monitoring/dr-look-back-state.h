/* dr-look-back-state.h: what was predicted beside what was measured, figure by figure, and what follows from it.
 * Pure function of a check and of the latest evidence; used by DrLookBackView and tested without a display. It copies what
 * it needs: the check may go. It never says why something came out as it did. */
#pragma once

#include "dr-check.h"
#include "dr-choice.h"

G_BEGIN_DECLS

typedef enum {
  DR_LOOK_BACK_NOT_KNOWN,      /* nothing was measured yet */
  DR_LOOK_BACK_AS_PREDICTED,
  DR_LOOK_BACK_MORE,           /* than was predicted */
  DR_LOOK_BACK_LESS,
  DR_LOOK_BACK_NOT_PREDICTED,  /* measured, and nothing to hold it against */
} DrLookBackVerdict;

/* One prediction, or one target. */
typedef struct {
  const char        *title;
  const char        *expected;    /* what was predicted or aimed for, in words */
  const char        *actual;      /* (nullable): what was measured, when and of how many, in words; %NULL: not yet */
  DrLookBackVerdict  verdict;     /* of a prediction */
} DrLookBackRow;

typedef struct {
  const char          *title;
  const DrLookBackRow *rows;
  guint                n_rows;
  guint                n_known;   /* rows that were measured */
  const char          *open;      /* (nullable): of whom a measure knows nothing yet, in words */
} DrLookBackPart;

/* What is counted for the proposal. */
typedef struct {
  guint    n_as_predicted;
  guint    n_more;
  guint    n_less;
  guint    n_measures;
  guint    n_without_result;     /* measures */
  guint    n_missed;             /* measures whose last result is on the wrong side of the target */
  guint    n_to_be_announced;    /* targets */
  guint    n_open_actions;
  guint    n_overdue_actions;    /* of them */
  gboolean moved;                /* with the latest evidence the assessment's results no longer hold */
} DrLookBackFacts;

typedef enum {
  DR_PROPOSAL_KEEP,          /* nothing is left to do: close it */
  DR_PROPOSAL_ADJUST,        /* it holds, and something is left to do before it is closed */
  DR_PROPOSAL_NEW_VERSION,   /* it no longer holds */
} DrProposalKind;

typedef struct {
  DrProposalKind   kind;
  const char      *title;     /* translated */
  char           **reasons;   /* translated, up to a %NULL; at least one */
} DrProposal;

typedef struct {
  /*< private >*/
  DrArena              *arena;

  /*< public, read-only >*/
  const DrLookBackPart *groups;      /* those of whom something was predicted or measured: measured ones first */
  guint                 n_groups;
  const DrLookBackPart *measures;    /* one a measure that is held against its target */
  guint                 n_measures;
  const DrLookBackPart *mix;         /* (nullable): the channels that were aimed for, beside the latest actual mix */
  const char           *unaffected;  /* (nullable): of whom nothing was predicted, in words */
  DrLookBackFacts       facts;
} DrLookBackState;

const DrChoice  *dr_look_back_quantities (guint *n);

DrLookBackState *dr_look_back_state_new  (const DrCheck *check, const DrEvidence *latest, gboolean moved, DrDate today);
void             dr_look_back_state_free (DrLookBackState *self);
const char      *dr_look_back_verdict_label (DrLookBackVerdict verdict);

void             dr_proposal_init        (DrProposal *self, const DrLookBackFacts *facts);
void             dr_proposal_clear       (DrProposal *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrLookBackState, dr_look_back_state_free)
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DrProposal, dr_proposal_clear)

G_END_DECLS
