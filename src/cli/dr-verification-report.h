/* dr-verification-report.h: what verify found, as text for a terminal or as JSON.
 * Used by the command `verify`. It judges nothing. */
#pragma once

#include <json-glib/json-glib.h>

#include "dr-verification.h"

G_BEGIN_DECLS

void dr_verification_print    (const DrVerification *self, gboolean whole);
void dr_verification_add_json (JsonBuilder *builder, const DrVerification *self);

G_END_DECLS
