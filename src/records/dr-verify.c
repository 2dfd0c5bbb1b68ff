#include "dr-verify.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-formats.h"
#include "dr-load.h"
#include "dr-xml-canonical.h"
#include "dr-xml-difference.h"

static void
set (DrVerification *self,
     DrVerifyCheck   check,
     DrVerifyStatus  status,
     char           *details)
{
  self->status[check] = status;
  g_free (self->details[check]);
  self->details[check] = details;
}

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

/* The bytes are not those that the program would write: find out whether form or figures are to blame. */
static void
explain (DrVerification      *self,
         const DrXmlDocument *document,
         const char          *data,
         gsize                length,
         const char          *again,
         gsize                again_length)
{
  g_autoptr (DrXmlDocument) computed = dr_xml_document_read_trusted ("computed again", again, again_length, NULL);
  gsize line = 0;

  if (computed != NULL)
    {
      g_clear_pointer (&self->differences, g_ptr_array_unref);
      self->differences = dr_xml_differences (dr_xml_document_get_root (document), dr_xml_document_get_root (computed));
    }

  drop_equal_numbers (self->differences);
  if (self->differences->len > 0)
    set (self, DR_VERIFY_REPERFORMANCE, DR_VERIFY_FAILED,
         g_strdup_printf (ngettext ("%u value differs from what is computed from the record",
                                    "%u values differ from what is computed from the record", self->differences->len),
                          self->differences->len));
  else
    set (self, DR_VERIFY_REPERFORMANCE, DR_VERIFY_PASSED, NULL);

  if (!dr_xml_is_canonical (data, length, &line))
    set (self, DR_VERIFY_CANONICAL, DR_VERIFY_FAILED,
         g_strdup_printf (_("line %u is not as Canonical XML 1.0 would have it"), (guint) line));
  else if (self->differences->len == 0)
    set (self, DR_VERIFY_CANONICAL, DR_VERIFY_FAILED,
         g_strdup_printf (_("line %u is laid out differently from the published form"),
                          first_difference (data, length, again, again_length)));
  else
    set (self, DR_VERIFY_CANONICAL, DR_VERIFY_PASSED, NULL);
}

static void
reperform (DrVerification      *self,
           const DrXmlDocument *document)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrRecord) record = dr_record_read (document, &error);
  g_autoptr (DrCheck) check = NULL;
  g_autofree char *again = NULL;
  gsize again_length;
  gsize length;
  const char *data = dr_xml_document_get_data (document, &length);

  if (record == NULL)
    {
      set (self, DR_VERIFY_REPERFORMANCE, DR_VERIFY_FAILED, g_strdup (error->message));
      return;
    }

  self->reference = g_strdup (record->assessment->reference);
  self->version = record->assessment->version;
  check = dr_check_new (record->evidence, record->assessment, &record->context, record->rulebook);
  again = dr_record_write_again (record, check, &again_length);

  /* The same bytes prove canonical form and re-performance at once. */
  if (length == again_length && memcmp (data, again, length) == 0)
    {
      set (self, DR_VERIFY_CANONICAL, DR_VERIFY_PASSED, NULL);
      set (self, DR_VERIFY_REPERFORMANCE, DR_VERIFY_PASSED, NULL);
    }
  else
    explain (self, document, data, length, again, again_length);
}

/**
 * dr_verify_file:
 * @path: a record's file
 * @error: return location for a #DrXmlError or #DrRecordError
 *
 * Fails only where there is nothing to verify: the file cannot be read, or it is another kind of document. What is wrong
 * with a record is in the result.
 *
 * Returns: (transfer full) (nullable): what was found
 */
DrVerification *
dr_verify_file (const char  *path,
                GError     **error)
{
  g_autoptr (DrVerification) self = g_new0 (DrVerification, 1);
  g_autoptr (GError) problem = NULL;
  g_autoptr (DrXmlDocument) document = NULL;
  const char *data;
  gsize length;

  dr_formats_init ();
  self->differences = g_ptr_array_new ();
  for (guint i = 0; i < DR_N_VERIFY_CHECKS; i++)
    self->status[i] = DR_VERIFY_NOT_TESTED;

  document = dr_xml_document_read_file (path, NULL, &problem);
  if (document == NULL)
    {
      if (!g_error_matches (problem, DR_XML_ERROR, DR_XML_ERROR_INVALID))
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return NULL;
        }
      set (self, DR_VERIFY_SCHEMA, DR_VERIFY_FAILED, g_strdup (problem->message));
      return g_steal_pointer (&self);
    }
  if (strcmp (dr_xml_document_get_root (document)->name, "assessment-record") != 0)
    {
      g_set_error (error, DR_RECORD_ERROR, DR_RECORD_ERROR_INVALID, "%s: the root is %s, expected assessment-record",
                   path, dr_xml_document_get_root (document)->name);
      return NULL;
    }

  data = dr_xml_document_get_data (document, &length);
  self->digest = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) data, length);
  set (self, DR_VERIFY_SCHEMA, DR_VERIFY_PASSED, NULL);
  reperform (self, document);

  return g_steal_pointer (&self);
}

/**
 * dr_verification_free:
 * @self: (transfer full) (nullable): a verification
 */
void
dr_verification_free (DrVerification *self)
{
  if (self == NULL)
    return;

  for (guint i = 0; i < DR_N_VERIFY_CHECKS; i++)
    g_free (self->details[i]);
  g_free (self->reference);
  g_free (self->digest);
  g_ptr_array_unref (self->differences);
  g_free (self);
}

/**
 * dr_verification_passed:
 * @self: a verification
 *
 * Returns: whether every check was made and passed
 */
gboolean
dr_verification_passed (const DrVerification *self)
{
  for (guint i = 0; i < DR_N_VERIFY_CHECKS; i++)
    if (self->status[i] != DR_VERIFY_PASSED)
      return FALSE;

  return TRUE;
}

/**
 * dr_verify_check_name:
 * @check: a check
 *
 * Returns: (transfer none): its name, translated
 */
const char *
dr_verify_check_name (DrVerifyCheck check)
{
  static const char * const names[] = {
    [DR_VERIFY_SCHEMA] = N_("schema"),
    [DR_VERIFY_CANONICAL] = N_("canonical form"),
    [DR_VERIFY_REPERFORMANCE] = N_("re-performance"),
  };

  return _(names[check]);
}
