/* dr-stated-return.h: all that a maintaining-access return says, read from its file.
 * Used by the report of a return, which has nothing else. Immutable. It believes what it reads: whether that follows from
 * the records is for verify to say. */
#pragma once

#include "dr-return-details.h"
#include "dr-xml-document.h"

G_BEGIN_DECLS

/* People, added up over assessments. */
typedef struct {
  gint64 lo;
  gint64 hi;
  guint  unknown;   /* assessments in which it is not known and may be above 0: not in the sum */
} DrStatedPeople;

typedef struct {
  const char    *id;
  const char    *name;          /* its id where it has none */
  guint          assessments;
  guint          negative;
  DrStatedPeople people[DR_N_RETURN_QUANTITIES];
} DrStatedGroup;

typedef struct {
  const char *id;
  const char *name;             /* its id where it has none */
  guint       changes[DR_N_RETURN_CHANGES];
} DrStatedChannel;

/* Targets for channel shift, or measures. */
typedef struct {
  guint n;
  guint to_be_announced;
  guint overdue;
  guint measured;
} DrStatedTargets;

typedef struct {
  guint open;
  guint closed;
  guint overdue;
} DrStatedActions;

typedef struct {
  const char *rule;
  DrSeverity  severity;
  guint       n;
  guint       open;
  guint       answered;
} DrStatedFinding;

/* What is counted of the council, a directorate, a service plan or a service. */
typedef struct {
  guint                  n;
  guint                  in_effect;
  guint                  stages[DR_N_STAGES];
  guint                  outcomes[DR_N_OUTCOMES];
  const DrStatedGroup   *groups;
  guint                  n_groups;
  const DrStatedChannel *channels;
  guint                  n_channels;
  DrStatedTargets        targets;
  DrStatedTargets        measures;
  guint                  standards_worse;
  guint                  standards_missing;
  DrStatedActions        actions[DR_N_ACTION_KINDS];
  guint                  reviews_overdue;
  guint                  publications_overdue;
  const DrStatedFinding *findings;
  guint                  n_findings;
} DrStatedTally;

typedef struct {
  const char    *assessment;    /* reference; likewise below */
  const char    *id;
  const char    *name;          /* its id where it has none */
  const char    *channel;       /* id */
  const char    *place;         /* (nullable) */
  DrReturnChange change;
  const char    *to;            /* (nullable) */
  double         hours_before;  /* DR_UNKNOWN */
  double         hours_after;
  DrDate         effective;
} DrStatedPoint;

/* A target for channel shift, or a measure beside its latest result for a group. */
typedef struct {
  const char *assessment;
  const char *measure;          /* (nullable): id; NULL: a target for channel shift, a share */
  const char *name;             /* of the channel or of the measure */
  const char *unit;             /* (nullable) */
  const char *group;            /* (nullable): id; NULL: everybody, or no result */
  const char *group_name;       /* (nullable) */
  double      baseline;         /* DR_UNKNOWN */
  double      target;           /* DR_UNKNOWN: none, or still to be announced */
  gboolean    to_be_announced;
  DrDate      announce_by;
  gboolean    overdue;
  DrDate      by;
  double      actual;           /* DR_UNKNOWN: nothing measured yet */
  DrDate      period;           /* of the actual value */
  guint       n;                /* answers; 0: not given */
  const char *scope;            /* (nullable): whose mix the actual share is of: "service", "district" */
  double      difference;       /* actual minus target; DR_UNKNOWN */
} DrStatedTarget;

typedef struct {
  const char *assessment;
  const char *channel_name;     /* its id where it has none */
  gboolean    worse;            /* else nobody has stated it */
  double      before;           /* DR_UNKNOWN */
  double      after;
  const char *unit;             /* (nullable) */
} DrStatedStandard;

