#include "dr-publish.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-document-fold.h"
#include "dr-html-report.h"
#include "dr-pdf-report.h"
#include "dr-publish-earlier.h"
#include "dr-questionnaire-reader.h"
#include "dr-report-source.h"
#include "dr-rulebook-reader.h"
#include "dr-version.h"

static const char * const kinds[DR_N_PUBLISH_KINDS] = {
  [DR_PUBLISH_ASSESSMENT] = "assessment",
  [DR_PUBLISH_PUBLIC] = "public",
  [DR_PUBLISH_RETURN] = "return",
  [DR_PUBLISH_RETURN_PUBLIC] = "return-public",
};

static const struct { const char *word; const char *suffix; } formats[DR_N_PUBLISH_FORMATS] = {
  [DR_PUBLISH_PDF] = { "pdf", ".pdf" },
  [DR_PUBLISH_PAGE] = { "page", ".html" },
  [DR_PUBLISH_OFFICE] = { "office", "-word-processor.html" },
};

/**
 * dr_publish_kind_word:
 * @kind: a kind of report
 *
 * Returns: (transfer none): its word on a command line, never translated
 */
const char *
dr_publish_kind_word (DrPublishKind kind)
{
  return kinds[kind];
}

/**
 * dr_publish_kind_parse:
 * @word: as dr_publish_kind_word() says it
 * @kind: (out): the kind
 *
 * Returns: whether it is one
 */
gboolean
dr_publish_kind_parse (const char    *word,
                       DrPublishKind *kind)
{
  for (guint i = 0; i < DR_N_PUBLISH_KINDS; i++)
    if (strcmp (kinds[i], word) == 0)
      {
        *kind = (DrPublishKind) i;
        return TRUE;
      }

  return FALSE;
}

/**
 * dr_publish_kind_is_of_return:
 * @kind: a kind of report
 *
 * Returns: whether it is made of a return, else of an assessment
 */
gboolean
dr_publish_kind_is_of_return (DrPublishKind kind)
{
  return kind == DR_PUBLISH_RETURN || kind == DR_PUBLISH_RETURN_PUBLIC;
}

/**
 * dr_publish_kind_is_public:
 * @kind: a kind of report
 *
 * Returns: whether anybody may read it
 */
gboolean
dr_publish_kind_is_public (DrPublishKind kind)
{
  return kind == DR_PUBLISH_PUBLIC || kind == DR_PUBLISH_RETURN_PUBLIC;
}

/**
 * dr_publish_format_word:
 * @format: a format
 *
 * Returns: (transfer none): its word on a command line, never translated
 */
const char *
dr_publish_format_word (DrPublishFormat format)
{
  return formats[format].word;
}

/**
 * dr_publish_format_parse:
 * @word: as dr_publish_format_word() says it
 * @format: (out): the format
 *
 * Returns: whether it is one
 */
gboolean
dr_publish_format_parse (const char      *word,
                         DrPublishFormat *format)
{
  for (guint i = 0; i < DR_N_PUBLISH_FORMATS; i++)
    if (strcmp (formats[i].word, word) == 0)
      {
        *format = (DrPublishFormat) i;
        return TRUE;
      }

  return FALSE;
}

/**
 * dr_publish_format_suffix:
 * @format: a format
 *
 * Returns: (transfer none): what the name of a file in it ends with: ".pdf"
 */
const char *
dr_publish_format_suffix (DrPublishFormat format)
{
  return formats[format].suffix;
}

/**
 * dr_publish_input:
 * @input: what is reported on, but for the language
 * @kind: a kind of report
 *
 * In the language of the messages as it is now. It fails only where the cancellable of @input stops it.
 *
 * Returns: (transfer full) (nullable): the report; %NULL: it was stopped
 */
DrPublished *
dr_publish_input (DrAssessmentReport *input,
                  DrPublishKind       kind)
{
  g_autoptr (DrPublished) self = g_new0 (DrPublished, 1);
  g_autofree char *language = dr_report_language ();

  input->language = language;
  self->kind = kind;
  self->day = input->check->context->as_of;
  self->document = kind == DR_PUBLISH_PUBLIC ? dr_assessment_report_public_new (input, &self->left_out)
                                             : dr_assessment_report_new (input);
  self->document = dr_document_fold (self->document);
  input->language = NULL;

  return self->document != NULL ? g_steal_pointer (&self) : NULL;
}

/* Likewise, and says that it was stopped. */
static DrPublished *
publish (DrAssessmentReport  *input,
         DrPublishKind        kind,
         GCancellable        *cancellable,
         GError             **error)
{
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  input->cancellable = cancellable;
  {
    g_autoptr (DrPublished) self = dr_publish_input (input, kind);

    return g_cancellable_set_error_if_cancelled (cancellable, error) ? NULL : g_steal_pointer (&self);
  }
}

