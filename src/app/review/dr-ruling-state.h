/* dr-ruling-state.h: what reviewer and approver have said of one answer to findings, and whether who sits there may.
 * Used where answers are shown. A pure function of a version, of the verdicts as they are typed, and of who sits there. */
#pragma once

#include "dr-people.h"
#include "dr-version.h"

G_BEGIN_DECLS

/* What is asked: the verdicts as they are typed, which may be ahead of the version. */
typedef struct {
  const DrVersion    *version;
  const DrPeopleList *people;
  const char         *person;             /* (nullable): id of who sits there */
  const char         *reviewer;           /* (nullable): id of who ruled on it */
  const char         *reviewer_verdict;   /* (nullable): "accepted" or "refused" */
  const char         *approver;
  const char         *approver_verdict;
} DrRulingQuestion;

typedef struct {
  const char *role;       /* (nullable): "reviewer" or "approver": whose turn it is; static */
  const char *verdict;    /* (nullable): of that role, as asked */
  gboolean    can;        /* who sits there may rule on it now */
  char       *reviewer;   /* (nullable): what the reviewer said, in a sentence */
  char       *approver;
  char       *why_not;    /* (nullable) */
  char       *accept;     /* what the button says */
  char       *refuse;
} DrRulingState;

void dr_ruling_state_init  (DrRulingState *self, const DrRulingQuestion *question);
void dr_ruling_state_clear (DrRulingState *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DrRulingState, dr_ruling_state_clear)

G_END_DECLS
