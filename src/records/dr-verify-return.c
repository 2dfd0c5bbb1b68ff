#include "dr-verify-return.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-act-names.h"
#include "dr-verification-private.h"
#include "dr-xml-canonical.h"

/* One line of the return, and its records as far as they have come. */
typedef struct {
  DrReturnEntry *entry;
  DrVerifyRecord latest;
  DrVerifyRecord approval;
  gboolean       is_added;
} Line;

struct _DrVerifyReturn {
  char              *name;
  GMutex             lock;
  DrXmlDocument     *document;
  DrReturnStatement *statement;   /* (nullable): it cannot be read */
  DrReturn          *again;
  Line              *lines;       /* as many as the statement has entries */
  GHashTable        *wanted;      /* digest: GPtrArray of Line */
};

static void
want (DrVerifyReturn *self,
      const char     *digest,
      Line           *line)
{
  GPtrArray *lines = g_hash_table_lookup (self->wanted, digest);

  if (lines == NULL)
    {
      lines = g_ptr_array_new ();
      g_hash_table_insert (self->wanted, (gpointer) digest, lines);
    }
  g_ptr_array_add (lines, line);
}

static void
add_line (DrVerifyReturn *self,
          Line           *line)
{
  dr_return_add (self->again, line->entry);
  line->is_added = TRUE;
  dr_verify_record_clear (&line->latest);
  dr_verify_record_clear (&line->approval);
  line->entry->check = NULL;
  line->entry->approval = NULL;
}

/**
 * dr_verify_return_new:
 * @report: of the bag
 * @name: of the member
 * @bytes: all of it
 *
 * Reads a return, before the records that it counts come.
 *
 * Returns: (transfer full): it, of which nothing can be made again where it cannot be read
 */
DrVerifyReturn *
dr_verify_return_new (DrVerification *report,
                      const char     *name,
                      GBytes         *bytes)
{
  DrVerifyReturn *self = g_new0 (DrVerifyReturn, 1);
  g_autoptr (GError) error = NULL;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  gsize line = 0;

  self->name = g_strdup (name);
  g_mutex_init (&self->lock);
  self->wanted = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  dr_verification_tested (report, DR_VERIFY_RETURN);
  self->document = dr_xml_document_read_bytes (name, data, length, NULL, &error);
  if (self->document == NULL)
    {
      dr_verification_problem (report, DR_VERIFY_SCHEMA, name, "%s", error->message);
      return self;
    }
  if (!dr_xml_is_canonical (data, length, &line))
    dr_verification_problem (report, DR_VERIFY_CANONICAL, name, _("line %u is not as Canonical XML 1.0 would have it"), (guint) line);
  self->statement = dr_return_statement_read (self->document, &error);
  if (self->statement == NULL)
    {
      dr_verification_problem (report, DR_VERIFY_RETURN, name, "%s", error->message);
      return self;
    }

  self->again = dr_return_statement_begin (self->statement);
  self->lines = g_new0 (Line, self->statement->n_entries);
  for (guint i = 0; i < self->statement->n_entries; i++)
    {
      DrReturnEntry *entry = &self->statement->entries[i];

      self->lines[i].entry = entry;
      if (entry->digest != NULL)
        want (self, entry->digest, &self->lines[i]);
      if (entry->approval_digest != NULL)
        want (self, entry->approval_digest, &self->lines[i]);
      if (entry->digest == NULL)
        add_line (self, &self->lines[i]);
    }

  return self;
}

/* dr_verify_return_free(): (nullable). */
void
dr_verify_return_free (DrVerifyReturn *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; self->statement != NULL && i < self->statement->n_entries; i++)
    {
      dr_verify_record_clear (&self->lines[i].latest);
      dr_verify_record_clear (&self->lines[i].approval);
    }
  g_free (self->lines);
  g_clear_pointer (&self->again, dr_return_free);
  g_clear_pointer (&self->statement, dr_return_statement_free);
  g_clear_pointer (&self->document, dr_xml_document_free);
  g_hash_table_unref (self->wanted);
  g_mutex_clear (&self->lock);
  g_free (self->name);
  g_free (self);
}

/* dr_verify_return_as_of(): the day that it is about; none where it cannot be read. */
DrDate
dr_verify_return_as_of (const DrVerifyReturn *self)
{
  return self->statement != NULL ? self->statement->as_of : DR_DATE_NONE;
}

/* dr_verify_return_head(): (nullable): the store's head that it names. */
const char *
dr_verify_return_head (const DrVerifyReturn *self,
                       guint64              *length)
{
  if (self->statement == NULL)
    return NULL;
  *length = self->statement->store_length;

  return self->statement->store_head;
}

/* Of a record that is needed in two places the second reads it again. */
static void
keep (DrVerifyRecord *place,
      DrVerifyRecord *record)
{
  place->document = g_steal_pointer (&record->document);
  place->record = g_steal_pointer (&record->record);
  place->check = g_steal_pointer (&record->check);
}

static void
take_line (DrVerifyReturn *self,
           Line           *line,
           DrVerifyRecord *record)
{
  const char *digest = record->report->digest;
  DrReturnEntry *entry = line->entry;
  gboolean is_latest = g_strcmp0 (entry->digest, digest) == 0;

  if (line->is_added || record->check == NULL)
    return;
  if (is_latest)
    {
      if (!dr_return_entry_set_record (entry, record->record, record->check, entry->digest))
        return;
      if (entry->approval_digest != NULL && strcmp (entry->approval_digest, digest) == 0)
        entry->approval = record->check;
    }
  else
    entry->approval = record->check;

  if (entry->check != NULL && (entry->approval_digest == NULL || entry->approval != NULL))
    add_line (self, line);
  else
    keep (is_latest ? &line->latest : &line->approval, record);
}

