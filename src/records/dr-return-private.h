/* dr-return-private.h: what a return keeps while it takes assessments in.
 * Shared by the files of the return only. Sums are whole numbers, so that the order of adding changes nothing. */
#pragma once

#include "dr-return.h"
#include "dr-xml-writer.h"

G_BEGIN_DECLS

/* Which record a name was taken from: of several spellings the latest record's is written. */
typedef struct {
  DrDate      as_of;
  const char *reference;
  guint       version;
} DrReturnStamp;

typedef struct {
  const char   *text;    /* (nullable) */
  DrReturnStamp stamp;
} DrReturnName;

typedef struct {
  gint64 lo;
  gint64 hi;
  guint  unknown;   /* assessments in which it is not known and may be above 0: not in the sum */
} DrReturnSum;

typedef struct {
  DrReturnName name;
  guint        assessments;   /* in which the group is or may be affected */
  guint        negative;      /* in which an impact entry says negative or mixed */
  DrReturnSum  sums[DR_N_RETURN_QUANTITIES];
} DrReturnGroup;

typedef struct {
  DrReturnName name;
  guint        withdrawn;
  guint        reduced;
  guint        relocated;
} DrReturnChannel;

typedef struct {
  guint n;
  guint open;       /* something is still to be done about it */
  guint answered;   /* an answer stands that nobody has refused */
} DrReturnFinding;

typedef struct {
  guint open;
  guint closed;
  guint overdue;   /* of the open ones */
} DrReturnActions;

typedef struct {
  guint n;
  guint to_be_announced;
  guint overdue;    /* still to be announced after the rulebook's days */
  guint measured;   /* there is a result to hold against it */
} DrReturnTargets;

/* What is counted of the council, a directorate, a service plan or a service. */
typedef struct {
  guint           stages[DR_N_STAGES];
  guint           outcomes[DR_N_OUTCOMES];
  guint           in_effect;      /* assessments whose effects are summed below */
  GHashTable     *groups;         /* id → DrReturnGroup */
  GHashTable     *channels;       /* id → DrReturnChannel */
  GHashTable     *findings;       /* rule and severity → DrReturnFinding */
  DrReturnActions actions[DR_N_ACTION_KINDS];
  DrReturnTargets targets;
  DrReturnTargets measures;
  guint           standards_worse;
  guint           standards_missing;
  guint           reviews_overdue;
  guint           publications_overdue;
} DrReturnTally;

/* What a service lists item by item, in the order in which it is written. */
typedef enum {
  DR_RETURN_LIST_POINTS,
  DR_RETURN_LIST_TARGETS,
  DR_RETURN_LIST_MEASURES,
  DR_RETURN_LIST_STANDARDS,
  DR_RETURN_LIST_PREDICTIONS,
  DR_RETURN_LIST_OPEN_ACTIONS,
  DR_RETURN_LIST_ACTIONS,
  DR_RETURN_LIST_REVIEWS,
  DR_RETURN_LIST_PUBLICATIONS,
} DrReturnList;
#define DR_N_RETURN_LISTS 9

#define DR_RETURN_ITEM_ATTRIBUTES 16

/* One element of such a list: what it belongs to, its attributes, and what somebody wrote of it. */
typedef struct {
  const char *reference;
  guint       order;     /* within the assessment */
  const char *element;   /* static */
  const char *text;      /* (nullable) */
  guint       n;
  struct {
    const char *name;    /* static */
    const char *value;
  } attributes[DR_RETURN_ITEM_ATTRIBUTES];
} DrReturnItem;

typedef struct {
  DrReturnName   name;
  DrReturnName   directorate;
  DrReturnName   plan;
  DrReturnName   plan_year;
  DrReturnTally *tally;
  GPtrArray     *lists[DR_N_RETURN_LISTS];   /* of DrReturnItem */
} DrReturnService;

typedef struct {
  const char    *title;
  const char    *year;    /* (nullable) */
  DrReturnTally *tally;
} DrReturnPlan;

/* A live assessment that affects a group negatively, or withdraws points of a channel. */
typedef struct {
  const char *reference;
  const char *service;
  DrDate      effective;
  gboolean    sure;        /* it counts together with another for sure; set when it is written */
} DrReturnMark;

typedef struct {
  const char *reference;
  guint       version;
  DrStage     stage;
  gboolean    counts;
  DrDate      began;
  DrStep      step;
  DrDate      date;              /* of the step; none: never sealed */
  const char *digest;            /* (nullable) */
  const char *approval_digest;   /* (nullable) */
  const char *service;           /* (nullable) */
  const char *title;             /* (nullable) */
} DrReturnLine;

