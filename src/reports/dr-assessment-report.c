#include "dr-report-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *
kind_words (const DrReport *self)
{
  return self->assessment->access_review ? _("Access review of a service") : _("Equality and diversity impact assessment");
}

/* Reference, version, service. */
static char *
subject (const DrReport *self)
{
  const DrAssessment *a = self->assessment;
  g_autofree char *version = g_strdup_printf (_("%1$s, version %2$u"), a->reference, a->version);

  if (a->service == DR_NO_INDEX)
    return g_steal_pointer (&version);

  return g_strdup_printf ("%s · %s", version, self->evidence->services[a->service].name);
}

static void
free_review (gpointer data)
{
  dr_review_state_free (data);
}

/* The chapters in their order; each begins a page but where it says so itself. */
static void (* const chapters[]) (const DrReport *) = {
  dr_report_add_change,
  dr_report_add_screening,
  dr_report_add_options,
  dr_report_add_people,
  dr_report_add_access,
  dr_report_add_impacts,
  dr_report_add_findings,
  dr_report_add_consultation,
  dr_report_add_actions,
  dr_report_add_outcome,
  dr_report_add_monitoring,
  dr_report_add_other_answers,
  dr_report_add_sign_offs,
  dr_report_add_figures,
  dr_report_add_evidence,
  dr_report_add_record,
  dr_report_add_sums,
  dr_report_add_few,
};

/* Returns: whether all are there: nobody stopped it. */
static gboolean
add_chapters (const DrReport *self)
{
  dr_report_add_summary (self);
  dr_document_add_page_break (self->out);
  for (gsize i = 0; i < G_N_ELEMENTS (chapters) && !g_cancellable_is_cancelled (self->input->cancellable); i++)
    chapters[i] (self);

  return !g_cancellable_is_cancelled (self->input->cancellable);
}

/**
 * dr_report_language:
 *
 * The catalogue of translations says which language it is in; where there is none, messages are in English.
 *
 * Returns: (transfer full): the language of the messages as it is now, BCP 47
 */
char *
dr_report_language (void)
{
  g_auto (GStrv) lines = g_strsplit (g_dgettext (GETTEXT_PACKAGE, ""), "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], "Language: ") && lines[i][strlen ("Language: ")] != '\0')
      {
        const char *language = lines[i] + strlen ("Language: ");

        return g_strdelimit (g_strndup (language, strcspn (language, ".@")), "_", '-');
      }

  return g_strdup ("en-GB");
}

/* Whoever approved it last answers for it: nobody else is named, and before that nobody at all. */
static const char *
accountable (const DrContext *context)
{
  const char *person = NULL;

  for (guint i = 0; i < context->n_steps; i++)
    if (context->steps[i].step == DR_STEP_APPROVE)
      person = context->steps[i].person;

  return person;
}

/* @shown: (nullable): how a public version shows numbers: nothing is said that would tell more of them */
static DrDocument *
make_report (const DrAssessmentReport *input,
             const DrSuppression      *shown)
{
  const DrCheck *check = input->check;
  const DrAssessment *a = check->assessment;
  g_autoptr (DrDocumentBuilder) out = dr_document_builder_new (input->language, a->title);
  g_autofree gboolean *cited = g_new0 (gboolean, check->evidence->n_sources + 1);
  DrReport self = {
    .input = input,
    .out = out,
    .check = check,
    .assessment = a,
    .evidence = check->evidence,
    .cited = cited,
    .shown = shown,
  };
  g_autofree char *about = subject (&self);
  g_autofree char *running = dr_report_running (&self);
  gboolean whole;

  self.left_out = dr_report_find_left_out (&self);
  self.findings = dr_findings_state_new_without (check, self.left_out);
  if (a->chosen != DR_NO_INDEX)
    {
      self.review = dr_review_state_new_without (check, (guint) a->chosen, 0, dr_report_hidden_groups (&self, (guint) a->chosen),
                                                 dr_report_unranked_groups (&self));
      dr_document_builder_keep (out, self.review, free_review);
    }
  dr_document_set_kind (out, kind_words (&self));
  dr_document_set_subject (out, about);
  dr_document_set_running (out, running);
  dr_document_set_publisher (out, check->evidence->council);
  dr_report_set_status (&self);
  whole = add_chapters (&self);
  dr_findings_state_free (self.findings);

  return whole ? dr_document_builder_finish (out) : NULL;
}

/**
 * dr_assessment_report_public_new:
 * @input: what the report is of
 * @tally: (out) (optional): what was left out
 *
 * The report as anybody may read it, see dr_public_document_new (). The approver stays named. It is made twice: which numbers are
 * not shown as they are is looked for in the whole of it, and what follows from these is left out of the second.
 *
 * Returns: (transfer full) (nullable): the public version; %NULL: it was stopped
 */
DrDocument *
dr_assessment_report_public_new (const DrAssessmentReport *input,
                                 DrPublicTally            *tally)
{
  g_autofree DrPublicPerson *people = g_new0 (DrPublicPerson, input->n_people + 1);
  DrPublicOptions options = { input->record_digest, accountable (input->check->context), people, input->n_people,
                              input->earlier, input->n_earlier, input->cancellable };
  g_autoptr (DrDocument) whole = dr_assessment_report_new (input);
  g_autoptr (DrSuppression) shown = NULL;
  DrDocument *told = NULL;

  if (whole != NULL)
    shown = dr_suppression_new (whole, input->earlier, input->n_earlier, input->cancellable);
  if (shown != NULL && !g_cancellable_is_cancelled (input->cancellable))
    told = make_report (input, shown);
  if (told == NULL)
    return NULL;
  options.suppression = shown;
  for (guint i = 0; i < input->n_people; i++)
    people[i] = (DrPublicPerson) { input->people[i].id, input->people[i].name };
  if (input->seal != NULL)
    people[options.n_people++] = (DrPublicPerson) { input->seal->person, input->seal->name };

  return dr_public_document_new (told, &options, tally);
}

/**
 * dr_assessment_report_new:
 * @input: what the report is of
 *
 * In the language of the messages as it is now. The same input gives the same document.
 *
 * Returns: (transfer full) (nullable): the report; %NULL: it was stopped
 */
DrDocument *
dr_assessment_report_new (const DrAssessmentReport *input)
{
  return make_report (input, NULL);
}
