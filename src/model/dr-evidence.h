/* dr-evidence.h: the evidence base of a council: who lives there, what they can use, and how that is known.
 * Immutable snapshot, shared between threads by reference count. Built by the loaders in records and import.
 * It computes nothing and fills no gap: what is not known is DR_UNKNOWN or an absent row. */
#pragma once

#include <glib.h>
#include <math.h>

#include "dr-arena.h"
#include "dr-date.h"
#include "dr-vocabulary.h"

G_BEGIN_DECLS

/* A number that is not known. Test with dr_is_known(). */
#define DR_UNKNOWN ((double) NAN)
#define dr_is_known(number) (!isnan (number))

/* "No such row" where a field is an index into one of the arrays of the same evidence base. */
#define DR_NO_INDEX (-1)

/* The pseudo-group of everybody in the reference population: always the first of the groups. */
#define DR_GROUP_ALL 0
#define DR_GROUP_ALL_ID "all"

/* Indices into an array of the evidence base, in document order. */
typedef struct {
  const int *items;
  guint      n;
} DrIndices;

/* Identifiers of things that another file declares, in document order. */
typedef struct {
  const char * const *items;
  guint               n;
} DrIds;

typedef struct {
  const char *id;     /* an official code where there is one, e.g. E07000242 */
  const char *name;
} DrArea;

typedef struct {
  const char   *id;
  const char   *title;
  const char   *publisher;
  DrSourceKind  kind;
  DrDate        fieldwork;    /* when the fieldwork ended; perhaps only its year or month */
  DrDate        published;    /* perhaps none */
  guint         n;            /* unweighted respondents; 0: not given */
  guint         sent;         /* number asked; 0: not given */
  int           area;         /* index of areas */
  const char   *population;   /* whom it speaks of, in words, e.g. "usual residents" */
  const char   *how_known;    /* how the figures reached us, in words */
  const char   *licence;      /* (nullable) */
  const char   *link;         /* (nullable) */
  const char   *file_digest;  /* (nullable): SHA-256 of the file it came from, 64 hexadecimal digits */
  const char   *note;         /* (nullable) */
  guint         line;
} DrSource;

typedef struct {
  const char *id;
  const char *name;
} DrNeed;

typedef struct {
  const char *id;
  const char *name;
} DrPrerequisite;

typedef struct {
  const char *text;            /* in words, e.g. "answered within 20 seconds" */
  double      value;           /* in @unit; DR_UNKNOWN where only words are given */
  const char *unit;            /* (nullable) */
  gboolean    higher_is_better;
} DrStandard;

typedef struct {
  const char *id;
  const char *name;
  gboolean    digital;
  int         prerequisite;    /* index, or DR_NO_INDEX */
  DrIndices   needs;           /* that it meets wherever it is offered */
  DrStandard *standard;        /* (nullable): the council's own */
  guint       line;
} DrChannel;

typedef struct {
  const char *id;
  const char *name;
  gboolean    partition;       /* its groups are disjoint and make up the whole base */
  guint       line;
} DrDimension;

typedef struct {
  guint  year;
  double count;                /* people */
  int    source;
} DrProjection;

typedef struct {
  const char         *id;
  const char         *name;
  DrCharacteristic    characteristic;
  gboolean            without_characteristic; /* those who do not share it, e.g. people who are not disabled */
  int                 dimension;      /* index; DR_NO_INDEX for `all` */
  DrUnit              unit;
  double              count;          /* in @unit; DR_UNKNOWN */
  double              base;           /* of its own table, same unit; DR_UNKNOWN */
  double              share;          /* of the reference population, 0..1, where only that is known; DR_UNKNOWN */
  int                 source;         /* index; DR_NO_INDEX where neither count nor share is known */
  int                 area;           /* index: that of the source unless stated */
  const char         *population;     /* that of the source unless stated */
  const char         *how_known;      /* (nullable): where it differs from the source's */
  DrIndices           needs;
  const DrProjection *projections;
  guint               n_projections;
  guint               line;
} DrGroup;

/* What a figure speaks of. */
typedef enum { DR_TARGET_CHANNEL, DR_TARGET_PREREQUISITE, DR_TARGET_POINT } DrFigureTarget;

typedef struct {
  const char     *id;
  DrFigureKind    kind;
  int             group;         /* index */
  DrFigureTarget  target;
  int             target_index;  /* of channels, prerequisites or points */
  double          share;         /* 0..1 */
  guint           n;             /* that of the source unless stated; 0: not given */
  int             source;        /* index */
  int             area;          /* index: that of the source unless stated */
  const char     *population;    /* that of the source unless stated */
  DrUnit          unit;
  DrDate          date;          /* that of the source's fieldwork unless stated */
  const char     *how_known;     /* (nullable): where it differs from the source's */
  const char     *note;          /* (nullable) */
  guint           line;
} DrFigure;

typedef struct {
  int    channel;   /* index */
  double share;     /* 0..1 */
} DrMixShare;

typedef struct {
  const char       *id;
  DrMixKind         kind;
  int               service;      /* index; DR_NO_INDEX: the district */
  DrDate            period;
  gboolean          complete;     /* what is missing from 1 is `other` */
  const char       *comparable;   /* (nullable): mixes with the same word may be compared though periods differ */
  int               source;
  const DrMixShare *shares;
  guint             n_shares;
  guint             line;
} DrMix;

