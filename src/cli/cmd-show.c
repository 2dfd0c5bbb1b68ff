/* One assessment of the register: where it stands, what comes next, what it says; or its sealed record. */
#include "dr-cli-register.h"

#include <string.h>

#include "dr-justification.h"
#include "dr-json-members.h"
#include "dr-json-text.h"
#include "dr-names.h"
#include "dr-received-report.h"
#include "dr-text.h"
#include "dr-version.h"
#include "dr-xml-file.h"

static void
add_line (GString    *out,
          const char *label,
          const char *value)
{
  g_autofree char *line = NULL;

  if (value == NULL || value[0] == '\0')
    return;
  line = g_strdup_printf ("%s: %s", label, value);
  dr_text_paragraph (out, "  ", "    ", line);
}

static guint
count_open (const DrVersion *version,
            DrSeverity       severity)
{
  guint n = 0;

  for (guint i = 0; i < version->check->n_results; i++)
    n += version->check->results[i].severity == severity && dr_check_is_open (version->check, &version->check->results[i]);

  return n;
}

static char *
next_steps (const DrVersion *version)
{
  const DrTransition *ways[8];
  guint n = dr_workflow_from (version->draft->stage, ways);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (words, "%s%s", i > 0 ? ", " : "", dr_workflow_step_name (ways[i]->step));

  return g_string_free (g_steal_pointer (&words), FALSE);
}

static char *
to_text (const DrVersion *version)
{
  const DrAssessment *assessment = version->assessment;
  GString *out = g_string_new (NULL);
  g_autofree char *next = next_steps (version);
  g_autofree char *open = g_strdup_printf (_("%u must, %u escalate, %u justify"), count_open (version, DR_SEVERITY_MUST),
                                           count_open (version, DR_SEVERITY_ESCALATE),
                                           count_open (version, DR_SEVERITY_JUSTIFY));
  char effective[DR_DATE_STRING_SIZE];
  char decision[DR_DATE_STRING_SIZE];

  g_string_append_printf (out, _("%s, version %u: %s\n"), version->reference, version->version, assessment->title);
  add_line (out, _("Stage"), dr_workflow_stage_name (version->draft->stage));
  add_line (out, _("Comes next"), next);
  add_line (out, _("Service"), version->editions->evidence->services[assessment->service].name);
  add_line (out, _("Author"), assessment->author);
  add_line (out, _("The change"), assessment->what);
  add_line (out, _("Takes effect"), dr_date_format (assessment->effective, effective));
  add_line (out, _("Decision"), dr_date_format (dr_date_is_set (assessment->decision.date) ? assessment->decision.date
                                                                                           : assessment->decision_date,
                                                decision));
  add_line (out, _("Outcome"), dr_outcome_label (assessment->outcome));
  add_line (out, _("Open findings"), open);
  for (guint i = 0; i < version->n_steps; i++)
    {
      const DrVersionStep *step = &version->steps[i];
      g_autofree char *time = dr_cli_time (step->at);
      g_autofree char *line = g_strdup_printf (_("%s by %s (%s), record %s%s%s"), time, step->name, step->person,
                                               step->record, step->comment[0] != '\0' ? ": " : "", step->comment);

      add_line (out, dr_workflow_step_name (step->step), line);
    }
  for (guint i = 0; i < assessment->n_section_reviews; i++)
    {
      const DrSectionReview *review = &assessment->section_reviews[i];
      g_autofree char *line = g_strdup_printf ("%s %s", dr_vocabulary_to_string (DR_VOCABULARY_SECTION_VERDICT,
                                                                                (int) review->verdict),
                                               review->comment);

      add_line (out, review->section, line);
    }
  for (guint i = 0; i < assessment->n_attachments; i++)
    add_line (out, _("Attachment"), assessment->attachments[i].name);

  return g_string_free (out, FALSE);
}

