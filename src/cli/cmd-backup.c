/* A consistent copy of the store while others write, and the way back. */
#include "dr-cli-interrupt.h"
#include "dr-cli-register.h"
#include "dr-register-check.h"

/**
 * dr_cmd_backup:
 * @argc: number of words, the command's name first
 * @argv: the words
 *
 * backup FILE.
 *
 * Returns: done
 */
DrExit
dr_cmd_backup (int    argc,
               char **argv)
{
  const GOptionEntry entries[] = { { NULL } };
  g_autoptr (GError) error = NULL;
  g_autoptr (DrRegister) self = NULL;

  if (!dr_cli_parse (&argc, &argv, entries, _("FILE"), _("A consistent copy of the store, while others write; verified before it gets its name."),
                     _("Example:\n  due-regard-cli backup register-2026-11-22.db"), &error))
    return dr_cli_fail (error);
  if (argc != 2)
    {
      g_set_error (&error, DR_CLI_ERROR, DR_CLI_ERROR_USAGE, _("backup: %d files given, expected one (try --help)"), argc - 1);
      return dr_cli_fail (error);
    }

  self = dr_cli_open_register (DR_STORE_OPEN_DEFAULT, &error);
  if (self == NULL
      || !dr_register_backup (self, argv[1], dr_cli_interrupt (), dr_cli_progress, NULL, &error))
    return dr_cli_refuse (error);
  g_print (_("Copied to %s, and checked.\n"), argv[1]);

  return DR_EXIT_DONE;
}

/**
 * dr_cmd_restore:
 * @argc: number of words, the command's name first
 * @argv: the words
 *
 * restore FILE.
 *
 * Returns: done
 */
DrExit
dr_cmd_restore (int    argc,
                char **argv)
{
  const GOptionEntry entries[] = { { NULL } };
  g_autoptr (GError) error = NULL;
  g_autofree char *uri = dr_cli_get_store ();
  g_autofree char *kept = NULL;

  if (!dr_cli_parse (&argc, &argv, entries, _("FILE"), _("Puts a copy in the store’s place, once it is checked. The old file is kept."),
                     _("Example:\n  due-regard-cli --store register.db restore register-2026-11-22.db"), &error))
    return dr_cli_fail (error);
  if (argc != 2)
    {
      g_set_error (&error, DR_CLI_ERROR, DR_CLI_ERROR_USAGE, _("restore: %d files given, expected one (try --help)"), argc - 1);
      return dr_cli_fail (error);
    }

  if (!dr_register_restore (argv[1], uri, &kept, &error))
    return dr_cli_refuse (error);
  if (kept != NULL)
    g_print (_("Restored %s; what was there is kept as %s.\n"), uri, kept);
  else
    g_print (_("Restored %s.\n"), uri);

  return DR_EXIT_DONE;
}