/* An access point of a service: a channel at a place, or remote. */
typedef struct {
  const char *id;
  const char *name;
  int         service;       /* index */
  int         channel;       /* index */
  const char *place;         /* (nullable): remote */
  double      hours;         /* weekly; DR_UNKNOWN */
  DrIndices   needs;         /* met here, besides those its channel always meets */
  guint       line;
} DrPoint;

typedef struct {
  int    group;   /* index */
  double count;   /* customers; DR_UNKNOWN where only a share is known */
  double base;    /* of its own table; DR_UNKNOWN: the profile's total */
  double share;   /* 0..1; DR_UNKNOWN */
} DrProfileRow;

/* Contacts in one period by channel, or by one access point of it. */
typedef struct {
  int    channel;   /* index */
  int    point;     /* index, or DR_NO_INDEX: the whole channel */
  DrDate period;    /* a month or a year */
  double count;
  int    source;
} DrContactCount;

typedef struct {
  int    channel;
  double per_year;   /* contacts that can be handled */
  int    source;
} DrCapacity;

typedef struct {
  const char *name;
  double      share;   /* of contacts, 0..1; DR_UNKNOWN */
  int         channel; /* index, or DR_NO_INDEX: all */
  int         source;
} DrContactReason;

typedef struct {
  int         group;
  const char *text;
  int         source;   /* DR_NO_INDEX where it is the service's own word */
} DrWorksBest;

typedef struct {
  int    channel;
  int    group;     /* index; DR_GROUP_ALL: the service's */
  double share;     /* 0..1; DR_UNKNOWN: to be announced */
  DrDate by;
} DrShiftTarget;

typedef struct {
  int        channel;
  DrStandard standard;
} DrChannelStandard;

typedef struct {
  const char              *id;
  const char              *name;
  const char              *manager;        /* (nullable): person id */
  const char              *directorate;    /* (nullable) */
  const char              *plan;           /* (nullable): service plan */
  const char              *plan_year;      /* (nullable) */
  double                   profile_total;  /* customers; DR_UNKNOWN */
  int                      profile_source; /* DR_NO_INDEX: no customer profile of its own */
  const DrProfileRow      *profile;
  guint                    n_profile;
  const DrChannelStandard *standards;
  guint                    n_standards;
  const DrContactCount    *contacts;
  guint                    n_contacts;
  const DrCapacity        *capacities;
  guint                    n_capacities;
  const DrContactReason   *reasons;
  guint                    n_reasons;
  const DrWorksBest       *works_best;
  guint                    n_works_best;
  const DrShiftTarget     *targets;
  guint                    n_targets;
  guint                    line;
} DrService;

typedef struct _DrEvidence DrEvidence;

struct _DrEvidence {
  /*< private >*/
  gatomicrefcount       ref_count;
  DrArena              *arena;

  /*< public, read-only >*/
  const char           *id;
  const char           *version;
  const char           *title;
  const char           *council;
  DrNation              nation;
  DrDate                published;   /* of this version of the evidence base */
  int                   area;        /* index: the reference area */
  const DrArea         *areas;          guint n_areas;
  const DrSource       *sources;        guint n_sources;
  const DrNeed         *needs;          guint n_needs;
  const DrPrerequisite *prerequisites;  guint n_prerequisites;
  const DrChannel      *channels;       guint n_channels;
  const DrDimension    *dimensions;     guint n_dimensions;
  const DrGroup        *groups;         guint n_groups;     /* the first is `all` */
  const DrFigure       *figures;        guint n_figures;
  const DrMix          *mixes;          guint n_mixes;
  const DrService      *services;       guint n_services;
  const DrPoint        *points;         guint n_points;     /* of all services */
};

DrEvidence *dr_evidence_new   (void);
DrEvidence *dr_evidence_ref   (DrEvidence *self);
void        dr_evidence_unref (DrEvidence *self);

int         dr_evidence_find_area         (const DrEvidence *self, const char *id);
int         dr_evidence_find_source       (const DrEvidence *self, const char *id);
int         dr_evidence_find_need         (const DrEvidence *self, const char *id);
int         dr_evidence_find_prerequisite (const DrEvidence *self, const char *id);
int         dr_evidence_find_channel      (const DrEvidence *self, const char *id);
int         dr_evidence_find_dimension    (const DrEvidence *self, const char *id);
int         dr_evidence_find_group        (const DrEvidence *self, const char *id);
int         dr_evidence_find_service      (const DrEvidence *self, const char *id);
int         dr_evidence_find_point        (const DrEvidence *self, const char *id);
char       *dr_evidence_call_service      (const DrEvidence *self, const char *id);

gboolean    dr_figure_is_better    (const DrFigure *a, const DrFigure *b);
int         dr_evidence_choose_figure (const DrEvidence *self, DrFigureKind kind, int group, DrFigureTarget target,
                                       int target_index);

gboolean    dr_indices_contain (const DrIndices *self, int index);
gboolean    dr_ids_contain     (const DrIds *self, const char *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrEvidence, dr_evidence_unref)

G_END_DECLS
