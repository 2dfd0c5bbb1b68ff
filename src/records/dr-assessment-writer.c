#include "dr-assessment-writer.h"

#include "dr-assessment-write-parts.h"
#include "dr-context-writer.h"

static void
write_heading (const DrPartWrite *self,
               DrAssessmentForm   form)
{
  const DrAssessment *assessment = self->assessment;

  dr_write_string (self->xml, "author", assessment->author);
  if (form == DR_ASSESSMENT_DRAFT)
    dr_write_string (self->xml, "evidence", assessment->evidence_href);
  dr_write_date (self->xml, "first-draft", assessment->first_draft);
  if (form == DR_ASSESSMENT_DRAFT)
    dr_write_string (self->xml, "format", "1.0");
  dr_write_string (self->xml, "kind", assessment->access_review ? "access-review" : "change");
  dr_write_word (self->xml, "nation", DR_VOCABULARY_NATION, assessment->nation);
  dr_write_string (self->xml, "reference", assessment->reference);
  dr_part_put_service (self, assessment->service);
  dr_write_string (self->xml, "title", assessment->title);
  dr_write_count (self->xml, "version", assessment->version);
}

static void
write_change (const DrPartWrite *self)
{
  const DrAssessment *assessment = self->assessment;

  /* Whatever it is that makes the element worth writing. */
  if (!dr_date_is_set (assessment->effective) && !dr_date_is_set (assessment->decision_date)
      && *assessment->decision_body == '\0' && !assessment->delegated && assessment->forward_plan == NULL
      && !dr_date_is_set (assessment->key_decision) && assessment->report == NULL && *assessment->what == '\0'
      && *assessment->why == '\0')
    return;

  dr_xml_writer_start (self->xml, "change");
  dr_write_string (self->xml, "decision-body", assessment->decision_body);
  dr_write_date (self->xml, "decision-date", assessment->decision_date);
  if (assessment->delegated)
    dr_write_flag (self->xml, "delegated", TRUE);
  dr_write_date (self->xml, "effective", assessment->effective);
  dr_write_string (self->xml, "forward-plan", assessment->forward_plan);
  dr_write_date (self->xml, "key-decision", assessment->key_decision);
  dr_write_string (self->xml, "report", assessment->report);
  dr_write_text_element (self->xml, "what", assessment->what);
  dr_write_text_element (self->xml, "why", assessment->why);
  dr_xml_writer_end (self->xml);
}

static void
write_screening (const DrPartWrite *self)
{
  const DrAssessment *assessment = self->assessment;

  if (assessment->screening == DR_SCREENING_UNDECIDED && *assessment->screening_reason == '\0')
    return;

  dr_xml_writer_start (self->xml, "screening");
  dr_write_word (self->xml, "decision", DR_VOCABULARY_SCREENING, assessment->screening);
  dr_xml_writer_text (self->xml, assessment->screening_reason);
  dr_xml_writer_end (self->xml);
}

/* Starts the list with the first answer that is written, so that an empty one is not. */
static void
write_answers (const DrPartWrite *self,
               DrQuestionApplies  applies,
               gpointer           data)
{
  gboolean started = FALSE;

  for (guint i = 0; i < self->assessment->n_answers; i++)
    {
      const DrAnswer *answer = &self->assessment->answers[i];

      if (applies != NULL && !applies (answer->question, data))
        continue;
      if (!started)
        dr_xml_writer_start (self->xml, "answers");
      started = TRUE;
      dr_xml_writer_start (self->xml, "answer");
      dr_write_string (self->xml, "question", answer->question);
      dr_xml_writer_text (self->xml, answer->text);
      dr_xml_writer_end (self->xml);
    }
  if (started)
    dr_xml_writer_end (self->xml);
}

static void
write_outcome (const DrPartWrite *self)
{
  const DrAssessment *assessment = self->assessment;

  if (assessment->outcome == DR_OUTCOME_NONE)
    return;

  dr_xml_writer_start (self->xml, "outcome");
  dr_write_word (self->xml, "kind", DR_VOCABULARY_OUTCOME, assessment->outcome);
  dr_write_text_element (self->xml, "reasons", assessment->outcome_reasons);
  dr_write_text_element (self->xml, "legitimate-aim", assessment->legitimate_aim);
  dr_write_text_element (self->xml, "proportionate", assessment->proportionate);
  dr_write_text_element (self->xml, "less-harmful", assessment->less_harmful);
  dr_xml_writer_end (self->xml);
}

static void
write_decision (const DrPartWrite *self)
{
  const DrDecision *decision = &self->assessment->decision;

  if (dr_date_is_set (decision->date))
    {
      dr_xml_writer_start (self->xml, "decision");
      dr_write_flag (self->xml, "before-decider", decision->before_decider);
      dr_write_date (self->xml, "date", decision->date);
      dr_write_string (self->xml, "decider", decision->decider);
      dr_part_put_option (self, decision->option);
      dr_write_string (self->xml, "reference", decision->reference);
      dr_xml_writer_end (self->xml);
    }

  if (dr_date_is_set (self->assessment->published))
    {
      dr_xml_writer_start (self->xml, "publication");
      dr_write_date (self->xml, "date", self->assessment->published);
      dr_xml_writer_end (self->xml);
    }
}

/* All but the end tag, which a draft's context comes before. */
static void
write_body (const DrPartWrite *self,
            DrAssessmentForm   form,
            DrQuestionApplies  applies,
            gpointer           data)
{
  dr_xml_writer_start (self->xml, "assessment");
  write_heading (self, form);
  write_change (self);
  write_screening (self);
  dr_part_write_points (self);
  dr_part_write_options (self);
  write_answers (self, applies, data);
  dr_part_write_impacts (self);
  dr_part_write_consultations (self);
  dr_part_write_actions (self);
  write_outcome (self);
  write_decision (self);
  dr_part_write_measures (self);
}

/**
 * dr_assessment_write:
 * @writer: a writer with nothing written (a draft), or where an `assessment` element may stand
 * @self: an assessment
 * @evidence: the evidence base that it was read against; for a record's, the reduced one that the record holds may have
 *   other indices, so this is the one that @self refers to
 * @form: what to write
 * @applies: (nullable) (scope call): whether a question applies; %NULL: every answer is written
 * @data: (nullable): for @applies
 *
 * Writes the assessment without any context.
 */
void
dr_assessment_write (DrXmlWriter        *writer,
                     const DrAssessment *self,
                     const DrEvidence   *evidence,
                     DrAssessmentForm    form,
                     DrQuestionApplies   applies,
                     gpointer            data)
{
  const DrPartWrite part = { writer, self, evidence };

  write_body (&part, form, applies, data);
  dr_xml_writer_end (writer);
}

/**
 * dr_assessment_write_draft:
 * @writer: a writer with nothing written
 * @self: an assessment
 * @evidence: the evidence base that it was read against
 * @context: (nullable): the context that the draft gives; one that says nothing is left out
 *
 * Writes a whole draft file. Every answer is kept, whether its question applies or not.
 */
void
dr_assessment_write_draft (DrXmlWriter        *writer,
                           const DrAssessment *self,
                           const DrEvidence   *evidence,
                           const DrContext    *context)
{
  const DrPartWrite part = { writer, self, evidence };

  write_body (&part, DR_ASSESSMENT_DRAFT, NULL, NULL);
  if (context != NULL
      && (dr_date_is_set (context->as_of) || context->n_steps > 0 || context->n_live > 0 || context->n_limitations > 0))
    dr_context_write (writer, context);
  dr_xml_writer_end (writer);
}
