#include "dr-bag-export.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-bag-folders.h"
#include "dr-bag-writer.h"
#include "dr-formats.h"
#include "dr-record-files.h"
#include "dr-register-return.h"
#include "dr-trail-file.h"
#include "dr-trail-walk.h"

/* Received files that are listed at a time. */
#define PAGE 1000

typedef struct {
  DrEditionKind kind;
  guint         number;
  char          digest[DR_DIGEST_SIZE];
} Edition;

/* One bag as it is made. */
typedef struct {
  DrRegister               *reg;
  DrStore                  *store;
  const DrBagExportOptions *options;
  GCancellable             *cancellable;
  DrBagExported            *result;
  DrBagWriter              *writer;
  DrBagFolders             *folders;
  GHashTable               *chosen;     /* (nullable): set of references; NULL: all */
  GHashTable               *seen;       /* set of references in the trail, of those chosen */
  GHashTable               *sealed;     /* set of those with a sealed record */
  GHashTable               *digests;    /* set: of attachments */
  GPtrArray                *files;      /* of those digests, as they were met */
  GArray                   *editions;   /* of Edition */
  guint64                   n_records;  /* that there are */

  DrStoreProgress           progress;   /* (nullable) */
  gpointer                  data;
  double                    from;       /* share of the whole at which what is done now begins and ends */
  double                    to;
} Export;

