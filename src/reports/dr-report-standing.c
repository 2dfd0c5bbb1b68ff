/* How far an assessment has come: what everybody has to know before reading on, and what stands on each page. */
#include "dr-report-private.h"

#include <glib/gi18n-lib.h>

static const DrStepTaken *
last_step (const DrReport *self)
{
  const DrContext *context = self->check->context;

  return context->n_steps > 0 ? &context->steps[context->n_steps - 1] : NULL;
}

static gboolean
is_approved (const DrReport *self)
{
  return dr_context_last_step (self->check->context, DR_STEP_APPROVE) != NULL;
}

/* With the date of the step. A sealed record stays as it is; what was returned goes on in the next version. */
static const char *
standing_format (const DrStepTaken *step,
                 gboolean           sealed)
{
  switch (step->step)
    {
    case DR_STEP_SUBMIT:
      return _("It was submitted on %s. The reviewer has not endorsed it yet, and nobody has approved it.");
    case DR_STEP_RETURN:
      return sealed ? _("It was returned to its manager on %s, to be corrected in the next version. Nobody has approved it.")
                    : _("It was returned to its manager on %s, to be corrected. It may still change, and nobody has approved it.");
    case DR_STEP_ENDORSE:
      return _("The reviewer endorsed it on %s. The approver has not approved it yet.");
    case DR_STEP_WITHDRAW:
      return _("It was withdrawn on %s. The change is given up.");
    case DR_STEP_APPROVE:
      return _("It was approved on %s.");
    case DR_STEP_DECIDE:
      return _("It was approved, and the decision was recorded on %s.");
    case DR_STEP_MONITOR:
      return _("It was approved and decided; what comes of it is measured since %s.");
    case DR_STEP_CLOSE:
    default:
      return _("It was approved and decided; monitoring ended on %s.");
    }
}

static DrWords
standing (const DrReport *self)
{
  const DrStepTaken *step = last_step (self);
  DrValue day;

  if (step == NULL)
    return dr_report_words (self, _("Nobody has signed this off."));
  day = dr_value_date (self->out, step->date);

  return dr_words_format (self->out, standing_format (step, self->input->seal != NULL), &day, 1);
}

/* A working file: what its steps say is not sealed. */
static void
set_draft (const DrReport *self)
{
  DrWords parts[2] = { standing (self), dr_words_none () };

  if (last_step (self) == NULL)
    parts[0] = dr_report_words (self, _("Nobody has signed this off, and it may still change."));
  else if (is_approved (self))
    parts[1] = dr_report_words (self, _("This report is of a working file and not of the sealed record, so it does not show that the "
                                        "two are the same."));
  dr_document_set_status (self->out, DR_NOTE_WARNING, dr_report_words (self, _("Draft")),
                          dr_words_joined (self->out, parts, 2, " "));
}

/* A record as it was sealed: whether anybody answers for it, and whether its checks are worded as they were. */
static void
set_sealed (const DrReport    *self,
            const DrStepTaken *step)
{
  gboolean withdrawn = step != NULL && step->step == DR_STEP_WITHDRAW;
  gboolean open = withdrawn || !is_approved (self);
  const DrWords parts[2] = {
    open ? standing (self) : dr_words_none (),
    self->input->other_words
      ? dr_report_words (self, _("The wording of the checks is that of another edition of the rulebook than the one that the record "
                                 "names. The figures and findings are the record’s own."))
      : dr_words_none (),
  };
  DrWords title = dr_words_none ();

  if (open)
    title = dr_report_words (self, withdrawn ? _("Withdrawn") : _("Not approved"));
  if (open || self->input->other_words)
    dr_document_set_status (self->out, open ? DR_NOTE_WARNING : DR_NOTE_INFORMATION, title,
                            dr_words_joined (self->out, parts, G_N_ELEMENTS (parts), " "));
}

void
dr_report_set_status (const DrReport *self)
{
  const DrAssessmentReport *input = self->input;
  const DrStepTaken *step = last_step (self);

  if (input->differs)
    dr_document_set_status (self->out, DR_NOTE_WARNING, dr_report_words (self, _("This record is not what it claims to be")),
                            dr_report_words (self,
                                             _("What it says was computed does not follow from what it holds, or its form is not the "
                                                     "published one. This report shows what follows. Verify the record before relying on "
                                                     "any of it.")));
  else if (input->record_digest == NULL)
    set_draft (self);
  else if (input->seal == NULL)
    {
      const DrWords parts[2] = { dr_report_words (self, _("This record was made from a draft file, and nobody has sealed it.")),
                                 standing (self) };

      dr_document_set_status (self->out, DR_NOTE_WARNING, dr_report_words (self, _("Not sealed")),
                              dr_words_joined (self->out, parts, 2, " "));
    }
  else
    set_sealed (self, step);
}

/* A page that is taken out of the report still says of which version it is, and whether anybody answers for it. */
static const char *
mark (const DrReport *self)
{
  const DrStepTaken *step = last_step (self);

  if (self->input->record_digest == NULL)
    return _("Draft");
  if (self->input->seal == NULL)
    return _("Not sealed");
  if (step != NULL && step->step == DR_STEP_WITHDRAW)
    return _("Withdrawn");

  return is_approved (self) ? NULL : _("Not approved");
}

/* Returns: (transfer full): reference, version, how it stands, title */
char *
dr_report_running (const DrReport *self)
{
  const DrAssessment *a = self->assessment;
  g_autofree char *version = g_strdup_printf (_("%1$s, version %2$u"), a->reference, a->version);

  return mark (self) != NULL ? g_strjoin (" · ", version, mark (self), a->title, NULL)
                             : g_strjoin (" · ", version, a->title, NULL);
}
