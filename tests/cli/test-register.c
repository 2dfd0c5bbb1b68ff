/* The register from the command line, as councils use it: made, filled, taken through the workflow, handed out, brought
 * elsewhere, backed up. Dates of the examples are moved to today's, so that it holds on any day. */
#include "cli-json.h"
#include "cli-run.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#define NARROW 100
#define BIG (64 * 1024 * 1024)

/* Moves every date of a text by days. */
static gboolean
move_date (const GMatchInfo *match,
           GString          *out,
           gpointer          data)
{
  g_autofree char *text = g_match_info_fetch (match, 0);
  GDate date;
  char moved[16];

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) atoi (text + 8), (GDateMonth) atoi (text + 5), (GDateYear) atoi (text));
  g_date_set_julian (&date, (guint32) ((gint) g_date_get_julian (&date) + *(gint *) data));
  g_date_strftime (moved, sizeof moved, "%Y-%m-%d", &date);
  g_string_append (out, moved);

  return FALSE;
}

static GDate
today (void)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_time_t (&date, time (NULL));

  return date;
}

/* So many days before today, as words. */
static char *
days_ago (gint days)
{
  GDate date = today ();
  char text[16];

  g_date_subtract_days (&date, (guint) days);
  g_date_strftime (text, sizeof text, "%Y-%m-%d", &date);

  return g_strdup (text);
}

/* An example as if @day (of 2025) were today, under another reference. */
static void
copy_example (const char *example,
              GDateMonth  month,
              GDateDay    day,
              const char *reference,
              const char *name)
{
  g_autofree char *from = g_strdup_printf ("{data}/examples/%s", example);
  g_autofree char *text = cli_run_read (from, NULL);
  g_autoptr (GRegex) regex = g_regex_new ("\\d{4}-\\d\\d-\\d\\d", 0, 0, NULL);
  g_autoptr (GString) named = NULL;
  g_autofree char *moved = NULL;
  GDate now = today ();
  GDate then;
  gint days;

  g_date_clear (&then, 1);
  g_date_set_dmy (&then, day, month, 2025);
  days = g_date_days_between (&then, &now);
  moved = g_regex_replace_eval (regex, text, -1, 0, 0, move_date, &days, NULL);
  named = g_string_new (moved);
  if (reference != NULL)
    g_assert_cmpuint (g_string_replace (named, "EX-2025-002", reference, 0), ==, 1);
  cli_run_write (name, named->str, -1);
}

/* Done, with something in what it prints. */
static void
do_it (const char *words,
       const char *out)
{
  cli_run_expect (CLI_RUN_PLAIN, words, 0, out, NULL);
}

/* One line on standard error, and an exit code. */
static void
refuse_it (const char *words,
           int         status,
           const char *err)
{
  g_autoptr (CliRun) run = cli_run (CLI_RUN_PLAIN, words);

  if (run->status != status)
    g_test_fail_printf ("%s: exit code %d instead of %d\n%s%s", words, run->status, status, run->out, run->err);
  cli_run_assert_has (run->err, err);
  if (strchr (run->err, '\n') != run->err + strlen (run->err) - 1)
    g_test_fail_printf ("%s: more than one line: %s", words, run->err);
}

/* A store with people in every role, and evidence of today. */
static void
make_store (const char *store)
{
  static const char * const lines[] = {
    "init --pilot --as ada --name \"Ada Lovelace\"",
    "person add customer-manager --name \"Mair Evans\" --role manager --as ada",
    "person add eve --name \"Eve Hughes\" --role equalities --as ada",
    "person add ann --name \"Ann Price\" --role approver --as ada",
    "evidence publish evidence.xml --as eve",
  };

  copy_example ("evidence-example.xml", 9, 15, NULL, "evidence.xml");
  cli_run_copy ("{data}/examples/Answers to the consultation.csv", "Answers to the consultation.csv");
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *words = g_strdup_printf ("--store %s %s", store, lines[i]);

      do_it (words, NULL);
    }
}

static void
set_up (void)
{
  cli_run_clear ();
  make_store ("r.db");
}

static void
bring (const char *reference)
{
  copy_example ("clean.xml", 9, 15, reference, "draft.xml");
  do_it ("--store r.db import draft.xml --as customer-manager", reference);
}

static void
step (const char *words,
      const char *reference,
      const char *as,
      const char *out)
{
  g_autofree char *line = g_strdup_printf ("--store r.db %s %s --as %s", words, reference, as);

  do_it (line, out);
}

