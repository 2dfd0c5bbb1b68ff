#include "dr-trail-statement-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-digits.h"
#include "dr-load.h"

typedef struct {
  DrArena    *arena;
  const char *next;
  const char *end;
} Fields;

/* LEN:bytes, with LEN in decimal and no zero before it. */
static const char *
read_field (Fields     *self,
            const char *what,
            GError    **error)
{
  gsize length = 0;
  const char *digit = self->next;
  const char *text;

  while (digit < self->end && g_ascii_isdigit (*digit) && length <= DR_TRAIL_ENTRY_MAX)
    length = length * 10 + (gsize) (*digit++ - '0');
  if (digit == self->next || digit == self->end || *digit != ':')
    {
      dr_trail_set_error (error, _("the trail entry’s %s does not begin with its length, expected a number and a colon"),
                          what);
      return NULL;
    }
  if (*self->next == '0' && digit > self->next + 1)
    {
      dr_trail_set_error (error, _("the length of the trail entry’s %s begins with 0, expected no 0 before a number"),
                          what);
      return NULL;
    }
  text = digit + 1;
  if (length >= (gsize) (self->end - text) || text[length] != ',')
    {
      dr_trail_set_error (error, _("the trail entry’s %s does not end where its length says, expected a comma there"),
                          what);
      return NULL;
    }
  if (memchr (text, '\0', length) != NULL || !g_utf8_validate (text, (gssize) length, NULL))
    {
      dr_trail_set_error (error, _("the trail entry’s %s is not text, expected UTF-8"), what);
      return NULL;
    }
  self->next = text + length + 1;

  return dr_arena_strndup (self->arena, text, length);
}

/* "" is 0; 0 itself is written in no other way. */
static gboolean
read_number (const char  *text,
             DrTrailField field,
             guint64      max,
             guint64     *number,
             GError     **error)
{
  if (*text == '\0')
    return TRUE;
  if (*text != '0' && g_ascii_string_to_unsigned (text, 10, 1, max, number, NULL))
    return TRUE;

  dr_trail_set_error (error, _("the trail entry’s %s is “%s”, expected a whole number from 1, with no 0 before it"),
                      dr_trail_field_name (field), text);

  return FALSE;
}

static gboolean
read_details (Fields           *fields,
              DrTrailStatement *self,
              GError          **error)
{
  g_autoptr (GArray) details = g_array_new (FALSE, TRUE, sizeof (DrTrailDetail));
  DrTrailDetail *kept;

  while (fields->next < fields->end)
    {
      DrTrailDetail detail = { NULL, NULL };

      detail.name = read_field (fields, _("detail"), error);
      if (detail.name == NULL)
        return FALSE;
      if (fields->next == fields->end)
        {
          dr_trail_set_error (error, _("the detail “%s” of the trail entry has no value, expected a name and a value"),
                              detail.name);
          return FALSE;
        }
      detail.value = read_field (fields, _("detail"), error);
      if (detail.value == NULL)
        return FALSE;
      g_array_append_val (details, detail);
    }

  self->n_details = details->len;
  kept = dr_arena_array0 (self->arena, DrTrailDetail, MAX (details->len, 1));
  if (details->len > 0)
    memcpy (kept, details->data, details->len * sizeof *kept);
  self->details = kept;

  return TRUE;
}

static gboolean
assign (DrTrailStatement   *self,
        const char * const *texts,
        GError            **error)
{
  guint64 version = 0;

  if (strcmp (texts[DR_TRAIL_FIELD_MAGIC], DR_TRAIL_MAGIC) != 0)
    {
      dr_trail_set_error (error, _("the trail entry’s format is “%s”, expected %s"), texts[DR_TRAIL_FIELD_MAGIC],
                          DR_TRAIL_MAGIC);
      return FALSE;
    }
  if (!read_number (texts[DR_TRAIL_FIELD_SEQUENCE], DR_TRAIL_FIELD_SEQUENCE, G_MAXUINT64, &self->sequence, error)
      || !read_number (texts[DR_TRAIL_FIELD_POSITION], DR_TRAIL_FIELD_POSITION, G_MAXUINT64, &self->position, error)
      || !read_number (texts[DR_TRAIL_FIELD_VERSION], DR_TRAIL_FIELD_VERSION, G_MAXUINT, &version, error))
    return FALSE;
  if (!dr_trail_time_parse (texts[DR_TRAIL_FIELD_TIME], &self->at))
    {
      dr_trail_set_error (error, _("the trail entry’s time is “%s”, expected a time that exists, as "
                                   "YYYY-MM-DDThh:mm:ss.ffffffZ"), texts[DR_TRAIL_FIELD_TIME]);
      return FALSE;
    }
  self->version = (guint) version;
  self->act = texts[DR_TRAIL_FIELD_ACT];
  self->reference = texts[DR_TRAIL_FIELD_REFERENCE];
  self->person = texts[DR_TRAIL_FIELD_PERSON];
  self->name = texts[DR_TRAIL_FIELD_NAME];
  self->login = texts[DR_TRAIL_FIELD_LOGIN];
  self->host = texts[DR_TRAIL_FIELD_HOST];
  self->program = texts[DR_TRAIL_FIELD_PROGRAM];
  self->record = texts[DR_TRAIL_FIELD_RECORD];
  self->comment = texts[DR_TRAIL_FIELD_COMMENT];

  return TRUE;
}

/**
 * dr_trail_statement_read:
 * @data: (array length=length): an entry's bytes
 * @length: how many
 * @error: return location for %DR_RECORD_ERROR_INVALID or %DR_RECORD_ERROR_TOO_LARGE
 *
 * Takes only the bytes that dr_trail_statement_write() gives for some statement: what is read and written again is the
 * same, byte for byte. Pure.
 *
 * Returns: (transfer full) (nullable): what the entry states; no text in it is %NULL
 */
DrTrailStatement *
dr_trail_statement_read (gconstpointer data,
                         gsize         length,
                         GError      **error)
{
  g_autoptr (DrArena) arena = dr_arena_new ();
  Fields fields = { arena, data, (const char *) data + length };
  const char *texts[DR_TRAIL_N_FIELDS];
  DrTrailStatement *self = dr_arena_new0 (arena, DrTrailStatement);

  if (length > DR_TRAIL_ENTRY_MAX)
    {
      g_set_error (error, DR_RECORD_ERROR, DR_RECORD_ERROR_TOO_LARGE,
                   _("the trail entry has %s bytes, expected at most %s"), DR_DIGITS (length),
                   DR_DIGITS (DR_TRAIL_ENTRY_MAX));
      return NULL;
    }
  self->arena = arena;
  for (guint i = 0; i < DR_TRAIL_N_FIELDS; i++)
    {
      if (fields.next == fields.end)
        {
          dr_trail_set_error (error, _("the trail entry has no %s, expected one"), dr_trail_field_name (i));
          return NULL;
        }
      texts[i] = read_field (&fields, dr_trail_field_name (i), error);
      if (texts[i] == NULL)
        return NULL;
    }
  if (!read_details (&fields, self, error) || !assign (self, texts, error)
      || !dr_trail_statement_check (self, error))
    return NULL;

  g_steal_pointer (&arena);

  return self;
}