/* A result of a measure that predicts. */
typedef struct {
  const char *assessment;
  const char *name;
  const char *quantity;
  const char *unit;             /* (nullable) */
  const char *group_name;       /* its id where it has none */
  DrDate      period;
  double      actual;
  guint       n;                /* answers; 0: not given */
  gboolean    known;            /* something was predicted for this group */
  DrInterval  predicted;
  gboolean    people;           /* the prediction is a number of people, else a share */
  gboolean    as_predicted;
} DrStatedPrediction;

typedef struct {
  const char  *assessment;
  const char  *id;
  DrActionKind kind;
  const char  *owner;           /* (nullable): person id */
  DrDate       due;
  const char  *text;            /* perhaps empty */
  gboolean     overdue;
} DrStatedAction;

/* A review or a publication that is late. */
typedef struct {
  const char *assessment;
  DrDate      decided;          /* of a publication */
  DrDate      due;
  gboolean    publication;
} DrStatedLate;

typedef struct {
  const char               *id;
  const char               *name;          /* its id where it has none */
  const char               *directorate;   /* (nullable) */
  const char               *plan;          /* (nullable) */
  const char               *plan_year;     /* (nullable) */
  DrStatedTally             tally;
  const DrStatedPoint      *points;        guint n_points;
  const DrStatedTarget     *targets;       guint n_targets;    /* for channel shift */
  const DrStatedTarget     *measures;      guint n_measures;
  const DrStatedStandard   *standards;     guint n_standards;
  const DrStatedPrediction *predictions;   guint n_predictions;
  const DrStatedAction     *actions;       guint n_actions;    /* that are open: late first */
  const DrStatedLate       *late;          guint n_late;
} DrStatedService;

/* A directorate or a service plan. */
typedef struct {
  const char   *title;
  const char   *year;       /* (nullable) */
  DrStatedTally tally;
} DrStatedUnit;

typedef struct {
  const char *assessment;
  const char *service;
  DrDate      effective;
  gboolean    perhaps;
} DrStatedMark;

/* A group or a channel that several assessments come together for. */
typedef struct {
  const char         *id;
  const char         *name;   /* its id where it has none */
  guint               together;
  guint               perhaps;
  const DrStatedMark *by;
  guint               n_by;
} DrStatedTogether;

typedef struct {
  const char *assessment;
  guint       version;
  DrStage     stage;
  gboolean    counts;
  DrDate      began;
  DrStep      step;        /* where @date is set */
  DrDate      date;
  const char *sha256;      /* (nullable) */
  const char *approval;    /* (nullable) */
  const char *service;     /* (nullable) */
  const char *title;       /* (nullable) */
} DrStatedRecord;

typedef struct {
  /*< private >*/
  DrArena                *arena;

  /*< public, read-only >*/
  const char             *council;
  const char             *council_id;   /* (nullable) */
  DrPeriod                period;
  DrDate                  as_of;
  DrStatedTally           all;
  const DrStatedUnit     *directorates; guint n_directorates;
  const DrStatedUnit     *plans;        guint n_plans;
  const DrStatedService  *services;     guint n_services;
  guint                   group_months;
  guint                   channel_months;
  const DrStatedTogether *groups;       guint n_groups;
  const DrStatedTogether *channels;     guint n_channels;
  const DrStatedRecord   *records;      guint n_records;
  const char             *head;         /* (nullable): of the store's chain */
  const char             *length;       /* (nullable): its entries */
} DrStatedReturn;

DrStatedReturn        *dr_stated_return_read  (const DrXmlDocument *document, GError **error);
void                   dr_stated_return_free  (DrStatedReturn *self);
const DrStatedGroup   *dr_stated_tally_group  (const DrStatedTally *self, const char *id);
const DrStatedService *dr_stated_return_service (const DrStatedReturn *self, const char *id);
const DrStatedRecord  *dr_stated_return_record (const DrStatedReturn *self, const char *assessment);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrStatedReturn, dr_stated_return_free)

G_END_DECLS
