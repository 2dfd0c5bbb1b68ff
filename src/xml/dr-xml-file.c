#include "dr-xml-file.h"

#include "dr-xml-document.h"
#include "dr-xml-message.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

typedef int Descriptor;

G_DEFINE_AUTO_CLEANUP_FREE_FUNC (Descriptor, close, -1)

static void
set_read_error (GError **error, const char *path, int code)
{
  switch (code)
    {
    case ENOENT:
    case ENOTDIR:
      dr_xml_set_error (error, DR_XML_ERROR_READ, path, 0,
                        _("there is no such file; expected a file that exists"));
      break;
    case EACCES:
    case EPERM:
      dr_xml_set_error (error, DR_XML_ERROR_READ, path, 0,
                        _("you have no permission to read this file; expected one that you may read"));
      break;
    default:
      dr_xml_set_error (error, DR_XML_ERROR_READ, path, 0,
                        _("the file could not be read (%s); expected a readable file"), g_strerror (code));
      break;
    }
}

/* Whether the thing at @path can be read to an end: a FIFO or a device may wait for ever or never stop. */
static gboolean
check_regular (const char *path, const struct stat *status, gsize max_bytes, GError **error)
{
  if (S_ISDIR (status->st_mode))
    {
      dr_xml_set_error (error, DR_XML_ERROR_READ, path, 0, _("this is a folder; expected a file"));
      return FALSE;
    }
  if (!S_ISREG (status->st_mode))
    {
      dr_xml_set_error (error, DR_XML_ERROR_READ, path, 0,
                        _("this is a device, a pipe or a socket; expected an ordinary file"));
      return FALSE;
    }
  if ((guint64) status->st_size > max_bytes)
    {
      dr_xml_set_error (error, DR_XML_ERROR_TOO_LARGE, path, 0,
                        _("the file has %ju bytes; expected at most %zu"), (uintmax_t) status->st_size, max_bytes);
      return FALSE;
    }
  return TRUE;
}

/* Reads to the end, or to one byte past @max_bytes if the file is growing or lied about its size. */
static char *
read_all (int descriptor, gsize expected, gsize max_bytes, gsize *length)
{
  gsize capacity = expected + 2;
  gsize used = 0;
  g_autofree char *data = g_try_malloc (capacity);

  while (data != NULL && used <= max_bytes)
    {
      gssize got = 0;

      if (used + 1 >= capacity)
        {
          char *larger = NULL;

          capacity = MIN (capacity * 2 + 4096, max_bytes + 2);
          larger = g_try_realloc (data, capacity);
          if (larger == NULL)
            break;
          data = larger;
        }
      got = read (descriptor, data + used, capacity - 1 - used);
      if (got < 0 && errno == EINTR)
        continue;
      if (got < 0)
        return NULL;
      if (got == 0 || used + (gsize) got > max_bytes)
        {
          used += (gsize) got;
          data[used] = '\0';
          *length = used;
          return g_steal_pointer (&data);
        }
      used += (gsize) got;
    }
  errno = ENOMEM;
  return NULL;
}

/**
 * dr_xml_read_file:
 * @path: a regular file
 * @max_bytes: refused above this; below %G_MAXSSIZE
 * @length: (out): the number of bytes
 * @error: return location for %DR_XML_ERROR_READ or %DR_XML_ERROR_TOO_LARGE
 *
 * Reads a whole file into memory, without ever waiting on a pipe or a device. Any thread.
 *
 * Returns: (transfer full) (array length=length) (nullable): its bytes with a NUL after them, or %NULL with
 *   @error set
 */
