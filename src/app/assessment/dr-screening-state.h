/* dr-screening-state.h: what the checks say about the need for a full assessment, in words.
 * Used by the section “Screening”, beside the officer's own decision. Pure function of a check; the officer decides. */
#pragma once

#include "dr-check.h"

G_BEGIN_DECLS

typedef enum {
  DR_SCREENING_VIEW_NOT_YET,    /* the checks have nothing to look at */
  DR_SCREENING_VIEW_QUIET,      /* nothing calls for one */
  DR_SCREENING_VIEW_CALLS,      /* something does */
  DR_SCREENING_VIEW_CONFLICT,   /* something does, and the change is screened out */
  DR_SCREENING_VIEW_PAST,        /* nothing is said */
} DrScreeningView;

typedef struct {
  DrScreeningView  view;
  char            *headline;   /* translated */
  GStrv            lines;      /* translated: the reasons */
} DrScreeningState;

void        dr_screening_state_init  (DrScreeningState *self, const DrCheck *check, gboolean draft);
void        dr_screening_state_clear (DrScreeningState *self);
const char *dr_screening_state_icon  (const DrScreeningState *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DrScreeningState, dr_screening_state_clear)

G_END_DECLS
