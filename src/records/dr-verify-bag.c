/* A bag from the outside in: checksums, editions and return, then records on all cores, then the trail that ties them together. */
#include "dr-verify.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-bag-check.h"
#include "dr-digits.h"
#include "dr-formats.h"
#include "dr-load.h"
#include "dr-trail-file.h"
#include "dr-trail-items.h"
#include "dr-verification-private.h"
#include "dr-verify-anchors.h"
#include "dr-verify-attachments.h"
#include "dr-verify-layout.h"
#include "dr-verify-moments.h"
#include "dr-verify-pool.h"
#include "dr-verify-received.h"

/* What is found of each record by itself, and what only of the trail. */
#define OF_RECORDS (DR_VERIFY_BIT (DR_VERIFY_SCHEMA) | DR_VERIFY_BIT (DR_VERIFY_REPERFORMANCE) | DR_VERIFY_BIT (DR_VERIFY_PERMITTED) \
                    | DR_VERIFY_BIT (DR_VERIFY_SEAL))
#define OF_BOTH (DR_VERIFY_BIT (DR_VERIFY_WORKFLOW) | DR_VERIFY_BIT (DR_VERIFY_DUTIES) | DR_VERIFY_BIT (DR_VERIFY_TIMELINESS))
#define OF_TRAIL (DR_VERIFY_BIT (DR_VERIFY_CHAINS) | DR_VERIFY_BIT (DR_VERIFY_ENTRIES) | DR_VERIFY_BIT (DR_VERIFY_ROLES))

/* How far it is when each part begins. */
#define SHARE_EDITIONS 0.1
#define SHARE_RECORDS 0.15
#define SHARE_TRAIL 0.95

typedef struct {
  DrVerification        *report;
  const DrVerifyOptions *options;
  GCancellable          *cancellable;
  DrBagReader           *reader;
  GPtrArray             *anchors;
  DrVerifyEditions      *editions;
  DrVerifyReturn        *back;          /* (nullable) */
  DrVerifySealed        *sealed;        /* (nullable): there is no trail */
  DrVerifyPool          *pool;
  GHashTable            *facts;         /* digest: DrVerifyFacts */
  DrVerifyReceived      *received;
  GHashTable            *attachments;   /* digest: size */
  DrVerifyTrail         *trail;
  gboolean               has_trail;
  guint64                n_done;        /* bytes that were looked at */
  guint64                n_records;     /* members that are records */
} Run;

static void
progress (Run   *self,
          double share)
{
  if (self->options != NULL && self->options->progress != NULL)
    self->options->progress (share, self->options->progress_data);
}

static void
count_record (guint64        done,
              const guint64 *n_problems,
              gpointer       data)
{
  Run *self = data;

  self->options->count (done, self->n_records, n_problems, self->options->count_data);
}

static GBytes *
read_all (const DrBagMember *member,
          GInputStream      *stream,
          GCancellable      *cancellable,
          GError           **error)
{
  gsize size = (gsize) member->size;
  g_autofree char *data = g_malloc (MAX (size, 1));
  gsize n = 0;

  if (!g_input_stream_read_all (stream, data, size, &n, cancellable, error))
    return NULL;

  return g_bytes_new_take (g_steal_pointer (&data), n);
}

/* Whether it may be held in memory; what may not is named. */
static gboolean
is_readable (Run               *self,
             const DrBagMember *member,
             DrVerifyCheck      check)
{
  if (member->size <= DR_XML_LIMITS_DEFAULT.max_bytes)
    return TRUE;
  dr_verification_problem (self->report, check, member->name, _("it has %s bytes, expected at most %s"),
                           DR_DIGITS (member->size), DR_DIGITS (DR_XML_LIMITS_DEFAULT.max_bytes));

  return FALSE;
}

static DrVerifyLineKind
kind_of (DrBagProblemKind kind)
{
  static const DrVerifyLineKind kinds[] = {
    [DR_BAG_MISSING] = DR_VERIFY_LINE_MISSING,
    [DR_BAG_EXTRA] = DR_VERIFY_LINE_EXTRA,
    [DR_BAG_ALTERED] = DR_VERIFY_LINE_ALTERED,
    [DR_BAG_MANIFEST] = DR_VERIFY_LINE_MANIFEST,
    [DR_BAG_OXUM] = DR_VERIFY_LINE_DIFFERS,
  };

  return kinds[kind];
}

