/* dr-notice-state.h: the notice over an assessment: why what was typed is not saved, or why nothing can be, and what to do.
 * A pure function of how the editor stands, used by the assessment's window. It closes and saves nothing. */
#pragma once

#include "dr-editor.h"

G_BEGIN_DECLS

/* How the editor stands. */
typedef struct {
  DrEditorState  state;
  const char    *problem;       /* (nullable): why it was refused */
  const char    *refusal;       /* (nullable): why who sits there can only read a draft */
  gboolean       unsaved;       /* something that was typed is not in the store */
  gboolean       tries_again;   /* by itself, every now and then */
  gboolean       leaving;       /* the window was asked to close */
} DrNoticeQuestion;

typedef struct {
  gboolean  shown;
  gboolean  warns;       /* else it only tells */
  char     *text;
  gboolean  choose;      /* between the two of a conflict */
  gboolean  try_again;
  gboolean  copy;        /* what is not saved, as text */
  gboolean  leave;       /* without it */
} DrNoticeState;

void        dr_notice_state_init  (DrNoticeState *self, const DrNoticeQuestion *question);
void        dr_notice_state_clear (DrNoticeState *self);
const char *dr_notice_state_words (DrEditorState state);
const char *dr_notice_saved       (DrEditorState state);
char       *dr_notice_text        (const DrQuestionnaire *questionnaire, const DrField *fields, guint n);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DrNoticeState, dr_notice_state_clear)

G_END_DECLS
