/* dr-draft-fields-private.h: what the files of dr-draft-fields share.
 * Used by them and by dr-draft-template only.
 * Lists are gathered here and handed out finished; what is handed out never changes. */
#pragma once

#include "dr-draft-fields.h"

G_BEGIN_DECLS

/* Fields as they are gathered, in any order. */
typedef struct {
  DrArena *arena;
  GArray  *fields;   /* of DrField */
} DrFieldGather;

void         dr_field_gather_init   (DrFieldGather *self);
void         dr_field_gather_add    (DrFieldGather *self, const DrField *field);
void         dr_field_gather_put    (DrFieldGather *self, const char *key, const char *value);
DrFieldList *dr_field_gather_finish (DrFieldGather *self);
void         dr_field_gather_clear  (DrFieldGather *self);

gboolean     dr_draft_is_blank      (const char *text);
double       dr_draft_position      (const char *value);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DrFieldGather, dr_field_gather_clear)

G_END_DECLS
