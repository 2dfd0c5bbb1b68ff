/* dr-result-entry.h: a result of a measure as it is typed, and what of it cannot be; and why nobody may type any now.
 * Pure functions. Used by DrResultsView. The register has the last word. */
#pragma once

#include "dr-date.h"
#include "dr-role.h"
#include "dr-vocabulary.h"

G_BEGIN_DECLS

char       *dr_result_entry_period  (const char *typed, DrDate effective, DrDate today, const char **problem,
                                     const char **remark);
const char *dr_result_entry_why_not (DrStage stage, const char *person, gboolean is_manager);
const char *dr_result_entry_kept    (void);
const char *dr_next_review_problem  (const char *typed, DrDate today);
const char *dr_action_close_why_not (DrStage stage, const char *person, gboolean is_manager);

G_END_DECLS