char *
dr_xml_read_file (const char *path, gsize max_bytes, gsize *length, GError **error)
{
  g_auto (Descriptor) descriptor = -1;
  struct stat status;
  g_autofree char *data = NULL;

  g_return_val_if_fail (path != NULL && length != NULL, NULL);
  g_return_val_if_fail (max_bytes < G_MAXSSIZE, NULL);

  /* Looked at before it is opened, since opening a device can already do something, and again after, since
   * another file may have taken its place. */
  if (stat (path, &status) != 0)
    {
      set_read_error (error, path, errno);
      return NULL;
    }
  if (!check_regular (path, &status, max_bytes, error))
    return NULL;
  descriptor = open (path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
  if (descriptor < 0 || fstat (descriptor, &status) != 0)
    {
      set_read_error (error, path, errno);
      return NULL;
    }
  if (!check_regular (path, &status, max_bytes, error))
    return NULL;

  data = read_all (descriptor, (gsize) status.st_size, max_bytes, length);
  if (data == NULL)
    {
      set_read_error (error, path, errno);
      return NULL;
    }
  if (*length > max_bytes)
    {
      dr_xml_set_error (error, DR_XML_ERROR_TOO_LARGE, path, 0,
                        _("the file has more than %zu bytes; expected at most that"), max_bytes);
      return NULL;
    }
  return g_steal_pointer (&data);
}

/**
 * dr_xml_file_has_folder:
 * @path: of a file that could not be made, since something is missing
 *
 * Returns: whether its folder is there all the same: one that takes no files, such as /proc
 */
gboolean
dr_xml_file_has_folder (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return g_file_test (folder, G_FILE_TEST_IS_DIR);
}

/* GLib's reason in plain words. */
static void
set_write_error (GError **error, const char *path, const GError *reason)
{
  const char *words = NULL;

  switch (reason->code)
    {
    case G_FILE_ERROR_NOSPC:
      words = _("the disk is full; expected room for the file");
      break;
    case G_FILE_ERROR_ACCES:
    case G_FILE_ERROR_PERM:
      words = _("you have no permission to write here; expected a folder that you may write to");
      break;
    case G_FILE_ERROR_ROFS:
      words = _("this disk can only be read; expected one that can be written");
      break;
    case G_FILE_ERROR_NOENT:
    case G_FILE_ERROR_NOTDIR:
      words = dr_xml_file_has_folder (path) ? _("this folder takes no files; expected another one")
                                            : _("the folder does not exist; expected one that does");
      break;
    case G_FILE_ERROR_NAMETOOLONG:
      words = _("the name is too long; expected a shorter one");
      break;
    case G_FILE_ERROR_ISDIR:
      words = _("there is a folder of this name; expected a file or nothing");
      break;
    default:
      break;
    }
  if (words != NULL)
    dr_xml_set_error (error, DR_XML_ERROR_WRITE, path, 0, "%s", words);
  else
    dr_xml_set_error (error, DR_XML_ERROR_WRITE, path, 0,
                      _("the file could not be written (%s); expected to write it"), reason->message);
}

/**
 * dr_xml_write_file:
 * @path: where to; an ordinary file of that name is replaced
 * @data: (array length=length): the bytes
 * @length: bytes in @data
 * @error: return location for %DR_XML_ERROR_WRITE
 *
 * Writes a file so that, whatever happens, there is either the old file or the whole new one: to a temporary
 * file beside it, on to the disk, then under its name. Blocks; any thread.
 *
 * Returns: whether the file is safely there; if not, nothing is left behind
 */
gboolean
dr_xml_write_file (const char *path, const char *data, gsize length, GError **error)
{
  g_autoptr (GError) reason = NULL;
  struct stat status;

  g_return_val_if_fail (path != NULL && (data != NULL || length == 0), FALSE);
  g_return_val_if_fail (length <= G_MAXSSIZE, FALSE);

  /* A rename would put an ordinary file in the place of a device or a pipe. */
  if (stat (path, &status) == 0 && !S_ISREG (status.st_mode))
    {
      dr_xml_set_error (error, DR_XML_ERROR_WRITE, path, 0, "%s",
                        S_ISDIR (status.st_mode)
                          ? _("there is a folder of this name; expected a file or nothing")
                          : _("there is a device, a pipe or a socket of this name; expected a file or nothing"));
      return FALSE;
    }
  if (g_file_set_contents_full (path, data != NULL ? data : "", (gssize) length,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0644, &reason))
    return TRUE;
  set_write_error (error, path, reason);
  return FALSE;
}
