/* The report of one assessment, for people who have no program: from a draft, a record, or the register; or of a return. */
#include "dr-cli-language.h"
#include "dr-cli-register.h"
#include "dr-cli-report.h"

#include <string.h>

#include "dr-formats.h"
#include "dr-publish.h"

typedef struct {
  DrCliReportFiles files;
  gboolean         public;     /* as anybody may read it */
  const char      *evidence;   /* (nullable): of a draft */
  const char      *previous;   /* (nullable): of a return: that of an earlier period */
  DrDate           as_of;      /* of a draft; none: its own, else today */
} Request;

static DrPublishKind
kind_of (const Request *request)
{
  return request->public ? DR_PUBLISH_PUBLIC : DR_PUBLISH_ASSESSMENT;
}

/* Whoever names a store means it: a public version without the names that it knows would be another one.
 * @in: (out) (nullable): none is named */
static gboolean
open_named (DrRegister **in,
            GError     **error)
{
  *in = dr_cli_has_store () ? dr_cli_open_register (DR_STORE_OPEN_DEFAULT, error) : NULL;

  return *in != NULL || !dr_cli_has_store ();
}

static gboolean
report_record (const char     *name,
               const char     *data,
               gsize           length,
               const Request  *request,
               GError        **error)
{
  g_autoptr (DrRegister) in = NULL;
  g_autoptr (DrPublished) report = NULL;

  if (dr_date_is_set (request->as_of) || request->evidence != NULL)
    {
      g_set_error (error, DR_CLI_ERROR, DR_CLI_ERROR_USAGE,
                   _("%s: this is a record, which has its own day and evidence; expected no --as-of and no --evidence"), name);
      return FALSE;
    }
  if (!open_named (&in, error))
    return FALSE;
  report = dr_publish_record (in, name, data, length, kind_of (request), NULL, error);

  return dr_cli_write_report (report, &request->files, error);
}

static gboolean
report_draft (const char     *path,
              const Request  *request,
              GError        **error)
{
  DrLoadOptions options = { request->evidence, NULL, NULL, request->as_of };
  g_autoptr (DrLoaded) loaded = dr_cli_load (path, &options, error);
  g_autoptr (DrRegister) in = NULL;
  g_autoptr (DrArena) arena = dr_arena_new ();
  g_autoptr (DrPublished) report = NULL;
  DrAssessmentReport input = { NULL };

  if (loaded == NULL || !open_named (&in, error)
      || (in != NULL && (input.people = dr_publish_people (in, arena, &input.n_people, error)) == NULL))
    return FALSE;
  input.check = loaded->check;
  input.questionnaire = loaded->questionnaire;
  input.evidence_digest = loaded->evidence_digest;
  input.questionnaire_digest = loaded->questionnaire->digest;
  report = dr_publish_input (&input, kind_of (request));

  return dr_cli_write_report (report, &request->files, error);
}

static gboolean
report_return (DrXmlDocument  *document,
               const Request  *request,
               GError        **error)
{
  const char *name = dr_xml_document_get_name (document);
  gsize length;
  const char *data = dr_xml_document_get_data (document, &length);
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, length);
  g_autoptr (GBytes) before = NULL;
  g_autoptr (DrRegister) self = NULL;

  if (!dr_date_is_set (request->as_of) && request->evidence == NULL)
    {
      DrPublishReturn source = { .name = name, .bytes = bytes, .before_name = request->previous, .public = request->public };

      if (!open_named (&self, error))
        return FALSE;
      if (request->previous != NULL && (before = dr_cli_read_return (request->previous, error)) == NULL)
        return FALSE;
      source.before = before;
      return dr_cli_report_return (self, &source, &request->files, error);
    }

  g_set_error (error, DR_CLI_ERROR, DR_CLI_ERROR_USAGE,
               _("%s: this is a return, which has its own day and records; expected no --as-of and no --evidence"), name);

  return FALSE;
}

/* What is asked for in a return only. */
static gboolean
check_previous (const char     *name,
                const Request  *request,
                GError        **error)
{
  if (request->previous == NULL)
    return TRUE;
  g_set_error (error, DR_CLI_ERROR, DR_CLI_ERROR_USAGE, _("%s: this is no return, expected no --previous"), name);

  return FALSE;
}

static gboolean
report_file (const char     *path,
             const Request  *request,
             GError        **error)
{
  g_autoptr (DrXmlDocument) document = NULL;
  const DrXmlNode *node;
  const char *root;
  const char *data;
  gsize length;

  dr_formats_init ();
  document = dr_xml_document_read_file (path, NULL, error);
  if (document == NULL)
    return FALSE;
  node = dr_xml_document_get_root (document);
  root = node->name;
  if (strcmp (root, "maintaining-access-return") == 0)
    return report_return (document, request, error);
  if (strcmp (root, "assessment-record") != 0 && strcmp (root, "assessment") != 0)
    {
      g_set_error (error, DR_CLI_ERROR, DR_CLI_ERROR_USAGE,
                   _("%s:%u: the root is %s, expected assessment (a draft), assessment-record or maintaining-access-return"),
                   path, node->line, root);
      return FALSE;
    }
  if (!check_previous (path, request, error))
    return FALSE;
  if (strcmp (root, "assessment") == 0)
    return report_draft (path, request, error);
  data = dr_xml_document_get_data (document, &length);

  return report_record (path, data, length, request, error);
}

