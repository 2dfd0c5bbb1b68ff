#include "dr-cli.h"

#include "dr-check-json.h"
#include "dr-mix-json.h"
#include "dr-mix-text.h"
#include "dr-shipped-evidence.h"

typedef struct {
  const char *evidence;
  const char *service;
  const char *draft;
} MixRequest;

static char *
report (const DrMixReport *self,
        DrFormat           format)
{
  g_autoptr (JsonBuilder) builder = NULL;

  if (format == DR_FORMAT_TEXT)
    return dr_mix_report_to_text (self);

  builder = json_builder_new ();
  dr_mixes_to_json (builder, self->evidence, self->mixes);

  return dr_json_to_text (builder);
}

/* Of the service that a draft speaks of, with the targets of its chosen option. */
static char *
report_draft (const MixRequest  *request,
              DrFormat           format,
              GError           **error)
{
  DrLoadOptions options = { request->evidence, NULL, NULL, DR_DATE_NONE };
  g_autoptr (DrLoaded) loaded = dr_cli_load (request->draft, &options, error);
  DrMixReport self = { NULL };

  if (loaded == NULL)
    return NULL;

  self.evidence = loaded->evidence;
  self.mixes = loaded->check->mixes;
  self.service = loaded->assessment->service;
  if (loaded->assessment->chosen != DR_NO_INDEX)
    self.option = loaded->assessment->options[loaded->assessment->chosen].name;

  return report (&self, format);
}

/* Of a service, or of the district, as the evidence alone has it. */
static char *
report_evidence (const MixRequest  *request,
                 DrFormat           format,
                 GError           **error)
{
  const char *name = request->evidence != NULL ? request->evidence : DR_SHIPPED_PILOT;
  g_autoptr (DrEvidence) evidence = dr_shipped_evidence_open (name, NULL, error);
  g_autoptr (DrArena) arena = dr_arena_new ();
  DrMixReport self = { NULL, NULL, DR_NO_INDEX, NULL };

  if (evidence == NULL)
    return NULL;

  if (request->service != NULL)
    {
      self.service = dr_evidence_find_service (evidence, request->service);
      if (self.service == DR_NO_INDEX)
        {
          g_set_error (error, DR_CLI_ERROR, DR_CLI_ERROR_USAGE,
                       _("%s: there is no service “%s”, expected the id of one of its services"), name, request->service);
          return NULL;
        }
    }
  self.evidence = evidence;
  self.mixes = dr_channel_mixes_new (evidence, self.service, NULL, arena);

  return report (&self, format);
}

/**
 * dr_cmd_mix:
 * @argc: number of words, the command's name first
 * @argv: the words
 *
 * mix: expected, preferred, actual and target channel mix and their gaps.
 *
 * Returns: done
 */
DrExit
dr_cmd_mix (int    argc,
            char **argv)
{
  g_autofree char *evidence = NULL;
  g_autofree char *service = NULL;
  g_autofree char *format_word = NULL;
  g_autofree char *text = NULL;
  const GOptionEntry entries[] = {
    { "evidence", 0, 0, G_OPTION_ARG_FILENAME, &evidence, N_("Evidence base (that of the pilot, or the one that the draft names)"), N_("FILE") },
    { "service", 0, 0, G_OPTION_ARG_STRING, &service, N_("Service, instead of the district"), N_("ID") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format_word, N_("text or json"), N_("FORMAT") },
    { NULL },
  };
  g_autoptr (GError) error = NULL;
  MixRequest request = { NULL };
  DrFormat format;

  if (!dr_cli_parse (&argc, &argv, entries, _("[DRAFT]"),
                     _("By which channels people are expected to come, want to come, do come and are meant to come, "
                       "and the gaps between these. A draft names its service, and its chosen option the targets."),
                     _("Examples:\n  due-regard-cli mix --evidence evidence.xml --service customer-services\n"
                       "  due-regard-cli mix draft.xml"), &error)
      || !dr_cli_parse_format (format_word, &format, &error))
    return dr_cli_fail (error);
  if (argc > 2)
    g_set_error (&error, DR_CLI_ERROR, DR_CLI_ERROR_USAGE, _("mix: %d files given, expected one draft at most (try --help)"),
                 argc - 1);
  else if (argc == 2 && service != NULL)
    g_set_error (&error, DR_CLI_ERROR, DR_CLI_ERROR_USAGE,
                 _("mix: a draft and --service given, expected one of them: a draft names its service"));
  if (error != NULL)
    return dr_cli_fail (error);

  request = (MixRequest) { evidence, service, argv[1] };
  text = argc == 2 ? report_draft (&request, format, &error) : report_evidence (&request, format, &error);
  if (text == NULL)
    return dr_cli_fail (error);
  g_print ("%s", text);

  return DR_EXIT_DONE;
}
