#include "cli-json.h"
#include "cli-run.h"

#include <string.h>

#define TABLES "{fixtures}/ts007a.csv {fixtures}/ts045.csv {fixtures}/ts038-small-areas.csv"
#define IMPORT "evidence import --area X09000001 "

/* What the tables of the fixtures come to for Testby, worked out by hand: bands of 500, 510, ... 670 people; three small
 * areas of the four. */
static const struct {
  const char *group;
  double      count;
  double      base;
  const char *source;
} testby[] = {
  { "all", 10530, 10530, "census-2021-ts007a" },
  { "age-0-14", 1530, 10530, "census-2021-ts007a" },
  { "age-15-24", 1070, 10530, "census-2021-ts007a" },
  { "age-25-44", 2260, 10530, "census-2021-ts007a" },
  { "age-45-64", 2420, 10530, "census-2021-ts007a" },
  { "age-65-74", 1270, 10530, "census-2021-ts007a" },
  { "age-75-plus", 1980, 10530, "census-2021-ts007a" },
  { "age-65-plus", 3250, 10530, "census-2021-ts007a" },
  { "age-85-plus", 670, 10530, "census-2021-ts007a" },
  { "disabled", 2130, 10530, "census-2021-ts038" },
  { "not-disabled", 8400, 10530, "census-2021-ts038" },
  { "no-car-households", 700, 4000, "census-2021-ts045" },
};

static JsonParser *
run_json (const char *words,
          int         status)
{
  g_autoptr (CliRun) run = cli_run (CLI_RUN_PLAIN, words);

  if (run->status != status)
    g_error ("%s: exit code %d instead of %d\n%s", words, run->status, status, run->err);
  g_assert_cmpstr (run->err, ==, "");

  return cli_json_parse (run->out);
}

static void
test_import_counts (void)
{
  g_autoptr (JsonParser) json = NULL;

  cli_run_clear ();
  cli_run_expect (CLI_RUN_PLAIN, IMPORT "-o out.xml " TABLES, 0, "Written: out.xml", NULL);
  cli_run_expect (CLI_RUN_PLAIN, "evidence check out.xml", 0, "out.xml: no problem found\n", NULL);

  json = run_json ("evidence show --format json out.xml", 0);
  cli_json_assert (json, "id", "\"profile-x09000001\"");
  cli_json_assert (json, "area", "\"X09000001\"");
  cli_json_assert (json, "area_name", "\"Testby\"");
  for (gsize i = 0; i < G_N_ELEMENTS (testby); i++)
    {
      JsonObject *group = cli_json_row (json, "groups", "id", testby[i].group);

      g_test_message ("%s", testby[i].group);
      g_assert_cmpfloat (json_object_get_double_member_with_default (group, "count", -1.0), ==, testby[i].count);
      g_assert_cmpfloat (json_object_get_double_member_with_default (group, "base", -1.0), ==, testby[i].base);
      g_assert_cmpstr (json_object_get_string_member_with_default (group, "source", NULL), ==, testby[i].source);
    }
  g_assert_true (json_object_get_null_member (cli_json_row (json, "groups", "id", "trans"), "count"));
}

