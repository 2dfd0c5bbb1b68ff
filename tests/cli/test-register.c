/* The register from the command line, as councils use it: made, filled, taken through the workflow, read, backed up. */
#include "cli-json.h"
#include "council.h"

#include <glib/gstdio.h>
#include <string.h>

/* From nothing to closed, each refusal on the way with exit code 1. */
static void
test_workflow (void)
{
  static const char * const answer =
    "--store r.db edit LATE --as customer-manager \"justifications/justification[j1]/#=1\""
    " \"justifications/justification[j1]/@rule=GOV-03\" \"justifications/justification[j1]/@case=late\""
    " \"justifications/justification[j1]/@subjects=assessment\""
    " \"justifications/justification[j1]/@by=customer-manager\" \"justifications/justification[j1]/text=It came late.\"";
  g_autofree char *decided = council_days_ago (53);
  g_autofree char *decide = NULL;

  council_set_up ();
  council_refuse ("--store r.db init --pilot --as ada", 2, "there is a register here already");
  council_copy_example ("clean.xml", 12, 6, "LATE", "late.xml");   /* takes effect today; decided before it was written */
  council_refuse ("--store r.db import late.xml --as eva", 2, "the register knows no person “eva”");
  council_do ("--store r.db import late.xml --as customer-manager", "late.xml: draft LATE, version 1");
  council_refuse ("--store r.db import late.xml --as customer-manager", 2, "LATE");
  council_refuse ("--store r.db submit LATE --as eve", 1,
                  "Eve Hughes has no role for the submission: expected somebody with the role of service manager for the "
                  "service “Customer services”");
  council_refuse ("--store r.db submit LATE --as customer-manager", 1, "stands in the way");
  council_do (answer, "Saved: revision 2.");
  council_do ("--store r.db undo LATE --as customer-manager", NULL);
  council_refuse ("--store r.db submit LATE --as customer-manager", 1, "stands in the way");
  council_do ("--store r.db redo LATE --as customer-manager", NULL);
  council_step ("submit", "LATE", "customer-manager", "LATE, version 1 is submitted.");
  council_refuse ("--store r.db undo LATE --as customer-manager", 1, "LATE");
  council_refuse ("--store r.db edit LATE --as customer-manager @title=Other", 1, "what was sealed stays as it is");
  council_refuse ("--store r.db approve LATE --as ann", 1, "the stage is submitted");
  council_refuse ("--store r.db endorse LATE --as ann --accept no-such", 1, "Ann Price has no role for the endorsement: expected somebody with the role of equalities officer");
  council_refuse ("--store r.db endorse LATE --as eve --accept no-such", 2, "no-such");
  council_refuse ("--store r.db delete LATE --as customer-manager", 1, "LATE");
  council_step ("endorse --accept all", "LATE", "eve", "is endorsed");
  council_refuse ("--store r.db approve LATE --as ann", 1, "in the way");
  council_step ("approve --accept j1", "LATE", "ann", "is approved");
  council_refuse ("--store r.db return LATE --as eve", 1, "the stage is approved");
  council_refuse ("--store r.db decide LATE --as customer-manager", 2, "expected --date");
  decide = g_strdup_printf ("decide --decider Cabinet --option town-hall --date %s", decided);
  council_step (decide, "LATE", "customer-manager", "is decided");
  council_step ("close", "LATE", "customer-manager", "is closed");
  council_refuse ("--store r.db withdraw LATE --as customer-manager", 1, "the stage is closed");

  council_bring ("BACK");
  council_step ("submit", "BACK", "customer-manager", NULL);
  council_step ("return --comment \"Say who.\"", "BACK", "eve", "is returned");
  council_step ("revise", "BACK", "customer-manager", NULL);
  council_step ("delete", "BACK", "customer-manager", NULL);
  council_step ("withdraw", "BACK", "customer-manager", "is withdrawn");
}

/* Nobody judges their own work or gives themselves a role, whatever roles others gave them. */
static void
test_own_work (void)
{
  council_set_up ();
  council_bring ("OWN");
  council_refuse ("--store r.db person grant --as ada --role approver ada", 1,
                  "Ada Lovelace cannot grant a role to themselves: expected another administrator to do it");
  council_do ("--store r.db person grant --as ada --role equalities customer-manager", NULL);
  council_do ("--store r.db person grant --as ada --role approver customer-manager", NULL);
  council_step ("submit", "OWN", "customer-manager", NULL);
  council_refuse ("--store r.db endorse OWN --as customer-manager", 1,
                  "Mair Evans is the author of this version and cannot be its reviewer too: expected another person");
  council_step ("endorse", "OWN", "eve", NULL);
  council_refuse ("--store r.db approve OWN --as customer-manager", 1,
                  "Mair Evans is the author of this version and cannot be its approver too: expected another person");
  council_step ("approve", "OWN", "ann", "is approved");
}

