/* due-regard-cli: everything that the desktop app does with assessments, for scripts and for auditors. */
#include "dr-cli.h"

#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "dr-build.h"
#include "dr-cli-register.h"

static const DrCommand commands[] = {
  { "init", "[--pilot]", N_("make a store"), dr_cmd_init },
  { "person", "add|grant|revoke|list", N_("who is in the register, and what they may do"), dr_cmd_person },
  { "evidence", "import|list|show|check|publish", N_("keep the evidence base"), dr_cmd_evidence },
  { "limitation", "accept|list", N_("limits of the evidence that are accepted for a while"), dr_cmd_limitation },
  { "import", "FILE|BAG...", N_("drafts, records and bags of records into the register"), dr_cmd_import },
  { "list", "", N_("the register, filtered, searched and sorted"), dr_cmd_list },
  { "show", "REFERENCE|SHA256", N_("one assessment, or its sealed record; or what was received"), dr_cmd_show },
  { "log", "[REFERENCE]", N_("the audit trail"), dr_cmd_log },
  { "edit", "REFERENCE FIELD=VALUE...", N_("write fields"), dr_cmd_edit },
  { "undo", "REFERENCE", N_("take your last save back"), dr_cmd_undo },
  { "redo", "REFERENCE", N_("take your last undo back"), dr_cmd_redo },
  { "attach", "REFERENCE FILE", N_("keep a file beside an assessment"), dr_cmd_attach },
  { "erase", "SHA256 --reason TEXT", N_("erase an attachment’s bytes, for privacy"), dr_cmd_erase },
  { "delete", "REFERENCE", N_("delete a draft"), dr_cmd_delete },
  { "revise", "REFERENCE", N_("start the next version"), dr_cmd_revise },
  { "submit", "REFERENCE", N_("a draft to review"), dr_cmd_submit },
  { "return", "REFERENCE", N_("a submission back to its manager"), dr_cmd_return },
  { "endorse", "REFERENCE", N_("a submission on to its approver"), dr_cmd_endorse },
  { "approve", "REFERENCE", N_("sign off for the service"), dr_cmd_approve },
  { "decide", "REFERENCE", N_("record the decision as it was taken"), dr_cmd_decide },
  { "close", "REFERENCE", N_("end the monitoring"), dr_cmd_close },
  { "withdraw", "REFERENCE", N_("give a change up"), dr_cmd_withdraw },
  { "check", "REFERENCE|FILE", N_("access review and every rule’s result"), dr_cmd_check },
  { "record", "FILE -o OUT", N_("turn a draft into a record that can be verified"), dr_cmd_record },
  { "verify", "PATH...", N_("check records and bags: form, trail, people, all computed again"), dr_cmd_verify },
  { "diff", "A B", N_("what differs between two drafts or records"), dr_cmd_diff },
  { "mix", "[DRAFT]", N_("expected, preferred, actual, target channel mix and their gaps"), dr_cmd_mix },
  { "recheck", "", N_("which sealed results no longer hold with the latest evidence"), dr_cmd_recheck },
  { "export", "--bag DIR|FILE.zip", N_("records, trail and what they rest on, as a bag for auditors"), dr_cmd_export },
  { "return", "--period PERIOD", N_("the maintaining-access return of a period"), dr_cmd_return },
  { "report", "REFERENCE|FILE --html FILE", N_("one assessment as a page, for people without the program"), dr_cmd_report },
  { "sample", "--seed N --size N [BAG]", N_("a random sample, the same for everybody"), dr_cmd_sample },
  { "generate", "--count N --seed S", N_("a made-up register, for trying things out"), dr_cmd_generate },
  { "backup", "FILE", N_("a consistent copy of the store"), dr_cmd_backup },
  { "restore", "FILE", N_("put a copy in the store’s place"), dr_cmd_restore },
};

