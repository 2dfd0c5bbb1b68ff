/* dr-mix-json.h: channel mixes and their gaps as JSON.
 * Used by `mix` and `check`, so that both say them alike. It computes nothing. */
#pragma once

#include <json-glib/json-glib.h>

#include "dr-channel-mix.h"

G_BEGIN_DECLS

void dr_mixes_to_json (JsonBuilder *builder, const DrEvidence *evidence, const DrChannelMixes *mixes);

G_END_DECLS
