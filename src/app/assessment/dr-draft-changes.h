/* dr-draft-changes.h: fields of a draft as they are to be, gathered so that they are saved and undone together.
 * Used by what changes several fields at once; given to dr_editor_change(). It knows no meaning of any field. */
#pragma once

#include "dr-draft-fields.h"

G_BEGIN_DECLS

typedef struct {
  /*< private >*/
  DrArena *arena;

  /*< public, read-only >*/
  GArray  *fields;   /* DrField; a value of NULL takes the field away */
} DrDraftChanges;

DrDraftChanges *dr_draft_changes_new  (void);
void            dr_draft_changes_put  (DrDraftChanges *self, const char *value, const char *pattern, ...) G_GNUC_NULL_TERMINATED;
void            dr_draft_changes_take (DrDraftChanges *self, char *key, const char *value);
void            dr_draft_changes_free (DrDraftChanges *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrDraftChanges, dr_draft_changes_free)

G_END_DECLS
