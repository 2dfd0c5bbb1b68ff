/* dr-editor-private.h: what an editor holds, and what its three files ask of each other.
 * Used by dr-editor.c (what it is and says), dr-editor-change.c (what is typed) and dr-editor-lanes.c (what is saved and
 * checked meanwhile). Nobody else reads it. */
#pragma once

#include "dr-editor-work.h"
#include "dr-editor.h"
#include "dr-unsaved.h"

G_BEGIN_DECLS

/* What whoever shows the editor's state has been told. */
typedef struct {
  DrEditorState state;
  DrStage       stage;
  const char   *person;   /* interned */
  gboolean      read_only;
  gboolean      can_undo;
  gboolean      can_redo;
} Told;

struct _DrEditor {
  GObject       parent_instance;

  DrDesk       *desk;
  DrVersion    *version;      /* checked; may be a moment behind the fields */
  DrUnsaved    *unsaved;      /* what is typed, over the draft as it stands */
  DrFieldWatches *watches;    /* of single fields */
  DrFieldList  *fields;       /* (nullable): the draft's with the unsaved ones; made when it is asked for */
  char         *problem;      /* (nullable) */
  GCancellable *closing;
  guint         save_timer;
  guint         retry_timer;
  guint         retry_delay;  /* ms until a save is tried again; 0: none has failed that might pass */
  guint         check_timer;
  char         *typing;       /* (nullable): key of the last change where it was of one field */
  Told          told;
  guint         look_timer;
  gboolean      saving;       /* or undoing: one at a time is on its way */
  GQueue        undos;        /* of DrEditorTask: asked for, behind what is saved before them */
  gboolean      checking;
  gboolean      check_again;
  gboolean      unreadable;   /* the problem is that it could not be checked */
  char         *last_saved;   /* (nullable): key of the last save where it was of one key */
};

/* dr-editor.c */
void          dr_editor_tell_changed  (DrEditor *self, GPtrArray *keys);   /* ends @keys with a NULL */
void          dr_editor_tell_checked  (DrEditor *self);
void          dr_editor_tell_state    (DrEditor *self);                    /* where it is another than was told */
void          dr_editor_forget_fields (DrEditor *self);                    /* one of them has another value */

/* dr-editor-lanes.c */
DrEditorTask *dr_editor_new_task      (DrEditor *self);
void          dr_editor_start_looking (DrEditor *self);
void          dr_editor_start_check   (DrEditor *self);
void          dr_editor_check_typed   (DrEditor *self, const DrField *changes, guint n);
void          dr_editor_save_soon     (DrEditor *self);

G_END_DECLS
