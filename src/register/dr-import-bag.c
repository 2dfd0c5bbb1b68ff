#include "dr-import-bag.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-digest.h"
#include "dr-formats.h"
#include "dr-import-grade.h"
#include "dr-load.h"
#include "dr-work-pool.h"
#include "dr-xml-sniff.h"
#include "dr-bag-tags.h"
#include "dr-verify-layout.h"
#include "dr-verify.h"

#define CHUNK ((gsize) 64 * 1024)

/* What is known of one file between looking and keeping. */
typedef struct {
  char  digest[DR_DIGEST_SIZE];
  char *reference;   /* (nullable): its schema does not accept it */
  guint version;
  char *title;       /* (nullable) */
  char *grade;       /* (nullable): the bag's */
} Item;

struct _DrImportBag {
  DrBagReader  *reader;
  char         *name;      /* the bag's, without its folder */
  GHashTable   *items;     /* member: Item */
  const char   *grade;     /* the bag's */
  char          manifest[DR_DIGEST_SIZE];

  /* While it is looked at or kept. */
  DrWorkPool   *pool;
  DrImportKeep *keep;
  GPtrArray    *imported;
  DrImported   *told;      /* of the bag */
  GCancellable *cancellable;
};

/* One record, looked at in any thread. */
typedef struct {
  const DrImportBag *bag;
  char              *member;
  GBytes            *bytes;
  Item              *item;
  GError            *problem;
} Job;

static void
free_item (gpointer data)
{
  Item *item = data;

  g_free (item->reference);
  g_free (item->title);
  g_free (item->grade);
  g_free (item);
}

static void
free_job (gpointer data)
{
  Job *job = data;

  g_clear_pointer (&job->item, free_item);
  g_clear_pointer (&job->bytes, g_bytes_unref);
  g_clear_error (&job->problem);
  g_free (job->member);
  g_free (job);
}

/**
 * dr_import_is_bag:
 * @path: what is to be imported
 *
 * Returns: whether it is to be read as a bag: a folder, or a file whose name ends in .zip
 */
gboolean
dr_import_is_bag (const char *path)
{
  gsize length = strlen (path);

  return g_file_test (path, G_FILE_TEST_IS_DIR)
         || (length >= strlen (".zip") && g_ascii_strcasecmp (path + length - strlen (".zip"), ".zip") == 0);
}

/* Everything else is opaque. */
static gboolean
is_record (const DrBagMember *member)
{
  return (g_str_has_prefix (member->name, "data/records/") || g_str_has_prefix (member->name, "data/received/"))
         && g_str_has_suffix (member->name, ".xml");
}

/* (transfer full) (nullable) */
static GBytes *
read_member (const DrBagMember  *member,
             GInputStream       *stream,
             GCancellable       *cancellable,
             GError            **error)
{
  gsize most = DR_XML_LIMITS_DEFAULT.max_bytes;
  g_autofree char *data = NULL;
  gsize length = 0;

  if (member->size > most)
    {
      g_set_error (error, DR_RECORD_ERROR, DR_RECORD_ERROR_TOO_LARGE,
                   _("%s has %lu bytes, expected a record of at most %lu"), member->name, (gulong) member->size,
                   (gulong) most);
      return NULL;
    }
  data = g_malloc (member->size + 1);
  if (!g_input_stream_read_all (stream, data, member->size, &length, cancellable, error))
    return NULL;

  return g_bytes_new_take (g_steal_pointer (&data), length);
}

/* A record that its schema does not accept: who says so is known, and what it is not. */
static void
look_at_unreadable (Job        *job,
                    const char *data,
                    gsize       length)
{
  g_auto (DrXmlSniff) sniff = { NULL };

  if (!g_error_matches (job->problem, DR_XML_ERROR, DR_XML_ERROR_INVALID)
      || !dr_xml_sniff (&sniff, job->member, data, length, NULL)
      || strcmp (sniff.root, "assessment-record") != 0)
    return;
  g_clear_error (&job->problem);
  job->item->grade = g_strdup ("failed");
}

/* A head that covers a bag's trail covers what is sealed in it. What its sender had received came from further away. */
static const char *
grade_record (const DrImportBag   *bag,
              const char          *member,
              const DrXmlDocument *document)
{
  gboolean is_whole = strcmp (bag->grade, dr_grade_id (DR_GRADE_FAILED)) != 0;
  const char *grade = dr_import_grade (document, is_whole);

  return strcmp (grade, dr_grade_id (DR_GRADE_CONSISTENT)) == 0 && g_str_has_prefix (member, "data/records/") ? bag->grade
                                                                                                               : grade;
}

