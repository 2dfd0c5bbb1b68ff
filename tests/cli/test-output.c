#include "cli-json.h"
#include "cli-run.h"

#include <string.h>

#define WIDTH 100

/* Every draft that is shipped, as text and as JSON. */
static const char * const examples[] = { "access-review", "bishops-stortford-desk", "cashiers-desk", "cheques", "clean",
                                         "every-family", "four-day-week", "wales", "worked-example" };

static void
check_width (const char *words,
             const char *out)
{
  g_auto (GStrv) lines = g_strsplit (out, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (cli_run_width (lines[i]) > WIDTH)
      g_test_fail_printf ("%s: %u columns: %s", words, cli_run_width (lines[i]), lines[i]);
}

static void
test_example_width (gconstpointer data)
{
  static const char * const formats[] = { "check {data}/examples/%s.xml", "mix {data}/examples/%s.xml" };

  for (gsize i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *words = g_strdup_printf (formats[i], (const char *) data);
      g_autoptr (CliRun) run = cli_run (CLI_RUN_PLAIN, words);

      g_assert_cmpint (run->status, <, 2);
      g_assert_cmpstr (run->err, ==, "");
      g_assert_cmpuint (strlen (run->out), >, 200);
      check_width (words, run->out);
    }
}

static const char * const texts[] = {
  "evidence list",
  "evidence show east-herts",
  "evidence show north-herts",
  "evidence show template",
  "evidence show {data}/examples/evidence-example.xml",
  "evidence show {data}/examples/evidence-wales.xml",
  "evidence show east-herts --group age-75-plus",
  "evidence import --area X09000001 --dry-run ts007a.csv ts045.csv ts038-small-areas.csv ts045-wrong.csv",
  "evidence import --base evidence.xml --dry-run contacts.csv",
  "mix",
  "mix --evidence north-herts",
  "mix --evidence evidence.xml --service parking-permits",
  "diff clean.xml cheques.xml",
};

/* Everything else that is text fits, with a terminal of UTF-8 and without. */
static void
test_text_width (gconstpointer data)
{
  static const char * const files[] = { "evidence.xml", "ts007a.csv", "ts045.csv", "ts045-wrong.csv",
                                        "ts038-small-areas.csv", "contacts.csv" };
  const char *words = data;

  cli_run_clear ();
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *from = g_strconcat ("{fixtures}/", files[i], NULL);

      cli_run_copy (from, files[i]);
    }
  cli_run_copy ("{data}/examples/clean.xml", "clean.xml");
  cli_run_copy ("{data}/examples/cheques.xml", "cheques.xml");
  for (guint flags = CLI_RUN_PLAIN; flags <= CLI_RUN_NO_UTF8; flags += CLI_RUN_NO_UTF8)
    {
      g_autoptr (CliRun) run = cli_run (flags, words);

      g_assert_cmpint (run->status, <, 2);
      g_assert_cmpstr (run->err, ==, "");
      check_width (words, run->out);
    }
}

/* Members of each object of check's JSON, in their order: what the contract says, and nothing else. */
static const struct {
  const char *path;
  const char *keys;
} check_keys[] = {
  { "", "reference as_of rulebook options mixes results settle" },
  { "rulebook", "id version" },
  { "options.0", "id chosen review" },
  { "options.0.review.1", "group people displaced restricted affected excluded_before excluded_after newly_excluded "
                          "newly_excluded_people at_risk at_risk_people mitigated bears_more" },
  { "options.0.review.1.bears_more", "displaced affected" },
  { "options.0.review.1.bears_more.displaced", "rest difference interval ratio" },
  { "mixes", "expected preferred actual target gaps" },
  { "mixes.gaps.0", "a b channels digital_a digital_b dissimilarity" },
  { "results.0", "rule case subject result severity basis measured message" },
  { "settle.0", "group figure gain_people" },
};

/* The worked example, as computed by hand in the product's papers. */
static const struct {
  const char *path;
  const char *value;
} worked[] = {
  { "reference", "\"EX-2025-001\"" },
  { "as_of", "\"2025-09-15\"" },
  { "options.0.id", "\"close\"" },
  { "options.0.chosen", "true" },
  { "options.1.chosen", "false" },
  { "options.0.review.0.group", "\"all\"" },
  { "options.0.review.1.group", "\"age-75-plus\"" },
  { "options.0.review.1.people", "1200" },
  { "options.0.review.1.excluded_before", "[0, 0.152522]" },
  { "options.0.review.1.excluded_after", "[0, 0.242623]" },
  { "options.0.review.1.newly_excluded", "[0, 0.242623]" },
  { "options.0.review.1.newly_excluded_people", "[0, 292]" },
  { "options.0.review.1.at_risk_people", "[283, 640]" },
  { "options.0.review.1.displaced", "[0.3, 0.3]" },
  { "options.0.review.1.restricted", "[0.5, 0.5]" },
  { "options.0.review.1.affected", "[0.8, 0.8]" },
  { "options.0.review.1.mitigated", "null" },
  { "options.0.review.1.bears_more.displaced.rest", "0.05" },
  { "options.0.review.1.bears_more.displaced.difference", "0.25" },
  { "options.0.review.1.bears_more.displaced.ratio", "6" },
  { "options.0.review.1.bears_more.affected.rest", "0.527273" },
  { "options.0.review.1.bears_more.affected.difference", "0.272727" },
  { "options.0.review.1.bears_more.affected.ratio", "1.51724" },
  { "options.0.review.0.bears_more.displaced.rest", "null" },
  { "mixes.expected.website", "0.5" },
  { "mixes.preferred", "null" },
  { "mixes.target", "null" },
  { "mixes.gaps.0.a", "\"expected\"" },
  { "mixes.gaps.0.b", "\"actual\"" },
  { "mixes.gaps.0.channels.telephone", "-0.3" },
  { "mixes.gaps.0.channels.website", "0.3" },
  { "mixes.gaps.0.channels.face-to-face", "-0.1" },
  { "mixes.gaps.0.channels.other", "0.1" },
  { "mixes.gaps.0.digital_a", "0.5" },
  { "mixes.gaps.0.digital_b", "0.2" },
  { "mixes.gaps.0.dissimilarity", "0.4" },
};

