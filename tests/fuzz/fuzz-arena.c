/* fuzz-arena.c: the arena of the model with a piece of memory of its own for everything that it gives out, so that the
 * sanitizer sees whoever reads or writes beyond a piece. Linked in the place of dr-arena.c. */
#include "dr-arena.h"

#include <string.h>

struct _DrArena {
  GPtrArray *pieces;
};

DrArena *
dr_arena_new (void)
{
  DrArena *self = g_new (DrArena, 1);

  self->pieces = g_ptr_array_new_with_free_func (g_free);

  return self;
}

DrArena *
dr_arena_new_for (gsize size)
{
  return dr_arena_new ();
}

void
dr_arena_free (DrArena *self)
{
  if (self == NULL)
    return;

  g_ptr_array_unref (self->pieces);
  g_free (self);
}

gpointer
dr_arena_alloc0 (DrArena *self,
                 gsize    size)
{
  gpointer piece = g_malloc0 (size);

  if (piece != NULL)
    g_ptr_array_add (self->pieces, piece);

  return piece;
}

char *
dr_arena_strndup (DrArena    *self,
                  const char *text,
                  gsize       length)
{
  char *copy = dr_arena_alloc0 (self, length + 1);

  memcpy (copy, text, length);

  return copy;
}

char *
dr_arena_strdup (DrArena    *self,
                 const char *text)
{
  return text != NULL ? dr_arena_strndup (self, text, strlen (text)) : NULL;
}