static void
clear_export (Export *self)
{
  g_clear_pointer (&self->writer, dr_bag_writer_free);
  g_clear_pointer (&self->folders, dr_bag_folders_free);
  g_clear_pointer (&self->chosen, g_hash_table_unref);
  g_clear_pointer (&self->seen, g_hash_table_unref);
  g_clear_pointer (&self->sealed, g_hash_table_unref);
  g_clear_pointer (&self->digests, g_hash_table_unref);
  g_clear_pointer (&self->files, g_ptr_array_unref);
  g_clear_pointer (&self->editions, g_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Export, clear_export)

static void
tell (double   share,
      gpointer data)
{
  Export *self = data;

  if (self->progress != NULL)
    self->progress (self->from + share * (self->to - self->from), self->data);
}

static void
begin_part (Export *self,
            double  to)
{
  self->from = self->to;
  self->to = to;
  tell (0, self);
}

/* Progress, and whether to go on. */
static gboolean
may_go_on (Export   *self,
           guint64   done,
           guint64   of,
           GError  **error)
{
  tell (of > 0 ? MIN (1, (double) done / (double) of) : 1, self);

  return !g_cancellable_set_error_if_cancelled (self->cancellable, error);
}

static gboolean
is_chosen (const Export *self,
           const char   *reference)
{
  return self->chosen == NULL || (reference != NULL && g_hash_table_contains (self->chosen, reference));
}

static gboolean
add (Export      *self,
     const char  *name,
     GBytes      *bytes,
     GError     **error)
{
  return dr_bag_writer_add (self->writer, name, bytes, self->cancellable, error);
}

/* Bytes that the store has just read as those of that digest, and refuses where they are not: what the manifest says of
 * them is what the trail says. */
static gboolean
add_read (Export      *self,
          const char  *name,
          GBytes      *bytes,
          const char  *digest,
          GError     **error)
{
  return dr_bag_writer_add_hashed (self->writer, name, bytes, digest, self->cancellable, error);
}

/* A blob, as it went in. */
static gboolean
add_blob (Export      *self,
          const char  *name,
          const char  *digest,
          GError     **error)
{
  g_autoptr (GBytes) bytes = dr_store_get_blob (self->store, digest, error);

  return bytes != NULL && add_read (self, name, bytes, digest, error);
}

static gboolean
plan_edition (Export              *self,
              const DrTrailEntry  *entry,
              GError             **error)
{
  g_autoptr (DrTrailStatement) statement = dr_trail_walk_read (entry, error);
  const char *kind;
  const char *number;
  const char *digest;
  guint64 value = 0;
  Edition edition = { 0 };

  if (statement == NULL)
    return FALSE;
  kind = dr_trail_walk_detail (statement, "kind");
  number = dr_trail_walk_detail (statement, "number");
  digest = dr_trail_walk_detail (statement, "sha256");
  if (strcmp (statement->act, "edition") != 0 || kind == NULL || number == NULL || digest == NULL
      || !dr_edition_kind_parse (kind, &edition.kind)
      || !g_ascii_string_to_unsigned (number, 10, 1, G_MAXUINT32, &value, NULL))
    return TRUE;

  edition.number = (guint) value;
  g_strlcpy (edition.digest, digest, DR_DIGEST_SIZE);
  g_array_append_val (self->editions, edition);

  return TRUE;
}

static gboolean
plan_entry (const DrTrailEntry  *entry,
            gpointer             data,
            GError             **error)
{
  Export *self = data;

  if (entry->reference == NULL)
    return plan_edition (self, entry, error);
  if (is_chosen (self, entry->reference))
    {
      if (!g_hash_table_contains (self->seen, entry->reference))
        g_hash_table_add (self->seen, g_strdup (entry->reference));
      if (entry->record != NULL && !g_hash_table_contains (self->sealed, entry->reference))
        g_hash_table_add (self->sealed, g_strdup (entry->reference));
      self->n_records += entry->record != NULL;
    }

  return TRUE;
}

/* What there is: editions, assessments, how many records. */
static gboolean
plan (Export  *self,
      GError **error)
{
  if (!dr_trail_walk (self->store, self->result->head.length, plan_entry, self, self->cancellable, error))
    return FALSE;

  self->result->n_assessments = g_hash_table_size (self->sealed);
  for (guint i = 0; self->options->references != NULL && self->options->references[i] != NULL; i++)
    if (!g_hash_table_contains (self->seen, self->options->references[i]))
      {
        g_set_error (error, DR_STORE_ERROR, DR_STORE_ERROR_NOT_FOUND,
                     _("there is no assessment “%s” in the register; expected a reference that list shows"),
                     self->options->references[i]);
        return FALSE;
      }

  return TRUE;
}

static void
take_file (const char *digest,
           gpointer    data)
{
  Export *self = data;
  char *kept;

  if (g_hash_table_contains (self->digests, digest))
    return;
  kept = g_strdup (digest);
  g_hash_table_add (self->digests, kept);
  g_ptr_array_add (self->files, kept);
}

static gboolean
add_record (const DrTrailEntry  *entry,
            gpointer             data,
            GError             **error)
{
  Export *self = data;
  g_autoptr (DrTrailStatement) statement = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *name = NULL;

  if (entry->record == NULL || !is_chosen (self, entry->reference))
    return TRUE;
  if (!may_go_on (self, self->result->n_records, self->n_records, error))
    return FALSE;
  statement = dr_trail_walk_read (entry, error);
  bytes = statement != NULL ? dr_store_get_blob (self->store, entry->record, error) : NULL;
  if (bytes == NULL)
    return FALSE;

  dr_record_files_find (bytes, take_file, self);
  self->result->n_records++;
  name = g_strdup_printf ("data/records/%s/v%u-%02" G_GUINT64_FORMAT "-%s.xml",
                          dr_bag_folders_get (self->folders, entry->reference), entry->version, entry->position,
                          statement->act);

  return add_read (self, name, bytes, entry->record, error);
}

static gboolean
add_trail_item (const DrTrailEntry  *entry,
                gpointer             data,
                GError             **error)
{
  Export *self = data;
  char digest[DR_DIGEST_SIZE];
  char item[DR_TRAIL_BARE_SIZE + 1];

  if (entry->reference == NULL || is_chosen (self, entry->reference))
    {
      g_autoptr (GBytes) full = dr_trail_file_full (entry->entry);
      gsize length;
      gconstpointer bytes = g_bytes_get_data (full, &length);

      return dr_bag_writer_write (self->writer, bytes, length, self->cancellable, error);
    }

  dr_trail_entry_digest (entry->entry, digest);
  dr_trail_file_bare (digest, item);

  return dr_bag_writer_write (self->writer, item, DR_TRAIL_BARE_SIZE, self->cancellable, error);
}

static gboolean
add_trail (Export  *self,
           GError **error)
{
  return dr_bag_writer_begin (self->writer, DR_TRAIL_FILE_NAME, error)
         && dr_trail_walk (self->store, self->result->head.length, add_trail_item, self, self->cancellable, error)
         && dr_bag_writer_end (self->writer, error);
}

static gboolean
add_editions (Export  *self,
              GError **error)
{
  for (guint i = 0; i < self->editions->len; i++)
    {
      const Edition *edition = &g_array_index (self->editions, Edition, i);
      g_autofree char *name = g_strdup_printf ("data/%s/%u.xml", dr_edition_kind_to_string (edition->kind),
                                               edition->number);

      if (!add_blob (self, name, edition->digest, error))
        return FALSE;
    }

  return TRUE;
}

/* A file of any size: it is begun when its first bytes come. */
typedef struct {
  Export     *export;
  const char *name;
  gboolean    is_begun;
} Copy;

static gboolean
copy_piece (gconstpointer   bytes,
            gsize           length,
            gpointer        data,
            GError        **error)
{
  Copy *copy = data;
  Export *self = copy->export;

  if (!copy->is_begun && !dr_bag_writer_begin (self->writer, copy->name, error))
    return FALSE;
  copy->is_begun = TRUE;

  return dr_bag_writer_write (self->writer, bytes, length, self->cancellable, error);
}

/* Of files whose bytes were erased, and of those that a draft from elsewhere named and nobody brought, the digest is all
 * there is. @there: whether it was added. */
static gboolean
copy_file (Export      *self,
           const char  *name,
           const char  *digest,
           gboolean    *there,
           GError     **error)
{
  Copy copy = { self, name, FALSE };
  g_autoptr (GError) problem = NULL;

  *there = dr_store_read_blob (self->store, digest, copy_piece, &copy, &problem);
  if (*there)
    return dr_bag_writer_end (self->writer, error);
  if (!copy.is_begun && (g_error_matches (problem, DR_STORE_ERROR, DR_STORE_ERROR_ERASED)
                         || g_error_matches (problem, DR_STORE_ERROR, DR_STORE_ERROR_NOT_FOUND)))
    {
      self->result->n_withheld++;
      return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&problem));

  return FALSE;
}

