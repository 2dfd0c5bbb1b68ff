#include "dr-bag-lines.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-digits.h"
#include "dr-load.h"

#define BLOCK 16384

static gboolean
end_line (GString  *line,
          guint64   number,
          guint64   max_lines,
          DrBagLine each,
          gpointer  data,
          GError  **error)
{
  gboolean goes_on;

  if (number > max_lines)
    {
      g_set_error (error, DR_RECORD_ERROR, DR_RECORD_ERROR_TOO_LARGE, _("it has too many lines, expected fewer"));
      return FALSE;
    }
  if (line->len > 0 && line->str[line->len - 1] == '\r')
    g_string_truncate (line, line->len - 1);
  goes_on = each (line->str, number, data, error);
  g_string_truncate (line, 0);

  return goes_on;
}

/**
 * dr_bag_lines_each:
 * @stream: read to its end
 * @max_lines: refused above this
 * @each: is told of each line
 * @data: for @each
 * @cancellable: (nullable): looked at for each block
 * @error: return location for a #DrRecordError (INVALID: a NUL or a line too long; TOO_LARGE), or what @stream or @each
 *   gives
 *
 * Lines end in LF or CR LF, the last perhaps with the file.
 *
 * Returns: whether @each was told of all
 */
gboolean
dr_bag_lines_each (GInputStream *stream,
                   guint64       max_lines,
                   DrBagLine     each,
                   gpointer      data,
                   GCancellable *cancellable,
                   GError      **error)
{
  g_autoptr (GString) line = g_string_new (NULL);
  char block[BLOCK];
  guint64 number = 0;
  gssize n;

  while ((n = g_input_stream_read (stream, block, sizeof block, cancellable, error)) > 0)
    for (gssize i = 0; i < n; i++)
      {
        if (block[i] == '\n')
          {
            if (!end_line (line, ++number, max_lines, each, data, error))
              return FALSE;
          }
        else if (block[i] == '\0' || line->len == DR_BAG_LINE_MAX)
          {
            g_set_error (error, DR_RECORD_ERROR, DR_RECORD_ERROR_INVALID,
                         _("line %s is no line of a manifest, expected text of at most %d bytes"),
                         DR_DIGITS (number + 1), DR_BAG_LINE_MAX);
            return FALSE;
          }
        else
          g_string_append_c (line, block[i]);
      }

  return n == 0 && (line->len == 0 || end_line (line, number + 1, max_lines, each, data, error));
}