/**
 * dr_publish_people:
 * @in: a register
 * @arena: where names go
 * @n: (out): how many
 * @error: return location
 *
 * Returns: (transfer none) (nullable): what people are called; %NULL: it cannot be read
 */
const DrReportPerson *
dr_publish_people (DrRegister  *in,
                   DrArena     *arena,
                   guint       *n,
                   GError     **error)
{
  g_autoptr (DrPeopleList) list = dr_store_list_people (dr_register_get_store (in), error);
  DrReportPerson *people;

  if (list == NULL)
    return NULL;
  people = dr_arena_array0 (arena, DrReportPerson, list->n_people + 1);
  for (guint i = 0; i < list->n_people; i++)
    people[i] = (DrReportPerson) { dr_arena_strdup (arena, list->people[i].id), dr_arena_strdup (arena, list->people[i].name) };
  *n = list->n_people;

  return people;
}

/* In the words of the editions that the program comes with; of a register whose latest ones are those that the record names, in
 * theirs. */
static DrReportSource *
read_record (DrRegister   *in,
             const char   *name,
             const char   *data,
             gsize         length,
             GError      **error)
{
  g_autoptr (DrRulebook) words = dr_rulebook_read_default (error);
  g_autoptr (DrQuestionnaire) questionnaire = words != NULL ? dr_questionnaire_read_default (error) : NULL;
  g_autoptr (DrReportSource) record = NULL;
  g_autoptr (DrReportSource) own = NULL;
  g_autoptr (DrEditionSet) editions = NULL;

  if (questionnaire == NULL)
    return NULL;
  record = dr_report_source_new (name, data, length, words, questionnaire, error);
  if (record == NULL || in == NULL || !dr_report_source_has_other_words (record))
    return g_steal_pointer (&record);
  /* One that has no edition of some kind yet has no words of its own. */
  editions = dr_knowledge_latest (dr_register_get_knowledge (in), NULL);
  if (editions == NULL)
    return g_steal_pointer (&record);
  own = dr_report_source_new (name, data, length, editions->rulebook, editions->questionnaire, error);

  return own == NULL || !dr_report_source_has_other_words (own) ? g_steal_pointer (&own) : g_steal_pointer (&record);
}

/**
 * dr_publish_record:
 * @in: (nullable): a register that knows what people are called; %NULL: the record says their ids
 * @name: of the record, for messages
 * @data: (array length=length): its bytes
 * @length: bytes in @data
 * @kind: a kind of report
 * @cancellable: (nullable): stops it, between two chapters
 * @error: return location for a #DrXmlError, #DrRecordError or #DrStoreError, and %G_IO_ERROR_CANCELLED
 *
 * Of a record by itself, in the words of the editions that this program comes with, or of the register's latest where the
 * record names these.
 *
 * Returns: (transfer full) (nullable): the report
 */
DrPublished *
dr_publish_record (DrRegister     *in,
                   const char     *name,
                   const char     *data,
                   gsize           length,
                   DrPublishKind   kind,
                   GCancellable   *cancellable,
                   GError        **error)
{
  g_autoptr (DrReportSource) record = NULL;
  g_autoptr (DrArena) arena = dr_arena_new ();
  g_auto (DrPublishEarlier) earlier = dr_publish_earlier_new ();
  DrAssessmentReport input = { NULL };

  if (in != NULL && (input.people = dr_publish_people (in, arena, &input.n_people, error)) == NULL)
    return NULL;
  record = read_record (in, name, data, length, error);
  if (record == NULL)
    return NULL;
  dr_report_source_fill (record, &input);
  if (in != NULL && kind == DR_PUBLISH_PUBLIC
      && !dr_publish_earlier_read (&earlier, in, input.check->assessment->reference, input.check->assessment->version, cancellable,
                                   error))
    return NULL;
  input.earlier = (const DrSuppression * const *) earlier.shown->pdata;
  input.n_earlier = earlier.shown->len;

  return publish (&input, kind, cancellable, error);
}

/* What the register knows beyond the record: what people are called, and what they said at a step. */
static gboolean
add_people (DrRegister          *in,
            const DrVersion     *version,
            DrArena             *arena,
            DrAssessmentReport  *input,
            GError             **error)
{
  DrReportComment *comments = dr_arena_array0 (arena, DrReportComment, version->n_steps + 1);

  input->people = dr_publish_people (in, arena, &input->n_people, error);
  if (input->people == NULL)
    return FALSE;
  for (guint i = 0; i < version->n_steps; i++)
    {
      const DrVersionStep *step = &version->steps[i];

      if (step->comment[0] != '\0')
        comments[input->n_comments++] = (DrReportComment) { step->step, step->date, step->person, step->comment };
    }
  input->comments = comments;

  return TRUE;
}

