/* report --public, return --public: reports as anybody may read them, of files and of what a register has, and held against it. */
#include "council.h"
#include "report-lines.h"

#include <string.h>

/* As anybody may read it: the author of the draft and what is marked as private are not in it, in either form. */
static void
test_public (void)
{
  g_autofree char *draft = NULL;
  g_autoptr (GString) edited = NULL;
  g_autofree char *page = NULL;
  g_autofree char *again = NULL;
  g_autofree char *pdf = NULL;
  g_autofree char *record = NULL;
  g_autofree char *digest = NULL;

  report_lines_prepare ();
  draft = cli_run_read ("draft.xml", NULL);
  edited = g_string_new (draft);
  g_assert_cmpuint (g_string_replace (edited, "</what>", " [private]Said by somebody in confidence.[/private] All 7 of them.</what>",
                                      1), ==, 1);
  cli_run_write ("draft.xml", edited->str, (gssize) edited->len);
  g_assert_nonnull (strstr (draft, "parking-manager"));
  cli_run_expect (CLI_RUN_PLAIN, "report draft.xml --public --html page.html --pdf report.pdf", 0, "Read it before you publish",
                  NULL);
  page = cli_run_read ("page.html", NULL);
  cli_run_assert_has (page, "Public version");
  cli_run_assert_has (page, "Made from a draft, of which there is no record");
  cli_run_assert_has (page, "Officer 1");
  cli_run_assert_has (page, "[not published] All 7 of them.");
  cli_run_assert_has (page, "What this public version leaves out");
  g_assert_null (strstr (page, "parking-manager"));
  g_assert_null (strstr (page, "in confidence"));
  pdf = cli_run_read ("report.pdf", NULL);
  g_assert_true (g_str_has_prefix (pdf, "%PDF-1."));
  again = report_lines_page ("draft.xml");
  cli_run_assert_has (again, "in confidence");
  cli_run_assert_has (again, "parking-manager");

  report_lines_run ("record draft.xml -o record.xml");
  report_lines_run ("report record.xml --public --html page.html");
  record = cli_run_read ("record.xml", NULL);
  digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, record, -1);
  g_free (page);
  page = cli_run_read ("page.html", NULL);
  cli_run_assert_has (page, digest);
  g_assert_null (strstr (page, "parking-manager"));
}

/* Whom the store knows is nobody's name in a public version, wherever it was typed; the file alone knows less. */
static void
test_public_names (void)
{
  static const char * const kinds[] = { "draft.xml", "record.xml" };
  g_autofree char *draft = NULL;
  g_autoptr (GString) edited = NULL;

  report_lines_prepare ();
  report_lines_run ("--store r.db generate --count 24 --seed 3");
  draft = cli_run_read ("draft.xml", NULL);
  edited = g_string_new (draft);
  g_assert_cmpuint (g_string_replace (edited, "</what>", " Asked for by Huw Parry.</what>", 1), ==, 1);
  cli_run_write ("draft.xml", edited->str, (gssize) edited->len);
  report_lines_run ("record draft.xml -o record.xml");
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *alone = g_strdup_printf ("report %s --public --html alone.html", kinds[i]);
      g_autofree char *named = g_strdup_printf ("report %s --public --html named.html --store r.db", kinds[i]);
      g_autofree char *lost = g_strdup_printf ("report %s --public --html none.html --store lost.db", kinds[i]);
      g_autofree char *without = NULL;
      g_autofree char *with = NULL;

      cli_run_expect (CLI_RUN_PLAIN, alone, 0, "Public version", NULL);
      cli_run_expect (CLI_RUN_PLAIN, named, 0, "Public version", NULL);
      cli_run_expect (CLI_RUN_PLAIN, lost, 2, NULL, "lost.db");
      without = cli_run_read ("alone.html", NULL);
      with = cli_run_read ("named.html", NULL);
      cli_run_assert_has (without, "Asked for by Huw Parry.");
      cli_run_assert_has (with, "Asked for by Officer ");
      g_assert_null (strstr (with, "Huw Parry"));
    }
}

