/* dr-digest-text.h: a SHA-256 digest as text: 64 lower-case hexadecimal digits.
 * Used by whoever computes, keeps or prints one. It computes none. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define DR_DIGEST_LENGTH 64
#define DR_DIGEST_SIZE (DR_DIGEST_LENGTH + 1)   /* with its NUL */

/**
 * dr_is_digest:
 * @text: any text, ended by a NUL
 *
 * Returns: whether @text is 64 lower-case hexadecimal digits and nothing else
 */
static inline gboolean
dr_is_digest (const char *text)
{
  gsize i = 0;

  while ((text[i] >= '0' && text[i] <= '9') || (text[i] >= 'a' && text[i] <= 'f'))
    i++;

  return i == DR_DIGEST_LENGTH && text[i] == '\0';
}

G_END_DECLS
