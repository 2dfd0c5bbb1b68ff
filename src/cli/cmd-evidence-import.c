#include "dr-evidence-commands.h"

#include <string.h>

#include "dr-evidence-check.h"
#include "dr-evidence-reader.h"
#include "dr-evidence-writer.h"
#include "dr-figure-import.h"
#include "dr-import-report.h"
#include "dr-shipped-evidence.h"
#include "dr-text.h"
#include "dr-xml-file.h"

/* The words of the command, as given. */
typedef struct {
  char     *area;
  char     *name;
  char     *base;
  char     *service;
  char     *id;
  char     *version;
  char     *published;
  char     *format_word;
  char     *output;
  gboolean  dry_run;

  DrFormat  format;
  DrDate    published_date;
} ImportOptions;

static void
import_options_clear (ImportOptions *options)
{
  g_free (options->area);
  g_free (options->name);
  g_free (options->base);
  g_free (options->service);
  g_free (options->id);
  g_free (options->version);
  g_free (options->published);
  g_free (options->format_word);
  g_free (options->output);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ImportOptions, import_options_clear)

static gboolean
parse (int            *argc,
       char         ***argv,
       ImportOptions  *options,
       GError        **error)
{
  const GOptionEntry entries[] = {
    { "area", 0, 0, G_OPTION_ARG_STRING, &options->area, N_("Code of the area, such as E07000242"), N_("CODE") },
    { "name", 0, 0, G_OPTION_ARG_STRING, &options->name, N_("Name of the area, to sum small areas that are named after it"), N_("NAME") },
    { "base", 0, 0, G_OPTION_ARG_FILENAME, &options->base, N_("Evidence base that the figures are added to (a new one from the template)"), N_("FILE") },
    { "service", 0, 0, G_OPTION_ARG_STRING, &options->service, N_("Service that contact counts are of"), N_("ID") },
    { "id", 0, 0, G_OPTION_ARG_STRING, &options->id, N_("Id of the new evidence base"), N_("ID") },
    { "version", 0, 0, G_OPTION_ARG_STRING, &options->version, N_("Version of the new evidence base"), N_("V") },
    { "published", 0, 0, G_OPTION_ARG_STRING, &options->published, N_("Date of the new evidence base"), N_("DATE") },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &options->dry_run, N_("Say what would become of each row, and write nothing"), NULL },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options->output, N_("Where the new evidence base is written"), N_("OUT") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &options->format_word, N_("text or json"), N_("FORMAT") },
    { NULL },
  };

  return dr_cli_parse (argc, argv, entries, _("FILE..."),
                       _("Takes figures from CSV files into an evidence base: Nomis bulk files of Census 2021, "
                         "ONS custom datasets, and a council’s own contact counts."),
                       _("Examples:\n"
                         "  due-regard-cli evidence import --area E07000242 --dry-run census2021-ts007a-ltla.csv\n"
                         "  due-regard-cli evidence import --area E07000242 -o evidence.xml census2021-*.csv\n"
                         "  due-regard-cli evidence import --base evidence.xml -o evidence.xml --version 2 contacts.csv\n\n"
                         "Exit code: 1 where a row is refused or figures contradict each other,\n"
                         "2 where a file cannot be taken at all."),
                       error);
}

/* What GOption cannot see by itself. */
static gboolean
check_options (ImportOptions  *options,
               int             n_files,
               GError        **error)
{
  if (!dr_cli_parse_format (options->format_word, &options->format, error))
    return FALSE;

  if (n_files == 0)
    g_set_error (error, DR_CLI_ERROR, DR_CLI_ERROR_USAGE,
                 _("evidence import: no file given, expected one or more (try --help)"));
  else if (options->output == NULL && !options->dry_run)
    g_set_error (error, DR_CLI_ERROR, DR_CLI_ERROR_USAGE,
                 _("evidence import: nowhere to write to, expected -o FILE, or --dry-run"));
  else if (options->id != NULL && !g_regex_match_simple ("^[a-z0-9][a-z0-9._-]*$", options->id, G_REGEX_DOLLAR_ENDONLY, 0))
    g_set_error (error, DR_CLI_ERROR, DR_CLI_ERROR_USAGE,
                 _("--id is “%s”, expected small letters, digits, dots, dashes and underscores"), options->id);
  else if (options->version != NULL && options->version[strspn (options->version, " \t\r\n")] == '\0')
    g_set_error (error, DR_CLI_ERROR, DR_CLI_ERROR_USAGE, _("--version is empty, expected a few characters"));
  else if (options->published != NULL && !dr_date_parse_full (options->published, &options->published_date))
    g_set_error (error, DR_CLI_ERROR, DR_CLI_ERROR_USAGE,
                 _("--published is “%s”, expected a date that exists, as YYYY-MM-DD"), options->published);
  else
    return TRUE;

  return FALSE;
}

