#include "dr-bag-writer.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#include "dr-bag-name.h"
#include "dr-bag-names.h"
#include "dr-bag-sink.h"
#include "dr-bag-tags.h"
#include "dr-digest-text.h"
#include "dr-digest.h"
#include "dr-load.h"

typedef struct {
  char *label;
  char *value;
} Info;

struct _DrBagWriter {
  char       *path;
  DrBagSink  *sink;             /* NULL: finished, or given up */
  DrBagNames *names;
  DrDigest   *digest;
  const char *stated;           /* (nullable): digest of the member that is being written; NULL: computed as it is */
  GArray     *info;             /* of Info */
  GString    *member;           /* that is being written; "": none */
  GString    *lines;            /* of the manifest, not yet in the scratch file */
  GString    *tags;             /* the tag manifest */
  int         scratch;          /* the manifest so far: there may be very many members */
  guint64     n_bytes;          /* of the payload */
  guint64     n_members;
};

static void
clear_info (gpointer data)
{
  Info *info = data;

  g_free (info->label);
  g_free (info->value);
}

/* Nothing is left of the bag. */
static gboolean
give_up (DrBagWriter *self)
{
  if (self->sink != NULL)
    self->sink->class->discard (self->sink);
  self->sink = NULL;
  if (self->scratch >= 0)
    close (self->scratch);
  self->scratch = -1;

  return FALSE;
}

static gboolean
is_open (DrBagWriter *self,
         GError     **error)
{
  if (self->sink != NULL)
    return TRUE;

  g_set_error (error, DR_RECORD_ERROR, DR_RECORD_ERROR_WRITE,
               _("%s: the bag is finished or was given up, expected a new one"), self->path);

  return FALSE;
}

static gboolean
may_go_on (DrBagWriter  *self,
           GCancellable *cancellable,
           GError      **error)
{
  return is_open (self, error) && (!g_cancellable_set_error_if_cancelled (cancellable, error) || give_up (self));
}

static gboolean
flush_lines (DrBagWriter *self,
             GError     **error)
{
  gboolean written = dr_bag_place_write_all (&self->sink->place, self->scratch, self->lines->str, self->lines->len,
                                             error);

  g_string_truncate (self->lines, 0);

  return written;
}

/* Begins any member, payload or tag. */
static gboolean
begin_member (DrBagWriter *self,
              const char  *name,
              gint64       size,
              GError     **error)
{
  if (!dr_bag_names_take (self->names, name, FALSE, error)
      || !self->sink->class->begin (self->sink, name, size, error))
    return give_up (self);

  g_string_assign (self->member, name);

  return TRUE;
}

static gboolean
write_member (DrBagWriter  *self,
              gconstpointer data,
              gsize         length,
              GCancellable *cancellable,
              GError      **error)
{
  const char *next = data;

  while (length > 0)
    {
      gsize n = MIN (length, DR_BAG_CHUNK);

      if (!may_go_on (self, cancellable, error))
        return FALSE;
      if (!self->sink->class->write (self->sink, next, n, error))
        return give_up (self);
      if (self->stated == NULL)
        dr_digest_update (self->digest, next, n);
      next += n;
      length -= n;
    }

  return TRUE;
}

static gboolean
end_member (DrBagWriter *self,
            GString     *manifest,
            GError     **error)
{
  char digest[DR_DIGEST_SIZE];

  if (!self->sink->class->end (self->sink, error))
    return give_up (self);

  if (self->stated != NULL)
    g_strlcpy (digest, self->stated, DR_DIGEST_SIZE);
  else
    dr_digest_finish (self->digest, digest);
  g_string_append_printf (manifest, "%s  ", digest);
  dr_bag_name_encode (self->member->str, manifest);
  g_string_append_c (manifest, '\n');
  g_string_truncate (self->member, 0);

  return TRUE;
}

static gboolean
add_tag (DrBagWriter  *self,
         const char   *name,
         const char   *text,
         gsize         length,
         GCancellable *cancellable,
         GError      **error)
{
  return begin_member (self, name, (gint64) length, error)
         && write_member (self, text, length, cancellable, error)
         && end_member (self, self->tags, error);
}