/* In any thread. */
static void
work (gpointer data)
{
  Job *job = data;
  gsize length;
  const char *text = g_bytes_get_data (job->bytes, &length);
  g_autoptr (DrXmlDocument) document = dr_xml_document_read_bytes (job->member, text, length, NULL, &job->problem);
  const DrXmlNode *root = document != NULL ? dr_xml_document_get_root (document) : NULL;
  const DrXmlNode *assessment;

  job->item = g_new0 (Item, 1);
  dr_digest_bytes (text, length, job->item->digest);
  if (document == NULL)
    {
      look_at_unreadable (job, text, length);
      return;
    }
  if (strcmp (root->name, "assessment-record") != 0)
    {
      g_set_error (&job->problem, DR_RECORD_ERROR, DR_RECORD_ERROR_INVALID,
                   _("%s:%u: the root is %s, expected assessment-record, a record"), job->member, root->line, root->name);
      return;
    }

  assessment = dr_xml_node_child (dr_xml_node_child (root, "content"), "assessment");
  job->item->reference = g_strdup (dr_xml_node_get (assessment, "reference"));
  job->item->version = (guint) g_ascii_strtoull (dr_xml_node_get (assessment, "version"), NULL, 10);
  job->item->title = g_strdup (dr_xml_node_get (assessment, "title"));
  job->item->grade = g_strdup (grade_record (job->bag, job->member, document));
}

static gboolean
take_in (gpointer   data,
         gpointer   user_data,
         GError   **error)
{
  Job *job = data;
  DrImportBag *self = user_data;

  if (job->problem != NULL)
    {
      g_propagate_prefixed_error (error, g_steal_pointer (&job->problem), "%s: ", self->name);
      return FALSE;
    }
  g_hash_table_insert (self->items, g_steal_pointer (&job->member), g_steal_pointer (&job->item));

  return TRUE;
}

/* What is no record is known by its digest alone, whatever its size up to what the store keeps. */
static gboolean
look_at_opaque (DrImportBag        *self,
                const DrBagMember  *member,
                GInputStream       *stream,
                GError            **error)
{
  g_autoptr (DrDigest) digest = dr_digest_new ();
  g_autofree char *chunk = g_malloc (CHUNK);
  Item *item;
  gssize n;

  if (member->size > DR_STORE_MAX_BLOB)
    {
      g_set_error (error, DR_STORE_ERROR, DR_STORE_ERROR_TOO_LARGE, _("%s: %s has %lu bytes, expected at most %lu"), self->name,
                   member->name, (gulong) member->size, (gulong) DR_STORE_MAX_BLOB);
      return FALSE;
    }
  while ((n = g_input_stream_read (stream, chunk, CHUNK, self->cancellable, error)) > 0)
    dr_digest_update (digest, chunk, (gsize) n);
  if (n < 0)
    return FALSE;

  item = g_new0 (Item, 1);
  dr_digest_finish (digest, item->digest);
  if (strcmp (member->name, DR_BAG_MANIFEST_NAME) == 0)
    g_strlcpy (self->manifest, item->digest, DR_DIGEST_SIZE);
  g_hash_table_insert (self->items, g_strdup (member->name), item);

  return TRUE;
}

static gboolean
look_at (const DrBagMember  *member,
         GInputStream       *stream,
         gpointer            data,
         GError            **error)
{
  DrImportBag *self = data;
  g_autoptr (GBytes) bytes = NULL;
  Job *job;

  if (!is_record (member))
    return look_at_opaque (self, member, stream, error);
  bytes = read_member (member, stream, self->cancellable, error);
  if (bytes == NULL)
    return FALSE;

  job = g_new0 (Job, 1);
  job->bag = self;
  job->member = g_strdup (member->name);
  job->bytes = g_steal_pointer (&bytes);

  return dr_work_pool_push (self->pool, job, error);
}

/**
 * dr_import_bag_look:
 * @path: a bag
 * @anchors: (nullable): noted outside; see #DrVerifyOptions
 * @cancellable: (nullable): to stop
 * @error: return location for %DR_RECORD_ERROR_UNSAFE, %DR_STORE_ERROR_TOO_LARGE where a file has too many bytes to be kept,
 *   %DR_REGISTER_ERROR_INPUT where an anchor is not found, and whatever else a bag is refused for
 *
 * Compares the bag with its manifests, and verifies each record in it.
 *
 * Returns: (transfer full) (nullable): what is in it; %NULL where the bag is refused
 */
DrImportBag *
dr_import_bag_look (const char          *path,
                    const char * const  *anchors,
                    GCancellable        *cancellable,
                    GError             **error)
{
  g_autoptr (DrImportBag) self = g_new0 (DrImportBag, 1);
  g_autoptr (DrVerification) verification = NULL;
  DrVerifyOptions options = { .anchors = anchors, .cancellable = cancellable };
  gboolean looked;

  dr_formats_init ();
  self->name = g_path_get_basename (path);
  self->items = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_item);
  self->reader = dr_bag_reader_open (path, NULL, cancellable, error);
  verification = self->reader != NULL ? dr_verify_bag (path, &options, error) : NULL;
  if (verification == NULL || (anchors != NULL && !dr_import_is_anchored (verification, error)))
    return NULL;

  self->grade = dr_import_bag_grade (verification);
  self->cancellable = cancellable;
  self->pool = dr_work_pool_new (work, take_in, free_job, self);
  looked = dr_bag_reader_visit (self->reader, look_at, self, cancellable, error)
           && dr_work_pool_finish (self->pool, error);
  g_clear_pointer (&self->pool, dr_work_pool_free);

  return looked ? g_steal_pointer (&self) : NULL;
}