static void
bring_to_approval (const char *reference)
{
  bring (reference);
  step ("submit", reference, "customer-manager", "is submitted");
  step ("endorse", reference, "eve", "is endorsed");
  step ("approve", reference, "ann", "is approved");
}

/* From nothing to closed, each refusal on the way with exit code 1. */
static void
test_workflow (void)
{
  static const char * const answer =
    "--store r.db edit LATE --as customer-manager \"justifications/justification[j1]/#=1\""
    " \"justifications/justification[j1]/@rule=GOV-03\" \"justifications/justification[j1]/@case=late\""
    " \"justifications/justification[j1]/@subjects=assessment\""
    " \"justifications/justification[j1]/@by=customer-manager\" \"justifications/justification[j1]/text=It came late.\"";
  g_autofree char *decided = days_ago (53);
  g_autofree char *decide = NULL;

  set_up ();
  refuse_it ("--store r.db init --pilot --as ada", 2, "there is a register here already");
  copy_example ("clean.xml", 12, 6, "LATE", "late.xml");   /* takes effect today; decided before it was written */
  refuse_it ("--store r.db import late.xml --as eva", 2, "the register knows no person “eva”");
  do_it ("--store r.db import late.xml --as customer-manager", "late.xml: draft LATE, version 1");
  refuse_it ("--store r.db import late.xml --as customer-manager", 2, "LATE");
  refuse_it ("--store r.db submit LATE --as eve", 1, "eve");
  refuse_it ("--store r.db submit LATE --as customer-manager", 1, "stands in the way");
  do_it (answer, "Saved: revision 2.");
  do_it ("--store r.db undo LATE --as customer-manager", NULL);
  refuse_it ("--store r.db submit LATE --as customer-manager", 1, "stands in the way");
  do_it ("--store r.db redo LATE --as customer-manager", NULL);
  step ("submit", "LATE", "customer-manager", "LATE, version 1 is submitted.");
  refuse_it ("--store r.db undo LATE --as customer-manager", 1, "LATE");
  refuse_it ("--store r.db edit LATE --as customer-manager @title=Other", 1, "what was sealed stays as it is");
  refuse_it ("--store r.db approve LATE --as ann", 1, "the stage is submitted");
  refuse_it ("--store r.db endorse LATE --as ann --accept no-such", 1, "ann");
  refuse_it ("--store r.db endorse LATE --as eve --accept no-such", 2, "no-such");
  refuse_it ("--store r.db delete LATE --as customer-manager", 1, "LATE");
  step ("endorse --accept all", "LATE", "eve", "is endorsed");
  refuse_it ("--store r.db approve LATE --as ann", 1, "in the way");
  step ("approve --accept j1", "LATE", "ann", "is approved");
  refuse_it ("--store r.db return LATE --as eve", 1, "the stage is approved");
  refuse_it ("--store r.db decide LATE --as customer-manager", 2, "expected --date");
  decide = g_strdup_printf ("decide --decider Cabinet --option town-hall --date %s", decided);
  step (decide, "LATE", "customer-manager", "is decided");
  step ("close", "LATE", "customer-manager", "is closed");
  refuse_it ("--store r.db withdraw LATE --as customer-manager", 1, "the stage is closed");

  bring ("BACK");
  step ("submit", "BACK", "customer-manager", NULL);
  step ("return --comment \"Say who.\"", "BACK", "eve", "is returned");
  step ("revise", "BACK", "customer-manager", NULL);
  step ("delete", "BACK", "customer-manager", NULL);
  step ("withdraw", "BACK", "customer-manager", "is withdrawn");
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
  set_up ();
  bring_to_approval ("A-1");
  bring ("A-2");
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
        if (cli_run_width (lines[k]) > NARROW)
          g_test_fail_printf ("%s: %u columns: %s", words, cli_run_width (lines[k]), lines[k]);
      if (reading[i].path != NULL)
        cli_json_assert (parser, reading[i].path, reading[i].value);
    }
  refuse_it ("--store r.db show NOPE", 2, "NOPE");
  refuse_it ("--store nothing.db list", 2, "nothing.db");
}

