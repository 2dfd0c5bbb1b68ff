#include "dr-inspected.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "dr-act-names.h"
#include "dr-bag-reader.h"
#include "dr-bag-tags.h"
#include "dr-digest.h"
#include "dr-formats.h"
#include "dr-load.h"
#include "dr-questionnaire-reader.h"
#include "dr-rulebook-reader.h"
#include "dr-trail-file.h"
#include "dr-verify.h"
#include "dr-verify-layout.h"
#include "dr-xml-file.h"
#include "dr-xml-sniff.h"

/* Bytes of a file that tell what it is. */
#define BEGINNING 8192

/* What is read of what is inspected, before it is kept. */
typedef struct {
  DrInspected         *self;
  GArray              *records;
  GArray              *entries;
  guint64              n_members;
  guint64              n_seen;
  DrInspectedProgress  progress;
  gpointer             data;
  GCancellable        *cancellable;
} Opening;

static const char *
keep (Opening    *opening,
      const char *text)
{
  return dr_arena_strdup (opening->self->arena, text != NULL ? text : "");
}

/* --- Records --- */

/* vN-PP-STEP.xml: what the name says, for a record that cannot be read. */
static void
read_name (Opening           *opening,
           DrInspectedRecord *record,
           const char        *member)
{
  g_auto (DrMember) parsed = { 0 };
  g_autofree char *base = g_path_get_basename (member);
  g_auto (GStrv) parts = g_strsplit (base, "-", 3);

  dr_member_parse (&parsed, member);
  record->reference = keep (opening, parsed.reference != NULL ? parsed.reference : base);
  if (g_strv_length (parts) == 3 && parts[0][0] == 'v' && g_str_has_suffix (parts[2], ".xml"))
    {
      parts[2][strlen (parts[2]) - strlen (".xml")] = '\0';
      record->version = (guint) g_ascii_strtoull (parts[0] + 1, NULL, 10);
      record->step = keep (opening, parts[2]);
    }
}

/* The name of what has an id, in a list of the record. */
static const char *
name_below (const DrXmlNode *list,
            const char      *id)
{
  for (const DrXmlNode *each = list != NULL ? list->first_child : NULL; each != NULL; each = each->next)
    if (g_strcmp0 (dr_xml_node_get (each, "id"), id) == 0)
      return dr_xml_node_get (each, "name");

  return NULL;
}

static void
read_content (Opening             *opening,
              DrInspectedRecord   *record,
              const DrXmlDocument *document)
{
  const DrXmlNode *root = dr_xml_document_get_root (document);
  const DrXmlNode *content = dr_xml_node_child (root, "content");
  const DrXmlNode *assessment = content != NULL ? dr_xml_node_child (content, "assessment") : NULL;
  const DrXmlNode *evidence = content != NULL ? dr_xml_node_child (content, "evidence-used") : NULL;
  const DrXmlNode *seal = dr_xml_node_child (root, "seal");

  if (assessment == NULL)
    return;
  record->reference = keep (opening, dr_xml_node_get (assessment, "reference"));
  record->version = (guint) g_ascii_strtoull (dr_xml_node_get (assessment, "version"), NULL, 10);
  record->title = keep (opening, dr_xml_node_get (assessment, "title"));
  record->service = keep (opening, dr_xml_node_get (assessment, "service"));
  record->service_name = keep (opening, name_below (evidence != NULL ? dr_xml_node_child (evidence, "services") : NULL,
                                                    record->service));
  record->step = keep (opening, seal != NULL ? dr_xml_node_get (seal, "step") : NULL);
}

static void
add_record (Opening    *opening,
            const char *member,
            const char *data,
            gsize       length)
{
  DrInspectedRecord record = { .member = keep (opening, member), .step = "", .title = "", .service = "", .service_name = "" };
  g_autoptr (GError) error = NULL;
  /* Only to find one's way: whether it is as its schema says is for verify, and for whoever opens it. */
  g_autoptr (DrXmlDocument) document = dr_xml_document_read_trusted (member, data, length, &error);
  char digest[DR_DIGEST_SIZE];

  dr_digest_bytes (data, length, digest);
  record.digest = keep (opening, digest);
  read_name (opening, &record, member);
  if (document == NULL)
    record.problem = keep (opening, error->message);
  else
    read_content (opening, &record, document);
  g_array_append_val (opening->records, record);
}

