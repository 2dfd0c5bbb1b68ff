/* Made-up registers, for trying things out. */
#include "dr-cli-interrupt.h"
#include "dr-cli-register.h"
#include "dr-generator.h"

static void
show_progress (guint64  done,
               guint64  total,
               gpointer data)
{
  dr_cli_progress (total > 0 ? (double) done / (double) total : 1, data);
}

/**
 * dr_cmd_generate:
 * @argc: number of words, the command's name first
 * @argv: the words
 *
 * generate --count N --seed S: fills a store with made-up assessments, and makes it where it is not there.
 *
 * Returns: done
 */
DrExit
dr_cmd_generate (int    argc,
                 char **argv)
{
  gint64 count = 0;
  gint64 seed = 1;
  DrGeneratorOptions options = { .progress = show_progress };
  const GOptionEntry entries[] = {
    { "count", 0, 0, G_OPTION_ARG_INT64, &count, N_("How many assessments"), N_("N") },
    { "seed", 0, 0, G_OPTION_ARG_INT64, &seed, N_("The same seed makes the same register (1)"), N_("S") },
    { "drafts", 0, 0, G_OPTION_ARG_NONE, &options.drafts_only, N_("Only short drafts, for very large registers"), NULL },
    { NULL },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (DrRegister) self = NULL;

  if (!dr_cli_parse (&argc, &argv, entries, _("--count N --seed S"),
                     _("Fills a store with made-up assessments, sealed step by step, and makes it where --store names none. Its clock\n"
                       "starts in January 2021; in a store with a past it goes on from the last act there, into the years to come.\n"
                       "Never use it on a register that counts."),
                     _("Example:\n  due-regard-cli --store try.db generate --count 200 --seed 7"),
                     &error))
    return dr_cli_fail (error);
  if (argc != 1 || count < 1 || count > 10000000 || seed < 0)
    {
      g_set_error_literal (&error, DR_CLI_ERROR, DR_CLI_ERROR_USAGE,
                           _("generate: expected --count from 1 to 10000000, and a --seed of 0 or more (try --help)"));
      return dr_cli_fail (error);
    }

  /* Nobody's own register is made by a slip: only one that was named. */
  self = dr_cli_open_register (dr_cli_has_store () ? DR_STORE_OPEN_CREATE : DR_STORE_OPEN_DEFAULT, &error);
  if (self == NULL
      || !dr_generator_run (self, (guint64) count, (guint64) seed, &options, dr_cli_interrupt (), &error))
    return dr_cli_refuse (error);

  return DR_EXIT_DONE;
}
