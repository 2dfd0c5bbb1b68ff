#include "dr-publish.h"

#include <string.h>

#include "dr-html-report.h"
#include "dr-pdf-report.h"
#include "dr-questionnaire-reader.h"
#include "dr-report-source.h"
#include "dr-rulebook-reader.h"
#include "dr-version.h"

/* Makes a kind of report of an assessment. */
typedef DrDocument *(*MakeReport) (const DrAssessmentReport *input);

/* What was left out stands in the document itself. */
static DrDocument *
make_public (const DrAssessmentReport *input)
{
  return dr_assessment_report_public_new (input, NULL);
}

/* A kind without a maker is named where people choose, and cannot be chosen. */
static const struct { const char *word; MakeReport make; } kinds[DR_N_PUBLISH_KINDS] = {
  [DR_PUBLISH_ASSESSMENT] = { "assessment", dr_assessment_report_new },
  [DR_PUBLISH_PUBLIC] = { "public", make_public },
};

static const struct { const char *word; const char *suffix; } formats[DR_N_PUBLISH_FORMATS] = {
  [DR_PUBLISH_PDF] = { "pdf", ".pdf" },
  [DR_PUBLISH_PAGE] = { "page", ".html" },
  [DR_PUBLISH_OFFICE] = { "office", "-word-processor.html" },
};

/**
 * dr_publish_is_available:
 * @kind: a kind of report
 *
 * Returns: whether this program makes it
 */
gboolean
dr_publish_is_available (DrPublishKind kind)
{
  return kinds[kind].make != NULL;
}

/**
 * dr_publish_kind_word:
 * @kind: a kind of report
 *
 * Returns: (transfer none): its word on a command line, never translated
 */
const char *
dr_publish_kind_word (DrPublishKind kind)
{
  return kinds[kind].word;
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
    if (strcmp (kinds[i].word, word) == 0)
      {
        *kind = (DrPublishKind) i;
        return TRUE;
      }

  return FALSE;
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

/* In the language of the messages as it is now. */
static DrDocument *
make (DrAssessmentReport *input,
      DrPublishKind       kind,
      DrDate             *day)
{
  g_autofree char *language = dr_report_language ();

  input->language = language;
  if (day != NULL)
    *day = input->check->context->as_of;

  return kinds[kind].make (input);
}

static DrDocument *
make_of_record (const DrPublishSource  *source,
                DrPublishKind           kind,
                DrDate                 *day,
                GError                **error)
{
  g_autoptr (DrRulebook) words = dr_rulebook_read_default (error);
  g_autoptr (DrQuestionnaire) questionnaire = words != NULL ? dr_questionnaire_read_default (error) : NULL;
  g_autoptr (DrReportSource) record = NULL;
  DrAssessmentReport input = { NULL };

  if (questionnaire == NULL)
    return NULL;
  record = dr_report_source_new (source->name, g_bytes_get_data (source->record, NULL), g_bytes_get_size (source->record), words,
                                 questionnaire, error);
  if (record == NULL)
    return NULL;
  dr_report_source_fill (record, &input);

  return make (&input, kind, day);
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

/* What was sealed is reported from the record, byte for byte; a draft as it stands. */
static DrDocument *
make_of_version (DrRegister             *in,
                 const DrPublishSource  *source,
                 DrPublishKind           kind,
                 DrDate                 *day,
                 GError                **error)
{
  g_autoptr (DrArena) arena = dr_arena_new ();
  g_autoptr (DrVersion) version = dr_version_load (in, source->reference, source->version, error);
  g_autoptr (DrReportSource) record = NULL;
  g_autoptr (GBytes) bytes = NULL;
  DrAssessmentReport input = { NULL };

  if (version == NULL || !add_people (in, version, arena, &input, error))
    return NULL;
  if (version->n_steps == 0)
    {
      input.check = version->check;
      input.questionnaire = version->editions->questionnaire;
      input.evidence_digest = version->editions->digest[DR_EDITION_EVIDENCE];
      input.questionnaire_digest = version->editions->digest[DR_EDITION_QUESTIONNAIRE];
      return make (&input, kind, day);
    }

  bytes = dr_store_get_blob (dr_register_get_store (in), version->steps[version->n_steps - 1].record, error);
  record = bytes != NULL ? dr_report_source_new (source->reference, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                                 version->editions->rulebook, version->editions->questionnaire, error)
                         : NULL;
  if (record == NULL)
    return NULL;
  dr_report_source_fill (record, &input);

  return make (&input, kind, day);
}

/**
 * dr_publish_document:
 * @in: (nullable): the register that the source is in; %NULL: the source is a record by itself
 * @source: what is reported on
 * @kind: one that is available
 * @day: (out) (optional): the day that it was checked on
 * @error: return location for a #DrXmlError, #DrRecordError, #DrStoreError or #DrRegisterError
 *
 * In the language of the messages as it is now.
 *
 * Returns: (transfer full) (nullable): the report
 */
DrDocument *
dr_publish_document (DrRegister             *in,
                     const DrPublishSource  *source,
                     DrPublishKind           kind,
                     DrDate                 *day,
                     GError                **error)
{
  g_return_val_if_fail (dr_publish_is_available (kind), NULL);

  return source->reference != NULL ? make_of_version (in, source, kind, day, error)
                                   : make_of_record (source, kind, day, error);
}

/**
 * dr_publish_bytes:
 * @document: a report
 * @format: which format
 * @day: the date that a PDF says it was made on
 * @error: return location for a #DrPdfError
 *
 * In the language of the messages as it is now, which is that of the document.
 *
 * Returns: (transfer full) (nullable): the file
 */
GBytes *
dr_publish_bytes (const DrDocument  *document,
                  DrPublishFormat    format,
                  DrDate             day,
                  GError           **error)
{
  char *bytes;
  gsize length = 0;

  switch (format)
    {
    case DR_PUBLISH_PAGE:
      bytes = dr_html_report_new (document, &length);
      break;
    case DR_PUBLISH_OFFICE:
      bytes = dr_html_office_new (document, &length);
      break;
    case DR_PUBLISH_PDF:
    default:
      bytes = dr_pdf_report_new (document, day, &length, error);
      break;
    }

  return bytes != NULL ? g_bytes_new_take (bytes, length) : NULL;
}
