/* dr-assessment.h: what the officers said: one version of an assessment of a planned change, or an access review.
 * Immutable snapshot, shared between threads by reference count. Built by the loaders in records.
 * References to groups, channels, sources and needs are indices of the evidence base it was loaded against.
 * It holds nothing that was computed. */
#pragma once

#include "dr-evidence.h"

G_BEGIN_DECLS

/* How an access point stands in one option. */
typedef struct {
  DrOffer before;         /* none, reduced or full */
  DrOffer after;          /* also relocated */
  double  hours_before;   /* weekly; DR_UNKNOWN */
  double  hours_after;    /* weekly; DR_UNKNOWN */
  int     to;             /* where relocated: index of the assessment's points; else DR_NO_INDEX */
} DrPointOffer;

/* An access point as the assessment names it; the evidence base may know it by the same id. */
typedef struct {
  const char *id;
  const char *name;
  int         channel;         /* index of the evidence's channels */
  const char *place;           /* (nullable): remote */
  DrIndices   needs;           /* met here, besides those its channel always meets */
  int         evidence_point;  /* index of the evidence's points, or DR_NO_INDEX */
  guint       line;
} DrAccessPoint;

typedef struct {
  int    channel;   /* index */
  int    group;     /* index; DR_GROUP_ALL: the service's */
  double share;     /* 0..1; DR_UNKNOWN: to be announced */
} DrTarget;

/* A standard of service for one channel, before and after. */
typedef struct {
  int         channel;          /* index */
  const char *text;             /* in words, after the change */
  double      before;           /* in @unit; DR_UNKNOWN: none stated */
  double      after;            /* in @unit; DR_UNKNOWN: none stated */
  const char *unit;             /* (nullable) */
  gboolean    higher_is_better;
} DrStandardChange;

typedef struct {
  const char             *id;
  const char             *name;
  const char             *description;   /* "" where not said */
  gboolean                chosen;
  const DrPointOffer     *offers;        /* one for each of the assessment's points, in their order */
  const DrTarget         *targets;
  guint                   n_targets;
  const DrStandardChange *standards;
  guint                   n_standards;
  guint                   line;
} DrOption;

typedef struct {
  const char *question;
  const char *text;
  guint       line;
} DrAnswer;

typedef struct {
  DrEffect    effect;   /* DR_EFFECT_NONE: unanswered */
  const char *text;     /* "" where not said */
} DrAimAnswer;

typedef struct {
  const char  *id;
  DrIndices    groups;
  guint        characteristics;   /* bits by DrCharacteristic: named as a whole, without a group */
  gboolean     intersection;      /* speaks of the people who share all the groups */
  DrAimAnswer  aims[DR_N_AIMS];
  DrIndices    sources;
  DrIndices    points;            /* of the assessment */
  DrIndices    needs;
  const char  *mechanism;         /* "" where not said */
  const char  *despite;           /* why "no impact" despite the figures; "" where not said */
  guint        line;
} DrImpact;

typedef struct {
  const char *id;
  DrIndices   groups;    /* disabled groups it is for */
  DrIndices   needs;
  const char *text;      /* what was considered and what will be done */
} DrAdjustment;

typedef struct {
  const char *id;
  const char *name;
  DrIndices   groups;
  DrIndices   channels;
  double      asked;         /* people; DR_UNKNOWN */
  double      answered;      /* people; DR_UNKNOWN */
  DrDate      opened;
  DrDate      closed;
  const char *formative;     /* at what stage; Gunning's four tests, "" where not said */
  const char *information;   /* reasons and information given */
  const char *time;          /* time allowed */
  const char *consideration; /* how the answers were taken into account */
  const char *changed;       /* what changed because of it, or why nothing did */
  guint       line;
} DrConsultation;

typedef struct {
  DrIndices   groups;
  const char *reason;
} DrNoConsultation;

/* An alternative way in that an action puts beside the service's access points. */
typedef struct {
  const char *name;
  int         channel;   /* index */
  const char *place;     /* (nullable): remote */
  DrIndices   needs;     /* met by it, besides those its channel always meets */
  double      share;     /* of each of the action's groups who can use it, 0..1; DR_UNKNOWN */
  guint       n;         /* 0: not given */
  int         source;    /* index, or DR_NO_INDEX */
} DrAlternative;

typedef struct {
  const char          *id;
  DrActionKind         kind;
  const char          *text;
  DrIndices            groups;
  DrIndices            points;      /* of the assessment */
  DrIndices            needs;
  DrIndices            options;     /* that it belongs to; none: all */
  const char          *owner;       /* (nullable): person id */
  DrDate               due;
  DrActionStatus       status;
  DrDate               closed;
  const char          *evidence;    /* of its closure; "" where not said */
  const DrAlternative *alternative; /* (nullable) */
  guint                line;
} DrAction;

typedef struct {
  DrDate  period;
  int     group;   /* index */
  double  value;
  guint   n;       /* 0: not given */
} DrMeasureResult;

