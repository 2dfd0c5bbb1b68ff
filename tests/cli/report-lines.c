#include "report-lines.h"

/* A draft and its evidence, in an empty folder. */
void
report_lines_prepare (void)
{
  cli_run_clear ();
  cli_run_copy ("{fixtures}/draft.xml", "draft.xml");
  cli_run_copy ("{fixtures}/evidence.xml", "evidence.xml");
}

/* Done, whatever it prints. */
void
report_lines_run (const char *words)
{
  cli_run_expect (CLI_RUN_PLAIN, words, 0, NULL, NULL);
}

/* The page of what @words name. */
char *
report_lines_page (const char *words)
{
  g_autofree char *line = g_strdup_printf ("report %s --html page.html", words);

  report_lines_run (line);

  return cli_run_read ("page.html", NULL);
}
