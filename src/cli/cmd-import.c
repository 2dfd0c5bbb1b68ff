#include "dr-cli-register.h"
#include "dr-import-file.h"

/**
 * dr_cmd_import:
 * @argc: number of words, the command's name first
 * @argv: the words
 *
 * import FILE...: drafts and records into the register.
 *
 * Returns: found where a record could not be verified
 */
DrExit
dr_cmd_import (int    argc,
               char **argv)
{
  g_autofree char *as = NULL;
  const GOptionEntry entries[] = {
    { "as", 0, 0, G_OPTION_ARG_STRING, &as, N_("Who does it (the person with your login)"), N_("PERSON") },
    { NULL },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (DrRegister) self = NULL;
  g_autofree char *person = NULL;
  DrExit result = DR_EXIT_DONE;

  if (!dr_cli_parse (&argc, &argv, entries, _("FILE..."),
                     _("Drafts become drafts of the register; records from elsewhere are kept as received, with their grade."),
                     _("Example:\n  due-regard-cli import --as m.evans draft.xml"), &error))
    return dr_cli_fail (error);
  if (argc < 2)
    {
      g_set_error_literal (&error, DR_CLI_ERROR, DR_CLI_ERROR_USAGE, _("import: no file given, expected one or more (try --help)"));
      return dr_cli_fail (error);
    }

  self = dr_cli_open_register (DR_STORE_OPEN_DEFAULT, &error);
  person = self != NULL ? dr_cli_person (self, as, &error) : NULL;
  if (person == NULL)
    return dr_cli_refuse (error);

  for (int i = 1; i < argc; i++)
    {
      g_autoptr (DrImported) imported = dr_register_import_file (self, person, argv[i], &error);

      if (imported == NULL)
        return dr_cli_refuse (error);
      if (imported->is_draft)
        g_print (_("%s: draft %s, version %u\n"), argv[i], imported->reference, imported->version);
      else
        g_print (_("%s: record of %s, version %u, kept as received: %s\n"), argv[i], imported->reference, imported->version,
                 imported->grade);
      if (imported->grade != NULL && g_str_equal (imported->grade, "failed"))
        result = DR_EXIT_FOUND;
    }

  return result;
}