/* What people read fits on their screen, and what programs read is JSON. */
static const struct { const char *words; int status; const char *path; const char *value; } reading[] = {
  { "list", 0, "rows.0.reference", "\"A-1\"" },
  { "list --stage approved --sort decision", 0, "found", "1" },
  { "list --search saturday", 0, "rows.0.stage", "\"draft\"" },
  { "show A-1", 0, "steps.1.step", "\"endorse\"" },
  { "log", 0, "0.act", "\"person\"" },
  { "log A-1", 0, "1.act", "\"submit\"" },
  { "check A-1", 0, "reference", "\"A-1\"" },
  { "evidence gaps", 0, "looked_at", "1" },
  { "sample --seed 7 --size 3", 0, "sample.0.stage", "\"approved\"" },
  { "person list", 0, NULL, NULL },
};

static void
test_reading (void)
{
  council_set_up ();
  council_bring_to_approval ("A-1");
  council_bring ("A-2");
  for (gsize i = 0; i < G_N_ELEMENTS (reading); i++)
    {
      g_autofree char *words = g_strdup_printf ("--store r.db %s", reading[i].words);
      g_autofree char *as_json = g_strdup_printf ("%s --format json", words);
      g_autoptr (CliRun) text = cli_run (CLI_RUN_PLAIN, words);
      g_autoptr (CliRun) json = cli_run (CLI_RUN_PLAIN, as_json);
      g_auto (GStrv) lines = g_strsplit (text->out, "\n", -1);
      g_autoptr (JsonParser) parser = cli_json_parse (json->out);

      g_test_message ("%s", words);
      g_assert_cmpint (text->status, ==, reading[i].status);
      g_assert_cmpint (json->status, ==, reading[i].status);
      for (guint k = 0; lines[k] != NULL; k++)
        {
          if (cli_run_width (lines[k]) > COUNCIL_SCREEN)
            g_test_fail_printf ("%s: %u columns: %s", words, cli_run_width (lines[k]), lines[k]);
          if (g_str_has_suffix (lines[k], " "))
            g_test_fail_printf ("%s: ends with a space: %s", words, lines[k]);
        }
      if (reading[i].path != NULL)
        cli_json_assert (parser, reading[i].path, reading[i].value);
    }
  council_refuse ("--store r.db show NOPE", 2, "NOPE");
  council_refuse ("--store nothing.db list", 2, "nothing.db");
}

/* What would settle most: nothing is live yet; then of a draft, in words and as numbers. */
static void
test_gaps (void)
{
  g_autoptr (CliRun) json = NULL;
  g_autoptr (JsonParser) parser = NULL;

  council_set_up ();
  council_do ("--store r.db evidence gaps", "0 figures would settle more, in 0 of 0 assessments.");
  council_copy_example ("cheques.xml", 9, 15, NULL, "cheques.xml");
  council_do ("--store r.db import cheques.xml --as customer-manager", "EX-2025-006");
  council_do ("--store r.db evidence gaps", "in 0 of 0 assessments.");
  council_do ("--store r.db evidence gaps --drafts --limit 100", "People aged 75 and over: how many can use Telephone");
  council_do ("--store r.db evidence gaps --drafts --limit 1", "In 1 assessment: EX-2025-006");
  json = cli_run (CLI_RUN_PLAIN, "--store r.db evidence gaps --drafts --format json");
  parser = cli_json_parse (json->out);
  cli_json_assert (parser, "looked_at", "1");
  cli_json_assert (parser, "uncertain", "1");
  cli_json_assert (parser, "gaps.0.group", "\"all\"");
  cli_json_assert (parser, "gaps.0.ref", "\"channel:telephone\"");
  cli_json_assert (parser, "gaps.0.assessments.0.reference", "\"EX-2025-006\"");
  council_refuse ("--store r.db evidence gaps --limit 0", 2, "--limit");
}

