#include "dr-verify-record.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-act-names.h"
#include "dr-digest.h"
#include "dr-formats.h"
#include "dr-justification.h"
#include "dr-load.h"
#include "dr-names.h"
#include "dr-verification-private.h"
#include "dr-xml-canonical.h"

/* Which line the two start to differ on. */
static guint
first_difference (const char *a,
                  gsize       length_a,
                  const char *b,
                  gsize       length_b)
{
  guint line = 1;

  for (gsize i = 0; i < length_a && i < length_b && a[i] == b[i]; i++)
    if (a[i] == '\n')
      line++;

  return line;
}

/* The same number written in another way, 0.820 for 0.82, is a matter of form. */
static gboolean
is_same_number (const char *a,
                const char *b)
{
  char *end_a = NULL;
  char *end_b = NULL;
  double number_a;
  double number_b;

  if (a == NULL || b == NULL || a[0] == '\0' || b[0] == '\0')
    return FALSE;
  number_a = g_ascii_strtod (a, &end_a);
  number_b = g_ascii_strtod (b, &end_b);

  return *end_a == '\0' && *end_b == '\0' && number_a == number_b;
}

static void
drop_equal_numbers (GPtrArray *differences)
{
  for (guint i = differences->len; i-- > 0;)
    {
      const DrXmlDifference *difference = g_ptr_array_index (differences, i);

      if (is_same_number (difference->before, difference->after))
        g_ptr_array_remove_index (differences, i);
    }
}

/* (transfer full) (element-type DrXmlDifference): the first is what @document states. */
static GPtrArray *
differences_of (const DrXmlDocument *document,
                const char          *again,
                gsize                again_length)
{
  g_autoptr (DrXmlDocument) computed = dr_xml_document_read_trusted ("computed again", again, again_length, NULL);
  GPtrArray *differences;

  g_return_val_if_fail (computed != NULL, NULL);
  differences = dr_xml_differences (dr_xml_document_get_root (document), dr_xml_document_get_root (computed));
  drop_equal_numbers (differences);

  return differences;
}

/**
 * dr_verify_record_differences:
 * @document: a record
 * @record: what it says, read from it
 *
 * Computes everything again from the record alone.
 *
 * Returns: (transfer full) (element-type DrXmlDifference): what is stated otherwise than it is computed; all of it
 */
GPtrArray *
dr_verify_record_differences (const DrXmlDocument *document,
                              const DrRecord      *record)
{
  g_autoptr (DrCheck) check = dr_check_new (record->evidence, record->assessment, &record->context, record->rulebook);
  gsize length;
  g_autofree char *again = dr_record_write_again (record, check, &length);

  return differences_of (document, again, length);
}

/* The bytes are not those that the program would write: find out whether form or figures are to blame. */
static void
explain (DrVerification      *report,
         const DrXmlDocument *document,
         const char          *again,
         gsize                again_length)
{
  g_autoptr (GPtrArray) differences = differences_of (document, again, again_length);
  const char *name = dr_xml_document_get_name (document);
  gsize length;
  const char *data = dr_xml_document_get_data (document, &length);
  gsize line = 0;
  guint n;

  g_return_if_fail (differences != NULL);
  n = differences->len;
  if (n > 0)
    {
      dr_verification_problem (report, DR_VERIFY_REPERFORMANCE, name,
                               ngettext ("%u value differs from what is computed from the record",
                                         "%u values differ from what is computed from the record", n), n);
      dr_verification_differences (report, name, g_steal_pointer (&differences));
    }

  if (!dr_xml_is_canonical (data, length, &line))
    dr_verification_problem (report, DR_VERIFY_CANONICAL, name, _("line %u is not as Canonical XML 1.0 would have it"), (guint) line);
  else if (n == 0)
    dr_verification_problem (report, DR_VERIFY_CANONICAL, name, _("line %u is laid out differently from the published form"),
                             first_difference (data, length, again, again_length));
}

static void
reperform (DrVerifyRecord *self)
{
  g_autofree char *again = NULL;
  gsize again_length;
  gsize length;
  const char *data = dr_xml_document_get_data (self->document, &length);
  DrRecord *record = self->record;

  self->check = dr_check_new (record->evidence, record->assessment, &record->context, record->rulebook);
  again = dr_record_write_again (record, self->check, &again_length);

  /* The same bytes prove canonical form and re-performance at once. */
  if (length != again_length || memcmp (data, again, length) != 0)
    explain (self->report, self->document, again, again_length);
  dr_verification_tested (self->report, DR_VERIFY_CANONICAL);
  dr_verification_tested (self->report, DR_VERIFY_REPERFORMANCE);
}

/* Was anything open that holds up the step? A record states what holds up the next; so its last step is taken off again.
 * For that the whole rulebook is needed: a record has only the cases that the next step tests. */
