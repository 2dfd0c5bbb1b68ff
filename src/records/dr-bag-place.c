#include "dr-bag-place.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "dr-load.h"
#include "dr-xml-file.h"

/* Of the temporary names, before 16 hexadecimal digits. */
#define TEMPORARY ".due-regard-"
#define DIGITS 16

/**
 * dr_bag_place_fail:
 * @self: a place
 * @code: an errno
 * @error: return location for %DR_RECORD_ERROR_WRITE or %DR_RECORD_ERROR_EXISTS
 *
 * Returns: %FALSE
 */
gboolean
dr_bag_place_fail (const DrBagPlace *self,
                   int               code,
                   GError          **error)
{
  g_autofree char *other = NULL;
  const char *words;

  switch (code)
    {
    case EEXIST:
    case ENOTEMPTY:
      g_set_error (error, DR_RECORD_ERROR, DR_RECORD_ERROR_EXISTS,
                   _("%s: there is something of this name, expected a name that is free"), self->path);
      return FALSE;
    case ENOSPC:
    case EDQUOT:
      words = _("the disk is full, expected room for the bag");
      break;
    case EFBIG:
      words = _("the bag is too large for this disk or this session, expected a smaller bag or a higher limit");
      break;
    case EACCES:
    case EPERM:
      words = _("you have no permission to write here, expected a folder that you may write to");
      break;
    case EROFS:
      words = _("this disk can only be read, expected one that can be written");
      break;
    case ENOENT:
    case ENOTDIR:
      words = dr_xml_file_has_folder (self->path) ? _("this folder takes no files, expected another one")
                                                  : _("the folder does not exist, expected one that does");
      break;
    case ENAMETOOLONG:
      words = _("a name is too long for this disk, expected a shorter one");
      break;
    default:
      words = other = g_strdup_printf (_("the bag could not be written (%s), expected to write it"), g_strerror (code));
      break;
    }
  g_set_error (error, DR_RECORD_ERROR, DR_RECORD_ERROR_WRITE, "%s: %s", self->path, words);

  return FALSE;
}

/**
 * dr_bag_place_remove:
 * @folder: an open folder
 * @name: of a file or a folder in it
 *
 * Takes away what this program wrote there. A link would be taken away itself, not what it leads to.
 */
