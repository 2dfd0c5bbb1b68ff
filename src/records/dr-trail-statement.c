#include "dr-trail-statement-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-digest.h"
#include "dr-digits.h"
#include "dr-load.h"

#define SECOND G_GINT64_CONSTANT (1000000)

/* dr_trail_field_name(): for messages. */
const char *
dr_trail_field_name (DrTrailField field)
{
  static const char * const names[DR_TRAIL_N_FIELDS] = {
    N_("format"), N_("sequence"), N_("position"), N_("time"), N_("act"), N_("reference"), N_("version"),
    N_("person"), N_("name"), N_("login"), N_("host"), N_("program"), N_("record"), N_("comment"),
  };

  return _(names[field]);
}

/* dr_trail_set_error(): an entry is not as it must be. */
void
dr_trail_set_error (GError    **error,
                    const char *format,
                    ...)
{
  va_list arguments;

  va_start (arguments, format);
  if (error != NULL)
    *error = g_error_new_valist (DR_RECORD_ERROR, DR_RECORD_ERROR_INVALID, format, arguments);
  va_end (arguments);
}

/* dr_trail_time_format(): as an entry spells it; FALSE before the year 1 or after 9999. */
gboolean
dr_trail_time_format (gint64 at,
                      char   text[DR_TRAIL_TIME_LENGTH + 1])
{
  gint64 seconds = at / SECOND - (at % SECOND < 0 ? 1 : 0);
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_utc (seconds);

  if (time == NULL)
    return FALSE;

  g_snprintf (text, DR_TRAIL_TIME_LENGTH + 1, "%04u-%02u-%02uT%02u:%02u:%02u.%06uZ",
              (guint) g_date_time_get_year (time) % 10000, (guint) g_date_time_get_month (time) % 100,
              (guint) g_date_time_get_day_of_month (time) % 100, (guint) g_date_time_get_hour (time) % 100,
              (guint) g_date_time_get_minute (time) % 100, (guint) g_date_time_get_second (time) % 100,
              (guint) (at - seconds * SECOND) % 1000000);

  return TRUE;
}

static guint
digits (const char *text,
        guint       n)
{
  guint value = 0;

  for (guint i = 0; i < n; i++)
    value = value * 10 + (guint) (text[i] - '0');

  return value;
}

/* dr_trail_time_parse(): FALSE for anything but the one spelling of a time that exists. */
gboolean
dr_trail_time_parse (const char *text,
                     gint64     *at)
{
  static const char form[] = "dddd-dd-ddTdd:dd:dd.ddddddZ";
  g_autoptr (GDateTime) time = NULL;

  for (guint i = 0; i < sizeof form; i++)
    if (form[i] == 'd' ? !g_ascii_isdigit (text[i]) : text[i] != form[i])
      return FALSE;

  time = g_date_time_new_utc ((gint) digits (text, 4), (gint) digits (text + 5, 2), (gint) digits (text + 8, 2),
                              (gint) digits (text + 11, 2), (gint) digits (text + 14, 2), digits (text + 17, 2));
  if (time == NULL)
    return FALSE;

  *at = g_date_time_to_unix (time) * SECOND + digits (text + 20, 6);

  return TRUE;
}

static gboolean
is_empty (const char *text)
{
  return text == NULL || *text == '\0';
}

static gboolean
is_act (const char *text)
{
  return !is_empty (text) && g_ascii_islower (*text) && strspn (text, "abcdefghijklmnopqrstuvwxyz-") == strlen (text);
}

static gboolean
check_text (const char *what,
            const char *text,
            GError    **error)
{
  if (text == NULL || g_utf8_validate (text, -1, NULL))
    return TRUE;

  dr_trail_set_error (error, _("the trail entry’s %s is not text, expected UTF-8"), what);

  return FALSE;
}

/* dr_trail_statement_check(): whether it can stand in an entry; its size is not looked at. */
gboolean
dr_trail_statement_check (const DrTrailStatement *self,
                          GError                **error)
{
  const char * const texts[DR_TRAIL_N_FIELDS] = {
    [DR_TRAIL_FIELD_REFERENCE] = self->reference, [DR_TRAIL_FIELD_PERSON] = self->person,
    [DR_TRAIL_FIELD_NAME] = self->name, [DR_TRAIL_FIELD_LOGIN] = self->login,
    [DR_TRAIL_FIELD_HOST] = self->host, [DR_TRAIL_FIELD_PROGRAM] = self->program,
    [DR_TRAIL_FIELD_COMMENT] = self->comment,
  };

  if (self->sequence == 0)
    {
      dr_trail_set_error (error, _("the trail entry has no sequence, expected a whole number from 1"));
      return FALSE;
    }
  if (!is_act (self->act))
    {
      dr_trail_set_error (error, _("the trail entry’s act is not a word, expected lower-case letters and hyphens"));
      return FALSE;
    }
  if (is_empty (self->reference) ? self->position != 0 || self->version != 0
                                 : self->position == 0 || self->version == 0)
    {
      dr_trail_set_error (error, _("the trail entry has some of reference, position and version, expected all three "
                                   "or none"));
      return FALSE;
    }
  if (self->reference != NULL && strlen (self->reference) > DR_TRAIL_REFERENCE_MAX)
    {
      dr_trail_set_error (error, _("the trail entry’s reference is too long, expected at most %d bytes"),
                          DR_TRAIL_REFERENCE_MAX);
      return FALSE;
    }
  if (!is_empty (self->record) && !dr_is_digest (self->record))
    {
      dr_trail_set_error (error, _("the trail entry’s record is no digest, expected 64 lower-case hexadecimal digits"));
      return FALSE;
    }
  for (guint i = 0; i < DR_TRAIL_N_FIELDS; i++)
    if (!check_text (dr_trail_field_name (i), texts[i], error))
      return FALSE;
  for (guint i = 0; i < self->n_details; i++)
    {
      if (is_empty (self->details[i].name))
        {
          dr_trail_set_error (error, _("a detail of the trail entry has no name, expected one"));
          return FALSE;
        }
      if (!check_text (_("detail"), self->details[i].name, error)
          || !check_text (self->details[i].name, self->details[i].value, error))
        return FALSE;
    }

  return TRUE;
}

