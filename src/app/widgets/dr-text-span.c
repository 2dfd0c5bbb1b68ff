#include "dr-text-span.h"

#include <string.h>

/* Bytes after the first of a character. */
static gboolean
is_inside (char byte)
{
  return ((guchar) byte & 0xc0) == 0x80;
}

/**
 * dr_text_span_init:
 * @self: (out caller-allocates): the piece
 * @before: the text as it is, in UTF-8
 * @after: the text as it is to be, in UTF-8
 *
 * Whole characters only, however alike their bytes.
 *
 * Returns: whether there is anything to be written; else the two are the same, and @self says nothing
 */
gboolean
dr_text_span_init (DrTextSpan *self,
                   const char *before,
                   const char *after)
{
  gsize n_before = strlen (before);
  gsize n_after = strlen (after);
  gsize head = 0;
  gsize tail = 0;

  if (strcmp (before, after) == 0)
    return FALSE;

  while (head < n_before && head < n_after && before[head] == after[head])
    head++;
  while (head > 0 && (is_inside (before[head]) || is_inside (after[head])))
    head--;
  while (tail < n_before - head && tail < n_after - head && before[n_before - tail - 1] == after[n_after - tail - 1])
    tail++;
  while (tail > 0 && is_inside (before[n_before - tail]))
    tail--;

  self->start = (int) g_utf8_strlen (before, (gssize) head);
  self->end = (int) g_utf8_strlen (before, (gssize) (n_before - tail));
  self->insert = after + head;
  self->length = n_after - tail - head;

  return TRUE;
}