struct _DrReturn {
  DrPeriod       period;
  DrDate         as_of;
  const char    *council;
  const char    *council_id;     /* (nullable) */
  GStringChunk  *words;          /* every text, each once */
  DrReturnTally *tally;          /* of the council */
  GHashTable    *directorates;   /* title → DrReturnTally */
  GHashTable    *plans;          /* title and year → DrReturnPlan */
  GHashTable    *services;       /* id → DrReturnService */
  GHashTable    *negative;       /* group id → GPtrArray of DrReturnMark */
  GHashTable    *withdrawn;      /* channel id → GPtrArray of DrReturnMark */
  guint          group_months;   /* the longest of the rulebooks used; 0: none was */
  guint          channel_months;
  GPtrArray     *lines;          /* of DrReturnLine */
  DrArena       *arena;          /* (nullable): of the details */
  GArray        *details;        /* (nullable): of DrReturnDetail; NULL: none are kept */
};

/* What an assessment adds, while it is being taken in. */
typedef enum {
  DR_RETURN_PART_EFFECTS,
  DR_RETURN_PART_POINTS,
  DR_RETURN_PART_ACTIONS,
  DR_RETURN_PART_TARGETS,
  DR_RETURN_PART_RESULTS,
} DrReturnPart;
#define DR_N_RETURN_PARTS 5

/* Where one assessment is counted. */
typedef struct {
  DrReturn            *self;
  const DrReturnEntry *entry;
  DrReturnStamp        stamp;
  DrReturnService     *service;      /* (nullable) */
  DrReturnTally       *tallies[4];   /* of the council, its directorate, its plan, its service */
  guint                n_tallies;
  guint                n_items;
  DrReturnDetail       detail;       /* what is not in the parts */
  GArray              *parts[DR_N_RETURN_PARTS];   /* (nullable): by DrReturnPart; NULL: no details are kept */
} DrReturnFold;

/* dr-return-tally.c */
const char      *dr_return_word        (DrReturn *self, const char *text);
void             dr_return_name_set    (DrReturn *self, DrReturnName *name, const char *text,
                                        const DrReturnStamp *stamp);
DrReturnTally   *dr_return_tally_new   (void);
void             dr_return_tally_free  (DrReturnTally *self);
DrReturnGroup   *dr_return_tally_group (DrReturnTally *self, const char *id);
DrReturnChannel *dr_return_tally_channel (DrReturnTally *self, const char *id);
DrReturnFinding *dr_return_tally_finding (DrReturnTally *self, const char *key);
DrReturnService *dr_return_service     (DrReturn *self, const char *id);
void             dr_return_service_free (DrReturnService *self);
void             dr_return_plan_free   (DrReturnPlan *self);

/* dr-return-fold.c */
void             dr_return_fold        (DrReturn *self, const DrReturnEntry *entry);
int              dr_return_option      (const DrAssessment *assessment);

/* dr-return-effects.c */
void             dr_return_fold_effects (DrReturnFold *fold);

/* dr-return-follow-up.c */
void             dr_return_fold_follow_up (DrReturnFold *fold);
double           dr_return_parameter   (const DrRulebook *rulebook, const char *rule, const char *parameter);

/* dr-return-items.c */
DrReturnItem    *dr_return_item_new    (DrReturnFold *fold, DrReturnList list, const char *element);
void             dr_return_item_text   (DrReturnFold *fold, DrReturnItem *item, const char *name, const char *text);
void             dr_return_item_number (DrReturnFold *fold, DrReturnItem *item, const char *name, double number);
void             dr_return_item_date   (DrReturnFold *fold, DrReturnItem *item, const char *name, DrDate date);

/* dr-return-details.c */
void             dr_return_detail_begin (DrReturnFold *fold);
void             dr_return_detail_add  (DrReturnFold *fold, DrReturnPart part, gconstpointer item);
void             dr_return_detail_end  (DrReturnFold *fold);

/* dr-return-cumulative.c */
void             dr_return_mark        (DrReturnFold *fold, GHashTable *table, const char *id);
void             dr_return_write_cumulative (const DrReturn *self, DrXmlWriter *writer);

/* dr-return-write-tally.c */
GPtrArray       *dr_return_sorted_keys (GHashTable *table);
void             dr_return_write_tally (DrXmlWriter *writer, const DrReturnTally *tally);

G_END_DECLS