/* What would settle most: nothing is live yet; then of a draft, in words and as numbers. */
static void
test_gaps (void)
{
  g_autoptr (CliRun) json = NULL;
  g_autoptr (JsonParser) parser = NULL;

  set_up ();
  do_it ("--store r.db evidence gaps", "0 figures would settle more, in 0 of 0 assessments.");
  copy_example ("cheques.xml", 9, 15, NULL, "cheques.xml");
  do_it ("--store r.db import cheques.xml --as customer-manager", "EX-2025-006");
  do_it ("--store r.db evidence gaps", "in 0 of 0 assessments.");
  do_it ("--store r.db evidence gaps --drafts --limit 100", "People aged 75 and over: how many can use Telephone");
  do_it ("--store r.db evidence gaps --drafts --limit 1", "In 1 assessment: EX-2025-006");
  json = cli_run (CLI_RUN_PLAIN, "--store r.db evidence gaps --drafts --format json");
  parser = cli_json_parse (json->out);
  cli_json_assert (parser, "looked_at", "1");
  cli_json_assert (parser, "uncertain", "1");
  cli_json_assert (parser, "gaps.0.group", "\"all\"");
  cli_json_assert (parser, "gaps.0.ref", "\"channel:telephone\"");
  cli_json_assert (parser, "gaps.0.assessments.0.reference", "\"EX-2025-006\"");
  refuse_it ("--store r.db evidence gaps --limit 0", 2, "--limit");
}

/* References as people type them: with an @ or a slash of their own, and with a version. */
static void
test_references (void)
{
  set_up ();
  bring ("OLD@1");
  bring ("OLD");
  bring ("A/1");
  do_it ("--store r.db show OLD@1", "OLD@1, version 1:");
  do_it ("--store r.db show OLD@1@1", "OLD@1, version 1:");
  do_it ("--store r.db show OLD", "OLD, version 1:");
  refuse_it ("--store r.db show OLD@2", 2, "OLD");
  step ("edit", "OLD@1 change/why=So.", "customer-manager", "Saved");
  do_it ("--store r.db check A/1", "A/1, version 1");
  do_it ("--store r.db check A/1@1", "A/1, version 1");
  do_it ("--store r.db check OLD@1", "OLD@1, version 1");
  do_it ("--store r.db diff A/1 A/1@1", "No difference.");
  cli_run_expect (CLI_RUN_PLAIN, "--store r.db diff A/1 OLD@1", 1, "change/why", NULL);
  refuse_it ("--store r.db check A/2", 2, "A/2: there is no such file, nor such a reference in the register; expected one of them");
  refuse_it ("--store r.db check NOPE", 2, "NOPE: there is no such file, nor such a reference");
  refuse_it ("--store none.db check A/1", 2, "A/1: there is no such file; expected one, or a reference of a register (");
}

/* What cannot be meant says what could. */
static void
test_choices (void)
{
  g_autofree char *yesterday = days_ago (1);
  g_autofree char *nope = g_strdup_printf ("--store r.db decide A-1 --as customer-manager --decider Cabinet --option nope --date %s",
                                           yesterday);

  set_up ();
  refuse_it ("--store r.db list --search x", 2, "--search is “x”, expected two letters or more");
  refuse_it ("--store r.db list --search \" ŵ \"", 2, "expected two letters or more");
  refuse_it ("--store r.db list --stage new", 2, "--stage is “new”, expected some of: draft submitted returned");
  refuse_it ("--store r.db list --sort size", 2, "--sort is “size”, expected one of: created reference title");
  bring_to_approval ("A-1");
  refuse_it (nope, 2, "--option is “nope”, expected an option of A-1 (town-hall, market-street)");
  do_it ("--store r.db list --counts", "no major change");
}

