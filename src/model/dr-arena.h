/* dr-arena.h: memory that is given out piece by piece and freed all at once.
 * Used by the immutable snapshots (evidence, assessment, rulebook): one arena each, no free functions below it.
 * It never runs a destructor, so nothing that owns anything else may live in it. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _DrArena DrArena;

DrArena *dr_arena_new     (void);
DrArena *dr_arena_new_for (gsize size);
void     dr_arena_free    (DrArena *self);
gpointer dr_arena_alloc0  (DrArena *self, gsize size);
char    *dr_arena_strdup  (DrArena *self, const char *text);
char    *dr_arena_strndup (DrArena *self, const char *text, gsize length);

#define dr_arena_new0(arena, Type) ((Type *) dr_arena_alloc0 ((arena), sizeof (Type)))
#define dr_arena_array0(arena, Type, n) ((Type *) dr_arena_alloc0 ((arena), sizeof (Type) * (n)))

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DrArena, dr_arena_free)

G_END_DECLS
