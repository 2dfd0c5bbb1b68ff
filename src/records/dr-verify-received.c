#include "dr-verify-received.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-digest.h"
#include "dr-digits.h"
#include "dr-load.h"
#include "dr-trail-file.h"
#include "dr-trail-items.h"
#include "dr-verification-private.h"
#include "dr-verify-pool.h"

#define CHUNK ((gsize) 64 * 1024)

/* One file. */
typedef struct {
  char           *name;       /* of the member */
  DrReceivedKind  kind;
  char            digest[DR_DIGEST_SIZE];   /* that its name says */
  GPtrArray      *problems;   /* (nullable): of char: what is wrong with a record by itself */
} File;

/* What the act that received it says. */
typedef struct {
  char     *grade;
  char     *person;
  gboolean  is_here;   /* its file is in the bag */
} Act;

struct _DrVerifyReceived {
  DrVerification *report;
  DrVerifyPool   *pool;
  GHashTable     *files;   /* name: File */
  GHashTable     *acts;    /* kind and digest: Act */
  guint           n_failed;   /* records that the act that received them graded so */
};

static void
free_file (gpointer data)
{
  File *file = data;

  g_clear_pointer (&file->problems, g_ptr_array_unref);
  g_free (file->name);
  g_free (file);
}

static void
free_act (gpointer data)
{
  Act *act = data;

  g_free (act->grade);
  g_free (act->person);
  g_free (act);
}

/* dr_verify_received_new(): nothing is there yet. @n_threads of 0: one a core. */
DrVerifyReceived *
dr_verify_received_new (DrVerification   *report,
                        DrVerifyEditions *editions,
                        guint             n_threads)
{
  DrVerifyReceived *self = g_new0 (DrVerifyReceived, 1);

  self->report = report;
  self->pool = dr_verify_pool_new (editions, NULL, NULL, TRUE, n_threads);
  self->files = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_file);
  self->acts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_act);

  return self;
}

/* dr_verify_received_free(): (nullable): waits for records that are in work. */
void
dr_verify_received_free (DrVerifyReceived *self)
{
  if (self == NULL)
    return;

  dr_verify_pool_free (self->pool);
  g_hash_table_unref (self->files);
  g_hash_table_unref (self->acts);
  g_free (self);
}

/* (transfer full) */
static char *
make_key (const char *kind,
          const char *digest)
{
  return g_strconcat (kind, " ", digest, NULL);
}

/* A record is small, and is looked at again by the pool. */
static gboolean
read_record (DrVerifyReceived  *self,
             const DrBagMember *member,
             GInputStream      *bytes,
             char               digest[DR_DIGEST_SIZE],
             GCancellable      *cancellable,
             GError           **error)
{
  g_autofree char *data = g_malloc (MAX ((gsize) member->size, 1));
  g_autoptr (GBytes) all = NULL;
  gsize length = 0;

  if (!g_input_stream_read_all (bytes, data, (gsize) member->size, &length, cancellable, error))
    return FALSE;
  dr_digest_bytes (data, length, digest);
  all = g_bytes_new_take (g_steal_pointer (&data), length);
  dr_verify_pool_push (self->pool, member->name, all);

  return TRUE;
}

static gboolean
read_pieces (GInputStream  *bytes,
             char           digest[DR_DIGEST_SIZE],
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr (DrDigest) sum = dr_digest_new ();
  g_autofree char *chunk = g_malloc (CHUNK);
  gssize n;

  while ((n = g_input_stream_read (bytes, chunk, CHUNK, cancellable, error)) > 0)
    dr_digest_update (sum, chunk, (gsize) n);
  if (n < 0)
    return FALSE;
  dr_digest_finish (sum, digest);

  return TRUE;
}

/**
 * dr_verify_received_take:
 * @self: what came from elsewhere
 * @member: a file of it
 * @parsed: what it is by its name; stays the caller's
 * @bytes: its bytes
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * A record beyond the limit of records is a problem of its own, and is not held in memory.
 *
 * Returns: whether it was read
 */
