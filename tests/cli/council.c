#include "council.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "cli-json.h"

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
char *
council_days_ago (gint days)
{
  GDate date = today ();
  char text[16];

  g_date_subtract_days (&date, (guint) days);
  g_date_strftime (text, sizeof text, "%Y-%m-%d", &date);

  return g_strdup (text);
}

/* An example as if @day (of 2025) were today, under another reference. */
void
council_copy_example (const char *example,
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
void
council_do (const char *words,
            const char *out)
{
  cli_run_expect (CLI_RUN_PLAIN, words, 0, out, NULL);
}

/* One line on standard error, and an exit code. */
void
council_refuse (const char *words,
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
void
council_make_store (const char *store)
{
  static const char * const lines[] = {
    "init --pilot --as ada --name \"Ada Lovelace\"",
    "person add customer-manager --name \"Mair Evans\" --role manager --as ada",
    "person add eve --name \"Eve Hughes\" --role equalities --as ada",
    "person add ann --name \"Ann Price\" --role approver --as ada",
    "evidence publish evidence.xml --as eve",
  };

  council_copy_example ("evidence-example.xml", 9, 15, NULL, "evidence.xml");
  cli_run_copy ("{data}/examples/Answers to the consultation.csv", "Answers to the consultation.csv");
  for (gsize i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *words = g_strdup_printf ("--store %s %s", store, lines[i]);

      council_do (words, NULL);
    }
}

void
council_set_up (void)
{
  cli_run_clear ();
  council_make_store ("r.db");
}

void
council_bring (const char *reference)
{
  council_copy_example ("clean.xml", 9, 15, reference, "draft.xml");
  council_do ("--store r.db import draft.xml --as customer-manager", reference);
}

void
council_step (const char *words,
              const char *reference,
              const char *as,
              const char *out)
{
  g_autofree char *line = g_strdup_printf ("--store r.db %s %s --as %s", words, reference, as);

  council_do (line, out);
}

void
council_bring_to_approval (const char *reference)
{
  council_bring (reference);
  council_step ("submit", reference, "customer-manager", "is submitted");
  council_step ("endorse", reference, "eve", "is endorsed");
  council_step ("approve", reference, "ann", "is approved");
}

void
council_shell (const char *line)
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

/* (transfer full): how many files there are, as a program reads it. */
char *
council_count_received (const char *store)
{
  g_autofree char *words = g_strdup_printf ("--store %s list --received --limit 1000 --format json", store);
  g_autoptr (CliRun) run = cli_run (CLI_RUN_PLAIN, words);
  g_autoptr (JsonParser) json = cli_json_parse (run->out);

  return g_strdup_printf ("%u", cli_json_length (json, "received"));
}
