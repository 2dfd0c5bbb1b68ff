/* dr-guards.h: whether a person may change these fields of this version: what the workflow's table cannot tell without
 * looking at the version itself.
 * Used by the register's saves and steps, before and after the changes are made to a copy. It writes nothing. */
#pragma once

#include "dr-version.h"

G_BEGIN_DECLS

const char *dr_guards_service      (const DrVersion *version);
char       *dr_guards_signature_key (const char *key);
gboolean    dr_guards_may_write    (const DrVersion *version, const DrPeopleList *people, const char *person,
                                    GError **error);
gboolean    dr_guards_may_begin    (DrRegister *self, const DrPeopleList *people, const char *person,
                                    const char *service, GError **error);
gboolean    dr_guards_check_before (const DrVersion *version, const DrPeopleList *people, const char *person,
                                    const DrField *changes, guint n_changes, GError **error);
gboolean    dr_guards_check_after  (const DrVersion *version, const DrPeopleList *people, const char *person,
                                    const DrField *changes, guint n_changes, GError **error);

G_END_DECLS
