#include "dr-verify-layout.h"

#include <string.h>

#include "dr-digest.h"

#define RETURN_NAME "data/return/maintaining-access-return.xml"
#define TRAIL_NAME "data/trail/trail.txt"
#define SHORT_DIGITS 32

/* Of a reference's records: each character outside A-Z a-z 0-9 . _ - is "~" and two upper-case hexadecimal digits for each
 * of its bytes. (transfer full) (nullable): the reference; %NULL where it is not spelled so. */
static char *
unescape (const char *folder)
{
  g_autoptr (GString) reference = g_string_new (NULL);

  for (const char *at = folder; *at != '\0'; at++)
    {
      if (*at == '~' && g_ascii_isxdigit (at[1]) && g_ascii_isxdigit (at[2]) && !g_ascii_islower (at[1]) && !g_ascii_islower (at[2]))
        {
          g_string_append_c (reference, (char) (g_ascii_xdigit_value (at[1]) * 16 + g_ascii_xdigit_value (at[2])));
          at += 2;
        }
      else if (g_ascii_isalnum (*at) || strchr ("._-", *at) != NULL)
        g_string_append_c (reference, *at);
      else
        return NULL;
    }

  return reference->len > 0 && strlen (reference->str) == reference->len ? g_string_free (g_steal_pointer (&reference), FALSE) : NULL;
}

static gboolean
parse_number (DrMember   *self,
              const char *text)
{
  const char *dot = strchr (text, '.');
  g_autofree char *digits = dot != NULL ? g_strndup (text, (gsize) (dot - text)) : NULL;

  return digits != NULL && strcmp (dot, ".xml") == 0 && digits[0] != '0'
         && g_ascii_string_to_unsigned (digits, 10, 1, G_MAXUINT, &self->number, NULL);
}

static gboolean
parse_digest (DrMember   *self,
              const char *text,
              const char *end)
{
  if (strlen (text) != DR_DIGEST_LENGTH + strlen (end) || strcmp (text + DR_DIGEST_LENGTH, end) != 0)
    return FALSE;
  g_strlcpy (self->text, text, DR_DIGEST_SIZE);

  return dr_is_digest (self->text);
}

/* A folder whose name would be too long, or differ from another in case only, ends in digits of the reference's SHA-256. */
static gboolean
parse_short (DrMember   *self,
             const char *folder)
{
  const char *digits = strstr (folder, "~~");

  if (digits == NULL || strlen (digits + 2) != SHORT_DIGITS
      || strspn (digits + 2, "0123456789abcdef") != SHORT_DIGITS)
    return FALSE;
  g_strlcpy (self->text, digits + 2, DR_DIGEST_SIZE);

  return TRUE;
}

/* dr_member_is_of(): whether a record of @reference belongs where this one lies. */
gboolean
dr_member_is_of (const DrMember *self,
                 const char     *reference)
{
  char digest[DR_DIGEST_SIZE];

  if (self->reference != NULL)
    return strcmp (self->reference, reference) == 0;
  dr_digest_bytes (reference, strlen (reference), digest);

  return strncmp (digest, self->text, SHORT_DIGITS) == 0;
}

static void
parse_record (DrMember   *self,
              const char *rest)
{
  const char *slash = strchr (rest, '/');
  g_autofree char *folder = slash != NULL ? g_strndup (rest, (gsize) (slash - rest)) : NULL;

  if (folder == NULL || strchr (slash + 1, '/') != NULL || !g_str_has_suffix (slash, ".xml"))
    return;
  self->reference = unescape (folder);
  if (self->reference != NULL || parse_short (self, folder))
    self->kind = DR_MEMBER_RECORD;
}

/* A record ends in .xml; everything else lies in the folder of its kind. */
static void
parse_received (DrMember   *self,
                const char *rest)
{
  const char *slash = strchr (rest, '/');
  g_autofree char *word = slash != NULL ? g_strndup (rest, (gsize) (slash - rest)) : NULL;

  if (slash == NULL ? parse_digest (self, rest, ".xml")
                    : dr_received_kind_parse (word, &self->received) && self->received != DR_RECEIVED_RECORD
                        && parse_digest (self, slash + 1, ""))
    self->kind = DR_MEMBER_RECEIVED;
}

static void
parse_payload (DrMember   *self,
               const char *rest)
{
  for (guint i = 0; i < DR_N_VERIFY_EDITIONS; i++)
    {
      const char *word = dr_verify_edition_word ((DrVerifyEdition) i);
      gsize length = strlen (word);

      if (strncmp (rest, word, length) == 0 && rest[length] == '/' && parse_number (self, rest + length + 1))
        {
          self->kind = DR_MEMBER_EDITION;
          self->edition = (DrVerifyEdition) i;
        }
    }
  if (g_str_has_prefix (rest, "records/"))
    parse_record (self, rest + strlen ("records/"));
  else if (g_str_has_prefix (rest, "attachments/") && parse_digest (self, rest + strlen ("attachments/"), ""))
    self->kind = DR_MEMBER_ATTACHMENT;
  else if (g_str_has_prefix (rest, "received/"))
    parse_received (self, rest + strlen ("received/"));
  else if (g_str_has_prefix (rest, "schemas/"))
    self->kind = DR_MEMBER_SCHEMA;
}

/* dr_member_parse(): @name is a safe one. */
void
dr_member_parse (DrMember   *self,
                 const char *name)
{
  *self = (DrMember) { .kind = DR_MEMBER_OTHER };
  if (!g_str_has_prefix (name, "data/"))
    self->kind = DR_MEMBER_TAG;
  else if (strcmp (name, TRAIL_NAME) == 0)
    self->kind = DR_MEMBER_TRAIL;
  else if (strcmp (name, RETURN_NAME) == 0)
    self->kind = DR_MEMBER_RETURN;
  else
    parse_payload (self, name + strlen ("data/"));
}

/* dr_member_received(): what it is to whoever receives the bag. */
DrReceivedKind
dr_member_received (const DrMember *self)
{
  switch (self->kind)
    {
    case DR_MEMBER_TAG:
      return DR_RECEIVED_TAG;
    case DR_MEMBER_RECORD:
      return DR_RECEIVED_RECORD;
    case DR_MEMBER_TRAIL:
      return DR_RECEIVED_TRAIL;
    case DR_MEMBER_EDITION:
      return self->edition == DR_VERIFY_EVIDENCE ? DR_RECEIVED_EVIDENCE
             : self->edition == DR_VERIFY_RULEBOOK ? DR_RECEIVED_RULEBOOK
                                                   : DR_RECEIVED_QUESTIONNAIRE;
    case DR_MEMBER_ATTACHMENT:
      return DR_RECEIVED_ATTACHMENT;
    case DR_MEMBER_RETURN:
      return DR_RECEIVED_RETURN;
    case DR_MEMBER_RECEIVED:
      return self->received;
    case DR_MEMBER_SCHEMA:
      return DR_RECEIVED_SCHEMA;
    case DR_MEMBER_OTHER:
    default:
      return DR_RECEIVED_OTHER;
    }
}

/* dr_member_clear(): frees what is in it. */
void
dr_member_clear (DrMember *self)
{
  g_clear_pointer (&self->reference, g_free);
}
