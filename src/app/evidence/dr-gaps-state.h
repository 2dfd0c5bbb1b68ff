/* dr-gaps-state.h: the gaps of the evidence as the page "Gaps" lists them: what would settle most first.
 * Used by that page. Pure: words and lengths of bars from the register's gaps; it looks nothing up. */
#pragma once

#include "dr-gaps.h"

G_BEGIN_DECLS

/* Whose gaps are shown, as a list to choose from. */
typedef struct {
  const char *name;             /* as shown */
  int         characteristic;   /* DR_GAPS_EVERY_GROUP, DR_GAPS_EVERYONE or a DrCharacteristic */
} DrGapsChoice;

#define DR_GAPS_EVERY_GROUP (-1)   /* the groups, without everyone together */
#define DR_GAPS_EVERYONE    (-2)   /* everyone together alone */

/* An assessment that one figure would help. All text is as displayed. */
typedef struct {
  const char *reference;
  guint       version;
  const char *title;    /* "EIA-2026-002, version 1: Savings in the service" */
  const char *people;   /* "about 984 people" */
} DrGapsUse;

typedef struct {
  const char      *title;       /* which figure */
  const char      *known;       /* what is known so far */
  const char      *find_out;    /* how to find out */
  const char      *people;      /* "984" */
  const char      *where;       /* "in 2 assessments" */
  const char      *spoken;      /* all of it in a sentence */
  double           share;       /* of the largest gain there is, 0..1 */
  const char      *figure;      /* (nullable): "use GROUP CHANNEL", "use GROUP prerequisite:ID" or "use GROUP point:ID", for
                                 * who shows the figure; none: no evidence base can hold it yet */
  const DrGapsUse *uses;        /* those that it would help most */
  guint            n_uses;
  const char      *more;        /* (nullable): how many others there are */
} DrGapsRow;

typedef struct {
  /*< private >*/
  DrArena            *arena;

  /*< public, read-only >*/
  const char         *summary;
  const char         *problems;     /* (nullable): how many assessments were not counted */
  const char * const *problem;      /* why not, one each, up to a %NULL */
  const DrGapsChoice *choices;      /* whose gaps there are */
  guint               n_choices;
  const DrGapsRow    *rows;
  guint               n_rows;       /* at most as many as were asked for */
  guint               n_all;        /* all there are of those asked for */
} DrGapsState;

DrGapsState *dr_gaps_state_new  (const DrGaps *gaps, int characteristic, guint max_rows);
void         dr_gaps_state_free (DrGapsState *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrGapsState, dr_gaps_state_free)

G_END_DECLS
