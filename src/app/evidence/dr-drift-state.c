#include "dr-drift-state.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-act-names.h"
#include "dr-group-words.h"
#include "dr-register-jobs.h"

/* Lines of a letter: mail programs cut long ones off. */
#define MOST_LINES 15

static void
free_item (gpointer data)
{
  DrDriftItem *item = data;

  g_free (item->title);
  g_free (item->detail);
  g_free (item->owner);
  g_ptr_array_unref (item->lines);
  g_free (item->subject);
  g_free (item->letter);
  g_free (item);
}

/**
 * dr_drift_state_free:
 * @self: (transfer full) (nullable): a state
 */
void
dr_drift_state_free (DrDriftState *self)
{
  if (self == NULL)
    return;

  g_free (self->summary);
  g_ptr_array_unref (self->items);
  g_free (self);
}

static const char *
rule_title (const DrRulebook *rulebook,
            const char       *id)
{
  for (guint i = 0; i < rulebook->n_rules; i++)
    if (strcmp (rulebook->rules[i].id, id) == 0)
      return rulebook->rules[i].title;

  return "";
}

/* (transfer full) (nullable): the name of what "group:disabled" stands for. */
static char *
name_part (const DrEvidence *evidence,
           const char       *part)
{
  const char *id = strchr (part, ':');
  int index;

  if (id == NULL)
    return NULL;
  id++;
  if (g_str_has_prefix (part, "group:") && (index = dr_evidence_find_group (evidence, id)) != DR_NO_INDEX)
    return g_strdup (evidence->groups[index].name);
  if (g_str_has_prefix (part, "source:") && (index = dr_evidence_find_source (evidence, id)) != DR_NO_INDEX)
    return g_strdup (evidence->sources[index].title);
  if (g_str_has_prefix (part, "channel:") && (index = dr_evidence_find_channel (evidence, id)) != DR_NO_INDEX)
    return g_strdup (evidence->channels[index].name);
  if (g_str_has_prefix (part, "service:") && (index = dr_evidence_find_service (evidence, id)) != DR_NO_INDEX)
    return g_strdup (evidence->services[index].name);

  return NULL;
}

/* "group:disabled/need:bsl": each part by its name, as far as the evidence base has one. */
static char *
name_subject (const DrEvidence *evidence,
              const char       *subject)
{
  g_auto (GStrv) parts = g_strsplit (subject, "/", -1);

  if (strcmp (subject, "assessment") == 0)
    return g_strdup (_("the assessment as a whole"));
  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *name = name_part (evidence, parts[i]);

      if (name != NULL)
        {
          g_free (parts[i]);
          parts[i] = name;
        }
    }

  return g_strjoinv (", ", parts);
}

/* What a rule says, as the end of "Before: ". */
static const char *
name_result (const DrDriftResult *result)
{
  static const char * const findings[] = {
    [DR_SEVERITY_ADVISE] = N_("a finding that advises"),
    [DR_SEVERITY_OVERDUE] = N_("a finding that is overdue"),
    [DR_SEVERITY_JUSTIFY] = N_("a finding to justify"),
    [DR_SEVERITY_ESCALATE] = N_("a finding to escalate"),
    [DR_SEVERITY_MUST] = N_("a finding that must be put right"),
  };

  if (!result->there)
    return _("not tested");
  switch (result->kind)
    {
    case DR_RESULT_FAIL:
      return _(findings[result->severity]);
    case DR_RESULT_UNKNOWN:
      return _("not known from the evidence");
    case DR_RESULT_NOT_APPLICABLE:
      return _("does not apply");
    case DR_RESULT_PASS:
    default:
      return _("no finding");
    }
}

/* Two findings that weigh the same are told apart by the case that each is. */
static char *
name_case (const DrDriftResult *result,
           gboolean             has_case)
{
  if (!has_case || result->rule_case[0] == '\0')
    return g_strdup (name_result (result));

  /* Translators: a result of a rule. %1$s is as "a finding to justify", %2$s the case of the rule, as "excluded" */
  return g_strdup_printf (_("%1$s (%2$s)"), name_result (result), result->rule_case);
}

static char *
describe_difference (const DrDriftFound      *found,
                     const DrDriftDifference *difference)
{
  gboolean has_case = strcmp (name_result (&difference->from), name_result (&difference->to)) == 0;
  g_autofree char *subject = name_subject (found->evidence, difference->subject);
  g_autofree char *from = name_case (&difference->from, has_case);
  g_autofree char *to = name_case (&difference->to, has_case);

  /* Translators: a result that changed. %1$s is the number of a rule, %2$s its title, %3$s whom or what it speaks of, %4$s
   * what the result was, as "no finding", %5$s what it is now */
  return g_strdup_printf (_("%1$s %2$s, %3$s. Before: %4$s. Now: %5$s."), difference->rule,
                          rule_title (found->rulebook, difference->rule), subject, from, to);
}