static void
print_help (void)
{
  g_print (_("Usage: due-regard-cli [--store URI] COMMAND [OPTION...] [FILE...]\n\n"
             "Equality and diversity impact assessments of planned service changes, computed from evidence.\n\n"
             "Commands:\n"));
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *usage = g_strdup_printf ("%s %s", commands[i].name, commands[i].arguments);

      g_print ("  %-33s %s\n", usage, _(commands[i].summary));
    }
  g_print (_("\nEach command explains itself: due-regard-cli COMMAND --help\n"
             "Without --store, the store is the file in your own data folder.\n\n"
             "Examples:\n"
             "  due-regard-cli init --pilot\n"
             "  due-regard-cli list --stage submitted --sort decision\n"
             "  due-regard-cli check draft.xml\n"
             "  due-regard-cli check --format json --as-of 2026-11-22 draft.xml\n"
             "  due-regard-cli record draft.xml -o record.xml\n"
             "  due-regard-cli verify records/*.xml\n"
             "  due-regard-cli evidence import --area E07000242 -o evidence.xml census2021-ts007a-ltla.csv\n\n"
             "Exit code: 0 done, 1 a finding, problem, difference or refusal, 2 usage or bad input.\n"));
}

/* Takes "--store URI" or "--store=URI" from before or after the command. Returns FALSE where the URI is missing. */
static gboolean
take_store (int   *argc,
            char **argv)
{
  int kept = 1;

  for (int i = 1; i < *argc; i++)
    {
      if (strcmp (argv[i], "--") == 0)
        {
          for (; i < *argc; i++)
            argv[kept++] = argv[i];
          break;
        }
      if (g_str_has_prefix (argv[i], "--store="))
        dr_cli_set_store (argv[i] + strlen ("--store="));
      else if (strcmp (argv[i], "--store") != 0)
        argv[kept++] = argv[i];
      else if (i + 1 < *argc)
        dr_cli_set_store (argv[++i]);
      else
        return FALSE;
    }
  argv[kept] = NULL;
  *argc = kept;

  return TRUE;
}

/* What a file or a register says goes to a terminal as text and never as a command: of control characters only line breaks,
 * tabs and the program's own bold type are let through. */
static void
print_safely (const char *text,
              FILE       *to)
{
  static const char * const own[] = { "\033[1m", "\033[0m" };
  g_autoptr (GString) safe = g_string_new (NULL);
  g_autofree char *converted = NULL;
  const char *charset;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      guchar byte = (guchar) *at;
      gboolean control = (byte < 0x20 && byte != '\n' && byte != '\t' && byte != '\r') || byte == 0x7f
                         || (byte == 0xc2 && (guchar) at[1] >= 0x80 && (guchar) at[1] <= 0x9f);

      for (gsize i = 0; byte == 0x1b && i < G_N_ELEMENTS (own); i++)
        if (g_str_has_prefix (at, own[i]))
          control = FALSE;
      if (control)
        g_string_append_c (safe, '?');
      else
        g_string_append_len (safe, at, g_utf8_next_char (at) - at);
    }

  /* As g_print() does by itself: a terminal of another encoding gets its own characters, and "?" for those it has not. */
  if (!g_get_console_charset (&charset))
    converted = g_convert_with_fallback (safe->str, (gssize) safe->len, charset, "UTF-8", "?", NULL, NULL, NULL);
  fputs (converted != NULL ? converted : safe->str, to);
}

static void
print_out (const char *text)
{
  print_safely (text, stdout);
}

static void
print_err (const char *text)
{
  print_safely (text, stderr);
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
  g_autofree char *store = NULL;

  signal (SIGXFSZ, SIG_IGN);   /* a limit on file sizes is an error to report, not a death that leaves half a file */
  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, DR_LOCALE_DIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  g_set_prgname ("due-regard-cli");
  g_set_print_handler (print_out);
  g_set_printerr_handler (print_err);

  if (!take_store (&argc, argv))
    {
      g_printerr (_("due-regard-cli: --store has no address after it, expected the path of a store\n"));
      return DR_EXIT_USAGE;
    }
  store = dr_cli_get_store ();
  if (store[0] == '\0')
    {
      g_printerr (_("due-regard-cli: --store is empty, expected the path of a store\n"));
      return DR_EXIT_USAGE;
    }
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
