#include "dr-verification-report.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-digits.h"
#include "dr-text.h"
#include "dr-xml-difference.h"

/* Of one check in a terminal; JSON has more. */
#define LINES_SHOWN 20
#define DIFFERENCES_SHOWN 50

#define DETAIL_INDENT "                "

static const char *
status_name (DrVerifyStatus status)
{
  static const char * const names[] = { N_("passed"), N_("failed"), N_("not tested") };

  return _(names[status]);
}

static const char *
grade_name (DrGrade grade)
{
  static const char * const names[] = { N_("not consistent"), N_("consistent"), N_("anchored"), N_("signed") };

  return _(names[grade]);
}

static void
add_lines (GString              *out,
           const DrVerifyResult *result,
           gboolean              problems)
{
  guint64 n = problems ? result->n_problems : result->n_notes;
  guint64 shown = 0;

  for (guint i = 0; i < result->lines->len && shown < LINES_SHOWN; i++)
    {
      const DrVerifyLine *line = result->lines->pdata[i];
      g_autofree char *words = NULL;

      if (line->is_problem != problems)
        continue;
      words = line->where != NULL ? g_strdup_printf ("%s: %s", line->where, dr_verify_line_text (line))
                                  : g_strdup (dr_verify_line_text (line));
      dr_text_paragraph (out, "              - ", DETAIL_INDENT, words);
      shown++;
    }
  if (n > shown)
    g_string_append_printf (out, _("%sand %s more\n"), DETAIL_INDENT, DR_DIGITS (n - shown));
}

static void
add_differences (GString              *out,
                 const DrVerification *self)
{
  guint shown = 0;

  for (guint i = 0; i < self->differences->len; i++)
    {
      const DrVerifyDifferences *each = self->differences->pdata[i];

      g_string_append_printf (out, _("  What %s states, and what it is computed again:\n"), each->where);
      for (guint k = 0; k < each->differences->len && shown < DIFFERENCES_SHOWN; k++, shown++)
        {
          const DrXmlDifference *difference = each->differences->pdata[k];
          g_autofree char *words = g_strdup_printf (_("line %u, %s: stated %s, computed again %s"), difference->line, difference->place,
                                                    difference->before != NULL ? difference->before : _("nothing"),
                                                    difference->after != NULL ? difference->after : _("nothing"));

          dr_text_paragraph (out, "  - ", "    ", words);
        }
      if (shown == DIFFERENCES_SHOWN)
        {
          g_string_append (out, _("    and more\n"));
          return;
        }
    }
}

static void
add_subject (GString              *out,
             const DrVerification *self)
{
  if (self->kind == DR_VERIFY_BAG)
    {
      g_string_append_printf (out, _("  %s sealed records, %s entries of the trail, %s attachments, %s records from elsewhere\n"),
                              DR_DIGITS (self->n_records), DR_DIGITS (self->n_entries), DR_DIGITS (self->n_attachments),
                              DR_DIGITS (self->n_received));
      if (self->n_received_files > 0)
        g_string_append_printf (out, _("  %s other files from elsewhere\n"), DR_DIGITS (self->n_received_files));
      if (self->store_head != NULL)
        g_string_append_printf (out, _("  Head of the store %s\n"), self->store_head);
      return;
    }
  if (self->reference != NULL)
    g_string_append_printf (out, _("  %s version %u\n"), self->reference, self->version);
  if (self->digest != NULL)
    g_string_append_printf (out, _("  SHA-256 %s\n"), self->digest);
}

static void
add_checks (GString              *out,
            const DrVerification *self)
{
  for (guint i = 0; i < DR_N_VERIFY_CHECKS; i++)
    {
      const DrVerifyResult *result = &self->results[i];
      g_autofree char *name = NULL;

      if (!result->applies)
        continue;
      g_string_append (out, "  ");
      dr_text_cell (out, status_name (result->status), 12, DR_ALIGN_LEFT);
      name = result->status == DR_VERIFY_NOT_TESTED && result->reason != NULL
        ? g_strdup_printf (_("%s: %s"), dr_verify_check_name ((DrVerifyCheck) i), result->reason)
        : g_strdup (dr_verify_check_name ((DrVerifyCheck) i));
      dr_text_paragraph (out, "", "              ", name);
      add_lines (out, result, TRUE);
      add_lines (out, result, FALSE);
    }
}

/**
 * dr_verification_print:
 * @self: what was found
 * @whole: also where everything passed: the checklist, and what cannot be shown
 *
 * Prints it for a terminal.
 */
void
dr_verification_print (const DrVerification *self,
                       gboolean              whole)
{
  g_autoptr (GString) out = g_string_new (NULL);

  g_string_append_printf (out, "%s: %s\n", self->path, grade_name (self->grade));
  add_subject (out, self);
  if (whole || self->grade == DR_GRADE_FAILED)
    {
      add_checks (out, self);
      add_differences (out, self);
    }
  if (whole)
    {
      g_string_append (out, _("  What this cannot show:\n"));
      for (guint i = 0; i < self->cannot_show->len; i++)
        dr_text_paragraph (out, "  - ", "    ", self->cannot_show->pdata[i]);
    }
  g_print ("%s", out->str);
}
