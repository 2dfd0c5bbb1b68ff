/* dr-contacts.h: yearly contacts by access point and channel, and what part of a channel's is withdrawn or reduced.
 * Used by the access figures, the demand that moves and who shows a service. Counts only: it never scales a part of a year to a whole one. */
#pragma once

#include "dr-access-figures.h"

G_BEGIN_DECLS

void   dr_contacts_fill  (DrAccessFigures *figures);

double dr_contacts_count (const DrService *service, int channel, int point, guint year);
guint  dr_contacts_year  (const DrService *service);

G_END_DECLS
