/* dr-item-copy.h: the fields of a draft's item apart from it: to have it back as it was, or to have it under another name.
 * Used by DrItemList. It knows no list and no card, and changes nothing until it is told to. */
#pragma once

#include "dr-editor.h"

G_BEGIN_DECLS

typedef struct _DrItemCopy DrItemCopy;

DrItemCopy *dr_item_copy_new  (DrEditor *editor, const char *item, const char *to);
void        dr_item_copy_free (DrItemCopy *self);
void        dr_item_copy_put  (DrItemCopy *self);
void        dr_item_copy_move (DrEditor *editor, const char *item, const char *to);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrItemCopy, dr_item_copy_free)

G_END_DECLS
