#include "cli-json.h"
#include "cli-run.h"

#include <string.h>

static void
prepare (void)
{
  cli_run_clear ();
  cli_run_copy ("{fixtures}/draft.xml", "draft.xml");
  cli_run_copy ("{fixtures}/evidence.xml", "evidence.xml");
  cli_run_expect (CLI_RUN_PLAIN, "record draft.xml -o record.xml", 0, NULL, NULL);
}

/* A copy of a file with the first occurrence of something replaced. */
static void
change (const char *from,
        const char *to,
        const char *find,
        const char *replace)
{
  g_autofree char *text = cli_run_read (from, NULL);
  g_autoptr (GString) changed = g_string_new (text);

  if (g_string_replace (changed, find, replace, 1) != 1)
    g_error ("%s has no “%s”", from, find);
  cli_run_write (to, changed->str, -1);
}

/* The same draft gives the same bytes; a record is a draft that brings its evidence along. */
static void
test_record (void)
{
  g_autofree char *first = NULL;
  g_autofree char *again = NULL;
  g_autofree char *files = NULL;
  g_autoptr (CliRun) of_draft = NULL;
  g_autoptr (CliRun) of_record = NULL;

  prepare ();
  cli_run_expect (CLI_RUN_PLAIN, "record draft.xml --output again.xml --as-of 2025-09-15", 0, NULL, NULL);
  first = cli_run_read ("record.xml", NULL);
  again = cli_run_read ("again.xml", NULL);
  g_assert_cmpstr (first, ==, again);
  g_assert_true (g_str_has_prefix (first, "<assessment-record "));
  files = cli_run_list ();
  g_assert_cmpstr (files, ==, "again.xml\ndraft.xml\nevidence.xml\nrecord.xml");

  of_draft = cli_run (CLI_RUN_PLAIN, "mix --format json draft.xml");
  of_record = cli_run (CLI_RUN_PLAIN, "mix --format json record.xml");
  g_assert_cmpstr (of_draft->out, ==, of_record->out);
}

static void
test_record_replaces (void)
{
  g_autofree char *record = NULL;

  prepare ();
  cli_run_write ("old.xml", "old", -1);
  cli_run_expect (CLI_RUN_PLAIN, "record draft.xml -o old.xml", 0, NULL, NULL);
  record = cli_run_read ("old.xml", NULL);
  g_assert_true (g_str_has_prefix (record, "<assessment-record "));
}

static void
test_verify (void)
{
  g_autoptr (CliRun) run = NULL;
  g_autoptr (JsonParser) json = NULL;

  prepare ();
  cli_run_expect (CLI_RUN_PLAIN, "verify record.xml", 0, "record.xml: consistent", NULL);

  change ("record.xml", "tampered.xml", "at-risk-people=\"283 640\"", "at-risk-people=\"283 600\"");
  cli_run_expect (CLI_RUN_PLAIN, "verify tampered.xml", 1, "283 600", NULL);
  change ("record.xml", "layout.xml", "<content>", "<content >");
  cli_run_expect (CLI_RUN_PLAIN, "verify layout.xml", 1, "layout.xml: not consistent", NULL);
  change ("record.xml", "schema.xml", "version=\"1\"", "version=\"one\"");
  cli_run_expect (CLI_RUN_PLAIN, "verify schema.xml", 1, "schema.xml", NULL);
  cli_run_expect (CLI_RUN_PLAIN, "verify record.xml tampered.xml", 1, "record.xml: consistent", NULL);

  run = cli_run (CLI_RUN_PLAIN, "verify --format json record.xml tampered.xml");
  g_assert_cmpint (run->status, ==, 1);
  json = cli_json_parse (run->out);
}

static void
test_diff_drafts (void)
{
  g_autoptr (CliRun) run = NULL;
  g_autoptr (JsonParser) json = NULL;
  g_autofree char *keys = NULL;
  g_autofree char *row = NULL;

  prepare ();
  cli_run_expect (CLI_RUN_PLAIN, "diff draft.xml draft.xml", 0, "No difference.\n", NULL);
  change ("draft.xml", "later.xml", "decision-date=\"2025-10-14\"", "decision-date=\"2025-10-21\"");
  cli_run_expect (CLI_RUN_PLAIN, "diff draft.xml later.xml", 1, "change/@decision-date: 2025-10-14 → 2025-10-21", NULL);
  cli_run_expect (CLI_RUN_NO_UTF8, "diff draft.xml later.xml", 1, "2025-10-14 -> 2025-10-21", NULL);

  run = cli_run (CLI_RUN_PLAIN, "diff --format json draft.xml later.xml");
  g_assert_cmpint (run->status, ==, 1);
  json = cli_json_parse (run->out);
  keys = cli_json_keys (json, "");
  g_assert_cmpstr (keys, ==, "a b kind differences");
  g_assert_cmpuint (cli_json_length (json, "differences"), ==, 1);
  row = cli_json_keys (json, "differences.0");
  g_assert_cmpstr (row, ==, "part place line before after in_words");
  cli_json_assert (json, "kind", "\"assessment\"");
  cli_json_assert (json, "differences.0.place", "\"change/@decision-date\"");
  cli_json_assert (json, "differences.0.line", "4");
  cli_json_assert (json, "differences.0.after", "\"2025-10-21\"");
}

/* What was computed is told in words, with the names of groups and options. */
static void
test_diff_records (void)
{
  prepare ();
  change ("evidence.xml", "evidence-2.xml", "share=\"0.82\"", "share=\"0.72\"");
  cli_run_expect (CLI_RUN_PLAIN, "record draft.xml --evidence evidence-2.xml -o later.xml", 0, NULL, NULL);
  cli_run_expect (CLI_RUN_PLAIN, "diff record.xml record.xml", 0, "No difference.\n", NULL);
  cli_run_expect (CLI_RUN_PLAIN, "diff record.xml later.xml", 1, "What was computed", NULL);
  cli_run_expect (CLI_RUN_PLAIN, "diff record.xml later.xml", 1,
                  "    before: 0 to 292\n    after: 0 to 420\n", NULL);
  cli_run_expect (CLI_RUN_PLAIN, "diff record.xml later.xml", 1,
                  "  finding out channel:telephone of People aged 75 and over, gain: 5.2 → 78.1\n", NULL);
  cli_run_expect (CLI_RUN_PLAIN, "diff record.xml later.xml", 1, "Evidence used", NULL);
  cli_run_expect (CLI_RUN_PLAIN, "diff record.xml later.xml", 1, "@share: 0.82 → 0.72", NULL);
}

static void
test_diff_evidence (void)
{
  prepare ();
  change ("evidence.xml", "evidence-2.xml", "share=\"0.82\"", "share=\"0.72\"");
  cli_run_expect (CLI_RUN_PLAIN, "diff evidence.xml evidence-2.xml", 1,
                  "figures/figure[id=use-telephone]/@share: 0.82 → 0.72", NULL);
}

int
main (int    argc,
      char **argv)
{
  cli_run_init (&argc, &argv);

  g_test_add_func ("/cli/records/record", test_record);
  g_test_add_func ("/cli/records/record-replaces", test_record_replaces);
  g_test_add_func ("/cli/records/verify", test_verify);
  g_test_add_func ("/cli/records/diff/drafts", test_diff_drafts);
  g_test_add_func ("/cli/records/diff/records", test_diff_records);
  g_test_add_func ("/cli/records/diff/evidence", test_diff_evidence);

  return cli_run_finish ();
}
