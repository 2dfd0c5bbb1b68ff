/* dr-json-members.h: members of a JSON object, null where nothing is known.
 * Used by the commands that print JSON. */
#pragma once

#include <json-glib/json-glib.h>

#include "dr-evidence.h"

G_BEGIN_DECLS

void dr_json_add_string (JsonBuilder *builder, const char *name, const char *value);
void dr_json_add_number (JsonBuilder *builder, const char *name, double value);
void dr_json_add_count  (JsonBuilder *builder, const char *name, guint value);
void dr_json_add_flag   (JsonBuilder *builder, const char *name, gboolean value);
void dr_json_add_date   (JsonBuilder *builder, const char *name, DrDate date);

void dr_json_add_evidence (JsonBuilder *builder, const DrEvidence *evidence);

G_END_DECLS
