/* "return" is two things in councils: a submission goes back to its manager, and a period's return is made. */
#include "dr-cli-interrupt.h"
#include "dr-cli-register.h"

#include <stdio.h>
#include <string.h>

#include "dr-register-return.h"
#include "dr-xml-file.h"

static gboolean
has_period (int    argc,
            char **argv)
{
  for (int i = 1; i < argc && strcmp (argv[i], "--") != 0; i++)
    if (strcmp (argv[i], "--period") == 0 || g_str_has_prefix (argv[i], "--period="))
      return TRUE;

  return FALSE;
}

static DrExit
make_return (int    argc,
             char **argv)
{
  g_autofree char *period_word = NULL;
  g_autofree char *output = NULL;
  const GOptionEntry entries[] = {
    { "period", 0, 0, G_OPTION_ARG_STRING, &period_word, N_("A year, a quarter or two days"), N_("PERIOD") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_("The file to write (standard output)"), N_("OUT") },
    { NULL },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (DrRegister) self = NULL;
  g_autoptr (GBytes) bytes = NULL;
  DrPeriod period;
  const char *data;
  gsize length;

  if (!dr_cli_parse (&argc, &argv, entries, _("--period PERIOD"),
                     _("The maintaining-access return: what the assessments of a period amount to, by service and as a whole."),
                     _("Examples:\n  due-regard-cli return --period 2026-27 -o return.xml\n"
                       "  due-regard-cli return --period 2026-27-Q3"), &error))
    return dr_cli_fail (error);
  if (argc != 1)
    {
      g_set_error (&error, DR_CLI_ERROR, DR_CLI_ERROR_USAGE,
                   _("return: both --period and “%s” are given, expected a period for the maintaining-access return, or a reference to give back (try --help)"),
                   argv[1]);
      return dr_cli_fail (error);
    }
  if (!dr_return_parse_period (period_word, &period, &error))
    return dr_cli_fail (error);

  self = dr_cli_open_register (DR_STORE_OPEN_DEFAULT, &error);
  if (self == NULL
      || !dr_register_make_return (self, period, DR_DATE_NONE, dr_cli_progress, NULL, dr_cli_interrupt (), &bytes, &error))
    return dr_cli_refuse (error);

  data = g_bytes_get_data (bytes, &length);
  if (output == NULL)
    fwrite (data, 1, length, stdout);   /* main() says where not all could be written */
  else if (!dr_xml_write_file (output, data, length, &error))
    return dr_cli_refuse (error);

  return DR_EXIT_DONE;
}

/**
 * dr_cmd_return:
 * @argc: number of words, the command's name first
 * @argv: the words
 *
 * return REF: the step; return --period P: the maintaining-access return.
 *
 * Returns: found where the step is refused
 */
DrExit
dr_cmd_return (int    argc,
               char **argv)
{
  return has_period (argc, argv) ? make_return (argc, argv) : dr_cmd_return_step (argc, argv);
}
