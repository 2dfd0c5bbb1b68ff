/* dr-new-item.h: an item of a list of a draft as it is begun: its place, and what it starts with, given in one change.
 * Used by the sections where they add an entry, an adjustment or an action. It judges no value. */
#pragma once

#include "dr-editor.h"

G_BEGIN_DECLS

typedef struct {
  DrEditor *editor;
  char     *item;      /* prefix */
  DrArena  *arena;
  GArray   *fields;    /* of DrField */
} DrNewItem;

void  dr_new_item_init  (DrNewItem *self, DrEditor *editor, const char *list, const char *stem);
void  dr_new_item_put   (DrNewItem *self, const char *field, const char *value);
char *dr_new_item_add   (DrNewItem *self);
void  dr_new_item_clear (DrNewItem *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (DrNewItem, dr_new_item_clear)

G_END_DECLS
