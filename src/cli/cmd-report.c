/* The report of one assessment, for people who have no program: from a draft, a record, or the register. */
#include "dr-cli-register.h"

#include <locale.h>
#include <string.h>

#include "dr-formats.h"
#include "dr-html-report.h"
#include "dr-pdf-report.h"
#include "dr-questionnaire-reader.h"
#include "dr-report-source.h"
#include "dr-rulebook-reader.h"
#include "dr-version.h"
#include "dr-xml-file.h"

typedef struct {
  const char *html;       /* (nullable): where the page goes */
  const char *pdf;        /* (nullable): where the pages go */
  const char *office;     /* (nullable): where the page for word processors goes */
  const char *evidence;   /* (nullable): of a draft */
  DrDate      as_of;      /* of a draft; none: its own, else today */
  gboolean    public;     /* as anybody may read it */
} Request;

static gboolean
is_language (const char *word)
{
  gsize letters = strspn (word, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

  return (letters == 2 || letters == 3)
         && (word[letters] == '\0' || word[letters] == '-' || word[letters] == '_')
         && strspn (word + letters,
                    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_") == strlen (word + letters);
}

/* Whether messages in @language are messages in what was asked for: "cy" for "cy-GB", English for any English. */
static gboolean
is_language_of (const char *language,
                const char *wanted)
{
  gsize length = strcspn (wanted, "-_");

  return g_ascii_strncasecmp (language, wanted, length) == 0 && strchr ("-_", language[length]) != NULL;
}

/* What follows --language. GLib decides at the first message whether there are translations at all, and keeps to that: so
 * the language is looked for, and set, before anything else is said. */
static const char *
find_language (char **argv)
{
  for (guint i = 1; argv[i] != NULL && strcmp (argv[i], "--") != 0; i++)
    if (g_str_has_prefix (argv[i], "--language="))
      return argv[i] + strlen ("--language=");
    else if (strcmp (argv[i], "--language") == 0)
      return argv[i + 1];

  return NULL;
}

/* Whatever is said from here on is in that language. A program in the language "C" has no translations, whatever is asked
 * for; so it leaves that first. */
static void
set_language (const char *wanted)
{
  g_autofree char *catalogue = g_strdelimit (g_strdup (wanted), "-", '_');
  const char *now = setlocale (LC_MESSAGES, NULL);
  gboolean plain = now == NULL || strcmp (now, "C") == 0 || strcmp (now, "POSIX") == 0;

  g_setenv ("LANGUAGE", catalogue, TRUE);
  setlocale (LC_MESSAGES, plain ? "C.UTF-8" : now);
}

static gboolean
check_language (const char  *wanted,
                GError     **error)
{
  g_autofree char *language = dr_report_language ();

  if (!is_language (wanted))
    g_set_error (error, DR_CLI_ERROR, DR_CLI_ERROR_USAGE, _("--language is “%s”, expected a language such as en, cy or pl"),
                 wanted);
  else if (!is_language_of (language, wanted))
    g_set_error (error, DR_CLI_ERROR, DR_CLI_ERROR_USAGE,
                 _("--language is “%s”: this program has no translation into it; expected one that is installed"), wanted);
  else
    return TRUE;

  return FALSE;
}

/* What is up to a person before it is published. */
static void
say_left_out (const DrPublicTally *tally)
{
  g_print (_("Public version. Left out: names %1$u, small counts %2$u, private passages %4$u. Made coarser: %3$u.\n"),
           tally->names, tally->small, tally->coarse + tally->withheld, tally->passages);
  if (tally->figures > 0)
    g_print (ngettext ("%u passage that people wrote states a number of 1 to 9. Read it before you publish the report.\n",
                       "%u passages that people wrote state numbers of 1 to 9. Read them before you publish the report.\n",
                       tally->figures), tally->figures);
}

static gboolean
write_report (DrAssessmentReport  *input,
              const Request       *request,
              GError             **error)
{
  g_autofree char *language = dr_report_language ();
  g_autoptr (DrDocument) document = NULL;
  g_autofree char *page = NULL;
  g_autofree char *pdf = NULL;
  g_autofree char *office = NULL;
  gsize page_length = 0;
  gsize pdf_length = 0;
  gsize office_length = 0;
  DrPublicTally tally;

  input->language = language;
  document = request->public ? dr_assessment_report_public_new (input, &tally) : dr_assessment_report_new (input);
  /* All are made before any is written. */
  if (request->html != NULL)
    page = dr_html_report_new (document, &page_length);
  if (request->office != NULL)
    office = dr_html_office_new (document, &office_length);
  if (request->pdf != NULL && (pdf = dr_pdf_report_new (document, input->check->context->as_of, &pdf_length, error)) == NULL)
    return FALSE;

  if ((page != NULL && !dr_xml_write_file (request->html, page, page_length, error))
      || (pdf != NULL && !dr_xml_write_file (request->pdf, pdf, pdf_length, error))
      || (office != NULL && !dr_xml_write_file (request->office, office, office_length, error)))
    return FALSE;
  if (request->public)
    say_left_out (&tally);

  return TRUE;
}

static gboolean
report_record (const char     *name,
               const char     *data,
               gsize           length,
               const Request  *request,
               GError        **error)
{
  g_autoptr (DrRulebook) words = dr_rulebook_read_default (error);
  g_autoptr (DrQuestionnaire) questionnaire = words != NULL ? dr_questionnaire_read_default (error) : NULL;
  g_autoptr (DrReportSource) source = NULL;
  DrAssessmentReport input = { NULL };

  if (questionnaire == NULL)
    return FALSE;
  if (dr_date_is_set (request->as_of) || request->evidence != NULL)
    {
      g_set_error (error, DR_CLI_ERROR, DR_CLI_ERROR_USAGE,
                   _("%s: this is a record, which has its own day and evidence; expected no --as-of and no --evidence"), name);
      return FALSE;
    }
  source = dr_report_source_new (name, data, length, words, questionnaire, error);
  if (source == NULL)
    return FALSE;
  dr_report_source_fill (source, &input);

  return write_report (&input, request, error);
}

static gboolean
report_draft (const char     *path,
              const Request  *request,
              GError        **error)
{
  DrLoadOptions options = { request->evidence, NULL, NULL, request->as_of };
  g_autoptr (DrLoaded) loaded = dr_cli_load (path, &options, error);
  DrAssessmentReport input = { NULL };

  if (loaded == NULL)
    return FALSE;
  input.check = loaded->check;
  input.questionnaire = loaded->questionnaire;
  input.evidence_digest = loaded->evidence_digest;
  input.questionnaire_digest = loaded->questionnaire->digest;

  return write_report (&input, request, error);
}

static gboolean
report_file (const char     *path,
             const Request  *request,
             GError        **error)
{
  g_autoptr (DrXmlDocument) document = NULL;
  const char *data;
  gsize length;

  dr_formats_init ();
  document = dr_xml_document_read_file (path, NULL, error);
  if (document == NULL)
    return FALSE;
  if (strcmp (dr_xml_document_get_root (document)->name, "assessment-record") != 0)
    return report_draft (path, request, error);
  data = dr_xml_document_get_data (document, &length);

  return report_record (path, data, length, request, error);
}

/* What the register knows beyond the record: what people are called, and what they said at a step. */
static gboolean
add_people (DrRegister          *self,
            const DrVersion     *version,
            DrArena             *arena,
            DrAssessmentReport  *input,
            GError             **error)
{
  g_autoptr (DrPeopleList) list = dr_store_list_people (dr_register_get_store (self), error);
  DrReportPerson *people;
  DrReportComment *comments = dr_arena_array0 (arena, DrReportComment, version->n_steps + 1);

  if (list == NULL)
    return FALSE;
  people = dr_arena_array0 (arena, DrReportPerson, list->n_people + 1);
  for (guint i = 0; i < list->n_people; i++)
    people[i] = (DrReportPerson) { dr_arena_strdup (arena, list->people[i].id), dr_arena_strdup (arena, list->people[i].name) };
  input->people = people;
  input->n_people = list->n_people;
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
static gboolean
report_reference (const char     *word,
                  const Request  *request,
                  GError        **error)
{
  g_autoptr (DrRegister) self = dr_cli_open_register (DR_STORE_OPEN_DEFAULT, error);
  g_autoptr (DrArena) arena = dr_arena_new ();
  g_autofree char *reference = NULL;
  g_autoptr (DrVersion) version = NULL;
  g_autoptr (DrReportSource) source = NULL;
  g_autoptr (GBytes) bytes = NULL;
  DrAssessmentReport input = { NULL };
  guint number;

  if (self == NULL || !dr_cli_parse_reference (self, word, &reference, &number, error))
    return FALSE;
  if (dr_date_is_set (request->as_of))
    dr_register_set_today (self, request->as_of);
  version = dr_version_load (self, reference, number, error);
  if (version == NULL || !add_people (self, version, arena, &input, error))
    return FALSE;

  if (version->n_steps > 0)
    {
      bytes = dr_store_get_blob (dr_register_get_store (self), version->steps[version->n_steps - 1].record, error);
      source = bytes != NULL ? dr_report_source_new (word, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                                     version->editions->rulebook, version->editions->questionnaire, error)
                             : NULL;
      if (source == NULL)
        return FALSE;
      dr_report_source_fill (source, &input);
    }
  else
    {
      input.check = version->check;
      input.questionnaire = version->editions->questionnaire;
      input.evidence_digest = version->editions->digest[DR_EDITION_EVIDENCE];
      input.questionnaire_digest = version->editions->digest[DR_EDITION_QUESTIONNAIRE];
    }

  return write_report (&input, request, error);
}

/**
 * dr_cmd_report:
 * @argc: number of words, the command's name first
 * @argv: the words
 *
 * report REF|FILE --html FILE --pdf FILE --office FILE [--public]: the report of one assessment as a page, as a PDF, for a
 * word processor.
 *
 * Returns: done
 */
DrExit
dr_cmd_report (int    argc,
               char **argv)
{
  g_autofree char *html = NULL;
  g_autofree char *pdf = NULL;
  g_autofree char *office = NULL;
  g_autofree char *language = NULL;
  g_autofree char *evidence = NULL;
  g_autofree char *as_of = NULL;
  gboolean public = FALSE;
  const GOptionEntry entries[] = {
    { "html", 0, 0, G_OPTION_ARG_FILENAME, &html, N_("Where the page is written: one file, for any browser"), N_("FILE") },
    { "pdf", 0, 0, G_OPTION_ARG_FILENAME, &pdf, N_("Where the PDF is written: A4, for paper and screen readers"), N_("FILE") },
    { "office", 0, 0, G_OPTION_ARG_FILENAME, &office, N_("Where a page is written for LibreOffice Writer or Word to open"),
      N_("FILE") },
    { "public", 0, 0, G_OPTION_ARG_NONE, &public, N_("As anybody may read it: no names but the approver's, no counts of 1 to 9"),
      NULL },
    { "language", 0, 0, G_OPTION_ARG_STRING, &language, N_("The language of the report (that of the messages)"),
      N_("LANGUAGE") },
    { "evidence", 0, 0, G_OPTION_ARG_FILENAME, &evidence, N_("Evidence base, instead of the one that the draft names"),
      N_("FILE") },
    { "as-of", 0, 0, G_OPTION_ARG_STRING, &as_of, N_("The day that ages and deadlines of a draft are reckoned from (today)"),
      N_("DATE") },
    { NULL },
  };
  g_autoptr (GError) error = NULL;
  Request request = { NULL };
  const char *wanted = find_language (argv);
  gboolean done;

  if (wanted != NULL && is_language (wanted))
    set_language (wanted);
  if (!dr_cli_parse (&argc, &argv, entries, _("REFERENCE|FILE --html FILE | --pdf FILE | --office FILE"),
                     _("The report of one assessment, for people who have no program: a summary of one page, then all that was said, "
                       "found, answered and signed, with every figure. Of an assessment that was submitted it is made from the sealed "
                       "record and prints its digest; of a draft it says that it is one."),
                     _("Examples:\n  due-regard-cli report EIA-2026-001 --html report.html\n"
                       "  due-regard-cli report record.xml --pdf report.pdf\n"
                       "  due-regard-cli report EIA-2026-001 --public --html public.html"), &error)
      || !dr_cli_parse_as_of (as_of, &request.as_of, &error))
    return dr_cli_fail (error);
  if (argc != 2 || (html == NULL && pdf == NULL && office == NULL))
    {
      g_set_error_literal (&error, DR_CLI_ERROR, DR_CLI_ERROR_USAGE,
                           _("report: expected one reference or file, and --html, --pdf or --office with where the report goes (try --help)"));
      return dr_cli_fail (error);
    }
  if (language != NULL && !check_language (language, &error))
    return dr_cli_fail (error);

  request.html = html;
  request.pdf = pdf;
  request.office = office;
  request.evidence = evidence;
  request.public = public;
  done = dr_cli_is_reference (argv[1]) ? report_reference (argv[1], &request, &error) : report_file (argv[1], &request, &error);
  if (!done)
    return dr_cli_refuse (error);

  return DR_EXIT_DONE;
}
