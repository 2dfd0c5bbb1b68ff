/* dr-comparison.h: an assessment in somebody's hands beside the version before it: what changed, what its review asked for.
 * Used by the assessment's window, its sections and inputs, which ask the editor for it. Worked out anew when it is asked
 * for after something was typed. */
#pragma once

#include "dr-editor.h"
#include "dr-todo-state.h"

G_BEGIN_DECLS

#define DR_TYPE_COMPARISON (dr_comparison_get_type ())

G_DECLARE_FINAL_TYPE (DrComparison, dr_comparison, DR, COMPARISON, GObject)

DrComparison       *dr_comparison_begin       (DrEditor *editor, GCancellable *cancellable);
DrComparison       *dr_comparison_of          (DrEditor *editor);
guint               dr_comparison_get_since   (DrComparison *self);
gboolean            dr_comparison_marks       (DrComparison *self);
const DrChangeList *dr_comparison_get_changes (DrComparison *self);
const DrTodoList   *dr_comparison_get_todo    (DrComparison *self);
guint               dr_comparison_get_reviewed (DrComparison *self);
gboolean            dr_comparison_get_words   (DrComparison *self, const char *key, char **before, char **after);
const DrChange     *dr_comparison_find_item   (DrComparison *self, const char *item);

G_END_DECLS