static void
run_shell (const char *line)
{
  g_autofree char *expanded = cli_run_expand (line);
  const char *argv[] = { "/bin/sh", "-ec", expanded, NULL };
  g_autofree char *folder = cli_run_expand ("{tmp}");
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;
  g_autoptr (GError) error = NULL;
  int status = 0;

  g_spawn_sync (folder, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &out, &err, &status, &error);
  g_assert_no_error (error);
  if (status != 0)
    g_test_fail_printf ("%s: %d\n%s%s", line, status, out, err);
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

  set_up ();
  bring_to_approval ("A-1");
  bring ("A-2");
  step ("edit", "A-2 '@title==1+1, \"done\"'", "customer-manager", NULL);
  step ("edit", "A-2 actions/action[ask]/@kind=inquiry actions/action[ask]/#=9 'actions/action[ask]/text=Ask them, twice' "
                "actions/action[ask]/@due=2026-12-01", "customer-manager", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *words = g_strdup_printf ("--store r.db export --csv %s %s.csv", tables[i], tables[i]);
      g_autofree char *line = g_strdup_printf (" exported to %s.csv", tables[i]);

      do_it (words, line);
    }
  rows = cli_run_read ("register.csv", NULL);
  cli_run_assert_has (rows, "reference,version,title,service,");
  cli_run_assert_has (rows, "A-2,1,\"'=1+1, \"\"done\"\"\",customer-services,");
  run_shell ("python3 -c \"import csv; [exit(f) for f in ('register', 'actions', 'findings', 'reviews', 'impacts', 'measures')"
             " if len({len(r) for r in csv.reader(open(f + '.csv', newline='', encoding='utf-8'))}) != 1]\"");
  run_shell ("test $(wc -l <register.csv) = 3; head -1 actions.csv | grep -q '^reference,version,service,stage,action,kind,text,owner,due,'");
  rows_of_actions = cli_run_read ("actions.csv", NULL);
  cli_run_assert_has (rows_of_actions, "A-2,1,customer-services,draft,ask,inquiry,\"Ask them, twice\",,2026-12-01,open,,,false\r\n");

  /* Of one assessment. */
  do_it ("--store r.db export --csv reviews one.csv A-2", " exported to one.csv");
  run_shell ("test $(grep -c '^A-2,1,customer-services,draft,' one.csv) -gt 10; ! grep -q '^A-1,' one.csv; grep -q '^A-1,' reviews.csv");

  before = cli_run_list ();
  refuse_it ("--store r.db export --csv reviews none.csv NONE-1", 2, "NONE-1");
  refuse_it ("--store r.db export --csv answers answers.csv", 2, "--csv is “answers”");
  refuse_it ("--store r.db export --csv actions", 2, "--csv takes one file");
  refuse_it ("--store r.db export --csv actions a.csv A-1 A-2", 2, "--csv takes one file");
  refuse_it ("--store r.db export --csv actions --period 2026-27 a.csv", 2, "--csv takes one file");
  refuse_it ("--store r.db export --csv actions --bag bag a.csv", 2, "both --bag and --csv");
  refuse_it ("--store r.db export --csv actions lost/a.csv", 2, "the folder does not exist");
  refuse_it ("--store r.db export --csv actions .", 2, "there is a folder of this name");
  after = cli_run_list ();
  g_assert_cmpstr (before, ==, after);
}

/* Out of one store, checked with other people's tools, into a second one. */
static void
test_bags (void)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  set_up ();
  cli_run_copy ("{data}/examples/Answers to the consultation.csv", "Answers to the consultation.csv");
  bring_to_approval ("A-1");
  cli_run_write ("letter.txt", "Private matters.\n", -1);
  bring ("A-2");
  step ("attach", "A-2 letter.txt", "customer-manager", NULL);
  step ("submit", "A-2", "customer-manager", NULL);

  bring ("A-3");
  do_it ("--store r.db export --bag drafts A-3", "  0 sealed records of 0 assessments\n");
  do_it ("--store r.db export --bag whole", "  4 sealed records of 2 assessments\n");
  do_it ("--store r.db export --bag whole.zip", "  2 attachments\n");
  do_it ("--store r.db export --bag one.zip A-1", "  3 sealed records of 1 assessment\n");
  do_it ("--store r.db export --bag period --period 2020-01-01..2099-12-31", "  4 sealed records of 2 assessments\n");
  run_shell ("cd whole; sha256sum --quiet -c manifest-sha256.txt; sha256sum --quiet -c tagmanifest-sha256.txt;"
             " for f in data/records/*/*.xml; do xmllint --nonet --noout --schema data/schemas/assessment-record.xsd $f; done");
  do_it ("verify whole", "consistent");

  before = cli_run_list ();
  refuse_it ("--store r.db export --bag whole", 2, "whole");
  refuse_it ("--store r.db export --bag other NOPE", 2, "there is no assessment “NOPE”");
  refuse_it ("--store r.db export --bag other --period 2026-27 A-1", 2, "expected one of them");
  refuse_it ("--store r.db export --bag other --period 2026-28", 2, "2026-28");
  refuse_it ("--store r.db export", 2, "expected --bag");
  after = cli_run_list ();
  g_assert_cmpstr (before, ==, after);

  do_it ("sample --seed 7 --size 1 whole.zip", "1 drawn of 2.");
  do_it ("sample --seed 7 --size 9 --stage submitted --service customer-services whole", "1 drawn of 1.");
  refuse_it ("sample --seed 7 --size 0 whole", 2, "--size is “0”");
  refuse_it ("sample --seed -7 --size 1 whole", 2, "--seed is “-7”");
  refuse_it ("sample --size 1 whole", 2, "--seed is missing");
  refuse_it ("sample --seed 7 --size 1 --stage draft whole", 2, "--stage is “draft”, expected some of: submitted");

  make_store ("second.db");
  do_it ("--store second.db import whole.zip --as eve", "record of A-1, version 1, kept as received: consistent");
  do_it ("--store second.db import whole --as eve", "already here");
  do_it ("--store second.db export --bag again", "  4 records from elsewhere, as received\n");
  run_shell ("for f in whole/data/records/*/*.xml; do cmp $f again/data/received/$(sha256sum $f | cut -d' ' -f1).xml; done");
  run_shell ("sed -i s/Saturday/Sunday/ whole/data/records/A-1/*-approve.xml");
  cli_run_expect (CLI_RUN_PLAIN, "--store second.db import whole --as eve", 1, "kept as received: failed", NULL);
  run_shell ("ln -s /etc/passwd whole/data/records/A-1/passwd.xml");
  refuse_it ("--store second.db import draft.xml whole --as customer-manager", 2, "passwd.xml");
  refuse_it ("--store second.db show A-2", 2, "A-2");   /* the draft that was given with it */
}

