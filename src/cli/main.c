/* due-regard-cli: everything that the desktop app does with assessments, for scripts and for auditors. */
#include "dr-cli.h"

#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "dr-build.h"

static const DrCommand commands[] = {
  { "check", "FILE", N_("access review and every rule's result"), dr_cmd_check },
  { "record", "FILE -o OUT", N_("turn a draft into a record that can be verified"), dr_cmd_record },
  { "verify", "FILE...", N_("check records: schema, canonical form, all computed again"), dr_cmd_verify },
  { "diff", "A B", N_("what differs between two drafts or records"), dr_cmd_diff },
  { "mix", "[--evidence FILE]", N_("expected, preferred, actual, target channel mix and their gaps"), dr_cmd_mix },
  { "evidence", "import|list|show|check", N_("keep the evidence base"), dr_cmd_evidence },
};

static void
print_help (void)
{
  g_print (_("Usage: due-regard-cli COMMAND [OPTION...] [FILE...]\n\n"
             "Equality and diversity impact assessments of planned service changes, computed from evidence.\n\n"
             "Commands:\n"));
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *usage = g_strdup_printf ("%s %s", commands[i].name, commands[i].arguments);

      g_print ("  %-33s %s\n", usage, _(commands[i].summary));
    }
  g_print (_("\nEach command explains itself: due-regard-cli COMMAND --help\n\n"
             "Examples:\n"
             "  due-regard-cli check draft.xml\n"
             "  due-regard-cli check --format json --as-of 2026-11-22 draft.xml\n"
             "  due-regard-cli record draft.xml -o record.xml\n"
             "  due-regard-cli verify records/*.xml\n"
             "  due-regard-cli evidence import --area E07000242 -o evidence.xml census2021-ts007a-ltla.csv\n\n"
             "Exit code: 0 done, 1 a finding, problem or difference, 2 usage or bad input.\n"));
}

/* What did not reach its reader, because the disk is full, was not done. */
static DrExit
finish (DrExit result)
{
  if (fflush (stdout) == 0 && !ferror (stdout))
    return result;

  g_printerr (_("due-regard-cli: standard output: not all could be written, expected room for it\n"));

  return DR_EXIT_USAGE;
}

int
main (int    argc,
      char **argv)
{
  signal (SIGXFSZ, SIG_IGN);   /* a limit on file sizes is an error to report, not a death that leaves half a file */
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, DR_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_prgname ("due-regard-cli");

  if (argc < 2)
    {
      g_printerr (_("due-regard-cli: no command, expected one of those that --help lists\n"));
      return DR_EXIT_USAGE;
    }
  if (strcmp (argv[1], "--help") == 0 || strcmp (argv[1], "-h") == 0 || strcmp (argv[1], "help") == 0)
    {
      print_help ();
      return finish (DR_EXIT_DONE);
    }
  if (strcmp (argv[1], "--version") == 0)
    {
      g_print ("due-regard-cli %s\n", DR_VERSION);
      return finish (DR_EXIT_DONE);
    }

  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    if (strcmp (argv[1], commands[i].name) == 0)
      return finish (commands[i].run (argc - 1, argv + 1));

  g_printerr (_("due-regard-cli: “%s” is no command, expected one of those that --help lists\n"), argv[1]);

  return DR_EXIT_USAGE;
}
