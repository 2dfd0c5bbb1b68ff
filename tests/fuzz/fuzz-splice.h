/* fuzz-splice.h: what both mutators share: chance, one piece of the input put in the place of another, odd values, and
 * inputs that were accepted, from which most of what is new and accepted comes.
 * Used by the mutators; the targets say what they accept. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  guint64 state;
} FuzzChance;

static inline FuzzChance
fuzz_chance (unsigned int seed)
{
  return (FuzzChance) { (seed + 1) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15) };
}

/* 0 to n - 1; 0 where @n is 0. xorshift64. */
static inline guint
fuzz_chance_below (FuzzChance *self,
                   gsize       n)
{
  self->state ^= self->state << 13;
  self->state ^= self->state >> 7;
  self->state ^= self->state << 17;

  return n > 0 ? (guint) ((self->state >> 16) % n) : 0;
}

/* A piece of some bytes: [from, to). */
typedef struct {
  gsize from;
  gsize to;
} FuzzPiece;

gsize       fuzz_splice      (guint8 *data, gsize size, gsize max_size, FuzzPiece piece, const char *text,
                              gsize length);
const char *fuzz_odd_value   (FuzzChance *chance, const guint8 *like, gsize length);

void        fuzz_accept      (const guint8 *data, gsize size);
gsize       fuzz_start_from  (FuzzChance *chance, guint8 *data, gsize size, gsize max_size);

G_END_DECLS
