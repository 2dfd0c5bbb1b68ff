/* "return" is two things in councils: a submission goes back to its manager, and a period's return is made. */
#include "dr-cli-interrupt.h"
#include "dr-cli-language.h"
#include "dr-cli-register.h"
#include "dr-cli-report.h"

#include <stdio.h>
#include <string.h>

#include "dr-register-return.h"
#include "dr-xml-file.h"

static gboolean
has_period (int    argc,
            char **argv)
{
  for (int i = 1; i < argc && strcmp (argv[i], "--") != 0; i++)
    if (strcmp (argv[i], "--period") == 0 || g_str_has_prefix (argv[i], "--period="))
      return TRUE;

  return FALSE;
}

/* What is asked for. */
typedef struct {
  DrPeriod         period;
  DrDate           as_of;      /* none: the period's last day, or today */
  const char      *output;     /* (nullable): where the return goes */
  const char      *previous;   /* (nullable): a return of an earlier period */
  gboolean         public;     /* its report as anybody may read it */
  DrCliReportFiles files;
} Request;

/* @view: (out) (nullable): what its public report is held against */
static GBytes *
make (DrRegister     *self,
      const Request  *request,
      DrReturn      **view,
      GError        **error)
{
  GBytes *bytes = NULL;

  if (request->public)
    *view = dr_register_view_return (self, request->period, request->as_of, dr_cli_progress, NULL, dr_cli_interrupt (), &bytes,
                                     error);
  else
    dr_register_make_return (self, request->period, request->as_of, dr_cli_progress, NULL, dr_cli_interrupt (), &bytes, error);

  return bytes;
}

/* Against the file that is named, else the period before of the same register. */
static gboolean
write_report (DrRegister     *self,
              GBytes         *bytes,
              const DrReturn *view,      /* (nullable) */
              const Request  *request,
              GError        **error)
{
  DrReturnDetails details;
  g_autoptr (GBytes) before = NULL;
  DrPublishReturn source = { .name = _("the return"), .bytes = bytes,
                             .before_name = request->previous != NULL ? request->previous : _("the return of the period before"),
                             .public = request->public };

  if (!dr_cli_wants_report (&request->files))
    return TRUE;
  if (request->previous != NULL ? (before = dr_cli_read_return (request->previous, error)) == NULL
                                : !dr_publish_return_before (self, request->period, dr_cli_progress, NULL, dr_cli_interrupt (),
                                                             &before, error))
    return FALSE;
  source.before = before;
  if (view != NULL)
    {
      dr_return_get_details (view, &details);
      source.details = &details;
    }

  return dr_cli_report_return (self, &source, &request->files, error);
}

/* The report before the return: where one cannot be made, nothing is written. */
static gboolean
write_return (const Request  *request,
              GError        **error)
{
  g_autoptr (DrRegister) self = dr_cli_open_register (DR_STORE_OPEN_DEFAULT, error);
  g_autoptr (DrReturn) view = NULL;
  g_autoptr (GBytes) bytes = self != NULL ? make (self, request, &view, error) : NULL;
  const char *data;
  gsize length;

  if (bytes == NULL || !write_report (self, bytes, view, request, error))
    return FALSE;
  data = g_bytes_get_data (bytes, &length);
  if (request->output != NULL)
    return dr_xml_write_file (request->output, data, length, error);
  if (!dr_cli_wants_report (&request->files))
    fwrite (data, 1, length, stdout);   /* main() says where not all could be written */

  return TRUE;
}

