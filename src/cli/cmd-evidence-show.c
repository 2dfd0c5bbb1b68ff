#include "dr-evidence-commands.h"

#include "dr-evidence-report.h"
#include "dr-rulebook-reader.h"
#include "dr-shipped-evidence.h"

/**
 * dr_cmd_evidence_show:
 * @argc: number of words, the command's name first
 * @argv: the words
 *
 * evidence show FILE: sources, groups and figures, and how each is known.
 *
 * Returns: done
 */
DrExit
dr_cmd_evidence_show (int    argc,
                      char **argv)
{
  g_autofree char *group = NULL;
  g_autofree char *format_word = NULL;
  g_autofree char *digest = NULL;
  g_autofree char *text = NULL;
  const GOptionEntry entries[] = {
    { "group", 0, 0, G_OPTION_ARG_STRING, &group, N_("Only this group"), N_("ID") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format_word, N_("text or json"), N_("FORMAT") },
    { NULL },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (DrEvidence) evidence = NULL;
  g_autoptr (DrRulebook) rulebook = NULL;
  DrEvidenceReport report = { NULL, NULL, 0.0, DR_NO_INDEX };
  DrFormat format;

  if (!dr_cli_parse (&argc, &argv, entries, _("FILE"),
                     _("Shows an evidence base: a file, or one that comes with the program, by its id."),
                     _("Examples:\n  due-regard-cli evidence show evidence.xml\n"
                       "  due-regard-cli evidence show east-herts --group disabled"), &error)
      || !dr_cli_parse_format (format_word, &format, &error))
    return dr_cli_fail (error);
  if (argc != 2)
    {
      g_set_error (&error, DR_CLI_ERROR, DR_CLI_ERROR_USAGE, _("evidence show: %d files given, expected one (try --help)"),
                   argc - 1);
      return dr_cli_fail (error);
    }

  evidence = dr_shipped_evidence_open (argv[1], &digest, &error);
  if (evidence == NULL)
    return dr_cli_fail (error);
  rulebook = dr_rulebook_read_default (&error);
  if (rulebook == NULL)
    return dr_cli_fail (error);
  if (group != NULL)
    {
      report.group = dr_evidence_find_group (evidence, group);
      if (report.group == DR_NO_INDEX)
        {
          g_set_error (&error, DR_CLI_ERROR, DR_CLI_ERROR_USAGE,
                       _("%s: there is no group “%s”, expected the id of one of its groups, such as all"), argv[1], group);
          return dr_cli_fail (error);
        }
    }

  report.evidence = evidence;
  report.digest = digest;
  report.assumed_base = rulebook->assumed_base;
  text = format == DR_FORMAT_JSON ? dr_evidence_report_to_json (&report) : dr_evidence_report_to_text (&report);
  g_print ("%s", text);

  return DR_EXIT_DONE;
}
