#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "dr-bag-sink.h"

typedef struct {
  DrBagSink parent;
  int       root;       /* the temporary folder */
  int       file;       /* the member that is being written; -1: none */
  GString  *folder;     /* that was made last */
  gboolean  finished;
} DrBagFolderSink;

static gboolean
make_folders (DrBagFolderSink *self,
              const char      *name,
              GError         **error)
{
  const char *last = strrchr (name, '/');

  if (last == NULL || (self->folder->len == (gsize) (last - name)
                       && memcmp (self->folder->str, name, self->folder->len) == 0))
    return TRUE;

  for (const char *at = strchr (name, '/'); at != NULL; at = strchr (at + 1, '/'))
    {
      g_autofree char *folder = g_strndup (name, (gsize) (at - name));

      if (mkdirat (self->root, folder, 0777) != 0 && errno != EEXIST)
        return dr_bag_place_fail (&self->parent.place, errno, error);
    }
  g_string_truncate (self->folder, 0);
  g_string_append_len (self->folder, name, last - name);

  return TRUE;
}

static gboolean
begin (DrBagSink  *sink,
       const char *name,
       gint64      size,
       GError    **error)
{
  DrBagFolderSink *self = (DrBagFolderSink *) sink;

  if (!make_folders (self, name, error))
    return FALSE;

  self->file = openat (self->root, name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666);

  return self->file >= 0 || dr_bag_place_fail (&sink->place, errno, error);
}

static gboolean
write_bytes (DrBagSink    *sink,
             gconstpointer data,
             gsize         length,
             GError      **error)
{
  return dr_bag_place_write_all (&sink->place, ((DrBagFolderSink *) sink)->file, data, length, error);
}

static gboolean
end (DrBagSink *sink,
     GError   **error)
{
  DrBagFolderSink *self = (DrBagFolderSink *) sink;
  struct timespec times[2] = { { .tv_sec = sink->time }, { .tv_sec = sink->time } };
  int file = self->file;

  self->file = -1;
  /* The time is a courtesy: not every disk keeps one. */
  if (futimens (file, times) != 0)
    errno = 0;

  return close (file) == 0 || dr_bag_place_fail (&sink->place, errno, error);
}

static gboolean
finish (DrBagSink *sink,
        GError   **error)
{
  DrBagFolderSink *self = (DrBagFolderSink *) sink;

  /* Once for the whole disk: once for each of many thousand files and folders would take minutes. */
  if (syncfs (self->root) != 0)
    return dr_bag_place_fail (&sink->place, errno, error);

  self->finished = dr_bag_place_settle (&sink->place, error);

  return self->finished;
}

static void
discard (DrBagSink *sink)
{
  DrBagFolderSink *self = (DrBagFolderSink *) sink;

  if (self->file >= 0)
    close (self->file);
  if (self->root >= 0)
    {
      close (self->root);
      if (!self->finished)
        dr_bag_place_remove (sink->place.folder, sink->place.temporary);
    }
  dr_bag_place_clear (&sink->place);
  g_string_free (self->folder, TRUE);
  g_free (self);
}

static const DrBagSinkClass folder_class = { begin, write_bytes, end, finish, discard };

/**
 * dr_bag_folder_sink_new:
 * @path: the folder to be; nothing may be there
 * @time: seconds since 1970, of every member
 * @error: return location for %DR_RECORD_ERROR_WRITE or %DR_RECORD_ERROR_EXISTS
 *
 * Returns: (transfer full) (nullable): a sink, to end with its discard()
 */
DrBagSink *
dr_bag_folder_sink_new (const char *path,
                        gint64      time,
                        GError    **error)
{
  DrBagFolderSink *self = g_new0 (DrBagFolderSink, 1);
  DrBagPlace *place = &self->parent.place;

  self->parent.class = &folder_class;
  self->parent.time = time;
  self->root = -1;
  self->file = -1;
  self->folder = g_string_new (NULL);
  if (dr_bag_place_open (place, path, error))
    {
      if (mkdirat (place->folder, place->temporary, 0777) != 0)
        dr_bag_place_fail (place, errno, error);
      else
        {
          self->root = openat (place->folder, place->temporary, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
          if (self->root >= 0 && dr_bag_place_hold (place, self->root))
            return &self->parent;
          dr_bag_place_fail (place, errno, error);
          unlinkat (place->folder, place->temporary, AT_REMOVEDIR);
        }
    }
  discard (&self->parent);

  return NULL;
}
