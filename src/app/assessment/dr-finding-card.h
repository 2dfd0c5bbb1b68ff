/* dr-finding-card.h: the findings of one case of one rule: how severe, whom they concern, on which basis, and what to do.
 * Used by the findings pane and by "Check and submit". Acts through the window's actions. */
#pragma once

#include <adwaita.h>

#include "dr-editor.h"
#include "dr-findings-state.h"

G_BEGIN_DECLS

#define DR_TYPE_FINDING_CARD (dr_finding_card_get_type ())

G_DECLARE_FINAL_TYPE (DrFindingCard, dr_finding_card, DR, FINDING_CARD, AdwBin)

DrFindingCard *dr_finding_card_new    (DrEditor *editor, const DrFindingGroup *group);
void           dr_finding_card_follow (DrFindingCard *self, const DrFindingGroup *group);
gboolean       dr_finding_card_is_answered_alike (DrFindingCard *self);

G_END_DECLS
