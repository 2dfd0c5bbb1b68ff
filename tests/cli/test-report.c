/* report: the page and the PDF for people who have no program, of a draft, of a record and of what the register has. */
#include "report-lines.h"

#include <string.h>

static void
test_draft (void)
{
  g_autofree char *page = NULL;
  g_autofree char *again = NULL;
  g_autofree char *files = NULL;

  report_lines_prepare ();
  page = report_lines_page ("draft.xml");
  again = report_lines_page ("draft.xml");
  g_assert_cmpstr (page, ==, again);
  g_assert_true (g_str_has_prefix (page, "<!DOCTYPE html>\n<html lang=\"en-GB\" dir=\"ltr\">"));
  cli_run_assert_has (page, "<p class=\"title\">Draft</p>");
  files = cli_run_list ();
  g_assert_cmpstr (files, ==, "draft.xml\nevidence.xml\npage.html");
}

static void
test_record (void)
{
  g_autofree char *page = NULL;
  g_autofree char *record = NULL;
  g_autofree char *digest = NULL;

  report_lines_prepare ();
  report_lines_run ("record draft.xml -o record.xml");
  page = report_lines_page ("record.xml");
  record = cli_run_read ("record.xml", NULL);
  digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, record, -1);
  cli_run_assert_has (page, digest);
  cli_run_assert_has (page, "<p class=\"title\">Not sealed</p>");
  cli_run_expect (CLI_RUN_PLAIN, "report record.xml --html page.html --as-of 2026-01-01", 2, NULL, "this is a record, which has its own day");
}

/* What was sealed is reported as it was sealed, with the names and the words that the register knows beside it. */
static void
test_register (void)
{
  static const char * const lines[] = {
    "--store r.db init --pilot --as ada --name \"Ada Lovelace\"",
    "--store r.db generate --count 12 --seed 3",
  };
  g_autofree char *page = NULL;
  g_autofree char *again = NULL;
  g_autofree char *record = NULL;
  g_autofree char *digest = NULL;
  g_autoptr (CliRun) list = NULL;
  g_auto (GStrv) words = NULL;

  cli_run_clear ();
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    report_lines_run (lines[i]);
  list = cli_run (CLI_RUN_PLAIN, "--store r.db sample --seed 1 --size 1 --stage approved,decided,monitored,closed --format json");
  words = g_strsplit (strstr (list->out, "\"reference\""), "\"", 6);
  g_assert_cmpint (list->status, ==, 0);
  {
    g_autofree char *report = g_strdup_printf ("--store r.db report %s --html page.html", words[3]);
    g_autofree char *show = g_strdup_printf ("--store r.db show %s -o record.xml", words[3]);

    report_lines_run (report);
    page = cli_run_read ("page.html", NULL);
    report_lines_run (report);
    again = cli_run_read ("page.html", NULL);
    report_lines_run (show);
  }
  g_assert_cmpstr (page, ==, again);
  record = cli_run_read ("record.xml", NULL);
  digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, record, -1);
  cli_run_assert_has (page, digest);
  g_assert_null (strstr (page, "class=\"note status"));
  cli_run_assert_has (page, "Submission");
  cli_run_assert_has (page, "Approval");

  cli_run_expect (CLI_RUN_PLAIN, "--store r.db report NONE-1 --html none.html", 2, NULL, "NONE-1");
}

/* A page is there whole or not at all. */
static void
test_whole (void)
{
  g_autofree char *page = NULL;

  report_lines_prepare ();
  cli_run_write ("page.html", "before", -1);
  cli_run_expect (CLI_RUN_LITTLE_ROOM, "report draft.xml --html page.html", 2, NULL, "page.html");
  cli_run_expect (CLI_RUN_PLAIN, "report lost.xml --html page.html", 2, NULL, "lost.xml");
  cli_run_expect (CLI_RUN_PLAIN, "report draft.xml --html none/page.html", 2, NULL, "none/page.html");
  page = cli_run_read ("page.html", NULL);
  g_assert_cmpstr (page, ==, "before");
}