static DrVerifyLineKind
kind_of_trail (DrTrailProblemKind kind)
{
  static const DrVerifyLineKind kinds[] = {
    [DR_TRAIL_REMOVED] = DR_VERIFY_LINE_MISSING,
    [DR_TRAIL_ADDED] = DR_VERIFY_LINE_EXTRA,
    [DR_TRAIL_REORDERED] = DR_VERIFY_LINE_REORDERED,
    [DR_TRAIL_ALTERED] = DR_VERIFY_LINE_ALTERED,
  };

  return kinds[kind];
}

static gboolean
check_sums (Run     *self,
            GError **error)
{
  g_autoptr (DrBagCheck) check = dr_bag_check (self->reader, self->cancellable, error);

  if (check == NULL)
    return FALSE;
  for (guint i = 0; i < check->problems->len; i++)
    {
      const DrBagProblem *problem = check->problems->pdata[i];

      dr_verification_problem_of (self->report, kind_of (problem->kind), DR_VERIFY_CHECKSUMS, problem->name, "%s", problem->words);
    }
  self->report->results[DR_VERIFY_CHECKSUMS].n_problems += check->n_problems - check->problems->len;
  dr_verification_tested (self->report, DR_VERIFY_CHECKSUMS);
  dr_verification_tested (self->report, DR_VERIFY_LAYOUT);

  return TRUE;
}

/* First: what the records are then held against. */
static gboolean
visit_editions (const DrBagMember *member,
                GInputStream      *bytes,
                gpointer           data,
                GError           **error)
{
  Run *self = data;
  g_auto (DrMember) parsed = { 0 };
  g_autoptr (GBytes) all = NULL;

  dr_member_parse (&parsed, member->name);
  self->has_trail = self->has_trail || parsed.kind == DR_MEMBER_TRAIL;
  self->n_records += parsed.kind == DR_MEMBER_RECORD && member->size <= DR_XML_LIMITS_DEFAULT.max_bytes;
  if (parsed.kind == DR_MEMBER_OTHER)
    dr_verification_problem (self->report, DR_VERIFY_LAYOUT, member->name, _("the format knows nothing of it"));
  if ((parsed.kind != DR_MEMBER_EDITION && parsed.kind != DR_MEMBER_RETURN)
      || !is_readable (self, member, parsed.kind == DR_MEMBER_EDITION ? DR_VERIFY_EDITIONS : DR_VERIFY_RETURN))
    return TRUE;
  if (parsed.kind == DR_MEMBER_EDITION && self->editions->n_bytes + member->size > DR_VERIFY_EDITIONS_MAX)
    {
      g_set_error (error, DR_RECORD_ERROR, DR_RECORD_ERROR_TOO_LARGE, _("%s: “%s”: the editions have too many bytes altogether"),
                   self->report->path, member->name);
      return FALSE;
    }
  all = read_all (member, bytes, self->cancellable, error);
  if (all == NULL)
    return FALSE;

  if (parsed.kind == DR_MEMBER_EDITION)
    dr_verify_editions_add (self->editions, self->report, parsed.edition, member->name, parsed.number, all);
  else
    self->back = dr_verify_return_new (self->report, member->name, all);

  return TRUE;
}

/* Schemas and the stranger's verifier are there to be used: whoever uses them should know that they are the program's. */
static gboolean
take_schema (Run               *self,
             const DrBagMember *member,
             GInputStream      *bytes,
             GError           **error)
{
  g_autofree char *base = g_path_get_basename (member->name);
  g_autofree char *path = g_strconcat ("/org/dueregard/schemas/", base, NULL);
  g_autoptr (GBytes) own = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autoptr (GBytes) all = NULL;

  if (!is_readable (self, member, DR_VERIFY_LAYOUT))
    return TRUE;
  all = read_all (member, bytes, self->cancellable, error);
  if (all == NULL)
    return FALSE;
  if (own == NULL || !g_bytes_equal (own, all))
    dr_verification_note (self->report, DR_VERIFY_LAYOUT, member->name,
                          _("it is not this program’s own: look at it before you use it"));

  return TRUE;
}