/* What share of the service's contacts came by a channel, once the change had taken effect. */
typedef struct {
  DrDate  period;
  int     channel;   /* index */
  double  share;     /* 0..1 */
} DrChannelShare;

typedef struct {
  const char            *id;
  const char            *name;
  const char            *quantity;  /* (nullable): the prediction it measures, by its name in the access review */
  const char            *unit;      /* (nullable) */
  DrIndices              groups;
  double                 baseline;  /* DR_UNKNOWN */
  double                 target;    /* DR_UNKNOWN: none, or to be announced */
  gboolean               target_tba;
  const DrMeasureResult *results;
  guint                  n_results;
  guint                  line;
} DrMeasure;

typedef struct {
  const char *by;         /* person id */
  gboolean    accepted;   /* else refused */
} DrVerdict;

/* An answer to findings of one case of one rule; it never deletes them. */
typedef struct {
  const char      *id;
  const char      *rule;
  const char      *rule_case;
  DrIds            subjects;
  const char      *text;
  const char      *by;        /* (nullable): person id */
  const char      *figures;   /* (nullable): the figures as displayed when it was given; none: not bound yet */
  const DrVerdict *reviewer;  /* (nullable) */
  const DrVerdict *approver;  /* (nullable) */
  guint            line;
} DrJustification;

typedef struct {
  const char *id;
  const char *name;
  const char *media_type;
  guint64     size;       /* bytes */
  const char *sha256;
  const char *question;   /* (nullable) */
  const char *impact;     /* (nullable) */
} DrAttachment;

/* What a reviewer says of one section of the questionnaire. */
typedef struct {
  const char      *section;   /* its id */
  DrSectionVerdict verdict;
  const char      *by;        /* person id */
  const char      *comment;   /* "" where there is none */
} DrSectionReview;

typedef struct {
  DrDate      date;           /* none: not taken yet */
  const char *decider;
  const char *reference;
  int         option;         /* index of options, or DR_NO_INDEX: something else */
  gboolean    before_decider; /* this assessment was before the decider */
} DrDecision;

typedef struct _DrAssessment DrAssessment;

struct _DrAssessment {
  /*< private >*/
  gatomicrefcount          ref_count;
  DrArena                 *arena;

  /*< public, read-only >*/
  const char              *reference;
  guint                    version;             /* from 1 */
  const char              *title;
  DrNation                 nation;
  gboolean                 access_review;       /* of a service as it is: no change */
  int                      service;             /* index of the evidence's services */
  const char              *author;              /* (nullable): person id */
  DrDate                   first_draft;
  const char              *evidence_href;       /* (nullable): path of the evidence file, beside the draft */

  const char              *what;                /* the change; "" where not said */
  const char              *why;
  DrDate                   effective;
  DrDate                   decision_date;       /* planned */
  const char              *decision_body;       /* "" where not said */
  gboolean                 delegated;
  const char              *forward_plan;        /* (nullable): reference */
  DrDate                   key_decision;        /* date it entered the forward plan */
  const char              *report;              /* (nullable): report or delegated-decision reference */

  DrScreening              screening;
  const char              *screening_reason;

  const DrAccessPoint     *points;              guint n_points;
  const DrOption          *options;             guint n_options;
  int                      chosen;              /* index of options, or DR_NO_INDEX */
  const DrAnswer          *answers;             guint n_answers;
  const DrImpact          *impacts;             guint n_impacts;
  const DrAdjustment      *adjustments;         guint n_adjustments;
  gboolean                 conduct_risk;        /* of prohibited conduct */
  const char              *conduct_text;
  gboolean                 substantial_impact;  /* Wales, reg. 8 */
  const DrConsultation    *consultations;       guint n_consultations;
  const DrNoConsultation  *no_consultations;    guint n_no_consultations;
  const DrAction          *actions;             guint n_actions;
  DrOutcome                outcome;
  const char              *outcome_reasons;
  const char              *legitimate_aim;      /* the three that "continue" must say; "" where not said */
  const char              *proportionate;
  const char              *less_harmful;
  DrDecision               decision;
  DrDate                   published;           /* the assessment itself */
  const DrMeasure         *measures;            guint n_measures;
  DrDate                   review;
  const DrChannelShare    *channel_shares;      guint n_channel_shares;
  DrDate                   reviewed;            /* when the review was done */
  DrDate                   reviewed_before;     /* when the one before was, after which review was set anew */
  const DrJustification   *justifications;      guint n_justifications;
  const DrAttachment      *attachments;         guint n_attachments;
  const DrSectionReview   *section_reviews;     guint n_section_reviews;
};

DrAssessment *dr_assessment_new   (void);
DrAssessment *dr_assessment_ref   (DrAssessment *self);
void          dr_assessment_unref (DrAssessment *self);

int           dr_assessment_find_point  (const DrAssessment *self, const char *id);
int           dr_assessment_find_option (const DrAssessment *self, const char *id);

const DrMeasureResult *dr_measure_latest (const DrMeasure *self, int group);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrAssessment, dr_assessment_unref)

G_END_DECLS