/* (transfer full): how many files there are, as a program reads it. */
static char *
count_received (const char *store)
{
  g_autofree char *words = g_strdup_printf ("--store %s list --received --limit 1000 --format json", store);
  g_autoptr (CliRun) run = cli_run (CLI_RUN_PLAIN, words);
  g_autoptr (JsonParser) json = cli_json_parse (run->out);

  return g_strdup_printf ("%u", cli_json_length (json, "received"));
}

/* The files that came in the bag “whole”: as a list, one by one, and as bytes. */
static void
show_received (void)
{
  g_autoptr (CliRun) list = cli_run (CLI_RUN_PLAIN, "--store second.db list --received --limit 1000");
  g_autoptr (CliRun) run = cli_run (CLI_RUN_PLAIN, "--store second.db list --received --limit 1000 --format json");
  g_autoptr (JsonParser) json = cli_json_parse (run->out);
  g_auto (GStrv) lines = g_strsplit (list->out, "\n", -1);
  JsonObject *record = cli_json_row (json, "received", "kind", "record");
  const char *digest = json_object_get_string_member (record, "sha256");
  g_autofree char *show = g_strdup_printf ("--store second.db show %.8s", digest);
  g_autofree char *as_json = g_strdup_printf ("--store second.db show %s --format json", digest);
  g_autofree char *write = g_strdup_printf ("--store second.db show %.12s -o theirs.xml", digest);
  g_autofree char *few = g_strdup_printf ("--store second.db show %.7s", digest);

  cli_run_assert_has (list->out, "A-1@1 ");
  cli_run_assert_has (list->out, "data/trail/trail.txt");
  for (guint i = 0; lines[i] != NULL; i++)
    if (cli_run_width (lines[i]) > NARROW)
      g_test_fail_printf ("%u columns: %s", cli_run_width (lines[i]), lines[i]);
  do_it ("--store second.db list --received --limit 1", "The next page: --after ");
  do_it ("--store second.db list --received --after 100000", "Nothing was received from elsewhere.\n");
  refuse_it ("--store second.db list --received --after A-1@1", 2, "--after is “A-1@1”");
  refuse_it ("--store second.db list --received --stage draft", 2, "expected no other option");
  refuse_it ("--store second.db list --received --limit 0", 2, "--limit is 0");

  g_assert_cmpstr (json_object_get_string_member (record, "reference"), ==, "A-1");
  g_assert_cmpint (json_object_get_int_member (record, "version"), ==, 1);
  g_assert_cmpstr (json_object_get_string_member (record, "grade"), ==, "anchored");
  g_assert_cmpstr (json_object_get_string_member (record, "person"), ==, "eve");
  g_assert_true (g_str_has_prefix (json_object_get_string_member (record, "name"), "data/records/A-1/v1-"));
  do_it (show, "  Grade: anchored\n");
  do_it (as_json, "\"kind\"");
  do_it (write, "");
  run_shell ("cmp theirs.xml whole/data/records/A-1/v1-*.xml");
  refuse_it (few, 2, "there is no");
  refuse_it ("--store second.db show 0000000000", 2, "expected one that list --received shows");
}

