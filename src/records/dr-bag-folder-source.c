#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "dr-bag-name.h"
#include "dr-bag-source.h"
#include "dr-bag-stream.h"
#include "dr-load.h"

typedef int Descriptor;

G_DEFINE_AUTO_CLEANUP_FREE_FUNC (Descriptor, close, -1)

/* One walk through the folder. */
typedef struct {
  DrBagSource  *source;
  gboolean      bytes;
  const char   *only;        /* (nullable) */
  DrBagEach     each;
  gpointer      data;
  GCancellable *cancellable;
  GString      *name;        /* of where it is, from the bag's folder */
  guint64       n_names;     /* read so far */
} Walk;

static gboolean
fail (Walk       *walk,
      int         code,
      const char *reason,
      GError    **error)
{
  g_autofree char *shown = dr_bag_name_shown (walk->name->str);

  g_set_error (error, DR_RECORD_ERROR, code, "%s: “%s”: %s", walk->source->path, shown, reason);

  return FALSE;
}

static gboolean
fail_read (Walk    *walk,
           int      code,
           GError **error)
{
  g_autofree char *reason = g_strdup_printf (_("it could not be read (%s), expected a file or folder that you may read"),
                                             g_strerror (code));

  return fail (walk, DR_RECORD_ERROR_READ, reason, error);
}

static gssize
read_file (gpointer source,
           gpointer buffer,
           gsize    size,
           GError **error)
{
  int fd = GPOINTER_TO_INT (source) - 1;
  gssize n;

  do
    n = read (fd, buffer, size);
  while (n < 0 && errno == EINTR);
  if (n < 0)
    g_set_error (error, DR_RECORD_ERROR, DR_RECORD_ERROR_READ, _("a member could not be read (%s), expected a file that "
                                                                 "can"), g_strerror (errno));

  return n;
}

static gboolean
visit_file (Walk              *walk,
            int                folder,
            const char        *base,
            const struct stat *looked_at,
            GError           **error)
{
  DrBagThing thing = { walk->name->str, (guint64) looked_at->st_size, FALSE };
  g_auto (Descriptor) fd = -1;
  g_autoptr (DrBagStream) stream = NULL;
  struct stat status;
  gboolean done;

  if (!walk->bytes || (walk->only != NULL && strcmp (walk->only, thing.name) != 0))
    return walk->each (&thing, NULL, walk->data, error);

  /* Should something else have taken its place, neither a link is followed nor a pipe waited for. */
  fd = openat (folder, base, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
  if (fd < 0 || fstat (fd, &status) != 0)
    return fail_read (walk, errno, error);
  if (!S_ISREG (status.st_mode) || status.st_dev != looked_at->st_dev || status.st_ino != looked_at->st_ino)
    return fail (walk, DR_RECORD_ERROR_UNSAFE, _("it changed while it was read, expected it to stay as it was"), error);

  stream = dr_bag_stream_new (thing.name, thing.size, read_file, GINT_TO_POINTER (fd + 1));
  done = walk->each (&thing, G_INPUT_STREAM (stream), walk->data, error);
  dr_bag_stream_detach (stream);

  return done;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/* Sorted, so that every computer finds the same in the same order; counted, so that there is an end. */
static GPtrArray *
list (Walk    *walk,
      DIR     *folder,
      GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (;;)
    {
      struct dirent *entry;

      errno = 0;
      entry = readdir (folder);
      if (entry == NULL && errno != 0)
        {
          fail_read (walk, errno, error);
          return NULL;
        }
      if (entry == NULL)
        break;
      if (strcmp (entry->d_name, ".") == 0 || strcmp (entry->d_name, "..") == 0)
        continue;
      if (++walk->n_names > walk->source->limits.max_members)
        {
          fail (walk, DR_RECORD_ERROR_TOO_LARGE, _("the bag has too many members, expected fewer"), error);
          return NULL;
        }
      g_ptr_array_add (names, g_strdup (entry->d_name));
    }
  g_ptr_array_sort (names, compare_names);

  return g_steal_pointer (&names);
}

static gboolean visit_folder (Walk *walk, int fd, GError **error);

static gboolean
visit (Walk       *walk,
       int         folder,
       const char *base,
       GError    **error)
{
  DrBagThing thing = { walk->name->str, 0, TRUE };
  struct stat status;
  int fd;

  if (g_cancellable_set_error_if_cancelled (walk->cancellable, error) || !dr_bag_name_check (walk->name->str, error))
    return FALSE;
  if (fstatat (folder, base, &status, AT_SYMLINK_NOFOLLOW) != 0)
    return fail_read (walk, errno, error);
  if (S_ISREG (status.st_mode))
    return visit_file (walk, folder, base, &status, error);
  if (S_ISLNK (status.st_mode))
    return fail (walk, DR_RECORD_ERROR_UNSAFE, _("it is a link, expected a file or a folder"), error);
  if (!S_ISDIR (status.st_mode))
    return fail (walk, DR_RECORD_ERROR_UNSAFE, _("it is a device, a pipe or a socket, expected a file or a folder"), error);

  if (!walk->each (&thing, NULL, walk->data, error))
    return FALSE;
  fd = openat (folder, base, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  if (fd < 0)
    return fail_read (walk, errno, error);
  g_string_append_c (walk->name, '/');
  if (walk->only != NULL && !g_str_has_prefix (walk->only, walk->name->str))
    {
      close (fd);
      return TRUE;
    }

  return visit_folder (walk, fd, error);
}

/* Takes @fd. Names are at most 16 deep, and so is this. */
static gboolean
visit_folder (Walk    *walk,
              int      fd,
              GError **error)
{
  gsize length = walk->name->len;
  DIR *folder = fdopendir (fd);
  g_autoptr (GPtrArray) names = folder != NULL ? list (walk, folder, error) : NULL;
  gboolean done = names != NULL;

  if (folder == NULL)
    {
      fail_read (walk, errno, error);
      close (fd);
      return FALSE;
    }
  for (guint i = 0; done && i < names->len; i++)
    {
      const char *base = g_ptr_array_index (names, i);

      g_string_truncate (walk->name, length);
      g_string_append (walk->name, base);
      done = visit (walk, fd, base, error);
    }
  closedir (folder);

  return done;
}

static gboolean
walk_folder (DrBagSource  *self,
             gboolean      bytes,
             const char   *only,
             DrBagEach     each,
             gpointer      data,
             GCancellable *cancellable,
             GError      **error)
{
  g_autoptr (GString) name = g_string_new (NULL);
  Walk walk = { self, bytes, only, each, data, cancellable, name, 0 };
  int fd = openat (self->fd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);

  if (fd < 0)
    return fail_read (&walk, errno, error);

  return visit_folder (&walk, fd, error);
}

static void
free_folder (DrBagSource *self)
{
  close (self->fd);
  g_free (self->path);
  g_free (self);
}

static const DrBagSourceClass folder_class = { walk_folder, free_folder };

/**
 * dr_bag_folder_source_new:
 * @path: for messages
 * @fd: (transfer full): the folder, open
 * @limits: to keep to
 *
 * Returns: (transfer full): the folder as a source
 */
DrBagSource *
dr_bag_folder_source_new (const char        *path,
                          int                fd,
                          const DrBagLimits *limits)
{
  DrBagSource *self = g_new0 (DrBagSource, 1);

  *self = (DrBagSource) { &folder_class, *limits, g_strdup (path), fd, 0 };

  return self;
}
