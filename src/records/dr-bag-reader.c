#include "dr-bag-reader.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "dr-bag-name.h"
#include "dr-bag-names.h"
#include "dr-bag-source.h"
#include "dr-bag-tags.h"
#include "dr-load.h"

#define TAG_MAX ((gsize) 1024 * 1024)   /* bytes of bagit.txt and bag-info.txt */

struct _DrBagReader {
  DrBagSource *source;
  GString     *top;         /* the one folder that has the bag in a zip, with its slash; "": none */
  GBytes      *info;        /* bag-info.txt; NULL: none */
  guint64      n_members;   /* files */
  guint64      n_bytes;     /* of them */
};

/* Where a tag file was found: at the root, or in a folder there. */
typedef enum { AT_ROOT = 1, BELOW_TOP = 2 } Places;

typedef struct {
  DrBagReader *reader;
  DrBagNames  *names;
  GString     *top;         /* the first component of all names so far, with a slash */
  gboolean     several;     /* they have not the same one */
  guint        declarations;
  guint        infos;
  guint        fetches;
} Scan;

static gboolean
too_large (DrBagSource *source,
           const char  *name,
           const char  *reason,
           GError     **error)
{
  g_autofree char *shown = dr_bag_name_shown (name);

  g_set_error (error, DR_RECORD_ERROR, DR_RECORD_ERROR_TOO_LARGE, "%s: “%s”: %s", source->path, shown, reason);

  return FALSE;
}

/* So many bytes may be there, that would be unpacked or read. */
static gboolean
check_size (DrBagReader      *self,
            const DrBagThing *thing,
            GError          **error)
{
  DrBagSource *source = self->source;
  const DrBagLimits *limits = &source->limits;

  if (thing->size > limits->max_member_bytes)
    return too_large (source, thing->name, _("it has too many bytes, expected a smaller member"), error);
  if (thing->size > limits->max_total_bytes || self->n_bytes > limits->max_total_bytes - thing->size)
    return too_large (source, thing->name, _("with it the bag has too many bytes, expected a smaller bag"), error);
  self->n_bytes += thing->size;
  if (source->file_size > 0 && self->n_bytes > limits->free_bytes
      && self->n_bytes / limits->max_ratio > source->file_size)
    return too_large (source, thing->name, _("with it the zip unpacks to far more than it has, expected a zip as a "
                                             "person would make it"), error);

  return TRUE;
}

static void
note_place (const char *name,
            const char *tag,
            guint      *places)
{
  const char *slash = strchr (name, '/');

  if (strcmp (name, tag) == 0)
    *places |= AT_ROOT;
  else if (slash != NULL && strcmp (slash + 1, tag) == 0)
    *places |= BELOW_TOP;
}

static void
note_top (Scan             *self,
          const DrBagThing *thing)
{
  const char *slash = strchr (thing->name, '/');

  if (slash == NULL && !thing->is_folder)
    self->several = TRUE;
  else
    {
      g_autofree char *top = slash != NULL ? g_strndup (thing->name, (gsize) (slash - thing->name) + 1)
                                           : g_strconcat (thing->name, "/", NULL);

      if (self->top->len == 0)
        g_string_assign (self->top, top);
      else if (strcmp (self->top->str, top) != 0)
        self->several = TRUE;
    }
}

static gboolean
scan_thing (const DrBagThing *thing,
            GInputStream     *stream,
            gpointer          data,
            GError          **error)
{
  Scan *self = data;

  if (!dr_bag_names_take (self->names, thing->name, thing->is_folder, error))
    {
      g_prefix_error (error, "%s: ", self->reader->source->path);
      return FALSE;
    }
  note_top (self, thing);
  if (thing->is_folder)
    return TRUE;
  note_place (thing->name, DR_BAG_DECLARATION_NAME, &self->declarations);
  note_place (thing->name, DR_BAG_INFO_NAME, &self->infos);
  note_place (thing->name, DR_BAG_FETCH_NAME, &self->fetches);
  self->reader->n_members++;

  return check_size (self->reader, thing, error);
}

static gboolean
find_bag (DrBagReader *self,
          const Scan  *scan,
          GError     **error)
{
  guint place = AT_ROOT;

  if ((scan->declarations & AT_ROOT) == 0 && self->source->file_size > 0 && !scan->several)
    {
      place = BELOW_TOP;
      g_string_assign (self->top, scan->top->str);
    }
  if ((scan->declarations & place) == 0)
    {
      g_set_error (error, DR_RECORD_ERROR, DR_RECORD_ERROR_INVALID, _("%s: it has no bagit.txt, expected a bag"),
                   self->source->path);
      return FALSE;
    }
  if ((scan->fetches & place) != 0)
    {
      g_set_error (error, DR_RECORD_ERROR, DR_RECORD_ERROR_UNSAFE,
                   _("%s: “fetch.txt”: it wants files from elsewhere, expected a bag that has all of its files"),
                   self->source->path);
      return FALSE;
    }

  return TRUE;
}