/* Then: records, which are verified meanwhile by the pool, and what else there is in files of its own. */
static gboolean
visit_records (const DrBagMember *member,
               GInputStream      *bytes,
               gpointer           data,
               GError           **error)
{
  Run *self = data;
  g_auto (DrMember) parsed = { 0 };
  guint64 total = MAX (dr_bag_reader_n_bytes (self->reader), 1);
  g_autoptr (GBytes) all = NULL;

  self->n_done += member->size;
  progress (self, SHARE_RECORDS + (SHARE_TRAIL - SHARE_RECORDS) * ((double) self->n_done / (double) total));
  dr_member_parse (&parsed, member->name);
  if (parsed.kind == DR_MEMBER_ATTACHMENT)
    return dr_verify_attachments_take (self->attachments, self->report, member, parsed.text, bytes, self->cancellable, error);
  if (parsed.kind == DR_MEMBER_SCHEMA)
    return take_schema (self, member, bytes, error);
  if (parsed.kind == DR_MEMBER_RECEIVED)
    return dr_verify_received_take (self->received, member, &parsed, bytes, self->cancellable, error);
  if (parsed.kind != DR_MEMBER_RECORD || !is_readable (self, member, DR_VERIFY_SCHEMA))
    return TRUE;

  all = read_all (member, bytes, self->cancellable, error);
  if (all == NULL)
    return FALSE;
  dr_verify_pool_push (self->pool, member->name, all);

  return TRUE;
}

/* Whether each record lies in the folder of its reference. */
static void
check_folders (Run *self)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->facts);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const DrVerifyFacts *facts = value;
      g_auto (DrMember) parsed = { 0 };

      dr_member_parse (&parsed, facts->name);
      if (!dr_member_is_of (&parsed, facts->reference))
        dr_verification_problem (self->report, DR_VERIFY_LAYOUT, facts->name, _("it is a record of %s"), facts->reference);
    }
}

typedef struct {
  Run        *run;
  const char *head;       /* (nullable): that the return names */
  guint64     length;
} Heads;

/* Every head of the store's chain, bare entries included, which the reader of full ones does not tell. */
static gboolean
visit_heads (const DrBagMember *member,
             GInputStream      *bytes,
             gpointer           data,
             GError           **error)
{
  Heads *self = data;
  Run *run = self->run;
  g_auto (DrTrailItems) items = { NULL };
  char head[DR_DIGEST_SIZE] = "";
  guint64 n = 0;
  DrTrailNext next;

  dr_trail_items_open (&items, bytes, run->cancellable);
  while ((next = dr_trail_items_next (&items, n + 1, error)) == DR_TRAIL_ITEM)
    {
      n++;
      dr_trail_next_head (head, items.digest, head);
      dr_verify_anchors_look (run->anchors, NULL, head, n);
      if (self->head != NULL && n == self->length && strcmp (head, self->head) != 0)
        dr_verification_problem (run->report, DR_VERIFY_CHAINS, member->name,
                                 _("after entry %s the return names another head of the store, so something up to there was "
                                   "altered"), DR_DIGITS (n));
    }
  if (next == DR_TRAIL_END && self->head != NULL && n < self->length)
    dr_verification_problem (run->report, DR_VERIFY_CHAINS, member->name,
                             _("it has %s entries, and the return was made when there were %s"), DR_DIGITS (n),
                             DR_DIGITS (self->length));

  return next == DR_TRAIL_END;
}

static void
check_info (Run                  *self,
            const DrTrailReading *reading)
{
  g_autofree char *head = dr_bag_reader_get_info (self->reader, "Due-Regard-Store-Head");
  g_autofree char *length = dr_bag_reader_get_info (self->reader, "Due-Regard-Store-Length");
  guint64 stated = 0;

  if (head == NULL || length == NULL || !g_ascii_string_to_unsigned (length, 10, 0, G_MAXUINT64, &stated, NULL))
    dr_verification_problem (self->report, DR_VERIFY_CHAINS, "bag-info.txt", _("it does not name the store’s head and its length"));
  else if (stated != reading->store.length || strcmp (head, reading->store.head) != 0)
    dr_verification_problem (self->report, DR_VERIFY_CHAINS, "bag-info.txt",
                             _("the store’s head is %s after %s entries there, and %s after %s by the trail"), head, length,
                             reading->store.head, DR_DIGITS (reading->store.length));
}

static gboolean
visit_trail (const DrBagMember *member,
             GInputStream      *bytes,
             gpointer           data,
             GError           **error)
{
  Run *self = data;
  g_autoptr (GError) problem = NULL;
  g_autoptr (DrTrailReading) reading = dr_trail_file_read (bytes, NULL, 0, dr_verify_trail_take, self->trail, self->cancellable,
                                                           &problem);

  if (reading == NULL && !g_error_matches (problem, DR_RECORD_ERROR, DR_RECORD_ERROR_INVALID))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  dr_verification_tested (self->report, DR_VERIFY_CHAINS);
  if (reading == NULL)
    {
      dr_verification_problem (self->report, DR_VERIFY_CHAINS, member->name, "%s", problem->message);
      return TRUE;
    }
  for (guint i = 0; i < reading->problems->len; i++)
    {
      const DrTrailProblem *each = reading->problems->pdata[i];

      dr_verification_problem_of (self->report, kind_of_trail (each->kind), DR_VERIFY_CHAINS, member->name, "%s", each->words);
    }
  check_info (self, reading);
  self->report->n_entries = reading->store.length;
  self->report->store_head = g_strdup (reading->store.head);

  return TRUE;
}