/**
 * dr_bag_writer_new:
 * @path: where to; nothing may be there. Ends in ".zip": one zip, else a folder
 * @time: seconds since 1970, the time that the bag and its members bear; not before 1980 in a zip
 * @error: return location for %DR_RECORD_ERROR_EXISTS or %DR_RECORD_ERROR_WRITE
 *
 * Begins a bag under a temporary name beside @path.
 *
 * Returns: (transfer full) (nullable): a writer
 */
DrBagWriter *
dr_bag_writer_new (const char *path,
                   gint64      time,
                   GError    **error)
{
  g_autoptr (DrBagWriter) self = g_new0 (DrBagWriter, 1);
  g_autofree char *end = NULL;
  g_autofree char *date = NULL;
  g_autoptr (GDateTime) day = g_date_time_new_from_unix_utc (time);

  self->path = g_strdup (path);
  self->names = dr_bag_names_new ();
  self->digest = dr_digest_new ();
  self->info = g_array_new (FALSE, TRUE, sizeof (Info));
  g_array_set_clear_func (self->info, clear_info);
  self->member = g_string_new (NULL);
  self->lines = g_string_new (NULL);
  self->tags = g_string_new (NULL);
  self->scratch = -1;

  end = g_ascii_strdown (strlen (path) >= 4 ? path + strlen (path) - 4 : "", -1);
  self->sink = strcmp (end, ".zip") == 0 ? dr_bag_zip_sink_new (path, time, error)
                                         : dr_bag_folder_sink_new (path, time, error);
  if (self->sink == NULL)
    return NULL;
  self->scratch = dr_bag_place_scratch (&self->sink->place, error);
  if (self->scratch < 0 || !add_tag (self, DR_BAG_DECLARATION_NAME, DR_BAG_DECLARATION, strlen (DR_BAG_DECLARATION), NULL, error))
    return NULL;
  date = day != NULL ? g_date_time_format (day, "%Y-%m-%d") : NULL;
  if (date != NULL)
    dr_bag_writer_set_info (self, "Bagging-Date", date);

  return g_steal_pointer (&self);
}

/**
 * dr_bag_writer_free:
 * @self: (nullable): a writer; what is not finished is gone
 */
void
dr_bag_writer_free (DrBagWriter *self)
{
  if (self == NULL)
    return;

  give_up (self);
  g_free (self->path);
  dr_bag_names_free (self->names);
  dr_digest_free (self->digest);
  g_array_unref (self->info);
  g_string_free (self->member, TRUE);
  g_string_free (self->lines, TRUE);
  g_string_free (self->tags, TRUE);
  g_free (self);
}

/**
 * dr_bag_writer_set_info:
 * @self: a writer, not finished
 * @label: as RFC 8493 has them: "Source-Organization"; letters, digits and hyphens
 * @value: one line; line breaks and other control characters become spaces
 *
 * What bag-info.txt says; a label said again has its last value. Payload-Oxum is the writer's own.
 */
void
dr_bag_writer_set_info (DrBagWriter *self,
                        const char  *label,
                        const char  *value)
{
  Info info = { g_strdup (label), g_utf8_make_valid (value, -1) };

  for (char *at = info.value; *at != '\0'; at = g_utf8_next_char (at))
    if (g_ascii_iscntrl (*at))
      *at = ' ';
  g_strstrip (info.value);
  for (guint i = 0; i < self->info->len; i++)
    {
      Info *before = &g_array_index (self->info, Info, i);

      if (g_ascii_strcasecmp (before->label, label) != 0)
        continue;
      clear_info (before);
      *before = info;
      return;
    }
  g_array_append_val (self->info, info);
}

static gboolean
begin_payload (DrBagWriter *self,
               const char  *name,
               gint64       size,
               GError     **error)
{
  g_return_val_if_fail (self->member->len == 0, FALSE);

  if (g_str_has_prefix (name, DR_BAG_PAYLOAD))
    return begin_member (self, name, size, error);

  g_set_error (error, DR_RECORD_ERROR, DR_RECORD_ERROR_UNSAFE,
               _("“%s” is no member of a bag’s payload, expected a name that begins with %s"), name, DR_BAG_PAYLOAD);

  return give_up (self);
}

