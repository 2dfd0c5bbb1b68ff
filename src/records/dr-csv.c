#include "dr-csv.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "dr-digits.h"
#include "dr-evidence.h"
#include "dr-number.h"
#include "dr-xml-file.h"

/* Bytes that are kept before they are written. */
#define PIECE 65536

struct _DrCsv {
  char    *path;
  char    *temporary;    /* beside it, on the same disk; until it is finished */
  int      descriptor;
  GString *waiting;
  gboolean begun;        /* the row has a cell already */
};

static gboolean
set_error (GError     **error,
           const char  *path,
           int          code)
{
  g_autofree char *name = g_filename_display_name (path);
  const char *words = NULL;

  switch (code)
    {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      words = _("the disk is full; expected room for the file");
      break;
    case EACCES:
    case EPERM:
      words = _("you have no permission to write here; expected a folder that you may write to");
      break;
    case EROFS:
      words = _("this disk can only be read; expected one that can be written");
      break;
    case ENOENT:
    case ENOTDIR:
      words = dr_xml_file_has_folder (path) ? _("this folder takes no files; expected another one")
                                            : _("the folder does not exist; expected one that does");
      break;
    case EISDIR:
      words = _("there is a folder of this name; expected a file or nothing");
      break;
    default:
      break;
    }
  if (words != NULL)
    g_set_error (error, G_FILE_ERROR, (int) g_file_error_from_errno (code), "%s: %s", name, words);
  else
    g_set_error (error, G_FILE_ERROR, (int) g_file_error_from_errno (code),
                 _("%s: the file could not be written (%s); expected to write it"), name, g_strerror (code));

  return FALSE;
}

/* A rename would put an ordinary file in the place of a folder, a device or a pipe. */
static gboolean
check_place (const char  *path,
             GError     **error)
{
  g_autofree char *name = g_filename_display_name (path);
  struct stat status;

  if (stat (path, &status) != 0 || S_ISREG (status.st_mode))
    return TRUE;
  if (S_ISDIR (status.st_mode))
    return set_error (error, path, EISDIR);
  g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_INVAL, "%s: %s", name,
               _("there is a device, a pipe or a socket of this name; expected a file or nothing"));

  return FALSE;
}

/**
 * dr_csv_new:
 * @path: where to; an ordinary file of that name is replaced, once the new one is whole
 * @error: return location for a #GFileError
 *
 * Returns: (transfer full) (nullable): a table without rows
 */
DrCsv *
dr_csv_new (const char  *path,
            GError     **error)
{
  g_autoptr (DrCsv) self = g_new0 (DrCsv, 1);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *hidden = g_strdup_printf (".%.100s.XXXXXX", name);
  g_autofree char *temporary = g_build_filename (folder, hidden, NULL);

  self->descriptor = -1;
  if (!check_place (path, error))
    return NULL;
  self->descriptor = g_mkstemp_full (temporary, O_WRONLY | O_CLOEXEC, 0644);
  if (self->descriptor < 0)
    {
      set_error (error, path, errno);
      return NULL;
    }
  self->path = g_strdup (path);
  self->temporary = g_steal_pointer (&temporary);
  self->waiting = g_string_sized_new (PIECE + 4096);

  return g_steal_pointer (&self);
}

/**
 * dr_csv_free:
 * @self: (transfer full): a table; one that is not finished leaves nothing behind
 */
void
dr_csv_free (DrCsv *self)
{
  if (self->descriptor >= 0)
    close (self->descriptor);
  if (self->temporary != NULL)
    g_unlink (self->temporary);
  if (self->waiting != NULL)
    g_string_free (self->waiting, TRUE);
  g_free (self->temporary);
  g_free (self->path);
  g_free (self);
}

/* --- Cells --- */

static void
begin (DrCsv *self)
{
  if (self->begun)
    g_string_append_c (self->waiting, ',');
  self->begun = TRUE;
}

/* A spreadsheet takes a cell that begins like this for a formula, and would run it. */
static gboolean
is_formula (const char *text)
{
  return text[0] != '\0' && strchr ("=+-@\t\r", text[0]) != NULL;
}

