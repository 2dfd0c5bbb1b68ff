/* dr-question-view.h: one narrative question: its prompt and help, the answer, and the guidance beside it.
 * Used by the sections. A question that no longer applies keeps its answer, unseen. */
#pragma once

#include <adwaita.h>

#include "dr-editor.h"

G_BEGIN_DECLS

#define DR_TYPE_QUESTION_VIEW (dr_question_view_get_type ())

G_DECLARE_FINAL_TYPE (DrQuestionView, dr_question_view, DR, QUESTION_VIEW, AdwBin)

DrQuestionView *dr_question_view_new     (DrEditor *editor, const DrQuestion *question);
void            dr_question_view_refresh (DrQuestionView *self);

G_END_DECLS