/**
 * dr_publish_version:
 * @in: the register
 * @reference: of an assessment
 * @number: its version, from 1; 0: the latest
 * @kind: a kind of report
 * @cancellable: (nullable): stops it, between two chapters
 * @error: return location for a #DrXmlError, #DrRecordError, #DrStoreError or #DrRegisterError, and %G_IO_ERROR_CANCELLED
 *
 * What was sealed is reported from the record, byte for byte, with what the register knows beyond it; a draft as it stands. A
 * public version is held against those of earlier versions that were approved.
 *
 * Returns: (transfer full) (nullable): the report
 */
DrPublished *
dr_publish_version (DrRegister     *in,
                    const char     *reference,
                    guint           number,
                    DrPublishKind   kind,
                    GCancellable   *cancellable,
                    GError        **error)
{
  g_autoptr (DrArena) arena = dr_arena_new ();
  g_autoptr (DrVersion) version = dr_version_load (in, reference, number, error);
  g_autoptr (DrReportSource) record = NULL;
  g_auto (DrPublishEarlier) earlier = dr_publish_earlier_new ();
  DrAssessmentReport input = { NULL };

  if (version == NULL || !add_people (in, version, arena, &input, error)
      || (kind == DR_PUBLISH_PUBLIC && !dr_publish_earlier_read (&earlier, in, reference, version->version, cancellable, error)))
    return NULL;
  input.earlier = (const DrSuppression * const *) earlier.shown->pdata;
  input.n_earlier = earlier.shown->len;
  if (version->n_steps == 0)
    {
      input.check = version->check;
      input.questionnaire = version->editions->questionnaire;
      input.evidence_digest = version->editions->digest[DR_EDITION_EVIDENCE];
      input.questionnaire_digest = version->editions->digest[DR_EDITION_QUESTIONNAIRE];
      return publish (&input, kind, cancellable, error);
    }

  record = dr_publish_read_sealed (in, version, error);
  if (record == NULL)
    return NULL;
  dr_report_source_fill (record, &input);

  return publish (&input, kind, cancellable, error);
}

/**
 * dr_published_free:
 * @self: (transfer full) (nullable): a report
 */
void
dr_published_free (DrPublished *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->document, dr_document_free);
  g_free (self);
}

/**
 * dr_published_to_bytes:
 * @self: a report
 * @format: which format
 * @cancellable: (nullable): stops it
 * @error: return location for a #DrPdfError, or %G_IO_ERROR_CANCELLED
 *
 * In the language of the messages as it is now, which is that of the report.
 *
 * Returns: (transfer full) (nullable): the file
 */
GBytes *
dr_published_to_bytes (const DrPublished  *self,
                       DrPublishFormat     format,
                       GCancellable       *cancellable,
                       GError            **error)
{
  char *bytes;
  gsize length = 0;

  switch (format)
    {
    case DR_PUBLISH_PAGE:
      bytes = dr_html_report_new (self->document, &length);
      break;
    case DR_PUBLISH_OFFICE:
      bytes = dr_html_office_new (self->document, &length);
      break;
    case DR_PUBLISH_PDF:
    default:
      bytes = dr_pdf_report_new (self->document, self->day, cancellable, &length, error);
      break;
    }

  return bytes != NULL ? g_bytes_new_take (bytes, length) : NULL;
}

/**
 * dr_published_left_out:
 * @self: a report
 *
 * What is up to a person before it is published.
 *
 * Returns: (transfer full) (nullable): what the public version leaves out, in lines; %NULL: it is none
 */
char *
dr_published_left_out (const DrPublished *self)
{
  const DrPublicTally *tally = &self->left_out;
  GString *words;

  if (!dr_publish_kind_is_public (self->kind))
    return NULL;
  words = g_string_new (NULL);
  g_string_append_printf (words, _("Public version. Left out: names %1$u, small counts %2$u, private passages %4$u. Made coarser: %3$u."),
                          tally->names, tally->small, tally->coarse + tally->withheld, tally->passages);
  if (tally->figures > 0)
    {
      g_string_append_c (words, '\n');
      g_string_append_printf (words,
                              ngettext ("%u passage that people wrote states a number of 1 to 9. Read it before you publish the report.",
                                        "%u passages that people wrote state numbers of 1 to 9. Read them before you publish the report.",
                                        tally->figures), tally->figures);
    }

  return g_string_free (words, FALSE);
}
