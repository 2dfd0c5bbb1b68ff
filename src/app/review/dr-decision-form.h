/* dr-decision-form.h: asks for the decision as it was taken: when, by whom, what, and whether the assessment was there.
 * Used by the review's last section. Keeps what is typed until it is recorded; it records nothing itself. */
#pragma once

#include <adwaita.h>

#include "dr-draft-changes.h"
#include "dr-editor.h"

G_BEGIN_DECLS

#define DR_TYPE_DECISION_FORM (dr_decision_form_get_type ())

G_DECLARE_FINAL_TYPE (DrDecisionForm, dr_decision_form, DR, DECISION_FORM, AdwBin)

DrDecisionForm *dr_decision_form_new     (DrEditor *editor);
char           *dr_decision_form_missing (DrDecisionForm *self);
DrDraftChanges *dr_decision_form_changes (DrDecisionForm *self);
void            dr_decision_form_forget  (DrDecisionForm *self);

G_END_DECLS
