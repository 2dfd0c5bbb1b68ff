#include "dr-evidence-commands.h"

#include <string.h>

#include "dr-cli-register.h"
#include "dr-regular-file.h"
#include "dr-roll.h"

#define MAX_BYTES (64 * 1024 * 1024)

/**
 * dr_cmd_evidence_publish:
 * @argc: number of words, the command's name first
 * @argv: the words
 *
 * evidence publish FILE: a new edition of the evidence base, the rulebook or the questionnaire for the register.
 *
 * Returns: done
 */
DrExit
dr_cmd_evidence_publish (int    argc,
                         char **argv)
{
  g_autofree char *as = NULL;
  g_autofree char *label = NULL;
  g_autofree char *kind_word = NULL;
  g_autofree char *person = NULL;
  const GOptionEntry entries[] = {
    { "as", 0, 0, G_OPTION_ARG_STRING, &as, N_("Who does it (the person with your login)"), N_("PERSON") },
    { "kind", 0, 0, G_OPTION_ARG_STRING, &kind_word, N_("evidence, rulebook or questionnaire (evidence)"), N_("KIND") },
    { "label", 0, 0, G_OPTION_ARG_STRING, &label, N_("What is new in it, for the trail"), N_("TEXT") },
    { NULL },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (DrRegister) self = NULL;
  g_autoptr (GBytes) bytes = NULL;
  DrEditionKind kind = DR_EDITION_EVIDENCE;
  char *data = NULL;
  gsize length = 0;
  guint number = 0;

  if (!dr_cli_parse (&argc, &argv, entries, _("FILE"),
                     _("Puts a new edition in force for drafts; what was sealed keeps its own. See which assessments no longer hold with recheck."),
                     _("Example:\n  due-regard-cli evidence publish evidence.xml --label \"Survey of 2026\""), &error))
    return dr_cli_fail (error);
  if (argc != 2 || (kind_word != NULL && !dr_edition_kind_parse (kind_word, &kind)))
    {
      g_set_error_literal (&error, DR_CLI_ERROR, DR_CLI_ERROR_USAGE,
                           _("evidence publish: expected one file, and a --kind of evidence, rulebook or questionnaire (try --help)"));
      return dr_cli_fail (error);
    }
  if (!dr_regular_file_read (argv[1], MAX_BYTES, &data, &length, &error))
    return dr_cli_fail (error);
  bytes = g_bytes_new_take (data, length);

  self = dr_cli_open_register (DR_STORE_OPEN_DEFAULT, &error);
  person = self != NULL ? dr_cli_person (self, as, &error) : NULL;
  if (person == NULL || !dr_register_add_edition (self, person, kind, argv[1], bytes, label, &number, &error))
    return dr_cli_refuse (error);
  g_print (_("%s is edition %u of the %s.\n"), argv[1], number, dr_edition_kind_to_string (kind));

  return DR_EXIT_DONE;
}
