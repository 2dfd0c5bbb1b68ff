/* dr-unsaved.h: what was typed over a draft and by whom, and is not in the store yet, and the draft below it.
 * Used by DrEditor only. Keeps track of what is on its way, of what others saved in between and of fields that both
 * changed; a verdict's fields wait and are decided on together. It starts nothing and needs no main loop. */
#pragma once

#include "dr-editor-work.h"

G_BEGIN_DECLS

typedef struct _DrUnsaved DrUnsaved;

DrUnsaved        *dr_unsaved_new             (DrDraft *draft);
void              dr_unsaved_free            (DrUnsaved *self);

const DrDraft    *dr_unsaved_get_draft       (DrUnsaved *self);
const char       *dr_unsaved_get             (DrUnsaved *self, const char *key);
gboolean          dr_unsaved_put             (DrUnsaved *self, const char *key, const char *value, const char *person);
void              dr_unsaved_sign            (DrUnsaved *self, const char *key, const char *person);
guint             dr_unsaved_count           (DrUnsaved *self);
void              dr_unsaved_list            (DrUnsaved *self, DrEditorTask *task);

const char       *dr_unsaved_send            (DrUnsaved *self, DrEditorTask *task);
void              dr_unsaved_saved           (DrUnsaved *self, guint64 revision);
void              dr_unsaved_refused         (DrUnsaved *self, DrConflicts *conflicts);
GPtrArray        *dr_unsaved_take_draft      (DrUnsaved *self, DrDraft *draft);

guint             dr_unsaved_count_conflicts (DrUnsaved *self);
const DrConflict *dr_unsaved_get_conflict    (DrUnsaved *self, guint index);
GPtrArray        *dr_unsaved_resolve         (DrUnsaved *self, const char *key, gboolean keep_mine);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrUnsaved, dr_unsaved_free)

G_END_DECLS
