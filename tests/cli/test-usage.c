#include "cli-run.h"

#include <string.h>

/* What is printed when it is the words that are off: one line on standard error, and nothing else. */
static const struct {
  const char *name;
  const char *words;
  const char *error;
} wrong[] = {
  { "nothing", "", "no command, expected one of those that --help lists" },
  { "no-command", "chekc", "“chekc” is no command" },
  { "option-for-command", "--format json", "“--format” is no command" },
  { "unknown-option", "check --colour draft.xml", "Unknown option --colour (try --help)" },
  { "missing-value", "check draft.xml --as-of", "--as-of" },
  { "check-no-file", "check", "check: 0 files given, expected one (try --help)" },
  { "check-two-files", "check a b", "check: 2 files given, expected one (try --help)" },
  { "check-format", "check --format yaml draft.xml", "--format is “yaml”, expected text or json" },
  { "check-31-february", "check --as-of 2026-02-31 draft.xml", "--as-of is “2026-02-31”, expected a date that exists, as YYYY-MM-DD" },
  { "check-partial-date", "check --as-of 2026-02 draft.xml", "--as-of is “2026-02”" },
  { "record-no-file", "record -o out.xml", "record" },
  { "record-no-output", "record draft.xml", "record" },
  { "report-no-file", "report --html out.html", "report: expected one reference or file, and --html" },
  { "report-no-output", "report draft.xml", "report: expected one reference or file, and --html" },
  { "report-language", "report draft.xml --html out.html --language '<b>'", "--language is “<b>”, expected a language such as en, cy or pl" },
  { "report-no-translation", "report draft.xml --html out.html --language tlh", "--language is “tlh”: this program has no translation into it" },
  { "report-as-of", "report draft.xml --html out.html --as-of 2026-02-31", "--as-of is “2026-02-31”" },
  { "verify-no-file", "verify", "verify" },
  { "verify-format", "verify --format xml draft.xml", "--format is “xml”" },
  { "diff-one-file", "diff draft.xml", "diff: 1 files given, expected two (try --help)" },
  { "diff-three-files", "diff a b c", "diff: 3 files given, expected two" },
  { "mix-two-drafts", "mix a b", "mix: 2 files given, expected one draft at most" },
  { "mix-draft-and-service", "mix draft.xml --service parking-permits", "expected one of them: a draft names its service" },
  { "mix-no-such-service", "mix --evidence evidence.xml --service parking", "evidence.xml: there is no service “parking”" },
  { "evidence-nothing", "evidence", "evidence: no command, expected import, list, show, check, gaps or publish" },
  { "evidence-no-command", "evidence export", "evidence: “export” is no command, expected import, list, show, check, gaps or publish" },
  { "import-no-file", "evidence import --area X09000001 -o out.xml", "evidence import: no file given" },
  { "import-no-output", "evidence import --area X09000001 {fixtures}/ts045.csv", "nowhere to write to, expected -o FILE, or --dry-run" },
  { "import-id", "evidence import --area X09000001 --id 'A B' -o out.xml {fixtures}/ts045.csv", "--id is “A B”, expected small letters" },
  { "import-version", "evidence import --area X09000001 --version ' ' -o out.xml {fixtures}/ts045.csv", "--version is empty" },
  { "import-published", "evidence import --area X09000001 --published 2026-02-31 -o out.xml {fixtures}/ts045.csv", "--published is “2026-02-31”" },
  { "show-no-file", "evidence show", "evidence show: 0 files given, expected one" },
  { "show-no-such-group", "evidence show evidence.xml --group age-76-plus", "evidence.xml: there is no group “age-76-plus”" },
  { "list-format", "evidence list --format csv", "--format is “csv”" },
  { "evidence-check-no-file", "evidence check", "evidence check: no file given" },
  { "export-nowhere", "export", "export: nowhere to export to, expected --bag" },
  { "export-both", "export --bag b --period 2026-27 A-1", "both --period and references are given" },
  { "export-period", "export --bag b --period 2026-28", "2026-28" },
  { "return-both", "return --period 2026-27 A-1", "both --period and “A-1” are given" },
  { "return-period", "return --period 2026-28", "2026-28" },
  { "return-nothing", "return", "return: 0 references given, expected one" },
  { "sample-no-seed", "sample --size 5", "sample: --seed is missing, expected a whole number" },
  { "sample-seed", "sample --seed seven --size 5", "--seed is “seven”, expected a whole number from 0" },
  { "sample-size", "sample --seed 7 --size 0", "--size is “0”, expected a whole number from 1" },
  { "sample-stage", "sample --seed 7 --size 5 --stage draft", "--stage is “draft”, expected some of: submitted returned" },
  { "sample-two", "sample --seed 7 --size 5 a b", "sample: 2 bags given, expected one or none" },
  { "import-nothing", "import", "import: no file given, expected one or more" },
};

static void
test_wrong (gconstpointer data)
{
  gsize index = GPOINTER_TO_SIZE (data);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  cli_run_clear ();
  cli_run_copy ("{fixtures}/draft.xml", "draft.xml");
  cli_run_copy ("{fixtures}/evidence.xml", "evidence.xml");
  before = cli_run_list ();
  cli_run_expect (CLI_RUN_PLAIN, wrong[index].words, 2, "", wrong[index].error);
  after = cli_run_list ();
  g_assert_cmpstr (after, ==, before);
}

