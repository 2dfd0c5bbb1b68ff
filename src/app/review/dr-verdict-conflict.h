/* dr-verdict-conflict.h: a verdict that two officers gave at once: what each said, and both comments in one.
 * Used by the window that asks which to keep. A verdict is one conflict, however many of its fields differ. */
#pragma once

#include "dr-editor.h"

G_BEGIN_DECLS

typedef struct {
  char *name;     /* what was judged */
  char *mine;     /* verdict and comment, in words */
  char *theirs;
  char *both;     /* (nullable): the comment with theirs behind mine; %NULL: theirs has none to keep */
  char *text;     /* (nullable): key of the comment */
} DrVerdictConflict;

gboolean dr_verdict_conflict_is_told (DrEditor *editor, guint index);
gboolean dr_verdict_conflict_init    (DrVerdictConflict *self, DrEditor *editor, guint index);
void     dr_verdict_conflict_clear   (DrVerdictConflict *self);
char    *dr_comments_join            (const char *mine, const char *theirs, const char *whose);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DrVerdictConflict, dr_verdict_conflict_clear)

G_END_DECLS
