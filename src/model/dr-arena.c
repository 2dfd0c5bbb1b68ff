#include "dr-arena.h"

#include <string.h>

#define FIRST_BLOCK 4096
#define LARGEST_BLOCK (256 * 1024)
#define ALIGNMENT 16

typedef struct _Block Block;

struct _Block {
  Block *next;
  gsize  size;
  gsize  used;
  char   padding[8];   /* the bytes that follow start on ALIGNMENT */
};

struct _DrArena {
  Block *block;
  gsize  first;   /* bytes of the first block */
};

/**
 * dr_arena_new:
 *
 * Returns: (transfer full): an empty arena; free with dr_arena_free()
 */
DrArena *
dr_arena_new (void)
{
  return dr_arena_new_for (FIRST_BLOCK);
}

/**
 * dr_arena_new_for:
 * @size: bytes that it will most likely give out, from 1; more is possible
 *
 * For arenas that there are very many of.
 *
 * Returns: (transfer full): an empty arena; free with dr_arena_free()
 */
DrArena *
dr_arena_new_for (gsize size)
{
  DrArena *self = g_new0 (DrArena, 1);

  self->first = size;

  return self;
}

/**
 * dr_arena_free:
 * @self: (nullable): an arena
 *
 * Frees the arena and everything given out by it.
 */
void
dr_arena_free (DrArena *self)
{
  if (self == NULL)
    return;

  while (self->block != NULL)
    {
      Block *block = self->block;

      self->block = block->next;
      g_free (block);
    }
  g_free (self);
}

/**
 * dr_arena_alloc0:
 * @self: an arena
 * @size: bytes, 0 or more
 *
 * Returns: (transfer none): zeroed memory aligned for any type, valid until the arena is freed; %NULL for a size of 0
 */
gpointer
dr_arena_alloc0 (DrArena *self,
                 gsize    size)
{
  gsize needed = (size + ALIGNMENT - 1) & ~(gsize) (ALIGNMENT - 1);
  char *memory;

  G_STATIC_ASSERT (sizeof (Block) % ALIGNMENT == 0);

  if (size == 0)
    return NULL;

  if (self->block == NULL || self->block->size - self->block->used < needed)
    {
      gsize wanted = self->block == NULL ? self->first : MIN (self->block->size * 2, LARGEST_BLOCK);
      Block *block = g_malloc (sizeof (Block) + MAX (wanted, needed));

      block->size = MAX (wanted, needed);
      block->used = 0;
      block->next = self->block;
      self->block = block;
    }

  memory = (char *) (self->block + 1) + self->block->used;
  self->block->used += needed;

  return memset (memory, 0, needed);
}

/**
 * dr_arena_strndup:
 * @self: an arena
 * @text: at least @length bytes
 * @length: bytes to copy
 *
 * Returns: (transfer none): a NUL-terminated copy, valid until the arena is freed
 */
char *
dr_arena_strndup (DrArena    *self,
                  const char *text,
                  gsize       length)
{
  char *copy = dr_arena_alloc0 (self, length + 1);

  memcpy (copy, text, length);

  return copy;
}

/**
 * dr_arena_strdup:
 * @self: an arena
 * @text: (nullable): text
 *
 * Returns: (transfer none) (nullable): a copy, valid until the arena is freed; %NULL for %NULL
 */
char *
dr_arena_strdup (DrArena    *self,
                 const char *text)
{
  return text != NULL ? dr_arena_strndup (self, text, strlen (text)) : NULL;
}
