/* dr-xml-arena.h: memory that lives exactly as long as one document.
 * Used by the reader for nodes, attributes and text; freed in one go with the document.
 * It never gives memory back early and never moves what it handed out. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _DrXmlArenaBlock DrXmlArenaBlock;

typedef struct {
  char *at;                  /* the next free byte */
  char *end;                 /* one past the last byte of the current block */
  DrXmlArenaBlock *blocks;   /* newest first */
  gsize next_size;           /* bytes of the next block */
} DrXmlArena;

void  dr_xml_arena_init  (DrXmlArena *self, gsize first_size);
void  dr_xml_arena_clear (DrXmlArena *self);
void *dr_xml_arena_grow  (DrXmlArena *self, gsize size);

/* Bytes without alignment: strings sit side by side. */
static inline char *
dr_xml_arena_bytes (DrXmlArena *self, gsize size)
{
  char *bytes = self->at;

  if (G_UNLIKELY (size > (gsize) (self->end - self->at)))
    return dr_xml_arena_grow (self, size);
  self->at += size;
  return bytes;
}

/* Memory aligned for pointers, not cleared. */
static inline void *
dr_xml_arena_structs (DrXmlArena *self, gsize size)
{
  gsize skip = (-GPOINTER_TO_SIZE (self->at)) & (sizeof (void *) - 1);

  if (G_UNLIKELY (size + skip > (gsize) (self->end - self->at)))
    return dr_xml_arena_grow (self, size);
  self->at += skip + size;
  return self->at - size;
}

G_END_DECLS