static gboolean
check_trail (Run     *self,
             GError **error)
{
  DrDate then = self->back != NULL ? dr_verify_return_as_of (self->back) : DR_DATE_NONE;
  Heads heads = { .run = self };
  g_autoptr (GError) problem = NULL;

  if (!self->has_trail)
    {
      dr_verification_problem_of (self->report, DR_VERIFY_LINE_MISSING, DR_VERIFY_CHAINS, DR_TRAIL_FILE_NAME, _("the bag has no trail"));
      dr_verification_not_tested (self->report, DR_VERIFY_ENTRIES, _("the bag has no trail"));
      dr_verification_not_tested (self->report, DR_VERIFY_ROLES, _("the bag has no trail"));
      return TRUE;
    }
  self->trail = dr_verify_trail_new (self->report, self->editions, self->facts, self->received, self->anchors, then);
  if (!dr_bag_reader_visit_one (self->reader, DR_TRAIL_FILE_NAME, visit_trail, self, self->cancellable, error))
    return FALSE;
  dr_verify_trail_finish (self->trail);
  if (self->back != NULL)
    heads.head = dr_verify_return_head (self->back, &heads.length);
  if (self->anchors->len == 0 && heads.head == NULL)
    return TRUE;
  if (dr_bag_reader_visit_one (self->reader, DR_TRAIL_FILE_NAME, visit_heads, &heads, self->cancellable, &problem)
      || g_error_matches (problem, DR_RECORD_ERROR, DR_RECORD_ERROR_INVALID))
    return TRUE;   /* an item that is none was named before */
  g_propagate_error (error, g_steal_pointer (&problem));

  return FALSE;
}

static void
begun (Run   *self,
       guint  checks)
{
  dr_verify_begun (self->options, self->report, checks);
}

static void
done (Run   *self,
      guint  checks)
{
  dr_verify_done (self->options, self->report, checks);
}

/* What is left once records and trail were looked at. */
static void
check_rest (Run *self)
{
  begun (self, DR_VERIFY_BIT (DR_VERIFY_ATTACHMENTS));
  dr_verify_attachments_check (self->attachments, self->report, self->facts, self->trail != NULL ? self->trail->erased : NULL);
  done (self, DR_VERIFY_BIT (DR_VERIFY_ATTACHMENTS) | DR_VERIFY_BIT (DR_VERIFY_LAYOUT));
  begun (self, DR_VERIFY_BIT (DR_VERIFY_RETURN));
  if (self->back != NULL && self->trail != NULL)
    dr_verify_return_finish (self->back, self->report, self->trail);
  if (self->back == NULL)
    dr_verification_not_tested (self->report, DR_VERIFY_RETURN, _("the bag has none"));
  done (self, DR_VERIFY_BIT (DR_VERIFY_RETURN) | DR_VERIFY_BIT (DR_VERIFY_CANONICAL));
}