/* References as people type them: with an @ or a slash of their own, and with a version. */
static void
test_references (void)
{
  static const char * const readers[] = { "show", "check", "diff OLD", "list --after", "export --csv findings f.csv",
                                          "report --html r.html" };

  council_set_up ();
  council_bring ("OLD@1");
  council_bring ("OLD");
  council_bring ("A/1");
  council_do ("--store r.db show OLD@1", "OLD@1, version 1:");
  council_do ("--store r.db show OLD@1@1", "OLD@1, version 1:");
  council_do ("--store r.db show OLD", "OLD, version 1:");
  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    {
      g_autofree char *version = g_strdup_printf ("--store r.db %s OLD@9", readers[i]);
      g_autofree char *other = g_strdup_printf ("--store r.db %s NOPE@9", readers[i]);

      council_refuse (version, 2, "there is no version 9 of OLD; expected one that is in the register");
      council_refuse (other, 2, "in the register; expected ");
      council_refuse (other, 2, "NOPE");
    }
  council_refuse ("--store r.db edit OLD@9 change/why=So. --as customer-manager", 2, "there is no version 9 of OLD;");
  council_refuse ("--store r.db submit OLD@9 --as customer-manager", 2, "there is no version 9 of OLD;");
  council_step ("edit", "OLD@1 change/why=So.", "customer-manager", "Saved");
  council_do ("--store r.db check A/1", "A/1, version 1");
  council_do ("--store r.db check A/1@1", "A/1, version 1");
  council_do ("--store r.db check OLD@1", "OLD@1, version 1");
  council_do ("--store r.db diff A/1 A/1@1", "No difference.");
  cli_run_expect (CLI_RUN_PLAIN, "--store r.db diff A/1 OLD@1", 1, "change/why", NULL);
  council_refuse ("--store r.db check A/2", 2, "A/2: there is no such file, nor such a reference in the register; expected one of them");
  council_refuse ("--store r.db check NOPE", 2, "NOPE: there is no such file, nor such a reference");
  council_refuse ("--store none.db check A/1", 2, "A/1: there is no such file; expected one, or a reference of a register (");
}

/* What cannot be meant says what could. */
static void
test_choices (void)
{
  g_autofree char *yesterday = council_days_ago (1);
  g_autofree char *nope = g_strdup_printf ("--store r.db decide A-1 --as customer-manager --decider Cabinet --option nope --date %s",
                                           yesterday);

  council_set_up ();
  council_refuse ("--store r.db list --search x", 2, "--search is “x”, expected two letters or more");
  council_refuse ("--store r.db list --search \" ŵ \"", 2, "expected two letters or more");
  council_refuse ("--store r.db list --stage new", 2, "--stage is “new”, expected some of: draft submitted returned");
  council_refuse ("--store r.db list --sort size", 2, "--sort is “size”, expected one of: created reference title");
  council_bring_to_approval ("A-1");
  council_refuse (nope, 2, "--option is “nope”, expected an option of A-1 (town-hall, market-street)");
  council_do ("--store r.db list --counts", "no major change");
}

/* What the register says now, as another program reads it: every row as wide as its heading, and no formula in it. */
static void
test_tables (void)
{
  static const char * const tables[] = { "register", "actions", "findings", "reviews", "impacts", "measures" };
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *rows = NULL;
  g_autofree char *rows_of_actions = NULL;

  council_set_up ();
  council_bring_to_approval ("A-1");
  council_bring ("A-2");
  council_step ("edit", "A-2 '@title==1+1, \"done\"'", "customer-manager", NULL);
  council_step ("edit", "A-2 actions/action[ask]/@kind=inquiry actions/action[ask]/#=9 'actions/action[ask]/text=Ask them, twice' "
                "actions/action[ask]/@due=2026-12-01", "customer-manager", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *words = g_strdup_printf ("--store r.db export --csv %s %s.csv", tables[i], tables[i]);
      g_autofree char *line = g_strdup_printf (" exported to %s.csv", tables[i]);

      council_do (words, line);
    }
  rows = cli_run_read ("register.csv", NULL);
  cli_run_assert_has (rows, "reference,version,title,service,");
  cli_run_assert_has (rows, "A-2,1,\"'=1+1, \"\"done\"\"\",customer-services,");
  council_shell ("python3 -c \"import csv; [exit(f) for f in ('register', 'actions', 'findings', 'reviews', 'impacts', 'measures')"
             " if len({len(r) for r in csv.reader(open(f + '.csv', newline='', encoding='utf-8'))}) != 1]\"");
  council_shell ("test $(wc -l <register.csv) = 3; head -1 actions.csv | grep -q '^reference,version,service,stage,action,kind,text,owner,due,'");
  rows_of_actions = cli_run_read ("actions.csv", NULL);
  cli_run_assert_has (rows_of_actions, "A-2,1,customer-services,draft,ask,inquiry,\"Ask them, twice\",,2026-12-01,open,,,false\r\n");

  /* Of one assessment. */
  council_do ("--store r.db export --csv reviews one.csv A-2", " exported to one.csv");
  council_shell ("test $(grep -c '^A-2,1,customer-services,draft,' one.csv) -gt 10; ! grep -q '^A-1,' one.csv; grep -q '^A-1,' reviews.csv");

  before = cli_run_list ();
  council_refuse ("--store r.db export --csv reviews none.csv NONE-1", 2, "NONE-1");
  council_refuse ("--store r.db export --csv answers answers.csv", 2, "--csv is “answers”");
  council_refuse ("--store r.db export --csv actions", 2, "--csv takes one file");
  council_refuse ("--store r.db export --csv actions a.csv A-1 A-2", 2, "--csv takes one file");
  council_refuse ("--store r.db export --csv actions --period 2026-27 a.csv", 2, "--csv takes one file");
  council_refuse ("--store r.db export --csv actions --bag bag a.csv", 2, "both --bag and --csv");
  council_refuse ("--store r.db export --csv actions lost/a.csv", 2, "the folder does not exist");
  council_refuse ("--store r.db export --csv actions .", 2, "there is a folder of this name");
  after = cli_run_list ();
  g_assert_cmpstr (before, ==, after);
}

