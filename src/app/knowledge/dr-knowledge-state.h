/* dr-knowledge-state.h: what the place Knowledge says: bounds of a threshold, families of rules, fields of an edition in
 * words, what another rulebook would change, and why somebody may only read.
 * Pure functions, used by the pages of the place and tested without a display. */
#pragma once

#include "dr-edition-fields.h"
#include "dr-people.h"
#include "dr-recheck.h"

G_BEGIN_DECLS

/* What would be another, counted. Texts are translated. */
typedef struct {
  guint64     n_looked_at;   /* sealed versions and drafts */
  guint       n_concerned;   /* of them */
  guint       n_appear;      /* findings that would be new */
  guint       n_vanish;
  guint       n_other;       /* findings with another severity or case, and results that become known or unknown */
  char       *headline;
  char      **by_rule;       /* a line a rule, up to a %NULL */
  char      **assessments;   /* a line each, up to a %NULL */
} DrWhatChanges;

char       *dr_threshold_problem   (const DrParameter *parameter, const char *value);
char       *dr_threshold_help      (const DrParameter *parameter);
char       *dr_threshold_words     (const DrParameter *parameter, double value);
char       *dr_threshold_heading   (const DrParameter *parameter);
const char *dr_rule_family         (const char *rule);
char       *dr_case_steps_words    (const DrCase *rule_case);
char       *dr_edition_key_words   (const char *key, const DrRulebook *rulebook, const DrQuestionnaire *questionnaire);
const char *dr_knowledge_why_not   (const DrPeopleList *people, const char *person);

void        dr_what_changes_init   (DrWhatChanges *self, const DrRecheck *recheck, const DrRulebook *rulebook);
void        dr_what_changes_clear  (DrWhatChanges *self);
void        dr_what_changes_free   (DrWhatChanges *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DrWhatChanges, dr_what_changes_clear)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrWhatChanges, dr_what_changes_free)

G_END_DECLS
