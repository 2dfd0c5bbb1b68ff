#include <archive.h>
#include <archive_entry.h>
#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#include "dr-archive-locale.h"
#include "dr-bag-name.h"
#include "dr-bag-source.h"
#include "dr-bag-stream.h"
#include "dr-load.h"

#define BLOCK ((gsize) 64 * 1024)

/* One walk through the zip. */
typedef struct {
  DrBagSource    *source;
  struct archive *archive;
  gint64          offset;      /* in the file: walks do not share one */
  gboolean        bytes;
  const char     *only;        /* (nullable) */
  gboolean        broken;      /* libarchive cannot go on */
  char            block[BLOCK];
} Walk;

static gboolean
fail (Walk       *walk,
      const char *name,
      int         code,
      const char *words,
      GError    **error)
{
  g_autofree char *shown = dr_bag_name_shown (name);

  g_set_error (error, DR_RECORD_ERROR, code, "%s: “%s”: %s", walk->source->path, shown, words);

  return FALSE;
}

/* What libarchive says; not translated. */
static const char *
reason (Walk *walk)
{
  const char *words = archive_error_string (walk->archive);

  return words != NULL ? words : "?";
}

static la_ssize_t
read_block (struct archive *archive,
            void           *data,
            const void    **block)
{
  Walk *walk = data;
  gssize n;

  do
    n = pread (walk->source->fd, walk->block, BLOCK, walk->offset);
  while (n < 0 && errno == EINTR);
  *block = walk->block;
  if (n < 0)
    archive_set_error (archive, errno, "%s", g_strerror (errno));
  else
    walk->offset += n;

  return n;
}

static la_int64_t
seek_block (struct archive *archive,
            void           *data,
            la_int64_t      offset,
            int             whence)
{
  Walk *walk = data;
  gint64 from = whence == SEEK_SET ? 0 : whence == SEEK_CUR ? walk->offset : (gint64) walk->source->file_size;

  if ((offset > 0 && from > G_MAXINT64 - offset) || from + offset < 0)
    return ARCHIVE_FATAL;
  walk->offset = from + offset;

  return walk->offset;
}

static la_int64_t
skip_block (struct archive *archive,
            void           *data,
            la_int64_t      length)
{
  Walk *walk = data;

  /* Never past the end: a zip may say so. */
  if (length < 0 || walk->offset > (gint64) walk->source->file_size - length)
    return 0;
  walk->offset += length;

  return length;
}

static gssize
read_entry (gpointer source,
            gpointer buffer,
            gsize    size,
            GError **error)
{
  Walk *walk = source;
  gssize n = archive_read_data (walk->archive, buffer, size);

  if (n >= 0)
    return n;

  walk->broken = walk->broken || n == ARCHIVE_FATAL;
  g_set_error (error, DR_RECORD_ERROR, DR_RECORD_ERROR_INVALID,
               _("a member of the zip is damaged (%s), expected it whole"), reason (walk));

  return -1;
}

/* What an entry must be before a byte of it is unpacked. */
static gboolean
check_entry (Walk                 *walk,
             struct archive_entry *entry,
             const char           *name,
             GError              **error)
{
  const char *format = archive_format_name (walk->archive);
  __LA_MODE_T type = archive_entry_filetype (entry);

  if (archive_entry_is_encrypted (entry))
    return fail (walk, name, DR_RECORD_ERROR_UNSAFE, _("it is encrypted, expected a member that can be read"), error);
  if (archive_entry_symlink (entry) != NULL || archive_entry_hardlink (entry) != NULL || type == AE_IFLNK)
    return fail (walk, name, DR_RECORD_ERROR_UNSAFE, _("it is a link, expected a file or a folder"), error);
  if (type != AE_IFREG && type != AE_IFDIR)
    return fail (walk, name, DR_RECORD_ERROR_UNSAFE, _("it is a device, a pipe or a socket, expected a file or a folder"),
                 error);
  if (!archive_entry_size_is_set (entry) || archive_entry_size (entry) < 0)
    return fail (walk, name, DR_RECORD_ERROR_UNSAFE, _("it does not say how large it is, expected a size"), error);
  if (format == NULL || !(g_str_has_suffix (format, "(deflation)") || g_str_has_suffix (format, "(uncompressed)")))
    return fail (walk, name, DR_RECORD_ERROR_UNSAFE, _("it is packed in an unusual way, expected deflate or none"), error);

  return TRUE;
}