/* Tables go out and never come in. */
static void
test_tables_stay_out (void)
{
  static const char * const tables[] = { "register", "actions", "findings", "reviews", "impacts", "measures" };
  g_autoptr (CliRun) before = NULL;
  g_autoptr (CliRun) after = NULL;

  council_set_up ();
  council_bring ("A-1");
  before = cli_run (CLI_RUN_PLAIN, "--store r.db log --format json");
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *out = g_strdup_printf ("--store r.db export --csv %s %s.csv", tables[i], tables[i]);
      g_autofree char *in = g_strdup_printf ("--store r.db import --as customer-manager %s.csv", tables[i]);
      g_autofree char *why = g_strdup_printf ("%s.csv:1: there is no element in the file; expected XML", tables[i]);

      council_do (out, " exported to ");
      council_refuse (in, 2, why);
    }
  council_refuse ("evidence import --area X09000001 -o out.xml register.csv", 2, "register.csv:1: the header");
  after = cli_run (CLI_RUN_PLAIN, "--store r.db log --format json");
  cli_run_assert_has (before->out, "A-1");
  g_assert_cmpstr (before->out, ==, after->out);
}

/* A copy, and two stores that know nothing of each other. */
static void
test_stores (void)
{
  council_set_up ();
  council_bring ("A-1");
  council_do ("--store r.db backup copy.db", "Copied to copy.db");
  council_refuse ("--store r.db backup copy.db", 2, "copy.db");
  council_step ("submit", "A-1", "customer-manager", "is submitted");
  council_make_store ("second.db");
  council_do ("--store second.db list", "No assessment is like that.");
  council_do ("--store r.db restore copy.db", "Restored");
  council_do ("--store r.db list --stage draft", "A-1");
  council_do ("--store r.db list --stage submitted", "No assessment is like that.");
  council_refuse ("--store r.db restore draft.xml", 2, "draft.xml");
  council_do ("--store r.db list --stage draft", "A-1");
  council_shell ("test \"$(stat -c %a r.db)\" = 600");   /* nobody else's to read */
}

/* One letter of the trail, in the file itself: what the log shows, it doubts, and nothing is copied or put back. */
static void
test_edited (void)
{
  gsize length = 0;
  g_autofree char *bytes = NULL;
  g_autoptr (CliRun) log = NULL;
  guint found = 0;

  council_set_up ();
  council_bring ("A-1");
  council_step ("withdraw --comment \"Zebra crossing\"", "A-1", "customer-manager", "is withdrawn");
  council_do ("--store r.db backup before.db", "Copied to before.db");
  bytes = cli_run_read ("before.db", &length);
  for (gsize i = 0; i + 5 < length; i++)
    if (memcmp (bytes + i, "Zebra", 5) == 0)
      {
        memcpy (bytes + i, "Cobra", 5);
        found++;
      }
  g_assert_cmpuint (found, ==, 1);
  cli_run_write ("edited.db", bytes, (gssize) length);

  log = cli_run (CLI_RUN_PLAIN, "--store edited.db log A-1");
  g_assert_cmpint (log->status, ==, 1);
  cli_run_assert_has (log->out, "Cobra crossing");
  cli_run_assert_has (log->err, "(withdraw of A-1, version 1): the head of the store’s chain");
  council_refuse ("--store edited.db log --format json", 1, "(withdraw of A-1, version 1)");
  council_refuse ("--store edited.db backup copy.db", 2, "(withdraw of A-1, version 1)");
  council_shell ("test ! -e copy.db");
  council_refuse ("--store r.db restore edited.db", 2, "edited.db: entry ");
  council_do ("--store r.db log A-1", "Zebra crossing");
  council_refuse ("--store edited.db revise A-1 --as customer-manager", 2, "(withdraw of A-1, version 1): the head of its assessment’s chain");
}

