/* What goes out of a register and comes into another: bags, the files received in them, and the return. */
#include "cli-json.h"
#include "council.h"

#include <string.h>

/* Out of one store, checked with other people's tools, into a second one. */
static void
test_bags (void)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  council_set_up ();
  cli_run_copy ("{data}/examples/Answers to the consultation.csv", "Answers to the consultation.csv");
  council_bring_to_approval ("A-1");
  cli_run_write ("letter.txt", "Private matters.\n", -1);
  council_bring ("A-2");
  council_step ("attach", "A-2 letter.txt", "customer-manager", NULL);
  council_step ("submit", "A-2", "customer-manager", NULL);

  council_bring ("A-3");
  council_do ("--store r.db export --bag drafts A-3", "  0 sealed records of 0 assessments\n");
  council_do ("--store r.db export --bag whole", "  4 sealed records of 2 assessments\n");
  council_do ("--store r.db export --bag whole.zip", "  2 attachments\n");
  council_do ("--store r.db export --bag one.zip A-1", "  3 sealed records of 1 assessment\n");
  council_do ("--store r.db export --bag period --period 2020-01-01..2099-12-31", "  4 sealed records of 2 assessments\n");
  council_shell ("cd whole; sha256sum --quiet -c manifest-sha256.txt; sha256sum --quiet -c tagmanifest-sha256.txt;"
             " for f in data/records/*/*.xml; do xmllint --nonet --noout --schema data/schemas/assessment-record.xsd $f; done");
  council_do ("verify whole", "consistent");

  before = cli_run_list ();
  council_refuse ("--store r.db export --bag whole", 2, "whole");
  council_refuse ("--store r.db export --bag other NOPE", 2, "there is no assessment “NOPE”");
  council_refuse ("--store r.db export --bag other --period 2026-27 A-1", 2, "expected one of them");
  council_refuse ("--store r.db export --bag other --period 2026-28", 2, "2026-28");
  council_refuse ("--store r.db export", 2, "expected --bag");
  after = cli_run_list ();
  g_assert_cmpstr (before, ==, after);

  council_do ("sample --seed 7 --size 1 whole.zip", "1 drawn of 2.");
  council_do ("sample --seed 7 --size 9 --stage submitted --service customer-services whole", "1 drawn of 1.");
  council_refuse ("sample --seed 7 --size 0 whole", 2, "--size is “0”");
  council_refuse ("sample --seed -7 --size 1 whole", 2, "--seed is “-7”");
  council_refuse ("sample --size 1 whole", 2, "--seed is missing");
  council_refuse ("sample --seed 7 --size 1 --stage draft whole", 2, "--stage is “draft”, expected some of: submitted");

  council_make_store ("second.db");
  council_do ("--store second.db import whole.zip --as eve", "record of A-1, version 1, kept as received: consistent");
  council_do ("--store second.db import whole --as eve", "already here");
  council_do ("--store second.db export --bag again", "  4 records from elsewhere, as received\n");
  council_shell ("for f in whole/data/records/*/*.xml; do cmp $f again/data/received/$(sha256sum $f | cut -d' ' -f1).xml; done");
  council_shell ("sed -i s/Saturday/Sunday/ whole/data/records/A-1/*-approve.xml");
  cli_run_expect (CLI_RUN_PLAIN, "--store second.db import whole --as eve", 1, "kept as received: failed", NULL);
  council_shell ("ln -s /etc/passwd whole/data/records/A-1/passwd.xml");
  council_refuse ("--store second.db import draft.xml whole --as customer-manager", 2, "passwd.xml");
  council_refuse ("--store second.db show A-2", 2, "A-2");   /* the draft that was given with it */
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
    if (cli_run_width (lines[i]) > COUNCIL_SCREEN)
      g_test_fail_printf ("%u columns: %s", cli_run_width (lines[i]), lines[i]);
  council_do ("--store second.db list --received --limit 1", "The next page: --after ");
  council_do ("--store second.db list --received --after 100000", "Nothing was received from elsewhere.\n");
  council_refuse ("--store second.db list --received --after A-1@1", 2, "--after is “A-1@1”");
  council_refuse ("--store second.db list --received --stage draft", 2, "expected no other option");
  council_refuse ("--store second.db list --received --limit 0", 2, "--limit is 0");

  g_assert_cmpstr (json_object_get_string_member (record, "reference"), ==, "A-1");
  g_assert_cmpint (json_object_get_int_member (record, "version"), ==, 1);
  g_assert_cmpstr (json_object_get_string_member (record, "grade"), ==, "anchored");
  g_assert_cmpstr (json_object_get_string_member (record, "person"), ==, "eve");
  g_assert_true (g_str_has_prefix (json_object_get_string_member (record, "name"), "data/records/A-1/v1-"));
  council_do (show, "  Grade: anchored\n");
  council_do (as_json, "\"kind\"");
  council_do (write, "");
  council_shell ("cmp theirs.xml whole/data/records/A-1/v1-*.xml");
  council_refuse (few, 2, "there is no");
  council_refuse ("--store second.db show 0000000000", 2, "expected one that list --received shows");
}