gboolean
dr_verify_received_take (DrVerifyReceived   *self,
                         const DrBagMember  *member,
                         const DrMember     *parsed,
                         GInputStream       *bytes,
                         GCancellable       *cancellable,
                         GError            **error)
{
  gboolean is_record = parsed->received == DR_RECEIVED_RECORD;
  gboolean fits = member->size <= DR_XML_LIMITS_DEFAULT.max_bytes;
  char digest[DR_DIGEST_SIZE];
  File *file;

  if (!(is_record && fits ? read_record (self, member, bytes, digest, cancellable, error)
                          : read_pieces (bytes, digest, cancellable, error)))
    return FALSE;

  if (is_record && !fits)
    dr_verification_problem (self->report, DR_VERIFY_RECEIVED, member->name,
                             _("it has %s bytes, expected at most %s"), DR_DIGITS (member->size),
                             DR_DIGITS (DR_XML_LIMITS_DEFAULT.max_bytes));
  if (strcmp (digest, parsed->text) != 0)
    dr_verification_problem (self->report, DR_VERIFY_RECEIVED, member->name, _("its digest is %s, not that of its name"), digest);
  dr_verification_tested (self->report, DR_VERIFY_RECEIVED);
  if (is_record)
    self->report->n_received++;
  else
    self->report->n_received_files++;

  file = g_new0 (File, 1);
  file->name = g_strdup (member->name);
  file->kind = parsed->received;
  g_strlcpy (file->digest, parsed->text, DR_DIGEST_SIZE);
  g_hash_table_insert (self->files, file->name, file);

  return TRUE;
}

/**
 * dr_verify_received_act:
 * @self: what came from elsewhere
 * @statement: an act of the trail that received something
 */
void
dr_verify_received_act (DrVerifyReceived       *self,
                        const DrTrailStatement *statement)
{
  const char *kind = dr_received_kind_to_string (DR_RECEIVED_RECORD);
  const char *digest = "";
  const char *grade = "";
  Act *act = g_new0 (Act, 1);

  for (guint i = 0; i < statement->n_details; i++)
    {
      const DrTrailDetail *detail = &statement->details[i];

      if (strcmp (detail->name, "kind") == 0)
        kind = detail->value;
      else if (strcmp (detail->name, "sha256") == 0)
        digest = detail->value;
      else if (strcmp (detail->name, "grade") == 0)
        grade = detail->value;
    }
  act->grade = g_strdup (grade);
  act->person = g_strdup (statement->person);
  g_hash_table_insert (self->acts, make_key (kind, digest), act);
}

/* What is wrong with a record by itself; who might act, and when, was another register's business. */
static void
take_report (const char           *name,
             const DrVerification *report,
             gpointer              data)
{
  static const DrVerifyCheck looked_at[] = { DR_VERIFY_SCHEMA, DR_VERIFY_CANONICAL, DR_VERIFY_REPERFORMANCE, DR_VERIFY_SEAL };
  DrVerifyReceived *self = data;
  File *file = g_hash_table_lookup (self->files, name);

  if (file == NULL)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (looked_at); i++)
    {
      const DrVerifyResult *result = &report->results[looked_at[i]];

      for (guint k = 0; k < result->lines->len; k++)
        {
          const DrVerifyLine *line = result->lines->pdata[k];

          if (!line->is_problem)
            continue;
          if (file->problems == NULL)
            file->problems = g_ptr_array_new_with_free_func (g_free);
          g_ptr_array_add (file->problems, g_strdup_printf ("%s: %s", dr_verify_check_name (looked_at[i]), line->words));
        }
    }
}

/* A record that was wrong already when it came is stated, and not held against who kept it as it was. */
static void
state_record (DrVerifyReceived *self,
              const File       *file,
              const Act        *act)
{
  gboolean was_wrong = act != NULL && strcmp (act->grade, dr_grade_id (DR_GRADE_FAILED)) == 0;

  self->n_failed += was_wrong && file->kind == DR_RECEIVED_RECORD;
  for (guint i = 0; file->problems != NULL && i < file->problems->len; i++)
    if (was_wrong)
      dr_verification_note (self->report, DR_VERIFY_RECEIVED, file->name, _("it was graded failed when it was received: %s"),
                            (const char *) file->problems->pdata[i]);
    else
      dr_verification_problem (self->report, DR_VERIFY_RECEIVED, file->name, "%s", (const char *) file->problems->pdata[i]);
}

typedef struct {
  GCancellable *cancellable;
  char          head[DR_DIGEST_SIZE];
  guint64       n;
  gboolean      is_whole;
} Heads;

static gboolean
visit_trail (const DrBagMember *member,
             GInputStream      *bytes,
             gpointer           data,
             GError           **error)
{
  Heads *heads = data;
  g_auto (DrTrailItems) items = { NULL };
  g_autoptr (GError) problem = NULL;
  DrTrailNext next;

  dr_trail_items_open (&items, bytes, heads->cancellable);
  while ((next = dr_trail_items_next (&items, heads->n + 1, &problem)) == DR_TRAIL_ITEM)
    {
      heads->n++;
      dr_trail_next_head (heads->head, items.digest, heads->head);
    }
  heads->is_whole = next == DR_TRAIL_END;
  if (heads->is_whole || g_error_matches (problem, DR_RECORD_ERROR, DR_RECORD_ERROR_INVALID))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));

  return FALSE;
}

