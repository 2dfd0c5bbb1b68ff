/* dr-todo-state.h: what a review asks its manager to do: comments on sections, answers that were refused, a last word.
 * Pure. Used by the list of things to do and by the sections, in a returned version and in the draft that follows it. */
#pragma once

#include "dr-change-list.h"

G_BEGIN_DECLS

typedef struct {
  const char *section;   /* (nullable): id; %NULL: the assessment as a whole */
  const char *key;       /* (nullable): of the field that it is about */
  const char *title;     /* the section's, or what it is about */
  const char *says;      /* who says what, in a line */
  const char *text;      /* "" where there is no comment */
  gboolean    changed;   /* something has been changed there since */
} DrTodo;

typedef struct {
  /*< private >*/
  DrArena      *arena;

  /*< public, read-only >*/
  const DrTodo *items;
  guint         n;
  guint         n_open;   /* of them, where nothing has been changed yet */
} DrTodoList;

DrTodoList *dr_todo_list_new     (const DrVersion *reviewed, const DrVersion *version, const DrPeopleList *people,
                                  const DrChangeList *changes);
char       *dr_todo_list_summary (const DrTodoList *self, guint version);
void        dr_todo_list_free    (DrTodoList *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrTodoList, dr_todo_list_free)

G_END_DECLS
