/* The audit trail as it stands. */
#include "dr-cli-interrupt.h"
#include "dr-cli-register.h"

#include <string.h>

#include "dr-act-names.h"
#include "dr-json-members.h"
#include "dr-json-text.h"
#include "dr-register-check.h"
#include "dr-text.h"

#define PAGE 1000

static void
add_text (GString                *out,
          const DrTrailStatement *statement,
          const DrTrailEntry     *entry)
{
  g_autofree char *time = dr_cli_time (statement->at);
  g_autoptr (GString) line = g_string_new (NULL);

  g_string_append_printf (line, "%" G_GUINT64_FORMAT "  %s  %s", statement->sequence, time, dr_act_name (statement->act));
  if (statement->reference[0] != '\0')
    g_string_append_printf (line, _("  %s, version %u"), statement->reference, statement->version);
  g_string_append_printf (line, _("  by %s (%s), login %s on %s"), statement->name, statement->person, statement->login,
                          statement->host);
  dr_text_paragraph (out, "", "      ", line->str);
  if (statement->comment[0] != '\0')
    dr_text_paragraph (out, "      ", "      ", statement->comment);
  for (guint i = 0; i < statement->n_details; i++)
    {
      g_autofree char *detail = g_strdup_printf (_("%s: %s"), dr_act_detail_name (statement->details[i].name),
                                                 dr_act_detail_words (statement->details[i].name, statement->details[i].value));

      dr_text_paragraph (out, "      ", "        ", detail);
    }
  if (statement->record[0] != '\0')
    g_string_append_printf (out, _("      record %s\n"), statement->record);
  g_string_append_printf (out, _("      head %s\n"), entry->store_head);
}

static void
add_json (JsonBuilder            *builder,
          const DrTrailStatement *statement,
          const DrTrailEntry     *entry)
{
  g_autofree char *time = dr_cli_time (statement->at);

  json_builder_begin_object (builder);
  dr_json_add_number (builder, "sequence", (double) statement->sequence);
  dr_json_add_string (builder, "time", time);
  dr_json_add_string (builder, "act", statement->act);
  dr_json_add_string (builder, "reference", statement->reference[0] != '\0' ? statement->reference : NULL);
  if (statement->version > 0)
    dr_json_add_count (builder, "version", statement->version);
  dr_json_add_string (builder, "person", statement->person);
  dr_json_add_string (builder, "name", statement->name);
  dr_json_add_string (builder, "login", statement->login);
  dr_json_add_string (builder, "host", statement->host);
  dr_json_add_string (builder, "program", statement->program);
  dr_json_add_string (builder, "record", statement->record[0] != '\0' ? statement->record : NULL);
  dr_json_add_string (builder, "comment", statement->comment[0] != '\0' ? statement->comment : NULL);
  json_builder_set_member_name (builder, "details");
  json_builder_begin_object (builder);
  for (guint i = 0; i < statement->n_details; i++)
    dr_json_add_string (builder, statement->details[i].name, statement->details[i].value);
  json_builder_end_object (builder);
  dr_json_add_string (builder, "head", entry->head);
  dr_json_add_string (builder, "store_head", entry->store_head);
  json_builder_end_object (builder);
}

/* Page after page as one array: a trail may have millions of entries. */
static void
print_json (JsonBuilder *page,
            gboolean     first)
{
  g_autofree char *text = dr_json_to_text (page);   /* "[", the entries, a line with "]" */
  char *end = strrchr (text, ']');

  while (end > text && end[-1] == '\n')
    end--;
  *end = '\0';
  g_print ("%s%s", first ? "[" : ",", text + 1);
}

static gboolean
print_log (DrStore     *store,
           const char  *reference,
           DrFormat     format,
           GError     **error)
{
  guint64 after = 0;
  guint n = 0;
  guint64 total = 0;

  do
    {
      g_autoptr (DrTrail) trail = dr_store_read_trail (store, reference, after, PAGE, error);
      g_autoptr (GString) out = g_string_new (NULL);
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      if (trail == NULL)
        return FALSE;
      json_builder_begin_array (builder);
      n = trail->n_entries;
      for (guint i = 0; i < n; i++)
        {
          gsize length;
          gconstpointer data = g_bytes_get_data (trail->entries[i].entry, &length);
          g_autoptr (DrTrailStatement) statement = dr_trail_statement_read (data, length, error);

          if (statement == NULL)
            return FALSE;
          after = trail->entries[i].sequence;
          if (format == DR_FORMAT_JSON)
            add_json (builder, statement, &trail->entries[i]);
          else
            add_text (out, statement, &trail->entries[i]);
        }
      json_builder_end_array (builder);
      if (format != DR_FORMAT_JSON)
        g_print ("%s", out->str);
      else if (n > 0 || total == 0)
        print_json (builder, total == 0);
      total += n;
    }
  while (n == PAGE);

  if (format == DR_FORMAT_JSON)
    g_print ("%s", total > 0 ? "\n]\n" : "]\n");
  else if (total == 0)
    g_print ("%s\n", _("The trail has no such entry."));

  return TRUE;
}

/**
 * dr_cmd_log:
 * @argc: number of words, the command's name first
 * @argv: the words
 *
 * log [REF]: the trail of one assessment, or of the store. Where the trail does not agree with itself it is shown all the
 * same, and that is said.
 *
 * Returns: done; found where the trail does not agree with itself
 */
DrExit
dr_cmd_log (int    argc,
            char **argv)
{
  g_autofree char *format_word = NULL;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format_word, N_("text or json"), N_("FORMAT") },
    { NULL },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (DrRegister) self = NULL;
  DrFormat format;

  if (!dr_cli_parse (&argc, &argv, entries, _("[REFERENCE]"), _("The audit trail: who did what, when, on which computer."),
                     _("Example:\n  due-regard-cli log EIA-2026-001"), &error)
      || !dr_cli_parse_format (format_word, &format, &error))
    return dr_cli_fail (error);
  if (argc > 2)
    {
      g_set_error (&error, DR_CLI_ERROR, DR_CLI_ERROR_USAGE, _("log: %d references given, expected one or none (try --help)"),
                   argc - 1);
      return dr_cli_fail (error);
    }

  self = dr_cli_open_register (DR_STORE_OPEN_DEFAULT, &error);
  if (self == NULL || !print_log (dr_register_get_store (self), argc == 2 ? argv[1] : NULL, format, &error))
    return dr_cli_refuse (error);
  if (!dr_register_check_chains (dr_register_get_store (self), dr_cli_interrupt (), &error))
    {
      dr_cli_fail (error);
      return error->domain == DR_STORE_ERROR ? DR_EXIT_USAGE : DR_EXIT_FOUND;
    }

  return DR_EXIT_DONE;
}
