/* dr-impacts-state.h: what the section on impacts shows: each group as the figures leave it and as officers judge it,
 * worst first; who is not judged yet; and who might be looked at together.
 * A pure function of a check, used by the section's page. It judges nothing: it sets figures beside judgements. */
#pragma once

#include "dr-check.h"

G_BEGIN_DECLS

/* A group as the chosen option leaves it. */
typedef struct {
  guint        group;         /* index of the evidence's groups */
  const char  *id;
  const char  *name;
  const char  *sentence;      /* what the figures say */
  DrResultKind kind;          /* the worst of its access results; not applicable: it has none */
  DrSeverity   severity;      /* where @kind is fail */
  gboolean     contradicts;   /* the figures contradict "no impact" */
  gboolean     named;         /* by an entry, or with the whole of its characteristic */
  DrEffect     judged;        /* the worst that any entry says */
} DrImpactGroup;

/* An entry: what officers say of some groups. */
typedef struct {
  const char         *id;
  const char         *title;
  const char         *summary;        /* the judgement, and the figures of its worst group */
  DrEffect            judged;         /* the worst of its aims */
  const guint        *groups;         /* indices of the state's groups: worst first */
  guint               n_groups;
  const char         *contradiction;  /* (nullable): why the figures suggest otherwise */
  gboolean            asks_despite;   /* judged as no impact, against the figures */
} DrImpactEntry;

/* A characteristic, or a dimension of local groups, with groups that no entry names. */
typedef struct {
  const char  *title;
  const char  *characteristic;  /* (nullable): word, where it has no group at all */
  const char  *group_ids;       /* (nullable): of all of @groups */
  const guint *groups;          /* indices of the state's groups: worst first */
  guint        n_groups;
} DrImpactGap;

/* Two groups, each judged negative, that no entry looks at together. */
typedef struct {
  const char *title;
  const char *group_ids;
} DrImpactPair;

typedef struct {
  /*< private >*/
  DrArena             *arena;

  /*< public, read-only >*/
  const DrImpactGroup *groups;     /* all but everybody, worst first */
  guint                n_groups;
  const DrImpactEntry *entries;    /* worst first */
  guint                n_entries;
  const DrImpactGap   *gaps;       /* worst first */
  guint                n_gaps;
  const DrImpactPair  *pairs;      /* worst first */
  guint                n_pairs;
} DrImpactsState;

DrImpactsState      *dr_impacts_state_new        (const DrCheck *check);
void                 dr_impacts_state_free       (DrImpactsState *self);
const DrImpactEntry *dr_impacts_state_find_entry (const DrImpactsState *self, const char *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrImpactsState, dr_impacts_state_free)

G_END_DECLS