static gboolean
report_reference (const char     *word,
                  const Request  *request,
                  GError        **error)
{
  g_autoptr (DrRegister) self = dr_cli_open_register (DR_STORE_OPEN_DEFAULT, error);
  g_autofree char *reference = NULL;
  g_autoptr (DrPublished) report = NULL;
  guint number;

  if (self == NULL || !dr_cli_parse_reference (self, word, &reference, &number, error))
    return FALSE;
  if (dr_date_is_set (request->as_of))
    dr_register_set_today (self, request->as_of);
  report = dr_publish_version (self, reference, number, kind_of (request), NULL, error);

  return dr_cli_write_report (report, &request->files, error);
}

/**
 * dr_cmd_report:
 * @argc: number of words, the command's name first
 * @argv: the words
 *
 * report REF|FILE --html FILE --pdf FILE --office FILE [--public]: the report of one assessment, or of a return, as a page, as
 * a PDF, for a word processor.
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
  g_autofree char *previous = NULL;
  gboolean public = FALSE;
  const GOptionEntry entries[] = {
    { "html", 0, 0, G_OPTION_ARG_FILENAME, &html, N_("Where the page is written: one file, for any browser"), N_("FILE") },
    { "pdf", 0, 0, G_OPTION_ARG_FILENAME, &pdf, N_("Where the PDF is written: A4, for paper and screen readers"), N_("FILE") },
    { "office", 0, 0, G_OPTION_ARG_FILENAME, &office, N_("Where a page is written for LibreOffice Writer or Word to open"),
      N_("FILE") },
    { "public", 0, 0, G_OPTION_ARG_NONE, &public, N_("As anybody may read it: no names but the approver’s, no counts of 1 to 9"),
      NULL },
    { "language", 0, 0, G_OPTION_ARG_STRING, &language, N_("The language of the report (that of the messages)"),
      N_("LANGUAGE") },
    { "evidence", 0, 0, G_OPTION_ARG_FILENAME, &evidence, N_("Evidence base, instead of the one that the draft names"),
      N_("FILE") },
    { "as-of", 0, 0, G_OPTION_ARG_STRING, &as_of, N_("The day that ages and deadlines of a draft are reckoned from (today)"),
      N_("DATE") },
    { "previous", 0, 0, G_OPTION_ARG_FILENAME, &previous, N_("Of a return: that of an earlier period, for trends"), N_("RETURN.xml") },
    { NULL },
  };
  g_autoptr (GError) error = NULL;
  Request request = { { NULL } };
  gboolean done;

  dr_cli_begin_language (argv);
  if (!dr_cli_parse (&argc, &argv, entries, _("REFERENCE|FILE --html FILE | --pdf FILE | --office FILE"),
                     _("The report of one assessment, for people who have no program: a summary of one page, then all that was said, "
                       "found, answered and signed, with every figure. Of an assessment that was submitted it is made from the sealed "
                       "record and prints its digest; of a draft it says that it is one. Or that of a maintaining-access return: a "
                       "page for members, then service by service and group by group. Of a file it is made of the file alone, or, where "
                       "--store is given, with the names that its register knows, which a public version then leaves out of what "
                       "was typed too."),
                     _("Examples:\n  due-regard-cli report EIA-2026-001 --html report.html\n"
                       "  due-regard-cli report record.xml --pdf report.pdf\n"
                       "  due-regard-cli report EIA-2026-001 --public --html public.html\n"
                       "  due-regard-cli report record.xml --public --html public.html --store register.db\n"
                       "  due-regard-cli report return.xml --previous last-year.xml --pdf report.pdf"), &error)
      || !dr_cli_parse_as_of (as_of, &request.as_of, &error))
    return dr_cli_fail (error);
  request.files = (DrCliReportFiles) { html, pdf, office };
  if (argc != 2 || !dr_cli_wants_report (&request.files))
    {
      g_set_error_literal (&error, DR_CLI_ERROR, DR_CLI_ERROR_USAGE,
                           _("report: expected one reference or file, and --html, --pdf or --office with where the report goes (try --help)"));
      return dr_cli_fail (error);
    }
  if (!dr_cli_check_language (language, &error))
    return dr_cli_fail (error);

  request.public = public;
  request.evidence = evidence;
  request.previous = previous;
  if (dr_cli_is_reference (argv[1]))
    done = check_previous (argv[1], &request, &error) && report_reference (argv[1], &request, &error);
  else
    done = report_file (argv[1], &request, &error);
  if (!done)
    return dr_cli_refuse (error);

  return DR_EXIT_DONE;
}