static gboolean
read_tags (DrBagReader  *self,
           gboolean      has_info,
           GCancellable *cancellable,
           GError      **error)
{
  g_autoptr (GBytes) declaration = dr_bag_reader_read (self, DR_BAG_DECLARATION_NAME, TAG_MAX, cancellable, error);
  gsize length = 0;
  const char *text;

  if (declaration == NULL)
    return FALSE;
  text = g_bytes_get_data (declaration, &length);
  if (!dr_bag_declaration_check (text, length, error))
    {
      g_prefix_error (error, "%s: ", self->source->path);
      return FALSE;
    }
  if (has_info)
    self->info = dr_bag_reader_read (self, DR_BAG_INFO_NAME, TAG_MAX, cancellable, error);

  return !has_info || self->info != NULL;
}

static gboolean
scan (DrBagReader  *self,
      GCancellable *cancellable,
      GError      **error)
{
  g_autoptr (DrBagNames) names = dr_bag_names_new ();
  g_autoptr (GString) top = g_string_new (NULL);
  Scan scan = { self, names, top };

  return self->source->class->walk (self->source, FALSE, NULL, scan_thing, &scan, cancellable, error)
         && find_bag (self, &scan, error)
         && read_tags (self, (scan.infos & (self->top->len > 0 ? BELOW_TOP : AT_ROOT)) != 0, cancellable, error);
}

