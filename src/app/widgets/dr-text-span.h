/* dr-text-span.h: the one piece of a text that has to be written anew for it to become another.
 * Used by inputs, so that the cursor and the selection stay in the words that they are in. Pure. It marks no difference
 * for people to read: dr-word-difference does. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct {
  int         start;    /* characters of the text as it is that stay before the piece */
  int         end;      /* characters of it up to the end of the piece */
  const char *insert;   /* what comes in its place: points into the text as it is to be */
  gsize       length;   /* of @insert, in bytes */
} DrTextSpan;

gboolean dr_text_span_init (DrTextSpan *self, const char *before, const char *after);

G_END_DECLS
