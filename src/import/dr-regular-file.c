#include "dr-regular-file.h"

#include "dr-digits.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

static gboolean
read_all (int         fd,
          const char *path,
          gsize       max_bytes,
          GByteArray *bytes,
          GError    **error)
{
  for (;;)
    {
      guchar block[64 * 1024];
      gssize n = read (fd, block, sizeof block);

      if (n == 0)
        return TRUE;
      if (n < 0)
        {
          int reason = errno;

          if (reason == EINTR)
            continue;
          dr_import_set_error (error, DR_IMPORT_ERROR_READ, path, 0, _("the file could not be read (%s), expected a "
                                                                       "file that can"), g_strerror (reason));
          return FALSE;
        }
      /* It may have grown since its size was looked at. */
      if (bytes->len + (gsize) n > max_bytes)
        {
          dr_import_set_error (error, DR_IMPORT_ERROR_TOO_LARGE, path, 0,
                               _("the file is larger than %s bytes, expected a smaller one"),
                               DR_DIGITS (max_bytes));
          return FALSE;
        }
      g_byte_array_append (bytes, block, (guint) n);
    }
}

/**
 * dr_regular_file_read:
 * @path: a file
 * @max_bytes: refused above this
 * @data: (out) (transfer full): its bytes; untouched on error
 * @length: (out): how many; untouched on error
 * @error: return location for a #DrImportError: READ or TOO_LARGE
 *
 * Returns: whether it was read
 */
gboolean
dr_regular_file_read (const char *path,
                      gsize       max_bytes,
                      char      **data,
                      gsize      *length,
                      GError    **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  struct stat status;
  gboolean read_well = FALSE;
  /* Without O_NONBLOCK the open itself would wait for a pipe's other end. */
  int fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY, 0);

  if (fd < 0 || fstat (fd, &status) != 0)
    dr_import_set_error (error, DR_IMPORT_ERROR_READ, path, 0,
                         _("the file could not be opened (%s), expected a file that can be read"),
                         g_strerror (errno));
  else if (S_ISDIR (status.st_mode))
    dr_import_set_error (error, DR_IMPORT_ERROR_READ, path, 0, _("this is a folder, expected a file"));
  else if (!S_ISREG (status.st_mode))
    dr_import_set_error (error, DR_IMPORT_ERROR_READ, path, 0, _("this is no regular file, expected one"));
  else if ((guint64) status.st_size > max_bytes)
    dr_import_set_error (error, DR_IMPORT_ERROR_TOO_LARGE, path, 0,
                         _("the file is larger than %s bytes, expected a smaller one"), DR_DIGITS (max_bytes));
  else
    read_well = read_all (fd, path, max_bytes, bytes, error);

  if (fd >= 0)
    close (fd);
  if (!read_well)
    return FALSE;

  *length = bytes->len;
  *data = (char *) g_byte_array_free (g_steal_pointer (&bytes), FALSE);
  if (*data == NULL)
    *data = g_strdup ("");

  return TRUE;
}
