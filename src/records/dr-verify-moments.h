/* dr-verify-moments.h: tells whoever asked for a verification which checks begin, and which nothing more comes of.
 * Used by verify, for records and bags. It decides nothing: whoever calls it knows what it has done. */
#pragma once

#include "dr-verify.h"

G_BEGIN_DECLS

#define DR_VERIFY_BIT(check) (1u << (check))

void dr_verify_begun (const DrVerifyOptions *options, const DrVerification *report, guint checks);
void dr_verify_done  (const DrVerifyOptions *options, const DrVerification *report, guint checks);

G_END_DECLS
