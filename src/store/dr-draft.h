/* dr-draft.h: a draft as the store knows it: fields with revisions, saves, and what stood in a save's way.
 * Plain values. What goes in belongs to the caller; what comes out owns its text and is freed whole.
 * A field's key and value mean nothing here. */
#pragma once

#include "dr-arena.h"
#include "dr-register-row.h"

G_BEGIN_DECLS

/* One field. Its key is the register's ("title", "answer/q3", "option/2/name"). */
typedef struct {
  const char *key;
  const char *value;      /* (nullable): no such field, or taken away */
  guint64     revision;   /* of the draft when it last changed; in a save: that the officer's copy comes from */
  const char *by;         /* (nullable): who changed it last; ignored in a save */
  gint64      at;         /* microseconds since 1970; ignored in a save */
} DrField;

typedef struct {
  /*< private >*/
  DrArena       *arena;

  /*< public, read-only >*/
  guint64        revision;   /* of the draft: one more with every save, undo and redo */
  DrStage        stage;
  const DrField *fields;     /* by key; those taken away are left out */
  guint          n_fields;
  DrIds          writers;    /* person ids: everybody who saved anything in it, as long as it is a draft */
  gboolean       can_undo;   /* for the person it was loaded for */
  gboolean       can_redo;
} DrDraft;

/* A save by one person at one moment; all of it or nothing. It is possible at any stage: which fields may change then is
 * the register's business. */
typedef struct {
  const char          *reference;
  guint                version;
  DrStage              stage;       /* that the version is at; %DR_STAGE_DRAFT where it is made */
  guint64              expected_revision;   /* of the draft that the whole was checked on; 0: not compared */
  const char          *person;      /* id of the officer */
  gint64               at;          /* microseconds since 1970 */
  const DrField       *fields;
  guint                n_fields;
  gboolean             continues;   /* more of the same typing in a draft: undone together with this
                                     * person's last save */
  const DrRegisterRow *row;         /* (nullable): the register's row, as it is with these fields */
} DrDraftSave;

/* One field that two officers changed. */
typedef struct {
  const char *key;
  const char *mine;     /* (nullable): what was to be saved, or put back */
  const char *theirs;   /* (nullable): what stands */
  guint64     revision; /* since when it stands; a save from here wins */
  const char *by;       /* who changed it */
  gint64      at;
} DrConflict;

typedef struct {
  /*< private >*/
  DrArena          *arena;

  /*< public, read-only >*/
  const DrConflict *items;
  guint             n_items;
  guint64           revision;   /* of the draft */
} DrConflicts;

void dr_draft_free     (DrDraft *self);
void dr_conflicts_free (DrConflicts *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrDraft, dr_draft_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrConflicts, dr_conflicts_free)

G_END_DECLS
