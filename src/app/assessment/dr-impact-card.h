/* dr-impact-card.h: the controls of one impact entry, with what the figures say of its groups above the judgement.
 * Used by the section on impacts as what a card of its list holds. It computes nothing: dr-impacts-state does. */
#pragma once

#include <adwaita.h>

#include "dr-editor.h"
#include "dr-impacts-state.h"

G_BEGIN_DECLS

#define DR_TYPE_IMPACT_CARD (dr_impact_card_get_type ())

G_DECLARE_FINAL_TYPE (DrImpactCard, dr_impact_card, DR, IMPACT_CARD, GtkBox)

DrImpactCard *dr_impact_card_new     (DrEditor *editor, const char *item);
void          dr_impact_card_refresh (DrImpactCard *self, const DrImpactsState *state);

G_END_DECLS