static gboolean
visit (Walk                 *walk,
       struct archive_entry *entry,
       DrBagEach             each,
       gpointer              data,
       GError              **error)
{
  const char *stored = archive_entry_pathname (entry);
  g_autofree char *name = g_strdup (stored != NULL ? stored : "");
  gsize length = strlen (name);
  DrBagThing thing = { name, 0, archive_entry_filetype (entry) == AE_IFDIR };
  g_autoptr (DrBagStream) stream = NULL;
  gboolean done;

  if (!check_entry (walk, entry, name, error))
    return FALSE;
  /* A folder's name ends in a slash in a zip. */
  if (thing.is_folder && length > 0 && name[length - 1] == '/')
    name[length - 1] = '\0';
  if (!dr_bag_name_check (name, error))
    return FALSE;
  thing.size = (guint64) archive_entry_size (entry);
  if (thing.is_folder && thing.size > 0)
    return fail (walk, name, DR_RECORD_ERROR_UNSAFE, _("it is a folder with bytes of its own, expected none"), error);
  if (thing.is_folder || !walk->bytes || (walk->only != NULL && strcmp (walk->only, name) != 0))
    return each (&thing, NULL, data, error);

  stream = dr_bag_stream_new (name, thing.size, read_entry, walk);
  done = each (&thing, G_INPUT_STREAM (stream), data, error);
  dr_bag_stream_detach (stream);

  return done;
}

static gboolean
walk_entries (Walk         *walk,
              DrBagEach     each,
              gpointer      data,
              GCancellable *cancellable,
              GError      **error)
{
  guint64 n = 0;

  while (!walk->broken)
    {
      struct archive_entry *entry = NULL;
      int result;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      result = archive_read_next_header (walk->archive, &entry);
      if (result == ARCHIVE_EOF)
        return TRUE;
      /* A warning is a name that is no text, or a header that contradicts itself. */
      if (result != ARCHIVE_OK)
        return fail (walk, entry != NULL && archive_entry_pathname (entry) != NULL ? archive_entry_pathname (entry) : "",
                     DR_RECORD_ERROR_INVALID, reason (walk), error);
      if (++n > walk->source->limits.max_members)
        return fail (walk, "", DR_RECORD_ERROR_TOO_LARGE, _("the bag has too many members, expected fewer"), error);
      if (!visit (walk, entry, each, data, error))
        return FALSE;
    }

  g_set_error (error, DR_RECORD_ERROR, DR_RECORD_ERROR_INVALID, _("%s: the zip is damaged, expected it whole"),
               walk->source->path);

  return FALSE;
}

static gboolean
open_archive (Walk    *walk,
              GError **error)
{
  struct archive *archive = walk->archive;

  /* Only as its directory at the end says: what else lies in the file is nobody's. */
  if (archive_read_support_format_zip_seekable (archive) == ARCHIVE_OK
      && archive_read_set_read_callback (archive, read_block) == ARCHIVE_OK
      && archive_read_set_seek_callback (archive, seek_block) == ARCHIVE_OK
      && archive_read_set_skip_callback (archive, skip_block) == ARCHIVE_OK
      && archive_read_set_callback_data (archive, walk) == ARCHIVE_OK
      && archive_read_open1 (archive) == ARCHIVE_OK)
    return TRUE;

  g_set_error (error, DR_RECORD_ERROR, DR_RECORD_ERROR_INVALID, _("%s: this is no zip, expected a bag as a folder or a zip"),
               walk->source->path);

  return FALSE;
}

static gboolean
walk_zip (DrBagSource  *self,
          gboolean      bytes,
          const char   *only,
          DrBagEach     each,
          gpointer      data,
          GCancellable *cancellable,
          GError      **error)
{
  g_autofree Walk *walk = g_new0 (Walk, 1);
  gboolean done;
  DR_ARCHIVE_LOCALE_SCOPE;

  walk->source = self;
  walk->bytes = bytes;
  walk->only = only;
  walk->archive = archive_read_new ();
  done = open_archive (walk, error) && walk_entries (walk, each, data, cancellable, error);
  archive_read_free (walk->archive);

  return done;
}

static void
free_zip (DrBagSource *self)
{
  close (self->fd);
  g_free (self->path);
  g_free (self);
}

static const DrBagSourceClass zip_class = { walk_zip, free_zip };

/**
 * dr_bag_zip_source_new:
 * @path: for messages
 * @fd: (transfer full): the zip, open
 * @file_size: its bytes
 * @limits: to keep to
 *
 * Returns: (transfer full): the zip as a source
 */
DrBagSource *
dr_bag_zip_source_new (const char        *path,
                       int                fd,
                       guint64            file_size,
                       const DrBagLimits *limits)
{
  DrBagSource *self = g_new0 (DrBagSource, 1);

  *self = (DrBagSource) { &zip_class, *limits, g_strdup (path), fd, file_size };

  return self;
}
