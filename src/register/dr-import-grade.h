/* dr-import-grade.h: how far a record from elsewhere can be relied on, in the register's word.
 * Used by import only, in any thread. It reads nothing but what it is given, and never says more than that it agrees
 * with itself. */
#pragma once

#include "dr-xml-document.h"

G_BEGIN_DECLS

const char *dr_import_grade (const DrXmlDocument *document, gboolean is_whole);

G_END_DECLS
