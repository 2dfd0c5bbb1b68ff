#include "dr-cli.h"

#include "dr-record.h"
#include "dr-xml-file.h"

/**
 * dr_cmd_record:
 * @argc: number of words, the command's name first
 * @argv: the words
 *
 * record FILE -o OUT: a draft as a record that can be verified, without a seal.
 *
 * Returns: done
 */
DrExit
dr_cmd_record (int    argc,
               char **argv)
{
  g_autofree char *output = NULL;
  g_autofree char *evidence = NULL;
  g_autofree char *rulebook = NULL;
  g_autofree char *questionnaire = NULL;
  g_autofree char *as_of = NULL;
  g_autofree char *data = NULL;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_("Where the record is written"), N_("OUT") },
    { "evidence", 0, 0, G_OPTION_ARG_FILENAME, &evidence, N_("Evidence base, instead of the one that the draft names"), N_("FILE") },
    { "rulebook", 0, 0, G_OPTION_ARG_FILENAME, &rulebook, N_("Rulebook, instead of the one that is built in"), N_("FILE") },
    { "questionnaire", 0, 0, G_OPTION_ARG_FILENAME, &questionnaire, N_("Questionnaire, instead of the one that is built in"), N_("FILE") },
    { "as-of", 0, 0, G_OPTION_ARG_STRING, &as_of, N_("The day that ages and deadlines are reckoned from (today)"), N_("DATE") },
    { NULL },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (DrLoaded) loaded = NULL;
  g_autoptr (DrXmlDocument) written = NULL;
  DrLoadOptions options = { NULL, NULL, NULL, DR_DATE_NONE };
  gsize length;

  if (!dr_cli_parse (&argc, &argv, entries, _("FILE -o OUT"),
                     _("Turns a draft into a record: what was said, the evidence used and everything computed from it."),
                     _("Example:\n  due-regard-cli record draft.xml -o record.xml"), &error)
      || !dr_cli_parse_as_of (as_of, &options.as_of, &error))
    return dr_cli_fail (error);
  if (argc != 2 || output == NULL)
    {
      g_set_error_literal (&error, DR_CLI_ERROR, DR_CLI_ERROR_USAGE,
                           _("record: expected one file, and -o with where the record goes (try --help)"));
      return dr_cli_fail (error);
    }

  options.evidence = evidence;
  options.rulebook = rulebook;
  options.questionnaire = questionnaire;
  loaded = dr_cli_load (argv[1], &options, &error);
  if (loaded == NULL)
    return dr_cli_fail (error);

  data = dr_record_write (loaded->check, loaded->evidence_digest, loaded->questionnaire, NULL, &length);
  written = dr_xml_document_read_bytes (output, data, length, NULL, &error);
  if (written == NULL)   /* never hand out a record that its own schema refuses */
    return dr_cli_fail (error);
  if (!dr_xml_write_file (output, data, length, &error))
    return dr_cli_fail (error);

  return DR_EXIT_DONE;
}
