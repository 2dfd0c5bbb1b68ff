#include "dr-cli-register.h"
#include "dr-set-up.h"
#include "dr-shipped-evidence.h"

/**
 * dr_cmd_init:
 * @argc: number of words, the command's name first
 * @argv: the words
 *
 * init [--pilot]: makes a store.
 *
 * Returns: done
 */
DrExit
dr_cmd_init (int    argc,
             char **argv)
{
  gboolean pilot = FALSE;
  g_autofree char *as = NULL;
  g_autofree char *name = NULL;
  g_autofree char *evidence = NULL;
  const GOptionEntry entries[] = {
    { "pilot", 0, 0, G_OPTION_ARG_NONE, &pilot, N_("With the pilot’s evidence base, instead of one to fill in"), NULL },
    { "as", 0, 0, G_OPTION_ARG_STRING, &as, N_("Id of the first person, the administrator (your login)"), N_("PERSON") },
    { "name", 0, 0, G_OPTION_ARG_STRING, &name, N_("Their name"), N_("NAME") },
    { NULL },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (DrRegister) self = NULL;
  g_autofree char *store = NULL;
  DrPerson first;

  if (!dr_cli_parse (&argc, &argv, entries, "", _("Makes a store, with you as its first person, the administrator."),
                     _("Example:\n  due-regard-cli --store register.db init --pilot --as a.jones --name \"Alys Jones\""),
                     &error))
    return dr_cli_fail (error);
  if (argc != 1)
    {
      g_set_error (&error, DR_CLI_ERROR, DR_CLI_ERROR_USAGE, _("init: “%s” is too much, expected only options (try --help)"),
                   argv[1]);
      return dr_cli_fail (error);
    }

  self = dr_cli_open_register (DR_STORE_OPEN_CREATE, &error);
  if (self == NULL)
    return dr_cli_refuse (error);

  first = (DrPerson) {
    .id = as != NULL ? as : g_get_user_name (),
    .name = name != NULL ? name : g_strcmp0 (g_get_real_name (), "Unknown") != 0 ? g_get_real_name () : g_get_user_name (),
    .login = dr_register_get_login (self),
  };
  if (!dr_register_set_up (self, &first, pilot ? DR_SHIPPED_PILOT : DR_SHIPPED_TEMPLATE, &error))
    return dr_cli_refuse (error);

  store = dr_cli_get_store ();
  g_print (_("Made %s; “%s” is its administrator.\n"), store, first.id);

  return DR_EXIT_DONE;
}
