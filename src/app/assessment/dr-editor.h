/* dr-editor.h: one version of an assessment in somebody's hands: its fields as they are typed, saved and checked.
 * Used by the assessment's window and every control in it. Saves by itself within a second and checks in the background;
 * what others save in between comes in, and where both changed the same field it says so and waits for a word.
 * It shows nothing and decides nothing: the register does. */
#pragma once

#include "dr-desk.h"
#include "dr-field-watches.h"
#include "dr-version.h"

G_BEGIN_DECLS

typedef enum {
  DR_EDITOR_SAVED,      /* all that was typed is in the store */
  DR_EDITOR_SAVING,     /* something is on its way, or will be in a moment */
  DR_EDITOR_CONFLICT,   /* some fields wait for dr_editor_resolve(); the others are saved */
  DR_EDITOR_REFUSED,    /* the register does not take it as it is: dr_editor_get_problem() */
} DrEditorState;

#define DR_TYPE_EDITOR (dr_editor_get_type ())

G_DECLARE_FINAL_TYPE (DrEditor, dr_editor, DR, EDITOR, GObject)

void               dr_editor_open         (DrDesk *desk, const char *reference, guint version, GCancellable *cancellable,
                                           GAsyncReadyCallback callback, gpointer user_data);
DrEditor          *dr_editor_open_finish  (DrDesk *desk, GAsyncResult *result, GError **error);
void               dr_editor_close        (DrEditor *self);

DrDesk            *dr_editor_get_desk     (DrEditor *self);
const DrVersion   *dr_editor_get_version  (DrEditor *self);
DrEditorState      dr_editor_get_state    (DrEditor *self);
const char        *dr_editor_get_problem  (DrEditor *self);
gboolean           dr_editor_tries_again  (DrEditor *self);
gboolean           dr_editor_has_unsaved  (DrEditor *self);
DrFieldList       *dr_editor_list_unsaved (DrEditor *self);
guint64            dr_editor_get_revision (DrEditor *self);
gboolean           dr_editor_is_read_only (DrEditor *self);
gboolean           dr_editor_may_write    (DrEditor *self, const char *key, GError **error);
DrStage            dr_editor_get_stage    (DrEditor *self);
gboolean           dr_editor_can_undo     (DrEditor *self);
gboolean           dr_editor_can_redo     (DrEditor *self);

const DrFieldList *dr_editor_get_fields   (DrEditor *self);
const char        *dr_editor_get          (DrEditor *self, const char *key);
const char        *dr_editor_get_below    (DrEditor *self, const char *item, const char *field);
const char        *dr_editor_get_stored   (DrEditor *self, const char *key);
void               dr_editor_watch        (DrEditor *self, const char *key, DrFieldChanged callback, gpointer data);
void               dr_editor_unwatch      (DrEditor *self, const char *key, gpointer data);
char             **dr_editor_get_items    (DrEditor *self, const char *list);
char              *dr_editor_new_identity (DrEditor *self, const char *list, const char *stem);

gboolean           dr_editor_set          (DrEditor *self, const char *key, const char *value);
gboolean           dr_editor_change       (DrEditor *self, const DrField *changes, guint n);
gboolean           dr_editor_remove       (DrEditor *self, const char *prefix);
void               dr_editor_save_now     (DrEditor *self);
void               dr_editor_undo         (DrEditor *self, gboolean redo);
void               dr_editor_reload       (DrEditor *self);

guint              dr_editor_get_n_conflicts (DrEditor *self);
const DrConflict  *dr_editor_get_conflict (DrEditor *self, guint index);
void               dr_editor_resolve      (DrEditor *self, const char *key, gboolean keep_mine);

G_END_DECLS