/* The same report as a PDF, alone or beside the page; whole or not at all. */
static void
test_pdf (void)
{
  g_autofree char *pdf = NULL;
  g_autofree char *again = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *files = NULL;
  gsize length;
  gsize again_length;

  report_lines_prepare ();
  report_lines_run ("report draft.xml --pdf one.pdf --as-of 2026-11-22");
  report_lines_run ("report draft.xml --pdf other.pdf --html page.html --as-of 2026-11-22");
  pdf = cli_run_read ("one.pdf", &length);
  again = cli_run_read ("other.pdf", &again_length);
  g_assert_cmpmem (pdf, length, again, again_length);
  g_assert_true (g_str_has_prefix (pdf, "%PDF-1."));

  cli_run_write ("kept.pdf", "before", -1);
  cli_run_expect (CLI_RUN_LITTLE_ROOM, "report draft.xml --pdf kept.pdf", 2, NULL, "kept.pdf");
  cli_run_expect (CLI_RUN_PLAIN, "report draft.xml --pdf none/report.pdf", 2, NULL, "none/report.pdf");
  cli_run_expect (CLI_RUN_PLAIN, "report draft.xml", 2, NULL, "--html, --pdf or --office");
  kept = cli_run_read ("kept.pdf", NULL);
  g_assert_cmpstr (kept, ==, "before");
  files = cli_run_list ();
  g_assert_cmpstr (files, ==, "draft.xml\nevidence.xml\nkept.pdf\none.pdf\nother.pdf\npage.html");
}

/* The report of a return, of its file alone: with another for trends, and refused in one line where that cannot be. */
static void
test_return (void)
{
  g_autofree char *page = NULL;
  g_autofree char *again = NULL;
  g_autofree char *alone = NULL;
  g_autofree char *digest = NULL;
  g_autofree char *text = NULL;
  g_autofree char *pdf = NULL;
  g_autofree char *files = NULL;

  report_lines_prepare ();
  cli_run_copy ("{fixtures}/../returns/full.xml", "return.xml");
  cli_run_copy ("{fixtures}/../returns/before.xml", "before.xml");
  alone = report_lines_page ("return.xml");
  page = report_lines_page ("return.xml --previous before.xml");
  again = report_lines_page ("return.xml --previous before.xml --language en");
  g_assert_cmpstr (page, ==, again);
  cli_run_assert_has (page, "Against the period before");
  g_assert_null (strstr (alone, "Against the period before"));
  text = cli_run_read ("return.xml", NULL);
  digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  cli_run_assert_has (page, digest);
  cli_run_assert_has (page, "Members are asked to note");

  report_lines_run ("report return.xml --pdf return.pdf");
  pdf = cli_run_read ("return.pdf", NULL);
  g_assert_true (g_str_has_prefix (pdf, "%PDF-1."));

  cli_run_expect (CLI_RUN_PLAIN, "report before.xml --previous return.xml --html none.html", 2, NULL, "expected one that ended before");
  cli_run_expect (CLI_RUN_PLAIN, "report return.xml --previous draft.xml --html none.html", 2, NULL,
                  "expected maintaining-access-return");
  cli_run_expect (CLI_RUN_PLAIN, "report return.xml --as-of 2026-01-01 --html none.html", 2, NULL, "this is a return");
  cli_run_expect (CLI_RUN_PLAIN, "report return.xml --evidence evidence.xml --html none.html", 2, NULL, "this is a return");
  cli_run_expect (CLI_RUN_PLAIN, "report draft.xml --previous before.xml --html none.html", 2, NULL, "this is no return");
  cli_run_expect (CLI_RUN_PLAIN, "report EIA-1 --previous before.xml --html none.html", 2, NULL, "this is no return");
  cli_run_expect (CLI_RUN_PLAIN, "report evidence.xml --html none.html", 2, NULL,
                  "evidence.xml:3: the root is evidence, expected assessment (a draft), assessment-record or maintaining-access-return");
  files = cli_run_list ();
  g_assert_cmpstr (files, ==, "before.xml\ndraft.xml\nevidence.xml\npage.html\nreturn.pdf\nreturn.xml");
}