static int
compare_records (const void *a,
                 const void *b)
{
  const DrInspectedRecord *first = a;
  const DrInspectedRecord *second = b;
  int order = strcmp (first->reference, second->reference);

  if (order != 0)
    return order;
  if (first->version != second->version)
    return first->version < second->version ? -1 : 1;

  return strcmp (first->member, second->member);
}

/* --- Editions and the trail --- */

static void
add_edition (Opening         *opening,
             DrVerifyEdition  kind,
             const char      *name,
             const char      *data,
             gsize            length)
{
  char digest[DR_DIGEST_SIZE];

  dr_digest_bytes (data, length, digest);
  if (kind == DR_VERIFY_QUESTIONNAIRE)
    {
      DrQuestionnaire *questionnaire = dr_questionnaire_read_bytes (name, data, length, NULL);

      if (questionnaire != NULL)
        g_hash_table_replace (opening->self->questionnaires, g_strdup (digest), questionnaire);
    }
  else if (kind == DR_VERIFY_RULEBOOK)
    {
      DrRulebook *rulebook = dr_rulebook_read_bytes (name, data, length, NULL);

      if (rulebook != NULL)
        g_hash_table_replace (opening->self->rulebooks, g_strdup (digest), rulebook);
    }
}

/* The reader's statement lives for the call: its bytes are written again and read back. */
static gboolean
take_entry (const DrTrailStatement  *statement,
            const char              *digest,
            const char              *store_head,
            const char              *previous,
            gpointer                 data,
            GError                 **error)
{
  Opening *opening = data;
  g_autoptr (GBytes) bytes = dr_trail_statement_write (statement, error);
  DrTrailStatement *kept;
  DrInspectedEntry entry = { .sequence = statement->sequence, .digest = keep (opening, digest), .record = -1 };

  if (bytes == NULL)
    return FALSE;
  kept = dr_trail_statement_read (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error);
  if (kept == NULL)
    return FALSE;
  g_ptr_array_add (opening->self->statements, kept);
  entry.says = kept;
  g_array_append_val (opening->entries, entry);

  return TRUE;
}

static gboolean
read_trail (Opening       *opening,
            GInputStream  *stream,
            GError       **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (DrTrailReading) reading = dr_trail_file_read (stream, NULL, 0, take_entry, opening, opening->cancellable, &problem);

  if (reading != NULL)
    opening->self->n_bare = reading->store.length - MIN (reading->n_full, reading->store.length);
  else if (g_error_matches (problem, DR_RECORD_ERROR, DR_RECORD_ERROR_INVALID))
    opening->self->trail_problem = keep (opening, problem->message);
  else
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }

  return TRUE;
}

/* --- Opening --- */

static gboolean
visit (const DrBagMember  *member,
       GInputStream       *stream,
       gpointer            data,
       GError            **error)
{
  Opening *opening = data;
  g_auto (DrMember) parsed = { 0 };
  g_autofree char *text = NULL;
  gsize length = 0;

  if (opening->progress != NULL)
    opening->progress ((double) opening->n_seen++ / (double) MAX (opening->n_members, 1), opening->data);
  dr_member_parse (&parsed, member->name);
  if (parsed.kind == DR_MEMBER_TRAIL)
    return read_trail (opening, stream, error);
  if ((parsed.kind != DR_MEMBER_RECORD && parsed.kind != DR_MEMBER_EDITION && strcmp (member->name, DR_BAG_MANIFEST_NAME) != 0)
      || (parsed.kind == DR_MEMBER_EDITION && parsed.edition == DR_VERIFY_EVIDENCE)
      || member->size > DR_XML_LIMITS_DEFAULT.max_bytes)
    return TRUE;

  text = g_malloc (member->size + 1);
  if (!g_input_stream_read_all (stream, text, member->size, &length, opening->cancellable, error))
    return FALSE;
  if (parsed.kind == DR_MEMBER_RECORD)
    add_record (opening, member->name, text, length);
  else if (parsed.kind == DR_MEMBER_EDITION)
    add_edition (opening, parsed.edition, member->name, text, length);
  else
    {
      char digest[DR_DIGEST_SIZE];

      dr_digest_bytes (text, length, digest);
      opening->self->key = keep (opening, digest);
    }

  return TRUE;
}

