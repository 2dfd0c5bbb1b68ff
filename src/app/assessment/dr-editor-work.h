/* dr-editor-work.h: what an editor has done in the desk's lanes: open, check, save, undo, look again.
 * Used by DrEditor only. Each is a function of what it is given, run in the lane's thread. */
#pragma once

#include "dr-desk.h"
#include "dr-version.h"

G_BEGIN_DECLS

/* What to do, and all that it takes. */
typedef struct {
  char         *reference;
  guint         version;
  char         *person;       /* (nullable): who sits there */
  char         *author;       /* (nullable): of the changes that are saved */
  DrArena      *arena;
  GArray       *changes;      /* of DrField, text in @arena */
  gboolean      continues;
  gboolean      redo;
  guint64       revision;     /* seen already */
} DrEditorTask;

/* What came of it. */
typedef struct {
  DrVersion    *version;      /* (nullable): checked */
  DrDraft      *draft;        /* (nullable): as it stands */
  DrConflicts  *conflicts;    /* (nullable): nothing was saved, because of these */
  guint64       revision;     /* of the draft right after the save */
} DrEditorOutcome;

DrEditorTask *dr_editor_task_new     (const char *reference, guint version, const char *person);
void          dr_editor_task_add     (DrEditorTask *self, const char *key, const char *value, guint64 revision);
void          dr_editor_task_free    (DrEditorTask *self);
void          dr_editor_outcome_free (DrEditorOutcome *self);

gpointer      dr_editor_work_open    (DrRegister *in, gpointer task, GCancellable *cancellable, GError **error);
gpointer      dr_editor_work_check   (DrRegister *in, gpointer task, GCancellable *cancellable, GError **error);
gpointer      dr_editor_work_save    (DrRegister *in, gpointer task, GCancellable *cancellable, GError **error);
gpointer      dr_editor_work_undo    (DrRegister *in, gpointer task, GCancellable *cancellable, GError **error);
gpointer      dr_editor_work_look    (DrRegister *in, gpointer task, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrEditorTask, dr_editor_task_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrEditorOutcome, dr_editor_outcome_free)

G_END_DECLS
