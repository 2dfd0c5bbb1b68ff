/* dr-item-card.h: one item of a list of a draft: its title, what it is in short, and its controls under it, folded or open.
 * Used by DrItemList only. Its controls are made when it is first opened. It changes nothing in the draft. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define DR_TYPE_ITEM_CARD (dr_item_card_get_type ())

G_DECLARE_FINAL_TYPE (DrItemCard, dr_item_card, DR, ITEM_CARD, GtkBox)

DrItemCard *dr_item_card_new         (const char *item, gboolean movable);
const char *dr_item_card_get_item    (DrItemCard *self);
void        dr_item_card_set_item    (DrItemCard *self, const char *item);
void        dr_item_card_set_words   (DrItemCard *self, const char *title, const char *summary);
void        dr_item_card_set_actions (DrItemCard *self, gboolean removable, gboolean up, gboolean down);
GtkWidget  *dr_item_card_get_content (DrItemCard *self);
void        dr_item_card_set_content (DrItemCard *self, GtkWidget *content);
gboolean    dr_item_card_is_open     (DrItemCard *self);
void        dr_item_card_set_open    (DrItemCard *self, gboolean open);

G_END_DECLS