/* The same from the register: the report says what the return beside it says, against the period before. */
static void
test_return_of_register (void)
{
  static const char * const lines[] = {
    "--store r.db generate --count 24 --seed 3",
    "--store r.db return --period 2021-22-Q2 -o before.xml",
    "--store r.db return --period 2021-22-Q3 -o return.xml --html page.html --pdf page.pdf",
    "--store r.db return --period 2021-22-Q3 --html again.html",
    "--store r.db return --period 2021-22-Q3 --html with.html --previous before.xml",
    "--store r.db return --period 2021-22-Q3 --as-of 2021-11-15 -o day.xml",
    "report return.xml --previous before.xml --html file.html",
  };
  g_autofree char *page = NULL;
  g_autofree char *again = NULL;
  g_autofree char *with = NULL;
  g_autofree char *file = NULL;
  g_autofree char *returned = NULL;
  g_autofree char *digest = NULL;
  g_autofree char *before = NULL;
  g_autofree char *before_digest = NULL;
  g_autofree char *day = NULL;

  cli_run_clear ();
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    report_lines_run (lines[i]);
  page = cli_run_read ("page.html", NULL);
  again = cli_run_read ("again.html", NULL);
  with = cli_run_read ("with.html", NULL);
  file = cli_run_read ("file.html", NULL);
  returned = cli_run_read ("return.xml", NULL);
  before = cli_run_read ("before.xml", NULL);
  day = cli_run_read ("day.xml", NULL);
  digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, returned, -1);
  before_digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, before, -1);
  g_assert_cmpstr (page, ==, again);
  g_assert_cmpstr (page, ==, with);
  cli_run_assert_has (page, digest);
  cli_run_assert_has (page, before_digest);
  cli_run_assert_has (file, digest);
  cli_run_assert_has (day, "as-of=\"2021-11-15\"");
  /* A period before which nothing was has nothing to stand beside. */
  report_lines_run ("--store r.db return --period 2020-21-Q4 --html first.html");
  {
    g_autofree char *first = cli_run_read ("first.html", NULL);

    g_assert_null (strstr (first, "Against the period before"));
  }

  cli_run_expect (CLI_RUN_PLAIN, "--store r.db return --period 2021-22-Q3 --previous before.xml", 2, NULL, "--previous is for a report");
  cli_run_expect (CLI_RUN_PLAIN, "--store r.db return --period 2021-22-Q3 -o none.xml --html none/page.html", 2, NULL, "none/page.html");
  cli_run_expect (CLI_RUN_PLAIN, "--store r.db return --period 2021-22-Q3 --html page.html --language xx", 2, NULL,
                  "no translation into it");
  {
    g_autofree char *files = cli_run_list ();

    g_assert_null (strstr (files, "none.xml"));
  }
}

/* English is there without a translation, whatever the messages are in. */
static void
test_language (void)
{
  g_autofree char *page = NULL;

  report_lines_prepare ();
  cli_run_expect (CLI_RUN_NO_UTF8, "report draft.xml --html page.html --language en", 0, NULL, NULL);
  page = cli_run_read ("page.html", NULL);
  cli_run_assert_has (page, "<html lang=\"en-GB\"");
  cli_run_expect (CLI_RUN_PLAIN, "report draft.xml --html page.html --language cy", 2, NULL, "no translation into it");
}

int
main (int    argc,
      char **argv)
{
  cli_run_init (&argc, &argv);
  g_test_add_func ("/cli/report/draft", test_draft);
  g_test_add_func ("/cli/report/record", test_record);
  g_test_add_func ("/cli/report/register", test_register);
  g_test_add_func ("/cli/report/whole", test_whole);
  g_test_add_func ("/cli/report/pdf", test_pdf);
  g_test_add_func ("/cli/report/return", test_return);
  g_test_add_func ("/cli/report/return-of-register", test_return_of_register);
  g_test_add_func ("/cli/report/language", test_language);

  return cli_run_finish ();
}