static char *
to_json (const DrVersion *version)
{
  const DrAssessment *assessment = version->assessment;
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  dr_json_add_string (builder, "reference", version->reference);
  dr_json_add_count (builder, "version", version->version);
  dr_json_add_string (builder, "title", assessment->title);
  dr_json_add_string (builder, "stage", dr_stage_to_string (version->draft->stage));
  dr_json_add_string (builder, "service", version->editions->evidence->services[assessment->service].id);
  dr_json_add_string (builder, "author", assessment->author);
  dr_json_add_date (builder, "effective", assessment->effective);
  dr_json_add_string (builder, "outcome", dr_vocabulary_to_string (DR_VOCABULARY_OUTCOME, (int) assessment->outcome));
  dr_json_add_string (builder, "head", version->head);
  json_builder_set_member_name (builder, "steps");
  json_builder_begin_array (builder);
  for (guint i = 0; i < version->n_steps; i++)
    {
      const DrVersionStep *step = &version->steps[i];
      g_autofree char *time = dr_cli_time (step->at);

      json_builder_begin_object (builder);
      dr_json_add_string (builder, "step", dr_vocabulary_to_string (DR_VOCABULARY_STEP, (int) step->step));
      dr_json_add_string (builder, "time", time);
      dr_json_add_string (builder, "person", step->person);
      dr_json_add_string (builder, "record", step->record);
      dr_json_add_string (builder, "comment", step->comment);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "fields");
  json_builder_begin_object (builder);
  for (guint i = 0; i < version->draft->n_fields; i++)
    dr_json_add_string (builder, version->draft->fields[i].key, version->draft->fields[i].value);
  json_builder_end_object (builder);
  json_builder_end_object (builder);

  return dr_json_to_text (builder);
}

/* The last sealed record as it was sealed, byte for byte; of a draft, the draft file that it would be. */
static gboolean
write_out (DrRegister  *self,
           const char  *word,
           const char  *output,
           GError     **error)
{
  g_autoptr (GBytes) bytes = dr_cli_version_bytes (self, word, TRUE, error);

  return bytes != NULL
         && dr_xml_write_file (output, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error);
}

/* A word of hexadecimal digits can be a reference as well: that comes first. */
static gboolean
is_received (DrRegister *self,
             const char *word)
{
  g_autoptr (DrRegisterPage) row = NULL;

  if (!dr_received_is_digest (word))
    return FALSE;
  row = dr_store_get_row (dr_register_get_store (self), word, 0, NULL);

  return row == NULL;
}

/**
 * dr_cmd_show:
 * @argc: number of words, the command's name first
 * @argv: the words
 *
 * show REF|SHA256: one assessment, or one file from elsewhere.
 *
 * Returns: done
 */
DrExit
dr_cmd_show (int    argc,
             char **argv)
{
  g_autofree char *format_word = NULL;
  g_autofree char *output = NULL;
  g_autofree char *reference = NULL;
  g_autofree char *text = NULL;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, N_("Writes the last sealed record, the draft, or what was received, to a file"), N_("OUT") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format_word, N_("text or json"), N_("FORMAT") },
    { NULL },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (DrRegister) self = NULL;
  g_autoptr (DrVersion) version = NULL;
  g_autoptr (GString) received = g_string_new (NULL);
  DrFormat format;
  guint number;

  if (!dr_cli_parse (&argc, &argv, entries, _("REFERENCE|SHA256"),
                     _("One assessment: where it stands, what comes next, who did what. Or a file that was received from "
                       "elsewhere, by its digest or the first 8 digits of it, or more."),
                     _("Examples:\n  due-regard-cli show EIA-2026-001\n  due-regard-cli show EIA-2026-001@1 -o record.xml\n"
                       "  due-regard-cli show 3f78a2c1 -o theirs.xml"), &error)
      || !dr_cli_parse_format (format_word, &format, &error))
    return dr_cli_fail (error);
  if (argc != 2)
    {
      g_set_error (&error, DR_CLI_ERROR, DR_CLI_ERROR_USAGE, _("show: %d references given, expected one (try --help)"), argc - 1);
      return dr_cli_fail (error);
    }

  self = dr_cli_open_register (DR_STORE_OPEN_DEFAULT, &error);
  if (self == NULL || !dr_cli_parse_reference (self, argv[1], &reference, &number, &error))
    return dr_cli_refuse (error);
  if (is_received (self, argv[1]))
    {
      if (!dr_received_show (self, argv[1], output, format, received, &error))
        return dr_cli_refuse (error);
      g_print ("%s", received->str);
      return DR_EXIT_DONE;
    }
  if (output != NULL)
    return write_out (self, argv[1], output, &error) ? DR_EXIT_DONE : dr_cli_refuse (error);

  version = dr_version_load (self, reference, number, &error);
  if (version == NULL)
    return dr_cli_refuse (error);
  text = format == DR_FORMAT_JSON ? to_json (version) : to_text (version);
  g_print ("%s", text);

  return DR_EXIT_DONE;
}
