/* dr-return-details.h: what a return was added up from: every assessment that is counted, with what it adds to the sums.
 * Used by whoever shows a return and opens what stands behind a figure. Read-only, and the return's own. Nothing of it is
 * written into a return: what is said here follows from the records that the return names, and where an entry hands it
 * in, from the results, reviews and closed actions that were entered since. */
#pragma once

#include "dr-access-review.h"
#include "dr-date.h"
#include "dr-return-period.h"
#include "dr-vocabulary.h"

G_BEGIN_DECLS

/* The quantities summed by group, in people. */
typedef enum {
  DR_RETURN_NEWLY_EXCLUDED,
  DR_RETURN_NEWLY_EXCLUDED_MITIGATED,
  DR_RETURN_AT_RISK,
  DR_RETURN_AT_RISK_MITIGATED,
  DR_RETURN_DISPLACED,
} DrReturnQuantity;
#define DR_N_RETURN_QUANTITIES 5

typedef enum {
  DR_RETURN_WITHDRAWN,
  DR_RETURN_REDUCED,
  DR_RETURN_RELOCATED,
} DrReturnChange;
#define DR_N_RETURN_CHANGES 3

/* A group that an assessment affects, or may affect. */
typedef struct {
  const char *group;       /* id */
  const char *name;
  gboolean    negative;    /* an impact says negative or mixed */
  DrPeople    people[DR_N_RETURN_QUANTITIES];   /* not known: it may be above 0, and is in no sum */
  gboolean    few[DR_N_RETURN_QUANTITIES];      /* it rests on 1 to 9 answers */
  double      size;                             /* people of the group; DR_UNKNOWN */
} DrReturnEffect;

typedef struct {
  const char    *id;
  const char    *name;
  const char    *channel;       /* its name */
  const char    *place;         /* (nullable) */
  DrReturnChange change;
  const char    *to;            /* (nullable): name of the point that it moved to */
  double         hours_before;  /* a week; DR_UNKNOWN */
  double         hours_after;
} DrReturnPoint;

/* An action that is promised: not one of an option that nobody took. */
typedef struct {
  const char  *id;
  DrActionKind kind;
  const char  *text;
  const char  *owner;      /* (nullable): person id */
  DrDate       due;
  gboolean     open;
  gboolean     overdue;    /* as the return counts it: never before approval */
  gboolean     entered;    /* it was closed since the last record: that is not sealed yet */
} DrReturnAction;

/* A target for channel shift, or of a measure, beside its latest result for a group. */
typedef struct {
  const char *measure;          /* (nullable): id; NULL: a target for channel shift, a share */
  const char *name;             /* of the channel or the measure */
  const char *unit;             /* (nullable) */
  const char *group;            /* (nullable): id; NULL: everybody */
  const char *group_name;       /* (nullable) */
  double      baseline;         /* DR_UNKNOWN */
  double      target;           /* DR_UNKNOWN: none, or still to be announced */
  gboolean    to_be_announced;
  DrDate      announce_by;      /* none: not known */
  gboolean    overdue;          /* it should have been announced */
  DrDate      by;               /* when it is to be reached; none: not said */
  double      actual;           /* DR_UNKNOWN: nothing measured yet */
  DrDate      period;           /* of the actual value */
  gboolean    entered;          /* the actual value is in no record: it is not sealed yet */
} DrReturnTarget;

/* A result of a measure. */
typedef struct {
  const char *measure;        /* id */
  const char *name;
  const char *unit;           /* (nullable) */
  const char *group;          /* id */
  const char *group_name;
  DrDate      period;
  double      value;
  guint       n;              /* answers; 0: not given */
  gboolean    predicts;       /* the measure names a quantity of the access review */
  gboolean    known;          /* and something was predicted for this group */
  gboolean    people;         /* the prediction is a number of people, else a share */
  DrInterval  predicted;
  gboolean    as_predicted;
  gboolean    few;            /* the prediction rests on 1 to 9 answers */
  gboolean    entered;        /* it is in no record: it is not sealed yet */
} DrReturnResult;

typedef struct {
  const char           *reference;
  guint                 version;
  DrStage               stage;                /* on the return's as-of date */
  const char           *title;                /* (nullable): NULL for a draft, which has no record */
  const char           *service;              /* (nullable): id */
  const char           *service_name;         /* (nullable) */
  const char           *directorate;          /* (nullable) */
  gboolean              follows;              /* it has a record, and is live or closed: more than its stage counts */
  gboolean              in_effect;            /* its effects are summed */
  DrOutcome             outcome;
  DrDate                effective;
  DrDate                review_overdue;       /* since when; none: it is not */
  DrDate                publication_overdue;
  const DrReturnEffect *effects;              guint n_effects;
  const DrReturnPoint  *points;               guint n_points;
  const DrReturnAction *actions;              guint n_actions;
  const DrReturnTarget *targets;              guint n_targets;
  const DrReturnResult *results;              guint n_results;
} DrReturnDetail;

typedef struct {
  DrPeriod              period;
  DrDate                as_of;
  const char           *council;
  const DrReturnDetail *items;     /* each assessment once, by the version that speaks for it; in no order */
  guint                 n_items;
} DrReturnDetails;

G_END_DECLS
