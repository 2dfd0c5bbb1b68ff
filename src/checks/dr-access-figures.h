/* dr-access-figures.h: the figures that an access review needs, chosen from the evidence and laid out densely.
 * Of several figures for the same thing it takes the latest, then the one with the larger base, then the first.
 * Used by the access review, settle and the rules. It decides nothing and changes nothing. */
#pragma once

#include "dr-assessment.h"
#include "dr-interval.h"

G_BEGIN_DECLS

/* Which places of an option a question is about. The letters are those of the published arithmetic. */
typedef enum {
  DR_PLACES_BEFORE,                /* B */
  DR_PLACES_AFTER,                 /* S, new places included */
  DR_PLACES_WITHDRAWN,             /* W, the old places of relocated points included */
  DR_PLACES_LOST,                  /* W and the reduced points */
  DR_PLACES_UNTOUCHED,             /* S without R */
  DR_PLACES_AFTER_MITIGATED,       /* S and the mitigations that count */
  DR_PLACES_UNTOUCHED_MITIGATED,   /* S without R, and the mitigations that count */
} DrPlaceSet;
#define DR_N_PLACE_SETS 7

/* How an access point stands in an option: bits. */
typedef enum {
  DR_POINT_BEFORE = 1 << 0,      /* offered before: in B */
  DR_POINT_AFTER = 1 << 1,       /* offered after: in S */
  DR_POINT_WITHDRAWN = 1 << 2,   /* in W */
  DR_POINT_REDUCED = 1 << 3,     /* in R: full to reduced, or fewer weekly hours */
  DR_POINT_RELOCATED = 1 << 4,   /* in W, but it has a new place */
  DR_POINT_TARGET = 1 << 5,      /* in R: where a relocated one goes */
} DrPointState;

/* A figure as chosen: its interval, and where it came from. */
typedef struct {
  DrInterval interval;   /* [0, 1] where there is no figure */
  int        figure;     /* index of the evidence's figures; DR_NO_INDEX: none */
} DrChosenFigure;

/* Places of one set in one option, ordered by channel (evidence order), then as the assessment lists them. */
typedef struct {
  const guint *items;   /* indices of places */
  guint        n;
} DrPlaceList;

typedef struct _DrAccessFigures DrAccessFigures;

/* A *place* here is an access point of the assessment or, behind those, a mitigation that counts.
 * Rows are groups as in the evidence; all arrays are row-major. */
struct _DrAccessFigures {
  const DrEvidence   *evidence;      /* not owned: must outlive this */
  const DrAssessment *assessment;    /* likewise */

  guint               n_groups;
  guint               n_channels;
  guint               n_prerequisites;
  guint               n_points;
  guint               n_mitigations;
  guint               n_places;      /* n_points + n_mitigations */
  guint               n_options;

  double             *people;            /* [group] N_g; DR_UNKNOWN */
  double             *proportion;        /* [group] π: of the base of its own table; DR_UNKNOWN */
  DrChosenFigure     *use_channel;       /* [group × channel] */
  DrChosenFigure     *use_prerequisite;  /* [group × prerequisite] */
  DrChosenFigure     *use_place;         /* [group × place] its own figure, if any */
  DrChosenFigure     *prefer;            /* [group × channel] the share itself, without an interval around it */
  double             *prefer_known;      /* [group] sum of its prefer figures; DR_UNKNOWN: it has none */

  int                *channel;           /* [place] */
  int                *prerequisite;      /* [channel] DR_NO_INDEX: none */
  gboolean           *placed;            /* [place] not remote */
  gboolean           *new_place;         /* [place] placed and not offered before */
  guint              *n_before;          /* [channel] its points in B */
  guint              *state;             /* [option × point] bits of DrPointState */
  DrPlaceList        *lists;             /* [option × DrPlaceSet] */
  gboolean           *mitigates;         /* [option × mitigation × group] */
  int                *mitigation_action; /* [mitigation] index of the assessment's actions */

  DrInterval         *withdrawn_share;   /* [option × channel] v: of its contacts, at withdrawn points without a new place */
  DrInterval         *reduced_share;     /* [option × channel] r: of its contacts, at reduced or relocated points */
  double             *point_contacts;    /* [point] a year; DR_UNKNOWN */
  double             *channel_contacts;  /* [channel] a year; DR_UNKNOWN */

  /*< private >*/
  DrArena            *arena;
};

DrAccessFigures *dr_access_figures_new        (const DrEvidence *evidence, const DrAssessment *assessment,
                                               double assumed_base);
void             dr_access_figures_free       (DrAccessFigures *self);

DrInterval       dr_access_figures_interval   (const DrEvidence *evidence, double share, guint n, int source,
                                               double assumed_base);
gboolean         dr_access_figures_mitigates  (const DrAccessFigures *self, guint option, guint mitigation, guint group);
gboolean         dr_access_figures_any_mitigation (const DrAccessFigures *self, guint option, guint group);
gboolean         dr_access_figures_meets      (const DrAccessFigures *self, guint place, int need);
gboolean         dr_access_figures_set_aside  (const DrAccessFigures *self, guint figure);

/**
 * dr_access_figures_state:
 * @self: figures
 * @option: index of the assessment's options
 * @point: index of the assessment's points
 *
 * Returns: how the point stands in the option: bits of #DrPointState
 */
static inline guint
dr_access_figures_state (const DrAccessFigures *self,
                         guint                  option,
                         guint                  point)
{
  return self->state[option * self->n_points + point];
}

/**
 * dr_access_figures_goes:
 * @self: figures
 * @option: index of the assessment's options
 * @point: index of the assessment's points
 *
 * Returns: whether the point is withdrawn and has no new place
 */
static inline gboolean
dr_access_figures_goes (const DrAccessFigures *self,
                        guint                  option,
                        guint                  point)
{
  guint state = dr_access_figures_state (self, option, point);

  return (state & DR_POINT_WITHDRAWN) != 0 && (state & DR_POINT_RELOCATED) == 0;
}

/**
 * dr_access_figures_list:
 * @self: figures
 * @option: index of the assessment's options
 * @set: which places
 *
 * Returns: (transfer none): those places of the option
 */
static inline const DrPlaceList *
dr_access_figures_list (const DrAccessFigures *self,
                        guint                  option,
                        DrPlaceSet             set)
{
  return &self->lists[option * DR_N_PLACE_SETS + set];
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrAccessFigures, dr_access_figures_free)

G_END_DECLS
