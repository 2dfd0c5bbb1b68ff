/* dr-received-report.h: files from elsewhere that the register keeps, as a list, one by one, or as the bytes that came.
 * Used by list and show. It changes nothing in the register. */
#pragma once

#include "dr-cli-register.h"

G_BEGIN_DECLS

gboolean dr_received_is_digest (const char *word);
gboolean dr_received_list      (DrRegister *self, const char *after, guint limit, DrFormat format, GString *out,
                                GError **error);
gboolean dr_received_show      (DrRegister *self, const char *word, const char *output, DrFormat format, GString *out,
                                GError **error);

G_END_DECLS
