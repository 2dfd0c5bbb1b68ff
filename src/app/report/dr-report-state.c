#include "dr-report-state.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-report-languages.h"

#define RETURN "maintaining-access"

static const struct { const char *label; const char *help; } kinds[DR_N_PUBLISH_KINDS] = {
  [DR_PUBLISH_ASSESSMENT] = { N_("Full report"), N_("All that was said, found, answered and signed, with every figure") },
  [DR_PUBLISH_PUBLIC] = { N_("Public version"),
                          N_("For anybody to read: names other than the approver’s, counts of 1 to 9 and private passages are left out") },
  [DR_PUBLISH_RETURN] = { N_("Full report"),
                          N_("A page for members, then what the return says, service by service and group by group") },
  [DR_PUBLISH_RETURN_PUBLIC] = { N_("Public version"),
                                 N_("For anybody to read: names, counts of 1 to 9 and private passages are left out") },
};

static const struct { const char *label; const char *help; } formats[DR_N_PUBLISH_FORMATS] = {
  [DR_PUBLISH_PDF] = { N_("PDF"), N_("A4 pages, for paper and screen readers") },
  [DR_PUBLISH_PAGE] = { N_("Web page"), N_("One file that opens in any browser") },
  [DR_PUBLISH_OFFICE] = { N_("Word processor"), N_("For committee papers: open it in LibreOffice Writer or Word") },
};

/* What a return is called in the name of a file: its period; or as the file that it is in. */
static char *
name_return (const DrReportChoice *choice)
{
  static const char * const endings[] = { ".xml", ".return" };
  g_autofree char *base = NULL;

  if (choice->file == NULL)
    return g_strdup_printf (RETURN "-%s", choice->reference);
  base = g_path_get_basename (choice->file);
  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (base, endings[i]))
      base[strlen (base) - strlen (endings[i])] = '\0';

  return g_str_has_prefix (base, RETURN) ? g_steal_pointer (&base) : g_strdup_printf (RETURN "-%s", base);
}

/* A file name is kept to letters that every system has. */
static char *
name_file (const DrReportChoice *choice)
{
  const char *kind = dr_publish_kind_is_public (choice->kind) ? "-public" : "";
  g_autofree char *language = dr_report_same_language (choice->language, choice->program_language)
                                ? g_strdup ("") : g_strdup_printf ("-%s", choice->language);
  g_autofree char *of_return = dr_publish_kind_is_of_return (choice->kind) ? name_return (choice) : NULL;
  g_autofree char *name = of_return != NULL
                            ? g_strdup_printf ("%s%s%s%s", of_return, kind, language, dr_publish_format_suffix (choice->format))
                            : g_strdup_printf ("%s-v%u%s%s%s%s", choice->reference, choice->version, choice->is_draft ? "-draft" : "",
                                           kind, language, dr_publish_format_suffix (choice->format));

  return g_strcanon (g_steal_pointer (&name), G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-.", '-');
}

/**
 * dr_report_state_new:
 * @choice: what was chosen
 *
 * Returns: (transfer full): what the window shows of it
 */
DrReportState *
dr_report_state_new (const DrReportChoice *choice)
{
  DrReportState *self = g_new0 (DrReportState, 1);

  if (choice->file != NULL)
    {
      g_autofree char *name = g_filename_display_basename (choice->file);

      self->about = g_strdup_printf (_("Maintaining access, %s"), name);
    }
  else if (dr_publish_kind_is_of_return (choice->kind))
    {
      /* A year, "2026-27": with the dash that the place has between the two. */
      g_autoptr (GString) period = g_string_new (choice->reference);

      g_string_replace (period, "-", "–", 0);
      self->about = g_strdup_printf (_("Maintaining access, %s"), period->str);
    }
  else
    self->about = choice->is_draft ? g_strdup_printf (_("%s, version %u, as the draft stands now"), choice->reference, choice->version)
                                 : g_strdup_printf (_("%s, version %u"), choice->reference, choice->version);
  for (guint i = 0; i < DR_N_PUBLISH_KINDS; i++)
    self->kinds[i] = (DrReportOption) { _(kinds[i].label), _(kinds[i].help) };
  for (guint i = 0; i < DR_N_PUBLISH_FORMATS; i++)
    self->formats[i] = (DrReportOption) { _(formats[i].label), _(formats[i].help) };
  self->file_name = name_file (choice);

  return self;
}

/**
 * dr_report_state_free:
 * @self: (transfer full) (nullable): what a window shows
 */
void
dr_report_state_free (DrReportState *self)
{
  if (self == NULL)
    return;

  g_free (self->about);
  g_free (self->file_name);
  g_free (self);
}

/**
 * dr_report_saved_words:
 * @format: of the file
 * @name: of the file, for people
 *
 * Returns: (transfer full): that it is there, and what opens it where that is not what the desktop would take
 */
char *
dr_report_saved_words (DrPublishFormat  format,
                       const char      *name)
{
  if (format == DR_PUBLISH_OFFICE)
    return g_strdup_printf (_("%s saved. Open it from LibreOffice Writer or Word"), name);

  return g_strdup_printf (_("%s saved"), name);
}

/**
 * dr_report_refusal:
 * @at_work: another report is being made
 * @is_local: where it is to go is a folder that this computer reaches as one
 *
 * Returns: (nullable): why no report is made now and what to do, translated; %NULL: one is
 */
const char *
dr_report_refusal (gboolean at_work,
                   gboolean is_local)
{
  if (at_work)
    return _("A report is being made already. Wait until it is done, or stop it with Cancel.");

  return is_local ? NULL : _("The report cannot be saved there: expected a folder on this computer. Choose another one.");
}
