/* dr-services-private.h: the parts of the state of one service, a file each.
 * Used by dr-services-state.c and its parts only. */
#pragma once

#include "dr-channel-mix.h"
#include "dr-services-state.h"

G_BEGIN_DECLS

const char *dr_service_keep          (DrServiceState *self, char *text);
const char *dr_services_brief_shift (const DrEvidence *evidence, int service, DrArena *arena);
void        dr_service_add_customers (DrServiceState *self, const DrEvidence *evidence, int service);
void        dr_service_add_counts    (DrServiceState *self, const DrEvidence *evidence, int service, DrDate today);
void        dr_service_add_mixes     (DrServiceState *self, const DrEvidence *evidence, int service);

G_END_DECLS
