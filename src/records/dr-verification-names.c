/* What people and services are called, in the words of what was found: the trail and the records say it, nobody else is asked. */
#include "dr-verification-private.h"

#include <string.h>

/* In words, until they become a line: what is called, how, and where that ends. No id and no name has such a sign: no XML may. */
#define START '\x01'
#define BETWEEN '\x02'
#define END '\x03'

static char *
key_of (DrVerifyNamed kind,
        const char   *id)
{
  return g_strdup_printf ("%d %s", (int) kind, id);
}

/* dr_verification_call(): @name is what it is called from now on; nothing where it has none of its own. */
void
dr_verification_call (DrVerification *self,
                      DrVerifyNamed   kind,
                      const char     *id,
                      const char     *name)
{
  if (id == NULL || name == NULL || name[0] == '\0' || strcmp (id, name) == 0)
    return;
  if (self->names == NULL)
    self->names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_hash_table_insert (self->names, key_of (kind, id), g_strdup (name));
}

/* dr_verification_named(): (transfer full): for the words of a line: the id, and what it is called where that is known. */
char *
dr_verification_named (const DrVerification *self,
                       DrVerifyNamed         kind,
                       const char           *id)
{
  g_autofree char *key = key_of (kind, id);
  const char *name = self->names != NULL ? g_hash_table_lookup (self->names, key) : NULL;

  return name != NULL ? g_strdup_printf ("%c%s%c%s%c", START, id, BETWEEN, name, END) : g_strdup (id);
}

/* dr_verification_take_words(): @marked (transfer full) with ids alone, and with names (nullable: it has none). */
void
dr_verification_take_words (char  *marked,
                            char **words,
                            char **named)
{
  GString *ids = g_string_new (NULL);
  GString *both = g_string_new (NULL);
  const char *at = marked;

  while (*at != '\0')
    {
      const char *between = *at == START ? strchr (at, BETWEEN) : NULL;
      const char *end = between != NULL ? strchr (between, END) : NULL;

      if (end == NULL)
        {
          g_string_append_c (ids, *at);
          g_string_append_c (both, *at++);
          continue;
        }
      g_string_append_len (ids, at + 1, between - at - 1);
      g_string_append_len (both, between + 1, end - between - 1);
      g_string_append_printf (both, " (%.*s)", (int) (between - at - 1), at + 1);
      at = end + 1;
    }
  *named = g_string_free (both, g_str_equal (both->str, ids->str));
  *words = g_string_free (ids, FALSE);
  g_free (marked);
}

/**
 * dr_verify_line_text:
 * @self: a line
 *
 * Returns: (transfer none): what was found, for people: with names beside ids where the files give them
 */
const char *
dr_verify_line_text (const DrVerifyLine *self)
{
  return self->named != NULL ? self->named : self->words;
}