static gboolean
add_files (Export  *self,
           GError **error)
{
  for (guint i = 0; i < self->files->len; i++)
    {
      const char *digest = self->files->pdata[i];
      g_autofree char *name = g_strconcat ("data/attachments/", digest, NULL);
      gboolean there;

      if (!may_go_on (self, i, self->files->len, error) || !copy_file (self, name, digest, &there, error))
        return FALSE;
      self->result->n_attachments += there;
    }

  return TRUE;
}

/* With a part of the register go the records that say that they are of it; all else goes with the whole of it. */
static gboolean
is_asked_for (const Export         *self,
              const DrReceivedItem *item)
{
  return self->chosen == NULL || (item->kind == DR_RECEIVED_RECORD && is_chosen (self, item->reference));
}

static gboolean
add_received_item (Export                *self,
                   const DrReceivedItem  *item,
                   GHashTable            *added,
                   GError               **error)
{
  gboolean is_record = item->kind == DR_RECEIVED_RECORD;
  g_autofree char *name = is_record ? g_strdup_printf ("data/received/%s.xml", item->digest)
                                    : g_strdup_printf ("data/received/%s/%s", dr_received_kind_to_string (item->kind),
                                                       item->digest);
  gboolean there;

  if (!is_asked_for (self, item) || !g_hash_table_add (added, g_strdup (name)))
    return TRUE;
  if (!may_go_on (self, item->sequence, self->result->head.length, error)
      || !copy_file (self, name, item->digest, &there, error))
    return FALSE;
  self->result->n_received += is_record && there;
  self->result->n_received_files += !is_record && there;

  return TRUE;
}

static gboolean
add_received (Export  *self,
              GError **error)
{
  g_autoptr (GHashTable) added = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  guint64 after = 0;
  guint n = 0;

  do
    {
      g_autoptr (DrReceivedList) list = dr_store_list_received (self->store, after, PAGE, error);

      if (list == NULL)
        return FALSE;
      n = list->n_items;
      for (guint i = 0; i < n; i++)
        {
          after = list->items[i].sequence;
          if (after > self->result->head.length)
            return TRUE;
          if (!add_received_item (self, &list->items[i], added, error))
            return FALSE;
        }
    }
  while (n == PAGE);

  return TRUE;
}

static gboolean
add_formats (Export  *self,
             GError **error)
{
  g_auto (GStrv) names = dr_formats_list ();

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat ("/org/dueregard/schemas/", names[i], NULL);
      g_autofree char *name = g_strconcat ("data/schemas/", names[i], NULL);
      g_autoptr (GBytes) bytes = dr_formats_get_data (path);

      if (!add (self, name, bytes, error))
        return FALSE;
    }

  return TRUE;
}

/* The return, and from it what belongs to the period. */
static gboolean
add_return (Export  *self,
            GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  if (self->options->period == NULL)
    return TRUE;

  begin_part (self, 0.4);
  self->chosen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  return dr_register_make_return_up_to (self->reg, *self->options->period, self->options->as_of, &self->result->head,
                                        self->chosen, tell, self, self->cancellable, &bytes, error)
         && add (self, "data/return/maintaining-access-return.xml", bytes, error);
}