/* The report of a return as anybody may read it: of a register, which knows what owners are called, and of the file. */
static void
test_public_return (void)
{
  g_autofree char *page = NULL;
  g_autofree char *whole = NULL;
  g_autofree char *file = NULL;
  g_autofree char *office = NULL;
  g_autofree char *returned = NULL;
  g_autofree char *digest = NULL;
  g_autofree char *id = NULL;
  const char *owner;

  cli_run_clear ();
  report_lines_run ("--store r.db generate --count 24 --seed 3");
  cli_run_expect (CLI_RUN_PLAIN, "--store r.db return --period 2021-22-Q3 --public --html page.html -o return.xml", 0,
                  "Public version. Left out", NULL);
  report_lines_run ("--store r.db return --period 2021-22-Q3 --html whole.html");
  cli_run_expect (CLI_RUN_PLAIN, "report return.xml --public --html file.html --office office.html", 0, "Public version. Left out", NULL);
  page = cli_run_read ("page.html", NULL);
  whole = cli_run_read ("whole.html", NULL);
  file = cli_run_read ("file.html", NULL);
  office = cli_run_read ("office.html", NULL);
  returned = cli_run_read ("return.xml", NULL);
  digest = g_compute_checksum_for_string (G_CHECKSUM_SHA256, returned, -1);
  cli_run_assert_has (whole, "Priya Nair");
  owner = strstr (returned, "owner=\"");
  g_assert_nonnull (owner);
  owner += strlen ("owner=\"");
  id = g_strndup (owner, strcspn (owner, "\""));
  g_assert_null (strstr (whole, "Public version"));
  for (guint i = 0; i < 3; i++)
    {
      const char *shown = i == 0 ? page : i == 1 ? file : office;

      cli_run_assert_has (shown, "Public version");
      cli_run_assert_has (shown, digest);
      cli_run_assert_has (shown, "Officer 1");
      cli_run_assert_has (shown, "What this public version leaves out");
      g_assert_null (strstr (shown, "Priya Nair"));
      g_assert_null (strstr (shown, id));
    }
  cli_run_expect (CLI_RUN_PLAIN, "--store r.db return --period 2021-22-Q3 --public", 2, NULL, "--public is for a report");
}

/* A return's file is held against the register that is named as the register's own is: what comes out is the same, byte for byte. */
static void
test_return_held (void)
{
  static const char * const lines[] = {
    "--store r.db generate --count 24 --seed 3",
    "--store r.db return --period 2021-22-Q2 -o before.xml",
    "--store r.db return --period 2021-22-Q3 --public --html own.html --pdf own.pdf -o return.xml",
    "report return.xml --public --previous before.xml --html held.html --pdf held.pdf --store r.db",
    "report return.xml --public --html now.html --store r.db",
  };
  g_autofree char *own = NULL;
  g_autofree char *held = NULL;
  g_autofree char *now = NULL;
  g_autofree char *files = NULL;
  g_autofree char *own_pdf = NULL;
  g_autofree char *held_pdf = NULL;
  gsize length;
  gsize held_length;

  cli_run_clear ();
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    report_lines_run (lines[i]);
  own = cli_run_read ("own.html", NULL);
  held = cli_run_read ("held.html", NULL);
  now = cli_run_read ("now.html", NULL);
  g_assert_true (strcmp (own, held) == 0);
  g_assert_nonnull (strstr (own, "Against the period before"));
  g_assert_null (strstr (now, "Against the period before"));
  own_pdf = cli_run_read ("own.pdf", &length);
  held_pdf = cli_run_read ("held.pdf", &held_length);
  g_assert_cmpmem (own_pdf, length, held_pdf, held_length);
  g_assert_null (strstr (own, "Priya Nair"));
  cli_run_expect (CLI_RUN_PLAIN, "report return.xml --public --html none.html --store lost.db", 2, NULL, "lost.db");
  files = cli_run_list ();
  g_assert_null (strstr (files, "none.html"));
}

