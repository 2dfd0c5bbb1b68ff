#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <unistd.h>

#include "dr-archive-locale.h"
#include "dr-bag-name.h"
#include "dr-bag-sink.h"

typedef struct {
  DrBagSink       parent;
  struct archive *archive;
  char           *top;        /* the one folder in the zip */
  int             file;
  int             code;       /* errno of a write that failed; once set, nothing is written; 0: none */
  gboolean        made;       /* the temporary file is ours */
  gboolean        finished;
} DrBagZipSink;

/* Says that all went well even where it did not, since libarchive loses memory once it was told of a failure: every
 * caller below looks at the code. */
static la_ssize_t
write_block (struct archive *archive,
             void           *data,
             const void     *block,
             size_t          length)
{
  DrBagZipSink *self = data;
  const char *next = block;
  gsize left = length;

  while (left > 0 && self->code == 0)
    {
      gssize n = write (self->file, next, left);

      if (n > 0)
        {
          next += n;
          left -= (gsize) n;
        }
      else if (n == 0 || errno != EINTR)
        self->code = n == 0 ? ENOSPC : errno;
    }

  return (la_ssize_t) length;
}

static gboolean
fail (DrBagZipSink *self,
      GError      **error)
{
  int code = self->code != 0 ? self->code : archive_errno (self->archive);

  return dr_bag_place_fail (&self->parent.place, code > 0 ? code : EIO, error);
}

static gboolean
begin (DrBagSink  *sink,
       const char *name,
       gint64      size,
       GError    **error)
{
  DrBagZipSink *self = (DrBagZipSink *) sink;
  g_autofree char *path = g_strconcat (self->top, "/", name, NULL);
  struct archive_entry *entry = archive_entry_new ();
  int done;
  DR_ARCHIVE_LOCALE_SCOPE;

  archive_entry_set_pathname (entry, path);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  archive_entry_set_mtime (entry, sink->time, 0);
  if (size >= 0)
    archive_entry_set_size (entry, size);
  done = archive_write_header (self->archive, entry);
  archive_entry_free (entry);

  return (done == ARCHIVE_OK && self->code == 0) || fail (self, error);
}

static gboolean
write_bytes (DrBagSink    *sink,
             gconstpointer data,
             gsize         length,
             GError      **error)
{
  DrBagZipSink *self = (DrBagZipSink *) sink;
  const char *next = data;

  while (length > 0)
    {
      la_ssize_t n = archive_write_data (self->archive, next, length);

      if (n <= 0 || self->code != 0)
        return fail (self, error);
      next += n;
      length -= (gsize) n;
    }

  return TRUE;
}

static gboolean
end (DrBagSink *sink,
     GError   **error)
{
  DrBagZipSink *self = (DrBagZipSink *) sink;

  return (archive_write_finish_entry (self->archive) == ARCHIVE_OK && self->code == 0) || fail (self, error);
}

static gboolean
finish (DrBagSink *sink,
        GError   **error)
{
  DrBagZipSink *self = (DrBagZipSink *) sink;
  int file = self->file;

  if (archive_write_close (self->archive) != ARCHIVE_OK || self->code != 0)
    return fail (self, error);
  if (fsync (file) != 0)
    return dr_bag_place_fail (&sink->place, errno, error);
  self->file = -1;
  if (close (file) != 0)
    return dr_bag_place_fail (&sink->place, errno, error);

  self->finished = dr_bag_place_settle (&sink->place, error);

  return self->finished;
}

static void
discard (DrBagSink *sink)
{
  DrBagZipSink *self = (DrBagZipSink *) sink;

  /* What is left in its buffers need not be written. */
  if (self->code == 0 && !self->finished)
    self->code = ECANCELED;
  archive_write_free (self->archive);
  if (self->file >= 0)
    close (self->file);
  if (self->made && !self->finished)
    unlinkat (sink->place.folder, sink->place.temporary, 0);
  dr_bag_place_clear (&sink->place);
  g_free (self->top);
  g_free (self);
}

static const DrBagSinkClass zip_class = { begin, write_bytes, end, finish, discard };

/* The zip's name without .zip, where that can be a folder anywhere. */
static char *
top_folder (const char *name)
{
  g_autofree char *top = g_strndup (name, strlen (name) - strlen (".zip"));

  if (dr_bag_name_check (top, NULL) && strlen (top) < DR_BAG_NAME_MAX / 4)
    return g_steal_pointer (&top);

  return g_strdup ("bag");
}

static gboolean
open_archive (DrBagZipSink *self)
{
  struct archive *archive = self->archive;

  return archive_write_set_format_zip (archive) == ARCHIVE_OK
         && archive_write_set_bytes_per_block (archive, (int) DR_BAG_CHUNK) == ARCHIVE_OK
         && archive_write_set_bytes_in_last_block (archive, 1) == ARCHIVE_OK
         && archive_write_open2 (archive, self, NULL, write_block, NULL, NULL) == ARCHIVE_OK;
}

/**
 * dr_bag_zip_sink_new:
 * @path: the zip to be, which ends in ".zip"; nothing may be there
 * @time: seconds since 1970, of every member
 * @error: return location for %DR_RECORD_ERROR_WRITE or %DR_RECORD_ERROR_EXISTS
 *
 * Returns: (transfer full) (nullable): a sink, to end with its discard()
 */
DrBagSink *
dr_bag_zip_sink_new (const char *path,
                     gint64      time,
                     GError    **error)
{
  DrBagZipSink *self = g_new0 (DrBagZipSink, 1);
  DrBagPlace *place = &self->parent.place;
  DR_ARCHIVE_LOCALE_SCOPE;

  self->parent.class = &zip_class;
  self->parent.time = time;
  self->archive = archive_write_new ();
  self->file = -1;
  if (dr_bag_place_open (place, path, error))
    {
      self->top = top_folder (place->name);
      self->file = openat (place->folder, place->temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666);
      self->made = self->file >= 0;
      if (!self->made || !dr_bag_place_hold (place, self->file))
        dr_bag_place_fail (place, errno, error);
      else if (open_archive (self))
        return &self->parent;
      else
        fail (self, error);
    }
  discard (&self->parent);

  return NULL;
}
