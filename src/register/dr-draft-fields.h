/* dr-draft-fields.h: an assessment as fields, as the store keeps it, and back to XML; differences between field sets.
 * Used by the register (drafts, guards, sealing) and the app. An element exists where any field under it does.
 * It never judges a value: the schema, the reader and the rules do that to the XML that it makes. */
#pragma once

#include "dr-draft-key.h"
#include "dr-draft.h"
#include "dr-load.h"

G_BEGIN_DECLS

/* Fields with the memory that they live in. A value of NULL stands for one that is taken away. */
typedef struct {
  /*< private >*/
  DrArena       *arena;

  /*< public, read-only >*/
  const DrField *items;   /* by key (strcmp), each key once */
  guint          n;
} DrFieldList;

DrFieldList   *dr_draft_fields_from_node  (const DrXmlNode *assessment, GError **error);
char          *dr_draft_fields_to_xml     (const DrField *fields, guint n, gsize *length, GError **error);

const DrField *dr_draft_fields_find       (const DrField *fields, guint n, const char *key);
const char    *dr_draft_fields_get        (const DrField *fields, guint n, const char *key);
const DrField *dr_draft_fields_below      (const DrField *fields, guint n, const char *start, guint *n_below);
char         **dr_draft_fields_items      (const DrField *fields, guint n, const char *list);

DrFieldList   *dr_draft_fields_difference (const DrField *from, guint n_from, const DrField *to, guint n_to,
                                           guint64 revision);
DrFieldList   *dr_draft_fields_apply      (const DrField *fields, guint n, const DrField *changes, guint n_changes);
DrFieldList   *dr_draft_fields_removal    (const DrField *fields, guint n, const char *prefix, guint64 revision);

void           dr_field_list_free         (DrFieldList *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrFieldList, dr_field_list_free)

G_END_DECLS