static gboolean
run (Run     *self,
     GError **error)
{
  guint n_threads = self->options != NULL ? self->options->n_threads : 0;

  begun (self, DR_VERIFY_BIT (DR_VERIFY_CHECKSUMS));
  if (!check_sums (self, error))
    return FALSE;
  done (self, DR_VERIFY_BIT (DR_VERIFY_CHECKSUMS));
  begun (self, DR_VERIFY_BIT (DR_VERIFY_LAYOUT) | DR_VERIFY_BIT (DR_VERIFY_EDITIONS));
  progress (self, SHARE_EDITIONS);
  if (!dr_bag_reader_visit (self->reader, visit_editions, self, self->cancellable, error))
    return FALSE;
  progress (self, SHARE_RECORDS);
  begun (self, OF_RECORDS | OF_BOTH | DR_VERIFY_BIT (DR_VERIFY_CANONICAL));

  if (self->has_trail && (self->sealed = dr_verify_sealed_read (self->reader, self->cancellable, error)) == NULL)
    return FALSE;
  self->pool = dr_verify_pool_new (self->editions, self->sealed, self->back, FALSE, n_threads);
  if (self->options != NULL && self->options->count != NULL)
    dr_verify_pool_count (self->pool, count_record, self);
  self->received = dr_verify_received_new (self->report, self->editions, n_threads);
  if (!dr_bag_reader_visit (self->reader, visit_records, self, self->cancellable, error))
    return FALSE;
  dr_verify_pool_finish (self->pool);
  dr_verify_pool_merge (self->pool, self->report, self->facts);
  check_folders (self);
  dr_verify_editions_missing (self->editions, self->report, self->facts);
  done (self, OF_RECORDS);
  progress (self, SHARE_TRAIL);
  begun (self, OF_TRAIL);
  if (!check_trail (self, error))
    return FALSE;
  done (self, OF_TRAIL | OF_BOTH | DR_VERIFY_BIT (DR_VERIFY_EDITIONS));
  begun (self, DR_VERIFY_BIT (DR_VERIFY_RECEIVED));
  if (!dr_verify_received_finish (self->received, self->reader, self->trail != NULL ? self->trail->erased : NULL,
                                  self->cancellable, error))
    return FALSE;
  if (self->report->n_received + self->report->n_received_files == 0)
    dr_verification_not_tested (self->report, DR_VERIFY_RECEIVED, _("the bag has none"));
  done (self, DR_VERIFY_BIT (DR_VERIFY_RECEIVED));
  check_rest (self);
  progress (self, 1);

  return TRUE;
}

static void
clear_run (Run *self)
{
  g_clear_pointer (&self->pool, dr_verify_pool_free);   /* first: their threads use the rest */
  g_clear_pointer (&self->sealed, dr_verify_sealed_free);
  g_clear_pointer (&self->received, dr_verify_received_free);
  g_clear_pointer (&self->trail, dr_verify_trail_free);
  g_clear_pointer (&self->back, dr_verify_return_free);
  g_clear_pointer (&self->editions, dr_verify_editions_free);
  g_clear_pointer (&self->facts, g_hash_table_unref);
  g_clear_pointer (&self->attachments, g_hash_table_unref);
  g_clear_pointer (&self->anchors, g_ptr_array_unref);
  g_clear_pointer (&self->reader, dr_bag_reader_free);
  g_clear_pointer (&self->report, dr_verification_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Run, clear_run)

static void
look_for_records (Run *self)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->facts);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    dr_verify_anchors_look (self->anchors, ((const DrVerifyFacts *) value)->reference, ((const DrVerifyFacts *) value)->digest, 0);
}

/**
 * dr_verify_bag:
 * @path: a bag: a folder or a zip
 * @options: (nullable): how
 * @error: return location for a #DrRecordError where the bag is refused as a whole, or %G_IO_ERROR_CANCELLED
 *
 * Fails only where nothing is verified: it cannot be read, or has a member that could do harm. Its memory grows with the
 * number of records and not with their size.
 *
 * Returns: (transfer full) (nullable): what was found
 */
DrVerification *
dr_verify_bag (const char             *path,
               const DrVerifyOptions  *options,
               GError                **error)
{
  DrBagLimits limits = DR_BAG_LIMITS_DEFAULT;
  g_auto (Run) self = { .options = options, .cancellable = options != NULL ? options->cancellable : NULL };
  guint64 uncovered = 0;
  gboolean anchored;

  dr_formats_init ();
  self.anchors = dr_verify_anchors_new (options != NULL ? options->anchors : NULL, error);
  if (self.anchors == NULL)
    return NULL;
  self.reader = dr_bag_reader_open (path, &limits, self.cancellable, error);
  if (self.reader == NULL)
    return NULL;
  self.report = dr_verification_new (DR_VERIFY_BAG, path);
  self.editions = dr_verify_editions_new ();
  self.facts = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) dr_verify_facts_free);
  self.attachments = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  if (!run (&self, error))
    return NULL;

  if (self.anchors->len > 0)
    self.report->results[DR_VERIFY_ANCHOR].applies = TRUE;
  dr_verify_begun (options, self.report, DR_VERIFY_BIT (DR_VERIFY_ANCHOR));
  look_for_records (&self);
  anchored = dr_verify_anchors_finish (self.anchors, self.report, &uncovered);
  dr_verify_done (options, self.report, DR_VERIFY_BIT (DR_VERIFY_ANCHOR));
  self.report->n_uncovered = uncovered;
  dr_verification_finish (self.report, anchored, uncovered > 0);

  return g_steal_pointer (&self.report);
}
