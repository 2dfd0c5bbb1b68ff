/* dr-access-sentence.h: what the access review of the chosen option says of one group, in plain sentences.
 * Used by what shows impacts and actions. Pure. It gives both ends of every range, says what is not known, and judges
 * nothing. */
#pragma once

#include "dr-check.h"

G_BEGIN_DECLS

char *dr_access_sentence      (const DrCheck *check, guint group);
char *dr_access_loss_sentence (double people, const DrLoss *loss);

G_END_DECLS
