#include "dr-publish-earlier.h"

#include "dr-assessment-report.h"

/* So many of them are held against a version: those before are of other years. */
#define MOST_EARLIER 3

static void
free_suppression (gpointer shown)
{
  dr_suppression_free (shown);
}

/**
 * dr_publish_earlier_clear:
 * @self: what is known of earlier versions
 *
 * Frees what it holds.
 */
void
dr_publish_earlier_clear (DrPublishEarlier *self)
{
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  g_clear_pointer (&self->documents, g_ptr_array_unref);
}

static void
free_document (gpointer document)
{
  dr_document_free (document);
}

/**
 * dr_publish_earlier_new:
 *
 * Returns: (transfer full): of no version
 */
DrPublishEarlier
dr_publish_earlier_new (void)
{
  return (DrPublishEarlier) { g_ptr_array_new_with_free_func (free_document), g_ptr_array_new_with_free_func (free_suppression) };
}

/**
 * dr_publish_read_sealed:
 * @in: the register
 * @version: a version of it that was submitted
 * @error: return location for a #DrXmlError, #DrRecordError or #DrStoreError
 *
 * Returns: (transfer full) (nullable): its latest record, in the words of its editions
 */
DrReportSource *
dr_publish_read_sealed (DrRegister       *in,
                        const DrVersion  *version,
                        GError          **error)
{
  g_autoptr (GBytes) bytes = dr_store_get_blob (dr_register_get_store (in), version->steps[version->n_steps - 1].record, error);

  return bytes != NULL ? dr_report_source_new (version->reference, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                               version->editions->rulebook, version->editions->questionnaire, error)
                       : NULL;
}

static gboolean
is_approved (const DrVersion *version)
{
  for (guint i = 0; i < version->n_steps; i++)
    if (version->steps[i].step == DR_STEP_APPROVE)
      return TRUE;

  return FALSE;
}

/* Adds what a version's public report shows, given those before it. */
static gboolean
add_earlier (DrPublishEarlier *self,
             DrReportSource   *record,
             GCancellable     *cancellable,
             GError          **error)
{
  g_autofree char *language = dr_report_language ();
  DrAssessmentReport input = { .language = language, .cancellable = cancellable };
  g_autoptr (DrDocument) document = NULL;
  DrSuppression *shown = NULL;

  dr_report_source_fill (record, &input);
  document = dr_assessment_report_new (&input);
  if (document != NULL)
    shown = dr_suppression_new (document, (const DrSuppression * const *) self->shown->pdata, self->shown->len, cancellable);
  if (shown != NULL)
    {
      g_ptr_array_add (self->documents, g_steal_pointer (&document));
      g_ptr_array_add (self->shown, shown);
    }

  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/* Whether the register has the version. */
static gboolean
has_version (DrRegister  *in,
             const char  *reference,
             guint        number,
             gboolean    *has,
             GError     **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (DrRegisterPage) row = dr_store_get_row (dr_register_get_store (in), reference, number, &problem);

  *has = row != NULL;
  if (row == NULL && !g_error_matches (problem, DR_STORE_ERROR, DR_STORE_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }

  return TRUE;
}

/**
 * dr_publish_earlier_read:
 * @self: gets what their public reports show
 * @in: the register
 * @reference: of an assessment
 * @number: a version of it
 * @cancellable: (nullable): stops it, between two chapters and two steps of hiding
 * @error: return location for a #DrXmlError, #DrRecordError or #DrStoreError, and %G_IO_ERROR_CANCELLED
 *
 * Reads the versions before @number that were approved. Of those that the register never had, as of an assessment that it does not
 * know, there are no reports.
 *
 * Returns: whether all is known that the register has
 */
gboolean
dr_publish_earlier_read (DrPublishEarlier  *self,
                         DrRegister        *in,
                         const char        *reference,
                         guint              number,
                         GCancellable      *cancellable,
                         GError           **error)
{
  for (guint i = number > MOST_EARLIER ? number - MOST_EARLIER : 1; i < number; i++)
    {
      g_autoptr (DrVersion) version = NULL;
      g_autoptr (DrReportSource) record = NULL;
      gboolean has;

      if (!has_version (in, reference, i, &has, error))
        return FALSE;
      if (!has)
        continue;
      version = dr_version_load (in, reference, i, error);
      if (version == NULL)
        return FALSE;
      if (!is_approved (version))
        continue;
      record = dr_publish_read_sealed (in, version, error);
      if (record == NULL || !add_earlier (self, record, cancellable, error))
        return FALSE;
    }

  return TRUE;
}