/**
 * dr_verify_return_take:
 * @self: a return
 * @record: a record that was verified; what it was read from may be taken out of it
 *
 * Adds a record up where the return counts it. Safe to call from many threads.
 */
void
dr_verify_return_take (DrVerifyReturn *self,
                       DrVerifyRecord *record)
{
  GPtrArray *lines = g_hash_table_lookup (self->wanted, record->report->digest);

  if (lines == NULL)
    return;
  g_mutex_lock (&self->lock);
  for (guint i = 0; i < lines->len; i++)
    take_line (self, lines->pdata[i], record);
  g_mutex_unlock (&self->lock);
}

static void
compare_line (DrVerifyReturn      *self,
              DrVerification      *report,
              const DrReturnEntry *entry,
              DrVerifyTrail       *trail)
{
  const DrVerifyVersion *version = dr_verify_trail_find (trail, entry->reference, entry->version);

  if (version == NULL)
    {
      if (g_hash_table_contains (trail->chains, entry->reference))
        dr_verification_problem (report, DR_VERIFY_RETURN, self->name, _("%s version %u: the trail never made it"), entry->reference,
                                 entry->version);
      return;
    }
  if (version->stage_then != entry->stage)
    dr_verification_problem (report, DR_VERIFY_RETURN, self->name, _("%s version %u: the return says that it is %s, by the trail it was %s"),
                             entry->reference, entry->version, dr_stage_name (entry->stage),
                             dr_stage_name (version->stage_then));
  if (g_strcmp0 (entry->digest != NULL ? entry->digest : "", version->record_then) != 0)
    dr_verification_problem (report, DR_VERIFY_RETURN, self->name, _("%s version %u: the return counts the record %s, the latest by the trail "
                                                                     "was %s"), entry->reference, entry->version,
                             entry->digest != NULL ? entry->digest : _("none"),
                             version->record_then[0] != '\0' ? version->record_then : _("none"));
}

static int
compare_text (gconstpointer a,
              gconstpointer b)
{
  return strcmp (a, b);
}

/* A version that was live on the day, and not listed, was left out. */
static void
look_for_left_out (DrVerifyReturn *self,
                   DrVerification *report,
                   DrVerifyTrail  *trail)
{
  g_autoptr (GHashTable) listed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GList) references = g_list_sort (g_hash_table_get_keys (trail->chains), compare_text);

  for (guint i = 0; i < self->statement->n_entries; i++)
    g_hash_table_add (listed, g_strdup_printf ("%u %s", self->statement->entries[i].version, self->statement->entries[i].reference));
  for (const GList *at = references; at != NULL; at = at->next)
    {
      const DrVerifyChain *chain = g_hash_table_lookup (trail->chains, at->data);
      GHashTableIter iter;
      gpointer number;
      gpointer value;

      g_hash_table_iter_init (&iter, chain->versions);
      while (g_hash_table_iter_next (&iter, &number, &value))
        {
          const DrVerifyVersion *version = value;
          g_autofree char *key = g_strdup_printf ("%u %s", GPOINTER_TO_UINT (number), (const char *) at->data);

          if (version->was_there && !g_hash_table_contains (listed, key) && dr_stage_is_live (version->stage_then)
              && (version->steps->len == 0
                  || dr_date_compare (g_array_index (version->steps, DrStepTaken, 0).date, self->statement->period.to) <= 0))
            dr_verification_problem (report, DR_VERIFY_RETURN, self->name, _("%s version %u was %s, and the return does not count it"),
                                     (const char *) at->data, GPOINTER_TO_UINT (number), dr_stage_name (version->stage_then));
        }
    }
}

static void
compare (DrVerifyReturn *self,
         DrVerification *report)
{
  g_autoptr (GPtrArray) differences = NULL;
  guint n;

  if (dr_return_compare (self->statement, self->again, &differences))
    return;
  n = differences != NULL ? differences->len : 0;
  if (n == 0)
    {
      dr_verification_problem (report, DR_VERIFY_CANONICAL, self->name, _("it is laid out differently from the published form"));
      return;
    }
  dr_verification_problem (report, DR_VERIFY_RETURN, self->name,
                           ngettext ("%u value differs from what the records add up to",
                                     "%u values differ from what the records add up to", n), n);
  dr_verification_differences (report, self->name, g_steal_pointer (&differences));
}

/**
 * dr_verify_return_finish:
 * @self: a return, once every record was taken
 * @report: of the bag
 * @trail: replayed to its end
 *
 * Says what differs, which records are not known, and which versions were left out.
 */
void
dr_verify_return_finish (DrVerifyReturn *self,
                         DrVerification *report,
                         DrVerifyTrail  *trail)
{
  guint n_elsewhere = 0;
  gboolean complete = TRUE;

  if (self->statement == NULL)
    return;
  for (guint i = 0; i < self->statement->n_entries; i++)
    {
      const Line *line = &self->lines[i];

      if (!line->is_added)
        {
          gboolean here = g_hash_table_contains (trail->chains, line->entry->reference);

          complete = FALSE;
          n_elsewhere += !here;
          if (here)
            dr_verification_problem (report, DR_VERIFY_RETURN, self->name, _("%s version %u: no record in the bag is the one that the return "
                                                                             "counts"), line->entry->reference, line->entry->version);
        }
      compare_line (self, report, line->entry, trail);
    }
  look_for_left_out (self, report, trail);
  if (complete)
    compare (self, report);
  else if (n_elsewhere > 0)
    dr_verification_note (report, DR_VERIFY_RETURN, self->name,
                          ngettext ("%u record that it counts is not in the bag, so it could not be made again",
                                    "%u records that it counts are not in the bag, so it could not be made again", n_elsewhere),
                          n_elsewhere);
}
