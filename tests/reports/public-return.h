/* public-return.h: the adversary of the public version, before a maintaining-access report.
 * Used by the tests of that report's public version only; shares no code with what makes it.
 * It knows the return's services, directorates, plans and groups, and which of them make up which. */
#pragma once

#include "dr-return-report.h"
#include "public-adversary.h"

G_BEGIN_DECLS

void adversary_return (Adversary *self, const DrReturnReport *input, const DrDocument *report, const DrDocument *shown);
void adversary_grid   (Adversary *self, const DrReturnReport *input, const DrDocument *shown);

G_END_DECLS
