/* dr-offer-input.h: an input of how an access point is offered, as a cell of the grid: small, and with choices that
 * change while others do. Used by DrAccessGrid. What a choice brings with it is its dr_input_set_give(). */
#pragma once

#include "dr-choice.h"
#include "dr-input.h"

G_BEGIN_DECLS

#define DR_TYPE_OFFER_INPUT (dr_offer_input_get_type ())

G_DECLARE_FINAL_TYPE (DrOfferInput, dr_offer_input, DR, OFFER_INPUT, DrInput)

DrOfferInput *dr_offer_input_new         (const char *name);
void          dr_offer_input_set_name    (DrOfferInput *self, const char *name);
void          dr_offer_input_set_choices (DrOfferInput *self, const DrChoice *choices, guint n, const char *value,
                                         const char *shown);

G_END_DECLS