void
dr_bag_place_remove (int         folder,
                     const char *name)
{
  DIR *dir;
  struct dirent *entry;
  int fd;

  if (unlinkat (folder, name, 0) == 0)
    return;
  fd = openat (folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  dir = fd >= 0 ? fdopendir (fd) : NULL;
  if (dir == NULL)
    {
      if (fd >= 0)
        close (fd);
      return;
    }
  while ((entry = readdir (dir)) != NULL)
    if (strcmp (entry->d_name, ".") != 0 && strcmp (entry->d_name, "..") != 0)
      dr_bag_place_remove (fd, entry->d_name);
  closedir (dir);
  unlinkat (folder, name, AT_REMOVEDIR);
}

static gboolean
is_temporary (const char *name)
{
  const char *digits = name + strlen (TEMPORARY);

  return g_str_has_prefix (name, TEMPORARY) && strspn (digits, "0123456789abcdef") == DIGITS
         && (digits[DIGITS] == '\0' || strcmp (digits + DIGITS, "-scratch") == 0);
}

/* A program that was killed holds nothing any more: what it was writing is nobody's. */
static void
remove_leftover (int         folder,
                 const char *name)
{
  int fd = openat (folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
  struct stat status;

  if (fd < 0)
    return;
  if (fstat (fd, &status) == 0 && (S_ISREG (status.st_mode) || S_ISDIR (status.st_mode)) && status.st_uid == geteuid ()
      && flock (fd, LOCK_EX | LOCK_NB) == 0)
    dr_bag_place_remove (folder, name);
  close (fd);
}

static void
remove_leftovers (int folder)
{
  int fd = openat (folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  DIR *dir = fd >= 0 ? fdopendir (fd) : NULL;
  struct dirent *entry;

  if (dir == NULL)
    {
      if (fd >= 0)
        close (fd);
      return;
    }
  while ((entry = readdir (dir)) != NULL)
    if (is_temporary (entry->d_name))
      remove_leftover (folder, entry->d_name);
  closedir (dir);
}

/**
 * dr_bag_place_open:
 * @self: (out caller-allocates): to clear with dr_bag_place_clear(), also on failure
 * @path: where to; nothing may be there
 * @error: return location for %DR_RECORD_ERROR_WRITE or %DR_RECORD_ERROR_EXISTS
 *
 * What a program that was killed left in the same folder, under a temporary name, is taken away.
 *
 * Returns: whether a bag can be begun there
 */
gboolean
dr_bag_place_open (DrBagPlace *self,
                   const char *path,
                   GError    **error)
{
  g_autofree char *folder = NULL;
  struct stat status;
  gsize length = strlen (path);

  *self = (DrBagPlace) { .folder = -1 };
  while (length > 1 && path[length - 1] == '/')
    length--;
  self->path = g_strndup (path, length);
  self->name = g_path_get_basename (self->path);
  self->temporary = g_strdup_printf (TEMPORARY "%08x%08x", g_random_int (), g_random_int ());
  folder = g_path_get_dirname (self->path);

  self->folder = open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (self->folder < 0)
    return dr_bag_place_fail (self, errno, error);
  if (fstatat (self->folder, self->name, &status, AT_SYMLINK_NOFOLLOW) == 0)
    return dr_bag_place_fail (self, EEXIST, error);

  if (errno != ENOENT)
    return dr_bag_place_fail (self, errno, error);
  remove_leftovers (self->folder);

  return TRUE;
}

/**
 * dr_bag_place_hold:
 * @self: a place
 * @fd: what was made under its temporary name, open
 *
 * Holds it for as long as @fd is open, so that another program does not take it for a leftover. Where the disk knows no
 * locks no program can tell one, and none is taken away.
 *
 * Returns: whether it is still there; with errno set
 */
gboolean
dr_bag_place_hold (DrBagPlace *self,
                   int         fd)
{
  struct stat held;
  struct stat there;

  /* Not waited for: whoever may read it could keep us waiting. */
  flock (fd, LOCK_EX | LOCK_NB);

  return fstat (fd, &held) == 0 && fstatat (self->folder, self->temporary, &there, AT_SYMLINK_NOFOLLOW) == 0
         && held.st_dev == there.st_dev && held.st_ino == there.st_ino;
}

/**
 * dr_bag_place_clear:
 * @self: a place
 */
void
dr_bag_place_clear (DrBagPlace *self)
{
  if (self->folder >= 0)
    close (self->folder);
  g_free (self->path);
  g_free (self->name);
  g_free (self->temporary);
  *self = (DrBagPlace) { .folder = -1 };
}

/**
 * dr_bag_place_scratch:
 * @self: a place
 * @error: return location for %DR_RECORD_ERROR_WRITE
 *
 * Returns: a file without a name, on the same disk, that is gone once it is closed; -1 with @error set
 */
int
dr_bag_place_scratch (DrBagPlace *self,
                      GError    **error)
{
  g_autofree char *name = g_strconcat (self->temporary, "-scratch", NULL);
  int fd = openat (self->folder, name, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);

  if (fd < 0)
    dr_bag_place_fail (self, errno, error);
  else
    unlinkat (self->folder, name, 0);

  return fd;
}

/* Where the disk cannot do it in one step. A file is never replaced; a folder only where it is empty. */
static int
rename_by_hand (DrBagPlace *self)
{
  struct stat status;

  if (fstatat (self->folder, self->name, &status, AT_SYMLINK_NOFOLLOW) == 0)
    {
      errno = EEXIST;
      return -1;
    }

  return renameat (self->folder, self->temporary, self->folder, self->name);
}

/**
 * dr_bag_place_settle:
 * @self: a place, with the whole bag under its temporary name, safely on the disk
 * @error: return location for %DR_RECORD_ERROR_WRITE or %DR_RECORD_ERROR_EXISTS
 *
 * Returns: whether the bag has its name now
 */
gboolean
dr_bag_place_settle (DrBagPlace *self,
                     GError    **error)
{
  int done = renameat2 (self->folder, self->temporary, self->folder, self->name, RENAME_NOREPLACE);

  if (done != 0 && (errno == EINVAL || errno == ENOSYS))
    done = rename_by_hand (self);
  if (done != 0)
    return dr_bag_place_fail (self, errno, error);

  /* The bag is there and whole; that its name is on the disk as well is as much as the disk gives. */
  fsync (self->folder);

  return TRUE;
}

/**
 * dr_bag_place_write_all:
 * @self: a place
 * @fd: an open file
 * @data: (array length=length): bytes
 * @length: how many
 * @error: return location for %DR_RECORD_ERROR_WRITE
 *
 * Returns: whether all were written
 */
gboolean
dr_bag_place_write_all (const DrBagPlace *self,
                        int               fd,
                        gconstpointer     data,
                        gsize             length,
                        GError          **error)
{
  const char *next = data;

  while (length > 0)
    {
      gssize n = write (fd, next, length);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return dr_bag_place_fail (self, n == 0 ? ENOSPC : errno, error);
      next += n;
      length -= (gsize) n;
    }

  return TRUE;
}
