#include "dr-cli.h"

#include <string.h>

#include "dr-evidence-commands.h"

static const DrCommand commands[] = {
  { "import", "--area CODE -o OUT FILE...", N_("figures from CSV files into an evidence base"), dr_cmd_evidence_import },
  { "list", "[FILE...]", N_("evidence bases: council, area, how much they hold"), dr_cmd_evidence_list },
  { "show", "FILE", N_("sources, groups and figures, and how each is known"), dr_cmd_evidence_show },
  { "check", "FILE...", N_("everything in it that contradicts itself"), dr_cmd_evidence_check },
  { "gaps", "", N_("which figures would settle most, over all live assessments"), dr_cmd_evidence_gaps },
  { "publish", "FILE", N_("a new edition for the register"), dr_cmd_evidence_publish },
};

static void
print_help (void)
{
  g_print (_("Usage: due-regard-cli evidence COMMAND [OPTION...] [FILE...]\n\n"
             "Keeps the evidence base: who lives in the area, what they can use, and how that is known.\n\n"
             "Commands:\n"));
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *usage = g_strdup_printf ("%s %s", commands[i].name, commands[i].arguments);

      g_print ("  %-34s %s\n", usage, _(commands[i].summary));
    }
  g_print (_("\nEach command explains itself: due-regard-cli evidence COMMAND --help\n\n"
             "Examples:\n"
             "  due-regard-cli evidence import --area E07000242 --dry-run census2021-ts007a-ltla.csv\n"
             "  due-regard-cli evidence import --area E07000242 -o evidence.xml census2021-*.csv\n"
             "  due-regard-cli evidence show evidence.xml --group age-75-plus\n"
             "  due-regard-cli evidence check evidence.xml\n"));
}

/**
 * dr_cmd_evidence:
 * @argc: number of words, the command's name first
 * @argv: the words
 *
 * evidence import|list|show|check|gaps|publish: keeps the evidence base.
 *
 * Returns: as the command named second
 */
DrExit
dr_cmd_evidence (int    argc,
                 char **argv)
{
  g_autoptr (GError) error = NULL;

  if (argc > 1 && (strcmp (argv[1], "--help") == 0 || strcmp (argv[1], "-h") == 0 || strcmp (argv[1], "help") == 0))
    {
      print_help ();
      return DR_EXIT_DONE;
    }

  for (gsize i = 0; argc > 1 && i < G_N_ELEMENTS (commands); i++)
    if (strcmp (argv[1], commands[i].name) == 0)
      {
        g_autofree char *name = g_strdup_printf ("%s %s", argv[0], argv[1]);

        argv[1] = name;
        return commands[i].run (argc - 1, argv + 1);
      }

  if (argc > 1)
    g_set_error (&error, DR_CLI_ERROR, DR_CLI_ERROR_USAGE,
                 _("evidence: “%s” is no command, expected import, list, show, check, gaps or publish"), argv[1]);
  else
    g_set_error (&error, DR_CLI_ERROR, DR_CLI_ERROR_USAGE,
                 _("evidence: no command, expected import, list, show, check, gaps or publish"));

  return dr_cli_fail (error);
}
