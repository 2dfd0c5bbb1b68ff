#include "dr-trail-items.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-digest.h"
#include "dr-digits.h"
#include "dr-load.h"
#include "dr-trail-statement.h"

#define BUFFER ((gsize) 64 * 1024)
#define CHUNK 16384u

/* dr_trail_items_open(): @stream is read to its end, and not closed. */
void
dr_trail_items_open (DrTrailItems *self,
                     GInputStream *stream,
                     GCancellable *cancellable)
{
  *self = (DrTrailItems) { .cancellable = cancellable, .entry = g_byte_array_new () };
  self->stream = g_buffered_input_stream_new_sized (stream, BUFFER);
  g_filter_input_stream_set_close_base_stream (G_FILTER_INPUT_STREAM (self->stream), FALSE);
}

void
dr_trail_items_clear (DrTrailItems *self)
{
  g_clear_object (&self->stream);
  g_clear_pointer (&self->entry, g_byte_array_unref);
}

static DrTrailNext
broken (guint64     number,
        const char *reason,
        GError    **error)
{
  g_set_error (error, DR_RECORD_ERROR, DR_RECORD_ERROR_INVALID, _("item %s of the trail %s"), DR_DIGITS (number), reason);

  return DR_TRAIL_ERROR;
}

/* A byte; -1 at the end, -2 with @error set. */
static int
next_byte (DrTrailItems *self,
           GError      **error)
{
  GError *local = NULL;
  int byte = g_buffered_input_stream_read_byte (G_BUFFERED_INPUT_STREAM (self->stream), self->cancellable, &local);

  if (local == NULL)
    return byte;

  g_propagate_error (error, local);

  return -2;
}

static gboolean
read_bytes (DrTrailItems *self,
            gpointer      buffer,
            gsize         length,
            guint64       number,
            GError      **error)
{
  gsize n = 0;

  if (!g_input_stream_read_all (self->stream, buffer, length, &n, self->cancellable, error))
    return FALSE;

  return n == length || broken (number, _("is cut off, expected the whole item"), error) == DR_TRAIL_ITEM;
}

/* The length of a netstring and its colon. */
static gboolean
read_length (DrTrailItems *self,
             gsize        *length,
             guint64       number,
             GError      **error)
{
  guint n_digits = 0;
  int byte;

  *length = 0;
  while ((byte = next_byte (self, error)) >= '0' && byte <= '9' && *length <= DR_TRAIL_ENTRY_MAX
         && (*length > 0 || n_digits == 0))
    {
      *length = *length * 10 + (gsize) (byte - '0');
      n_digits++;
    }
  if (byte == -2)
    return FALSE;
  if (byte == ':' && n_digits > 0 && *length <= DR_TRAIL_ENTRY_MAX)
    return TRUE;

  return broken (number, _("has no length, expected a number of at most 1048576 without a 0 before it, and a colon"),
                 error) == DR_TRAIL_ITEM;
}

static gboolean
read_full (DrTrailItems *self,
           guint64       number,
           GError      **error)
{
  gsize length = 0;
  char end[2] = "";

  if (!read_length (self, &length, number, error))
    return FALSE;
  /* Memory comes as the bytes do: a length alone costs nothing. */
  g_byte_array_set_size (self->entry, 0);
  while (length > 0)
    {
      guint n = (guint) MIN (length, CHUNK);
      guint at = self->entry->len;

      g_byte_array_set_size (self->entry, at + n);
      if (!read_bytes (self, self->entry->data + at, n, number, error))
        return FALSE;
      length -= n;
    }
  if (!read_bytes (self, end, sizeof end, number, error))
    return FALSE;
  if (memcmp (end, ",\n", 2) != 0)
    return broken (number, _("does not end where its length says, expected a comma and a line feed"), error)
           == DR_TRAIL_ITEM;
  dr_digest_bytes (self->entry->data, self->entry->len, self->digest);

  return TRUE;
}

static gboolean
read_bare (DrTrailItems *self,
           guint64       number,
           GError      **error)
{
  char item[DR_DIGEST_LENGTH + 1];

  if (!read_bytes (self, item, sizeof item, number, error))
    return FALSE;
  memcpy (self->digest, item, DR_DIGEST_LENGTH);
  self->digest[DR_DIGEST_LENGTH] = '\0';

  return (dr_is_digest (self->digest) && item[DR_DIGEST_LENGTH] == '\n')
         || broken (number, _("is no digest, expected 64 lower-case hexadecimal digits and a line feed"), error)
              == DR_TRAIL_ITEM;
}

/* dr_trail_items_next(): the next item; @number, from 1, is for messages. */
DrTrailNext
dr_trail_items_next (DrTrailItems *self,
                     guint64       number,
                     GError      **error)
{
  int byte = next_byte (self, error);

  switch (byte)
    {
    case 'E':
      self->is_full = TRUE;
      return read_full (self, number, error) ? DR_TRAIL_ITEM : DR_TRAIL_ERROR;
    case 'H':
      self->is_full = FALSE;
      return read_bare (self, number, error) ? DR_TRAIL_ITEM : DR_TRAIL_ERROR;
    case -1:
      return DR_TRAIL_END;
    case -2:
      return DR_TRAIL_ERROR;
    default:
      return broken (number, _("begins with something else, expected E or H"), error);
    }
}