/* What came from elsewhere: listed, shown, written out as it came, and handed on. */
static void
test_received (void)
{
  g_autofree char *head = NULL;
  g_autofree char *anchored = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  set_up ();
  cli_run_write ("letter.txt", "Private matters.\n", -1);
  bring ("A-1");
  step ("attach", "A-1 letter.txt", "customer-manager", NULL);
  step ("submit", "A-1", "customer-manager", NULL);
  do_it ("--store r.db export --bag whole", "  1 sealed record of 1 assessment\n");
  make_store ("second.db");
  do_it ("--store second.db list --received", "Nothing was received from elsewhere.\n");

  refuse_it ("--store second.db import whole --as eve --anchor 12", 2, "the anchor “12” is no head");
  refuse_it ("--store second.db import whole --as eve --anchor "
             "00000000000000000000000000000000000000000000000000000000000000aa", 2, "expected a head that it has, or none");
  do_it ("--store second.db list --received", "Nothing was received from elsewhere.\n");
  head = cli_run_read ("whole/bag-info.txt", NULL);
  anchored = g_strdup_printf ("--store second.db import whole --as eve --anchor %.64s",
                              strstr (head, "Due-Regard-Store-Head: ") + strlen ("Due-Regard-Store-Head: "));
  do_it (anchored, "record of A-1, version 1, kept as received: anchored\n");
  do_it (anchored, "whole: all of this bag is already here\n");

  show_received ();
  do_it ("--store second.db export --bag again", "  1 record from elsewhere, as received\n");
  run_shell ("cd whole; find . -type f | while read -r f; do d=$(sha256sum $f | cut -c1-64);"
             " cmp $f $(find ../again/data/received -name \"$d*\"); done");
  do_it ("verify again", "graded anchored");
  run_shell ("for f in again/data/received/attachment/*; do echo x > $f; done");
  cli_run_expect (CLI_RUN_PLAIN, "verify again", 1, "data/received/attachment/", NULL);

  /* One whose digest begins as another's does, and a bag that could do harm. */
  run_shell ("cp -r whole strange; echo 'letter 10544' > strange/data/attachments/one; echo 'letter 11703' > strange/data/attachments/two");
  cli_run_expect (CLI_RUN_PLAIN, "--store second.db import strange --as eve", 1, "bag with manifest ", NULL);
  refuse_it ("--store second.db show 6c28d1bc", 2, "more than one file was received whose digest begins with “6c28d1bc”");
  before = count_received ("second.db");
  run_shell ("ln -s /etc/passwd strange/data/passwd; echo new > strange/data/new");
  refuse_it ("--store second.db import strange --as eve", 2, "passwd");
  after = count_received ("second.db");
  g_assert_cmpstr (before, ==, after);
}

static void
test_return (void)
{
  set_up ();
  bring_to_approval ("A-1");
  bring ("A-2");
  do_it ("--store r.db return --period 2020-01-01..2099-12-31 -o return.xml", "");
  do_it ("--store r.db return --period=2020-01-01..2099-12-31", "<maintaining-access-return ");
  do_it ("--store r.db export --bag b --period 2020-01-01..2099-12-31", NULL);
  run_shell ("cmp return.xml b/data/return/maintaining-access-return.xml;"
             " xmllint --nonet --noout --schema b/data/schemas/maintaining-access-return.xsd return.xml;"
             " xmllint --nonet --c14n return.xml | cmp - return.xml");
  refuse_it ("--store r.db return --period 2026-28", 2, "2026-28");
  refuse_it ("--store r.db return --period 2026-27 A-1", 2, "expected a period for the maintaining-access return, or a reference");
  refuse_it ("--store r.db return A-1 --as eve", 1, "the stage is approved");
  refuse_it ("--store r.db return", 2, "expected one");
}

/* A copy, and two stores that know nothing of each other. */
static void
test_stores (void)
{
  set_up ();
  bring ("A-1");
  do_it ("--store r.db backup copy.db", "Copied to copy.db");
  refuse_it ("--store r.db backup copy.db", 2, "copy.db");
  step ("submit", "A-1", "customer-manager", "is submitted");
  make_store ("second.db");
  do_it ("--store second.db list", "No assessment is like that.");
  do_it ("--store r.db restore copy.db", "Restored");
  do_it ("--store r.db list --stage draft", "A-1");
  do_it ("--store r.db list --stage submitted", "No assessment is like that.");
  refuse_it ("--store r.db restore draft.xml", 2, "draft.xml");
  do_it ("--store r.db list --stage draft", "A-1");
  run_shell ("test \"$(stat -c %a r.db)\" = 600");   /* nobody else's to read */
}