/* What somebody wrote is text, and no command to a terminal. */
static void
test_escapes (void)
{
  council_set_up ();
  council_bring ("A-1");
  council_step ("withdraw --comment \"bad \033[2Jred\"", "A-1", "customer-manager", "is withdrawn");
  council_do ("--store r.db log A-1", "bad ");
  council_do ("--store r.db show A-1", "bad ");
  council_refuse ("--store r.db show \"x\033[2Jy\"", 2, "x?[2Jy");
}

static void
test_erase (void)
{
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "Private matters.\n", -1);
  g_autofree char *erase = g_strdup_printf ("--store r.db erase %s --as eve --reason \"Somebody asked.\"", digest);
  g_autofree char *without = g_strdup_printf ("--store r.db erase %s --as eve", digest);

  council_set_up ();
  cli_run_write ("letter.txt", "Private matters.\n", -1);
  council_bring ("A-1");
  council_refuse ("--store r.db attach A-1 letter.txt --as customer-manager --question herd", 2,
             "has no question “herd”; expected one of its own, such as “heard”, “");
  council_refuse ("--store r.db attach A-1 letter.txt --as customer-manager --impact i99", 2, "has no impact “i99”; expected one of its own, such as “");
  council_refuse ("--store r.db attach A-1 letter.txt --as ann --question herd", 1, "Ann Price");
  council_refuse ("--store r.db limitation accept --as eve --rule ACC-01 --subject source:survey --until 2099-01-01 --text Why", 2, "source:survey");
  council_step ("attach", "A-1 letter.txt", "customer-manager", NULL);
  council_step ("submit", "A-1", "customer-manager", NULL);
  council_refuse (without, 2, "reason");
  council_do (erase, NULL);
  council_do ("--store r.db export --bag b", "withheld");
  council_shell ("test \"$(ls b/data/attachments | wc -l)\" -eq 1; grep -a -q 'Somebody asked.' b/data/trail/trail.txt");
}

/* A log of more than one page is one array all the same. */
static void
test_long_log (void)
{
  g_autoptr (CliRun) log = NULL;
  g_autoptr (JsonParser) json = NULL;
  guint n;

  cli_run_clear ();
  cli_run_expect (CLI_RUN_PLAIN, "--store long.db generate --count 1050 --drafts", 0, NULL, NULL);
  log = cli_run (CLI_RUN_PLAIN, "--store long.db log --format json");
  g_assert_cmpint (log->status, ==, 0);
  json = cli_json_parse (log->out);
  n = json_array_get_length (json_node_get_array (json_parser_get_root (json)));
  g_assert_cmpuint (n, >, 1050);
  for (guint i = 0; i < n; i++)
    g_assert_cmpint (json_object_get_int_member (json_array_get_object_element (json_node_get_array (json_parser_get_root (json)), i),
                                                 "sequence"), ==, i + 1);
}

int
main (int    argc,
      char **argv)
{
  cli_run_init (&argc, &argv);

  g_test_add_func ("/cli/register/workflow", test_workflow);
  g_test_add_func ("/cli/register/own-work", test_own_work);
  g_test_add_func ("/cli/register/reading", test_reading);
  g_test_add_func ("/cli/register/gaps", test_gaps);
  g_test_add_func ("/cli/register/references", test_references);
  g_test_add_func ("/cli/register/choices", test_choices);
  g_test_add_func ("/cli/register/tables", test_tables);
  g_test_add_func ("/cli/register/tables-stay-out", test_tables_stay_out);
  g_test_add_func ("/cli/register/stores", test_stores);
  g_test_add_func ("/cli/register/edited", test_edited);
  g_test_add_func ("/cli/register/escapes", test_escapes);
  g_test_add_func ("/cli/register/erase", test_erase);
  g_test_add_func ("/cli/register/long-log", test_long_log);

  return cli_run_finish ();
}
