/* dr-justification-fields.h: answers to findings as fields of a draft.
 * Used by the window that asks for them and by the findings. The register binds an answer to the figures when it is saved. */
#pragma once

#include "dr-editor.h"

G_BEGIN_DECLS

char   **dr_justification_list  (DrEditor *editor, const char *rule, const char *rule_case);
const char *dr_justification_among (DrEditor *editor, const char * const *items, const char *subject);
char    *dr_justification_describe (DrEditor *editor, const char *rule, const char *rule_case);
char    *dr_justification_find  (DrEditor *editor, const char *rule, const char *rule_case, const char *subject);
gboolean dr_justification_write (DrEditor *editor, const char *item, const char *rule, const char *rule_case,
                                 const char *subjects, const char *text);

G_END_DECLS
