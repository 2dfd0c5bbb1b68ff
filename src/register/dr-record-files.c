#include "dr-record-files.h"

#include <string.h>

#include "dr-digest-text.h"

#define ELEMENT "<attachment "
#define DIGEST "sha256="

/* One attribute of Canonical XML: name="value", where the value has no quote. */
static const char *
next_attribute (const char  *at,
                const char  *end,
                const char **value,
                gsize       *length)
{
  const char *open = memchr (at, '"', (gsize) (end - at));
  const char *close = open != NULL ? memchr (open + 1, '"', (gsize) (end - open - 1)) : NULL;

  if (close == NULL)
    return NULL;
  *value = open + 1;
  *length = (gsize) (close - open - 1);

  return close + 1;
}

/* From after the element's name to the end of its tag. */
static const char *
look_at (const char       *at,
         const char       *end,
         DrRecordFileEach  each,
         gpointer          data)
{
  while (at < end && *at != '>')
    {
      const char *value;
      gsize length;
      const char *next;
      char digest[DR_DIGEST_SIZE];

      if (*at == ' ')
        at++;
      next = next_attribute (at, end, &value, &length);
      if (next == NULL)
        return end;
      if (length == DR_DIGEST_LENGTH && (gsize) (value - at) == strlen (DIGEST) + 1
          && memcmp (at, DIGEST, strlen (DIGEST)) == 0)
        {
          memcpy (digest, value, DR_DIGEST_LENGTH);
          digest[DR_DIGEST_LENGTH] = '\0';
          each (digest, data);
        }
      at = next;
    }

  return at;
}

/**
 * dr_record_files_find:
 * @record: a sealed record
 * @each: is told of the digest of each attachment, in the record's order
 * @data: for @each
 *
 * In Canonical XML a < in text is written otherwise, so that the start of a tag is found by its bytes.
 */
void
dr_record_files_find (GBytes           *record,
                      DrRecordFileEach  each,
                      gpointer          data)
{
  gsize length;
  const char *at = g_bytes_get_data (record, &length);
  const char *end = at + length;

  while ((at = memmem (at, (gsize) (end - at), ELEMENT, strlen (ELEMENT))) != NULL)
    at = look_at (at + strlen (ELEMENT), end, each, data);
}
