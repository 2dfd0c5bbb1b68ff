/* dr-action-card.h: the controls of one action, with the other way in that it may open.
 * Used by the section on actions as what a card of its list holds. It judges nothing. */
#pragma once

#include <adwaita.h>

#include "dr-editor.h"

G_BEGIN_DECLS

#define DR_TYPE_ACTION_CARD (dr_action_card_get_type ())

G_DECLARE_FINAL_TYPE (DrActionCard, dr_action_card, DR, ACTION_CARD, GtkBox)

DrActionCard *dr_action_card_new     (DrEditor *editor, const char *item);
void          dr_action_card_refresh (DrActionCard *self);

G_END_DECLS
