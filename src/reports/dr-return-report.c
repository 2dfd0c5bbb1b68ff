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

/**
 * dr_return_report_new:
 * @input: what the report is of
 *
 * In the language of the messages as it is now. The same input gives the same document.
 *
 * Returns: (transfer full): the report
 */
DrDocument *
dr_return_report_new (const DrReturnReport *input)
{
  g_autofree char *from = dr_format_date (input->now->period.from);
  g_autofree char *to = dr_format_date (input->now->period.to);
  g_autofree char *period = g_strdup_printf (_("%1$s to %2$s"), from, to);
  g_autofree char *title = g_strdup_printf (_("Maintaining access, %s"), period);
  g_autoptr (DrDocumentBuilder) out = dr_document_builder_new (input->language, title);
  DrReturnPages self = { .input = input, .now = input->now, .before = input->before, .out = out, .words = { .out = out } };

  dr_document_set_kind (out, _("Maintaining-access report"));
  dr_document_set_subject (out, input->now->council_id);
  dr_document_set_running (out, title);
  dr_document_set_publisher (out, input->now->council);
  set_status (&self);
  dr_return_report_add_members (&self);
  dr_return_report_add_trends (&self);
  dr_return_report_add_effects (&self);
  dr_return_report_add_services (&self);
  dr_return_report_add_groups (&self);
  dr_return_report_add_moves (&self);
  dr_return_report_add_actions (&self);
  dr_return_report_add_late (&self);
  dr_return_report_add_targets (&self);
  dr_return_report_add_predictions (&self);
  dr_return_report_add_satisfaction (&self);
  dr_return_report_add_standards (&self);
  dr_return_report_add_units (&self);
  dr_return_report_add_records (&self);

  return dr_document_builder_finish (out);
}
