/* Limitations of the evidence that equalities officers accept: each answers a finding in every assessment. */
#include "dr-cli-register.h"

#include <string.h>

#include "dr-json-members.h"
#include "dr-json-text.h"
#include "dr-roll.h"
#include "dr-text.h"

typedef struct {
  char *as;
  char *rule;
  char *subject;
  char *until;
  char *text;
  char *format;
} LimitationOptions;

static void
clear_options (LimitationOptions *options)
{
  g_free (options->as);
  g_free (options->rule);
  g_free (options->subject);
  g_free (options->until);
  g_free (options->text);
  g_free (options->format);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LimitationOptions, clear_options)

static gboolean
accept (DrRegister               *self,
        const LimitationOptions  *options,
        GError                  **error)
{
  g_autofree char *person = NULL;
  g_autofree char *id = NULL;
  DrLimitation limitation = {
    .rule = options->rule,
    .subject = options->subject,
    .text = options->text,
    .from = dr_register_get_today (self),
  };

  if (options->rule == NULL || options->subject == NULL || options->text == NULL || options->until == NULL
      || !dr_date_parse_full (options->until, &limitation.until))
    {
      g_set_error_literal (error, DR_CLI_ERROR, DR_CLI_ERROR_USAGE,
                           _("limitation: expected --rule, --subject, --text, and --until with a day as YYYY-MM-DD"));
      return FALSE;
    }
  person = dr_cli_person (self, options->as, error);
  if (person == NULL || !dr_register_accept_limitation (self, person, &limitation, &id, error))
    return FALSE;
  g_print (_("Accepted as %s.\n"), id);

  return TRUE;
}

static char *
to_text (const DrLimitations *limitations)
{
  GString *out = g_string_new (NULL);

  if (limitations->n_items == 0)
    g_string_append_printf (out, "%s\n", _("No limitation has been accepted."));
  for (guint i = 0; i < limitations->n_items; i++)
    {
      const DrLimitation *each = &limitations->items[i];
      char from[DR_DATE_STRING_SIZE];
      char until[DR_DATE_STRING_SIZE];
      g_autofree char *line = g_strdup_printf (_("%s: %s, %s, from %s until %s, by %s: %s"), each->id, each->rule,
                                               each->subject, dr_date_format (each->from, from),
                                               dr_date_format (each->until, until), each->by, each->text);

      dr_text_paragraph (out, "", "  ", line);
    }

  return g_string_free (out, FALSE);
}

static char *
to_json (const DrLimitations *limitations)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_array (builder);
  for (guint i = 0; i < limitations->n_items; i++)
    {
      const DrLimitation *each = &limitations->items[i];

      json_builder_begin_object (builder);
      dr_json_add_string (builder, "id", each->id);
      dr_json_add_string (builder, "rule", each->rule);
      dr_json_add_string (builder, "subject", each->subject);
      dr_json_add_date (builder, "from", each->from);
      dr_json_add_date (builder, "until", each->until);
      dr_json_add_string (builder, "by", each->by);
      dr_json_add_string (builder, "text", each->text);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);

  return dr_json_to_text (builder);
}

static gboolean
list (DrRegister               *self,
      const LimitationOptions  *options,
      GError                  **error)
{
  g_autoptr (DrLimitations) limitations = dr_store_list_limitations (dr_register_get_store (self), error);
  g_autofree char *text = NULL;
  DrFormat format;

  if (limitations == NULL || !dr_cli_parse_format (options->format, &format, error))
    return FALSE;
  text = format == DR_FORMAT_JSON ? to_json (limitations) : to_text (limitations);
  g_print ("%s", text);

  return TRUE;
}

/**
 * dr_cmd_limitation:
 * @argc: number of words, the command's name first
 * @argv: the words
 *
 * limitation accept|list.
 *
 * Returns: done
 */
DrExit
dr_cmd_limitation (int    argc,
                   char **argv)
{
  g_auto (LimitationOptions) options = { NULL };
  const GOptionEntry entries[] = {
    { "as", 0, 0, G_OPTION_ARG_STRING, &options.as, N_("Who does it (the person with your login)"), N_("PERSON") },
    { "rule", 0, 0, G_OPTION_ARG_STRING, &options.rule, N_("The rule whose findings it answers"), N_("ID") },
    { "subject", 0, 0, G_OPTION_ARG_STRING, &options.subject, N_("The source or the service, as source:ID or service:ID"), N_("SUBJECT") },
    { "until", 0, 0, G_OPTION_ARG_STRING, &options.until, N_("Its last day, within 12 months"), N_("DATE") },
    { "text", 0, 0, G_OPTION_ARG_STRING, &options.text, N_("Why it is accepted"), N_("TEXT") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &options.format, N_("text or json"), N_("FORMAT") },
    { NULL },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (DrRegister) self = NULL;
  gboolean accepts;

  if (!dr_cli_parse (&argc, &argv, entries, "accept|list",
                     _("Accepts a limitation of the evidence for up to 12 months: it answers that finding in every assessment."),
                     _("Examples:\n  due-regard-cli limitation accept --rule EVD-03 --subject source:survey-2019 \\\n"
                       "      --until 2027-05-31 --text \"The next survey is in the field.\"\n  due-regard-cli limitation list"),
                     &error))
    return dr_cli_fail (error);
  accepts = argc == 2 && strcmp (argv[1], "accept") == 0;
  if (!accepts && (argc != 2 || strcmp (argv[1], "list") != 0))
    {
      g_set_error_literal (&error, DR_CLI_ERROR, DR_CLI_ERROR_USAGE, _("limitation: expected accept or list (try --help)"));
      return dr_cli_fail (error);
    }

  self = dr_cli_open_register (DR_STORE_OPEN_DEFAULT, &error);
  if (self == NULL || !(accepts ? accept (self, &options, &error) : list (self, &options, &error)))
    return dr_cli_refuse (error);

  return DR_EXIT_DONE;
}