static const struct {
  const char *name;
  const char *words;
  const char *out;
} helpful[] = {
  { "help", "--help", "Each command explains itself: due-regard-cli COMMAND --help" },
  { "help-word", "help", "Each command explains itself" },
  { "version", "--version", "due-regard-cli " },
  { "check", "check --help", "due-regard-cli check --as-of" },
  { "record", "record --help", "due-regard-cli record draft.xml -o record.xml" },
  { "verify", "verify --help", "due-regard-cli verify" },
  { "diff", "diff --help", "due-regard-cli diff version-1.xml version-2.xml" },
  { "mix", "mix --help", "due-regard-cli mix --evidence evidence.xml" },
  { "evidence", "evidence --help", "due-regard-cli evidence check evidence.xml" },
  { "import", "evidence import --help", "due-regard-cli evidence import --area E07000242 -o evidence.xml" },
  { "list", "evidence list --help", "due-regard-cli evidence list" },
  { "show", "evidence show --help", "due-regard-cli evidence show evidence.xml" },
  { "generate", "generate --help", "due-regard-cli --store try.db generate --count 200 --seed 7" },
  { "gaps", "evidence gaps --help", "due-regard-cli evidence gaps" },
  { "evidence-check", "evidence check --help", "due-regard-cli evidence check evidence.xml" },
  { "register-init", "init --help", "due-regard-cli --store register.db init --pilot" },
  { "register-person", "person --help", "due-regard-cli person add m.evans" },
  { "register-import", "import --help", "due-regard-cli import --as m.evans draft.xml" },
  { "register-list", "list --help", "due-regard-cli list --stage submitted,endorsed" },
  { "register-show", "show --help", "due-regard-cli show EIA-2026-001" },
  { "register-log", "log --help", "due-regard-cli log EIA-2026-001" },
  { "register-edit", "edit --help", "due-regard-cli edit " },
  { "register-undo", "undo --help", "due-regard-cli undo " },
  { "register-redo", "redo --help", "due-regard-cli redo " },
  { "register-attach", "attach --help", "due-regard-cli attach " },
  { "register-erase", "erase --help", "due-regard-cli erase " },
  { "register-delete", "delete --help", "due-regard-cli delete " },
  { "register-revise", "revise --help", "due-regard-cli revise " },
  { "register-submit", "submit --help", "due-regard-cli submit EIA-2026-001" },
  { "register-return", "return --help", "due-regard-cli return --period 2026-27 -o return.xml" },
  { "register-endorse", "endorse --help", "due-regard-cli endorse EIA-2026-001" },
  { "register-approve", "approve --help", "due-regard-cli approve EIA-2026-001" },
  { "register-decide", "decide --help", "due-regard-cli decide EIA-2026-001" },
  { "register-close", "close --help", "due-regard-cli close EIA-2026-001" },
  { "register-withdraw", "withdraw --help", "due-regard-cli withdraw EIA-2026-001" },
  { "register-export", "export --help", "due-regard-cli export --bag register.zip" },
  { "register-sample", "sample --help", "due-regard-cli sample --seed 7 --size 25" },
  { "register-recheck", "recheck --help", "due-regard-cli recheck" },
  { "register-limitation", "limitation --help", "due-regard-cli limitation " },
  { "register-backup", "backup --help", "due-regard-cli backup register-2026-11-22.db" },
  { "register-restore", "restore --help", "due-regard-cli --store register.db restore register-2026-11-22.db" },
};

/* Every command explains itself with an example, within 100 columns. */
static void
test_help (gconstpointer data)
{
  gsize index = GPOINTER_TO_SIZE (data);
  g_autoptr (CliRun) run = cli_run (CLI_RUN_PLAIN, helpful[index].words);
  g_auto (GStrv) lines = g_strsplit (run->out, "\n", -1);

  g_assert_cmpint (run->status, ==, 0);
  g_assert_cmpstr (run->err, ==, "");
  cli_run_assert_has (run->out, helpful[index].out);
  for (guint i = 0; lines[i] != NULL; i++)
    if (cli_run_width (lines[i]) > 100)
      g_test_fail_printf ("%s: %u columns: %s", helpful[index].words, cli_run_width (lines[i]), lines[i]);
}

/* A terminal that knows no UTF-8 gets characters that it has. */
static void
test_no_utf8 (void)
{
  g_autoptr (CliRun) run = cli_run (CLI_RUN_NO_UTF8, "no-such-command");

  g_assert_cmpint (run->status, ==, 2);
  cli_run_assert_has (run->err, "?no-such-command?");
  g_assert_true (g_str_is_ascii (run->err));
}

int
main (int    argc,
      char **argv)
{
  cli_run_init (&argc, &argv);
  g_test_add_func ("/cli/usage/no-utf8", test_no_utf8);

  for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autofree char *path = g_strconcat ("/cli/usage/wrong/", wrong[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_wrong);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (helpful); i++)
    {
      g_autofree char *path = g_strconcat ("/cli/usage/help/", helpful[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_help);
    }

  return cli_run_finish ();
}
