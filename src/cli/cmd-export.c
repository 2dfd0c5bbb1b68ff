/* The register, or part of it, as a bag that anybody can check; or as a table for a spreadsheet. */
#include "dr-bag-export.h"
#include "dr-cli-interrupt.h"
#include "dr-cli-register.h"
#include "dr-digits.h"
#include "dr-register-csv.h"

static void
print_count (const char *format,
             guint64     n)
{
  g_print (format, DR_DIGITS (n));
}

static void
print_result (const char          *path,
              const DrBagExported *result)
{
  g_print (_("Exported to %s:\n"), path);
  print_count (ngettext ("  %s sealed record", "  %s sealed records", result->n_records), result->n_records);
  print_count (ngettext (" of %s assessment\n", " of %s assessments\n", result->n_assessments), result->n_assessments);
  if (result->n_received > 0)
    print_count (ngettext ("  %s record from elsewhere, as received\n", "  %s records from elsewhere, as received\n",
                           result->n_received), result->n_received);
  if (result->n_received_files > 0)
    print_count (ngettext ("  %lu other file from elsewhere, as received\n", "  %lu other files from elsewhere, as received\n",
                           result->n_received_files), result->n_received_files);
  if (result->n_attachments > 0)
    print_count (ngettext ("  %s attachment\n", "  %s attachments\n", result->n_attachments), result->n_attachments);
  if (result->n_withheld > 0)
    print_count (ngettext ("  %s attachment withheld: its bytes were erased, or never brought\n",
                           "  %s attachments withheld: their bytes were erased, or never brought\n",
                           result->n_withheld), result->n_withheld);
  g_print (_("  store’s head %s, length %s\n"), result->head.head, DR_DIGITS (result->head.length));
}

/* What is given does not go together, or lacks something. */
static gboolean
check_words (const char  *bag,
             const char  *table,
             const char  *period,
             int          argc,
             DrCsvKind   *kind,
             GError     **error)
{
  if (bag == NULL && table == NULL)
    g_set_error_literal (error, DR_CLI_ERROR, DR_CLI_ERROR_USAGE,
                         _("export: nowhere to export to, expected --bag and a folder or a .zip that is not there yet, or --csv "
                           "(try --help)"));
  else if (bag != NULL && table != NULL)
    g_set_error_literal (error, DR_CLI_ERROR, DR_CLI_ERROR_USAGE,
                         _("export: both --bag and --csv are given, expected one of them (try --help)"));
  else if (table != NULL && !dr_csv_kind_parse (table, kind))
    g_set_error (error, DR_CLI_ERROR, DR_CLI_ERROR_USAGE,
                 _("export: --csv is “%s”, expected register, actions, findings, reviews, impacts or measures (try --help)"), table);
  else if (table != NULL && (argc < 2 || argc > 3 || period != NULL))
    g_set_error_literal (error, DR_CLI_ERROR, DR_CLI_ERROR_USAGE,
                         _("export: --csv takes one file to write, perhaps one reference, and no period, expected for example --csv actions "
                           "actions.csv (try --help)"));
  else if (period != NULL && argc > 1)
    g_set_error_literal (error, DR_CLI_ERROR, DR_CLI_ERROR_USAGE,
                         _("export: both --period and references are given, expected one of them (try --help)"));
  else
    return TRUE;

  return FALSE;
}

/* @word: (nullable): a reference; NULL: all of the register. */
static DrExit
export_table (DrCsvKind   kind,
              const char *path,
              const char *word)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (DrRegister) self = dr_cli_open_register (DR_STORE_OPEN_DEFAULT, &error);
  g_autofree char *reference = NULL;
  guint version = 0;
  guint64 n_rows = 0;

  if (self == NULL
      || (word != NULL && !dr_cli_parse_reference (self, word, &reference, &version, &error))
      || !dr_register_export_csv_of (self, kind, reference, version, path, dr_cli_progress, NULL, dr_cli_interrupt (), &n_rows,
                                     &error))
    return dr_cli_refuse (error);
  print_count (ngettext ("%s row", "%s rows", n_rows), n_rows);
  g_print (_(" exported to %s\n"), path);

  return DR_EXIT_DONE;
}

/**
 * dr_cmd_export:
 * @argc: number of words, the command's name first
 * @argv: the words
 *
 * export --bag DIR|FILE.zip [--period P | REFERENCE...]; export --csv TABLE FILE [REFERENCE].
 *
 * Returns: done
 */
DrExit
dr_cmd_export (int    argc,
               char **argv)
{
  g_autofree char *bag = NULL;
  g_autofree char *table = NULL;
  g_autofree char *period_word = NULL;
  const GOptionEntry entries[] = {
    { "bag", 0, 0, G_OPTION_ARG_FILENAME, &bag, N_("The bag to make: a folder, or a zip where it ends in .zip"), N_("DIR|FILE.zip") },
    { "csv", 0, 0, G_OPTION_ARG_STRING, &table, N_("Instead, a table: see above"), N_("TABLE") },
    { "period", 0, 0, G_OPTION_ARG_STRING, &period_word, N_("What belongs to it, with the maintaining-access return"), N_("PERIOD") },
    { NULL },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (DrRegister) self = NULL;
  DrBagExportOptions options = { 0 };
  DrBagExported result;
  DrCsvKind kind = DR_CSV_REGISTER;
  DrPeriod period;

  if (!dr_cli_parse (&argc, &argv, entries, _("--bag DIR|FILE.zip [REFERENCE...], or --csv TABLE FILE [REFERENCE]"),
                     _("Sealed records, their trail and what they rest on, as a BagIt bag that is checked with nothing "
                       "of ours: all of the register, the assessments that are named, or those of a period. Or a table "
                       "of what the register says now, as a CSV file for a spreadsheet: register, actions, findings, "
                       "reviews (the access review by option and group), impacts or measures; of one assessment where it "
                       "is named."),
                     _("Examples:\n  due-regard-cli export --bag register.zip\n"
                       "  due-regard-cli export --bag audit --period 2026-27-Q3\n"
                       "  due-regard-cli export --bag desk.zip EIA-2026-001 EIA-2026-004\n"
                       "  due-regard-cli export --csv actions actions.csv\n"
                       "  due-regard-cli export --csv reviews desk.csv EIA-2026-001"), &error))
    return dr_cli_fail (error);
  if (!check_words (bag, table, period_word, argc, &kind, &error) || (period_word != NULL && !dr_return_parse_period (period_word, &period, &error)))
    return dr_cli_fail (error);

  if (table != NULL)
    return export_table (kind, argv[1], argc > 2 ? argv[2] : NULL);

  options.path = bag;
  options.period = period_word != NULL ? &period : NULL;
  options.references = argc > 1 ? (const char * const *) argv + 1 : NULL;
  self = dr_cli_open_register (DR_STORE_OPEN_DEFAULT, &error);
  if (self == NULL
      || !dr_register_export_bag (self, &options, dr_cli_progress, NULL, dr_cli_interrupt (), &result, &error))
    return dr_cli_refuse (error);
  print_result (bag, &result);

  return DR_EXIT_DONE;
}