static void
keep_records (Opening *opening)
{
  DrInspected *self = opening->self;
  DrInspectedRecord *records = dr_arena_array0 (self->arena, DrInspectedRecord, opening->records->len + 1);

  self->n_records = opening->records->len;
  if (self->n_records > 0)
    memcpy (records, opening->records->data, self->n_records * sizeof *records);
  qsort (records, self->n_records, sizeof *records, compare_records);
  for (guint i = 0; i < self->n_records; i++)
    g_hash_table_insert (self->by_digest, (gpointer) records[i].digest, GUINT_TO_POINTER (i + 1));
  self->records = records;
}

static void
keep_entries (Opening *opening)
{
  DrInspected *self = opening->self;
  DrInspectedEntry *entries = dr_arena_array0 (self->arena, DrInspectedEntry, opening->entries->len + 1);

  self->n_entries = opening->entries->len;
  if (self->n_entries > 0)
    memcpy (entries, opening->entries->data, self->n_entries * sizeof *entries);
  for (guint i = 0; i < self->n_entries; i++)
    entries[i].record = dr_inspected_find (self, entries[i].says->record);
  self->entries = entries;
}

/* Nothing in it has a digest that stands for all of it: then its place does. */
static void
keep_key (Opening *opening)
{
  char digest[DR_DIGEST_SIZE];

  if (opening->self->key != NULL)
    return;
  dr_digest_bytes (opening->self->path, strlen (opening->self->path), digest);
  opening->self->key = keep (opening, digest);
}

static gboolean
open_bag (Opening  *opening,
          GError  **error)
{
  DrBagLimits limits = DR_BAG_LIMITS_DEFAULT;
  g_autoptr (DrBagReader) reader = dr_bag_reader_open (opening->self->path, &limits, opening->cancellable, error);

  if (reader == NULL)
    return FALSE;
  opening->n_members = dr_bag_reader_n_members (reader);

  return dr_bag_reader_visit (reader, visit, opening, opening->cancellable, error);
}

static gboolean
open_record (Opening  *opening,
             GError  **error)
{
  gsize length;
  g_autofree char *data = dr_xml_read_file (opening->self->path, DR_XML_LIMITS_DEFAULT.max_bytes, &length, error);
  g_auto (DrXmlSniff) sniff = { NULL };
  char digest[DR_DIGEST_SIZE];

  if (data == NULL || !dr_xml_sniff (&sniff, opening->self->path, data, length, error))
    return FALSE;
  if (g_strcmp0 (sniff.root, "assessment-record") != 0)
    {
      g_set_error (error, DR_RECORD_ERROR, DR_RECORD_ERROR_INVALID,
                   _("%s:%u: the root is %s, expected assessment-record; a bag is a folder with a bagit.txt, or a zip of one"),
                   opening->self->path, sniff.line, sniff.root);
      return FALSE;
    }
  add_record (opening, opening->self->path, data, length);
  dr_digest_bytes (data, length, digest);
  opening->self->key = keep (opening, digest);

  return TRUE;
}

static DrInspected *
inspected_new (const char *path)
{
  DrInspected *self = g_new0 (DrInspected, 1);

  g_atomic_ref_count_init (&self->refs);
  self->arena = dr_arena_new ();
  self->path = g_strdup (path);
  self->is_bag = dr_verify_is_bag (path);
  self->statements = g_ptr_array_new_with_free_func ((GDestroyNotify) dr_trail_statement_free);
  self->by_digest = g_hash_table_new (g_str_hash, g_str_equal);
  self->questionnaires = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) dr_questionnaire_unref);
  self->rulebooks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) dr_rulebook_unref);

  return self;
}

/**
 * dr_inspected_open:
 * @path: a bag, a folder or a zip, or a record
 * @progress: (nullable): is told how far it is, in this thread
 * @data: for @progress
 * @cancellable: (nullable): to stop
 * @error: return location where there is nothing to show
 *
 * Reads what is needed to find one's way in it; damage is no error but is shown where it is.
 *
 * Returns: (transfer full) (nullable): what is in it
 */