/* What the figures are added to. */
static DrEvidence *
open_base (const ImportOptions  *options,
           GError              **error)
{
  const char *name = options->base != NULL ? options->base : DR_SHIPPED_TEMPLATE;
  g_autoptr (DrEvidence) base = dr_shipped_evidence_open (name, NULL, error);

  if (base != NULL && options->service != NULL && dr_evidence_find_service (base, options->service) == DR_NO_INDEX)
    {
      g_set_error (error, DR_CLI_ERROR, DR_CLI_ERROR_USAGE,
                   _("%s: there is no service “%s”, expected the id of one of its services"), name, options->service);
      return NULL;
    }

  return g_steal_pointer (&base);
}

static DrImportPreview *
preview_files (const ImportOptions  *options,
               const DrEvidence     *base,
               char                **files,
               GError              **error)
{
  g_autoptr (DrCensusMapping) mapping = dr_census_mapping_load_default (error);
  g_autoptr (DrFigureImport) import = NULL;
  DrImportRequest request = { options->area, options->name, options->service, base };

  if (mapping == NULL)
    return NULL;

  import = dr_figure_import_new (mapping);
  for (guint i = 0; files[i] != NULL; i++)
    if (!dr_figure_import_add_file (import, files[i], error))
      return NULL;

  return dr_figure_import_preview (import, &request, error);
}

/* Reads back what will be written, so that nothing is written that could not be read again, and finds in it what does
 * not agree. Returns NULL where it could not be read. */
static GPtrArray *
read_back (const char  *path,
           const char  *data,
           gsize        length,
           GError     **error)
{
  g_autoptr (DrXmlDocument) document = dr_xml_document_read_bytes (path, data, length, NULL, error);
  g_autoptr (DrEvidence) evidence = NULL;

  if (document == NULL)
    return NULL;
  evidence = dr_evidence_read_node (path, dr_xml_document_get_root (document), error);

  return evidence != NULL ? dr_evidence_check (evidence) : NULL;
}

/* Returns what does not agree in the file written, perhaps nothing; NULL where none was written. */
static GPtrArray *
write_evidence (const ImportOptions    *options,
                const DrImportPreview  *preview,
                const DrEvidence       *base,
                GError                **error)
{
  DrImportEdition edition = { options->id, options->version, options->published_date };
  g_autoptr (DrEvidence) evidence = dr_figure_import_apply (preview, base, &edition, error);
  g_autoptr (GPtrArray) problems = NULL;
  g_autofree char *data = NULL;
  gsize length = 0;

  if (evidence == NULL)
    return NULL;

  data = dr_evidence_to_data (evidence, &length);
  problems = read_back (options->output, data, length, error);
  if (problems == NULL || !dr_xml_write_file (options->output, data, length, error))
    return NULL;

  return g_steal_pointer (&problems);
}

static void
print_text (const ImportOptions   *options,
            const DrImportPreview *preview,
            const GPtrArray       *problems)
{
  g_autofree char *report = dr_import_report_to_text (preview, options->dry_run);

  g_print ("%s", report);
  if (options->dry_run)
    return;

  g_print (_("\nWritten: %s\n"), options->output);
  for (guint i = 0; i < problems->len; i++)
    {
      const DrEvidenceProblem *problem = g_ptr_array_index (problems, i);

      g_print (_("In it %s\n"), problem->message);
    }
}

/**
 * dr_cmd_evidence_import:
 * @argc: number of words, the command's name first
 * @argv: the words
 *
 * evidence import FILE...: figures into an evidence file, without a store.
 *
 * Returns: found where some row is refused or figures contradict each other
 */
DrExit
dr_cmd_evidence_import (int    argc,
                        char **argv)
{
  g_auto (ImportOptions) options = { NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (DrEvidence) base = NULL;
  g_autoptr (DrImportPreview) preview = NULL;
  g_autoptr (GPtrArray) problems = NULL;

  if (!parse (&argc, &argv, &options, &error) || !check_options (&options, argc - 1, &error))
    return dr_cli_fail (error);

  base = open_base (&options, &error);
  if (base == NULL)
    return dr_cli_fail (error);
  preview = preview_files (&options, base, argv + 1, &error);
  if (preview == NULL)
    return dr_cli_fail (error);

  if (!options.dry_run)
    {
      problems = write_evidence (&options, preview, base, &error);
      if (problems == NULL)
        {
          g_autofree char *report = dr_import_report_to_text (preview, FALSE);

          /* Why nothing could be taken stands in the rows. */
          if (options.format == DR_FORMAT_TEXT && g_error_matches (error, DR_IMPORT_ERROR, DR_IMPORT_ERROR_NOTHING))
            g_print ("%s", report);
          return dr_cli_fail (error);
        }
    }

  if (options.format == DR_FORMAT_JSON)
    {
      g_autofree char *json = dr_import_report_to_json (preview, options.dry_run ? NULL : options.output, problems);

      g_print ("%s", json);
    }
  else
    print_text (&options, preview, problems);

  return dr_import_preview_count (preview, DR_IMPORT_REFUSED) > 0 || (problems != NULL && problems->len > 0)
           ? DR_EXIT_FOUND
           : DR_EXIT_DONE;
}
