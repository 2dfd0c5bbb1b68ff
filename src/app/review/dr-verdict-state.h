/* dr-verdict-state.h: what a section's review says: the verdict and comment on it, whose they are, and whether who sits
 * there may give one.
 * Used at the end of every section, in the list of sections and by the review as a whole. Pure functions of a version, of
 * the fields as they are typed, and of who sits there. */
#pragma once

#include "dr-people.h"
#include "dr-version.h"

G_BEGIN_DECLS

/* What is asked: the verdict as it is typed, which may be ahead of the version. */
typedef struct {
  const DrVersion    *version;
  const DrPeopleList *people;
  const char         *person;    /* (nullable): id of who sits there */
  const char         *verdict;   /* (nullable): its word */
  const char         *by;        /* (nullable): person id */
  const char         *comment;   /* (nullable) */
  gboolean            over;      /* somebody else's is about to be replaced */
} DrVerdictQuestion;

typedef struct {
  gboolean  shown;      /* it was submitted, and there is a verdict or may be one */
  gboolean  writable;   /* by who sits there, now */
  gboolean  can_take_over;   /* somebody else's stands, and may be replaced */
  char     *title;
  char     *verdict;    /* (nullable): who says what, to be read where it is not @writable */
  char     *comment;    /* (nullable) */
  char     *why_not;    /* (nullable): why who sits there gives none */
} DrVerdictState;

const char *dr_section_verdict_label (DrSectionVerdict verdict);
const char *dr_section_verdict_on    (const DrAssessment *assessment, const char *section);
const char *dr_section_verdict_icon  (DrSectionVerdict verdict);
const char *dr_people_name           (const DrPeopleList *people, const char *person);
char       *dr_version_refusal       (const DrVersion *version, const DrPeopleList *people, const char *person, DrStep step);

void        dr_verdict_state_init    (DrVerdictState *self, const DrVerdictQuestion *question);
void        dr_verdict_state_clear   (DrVerdictState *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DrVerdictState, dr_verdict_state_clear)

G_END_DECLS