/* The council of the latest evidence base that the trail names. */
static gboolean
set_info (Export  *self,
          GError **error)
{
  const char *digests[DR_N_EDITION_KINDS] = { NULL };
  g_autoptr (DrEditionSet) editions = NULL;
  g_autofree char *length = g_strdup_printf ("%" G_GUINT64_FORMAT, self->result->head.length);

  for (guint i = 0; i < self->editions->len; i++)
    digests[g_array_index (self->editions, Edition, i).kind] = g_array_index (self->editions, Edition, i).digest;
  for (guint kind = 0; kind < DR_N_EDITION_KINDS; kind++)
    if (digests[kind] == NULL)
      {
        g_set_error (error, DR_REGISTER_ERROR, DR_REGISTER_ERROR_INPUT,
                     _("the register has no %s yet; expected one to be added, as init does"),
                     dr_edition_kind_to_string ((DrEditionKind) kind));
        return FALSE;
      }
  editions = dr_knowledge_find (dr_register_get_knowledge (self->reg), digests, error);
  if (editions == NULL)
    return FALSE;

  dr_bag_writer_set_info (self->writer, "Source-Organization", editions->evidence->council);
  dr_bag_writer_set_info (self->writer, "Bag-Software-Agent", dr_register_get_program (self->reg));
  dr_bag_writer_set_info (self->writer, "External-Description",
                          _("Equality impact assessments: sealed records, their trail, and what they rest on"));
  dr_bag_writer_set_info (self->writer, "Due-Regard-Store-Head", self->result->head.head);
  dr_bag_writer_set_info (self->writer, "Due-Regard-Store-Length", length);

  return TRUE;
}

static gboolean
write_all (Export  *self,
           GError **error)
{
  if (!add_return (self, error) || !plan (self, error) || !set_info (self, error))
    return FALSE;

  begin_part (self, 0.8);
  if (!dr_trail_walk (self->store, self->result->head.length, add_record, self, self->cancellable, error))
    return FALSE;
  begin_part (self, 0.9);
  if (!add_files (self, error))
    return FALSE;
  begin_part (self, 0.95);
  if (!add_received (self, error))
    return FALSE;
  begin_part (self, 1);

  return add_trail (self, error) && may_go_on (self, 1, 2, error) && add_editions (self, error)
         && add_formats (self, error);
}

static void
begin (Export *self)
{
  const DrBagExportOptions *options = self->options;

  self->store = dr_register_get_store (self->reg);
  self->folders = dr_bag_folders_new ();
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->sealed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->files = g_ptr_array_new_with_free_func (g_free);
  self->digests = g_hash_table_new (g_str_hash, g_str_equal);
  self->editions = g_array_new (FALSE, FALSE, sizeof (Edition));
  if (options->references == NULL)
    return;

  self->chosen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; options->references[i] != NULL; i++)
    g_hash_table_add (self->chosen, g_strdup (options->references[i]));
}

/**
 * dr_register_export_bag:
 * @self: a register
 * @options: what, and where to
 * @progress: (nullable): told how much is done
 * @data: for @progress
 * @cancellable: (nullable): to stop
 * @result: (out caller-allocates): what was handed out
 * @error: return location for %DR_STORE_ERROR_NOT_FOUND where there is no such reference, %G_IO_ERROR_CANCELLED, what
 *   dr_bag_writer_new() gives, and others
 *
 * Of the assessments asked for every sealed record, every attachment that a record names, and their trail in full; of the
 * others bare digests. All editions, schemas and explanations. Drafts are not handed out: only what was sealed is.
 * It is all of the moment at which it was begun: entries are only appended, and what they name is never changed. Only an
 * attachment that is erased meanwhile is withheld.
 *
 * Returns: whether the bag is there; if not, nothing of it is
 */
gboolean
dr_register_export_bag (DrRegister                *self,
                        const DrBagExportOptions  *options,
                        DrStoreProgress            progress,
                        gpointer                   data,
                        GCancellable              *cancellable,
                        DrBagExported             *result,
                        GError                   **error)
{
  g_auto (Export) work = {
    .reg = self, .options = options, .cancellable = cancellable, .result = result, .progress = progress, .data = data,
  };

  g_return_val_if_fail (options->references == NULL || options->period == NULL, FALSE);

  begin (&work);
  *result = (DrBagExported) { 0 };
  if (g_cancellable_set_error_if_cancelled (cancellable, error)
      || !dr_store_read_head (work.store, NULL, &result->head, error))
    return FALSE;
  work.writer = dr_bag_writer_new (options->path, dr_register_get_time (self) / G_USEC_PER_SEC, error);
  if (work.writer == NULL || !write_all (&work, error) || !dr_bag_writer_finish (work.writer, cancellable, error))
    return FALSE;
  tell (1, &work);

  return TRUE;
}