/* One letter of the trail, in the file itself: what the log shows, it doubts, and nothing is copied or put back. */
static void
test_edited (void)
{
  gsize length = 0;
  g_autofree char *bytes = NULL;
  g_autoptr (CliRun) log = NULL;
  guint found = 0;

  set_up ();
  bring ("A-1");
  step ("withdraw --comment \"Zebra crossing\"", "A-1", "customer-manager", "is withdrawn");
  do_it ("--store r.db backup before.db", "Copied to before.db");
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
  cli_run_assert_has (log->err, "(withdraw of A-1, version 1): the head of the store's chain");
  refuse_it ("--store edited.db log --format json", 1, "(withdraw of A-1, version 1)");
  refuse_it ("--store edited.db backup copy.db", 2, "(withdraw of A-1, version 1)");
  run_shell ("test ! -e copy.db");
  refuse_it ("--store r.db restore edited.db", 2, "edited.db: entry ");
  do_it ("--store r.db log A-1", "Zebra crossing");
  refuse_it ("--store edited.db revise A-1 --as customer-manager", 2, "(withdraw of A-1, version 1): the head of its assessment's chain");
}

/* What somebody wrote is text, and no command to a terminal. */
static void
test_escapes (void)
{
  set_up ();
  bring ("A-1");
  step ("withdraw --comment \"bad \033[2Jred\"", "A-1", "customer-manager", "is withdrawn");
  do_it ("--store r.db log A-1", "bad ");
  do_it ("--store r.db show A-1", "bad ");
  refuse_it ("--store r.db show \"x\033[2Jy\"", 2, "x?[2Jy");
}

static void
test_erase (void)
{
  g_autofree char *digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, "Private matters.\n", -1);
  g_autofree char *erase = g_strdup_printf ("--store r.db erase %s --as eve --reason \"Somebody asked.\"", digest);
  g_autofree char *without = g_strdup_printf ("--store r.db erase %s --as eve", digest);

  set_up ();
  cli_run_write ("letter.txt", "Private matters.\n", -1);
  bring ("A-1");
  refuse_it ("--store r.db attach A-1 letter.txt --as customer-manager --question herd", 2,
             "has no question “herd”; expected one of its own, such as “heard”, “");
  refuse_it ("--store r.db attach A-1 letter.txt --as customer-manager --impact i99", 2, "has no impact “i99”; expected one of its own, such as “");
  refuse_it ("--store r.db attach A-1 letter.txt --as ann --question herd", 1, "ann");
  refuse_it ("--store r.db limitation accept --as eve --rule ACC-01 --subject source:survey --until 2099-01-01 --text Why", 2, "source:survey");
  step ("attach", "A-1 letter.txt", "customer-manager", NULL);
  step ("submit", "A-1", "customer-manager", NULL);
  refuse_it (without, 2, "reason");
  do_it (erase, NULL);
  do_it ("--store r.db export --bag b", "withheld");
  run_shell ("test \"$(ls b/data/attachments | wc -l)\" -eq 1; grep -a -q 'Somebody asked.' b/data/trail/trail.txt");
}

/* Waits until a file that was not there is. Returns how many files there are. */
static void
wait_for_more (const char *before)
{
  for (guint i = 0; i < 2000; i++)
    {
      g_autofree char *now = cli_run_list ();

      if (strcmp (now, before) != 0)
        return;
      g_usleep (5000);
    }
  g_test_fail_printf ("nothing was begun");
}

/* Ctrl-C in the middle: it says so, and nothing is left. */
static void
test_interrupt (gconstpointer data)
{
  g_autofree char *folder = cli_run_expand ("{tmp}");
  const char *argv[] = { g_getenv ("DR_CLI"), "--store", "r.db", "export", "--bag", data, NULL };
  g_autofree char *big = g_malloc (BIG);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autoptr (GString) import = g_string_new ("--store r.db import --as customer-manager");
  g_autoptr (GError) error = NULL;
  GPid pid = 0;
  int status = 0;

  set_up ();
  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *reference = g_strdup_printf ("A-%u", i);
      g_autofree char *name = g_strdup_printf ("draft-%u.xml", i);

      copy_example ("clean.xml", 9, 15, reference, name);
      g_string_append_printf (import, " %s", name);
    }
  do_it (import->str, "draft A-19, version 1");
  for (gsize i = 0; i < BIG; i += 4)   /* nothing that a zip could make small */
    {
      guint32 word = g_rand_int (random);

      memcpy (big + i, &word, sizeof word);
    }
  cli_run_write ("big.bin", big, BIG);
  step ("attach", "A-0 big.bin", "customer-manager", NULL);
  for (guint i = 0; i < 20; i++)
    {
      g_autofree char *reference = g_strdup_printf ("A-%u", i);

      step ("submit", reference, "customer-manager", NULL);
    }

  run_shell ("rm -f r.db-* big.bin");
  before = cli_run_list ();
  g_spawn_async (folder, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &pid,
                 &error);
  g_assert_no_error (error);
  wait_for_more (before);
  g_usleep (50000);
  kill (pid, SIGINT);
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), !=, 0);
  after = cli_run_list ();
  g_assert_cmpstr (after, ==, before);
}

