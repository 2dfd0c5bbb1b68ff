#include "dr-xml-arena.h"

#define LARGEST_BLOCK (1024 * 1024)

struct _DrXmlArenaBlock {
  DrXmlArenaBlock *older;
};

/* Prepares an empty arena; the first block of @first_size bytes is only allocated when it is needed. */
void
dr_xml_arena_init (DrXmlArena *self, gsize first_size)
{
  *self = (DrXmlArena) { .next_size = CLAMP (first_size, 256, LARGEST_BLOCK) };
}

/* Frees everything that was handed out. */
void
dr_xml_arena_clear (DrXmlArena *self)
{
  DrXmlArenaBlock *block = self->blocks;

  while (block != NULL)
    {
      DrXmlArenaBlock *older = block->older;

      g_free (block);
      block = older;
    }
  *self = (DrXmlArena) { 0 };
}

/* The slow path of both allocators: a new block, which starts aligned, with @size bytes of it handed out. */
void *
dr_xml_arena_grow (DrXmlArena *self, gsize size)
{
  gsize bytes = MAX (self->next_size, size);
  DrXmlArenaBlock *block = g_malloc (sizeof *block + bytes);
  char *start = (char *) (block + 1);

  block->older = self->blocks;
  self->blocks = block;
  self->at = start + size;
  self->end = start + bytes;
  self->next_size = MIN (self->next_size * 2, LARGEST_BLOCK);
  return start;
}
