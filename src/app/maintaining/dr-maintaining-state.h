/* dr-maintaining-state.h: what the Maintaining access place shows of a return: its figures, grids and lists in words, and
 * which assessments stand behind each of them.
 * Used by the place and its parts. Pure: details of a return and a filter in, texts out; no widget, no store, no clock. */
#pragma once

#include "dr-heat-map.h"
#include "dr-questionnaire.h"
#include "dr-register-state.h"
#include "dr-return-details.h"
#include "dr-timeline-chart.h"

G_BEGIN_DECLS

/* What the grid of groups and services says. */
typedef enum {
  DR_MAINTAINING_NEGATIVE,    /* assessments that say negative or mixed */
  DR_MAINTAINING_EXCLUDED,    /* people newly excluded, with mitigations */
  DR_MAINTAINING_AT_RISK,     /* likewise */
  DR_MAINTAINING_DISPLACED,
} DrMaintainingQuantity;
#define DR_N_MAINTAINING_QUANTITIES 4

typedef struct {
  const char            *directorate;   /* (nullable): title; NULL: all, and services of none */
  DrMaintainingQuantity  quantity;
  const DrQuestionnaire *questionnaire; /* (nullable): whose shared questions satisfaction is shown by */
  guint                  min_base;      /* answers below which a result is marked */
  const char          *(*name_of) (const char *person, gpointer data);   /* (nullable): of an owner */
  gpointer               data;          /* for name_of */
} DrMaintainingFilter;

/* The assessments that a figure comes from: indices of the details. */
typedef struct {
  const guint *items;
  guint        n;
} DrBehind;

typedef struct {
  const char *label;
  guint       n;
  DrBehind    behind;
} DrMaintainingCount;

typedef struct {
  const char    *title;
  const char    *subtitle;   /* "" where there is none */
  const char    *note;       /* at the end: where it stands; "" where there is none */
  DrRegisterTone tone;       /* of the note */
  gboolean       heading;    /* of the lines that follow: an owner, a service */
  DrBehind       behind;
} DrMaintainingLine;

typedef struct {
  const char              *summary;   /* in a sentence; "" where the list is empty */
  const char              *empty;     /* shown instead of an empty list: what would fill it */
  const DrMaintainingLine *lines;
  guint                    n_lines;
} DrMaintainingList;

typedef struct {
  DrHeatMapData   data;      /* no rows: nothing to show */
  const DrBehind *behind;    /* [row × column] */
  const char     *empty;     /* shown instead of a grid without rows */
} DrMaintainingGrid;

typedef enum {
  DR_MAINTAINING_ACTIONS,
  DR_MAINTAINING_TARGETS,
  DR_MAINTAINING_PREDICTIONS,
  DR_MAINTAINING_LATE,         /* reviews and publications */
} DrMaintainingPart;
#define DR_N_MAINTAINING_PARTS 4

typedef struct {
  /*< private >*/
  DrArena                  *arena;

  /*< public, read-only >*/
  const char *const        *directorates;   /* of the whole return, sorted; ends with NULL */
  gboolean                  is_empty;       /* no assessment belongs to it */
  const char               *headline;       /* the figures, in a sentence or two */
  const char               *burden;         /* on which group most falls; "" where nothing is negative */
  const char               *caution;        /* how they are to be read, and what they cannot show */
  const DrMaintainingCount *stages;         guint n_stages;
  const DrMaintainingCount *outcomes;       guint n_outcomes;
  DrMaintainingGrid         effects;        /* groups × services */
  DrTimelineData            moves;          /* access points; no events: none moved */
  const DrBehind           *moves_behind;   /* by event */
  const char               *moves_summary;
  const char               *moves_empty;
  DrMaintainingGrid         satisfaction;   /* groups × questions */
  DrMaintainingList         lists[DR_N_MAINTAINING_PARTS];
} DrMaintainingState;

DrMaintainingState *dr_maintaining_state_new  (const DrReturnDetails *details, const DrMaintainingFilter *filter);
void                dr_maintaining_state_free (DrMaintainingState *self);

const char         *dr_maintaining_quantity_name (DrMaintainingQuantity quantity);

/* A period to choose. */
typedef struct {
  char *label;   /* for people */
  char *word;    /* as dr_return_parse_period() takes it */
} DrMaintainingPeriod;

GPtrArray          *dr_maintaining_periods    (DrDate today);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrMaintainingState, dr_maintaining_state_free)

G_END_DECLS