/* A record by itself is what the register has of it, where that is named: public, and for the council. */
static void
test_record_of_register (void)
{
  g_autoptr (CliRun) list = NULL;
  g_auto (GStrv) words = NULL;

  cli_run_clear ();
  report_lines_run ("--store r.db generate --count 12 --seed 3");
  list = cli_run (CLI_RUN_PLAIN, "--store r.db sample --seed 1 --size 1 --stage approved,decided,monitored,closed --format json");
  words = g_strsplit (strstr (list->out, "\"reference\""), "\"", 6);
  for (guint i = 0; i < 2; i++)
    {
      const char *public = i == 0 ? "--public " : "";
      g_autofree char *from = g_strdup_printf ("--store r.db report %s %s--html register.html", words[3], public);
      g_autofree char *show = g_strdup_printf ("--store r.db show %s -o record.xml", words[3]);
      g_autofree char *by_itself = g_strdup_printf ("report record.xml %s--html record.html --store r.db", public);
      g_autofree char *one = NULL;
      g_autofree char *other = NULL;

      report_lines_run (from);
      report_lines_run (show);
      report_lines_run (by_itself);
      one = cli_run_read ("register.html", NULL);
      other = cli_run_read ("record.html", NULL);
      g_assert_cmpint (strstr (one, "Public version") != NULL, ==, i == 0);
      g_assert_true (i > 0 || strcmp (one, other) == 0);
      g_assert_true (i == 0 || strstr (other, "Priya Nair") != NULL || strstr (one, "Priya Nair") == NULL);
    }
}

/* Of a return by itself names are known where a store is named, and only there. */
static void
test_return_names (void)
{
  static const struct { const char *words; gboolean is_public; gboolean typed; gboolean owner; } cases[] = {
    { "report named.xml --html page.html", FALSE, TRUE, FALSE },
    { "report named.xml --html page.html --store r.db", FALSE, TRUE, TRUE },
    { "report named.xml --public --html page.html", TRUE, TRUE, FALSE },
    { "report named.xml --public --html page.html --store r.db", TRUE, FALSE, FALSE },
  };
  g_autofree char *returned = NULL;
  g_autoptr (GString) named = NULL;

  cli_run_clear ();
  report_lines_run ("--store r.db generate --count 24 --seed 3");
  report_lines_run ("--store r.db return --period 2021-22-Q3 -o return.xml");
  returned = cli_run_read ("return.xml", NULL);
  g_assert_null (strstr (returned, "Priya Nair"));
  named = g_string_new (returned);
  g_assert_cmpuint (g_string_replace (named, " title=\"", " title=\"Huw Parry asks for: ", 1), ==, 1);
  cli_run_write ("named.xml", named->str, (gssize) named->len);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *page = NULL;

      cli_run_expect (CLI_RUN_PLAIN, cases[i].words, 0, NULL, NULL);
      page = cli_run_read ("page.html", NULL);
      g_assert_cmpint (strstr (page, "Public version") != NULL, ==, cases[i].is_public);
      g_assert_cmpint (strstr (page, "Huw Parry asks for: ") != NULL, ==, cases[i].typed);
      g_assert_cmpint (strstr (page, "Priya Nair") != NULL, ==, cases[i].owner);
    }
  cli_run_expect (CLI_RUN_PLAIN, "report named.xml --public --html none.html --store lost.db", 2, NULL, "lost.db");
}

/* The page without the places of what is in its charts, which are numbers as well: what is spoken of them stays. */
static char *
public_page (const char *reference)
{
  g_autoptr (GRegex) places = g_regex_new (" (x|y|x1|x2|y1|y2|d|width|height|textLength|points|transform|viewBox)=\"[^\"]*\"", 0, 0, NULL);
  g_autofree char *line = g_strdup_printf ("--store r.db report %s --public --html page.html", reference);
  g_autofree char *page = NULL;

  report_lines_run (line);
  page = cli_run_read ("page.html", NULL);

  return g_regex_replace_literal (places, page, -1, 0, "", 0, NULL);
}

