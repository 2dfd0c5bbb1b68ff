/* dr-draft-begin.h: how a draft begins, whether it is an assessment's first version or the next.
 * Used by dr-drafts and dr-next-version only, which ask whether the person may. It takes over no verdict and no decision. */
#pragma once

#include "dr-version.h"

G_BEGIN_DECLS

DrFieldList *dr_draft_begin_fields (const DrField *fields, guint n_fields, const char *reference, const char *version,
                                    const char *author, const char *first_draft);
DrVersion   *dr_draft_begin_check  (DrRegister *self, const DrFieldList *fields, GError **error);
gboolean     dr_draft_begin_append (DrRegister *self, const DrPeopleList *people, const char *person,
                                    const DrVersion *version, const DrFieldList *fields, const char *origin,
                                    GError **error);

G_END_DECLS