/* The same files give the same bytes, whatever their order; an import on top of itself changes nothing. */
static void
test_import_same_bytes (void)
{
  static const char * const words[] = {
    IMPORT "-o again.xml " TABLES,
    IMPORT "-o again.xml {fixtures}/ts038-small-areas.csv {fixtures}/ts045.csv {fixtures}/ts007a.csv",
    IMPORT "--base out.xml -o again.xml " TABLES,
    "evidence import --base out.xml -o again.xml {fixtures}/ts045.csv",
  };
  g_autofree char *first = NULL;

  cli_run_clear ();
  cli_run_expect (CLI_RUN_PLAIN, IMPORT "-o out.xml " TABLES, 0, NULL, NULL);
  first = cli_run_read ("out.xml", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    {
      g_autofree char *again = NULL;

      cli_run_expect (CLI_RUN_PLAIN, words[i], 0, NULL, NULL);
      again = cli_run_read ("again.xml", NULL);
      g_assert_cmpstr (again, ==, first);
    }
}

static void
test_import_dry_run (void)
{
  g_autoptr (JsonParser) json = NULL;
  g_autoptr (JsonParser) alone = NULL;
  g_autofree char *keys = NULL;
  g_autofree char *row_keys = NULL;
  g_autofree char *files = NULL;
  JsonObject *row;

  cli_run_clear ();
  json = run_json (IMPORT "--dry-run --format json " TABLES, 0);
  files = cli_run_list ();
  g_assert_cmpstr (files, ==, "");   /* nothing was written */

  keys = cli_json_keys (json, "");
  g_assert_cmpstr (keys, ==, "area area_name output counts rows problems");
  row_keys = cli_json_keys (json, "rows.0");
  g_assert_cmpstr (row_keys, ==, "status kind file line table id name columns unit count base old_count old_base "
                                 "small_areas reason");
  cli_json_assert (json, "output", "null");
  cli_json_assert (json, "counts.taken", "14");
  cli_json_assert (json, "counts.refused", "0");
  cli_json_assert (json, "counts.not-mapped", "5");
  row = cli_json_row (json, "rows", "id", "disabled");
  g_assert_cmpint (json_object_get_int_member (row, "small_areas"), ==, 3);
  g_assert_cmpint (json_object_get_int_member (row, "count"), ==, 2130);
  g_assert_cmpint (json_object_get_int_member (row, "line"), ==, 2);
  row = cli_json_row (json, "rows", "id", "no-car-households");
  g_assert_cmpstr (json_object_get_string_member (row, "unit"), ==, "households");
  g_assert_cmpstr (json_object_get_string_member (row, "columns"), ==, "No cars or vans in household");

  /* Small areas alone: the district must be called by name. */
  cli_run_expect (CLI_RUN_PLAIN, IMPORT "--dry-run {fixtures}/ts038-small-areas.csv", 2, "", "the name of the district is needed");
  alone = run_json (IMPORT "--name Testby --dry-run --format json {fixtures}/ts038-small-areas.csv", 0);
  g_assert_cmpint (json_object_get_int_member (cli_json_row (alone, "rows", "id", "not-disabled"), "count"), ==, 8400);
}

/* Each row that is refused says why, and the exit code tells that there is one. */
static void
test_import_refused (void)
{
  cli_run_clear ();
  cli_run_copy ("{fixtures}/evidence.xml", "base.xml");

  cli_run_expect (CLI_RUN_PLAIN, IMPORT "--dry-run {fixtures}/ts045-wrong.csv", 1,
                  "4700 is more than the total of 4000", NULL);
  cli_run_expect (CLI_RUN_PLAIN, IMPORT "--dry-run {fixtures}/ts007a.csv {fixtures}/ts045-wrong.csv", 1, "taken", NULL);

  /* What is not refused is written. */
  cli_run_expect (CLI_RUN_PLAIN, "evidence import --base base.xml -o out.xml {fixtures}/contacts.csv", 1,
                  "“pigeon” is no channel", NULL);
  cli_run_expect (CLI_RUN_PLAIN, "evidence check out.xml", 0, "no problem found", NULL);
}

/* Where everything is refused there is nothing to write; the rows say why. */
static void
test_import_nothing (void)
{
  g_autofree char *files = NULL;

  cli_run_clear ();
  cli_run_expect (CLI_RUN_PLAIN, IMPORT "-o out.xml {fixtures}/ts045-wrong.csv", 2, "4700 is more than the total of 4000",
                  "nothing else in the files can be taken");
  files = cli_run_list ();
  g_assert_cmpstr (files, ==, "");
}

static void
test_import_contacts (void)
{
  g_autoptr (JsonParser) json = NULL;
  g_autofree char *written = NULL;

  cli_run_clear ();
  cli_run_copy ("{fixtures}/evidence.xml", "base.xml");
  json = run_json ("evidence import --base base.xml --service parking-permits -o out.xml --format json "
                   "{fixtures}/contacts.csv", 1);
  cli_json_assert (json, "counts.taken", "3");
  cli_json_assert (json, "counts.refused", "2");
  cli_json_assert (json, "output", "\"out.xml\"");
  written = cli_run_read ("out.xml", NULL);
  cli_run_assert_has (written, "channel=\"telephone\" count=\"1874\" period=\"2025-01\"");
  cli_run_assert_has (written, "count=\"212\" period=\"2025-01\" point=\"permit-desk\"");

  cli_run_expect (CLI_RUN_PLAIN, "evidence import --base base.xml --service parking -o out.xml {fixtures}/contacts.csv",
                  2, "", "base.xml: there is no service “parking”");
}

/* A new edition of an evidence base, in its own place. */
static void
test_import_edition (void)
{
  g_autoptr (JsonParser) json = NULL;

  cli_run_clear ();
  cli_run_expect (CLI_RUN_PLAIN, IMPORT "-o out.xml {fixtures}/ts007a.csv", 0, NULL, NULL);
  cli_run_expect (CLI_RUN_PLAIN,
                  IMPORT "--base out.xml -o out.xml --id testby --version 2025.2 --published 2025-07-01 {fixtures}/ts045.csv",
                  0, "Written: out.xml", NULL);
  json = run_json ("evidence list --format json out.xml", 0);
  cli_json_assert (json, "0.file", "\"out.xml\"");
  cli_json_assert (json, "0.id", "\"testby\"");
  cli_json_assert (json, "0.version", "\"2025.2\"");
  cli_json_assert (json, "0.published", "\"2025-07-01\"");
  cli_json_assert (json, "0.area_name", "\"Testby\"");
}

static void
test_list (void)
{
  g_autoptr (JsonParser) json = run_json ("evidence list --format json", 0);
  g_autofree char *keys = cli_json_keys (json, "0");
  JsonObject *pilot = cli_json_row (json, "", "id", "east-herts");

  g_assert_cmpstr (keys, ==, "file id version title council nation published area area_name sources groups figures "
                             "services sha256");
  g_assert_cmpstr (json_object_get_string_member (pilot, "area"), ==, "E07000242");
  g_assert_cmpint (json_object_get_int_member (pilot, "groups"), >, 40);
  g_assert_cmpint (strlen (json_object_get_string_member (pilot, "sha256")), ==, 64);
  cli_json_row (json, "", "id", "north-herts");
  cli_json_row (json, "", "id", "template");

  cli_run_expect (CLI_RUN_PLAIN, "evidence list", 0, "East Herts Council", NULL);
  cli_run_expect (CLI_RUN_PLAIN, "evidence list {fixtures}/evidence.xml", 0, "worked-example", NULL);
}

static void
test_show (void)
{
  g_autoptr (JsonParser) json = run_json ("evidence show --format json --group age-75-plus {fixtures}/evidence.xml", 0);
  g_autofree char *keys = cli_json_keys (json, "");
  g_autofree char *group = cli_json_keys (json, "groups.0");
  g_autofree char *figure = cli_json_keys (json, "figures.0");

  g_assert_cmpstr (keys, ==, "id version title council nation published area area_name sha256 sources groups figures");
  g_assert_cmpstr (group, ==, "id name characteristic dimension unit count base share source area population how_known "
                              "needs projections");
  g_assert_cmpstr (figure, ==, "id kind group figure share interval n source area population unit date how_known note");
  g_assert_cmpuint (cli_json_length (json, "groups"), ==, 1);
  g_assert_cmpuint (cli_json_length (json, "figures"), ==, 6);
  cli_json_assert (json, "figures.0.figure", "\"channel:telephone\"");
  cli_json_assert (json, "figures.0.interval", "[0.757377, 0.86925]");

  cli_run_expect (CLI_RUN_PLAIN, "evidence show {fixtures}/evidence.xml", 0, "75.7 % to 86.9 %", NULL);
  cli_run_expect (CLI_RUN_PLAIN, "evidence show {fixtures}/evidence.xml --group age-75-plus", 0, "180 answers", NULL);
  cli_run_expect (CLI_RUN_PLAIN, "evidence show east-herts --group disabled", 0, "Needs: ", NULL);
}

/* Every problem on a line of its own with its line, and what cannot be read at all does not hide the others. */
static void
test_check (void)
{
  g_autofree char *evidence = cli_run_read ("{fixtures}/evidence.xml", NULL);
  g_autoptr (GString) wrong = g_string_new (evidence);
  g_autoptr (CliRun) run = NULL;
  g_autoptr (JsonParser) json = NULL;

  g_string_replace (wrong, "share=\"0.82\"", "share=\"1.2\"", 1);
  g_string_replace (wrong, "count=\"1200\"", "count=\"12000\"", 1);
  g_string_replace (wrong, "<mix id=\"actual\" kind=\"actual\" period=\"2025\" complete=\"true\" source=\"survey\">",
                    "<mix id=\"actual\" kind=\"actual\" period=\"2025\" complete=\"true\" source=\"poll\">", 1);
  cli_run_clear ();
  cli_run_write ("good.xml", evidence, -1);
  cli_run_write ("wrong.xml", wrong->str, -1);

  cli_run_expect (CLI_RUN_PLAIN, "evidence check good.xml", 0, "good.xml: no problem found\n", NULL);
  cli_run_expect (CLI_RUN_PLAIN, "evidence check wrong.xml", 1, "wrong.xml:28: ", NULL);
  cli_run_expect (CLI_RUN_PLAIN, "evidence check wrong.xml", 1, "wrong.xml:43: ", NULL);
  cli_run_expect (CLI_RUN_PLAIN, "evidence check lost.xml wrong.xml good.xml", 2, "good.xml: no problem found\n",
                  "lost.xml: there is no such file");

  json = run_json ("evidence check --format json wrong.xml good.xml", 1);
  g_assert_cmpuint (cli_json_length (json, ""), ==, 2);
  cli_json_assert (json, "0.file", "\"wrong.xml\"");
  g_assert_cmpuint (cli_json_length (json, "0.problems"), >=, 2);
  cli_json_assert (json, "1.problems", "[]");
  {
    g_autofree char *keys = cli_json_keys (json, "0.problems.0");

    g_assert_cmpstr (keys, ==, "line kind message");
  }
}

int
main (int    argc,
      char **argv)
{
  cli_run_init (&argc, &argv);

  g_test_add_func ("/cli/evidence/import/counts", test_import_counts);
  g_test_add_func ("/cli/evidence/import/same-bytes", test_import_same_bytes);
  g_test_add_func ("/cli/evidence/import/dry-run", test_import_dry_run);
  g_test_add_func ("/cli/evidence/import/refused", test_import_refused);
  g_test_add_func ("/cli/evidence/import/nothing", test_import_nothing);
  g_test_add_func ("/cli/evidence/import/contacts", test_import_contacts);
  g_test_add_func ("/cli/evidence/import/edition", test_import_edition);
  g_test_add_func ("/cli/evidence/list", test_list);
  g_test_add_func ("/cli/evidence/show", test_show);
  g_test_add_func ("/cli/evidence/check", test_check);

  return cli_run_finish ();
}
