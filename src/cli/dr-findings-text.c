#include "dr-check-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-message.h"
#include "dr-names.h"
#include "dr-text.h"

/* Of one case, this many subjects are told in full, this many more are named, and the others are counted. */
#define TOLD_IN_FULL 3
#define NAMED 6

static gboolean
is_same_case (const DrResult *a,
              const DrResult *b)
{
  return a->rule == b->rule && a->kind == b->kind && a->failing_case == b->failing_case;
}

/* The results of one case, or the unknown ones of one rule, from the first of them on. */
static void
add_case (GString       *out,
          const DrCheck *check,
          guint          first)
{
  const DrResult *result = &check->results[first];
  const DrRule *rule = dr_check_get_rule (check, result);
  const char *rule_case = dr_check_get_case (check, result);
  g_autofree char *head = rule_case != NULL && strcmp (rule_case, "fails") != 0 ? g_strdup_printf ("%s/%s  %s", rule->id, rule_case, _(rule->title))
                                            : g_strdup_printf ("%s  %s", rule->id, _(rule->title));
  GString *others = g_string_new (NULL);
  guint n = 0;
  guint n_others = 0;

  dr_text_paragraph (out, "  ", "    ", head);
  for (guint i = first; i < check->n_results; i++)
    {
      if (!is_same_case (&check->results[i], result))
        continue;
      if (n++ < TOLD_IN_FULL)
        {
          g_autofree char *message = dr_message_format (check, &check->results[i]);

          dr_text_paragraph (out, dr_text_is_utf8 () ? "    • " : "    * ", "      ", message);
        }
      else if (n_others++ < NAMED)
        {
          g_autofree char *subject = dr_subject_describe (check, check->results[i].subject);

          g_string_append_printf (others, "%s%s", others->len > 0 ? "; " : "", subject);
        }
    }
  if (n_others > NAMED)
    /* Translators: at the end of a list of names */
    g_string_append_printf (others, ngettext ("; and %u other", "; and %u others", n_others - NAMED), n_others - NAMED);
  if (n_others > 0)
    {
      g_autofree char *more = g_strdup_printf (ngettext ("the same for %u more: %s", "the same for %u more: %s", n_others),
                                               n_others, others->str);

      dr_text_paragraph (out, dr_text_is_utf8 () ? "    • " : "    * ", "      ", more);
    }
  g_string_free (others, TRUE);

  if (result->kind == DR_RESULT_FAIL)
    {
      g_autofree char *basis = g_strdup_printf (_("Basis: %s"), _(dr_rule_basis (rule, check->assessment->nation)));

      dr_text_paragraph (out, "      ", "      ", basis);
    }
}

/* Adds every case whose first result passes the filter. Returns how many results there were. */
static guint
add_cases (GString       *out,
           const DrCheck *check,
           DrResultKind   kind,
           DrSeverity     severity,
           const char    *title)
{
  guint n = 0;

  for (guint i = 0; i < check->n_results; i++)
    {
      const DrResult *result = &check->results[i];
      gboolean first = TRUE;

      if (result->kind != kind || (kind == DR_RESULT_FAIL && result->severity != severity))
        continue;
      if (n++ == 0)
        dr_text_heading (out, title);
      for (guint j = 0; j < i && first; j++)
        first = !is_same_case (&check->results[j], result);
      if (first)
        add_case (out, check, i);
    }

  return n;
}

/**
 * dr_findings_to_text:
 * @out: where the text goes
 * @check: a check
 *
 * Adds the findings by severity, most severe first, then what is not known, then the numbers of each.
 */
void
dr_findings_to_text (GString       *out,
                     const DrCheck *check)
{
  static const struct {
    DrSeverity  severity;
    const char *title;
  } severities[] = {
    { DR_SEVERITY_MUST, N_("Must be mended: regard is missing") },
    { DR_SEVERITY_ESCALATE, N_("Escalate: the effect is serious") },
    { DR_SEVERITY_JUSTIFY, N_("Mend it, or answer it") },
    { DR_SEVERITY_OVERDUE, N_("Overdue") },
    { DR_SEVERITY_ADVISE, N_("Advice") },
  };
  guint counts[G_N_ELEMENTS (severities)];
  guint unknown;
  guint passed = 0;
  guint not_applicable = 0;
  g_autofree char *summary = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (severities); i++)
    counts[i] = add_cases (out, check, DR_RESULT_FAIL, severities[i].severity, _(severities[i].title));
  unknown = add_cases (out, check, DR_RESULT_UNKNOWN, DR_SEVERITY_ADVISE, _("Not known from the evidence"));

  for (guint i = 0; i < check->n_results; i++)
    {
      passed += check->results[i].kind == DR_RESULT_PASS;
      not_applicable += check->results[i].kind == DR_RESULT_NOT_APPLICABLE;
    }
  summary = g_strdup_printf (_("%u must, %u escalate, %u justify, %u overdue, %u advise; %u unknown, %u pass, %u not "
                               "applicable."),
                             counts[0], counts[1], counts[2], counts[3], counts[4], unknown, passed, not_applicable);
  g_string_append_c (out, '\n');
  dr_text_paragraph (out, "", "", summary);
}
