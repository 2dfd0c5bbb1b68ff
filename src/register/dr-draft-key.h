/* dr-draft-key.h: the key of one field of an assessment: the path to it, as options/option[desk]/@name.
 * Used by dr-draft-fields, by the register's guards and by the app, which build and compare keys.
 * It never looks at values; the characters [ ] / | % and controls of an identity stand percent-encoded in a key. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char    *dr_draft_key                    (const char *pattern, ...) G_GNUC_NULL_TERMINATED;
char    *dr_draft_key_without_identities (const char *key);
gboolean dr_draft_key_is_below           (const char *key, const char *prefix);
gboolean dr_draft_keys_reach             (const char * const *keys, const char *prefix);
char   **dr_draft_key_identity           (const char *key, GError **error);
gboolean dr_draft_key_check              (const char *key, GError **error);

G_END_DECLS