/**
 * dr_csv_text:
 * @self: a table
 * @text: (nullable): the next cell of the row; what a spreadsheet would take for a formula gets an apostrophe before it
 */
void
dr_csv_text (DrCsv      *self,
             const char *text)
{
  gboolean formula;

  begin (self);
  if (text == NULL)
    return;
  formula = is_formula (text);
  if (!formula && strpbrk (text, ",\"\r\n") == NULL)
    {
      g_string_append (self->waiting, text);
      return;
    }

  g_string_append (self->waiting, formula ? "\"'" : "\"");
  for (const char *at = text; *at != '\0'; at++)
    {
      if (*at == '"')
        g_string_append_c (self->waiting, '"');
      g_string_append_c (self->waiting, *at);
    }
  g_string_append_c (self->waiting, '"');
}

/**
 * dr_csv_count:
 * @self: a table
 * @count: the next cell
 */
void
dr_csv_count (DrCsv   *self,
              guint64  count)
{
  begin (self);
  g_string_append (self->waiting, DR_DIGITS (count));
}

/**
 * dr_csv_number:
 * @self: a table
 * @number: the next cell: digits with a point; %DR_UNKNOWN: an empty one
 */
void
dr_csv_number (DrCsv  *self,
               double  number)
{
  char buffer[DR_NUMBER_SIZE];

  begin (self);
  if (dr_is_known (number))
    g_string_append (self->waiting, dr_number_format (number, buffer));
}

/**
 * dr_csv_date:
 * @self: a table
 * @date: the next cell: 2026-11-22, 2026-11 or 2026; none: an empty one
 */
void
dr_csv_date (DrCsv  *self,
             DrDate  date)
{
  char buffer[DR_DATE_STRING_SIZE];

  begin (self);
  if (dr_date_is_set (date))
    g_string_append (self->waiting, dr_date_format (date, buffer));
}

/**
 * dr_csv_flag:
 * @self: a table
 * @flag: the next cell: true or false
 */
void
dr_csv_flag (DrCsv    *self,
             gboolean  flag)
{
  begin (self);
  g_string_append (self->waiting, flag ? "true" : "false");
}

/* --- Rows --- */

static gboolean
write_waiting (DrCsv   *self,
               GError **error)
{
  gsize done = 0;

  while (done < self->waiting->len)
    {
      gssize n = write (self->descriptor, self->waiting->str + done, self->waiting->len - done);

      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        return set_error (error, self->path, errno);
      done += (gsize) n;
    }
  g_string_truncate (self->waiting, 0);

  return TRUE;
}

/**
 * dr_csv_end:
 * @self: a table
 * @error: return location for a #GFileError
 *
 * Ends the row.
 *
 * Returns: whether it could be kept
 */
gboolean
dr_csv_end (DrCsv   *self,
            GError **error)
{
  g_string_append (self->waiting, "\r\n");
  self->begun = FALSE;

  return self->waiting->len < PIECE || write_waiting (self, error);
}

/**
 * dr_csv_head:
 * @self: a table without rows
 * @names: of its columns, up to a %NULL
 *
 * Writes the first row.
 */
void
dr_csv_head (DrCsv              *self,
             const char * const *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    dr_csv_text (self, names[i]);
  g_string_append (self->waiting, "\r\n");
  self->begun = FALSE;
}

static int
close_once (DrCsv *self)
{
  int descriptor = self->descriptor;

  self->descriptor = -1;

  return close (descriptor);
}

/**
 * dr_csv_finish:
 * @self: a table; nothing can be added afterwards
 * @error: return location for a #GFileError
 *
 * Puts it under its name, when all of it is on the disk.
 *
 * Returns: whether it is there; if not, what was there before still is
 */
gboolean
dr_csv_finish (DrCsv   *self,
               GError **error)
{
  if (!write_waiting (self, error))
    return FALSE;
  if (fsync (self->descriptor) != 0 || close_once (self) != 0
      || g_rename (self->temporary, self->path) != 0)
    return set_error (error, self->path, errno);
  g_clear_pointer (&self->temporary, g_free);

  return TRUE;
}
