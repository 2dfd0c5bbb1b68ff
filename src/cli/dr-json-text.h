/* dr-json-text.h: a JSON tree as text, with numbers as the decimals they were rounded to.
 * Used by every command that prints JSON. */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

char *dr_json_to_text (JsonBuilder *builder);

G_END_DECLS