/* What is given does not go together. */
static gboolean
check_words (int             argc,
             char          **argv,
             const Request  *request,
             GError        **error)
{
  if (argc != 1)
    g_set_error (error, DR_CLI_ERROR, DR_CLI_ERROR_USAGE,
                 _("return: both --period and “%s” are given, expected a period for the maintaining-access return, or a reference to give back (try --help)"),
                 argv[1]);
  else if (request->previous != NULL && !dr_cli_wants_report (&request->files))
    g_set_error_literal (error, DR_CLI_ERROR, DR_CLI_ERROR_USAGE,
                         _("return: --previous is for a report, expected --html, --pdf or --office beside it (try --help)"));
  else if (request->public && !dr_cli_wants_report (&request->files))
    g_set_error_literal (error, DR_CLI_ERROR, DR_CLI_ERROR_USAGE,
                         _("return: --public is for a report, expected --html, --pdf or --office beside it (try --help)"));
  else
    return TRUE;

  return FALSE;
}

static DrExit
make_return (int    argc,
             char **argv)
{
  g_autofree char *period_word = NULL;
  g_autofree char *output = NULL;
  g_autofree char *html = NULL;
  g_autofree char *pdf = NULL;
  g_autofree char *office = NULL;
  g_autofree char *previous = NULL;
  g_autofree char *language = NULL;
  g_autofree char *as_of = NULL;
  gboolean public = FALSE;
  const GOptionEntry entries[] = {
    { "period", 0, 0, G_OPTION_ARG_STRING, &period_word, N_("A year, a quarter or two days"), N_("PERIOD") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_("The file to write (standard output)"), N_("OUT") },
    { "html", 0, 0, G_OPTION_ARG_FILENAME, &html, N_("Where its report is written as a page"), N_("FILE") },
    { "pdf", 0, 0, G_OPTION_ARG_FILENAME, &pdf, N_("Where its report is written as a PDF"), N_("FILE") },
    { "office", 0, 0, G_OPTION_ARG_FILENAME, &office, N_("Where its report is written for a word processor"), N_("FILE") },
    { "public", 0, 0, G_OPTION_ARG_NONE, &public, N_("Its report as anybody may read it: no names, no counts of 1 to 9"), NULL },
    { "previous", 0, 0, G_OPTION_ARG_FILENAME, &previous, N_("A return to compare with (the period before)"), N_("RETURN.xml") },
    { "language", 0, 0, G_OPTION_ARG_STRING, &language, N_("The language of the report (that of the messages)"),
      N_("LANGUAGE") },
    { "as-of", 0, 0, G_OPTION_ARG_STRING, &as_of, N_("The day whose stages count (the period’s last, or today)"), N_("DATE") },
    { NULL },
  };
  g_autoptr (GError) error = NULL;
  Request request = { 0 };

  dr_cli_begin_language (argv);
  if (!dr_cli_parse (&argc, &argv, entries, _("--period PERIOD"),
                     _("The maintaining-access return: what the assessments of a period amount to, by service and as a whole. And its "
                       "report: a page for members, then service by service and group by group, against the period before."),
                     _("Examples:\n  due-regard-cli return --period 2026-27 -o return.xml\n"
                       "  due-regard-cli return --period 2026-27-Q3\n"
                       "  due-regard-cli return --period 2026-27 --pdf report.pdf --html report.html\n"
                       "  due-regard-cli return --period 2026-27 --public --html public.html"), &error))
    return dr_cli_fail (error);
  request.output = output;
  request.previous = previous;
  request.public = public;
  request.files = (DrCliReportFiles) { html, pdf, office };
  if (!check_words (argc, argv, &request, &error) || !dr_return_parse_period (period_word, &request.period, &error)
      || !dr_cli_parse_as_of (as_of, &request.as_of, &error) || !dr_cli_check_language (language, &error))
    return dr_cli_fail (error);

  return write_return (&request, &error) ? DR_EXIT_DONE : dr_cli_refuse (error);
}

/**
 * dr_cmd_return:
 * @argc: number of words, the command's name first
 * @argv: the words
 *
 * return REF: the step; return --period P: the maintaining-access return.
 *
 * Returns: found where the step is refused
 */
DrExit
dr_cmd_return (int    argc,
               char **argv)
{
  return has_period (argc, argv) ? make_return (argc, argv) : dr_cmd_return_step (argc, argv);
}
