/* dr-check-json.h: a check as JSON, so that anyone can recompute it.
 * Used by `check --format json`. Intervals are [lo, hi], shares are rounded to 1e-9, unknown is null. */
#pragma once

#include <json-glib/json-glib.h>

#include "dr-check.h"
#include "dr-json-text.h"

G_BEGIN_DECLS

char *dr_check_to_json (const DrCheck *check);

void  dr_json_interval (JsonBuilder *builder, DrInterval interval);
void  dr_json_number   (JsonBuilder *builder, double number);

G_END_DECLS
