/* verify-bag-fixture.h: whole bags of two assessments, and their verification with all that it tells on the way.
 * Used by the tests of the verification of bags only. A failure here is a failed test. */
#pragma once

#include "verify-fixture.h"

G_BEGIN_DECLS

#define REFERENCE "NH-2025-001"
#define OTHER "NH-2025-002"

Maker          *verify_bag_make          (const Mischief *mischief);
DrVerification *verify_bag               (const char *path, const char * const *anchors);
void            verify_bag_expect_failed (const DrVerification *verification, DrVerifyCheck check, const char *words);
void            verify_bag_expect_named  (const DrVerification *verification, DrVerifyCheck check, const char *words);

G_END_DECLS
