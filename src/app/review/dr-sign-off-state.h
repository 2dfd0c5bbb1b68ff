/* dr-sign-off-state.h: a review as a whole: what was said of each section, which answers nobody has ruled on, and which
 * steps can be taken from here or why not.
 * Used by the last section once an assessment was submitted. A pure function of a version and of who sits there. */
#pragma once

#include "dr-people.h"
#include "dr-version.h"

G_BEGIN_DECLS

#define DR_MAX_SIGN_OFFS 3

typedef struct {
  const char *section;   /* id */
  const char *title;
  int         verdict;   /* a #DrSectionVerdict; -1: none yet */
  const char *by;        /* name; "" without a verdict */
  const char *comment;   /* "" where there is none */
} DrSectionSaid;

typedef struct {
  DrStep      step;
  const char *label;     /* of its button */
  gboolean    can;
  const char *why_not;   /* (nullable): where it cannot be taken */
} DrSignOffStep;

typedef struct {
  /*< private >*/
  DrArena             *arena;

  /*< public, read-only >*/
  gboolean             shown;         /* it was submitted */
  gboolean             reviews;       /* it is under review, or was reviewed: sections are worth listing */
  const char          *summary;       /* of what is missing, in a sentence or two */
  const DrSectionSaid *sections;
  guint                n_sections;
  guint                n_unsaid;      /* sections without a verdict */
  const char          *unsaid;        /* what is said of those */
  guint                n_unruled;     /* answers that stand and wait for the reviewer's or the approver's word */
  guint                n_refused;     /* answers that stand, were refused by whoever signs next, and so hold up the step */
  guint                n_idle;        /* answers that were refused without holding it up, as one to an advice */
  guint                n_blocking;    /* findings that stand in the way of the next step */
  DrSignOffStep        steps[DR_MAX_SIGN_OFFS];
  guint                n_steps;
  gboolean             asks_comment;
  const char          *comment_label;
  gboolean             decides;       /* the decision is to be recorded */
  gboolean             decided;       /* it was */
} DrSignOff;

DrSignOff  *dr_sign_off_new   (const DrVersion *version, const DrPeopleList *people, const char *person, gboolean saved);
void        dr_sign_off_free  (DrSignOff *self);
const char *dr_sign_off_done  (DrStage stage);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrSignOff, dr_sign_off_free)

G_END_DECLS