/**
 * dr_bag_writer_begin:
 * @self: a writer; no other member is being written
 * @name: of a member: a safe name that begins with "data/"
 * @error: return location for %DR_RECORD_ERROR_UNSAFE or %DR_RECORD_ERROR_WRITE
 *
 * After any failure of any function of the writer the bag is given up, and nothing of it is left.
 *
 * Returns: whether the member was begun: go on with dr_bag_writer_write() and dr_bag_writer_end()
 */
gboolean
dr_bag_writer_begin (DrBagWriter *self,
                     const char  *name,
                     GError     **error)
{
  return is_open (self, error) && begin_payload (self, name, -1, error);
}

/**
 * dr_bag_writer_write:
 * @self: a writer with a member begun
 * @data: (array length=length): the member's next bytes
 * @length: how many
 * @cancellable: (nullable): looked at every 64 KiB
 * @error: return location for %DR_RECORD_ERROR_WRITE or %G_IO_ERROR_CANCELLED
 *
 * Returns: whether they were written
 */
gboolean
dr_bag_writer_write (DrBagWriter  *self,
                     gconstpointer data,
                     gsize         length,
                     GCancellable *cancellable,
                     GError      **error)
{
  if (!may_go_on (self, cancellable, error))
    return FALSE;
  g_return_val_if_fail (self->member->len > 0, FALSE);

  self->n_bytes += length;

  return write_member (self, data, length, cancellable, error);
}

/**
 * dr_bag_writer_end:
 * @self: a writer with a member begun
 * @error: return location for %DR_RECORD_ERROR_WRITE
 *
 * Returns: whether the member is whole
 */
gboolean
dr_bag_writer_end (DrBagWriter *self,
                   GError     **error)
{
  if (!is_open (self, error))
    return FALSE;
  g_return_val_if_fail (self->member->len > 0, FALSE);

  self->n_members++;
  if (!end_member (self, self->lines, error))
    return FALSE;

  return self->lines->len < DR_BAG_CHUNK || flush_lines (self, error) || give_up (self);
}

/**
 * dr_bag_writer_add:
 * @self: a writer; no other member is being written
 * @name: of a member: a safe name that begins with "data/"
 * @bytes: the whole member
 * @cancellable: (nullable): looked at every 64 KiB
 * @error: return location for %DR_RECORD_ERROR_UNSAFE, %DR_RECORD_ERROR_WRITE or %G_IO_ERROR_CANCELLED
 *
 * Returns: whether it was added
 */
gboolean
dr_bag_writer_add (DrBagWriter  *self,
                   const char   *name,
                   GBytes       *bytes,
                   GCancellable *cancellable,
                   GError      **error)
{
  gsize length = 0;
  gconstpointer data = g_bytes_get_data (bytes, &length);

  return may_go_on (self, cancellable, error)
         && begin_payload (self, name, (gint64) length, error)
         && dr_bag_writer_write (self, data, length, cancellable, error)
         && dr_bag_writer_end (self, error);
}

/**
 * dr_bag_writer_add_hashed:
 * @self: a writer; no other member is being written
 * @name: of a member: a safe name that begins with "data/"
 * @bytes: the whole member
 * @digest: of @bytes, by whoever has just computed it from them: the manifest states it as it is
 * @cancellable: (nullable): looked at every 64 KiB
 * @error: return location for %DR_RECORD_ERROR_UNSAFE, %DR_RECORD_ERROR_WRITE or %G_IO_ERROR_CANCELLED
 *
 * For what comes from a place that hashes it when it is read. Hashing is half of the work that a bag takes.
 *
 * Returns: whether it was added
 */
gboolean
dr_bag_writer_add_hashed (DrBagWriter  *self,
                          const char   *name,
                          GBytes       *bytes,
                          const char   *digest,
                          GCancellable *cancellable,
                          GError      **error)
{
  gboolean added;

  g_return_val_if_fail (dr_is_digest (digest), FALSE);

  self->stated = digest;
  added = dr_bag_writer_add (self, name, bytes, cancellable, error);
  self->stated = NULL;

  return added;
}