DrInspected *
dr_inspected_open (const char           *path,
                   DrInspectedProgress   progress,
                   gpointer              data,
                   GCancellable         *cancellable,
                   GError              **error)
{
  g_autoptr (DrInspected) self = inspected_new (path);
  g_autoptr (GArray) records = g_array_new (FALSE, FALSE, sizeof (DrInspectedRecord));
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (DrInspectedEntry));
  Opening opening = { .self = self, .records = records, .entries = entries, .progress = progress, .data = data,
                      .cancellable = cancellable };

  dr_formats_init ();
  if (!(self->is_bag ? open_bag (&opening, error) : open_record (&opening, error)))
    return NULL;
  keep_key (&opening);
  keep_records (&opening);
  keep_entries (&opening);

  return g_steal_pointer (&self);
}

/**
 * dr_inspected_ref:
 * @self: what is inspected
 *
 * Returns: (transfer full): @self
 */
DrInspected *
dr_inspected_ref (DrInspected *self)
{
  g_atomic_ref_count_inc (&self->refs);

  return self;
}

/**
 * dr_inspected_unref:
 * @self: (transfer full) (nullable): what is inspected
 */
void
dr_inspected_unref (DrInspected *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->refs))
    return;

  g_hash_table_unref (self->by_digest);
  g_hash_table_unref (self->questionnaires);
  g_hash_table_unref (self->rulebooks);
  g_ptr_array_unref (self->statements);
  dr_arena_free (self->arena);
  g_free (self->path);
  g_free (self);
}

/**
 * dr_inspected_find:
 * @self: what is inspected
 * @digest: (nullable): of a record's bytes
 *
 * Returns: its index, or -1 where it is not here
 */
int
dr_inspected_find (const DrInspected *self,
                   const char        *digest)
{
  return digest != NULL ? (int) GPOINTER_TO_UINT (g_hash_table_lookup (self->by_digest, digest)) - 1 : -1;
}

/**
 * dr_inspected_find_member:
 * @self: what is inspected
 * @member: (nullable): name of a file in it
 *
 * Returns: the index of the record that it is, or -1
 */
int
dr_inspected_find_member (const DrInspected *self,
                          const char        *member)
{
  for (guint i = 0; member != NULL && i < self->n_records; i++)
    if (strcmp (self->records[i].member, member) == 0)
      return (int) i;

  return -1;
}

/**
 * dr_inspected_name:
 * @record: a record
 *
 * Returns: (transfer full): what it is called in a list: reference, version, step and title
 */
char *
dr_inspected_name (const DrInspectedRecord *record)
{
  g_autofree char *version = g_strdup_printf (_("version %u"), record->version);
  g_autoptr (GString) name = g_string_new (record->reference);

  if (record->version > 0)
    g_string_append_printf (name, ", %s", version);
  if (record->step[0] != '\0')
    g_string_append_printf (name, ", %s", dr_act_name (record->step));
  if (record->problem != NULL)
    g_string_append_printf (name, " (%s)", _("cannot be read"));
  else if (record->title[0] != '\0')
    g_string_append_printf (name, ": %s", record->title);

  return g_string_free (g_steal_pointer (&name), FALSE);
}

/* Looks at no more than a file's beginning. */
static gboolean
has_root (const char *path,
          const char *root)
{
  g_auto (DrXmlSniff) sniff = { NULL };
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = NULL;
  char data[BEGINNING];
  gsize length = 0;

  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    return FALSE;
  stream = g_file_read (file, NULL, NULL);

  return stream != NULL && g_input_stream_read_all (G_INPUT_STREAM (stream), data, sizeof data, &length, NULL, NULL)
         && dr_xml_sniff (&sniff, path, data, length, NULL) && strcmp (sniff.root, root) == 0;
}

/**
 * dr_inspected_is_ours:
 * @path: of a file or a folder
 *
 * Returns: whether it is a bag or a record, which are inspected, and no draft, which is imported
 */
gboolean
dr_inspected_is_ours (const char *path)
{
  return dr_verify_is_bag (path) || has_root (path, "assessment-record");
}

/**
 * dr_inspected_is_return:
 * @path: of a file
 *
 * Returns: whether it is a maintaining-access return, of which there is a report
 */
gboolean
dr_inspected_is_return (const char *path)
{
  return has_root (path, "maintaining-access-return");
}