/* Another register's trail: how far it could be relied on when it came, and the head that whoever noted it can look for. */
static gboolean
state_trail (DrVerifyReceived  *self,
             const File        *file,
             const Act         *act,
             DrBagReader       *reader,
             GCancellable      *cancellable,
             GError           **error)
{
  Heads heads = { .cancellable = cancellable };
  g_autofree char *n = NULL;

  if (!dr_bag_reader_visit_one (reader, file->name, visit_trail, &heads, cancellable, error))
    return FALSE;
  n = g_strdup_printf ("%" G_GUINT64_FORMAT, heads.n);
  if (heads.is_whole)
    dr_verification_note (self->report, DR_VERIFY_RECEIVED, file->name,
                          _("a trail from elsewhere, %s entries up to head %s, graded %s when %s received it"), n, heads.head,
                          act->grade, act->person);
  else
    dr_verification_note (self->report, DR_VERIFY_RECEIVED, file->name,
                          _("a trail from elsewhere that breaks off after %s entries, graded %s when %s received it"), n,
                          act->grade, act->person);

  return TRUE;
}

/* Acts whose file is not in the bag: part of a register, or erased since. */
static void
count_absent (DrVerifyReceived *self,
              GHashTable       *erased)
{
  GHashTableIter iter;
  gpointer key;
  gpointer value;
  guint n_erased = 0;
  guint n_absent = 0;

  g_hash_table_iter_init (&iter, self->acts);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      const Act *act = value;
      const char *digest = strchr (key, ' ') + 1;

      if (act->is_here)
        continue;
      if (erased != NULL && g_hash_table_contains (erased, digest))
        n_erased++;
      else
        n_absent++;
    }
  if (n_erased > 0)
    dr_verification_note (self->report, DR_VERIFY_RECEIVED, NULL,
                          ngettext ("%u file was withheld: an act in the trail erased it",
                                    "%u files were withheld: acts in the trail erased them", n_erased), n_erased);
  if (n_absent > 0)
    dr_verification_note (self->report, DR_VERIFY_RECEIVED, NULL,
                          ngettext ("%u file that an act received is not in the bag: only a bag of the whole register has all",
                                    "%u files that acts received are not in the bag: only a bag of the whole register has all",
                                    n_absent), n_absent);
}

static int
compare_files (gconstpointer a,
               gconstpointer b)
{
  return strcmp (((const File *) a)->name, ((const File *) b)->name);
}

/**
 * dr_verify_received_finish:
 * @self: what came from elsewhere, all of it, after the trail
 * @reader: the bag
 * @erased: (nullable): set of the digests that acts erased
 * @cancellable: (nullable): to stop
 * @error: return location
 *
 * Returns: whether it could be looked at; what was found is in the report
 */
gboolean
dr_verify_received_finish (DrVerifyReceived  *self,
                           DrBagReader       *reader,
                           GHashTable        *erased,
                           GCancellable      *cancellable,
                           GError           **error)
{
  g_autoptr (GList) files = g_list_sort (g_hash_table_get_values (self->files), compare_files);

  dr_verify_pool_finish (self->pool);
  dr_verify_pool_each (self->pool, take_report, self);
  for (const GList *at = files; at != NULL; at = at->next)
    {
      const File *file = at->data;
      g_autofree char *key = make_key (dr_received_kind_to_string (file->kind), file->digest);
      Act *act = g_hash_table_lookup (self->acts, key);

      if (act != NULL)
        act->is_here = TRUE;
      else
        dr_verification_problem (self->report, DR_VERIFY_RECEIVED, file->name, _("no act in the trail says that it was received"));
      state_record (self, file, act);
      if (act != NULL && file->kind == DR_RECEIVED_TRAIL && !state_trail (self, file, act, reader, cancellable, error))
        return FALSE;
    }
  if (self->n_failed > 0)
    dr_verification_note (self->report, DR_VERIFY_RECEIVED, NULL,
                          ngettext ("%u record was graded failed when it was received",
                                    "%u records were graded failed when they were received", self->n_failed), self->n_failed);
  count_absent (self, erased);

  return TRUE;
}