static char *
write_letter (const DrDriftFound *found,
              const DrDriftItem  *item,
              const char         *title,
              const char         *writer)
{
  GString *text = g_string_new (NULL);
  guint n = item->lines->len;

  if (item->owner[0] != '\0')
    g_string_append_printf (text, _("Dear %s,"), item->owner);
  else
    g_string_append (text, _("Hello,"));
  g_string_append (text, "\n\n");
  /* Translators: %1$u is the number of an edition, %2$s the title of an assessment, %3$s its reference, %4$u its version */
  g_string_append_printf (text, _("edition %1$u of the evidence base is in force. With it, results of your assessment “%2$s” "
                                  "(%3$s, version %4$u) no longer hold:"),
                          found->edition, title, item->reference, item->version);
  g_string_append (text, "\n\n");
  for (guint i = 0; i < n && i < MOST_LINES; i++)
    g_string_append_printf (text, "- %s\n", (const char *) item->lines->pdata[i]);
  if (n > MOST_LINES)
    g_string_append_printf (text, ngettext ("- and %u more\n", "- and %u more\n", n - MOST_LINES), n - MOST_LINES);
  g_string_append_c (text, '\n');
  g_string_append (text, _("What was sealed stays as it is. Please open it, look at these results, and begin a new version where "
                           "they change what you would say."));
  g_string_append_printf (text, "\n\n%s\n", writer);

  return g_string_free (text, FALSE);
}

static DrDriftItem *
new_item (const DrDriftFound *found,
          guint               index,
          DrDriftName         name,
          gpointer            data,
          const char         *writer)
{
  const DrDrift *drift = &found->recheck->items[index];
  const DrDriftRow *row = found->rows->pdata[index];
  const char *title = row != NULL ? row->title : "";
  DrDriftItem *item = g_new0 (DrDriftItem, 1);
  g_autofree char *stage = NULL;

  item->reference = drift->reference;
  item->version = drift->version;
  item->owner = g_strdup (drift->owner[0] != '\0' ? name (drift->owner, data) : "");
  item->title = g_strdup_printf (_("%1$s, version %2$u: %3$s"), drift->reference, drift->version, title);
  stage = dr_capitalized (row != NULL ? dr_stage_name (row->stage) : "");
  item->detail = g_strdup_printf ("%s · %s · %s", row != NULL ? row->service : "", stage,
                                  item->owner[0] != '\0' ? item->owner : _("nobody is named as its owner"));
  item->lines = g_ptr_array_new_with_free_func (g_free);
  if (drift->problem != NULL)
    g_ptr_array_add (item->lines, g_strdup_printf (_("It cannot be checked with the latest evidence: %s"), drift->problem));
  for (guint i = 0; i < drift->n_differences; i++)
    g_ptr_array_add (item->lines, describe_difference (found, &drift->differences[i]));
  item->subject = g_strdup_printf (_("%s: the evidence behind it has moved"), drift->reference);
  item->letter = write_letter (found, item, title, writer);

  return item;
}

/**
 * dr_drift_state_new:
 * @found: what no longer holds; has to stay as long as the state
 * @name: what people are called
 * @data: for @name
 * @writer: (nullable): name of who would write to the owners
 *
 * Pure.
 *
 * Returns: (transfer full): it in words
 */
DrDriftState *
dr_drift_state_new (const DrDriftFound *found,
                    DrDriftName         name,
                    gpointer            data,
                    const char         *writer)
{
  DrDriftState *self = g_new0 (DrDriftState, 1);

  self->summary = dr_recheck_summary (found->recheck);
  self->items = g_ptr_array_new_with_free_func (free_item);
  for (guint i = 0; i < found->recheck->n_items; i++)
    g_ptr_array_add (self->items, new_item (found, i, name, data, writer != NULL ? writer : ""));

  return self;
}

/**
 * dr_drift_mail:
 * @item: a version whose results no longer hold
 *
 * Returns: (transfer full): a link that opens a mail program with the letter; the register knows no addresses
 */
char *
dr_drift_mail (const DrDriftItem *item)
{
  g_autoptr (GString) lines = g_string_new (NULL);
  g_autofree char *subject = g_uri_escape_string (item->subject, NULL, TRUE);
  g_autofree char *body = NULL;

  for (const char *at = item->letter; *at != '\0'; at++)
    if (*at == '\n')
      g_string_append (lines, "\r\n");
    else
      g_string_append_c (lines, *at);
  body = g_uri_escape_string (lines->str, NULL, FALSE);

  return g_strdup_printf ("mailto:?subject=%s&body=%s", subject, body);
}
