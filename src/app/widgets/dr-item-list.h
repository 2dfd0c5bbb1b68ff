/* dr-item-list.h: a list of a draft as cards, one an item: add, remove with a way back, move, fold and open.
 * Used by sections for consultations, measures, impacts, actions. What a card holds is made by whoever uses the list; cards
 * stay while their items do, so that what is typed keeps the focus. It judges no value. */
#pragma once

#include <adwaita.h>

#include "dr-editor.h"

G_BEGIN_DECLS

/**
 * DrItemKind:
 * @list: the list by the name of its items, as "actions/action"
 * @add: (nullable): words of the button that adds an item, marked for translation; %NULL: none is added here
 * @empty: what is read where there is no item, marked for translation
 * @untitled: the title of an item that has none, marked for translation
 * @removed: what is said after an item was taken away, marked for translation
 * @movable: whether the order of the items means something
 * @build: makes the controls of an item, each bound to a field under @item; called when its card is first opened
 * @title: (nullable): (transfer full) (nullable): what an item is called; by default its "@name"
 * @summary: (nullable): (transfer full) (nullable): what it is, in a line
 * @start: (nullable): gives the editor the fields that a new item cannot be without (see dr_item_list_new_item())
 *   and returns its prefix (transfer full) (nullable): %NULL: none was made
 *
 * What the items are, and how they are shown. Static: the list keeps the pointer. @item is a prefix of fields, as
 * "actions/action[a1]".
 */
typedef struct {
  const char *list;
  const char *add;
  const char *empty;
  const char *untitled;
  const char *removed;
  gboolean    movable;
  GtkWidget *(*build)   (DrEditor *editor, const char *item, gpointer data);
  char      *(*title)   (DrEditor *editor, const char *item, gpointer data);
  char      *(*summary) (DrEditor *editor, const char *item, gpointer data);
  char      *(*start)   (DrEditor *editor, gpointer data);
} DrItemKind;

#define DR_TYPE_ITEM_LIST (dr_item_list_get_type ())

G_DECLARE_FINAL_TYPE (DrItemList, dr_item_list, DR, ITEM_LIST, AdwBin)

DrItemList *dr_item_list_new       (DrEditor *editor, const DrItemKind *kind, gpointer data);
void        dr_item_list_refresh   (DrItemList *self);
void        dr_item_list_add       (DrItemList *self);
void        dr_item_list_remove    (DrItemList *self, const char *item);
void        dr_item_list_arrange   (DrItemList *self, const char * const *items);
void        dr_item_list_show_item (DrItemList *self, const char *item);
gboolean    dr_item_list_rename    (DrItemList *self, const char *item, const char *to);
gboolean    dr_item_list_reveal    (DrItemList *self, const char *key);

char       *dr_item_list_new_item  (DrEditor *editor, const char *list, const char *stem);

G_END_DECLS