static void
append (GString    *entry,
        const char *text)
{
  const char *value = text != NULL ? text : "";

  g_string_append_printf (entry, "%" G_GSIZE_FORMAT ":%s,", strlen (value), value);
}

static void
append_number (GString *entry,
               guint64  number)
{
  char text[24] = "";

  if (number != 0)
    g_snprintf (text, sizeof text, "%" G_GUINT64_FORMAT, number);
  append (entry, text);
}

/**
 * dr_trail_statement_write:
 * @self: a statement
 * @error: return location for %DR_RECORD_ERROR_INVALID, where it cannot stand in an entry, or
 *   %DR_RECORD_ERROR_TOO_LARGE, where its entry would have more than %DR_TRAIL_ENTRY_MAX bytes
 *
 * Pure: the same statement has the same bytes everywhere, and no other statement has them.
 *
 * Returns: (transfer full) (nullable): the entry's bytes
 */
GBytes *
dr_trail_statement_write (const DrTrailStatement *self,
                          GError                **error)
{
  g_autoptr (GString) entry = NULL;
  char time[DR_TRAIL_TIME_LENGTH + 1];

  if (!dr_trail_statement_check (self, error))
    return NULL;
  if (!dr_trail_time_format (self->at, time))
    {
      dr_trail_set_error (error, _("the trail entry’s time is outside the calendar, expected the years 1 to 9999"));
      return NULL;
    }

  entry = g_string_new (NULL);
  append (entry, DR_TRAIL_MAGIC);
  append_number (entry, self->sequence);
  append_number (entry, self->position);
  append (entry, time);
  append (entry, self->act);
  append (entry, self->reference);
  append_number (entry, self->version);
  append (entry, self->person);
  append (entry, self->name);
  append (entry, self->login);
  append (entry, self->host);
  append (entry, self->program);
  append (entry, self->record);
  append (entry, self->comment);
  for (guint i = 0; i < self->n_details; i++)
    {
      append (entry, self->details[i].name);
      append (entry, self->details[i].value);
    }
  if (entry->len > DR_TRAIL_ENTRY_MAX)
    {
      g_set_error (error, DR_RECORD_ERROR, DR_RECORD_ERROR_TOO_LARGE,
                   _("the trail entry has %s bytes, expected at most %s"), DR_DIGITS (entry->len),
                   DR_DIGITS (DR_TRAIL_ENTRY_MAX));
      return NULL;
    }

  return g_string_free_to_bytes (g_steal_pointer (&entry));
}

/**
 * dr_trail_statement_free:
 * @self: (nullable): a statement from dr_trail_statement_read()
 */
void
dr_trail_statement_free (DrTrailStatement *self)
{
  if (self != NULL)
    dr_arena_free (self->arena);
}

/**
 * dr_trail_entry_digest:
 * @entry: an entry's bytes
 * @digest: (out): their SHA-256
 */
void
dr_trail_entry_digest (GBytes *entry,
                       char    digest[DR_DIGEST_SIZE])
{
  gsize length = 0;
  gconstpointer data = g_bytes_get_data (entry, &length);

  dr_digest_bytes (data, length, digest);
}

/**
 * dr_trail_next_head:
 * @previous: (nullable): the chain's head before; %NULL or "" where it has no entry yet
 * @digest: of the next entry
 * @head: (out): the chain's head after it: the SHA-256 of both, as text; may be @previous itself
 */
void
dr_trail_next_head (const char *previous,
                    const char *digest,
                    char        head[DR_DIGEST_SIZE])
{
  char both[2 * DR_DIGEST_LENGTH];

  if (is_empty (previous))
    memset (both, '0', DR_DIGEST_LENGTH);
  else
    memcpy (both, previous, DR_DIGEST_LENGTH);
  memcpy (both + DR_DIGEST_LENGTH, digest, DR_DIGEST_LENGTH);
  dr_digest_bytes (both, sizeof both, head);
}
