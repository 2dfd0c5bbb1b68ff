#include "dr-cli-interrupt.h"
#include "dr-cli-register.h"
#include "dr-import.h"
#include "dr-verify.h"

static void
print_count (const char *format,
             guint64     n)
{
  if (n > 0)
    g_print (format, (gulong) n);
}

static void
print_bag (const DrImported *imported)
{
  if (imported->is_here && imported->n_erased == 0)
    {
      g_print (_("%s: all of this bag is already here\n"), imported->name);
      return;
    }
  g_print (_("%s: bag with manifest %s: %s\n"), imported->name, imported->digest, imported->grade);
  print_count (ngettext ("  %lu file besides records kept as received\n", "  %lu files besides records kept as received\n",
                         imported->n_kept), imported->n_kept);
  print_count (ngettext ("  %lu file already here\n", "  %lu files already here\n", imported->n_here), imported->n_here);
  print_count (ngettext ("  %lu file not kept: its bytes were erased from this register\n",
                         "  %lu files not kept: their bytes were erased from this register\n", imported->n_erased),
               imported->n_erased);
}

static void
print_imported (const DrImported *imported)
{
  if (imported->is_bag)
    print_bag (imported);
  else if (imported->is_draft)
    g_print (_("%s: draft %s, version %u\n"), imported->name, imported->reference, imported->version);
  else if (imported->n_erased > 0)
    g_print (_("%s: not kept: its bytes were erased from this register\n"), imported->name);
  else if (imported->is_here)
    g_print (_("%s: record of %s, version %u, already here\n"), imported->name,
             imported->reference != NULL ? imported->reference : "?", imported->version);
  else if (imported->reference == NULL)
    g_print (_("%s: a record that its schema does not accept, kept as received: %s\n"), imported->name, imported->grade);
  else
    g_print (_("%s: record of %s, version %u, kept as received: %s\n"), imported->name, imported->reference,
             imported->version, imported->grade);
}

/**
 * dr_cmd_import:
 * @argc: number of words, the command's name first
 * @argv: the words
 *
 * import FILE...: drafts, records and bags into the register.
 *
 * Returns: found where a record could not be verified
 */
DrExit
dr_cmd_import (int    argc,
               char **argv)
{
  g_autofree char *as = NULL;
  g_auto (GStrv) anchors = NULL;
  const GOptionEntry entries[] = {
    { "as", 0, 0, G_OPTION_ARG_STRING, &as, N_("Who does it (the person with your login)"), N_("PERSON") },
    { "anchor", 0, 0, G_OPTION_ARG_STRING_ARRAY, &anchors,
      N_("A head or digest noted outside, perhaps as REFERENCE:HEAD"), N_("HEAD") },
    { NULL },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (DrRegister) self = NULL;
  g_autofree char *person = NULL;
  g_autoptr (GPtrArray) imported = NULL;
  DrExit result = DR_EXIT_DONE;
  guint n_others = 0;

  if (!dr_cli_parse (&argc, &argv, entries, _("FILE|BAG..."),
                     _("Drafts become drafts of the register; records from elsewhere, and bags (folders or .zip) with all that is in them, "
                       "are kept as received, with their grade. All that is given is imported, or nothing."),
                     _("Examples:\n  due-regard-cli import --as m.evans draft.xml\n"
                       "  due-regard-cli import --as e.hughes neighbours.zip --anchor HEAD"), &error))
    return dr_cli_fail (error);
  if (argc < 2)
    {
      g_set_error_literal (&error, DR_CLI_ERROR, DR_CLI_ERROR_USAGE, _("import: no file given, expected one or more (try --help)"));
      return dr_cli_fail (error);
    }

  for (guint i = 0; anchors != NULL && anchors[i] != NULL; i++)
    if (!dr_verify_parse_anchor (anchors[i], &error))
      return dr_cli_fail (error);

  self = dr_cli_open_register (DR_STORE_OPEN_DEFAULT, &error);
  person = self != NULL ? dr_cli_person (self, as, &error) : NULL;
  if (person == NULL)
    return dr_cli_refuse (error);

  imported = dr_register_import (self, person, (const char * const *) argv + 1, (const char * const *) anchors,
                                 dr_cli_progress, NULL, dr_cli_interrupt (), &error);
  if (imported == NULL)
    return dr_cli_refuse (error);
  for (guint i = 0; i < imported->len; i++)
    {
      print_imported (imported->pdata[i]);
      n_others += !((DrImported *) imported->pdata[i])->is_bag;
      if (g_strcmp0 (((DrImported *) imported->pdata[i])->grade, "failed") == 0)
        result = DR_EXIT_FOUND;
    }
  if (n_others == 0)
    g_print ("%s\n", _("There is no record in it."));

  return result;
}