/* A new version says 209 where the one before, which was approved and may be published, says 214: the difference is five. */
static void
test_versions (void)
{
  static const char * const steps[][3] = {
    { "edit", "A-1 monitoring/measure[saturday-visits]/result[2026-02|all]/@value=214", "customer-manager" },
    { "submit", "A-1", "customer-manager" }, { "endorse", "A-1", "eve" }, { "approve", "A-1", "ann" },
    { "revise", "A-1", "customer-manager" },
  };
  g_autofree char *first = NULL;
  g_autofree char *same = NULL;
  g_autofree char *second = NULL;
  g_autofree char *latest = NULL;
  g_autofree char *beside = NULL;

  council_set_up ();
  council_bring ("A-1");
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autofree char *reference = g_strdup_printf ("'%s'", steps[i][1] + (i == 0 ? 4 : 0));
      g_autofree char *edited = i == 0 ? g_strconcat ("A-1 ", reference, NULL) : NULL;

      council_step (steps[i][0], edited != NULL ? edited : steps[i][1], steps[i][2], NULL);
    }
  first = public_page ("A-1@1");
  same = public_page ("A-1@2");
  cli_run_assert_has (first, "214");
  cli_run_assert_has (same, "214");
  council_step ("edit", "A-1 'monitoring/measure[saturday-visits]/result[2026-02|all]/@value=209'", "customer-manager", NULL);
  second = public_page ("A-1@2");
  g_assert_null (strstr (second, ">209<"));
  g_assert_null (strstr (second, "214"));
  cli_run_assert_has (second, "200 to 209");

  /* Named without its version it is the latest, and a result of another time beside it changes nothing. */
  latest = public_page ("A-1");
  g_assert_true (strcmp (latest, second) == 0);
  council_step ("edit", "A-1 'monitoring/measure[saturday-visits]/result[2026-01|all]/@value=500'", "customer-manager", NULL);
  beside = public_page ("A-1");
  g_assert_null (strstr (beside, ">209<"));
  cli_run_assert_has (beside, "200 to 209");
}

/* An assessment may begin at any number here: versions that the register never had are public nowhere. */
static void
test_no_first_version (void)
{
  g_autofree char *draft = NULL;
  g_autoptr (GString) third = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *record = NULL;

  council_set_up ();
  council_copy_example ("clean.xml", 9, 15, "A-1", "draft.xml");
  draft = cli_run_read ("draft.xml", NULL);
  third = g_string_new (draft);
  g_assert_cmpuint (g_string_replace (third, " version=\"1\"", " version=\"3\"", 1), ==, 1);
  cli_run_write ("draft.xml", third->str, (gssize) third->len);
  council_do ("--store r.db import draft.xml --as customer-manager", "A-1");
  council_step ("edit", "A-1 'monitoring/measure[saturday-visits]/result[2026-02|all]/@value=214'", "customer-manager", NULL);
  council_step ("submit", "A-1", "customer-manager", NULL);
  council_step ("endorse", "A-1", "eve", NULL);
  council_step ("approve", "A-1", "ann", NULL);
  first = public_page ("A-1@3");
  cli_run_assert_has (first, "214");
  council_step ("revise", "A-1", "customer-manager", NULL);
  council_step ("edit", "A-1 'monitoring/measure[saturday-visits]/result[2026-02|all]/@value=209'", "customer-manager", NULL);
  second = public_page ("A-1");
  cli_run_assert_has (second, "200 to 209");

  /* The file of a record is held against them as well. */
  council_step ("submit", "A-1", "customer-manager", NULL);
  report_lines_run ("--store r.db show A-1 -o record.xml");
  report_lines_run ("report record.xml --public --html page.html --store r.db");
  record = cli_run_read ("page.html", NULL);
  g_assert_null (strstr (record, ">209<"));
  cli_run_assert_has (record, "200 to 209");
}

int
main (int    argc,
      char **argv)
{
  cli_run_init (&argc, &argv);
  g_test_add_func ("/cli/report-public/public", test_public);
  g_test_add_func ("/cli/report-public/public-names", test_public_names);
  g_test_add_func ("/cli/report-public/public-return", test_public_return);
  g_test_add_func ("/cli/report-public/record-of-register", test_record_of_register);
  g_test_add_func ("/cli/report-public/versions", test_versions);
  g_test_add_func ("/cli/report-public/no-first-version", test_no_first_version);
  g_test_add_func ("/cli/report-public/return-held", test_return_held);
  g_test_add_func ("/cli/report-public/return-names", test_return_names);

  return cli_run_finish ();
}