/* What came from elsewhere: listed, shown, written out as it came, and handed on. */
static void
test_received (void)
{
  g_autofree char *head = NULL;
  g_autofree char *anchored = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  council_set_up ();
  cli_run_write ("letter.txt", "Private matters.\n", -1);
  council_bring ("A-1");
  council_step ("attach", "A-1 letter.txt", "customer-manager", NULL);
  council_step ("submit", "A-1", "customer-manager", NULL);
  council_do ("--store r.db export --bag whole", "  1 sealed record of 1 assessment\n");
  council_make_store ("second.db");
  council_do ("--store second.db list --received", "Nothing was received from elsewhere.\n");

  council_refuse ("--store second.db import whole --as eve --anchor 12", 2, "the anchor “12” is no head");
  council_refuse ("--store second.db import whole --as eve --anchor "
             "00000000000000000000000000000000000000000000000000000000000000aa", 2, "expected a head that it has, or none");
  council_do ("--store second.db list --received", "Nothing was received from elsewhere.\n");
  head = cli_run_read ("whole/bag-info.txt", NULL);
  anchored = g_strdup_printf ("--store second.db import whole --as eve --anchor %.64s",
                              strstr (head, "Due-Regard-Store-Head: ") + strlen ("Due-Regard-Store-Head: "));
  council_do (anchored, "record of A-1, version 1, kept as received: anchored\n");
  council_do (anchored, "whole: all of this bag is already here\n");

  show_received ();
  council_do ("--store second.db export --bag again", "  1 record from elsewhere, as received\n");
  council_shell ("cd whole; find . -type f | while read -r f; do d=$(sha256sum $f | cut -c1-64);"
             " cmp $f $(find ../again/data/received -name \"$d*\"); done");
  council_do ("verify again", "graded anchored");
  council_shell ("for f in again/data/received/attachment/*; do echo x > $f; done");
  cli_run_expect (CLI_RUN_PLAIN, "verify again", 1, "data/received/attachment/", NULL);

  /* One whose digest begins as another's does, and a bag that could do harm. */
  council_shell ("cp -r whole strange; echo 'letter 10544' > strange/data/attachments/one; echo 'letter 11703' > strange/data/attachments/two");
  cli_run_expect (CLI_RUN_PLAIN, "--store second.db import strange --as eve", 1, "bag with manifest ", NULL);
  council_refuse ("--store second.db show 6c28d1bc", 2, "more than one file was received whose digest begins with “6c28d1bc”");
  before = council_count_received ("second.db");
  council_shell ("ln -s /etc/passwd strange/data/passwd; echo new > strange/data/new");
  council_refuse ("--store second.db import strange --as eve", 2, "passwd");
  after = council_count_received ("second.db");
  g_assert_cmpstr (before, ==, after);
}

static void
test_return (void)
{
  council_set_up ();
  council_bring_to_approval ("A-1");
  council_bring ("A-2");
  council_do ("--store r.db return --period 2020-01-01..2099-12-31 -o return.xml", "");
  council_do ("--store r.db return --period=2020-01-01..2099-12-31", "<maintaining-access-return ");
  council_do ("--store r.db export --bag b --period 2020-01-01..2099-12-31", NULL);
  council_shell ("cmp return.xml b/data/return/maintaining-access-return.xml;"
             " xmllint --nonet --noout --schema b/data/schemas/maintaining-access-return.xsd return.xml;"
             " xmllint --nonet --c14n return.xml | cmp - return.xml");
  council_refuse ("--store r.db return --period 2026-28", 2, "2026-28");
  council_refuse ("--store r.db return --period 2026-27 A-1", 2, "expected a period for the maintaining-access return, or a reference");
  council_refuse ("--store r.db return A-1 --as eve", 1, "the stage is approved");
  council_refuse ("--store r.db return", 2, "expected one");
}

int
main (int    argc,
      char **argv)
{
  cli_run_init (&argc, &argv);

  g_test_add_func ("/cli/register-bags/bags", test_bags);
  g_test_add_func ("/cli/register-bags/received", test_received);
  g_test_add_func ("/cli/register-bags/return", test_return);

  return cli_run_finish ();
}