/* A folder or a zip; never a pipe, which might wait for ever. */
static DrBagSource *
open_source (const char        *path,
             const DrBagLimits *limits,
             GError           **error)
{
  struct stat status;
  int fd = -1;
  int code = 0;

  if (stat (path, &status) != 0)
    code = errno;
  else if (!S_ISDIR (status.st_mode) && !S_ISREG (status.st_mode))
    code = EINVAL;
  else
    {
      fd = open (path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
      code = fd < 0 || fstat (fd, &status) != 0 ? errno : 0;
    }
  if (code == 0 && S_ISDIR (status.st_mode))
    return dr_bag_folder_source_new (path, fd, limits);
  if (code == 0 && S_ISREG (status.st_mode))
    return dr_bag_zip_source_new (path, fd, MAX ((guint64) status.st_size, 1), limits);

  g_set_error (error, DR_RECORD_ERROR, DR_RECORD_ERROR_READ,
               _("%s: it could not be read (%s), expected a folder or a zip"), path, g_strerror (code != 0 ? code : EINVAL));
  if (fd >= 0)
    close (fd);

  return NULL;
}

/**
 * dr_bag_reader_open:
 * @path: a folder or a zip; a zip may have the bag in one folder
 * @limits: (nullable): %NULL for %DR_BAG_LIMITS_DEFAULT
 * @cancellable: (nullable): looked at for each member
 * @error: return location for a #DrRecordError (READ; INVALID: no bag; UNSAFE; TOO_LARGE) or %G_IO_ERROR_CANCELLED
 *
 * Looks at every member's name, kind and size, and at bagit.txt, before any other byte is read. What a member holds is
 * not compared with the manifests: dr_bag_check() does that.
 *
 * Returns: (transfer full) (nullable): the bag
 */
DrBagReader *
dr_bag_reader_open (const char        *path,
                    const DrBagLimits *limits,
                    GCancellable      *cancellable,
                    GError           **error)
{
  g_autoptr (DrBagReader) self = g_new0 (DrBagReader, 1);
  DrBagLimits kept = limits != NULL ? *limits : DR_BAG_LIMITS_DEFAULT;

  self->top = g_string_new (NULL);
  self->source = open_source (path, &kept, error);
  if (self->source == NULL || !scan (self, cancellable, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * dr_bag_reader_free:
 * @self: (nullable): a bag
 */
void
dr_bag_reader_free (DrBagReader *self)
{
  if (self == NULL)
    return;

  if (self->source != NULL)
    self->source->class->free (self->source);
  g_string_free (self->top, TRUE);
  g_clear_pointer (&self->info, g_bytes_unref);
  g_free (self);
}

/**
 * dr_bag_reader_path:
 * @self: a bag
 *
 * Returns: (transfer none): where it was opened
 */
const char *
dr_bag_reader_path (const DrBagReader *self)
{
  return self->source->path;
}

/**
 * dr_bag_reader_n_members:
 * @self: a bag
 *
 * Returns: how many files it has, tag files included
 */
guint64
dr_bag_reader_n_members (const DrBagReader *self)
{
  return self->n_members;
}

/**
 * dr_bag_reader_n_bytes:
 * @self: a bag
 *
 * Returns: how many bytes they declare
 */
guint64
dr_bag_reader_n_bytes (const DrBagReader *self)
{
  return self->n_bytes;
}

/**
 * dr_bag_reader_max_lines:
 * @self: a bag
 *
 * Returns: how many lines a manifest of it may have
 */
guint64
dr_bag_reader_max_lines (const DrBagReader *self)
{
  return self->source->limits.max_members;
}

/**
 * dr_bag_reader_get_info:
 * @self: a bag
 * @label: "Due-Regard-Store-Head"; case does not count
 *
 * Returns: (transfer full) (nullable): what bag-info.txt says; not checked against a manifest
 */
char *
dr_bag_reader_get_info (const DrBagReader *self,
                        const char        *label)
{
  gsize length = 0;
  const char *text = self->info != NULL ? g_bytes_get_data (self->info, &length) : NULL;

  return text != NULL ? dr_bag_info_get (text, length, label) : NULL;
}

typedef struct {
  const char *top;
  const char *only;      /* with its top; NULL: all */
  DrBagVisit  visit;
  gpointer    data;
  gboolean    found;     /* and visited well: the walk need not go on */
} Visits;

static gboolean
visit_thing (const DrBagThing *thing,
             GInputStream     *stream,
             gpointer          data,
             GError          **error)
{
  Visits *self = data;
  DrBagMember member = { thing->name, thing->size, FALSE };

  if (thing->is_folder || (self->only != NULL && strcmp (thing->name, self->only) != 0))
    return TRUE;
  /* Only where somebody changed the bag since it was opened. */
  if (!g_str_has_prefix (thing->name, self->top))
    return TRUE;
  member.name += strlen (self->top);
  member.is_payload = g_str_has_prefix (member.name, DR_BAG_PAYLOAD);
  if (!self->visit (&member, stream, self->data, error))
    return FALSE;
  self->found = self->only != NULL;

  return !self->found;
}

/**
 * dr_bag_reader_visit:
 * @self: a bag
 * @visit: is told of each member, tag files included, in the order they are stored; in a folder, of their names
 * @data: for @visit
 * @cancellable: (nullable): looked at for each member; @visit looks at it while it reads
 * @error: return location for a #DrRecordError or what @visit gives
 *
 * Returns: whether all were visited
 */
gboolean
dr_bag_reader_visit (DrBagReader  *self,
                     DrBagVisit    visit,
                     gpointer      data,
                     GCancellable *cancellable,
                     GError      **error)
{
  Visits visits = { self->top->str, NULL, visit, data, FALSE };

  return self->source->class->walk (self->source, TRUE, NULL, visit_thing, &visits, cancellable, error);
}

/**
 * dr_bag_reader_visit_one:
 * @self: a bag
 * @name: of a member
 * @visit: is told of it
 * @data: for @visit
 * @cancellable: (nullable): looked at for each member
 * @error: return location for a #DrRecordError (INVALID: there is none of that name) or what @visit gives
 *
 * Looks for @name from the start: for many members dr_bag_reader_visit() is the way.
 *
 * Returns: whether it was visited
 */
gboolean
dr_bag_reader_visit_one (DrBagReader  *self,
                         const char   *name,
                         DrBagVisit    visit,
                         gpointer      data,
                         GCancellable *cancellable,
                         GError      **error)
{
  g_autofree char *only = g_strconcat (self->top->str, name, NULL);
  Visits visits = { self->top->str, only, visit, data, FALSE };
  g_autofree char *shown = NULL;

  if (!self->source->class->walk (self->source, TRUE, only, visit_thing, &visits, cancellable, error))
    return visits.found;

  shown = dr_bag_name_shown (name);
  g_set_error (error, DR_RECORD_ERROR, DR_RECORD_ERROR_INVALID, _("%s: the bag has no “%s”, expected one"),
               self->source->path, shown);

  return FALSE;
}

typedef struct {
  DrBagSource  *source;
  gsize         max_size;
  GCancellable *cancellable;
  GBytes       *bytes;
} Read;

static gboolean
read_member (const DrBagMember *member,
             GInputStream      *stream,
             gpointer           data,
             GError           **error)
{
  Read *self = data;
  g_autofree char *bytes = NULL;
  gsize length = 0;
  char beyond;

  if (member->size > self->max_size)
    return too_large (self->source, member->name, _("it has too many bytes, expected a smaller member"), error);
  bytes = g_try_malloc (member->size + 1);
  if (bytes == NULL)
    return too_large (self->source, member->name, _("there is no memory for it, expected a smaller member"), error);
  /* The last read, of nothing, tells whether all of it was well. */
  if (!g_input_stream_read_all (stream, bytes, member->size, &length, self->cancellable, error)
      || g_input_stream_read (stream, &beyond, 1, self->cancellable, error) < 0)
    return FALSE;
  self->bytes = g_bytes_new_take (g_steal_pointer (&bytes), length);

  return TRUE;
}

/**
 * dr_bag_reader_read:
 * @self: a bag
 * @name: of a member
 * @max_size: refused above this
 * @cancellable: (nullable)
 * @error: return location for a #DrRecordError (INVALID: there is none of that name; TOO_LARGE)
 *
 * Returns: (transfer full) (nullable): the whole member
 */
GBytes *
dr_bag_reader_read (DrBagReader  *self,
                    const char   *name,
                    gsize         max_size,
                    GCancellable *cancellable,
                    GError      **error)
{
  Read read = { self->source, max_size, cancellable, NULL };

  return dr_bag_reader_visit_one (self, name, read_member, &read, cancellable, error) ? read.bytes : NULL;
}
