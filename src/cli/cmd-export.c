/* The register, or part of it, as a bag that anybody can check. */
#include "dr-bag-export.h"
#include "dr-cli-interrupt.h"
#include "dr-cli-register.h"
#include "dr-digits.h"

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
  g_print (_("  store's head %s, length %s\n"), result->head.head, DR_DIGITS (result->head.length));
}

/**
 * dr_cmd_export:
 * @argc: number of words, the command's name first
 * @argv: the words
 *
 * export --bag DIR|FILE.zip [--period P | REFERENCE...].
 *
 * Returns: done
 */
DrExit
dr_cmd_export (int    argc,
               char **argv)
{
  g_autofree char *bag = NULL;
  g_autofree char *period_word = NULL;
  const GOptionEntry entries[] = {
    { "bag", 0, 0, G_OPTION_ARG_FILENAME, &bag, N_("The bag to make: a folder, or a zip where it ends in .zip"), N_("DIR|FILE.zip") },
    { "period", 0, 0, G_OPTION_ARG_STRING, &period_word, N_("What belongs to it, with the maintaining-access return"), N_("PERIOD") },
    { NULL },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (DrRegister) self = NULL;
  DrBagExportOptions options = { 0 };
  DrBagExported result;
  DrPeriod period;

  if (!dr_cli_parse (&argc, &argv, entries, _("--bag DIR|FILE.zip [REFERENCE...]"),
                     _("Sealed records, their trail and what they rest on, as a BagIt bag that is checked with nothing "
                       "of ours: all of the register, the assessments that are named, or those of a period."),
                     _("Examples:\n  due-regard-cli export --bag register.zip\n"
                       "  due-regard-cli export --bag audit --period 2026-27-Q3\n"
                       "  due-regard-cli export --bag desk.zip EIA-2026-001 EIA-2026-004"), &error))
    return dr_cli_fail (error);
  if (bag == NULL)
    g_set_error_literal (&error, DR_CLI_ERROR, DR_CLI_ERROR_USAGE,
                         _("export: nowhere to export to, expected --bag and a folder or a .zip that is not there yet (try --help)"));
  else if (period_word != NULL && argc > 1)
    g_set_error_literal (&error, DR_CLI_ERROR, DR_CLI_ERROR_USAGE,
                         _("export: both --period and references are given, expected one of them (try --help)"));
  if (error != NULL || (period_word != NULL && !dr_return_parse_period (period_word, &period, &error)))
    return dr_cli_fail (error);

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
