#include "dr-cli.h"

#include "dr-check-json.h"
#include "dr-check-text.h"
#include "dr-cli-register.h"
#include "dr-version.h"

static DrExit
print_check (const DrCheck *check,
             DrFormat       format)
{
  g_autofree char *text = format == DR_FORMAT_JSON ? dr_check_to_json (check) : dr_check_to_text (check);

  g_print ("%s", text);

  return dr_check_is_clean (check) ? DR_EXIT_DONE : DR_EXIT_FOUND;
}

/* The version that @word names; where there is no such reference the error says that it is no file either. */
static DrVersion *
load_version (DrRegister  *self,
              const char  *word,
              GError     **error)
{
  g_autofree char *reference = NULL;
  g_autoptr (GError) problem = NULL;
  g_autoptr (DrRegisterPage) other = NULL;
  DrVersion *version;
  guint number;

  if (!dr_cli_parse_reference (self, word, &reference, &number, error))
    return NULL;
  version = dr_version_load (self, reference, number, &problem);
  if (version != NULL)
    return version;

  other = number > 0 ? dr_store_get_row (dr_register_get_store (self), reference, 0, NULL) : NULL;
  if (other == NULL && g_error_matches (problem, DR_STORE_ERROR, DR_STORE_ERROR_NOT_FOUND))
    g_set_error (error, DR_CLI_ERROR, DR_CLI_ERROR_USAGE,
                 _("%s: there is no such file, nor such a reference in the register; expected one of them"), word);
  else
    g_propagate_error (error, g_steal_pointer (&problem));

  return NULL;
}

/* check REF: as the register would check it, with what else is in the register beside it. */
static DrExit
check_reference (const char *word,
                 DrDate      as_of,
                 DrFormat    format)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GError) reported = NULL;
  g_autoptr (DrRegister) self = dr_cli_open_register (DR_STORE_OPEN_DEFAULT, &error);
  g_autoptr (DrVersion) version = NULL;

  if (self == NULL)
    {
      g_set_error (&reported, DR_CLI_ERROR, DR_CLI_ERROR_USAGE,
                   _("%s: there is no such file; expected one, or a reference of a register (%s)"), word, error->message);
      return dr_cli_fail (reported);
    }
  if (dr_date_is_set (as_of))
    dr_register_set_today (self, as_of);
  version = load_version (self, word, &error);
  if (version == NULL)
    return dr_cli_refuse (error);

  return print_check (version->check, format);
}

/**
 * dr_cmd_check:
 * @argc: number of words, the command's name first
 * @argv: the words
 *
 * check REF|FILE: the access review and every rule's result.
 *
 * Returns: found where a rule fails, but with advice, or is unknown
 */
DrExit
dr_cmd_check (int    argc,
              char **argv)
{
  g_autofree char *evidence = NULL;
  g_autofree char *rulebook = NULL;
  g_autofree char *as_of = NULL;
  g_autofree char *format_word = NULL;
  const GOptionEntry entries[] = {
    { "evidence", 0, 0, G_OPTION_ARG_FILENAME, &evidence, N_("Evidence base, instead of the one that the draft names"), N_("FILE") },
    { "rulebook", 0, 0, G_OPTION_ARG_FILENAME, &rulebook, N_("Rulebook, instead of the one that is built in"), N_("FILE") },
    { "as-of", 0, 0, G_OPTION_ARG_STRING, &as_of, N_("The day that ages and deadlines are reckoned from (today)"), N_("DATE") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format_word, N_("text or json"), N_("FORMAT") },
    { NULL },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (DrLoaded) loaded = NULL;
  DrLoadOptions options = { NULL, NULL, NULL, DR_DATE_NONE };
  DrFormat format;

  if (!dr_cli_parse (&argc, &argv, entries, _("REFERENCE|FILE"),
                     _("The access review of a draft or record, and every rule’s result."),
                     _("Examples:\n  due-regard-cli check --as-of 2026-11-22 draft.xml\n  due-regard-cli check EIA-2026-001"), &error)
      || !dr_cli_parse_format (format_word, &format, &error)
      || !dr_cli_parse_as_of (as_of, &options.as_of, &error))
    return dr_cli_fail (error);
  if (argc != 2)
    {
      g_set_error (&error, DR_CLI_ERROR, DR_CLI_ERROR_USAGE, _("check: %d files given, expected one (try --help)"),
                   argc - 1);
      return dr_cli_fail (error);
    }

  if (evidence == NULL && rulebook == NULL && !g_file_test (argv[1], G_FILE_TEST_EXISTS))
    return check_reference (argv[1], options.as_of, format);

  options.evidence = evidence;
  options.rulebook = rulebook;
  loaded = dr_cli_load (argv[1], &options, &error);
  if (loaded == NULL)
    return dr_cli_fail (error);

  return print_check (loaded->check, format);
}
