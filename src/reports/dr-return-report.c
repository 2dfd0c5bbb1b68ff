#include "dr-return-report-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "dr-load.h"
#include "dr-names.h"

/**
 * dr_return_report_comparable:
 * @now: what a return says
 * @before: what another says
 * @name: of the other's file, for messages
 * @error: return location for a #DrRecordError
 *
 * Returns: whether @before can stand beside @now for trends: of the same council, of a period that ended before
 */
gboolean
dr_return_report_comparable (const DrStatedReturn  *now,
                             const DrStatedReturn  *before,
                             const char            *name,
                             GError               **error)
{
  gboolean same = now->council_id != NULL && before->council_id != NULL ? strcmp (now->council_id, before->council_id) == 0
                                                                         : strcmp (now->council, before->council) == 0;
  g_autofree char *to = dr_format_date (before->period.to);
  g_autofree char *from = dr_format_date (now->period.from);

  if (!same)
    g_set_error (error, DR_RECORD_ERROR, DR_RECORD_ERROR_INVALID, _("%s: a return of %s, expected one of %s"), name,
                 before->council, now->council);
  else if (dr_date_compare (before->period.to, now->period.from) >= 0)
    g_set_error (error, DR_RECORD_ERROR, DR_RECORD_ERROR_INVALID,
                 _("%s: a return of a period that ends on %s, expected one that ended before %s"), name, to, from);
  else
    return TRUE;

  return FALSE;
}

/* Stages are of that day; where it is not the period's last, everybody has to know. */
static void
set_status (const DrReturnPages *self)
{
  const DrValue values[2] = { dr_value_date (self->out, self->now->as_of), dr_value_date (self->out, self->now->period.to) };

  if (dr_date_is_same (self->now->as_of, self->now->period.to))
    return;
  dr_document_set_status (self->out, DR_NOTE_INFORMATION, dr_words_none (),
                          dr_date_compare (self->now->as_of, self->now->period.to) < 0
                            /* Translators: two dates */
                            ? dr_words_format (self->out, _("As things stood on %1$s: the period ends on %2$s."), values, 2)
                            : dr_words_format (self->out, _("As things stood on %1$s, after the period’s end on %2$s."), values, 2));
}

/* In their order. */
static void (* const chapters[]) (const DrReturnPages *) = {
  dr_return_report_add_members,
  dr_return_report_add_trends,
  dr_return_report_add_effects,
  dr_return_report_add_services,
  dr_return_report_add_groups,
  dr_return_report_add_moves,
  dr_return_report_add_actions,
  dr_return_report_add_late,
  dr_return_report_add_targets,
  dr_return_report_add_predictions,
  dr_return_report_add_satisfaction,
  dr_return_report_add_standards,
  dr_return_report_add_units,
  dr_return_report_add_records,
  dr_return_report_add_sums,
  dr_return_report_add_elsewhere,
};

static DrDocument *
make_report (const DrReturnReport *input,
             gboolean              open)
{
  g_autofree char *from = dr_format_date (input->now->period.from);
  g_autofree char *to = dr_format_date (input->now->period.to);
  g_autofree char *period = g_strdup_printf (_("%1$s to %2$s"), from, to);
  g_autofree char *title = g_strdup_printf (_("Maintaining access, %s"), period);
  g_autoptr (DrDocumentBuilder) out = dr_document_builder_new (input->language, title);
  DrReturnPages self = { .input = input, .now = input->now, .before = input->before, .out = out, .words = { .out = out }, .open = open };

  dr_document_set_kind (out, _("Maintaining-access report"));
  dr_document_set_running (out, title);
  dr_document_set_publisher (out, input->now->council);
  set_status (&self);
  for (gsize i = 0; i < G_N_ELEMENTS (chapters); i++)
    {
      if (g_cancellable_is_cancelled (input->cancellable))
        return NULL;
      chapters[i] (&self);
      if (i == 0)
        dr_document_add_page_break (out);   /* members get a page of their own */
    }

  return dr_document_builder_finish (out);
}

/**
 * dr_return_report_new:
 * @input: what the report is of
 *
 * In the language of the messages as it is now. The same input gives the same document.
 *
 * Returns: (transfer full) (nullable): the report; %NULL: it was stopped
 */
DrDocument *
dr_return_report_new (const DrReturnReport *input)
{
  return make_report (input, FALSE);
}

/**
 * dr_return_report_public_new:
 * @input: what the report is of
 * @tally: (out) (optional): what was left out
 *
 * The report as anybody may read it, see dr_public_document_new (). Nobody stays named: a return names nobody who answers for
 * it. Rows that would stand by numbers of people stand by numbers of assessments.
 *
 * Returns: (transfer full) (nullable): the public version; %NULL: it was stopped
 */
DrDocument *
dr_return_report_public_new (const DrReturnReport *input,
                             DrPublicTally        *tally)
{
  g_autofree DrPublicPerson *people = g_new0 (DrPublicPerson, input->n_people + 1);
  DrPublicOptions options = { .digest = input->digest, .people = people, .n_people = input->n_people,
                              .cancellable = input->cancellable, .of_return = TRUE };
  DrDocument *whole = make_report (input, TRUE);

  if (whole == NULL)
    return NULL;
  for (guint i = 0; i < input->n_people; i++)
    people[i] = (DrPublicPerson) { input->people[i].id, input->people[i].name };

  return dr_public_document_new (whole, &options, tally);
}
