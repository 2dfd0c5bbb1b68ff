/* dr-suggestion-card.h: one suggested action: what to do, for whom, why, and the button that adds it.
 * Used by the section on actions. It adds nothing itself: it says that it was taken. */
#pragma once

#include <adwaita.h>

#include "dr-suggestions.h"

G_BEGIN_DECLS

#define DR_TYPE_SUGGESTION_CARD (dr_suggestion_card_get_type ())

G_DECLARE_FINAL_TYPE (DrSuggestionCard, dr_suggestion_card, DR, SUGGESTION_CARD, GtkBox)

DrSuggestionCard *dr_suggestion_card_new       (const DrSuggestion *suggestion, guint index, const char *groups);
guint             dr_suggestion_card_get_index (DrSuggestionCard *self);

G_END_DECLS
