#include "dr-publish-earlier.h"

#include "dr-assessment-report.h"

/* A version is held against so many before it, and after it: those further off are of other years. */
#define MOST_HELD 3

static void
free_suppression (gpointer shown)
{
  dr_suppression_free (shown);
}

/**
 * dr_publish_earlier_clear:
 * @self: what is known of other versions
 *
 * Frees what it holds.
 */
void
dr_publish_earlier_clear (DrPublishEarlier *self)
{
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  g_clear_pointer (&self->made, g_ptr_array_unref);
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
  return (DrPublishEarlier) { g_ptr_array_new (), g_ptr_array_new_with_free_func (free_document),
                              g_ptr_array_new_with_free_func (free_suppression) };
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

/* Adds what a version's public report shows, given the last of those before it: the same whenever it is made, and whatever comes
 * after it. */
static gboolean
add_report (DrPublishEarlier *self,
            DrReportSource   *record,
            GCancellable     *cancellable,
            GError          **error)
{
  g_autofree char *language = dr_report_language ();
  DrAssessmentReport input = { .language = language, .cancellable = cancellable };
  guint n = MIN (self->made->len, MOST_HELD);
  const DrSuppression * const *before = (const DrSuppression * const *) self->made->pdata + (self->made->len - n);
  g_autoptr (DrDocument) document = NULL;
  DrSuppression *shown = NULL;

  dr_report_source_fill (record, &input);
  document = dr_assessment_report_new (&input);
  if (document != NULL)
    shown = dr_suppression_new (document, before, n, cancellable);
  if (shown != NULL)
    {
      g_ptr_array_add (self->documents, g_steal_pointer (&document));
      g_ptr_array_add (self->made, shown);
    }

  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

/* How many versions the register has of it, or had; 0: it does not know it. */
static gboolean
find_latest (DrRegister  *in,
             const char  *reference,
             guint       *latest,
             GError     **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (DrRegisterPage) row = dr_store_get_row (dr_register_get_store (in), reference, 0, &problem);

  *latest = row != NULL ? row->rows[0].version : 0;
  if (row == NULL && !g_error_matches (problem, DR_STORE_ERROR, DR_STORE_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }

  return TRUE;
}

/* Reads a version, where the register has it; adds what its public report shows, where it was ever approved: that stays published.
 * @own: it is the one that a report is made of, so that is not added
 * @approved: (out): whether it was */
static gboolean
read_version (DrPublishEarlier *self,
              DrRegister       *in,
              const char       *reference,
              guint             number,
              gboolean          own,
              gboolean         *approved,
              GCancellable     *cancellable,
              GError          **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (DrRegisterPage) row = dr_store_get_row (dr_register_get_store (in), reference, number, &problem);
  g_autoptr (DrVersion) version = NULL;
  g_autoptr (DrReportSource) record = NULL;

  *approved = FALSE;
  if (g_error_matches (problem, DR_STORE_ERROR, DR_STORE_ERROR_NOT_FOUND))
    return TRUE;
  if (row == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  version = dr_version_load (in, reference, number, error);
  if (version == NULL)
    return FALSE;
  *approved = is_approved (version);
  if (own || !*approved)
    return TRUE;
  record = dr_publish_read_sealed (in, version, error);

  return record != NULL && add_report (self, record, cancellable, error);
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
 * Reads the versions before @number that were approved, each held against those before it. Where @number was never approved itself,
 * which no other version's report is held against, it reads those after it as well; else these are held against it. So two reports
 * are held against each other whichever is made last, and each is the same whenever it is made.
 *
 * Of those that the register never had, as of an assessment that it does not know, there are no reports.
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
  guint latest;
  guint n_before;
  gboolean approved = FALSE;

  if (!find_latest (in, reference, &latest, error))
    return FALSE;
  for (guint i = 1; i <= MIN (number, latest); i++)
    if (!read_version (self, in, reference, i, i == number, &approved, cancellable, error))
      return FALSE;
  n_before = self->made->len;
  if (number < latest && !approved)
    for (guint i = number + 1; i <= latest && self->made->len < n_before + MOST_HELD; i++)
      if (!read_version (self, in, reference, i, FALSE, &approved, cancellable, error))
        return FALSE;
  for (guint i = n_before > MOST_HELD ? n_before - MOST_HELD : 0; i < self->made->len; i++)
    g_ptr_array_add (self->shown, self->made->pdata[i]);

  return TRUE;
}
