#include "dr-publish-return.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "dr-digest.h"
#include "dr-document-fold.h"
#include "dr-evidence-reader.h"
#include "dr-formats.h"
#include "dr-knowledge.h"
#include "dr-questionnaire-reader.h"
#include "dr-register-return.h"
#include "dr-rulebook-reader.h"

/* The groups that the program knows of, without figures. */
#define EVIDENCE "/org/dueregard/data/evidence/template.xml"

static DrEvidence *
read_groups (GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (DrXmlDocument) document = NULL;
  const char *data;
  gsize length;

  dr_formats_init ();
  bytes = dr_formats_get_data (EVIDENCE);
  data = g_bytes_get_data (bytes, &length);
  document = dr_xml_document_read_bytes ("template.xml", data, length, NULL, error);

  return document != NULL ? dr_evidence_read_node ("template.xml", dr_xml_document_get_root (document), error) : NULL;
}

/* What rules and shared questions are called, and which groups there are: in the register's latest editions, else in those
 * that come with the program. */
static gboolean
read_words (DrRegister       *in,
            DrRulebook      **rulebook,
            DrQuestionnaire **questionnaire,
            DrEvidence      **evidence,
            GError          **error)
{
  g_autoptr (DrEditionSet) editions = in != NULL ? dr_knowledge_latest (dr_register_get_knowledge (in), error) : NULL;

  if (editions != NULL)
    {
      *evidence = dr_evidence_ref (editions->evidence);
      *rulebook = dr_rulebook_ref (editions->rulebook);
      *questionnaire = dr_questionnaire_ref (editions->questionnaire);
      return TRUE;
    }
  if (in != NULL)
    return FALSE;
  *evidence = read_groups (error);
  if (*evidence != NULL)
    *rulebook = dr_rulebook_read_default (error);
  if (*rulebook != NULL)
    *questionnaire = dr_questionnaire_read_default (error);

  return *questionnaire != NULL;
}

/* @digest: gets that of the bytes. */
static DrStatedReturn *
read_return (const char  *name,
             GBytes      *bytes,
             char         digest[DR_DIGEST_SIZE],
             GError     **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autoptr (DrXmlDocument) document = NULL;

  dr_formats_init ();
  document = dr_xml_document_read_bytes (name, data, length, NULL, error);
  if (document == NULL)
    return NULL;
  dr_digest_bytes (data, length, digest);

  return dr_stated_return_read (document, error);
}

/* What each assessment adds to the sums, on the day of the return: the register knows, and each may have a public report of its own.
 * Of a return that the register would make otherwise by now sums may not hold: these do no harm.
 * @view: (out) (transfer full): keeps @details */
static gboolean
read_details (DrRegister             *in,
              const DrStatedReturn   *now,
              const DrPublishReturn  *source,
              DrReturn              **view,
              DrReturnDetails        *details,
              GError                **error)
{
  g_autoptr (GBytes) bytes = NULL;

  *view = dr_register_view_return (in, now->period, now->as_of, source->progress, source->data, source->cancellable, &bytes,
                                   error);
  if (*view == NULL)
    {
      if (!g_cancellable_is_cancelled (source->cancellable))
        g_prefix_error (error, "%s: ", _("the register cannot make this return again, against which its public report is held"));
      return FALSE;
    }
  dr_return_get_details (*view, details);

  return TRUE;
}

/**
 * dr_publish_return:
 * @in: (nullable): the register that knows what people are called; %NULL: a return says their ids
 * @source: the return
 * @error: return location for a #DrXmlError, #DrRecordError, #DrStoreError or #DrRegisterError, and %G_IO_ERROR_CANCELLED
 *
 * In the language of the messages as it is now. The same input gives the same report. The names of people whom no register
 * knows cannot be found in what was typed.
 *
 * Returns: (transfer full) (nullable): the report
 */
DrPublished *
dr_publish_return (DrRegister             *in,
                   const DrPublishReturn  *source,
                   GError                **error)
{
  g_autoptr (DrPublished) self = g_new0 (DrPublished, 1);
  g_autoptr (DrEvidence) evidence = NULL;
  g_autoptr (DrRulebook) rulebook = NULL;
  g_autoptr (DrQuestionnaire) questionnaire = NULL;
  g_autoptr (DrStatedReturn) now = NULL;
  g_autoptr (DrStatedReturn) before = NULL;
  g_autoptr (DrArena) arena = dr_arena_new ();
  g_autoptr (DrReturn) view = NULL;
  DrReturnDetails details;
  g_autofree char *language = dr_report_language ();
  char digests[2][DR_DIGEST_SIZE];
  DrReturnReport input = { .language = language, .digest = digests[0] };

  now = read_return (source->name, source->bytes, digests[0], error);
  if (now == NULL || !read_words (in, &rulebook, &questionnaire, &evidence, error))
    return NULL;
  if (source->before != NULL)
    {
      before = read_return (source->before_name, source->before, digests[1], error);
      if (before == NULL || !dr_return_report_comparable (now, before, source->before_name, error))
        return NULL;
      input.before = before;
      input.before_digest = digests[1];
    }
  if (in != NULL && (input.people = dr_publish_people (in, arena, &input.n_people, error)) == NULL)
    return NULL;
  input.elsewhere = in == NULL || strcmp (evidence->council, now->council) != 0;
  if (!input.elsewhere && source->public && source->details != NULL)
    input.details = source->details;
  else if (!input.elsewhere && source->public)
    {
      if (!read_details (in, now, source, &view, &details, error))
        return NULL;
      input.details = &details;
    }
  input.now = now;
  input.rulebook = rulebook;
  input.questionnaire = questionnaire;
  input.evidence = evidence;
  self->kind = source->public ? DR_PUBLISH_RETURN_PUBLIC : DR_PUBLISH_RETURN;
  self->day = now->as_of;
  input.cancellable = source->cancellable;
  self->document = source->public ? dr_return_report_public_new (&input, &self->left_out) : dr_return_report_new (&input);
  self->document = dr_document_fold (self->document);
  if (g_cancellable_set_error_if_cancelled (source->cancellable, error))
    return NULL;

  return g_steal_pointer (&self);
}

static gboolean
names_no_record (GBytes *bytes)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  return g_strstr_len (data, (gssize) length, "<record ") == NULL;
}

/**
 * dr_publish_return_before:
 * @in: a register
 * @period: of a return
 * @progress: (nullable): told how much is done
 * @data: for @progress
 * @cancellable: (nullable): to stop
 * @before: (out) (nullable) (transfer full): the return of the period of the same length before; %NULL: nothing belongs
 *   to that
 * @error: return location, as of dr_register_make_return()
 *
 * Returns: whether it was made, or there is none
 */
gboolean
dr_publish_return_before (DrRegister       *in,
                          DrPeriod          period,
                          DrStoreProgress   progress,
                          gpointer          data,
                          GCancellable     *cancellable,
                          GBytes          **before,
                          GError          **error)
{
  DrPeriod earlier = dr_period_before (period);

  *before = NULL;
  if (dr_date_compare (earlier.to, period.from) >= 0)
    return TRUE;   /* dates begin in the year 1 */
  if (!dr_register_make_return (in, earlier, DR_DATE_NONE, progress, data, cancellable, before, error))
    return FALSE;
  if (names_no_record (*before))
    g_clear_pointer (before, g_bytes_unref);

  return TRUE;
}
