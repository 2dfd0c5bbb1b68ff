/* dr-change-view.h: a change as it is seen: what was added underlined, what was removed struck through, in words for
 * whoever does not see it.
 * Used by the list of changes, by sections and by inputs. It works nothing out: the states do. */
#pragma once

#include <gtk/gtk.h>

#include "dr-change-list.h"
#include "dr-todo-state.h"

G_BEGIN_DECLS

GtkWidget *dr_change_label_new (void);
void       dr_change_label_set (GtkWidget *label, const char *before, const char *after, guint around);
GtkWidget *dr_change_view_new  (const DrChange *change);
GtkWidget *dr_todo_view_new    (const DrTodo *todo, gboolean may_change);

G_END_DECLS