/**
 * dr_bag_writer_add_stream:
 * @self: a writer; no other member is being written
 * @name: of a member: a safe name that begins with "data/"
 * @stream: read to its end; not closed
 * @cancellable: (nullable): looked at every 64 KiB
 * @error: return location for %DR_RECORD_ERROR_UNSAFE, %DR_RECORD_ERROR_WRITE, or what @stream gives
 *
 * Returns: whether it was added
 */
gboolean
dr_bag_writer_add_stream (DrBagWriter  *self,
                          const char   *name,
                          GInputStream *stream,
                          GCancellable *cancellable,
                          GError      **error)
{
  g_autofree char *chunk = g_malloc (DR_BAG_CHUNK);
  gssize n;

  if (!may_go_on (self, cancellable, error) || !begin_payload (self, name, -1, error))
    return FALSE;
  while ((n = g_input_stream_read (stream, chunk, DR_BAG_CHUNK, cancellable, error)) > 0)
    if (!dr_bag_writer_write (self, chunk, (gsize) n, cancellable, error))
      return FALSE;
  if (n < 0)
    return give_up (self);

  return dr_bag_writer_end (self, error);
}

/* From the scratch file into the bag. */
static gboolean
add_manifest (DrBagWriter  *self,
              GCancellable *cancellable,
              GError      **error)
{
  g_autofree char *chunk = g_malloc (DR_BAG_CHUNK);
  off_t size;
  gssize n;

  if (!flush_lines (self, error))
    return give_up (self);
  size = lseek (self->scratch, 0, SEEK_CUR);
  if (size < 0 || lseek (self->scratch, 0, SEEK_SET) < 0)
    {
      dr_bag_place_fail (&self->sink->place, errno, error);
      return give_up (self);
    }
  if (!begin_member (self, DR_BAG_MANIFEST_NAME, size, error))
    return FALSE;
  while ((n = read (self->scratch, chunk, DR_BAG_CHUNK)) != 0)
    {
      if (n < 0 && errno == EINTR)
        continue;
      if (n < 0)
        {
          dr_bag_place_fail (&self->sink->place, errno, error);
          return give_up (self);
        }
      if (!write_member (self, chunk, (gsize) n, cancellable, error))
        return FALSE;
    }

  return end_member (self, self->tags, error);
}

static gboolean
add_info (DrBagWriter  *self,
          GCancellable *cancellable,
          GError      **error)
{
  g_autofree char *oxum = g_strdup_printf ("%" G_GUINT64_FORMAT ".%" G_GUINT64_FORMAT, self->n_bytes, self->n_members);
  g_autoptr (GString) text = g_string_new (NULL);

  dr_bag_writer_set_info (self, DR_BAG_OXUM_LABEL, oxum);
  for (guint i = 0; i < self->info->len; i++)
    g_string_append_printf (text, "%s: %s\n", g_array_index (self->info, Info, i).label,
                            g_array_index (self->info, Info, i).value);

  return add_tag (self, DR_BAG_INFO_NAME, text->str, text->len, cancellable, error);
}

/**
 * dr_bag_writer_finish:
 * @self: a writer; no member is being written
 * @cancellable: (nullable): looked at until the bag gets its name
 * @error: return location for %DR_RECORD_ERROR_WRITE, %DR_RECORD_ERROR_EXISTS or %G_IO_ERROR_CANCELLED
 *
 * Writes the manifests, brings all on to the disk, and gives the bag its name.
 *
 * Returns: whether the bag is there; if not, nothing of it is
 */
gboolean
dr_bag_writer_finish (DrBagWriter  *self,
                      GCancellable *cancellable,
                      GError      **error)
{
  g_autoptr (GString) tags = NULL;
  gboolean finished = FALSE;

  if (!may_go_on (self, cancellable, error))
    return FALSE;
  g_return_val_if_fail (self->member->len == 0, FALSE);

  if (!add_info (self, cancellable, error) || !add_manifest (self, cancellable, error))
    return FALSE;
  /* The tag manifest does not list itself. */
  tags = g_string_new_len (self->tags->str, (gssize) self->tags->len);
  if (!add_tag (self, DR_BAG_TAG_MANIFEST_NAME, tags->str, tags->len, cancellable, error)
      || !may_go_on (self, cancellable, error))
    return FALSE;
  finished = self->sink->class->finish (self->sink, error);
  give_up (self);

  return finished;
}
