/* dr-draft-path.h: a key taken apart by the table of the format.
 * Used by dr-draft-key and dr-draft-fields only; no interface of this layer.
 * It never holds a key that the format does not know. */
#pragma once

#include "dr-draft-format.h"
#include "dr-draft-key.h"

G_BEGIN_DECLS

typedef enum {
  DR_DRAFT_FIELD_ATTRIBUTE,
  DR_DRAFT_FIELD_TEXT,
  DR_DRAFT_FIELD_POSITION,
  DR_DRAFT_FIELD_ITEM,       /* no field: the prefix of an item of a list */
} DrDraftFieldKind;

/* One element on the way. */
typedef struct {
  const DrDraftElement *element;
  gsize                 length;     /* of the key up to here */
  char                **identity;   /* (nullable): decoded, one for each attribute, perhaps a number after them */
} DrDraftStep;

typedef struct {
  DrDraftStep           steps[DR_DRAFT_DEPTH];
  guint                 n_steps;
  const DrDraftElement *element;    /* that the field belongs to */
  DrDraftFieldKind      kind;
  const char           *attribute;  /* (nullable): its name, inside the key */
} DrDraftPath;

gboolean dr_draft_path_parse  (DrDraftPath *self, const char *key, GError **error);
void     dr_draft_path_clear  (DrDraftPath *self);
gboolean dr_draft_path_refuse (const char *key, GError **error, const char *format, ...) G_GNUC_PRINTF (3, 4);
void     dr_draft_key_append  (GString *key, const char *identity);
char    *dr_draft_key_display (const char *key);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DrDraftPath, dr_draft_path_clear)

G_END_DECLS
