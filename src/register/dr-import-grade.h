/* dr-import-grade.h: how far a record from elsewhere can be relied on, in the register's word.
 * Used by import only, in any thread. It reads nothing but what it is given, and says more than that it agrees with
 * itself only of what a head noted outside covers. */
#pragma once

#include "dr-verification.h"
#include "dr-xml-document.h"

G_BEGIN_DECLS

const char *dr_import_grade       (const DrXmlDocument *document, gboolean is_whole);
const char *dr_import_bag_grade   (const DrVerification *verification);
gboolean    dr_import_is_anchored (const DrVerification *verification, GError **error);

G_END_DECLS