static void
check_permitted (DrVerifyRecord   *self,
                 DrVerifyEditions *editions)
{
  const DrRecord *record = self->record;
  const char *name = self->report->path;
  const DrVerifyEditionFile *file = dr_verify_editions_find (editions, DR_VERIFY_RULEBOOK, record->rulebook->digest);
  DrContext before = record->context;
  DrStep step;
  g_autoptr (DrCheck) check = NULL;
  g_autofree char *named = NULL;

  if (record->context.n_steps == 0)
    {
      dr_verification_not_tested (self->report, DR_VERIFY_PERMITTED, _("no step was taken yet"));
      return;
    }
  before.n_steps--;
  step = record->context.steps[before.n_steps].step;
  if (step == DR_STEP_RETURN || step == DR_STEP_WITHDRAW)
    {
      dr_verification_tested (self->report, DR_VERIFY_PERMITTED);
      return;
    }
  if (dr_context_next_step (&before) != step)
    {
      dr_verification_not_tested (self->report, DR_VERIFY_PERMITTED, _("the step does not follow from those before"));
      return;
    }
  if (file == NULL || file->rulebook == NULL)
    {
      dr_verification_not_tested (self->report, DR_VERIFY_PERMITTED, _("the rulebook that it names is not beside it"));
      return;
    }

  check = dr_check_new (record->evidence, record->assessment, &before, file->rulebook);
  named = dr_verification_named (self->report, DR_VERIFY_PERSON, record->context.steps[before.n_steps].person);
  for (guint i = 0; i < check->n_results; i++)
    if (dr_check_blocks (check, &check->results[i]))
      dr_verification_problem (self->report, DR_VERIFY_PERMITTED, name,
                               _("“%s” was taken by %s although %s, %s, of %s (%s) was open"),
                               dr_step_name (step), named, dr_check_get_rule (check, &check->results[i])->id,
                               dr_check_get_case (check, &check->results[i]), check->results[i].subject,
                               dr_severity_label (check->results[i].severity));
  dr_verification_tested (self->report, DR_VERIFY_PERMITTED);
}

static gboolean
read_document (DrVerifyRecord *self,
               const char     *name,
               const char     *data,
               gsize           length,
               GError        **error)
{
  g_autoptr (GError) problem = NULL;

  dr_formats_init ();
  self->document = dr_xml_document_read_bytes (name, data, length, NULL, &problem);
  if (self->document == NULL)
    {
      if (error != NULL && !g_error_matches (problem, DR_XML_ERROR, DR_XML_ERROR_INVALID))
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return FALSE;
        }
      dr_verification_problem (self->report, DR_VERIFY_SCHEMA, name, "%s", problem->message);
      return TRUE;
    }
  if (strcmp (dr_xml_document_get_root (self->document)->name, "assessment-record") == 0)
    return TRUE;

  problem = g_error_new (DR_RECORD_ERROR, DR_RECORD_ERROR_INVALID, _("%s: the root is %s, expected assessment-record"), name,
                         dr_xml_document_get_root (self->document)->name);
  g_clear_pointer (&self->document, dr_xml_document_free);
  if (error == NULL)
    {
      dr_verification_problem (self->report, DR_VERIFY_SCHEMA, name, "%s", problem->message);
      return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&problem));

  return FALSE;
}

/**
 * dr_verify_record_read:
 * @self: (out caller-allocates): what was found
 * @name: of the file or the member
 * @data: (array length=length): its bytes; must outlive nothing
 * @length: how many
 * @editions: the rulebooks to look for the record's in; those of a bag, where @error is %NULL
 * @sealed: (nullable): by the trail beside it
 * @error: (nullable): return location where there is nothing to verify, because it is another kind of document; %NULL: it
 *   must be a record, so that this is a problem
 *
 * Safe to call from many threads with the same @editions.
 *
 * Returns: whether @self says something
 */
gboolean
dr_verify_record_read (DrVerifyRecord        *self,
                       const char            *name,
                       const char            *data,
                       gsize                  length,
                       DrVerifyEditions      *editions,
                       const DrVerifySealed  *sealed,
                       GError               **error)
{
  g_autoptr (GError) problem = NULL;
  char digest[DR_DIGEST_SIZE];

  *self = (DrVerifyRecord) { .report = dr_verification_new (DR_VERIFY_RECORD, name) };
  self->report->n_records = 1;
  dr_digest_bytes (data, length, digest);
  self->report->digest = g_strdup (digest);
  if (!read_document (self, name, data, length, error))
    {
      dr_verify_record_clear (self);
      return FALSE;
    }
  if (self->document == NULL)
    return TRUE;

  dr_verification_tested (self->report, DR_VERIFY_SCHEMA);
  self->record = dr_record_read (self->document, &problem);
  if (self->record == NULL)
    {
      dr_verification_problem (self->report, DR_VERIFY_REPERFORMANCE, name, "%s", problem->message);
      return TRUE;
    }
  self->report->reference = g_strdup (self->record->assessment->reference);
  self->report->version = self->record->assessment->version;
  reperform (self);
  self->facts = dr_verify_facts_new (name, digest, self->record, sealed);
  if (self->facts->is_sealed)
    dr_verification_call (self->report, DR_VERIFY_PERSON, self->facts->seal.person, self->facts->seal.name);
  check_permitted (self, editions);
  dr_verify_record_steps (self->report, self->record, self->facts);
  if (error == NULL)
    dr_verify_editions_check (editions, self->report, self->document, self->record);

  return TRUE;
}

/* dr_verify_record_clear(): frees what is left in it. */
void
dr_verify_record_clear (DrVerifyRecord *self)
{
  g_clear_pointer (&self->check, dr_check_free);
  g_clear_pointer (&self->record, dr_record_free);
  g_clear_pointer (&self->document, dr_xml_document_free);
  g_clear_pointer (&self->facts, dr_verify_facts_free);
  g_clear_pointer (&self->report, dr_verification_free);
}