static gboolean
changed (DrImportBag        *self,
         const DrBagMember  *member,
         GError            **error)
{
  g_set_error (error, DR_RECORD_ERROR, DR_RECORD_ERROR_READ,
               _("%s: %s was changed while the bag was read, expected a bag that nobody writes to"), self->name, member->name);

  return FALSE;
}

static gboolean
keep_record (DrImportBag   *self,
             DrImportFile  *file,
             GBytes        *bytes,
             GError       **error)
{
  DrImported *imported;

  file->bytes = bytes;
  imported = dr_import_keep_record (self->keep, file, error);
  if (imported == NULL)
    return FALSE;
  self->told->is_here = self->told->is_here && imported->is_here;
  g_ptr_array_add (self->imported, imported);

  return TRUE;
}

static gboolean
keep_opaque (DrImportBag        *self,
             DrImportFile       *file,
             const DrBagMember  *member,
             GInputStream       *stream,
             GError            **error)
{
  g_auto (DrMember) parsed = { 0 };
  DrImportFate fate;

  dr_member_parse (&parsed, member->name);
  file->kind = dr_member_received (&parsed);
  if (file->kind == DR_RECEIVED_RECORD)
    file->kind = DR_RECEIVED_OTHER;   /* it lies where records lie, and has no record's name */
  file->stream = stream;
  file->size = member->size;
  file->cancellable = self->cancellable;
  if (!dr_import_keep_file (self->keep, file, &fate, error))
    {
      g_prefix_error (error, "%s: ", self->name);
      return FALSE;
    }
  self->told->is_here = self->told->is_here && fate != DR_IMPORT_KEPT;
  self->told->n_kept += fate == DR_IMPORT_KEPT;
  self->told->n_here += fate == DR_IMPORT_HERE;
  self->told->n_erased += fate == DR_IMPORT_ERASED;

  return TRUE;
}

static gboolean
keep_member (const DrBagMember  *member,
             GInputStream       *stream,
             gpointer            data,
             GError            **error)
{
  DrImportBag *self = data;
  const Item *item = g_hash_table_lookup (self->items, member->name);
  g_autoptr (GBytes) bytes = NULL;
  char digest[DR_DIGEST_SIZE] = "";
  DrImportFile file;

  if (item == NULL)
    return changed (self, member, error);
  file = (DrImportFile) {
    .kind = DR_RECEIVED_RECORD,
    .digest = item->digest,
    .name = member->name,
    .bag = self->name,
    .manifest = self->manifest[0] != '\0' ? self->manifest : NULL,
    .reference = item->reference,
    .version = item->version,
    .title = item->title,
    .grade = item->grade != NULL ? item->grade : self->grade,
  };
  if (!is_record (member))
    return keep_opaque (self, &file, member, stream, error);

  bytes = read_member (member, stream, self->cancellable, error);
  if (bytes == NULL)
    return FALSE;
  dr_digest_bytes (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), digest);
  if (strcmp (item->digest, digest) != 0)
    return changed (self, member, error);

  return keep_record (self, &file, bytes, error);
}

/**
 * dr_import_bag_keep:
 * @self: a bag that was looked at
 * @keep: what keeps files
 * @imported: (element-type DrImported): gets what was done with its records, in the bag's order, and then with the rest
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Returns: whether all of it was kept, was here already or must not be kept
 */
gboolean
dr_import_bag_keep (DrImportBag   *self,
                    DrImportKeep  *keep,
                    GPtrArray     *imported,
                    GCancellable  *cancellable,
                    GError       **error)
{
  g_autoptr (DrImported) told = g_new0 (DrImported, 1);

  told->is_bag = TRUE;
  told->is_here = TRUE;
  told->name = g_strdup (self->name);
  told->grade = g_strdup (self->grade);
  told->digest = g_strdup (self->manifest);
  self->keep = keep;
  self->imported = imported;
  self->told = told;
  self->cancellable = cancellable;
  if (!dr_bag_reader_visit (self->reader, keep_member, self, cancellable, error))
    return FALSE;
  g_ptr_array_add (imported, g_steal_pointer (&told));

  return TRUE;
}

/**
 * dr_import_bag_free:
 * @self: (transfer full) (nullable): a bag
 */
void
dr_import_bag_free (DrImportBag *self)
{
  if (self == NULL)
    return;

  dr_work_pool_free (self->pool);
  dr_bag_reader_free (self->reader);
  g_hash_table_unref (self->items);
  g_free (self->name);
  g_free (self);
}
