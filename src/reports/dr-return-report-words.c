/* How the maintaining-access report names things. */
#include "dr-return-report-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-effect-cells.h"
#include "dr-names.h"

const DrReturnColumn dr_return_report_columns[DR_N_RETURN_QUANTITIES] = {
  { N_("Newly excluded"), DR_RETURN_NEWLY_EXCLUDED, "newly-excluded" },
  { N_("Newly excluded, with mitigations"), DR_RETURN_NEWLY_EXCLUDED_MITIGATED, "newly-excluded-mitigated" },
  { N_("At risk"), DR_RETURN_AT_RISK, "at-risk" },
  { N_("At risk, with mitigations"), DR_RETURN_AT_RISK_MITIGATED, "at-risk-mitigated" },
  { N_("Displaced"), DR_RETURN_DISPLACED, "displaced" },
};

DrWords
dr_return_report_number (const DrReturnPages *self,
                         double               number)
{
  return dr_words_value (self->out, dr_value_number (self->out, number));
}

/* "+3", "−3" or "no change". */
DrWords
dr_return_report_change (const DrReturnPages *self,
                         double               change)
{
  DrValue value = dr_value_number (self->out, change);
  g_autofree char *size = dr_format_count (ABS (change));
  g_autofree char *text = g_strconcat (change > 0.0 ? "+" : "\xe2\x88\x92", size, NULL);

  return dr_words_value (self->out, dr_value_shown_as (self->out, value, change == 0.0 ? _("no change") : text));
}

/* "0–292", and below it in how many assessments it is not known. Where nobody is known of, a 0 would be read as nobody: there
 * it says only that it is not known. The number goes along: sums are of it. @group: (nullable): none counts as nobody. */
DrWords
dr_return_report_people (const DrReturnPages *self,
                         const DrStatedGroup *group,
                         DrReturnQuantity     quantity,
                         const char          *key)
{
  static const DrStatedPeople nobody = { 0, 0, 0 };
  const DrStatedPeople *people = group != NULL ? &group->people[quantity] : &nobody;
  g_autofree char *range = dr_effect_short_people (people->lo, people->hi);
  DrValue value = dr_value_people (self->out, (DrPeople) { TRUE, people->lo, people->hi }, DR_UNKNOWN, key);
  /* Translators: a number of assessments */
  g_autofree char *unknown = g_strdup_printf (_("not known in %u"), people->unknown);
  DrWords parts[2] = { dr_words_value (self->out, dr_value_shown_as (self->out, value, range)) };

  if (people->unknown == 0)
    return parts[0];
  if (people->hi == 0)
    return dr_words_value (self->out, dr_value_shown_as (self->out, value, people->unknown == group->assessments ? _("not known")
                                                                                                                  : unknown));

  parts[1] = dr_report_missing (&self->words, unknown);

  return dr_words_joined (self->out, parts, 2, "\n");
}

/* @unit: "all", "service:leisure", "before"; @group: its id; @word: what is counted of it. What is said of one group in one
 * unit is a family of numbers. */
char *
dr_return_report_key (const char *unit,
                      const char *group,
                      const char *word)
{
  g_autofree char *family = g_strdup_printf ("group:%s@%s", group, unit);

  return g_strconcat (g_strdelimit (family, "/", '|'), "/", word, NULL);
}

DrWords
dr_return_report_digest (const DrReturnPages *self,
                         const char          *digest)
{
  if (digest == NULL)
    return dr_words_none ();

  return dr_words_styled (self->out, dr_words_value (self->out, dr_value_digest (self->out, digest)), DR_RUN_CODE);
}

/* What the assessment is called, and its reference below; the reference alone of a draft. */
DrWords
dr_return_report_assessment (const DrReturnPages *self,
                             const char          *reference)
{
  const DrStatedRecord *record = dr_stated_return_record (self->now, reference);
  const DrWords parts[2] = {
    record != NULL ? dr_report_said (&self->words, record->title, "@title") : dr_words_none (),
    dr_words_styled (self->out, dr_report_words (&self->words, reference), DR_RUN_MUTED),
  };

  return dr_words_joined (self->out, parts, 2, "\n");
}

DrWords
dr_return_report_owner (const DrReturnPages *self,
                        const char          *person)
{
  for (guint i = 0; i < self->input->n_people; i++)
    if (g_strcmp0 (self->input->people[i].id, person) == 0)
      return dr_words_value (self->out, dr_value_person (self->out, self->input->people[i].name, person));
  if (person == NULL)
    return dr_report_missing (&self->words, _("Nobody: the owner is not said"));

  return dr_words_value (self->out, dr_value_person (self->out, NULL, person));
}

/* What people know it as. */
const char *
dr_return_report_service (const DrReturnPages *self,
                          const char          *id)
{
  const DrStatedService *service = id != NULL ? dr_stated_return_service (self->now, id) : NULL;

  if (service != NULL)
    return service->name;

  return id != NULL ? id : _("service not said");
}

DrWords
dr_return_report_period (const DrReturnPages  *self,
                         const DrStatedReturn *stated)
{
  const DrValue days[2] = { dr_value_date (self->out, stated->period.from), dr_value_date (self->out, stated->period.to) };

  /* Translators: the first and the last day of a period */
  return dr_words_format (self->out, _("%1$s to %2$s"), days, 2);
}

void
dr_return_report_cell (const DrReturnPages *self,
                       DrWords              words)
{
  dr_document_add_cell (self->out, words);
}

/* A table of rows; one of none is not added. */
void
dr_return_report_end_table (const DrReturnPages *self)
{
  const DrDocumentTable *table = dr_document_end_table (self->out);

  if (table->n_rows > table->n_head_rows)
    dr_document_add_table (self->out, table);
}

guint
dr_return_report_changes (const DrStatedTally *tally,
                          DrReturnChange       change)
{
  guint n = 0;

  for (guint i = 0; i < tally->n_channels; i++)
    n += tally->channels[i].changes[change];

  return n;
}

guint
dr_return_report_actions (const DrStatedTally *tally,
                          gboolean             overdue)
{
  guint n = 0;

  for (guint i = 0; i < DR_N_ACTION_KINDS; i++)
    n += overdue ? tally->actions[i].overdue : tally->actions[i].open;

  return n;
}

/* The group that most assessments affect negatively; NULL: none is. @n_worst: how many groups that is true of. */
const DrStatedGroup *
dr_return_report_worst (const DrStatedTally *tally,
                        guint               *n_worst)
{
  const DrStatedGroup *worst = NULL;

  *n_worst = 0;
  for (guint i = 0; i < tally->n_groups; i++)
    {
      const DrStatedGroup *group = &tally->groups[i];

      if (group->negative == 0 || (worst != NULL && group->negative < worst->negative))
        continue;
      *n_worst = worst != NULL && group->negative == worst->negative ? *n_worst + 1 : 1;
      if (worst == NULL || group->negative > worst->negative)
        worst = group;
    }

  return worst;
}
