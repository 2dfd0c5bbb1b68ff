#include "dr-evidence-commands.h"

#include "dr-check-json.h"
#include "dr-evidence-check.h"
#include "dr-evidence-reader.h"
#include "dr-json-members.h"

static void
print_problems (const char      *path,
                const GPtrArray *problems)
{
  if (problems->len == 0)
    g_print (_("%s: no problem found\n"), path);
  for (guint i = 0; i < problems->len; i++)
    {
      const DrEvidenceProblem *problem = g_ptr_array_index (problems, i);

      if (problem->line > 0)
        g_print ("%s:%u: %s\n", path, problem->line, problem->message);
      else
        g_print ("%s: %s\n", path, problem->message);
    }
}

static void
add_problems (JsonBuilder     *builder,
              const char      *path,
              const GPtrArray *problems)
{
  json_builder_begin_object (builder);
  dr_json_add_string (builder, "file", path);
  json_builder_set_member_name (builder, "problems");
  json_builder_begin_array (builder);
  for (guint i = 0; i < problems->len; i++)
    {
      const DrEvidenceProblem *problem = g_ptr_array_index (problems, i);

      json_builder_begin_object (builder);
      dr_json_add_number (builder, "line", problem->line > 0 ? problem->line : DR_UNKNOWN);
      dr_json_add_string (builder, "kind", problem->kind);
      dr_json_add_string (builder, "message", problem->message);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

/**
 * dr_cmd_evidence_check:
 * @argc: number of words, the command's name first
 * @argv: the words
 *
 * evidence check FILE...: every inconsistency. A file that cannot be read does not keep the others from being checked.
 *
 * Returns: found where there is a problem, usage where a file cannot be read
 */
DrExit
dr_cmd_evidence_check (int    argc,
                       char **argv)
{
  g_autofree char *format_word = NULL;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format_word, N_("text or json"), N_("FORMAT") },
    { NULL },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  DrFormat format;
  DrExit result = DR_EXIT_DONE;

  if (!dr_cli_parse (&argc, &argv, entries, _("FILE..."),
                     _("Reports everything in an evidence base that contradicts itself or hangs in the air."),
                     _("Example:\n  due-regard-cli evidence check evidence.xml"), &error)
      || !dr_cli_parse_format (format_word, &format, &error))
    return dr_cli_fail (error);
  if (argc < 2)
    {
      g_set_error (&error, DR_CLI_ERROR, DR_CLI_ERROR_USAGE,
                   _("evidence check: no file given, expected one or more (try --help)"));
      return dr_cli_fail (error);
    }

  json_builder_begin_array (builder);
  for (int i = 1; i < argc; i++)
    {
      g_autoptr (GError) problem = NULL;
      g_autoptr (GPtrArray) problems = dr_evidence_read_problems (argv[i], &problem);

      if (problems == NULL)
        {
          result = dr_cli_fail (problem);
          continue;
        }
      if (problems->len > 0 && result == DR_EXIT_DONE)
        result = DR_EXIT_FOUND;
      if (format == DR_FORMAT_JSON)
        add_problems (builder, argv[i], problems);
      else
        print_problems (argv[i], problems);
    }
  json_builder_end_array (builder);

  if (format == DR_FORMAT_JSON)
    {
      g_autofree char *text = dr_json_to_text (builder);

      g_print ("%s", text);
    }

  return result;
}
