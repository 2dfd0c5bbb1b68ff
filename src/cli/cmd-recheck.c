/* Evidence drift over the whole register. */
#include "dr-advance.h"
#include "dr-cli-interrupt.h"
#include "dr-cli-register.h"
#include "dr-digits.h"
#include "dr-json-members.h"
#include "dr-json-text.h"
#include "dr-names.h"
#include "dr-recheck.h"
#include "dr-text.h"

/* "fail/lost (escalate)", "pass", "not there". */
static char *
result_words (const DrDriftResult *result)
{
  if (!result->there)
    return g_strdup (_("not there"));
  if (result->kind != DR_RESULT_FAIL)
    return g_strdup (dr_result_label (result->kind));

  return g_strdup_printf ("%s/%s (%s)", dr_result_label (result->kind), result->rule_case,
                          dr_severity_label (result->severity));
}

static char *
to_text (const DrRecheck *self)
{
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < self->n_items; i++)
    {
      const DrDrift *drift = &self->items[i];

      g_string_append_printf (out, _("%s, version %u, of %s\n"), drift->reference, drift->version,
                              drift->owner[0] != '\0' ? drift->owner : _("nobody"));
      if (drift->problem != NULL)
        dr_text_paragraph (out, "  ", "    ", drift->problem);
      for (guint k = 0; k < drift->n_differences; k++)
        {
          const DrDriftDifference *difference = &drift->differences[k];
          g_autofree char *from = result_words (&difference->from);
          g_autofree char *to = result_words (&difference->to);
          g_autofree char *line = g_strdup_printf ("%s, %s: %s → %s", difference->rule, difference->subject, from, to);

          dr_text_paragraph (out, "  ", "    ", line);
        }
    }
  g_string_append_printf (out, ngettext ("%u assessment no longer holds", "%u assessments no longer hold", self->n_items),
                          self->n_items);
  g_string_append_printf (out, _("; %s looked at, %s checked again.\n"), DR_DIGITS (self->n_looked_at),
                          DR_DIGITS (self->n_checked));

  return g_string_free (out, FALSE);
}

static void
add_result (JsonBuilder         *builder,
            const char          *name,
            const DrDriftResult *result)
{
  json_builder_set_member_name (builder, name);
  if (!result->there)
    {
      json_builder_add_null_value (builder);
      return;
    }
  json_builder_begin_object (builder);
  dr_json_add_string (builder, "result", dr_vocabulary_to_string (DR_VOCABULARY_RESULT, (int) result->kind));
  if (result->kind == DR_RESULT_FAIL)
    {
      dr_json_add_string (builder, "case", result->rule_case);
      dr_json_add_string (builder, "severity", dr_vocabulary_to_string (DR_VOCABULARY_SEVERITY, (int) result->severity));
    }
  json_builder_end_object (builder);
}

static char *
to_json (const DrRecheck *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  dr_json_add_number (builder, "looked_at", (double) self->n_looked_at);
  dr_json_add_number (builder, "checked", (double) self->n_checked);
  json_builder_set_member_name (builder, "moved");
  json_builder_begin_array (builder);
  for (guint i = 0; i < self->n_items; i++)
    {
      const DrDrift *drift = &self->items[i];

      json_builder_begin_object (builder);
      dr_json_add_string (builder, "reference", drift->reference);
      dr_json_add_count (builder, "version", drift->version);
      dr_json_add_string (builder, "owner", drift->owner[0] != '\0' ? drift->owner : NULL);
      dr_json_add_string (builder, "problem", drift->problem);
      json_builder_set_member_name (builder, "differences");
      json_builder_begin_array (builder);
      for (guint k = 0; k < drift->n_differences; k++)
        {
          json_builder_begin_object (builder);
          dr_json_add_string (builder, "rule", drift->differences[k].rule);
          dr_json_add_string (builder, "subject", drift->differences[k].subject);
          add_result (builder, "from", &drift->differences[k].from);
          add_result (builder, "to", &drift->differences[k].to);
          json_builder_end_object (builder);
        }
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  return dr_json_to_text (builder);
}

static void
show_progress (guint64  done,
               guint64  total,
               gpointer data)
{
  dr_cli_progress (total > 0 ? (double) done / (double) total : 1, data);
}

/**
 * dr_cmd_recheck:
 * @argc: number of words, the command's name first
 * @argv: the words
 *
 * recheck: which sealed results no longer hold with the latest evidence and rules.
 *
 * Returns: found where some do not
 */
DrExit
dr_cmd_recheck (int    argc,
                char **argv)
{
  g_autofree char *format_word = NULL;
  g_autofree char *as = NULL;
  g_autofree char *text = NULL;
  DrRecheckOptions options = { .progress = show_progress };
  const GOptionEntry entries[] = {
    { "all", 0, 0, G_OPTION_ARG_NONE, &options.all, N_("Those too that rest on nothing that changed"), NULL },
    { "drafts", 0, 0, G_OPTION_ARG_NONE, &options.drafts, N_("Drafts too: their open findings are brought up to date"), NULL },
    { "advance", 0, 0, G_OPTION_ARG_STRING, &as, N_("First start the monitoring of what has taken effect, as this person"), N_("PERSON") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format_word, N_("text or json"), N_("FORMAT") },
    { NULL },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (DrRegister) self = NULL;
  g_autoptr (DrRecheck) recheck = NULL;
  DrFormat format;
  DrExit exit = DR_EXIT_DONE;
  guint advanced;
  g_autoptr (GPtrArray) damaged = g_ptr_array_new_with_free_func ((GDestroyNotify) g_error_free);

  if (!dr_cli_parse (&argc, &argv, entries, "",
                     _("Checks what was sealed again with the latest evidence and rules, on all cores, and marks what no longer holds."),
                     _("Example:\n  due-regard-cli recheck"), &error)
      || !dr_cli_parse_format (format_word, &format, &error))
    return dr_cli_fail (error);
  if (argc != 1)
    {
      g_set_error (&error, DR_CLI_ERROR, DR_CLI_ERROR_USAGE, _("recheck: “%s” is too much, expected only options (try --help)"),
                   argv[1]);
      return dr_cli_fail (error);
    }

  self = dr_cli_open_register (DR_STORE_OPEN_DEFAULT, &error);
  if (self == NULL || (as != NULL && !dr_register_advance (self, as, &advanced, damaged, dr_cli_interrupt (), &error)))
    return dr_cli_refuse (error);
  for (guint i = 0; i < damaged->len; i++)
    exit = dr_cli_refuse (damaged->pdata[i]);
  recheck = dr_register_recheck (self, &options, dr_cli_interrupt (), &error);
  if (recheck == NULL)
    return dr_cli_refuse (error);

  text = format == DR_FORMAT_JSON ? to_json (recheck) : to_text (recheck);
  g_print ("%s", text);

  if (exit == DR_EXIT_DONE && recheck->n_items > 0)
    exit = DR_EXIT_FOUND;

  return exit;
}