static JsonParser *
run_json (const char *words,
          int         status)
{
  g_autoptr (CliRun) run = cli_run (CLI_RUN_PLAIN, words);

  g_assert_cmpint (run->status, ==, status);
  g_assert_cmpstr (run->err, ==, "");

  return cli_json_parse (run->out);
}

static void
test_check_json (void)
{
  g_autoptr (JsonParser) json = run_json ("check --format json {fixtures}/draft.xml", 1);

  for (gsize i = 0; i < G_N_ELEMENTS (check_keys); i++)
    {
      g_autofree char *keys = cli_json_keys (json, check_keys[i].path);

      if (strcmp (keys, check_keys[i].keys) != 0)
        g_test_fail_printf ("“%s” has %s, expected %s", check_keys[i].path, keys, check_keys[i].keys);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (worked); i++)
    cli_json_assert (json, worked[i].path, worked[i].value);
}

static gboolean
is_one_of (const char *word,
           const char *words)
{
  g_auto (GStrv) all = g_strsplit (words, " ", -1);

  return g_strv_contains ((const char * const *) all, word);
}

/* What the contract says of each result, for every example. */
static void
test_results_json (gconstpointer data)
{
  g_autofree char *words = g_strdup_printf ("check --format json {data}/examples/%s.xml", (const char *) data);
  g_autoptr (CliRun) run = cli_run (CLI_RUN_PLAIN, words);
  g_autoptr (JsonParser) json = cli_json_parse (run->out);
  JsonArray *results = json_node_get_array (cli_json_find (json, "results"));
  gboolean clean = TRUE;

  for (guint i = 0; i < json_array_get_length (results); i++)
    {
      JsonObject *result = json_array_get_object_element (results, i);
      const char *verdict = json_object_get_string_member (result, "result");
      const char *severity = json_object_get_string_member_with_default (result, "severity", NULL);
      const char *subject = json_object_get_string_member (result, "subject");
      gboolean fails = strcmp (verdict, "fail") == 0;

      g_assert_true (is_one_of (verdict, "pass fail unknown not-applicable"));
      g_assert_true (json_object_get_null_member (result, "case") == !fails);
      g_assert_true ((severity == NULL) == !fails);
      g_assert_true (severity == NULL || is_one_of (severity, "must escalate justify advise overdue"));
      g_assert_true (strcmp (subject, "assessment") == 0 || strchr (subject, ':') != NULL);
      g_assert_cmpuint (strlen (json_object_get_string_member (result, "message")), >, 0);
      /* A rule of another nation has no basis here. */
      g_assert_true (json_object_get_string_member (result, "basis")[0] != '\0'
                     || strcmp (verdict, "not-applicable") == 0);
      g_assert_true (JSON_NODE_HOLDS_OBJECT (json_object_get_member (result, "measured")));
      clean = clean && strcmp (verdict, "unknown") != 0 && (!fails || strcmp (severity, "advise") == 0);
    }

  /* The exit code says what the results say. */
  g_assert_cmpint (run->status, ==, clean ? 0 : 1);
}

/* mix says the same as check. */
static void
test_mix_json (void)
{
  g_autoptr (JsonParser) json = run_json ("mix --format json {fixtures}/draft.xml", 0);
  g_autoptr (JsonParser) pilot = run_json ("mix --format json", 0);
  g_autoptr (JsonParser) service = run_json ("mix --format json --evidence east-herts --service customer-services", 0);
  g_autofree char *keys = cli_json_keys (json, "");

  g_assert_cmpstr (keys, ==, "expected preferred actual target gaps");
  cli_json_assert (json, "gaps.0.channels.other", "0.1");

  /* As printed in the pilot's strategy. */
  cli_json_assert (pilot, "gaps.0.channels.website", "0.18");
  cli_json_assert (pilot, "gaps.0.channels.email", "0.03");
  cli_json_assert (pilot, "gaps.0.channels.telephone", "-0.14");
  cli_json_assert (pilot, "gaps.0.dissimilarity", "0.21");
  cli_json_assert (service, "gaps.0.dissimilarity", "0.21");
}

/* The day that is asked for wins over the draft's own. */
static void
test_as_of (void)
{
  g_autoptr (JsonParser) json = run_json ("check --format json --as-of 2025-10-15 {fixtures}/draft.xml", 1);

  cli_json_assert (json, "as_of", "\"2025-10-15\"");
}

int
main (int    argc,
      char **argv)
{
  cli_run_init (&argc, &argv);

  for (gsize i = 0; i < G_N_ELEMENTS (examples); i++)
    {
      g_autofree char *width = g_strconcat ("/cli/output/width/", examples[i], NULL);
      g_autofree char *results = g_strconcat ("/cli/output/results/", examples[i], NULL);

      g_test_add_data_func (width, examples[i], test_example_width);
      g_test_add_data_func (results, examples[i], test_results_json);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *path = g_strdup_printf ("/cli/output/text/%" G_GSIZE_FORMAT, i);

      g_test_add_data_func (path, texts[i], test_text_width);
    }
  g_test_add_func ("/cli/output/check-json", test_check_json);
  g_test_add_func ("/cli/output/mix-json", test_mix_json);
  g_test_add_func ("/cli/output/as-of", test_as_of);

  return cli_run_finish ();
}