/* Ctrl-C or the end of the program at any moment of an import: all of the bag is there or nothing of it, and the same import
 * done again brings all. */
static void
test_import_stopped (gconstpointer data)
{
  gboolean is_killed = GPOINTER_TO_INT (data);
  g_autofree char *folder = cli_run_expand ("{tmp}");
  const char *argv[] = { g_getenv ("DR_CLI"), "--store", "second.db", "import", "--as", "eve", "whole", NULL };
  g_autofree char *big = g_strnfill (BIG / 4, 'x');
  g_autofree char *all = NULL;
  guint n_stopped = 0;

  set_up ();
  bring ("A-1");
  cli_run_write ("big.bin", big, BIG / 4);
  step ("attach", "A-1 big.bin", "customer-manager", NULL);
  step ("submit", "A-1", "customer-manager", NULL);
  do_it ("--store r.db export --bag whole", "  2 attachments\n");
  make_store ("empty.db");
  run_shell ("cp empty.db second.db");
  do_it ("--store second.db import --as eve whole", "kept as received: consistent");
  all = count_received ("second.db");
  for (guint i = 0; i < 12; i++)
    {
      g_autofree char *found = NULL;
      g_autoptr (GError) error = NULL;
      GPid pid = 0;
      int status = 0;

      run_shell ("rm -f second.db*; cp empty.db second.db");
      g_spawn_async (folder, (char **) argv, NULL, G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDERR_TO_DEV_NULL
                     | G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL, &pid, &error);
      g_assert_no_error (error);
      g_usleep (20000 + i * 40000);
      kill (pid, is_killed ? SIGKILL : SIGINT);
      g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
      found = count_received ("second.db");
      if (WIFEXITED (status) && WEXITSTATUS (status) == 0)
        g_assert_cmpstr (found, ==, all);
      else
        {
          n_stopped++;
          /* One that ends just then may have said nothing of what it did. */
          if (strcmp (found, all) != 0)
            g_assert_cmpstr (found, ==, "0");
          do_it ("--store second.db import --as eve whole", "whole");
          g_free (g_steal_pointer (&found));
          found = count_received ("second.db");
          g_assert_cmpstr (found, ==, all);
        }
    }
  g_test_message ("%u stopped", n_stopped);
  g_assert_cmpuint (n_stopped, >, 0);
}

int
main (int    argc,
      char **argv)
{
  cli_run_init (&argc, &argv);

  g_test_add_func ("/cli/register/workflow", test_workflow);
  g_test_add_func ("/cli/register/reading", test_reading);
  g_test_add_func ("/cli/register/gaps", test_gaps);
  g_test_add_func ("/cli/register/references", test_references);
  g_test_add_func ("/cli/register/choices", test_choices);
  g_test_add_func ("/cli/register/bags", test_bags);
  g_test_add_func ("/cli/register/tables", test_tables);
  g_test_add_func ("/cli/register/received", test_received);
  g_test_add_data_func ("/cli/register/import/interrupted", GINT_TO_POINTER (FALSE), test_import_stopped);
  g_test_add_data_func ("/cli/register/import/killed", GINT_TO_POINTER (TRUE), test_import_stopped);
  g_test_add_func ("/cli/register/return", test_return);
  g_test_add_func ("/cli/register/stores", test_stores);
  g_test_add_func ("/cli/register/edited", test_edited);
  g_test_add_func ("/cli/register/escapes", test_escapes);
  g_test_add_func ("/cli/register/erase", test_erase);
  g_test_add_data_func ("/cli/register/interrupt/folder", "bag", test_interrupt);
  g_test_add_data_func ("/cli/register/interrupt/zip", "bag.zip", test_interrupt);

  return cli_run_finish ();
}
